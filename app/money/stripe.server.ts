// Stripe, the only neighbour through whom money may come and go: each thing asked of it or told by it, in our own words.
import type StripeClient from 'stripe'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import type { CheckoutSeen, CheckoutState, ProcessorWay } from './processor'

/** Whether a key is set: without one the site offers nothing of this. */
export const hasProcessor = () => Boolean(environment().STRIPE_SECRET_KEY)

let made: Promise<StripeClient> | undefined

// Loaded only where a key is set: a town without one does not carry the library in memory.
function stripe(): Promise<StripeClient> {
	const key = environment().STRIPE_SECRET_KEY
	if (!key) throw new Error('no processor is set')
	// What is lost on the way is asked again by us, under the same key, also after a crash.
	made ??= import('stripe').then(
		({ default: Stripe }) => new Stripe(key, { maxNetworkRetries: 0, timeout: 20_000, telemetry: false }),
	)
	return made
}

/** Why the processor gave no answer, as a code; `again` where the same question may be answered later. */
export class ProcessorFault extends Error {
	constructor(
		readonly code: string,
		readonly again: boolean,
	) {
		super(`the processor: ${code}`)
	}
}

const codeOf = (code: string | undefined, otherwise: string) =>
	code && /^[a-z0-9_]{1,60}$/.test(code) ? code : otherwise

/** Asks, and turns what Stripe throws into a fault: its own words may name a person and are not kept. */
async function asked<Answer>(ask: (client: StripeClient) => Promise<Answer>): Promise<Answer> {
	try {
		return await ask(await stripe())
	} catch (error) {
		const { type, statusCode, code } = error as { type?: string; statusCode?: number; code?: string }
		if (type === undefined) throw error
		// 409: another of our processes asks the same at this moment. 401: the key is being changed.
		const again =
			statusCode === undefined || statusCode >= 500 || [401, 408, 409, 425, 429].includes(statusCode)
		throw new ProcessorFault(
			codeOf(code, statusCode === undefined ? 'no_answer' : `http_${statusCode}`),
			again,
		)
	}
}

const idOf = (one: string | { id: string } | null | undefined) =>
	typeof one === 'string' ? one : (one?.id ?? null)

const whole = <One extends object>(one: string | One | null | undefined): One | null =>
	typeof one === 'object' ? (one ?? null) : null

const milliseconds = (seconds: number | null | undefined) => (seconds ? seconds * 1_000 : null)

const opened = ['payment_intent.latest_charge']

function stateOf(session: StripeClient.Checkout.Session): CheckoutState {
	if (session.status === 'open') return 'open'
	if (session.status !== 'complete') return 'over'
	if (session.payment_status === 'paid') return 'paid'
	const intent = whole(session.payment_intent)
	return intent && ['canceled', 'requires_payment_method'].includes(intent.status) ? 'over' : 'waits'
}

/** A checkout in our words: nothing of who paid with which address is taken over. */
function seen(session: StripeClient.Checkout.Session): CheckoutSeen {
	const state = stateOf(session)
	const intent = whole(session.payment_intent)
	const charge = whole(intent?.latest_charge)
	const shop = intent?.next_action?.konbini_display_details
	const bank = intent?.next_action?.display_bank_transfer_instructions
	const url =
		state === 'open' ? session.url : (shop?.hosted_voucher_url ?? bank?.hosted_instructions_url ?? null)
	return {
		ref: session.id,
		state,
		url: state === 'open' || state === 'waits' ? url : null,
		until: state === 'waits' ? milliseconds(shop?.expires_at) : milliseconds(session.expires_at),
		yen: session.amount_total ?? 0,
		paymentRef: idOf(session.payment_intent),
		way: charge?.payment_method_details?.type ?? (shop ? 'konbini' : bank ? 'customer_balance' : null),
		paidAt: state === 'paid' ? milliseconds(charge?.created ?? session.created) : null,
	}
}

/** What a checkout is asked with: kept with the call, so that a second asking is the same to the letter. */
export type CheckoutAsk = {
	yen: number
	/** What the payer reads: the invoice's number, no name. */
	title: string
	ways: ProcessorWay[]
	konbiniDays: number
	customerRef: string | null
	/** Our page that the payer comes back to, paid or not. */
	backTo: string
}

const wayNames = { card: 'card', konbini: 'konbini', transfer: 'customer_balance' } as const

/** Opens a page on which a sum is paid; under the same key it is the same page. */
export async function askCheckout(key: string, ask: CheckoutAsk): Promise<CheckoutSeen> {
	const { ways, customerRef } = ask
	const session = await asked((client) =>
		client.checkout.sessions.create(
			{
				mode: 'payment',
				locale: 'ja',
				submit_type: 'pay',
				client_reference_id: key,
				...(customerRef && { customer: customerRef }),
				allowed_payment_method_types: ways.map((way) => wayNames[way]),
				payment_method_options: {
					...(ways.includes('konbini') && { konbini: { expires_after_days: ask.konbiniDays } }),
					...(ways.includes('transfer') && {
						customer_balance: { funding_type: 'bank_transfer', bank_transfer: { type: 'jp_bank_transfer' } },
					}),
				},
				payment_intent_data: { metadata: { call: key } },
				line_items: [
					{
						quantity: 1,
						price_data: { currency: 'jpy', unit_amount: ask.yen, product_data: { name: ask.title } },
					},
				],
				success_url: ask.backTo,
				cancel_url: ask.backTo,
			},
			{ idempotencyKey: key },
		),
	)
	return seen(session)
}

/** What became of a checkout. */
export async function seeCheckout(ref: string): Promise<CheckoutSeen> {
	return seen(await asked((client) => client.checkout.sessions.retrieve(ref, { expand: opened })))
}

/** Ends a checkout that is not paid: its page, or the number of the shop. One that is paid or over stays as it is. */
export async function endCheckout(key: string, ref: string): Promise<CheckoutSeen> {
	const before = await seeCheckout(ref)
	try {
		if (before.state === 'open')
			await asked((client) => client.checkout.sessions.expire(ref, {}, { idempotencyKey: key }))
		if (before.state === 'waits' && before.paymentRef) {
			const { paymentRef } = before
			await asked((client) => client.paymentIntents.cancel(paymentRef, {}, { idempotencyKey: key }))
		}
	} catch (error) {
		// It was paid between our look and our asking: what it is now is looked at below.
		if (!(error instanceof ProcessorFault) || error.again) throw error
	}
	return seeCheckout(ref)
}

/** A payer at the processor, whom transfers are matched by: known there by our id alone. */
export async function askCustomer(key: string, employerId: string): Promise<{ ref: string }> {
	const customer = await asked((client) =>
		client.customers.create({ metadata: { employer: employerId } }, { idempotencyKey: key }),
	)
	return { ref: customer.id }
}

/** What the processor kept of a payment, in yen; a fault to ask again while it has not said so yet. */
export async function seeFee(paymentRef: string): Promise<{ feeYen: number; at: number }> {
	const intent = await asked((client) =>
		client.paymentIntents.retrieve(paymentRef, { expand: ['latest_charge.balance_transaction'] }),
	)
	const kept = whole(whole(intent.latest_charge)?.balance_transaction)
	if (!kept) throw new ProcessorFault('not_said_yet', true)
	return { feeYen: kept.fee, at: kept.created * 1_000 }
}

/** An account for somebody who wishes to be paid through the processor: who they are the processor asks them itself. */
export async function askAccount(key: string, registrantId: string): Promise<{ ref: string }> {
	const account = await asked((client) =>
		client.accounts.create(
			{
				country: 'JP',
				business_type: 'individual',
				controller: {
					fees: { payer: 'application' },
					losses: { payments: 'application' },
					requirement_collection: 'stripe',
					stripe_dashboard: { type: 'express' },
				},
				capabilities: { transfers: { requested: true } },
				metadata: { registrant: registrantId },
			},
			{ idempotencyKey: key },
		),
	)
	return { ref: account.id }
}

/** The processor's own pages on which a person says who they are; good for one visit within minutes, so never kept. */
export async function askAccountLink(ref: string, backTo: string): Promise<string> {
	const link = await asked((client) =>
		client.accountLinks.create({
			account: ref,
			type: 'account_onboarding',
			refresh_url: backTo,
			return_url: backTo,
		}),
	)
	return link.url
}

/** Whether money can be sent to an account by now. */
export async function seeAccount(ref: string): Promise<{ ready: boolean }> {
	const account = await asked((client) => client.accounts.retrieve(ref))
	return { ready: account.payouts_enabled === true && account.capabilities?.transfers === 'active' }
}

/** Something the processor told: ids and sums of it, and nothing about who paid. */
export type ProcessorTold = {
	id: string
	kind: string
	at: number
	about: string
	/** Our call, where it is about one. */
	call: string
	paymentRef: string
	yen: number
	status: string
}

/** What was told, if the processor signed exactly these bytes within the last minutes; else undefined. */
export async function verified(raw: string, signature: string): Promise<ProcessorTold | undefined> {
	const client = await stripe()
	const secret = environment().STRIPE_WEBHOOK_SECRET ?? ''
	let event: StripeClient.Event
	try {
		event = client.webhooks.constructEvent(raw, signature, secret, undefined, undefined, now().getTime())
	} catch {
		return undefined
	}
	const about = event.data?.object as unknown as Record<string, unknown> | undefined
	if (!about || typeof event.id !== 'string' || typeof event.type !== 'string') return undefined
	const text = (value: unknown) => (typeof value === 'string' && value.length <= 255 ? value : '')
	const yen = [about.amount_refunded, about.amount_total, about.amount].find((one) => typeof one === 'number')
	return {
		id: event.id,
		kind: event.type,
		at: event.created * 1_000,
		about: text(about.id),
		call: text(about.client_reference_id),
		paymentRef: text(about.payment_intent),
		yen: (yen as number | undefined) ?? 0,
		status: text(about.status),
	}
}
