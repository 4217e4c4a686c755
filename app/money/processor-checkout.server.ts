// An employer pays an invoice through the processor: one page at a time for what is open, and its money taken in once.
import { and, eq, isNotNull } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { incomings, invoices, processorCalls } from '~db/schema/money'
import { leftOf, settleInvoice, takeIncoming } from './incoming.server'
import { openYen } from './invoice'
import type { Invoice } from './invoice.server'
import type { CheckoutSeen, ProcessorWay } from './processor'
import { channelOfWay, dayOfPayment, isOpenAt, laterOf, nextLook, waysFor } from './processor'
import type { Call } from './processor-call.server'
import { callOf, callsAbout, dueLooks, faultOf, hurryCall, writeCall } from './processor-call.server'
import type { CheckoutAsk } from './stripe.server'
import { hasProcessor, ProcessorFault, seeCheckout } from './stripe.server'

/** What a checkout was asked with, and the call by which its payer is known there, where transfers are offered. */
export type CheckoutAsked = Omit<CheckoutAsk, 'customerRef'> & { customerCallId: string | null }

export const askedOf = (call: Call) => call.ask as unknown as CheckoutAsked

/** What the processor last told of a checkout; null before it answered. */
export const seenOf = (call: Call): CheckoutSeen | null =>
	call.state === 'done' ? (call.answer as unknown as CheckoutSeen) : null

const about = (invoiceId: string) => ({ kind: 'invoice', id: invoiceId })

/** An employer's own invoice, or not found. */
async function ownInvoice(on: Db, employerId: string, invoiceId: string): Promise<Invoice> {
	const [invoice] = await on
		.select()
		.from(invoices)
		.where(and(eq(invoices.id, invoiceId), eq(invoices.employerId, employerId)))
	if (!invoice) throw refused('not-found')
	return invoice
}

const waySettings = [
	'processor-card',
	'processor-konbini-most',
	'processor-konbini-days',
	'processor-transfer',
] as const

async function waysNow(
	on: Db,
	yen: number,
	at: Date,
): Promise<{ ways: ProcessorWay[]; konbiniDays: number }> {
	const set = await settingsOn(on, waySettings, dayOf(at))
	const ways = waysFor(yen, {
		card: set['processor-card'] === 'on',
		konbiniMostYen: set['processor-konbini-most'],
		transfer: set['processor-transfer'] === 'on',
	})
	return { ways, konbiniDays: set['processor-konbini-days'] }
}

/** The checkout of an invoice that money may still come by: asked for, open, or waiting for the shop or the transfer. */
async function standing(on: Db, invoiceId: string, at: Date): Promise<Call | undefined> {
	const calls = await callsAbout(on, 'checkout', about(invoiceId))
	return calls.find((call) => {
		const seen = seenOf(call)
		return call.state === 'asked' || (seen && (seen.state === 'waits' || isOpenAt(seen, at)))
	})
}

/**
 * The employer wishes to pay what is open now: asks for a page, and for none where one stands for the same sum. One for
 * another sum is ended first.
 */
export async function openCheckout(
	tx: Tx,
	actor: Actor,
	employerId: string,
	invoiceId: string,
): Promise<void> {
	if (!hasProcessor()) throw refused('not-found')
	const invoice = await ownInvoice(tx, employerId, invoiceId)
	if (invoice.creditedAt !== null) throw refused('invoice-void')
	const yen = openYen(invoice)
	if (yen === 0) throw refused('invoice-paid')
	const { ways, konbiniDays } = await waysNow(tx, yen, tx.at)
	if (ways.length === 0) throw refused('processor-no-way')
	const before = await standing(tx, invoiceId, tx.at)
	if (before && askedOf(before).yen === yen)
		return before.state === 'asked' ? hurryCall(tx, before) : undefined
	if (before) await giveUp(tx, before)
	const ask: CheckoutAsked = {
		yen,
		title: `請求書 ${invoice.number}`,
		ways,
		konbiniDays,
		customerCallId: ways.includes('transfer') ? await payerCall(tx, employerId) : null,
		backTo: `${environment().BASE_URL}/employer/invoices/${invoiceId}/back`,
	}
	const callId = await writeCall(tx, 'checkout', about(invoiceId), ask)
	await record(tx, actor, 'invoice.checkout-asked', about(invoiceId), {
		after: { employerId, yen, call: callId },
	})
}

/** The call by which an employer is known to the processor, once for all their invoices. */
async function payerCall(tx: Tx, employerId: string): Promise<string> {
	const subject = { kind: 'employer', id: employerId }
	const known = (await callsAbout(tx, 'customer', subject)).find((call) => call.state !== 'failed')
	return known?.id ?? writeCall(tx, 'customer', subject, {})
}

/** Nothing is to come by a checkout any more: an asked one was never shown to anybody, another is ended at the processor. */
async function giveUp(tx: Tx, call: Call): Promise<void> {
	if (call.state === 'asked') {
		await tx
			.update(processorCalls)
			.set({ state: 'failed', answer: { fault: 'given_up' }, nextTryAt: null, doneAt: tx.at })
			.where(and(eq(processorCalls.id, call.id), eq(processorCalls.state, 'asked')))
		return
	}
	const subject = { kind: 'processor-call', id: call.id }
	const ends = await callsAbout(tx, 'checkout-end', subject)
	if (ends.every((end) => end.state === 'failed')) await writeCall(tx, 'checkout-end', subject, {})
}

/** The employer would rather pay another way: the number of the shop, or the page, is ended. */
export async function endCheckoutOf(
	tx: Tx,
	actor: Actor,
	employerId: string,
	invoiceId: string,
): Promise<void> {
	await ownInvoice(tx, employerId, invoiceId)
	const call = await standing(tx, invoiceId, tx.at)
	if (!call) throw refused('processor-nothing-open')
	await giveUp(tx, call)
	await record(tx, actor, 'invoice.checkout-ended', about(invoiceId), {
		after: { employerId, call: call.id },
	})
}

/** Calls of an invoice that wait to be made: its page, and the ending of one before it. */
export async function callsToMake(on: Db, invoiceId: string): Promise<string[]> {
	const checkouts = await callsAbout(on, 'checkout', about(invoiceId))
	const found: string[] = []
	for (const call of checkouts.slice(0, 3)) {
		if (call.state === 'asked') found.push(call.id)
		for (const end of await callsAbout(on, 'checkout-end', { kind: 'processor-call', id: call.id }))
			if (end.state === 'asked') found.push(end.id)
	}
	return found
}

/** Keeps what the processor told of a checkout, whatever was known, and takes its money in once. */
export async function settleSeen(tx: Tx, callId: string, told: CheckoutSeen): Promise<void> {
	const call = await callOf(tx, callId)
	if (call?.kind !== 'checkout') return
	const known = seenOf(call)
	const seen = laterOf(known, told)
	const stays = seen.state === 'open' || seen.state === 'waits'
	await tx
		.update(processorCalls)
		.set({
			state: 'done',
			answer: seen,
			doneAt: call.doneAt ?? tx.at,
			nextTryAt: stays ? nextLook(call.askedAt, tx.at) : null,
		})
		.where(eq(processorCalls.id, callId))
	if (seen.state === 'paid') await takePayment(tx, call, seen)
}

/** Money that was paid by a checkout: in the books, and to its invoice as far as that is open; the rest stands with the employer. */
async function takePayment(tx: Tx, call: Call, seen: CheckoutSeen): Promise<void> {
	const processorRef = seen.paymentRef ?? seen.ref
	const [taken] = await tx
		.select({ id: incomings.id })
		.from(incomings)
		.where(eq(incomings.processorRef, processorRef))
	const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, call.subjectId))
	if (taken || !invoice) return
	const incomingId = await takeIncoming(tx, chore, {
		channel: channelOfWay(seen.way),
		day: dayOfPayment(dayOf(new Date(seen.paidAt ?? tx.at.getTime())), dayOf(tx.at)),
		yen: seen.yen,
		employerId: invoice.employerId,
		processorRef,
	})
	if (openYen(invoice) > 0) await settleInvoice(tx, chore, incomingId, invoice.id)
	await writeCall(tx, 'payment-fee', { kind: 'incoming', id: incomingId }, { paymentRef: processorRef })
}

/** Asks the processor what became of a checkout, and keeps it. */
export async function lookAtCheckout(call: Call): Promise<void> {
	const seen = seenOf(call)
	if (!seen) return
	const told = await seeCheckout(seen.ref)
	await inTransaction((tx) => settleSeen(tx, call.id, told))
}

/** Asks after the payments the processor told nothing of; one that gives no answer is asked after later. */
export async function lookAtOpenCheckouts(): Promise<void> {
	for (const call of await dueLooks(db(), 'checkout', now())) {
		try {
			await lookAtCheckout(call)
		} catch (error) {
			if (!(error instanceof ProcessorFault)) throw error
			await inTransaction((tx) =>
				tx
					.update(processorCalls)
					.set({ nextTryAt: nextLook(call.askedAt, tx.at) })
					.where(and(eq(processorCalls.id, call.id), isNotNull(processorCalls.nextTryAt))),
			)
		}
	}
}

/** Ends the pages and numbers of invoices that were paid, in part or whole, or made void by other ways meanwhile. */
export async function endOutdatedCheckouts(tx: Tx): Promise<void> {
	const rows = await tx
		.select({ call: processorCalls, invoice: invoices })
		.from(processorCalls)
		.innerJoin(invoices, eq(invoices.id, processorCalls.subjectId))
		.where(
			and(
				eq(processorCalls.kind, 'checkout'),
				eq(processorCalls.state, 'done'),
				isNotNull(processorCalls.nextTryAt),
			),
		)
	for (const { call, invoice } of rows) if (openYen(invoice) !== askedOf(call).yen) await giveUp(tx, call)
}

/** Where the paying of an invoice through the processor stands, as its employer reads it. */
export type Paying = {
	/** The ways that are offered now; none while one is under way. */
	ways: ProcessorWay[]
	yen: number
	konbiniDays: number
	now:
		| { state: 'none' }
		| { state: 'asked' | 'failed' | 'over' }
		| {
				state: 'open' | 'waits'
				url: string | null
				until: number | null
				way: string | null
				ending: boolean
		  }
		| { state: 'paid'; yen: number; paidAt: number; way: string | null; leftYen: number }
}

/** What the page of an invoice shows; null where no key is set, or there is nothing to say and nothing to pay. */
export async function payingOf(on: Db, employerId: string, invoiceId: string): Promise<Paying | null> {
	if (!hasProcessor()) return null
	const invoice = await ownInvoice(on, employerId, invoiceId)
	const yen = openYen(invoice)
	const at = now()
	const { ways, konbiniDays } = await waysNow(on, yen, at)
	const calls = await callsAbout(on, 'checkout', about(invoiceId))
	const call = (await standing(on, invoiceId, at)) ?? calls.find((one) => faultOf(one) !== 'given_up')
	const current = call ? await stateNow(on, call, at) : { state: 'none' as const }
	if (yen === 0 && current.state !== 'paid' && current.state !== 'waits') return null
	if (ways.length === 0 && current.state === 'none') return null
	return { ways: current.state === 'waits' ? [] : ways, yen, konbiniDays, now: current }
}

async function stateNow(on: Db, call: Call, at: Date): Promise<Paying['now']> {
	const seen = seenOf(call)
	if (!seen) return { state: call.state === 'failed' ? 'failed' : 'asked' }
	if (seen.state === 'paid') {
		const [incoming] = await on
			.select()
			.from(incomings)
			.where(eq(incomings.processorRef, seen.paymentRef ?? seen.ref))
		const leftYen = incoming ? await leftOf(on, incoming) : 0
		return { state: 'paid', yen: seen.yen, paidAt: seen.paidAt ?? at.getTime(), way: seen.way, leftYen }
	}
	if (seen.state === 'over' || (seen.state === 'open' && !isOpenAt(seen, at))) return { state: 'over' }
	const ends = await callsAbout(on, 'checkout-end', { kind: 'processor-call', id: call.id })
	const ending = ends.some((end) => end.state === 'asked')
	return { state: seen.state, url: seen.url, until: seen.until, way: seen.way, ending }
}

/** The processor's page of an invoice that can be paid on now. */
export async function pageToPay(on: Db, employerId: string, invoiceId: string): Promise<string | null> {
	await ownInvoice(on, employerId, invoiceId)
	const call = await standing(on, invoiceId, now())
	const seen = call && seenOf(call)
	return seen?.state === 'open' ? seen.url : null
}

/** The checkouts of an invoice that its payer may just have come back from. */
export async function checkoutsToLookAt(on: Db, employerId: string, invoiceId: string): Promise<Call[]> {
	await ownInvoice(on, employerId, invoiceId)
	return (await callsAbout(on, 'checkout', about(invoiceId))).filter((call) => call.nextTryAt !== null)
}
