// Stripe, the only neighbour through whom money may come and go: each thing asked of it or told by it, in our own words.
import type StripeClient from 'stripe'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import type { BankPayoutSeen, TransferSeen } from './connect-payout'
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

/**
 * Why the processor gave no answer, as a code; `again` where the same question may be answered later, `newKey` where it said
 * no for good to this key: it did nothing, and would say the same again under it.
 */
export class ProcessorFault extends Error {
	constructor(
		readonly code: string,
		readonly again: boolean,
		readonly newKey = false,
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
		if (code === 'balance_insufficient') throw new ProcessorFault(code, true, true)
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

// What is in an account goes to its bank when we ask for it, so that a payout is one line of a run and no other sum.
const heldUntilAsked = { payouts: { schedule: { interval: 'manual' as const } } }

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
				settings: heldUntilAsked,
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

/** Whether money can be sent to an account by now, and whether it stays there until we send it on. */
export async function seeAccount(ref: string): Promise<{ ready: boolean; held: boolean }> {
	const account = await asked((client) => client.accounts.retrieve(ref))
	return {
		ready: account.payouts_enabled === true && account.capabilities?.transfers === 'active',
		held: account.settings?.payouts?.schedule?.interval === 'manual',
	}
}

/** From now on what is in an account stays there until we send it on; for accounts that were made otherwise. */
export async function holdPayouts(ref: string): Promise<void> {
	await asked((client) => client.accounts.update(ref, { settings: heldUntilAsked }))
}

const seenTransfer = (transfer: StripeClient.Transfer): TransferSeen => ({
	ref: transfer.id,
	at: transfer.created * 1_000,
	yen: transfer.amount,
	backYen: transfer.amount_reversed,
})

/** Moves money from the council's account at the processor into a person's there; under the same key it is the same transfer. */
export async function askTransfer(
	key: string,
	{ callId, lineId, accountRef, yen }: { callId: string; lineId: string; accountRef: string; yen: number },
): Promise<TransferSeen> {
	const ask = {
		amount: yen,
		currency: 'jpy',
		destination: accountRef,
		transfer_group: lineId,
		metadata: { call: callId },
	}
	return seenTransfer(await asked((client) => client.transfers.create(ask, { idempotencyKey: key })))
}

/** The transfer of a line, if one was ever made. */
export async function findTransfer(lineId: string): Promise<TransferSeen | undefined> {
	const { data } = await asked((client) => client.transfers.list({ transfer_group: lineId, limit: 1 }))
	return data[0] && seenTransfer(data[0])
}

/** A transfer as it stands now. */
export const seeTransfer = async (ref: string): Promise<TransferSeen> =>
	seenTransfer(await asked((client) => client.transfers.retrieve(ref)))

/** Takes a transfer back whole, out of the person's account there into the council's. */
export async function reverseTransfer(key: string, ref: string): Promise<void> {
	await asked((client) => client.transfers.createReversal(ref, {}, { idempotencyKey: key }))
}

const payoutStates: Record<string, BankPayoutSeen['state']> = {
	paid: 'paid',
	failed: 'failed',
	canceled: 'failed',
}

const seenPayout = (payout: StripeClient.Payout): BankPayoutSeen => ({
	ref: payout.id,
	state: payoutStates[payout.status] ?? 'waits',
	arrivesAt: payout.arrival_date * 1_000,
	fault: payout.failure_code ?? null,
})

/** Sends money from a person's account at the processor on to their own bank. */
export async function askBankPayout(
	key: string,
	{ callId, lineId, accountRef, yen }: { callId: string; lineId: string; accountRef: string; yen: number },
): Promise<BankPayoutSeen> {
	const ask = { amount: yen, currency: 'jpy', metadata: { call: callId, line: lineId } }
	return seenPayout(
		await asked((client) => client.payouts.create(ask, { idempotencyKey: key, stripeAccount: accountRef })),
	)
}

/** What went to a person's bank for a line, if anything did; looked for among the last hundred. */
export async function findBankPayout(
	accountRef: string,
	lineId: string,
): Promise<BankPayoutSeen | undefined> {
	const { data } = await asked((client) => client.payouts.list({ limit: 100 }, { stripeAccount: accountRef }))
	const found = data.find((one) => one.metadata?.line === lineId)
	return found && seenPayout(found)
}

/** What became of it by now. */
export const seeBankPayout = async (accountRef: string, ref: string): Promise<BankPayoutSeen> =>
	seenPayout(await asked((client) => client.payouts.retrieve(ref, {}, { stripeAccount: accountRef })))

/** What the processor charged the council for its accounts and payouts since an instant: it is told in no other answer. */
export async function seeConnectFees(since: Date): Promise<{ ref: string; at: number; yen: number }[]> {
	const fees: { ref: string; at: number; yen: number }[] = []
	const created = { gte: Math.floor(since.getTime() / 1_000) }
	for (let after: string | undefined; ; ) {
		const { data, has_more } = await asked((client) =>
			client.balanceTransactions.list({
				type: 'stripe_fee',
				created,
				limit: 100,
				...(after && { starting_after: after }),
			}),
		)
		for (const one of data) fees.push({ ref: one.id, at: one.created * 1_000, yen: 0 - one.net })
		after = data.at(-1)?.id
		if (!has_more || after === undefined) return fees
	}
}

/** Something the processor told: ids and sums of it, and nothing about who paid. */
export type ProcessorTold = {
	id: string
	kind: string
	at: number
	about: string
	/** Our call, where it is about one. */
	call: string
	/** The account of a person it happened at; empty at the council's own. */
	account?: string
	paymentRef: string
	yen: number
	status: string
}

/** The event in these bytes, if one of our secrets signed it: what happens at people's accounts is signed by one of its own. */
function eventIn(client: StripeClient, raw: string, signature: string): StripeClient.Event | undefined {
	for (const secret of (environment().STRIPE_WEBHOOK_SECRET ?? '').split(','))
		try {
			return client.webhooks.constructEvent(
				raw,
				signature,
				secret.trim(),
				undefined,
				undefined,
				now().getTime(),
			)
		} catch {}
	return undefined
}

/** Our call in what we wrote on a transfer or a payout. */
function callIn({ object, metadata }: Record<string, unknown>): string {
	const call = (metadata as Record<string, unknown> | null | undefined)?.call
	return (object === 'transfer' || object === 'payout') && typeof call === 'string' ? call.slice(0, 255) : ''
}

/** What was told, if the processor signed exactly these bytes within the last minutes; else undefined. */
export async function verified(raw: string, signature: string): Promise<ProcessorTold | undefined> {
	const client = await stripe()
	const event = eventIn(client, raw, signature)
	if (!event) return undefined
	const about = event.data?.object as unknown as Record<string, unknown> | undefined
	if (!about || typeof event.id !== 'string' || typeof event.type !== 'string') return undefined
	const text = (value: unknown) => (typeof value === 'string' && value.length <= 255 ? value : '')
	const yen = [about.amount_refunded, about.amount_total, about.amount].find((one) => typeof one === 'number')
	const account = text(event.account)
	return {
		id: event.id,
		// What goes from a person's account to their bank is another thing than what goes to ours.
		kind: account !== '' && event.type.startsWith('payout.') ? `connect.${event.type}` : event.type,
		at: event.created * 1_000,
		about: text(about.id),
		call: text(about.client_reference_id) || callIn(about),
		...(account && { account }),
		paymentRef: text(about.payment_intent),
		yen: (yen as number | undefined) ?? 0,
		status: text(about.status),
	}
}
