// The ways of a payout through real doors: approved elsewhere, asked back and paid again, in cash, and to the heirs.
import { and, eq, isNull } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { cashInBox } from '~/money/cash-held.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { latestMail } from '~/notices/outbox.server'
import { askForCall, openCalls } from '~/people/contact.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { assignments, vacancies } from '~db/schema/assignments'
import { heirCases, payoutLines } from '~db/schema/money'
import { notices } from '~db/schema/notices'
import { accounts } from '~db/schema/people'
import type { Person, Registrant, Town } from '../cast'
import { clockAt, makeStaff, makeTown, throughJourney, today, withAccount } from '../cast'
import { Visitor } from './site'

let town: Town
let kanji: Person
const secret = 'a long password'

async function as(name: string): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.signIn(`${name}@hinata.example`, secret)
	return visitor
}

const day = (name: string, value: string) => {
	const [year = '', month = '', date = ''] = value.split('-')
	return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date }
}

beforeAll(async () => {
	town = await makeTown()
	kanji = await makeStaff('監事', 'outside-approver')
	const made = await hashSecret(secret)
	const people = {
		phone: town.hidaka,
		other: town.noguchi,
		desk: town.inoue,
		purse: town.kaikei,
		boss: town.kessai,
		kanji,
	}
	for (const [name, { accountId }] of Object.entries(people))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
})
afterEach(async () => expect(await checkLedger(db())).toEqual([]))
afterAll(() => moveClock(undefined))

async function earned(who: Registrant, payYen: number, slot = {}) {
	clockAt(today)
	await throughJourney(town, 'passed', { registrant: who, task: { payYen }, slot })
	clockAt('2026-12-21')
}

const runIn = (page: Visitor) => /payouts\/([0-9a-f-]{36})/.exec(page.page.url)?.[1] ?? ''
let firstRun = ''
const lineOf = async (payoutId: string) =>
	(await db().select().from(payoutLines).where(eq(payoutLines.payoutId, payoutId)))[0]?.id ?? ''

async function make(purse: Visitor, more = {}, on = '2026-12-25'): Promise<string> {
	await purse.open('/council/money')
	await purse.send('transferDay.year', { ...day('transferDay', on), ...day('untilDay', on), ...more })
	expect(purse.page.url, purse.text()).toContain('/council/payouts/')
	return runIn(purse)
}

async function sendOff(purse: Visitor, runId: string) {
	await purse.tryPost(`/council/payouts/${runId}/file`)
	expect(purse.page.status).toBe(200)
	await purse.open(`/council/payouts/${runId}`)
	await purse.send('sent')
	expect(purse.text()).toContain('送ったことを記録しました')
}

describe('approval elsewhere', () => {
	let runId = ''
	it('whom the run waits for is asked by name, and shown to the treasurer', async () => {
		await earned(town.hidaka, 2600)
		await withAccount(town, town.hidaka)
		const purse = await as('purse')
		runId = await make(purse)
		expect(purse.text()).toContain('まだ、だれにもお願いしていません')
		// Nothing has come in yet: what the ledger would lack is said, and stops nobody.
		expect(purse.text()).toContain('この支払を送ると、2,600円 足りなくなります')
		expect(purse.text()).toContain('1件 × 220円 = 220円')
		await purse.open(`/council/payouts/${runId}/paper`)
		expect(purse.text()).toContain('この支払を送ると、2,600円 足りなくなります')
		expect(purse.text()).toContain('1件 × 220円 = 220円')
		await purse.open(`/council/payouts/${runId}`)
		await purse.send('accountId', { accountId: kanji.accountId })
		expect(purse.text()).toContain('監事に')
		await purse.open('/council/money')
		expect(purse.text()).toContain('監事(')
		await purse.open('/council')
		expect(purse.text()).toMatch(/監事さんに、.*から決裁を頼んでいます/)
		await tellWhatHappened()
		const mails = (await latestMail(db())).filter((one) => one.subject.includes('決裁のお願い'))
		expect(mails).toMatchObject([{ toAddress: 'kanji@hinata.example' }])
		for (const hidden of ['2,600', '日高', '振2026'])
			expect(`${mails[0]?.subject}${mails[0]?.body}`).not.toContain(hidden)
	})
	it('who sits elsewhere sees what waits for them, its exact sums, and nothing else', async () => {
		const out = await as('kanji')
		expect(out.page.url).toBe('/council/approvals')
		expect(out.text()).toContain('2,600円')
		await out.open(out.link('ひらく'))
		for (const said of ['日高', '2,600円', '栗の皮むき']) expect(out.text()).toContain(said)
		expect(out.page.html, 'no account').not.toContain('1234567')
		expect((await out.look('/council/money')).status).toBe(403)
		expect((await out.look('/council/people')).status).toBe(403)
		await out.open(`/council/approvals/${runId}`)
		await out.send('send-back', { why: 'sum' })
		expect(out.text()).toContain('戻しました')
		const purse = await as('purse')
		await purse.open(`/council/payouts/${runId}`)
		expect(purse.text()).toContain('決裁者が戻しました: 金額を確かめてください')
	})
	it('the sheet is printed with its boxes, approved elsewhere, and the signed one is kept', async () => {
		const purse = await as('purse')
		runId = await make(purse)
		await purse.send('accountId', { accountId: kanji.accountId })
		await purse.open(`/council/payouts/${runId}/paper`)
		for (const said of [
			'支払伺',
			'担当',
			'係長',
			'事務局長',
			'会長',
			'業務委託事業費',
			'2,600円',
			'2026年11月9日',
		])
			expect(purse.text(), said).toContain(said)
		const out = await as('kanji')
		await out.open(`/council/approvals/${runId}`)
		for (const said of ['2,600円 足りなくなります', '1件 × 220円']) expect(out.text(), said).toContain(said)
		await out.send('approve')
		expect(out.text()).toContain('決裁しました')
		const bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#c74700' } })
			.jpeg()
			.toBuffer()
		await purse.open(`/council/payouts/${runId}`)
		await purse.send('signedNumber', { signedNumber: '支払伺綴 第3号' }, [
			['signedPhoto', new File([new Uint8Array(bytes)], 'sheet.jpg', { type: 'image/jpeg' })],
		])
		expect(purse.text()).toContain('支払伺綴 第3号')
		const photo = /\/files\/[0-9a-f-]{36}/.exec(purse.page.html)?.[0] ?? ''
		expect((await purse.look(photo)).status).toBe(200)
		expect((await (await as('desk')).look(photo)).status, 'not of the desk').toBe(404)
		await sendOff(purse, runId)
		firstRun = runId
	})
})

describe('a transfer asked back', () => {
	it('is told in a sentence, and paid again only when two said so; the first is a claim', async () => {
		clockAt('2026-12-28')
		let [purse, boss] = [await as('purse'), await as('boss')]
		const phone = await as('phone')
		const first = firstRun
		const lineId = await lineOf(first)
		await purse.open(`/council/payouts/${first}`)
		await purse.send('recall', { why: 'wrong-account' })
		expect(purse.text()).toContain('組戻しの依頼を記録しました')
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('銀行に返してもらっています')
		await purse.open(`/council/payouts/${first}`)
		await purse.send('settle', { to: 'refused', feeYen: '880' })
		expect(purse.text()).toContain('同意が得られなかったことを記録しました')
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('あらためてお支払いする手続き')
		await purse.open('/council/money')
		expect(purse.text()).toContain('もう一度支払うか決める分')
		const again = await make(purse, { again: [lineId] }, '2026-12-29')
		await boss.open(`/council/payouts/${again}`)
		await boss.send('approve')
		expect(boss.text()).toContain('下の印を付けてから決裁してください')
		await boss.send('approve', { again: 'on' })
		expect(boss.text()).toContain('決裁しました')
		await sendOff(purse, again)
		clockAt('2026-12-29')
		;[purse, boss] = [await as('purse'), await as('boss')]
		await purse.open(`/council/payouts/${again}`)
		await purse.send('whole')
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('お振込みずみ')
		await purse.open(`/council/payouts/${first}`)
		await purse.send('claim-back', { yen: '1000' })
		expect(purse.text()).toContain('返還を受けたことを記録しました')
		await boss.open(`/council/payouts/${first}`)
		await boss.send('write-off')
		expect(boss.text()).toContain('貸し倒れを記録しました')
		expect((await balanceOn(db(), 'claims')).balanceYen).toBe(0)
		expect((await balanceOn(db(), 'bank-fees')).balanceYen).toBe(880)
	})
})

describe('cash', () => {
	it('is chosen by the person, drawn, handed over with a receipt, counted and taken to the bank', async () => {
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cash-payout', 'on', '2026-12-21'))
		await earned(town.hidaka, 1500, { startMinute: 780, endMinute: 840 })
		const [purse, phone, boss] = [await as('purse'), await as('phone'), await as('boss')]
		await phone.open('/my/profile')
		await phone.send('paidBy', { paidBy: 'cash' })
		expect(phone.text()).toContain('受け取り方を変えました')
		await purse.open('/council/money')
		await purse.send('cash', { ...day('transferDay', '2026-12-25'), ...day('untilDay', '2026-12-25') })
		const runId = runIn(purse)
		await boss.open(`/council/payouts/${runId}`)
		await boss.send('approve')
		await purse.open('/council')
		expect(purse.text()).toContain('銀行から現金を引き出して')
		expect(purse.text()).not.toContain('ファイルを作って銀行に')
		await purse.open(`/council/payouts/${runId}`)
		await purse.send('sent')
		expect(purse.text()).toContain('引き出しを記録しました')
		await tellWhatHappened()
		await phone.open('/my/notices')
		expect(phone.text()).toContain('報酬の現金を用意しました')
		await purse.send('hand-over')
		expect(purse.text()).toContain('渡したことを記録しました')
		await purse.open(purse.link('受領書'))
		for (const said of ['受領書', '渡2026-0001', '1,500円', '日高', '署名'])
			expect(purse.text(), said).toContain(said)
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('お振込みずみ')
		await purse.open('/council/cash-box')
		await purse.send('countedYen', { countedYen: '10', why: '' })
		expect(purse.text()).toContain('わかっているわけを書いてください')
		await purse.send('countedYen', { countedYen: '10', why: '釣り銭' })
		expect(purse.text()).toContain('差を「端数」に入れました')
		await purse.send('day.year', { yen: '10', ...day('day', '2026-12-21') })
		expect(purse.text()).toContain('銀行に預けたことを記録しました')
		expect(await cashInBox(db())).toBe(0)
	})
})

describe('somebody has died', () => {
	it('their pay is set apart, stands on the treasurer’s page, and is paid on the heirs’ paper', async () => {
		await earned(town.noguchi, 2100)
		const ahead = await throughJourney(town, 'agreed', {
			registrant: town.noguchi,
			slot: { day: '2027-01-12' },
		})
		clockAt('2026-12-21')
		await inTransaction((tx) => askForCall(tx, town.noguchi.actor, town.noguchi.id, undefined, new Date()))
		const [purse, desk] = [await as('purse'), await as('desk')]
		await desk.open(`/council/people/${town.noguchi.id}`)
		await desk.open(desk.link('退会・逝去・転出・後見等'))
		expect(desk.text()).toContain('これからの仕事 1件')
		expect(desk.text()).toContain('まだお支払いしていない報酬 2,100円')
		await desk.send('enter', {
			...day('day', '2026-12-20'),
			kind: 'died',
			paper: 'told',
			note: '',
			sure: 'on',
		})
		expect(desk.text()).toContain('登録を終えました')
		await desk.open(desk.link('相続人の方のこと'))
		await desk.open(`/council/people/${town.noguchi.id}`)
		expect(desk.text()).toContain('退会')
		const [off] = await db().select().from(assignments).where(eq(assignments.id, ahead.assignmentId))
		expect(off?.state).toBe('called-off')
		expect(await db().select().from(vacancies)).toMatchObject([{ assignmentId: ahead.assignmentId }])
		expect((await openCalls(db())).filter((one) => one.registrantId === town.noguchi.id)).toEqual([])
		await purse.open('/council/money')
		expect(purse.text()).toContain('相続人の届出書を待っている方が1人・合わせて 2,100円')
		await purse.open('/council/heirs')
		expect(purse.text()).toContain('2031年12月25日')
		await purse.open('/council')
		expect(purse.text()).not.toContain('時効になることがあります')
		await inTransaction((tx) => tx.update(heirCases).set({ limitDay: '2027-11-30' }))
		await purse.open('/council')
		expect(purse.text()).toContain('2027年11月30日(火)を過ぎると時効になることがあります')
		await purse.open('/council/heirs')
		await purse.open(purse.link('ひらく'))
		await purse.open(purse.link('準確定申告'))
		for (const said of ['野口', '2,100円', '準確定申告', '4か月']) expect(purse.text(), said).toContain(said)
		await purse.open(`/council/people/${town.noguchi.id}/heirs`)
		await purse.send('paperNumber', {
			paperNumber: '相続 第1号',
			receiver: '野口 一郎',
			way: 'bank',
			...day('paidDay', '2026-12-21'),
		})
		expect(purse.text()).toContain('相続人への支払を記録しました')
		expect((await balanceOn(db(), 'heirs')).balanceYen).toBe(0)
		await tellWhatHappened()
		const told = await db()
			.select({ kind: notices.kind })
			.from(notices)
			.where(and(eq(notices.accountId, town.noguchi.accountId), isNull(notices.readAt)))
		expect(told.map((one) => one.kind)).not.toContain('credited')
	})
})
