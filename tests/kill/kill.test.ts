// kill -9 at seeded moments: nothing that was answered is lost, nothing is half done, and a repeated post acts once.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mulberry } from '../../scripts/random'
import { Sender, startSite } from './site-process'

const kills = Number(process.env.KILLS ?? 12)
const seed = Number(process.env.KILL_SEED ?? 1)
const random = mulberry(seed)

const folder = mkdtempSync(join(tmpdir(), 'town-kill-'))
const file = join(folder, 'town.sqlite')
const env = { DATA_FOLDER: folder }

beforeAll(() => {
	const run = (script: string) =>
		execFileSync(process.execPath, ['--import', 'tsx', script], {
			env: { ...process.env, ...env },
			stdio: 'pipe',
		})
	run('scripts/migrate.ts')
	run('tests/kill/people.ts')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Sent = { key: string; path: string; fields: Record<string, string>; answer: string | undefined }

it(
	`survives ${kills} kills (seed ${seed})`,
	async () => {
		const sender = new Sender()
		let site = await startSite(env)
		await sender.signIn(site.url, 'inn@hinata.example', 'hinata-2026')
		const all: Sent[] = []
		for (let n = 0; n < kills; n++) {
			// A few posts go through, then one is on its way when the process dies.
			const calm = Math.floor(random() * 4)
			const wait = random() * 14
			for (let k = 0; k <= calm; k++) {
				const key = crypto.randomUUID()
				const about = `${n}-${k}`
				const sent: Sent =
					random() < 0.5
						? {
								key,
								path: '/employer/requests/new',
								fields: { key, what: `依頼 ${about}`, place: '本館' },
								answer: undefined,
							}
						: { key, path: '/employer/messages', fields: { key, text: `連絡 ${about}` }, answer: undefined }
				all.push(sent)
				const answer = sender.post(site.url, sent.path, sent.fields)
				if (k === calm) {
					await pause(wait)
					await site.kill()
				}
				sent.answer = await answer
			}
			site = await startSite(env)
			for (const sent of all.filter((one) => one.answer === undefined)) {
				sent.answer = await sender.post(site.url, sent.path, sent.fields)
				expect(sent.answer, 'a repeated post is answered').toBeDefined()
			}
		}
		// What was answered once is answered the same again.
		for (const sent of all.slice(-10))
			expect(await sender.post(site.url, sent.path, sent.fields)).toBe(sent.answer)
		await site.end()

		const database = new Database(file, { readonly: true })
		const count = (statement: string) => (database.prepare(statement).get() as { n: number }).n
		const requests = all.filter((one) => one.path.endsWith('new'))
		const messages = all.filter((one) => one.path.endsWith('messages'))
		expect(count('select count(*) n from work_requests')).toBe(requests.length)
		expect(count('select count(distinct what) n from work_requests')).toBe(requests.length)
		expect(count('select count(*) n from conversation_turns')).toBe(messages.length)
		expect(count(`select count(*) n from events where what = 'request.opened'`)).toBe(requests.length)
		expect(count(`select count(*) n from events where what = 'conversation.written'`)).toBe(messages.length)
		expect(count('select count(*) n from acts')).toBe(all.length)
		expect(count(`select last n from number_series where series = 'request'`)).toBe(requests.length)
		expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
		expect(database.pragma('foreign_key_check')).toEqual([])
		database.close()
		// The runner of the tests has a MODE and a BASE_URL of its own, which mean nothing to the site.
		const said = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/check-history.ts'], {
			env: { ...process.env, ...env, MODE: 'demo', BASE_URL: 'http://localhost' },
		}).toString()
		expect(said).toContain('History holds')
	},
	kills * 15_000 + 60_000,
)
