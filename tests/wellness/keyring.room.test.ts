// The keyring: keys come back as they were made, and another secret wraps all of them anew or none.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { newId } from '~/base/ids'
import { closeKeyring, keyOf, makeKey, rewrapKeys } from '~/wellness/keyring.server'
import { engine } from '~db/columns'

// On PostgreSQL the keys stand in a database of that engine too, as on a site of several machines.
if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

const until = process.env.KEYRING_SECRET ?? ''
const fresh = 'a fresh keyring secret for tests, of 40 letters'
const wrong = 'a wrong keyring secret for tests, of 40 letters'

describe('the keyring', () => {
	it('wraps every key with another secret and back, and may be run twice', async () => {
		const made = new Map<string, Buffer>()
		for (let n = 0; n < 3; n++) {
			const id = newId()
			made.set(id, await makeKey(id))
		}
		expect(await rewrapKeys(until, fresh)).toBe(3)
		expect(await rewrapKeys(until, fresh)).toBe(0)
		for (const id of made.keys()) expect(await keyOf(id)).toBeUndefined()
		expect(await rewrapKeys(fresh, until)).toBe(3)
		for (const [id, key] of made) expect(await keyOf(id)).toEqual(key)
	})

	it('changes nothing when a single key opens with neither secret', async () => {
		const [first, second] = [newId(), newId()]
		const key = await makeKey(first)
		await makeKey(second)
		await expect(rewrapKeys(wrong, fresh)).rejects.toThrow('neither secret')
		expect(await keyOf(first)).toEqual(key)
	})

	it('is turned by the script, which says so and refuses a wrong secret', async () => {
		const id = newId()
		const key = await makeKey(id)
		await closeKeyring()
		const run = (older: string, newer: string) =>
			execFileSync(process.execPath, ['--import', 'tsx', 'scripts/rotate-keyring.ts'], {
				env: { ...process.env, OLD_KEYRING_SECRET: older, KEYRING_SECRET: newer },
				stdio: 'pipe',
			}).toString()
		expect(() => run(wrong, fresh)).toThrow('neither secret')
		expect(run(until, fresh)).toMatch(/^\d+ keys wrapped anew/)
		expect(await keyOf(id)).toBeUndefined()
		await closeKeyring()
		run(fresh, until)
		expect(await keyOf(id)).toEqual(key)
	})
})
