// The keyring: keys come back as they were made, and another secret wraps all of them anew or none.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { environment } from '~/base/env'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { markOwnersAnew } from '~/wellness/former.server'
import { closeKeyring, keyOf, keyringState, makeKey, rewrapKeys } from '~/wellness/keyring.server'
import { ownerOf } from '~/wellness/sealed.server'
import { openThread, sealThread, threadsOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { refusalOf } from '../cast'

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

	it('is known at once when the secret is another, missing, or out of reach: then nothing is sealed', async () => {
		expect(await keyringState()).toBe('ready')
		const here = environment()
		const standing = async (over: Partial<typeof here>) => {
			const before = { ...here }
			Object.assign(here, over)
			const state = await keyringState()
			const made = await refusalOf(makeKey(newId()))
			for (const name of Object.keys(over)) Reflect.deleteProperty(here, name)
			Object.assign(here, before)
			return [state, made]
		}
		expect(await standing({ KEYRING_SECRET: fresh })).toEqual(['other-secret', 'room-shut'])
		expect(await standing({ KEYRING_SECRET: '' })).toEqual(['no-secret', 'room-shut'])
		expect(await keyringState()).toBe('ready')
		await closeKeyring()
		const lost = { KEYRING_URL: 'postgres://nobody@127.0.0.1:1/none' }
		expect(await standing(lost)).toEqual(['unreachable', 'room-shut'])
		await closeKeyring()
		expect(await keyringState()).toBe('ready')
	})

	it('refuses a second key for one thread', async () => {
		const id = newId()
		const key = await makeKey(id)
		await expect(makeKey(id)).rejects.toThrow()
		expect(await keyOf(id)).toEqual(key)
	})

	it('finds each person’s own again after the digest secret changed', async () => {
		const account = newId()
		const first = await sealThread(
			{ topic: 'work', name: '', way: 'here', account },
			{ words: 'はじめ', photos: [] },
		)
		await inTransaction((tx) => openThread(tx, Buffer.alloc(32), first))
		expect(await threadsOf(db(), ownerOf(account))).toEqual([])
		expect(await markOwnersAnew()).toBe(1)
		expect(await markOwnersAnew()).toBe(0)
		expect((await threadsOf(db(), ownerOf(account))).map(({ id }) => id)).toEqual([first.threadId])
	})

	it('is turned by the script, which says so and refuses a wrong secret', async () => {
		const id = newId()
		const key = await makeKey(id)
		await closeKeyring()
		const run = (older: string, newer: string) =>
			execFileSync(process.execPath, ['--import', 'tsx', 'scripts/reseal.ts'], {
				env: { ...process.env, OLD_KEYRING_SECRET: older, KEYRING_SECRET: newer },
				stdio: 'pipe',
			}).toString()
		expect(() => run(wrong, fresh)).toThrow('neither secret')
		expect(() => run('', fresh)).toThrow('does not open')
		expect(run(until, fresh)).toMatch(/^\d+ keys wrapped anew/)
		expect(await keyOf(id)).toBeUndefined()
		await closeKeyring()
		run(fresh, until)
		expect(await keyOf(id)).toEqual(key)
	})
})
