// Two site processes on one PostgreSQL: one sitting, one history, each form once, pages old by a second at most.
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { checkHistory } from '~/events/chain.server'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { events } from '~db/schema/events'
import { accounts } from '~db/schema/people'
import { workRequests } from '~db/schema/work'
import type { Town } from '../cast'
import { makeTown, postTask } from '../cast'
import type { SiteProcess } from '../kill/site-process'
import { Sender, startSite } from '../kill/site-process'
import { Visitor } from './site'

const secret = 'hinata-2026'

describe.runIf(engine === 'postgres')('two processes', () => {
	let sites: [SiteProcess, SiteProcess]
	let town: Town
	const sender = new Sender()

	beforeAll(async () => {
		town = await makeTown()
		moveClock(undefined)
		const made = await hashSecret(secret)
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: 'tamura@hinata.example', secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, town.tamura.accountId)),
		)
		for (const [name, { accountId }] of Object.entries({ chosei: town.chosei, hidaka: town.hidaka }))
			await inTransaction((tx) =>
				tx
					.update(accounts)
					.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
					.where(eq(accounts.id, accountId)),
			)
		const env = Object.fromEntries(
			['DATABASE_URL', 'DATA_FOLDER', 'DIGEST_SECRET', 'SEAL_SECRET', 'KEYRING_SECRET'].map((name) => [
				name,
				process.env[name] ?? '',
			]),
		)
		const told = { ...env, LOG_LEVEL: 'debug' }
		sites = await Promise.all([startSite(told), startSite(told)])
		await sender.signIn(sites[0].url, 'tamura@hinata.example', secret)
	}, 60_000)

	afterAll(async () => {
		await Promise.all((sites ?? []).map((site) => site.end()))
	})

	it('share a sitting, and a form posted to both at once acts once', async () => {
		const answers = await Promise.all(
			Array.from({ length: 10 }, async (_, n) => {
				const key = crypto.randomUUID()
				const fields = { key, what: `依頼 ${n}`, place: '本館' }
				return Promise.all(sites.map((site) => sender.post(site.url, '/employer/requests/new', fields)))
			}),
		)
		for (const [one, other] of answers) expect(one).toBe(other)
		expect(new Set(answers.map(([one]) => one)).size).toBe(10)
		const [row] = await db().select({ n: count() }).from(workRequests)
		expect(Number(row?.n)).toBe(10)
		const numbers = await db().select({ number: workRequests.number }).from(workRequests)
		expect(new Set(numbers.map((one) => one.number)).size).toBe(10)
	})

	it('show a posted task on both within a second', async () => {
		for (const site of sites) await fetch(`${site.url}/tasks`).then((answer) => answer.text())
		await postTask(town, { title: '二つの入口から見える仕事' }, [
			{ day: addDays(dayOf(now()), 9), startMinute: 600, endMinute: 660, seats: 1 },
		])
		await Promise.all(
			sites.map((site) =>
				expect
					.poll(async () => (await fetch(`${site.url}/tasks`)).text(), { timeout: 1_000, interval: 50 })
					.toContain('二つの入口から見える仕事'),
			),
		)
	})

	it('carry one piece of work from the ask to the contract, each request to the other process', async () => {
		let turn = 0
		const inTurn = async (request: Request) => {
			const { pathname, search } = new URL(request.url)
			const { host: _host, origin: _origin, ...headers } = Object.fromEntries(request.headers)
			const body = request.method === 'POST' ? await request.arrayBuffer() : undefined
			const site = sites[turn++ % 2] as SiteProcess
			return fetch(`${site.url}${pathname}${search}`, {
				method: request.method,
				headers,
				body,
				redirect: 'manual',
			})
		}
		const as = async (name: string) => {
			const visitor = new Visitor(inTurn)
			await visitor.signIn(`${name}@hinata.example`, secret)
			return visitor
		}
		const [employer, desk, phone] = [await as('tamura'), await as('chosei'), await as('hidaka')]
		await employer.open('/employer/requests/new')
		await employer.send('what', { what: '二つの入口から頼む仕事', place: '裏の畑' })
		expect(employer.page.url, `${employer.page.status} ${employer.text()}`).toContain('told=sent')
		await desk.open('/council/requests')
		expect(desk.text()).toContain('二つの入口から頼む仕事')
		const { taskId, slotIds } = await postTask(town, { title: '柿を干す' }, [
			{ day: addDays(dayOf(now()), 12), startMinute: 600, endMinute: 660, seats: 1 },
		])
		const slotId = slotIds[0] ?? ''
		await phone.open(`/my/tasks/${taskId}`)
		await phone.send(slotId)
		await desk.open(`/council/slots/${slotId}`)
		await desk.send('decide', { chosen: town.hidaka.id })
		expect(desk.text()).toContain('決定しました')
		await phone.open('/my/work')
		await phone.open(phone.link('柿を干す'))
		await phone.send('showCallName', { showCallName: 'yes', read: 'on' })
		expect(phone.page.status, phone.text()).toBe(200)
		await employer.open('/employer')
		expect(employer.text()).toContain('柿を干す')
		expect(employer.text()).toContain('日高さん')
		expect(turn).toBeGreaterThan(20)
	})

	it('chain one history between them, each chore run once', async () => {
		await expect
			.poll(async () => (await checkHistory(db(), new Date(now().getTime() - 25_000)))?.kind ?? 'holds', {
				timeout: 30_000,
				interval: 1_000,
			})
			.toBe('holds')
		const runs = sites.flatMap((site) =>
			site
				.lines()
				.filter((line) => line.includes('a chore begins'))
				.map((line) => JSON.parse(line) as { chore: string; due: string }),
		)
		expect(runs.length).toBeGreaterThan(5)
		expect(new Set(runs.map((run) => `${run.chore} ${run.due}`)).size).toBe(runs.length)
		const [row] = await db().select({ n: count() }).from(events)
		expect(Number(row?.n)).toBeGreaterThan(10)
	}, 40_000)
})
