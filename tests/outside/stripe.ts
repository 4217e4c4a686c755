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

/** What goes wrong with the next answer: it is lost after the work was done, or the work is not done at all. */
export type Trouble = 'lost' | 'refused' | 'down' | 'busy' | 'bad-ask'

const seconds = (at: number) => Math.floor(at / 1_000)

/** Behaves as the real one does where the site can see it. */
export class StripeStandIn {
	readonly sessions: StandInSession[] = []
	readonly customers: { id: string; employer: string }[] = []
	readonly accounts: { id: string; registrant: string; ready: boolean }[] = []
	/** Every request that arrived, as `METHOD path`. */
	readonly heard: string[] = []
	/** What goes wrong with the requests to come, in their order; `null` lets one pass. */
	troubles: (Trouble | null)[] = []
	/** Whether what it keeps of a payment is known yet. */
	feeKnown = true
	private readonly answers = new Map<string, { ask: string; status: number; body: unknown }>()

	constructor(private readonly clock: () => number = Date.now) {}

	/** The handlers for msw. */
	handlers() {
		return [http.all('https://api.stripe.com/*', ({ request }) => this.answer(request))]
	}

	async answer(request: Request): Promise<Response> {
		const url = new URL(request.url)
		const text = request.method === 'POST' ? await request.text() : url.searchParams.toString()
		this.heard.push(`${request.method} ${url.pathname}`)
		const trouble = this.troubles.shift() ?? null
		if (trouble === 'refused') return HttpResponse.error()
		if (trouble === 'down') return fault(503, 'api_error')
		if (trouble === 'busy') return fault(409, 'idempotency_key_in_use')
		if (trouble === 'bad-ask') return fault(400, 'parameter_invalid')
		const { status, body } = this.once(request, url.pathname, text)
		if (trouble === 'lost') return HttpResponse.error()
		return HttpResponse.json(body as object, { status })
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
		if (thing === 'accounts' && method === 'POST') {
			const made = { id: `acct_${name()}`, registrant: fields['metadata[registrant]'] ?? '', ready: false }
			this.accounts.push(made)
			return ok({ id: made.id, object: 'account' })
		}
		if (thing === 'accounts') {
			const account = this.accounts.find((one) => one.id === id)
			if (!account) return missing
			return ok({
				id,
				object: 'account',
				payouts_enabled: account.ready,
				capabilities: { transfers: account.ready ? 'active' : 'inactive' },
			})
		}
		if (thing === 'account_links')
			return ok({ object: 'account_link', url: `https://connect.stripe.com/setup/e/${name()}`, created: 0 })
		return missing
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

	/** The payer pays by card, or takes a number for the shop or an account for a transfer. */
	pays(session: StandInSession, way: NonNullable<StandInSession['way']>): void {
		session.status = 'complete'
		session.way = way
		session.paid = way === 'card'
	}

	/** What it tells the site of something, as the bytes and the things in them are. */
	tells(kind: string, object: Record<string, unknown>, id = `evt_${name()}`): string {
		return JSON.stringify({
			id,
			object: 'event',
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
