// Two at the same second with the same form in hand, through real doors: one act is done, the other hears why not, and the books
// hold after each.
import { eq, inArray } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { earnings, incomings, invoices, payoutLines, payouts } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Person, Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeStaff, makeTown, throughJourney, today, withAccount } from '../cast'
import type { Form } from './site'
import { Visitor } from './site'

const secret = 'a long password'
const day = '2026-12-25'
let town: Town
const people: Registrant[] = []
let secondPurse: Person
let purses: [Visitor, Visitor]
let bosses: [Visitor, Visitor]

async function signedIn(accountId: string, name: string): Promise<Visitor> {
	const made = await hashSecret(secret)
	await inTransaction((tx) =>
		tx
			.update(accounts)
			.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
			.where(eq(accounts.id, accountId)),
	)
	const visitor = new Visitor()
	await visitor.signIn(`${name}@hinata.example`, secret)
	return visitor
}

const bothPurses = async (): Promise<[Visitor, Visitor]> => [
	await signedIn(town.kaikei.accountId, 'one'),
	await signedIn(secondPurse.accountId, 'two'),
]

beforeAll(async () => {
	town = await makeTown()
	secondPurse = await makeStaff('会計二', 'treasurer')
	const boss = await makeStaff('決裁二', 'approver')
	for (const payYen of [1500, 2500]) {
		clockAt(today)
		const who = await makeRegistrant('誰か', town.areaId)
		await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
		await withAccount(town, who, { number: String(1_000_000 + payYen) })
		people.push(who)
	}
	clockAt('2026-12-21')
	purses = await bothPurses()
	bosses = [await signedIn(town.kessai.accountId, 'three'), await signedIn(boss.accountId, 'four')]
}, 60_000)
afterEach(async () => expect(await checkLedger(db())).toEqual([]))
afterAll(() => moveClock(undefined))

/** Both have the form in hand before either sends it; gives their pages, the one that did it first. */
async function atOnce([one, other]: [Visitor, Visitor], path: string, fill: (on: Visitor) => Form) {
	await Promise.all([one.open(path), other.open(path)])
	const forms = [fill(one), fill(other)] as const
	await Promise.all([one.post(forms[0]), other.post(forms[1])])
	return [one, other].sort((a, b) => a.page.status - b.page.status) as [Visitor, Visitor]
}

const told = async (what: string) =>
	(
		await db()
			.select()
			.from(events)
			.where(eq(events.what, what as 'payout.made'))
	).length
const dayFields = (name: string) => ({
	[`${name}.year`]: '2026',
	[`${name}.month`]: '12',
	[`${name}.day`]: '25',
})
const openRun = async () =>
	(await db().select().from(payouts)).find((one) => one.state !== 'dropped' && one.state !== 'settled')
const make = (who: Visitor) =>
	who.fill('transferDay.year', { ...dayFields('transferDay'), ...dayFields('untilDay') })

describe('two treasurers at the same second', () => {
	it('issue one invoice', async () => {
		const [did, heard] = await atOnce(purses, '/council/invoices', (on) => on.form('2026-11'))
		expect(did.page.status).toBe(200)
		// Nothing was left to be issued: said in words, and nothing is made.
		expect(heard.text()).toMatch(/請求書を出しました|請求するもの|ありません/)
		const made = await db().select().from(invoices)
		expect(made).toHaveLength(1)
		expect(await told('invoice.issued')).toBe(1)
	})

	it('take in one file, and one line of it once', async () => {
		const [invoice] = await db().select().from(invoices)
		const text = `日付,摘要,お支払金額,お預り金額,差引残高\n2026/12/18,ﾀﾑﾗﾉｳｴﾝ,,${invoice?.totalYen},100000\n`
		const file = () => new File([text], 'bank.csv', { type: 'text/csv' })
		const [one, other] = purses
		for (const who of purses) await who.open('/council/statements')
		const forms = [one.form('import'), other.form('import')] as const
		await Promise.all([one.post(forms[0], [['file', file()]]), other.post(forms[1], [['file', file()]])])
		expect([one.page.status, other.page.status].sort()).toEqual([200, 422])
		const inHand = one.page.status === 200 ? one : other
		await inHand.open('/council/statements')
		const line = inHand.link('ひらく')
		const [did, heard] = await atOnce(purses, line, (on) =>
			on.fill('take', { employerId: town.tamura.id, invoiceIds: invoice?.id ?? '' }),
		)
		expect(did.text()).toContain('ご入金として記録しました')
		expect([did.page.status, heard.page.status]).toEqual([200, 422])
		expect(await db().select().from(incomings)).toHaveLength(1)
		expect((await db().select().from(invoices))[0]?.receivedYen).toBe(invoice?.totalYen)
	})

	it('make one run', async () => {
		const [did, heard] = await atOnce(purses, '/council/money', make)
		expect(did.page.url).toContain('/council/payouts/')
		expect(heard.page.status).toBe(422)
		expect(heard.text()).toContain('まだ送っていない')
		expect(await told('payout.made')).toBe(1)
	})

	it('approve it once', async () => {
		const run = await openRun()
		const [did, heard] = await atOnce(bosses, `/council/payouts/${run?.id}`, (on) => on.form('approve'))
		expect([did.page.status, heard.page.status]).toEqual([200, 422])
		expect(await told('payout.approved')).toBe(1)
	})

	it('get no file once an account changed since, with the reason on the page', async () => {
		const [who] = people
		if (who) await withAccount(town, who, { number: '7654321' })
		const run = await openRun()
		const [purse] = purses
		await purse.open(`/council/payouts/${run?.id}`)
		await purse.send('file')
		expect(purse.page.url).toContain(`/council/payouts/${run?.id}`)
		expect(purse.text()).toContain('金額か口座が変わっています')
		expect((await db().select().from(payouts))[0]?.fileHash).toBeNull()
		// Nobody can make such a page say other words.
		await purse.open(`/council/payouts/${run?.id}?refused=bm9ib2R5`)
		expect(purse.page.status).toBe(200)
		await purse.send('drop')
		await purse.open('/council/money')
		await purse.post(make(purse))
		const [boss] = bosses
		await boss.open(`/council/payouts/${(await openRun())?.id}`)
		await boss.send('approve')
		expect((await openRun())?.state).toBe('approved')
	})

	it('get the same file', async () => {
		const path = `/council/payouts/${(await openRun())?.id}/file`
		const pages = await Promise.all(purses.map((who) => who.tryPost(path)))
		expect(pages.map((page) => page.status)).toEqual([200, 200])
		expect(pages[0]?.bytes.equals(pages[1]?.bytes as Buffer)).toBe(true)
		expect(pages[0]?.bytes.toString('latin1')).toContain('7654321')
	})

	it('send it once', async () => {
		const run = await openRun()
		const [did, heard] = await atOnce(purses, `/council/payouts/${run?.id}`, (on) => on.form('sent'))
		expect([did.page.status, heard.page.status]).toEqual([200, 422])
		expect(await told('payout.sent')).toBe(1)
	})

	it('confirm a line and all of them, and nobody counts as paid twice', async () => {
		clockAt(day)
		purses = await bothPurses()
		const run = await openRun()
		const [did, heard] = await atOnce(purses, `/council/payouts/${run?.id}`, (on) => on.form('whole'))
		expect([did.page.status, heard.page.status]).toEqual([200, 422])
		expect(await told('payout.line-paid')).toBe(2)
		const ids = people.map((who) => who.id)
		const paid = await db().select().from(earnings).where(inArray(earnings.registrantId, ids))
		expect(paid.every((one) => one.paidAt !== null)).toBe(true)
	})

	it('take one line back once', async () => {
		const run = (await db().select().from(payouts)).find((one) => one.state === 'settled')
		const [did, heard] = await atOnce(purses, `/council/payouts/${run?.id}`, (on) =>
			on.fill('returned', { reason: 'other' }),
		)
		expect([did.page.status, heard.page.status]).toEqual([200, 422])
		expect(await told('payout.line-returned')).toBe(1)
		const lines = await db()
			.select()
			.from(payoutLines)
			.where(eq(payoutLines.payoutId, run?.id ?? ''))
		expect(lines.map((line) => line.result).sort()).toEqual(['paid', 'returned'])
	})
})
