// The processor (決済代行, Stripe): which ways to pay it offers for a sum, what became of a payment, when to ask again.
import type { Day } from '~/base/day'
import { doings } from '~/people/role'
import type { IncomingChannel } from './incoming'

/** How an employer pays through the processor: by card, in a convenience store, by transfer to an account of their own there. */
export type ProcessorWay = 'card' | 'konbini' | 'transfer'

/** What the council set: each way offered or not, the most that a convenience store takes (0: none at all). */
export type WaysOffered = { card: boolean; konbiniMostYen: number; transfer: boolean }

// What the processor itself takes no less than (handbook §5 for the convenience store; its own list of least sums for the card).
const leastYen = { card: 50, konbini: 120, transfer: 1 }

/** The ways by which a sum can be paid, in the order they are named. */
export function waysFor(yen: number, offered: WaysOffered): ProcessorWay[] {
	const most = {
		card: offered.card ? Number.POSITIVE_INFINITY : 0,
		konbini: offered.konbiniMostYen,
		transfer: offered.transfer ? Number.POSITIVE_INFINITY : 0,
	}
	return (['card', 'konbini', 'transfer'] as const).filter((way) => yen >= leastYen[way] && yen <= most[way])
}

/** By which channel money of a way comes in; a way we did not ask for is booked as a card. */
export function channelOfWay(
	way: string | null,
): Extract<IncomingChannel, 'card' | 'konbini' | 'processor-bank'> {
	if (way === 'konbini') return 'konbini'
	return way === 'customer_balance' ? 'processor-bank' : 'card'
}

/** Where a payment stands: not yet paid, paid in a shop or by transfer only later (`waits`), paid, or over without money. */
export const checkoutStates = ['open', 'waits', 'paid', 'over'] as const
export type CheckoutState = (typeof checkoutStates)[number]

/** The life of one payment of an invoice; what the processor tells moves it, in whatever order that comes. */
export const checkoutMoves = [
	{
		act: 'openCheckout',
		from: [],
		to: 'asked',
		by: ['employer'],
		needs: ['something open of the invoice', 'no other payment of the same sum under way'],
	},
	{ act: 'makeCall', from: ['asked'], to: 'open', by: ['employer', 'chore'] },
	{ act: 'makeCall', from: ['asked'], to: 'failed', by: ['chore'], needs: ['no answer for about a day'] },
	{ act: 'askCallAgain', from: ['failed'], to: 'asked', by: doings['issue-invoice'] },
	{
		act: 'settleSeen',
		from: ['open'],
		to: 'waits',
		by: ['chore'],
		needs: ['a number or an account was given'],
	},
	{
		act: 'settleSeen',
		from: ['open', 'waits', 'over'],
		to: 'paid',
		by: ['chore'],
		needs: ['the processor says so when it is asked'],
	},
	{
		act: 'settleSeen',
		from: ['open', 'waits'],
		to: 'over',
		by: ['chore'],
		needs: ['its time is over, or it was given up'],
	},
] as const satisfies readonly {
	act: string
	from: readonly (CheckoutState | 'asked' | 'failed')[]
	to: CheckoutState | 'asked' | 'failed'
	by: readonly string[]
	needs?: readonly string[]
}[]

/** A payment as the processor last told it. */
export type CheckoutSeen = {
	ref: string
	state: CheckoutState
	/** The processor's page: to pay on while open, to read the number and the account on while it waits. */
	url: string | null
	/** Until when that page, or the number of the shop, holds; in milliseconds. */
	until: number | null
	yen: number
	paymentRef: string | null
	way: string | null
	/** The instant the money was there, in milliseconds. */
	paidAt: number | null
}

/** What a payment that was seen becomes of what was known: only a move of its life changes it, so paid stays paid. */
export function laterOf(known: CheckoutSeen | null, seen: CheckoutSeen): CheckoutSeen {
	if (known === null || (known.state === seen.state && known.state !== 'paid')) return seen
	const moves = checkoutMoves.some(
		(move) => move.to === seen.state && (move.from as readonly string[]).includes(known.state),
	)
	return moves ? seen : known
}

/** Whether a payment may still be made on its page. */
export const isOpenAt = (seen: CheckoutSeen, at: Date) =>
	seen.state === 'open' && seen.url !== null && (seen.until === null || seen.until > at.getTime())

const minute = 60_000
const waits = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * minute)

/** When a call that failed is made again after so many tries; null when it has been tried enough (about a day). */
export function nextTry(at: Date, tries: number): Date | null {
	const wait = waits[tries - 1]
	return wait === undefined ? null : new Date(at.getTime() + wait)
}

// The processor forgets a key after a day: what is asked later under it would be done a second time.
const keyHoldsFor = 23 * 60 * minute

/** Whether the processor still knows the key of a call that was first made then. */
export const keyHolds = (askedAt: Date, at: Date) => at.getTime() - askedAt.getTime() < keyHoldsFor

/** When the processor is asked what became of a payment that it tells nothing of: often at first, then twice a day. */
export function nextLook(askedAt: Date, at: Date): Date {
	const age = at.getTime() - askedAt.getTime()
	const wait = age < 60 * minute ? 5 : age < 24 * 60 * minute ? 60 : 12 * 60
	return new Date(at.getTime() + wait * minute)
}

/** What is to be done with a thing the processor tells. `person`: somebody looks at it, with a sentence of what to do. */
export type EventMeaning = 'checkout' | 'account' | 'transfer' | 'bank-payout' | 'fee' | 'person' | 'nothing'

/** Things that need a person, each with its sentence in words. */
export const personKinds = [
	'charge.refunded',
	'charge.dispute.created',
	'charge.dispute.closed',
	'cash_balance.funds_available',
	'payment_intent.partially_funded',
	'payout.failed',
] as const
export type PersonKind = (typeof personKinds)[number]

export const isPersonKind = (kind: string): kind is PersonKind =>
	(personKinds as readonly string[]).includes(kind)

/** What an event means, by its kind alone; what nobody needs means nothing. */
export function meaningOf(kind: string): EventMeaning {
	if (kind.startsWith('checkout.session.')) return 'checkout'
	if (kind === 'account.updated') return 'account'
	if (kind.startsWith('transfer.')) return 'transfer'
	if (kind.startsWith('connect.payout.')) return 'bank-payout'
	if (kind === connectFee) return 'fee'
	return isPersonKind(kind) ? 'person' : 'nothing'
}

/** What the processor charged for people's accounts, kept like a thing it told, though it is asked for. */
export const connectFee = 'stripe_fee'

/** Whether a name is one that this program gives its calls. */
export const isCallName = (name: string) =>
	/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(name)

/** When an event that could not be handled is handled again; null when a person has to. */
export function eventAgainAt(receivedAt: Date, tries: number): Date | null {
	const waited = waits.slice(0, tries).reduce((sum, wait) => sum + wait, 0)
	return tries > waits.length ? null : new Date(receivedAt.getTime() + waited)
}

/** What one month through the processor costs, tax included and cut off to whole yen (handbook §5). */
export type ConnectPrices = {
	/** A month in which somebody is paid, each person. */
	monthYen: number
	/** Each payment. */
	payoutYen: number
	/** Of what is paid, in ten-thousandths. */
	sharePermyriad: number
	taxPermille: number
}

/** What paying registrants through the processor costs the council: nothing of it is ever taken from pay. */
export function connectCost(
	{ people, payments, yen }: { people: number; payments: number; yen: number },
	{ monthYen, payoutYen, sharePermyriad, taxPermille }: ConnectPrices,
): number {
	const tenThousandths = (people * monthYen + payments * payoutYen) * 10_000 + yen * sharePermyriad
	return Math.floor((tenThousandths * (1000 + taxPermille)) / 10_000_000)
}

/** The same payments by bank transfer, at the council's charge for one. */
export const transferCost = (payments: number, chargeYen: number) => payments * chargeYen

/** The day money stands on: the day it was paid, and never after today by a clock that is ahead of ours. */
export const dayOfPayment = (paidOn: Day, today: Day): Day => (paidOn > today ? today : paidOn)
