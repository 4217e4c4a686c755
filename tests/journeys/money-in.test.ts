// Money that comes in, through the doors: a draft, its invoice, the bank's file, cash with a receipt, a letter, a credit note.
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { credit } from '~/money/earning.server'
import { checkLedger } from '~/money/ledger-check.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { invoices } from '~db/schema/money'
import { accounts, employers } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeEmployer, makeRegistrant, makeStaff, makeTown, throughJourney } from '../cast'
import { Visitor } from './site'

const secret = 'a long password'
let town: Town
let desk: Visitor
let employer: Visitor

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

async function aPiece(startMinute: number): Promise<void> {
	clockAt('2026-11-02')
	const who = await makeRegistrant('入', town.areaId)
	await throughJourney(town, 'passed', {
		registrant: who,
		slot: { startMinute, endMinute: startMinute + 60 },
	})
}

const csv = (name: string, text: string) => new File([text], name, { type: 'text/csv' })

beforeAll(async () => {
	town = await makeTown()
	await inTransaction((tx) =>
		tx.update(employers).set({ kana: 'タムラノウエン' }).where(eq(employers.id, town.tamura.id)),
	)
	const admin = await makeStaff('管理', 'administrator')
	await inTransaction((tx) =>
		setSetting(tx, admin.actor, 'invoice-registration', 'T1234567890123', '2026-11-01'),
	)
	for (const minute of [570, 700, 830]) await aPiece(minute)
	clockAt('2026-12-01')
	desk = await signedIn(town.kaikei.accountId, 'kaikei')
	employer = await signedIn(town.tamura.accountId, 'tamura')
}, 60_000)
afterAll(() => moveClock(undefined))

const employerRow = async () =>
	(await db().select().from(employers).where(eq(employers.id, town.tamura.id)))[0]
const numberOf = async () => (await db().select().from(invoices)).at(-1)

describe('money that comes in', () => {
	it('a draft keeps a line back and says a word; the invoice is a 適格請求書', async () => {
		await desk.open('/council/invoices')
		expect(desk.text()).toContain('これから出す請求書')
		await desk.open(desk.link('ひらく'))
		const draft = desk.text()
		expect(draft).toContain('次の月に回す')
		const [held = ''] = /name="heldBack"[^>]*value="([^"]+)"/.exec(desk.page.html)?.slice(1) ?? []
		await desk.send('save', { note: '注文番号 12', heldBack: held })
		expect(desk.text()).toContain('下書きを保存しました')
		await desk.send('issue')
		expect(desk.text()).toContain('請求書を出しました')
		expect(desk.page.html).toContain(`/council/invoices/${(await numberOf())?.id}`)
		expect(desk.text()).toContain(`出した請求書: ${(await numberOf())?.number}`)
		// Its number is out: no button takes it back, and the page says what does.
		expect(desk.text()).not.toContain('「請求書を出した」を取り消す')
		await desk.open('/council/recent')
		expect(desk.text()).toContain('その請求書のページで赤伝を出してください')
		await employer.open('/employer/invoices')
		expect(employer.text()).toContain('入金待ち')
		await employer.open(employer.link('ひらく'))
		for (const said of ['適格請求書', 'T1234567890123', '注文番号 12', '10%対象', '軽減税率の対象'])
			expect(employer.text(), said).toContain(said)
		expect(employer.text()).not.toContain('適格請求書ではありません')
	})

	it('the employer chooses how to be billed, and the treasurer sees it', async () => {
		await employer.open('/employer/invoices')
		await employer.send('billing', { billing: 'per-task' })
		expect(employer.text()).toContain('請求書のまとめ方を決めました')
		expect(await employerRow()).toMatchObject({ billing: 'per-task' })
		await employer.send('billing', { billing: 'monthly' })
		expect(await employerRow()).toMatchObject({ billing: 'monthly' })
	})

	it('the bank’s file is taken in; a broken one and the same again are refused with what to do', async () => {
		clockAt('2026-12-10')
		desk = await signedIn(town.kaikei.accountId, 'kaikei')
		const invoice = await numberOf()
		const head = '日付,摘要,お支払金額,お預り金額,差引残高\n'
		const lines = `2026/12/08,ｶ)ﾀﾑﾗﾉｳｴﾝ,,${(invoice?.totalYen ?? 0) - 440},100000\n2026/12/09,手数料,330,,99670\n`
		await desk.open('/council/statements')
		await desk.send('import', {}, [['file', csv('cut.csv', `${head}${lines}2026/12/1`)]])
		expect(desk.page.status).toBe(422)
		expect(desk.text()).toContain('何も取り込んでいません')
		await desk.open('/council/statements')
		await desk.send('import', {}, [['file', csv('good.csv', head + lines)]])
		expect(desk.text(), desk.text()).toContain('明細を取り込みました')
		expect(desk.text()).toContain('440円少ない')
		await desk.open('/council/statements')
		await desk.send('import', {}, [['file', csv('good.csv', head + lines)]])
		expect(desk.text()).toContain('取り込んであります')
	})

	it('a line less a bank’s charge is taken as proposed, and the charge is the council’s', async () => {
		await desk.open('/council/statements')
		await desk.open(desk.link('ひらく'))
		const invoice = await numberOf()
		await desk.send('take', { employerId: town.tamura.id, invoiceIds: invoice?.id ?? '', feeYen: '440' })
		expect(desk.text(), desk.text()).toContain('ご入金として記録しました')
		await employer.open('/employer/invoices')
		expect(employer.text()).toContain('入金済み')
		expect(await checkLedger(db())).toEqual([])
	})

	it('what was kept back comes next month, is late, is asked for politely, and is paid in cash with a receipt', async () => {
		clockAt('2027-01-04')
		desk = await signedIn(town.kaikei.accountId, 'kaikei')
		await desk.open('/council/invoices')
		await desk.send('2026-12')
		expect(desk.text()).toContain('請求書を出しました')
		clockAt('2027-02-15')
		desk = await signedIn(town.kaikei.accountId, 'kaikei')
		employer = await signedIn(town.tamura.accountId, 'tamura')
		await desk.open('/council/reminders')
		await desk.send('invoiceId')
		expect(desk.text()).toContain('お支払いのご確認のお願い')
		const invoice = await numberOf()
		await employer.open(`/employer/invoices/${invoice?.id}/reminders/1`)
		expect(employer.text()).toContain('行きちがい')
		await desk.open('/council/reminders')
		expect(desk.text()).toContain('2回目')
		await desk.open(`/council/invoices/${invoice?.id}/money`)
		await desk.send('cash', { cashYen: String(invoice?.totalYen) })
		expect(desk.text()).toContain('現金を受け取りました')
		await desk.open(desk.link('領収書 領2026-0001'))
		for (const said of ['領収書', '現金で領収いたしました', invoice?.number ?? '-'])
			expect(desk.text()).toContain(said)
		await employer.open('/employer/invoices')
		await employer.open(employer.link('領2026-0001'))
		expect(employer.text()).toContain('領収金額')
	})

	it('a credit note makes it void, the money waits, and the work is asked for again', async () => {
		const invoice = await numberOf()
		await desk.open(`/council/invoices/${invoice?.id}/money`)
		await desk.send('credit', { why: '宛名が違っていました' })
		expect(desk.text()).toContain('請求書を取り消しました')
		await employer.open(`/employer/invoices/${invoice?.id}`)
		expect(employer.text()).toContain('お支払いはいりません')
		await employer.open(employer.link('赤伝を見る'))
		expect(employer.text()).toContain('宛名が違っていました')
		await desk.open('/council/invoices')
		expect(desk.text()).toContain('預かっているご入金')
		await desk.send('2027-01')
		const again = await numberOf()
		await desk.open(`/council/invoices/${again?.id}/money`)
		await desk.send('use')
		expect(desk.text()).toContain('預かっていたお金を充てました')
		expect((await numberOf())?.paidAt).not.toBeNull()
		expect(await checkLedger(db())).toEqual([])
	})

	it('photos their person let go are offered to the treasurer and go out with the invoice', async () => {
		// Work of a later month, reported through the registrant's own door.
		clockAt('2026-11-02')
		const farm = await makeEmployer('写真農園', town.areaId)
		const employer = await signedIn(farm.accountId, 'farm')
		const who = await makeRegistrant('写', town.areaId)
		const { assignmentId } = await throughJourney({ ...town, tamura: farm }, 'agreed', {
			registrant: who,
			slot: { day: '2026-12-01', startMinute: 570, endMinute: 630 },
		})
		clockAt('2026-12-01', 640)
		const worker = await signedIn(who.accountId, 'worker')
		await worker.open(`/my/assignments/${assignmentId}/completion`)
		expect(worker.text()).toContain('この写真を依頼主の請求書に付けてもよい')
		const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c74700' } })
			.png()
			.toBuffer()
		const form = worker.fill('aboutMinutes', { aboutMinutes: '60', note: '', released: 'on' })
		await worker.post(form, [['photos', new File([new Uint8Array(bytes)], 'a.png')]])
		expect(worker.text()).toContain('依頼主の請求書に付けてもよい、となっています')
		const photo = /\/files\/[0-9a-f-]{36}/.exec(worker.page.html)?.[0] ?? ''
		await worker.open(`/my/assignments/${assignmentId}`)
		await worker.post({
			action: `/my/assignments/${assignmentId}?do=keep`,
			fields: [['key', crypto.randomUUID()]],
		})
		expect(worker.text()).toContain('請求書に付けないことにしました')
		await worker.post({
			action: `/my/assignments/${assignmentId}?do=release`,
			fields: [['key', crypto.randomUUID()]],
		})
		await inTransaction((tx) =>
			confirmCompletion(tx, farm.actor, farm.id, assignmentId, { verdict: 'fine', reason: '' }),
		)
		await inTransaction(async (tx) => {
			await inspect(tx, town.inoue.actor, assignmentId)
			await credit(tx, town.inoue.actor, assignmentId)
		})
		expect((await employer.look(photo)).status, 'not before the invoice').toBe(404)
		desk = await signedIn(town.kaikei.accountId, 'kaikei')
		await desk.open(`/council/invoices/drafts/${farm.id}?month=2026-12&mode=A&task=`)
		expect(desk.text(), desk.page.url).toContain('写真が 1枚あります')
		const draft = desk.page.url
		expect((await desk.look(photo)).status).toBe(200)
		await desk.open(draft)
		await desk.send('save', { withPhotos: 'on' })
		// The month is not over: that is asked once.
		expect(desk.text()).toContain('2026年12月は、まだ終わっていません')
		await desk.send('issue')
		expect(desk.text()).toContain('印を付けて、もう一度押してください')
		await desk.send('issue', { early: 'on' })
		expect(desk.text()).toContain('請求書を出しました')
		const [invoice] = await db().select().from(invoices).where(eq(invoices.employerId, farm.id))
		await employer.open(`/employer/invoices/${invoice?.id}`)
		expect(employer.page.html).toContain(photo)
		expect((await employer.look(photo)).status).toBe(200)
		const stranger = await makeEmployer('よその農園', town.areaId)
		const other = await signedIn(stranger.accountId, 'yoso')
		expect((await other.look(photo)).status, 'another employer').toBe(404)
	})
})
