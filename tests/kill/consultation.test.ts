// kill -9 while words are sent and while the keyring is resealed: nothing is lost, doubled or half turned; and a phrase stands nowhere in clear.
import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mulberry } from '../../scripts/random'
import { startSite } from './site-process'

const seed = Number(process.env.KILL_SEED ?? 1)
const times = process.env.LONG === undefined ? 4 : 60
const random = mulberry(seed)

const folder = mkdtempSync(join(tmpdir(), 'town-room-'))
const secrets = ['a keyring secret for tests, 32 letters', 'another keyring secret of 32 letters!'] as const
const env = {
	DATA_FOLDER: folder,
	MODE: 'demo',
	DIGEST_SECRET: 'a digest secret for tests, 32 letters',
	SEAL_SECRET: 'a seal secret for tests, of 32 letters',
	KEYRING_SECRET: secrets[0],
}
const token = createHash('sha256').update('a token').digest('base64url')
const cookie = `room-card=${token}`
// A phrase that stands nowhere else.
const phrase = '藍色の雨戸を夜明けまで数えていました'
let thread = ''

const scriptIn = (script: string, ...words: string[]) => ({
	program: process.execPath,
	words: ['--import', 'tsx', script, ...words],
	options: { env: { ...process.env, ...env, BASE_URL: 'http://town.test' }, stdio: 'pipe' as const },
})
const run = (script: string, ...words: string[]) => {
	const { program, words: all, options } = scriptIn(script, ...words)
	return execFileSync(program, all, options).toString()
}

beforeAll(() => {
	run('scripts/migrate.ts')
	thread = run('tests/kill/room-people.ts', token).trim()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function post(url: string, path: string, fields: Record<string, string>): Promise<boolean> {
	try {
		const answer = await fetch(`${url}${path}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
			redirect: 'manual',
			headers: { cookie },
		})
		await answer.arrayBuffer()
		if (answer.status !== 302) throw new Error(`${path} answered ${answer.status}`)
		return true
	} catch (error) {
		if ((error as Error).message.includes('answered')) throw error
		return false
	}
}

const formOf = ({ key, words }: { key: string; words: string }) => ({
	act: 'write',
	press: 'send',
	key,
	words,
})
const pageOf = async (url: string) => (await fetch(`${url}/care/${thread}`, { headers: { cookie } })).text()
const timesIn = (text: string, words: string) => text.split(words).length - 1

describe('a consultation', () => {
	it(`loses and doubles no word in ${times} kills while it is sent (seed ${seed})`, async () => {
		const sent: { key: string; words: string; known: boolean }[] = []
		for (let n = 0; n < times; n++) {
			const site = await startSite(env)
			for (let k = 0; k < 2; k++) {
				const one = { key: crypto.randomUUID(), words: `言葉${n}の${k}。${phrase}`, known: false }
				sent.push(one)
				const answer = post(site.url, `/care/${thread}`, formOf(one))
				if (k === 1) {
					await pause(random() * 40)
					await site.kill()
				}
				one.known = await answer
			}
		}
		const site = await startSite(env)
		const before = await pageOf(site.url)
		for (const { words, known } of sent) {
			expect(timesIn(before, words.split('。')[0] ?? '')).toBeLessThanOrEqual(1)
			if (known) expect(before).toContain(words)
		}
		// Each form is sent again, as somebody does who got no answer.
		for (const one of sent) expect(await post(site.url, `/care/${thread}`, formOf(one))).toBe(true)
		const after = await pageOf(site.url)
		for (const { words } of sent) expect(timesIn(after, `${words.split('。')[0]}。`)).toBe(1)
		await site.end()
	}, 600_000)

	it('stands in clear in no file of the data folder, no backup and no line of the log', async () => {
		const site = await startSite({ ...env, LOG_LEVEL: 'debug' })
		await post(site.url, `/care/${thread}`, {
			act: 'write',
			press: 'send',
			key: crypto.randomUUID(),
			words: phrase,
		})
		// A fault on the way, whose report must not hold it either.
		await fetch(`${site.url}/care/${thread}?${encodeURIComponent(phrase)}`, {
			method: 'POST',
			body: new URLSearchParams({ act: 'write', words: phrase, key: 'short' }),
			headers: { cookie },
			redirect: 'manual',
		})
		const lines = site.lines().join('\n')
		await site.end()
		run('scripts/backup.ts', join(folder, 'backups', 'copy.sqlite'))
		const files = (path: string): string[] =>
			readdirSync(path).flatMap((name) =>
				statSync(join(path, name)).isDirectory() ? files(join(path, name)) : [join(path, name)],
			)
		const all = files(folder)
		expect(all.some((file) => file.endsWith('copy.sqlite'))).toBe(true)
		const forms = [phrase, encodeURIComponent(phrase), Buffer.from(phrase).toString('base64').slice(2, -4)]
		for (const form of forms) {
			expect(lines).not.toContain(form)
			for (const file of all) expect(readFileSync(file).includes(form), `${form} in ${file}`).toBe(false)
			for (const file of all) expect(readFileSync(file).includes(Buffer.from(form, 'utf16le'))).toBe(false)
		}
		expect(lines).not.toContain(thread)
	}, 120_000)

	it(`is readable after ${times} kills while the keyring is resealed, with the old secret or the new, and after running it again`, async () => {
		let [older, newer] = secrets as readonly [string, string]
		for (let n = 0; n < times; n++) {
			const { program, words, options } = scriptIn('scripts/reseal.ts')
			const turning = { ...options.env, OLD_KEYRING_SECRET: older, KEYRING_SECRET: newer }
			const child = execFile(program, words, { env: turning })
			const gone = new Promise((resolve) => child.once('exit', resolve))
			await pause(random() * 1_500)
			child.kill('SIGKILL')
			await gone
			execFileSync(program, words, { env: turning, stdio: 'pipe' })
			;[older, newer] = [newer, older]
		}
		const site = await startSite({ ...env, KEYRING_SECRET: older })
		expect(await pageOf(site.url)).toContain(phrase)
		await site.end()
	}, 600_000)
})
