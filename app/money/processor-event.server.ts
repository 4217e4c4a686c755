// What the processor tells by itself: stored before anything is done with it, and then handled once, in any order.
import { and, asc, desc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { describeFault, log } from '~/base/log'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { incomings, processorEvents } from '~db/schema/money'
import { refundIncoming } from './incoming.server'
import { dayOfPayment, eventAgainAt, isCallName, isPersonKind, meaningOf } from './processor'
import { callOf } from './processor-call.server'
import { settleSeen } from './processor-checkout.server'
import type { ProcessorTold } from './stripe.server'
import { ProcessorFault, seeCheckout } from './stripe.server'

export type ProcessorEvent = typeof processorEvents.$inferSelect

/** What is kept of an event: ids and sums. */
export const toldOf = (event: ProcessorEvent) => event.body as unknown as ProcessorTold

/** Stores what was told; told again it is the same row. */
export async function storeEvent(tx: Tx, told: ProcessorTold): Promise<void> {
	await tx
		.insert(processorEvents)
		.values({ id: told.id, kind: told.kind, body: told, receivedAt: tx.at })
		.onConflictDoNothing({ target: processorEvents.id })
}

/** A fault that waits for a person and is not tried again by the clock. */
export const needsPerson = 'needs_person'

/** What is done with one kind of event outside the transaction, and what is then to be written inside it. */
export type Handled = (tx: Tx) => Promise<void>

/** Handles what is told of people's accounts and of money that goes out; given from above, since money coming in knows nothing of it. */
export type PayingOutRules = {
	account: (accountRef: string) => Promise<Handled>
	transfer: (told: ProcessorTold) => Promise<Handled>
	bankPayout: (told: ProcessorTold) => Promise<Handled>
	fee: (told: ProcessorTold) => Promise<Handled>
}

async function prepare(event: ProcessorEvent, out: PayingOutRules): Promise<Handled> {
	const told = toldOf(event)
	const meaning = meaningOf(event.kind)
	if (meaning === 'person') throw new ProcessorFault(needsPerson, false)
	if (meaning === 'account') return out.account(told.about)
	if (meaning === 'transfer') return out.transfer(told)
	if (meaning === 'bank-payout') return out.bankPayout(told)
	if (meaning === 'fee') return out.fee(told)
	if (meaning === 'nothing') return async () => {}
	const call = told.call ? await callOf(db(), told.call) : undefined
	if (call?.kind !== 'checkout') {
		// A name as ours are, that we do not know: the database was restored from before it.
		if (isCallName(told.call)) throw new ProcessorFault('unknown_call', false)
		// Whoever else uses the same account at the processor: nothing of ours.
		return async () => {}
	}
	// Not what the event says but what is true by now: so the order in which events arrive changes nothing.
	const seen = await seeCheckout(told.about)
	return (tx) => settleSeen(tx, call.id, seen)
}

/** Handles one event, once: a second process that handles it as well changes nothing. */
export async function handleEvent(event: ProcessorEvent, out: PayingOutRules): Promise<void> {
	const its = and(eq(processorEvents.id, event.id), isNull(processorEvents.handledAt))
	try {
		const write = await prepare(event, out)
		await inTransaction(async (tx) => {
			const mine = await tx
				.update(processorEvents)
				.set({ handledAt: tx.at, fault: null, tries: event.tries + 1 })
				.where(its)
				.returning({ id: processorEvents.id })
			if (mine.length > 0) await write(tx)
		})
	} catch (error) {
		const fault = error instanceof ProcessorFault ? error.code : 'fault'
		if (fault !== needsPerson)
			log.warn(
				{ event: event.id, kind: event.kind, fault, error: describeFault(error).kind },
				'an event was not handled',
			)
		await inTransaction((tx) =>
			tx
				.update(processorEvents)
				.set({ fault, tries: event.tries + 1 })
				.where(its),
		)
	}
}

/** Handles what was told and not handled yet, the oldest first. */
export async function handleDueEvents(out: PayingOutRules): Promise<void> {
	const at = now()
	const waiting = await db()
		.select()
		.from(processorEvents)
		.where(
			and(
				isNull(processorEvents.handledAt),
				or(isNull(processorEvents.fault), lt(processorEvents.tries, 11)),
			),
		)
		.orderBy(asc(processorEvents.receivedAt), asc(processorEvents.id))
		.limit(200)
	for (const event of waiting) {
		const again = eventAgainAt(event.receivedAt, event.tries)
		if (event.fault !== needsPerson && again !== null && again <= at) await handleEvent(event, out)
	}
}

/** What was told and waits: for a person, or because it could not be handled. */
export async function eventsThatWait(on: Db, most = 100): Promise<ProcessorEvent[]> {
	return on
		.select()
		.from(processorEvents)
		.where(and(isNull(processorEvents.handledAt), isNotNull(processorEvents.fault)))
		.orderBy(desc(processorEvents.receivedAt))
		.limit(most)
}

async function waitingEvent(on: Db, id: string): Promise<ProcessorEvent> {
	const [event] = await on
		.select()
		.from(processorEvents)
		.where(and(eq(processorEvents.id, id), isNull(processorEvents.handledAt)))
	if (!event) throw refused('processor-event-over')
	return event
}

/** A person has looked at it and done what it asks for elsewhere. */
export async function setEventAside(tx: Tx, actor: Actor, id: string): Promise<void> {
	const event = await waitingEvent(tx, id)
	await tx.update(processorEvents).set({ handledAt: tx.at }).where(eq(processorEvents.id, id))
	await record(
		tx,
		actor,
		'processor.event-settled',
		{ kind: 'processor-event', id },
		{
			after: { kind: event.kind },
		},
	)
}

/** Handle it once more, at the next turn of the clock. */
export async function tryEventAgain(tx: Tx, actor: Actor, id: string): Promise<void> {
	const event = await waitingEvent(tx, id)
	if (isPersonKind(event.kind)) throw refused('processor-event-person')
	await tx.update(processorEvents).set({ tries: 0, fault: null }).where(eq(processorEvents.id, id))
	await record(
		tx,
		actor,
		'processor.event-asked-again',
		{ kind: 'processor-event', id },
		{
			after: { kind: event.kind },
		},
	)
}

/** Whether an event tells of money that went back to the payer by the processor. */
export const isMoneyBack = (event: ProcessorEvent) =>
	event.kind === 'charge.refunded' ||
	(event.kind === 'charge.dispute.closed' && toldOf(event).status === 'lost')

/**
 * Books money that the processor gave back to the payer, as far as it is not booked yet. What of it stands on an invoice is to be
 * taken from there first.
 */
export async function bookMoneyBack(tx: Tx, actor: Actor, id: string): Promise<void> {
	const event = await waitingEvent(tx, id)
	const { paymentRef, yen } = toldOf(event)
	const [incoming] = await tx.select().from(incomings).where(eq(incomings.processorRef, paymentRef))
	if (!isMoneyBack(event) || !incoming) throw refused('processor-event-person')
	const rest = yen - (event.kind === 'charge.refunded' ? await bookedBefore(tx, paymentRef) : 0)
	const day = dayOfPayment(dayOf(new Date(toldOf(event).at)), dayOf(tx.at))
	if (rest > 0) await refundIncoming(tx, actor, incoming.id, { yen: rest, day, by: 'processor' })
	await tx.update(processorEvents).set({ handledAt: tx.at }).where(eq(processorEvents.id, id))
	if (rest <= 0)
		await record(
			tx,
			actor,
			'processor.event-settled',
			{ kind: 'processor-event', id },
			{
				after: { kind: event.kind },
			},
		)
}

/** What of a payment was told to have gone back, and is booked: each such event names the sum by then. */
async function bookedBefore(tx: Tx, paymentRef: string): Promise<number> {
	const done = await tx
		.select()
		.from(processorEvents)
		.where(and(eq(processorEvents.kind, 'charge.refunded'), isNotNull(processorEvents.handledAt)))
	return Math.max(
		0,
		...done
			.map(toldOf)
			.filter((one) => one.paymentRef === paymentRef)
			.map((one) => one.yen),
	)
}
