// The demo town: the same day and seed give the same rows, every state occurs, and what it plays holds the rules.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDifferences } from '~/assignments/confirmation.server'
import { monthsDecided, proofOf } from '~/assignments/fairness.server'
import { waitingInspections } from '~/assignments/inspection.server'
import { offersOf } from '~/assignments/offer.server'
import { outdoorDays } from '~/assignments/weather-work.server'
import { now } from '~/base/clock'
import { addDays, instantOf, weekOf } from '~/base/day'
import { checkHistory } from '~/events/chain.server'
import { checkProof, isOverride } from '~/matching/fair-proof'
import { pastSlots } from '~/matching/forecast.server'
import { planOfWeek } from '~/matching/plan.server'
import { waitingBankAccounts } from '~/money/bank-account.server'
import { earningsOf } from '~/money/earning.server'
import { checkLedger } from '~/money/ledger-check.server'
import { latestConversations } from '~/notices/conversation.server'
import { unreadNotices } from '~/notices/notice.server'
import { accountAmong, accountsNamed } from '~/people/account.server'
import { openCalls } from '~/people/contact.server'
import { demoSignIns } from '~/people/demo-sign-in'
import { registrantsIn } from '~/people/registrant.server'
import { holdersOf } from '~/people/staff.server'
import { boardCounts, boardOf } from '~/wellness/board.server'
import { bookedOf, freeTimes } from '~/wellness/offered-time.server'
import { ownerOf } from '~/wellness/sealed.server'
import { threadsOf } from '~/wellness/thread.server'
import { contractOf } from '~/work/contract-check.server'
import { publishedTasks } from '~/work/posting.server'
import { openRequests } from '~/work/request.server'
import { heatOn } from '~/work/weather.server'
import { closeDatabase, db, plainRows, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { applications, assignments } from '~db/schema/assignments'
import type { CutInBands } from '~db/schema/matching'
import { bookings, limits } from '~db/schema/matching'
import { accounts, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { seedTown } from '../scripts/seed-town'

const today = '2026-11-24'
const small = { seed: 1, people: 30, tasks: 58 }

beforeAll(async () => {
	await seedTown({ today, ...small })
}, 60_000)

/** What is built and would be missed by whoever looks for it in the demo: where its rows are. */
const shown: [part: string, rows: string, least?: number][] = [
	['a limit of minutes a week', 'limits where minutes_per_week_most is not null'],
	['a rest between two pieces of work', 'limits where rest_between_minutes is not null'],
	['somebody who is off on holidays', 'limits where holidays_off'],
	['somebody who works indoors only', 'limits where indoors_only'],
	['somebody who works at home only', 'limits where at_home_only'],
	['somebody who wants a fixed start', 'limits where fixed_start_only'],
	['somebody who rests until a day', `registrants where rest_until > '${today}'`],
	['the buses of three districts', '(select distinct area_id from bus_times) as found', 3],
	[
		'open work that one begins when one likes',
		`(select distinct t.id from tasks t join slots s on s.task_id = t.id
		where s.open and t.minutes < s.end_minute - s.start_minute) as found`,
		2,
	],
	[
		'open work for a chosen group, by a written rule',
		`tasks t where t.state = 'published' and t.group_rule <> ''
		and (select count(*) from task_groups g where g.task_id = t.id) > 1`,
	],
	['rain that moved the day of an employer', `weather_acts where scope = 'employer' and to_day is not null`],
	['a district called off', `weather_acts where scope = 'area' and to_day is null`],
	['rain over the whole town', `weather_acts where scope = 'day' and to_day is not null`],
	['a heat value that asks for care', 'heat_values where tenths >= 280'],
	['what an employer has against heat', `tasks where cast(weather as text) like '%shade%'`],
	['somebody not reached yet after a call-off', 'calls where red and closed_at is null'],
	['somebody experienced who comes along', 'accompaniments where companion_said'],
	['a day with one person fewer', `vacancies where ending = 'fewer'`],
	['the rest of pay that was sent too low', `earnings where kind = 'supplement' and paid_at is null`],
	['cash handed over with a 受領書', 'payout_lines where receipt_number is not null'],
	['訂正 that went well', `payout_recalls where kind = 'correction' and state = 'done'`],
	['組戻し that came back', `payout_recalls where kind = 'recall' and state = 'back'`],
	['組戻し that was refused', `payout_recalls where kind = 'recall' and state = 'refused'`],
	['pay that waits for heirs', 'heir_cases where paid_at is null and limit_day is not null'],
	['a signed 支払伺', 'payouts where signed_number is not null'],
	[
		'a run that somebody elsewhere was asked about',
		`payout_asks a join payouts p on p.id = a.payout_id where p.state = 'made'`,
	],
	['statistics of two quarters', '(select distinct quarter from releases) as found', 2],
	['a voice that waits for its person', 'voices where answered_at is null'],
	['a voice that was passed on', 'passed_voices'],
	[
		'a proposal that everybody may read',
		'proposals where public_by_office_at is not null and answer is not null',
	],
	['a proposal that waits for an answer', 'proposals where answer is null'],
	['something that waits for the 決裁者', 'overrides where approved_at is null'],
]

const countsOf = async (statement: string) =>
	new Map((await plainRows(statement)).map((row) => [String(row.what), Number(row.n)]))

describe('the demo town', () => {
	it('opens to everybody whose sign-in it tells', async () => {
		for (const one of demoSignIns)
			expect(await accountAmong(await accountsNamed(one.name), one.secret), one.who).toMatchObject({
				id: expect.any(String),
			})
	})

	it('shows the coming week planned, with what staff settled', async () => {
		const plan = await planOfWeek(db(), addDays(weekOf(today), 7))
		expect(plan).toMatchObject({ state: 'done', locks: [expect.anything()] })
		expect(plan?.result?.pairs.filter((one) => one.locked).map(({ slotId }) => slotId)).toEqual(
			plan?.locks.map(({ slotId }) => slotId),
		)
		expect(plan?.result?.broken).toEqual([])
	})

	it('goes by its turns: rule and reasons explain every decision of every month', async () => {
		const months = await monthsDecided(db(), today)
		const proofs = await Promise.all(months.map((month) => proofOf(db(), month)))
		expect(proofs.flatMap(checkProof)).toEqual([])
		const decided = proofs.flatMap((proof) => proof.decisions)
		expect(decided.length).toBeGreaterThan(10)
		expect(decided.some(isOverride)).toBe(true)
	})

	it('holds work in every state', async () => {
		const states = await countsOf('select state as what, count(*) as n from assignments group by state')
		for (const state of [
			'decided',
			'agreed',
			'reported',
			'mending',
			'passed',
			'refused',
			'lapsed',
			'called-off',
			'taken-back',
		])
			expect(states.get(state) ?? 0, state).toBeGreaterThan(0)
		const ended = await countsOf(
			'select ended_why as what, count(*) as n from assignments group by ended_why',
		)
		for (const why of ['registrant', 'rain', 'employer']) expect(ended.get(why) ?? 0, why).toBeGreaterThan(0)
		const verdicts = await countsOf(
			'select verdict as what, count(*) as n from confirmations group by verdict',
		)
		for (const one of ['fine', 'different', 'by-time']) expect(verdicts.get(one) ?? 0, one).toBeGreaterThan(0)
		const answers = await countsOf(
			`select coalesce(answer, 'open') as what, count(*) as n from offers group by answer`,
		)
		for (const one of ['yes', 'no', 'lapsed', 'open']) expect(answers.get(one) ?? 0, one).toBeGreaterThan(0)
		const requests = await countsOf('select state as what, count(*) as n from work_requests group by state')
		expect([...requests.keys()].sort()).toEqual([
			'agreed',
			'declined',
			'published',
			'quoted',
			'received',
			'withdrawn',
		])
		const runs = await countsOf('select state as what, count(*) as n from payouts group by state')
		expect([...runs.keys()].sort()).toEqual(['made', 'settled'])
		const lines = await countsOf(
			`select coalesce(result, 'open') as what, count(*) as n from payout_lines group by result`,
		)
		for (const one of ['paid', 'returned', 'open']) expect(lines.get(one) ?? 0, one).toBeGreaterThan(0)
		const invoices = await countsOf(
			'select (paid_at is null) as what, count(*) as n from invoices group by (paid_at is null)',
		)
		expect(invoices.size).toBe(2)
		const statesOf = async (query: string) => [...(await countsOf(query)).keys()].sort()
		expect(await statesOf('select channel as what, count(*) as n from incomings group by channel')).toEqual([
			'bank',
			'cash',
		])
		expect(await statesOf('select state as what, count(*) as n from statement_lines group by state')).toEqual(
			['aside', 'open', 'taken'],
		)
		for (const table of ['credit_notes', 'reminders', 'employer_stops'])
			expect(
				(await countsOf(`select 'all' as what, count(*) as n from ${table}`)).get('all'),
				table,
			).toBeGreaterThan(0)
		expect(await db().select().from(applications)).toEqual(
			expect.arrayContaining([expect.objectContaining({ withdrawnAt: expect.any(Date) })]),
		)
	})

	it('has something waiting on every desk', async () => {
		const waiting = await openRequests(db(), { state: 'received' })
		expect(waiting).toHaveLength(3)
		expect(waiting.map((one) => one.what).join()).toContain('朝の客室の片づけ')
		expect(await openRequests(db(), { state: 'quoted' })).toHaveLength(3)
		expect(await openRequests(db(), { state: 'agreed' })).toHaveLength(3)
		expect(await registrantsIn(db(), 'applied')).toHaveLength(7)
		expect(await registrantsIn(db(), 'declined')).toHaveLength(2)
		expect((await waitingInspections(db())).length).toBeGreaterThan(2)
		expect((await openDifferences(db())).length).toBeGreaterThan(0)
		expect((await waitingBankAccounts(db())).length).toBeGreaterThan(0)
		expect((await openCalls(db())).length).toBeGreaterThan(2)
		expect((await latestConversations(db())).filter((one) => one.waitsForOffice)).toHaveLength(2)
		const { accountId: head = '' } = (await holdersOf(db(), ['head-coordinator'], today))[0] ?? {}
		const reader = { accountId: head, head: true, deputy: false }
		const [waits, ...others] = await boardOf(db(), 'waiting', reader, now())
		expect([waits?.details?.name, waits?.coordinatorId, others]).toEqual(['つばめ', null, []])
		const { accountId: theirs = '' } =
			(await holdersOf(db(), ['coordinator'], today)).find(({ name }) => name === '白石 ゆう') ?? {}
		const [hidaka] = await db()
			.select({ id: accounts.id })
			.from(accounts)
			.where(eq(accounts.number, '260001'))
		expect(await threadsOf(db(), ownerOf(hidaka?.id ?? ''))).toHaveLength(1)
		expect(await boardCounts(db(), theirs, now())).toEqual({
			waiting: 1,
			mine: 2,
			unassigned: 1,
			theirs: 2,
			asleep: 0,
			closed: 1,
		})
		expect(await bookedOf(db(), theirs, now())).toHaveLength(1)
		expect((await freeTimes(db(), [theirs], now())).length).toBeGreaterThan(20)
		expect((await publishedTasks(db(), {}, today, 600)).length).toBeGreaterThan(5)
		const [people] = await plainRows(`select count(*) as n from registrants where state = 'registered'`)
		expect(Number(people?.n)).toBe(small.people)
	})

	it('tells the story of 日高さん and the sheets', async () => {
		const [hidaka] = await db()
			.select({ id: registrants.id, accountId: accounts.id })
			.from(registrants)
			.innerJoin(accounts, eq(accounts.id, registrants.accountId))
			.where(eq(accounts.number, '260001'))
		const id = hidaka?.id ?? ''
		const theirs = await db()
			.select({ state: assignments.state, day: slots.day, start: slots.startMinute, title: tasks.title })
			.from(assignments)
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.where(eq(assignments.registrantId, id))
		expect(theirs).toContainEqual({
			state: 'decided',
			day: '2026-12-01',
			start: 570,
			title: '客室のシーツをたたむ',
		})
		expect(theirs).toContainEqual({
			state: 'agreed',
			day: '2026-12-09',
			start: 600,
			title: 'いちごの箱に札をはる',
		})
		const earned = await earningsOf(db(), id)
		expect(earned.filter((one) => one.serviceDay.startsWith('2026-11')).map((one) => one.yen)).toEqual([
			2600, 2000, 2800,
		])
		expect(new Set(earned.map((one) => one.state))).toEqual(new Set(['paid', 'being-paid', 'credited']))
		expect((await offersOf(db(), id)).map((one) => one.day)).toEqual(['2026-12-11'])
		expect(await unreadNotices(db(), hidaka?.accountId ?? '')).toBeGreaterThan(0)
	})

	it('has work in the open tomorrow with its rule, a heat value, and a day that rain moved', async () => {
		const [open] = await outdoorDays(db(), instantOf(today, 600), { care: 280, stop: 310 })
		expect(open).toMatchObject({ day: '2026-11-25', red: 0 })
		expect(open?.people).toBeGreaterThan(1)
		expect((await heatOn(db(), '2026-11-25')).get('')).toBe(148)
		const moved = await plainRows('select day from slots where moved_from is not null')
		expect(moved.length).toBeGreaterThan(0)
		const [acts] = await plainRows(`select count(*) as n from weather_acts where why = 'rain'`)
		expect(Number(acts?.n)).toBeGreaterThan(0)
		const bare = await db()
			.select({ title: tasks.title })
			.from(tasks)
			.where(and(eq(tasks.outdoors, true), isNull(tasks.weather)))
		expect(bare).toEqual([])
	})

	it.each(shown)('shows %s', async (_, rows, least = 1) => {
		const [found] = await plainRows(`select count(*) as n from ${rows}`)
		expect(Number(found?.n)).toBeGreaterThanOrEqual(least)
	})

	it('shows what the contract check stops: another law, and orders during the work', async () => {
		const open = await openRequests(db())
		const found = await Promise.all(open.map(({ id }) => contractOf(db(), id)))
		const levels = found.map(({ unasked, findings }) =>
			findings.filter((one) => !one.settled && unasked === 0).map((one) => one.level),
		)
		expect(levels).toContainEqual(['law'])
		expect(levels).toContainEqual(['never'])
		expect(levels).toContainEqual(['safety'])
	})

	it('fills no slot with more people than could', async () => {
		for (const slot of await pastSlots(db(), today)) expect(slot.filled).toBeLessThanOrEqual(slot.could)
	})

	it('keeps the books, the history and the seats', async () => {
		expect(await checkLedger(db())).toEqual([])
		expect(await checkHistory(db(), now())).toBeUndefined()
		const live = await countsOf(
			`select slot_id as what, count(*) as n from assignments
			 where state in ('decided', 'agreed', 'reported', 'mending', 'passed') group by slot_id`,
		)
		for (const slot of await db().select().from(slots)) {
			expect(slot.taken).toBe(live.get(slot.id) ?? 0)
			expect(slot.taken).toBeLessThanOrEqual(slot.seats)
		}
	})

	it('books nobody twice at once, and nobody past the days and minutes they set', async () => {
		const most = new Map((await db().select().from(limits)).map((row) => [row.registrantId, row]))
		const booked = await db().select().from(bookings).where(eq(bookings.live, true))
		expect(booked.length).toBeGreaterThan(60)
		for (const one of booked) {
			const theirs = booked.filter((other) => other.registrantId === one.registrantId)
			const sameDay = theirs.filter((other) => other.day === one.day)
			for (const other of sameDay.filter((other) => other.id !== one.id))
				expect(other.startMinute >= one.endMinute || one.startMinute >= other.endMinute).toBe(true)
			const limit = most.get(one.registrantId)
			const days = new Set(
				theirs.filter((other) => weekOf(other.day) === weekOf(one.day)).map((other) => other.day),
			)
			expect(days.size).toBeLessThanOrEqual(limit?.daysPerWeekMost ?? 7)
			const minutes = sameDay.reduce((sum, other) => sum + other.endMinute - other.startMinute, 0)
			expect(minutes).toBeLessThanOrEqual(limit?.minutesMost ?? 1440)
		}
	})

	it('lies wholly before ten in the morning of its day', async () => {
		const end = instantOf(today, 600).getTime()
		for (const [table, column] of [
			['events', 'at'],
			['event_chain', 'at'],
			['notices', 'at'],
			['applications', 'at'],
			['terms', 'sent_at'],
			['confirmations', 'at'],
			['inspections', 'at'],
			['messages', 'at'],
			['postings', 'at'],
			['accounts', 'created_at'],
		])
			for (const row of await plainRows(`select max(${column}) as at from ${table}`))
				expect(new Date(row.at as number | Date).getTime(), table).toBeLessThanOrEqual(end)
	})

	it('uses none of the words of employment', async () => {
		const never = /給料|賃金|時給|手当|配分金|シフト|出勤|退勤|打刻|勤怠|欠勤|遅刻|採用|雇用主|派遣先|不合格/
		for (const table of ['tasks', 'work_requests', 'steps', 'completions', 'inspections', 'interviews'])
			for (const row of await plainRows(`select * from ${table}`))
				expect(JSON.stringify(row), table).not.toMatch(never)
	})
})

/** Runs scripts on a data folder of their own, as the command line does. */
function scriptsIn(folder: string, more: Record<string, string> = {}) {
	const env = { ...process.env, DATA_FOLDER: folder, ...more }
	Reflect.deleteProperty(env, 'VITEST')
	return (script: string, ...args: string[]) =>
		execFileSync(process.execPath, ['--import', 'tsx', script, ...args], {
			env,
			encoding: 'utf8',
			stdio: 'pipe',
		})
}

describe.skipIf(engine === 'postgres')('the demo town in its whole size', () => {
	const folder = mkdtempSync(join(tmpdir(), 'town-whole-'))
	const run = scriptsIn(folder, { CLOCK_AT: instantOf(today, 600).toISOString() })
	beforeAll(() => {
		run('scripts/migrate.ts')
		run('scripts/seed.ts', '--today', today)
	}, 120_000)
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	it('shows an employer that cutting finds people', () => {
		const file = new Database(join(folder, 'town.sqlite'), { readonly: true })
		const row = file
			.prepare(
				`select cuts from cut_snapshots join work_requests r on r.id = request_id where r.what like '大きな宴会%'`,
			)
			.get() as { cuts: string }
		file.close()
		const cuts = JSON.parse(row.cuts) as CutInBands[]
		const [one, next] = cuts.map((cut) => cut.pieces.map((piece) => piece.band))
		expect(one).toEqual(['under-5'])
		// What the page shows beside the whole before anything is chosen.
		expect(next).toHaveLength(2)
		expect(next).not.toContain('under-5')
		expect(next).not.toContain(null)
	})

	it('has a history from which the forecast is nearer than the plain rate', () => {
		expect(run('scripts/check-forecast.ts')).toMatch(/The forecast is [\d.]+ % nearer/)
	})
})

describe.skipIf(engine === 'postgres')('the demo town again', () => {
	const folder = mkdtempSync(join(tmpdir(), 'town-again-'))
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	it('is the same, row by row', async () => {
		const run = scriptsIn(folder)
		run('scripts/migrate.ts')
		const options = Object.entries(small).flatMap(([name, value]) => [`--${name}`, String(value)])
		run('scripts/seed.ts', '--today', today, ...options)
		await closeDatabase()
		const [one, other] = [sqliteFile(), join(folder, 'town.sqlite')].map((file) => {
			expect(existsSync(file)).toBe(true)
			return new Database(file, { readonly: true })
		}) as [Database.Database, Database.Database]
		const names = one
			.prepare(`select name from sqlite_master where type = 'table' and name not like '%migrations'`)
			.all() as { name: string }[]
		expect(names.length).toBeGreaterThan(40)
		// Salted, digested or sealed with a secret: those differ, and nothing else does.
		const secret: Record<string, string[]> = {
			accounts: ['secret_hash'],
			code_cards: ['code_digest'],
			messages: ['sealed'],
			threads: ['sealed', 'desk'],
			openings: ['sealed'],
			attachments: ['sealed'],
			drafts: ['sealed'],
			thread_notes: ['sealed'],
			appointments: ['sealed'],
			voices: ['sealed'],
		}
		for (const { name } of names) {
			const rowsOf = (handle: Database.Database) =>
				(handle.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).map((row) => {
					const rest = Object.entries(row).filter(([column]) => !secret[name]?.includes(column))
					return JSON.stringify(rest)
				})
			const [here, there] = [rowsOf(one), rowsOf(other)]
			expect(there.length, name).toBe(here.length)
			expect(
				there.find((row, n) => row !== here[n]),
				name,
			).toBeUndefined()
		}
		one.close()
		other.close()
	}, 60_000)
})
