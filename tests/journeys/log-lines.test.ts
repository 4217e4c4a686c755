// What the process writes down of requests: the route's name, never a path, a query or a text; kept pages as a count.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { engine } from '~db/columns'
import { makeTown } from '../cast'
import type { SiteProcess } from '../kill/site-process'
import { startSite } from '../kill/site-process'

describe.runIf(engine === 'sqlite')('the log', () => {
	let site: SiteProcess
	beforeAll(async () => {
		await makeTown()
		moveClock(undefined)
		const names = ['DATA_FOLDER', 'DIGEST_SECRET', 'SEAL_SECRET', 'KEYRING_SECRET']
		const env = Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']))
		site = await startSite({ ...env, LOG_LEVEL: 'info' })
	}, 60_000)
	afterAll(() => site?.end())

	it('names the route of each request and of each fault', async () => {
		for (let n = 0; n < 3; n++) await fetch(`${site.url}/tasks`).then((answer) => answer.text())
		await fetch(`${site.url}/my/tasks/himitsu?why=himitsu`, { redirect: 'manual' })
		const broken = await fetch(`${site.url}/join`, {
			method: 'POST',
			body: 'himitsu',
			headers: { 'content-type': 'multipart/form-data' },
		})
		expect(broken.status).toBe(500)
		await site.end()
		expect(site.lines().join('\n')).not.toContain('himitsu')
		const said = site.lines().flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
		expect(said).toContainEqual(
			expect.objectContaining({ msg: 'answered', route: 'registrant/task', status: 302 }),
		)
		const number = broken.headers.get('x-request-id')
		expect(said).toContainEqual(
			expect.objectContaining({ msg: 'a door failed', route: 'public/join', request: number }),
		)
		expect(said.filter((one) => one.route === 'public/tasks')).toEqual([])
		expect(said).toContainEqual(expect.objectContaining({ msg: 'kept pages', answered: 3 }))
	})
})
