// Random lives of a payment against a slow, obvious count: whatever is lost, late, twice or out of order, money is booked once.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town'
})

import { eq } from 'drizzle-orm'
import { moveClock, now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { takeCash } from '~/money/incoming.server'
import { openYen } from '~/money/invoice'
import { invoiceRow } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { leadToPay, lookAfterReturn, turnOverProcessor } from '~/money/processor.server'
import { endCheckoutOf, openCheckout } from '~/money/processor-checkout.server'
import { storeEvent } from '~/money/processor-event.server'
import { verified } from '~/money/stripe.server'
import { db } from '~db/client'
import { incomings } from '~db/schema/money'
import type { Town } from '../cast'
import { clockAt, makeEmployer, makeRegistrant, makeTown, refusing, throughJourney, today } from '../cast'
import type { Trouble } from '../outside/stripe'
import { StripeStandIn } from '../outside/stripe'
import { longer, runs } from '../runner/long'
import { outside } from '../runner/setup-outside'

let town: Town
let at = 0
let many = 0

function later(minutes: number): void {
	at += minutes * 60_000
	const instant = new Date(at)
	moveClock(() => instant)
}

beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const troubles: (Trouble | null)[] = [null, null, 'lost', 'refused', 'down', 'busy']

const steps = fc.array(
	fc.oneof(
		fc.constant({ do: 'press' as const }),
		fc.constant({ do: 'lead' as const }),
		fc.constant({ do: 'give-up' as const }),
		fc
			.constantFrom('card' as const, 'konbini' as const, 'customer_balance' as const)
			.map((way) => ({ do: 'pays' as const, way })),
		fc.constant({ do: 'money' as const }),
		fc.nat(20).map((which) => ({ do: 'told' as const, which })),
		fc.constant({ do: 'back' as const }),
		fc.constant({ do: 'turn' as const }),
		fc.integer({ min: 1, max: 90 }).map((minutes) => ({ do: 'later' as const, minutes })),
		fc.integer({ min: 1, max: 3_000 }).map((yen) => ({ do: 'cash' as const, yen })),
		fc.constantFrom(...troubles).map((trouble) => ({ do: 'trouble' as const, trouble })),
	),
	{ minLength: 5, maxLength: 40 },
)

describe('a payment through the processor', () => {
	it(
		'is booked as often as it was paid, whatever happens on the way',
		async () => {
			const property = fc.asyncProperty(steps, async (life) => {
				clockAt(today)
				const employer = await makeEmployer(`農園${++many}`, town.areaId)
				const who = await makeRegistrant('払', town.areaId)
				await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who })
				clockAt('2026-12-01')
				const [invoiceId = ''] = await inTransaction((tx) =>
					issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employer.id] }),
				)
				clockAt('2026-12-10')
				at = now().getTime() + many * 30 * 86_400_000
				later(0)
				const stripe = new StripeStandIn(() => at)
				outside.resetHandlers()
				outside.use(...stripe.handlers())
				const told: string[] = []
				let cash = 0
				const { default: Stripe } = await import('stripe')
				const sign = new Stripe('sk_test_town').webhooks.generateTestHeaderString
				for (const step of life) {
					const session = stripe.sessions.at(-1)
					if (step.do === 'press')
						await refusing((tx) => openCheckout(tx, employer.actor, employer.id, invoiceId))
					if (step.do === 'lead') await leadToPay(employer.id, invoiceId)
					if (step.do === 'give-up')
						await refusing((tx) => endCheckoutOf(tx, employer.actor, employer.id, invoiceId))
					if (step.do === 'pays' && session?.status === 'open') {
						stripe.pays(session, step.way)
						told.push(stripe.tellsOf(session, 'completed'))
					}
					if (step.do === 'money' && session?.status === 'complete' && !session.canceled && !session.paid) {
						session.paid = true
						told.push(stripe.tellsOf(session, 'async_payment_succeeded'))
					}
					const raw = step.do === 'told' ? told[step.which % Math.max(1, told.length)] : undefined
					if (raw) {
						const signature = sign({ payload: raw, secret: 'whsec_town', timestamp: Math.floor(at / 1_000) })
						const event = await verified(raw, signature)
						if (event) await inTransaction((tx) => storeEvent(tx, event))
					}
					if (step.do === 'back') await lookAfterReturn(employer.id, invoiceId)
					if (step.do === 'turn') await Promise.all([turnOverProcessor(), turnOverProcessor()])
					if (step.do === 'later') later(step.minutes)
					if (step.do === 'trouble') stripe.troubles.push(step.trouble)
					if (step.do === 'cash') {
						const open = openYen(await invoiceRow(db(), invoiceId))
						if (open > 0) {
							const yen = Math.min(open, step.yen)
							await inTransaction((tx) => takeCash(tx, town.kaikei.actor, invoiceId, yen))
							cash += yen
						}
					}
				}
				stripe.troubles = []
				for (let n = 0; n < 6; n++) {
					later(24 * 60)
					await turnOverProcessor()
				}
				for (const one of stripe.sessions) if (!one.paid && one.status === 'complete') one.canceled = true
				for (const one of stripe.sessions) if (one.status === 'open') one.status = 'expired'
				later(24 * 60)
				await turnOverProcessor()
				// The slow way: what the payer's side says was paid.
				const paid = stripe.sessions.filter((one) => one.paid).reduce((sum, one) => sum + one.yen, 0)
				const came = await db().select().from(incomings).where(eq(incomings.employerId, employer.id))
				expect(came.reduce((sum, one) => sum + one.yen, 0)).toBe(paid + cash)
				const open = openYen(await invoiceRow(db(), invoiceId))
				const over = (await balanceOn(db(), 'overpaid', { partyId: employer.id })).balanceYen
				expect(3_289 - open + over).toBe(paid + cash)
				expect(await checkLedger(db())).toEqual([])
			})
			await fc.assert(property, runs(12))
		},
		longer(60_000),
	)
})
