// Paying through the processor as the treasurer looks at it: what is due so and what it costs, and what is under way.
import { and, asc, eq, exists, inArray, isNotNull, isNull, like, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { monthOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'
import { payoutLines, payouts, processorCalls } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import type { ConnectLine } from './connect-payout.server'
import { connectLines } from './connect-payout.server'
import { dueEarnings } from './earning.server'
import { waysOfDue } from './payout.server'
import type { ConnectPrices } from './processor'
import { connectCost, transferCost } from './processor'
import { hasProcessor } from './stripe.server'

/** What the processor takes and what a bank takes for one transfer, by the settings of a day. */
export async function pricesOn(on: Db, day: Day): Promise<ConnectPrices & { chargeYen: number }> {
	const set = await settingsOn(
		on,
		['connect-month-yen', 'connect-payout-yen', 'connect-share', 'transfer-charge-yen', 'tax-rate'],
		day,
	)
	return {
		monthYen: set['connect-month-yen'],
		payoutYen: set['connect-payout-yen'],
		sharePermyriad: set['connect-share'],
		taxPermille: set['tax-rate'],
		chargeYen: set['transfer-charge-yen'],
	}
}

/** What some lines cost through the processor, and by the bank; who is paid so already in the month is counted there once. */
export type RunCost = { people: number; yen: number; dearYen: number; cheapYen: number }

/** The cost of paying these people on a day, none of it taken from pay; `but` leaves a run out that is these very lines. */
export async function costOf(
	on: Db,
	lines: readonly { registrantId: string; yen: number }[],
	transferDay: Day,
	but = '',
): Promise<RunCost> {
	const paid = await on
		.select({ id: payoutLines.registrantId })
		.from(payoutLines)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(
			and(
				eq(payouts.way, 'connect'),
				ne(payouts.state, 'dropped'),
				ne(payouts.id, but),
				like(payouts.transferDay, `${monthOf(transferDay)}-%`),
			),
		)
	const already = new Set(paid.map((one) => one.id))
	const payments = new Set(lines.map((line) => line.registrantId)).size
	const people = new Set(lines.flatMap((line) => (already.has(line.registrantId) ? [] : line.registrantId)))
		.size
	const yen = lines.reduce((sum, line) => sum + line.yen, 0)
	const { chargeYen, ...prices } = await pricesOn(on, transferDay)
	return {
		people: payments,
		yen,
		dearYen: connectCost({ people, payments, yen }, prices),
		cheapYen: transferCost(payments, chargeYen),
	}
}

/** What is due through the processor, what it costs, and what of it goes by the bank all the same; null where it is not offered. */
export async function connectDue(
	on: Db,
	untilDay: Day,
	today: Day,
): Promise<(RunCost & { from: Day; payDays: Day[]; notReady: number; tooSoon: number }) | null> {
	const { offered, wayOfDue } = await waysOfDue(on, today)
	const from = offered.connectFrom
	if (from === null) return null
	const wished = (await dueEarnings(on, untilDay)).filter(
		(one) => one.paidBy === 'connect' && !one.waitsForEmployer,
	)
	const through = wished.filter((one) => wayOfDue(one) === 'connect')
	const byBank = wished.filter((one) => wayOfDue(one) === 'bank')
	// In time for anything: who goes by the bank even so is not ready.
	const notReady = byBank.filter((one) => wayOfDue({ ...one, payDay: '9999-12-31' }) === 'bank')
	return {
		...(await costOf(on, through, from)),
		from,
		payDays: through.map((one) => one.payDay),
		notReady: new Set(notReady.map((one) => one.registrantId)).size,
		tooSoon: byBank.length - notReady.length,
	}
}

/** A line on its way through the processor, with whose it is. */
export type LineUnderWay = ConnectLine & {
	payoutId: string
	number: string
	familyName: string
	givenName: string
	yen: number
	/** The day it was to be there is over. */
	late: boolean
}

/** A line that came back, while the processor is still asked what becomes of it on its way to their bank. */
const goesAfterBack = (on: Db) =>
	and(
		eq(payoutLines.result, 'returned'),
		exists(
			on
				.select({ id: processorCalls.id })
				.from(processorCalls)
				.where(
					and(
						eq(processorCalls.subjectKind, 'payout-line'),
						eq(processorCalls.subjectId, payoutLines.id),
						eq(processorCalls.kind, 'transfer-payout'),
						eq(processorCalls.state, 'done'),
						isNotNull(processorCalls.nextTryAt),
					),
				),
		),
	)

/** Lines of runs that were sent and have no result yet, or go although they came back, those of the earliest day first; none without a key. */
export async function linesUnderWay(on: Db, today: Day, most = 200): Promise<LineUnderWay[]> {
	if (!hasProcessor()) return []
	const rows = await on
		.select({
			id: payoutLines.id,
			result: payoutLines.result,
			yen: payoutLines.yen,
			payoutId: payouts.id,
			number: payouts.number,
			transferDay: payouts.transferDay,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(payoutLines)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.innerJoin(registrants, eq(registrants.id, payoutLines.registrantId))
		.where(
			and(
				eq(payouts.way, 'connect'),
				inArray(payouts.state, ['sent', 'settled']),
				or(isNull(payoutLines.result), goesAfterBack(on)),
			),
		)
		.orderBy(asc(payouts.transferDay), asc(payoutLines.sort))
		.limit(most)
	const steps = await connectLines(on, rows)
	return rows.flatMap(({ id, result: _, transferDay, ...row }) => {
		const step = steps.get(id)
		return step ? [{ ...row, ...step, late: transferDay < today }] : []
	})
}

/** How many lines should be with their people by now or go although they came back, and no call about them failed that is counted by itself. */
export const linesThatHang = async (on: Db, today: Day): Promise<number> =>
	(await linesUnderWay(on, today)).filter(
		({ step, late }) =>
			step === 'goes-after-back' || (late && !['failed', 'stuck', 'back-failed'].includes(step)),
	).length
