// Closing a month on a real database: in turn, with what is missing, opened again with a reason, and taken back.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import type { Actor } from '~/events/event'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { lastClosedMonth, post } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import {
	closedMonthsShown,
	closeMonth,
	missingBefore,
	monthToClose,
	reopenMonth,
} from '~/money/month-close.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { earnings, postings } from '~db/schema/money'
import { takeBackAct } from '../../app/routes/take-back.server'
import type { Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const sound = async () => expect(await checkLedger(db())).toEqual([])
const close = (month: string) => inTransaction((tx) => closeMonth(tx, town.kaikei.actor, month))
const doing = (act: (tx: Tx) => Promise<unknown>) => inTransaction((tx) => withFootprint(tx, act))
const newest = async () => (await closedMonthsShown(db()))[0]
const kinds = async (month: string) => (await missingBefore(db(), month)).map((one) => one.kind)
async function lastEvent(by: Actor, what: string): Promise<string> {
	const rows = await db()
		.select({ id: events.id })
		.from(events)
		.where(and(eq(events.actorId, by.accountId ?? ''), eq(events.what, what as never)))
		.orderBy(events.position)
	return rows.at(-1)?.id ?? ''
}

describe('closing a month', () => {
	it('waits until something was posted, and until the month is over', async () => {
		expect(await monthToClose(db())).toBeNull()
		expect(await refusing((tx) => closeMonth(tx, town.kaikei.actor, '2026-10'))).toBe('month-nothing-posted')
		clockAt(today)
		await throughJourney(town, 'passed')
		expect(await monthToClose(db())).toBe('2026-11')
		expect(await refusing((tx) => closeMonth(tx, town.kaikei.actor, '2026-11'))).toBe('month-not-over')
		expect(await refusing((tx) => closeMonth(tx, town.kaikei.actor, '2026-12'))).toBe('month-close-order')
	})

	it('lists what is missing, each with whom to call', async () => {
		const [unanswered, silent, unchecked] = [
			await makeRegistrant('返事まだ', town.areaId, { telephone: '0999-00-0101' }),
			await makeRegistrant('報告まだ', town.areaId, { telephone: '0999-00-0102' }),
			await makeRegistrant('検査まだ', town.areaId),
		]
		clockAt(today)
		await throughJourney(town, 'decided', { registrant: unanswered })
		clockAt(today)
		await throughJourney(town, 'agreed', { registrant: silent })
		clockAt(today)
		await throughJourney(town, 'reported', { registrant: unchecked })
		clockAt('2026-12-01')
		const missing = await missingBefore(db(), '2026-11')
		expect(missing.map((one) => one.kind)).toEqual([
			'terms',
			'report',
			'confirmation',
			'inspection',
			'account',
		])
		expect(missing.map((one) => one.telephone)).toEqual([
			'0999-00-0101',
			'0999-00-0102',
			'0999-00-0002',
			null,
			'0999-00-0001',
		])
		expect(await missingBefore(db(), '2026-10')).toEqual([])
		await withAccount(town, town.hidaka)
		expect(await kinds('2026-11')).not.toContain('account')
	})

	it('is possible all the same; what comes later stands in the next month and names the old one', async () => {
		clockAt('2026-12-02')
		await close('2026-11')
		expect(await newest()).toMatchObject({ month: '2026-11', postings: 1, yen: 2600, missing: 4 })
		expect(await eventsAbout('closed-month', (await newest())?.id ?? '')).toEqual(['month.closed'])
		expect(await refusing((tx) => closeMonth(tx, town.kaikei.actor, '2026-11'))).toBe('month-close-order')
		clockAt(today)
		const late = await makeRegistrant('あと検査', town.areaId)
		const { earningId } = await throughJourney(town, 'passed', { registrant: late })
		const [posting] = await db().select().from(postings).where(eq(postings.subjectId, earningId))
		expect(posting).toMatchObject({ day: '2026-12-01', forDay: '2026-11-09' })
		const [earning] = await db().select().from(earnings).where(eq(earnings.id, earningId))
		expect(earning?.serviceDay).toBe('2026-11-09')
		await sound()
	})

	it('goes on month after month, over the end of the fiscal year', async () => {
		clockAt('2027-04-10')
		for (const month of ['2026-12', '2027-01', '2027-02', '2027-03']) await close(month)
		expect(await lastClosedMonth(db())).toBe('2027-03')
		await inTransaction((tx) =>
			post(
				tx,
				town.kaikei.actor,
				{ day: '2027-03-31', kind: 'invoice', subject: { kind: 'test', id: 'late' } },
				[{ debit: { account: 'bank' }, credit: { account: 'revenue' }, yen: 10 }],
			),
		)
		const [row] = await db().select().from(postings).where(eq(postings.subjectId, 'late'))
		expect(row).toMatchObject({ day: '2027-04-01', forDay: '2027-03-31' })
		await sound()
	})

	it('opens the newest again, with a reason that stays, and only the newest', async () => {
		const [march, february] = await closedMonthsShown(db())
		const open = (id: string | undefined) =>
			inTransaction((tx) => reopenMonth(tx, town.kessai.actor, id ?? '', '請求書の取りちがえ'))
		expect(await refusing((tx) => reopenMonth(tx, town.kessai.actor, february?.id ?? '', '取りちがえ'))).toBe(
			'month-not-newest',
		)
		await open(march?.id)
		expect(await refusing((tx) => reopenMonth(tx, town.kessai.actor, march?.id ?? '', 'もう一度'))).toBe(
			'month-open-already',
		)
		expect(await newest()).toMatchObject({ month: '2027-03', reopenReason: '請求書の取りちがえ' })
		expect(await monthToClose(db())).toBe('2027-03')
		await close('2027-03')
		expect((await closedMonthsShown(db())).filter((one) => one.month === '2027-03')).toHaveLength(2)
		await sound()
	})
})

describe('taken back within ten minutes', () => {
	it('a closing is undone, but not under a later one', async () => {
		clockAt('2027-06-03')
		await doing((tx) => closeMonth(tx, town.kaikei.actor, '2027-04'))
		const april = await lastEvent(town.kaikei.actor, 'month.closed')
		await doing((tx) => closeMonth(tx, town.kaikei.actor, '2027-05'))
		const may = await lastEvent(town.kaikei.actor, 'month.closed')
		const back = (id: string) => refusing((tx) => takeBackAct(tx, town.kaikei.actor, id))
		expect(await back(april)).toBe('month-not-newest')
		expect(await back(may)).toBe('done')
		expect(await back(april)).toBe('done')
		expect(await lastClosedMonth(db())).toBe('2027-03')
		await sound()
	})

	it('an opening is undone, unless something was posted into the month since', async () => {
		const open = async () => {
			const row = (await closedMonthsShown(db())).find((one) => one.reopenedAt === null)
			await doing((tx) => reopenMonth(tx, town.kessai.actor, row?.id ?? '', '確かめるため'))
			return lastEvent(town.kessai.actor, 'month.reopened')
		}
		const back = (id: string) => refusing((tx) => takeBackAct(tx, town.kessai.actor, id))
		expect(await back(await open())).toBe('done')
		expect(await lastClosedMonth(db())).toBe('2027-03')
		const again = await open()
		await inTransaction((tx) =>
			post(
				tx,
				town.kaikei.actor,
				{ day: '2027-03-20', kind: 'invoice', subject: { kind: 'test', id: 'in' } },
				[{ debit: { account: 'bank' }, credit: { account: 'revenue' }, yen: 1 }],
			),
		)
		expect(await back(again)).toBe('month-moved-on')
		await sound()
	})
})
