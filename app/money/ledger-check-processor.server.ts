// The check of what went through the processor: each payment it told of is in the books once, and what it kept of it as well.
import { asc, gt, inArray } from 'drizzle-orm'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { incomings, processorCalls } from '~db/schema/money'
import type { Look } from './ledger-check-page.server'
import { page, pagesOf } from './ledger-check-page.server'
import type { CheckoutSeen } from './processor'

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
			for (const call of some) {
				const posted = ledger.get(call.id) ?? 0
				if (posted !== feeOf(call))
					look.faults.push({ kind: 'processor-fee-differs', call: call.id, yen: feeOf(call), ledger: posted })
			}
		},
	)
}
