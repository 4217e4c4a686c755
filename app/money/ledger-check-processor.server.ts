// The check of what went through the processor: each payment and transfer it told of is in the books once, and what it kept as well.
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { incomings, payoutLines, processorCalls, processorEvents } from '~db/schema/money'
import type { TransferSeen } from './connect-payout'
import type { Look } from './ledger-check-page.server'
import { page, pagesOf } from './ledger-check-page.server'
import type { CheckoutSeen } from './processor'
import { connectFee } from './processor'
import { toldOf } from './processor-event.server'

type Call = typeof processorCalls.$inferSelect

const feeOf = ({ kind, state, answer }: Call) =>
	kind === 'payment-fee' && state === 'done' ? Number(answer?.feeYen ?? 0) : 0

/** The payment of a checkout that was paid. */
function paymentOf({ kind, state, answer }: Call): { ref: string; yen: number } | undefined {
	const seen = answer as CheckoutSeen | null
	if (kind !== 'checkout' || state !== 'done' || seen?.state !== 'paid') return undefined
	return { ref: seen.paymentRef ?? seen.ref, yen: seen.yen }
}

async function takenOf(on: Db, refs: readonly string[]): Promise<Map<string, number>> {
	const found = new Map<string, number>()
	for (const some of inParts(refs))
		for (const one of await on
			.select({ ref: incomings.processorRef, yen: incomings.yen })
			.from(incomings)
			.where(inArray(incomings.processorRef, some)))
			found.set(one.ref ?? '', one.yen)
	return found
}

async function sentOf(
	on: Db,
	lineIds: readonly string[],
): Promise<Map<string, { ref: string | null; yen: number }>> {
	const found = new Map<string, { ref: string | null; yen: number }>()
	for (const some of inParts(lineIds))
		for (const { id, ...line } of await on
			.select({ id: payoutLines.id, ref: payoutLines.processorRef, yen: payoutLines.yen })
			.from(payoutLines)
			.where(inArray(payoutLines.id, some)))
			found.set(id, line)
	return found
}

/** Each transfer that was done stands on its line, with its sum. */
async function lookAtTransfers(on: Db, look: Look, calls: readonly Call[]): Promise<void> {
	const done = calls.filter((call) => call.kind === 'transfer' && call.state === 'done')
	const lines = await sentOf(
		on,
		done.map((call) => call.subjectId),
	)
	for (const { subjectId, answer } of done) {
		const { ref, yen } = answer as unknown as TransferSeen
		const line = lines.get(subjectId)
		if (line?.ref !== ref || line.yen !== yen)
			look.faults.push({ kind: 'processor-transfer-differs', line: subjectId, yen, kept: line?.yen ?? 0 })
	}
}

/** What the processor charged for people's accounts is in the ledger, once it was handled. */
export async function lookAtConnectFees(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'processor-event',
		['processor'],
		(after) =>
			on
				.select()
				.from(processorEvents)
				.where(and(gt(processorEvents.id, after), eq(processorEvents.kind, connectFee)))
				.orderBy(asc(processorEvents.id))
				.limit(page),
		async (some, ledger) => {
			for (const event of some) {
				const yen = event.handledAt === null ? 0 : toldOf(event).yen
				const posted = ledger.get(event.id) ?? 0
				if (posted !== yen)
					look.faults.push({ kind: 'processor-fee-differs', event: event.id, yen, ledger: posted })
			}
		},
	)
}

/** Each payment stands as one incoming of its sum, and each fee once in the ledger. */
export async function lookAtProcessor(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'processor-call',
		['processor'],
		(after) =>
			on
				.select()
				.from(processorCalls)
				.where(gt(processorCalls.id, after))
				.orderBy(asc(processorCalls.id))
				.limit(page),
		async (some, ledger) => {
			const payments = some.flatMap((call) => paymentOf(call) ?? [])
			const taken = await takenOf(
				on,
				payments.map((one) => one.ref),
			)
			for (const { ref, yen } of payments)
				if (taken.get(ref) !== yen)
					look.faults.push({ kind: 'payment-not-taken', payment: ref, yen, taken: taken.get(ref) ?? 0 })
			await lookAtTransfers(on, look, some)
			for (const call of some) {
				const posted = ledger.get(call.id) ?? 0
				if (posted !== feeOf(call))
					look.faults.push({ kind: 'processor-fee-differs', call: call.id, yen: feeOf(call), ledger: posted })
			}
		},
	)
}
