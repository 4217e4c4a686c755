// Closing a fiscal year on a real database: after its months, with every balance, opened again with a reason, and taken back.
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { askCorrection } from '~/money/correction.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { closedMonthsShown, closeMonth, reopenMonth } from '~/money/month-close.server'
import { olderYear } from '~/money/year-close'
import {
	closedYearsShown,
	closeYear,
	lastClosedYear,
	reopenYear,
	standsOpen,
	yearToClose,
} from '~/money/year-close.server'
import { takeBackAct } from '~/routes/take-back.server'
import { db } from '~db/client'
import { closedYears, postings } from '~db/schema/money'
import type { Town } from '../cast'
import { clockAt, eventsAbout, makeTown, refusing, throughJourney } from '../cast'

let town: Town
let earningId = ''
const act = inTransaction
const purse = () => town.kaikei.actor
const boss = () => town.kessai.actor
const sound = async () => expect(await checkLedger(db())).toEqual([])
const newestYear = async () => (await closedYearsShown(db()))[0]
const newestMonth = async () => (await closedMonthsShown(db())).find((one) => one.reopenedAt === null)

beforeAll(async () => {
	town = await makeTown()
	earningId = (await throughJourney(town, 'invoiced')).earningId
	clockAt('2027-04-06')
	for (const month of ['2026-11', '2026-12', '2027-01', '2027-02'])
		await act((tx) => closeMonth(tx, purse(), month))
})
afterAll(() => moveClock(undefined))

it('waits for its twelve months, and shows first what stands open', async () => {
	expect(await yearToClose(db())).toEqual({ year: 2026, ready: false })
	expect(await refusing((tx) => closeYear(tx, purse(), 2026))).toBe('year-months-open')
	await act((tx) => closeMonth(tx, purse(), '2027-03'))
	expect(await yearToClose(db())).toEqual({ year: 2026, ready: true })
	expect(await refusing((tx) => closeYear(tx, purse(), 2027))).toBe('year-close-order')
	expect(await standsOpen(db(), 2026)).toEqual([
		{ kind: 'invoices', n: 1, yen: 3289 },
		{ kind: 'pay', n: 1, yen: 2600 },
		{ kind: 'statement', n: 0, yen: 0 },
	])
})

it('keeps every balance of its last day; work done by then stays owed in it', async () => {
	await act((tx) => closeYear(tx, purse(), 2026))
	const closed = await newestYear()
	expect(closed).toMatchObject({ fiscalYear: 2026, postings: 2, closedBy: town.kaikei.accountId })
	expect(closed?.balances).toMatchObject({ 'pay-owed': 2600, receivable: 3289, 'cost-of-pay': 2600 })
	expect(await lastClosedYear(db())).toBe(2026)
	expect(await eventsAbout('closed-year', closed?.id ?? '')).toEqual(['year.closed'])
	await sound()
	expect(await refusing((tx) => closeYear(tx, purse(), 2026))).toBe('year-close-order')
})

it('takes no correction: that stands in the open year and names the old', async () => {
	const slip = { payYen: 2700, units: null, travelYen: null, slip: '書き間違い' }
	await act((tx) => askCorrection(tx, boss(), earningId, slip))
	const [newest] = await db()
		.select()
		.from(postings)
		.where(and(eq(postings.subjectId, earningId), eq(postings.kind, 'earning')))
		.orderBy(desc(postings.at), desc(postings.id))
		.limit(1)
	expect(newest).toMatchObject({ day: '2027-04-01', forDay: '2026-11-09' })
	expect(olderYear(newest?.day ?? '', newest?.forDay ?? null)).toBe(2026)
	expect((await balanceOn(db(), 'pay-owed', { until: '2027-03' })).balanceYen).toBe(2600)
	await sound()
})

it('a month of it opens only after the year was opened again, with a reason that stays', async () => {
	const month = (await newestMonth())?.id ?? ''
	expect(await refusing((tx) => reopenMonth(tx, boss(), month, '取りちがえ'))).toBe('year-closed')
	const year = (await newestYear())?.id ?? ''
	await act((tx) => reopenYear(tx, boss(), year, '請求書の取りちがえ'))
	expect(await refusing((tx) => reopenYear(tx, boss(), year, 'もう一度'))).toBe('year-open-already')
	expect(await newestYear()).toMatchObject({ reopenReason: '請求書の取りちがえ' })
	await act((tx) => reopenMonth(tx, boss(), month, '取りちがえ'))
	expect(await refusing((tx) => closeYear(tx, purse(), 2026))).toBe('year-months-open')
	await act((tx) => closeMonth(tx, purse(), '2027-03'))
	await act((tx) => closeYear(tx, purse(), 2026))
	expect(await closedYearsShown(db())).toHaveLength(2)
	await sound()
})

it('is taken back within ten minutes like any act, and holds the months under it', async () => {
	const last = async (by: typeof town.kaikei) =>
		(await recentActs(db(), by.accountId, new Date('2027-04-06T00:00:00Z')))[0]?.id ?? ''
	const back = async (by: typeof town.kaikei) => {
		const id = await last(by)
		return refusing((tx) => takeBackAct(tx, by.actor, id))
	}
	const year = (await newestYear())?.id ?? ''
	await act((tx) => withFootprint(tx, (watched) => reopenYear(watched, boss(), year, '確かめる')))
	expect(await back(town.kessai)).toBe('done')
	expect(await lastClosedYear(db())).toBe(2026)
	await act((tx) => withFootprint(tx, (watched) => reopenYear(watched, boss(), year, '確かめる')))
	const month = (await newestMonth())?.id ?? ''
	const opening = await last(town.kessai)
	await act((tx) => reopenMonth(tx, boss(), month, '確かめる'))
	expect(await refusing((tx) => takeBackAct(tx, boss(), opening))).toBe('year-months-open')
	await act((tx) => withFootprint(tx, (watched) => closeMonth(watched, purse(), '2027-03')))
	const closing = await last(town.kaikei)
	await act((tx) => closeYear(tx, purse(), 2026))
	expect(await refusing((tx) => takeBackAct(tx, purse(), closing))).toBe('year-closed')
	await sound()
})

it('the check says where a balance of a closed year is not what it was', async () => {
	const closed = await newestYear()
	const set = (balances: Record<string, number>) =>
		act((tx) =>
			tx
				.update(closedYears)
				.set({ balances })
				.where(eq(closedYears.id, closed?.id ?? '')),
		)
	await set({ ...closed?.balances, 'pay-owed': 1 })
	expect(await checkLedger(db())).toMatchObject([{ kind: 'closed-year-changed', account: 'pay-owed' }])
	await set(closed?.balances ?? {})
	await sound()
})
