// Calls to the processor: written in the act that needs them, made after its commit, answered in a transaction of their own.
import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm'
import { now } from '~/base/clock'
import { newId } from '~/base/ids'
import { log } from '~/base/log'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import type { ProcessorCallKind } from '~db/schema/money'
import { processorCalls } from '~db/schema/money'
import { paidAfterBack } from './connect-payout'
import { keyHolds, nextTry } from './processor'
import { ProcessorFault } from './stripe.server'

export type Call = typeof processorCalls.$inferSelect

/** How calls of one kind are made, outside any transaction, and what their answer changes, inside one. */
export type CallRule = {
	make: (call: Call) => Promise<Record<string, unknown>>
	answered?: (tx: Tx, call: Call, answer: Record<string, unknown>) => Promise<void>
	/** It only looks: asked as often and as late as one likes. */
	looksOnly?: true
}
export type CallRules = Record<ProcessorCallKind, CallRule>

/** Writes what is to be asked; its id is the key under which the processor does it once. Gives the id. */
export async function writeCall(
	tx: Tx,
	kind: ProcessorCallKind,
	subject: { kind: string; id: string },
	ask: Record<string, unknown>,
): Promise<string> {
	const id = newId()
	await tx.insert(processorCalls).values({
		id,
		kind,
		subjectKind: subject.kind,
		subjectId: subject.id,
		ask,
		state: 'asked',
		askedAt: tx.at,
		nextTryAt: tx.at,
	})
	return id
}

/** A call, if there is one. */
export async function callOf(on: Db, id: string): Promise<Call | undefined> {
	const [call] = await on.select().from(processorCalls).where(eq(processorCalls.id, id))
	return call
}

/** The calls of a kind about something, the newest first. */
export async function callsAbout(
	on: Db,
	kind: ProcessorCallKind,
	subject: { kind: string; id: string },
): Promise<Call[]> {
	return on
		.select()
		.from(processorCalls)
		.where(
			and(
				eq(processorCalls.kind, kind),
				eq(processorCalls.subjectKind, subject.kind),
				eq(processorCalls.subjectId, subject.id),
			),
		)
		.orderBy(desc(processorCalls.askedAt), desc(processorCalls.id))
}

// Longer than a call may take: after it whoever claimed the call has died.
const claimHolds = 60_000

/** Takes a call for this process; undefined when it is over, not due, or another process has it. */
async function claim(id: string): Promise<Call | undefined> {
	return inTransaction(async (tx) => {
		const call = await callOf(tx, id)
		if (call?.state !== 'asked' || !call.nextTryAt || call.nextTryAt > tx.at) return undefined
		const [taken] = await tx
			.update(processorCalls)
			.set({ tries: call.tries + 1, nextTryAt: new Date(tx.at.getTime() + claimHolds) })
			.where(
				and(
					eq(processorCalls.id, id),
					eq(processorCalls.state, 'asked'),
					eq(processorCalls.tries, call.tries),
				),
			)
			.returning()
		return taken
	})
}

// Of these the processor is asked whether it did them before they are made anew: money must not go twice.
const looksFirst: ReadonlySet<ProcessorCallKind> = new Set(['transfer', 'transfer-payout', 'transfer-back'])

const roundOf = (call: Call) => Number(call.ask.round ?? 0)

/** The key of a call: its id, and after each no for good or each asking anew by a person, its id and how often. */
export const keyOf = (call: Call) => (roundOf(call) === 0 ? call.id : `${call.id}-${roundOf(call)}`)

const withNewKey = (call: Call) => ({ ...call.ask, round: roundOf(call) + 1 })

/** Makes a call that is due, once, whoever else tries; gives the call as it stands then. */
export async function makeCall(rules: CallRules, id: string): Promise<Call | undefined> {
	const call = await claim(id)
	if (!call) return callOf(db(), id)
	const rule = rules[call.kind]
	try {
		// What is asked again after the key was forgotten could be done twice, unless it is looked for first.
		if (!rule.looksOnly && !looksFirst.has(call.kind) && !keyHolds(call.askedAt, now()))
			throw new ProcessorFault('key_forgotten', false)
		const answer = await rule.make(call)
		// In here as well: an answer that says what cannot be is this call's fault, and no other's.
		await inTransaction((tx) => answerCall(tx, rule, call, answer))
	} catch (error) {
		if (!(error instanceof ProcessorFault)) throw error
		await noteFault(call, error)
	}
	return callOf(db(), id)
}

/** Keeps the answer, once: whoever comes second with the same answer changes nothing. */
export async function answerCall(
	tx: Tx,
	rule: CallRule,
	{ id }: Pick<Call, 'id'>,
	answer: Record<string, unknown>,
): Promise<void> {
	const [call] = await tx
		.update(processorCalls)
		.set({ state: 'done', answer, doneAt: tx.at, nextTryAt: null })
		.where(and(eq(processorCalls.id, id), eq(processorCalls.state, 'asked')))
		.returning()
	if (call) await rule.answered?.(tx, call, answer)
}

async function noteFault(call: Call, { code, again, newKey }: ProcessorFault): Promise<void> {
	log.warn({ call: call.id, kind: call.kind, fault: code }, 'the processor gave no answer')
	await inTransaction(async (tx) => {
		const next = again ? nextTry(tx.at, call.tries) : null
		const changed = await tx
			.update(processorCalls)
			.set(
				next
					? { answer: { fault: code }, nextTryAt: next, ...(newKey && { ask: withNewKey(call) }) }
					: { answer: { fault: code }, nextTryAt: null, state: 'failed', doneAt: tx.at },
			)
			.where(
				and(
					eq(processorCalls.id, call.id),
					eq(processorCalls.state, 'asked'),
					eq(processorCalls.tries, call.tries),
				),
			)
			.returning({ id: processorCalls.id })
		if (changed.length > 0 && !next) await recordFailed(tx, call, code)
	})
}

/** Tells that a call failed for good, and why. */
export const recordFailed = (tx: Tx, call: Call, code: string) =>
	record(
		tx,
		chore,
		'processor.call-failed',
		{ kind: 'processor-call', id: call.id },
		{ after: { call: call.kind, fault: code, about: call.subjectId } },
	)

/** Somebody waits for a call that is to be tried only later: it is due now, unless it is being made at this moment. */
export async function hurryCall(tx: Tx, call: Call): Promise<void> {
	if (!call.nextTryAt || call.nextTryAt.getTime() <= tx.at.getTime() + claimHolds) return
	await tx
		.update(processorCalls)
		.set({ nextTryAt: tx.at })
		.where(
			and(
				eq(processorCalls.id, call.id),
				eq(processorCalls.state, 'asked'),
				eq(processorCalls.tries, call.tries),
			),
		)
}

const mostAtOnce = 50

/** Makes every call that is due: what was just written, what got no answer, and what a crash left open. One that breaks stops no other. */
export async function makeDueCalls(rules: CallRules): Promise<void> {
	const due = await db()
		.select({ id: processorCalls.id })
		.from(processorCalls)
		.where(and(eq(processorCalls.state, 'asked'), lte(processorCalls.nextTryAt, now())))
		.orderBy(asc(processorCalls.nextTryAt))
		.limit(mostAtOnce)
	const broken: unknown[] = []
	for (const { id } of due)
		await makeCall(rules, id).catch((error: unknown) => {
			broken.push(error)
		})
	// A mistake of the program is told as one, once the others are made.
	if (broken.length > 0) throw broken[0]
}

/** Calls that were answered and are to be looked after at their time. */
export async function dueLooks(on: Db, kind: ProcessorCallKind, at: Date): Promise<Call[]> {
	return on
		.select()
		.from(processorCalls)
		.where(
			and(
				eq(processorCalls.state, 'done'),
				isNotNull(processorCalls.nextTryAt),
				lte(processorCalls.nextTryAt, at),
				eq(processorCalls.kind, kind),
			),
		)
		.orderBy(asc(processorCalls.nextTryAt))
		.limit(mostAtOnce)
}

/** A call that waits for a later try or failed is not to be made any more; false while it may be being made at this moment. */
export async function giveUpCall(tx: Tx, call: Call): Promise<boolean> {
	const waits =
		call.state === 'asked' && call.nextTryAt && call.nextTryAt.getTime() > tx.at.getTime() + claimHolds
	if (call.state !== 'failed' && !waits) return false
	const given = await tx
		.update(processorCalls)
		.set({ state: 'failed', answer: { ...call.answer, fault: 'given_up' }, nextTryAt: null, doneAt: tx.at })
		.where(
			and(
				eq(processorCalls.id, call.id),
				eq(processorCalls.state, call.state),
				eq(processorCalls.tries, call.tries),
			),
		)
		.returning({ id: processorCalls.id })
	return given.length > 0
}

/** Why a call was not answered yet, or failed. */
export const faultOf = (call: Call): string | null =>
	call.state === 'done' ? null : ((call.answer as { fault?: string } | null)?.fault ?? null)

/** Whether asking once more brings nothing, and a person sets the call aside once they have done what is to be done elsewhere. */
export const isForPerson = (fault: string | null) => fault === paidAfterBack

/** A person has looked at what a call met and done what it asks for elsewhere; refused where it can be asked again instead. */
export async function setCallAside(tx: Tx, actor: Actor, id: string): Promise<void> {
	const call = await callOf(tx, id)
	if (!call || !isForPerson(faultOf(call)) || !(await giveUpCall(tx, call)))
		throw refused('processor-call-over')
	await record(tx, actor, 'processor.call-settled', { kind: 'processor-call', id })
}

/** A call that failed is to be made once more, now; one that was given up is not. */
export async function askCallAgain(tx: Tx, actor: Actor, id: string): Promise<void> {
	const call = await callOf(tx, id)
	if (!call || faultOf(call) === 'given_up' || isForPerson(faultOf(call)))
		throw refused('processor-call-over')
	const changed = await tx
		.update(processorCalls)
		.set({
			state: 'asked',
			tries: 0,
			nextTryAt: tx.at,
			doneAt: null,
			askedAt: tx.at,
			...(looksFirst.has(call.kind) && { ask: withNewKey(call) }),
		})
		.where(and(eq(processorCalls.id, id), eq(processorCalls.state, 'failed')))
		.returning({ id: processorCalls.id })
	if (changed.length === 0) throw refused('processor-call-over')
	await record(tx, actor, 'processor.call-asked-again', { kind: 'processor-call', id })
}
