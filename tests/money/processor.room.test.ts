// Money through the processor on a real database: asked once, told twice, late, in the wrong order or never, and booked once.
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town'
})

import { moveClock, now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { takeCash, undoIncoming, unsettleAll } from '~/money/incoming.server'
import { invoiceState } from '~/money/invoice'
import { invoiceRow } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { leadToPay, lookAfterReturn, rules, turnOverProcessor } from '~/money/processor.server'
import { askCallAgain, makeCall, writeCall } from '~/money/processor-call.server'
import { endCheckoutOf, openCheckout, payingOf } from '~/money/processor-checkout.server'
import {
	bookMoneyBack,
	eventsThatWait,
	setEventAside,
	storeEvent,
	tryEventAgain,
} from '~/money/processor-event.server'
import { verified } from '~/money/stripe.server'
import { db } from '~db/client'
import { incomings, processorCalls, processorEvents } from '~db/schema/money'
import type { Employer, Town } from '../cast'
import {
	clockAt,
	everyRow,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
} from '../cast'
import type { StandInSession } from '../outside/stripe'
import { StripeStandIn } from '../outside/stripe'
import { outside } from '../runner/setup-outside'

let town: Town
let stripe: StripeStandIn
let at = 0
let many = 0

/** Lets minutes pass for everybody. */
function later(minutes: number): void {
	at += minutes * 60_000
	const instant = new Date(at)
	moveClock(() => instant)
}

beforeAll(async () => {
	town = await makeTown()
})
beforeEach(() => {
	clockAt('2026-12-10')
	at = now().getTime() + ++many * 7 * 86_400_000
	later(0)
	stripe = new StripeStandIn(() => at)
	outside.use(...stripe.handlers())
})
// Nothing of one story is asked after in the next.
afterEach(async () => {
	stripe.troubles = []
	stripe.feeKnown = true
	for (const one of stripe.sessions) {
		if (one.status === 'open') one.status = 'expired'
		one.canceled = true
	}
	for (const _ of [1, 2]) {
		later(24 * 60)
		await turnOverProcessor()
	}
})
afterAll(() => moveClock(undefined))

type Asked = { employer: Employer; invoiceId: string }

/** An employer with an invoice of 3,289 yen. */
async function asked(name: string): Promise<Asked> {
	clockAt(today)
	const employer = await makeEmployer(name, town.areaId)
	const who = await makeRegistrant('払', town.areaId)
	await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who })
	clockAt('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }),
	)
	later(0)
	return { employer, invoiceId }
}

const press = ({ employer, invoiceId }: Asked) =>
	refusing((tx) => openCheckout(tx, employer.actor, employer.id, invoiceId))
const lead = ({ employer, invoiceId }: Asked) => leadToPay(employer.id, invoiceId)
const paying = async ({ employer, invoiceId }: Asked) => payingOf(db(), employer.id, invoiceId)
const stateOf = async ({ invoiceId }: Asked) => invoiceState(await invoiceRow(db(), invoiceId))
const session = (n = stripe.sessions.length - 1) => stripe.sessions[n] as StandInSession
const came = async ({ employer }: Asked) =>
	db().select().from(incomings).where(eq(incomings.employerId, employer.id))
const on = async (account: Parameters<typeof balanceOn>[1], partyId = '') =>
	(await balanceOn(db(), account, { partyId })).balanceYen
const sound = async () => expect(await checkLedger(db())).toEqual([])

/** The processor tells something: signed, stored, and for now nothing more. */
async function told(raw: string): Promise<void> {
	const { default: Stripe } = await import('stripe')
	const signature = new Stripe('sk_test_town').webhooks.generateTestHeaderString({
		payload: raw,
		secret: 'whsec_town',
		timestamp: Math.floor(at / 1_000),
	})
	const event = await verified(raw, signature)
	if (!event) throw new Error('not verified')
	await inTransaction((tx) => storeEvent(tx, event))
}

describe('paying an invoice', () => {
	it('by card leads to one page, pays the invoice, and books what the processor kept', async () => {
		const firm = await asked('カード')
		expect(await press(firm)).toBe('done')
		expect(await lead(firm)).toContain(session().id)
		expect(session()).toMatchObject({ yen: 3289, ways: ['card', 'konbini', 'customer_balance'] })
		expect(await press(firm)).toBe('done')
		expect(await lead(firm)).toContain(session().id)
		expect(stripe.sessions).toHaveLength(1)
		const [before, fees] = [await on('processor'), await on('bank-fees')]
		stripe.pays(session(), 'card')
		expect(await lookAfterReturn(firm.employer.id, firm.invoiceId)).toBe(true)
		expect(await stateOf(firm)).toBe('paid')
		expect(await on('receivable', firm.employer.id)).toBe(0)
		await turnOverProcessor()
		expect(await on('bank-fees')).toBe(fees + 119)
		expect(await on('processor')).toBe(before + 3289 - 119)
		expect(await came(firm)).toMatchObject([{ channel: 'card', yen: 3289, processorRef: session().intent }])
		expect((await paying(firm))?.now).toMatchObject({ state: 'paid', leftYen: 0 })
		expect(await press(firm)).toBe('invoice-paid')
		await sound()
	})

	it('in a convenience store waits, shows the number again, and is paid days later', async () => {
		const firm = await asked('コンビニ')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'konbini')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		expect((await paying(firm))?.now).toMatchObject({ state: 'waits', way: 'konbini', ending: false })
		expect((await paying(firm))?.ways).toEqual([])
		expect(await stateOf(firm)).toBe('issued')
		later(2 * 24 * 60)
		session().paid = true
		await told(stripe.tellsOf(session(), 'async_payment_succeeded'))
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		expect(await came(firm)).toMatchObject([{ channel: 'konbini' }])
		await sound()
	})

	it('by a number that was never paid may be begun again', async () => {
		const firm = await asked('払わず')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'konbini')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		later(4 * 24 * 60)
		session().canceled = true
		await told(stripe.tellsOf(session(), 'async_payment_failed'))
		await turnOverProcessor()
		expect((await paying(firm))?.now).toEqual({ state: 'over' })
		await press(firm)
		expect(await lead(firm)).toContain(session(1).id)
		expect(stripe.customers).toHaveLength(1)
		await sound()
	})

	it('may be given up for another way, unless it was paid meanwhile', async () => {
		const firm = await asked('やめる')
		expect(
			await refusing((tx) => endCheckoutOf(tx, firm.employer.actor, firm.employer.id, firm.invoiceId)),
		).toBe('processor-nothing-open')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'konbini')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		const end = () =>
			inTransaction((tx) => endCheckoutOf(tx, firm.employer.actor, firm.employer.id, firm.invoiceId))
		await end()
		await lead(firm)
		expect(session().canceled).toBe(true)
		expect((await paying(firm))?.now).toEqual({ state: 'over' })
		await press(firm)
		await lead(firm)
		stripe.pays(session(1), 'konbini')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		session(1).paid = true
		await end()
		await lead(firm)
		expect(await stateOf(firm)).toBe('paid')
		await sound()
	})

	it('is only another’s own, and only of what is open', async () => {
		const [firm, other] = [await asked('本人'), await asked('他人')]
		expect(
			await refusing((tx) => openCheckout(tx, other.employer.actor, other.employer.id, firm.invoiceId)),
		).toBe('not-found')
		await expect(payingOf(db(), other.employer.id, firm.invoiceId)).rejects.toThrow()
		await expect(leadToPay(other.employer.id, firm.invoiceId)).rejects.toThrow()
	})
})

describe('an invoice that changes while its page is open', () => {
	it('paid in part at the counter is asked for the rest on a new page, and the old one is ended', async () => {
		const firm = await asked('一部窓口')
		await press(firm)
		await lead(firm)
		await inTransaction((tx) => takeCash(tx, town.kaikei.actor, firm.invoiceId, 2000))
		await press(firm)
		expect(await lead(firm)).toContain(session(1).id)
		expect(stripe.sessions.map((one) => [one.yen, one.status])).toEqual([
			[3289, 'expired'],
			[1289, 'open'],
		])
		await sound()
	})

	it('paid whole at the counter has its page ended by the clock', async () => {
		const firm = await asked('ぜんぶ窓口')
		await press(firm)
		await lead(firm)
		await inTransaction((tx) => takeCash(tx, town.kaikei.actor, firm.invoiceId, 3289))
		await turnOverProcessor()
		await turnOverProcessor()
		expect(session().status).toBe('expired')
		expect(await paying(firm)).toBeNull()
		await sound()
	})

	it('and paid twice all the same keeps the second money with its employer', async () => {
		const firm = await asked('二重')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		await inTransaction((tx) => takeCash(tx, town.kaikei.actor, firm.invoiceId, 3289))
		await turnOverProcessor()
		await turnOverProcessor()
		expect(await on('overpaid', firm.employer.id)).toBe(3289)
		expect((await paying(firm))?.now).toMatchObject({ state: 'paid', leftYen: 3289 })
		await sound()
	})
})

describe('a call', () => {
	it.each([
		['whose answer was lost', ['lost']],
		['that did not arrive', ['refused']],
		['to a processor that is down', ['down', 'down']],
		['that another process makes at this moment', ['busy']],
	] as const)('%s is made again under the same key, and done once', async (_, troubles) => {
		const firm = await asked('通信')
		await press(firm)
		stripe.troubles = [null, ...troubles]
		expect(await lead(firm)).toBeNull()
		expect((await paying(firm))?.now).toEqual({ state: 'asked' })
		await turnOverProcessor()
		expect((await paying(firm))?.now).toEqual({ state: 'asked' })
		later(10)
		await turnOverProcessor()
		later(10)
		await turnOverProcessor()
		expect(await lead(firm)).toContain(session().id)
		expect(stripe.sessions).toHaveLength(1)
		expect(stripe.customers).toHaveLength(1)
	})

	it('that waits for a later try is made at once when somebody presses again', async () => {
		const firm = await asked('待てない')
		await press(firm)
		for (const minutes of [0, 2, 3, 6]) {
			later(minutes)
			stripe.troubles = ['down', 'down', 'down', 'down']
			await turnOverProcessor()
		}
		expect((await paying(firm))?.now).toEqual({ state: 'asked' })
		stripe.troubles = []
		expect(await lead(firm)).toBeNull()
		await press(firm)
		expect(await lead(firm)).toContain(session().id)
		expect(stripe.sessions).toHaveLength(1)
	})

	it('that a crash left between commit and asking is made by the clock', async () => {
		const firm = await asked('途中1')
		await press(firm)
		await turnOverProcessor()
		expect(await lead(firm)).toContain(session().id)
		expect(stripe.sessions).toHaveLength(1)
	})

	it('that a crash left between asking and its answer is made again once its claim has lapsed', async () => {
		const firm = await asked('途中2')
		const callId = await inTransaction((tx) =>
			writeCall(tx, 'customer', { kind: 'employer', id: firm.employer.id }, {}),
		)
		const dies = {
			...rules,
			customer: {
				make: async (call: { id: string; subjectId: string }) => {
					await rules.customer.make(call as never)
					throw new Error('killed')
				},
			},
		}
		await expect(makeCall(dies, callId)).rejects.toThrow('killed')
		await turnOverProcessor()
		expect(stripe.heard).toHaveLength(1)
		later(2)
		await turnOverProcessor()
		expect(stripe.heard).toHaveLength(2)
		expect(stripe.customers).toHaveLength(1)
		expect((await makeCall(rules, callId))?.state).toBe('done')
	})

	it('is made by one of two who try at once', async () => {
		const firm = await asked('二人')
		await press(firm)
		await Promise.all([lead(firm), lead(firm), turnOverProcessor()])
		expect(stripe.sessions).toHaveLength(1)
		expect(stripe.heard.filter((one) => one === 'POST /v1/checkout/sessions')).toHaveLength(1)
	})

	it('that is wrong in itself fails at once, tells staff, and may be asked again', async () => {
		const firm = await asked('まちがい')
		await press(firm)
		stripe.troubles = [null, 'bad-ask']
		expect(await lead(firm)).toBeNull()
		expect((await paying(firm))?.now).toEqual({ state: 'failed' })
		const [call] = (await db().select().from(processorCalls)).filter(
			(one) => one.subjectId === firm.invoiceId,
		)
		expect(call).toMatchObject({ state: 'failed', answer: { fault: 'parameter_invalid' } })
		await inTransaction((tx) => askCallAgain(tx, town.kaikei.actor, call?.id ?? ''))
		expect(await refusing((tx) => askCallAgain(tx, town.kaikei.actor, call?.id ?? ''))).toBe(
			'processor-call-over',
		)
		await turnOverProcessor()
		expect((await paying(firm))?.now).toMatchObject({ state: 'open' })
	})

	it('is given up after about a day, when the key may be forgotten', async () => {
		const firm = await asked('一日')
		await press(firm)
		for (let n = 0; n < 14; n++) {
			stripe.troubles = ['down', 'down', 'down']
			await turnOverProcessor()
			later(12 * 60)
		}
		stripe.troubles = []
		await turnOverProcessor()
		expect((await paying(firm))?.now).toEqual({ state: 'failed' })
		expect(stripe.sessions).toHaveLength(0)
	})
})

describe('what the processor tells', () => {
	it('twice, at once and by its page, is booked once', async () => {
		const firm = await asked('二度')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		const raw = stripe.tellsOf(session(), 'completed')
		await told(raw)
		await told(raw)
		await told(stripe.tellsOf(session(), 'async_payment_succeeded'))
		await Promise.all([
			turnOverProcessor(),
			turnOverProcessor(),
			lookAfterReturn(firm.employer.id, firm.invoiceId),
		])
		await turnOverProcessor()
		expect(await came(firm)).toHaveLength(1)
		expect(await stateOf(firm)).toBe('paid')
		await sound()
	})

	it('in the wrong order ends the same', async () => {
		const firm = await asked('順番')
		await press(firm)
		await lead(firm)
		const expired = stripe.tellsOf({ ...session(), status: 'expired' }, 'expired')
		stripe.pays(session(), 'konbini')
		const completed = stripe.tellsOf(session(), 'completed')
		session().paid = true
		await told(stripe.tellsOf(session(), 'async_payment_succeeded'))
		await turnOverProcessor()
		await told(completed)
		await told(expired)
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		expect(await came(firm)).toHaveLength(1)
		await sound()
	})

	it('before its own call was answered is understood by the call', async () => {
		const firm = await asked('早すぎ')
		await press(firm)
		stripe.troubles = [null, 'lost']
		await lead(firm)
		stripe.pays(session(), 'card')
		await told(stripe.tellsOf(session(), 'completed'))
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		later(10)
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		expect((await paying(firm))?.now).toMatchObject({ state: 'paid' })
		expect(await came(firm)).toHaveLength(1)
		await sound()
	})

	it('never, is asked for', async () => {
		const firm = await asked('来ない')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('issued')
		later(6)
		stripe.troubles = ['down']
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('issued')
		later(6)
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		await sound()
	})

	it('while it cannot be asked is handled later, and once', async () => {
		const firm = await asked('返事なし')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		await told(stripe.tellsOf(session(), 'completed'))
		stripe.troubles = ['down']
		await turnOverProcessor()
		expect(await eventsThatWait(db())).toMatchObject([{ fault: 'api_error', tries: 1 }])
		await inTransaction(async (tx) =>
			tryEventAgain(tx, town.kaikei.actor, (await eventsThatWait(tx))[0]?.id ?? ''),
		)
		await turnOverProcessor()
		expect(await stateOf(firm)).toBe('paid')
		expect(await eventsThatWait(db())).toEqual([])
		await sound()
	})

	it('of somebody else’s checkout at the same account is nothing of ours', async () => {
		await told(stripe.tells('checkout.session.completed', { id: 'cs_other', client_reference_id: 'shop-17' }))
		await told(stripe.tells('customer.created', { id: 'cus_other' }))
		await turnOverProcessor()
		expect(stripe.heard).toEqual([])
		const rows = await db().select().from(processorEvents)
		expect(rows.every((row) => row.handledAt !== null)).toBe(true)
	})

	it('of a payment begun after the backup this town was restored from stands on the list', async () => {
		const call = '01900000-0000-7000-8000-00000000cafe'
		await told(stripe.tells('checkout.session.completed', { id: 'cs_lost', client_reference_id: call }))
		await turnOverProcessor()
		const [event] = await eventsThatWait(db())
		expect(event).toMatchObject({ fault: 'unknown_call' })
		await inTransaction((tx) => setEventAside(tx, town.kaikei.actor, event?.id ?? ''))
	})

	it('holds nothing about who paid', async () => {
		const rows = await everyRow()
		expect(rows.filter((row) => /payer@example\.com|払う 人/.test(row.text))).toEqual([])
	})
})

describe('what the processor kept', () => {
	it('is booked when it says so, however late, and once', async () => {
		const firm = await asked('手数料')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		stripe.feeKnown = false
		const fees = await on('bank-fees')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		await turnOverProcessor()
		expect(await on('bank-fees')).toBe(fees)
		await sound()
		stripe.feeKnown = true
		for (const _ of [1, 2]) {
			later(5)
			await turnOverProcessor()
		}
		expect(await on('bank-fees')).toBe(fees + 119)
		await sound()
	})
})

describe('money that went back by the processor', () => {
	it('waits for the treasurer, is booked once it stands on no invoice, and only what is new of it', async () => {
		const firm = await asked('返金')
		await press(firm)
		await lead(firm)
		stripe.pays(session(), 'card')
		await lookAfterReturn(firm.employer.id, firm.invoiceId)
		await turnOverProcessor()
		const [incoming] = await came(firm)
		expect(await refusing((tx) => undoIncoming(tx, town.kaikei.actor, incoming?.id ?? ''))).toBe(
			'incoming-of-processor',
		)
		const refund = (yen: number) =>
			told(
				stripe.tells('charge.refunded', {
					id: 'ch_1',
					payment_intent: session().intent,
					amount: 3289,
					amount_refunded: yen,
				}),
			)
		const waiting = async () => (await eventsThatWait(db()))[0]?.id ?? ''
		const book = async () => {
			const id = await waiting()
			return refusing((tx) => bookMoneyBack(tx, town.kaikei.actor, id))
		}
		await refund(1000)
		await turnOverProcessor()
		expect(await refusing(async (tx) => tryEventAgain(tx, town.kaikei.actor, await waiting()))).toBe(
			'processor-event-person',
		)
		expect(await book()).toBe('incoming-more-than-left')
		await inTransaction((tx) => unsettleAll(tx, town.kaikei.actor, firm.invoiceId))
		const before = await on('processor')
		expect(await book()).toBe('done')
		await refund(1500)
		await turnOverProcessor()
		expect(await book()).toBe('done')
		expect(await on('processor')).toBe(before - 1500)
		expect(await on('overpaid', firm.employer.id)).toBe(1789)
		expect(await eventsThatWait(db())).toEqual([])
		await sound()
	})

	it('as a dispute stands on the list until somebody has answered it', async () => {
		await told(stripe.tells('charge.dispute.created', { id: 'dp_1', payment_intent: 'pi_none', amount: 500 }))
		await turnOverProcessor()
		const [event] = await eventsThatWait(db())
		const id = event?.id ?? ''
		expect(await refusing((tx) => bookMoneyBack(tx, town.kaikei.actor, id))).toBe('processor-event-person')
		expect(await refusing((tx) => setEventAside(tx, town.kaikei.actor, id))).toBe('done')
		expect(await refusing((tx) => setEventAside(tx, town.kaikei.actor, id))).toBe('processor-event-over')
	})
})
