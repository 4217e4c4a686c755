// The processor as the treasurer looks at it: payments under way, what arrived and what was kept of it, what failed.
import { and, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addMonths, dayOf, monthOf } from '~/base/day'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { incomings, invoices, payoutLines, payouts, processorCalls, processorEvents } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { linesThatHang, pricesOn } from './connect-list.server'
import { leftOf } from './incoming.server'
import type { CheckoutSeen } from './processor'
import { connectCost, transferCost } from './processor'
import { eventsThatWait, toldOf } from './processor-event.server'

/** Calls that failed and were not given up, with the invoice or the run they are about where they are about one. */
export async function failedCalls(on: Db, most = 50) {
	const rows = await on
		.select({
			call: processorCalls,
			invoice: invoices.number,
			run: payouts.number,
			payoutId: payouts.id,
		})
		.from(processorCalls)
		.leftJoin(
			invoices,
			and(eq(processorCalls.subjectKind, 'invoice'), eq(invoices.id, processorCalls.subjectId)),
		)
		.leftJoin(
			payoutLines,
			and(eq(processorCalls.subjectKind, 'payout-line'), eq(payoutLines.id, processorCalls.subjectId)),
		)
		.leftJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(eq(processorCalls.state, 'failed'))
		.orderBy(desc(processorCalls.doneAt))
		.limit(most)
	return rows
		.map(({ call, invoice, run, payoutId }) => ({
			id: call.id,
			kind: call.kind,
			at: call.doneAt ?? call.askedAt,
			number: invoice ?? run,
			href: payoutId && `/council/payouts/${payoutId}#line-${call.subjectId}`,
			fault: String((call.answer as { fault?: string } | null)?.fault ?? ''),
		}))
		.filter((one) => one.fault !== 'given_up')
}

/** Payments that are not over: asked for, open, or waiting for the shop or the transfer. */
export async function openCheckouts(on: Db, most = 100) {
	const rows = await on
		.select({
			call: processorCalls,
			number: invoices.number,
			invoiceId: invoices.id,
			employer: employers.name,
		})
		.from(processorCalls)
		.innerJoin(invoices, eq(invoices.id, processorCalls.subjectId))
		.innerJoin(employers, eq(employers.id, invoices.employerId))
		.where(
			and(
				eq(processorCalls.kind, 'checkout'),
				inArray(processorCalls.state, ['asked', 'done']),
				isNotNull(processorCalls.nextTryAt),
			),
		)
		.orderBy(desc(processorCalls.askedAt))
		.limit(most)
	return rows.map(({ call, ...rest }) => ({
		...rest,
		id: call.id,
		yen: Number(call.ask.yen),
		seen: call.state === 'done' ? (call.answer as unknown as CheckoutSeen) : null,
	}))
}

/** What arrived through the processor, the newest first, with what it kept (null until it says so) and what is left over. */
export async function arrived(on: Db, most = 50) {
	const rows = await on
		.select({ incoming: incomings, employer: employers.name })
		.from(incomings)
		.leftJoin(employers, eq(employers.id, incomings.employerId))
		.where(isNotNull(incomings.processorRef))
		.orderBy(desc(incomings.day), desc(incomings.id))
		.limit(most)
	const fees = await feesOf(
		on,
		rows.map((row) => row.incoming.id),
	)
	const found = []
	for (const { incoming, employer } of rows)
		found.push({
			...incoming,
			employer,
			feeYen: fees.get(incoming.id) ?? null,
			leftYen: await leftOf(on, incoming),
		})
	return found
}

async function feesOf(on: Db, incomingIds: readonly string[]): Promise<Map<string, number>> {
	const found = new Map<string, number>()
	for (const some of inParts(incomingIds))
		for (const call of await on
			.select()
			.from(processorCalls)
			.where(
				and(
					eq(processorCalls.kind, 'payment-fee'),
					eq(processorCalls.state, 'done'),
					inArray(processorCalls.subjectId, some),
				),
			))
			found.set(call.subjectId, Number(call.answer?.feeYen ?? 0))
	return found
}

/** What the processor said it has sent to the bank. */
export async function sentToBank(on: Db, most = 20) {
	const rows = await on
		.select()
		.from(processorEvents)
		.where(eq(processorEvents.kind, 'payout.paid'))
		.orderBy(desc(processorEvents.receivedAt))
		.limit(most)
	return rows.map((event) => ({ id: event.id, at: new Date(toldOf(event).at), yen: toldOf(event).yen }))
}

/** The employer and the invoice number of a payment, by its name at the processor. */
export async function payersOf(on: Db, paymentRefs: readonly string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>()
	for (const some of inParts(paymentRefs))
		for (const row of await on
			.select({ ref: incomings.processorRef, employer: employers.name })
			.from(incomings)
			.innerJoin(employers, eq(employers.id, incomings.employerId))
			.where(inArray(incomings.processorRef, some)))
			found.set(row.ref ?? '', row.employer)
	return found
}

/** The month of the last year in which the most was paid out, or undefined. */
async function largestMonth(on: Db, at: Date) {
	const month = sql<string>`substr(${payouts.transferDay}, 1, 7)`
	const from = `${addMonths(monthOf(dayOf(at)), -12)}-01`
	const rows = await on
		.select({
			month,
			people: sql<number>`count(distinct ${payoutLines.registrantId})`.mapWith(Number),
			payments: sql<number>`count(*)`.mapWith(Number),
			yen: sql<number>`sum(${payoutLines.yen})`.mapWith(Number),
		})
		.from(payoutLines)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(
			and(
				inArray(payouts.state, ['sent', 'settled']),
				gte(payouts.transferDay, from),
				or(isNull(payoutLines.result), eq(payoutLines.result, 'paid')),
			),
		)
		.groupBy(month)
	return rows.sort((a, b) => b.yen - a.yen)[0]
}

/** What paying registrants through the processor would cost beside the bank: for one usual payment, and for the largest month. */
export async function connectCosts(on: Db, at: Date) {
	const { chargeYen: charge, ...prices } = await pricesOn(on, dayOf(at))
	const largest = await largestMonth(on, at)
	return {
		// The example of handbook §5.
		one: { dearYen: connectCost({ people: 1, payments: 1, yen: 4_800 }, prices), cheapYen: charge },
		largest: largest && {
			people: largest.people,
			yen: largest.yen,
			dearYen: connectCost(largest, prices),
			cheapYen: transferCost(largest.payments, charge),
		},
	}
}

/** How many things wait there for a person: what was told, calls that failed, and pay that should have come by now. */
export const waitingForPerson = async (on: Db, today: Day): Promise<number> =>
	(await eventsThatWait(on)).length + (await failedCalls(on)).length + (await linesThatHang(on, today))
