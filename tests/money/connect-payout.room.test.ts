// A run paid through the processor on a real database: sent once whatever is lost, late, twice or in the wrong order, and given back.
import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town,whsec_people'
})

import { moveClock, now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { handOver } from '~/money/cash-box.server'
import { askForConnect, endConnect, lookAfterOnboarding } from '~/money/connect.server'
import { linesUnderWay } from '~/money/connect-list.server'
import { askTransferAgain, connectLines, giveUpLine } from '~/money/connect-payout.server'
import { earningsOf } from '~/money/earning.server'
import { earningChain } from '~/money/earning-chain.server'
import { balanceOn, reverse, standingPostings } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { paidInYear } from '~/money/paid.server'
import { approvePayout, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { payoutOf, payouts } from '~/money/payout-list.server'
import { askRecall } from '~/money/payout-recall.server'
import { confirmPayout, confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { rules, turnOverProcessor } from '~/money/processor.server'
import type { Call } from '~/money/processor-call.server'
import { askCallAgain, callsAbout, makeCall, makeDueCalls, setCallAside } from '~/money/processor-call.server'
import { eventsThatWait, setEventAside, storeEvent } from '~/money/processor-event.server'
import { failedCalls, waitingForPerson } from '~/money/processor-list.server'
import { ProcessorFault, verified } from '~/money/stripe.server'
import { choosePaidBy, registrantOf } from '~/people/registrant.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { connectAccounts, payoutLines, processorCalls, processorEvents } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeTown,
	refusalOf,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'
import type { StandInPayout } from '../outside/stripe'
import { StripeStandIn } from '../outside/stripe'
import { outside } from '../runner/setup-outside'

let town: Town
let stripe: StripeStandIn
let at = 0
const payDay = '2026-12-25'
const purse = () => town.kaikei.actor

/** Lets minutes pass for everybody. */
function later(minutes: number): void {
	at += minutes * 60_000
	const instant = new Date(at)
	moveClock(() => instant)
}

/** The clock comes by a few times: one thing leads to the next. */
async function turns(): Promise<void> {
	for (const _ of [1, 2, 3]) await turnOverProcessor()
}

/** As long as a call may wait for its next try, and its turn. */
async function longer(times = 12): Promise<void> {
	for (let n = 0; n < times; n++) {
		later(13 * 60)
		await turns()
	}
}

beforeAll(async () => {
	town = await makeTown()
	clockAt('2026-12-10')
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'on', '2026-12-10'))
})
beforeEach(() => {
	stripe = new StripeStandIn(() => at)
	outside.use(...stripe.handlers())
})
afterEach(async () => {
	stripe.troubles = []
	stripe.spoiled = []
	expect(await checkLedger(db())).toEqual([])
	for (const one of await payouts(db()))
		if (one.state === 'made' || one.state === 'approved')
			await inTransaction((tx) => dropPayout(tx, purse(), one.id))
	// What one story leaves open at its processor is not asked after in the next.
	await inTransaction(async (tx) => {
		await tx.delete(processorCalls)
		await tx.update(connectAccounts).set({ state: 'ended' })
	})
})
afterAll(() => moveClock(undefined))

/** Somebody who earned, and (unless told otherwise) whose account at the processor is ready. */
async function person({ payYen = 2600, ready = true, bank = true } = {}): Promise<Registrant> {
	clockAt(today)
	const who = await makeRegistrant('誰か', town.areaId)
	await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
	if (bank) await withAccount(town, who)
	clockAt('2026-12-10')
	at = now().getTime()
	await inTransaction((tx) => askForConnect(tx, who.actor, who.id))
	await turns()
	const account = stripe.accounts.find((one) => one.registrant === who.id)
	if (!account) throw new Error('no account was made')
	account.ready = ready
	await lookAfterOnboarding(who.id)
	return who
}

const make = (day = payDay) => inTransaction((tx) => makePayout(tx, purse(), day, payDay, { way: 'connect' }))
const approve = (id: string) => inTransaction((tx) => approvePayout(tx, town.kessai.actor, id))
const send = (id: string) => refusing((tx) => markSent(tx, purse(), id))
const lineOf = async (who: Registrant) => {
	const lines = await db().select().from(payoutLines).where(eq(payoutLines.registrantId, who.id))
	return lines.sort((a, b) => b.id.localeCompare(a.id))[0] as (typeof lines)[number]
}
const stepOf = async (who: Registrant) => {
	const line = await lineOf(who)
	return (await connectLines(db(), [line])).get(line.id)?.step
}
const stateOf = async (who: Registrant) => (await earningsOf(db(), who.id))[0]?.state
const on = async (account: Parameters<typeof balanceOn>[1], partyId = '') =>
	(await balanceOn(db(), account, { partyId })).balanceYen
const account = (who: Registrant) => {
	const found = stripe.accounts.find((one) => one.registrant === who.id)
	if (!found) throw new Error('no account')
	return found
}
const payoutTo = (who: Registrant) => {
	const found = stripe.payouts.find((one) => one.account === account(who).id)
	if (!found) throw new Error('nothing went to a bank')
	return found
}

/** A run sent to one person, and nothing asked of the processor yet. */
async function sent(over: Parameters<typeof person>[0] = {}) {
	const who = await person(over)
	const run = await make()
	await approve(run.id)
	expect(await send(run.id)).toBe('done')
	return { who, runId: run.id, lineId: (await lineOf(who)).id }
}

async function told(raw: string, secret = 'whsec_people'): Promise<void> {
	const { default: Stripe } = await import('stripe')
	const signature = new Stripe('sk_test_town').webhooks.generateTestHeaderString({
		payload: raw,
		secret,
		timestamp: Math.floor(at / 1_000),
	})
	const event = await verified(raw, signature)
	if (!event) throw new Error('not verified')
	await inTransaction((tx) => storeEvent(tx, event))
}

/** Once at the processor and once at their bank, however often it was asked and told. */
function wentOnce(): void {
	expect(stripe.transfers).toHaveLength(1)
	expect(stripe.payouts).toHaveLength(1)
}

describe('a run through the processor', () => {
	it('goes to the person’s account there, from it to their bank, and is paid when their bank has it', async () => {
		const { who, runId, lineId } = await sent()
		const owed = await on('pay-owed', who.id)
		const before = await on('processor')
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		expect(stripe.transfers).toMatchObject([{ yen: 2600, to: account(who).id, line: lineId }])
		expect(payoutTo(who)).toMatchObject({ yen: 2600, line: lineId })
		expect(await on('pay-owed', who.id)).toBe(owed - 2600)
		expect(await on('processor')).toBe(before - 2600)
		expect(await stateOf(who)).toBe('sent')
		expect((await lineOf(who)).processorRef).toBe(stripe.transfers[0]?.id)
		later(4 * 24 * 60)
		stripe.arrives(payoutTo(who))
		await told(stripe.tellsOfPayout(payoutTo(who), 'paid'))
		await turns()
		expect(await stateOf(who)).toBe('paid')
		expect((await payoutOf(db(), runId))?.state).toBe('settled')
		// The day their bank has it is the day they were paid.
		expect(await paidInYear(db(), who.id, 2026)).toMatchObject([
			{ day: dayOf(new Date(payoutTo(who).arrives)), yen: 2600 },
		])
		const [earning] = await earningsOf(db(), who.id)
		expect((await earningChain(db(), who.id, earning?.id ?? ''))?.transfers).toMatchObject([
			{ way: 'connect' },
		])
		expect(await eventsAbout('payout-line', lineId)).toEqual(['payout.line-transferred', 'payout.line-paid'])
		wentOnce()
	})

	it('takes who wishes it and is ready; the bank takes the others', async () => {
		const ready = await person()
		const slow = await person({ ready: false })
		const run = await make()
		expect((await payoutOf(db(), run.id))?.rows.map((row) => row.registrantId)).toEqual([ready.id])
		const bank = await inTransaction((tx) => makePayout(tx, purse(), payDay, payDay))
		const byBank = (await payoutOf(db(), bank.id))?.rows.map((row) => row.registrantId)
		expect(byBank).toContain(slow.id)
		expect(byBank).not.toContain(ready.id)
	})

	it('is not made for a day it cannot come on, nor where nothing goes so, nor while it is off', async () => {
		const who = await person()
		expect(await refusing((tx) => makePayout(tx, purse(), '2026-12-11', payDay, { way: 'connect' }))).toBe(
			'payout-connect-soon',
		)
		await inTransaction((tx) => choosePaidBy(tx, who.actor, who.id, 'bank'))
		expect(await refusing((tx) => makePayout(tx, purse(), payDay, payDay, { way: 'connect' }))).toBe(
			'payout-nothing-connect',
		)
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'off', dayOf(now())))
		expect(await refusing((tx) => makePayout(tx, purse(), payDay, payDay, { way: 'connect' }))).toBe(
			'payout-connect-off',
		)
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'on', dayOf(now())))
	})

	it('needs a second person, and does not go to who went back to the bank meanwhile', async () => {
		const who = await person()
		const run = await make()
		expect(await refusing((tx) => approvePayout(tx, purse(), run.id))).toBe('payout-same-person')
		expect(await send(run.id)).toBe('payout-now')
		await approve(run.id)
		await inTransaction((tx) => endConnect(tx, who.actor, who.id))
		expect(await send(run.id)).toBe('payout-connect-changed')
		await inTransaction((tx) => dropPayout(tx, purse(), run.id))
		const bank = await inTransaction((tx) => makePayout(tx, purse(), payDay, payDay))
		expect((await payoutOf(db(), bank.id))?.rows.map((row) => row.registrantId)).toContain(who.id)
		expect(stripe.transfers).toEqual([])
	})

	it('is settled by what the processor tells, and by no word of the bank’s or the counter’s', async () => {
		const { runId, lineId } = await sent()
		for (const act of [
			refusing((tx) => confirmPayout(tx, purse(), lineId)),
			refusing((tx) => confirmWholePayout(tx, purse(), runId)),
			refusing((tx) => takeBack(tx, purse(), lineId, 'closed')),
			refusing((tx) => askRecall(tx, purse(), lineId, { kind: 'recall', why: 'twice' })),
			refusing((tx) => handOver(tx, purse(), lineId)),
		])
			expect(await act).toBe('payout-connect-line')
		expect(await refusing((tx) => giveUpLine(tx, purse(), lineId))).toBe('payout-connect-under-way')
		expect(await send(runId)).toBe('payout-now')
	})
})

describe('a transfer', () => {
	it.each([
		['whose answer was lost', ['lost', 'lost', 'lost', 'lost']],
		['that did not arrive', ['refused', 'refused']],
		['to a processor that is down', ['down', 'down', 'down']],
		['that another process makes at this moment', ['busy', 'busy']],
	] as const)('%s is done once', async (_, troubles) => {
		const { who } = await sent()
		for (const what of ['POST /v1/transfers', 'POST /v1/payouts'])
			for (const trouble of troubles) stripe.spoiled.push({ what, trouble })
		await longer()
		expect(await stepOf(who)).toBe('on-the-way')
		wentOnce()
	})

	it('whose answer was lost for longer than the key is known is found, not made again', async () => {
		const { who, lineId } = await sent()
		stripe.spoiled = [{ what: 'POST /v1/transfers', trouble: 'lost' }]
		await turns()
		expect(stripe.transfers).toHaveLength(1)
		for (let n = 0; n < 14; n++) {
			stripe.troubles = Array.from({ length: 20 }, () => 'down' as const)
			later(12 * 60)
			await turns()
		}
		stripe.troubles = []
		expect(await stepOf(who)).toBe('failed')
		stripe.forgetKeys()
		await inTransaction((tx) => askTransferAgain(tx, purse(), lineId))
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		wentOnce()
	})

	it('of more than the council has there says so, is tried again under a new key, and goes once', async () => {
		const { who } = await sent()
		stripe.balanceYen = 1000
		await turns()
		expect(await stepOf(who)).toBe('short')
		expect(await on('pay-owed', who.id)).toBe(2600)
		later(2)
		await turns()
		expect(await stepOf(who)).toBe('short')
		stripe.balanceYen = 5000
		later(3)
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		expect(stripe.balanceYen).toBe(2400)
		wentOnce()
	})

	it('that stays too much for a day waits for a person, and is asked again or given up', async () => {
		const { who, lineId } = await sent()
		stripe.balanceYen = 1000
		await longer(16)
		expect(await stepOf(who)).toBe('failed')
		expect((await failedCalls(db())).map((one) => [one.kind, one.fault])).toEqual([
			['transfer', 'balance_insufficient'],
		])
		await inTransaction((tx) => giveUpLine(tx, purse(), lineId))
		expect(await refusing((tx) => giveUpLine(tx, purse(), lineId))).toBe('payout-connect-under-way')
		await turns()
		expect(await stepOf(who)).toBe('returned')
		expect(await failedCalls(db())).toEqual([])
		expect(await on('pay-owed', who.id)).toBe(2600)
		expect(await lineOf(who)).toMatchObject({
			result: 'returned',
			returnReason: 'not-sent',
			processorRef: null,
		})
		const bank = await inTransaction((tx) => makePayout(tx, purse(), '2027-01-08', payDay))
		expect((await payoutOf(db(), bank.id))?.rows.map((row) => row.registrantId)).toContain(who.id)
		expect(stripe.transfers).toEqual([])
		expect(await eventsAbout('registrant', who.id)).toContain('registrant.paid-by-chosen')
	})

	it('that is given up leaves who chose cash meanwhile with cash', async () => {
		const { who, lineId } = await sent()
		account(who).ready = false
		await turns()
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cash-payout', 'on', dayOf(now())))
		await inTransaction((tx) => choosePaidBy(tx, who.actor, who.id, 'cash'))
		await inTransaction((tx) => giveUpLine(tx, purse(), lineId))
		await turns()
		expect(await stepOf(who)).toBe('returned')
		expect((await registrantOf(db(), who.id))?.paidBy).toBe('cash')
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cash-payout', 'off', dayOf(now())))
	})

	it('to an account that is not ready any more fails at once and goes nowhere', async () => {
		const { who } = await sent()
		account(who).ready = false
		await turns()
		expect(await stepOf(who)).toBe('failed')
		expect(stripe.transfers).toEqual([])
	})

	it('that a crash left between asking and its answer is made again once its claim has lapsed, and done once', async () => {
		const { who, lineId } = await sent()
		const [call] = await db()
			.select()
			.from(processorCalls)
			.where(and(eq(processorCalls.subjectId, lineId), eq(processorCalls.kind, 'transfer')))
		const dies = {
			...rules,
			transfer: {
				...rules.transfer,
				make: async (one: Call) => {
					await rules.transfer.make(one)
					throw new Error('killed')
				},
			},
		}
		await expect(makeCall(dies, call?.id ?? '')).rejects.toThrow('killed')
		expect((await lineOf(who)).processorRef).toBeNull()
		later(2)
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		wentOnce()
	})

	it('is made by one of several who try at once', async () => {
		const { who } = await sent()
		await Promise.all([turns(), turns(), turns()])
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		wentOnce()
	})

	it('told of before its call was answered, or after it was given up as lost, counts as its answer', async () => {
		const { who } = await sent()
		stripe.spoiled = [{ what: 'POST /v1/transfers', trouble: 'lost' }]
		await turns()
		const [transfer] = stripe.transfers
		if (!transfer) throw new Error('nothing was sent')
		const raw = stripe.tellsOfTransfer(transfer, 'created')
		await told(raw, 'whsec_town')
		await told(raw, 'whsec_town')
		await turns()
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		await longer(2)
		wentOnce()
	})

	it('that was made all the same after it was given up comes back, and the bank pays once', async () => {
		const { who, lineId } = await sent()
		stripe.spoiled = [{ what: 'POST /v1/transfers', trouble: 'lost' }]
		await turns()
		stripe.troubles = Array.from({ length: 40 }, () => 'down' as const)
		await longer(16)
		expect(await stepOf(who)).toBe('failed')
		stripe.troubles = []
		await inTransaction((tx) => giveUpLine(tx, purse(), lineId))
		await turns()
		expect(await stepOf(who)).toBe('returned')
		expect(stripe.transfers[0]?.back).toBe(true)
		expect(stripe.balanceYen).toBe(10_000_000)
		const [transfer] = stripe.transfers
		if (transfer) await told(stripe.tellsOfTransfer(transfer, 'created'), 'whsec_town')
		for (const _ of [1, 2, 3]) await turns()
		expect(stripe.payouts).toEqual([])
		expect(await on('pay-owed', who.id)).toBe(2600)
	})

	it.each(['found', 'told'])('lost and whole back by somebody’s hand is due again: %s', async (how) => {
		const { who } = await sent()
		const before = await on('processor')
		stripe.spoiled = [{ what: 'POST /v1/transfers', trouble: 'lost' }]
		await turns()
		const [transfer] = stripe.transfers
		if (!transfer) throw new Error('nothing was sent')
		stripe.reverse(transfer)
		if (how === 'told') await told(stripe.tellsOfTransfer(transfer, 'reversed'), 'whsec_town')
		else later(5)
		for (const _ of [1, 2]) await turns()
		expect(await lineOf(who)).toMatchObject({ result: 'returned', returnReason: 'not-sent' })
		expect(stripe.transfers).toHaveLength(1)
		expect(stripe.payouts).toEqual([])
		expect(await on('processor')).toBe(before)
		expect(await on('pay-owed', who.id)).toBe(2600)
		expect(await eventsThatWait(db())).toEqual([])
	})

	it('into an account that was made otherwise is held there until it is sent on', async () => {
		const { who } = await sent()
		account(who).held = false
		await turns()
		expect(account(who).held).toBe(true)
		wentOnce()
	})

	it('asked again after a restore from before it was sent is found by its line', async () => {
		const { who, lineId } = await sent()
		await turns()
		// What the backup does not know.
		await inTransaction(async (tx) => {
			await tx.delete(processorCalls).where(eq(processorCalls.subjectId, lineId))
			await tx.update(payoutLines).set({ processorRef: null }).where(eq(payoutLines.id, lineId))
			for (const one of await standingPostings(tx, { kind: 'payout-line', id: lineId }))
				await reverse(tx, purse(), one.id, dayOf(tx.at))
			await tx.insert(processorCalls).values({
				id: '01900000-0000-7000-8000-00000000beef',
				kind: 'transfer',
				subjectKind: 'payout-line',
				subjectId: lineId,
				ask: { accountRef: account(who).id, yen: 2600 },
				state: 'asked',
				askedAt: tx.at,
				nextTryAt: tx.at,
			})
		})
		for (const _ of [1, 2]) await turns()
		wentOnce()
	})
})

describe('on its way to the person’s bank', () => {
	it('is paid once, told twice, late, in the wrong order, or never', async () => {
		const { who, lineId } = await sent()
		await turns()
		const created = stripe.tellsOfPayout(payoutTo(who), 'created')
		stripe.arrives(payoutTo(who))
		const paid = stripe.tellsOfPayout(payoutTo(who), 'paid')
		await told(paid)
		await told(paid)
		await told(created)
		await Promise.all([turns(), turns()])
		await turns()
		expect(await stateOf(who)).toBe('paid')
		const paidEvents = (await eventsAbout('payout-line', lineId)).filter((one) => one === 'payout.line-paid')
		expect(paidEvents).toHaveLength(1)
		const silent = await sent({ payYen: 1700 })
		await turns()
		stripe.arrives(payoutTo(silent.who))
		later(61)
		await turns()
		expect(await stateOf(silent.who)).toBe('paid')
	})

	it.each([
		['before it was paid', false],
		['after it was paid', true],
	])('that the bank does not take comes back whole, %s, and is due again', async (_, first) => {
		const { who, runId } = await sent()
		const before = await on('processor')
		await turns()
		if (first) {
			stripe.arrives(payoutTo(who))
			await told(stripe.tellsOfPayout(payoutTo(who), 'paid'))
			await turns()
			expect(await stateOf(who)).toBe('paid')
		}
		stripe.arrives(payoutTo(who), 'account_closed')
		const failed = stripe.tellsOfPayout(payoutTo(who), 'failed')
		await told(failed)
		await told(failed)
		for (const _ of [1, 2, 3]) await turns()
		expect(await lineOf(who)).toMatchObject({ result: 'returned', returnReason: 'closed' })
		expect(await stateOf(who)).toBe('returned')
		expect(await on('pay-owed', who.id)).toBe(2600)
		expect(await on('processor')).toBe(before)
		expect(stripe.transfers[0]?.back).toBe(true)
		expect((await payoutOf(db(), runId))?.state).toBe('settled')
		// Late news of the same changes nothing.
		await told(stripe.tellsOfPayout(payoutTo(who), 'updated'))
		await longer(3)
		expect(await on('processor')).toBe(before)
		// That way did not reach them: it is due by the bank, and not by the same way again.
		expect(await refusalOf(make('2026-12-28'))).toBe('payout-nothing-connect')
		const again = await inTransaction((tx) => makePayout(tx, purse(), '2027-01-08', payDay))
		expect((await payoutOf(db(), again.id))?.rows.map((row) => row.registrantId)).toContain(who.id)
	})

	it('that was given up as lost, was on its way all the same and is refused by their bank comes back too', async () => {
		const { who, lineId } = await sent()
		await turns()
		// As after a day without any answer.
		await inTransaction((tx) =>
			tx
				.update(processorCalls)
				.set({ state: 'failed', answer: { fault: 'no_answer' }, doneAt: null, nextTryAt: null })
				.where(and(eq(processorCalls.kind, 'transfer-payout'), eq(processorCalls.subjectId, lineId))),
		)
		expect(await stepOf(who)).toBe('stuck')
		await inTransaction((tx) => giveUpLine(tx, purse(), lineId))
		for (const _ of [1, 2, 3]) await turns()
		expect(await lineOf(who)).toMatchObject({ result: null })
		stripe.arrives(payoutTo(who), 'account_closed')
		await told(stripe.tellsOfPayout(payoutTo(who), 'failed'))
		for (const _ of [1, 2, 3]) await turns()
		expect(await lineOf(who)).toMatchObject({ result: 'returned', returnReason: 'closed' })
		expect(await on('pay-owed', who.id)).toBe(2600)
		expect(stripe.transfers[0]?.back).toBe(true)
	})

	it('that cannot be sent on is asked again, or taken back', async () => {
		const { who, lineId } = await sent()
		stripe.spoiled = [{ what: 'POST /v1/payouts', trouble: 'bad-ask' }]
		await turns()
		await turns()
		expect(await stepOf(who)).toBe('stuck')
		await inTransaction((tx) => askTransferAgain(tx, purse(), lineId))
		await turns()
		expect(await stepOf(who)).toBe('on-the-way')
		wentOnce()
	})

	it('taken back on the processor’s own pages is the council’s again; once paid it needs a person', async () => {
		const { who } = await sent()
		stripe.spoiled = [{ what: 'POST /v1/payouts', trouble: 'bad-ask' }]
		await turns()
		await turns()
		const [transfer] = stripe.transfers
		if (!transfer) throw new Error('nothing was sent')
		stripe.reverse(transfer)
		await told(stripe.tellsOfTransfer(transfer, 'reversed'), 'whsec_town')
		for (const _ of [1, 2]) await turns()
		expect(await stepOf(who)).toBe('returned')
		const paid = await sent({ payYen: 1900 })
		await turns()
		stripe.arrives(payoutTo(paid.who))
		later(61)
		await turns()
		expect(await stateOf(paid.who)).toBe('paid')
		account(paid.who).yen += 1900
		const second = stripe.transfers.find((one) => one.to === account(paid.who).id)
		if (!second) throw new Error('nothing was sent')
		stripe.reverse(second)
		await told(stripe.tellsOfTransfer(second, 'reversed'), 'whsec_town')
		await turns()
		const [event] = await eventsThatWait(db())
		expect(event).toMatchObject({ fault: 'taken_back_there' })
		expect(await stateOf(paid.who)).toBe('paid')
		await inTransaction((tx) => setEventAside(tx, purse(), event?.id ?? ''))
	})

	it('of a call that this town does not know stands on the list', async () => {
		const call = '01900000-0000-7000-8000-00000000cafe'
		await told(
			stripe.tells('payout.paid', { id: 'po_x', object: 'payout', metadata: { call } }, 'evt_po', 'acct_x'),
		)
		await told(
			stripe.tells('transfer.created', { id: 'tr_x', object: 'transfer', metadata: { call } }, 'evt_tr'),
		)
		await told(stripe.tells('transfer.created', { id: 'tr_y', object: 'transfer' }, 'evt_other'))
		await turns()
		const waits = await eventsThatWait(db())
		expect(waits.map((one) => one.fault)).toEqual(['unknown_transfer', 'unknown_transfer'])
		for (const one of waits) await inTransaction((tx) => setEventAside(tx, purse(), one.id))
	})
})

describe('pay that came back and goes to the person’s bank all the same', () => {
	/** Given up as stuck and back at the council; then a payout of it shows up at the processor. */
	async function goesAfterBack() {
		const one = await sent()
		stripe.spoiled = [{ what: 'POST /v1/payouts', trouble: 'bad-ask' }]
		await turns()
		expect(await stepOf(one.who)).toBe('stuck')
		await inTransaction((tx) => giveUpLine(tx, purse(), one.lineId))
		await turns()
		expect(await stepOf(one.who)).toBe('returned')
		const [call] = await callsAbout(db(), 'transfer-payout', { kind: 'payout-line', id: one.lineId })
		if (!call) throw new Error('no call')
		const payout: StandInPayout = {
			...{ id: 'po_late', yen: 2600, account: account(one.who).id, call: call.id, line: one.lineId },
			...{ status: 'pending', fault: null, arrives: at + 4 * 86_400_000 },
		}
		stripe.payouts.push(payout)
		return { ...one, callId: call.id, payout }
	}

	const underWay = async (lineId: string) =>
		(await linesUnderWay(db(), dayOf(now()))).find((one) => one.lineId === lineId)

	it('is shown while it waits, with when it is asked after next; back for good it is no more', async () => {
		const { who, lineId, payout } = await goesAfterBack()
		const before = await waitingForPerson(db(), dayOf(now()))
		await told(stripe.tellsOfPayout(payout, 'created'))
		await turns()
		expect(await stepOf(who)).toBe('goes-after-back')
		const shown = await underWay(lineId)
		expect(shown).toMatchObject({ arrivesAt: Math.floor(payout.arrives / 1000) * 1000 })
		expect(shown?.nextTryAt?.getTime()).toBe(at + 60 * 60_000)
		expect(await waitingForPerson(db(), dayOf(now()))).toBe(before + 1)
		stripe.arrives(payout, 'account_closed')
		later(61)
		await turns()
		expect(await stepOf(who)).toBe('returned')
		expect(await underWay(lineId)).toBeUndefined()
		expect(await waitingForPerson(db(), dayOf(now()))).toBe(before)
		expect(await on('pay-owed', who.id)).toBe(2600)
	})

	it.each(['told', 'asked after', 'answered'])('and arrives (%s) is a person’s, once', async (how) => {
		const { who, lineId, callId, payout } = await goesAfterBack()
		const other = await person({ payYen: 1300 })
		const run = await make()
		await approve(run.id)
		expect(await send(run.id)).toBe('done')
		if (how === 'asked after') {
			await told(stripe.tellsOfPayout(payout, 'created'))
			await turns()
		}
		stripe.arrives(payout)
		if (how === 'told') await told(stripe.tellsOfPayout(payout, 'paid'))
		if (how === 'answered')
			await inTransaction((tx) =>
				tx
					.update(processorCalls)
					.set({ state: 'asked', tries: 0, nextTryAt: new Date(0), answer: null })
					.where(eq(processorCalls.id, callId)),
			)
		later(61)
		await turns()
		expect(await stepOf(who)).toBe('paid-after-back')
		expect((await failedCalls(db())).map((one) => one.fault)).toEqual(['paid_after_it_came_back'])
		expect(await eventsThatWait(db())).toEqual([])
		// The others of the same turn went on.
		expect(await stepOf(other)).toBe('on-the-way')
		expect(await refusing((tx) => askCallAgain(tx, purse(), callId))).toBe('processor-call-over')
		expect(await refusing((tx) => askTransferAgain(tx, purse(), lineId))).toBe('processor-call-over')
		await inTransaction((tx) => setCallAside(tx, purse(), callId))
		await told(stripe.tellsOfPayout(payout, 'updated'))
		await longer(2)
		expect(await stepOf(who)).toBe('returned')
		expect(await failedCalls(db())).toEqual([])
		expect(await refusing((tx) => setCallAside(tx, purse(), callId))).toBe('processor-call-over')
		expect(await eventsAbout('processor-call', callId)).toContain('processor.call-settled')
	})
})

describe('a call whose answer cannot be kept', () => {
	it.each([
		['by a fault of the processor', new ProcessorFault('taken_back_there', false), 'taken_back_there'],
		['by a mistake of the program', new Error('a mistake'), ''],
	])('%s stops no other call of the turn', async (_, error, fault) => {
		const first = await person({ payYen: 1100 })
		const second = await person({ payYen: 1200 })
		const run = await make()
		await approve(run.id)
		expect(await send(run.id)).toBe('done')
		const { id } = await lineOf(first)
		const breaks = {
			...rules,
			transfer: {
				...rules.transfer,
				answered: async (tx: Tx, call: Call, answer: Record<string, unknown>) => {
					if (call.subjectId === id) throw error
					await rules.transfer.answered?.(tx, call, answer)
				},
			},
		}
		const turn = makeDueCalls(breaks)
		await (fault === '' ? expect(turn).rejects.toThrow('a mistake') : turn)
		expect(await stepOf(second)).toBe('transferred')
		expect((await failedCalls(db())).map((one) => one.fault)).toEqual(fault === '' ? [] : [fault])
		// What was done is found when it is asked again.
		const [call] = await callsAbout(db(), 'transfer', { kind: 'payout-line', id })
		if (fault !== '') await inTransaction((tx) => askCallAgain(tx, purse(), call?.id ?? ''))
		later(2)
		await turns()
		expect(await stepOf(first)).toBe('on-the-way')
		expect(stripe.transfers).toHaveLength(2)
	})
})

describe('what the processor charges', () => {
	it('is a cost of the council, booked once however often it is asked after, and less where it gives back', async () => {
		const { who } = await sent()
		await turns()
		const [fees, pay] = [await on('bank-fees'), await on('pay-owed', who.id)]
		stripe.fees.push({ id: 'txn_1', yen: 275, created: at }, { id: 'txn_2', yen: 220, created: at })
		await longer(2)
		await longer(2)
		expect(await on('bank-fees')).toBe(fees + 495)
		stripe.fees.push({ id: 'txn_3', yen: -20, created: at })
		await longer(2)
		expect(await on('bank-fees')).toBe(fees + 475)
		expect(await on('pay-owed', who.id)).toBe(pay)
		const rows = await db().select().from(processorEvents).where(eq(processorEvents.kind, 'stripe_fee'))
		expect(rows).toHaveLength(3)
	})
})

it('a call that was given up is not asked again', async () => {
	const { who, lineId } = await sent()
	account(who).ready = false
	await turns()
	const [call] = await failedCalls(db())
	await inTransaction((tx) => giveUpLine(tx, purse(), lineId))
	expect(await refusing((tx) => askCallAgain(tx, purse(), call?.id ?? ''))).toBe('processor-call-over')
	await turns()
	expect(await stepOf(who)).toBe('returned')
})
