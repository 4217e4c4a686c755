// An employer pays an invoice through the processor, by real doors: the page there and back, what it tells, and the treasurer's page.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town'
	// The built site and this test read the same moved clock: Thursday, 10 December 2026, 9:00.
	process.env.CLOCK_AT = '2026-12-10T00:00:00Z'
})

import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { setSetting } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { checkLedger } from '~/money/ledger-check.server'
import { turnOverProcessor } from '~/money/processor.server'
import { storeEvent } from '~/money/processor-event.server'
import { choosePaidBy } from '~/people/registrant.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { processorCalls, processorEvents } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeEmployer, makeRegistrant, makeTown, throughJourney, today } from '../cast'
import type { StandInPayout, StandInSession } from '../outside/stripe'
import { StripeStandIn } from '../outside/stripe'
import { outside } from '../runner/setup-outside'
import { site, Visitor } from './site'

let town: Town
let invoiceId = ''
const farm = new Visitor()
const desk = new Visitor()
const person = new Visitor()
const stripe = new StripeStandIn(() => now().getTime())
const session = () => stripe.sessions.at(-1) as StandInSession
const page = () => `/employer/invoices/${invoiceId}/pay`

async function invoiceOf(name: string, month: string): Promise<string> {
	clockAt(today)
	const who = await makeRegistrant(name, town.areaId)
	await throughJourney(town, 'passed', { registrant: who })
	clockAt('2026-12-10')
	const [id = ''] = await inTransaction((tx) => issueInvoices(tx, month, town.kaikei.actor))
	moveClock(undefined)
	return id
}

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({
		kaikei: town.kaikei,
		tamura: town.tamura,
		hidaka: town.hidaka,
		inoue: town.inoue,
		kessai: town.kessai,
	}))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	invoiceId = await invoiceOf('働', '2026-11')
	await farm.signIn('tamura@hinata.example', 'a long password')
	await desk.signIn('kaikei@hinata.example', 'a long password')
	await person.signIn('hidaka@hinata.example', 'a long password')
})
beforeEach(() => outside.use(...stripe.handlers()))
afterAll(() => moveClock(undefined))

/** The processor's machine at the door: its bytes, and its signature over other bytes or of another hour if asked for. */
async function tells(raw: string, { signed = raw, ago = 0, secret = 'whsec_town' } = {}): Promise<number> {
	const { default: Stripe } = await import('stripe')
	const signature = new Stripe('sk_test_town').webhooks.generateTestHeaderString({
		payload: signed,
		secret,
		timestamp: Math.floor(now().getTime() / 1_000) - ago,
	})
	const answer = await site(
		new Request('http://town.test/hooks/stripe', {
			method: 'POST',
			headers: {
				'stripe-signature': signature,
				'content-type': 'application/json',
				'x-edge-network': '192.0.2.9',
			},
			body: raw,
		}),
	)
	return answer.status
}

describe('an employer', () => {
	it('goes from the invoice to the processor’s page, and comes back without having paid', async () => {
		await farm.open(`/employer/invoices/${invoiceId}`)
		await farm.open(farm.link('カードやコンビニで支払う'))
		expect(farm.text()).toContain('3,289円を、カード・コンビニ・専用口座への振込でもお支払いいただけます')
		const form = farm.fill('pay')
		const left = await farm.tryPost(form.action, Object.fromEntries(form.fields))
		expect(left.status).toBe(302)
		expect(left.location).toBe(`https://checkout.stripe.com/c/pay/${session().id}`)
		// The same form once more, and a fresh one: one page.
		expect((await farm.tryPost(form.action, Object.fromEntries(form.fields))).location).toBe(left.location)
		await farm.open(`/employer/invoices/${invoiceId}/back`)
		expect(farm.page.url).toBe(page())
		expect(farm.text()).toContain('お支払いは、まだ終わっていません')
		const again = farm.fill('pay')
		expect((await farm.tryPost(again.action, Object.fromEntries(again.fields))).location).toBe(left.location)
		expect(stripe.sessions).toHaveLength(1)
	})

	it('with a number for the shop reads until when, sees it again, and may give it up', async () => {
		stripe.pays(session(), 'konbini')
		await farm.open(`/employer/invoices/${invoiceId}/back`)
		expect(farm.text()).toMatch(/コンビニでのお支払いを待っています。12月13日.*までに/)
		expect(farm.link('番号・口座をもう一度見る')).toContain('https://payments.stripe.com/konbini/voucher/')
		await desk.open('/council/processor')
		expect(desk.text()).toMatch(/コンビニを待っています/)
		await farm.send('end')
		expect(session().canceled).toBe(true)
		expect(farm.text()).toContain('お金は動いていません')
	})

	it('is told kindly while the processor cannot be reached, and nothing is lost', async () => {
		stripe.troubles = ['down']
		await farm.open(page())
		await farm.send('pay')
		expect(farm.text()).toContain('決済代行会社につながりません')
		expect(farm.text()).toContain('お支払いのページを準備しています')
	})

	it('and for somebody else’s invoice, or by staff who act for them, there is nothing', async () => {
		const other = await makeEmployer('別の農園', town.areaId)
		const secret = await hashSecret('a long password')
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: 'other@hinata.example', secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, other.accountId)),
		)
		const stranger = new Visitor()
		await stranger.signIn('other@hinata.example', 'a long password')
		for (const path of [page(), `/employer/invoices/${invoiceId}/back`])
			expect((await stranger.look(path)).status).toBe(404)
		await stranger.tryPost(page(), { intent: 'pay' })
		expect(stripe.sessions).toHaveLength(1)
		const staff = new Visitor()
		await staff.signIn('inoue@hinata.example', 'a long password')
		await staff.open(`/council/employers/${town.tamura.id}`)
		await staff.send('channel', { channel: 'telephone' })
		await staff.open(page())
		expect(staff.text()).toContain('依頼主の方だけができます')
		expect(() => staff.form('intent')).toThrow()
		await staff.tryPost(page(), { intent: 'pay', acting: town.tamura.id })
		expect(staff.page.status).toBe(422)
	})
})

describe('the processor’s machine', () => {
	const raw = () =>
		stripe.tells('checkout.session.completed', { id: 'cs_x', client_reference_id: 'nobody' }, 'evt_bad')

	it.each([
		['a wrong signature', () => ({ secret: 'whsec_other' })],
		['a time that is past', () => ({ ago: 400 })],
		['a body changed by one byte', () => ({ signed: raw().replace('nobody', 'nobodz') })],
		['a body with one byte more', () => ({ signed: `${raw()} ` })],
	])('is refused with %s, and nothing is stored', async (_, how) => {
		expect(await tells(raw(), how())).toBe(400)
		expect(await db().select().from(processorEvents).where(eq(processorEvents.id, 'evt_bad'))).toEqual([])
	})

	it('without a signature, by GET, or too long is refused', async () => {
		const to = 'http://town.test/hooks/stripe'
		const headers = { 'x-edge-network': '192.0.2.9' }
		expect((await site(new Request(to, { method: 'POST', headers, body: raw() }))).status).toBe(400)
		expect((await site(new Request(to, { headers }))).status).toBe(404)
		const long = 'x'.repeat(256 * 1024 + 1)
		expect((await site(new Request(to, { method: 'POST', headers, body: long }))).status).toBe(413)
	})

	it('is heard, and the invoice is paid by what it tells', async () => {
		// What was lost before is made by the clock.
		moveClock(() => new Date(Date.parse('2026-12-10T00:30:00Z')))
		await turnOverProcessor()
		moveClock(undefined)
		stripe.pays(session(), 'card')
		const told = stripe.tellsOf(session(), 'completed')
		expect(await tells(told)).toBe(200)
		expect(await tells(told)).toBe(200)
		await turnOverProcessor()
		await farm.open(page())
		expect(farm.text()).toMatch(/カードで3,289円をいただきました/)
		expect(() => farm.form('intent')).toThrow()
		expect(await checkLedger(db())).toEqual([])
	})

	it('that guesses is stopped after a while, and the signed one elsewhere is not', async () => {
		for (let n = 0; n < 60; n++) await tells(raw(), { secret: 'whsec_guess' })
		expect(await tells(raw())).toBe(429)
	})
})

describe('the treasurer', () => {
	it('sees what came, what was kept of it, and what needs somebody, from the page of money', async () => {
		await inTransaction(async (tx) => {
			for (const [id, kind, extra] of [
				['evt_dispute', 'charge.dispute.created', {}],
				['evt_refund', 'charge.refunded', { paymentRef: session().intent }],
				['evt_bank', 'payout.paid', { yen: 3170 }],
			] as const)
				await tx.insert(processorEvents).values({
					id,
					kind,
					body: {
						id,
						kind,
						at: now().getTime(),
						about: '',
						call: '',
						paymentRef: '',
						yen: 100,
						status: '',
						...extra,
					},
					receivedAt: tx.at,
				})
		})
		await turnOverProcessor()
		await desk.open('/council/money')
		expect(desk.text()).toContain('決済代行に、人が見るものが2件あります')
		await desk.open(desk.link('決済代行(Stripe)'))
		for (const said of [
			'3,289円',
			'119円',
			'田村農園',
			'異議を申し立てました',
			'返金しました',
			'3,170円',
			'508円',
		])
			expect(desk.text()).toContain(said)
		await desk.post(desk.fill('book'))
		expect(desk.page.status).toBe(422)
		expect(desk.text()).toContain('このご入金の残りは0円です')
		const dispute = desk.forms().find((form) => form.fields.some(([, value]) => value === 'evt_dispute'))
		if (!dispute) throw new Error('no dispute')
		await desk.post(dispute)
		expect(desk.text()).toContain('済みにしました')
		expect(desk.text()).not.toContain('異議を申し立てました')
		expect(await checkLedger(db())).toEqual([])
	})
})

describe('a registrant', () => {
	it('is offered to be paid so only where the council has switched it on, asks, and goes back to the bank', async () => {
		await person.open('/my/bank-account')
		expect(person.text()).not.toContain('Stripe')
		expect((await person.look('/my/processor-account')).status).toBe(404)
		await inTransaction((tx) => setSetting(tx, chore, 'connect', 'on', addDays('2026-12-10', 0)))
		await person.open('/my/bank-account')
		await person.open(person.link('決済代行(Stripe)で受け取る'))
		for (const said of ['本人確認書類', '508円', 'あなたの報酬からは引きません', '銀行振込のままで大丈夫'])
			expect(person.text()).toContain(said)
		await person.send('ask')
		expect(person.text()).toContain('希望を受け付けました')
		const go = person.fill('go')
		const left = await person.tryPost(go.action, Object.fromEntries(go.fields))
		expect(left.location).toContain('https://connect.stripe.com/setup/')
		await person.open('/my/processor-account/back')
		expect(person.text()).toContain('手続きの途中です')
		const account = stripe.accounts.at(-1)
		if (account) account.ready = true
		expect(await tells(stripe.tells('account.updated', { id: account?.id }))).toBe(429)
		await person.open('/my/processor-account/back')
		expect(person.text()).toContain('手続きが済みました')
		await desk.open('/council/processor')
		expect(desk.text()).toContain('手続き済み')
		await person.open('/my/processor-account')
		await person.send('end')
		expect(person.text()).toContain('銀行振込でお支払いします')
		expect(stripe.accounts).toHaveLength(1)
	})
})

describe('pay through the processor', () => {
	const account = () => {
		const found = stripe.accounts.at(-1)
		if (!found) throw new Error('no account')
		return found
	}
	const chair = new Visitor()
	/** As the processor's machine tells it, by the secret of people's accounts; the door to it is shut by the guesses above. */
	async function hears(raw: string): Promise<void> {
		await inTransaction(async (tx) => {
			const { id, type, account, created, data } = JSON.parse(raw)
			await storeEvent(tx, {
				id,
				kind: account ? `connect.${type}` : type,
				at: created * 1_000,
				about: data.object.id,
				call: data.object.metadata.call,
				paymentRef: '',
				yen: data.object.amount,
				status: data.object.status,
			})
		})
		await turnOverProcessor()
		await turnOverProcessor()
	}

	it('is wished for, and the treasurer reads what this very run costs before it is made', async () => {
		clockAt(today)
		await throughJourney(town, 'passed')
		moveClock(undefined)
		await person.open('/my/processor-account')
		await person.send('ask')
		await person.open('/my/processor-account/back')
		expect(person.text()).toContain('次のお支払いから、決済代行会社を通して')
		await person.open('/my/profile')
		expect(person.text()).toContain('決済代行(Stripe)で受け取る')
		await person.open('/my/earnings')
		expect(person.text()).toContain('決済代行会社(Stripe)から、あなたの銀行口座へ')
		await desk.open('/council/money')
		expect(desk.text()).toMatch(/1人に、合わせて2,600円。かかる費用は\d+円ほどです\(銀行振込なら220円ほど\)/)
		const form = desk.forms().find((one) => one.fields.some(([, value]) => value === 'connect'))
		if (!form) throw new Error('no form')
		await desk.post(form)
		expect(desk.page.url).toMatch(/\/council\/payouts\//)
		expect(desk.text()).toContain('決済代行の口座')
		expect(desk.text()).toContain('報酬からは引きません')
		const run = desk.page.url
		await desk.open(`${run.split('?')[0]}/paper`)
		expect(desk.text()).toContain('決済代行')
		await chair.signIn('kessai@hinata.example', 'a long password')
		await chair.open(run)
		await chair.send('approve')
		expect(chair.text()).toContain('決裁しました')
		await desk.open(run)
		expect(desk.text()).toMatch(/までに送ると、支払う日に間に合います/)
	})

	it('with too little there says so, goes once there is enough, and is paid when their bank has it', async () => {
		stripe.balanceYen = 100
		await desk.send('sent')
		expect(desk.text()).toContain('決済代行に頼みました')
		expect(desk.text()).toContain('決済代行にあるお金が足りません')
		stripe.balanceYen = 100_000
		moveClock(() => new Date(Date.parse('2026-12-10T01:00:00Z')))
		for (const _ of [1, 2, 3]) await turnOverProcessor()
		moveClock(undefined)
		const url = desk.page.url.split('?')[0] ?? ''
		await desk.open(url)
		expect(desk.text()).toContain('ご本人の銀行口座へ送られています')
		expect(account().yen).toBe(0)
		await desk.open('/council/processor')
		expect(desk.text()).toContain('登録者への送金')
		await person.open('/my/earnings')
		await person.open(person.link('はじめからの道すじを見る'))
		expect(person.text()).toMatch(/着くように、決済代行会社\(Stripe\)から、あなたの銀行口座へ送っています/)
		const payout = stripe.payouts.at(-1)
		if (!payout) throw new Error('nothing went to a bank')
		stripe.arrives(payout)
		await hears(stripe.tellsOfPayout(payout, 'paid'))
		await desk.open(url)
		expect(desk.text()).toContain('着きました')
		stripe.arrives(payout, 'account_closed')
		await hears(stripe.tellsOfPayout(payout, 'failed'))
		await desk.open(url)
		expect(desk.text()).toContain('口座が閉じている')
		await person.open('/my/earnings')
		expect(person.text()).toContain('決済代行会社から送れずに、お金が事務局に戻りました')
		await desk.open('/council/money')
		expect(stripe.transfers).toHaveLength(1)
		expect(stripe.balanceYen).toBe(100_000)
		expect(await checkLedger(db())).toEqual([])
	})

	it('that cannot be sent is given up for the bank, by a tap of the treasurer’s', async () => {
		// Their own bank did not take it: it goes by the bank from here on, until they wish it so again.
		const connectForm = () => desk.forms().find((one) => one.fields.some(([, value]) => value === 'connect'))
		expect(connectForm()).toBeUndefined()
		await inTransaction((tx) => choosePaidBy(tx, town.hidaka.actor, town.hidaka.id, 'connect'))
		await desk.open('/council/money')
		const form = connectForm()
		if (!form) throw new Error('no form')
		await desk.post(form)
		const run = desk.page.url.split('?')[0] ?? ''
		await chair.open(run)
		await chair.send('approve')
		account().ready = false
		await desk.open(run)
		await desk.send('sent')
		expect(desk.text()).toContain('決済代行から送れませんでした')
		expect(desk.text()).toContain('ご本人の決済代行の口座が、使えなくなっています')
		await desk.open('/council/money')
		expect(desk.text()).toContain('決済代行に、人が見るものが')
		await desk.open(run)
		await desk.send('through-give-up')
		expect(desk.text()).toContain('取り戻しています')
		await turnOverProcessor()
		await desk.open(run)
		expect(desk.text()).toContain('決済代行から送れなかった')
		expect(await checkLedger(db())).toEqual([])
	})

	it('that came back and goes all the same is read with what to do, until the treasurer has looked', async () => {
		account().ready = true
		stripe.spoiled = [{ what: 'POST /v1/payouts', trouble: 'bad-ask' }]
		await inTransaction((tx) => choosePaidBy(tx, town.hidaka.actor, town.hidaka.id, 'connect'))
		await desk.open('/council/money')
		const form = desk.forms().find((one) => one.fields.some(([, value]) => value === 'connect'))
		if (!form) throw new Error('no form')
		await desk.post(form)
		const run = desk.page.url.split('?')[0] ?? ''
		await chair.open(run)
		await chair.send('approve')
		await desk.open(run)
		await desk.send('sent')
		await turnOverProcessor()
		await desk.open(run)
		expect(desk.text()).toContain('ご本人の銀行口座へ送れませんでした')
		expect(desk.text()).toContain('決済代行が断りました(parameter_invalid)')
		await desk.send('through-give-up')
		await turnOverProcessor()
		const [call] = await db()
			.select()
			.from(processorCalls)
			.where(and(eq(processorCalls.kind, 'transfer-payout'), eq(processorCalls.state, 'failed')))
		const late: StandInPayout = {
			...{
				id: 'po_late',
				yen: 2600,
				account: account().id,
				call: call?.id ?? '',
				line: call?.subjectId ?? '',
			},
			...{ status: 'pending', fault: null, arrives: Date.parse('2026-12-14T03:00:00Z') },
		}
		stripe.payouts.push(late)
		await hears(stripe.tellsOfPayout(late, 'created'))
		for (const page of [run, '/council/processor']) {
			await desk.open(page)
			expect(desk.text()).toContain('戻ったのに、ご本人の銀行口座へ送られています')
			expect(desk.text()).toMatch(/着く予定は12月14日.*1時間ごとに自動で確かめます\(次は/)
		}
		stripe.arrives(late)
		await hears(stripe.tellsOfPayout(late, 'paid'))
		await desk.open(run)
		expect(desk.text()).toContain('戻ったあとで、ご本人の銀行口座に着きました')
		await desk.open('/council/processor')
		expect(desk.text()).toContain('ご本人の銀行口座に着いていました')
		await desk.send('call-aside')
		expect(desk.text()).toContain('済みにしました')
		expect(desk.text()).toContain('できなかったことはありません')
		expect(await checkLedger(db())).toEqual([])
	})
})
