// A stand-in for Stripe: remembers keys, opens checkouts, takes money, and fails in the ways networks fail.
import { createHash, randomUUID } from 'node:crypto'
import { HttpResponse, http } from 'msw'

type Fields = Record<string, string>

export type StandInSession = {
	id: string
	key: string
	yen: number
	status: 'open' | 'complete' | 'expired'
	paid: boolean
	/** What it is paid by, once the payer has chosen. */
	way: 'card' | 'konbini' | 'customer_balance' | null
	canceled: boolean
	intent: string
	created: number
	ways: string[]
	customer: string | null
}

export type StandInAccount = {
	id: string
	registrant: string
	ready: boolean
	/** What is in it stays until it is asked to be sent on. */
	held: boolean
	yen: number
}

export type StandInTransfer = {
	id: string
	yen: number
	to: string
	line: string
	call: string
	back: boolean
	created: number
}

export type StandInPayout = {
	id: string
	yen: number
	account: string
	call: string
	line: string
	status: 'pending' | 'paid' | 'failed'
	fault: string | null
	arrives: number
}

const byHand = 'settings[payouts][schedule][interval]'

const payoutShown = (one: StandInPayout) => ({
	id: one.id,
	object: 'payout',
	amount: one.yen,
	status: one.status,
	failure_code: one.fault,
	arrival_date: seconds(one.arrives),
	metadata: { call: one.call, line: one.line },
})

const done = (body: unknown) => ({ status: 200, body })

const no = (code: string) => ({ status: 400, body: { error: { type: 'invalid_request_error', code } } })

/** What goes wrong with the next answer: it is lost after the work was done, or the work is not done at all. */
export type Trouble = 'lost' | 'refused' | 'down' | 'busy' | 'bad-ask'

const seconds = (at: number) => Math.floor(at / 1_000)

/** Behaves as the real one does where the site can see it. */
export class StripeStandIn {
	readonly sessions: StandInSession[] = []
	readonly customers: { id: string; employer: string }[] = []
	readonly accounts: StandInAccount[] = []
	/** Money that went into people's accounts there. */
	readonly transfers: StandInTransfer[] = []
	/** Money that went from people's accounts there to their own banks. */
	readonly payouts: StandInPayout[] = []
	/** What it charged, and what of that it has told. */
	readonly fees: { id: string; yen: number; created: number }[] = []
	/** What the council has there to send. */
	balanceYen = 10_000_000
	/** Every request that arrived, as `METHOD path`. */
	readonly heard: string[] = []
	/** What goes wrong with the requests to come, in their order; `null` lets one pass. */
	troubles: (Trouble | null)[] = []
	/** What goes wrong with the next request of one kind (`POST /v1/transfers`), each once. */
	spoiled: { what: string; trouble: Trouble }[] = []
	/** Whether what it keeps of a payment is known yet. */
	feeKnown = true
	private readonly answers = new Map<string, { ask: string; status: number; body: unknown }>()

	private account = ''

	constructor(private readonly clock: () => number = Date.now) {}

	/** The handlers for msw. */
	handlers() {
		return [http.all('https://api.stripe.com/*', ({ request }) => this.answer(request))]
	}

	async answer(request: Request): Promise<Response> {
		const url = new URL(request.url)
		const text = request.method === 'POST' ? await request.text() : url.searchParams.toString()
		this.heard.push(`${request.method} ${url.pathname}`)
		const trouble = this.troubles.shift() ?? this.spoilt(`${request.method} ${url.pathname}`)
		if (trouble === 'refused') return HttpResponse.error()
		if (trouble === 'down') return fault(503, 'api_error')
		if (trouble === 'busy') return fault(409, 'idempotency_key_in_use')
		if (trouble === 'bad-ask') return fault(400, 'parameter_invalid')
		this.account = request.headers.get('stripe-account') ?? ''
		const { status, body } = this.once(request, url.pathname, text)
		if (trouble === 'lost') return HttpResponse.error()
		return HttpResponse.json(body as object, { status })
	}

	private spoilt(what: string): Trouble | null {
		const n = this.spoiled.findIndex((one) => one.what === what)
		return n < 0 ? null : (this.spoiled.splice(n, 1)[0]?.trouble ?? null)
	}

	/** The same key gives the same answer, and another question under it is refused. */
	private once(request: Request, path: string, text: string): { status: number; body: unknown } {
		const key = request.headers.get('idempotency-key')
		const ask = createHash('sha256').update(`${path}?${text}`).digest('hex')
		const known = key === null ? undefined : this.answers.get(key)
		if (known)
			return known.ask === ask ? known : { status: 400, body: { error: { type: 'idempotency_error' } } }
		const answer = this.work(request.method, path, Object.fromEntries(new URLSearchParams(text)))
		if (key !== null && request.method === 'POST') this.answers.set(key, { ask, ...answer })
		return answer
	}

	private work(method: string, path: string, fields: Fields): { status: number; body: unknown } {
		const ok = (body: unknown) => ({ status: 200, body })
		const [, , ...parts] = path.split('/')
		const [thing = '', id = '', verb = ''] = parts[0] === 'checkout' ? parts.slice(1) : parts
		const missing = {
			status: 404,
			body: { error: { type: 'invalid_request_error', code: 'resource_missing' } },
		}
		if (thing === 'customers') {
			const made = { id: `cus_${name()}`, employer: fields['metadata[employer]'] ?? '' }
			this.customers.push(made)
			return ok({ id: made.id, object: 'customer' })
		}
		if (thing === 'sessions' && id === '') return ok(this.open(fields))
		if (thing === 'sessions') {
			const session = this.sessions.find((one) => one.id === id)
			if (!session) return missing
			if (verb === 'expire') {
				if (session.status !== 'open') return notNow
				session.status = 'expired'
			}
			return ok(this.shown(session))
		}
		if (thing === 'payment_intents') {
			const session = this.sessions.find((one) => one.intent === id)
			if (!session) return missing
			if (verb === 'cancel') {
				if (session.paid || session.status !== 'complete') return notNow
				session.canceled = true
			}
			return ok(this.intent(session))
		}
		if (thing === 'accounts' && method === 'POST' && id === '') {
			const made = {
				id: `acct_${name()}`,
				registrant: fields['metadata[registrant]'] ?? '',
				ready: false,
				held: fields[byHand] === 'manual',
				yen: 0,
			}
			this.accounts.push(made)
			return ok({ id: made.id, object: 'account' })
		}
		if (thing === 'transfers') return this.transfer(method, id, verb, fields) ?? missing
		if (thing === 'payouts') return this.bankPayout(method, id, fields) ?? missing
		if (thing === 'balance_transactions')
			return ok({
				object: 'list',
				has_more: false,
				data: this.fees
					.filter((fee) => seconds(fee.created) >= Number(fields['created[gte]'] ?? 0))
					.map((fee) => ({ id: fee.id, created: seconds(fee.created), net: 0 - fee.yen })),
			})
		if (thing === 'accounts') {
			const account = this.accounts.find((one) => one.id === id)
			if (!account) return missing
			if (method === 'POST') account.held = fields[byHand] === 'manual'
			return ok({
				id,
				object: 'account',
				payouts_enabled: account.ready,
				settings: { payouts: { schedule: { interval: account.held ? 'manual' : 'daily' } } },
				capabilities: { transfers: account.ready ? 'active' : 'inactive' },
			})
		}
		if (thing === 'account_links')
			return ok({ object: 'account_link', url: `https://connect.stripe.com/setup/e/${name()}`, created: 0 })
		return missing
	}

	/** Money into a person's account: what is there to send goes down, what they have goes up, and back again. */
	private transfer(method: string, id: string, verb: string, fields: Fields) {
		const shown = (one: StandInTransfer) => ({
			id: one.id,
			object: 'transfer',
			amount: one.yen,
			amount_reversed: one.back ? one.yen : 0,
			created: seconds(one.created),
			metadata: { call: one.call },
		})
		if (method === 'GET' && id === '') {
			const theirs = this.transfers.filter((one) => one.line === fields.transfer_group).reverse()
			return done({ object: 'list', has_more: false, data: theirs.slice(0, 1).map(shown) })
		}
		if (id === '') {
			const yen = Number(fields.amount)
			const account = this.accounts.find((one) => one.id === fields.destination)
			if (!account?.ready) return no('insufficient_capabilities_for_transfer')
			if (yen > this.balanceYen) return no('balance_insufficient')
			this.balanceYen -= yen
			account.yen += yen
			const made: StandInTransfer = {
				id: `tr_${name()}`,
				yen,
				to: account.id,
				line: fields.transfer_group ?? '',
				call: fields['metadata[call]'] ?? '',
				back: false,
				created: this.clock(),
			}
			this.transfers.push(made)
			return done(shown(made))
		}
		const found = this.transfers.find((one) => one.id === id)
		if (!found) return undefined
		return verb === 'reversals' ? this.reverse(found) : done(shown(found))
	}

	/** Takes a transfer back, as far as the money is still there. */
	reverse(transfer: StandInTransfer): { status: number; body: unknown } {
		const account = this.accounts.find((one) => one.id === transfer.to)
		if (!account || transfer.back) return no('transfer_already_reversed')
		if (account.yen < transfer.yen) return no('balance_insufficient')
		account.yen -= transfer.yen
		this.balanceYen += transfer.yen
		transfer.back = true
		return done({ id: `trr_${name()}`, object: 'transfer_reversal' })
	}

	private bankPayout(method: string, id: string, fields: Fields) {
		const theirs = this.payouts.filter((one) => one.account === this.account)
		if (method === 'GET' && id === '')
			return done({ object: 'list', has_more: false, data: theirs.map(payoutShown).reverse() })
		if (id !== '') {
			const found = theirs.find((one) => one.id === id)
			return found && done(payoutShown(found))
		}
		const account = this.accounts.find((one) => one.id === this.account)
		const yen = Number(fields.amount)
		if (!account?.ready) return no('payouts_not_allowed')
		if (account.yen < yen) return no('balance_insufficient')
		account.yen -= yen
		const made: StandInPayout = {
			id: `po_${name()}`,
			yen,
			account: account.id,
			call: fields['metadata[call]'] ?? '',
			line: fields['metadata[line]'] ?? '',
			status: 'pending',
			fault: null,
			arrives: this.clock() + 4 * 86_400_000,
		}
		this.payouts.push(made)
		return done(payoutShown(made))
	}

	/** The person's own bank takes it, or gives it back. */
	arrives(payout: StandInPayout, fault: string | null = null): void {
		const account = this.accounts.find((one) => one.id === payout.account)
		if (fault !== null && payout.status !== 'failed' && account) account.yen += payout.yen
		payout.status = fault === null ? 'paid' : 'failed'
		payout.fault = fault
	}

	/** What it tells of a payout to somebody's bank. */
	tellsOfPayout(payout: StandInPayout, what: string, id?: string): string {
		return this.tells(`payout.${what}`, payoutShown(payout), id, payout.account)
	}

	/** What it tells of a transfer. */
	tellsOfTransfer(transfer: StandInTransfer, what: string, id?: string): string {
		return this.tells(
			`transfer.${what}`,
			{ id: transfer.id, object: 'transfer', amount: transfer.yen, metadata: { call: transfer.call } },
			id,
		)
	}

	private open(fields: Fields) {
		const ways = Object.entries(fields)
			.filter(([field]) => field.startsWith('allowed_payment_method_types'))
			.map(([, way]) => way)
		const session: StandInSession = {
			id: `cs_test_${name()}`,
			key: fields.client_reference_id ?? '',
			yen: Number(fields['line_items[0][price_data][unit_amount]']),
			status: 'open',
			paid: false,
			way: null,
			canceled: false,
			intent: `pi_${name()}`,
			created: this.clock(),
			ways,
			customer: fields.customer ?? null,
		}
		this.sessions.push(session)
		return this.shown(session)
	}

	private shown(session: StandInSession) {
		const { id, status } = session
		return {
			id,
			object: 'checkout.session',
			status,
			payment_status: session.paid ? 'paid' : 'unpaid',
			amount_total: session.yen,
			client_reference_id: session.key,
			created: seconds(session.created),
			expires_at: seconds(session.created + 86_400_000),
			url: status === 'open' ? `https://checkout.stripe.com/c/pay/${id}` : null,
			// An address that the processor knows and the site never keeps.
			customer_details: { email: 'payer@example.com', name: '払う 人' },
			payment_intent: status === 'complete' ? this.intent(session) : null,
		}
	}

	private intent(session: StandInSession) {
		const waits = session.status === 'complete' && !session.paid && !session.canceled
		return {
			id: session.intent,
			object: 'payment_intent',
			status: session.paid ? 'succeeded' : session.canceled ? 'canceled' : 'requires_action',
			next_action: !waits
				? null
				: session.way === 'konbini'
					? {
							konbini_display_details: {
								expires_at: seconds(session.created + 3 * 86_400_000),
								hosted_voucher_url: `https://payments.stripe.com/konbini/voucher/${session.id}`,
							},
						}
					: {
							display_bank_transfer_instructions: {
								hosted_instructions_url: `https://payments.stripe.com/bank/${session.id}`,
							},
						},
			latest_charge: session.paid
				? {
						id: `ch_${session.intent}`,
						created: seconds(this.clock()),
						payment_method_details: { type: session.way },
						balance_transaction: this.feeKnown
							? { fee: Math.ceil(session.yen * 0.036), created: seconds(this.clock()) }
							: null,
					}
				: null,
		}
	}

	/** A day has passed: what was asked under a key before is not remembered any more. */
	forgetKeys(): void {
		this.answers.clear()
	}

	/** The payer pays by card, or takes a number for the shop or an account for a transfer. */
	pays(session: StandInSession, way: NonNullable<StandInSession['way']>): void {
		session.status = 'complete'
		session.way = way
		session.paid = way === 'card'
	}

	/** What it tells the site of something, as the bytes and the things in them are. */
	tells(kind: string, object: Record<string, unknown>, id = `evt_${name()}`, account?: string): string {
		return JSON.stringify({
			id,
			object: 'event',
			...(account && { account }),
			api_version: '2026-10-28.endive',
			created: seconds(this.clock()),
			type: kind,
			data: { object },
		})
	}

	/** What it tells of a checkout. */
	tellsOf(session: StandInSession, what: string, id?: string): string {
		return this.tells(
			`checkout.session.${what}`,
			{ ...this.shown(session), payment_intent: session.intent },
			id,
		)
	}
}

const notNow = {
	status: 400,
	body: { error: { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' } },
}

const fault = (status: number, code: string) =>
	HttpResponse.json({ error: { type: 'api_error', code, message: 'payer@example.com' } }, { status })

const name = () => randomUUID().replaceAll('-', '').slice(0, 16)
