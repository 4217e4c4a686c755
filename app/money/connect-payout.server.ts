// Lines of a run paid through the processor: what is asked of it for each, what its answers change, and the ways back.
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { choosePaidBy, registrantOf } from '~/people/registrant.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { inParts } from '~db/in-parts'
import type { ProcessorCallKind } from '~db/schema/money'
import { payoutLines, processorCalls } from '~db/schema/money'
import type { BankPayoutSeen, ConnectStep, TransferSeen } from './connect-payout'
import {
	bankPayoutMoves,
	connectStepOf,
	nextPayoutLook,
	paidAfterBack,
	reasonOfFault,
} from './connect-payout'
import { post } from './ledger.server'
import { refuseOtherWay } from './payout'
import { lineAsPaid } from './payout.server'
import { notePaid, putLineBack, recordPaid, sentLine } from './payout-result.server'
import { linesOfProcessorFee, linesOfTransfer } from './posting-lines'
import { connectFee, dayOfPayment, isCallName } from './processor'
import type { Call, CallRule } from './processor-call.server'
import {
	answerCall,
	askCallAgain,
	callOf,
	callsAbout,
	dueLooks,
	faultOf,
	giveUpCall,
	keyOf,
	recordFailed,
	writeCall,
} from './processor-call.server'
import type { Handled, PayingOutRules } from './processor-event.server'
import { storeEvent } from './processor-event.server'
import type { ProcessorTold } from './stripe.server'
import {
	askBankPayout,
	askTransfer,
	findBankPayout,
	findTransfer,
	holdPayouts,
	ProcessorFault,
	reverseTransfer,
	seeAccount,
	seeBankPayout,
	seeConnectFees,
	seeTransfer,
} from './stripe.server'

const about = (lineId: string) => ({ kind: 'payout-line', id: lineId })

/** What a call about a line is asked with. */
const askedOf = ({ ask }: Call) => ({ accountRef: String(ask.accountRef), yen: Number(ask.yen) })

const lineCalls = ['transfer', 'transfer-payout', 'transfer-back'] as const satisfies ProcessorCallKind[]

/** The newest call of a kind about a line. */
const newest = async (on: Db, kind: (typeof lineCalls)[number], lineId: string): Promise<Call | undefined> =>
	(await callsAbout(on, kind, about(lineId)))[0]

/**
 * Into the person's account there, if it is ready. Looked for first: it may have been done by a call whose answer was lost
 * for longer than the key is known, or before the database was restored.
 */
async function makeTransfer(call: Call): Promise<TransferSeen> {
	const { accountRef, yen } = askedOf(call)
	const done = await findTransfer(call.subjectId)
	if (done) return done
	const account = await seeAccount(accountRef)
	if (!account.ready) throw new ProcessorFault('account_not_ready', false)
	if (!account.held) await holdPayouts(accountRef)
	return askTransfer(keyOf(call), { callId: call.id, lineId: call.subjectId, accountRef, yen })
}

/** The money is in the person's account there: it has left the council's, and goes on to their own bank. */
async function transferAnswered(tx: Tx, call: Call, answer: Record<string, unknown>): Promise<void> {
	const seen = answer as unknown as TransferSeen
	const [noted] = await tx
		.update(payoutLines)
		.set({ processorRef: seen.ref })
		.where(and(eq(payoutLines.id, call.subjectId), isNull(payoutLines.processorRef)))
		.returning()
	if (!noted) return
	// The line was given up while the answer was lost: what went comes back.
	if (noted.result === 'returned') {
		await writeCall(tx, 'transfer-back', about(noted.id), call.ask)
		return
	}
	const { heldYen } = await lineAsPaid(tx, noted.payoutId, noted.id)
	const postingId = await post(
		tx,
		chore,
		{ day: dayOfPayment(dayOf(new Date(seen.at)), dayOf(tx.at)), kind: 'payout', subject: about(noted.id) },
		linesOfTransfer(noted.registrantId, { ownYen: noted.yen - heldYen, heldYen }, 'processor'),
	)
	await record(tx, chore, 'payout.line-transferred', about(noted.id), {
		after: { payoutId: noted.payoutId, registrantId: noted.registrantId, yen: noted.yen, postingId },
	})
	// What is being taken back goes no further.
	if (await newest(tx, 'transfer-back', noted.id)) return
	// Whole back by somebody's hand before we heard of it: the old key would only be answered with the same transfer.
	const next = seen.backYen < seen.yen ? 'transfer-payout' : 'transfer-back'
	await writeCall(tx, next, about(noted.id), askedOf(call))
}

/** From there to the person's own bank, unless it went there before. */
async function makeBankPayout(call: Call): Promise<BankPayoutSeen> {
	const { accountRef, yen } = askedOf(call)
	const done = await findBankPayout(accountRef, call.subjectId)
	return done ?? askBankPayout(keyOf(call), { callId: call.id, lineId: call.subjectId, accountRef, yen })
}

/**
 * What became of the money on its way to the person's own bank, from whichever side it was heard: paid once, and taken back
 * where their bank did not take it, even after it counted as paid.
 */
async function settleBankPayout(tx: Tx, callId: string, seen: BankPayoutSeen): Promise<void> {
	const call = await callOf(tx, callId)
	if (call?.kind !== 'transfer-payout') return
	const known = bankPayoutIn(call)
	const moves = bankPayoutMoves(known?.state ?? null, seen.state)
	// Known to be paid after it came back: a person looks at it, or has.
	if (known && call.state !== 'done' && !moves) return
	const now = moves || known === null ? seen : known
	await tx
		.update(processorCalls)
		.set({
			state: 'done',
			answer: now,
			doneAt: call.doneAt ?? tx.at,
			nextTryAt: nextPayoutLook(now, tx.at),
		})
		.where(eq(processorCalls.id, callId))
	if (!moves || seen.state === 'waits') return
	if (seen.state === 'paid') await settlePaid(tx, call, seen)
	else await askBack(tx, call)
}

/** What is known of the money on its way, also where the call failed after it was told. */
function bankPayoutIn({ answer }: Call): BankPayoutSeen | null {
	const seen = answer as unknown as BankPayoutSeen | null
	return seen?.state ? seen : null
}

async function settlePaid(tx: Tx, call: Call, seen: BankPayoutSeen): Promise<void> {
	const found = await sentLine(tx, call.subjectId)
	if (found.line.result === 'paid') return
	if (found.line.result === 'returned') return notePaidAfterBack(tx, call, seen)
	await notePaid(tx, chore, found, { at: new Date(Math.min(seen.arrivesAt, tx.at.getTime())) })
	await recordPaid(tx, chore, found)
}

/** With the person and due again at once: kept as the call's fault, from whichever side it was heard, until somebody has looked. */
async function notePaidAfterBack(tx: Tx, call: Call, seen: BankPayoutSeen): Promise<void> {
	await tx
		.update(processorCalls)
		.set({ state: 'failed', answer: { ...seen, fault: paidAfterBack }, doneAt: tx.at, nextTryAt: null })
		.where(eq(processorCalls.id, call.id))
	await recordFailed(tx, call, paidAfterBack)
}

/** The asking back of a line that still holds: one that found the money on its way to the person all the same asked for nothing. */
async function standingBack(on: Db, lineId: string): Promise<Call | undefined> {
	const back = await newest(on, 'transfer-back', lineId)
	const wentOn = back?.state === 'done' && (back.answer as BackSeen | null)?.onItsWay
	return wentOn ? undefined : back
}

/** The money is to come back to the council, once. */
async function askBack(tx: Tx, call: Call): Promise<void> {
	if (!(await standingBack(tx, call.subjectId)))
		await writeCall(tx, 'transfer-back', about(call.subjectId), askedOf(call))
}

/** What came of taking a line back: nothing was ever sent, it is back, or it is on its way to the person's bank all the same. */
type BackSeen = { ref: string | null; onItsWay: BankPayoutSeen | null }

async function makeBack(call: Call): Promise<BackSeen> {
	const [line] = await db().select().from(payoutLines).where(eq(payoutLines.id, call.subjectId))
	const payout = await newest(db(), 'transfer-payout', call.subjectId)
	const sentOn = payout && (await sentOnNow(payout))
	if (sentOn && sentOn.state !== 'failed') return { ref: null, onItsWay: sentOn }
	const transfer = line?.processorRef
		? await seeTransfer(line.processorRef)
		: await findTransfer(call.subjectId)
	if (!transfer) return { ref: null, onItsWay: null }
	if (transfer.backYen < transfer.yen) await reverseTransfer(keyOf(call), transfer.ref)
	return { ref: transfer.ref, onItsWay: null }
}

const sentOnNow = (payout: Call) => {
	const known = payout.state === 'done' ? (payout.answer as unknown as BankPayoutSeen) : null
	const { accountRef } = askedOf(payout)
	return known ? seeBankPayout(accountRef, known.ref) : findBankPayout(accountRef, payout.subjectId)
}

/** The money is the council's again: the earnings are due again, by the bank, and nobody was paid. */
async function backAnswered(tx: Tx, call: Call, answer: Record<string, unknown>): Promise<void> {
	const { onItsWay } = answer as unknown as BackSeen
	const payout = await newest(tx, 'transfer-payout', call.subjectId)
	if (onItsWay && payout) return settleBankPayout(tx, payout.id, onItsWay)
	const found = await sentLine(tx, call.subjectId)
	if (found.line.result === 'returned') return
	const known = payout?.state === 'done' ? (payout.answer as unknown as BankPayoutSeen) : null
	await putLineBack(tx, chore, found, known?.state === 'failed' ? reasonOfFault(known.fault) : 'not-sent', {})
	// This way did not reach them: until they wish it again, their pay goes by the bank. Who chose cash meanwhile keeps it.
	const person = await registrantOf(tx, found.line.registrantId)
	if (person?.paidBy === 'connect') await choosePaidBy(tx, chore, person.id, 'bank')
}

/** How the calls of a run through the processor are made and answered. */
export const connectRules = {
	transfer: { make: makeTransfer, answered: transferAnswered },
	'transfer-payout': {
		make: makeBankPayout,
		answered: (tx, call, answer) => settleBankPayoutAnswer(tx, call, answer as unknown as BankPayoutSeen),
	},
	'transfer-back': { make: makeBack, answered: backAnswered },
	'connect-fees': {
		make: async ({ answer, askedAt }) => {
			const until = now().getTime()
			return { fees: await seeConnectFees(feesSince(answer, askedAt)), until }
		},
		answered: feesAnswered,
		looksOnly: true,
	},
} satisfies Partial<Record<ProcessorCallKind, CallRule>>

// The answer is kept by whoever made the call; here it is taken as if it had been told.
async function settleBankPayoutAnswer(tx: Tx, call: Call, seen: BankPayoutSeen): Promise<void> {
	await tx
		.update(processorCalls)
		.set({ nextTryAt: nextPayoutLook(seen, tx.at) })
		.where(eq(processorCalls.id, call.id))
	if (seen.state === 'paid') await settlePaid(tx, call, seen)
	if (seen.state === 'failed') await askBack(tx, call)
}

const unknownCall = (told: ProcessorTold): Handled => {
	// A name as ours are, that we do not know: the database was restored from before it.
	if (isCallName(told.call)) throw new ProcessorFault('unknown_transfer', false)
	return async () => {}
}

/** What is told of a transfer: the answer of its call, if that was lost; one taken back by hand needs a person. */
async function transferTold(told: ProcessorTold): Promise<Handled> {
	const call = told.call ? await callOf(db(), told.call) : undefined
	if (call?.kind !== 'transfer') return unknownCall(told)
	const seen = await seeTransfer(told.about)
	return async (tx) => {
		await takeAnswer(tx, call, seen)
		if (seen.backYen > 0) await takenBackThere(tx, call, seen)
	}
}

/** Taken back by somebody on the processor's pages: it is the council's again, unless the person has it already. */
async function takenBackThere(tx: Tx, call: Call, { yen, backYen }: TransferSeen): Promise<void> {
	if (await standingBack(tx, call.subjectId)) return
	const { line } = await sentLine(tx, call.subjectId)
	if (line.result !== null || backYen < yen) throw new ProcessorFault('taken_back_there', false)
	const payout = await newest(tx, 'transfer-payout', call.subjectId)
	if (payout?.state === 'asked' && !(await giveUpCall(tx, payout)))
		throw new ProcessorFault('asked_at_this_moment', true)
	await askBack(tx, call)
}

/** The answer of a transfer that was heard before its call was answered, or after it was given up as lost. */
async function takeAnswer(tx: Tx, call: Call, seen: TransferSeen): Promise<void> {
	await tx
		.update(processorCalls)
		.set({ state: 'asked' })
		.where(and(eq(processorCalls.id, call.id), eq(processorCalls.state, 'failed')))
	await answerCall(tx, connectRules.transfer, call, seen)
}

async function bankPayoutTold(told: ProcessorTold): Promise<Handled> {
	const call = told.call ? await callOf(db(), told.call) : undefined
	if (call?.kind !== 'transfer-payout') return unknownCall(told)
	const seen = await seeBankPayout(askedOf(call).accountRef, told.about)
	return (tx) => settleBankPayout(tx, call.id, seen)
}

/** What the processor charged is a cost of the council, and never a registrant's; what it gave back of it is less of one. */
async function feeTold(told: ProcessorTold): Promise<Handled> {
	return async (tx) => {
		if (told.yen === 0) return
		const subject = { kind: 'processor-event', id: told.id }
		const day = dayOfPayment(dayOf(new Date(told.at)), dayOf(tx.at))
		const postingId = await post(
			tx,
			chore,
			{ day, kind: 'processor-fee', subject },
			linesOfProcessorFee(told.yen),
		)
		await record(tx, chore, 'processor.fee-posted', subject, { after: { yen: told.yen, postingId } })
	}
}

/** What is done with things told of transfers, payouts to people's banks, and charges. */
export const connectTold: Omit<PayingOutRules, 'account'> = {
	transfer: transferTold,
	bankPayout: bankPayoutTold,
	fee: feeTold,
}

const day = 24 * 60 * 60_000

// Three days again each time: a charge may be written under an earlier hour than it is shown at.
function feesSince(answer: Call['answer'], askedAt: Date): Date {
	const until = (answer as { until?: number } | null)?.until
	return new Date((until ?? askedAt.getTime()) - 3 * day)
}

async function feesAnswered(tx: Tx, call: Call, answer: Record<string, unknown>): Promise<void> {
	const { fees, until } = answer as { fees: Awaited<ReturnType<typeof seeConnectFees>>; until: number }
	for (const { ref, at, yen } of fees)
		await storeEvent(tx, {
			id: ref,
			kind: connectFee,
			at,
			about: ref,
			call: '',
			paymentRef: '',
			yen,
			status: '',
		})
	await tx
		.update(processorCalls)
		.set({ answer: { until }, nextTryAt: new Date(tx.at.getTime() + day / 2) })
		.where(eq(processorCalls.id, call.id))
}

/** Asks after payouts that nobody told of, and after charges; one that gives no answer is asked after later. */
export async function lookAfterConnect(): Promise<void> {
	for (const kind of ['transfer-payout', 'connect-fees'] as const)
		for (const call of await dueLooks(db(), kind, now())) {
			try {
				const write = await lookAgain(call)
				await inTransaction(write)
			} catch (error) {
				if (!(error instanceof ProcessorFault)) throw error
				await inTransaction((tx) =>
					tx
						.update(processorCalls)
						.set({ nextTryAt: new Date(tx.at.getTime() + 60 * 60_000) })
						.where(and(eq(processorCalls.id, call.id), isNotNull(processorCalls.nextTryAt))),
				)
			}
		}
}

async function lookAgain(call: Call): Promise<Handled> {
	if (call.kind === 'connect-fees') {
		const answer = await connectRules['connect-fees'].make(call)
		return (tx) => feesAnswered(tx, call, answer)
	}
	const seen = await seeBankPayout(askedOf(call).accountRef, (call.answer as unknown as BankPayoutSeen).ref)
	return (tx) => settleBankPayout(tx, call.id, seen)
}

/** A line of a run through the processor as staff see it: where it stands, why, and when it is tried again. */
export type ConnectLine = {
	lineId: string
	step: ConnectStep
	fault: string | null
	/** The call that failed or waits, for asking again. */
	callId: string | null
	nextTryAt: Date | null
	arrivesAt: number | null
}

/** Where lines stand at the processor, by line; lines it was never asked about are left out. */
export async function connectLines(
	on: Db,
	lines: readonly { id: string; result: 'paid' | 'returned' | null }[],
): Promise<Map<string, ConnectLine>> {
	const calls: Call[] = []
	for (const some of inParts(lines.map((line) => line.id)))
		calls.push(
			...(await on
				.select()
				.from(processorCalls)
				.where(
					and(
						eq(processorCalls.subjectKind, 'payout-line'),
						inArray(processorCalls.subjectId, some),
						inArray(processorCalls.kind, [...lineCalls]),
					),
				)),
		)
	const found = new Map<string, ConnectLine>()
	for (const { id, result } of lines) {
		const theirs = calls.filter((call) => call.subjectId === id).sort((a, b) => b.id.localeCompare(a.id))
		if (theirs.length > 0) found.set(id, lineOf(id, result, theirs))
	}
	return found
}

function lineOf(lineId: string, result: 'paid' | 'returned' | null, calls: readonly Call[]): ConnectLine {
	const of = (kind: ProcessorCallKind) => calls.find((call) => call.kind === kind)
	const said = (call: Call | undefined) =>
		call && { state: call.state, fault: faultOf(call), waits: bankPayoutIn(call)?.state === 'waits' }
	const [transfer, payout, back] = lineCalls.map(of)
	const step = connectStepOf({ result, transfer: said(transfer), payout: said(payout), back: said(back) })
	const last = afterBack.includes(step) ? payout : (back ?? payout ?? transfer)
	return {
		lineId,
		step,
		fault: last ? faultOf(last) : null,
		callId: last?.id ?? null,
		nextTryAt: last?.state === 'asked' || step === 'goes-after-back' ? (last?.nextTryAt ?? null) : null,
		arrivesAt: payout?.state === 'done' ? (payout.answer as unknown as BankPayoutSeen).arrivesAt : null,
	}
}

const afterBack: readonly ConnectStep[] = ['goes-after-back', 'paid-after-back']

async function connectLine(tx: Tx, lineId: string) {
	const found = await sentLine(tx, lineId)
	refuseOtherWay(found.payout.way, 'connect')
	const line = (await connectLines(tx, [found.line])).get(lineId)
	if (!line?.callId) throw refused('not-found')
	return { ...found, ...line, callId: line.callId }
}

/** What failed of a line is asked for once more; what may have been done is looked for first. */
export async function askTransferAgain(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	await askCallAgain(tx, actor, (await connectLine(tx, lineId)).callId)
}

/** A line that the processor cannot send goes no further this way: what is there comes back, and its earnings are due again. */
export async function giveUpLine(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const { line, payout, step, callId } = await connectLine(tx, lineId)
	const call = await callOf(tx, callId)
	const may = step === 'short' || step === 'failed' || step === 'stuck'
	if (!may || !call || !(await giveUpCall(tx, call))) throw refused('payout-connect-under-way')
	await writeCall(tx, 'transfer-back', about(lineId), askedOf(call))
	await record(tx, actor, 'payout.line-given-up', about(lineId), {
		after: { payoutId: payout.id, registrantId: line.registrantId, yen: line.yen },
	})
}
