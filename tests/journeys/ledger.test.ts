// Every yen has a page, and a month is closed: the treasurer follows one yen both ways, the person reads why.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger, noteLedgerCheck } from '~/money/ledger-check.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today } from '../cast'
import { Visitor } from './site'

let town: Town
let done: Awaited<ReturnType<typeof throughJourney>>
const desk = new Visitor()
const approver = new Visitor()
const phone = new Visitor()

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({
		kaikei: town.kaikei,
		kessai: town.kessai,
		hidaka: town.hidaka,
	}))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	done = await throughJourney(town, 'paid')
	clockAt(today)
	await throughJourney(town, 'agreed', { registrant: await makeRegistrant('報告まだ', town.areaId) })
	clockAt('2026-12-26')
	await desk.signIn('kaikei@hinata.example', 'a long password')
	await approver.signIn('kessai@hinata.example', 'a long password')
	await phone.signIn('hidaka@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

describe('every yen', () => {
	it('is followed from the transfer to the request and back', async () => {
		await desk.open(`/council/payouts/${done.payoutId}`)
		await desk.open(desk.link('栗の皮むき'))
		expect(desk.page.url).toBe(`/council/earnings/${done.earningId}`)
		for (const said of [
			'依',
			'取引条件明示書 1版',
			'検査',
			'2,600円',
			'請',
			'振',
			'みずほ 東京営業部',
			'振込済み',
		])
			expect(desk.text()).toContain(said)
		expect(desk.text()).not.toContain('1234567')
		await desk.open(desk.link('報酬の計上'))
		expect(desk.text()).toContain('支払報酬')
		expect(desk.text()).toContain('未払報酬')
		await desk.open(desk.link('報酬のわけ'))
		expect(desk.page.url).toBe(`/council/earnings/${done.earningId}`)
		await desk.open(`/council/invoices/${done.invoiceIds[0]}`)
		await desk.open(desk.link('栗の皮むき'))
		expect(desk.page.url).toBe(`/council/earnings/${done.earningId}`)
		await desk.open(`/council/invoices/${done.invoiceIds[0]}`)
		await desk.open(desk.link('仕訳 請求'))
		for (const said of ['業務受託収入', '手数料収入', '仮受消費税', '田村農園'])
			expect(desk.text()).toContain(said)
	})

	it('stands in the ledger, by account, party and month', async () => {
		await desk.open('/council/ledger')
		expect(desk.text()).toContain('まだ確かめていません')
		await noteLedgerCheck()
		await desk.open('/council/ledger')
		expect(desk.text()).toContain('元帳は合っています')
		await desk.open(desk.link('売掛金'))
		expect(desk.text()).toContain('田村農園')
		await desk.open(desk.link('田村農園'))
		expect(desk.text()).toContain('2026年12月の仕訳')
		await desk.open('/council/ledger/bank')
		await desk.open(desk.link('報酬支払'))
		await desk.open(desk.link('報酬支払 '))
		expect(desk.page.url).toBe(`/council/payouts/${done.payoutId}`)
	})

	it('is told to the person in plain words', async () => {
		await phone.open(`/my/earnings/${done.earningId}`)
		for (const said of ['金額', '栗の皮むき', '2,600', '依頼主の確認', '末尾567', '取引条件明示書'])
			expect(phone.text().replace(/ /g, '')).toContain(said)
		expect(phone.text()).not.toContain('1234567')
	})
})

describe('a month', () => {
	it('is closed by the treasurer, who sees first what is missing and whom to call', async () => {
		await desk.open('/council/money')
		expect(desk.text()).toContain('2026年11月が、まだ締めてありません')
		await desk.open(desk.link('足りないものを見て締める'))
		expect(desk.text()).toContain('完了報告がまだ')
		expect(desk.page.html).toContain('href="tel:0999000001"')
		expect(desk.text()).toContain('1件がそろわないまま2026年11月を締めます')
		await desk.send('close')
		expect(desk.text()).toContain('月を締めました')
		expect(desk.text()).toContain('2026年12月は、まだ終わっていません')
		expect(desk.page.html).not.toContain('value="close"')
	})

	it('is opened again only by an approver, with a reason', async () => {
		await desk.open('/council/months')
		expect(() => desk.form('reopen')).toThrow()
		await approver.open('/council/months')
		await approver.send('reopen', { reason: '' })
		expect(approver.page.status).toBe(422)
		await approver.send('reopen', { reason: '請求書を直すため' })
		expect(approver.text()).toContain('締めた月を開きました')
		expect(approver.text()).toContain('理由: 請求書を直すため')
		await desk.open('/council/months')
		await desk.send('close')
		expect(desk.text()).toContain('月を締めました')
		expect(await checkLedger(db())).toEqual([])
	})
})

describe('a fiscal year', () => {
	it('is closed after its months, with what stands open first, and opened again by an approver with a reason', async () => {
		clockAt('2027-04-06')
		await desk.open('/council/months')
		expect(desk.text()).toContain('2026年度の12か月をぜんぶ締めると、ここで年度を締められます')
		for (const _ of [12, 1, 2, 3]) await desk.send('close')
		expect(desk.text()).toContain('入金を待つ請求書')
		expect(desk.text()).toContain('3,289円')
		await desk.send('close-year')
		expect(desk.text(), desk.text()).toContain('年度を締めました')
		expect(desk.text()).toContain('2026年度の終わりの残高')
		await approver.open('/council/months')
		await approver.send('reopen', { reason: '請求書を直すため' })
		expect(approver.text()).toContain('2026年度は締めてあります')
		await approver.open('/council/months')
		await approver.send('reopen-year', { reason: '請求書を直すため' })
		expect(approver.text()).toContain('締めた年度を開きました')
		await approver.send('reopen', { reason: '請求書を直すため' })
		expect(approver.text()).toContain('締めた月を開きました')
		expect(await checkLedger(db())).toEqual([])
	})
})
