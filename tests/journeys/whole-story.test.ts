// The whole story through the real doors: an employer's wish becomes a line in the bank's file, and the money is confirmed.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { chainAll } from '~/chores/timetable.server'
import { checkHistory } from '~/events/chain.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { checkLedger } from '~/money/ledger-check.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { grantRole, makeAccount } from '~/people/account.server'
import { giveSeat, makeEmployer, noteAgreement } from '~/people/employer.server'
import { hashSecret } from '~/people/secret.server'
import { lawRulesReadOn, wordRulesReadOn } from '~/words/ja/contract-rules'
import { sayDayAndYear } from '~/words/ja/dates'
import { db } from '~db/client'
import { areas } from '~db/schema/council'
import { acts, events } from '~db/schema/events'
import { earnings } from '~db/schema/money'
import { notices } from '~db/schema/notices'
import { slots } from '~db/schema/work'
import { insure } from '../cast'
import { Visitor } from './site'

const password = 'a long password'
const [arranger, receptionist, treasurer, approver, inn] = [
	'chosei',
	'uketsuke',
	'kaikei',
	'kessai',
	'inn',
].map((name) => `${name}@hinata.example`) as [string, string, string, string, string]

const at = (day: string, minute = 600) => moveClock(() => instantOf(day, minute))

async function as(name: string, secret = password): Promise<Visitor> {
	const visitor = new Visitor()
	await visitor.signIn(name, secret)
	expect(visitor.cookies.has('session'), `${name} signs in`).toBe(true)
	return visitor
}

let areaId = ''

beforeAll(async () => {
	at('2026-11-24')
	const secret = await hashSecret(password)
	await insure()
	await inTransaction(async (tx) => {
		areaId = newId()
		await tx.insert(areas).values({ id: areaId, name: '湯の町地区', sort: 1 })
		for (const [email, role] of [
			[arranger, 'arranger'],
			[receptionist, 'receptionist'],
			[treasurer, 'treasurer'],
			[approver, 'approver'],
		] as const) {
			await grantRole(
				tx,
				chore,
				await makeAccount(tx, chore, { name: email, email, secret }),
				role,
				'2026-01-01',
			)
		}
		const id = await makeEmployer(tx, chore, {
			name: '旅館ひだまり荘',
			kana: 'リョカンヒダマリソウ',
			kind: 'firm',
			field: 'tourism',
			areaId,
			address: 'ひなた市湯の町1-8',
			telephone: '0999-00-3001',
			email: inn,
			contactName: '若松 けい',
		})
		await noteAgreement(tx, chore, id, { agreedDay: '2026-10-01', visitedDay: '2026-10-01' })
		await giveSeat(tx, chore, id, { name: '若松 けい', email: inn, telephone: null, secret })
	})
})

afterAll(() => moveClock(undefined))

/** What one step hands to the next. */
const story = {
	requestId: '',
	slotId: '',
	taskId: '',
	assignmentId: '',
	registrantId: '',
	number: '',
	payout: '',
}

describe('an employer’s wish becomes a paid-out piece of work', () => {
	it('0: somebody joins by the form, is interviewed, and sets a 暗証番号 with the card', async () => {
		const visitor = new Visitor()
		await visitor.open('/join')
		const joined = await visitor.send('familyName', {
			familyName: '日高',
			givenName: 'ふみ',
			familyKana: 'ひだか',
			givenKana: 'ふみ',
			callName: '日高',
			'birthDay.year': '1952',
			'birthDay.month': '7',
			'birthDay.day': '18',
			areaId,
			postalCode: '9990101',
			address: 'ひなた市中央2-3-4',
			telephone: '0999-00-2001',
			hearsBy: 'site',
			'consent-purpose': 'on',
			'consent-tell-employer': 'on',
			'consent-commission': 'on',
		})
		expect(joined.url, visitor.text()).toContain('/join/sent')
		const desk = await as(receptionist)
		await desk.open('/council/people?q=2001')
		await desk.open(desk.link('ひらく'))
		story.registrantId = desk.page.url.split('/')[3]?.split('?')[0] ?? ''
		await desk.open(desk.link('面談を記録する'))
		await desk.send('identitySeen', {
			'day.year': '2026',
			'day.month': '11',
			'day.day': '24',
			place: 'counter',
			identitySeen: 'driving-licence',
			result: 'registered',
			note: '5kgまで持てる',
		})
		expect(desk.text()).toContain('登録しました')
		await desk.send('/card')
		const [, number = ''] = /登録番号 (\d{6})/.exec(desk.text()) ?? /(\d{6})/.exec(desk.text()) ?? []
		const [, code = ''] = /(\d{4}-\d{4})/.exec(desk.text().replace(/0999-00-\d{4}/g, '')) ?? []
		story.number = number
		const phone = new Visitor()
		await phone.open(`/card?n=${number}`)
		await phone.send('pinAgain', { code, pin: '918273', pinAgain: '918273' })
		expect(phone.page.url, phone.text()).toBe('/my')
		await phone.open('/my/availability')
		const grid = phone
			.forms()
			.find((form) => form.fields.some(([name]) => name === 'key') && !form.action.includes('sign-out'))
		const boxes = [
			...phone.page.html.matchAll(/<input[^>]*type="checkbox"[^>]*name="([^"]+)"[^>]*value="([^"]+)"/g),
		].map((match): [string, string] => [match[1] ?? '', match[2] ?? ''])
		await phone.post({
			action: grid?.action ?? '/my/availability',
			fields: [...(grid?.fields ?? []), ...boxes],
		})
		expect([200, 302]).toContain(phone.page.status)
	})

	it('1: the employer asks in plain words', async () => {
		const employer = await as(inn)
		await employer.open('/employer/requests/new')
		await employer.send('what', {
			what: '乾いたシーツとタオルをたたんで棚にそろえてほしい',
			place: '1階リネン室',
			howOften: '12月1日に1回',
			like: '座ってもできます',
			budgetYen: '20000',
		})
		expect(employer.text()).toContain('受け付けました')
		story.requestId = employer.page.url.split('/')[3]?.split('?')[0] ?? ''
	})

	it('2: the council cuts it, quotes it, the employer agrees, and it is posted', async () => {
		const desk = await as(arranger)
		await desk.open(`/council/requests/${story.requestId}`)
		await desk.send('add-step', { what: 'シーツをたたむ', minutes: '90', stepPlace: 'リネン室' })
		await desk.send('add-step', { what: '棚にそろえる', minutes: '', stepPlace: '' })
		expect(desk.text()).toContain('わからない')
		await desk.open(desk.link('仕事を切り出す'))
		await desk.send('title', {
			title: '客室のシーツをたたむ',
			result: '乾いたシーツ60枚とタオルを重ねて棚にそろえる',
			specification: '角がそろい、棚の札のとおりに置いてある',
			payYen: '２，６００',
			minutes: '120',
			kilograms: '3',
		})
		expect(desk.text(), 'drafted').toContain('仕事を切り出しました')
		await desk.send('add-slot', {
			'day.year': '2026',
			'day.month': '12',
			'day.day': '1',
			startMinute: '570',
			endMinute: '690',
			seats: '2',
		})
		await desk.open(desk.link('見積を確かめて出す'))
		await desk.send('seen', { intent: 'quote' })
		expect(desk.text()).toContain('見積を出しました')
		const employer = await as(inn)
		await employer.open(`/employer/requests/${story.requestId}`)
		// 2 people × 2,600 = 5,200; fee 15 % = 780; tax 10 % of 5,980 = 598; total 6,578.
		for (const sum of ['5,200円', '780円', '598円', '6,578円']) expect(employer.text()).toContain(sum)
		await employer.send('agreed')
		expect(employer.text()).toContain('ありがとうございます')
		await desk.open(`/council/requests/${story.requestId}`)
		expect(desk.text()).toContain(`言葉の一覧は ${sayDayAndYear(wordRulesReadOn)}`)
		expect(desk.text()).toContain(`ほかの法律の一覧は ${sayDayAndYear(lawRulesReadOn)}`)
		await desk.send('publish')
		expect(desk.page.status).toBe(422)
		expect(desk.text()).toContain('契約の確認で、まだ答えていない質問が5つあります')
		await desk.send('answer-contract', {
			orders: 'no',
			mixed: 'no',
			bound: 'no',
			substitute: 'yes',
			daily: 'no',
		})
		expect(desk.text()).toContain('5つの質問は、どれも問題ありません')
		await desk.send('publish')
		expect(desk.text()).toContain('募集を始めました')
		const visitor = new Visitor()
		await visitor.open('/tasks')
		expect(visitor.text()).toContain('客室のシーツをたたむ')
		const [slot] = await db().select().from(slots)
		story.slotId = slot?.id ?? ''
		story.taskId = slot?.taskId ?? ''
	})

	it('3 and 4: it suits the registrant, who raises a hand', async () => {
		const phone = await as(story.number, '918273')
		await phone.open(`/my/tasks/${story.taskId}`)
		expect(phone.text()).toContain('合います')
		await phone.send(story.slotId)
		await phone.open('/my/work')
		expect(phone.text()).toContain('客室のシーツをたたむ')
	})

	it('5: the council decides, and the terms go out in the same act', async () => {
		const desk = await as(arranger)
		await desk.open(`/council/slots/${story.slotId}`)
		expect(desk.text()).toContain('日高 ふみ')
		await desk.send('decide', { chosen: story.registrantId })
		expect(desk.text(), desk.text()).toContain('決定しました')
		await tellWhatHappened()
		expect((await db().select().from(notices)).map((one) => one.kind)).toContain('decided')
	})

	it('6: the registrant reads the terms and says yes; only then does the employer hear who comes', async () => {
		const employer = await as(inn)
		await employer.open('/employer')
		expect(employer.text()).not.toContain('日高さん')
		const phone = await as(story.number, '918273')
		await phone.open('/my/notices')
		await phone.open(phone.link('お願いすることに決まりました'))
		story.assignmentId = phone.page.url.split('/')[3]?.split('?')[0] ?? ''
		for (const words of ['2,600円', '2027年1月25日', '雇用ではなく', '旅館ひだまり荘'])
			expect(phone.text(), words).toContain(words)
		await phone.send('showCallName', { showCallName: 'yes', read: 'on' })
		expect(phone.page.status, phone.text()).toBe(200)
		await employer.open('/employer')
		expect(employer.text()).toContain('日高さん')
	})

	it('7: arrives, does it, reports – and not before it began', async () => {
		const phone = await as(story.number, '918273')
		await phone.open(`/my/assignments/${story.assignmentId}/completion`)
		expect(phone.page.html).not.toContain('name="aboutMinutes"')
		at('2026-12-01', 11 * 60 + 40)
		const later = await as(story.number, '918273')
		await later.open(`/my/assignments/${story.assignmentId}/completion`)
		await later.send('aboutMinutes', { aboutMinutes: '110', note: '棚の札が1枚とれていました' })
		expect(later.page.status, later.text()).toBe(200)
		await tellWhatHappened()
	})

	it('8: the employer confirms, the council inspects: two rows, two people, and the earning is credited', async () => {
		at('2026-12-02')
		const employer = await as(inn)
		await employer.open('/employer')
		await employer.open(`/employer/assignments/${story.assignmentId}/confirmation`)
		await employer.send('fine')
		expect(employer.text()).toContain('完了を確認しました')
		const desk = await as(receptionist)
		await desk.open(`/council/assignments/${story.assignmentId}`)
		await desk.send('pass', { note: '' })
		expect(desk.text(), desk.text()).toContain('検査を終えました')
		const [earning] = await db().select().from(earnings)
		expect(earning).toMatchObject({ yen: 2600, serviceDay: '2026-12-01', payDay: '2027-01-25' })
	})

	it('9: invoiced', async () => {
		at('2027-01-04')
		const desk = await as(treasurer)
		await desk.open('/council/invoices')
		await desk.send('2026-12')
		expect(desk.text()).toContain('請求書を出しました')
		const employer = await as(inn)
		await employer.open('/employer/invoices')
		await employer.open(employer.link('ひらく'))
		// One person came: 2,600 + 390 = 2,990; tax 299; 3,289.
		expect(employer.text()).toContain('3,289円')
		for (const said of [
			'お振込先',
			'0999-00-1234',
			'振込手数料',
			'適格請求書ではありません',
			'2027年1月4日(月)',
		])
			expect(employer.text()).toContain(said)
		await desk.open('/council/invoices')
		await desk.open(desk.link('ひらく'))
		await desk.send('paid', { 'paidDay.year': '2027', 'paidDay.month': '1', 'paidDay.day': '4' })
		expect(desk.text()).toContain('入金を記録しました')
	})

	it('10: the account is checked by a second person, the run by another, and the file has one line', async () => {
		at('2027-01-20')
		const phone = await as(story.number, '918273')
		await phone.open('/my/bank-account?step=yucho')
		await phone.send('symbol', { symbol: '10530', number: '12345671', holder: 'ひだか　ふみ' })
		expect(phone.page.status, phone.text()).toBe(200)
		const desk = await as(treasurer)
		await desk.open('/council/money')
		await desk.send('accountId')
		expect(desk.text(), desk.text()).toContain('口座を確かめました')
		await desk.open('/council/money')
		await desk.send('make', {
			'transferDay.year': '2027',
			'transferDay.month': '1',
			'transferDay.day': '25',
			'untilDay.year': '2027',
			'untilDay.month': '1',
			'untilDay.day': '31',
		})
		expect(desk.page.url).toContain('/council/payouts/')
		story.payout = desk.page.url.split('/')[3] ?? ''
		expect(desk.text()).toContain('作った人とは別の決裁者が決裁します')
		const second = await as(approver)
		await second.open(`/council/payouts/${story.payout}`)
		await second.send('approve')
		expect(second.text(), second.text()).toContain('決裁しました')
		await desk.open(`/council/payouts/${story.payout}`)
		const file = await desk.post(desk.fill('/file'))
		expect(file.headers.get('content-type')).toBe('application/octet-stream')
		const lines = file.bytes.toString('latin1').split('\r\n').filter(Boolean)
		expect(lines.map((line) => line.length)).toEqual([120, 120, 120, 120])
		expect(lines.map((line) => line[0]).join('')).toBe('1289')
		expect(lines[1]?.slice(0, 5)).toBe('29900')
		expect(lines[1]?.slice(20, 23)).toBe('058')
		expect(lines[1]?.slice(42, 50)).toBe('11234567')
		expect(lines[1]?.slice(80, 90)).toBe('0000002600')
		expect(lines[2]?.slice(0, 19)).toBe('8000001000000002600')
	})

	it('11: sent and confirmed; the registrant reads what was received', async () => {
		at('2027-01-25')
		const desk = await as(treasurer)
		await desk.open(`/council/payouts/${story.payout}`)
		await desk.send('sent')
		expect(desk.text(), desk.text()).toContain('送ったことを記録しました')
		await desk.send('whole')
		expect(desk.text(), desk.text()).toContain('振込済み')
		const phone = await as(story.number, '918273')
		await phone.open('/my/earnings')
		expect(phone.text()).toContain('2,600')
	})

	it('and afterwards the ledger balances, the history holds, and nothing personal stands in it', async () => {
		expect(await checkLedger(db())).toEqual([])
		await chainAll()
		expect(await checkHistory(db(), new Date('2100-01-01'))).toBeUndefined()
		const all = JSON.stringify(await db().select().from(events))
		for (const personal of ['日高', 'ヒダカ', 'ひだか', '若松', '12345671', '0999-00-', 'シーツ'])
			expect(all, personal).not.toContain(personal)
		const kept = JSON.stringify(await db().select({ answer: acts.answer, form: acts.form }).from(acts))
		expect(kept).not.toContain('日高')
		const [slot] = await db().select().from(slots).where(eq(slots.id, story.slotId))
		expect(slot).toMatchObject({ seats: 2, taken: 1 })
	})
})
