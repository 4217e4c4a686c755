// What is asked of the processor and how: each kind of call with its question and its answer, and the clock's turns over them.

import { asc, eq } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { payoutLines, processorCalls } from '~db/schema/money'
import { accountCall, leadToConnect, seeAccountOf } from './connect.server'
import { connectRules, connectTold, lookAfterConnect } from './connect-payout.server'
import { post } from './ledger.server'
import type { CheckoutSeen } from './processor'
import { dayOfPayment, nextLook } from './processor'
import type { Call, CallRules } from './processor-call.server'
import { callOf, callsAbout, makeCall, makeDueCalls } from './processor-call.server'
import {
	askedOf,
	callsToMake,
	checkoutsToLookAt,
	endOutdatedCheckouts,
	lookAtCheckout,
	lookAtOpenCheckouts,
	pageToPay,
	seenOf,
	settleSeen,
} from './processor-checkout.server'
import { handleDueEvents } from './processor-event.server'
import { askCheckout, askCustomer, endCheckout, hasProcessor, ProcessorFault, seeFee } from './stripe.server'

/** Who pays, as the processor knows them; asked under its own key also while another process asks the same. */
async function payerOf(callId: string): Promise<string> {
	const call = await makeCall(rules, callId)
	if (!call || call.state === 'failed') throw new ProcessorFault('payer_first', false)
	if (call.state === 'done') return String(call.answer?.ref)
	return (await askCustomer(call.id, call.subjectId)).ref
}

/** The page an invoice is paid on: its payer is made known first, where a transfer is offered. */
async function makeCheckout(call: Call): Promise<CheckoutSeen> {
	const { customerCallId, ...ask } = askedOf(call)
	return askCheckout(call.id, { ...ask, customerRef: customerCallId && (await payerOf(customerCallId)) })
}

async function checkoutAnswered(tx: Tx, call: Call): Promise<void> {
	await tx
		.update(processorCalls)
		.set({ nextTryAt: nextLook(call.askedAt, tx.at) })
		.where(eq(processorCalls.id, call.id))
}

async function makeEnd(call: Call): Promise<CheckoutSeen> {
	const checkout = await callOf(db(), call.subjectId)
	const seen = checkout && seenOf(checkout)
	if (!seen) throw new ProcessorFault('nothing_to_end', false)
	return endCheckout(call.id, seen.ref)
}

/** What the processor kept of a payment is a cost of the council, and was never the payer's or a registrant's. */
async function postFee(tx: Tx, call: Call, answer: Record<string, unknown>): Promise<void> {
	const yen = Number(answer.feeYen)
	if (yen <= 0) return
	const subject = { kind: 'processor-call', id: call.id }
	const day = dayOfPayment(dayOf(new Date(Number(answer.at))), dayOf(tx.at))
	const postingId = await post(tx, chore, { day, kind: 'processor-fee', subject }, [
		{ debit: { account: 'bank-fees' }, credit: { account: 'processor' }, yen },
	])
	await record(tx, chore, 'processor.fee-posted', subject, {
		after: { yen, incomingId: call.subjectId, postingId },
	})
}

/** Every kind of call. */
export const rules: CallRules = {
	customer: { make: (call) => askCustomer(call.id, call.subjectId) },
	checkout: { make: makeCheckout, answered: checkoutAnswered },
	'checkout-end': {
		make: makeEnd,
		answered: (tx, call, answer) => settleSeen(tx, call.subjectId, answer as unknown as CheckoutSeen),
	},
	'payment-fee': {
		make: (call) => seeFee(String(call.ask.paymentRef)),
		answered: postFee,
		looksOnly: true,
	},
	account: accountCall,
	...connectRules,
}

/** By the clock: calls that are due, events that came, payments nobody told of, pages that are out of date. */
export async function turnOverProcessor(): Promise<void> {
	if (!hasProcessor()) return
	await makeDueCalls(rules)
	await handleDueEvents({ account: seeAccountOf, ...connectTold })
	await lookAtOpenCheckouts()
	await lookAfterConnect()
	await inTransaction(endOutdatedCheckouts)
}

/** After the act that asked for it: makes the calls of an invoice, and gives the page its employer pays on; null if there is none yet. */
export async function leadToPay(employerId: string, invoiceId: string): Promise<string | null> {
	for (const id of await callsToMake(db(), invoiceId)) await makeCall(rules, id)
	return pageToPay(db(), employerId, invoiceId)
}

/** After a run was sent: makes the first of its calls at once, so that whoever sent it sees whether they go; the clock makes the rest. */
export async function beginSending(payoutId: string): Promise<void> {
	const lines = await db()
		.select({ id: payoutLines.id })
		.from(payoutLines)
		.where(eq(payoutLines.payoutId, payoutId))
		.orderBy(asc(payoutLines.sort))
		.limit(1)
	for (const { id } of lines)
		for (const call of await callsAbout(db(), 'transfer', { kind: 'payout-line', id }))
			if (call.state === 'asked') await makeCall(rules, call.id)
}

/** The employer is back from the processor's page: what became of it is asked at once. Gives whether an answer came. */
export async function lookAfterReturn(employerId: string, invoiceId: string): Promise<boolean> {
	try {
		for (const call of await checkoutsToLookAt(db(), employerId, invoiceId)) await lookAtCheckout(call)
		return true
	} catch (error) {
		if (error instanceof ProcessorFault) return false
		throw error
	}
}

/** After somebody asked to be paid so: makes their account where it is not made yet, and gives the processor's pages for it. */
export async function leadToAccount(registrantId: string): Promise<string | null> {
	try {
		for (const call of await callsAbout(db(), 'account', { kind: 'registrant', id: registrantId }))
			if (call.state === 'asked') await makeCall(rules, call.id)
		return await leadToConnect(registrantId)
	} catch (error) {
		if (error instanceof ProcessorFault) return null
		throw error
	}
}
