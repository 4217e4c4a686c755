// The sheet through its doors: every button of it, and the papers that come from it.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { openRequest } from '~/work/request.server'
import { stepsOf } from '~/work/sheet.server'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { Town } from '../cast'
import { makeTown, soundAnswers, workDay } from '../cast'
import { Visitor } from './site'

const clerk = new Visitor()
const approver = new Visitor()
let town: Town
let requestId = ''
let secondId = ''
let thirdId = ''

const asked = {
	what: '畑の手入れ',
	place: '南の畑',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}
const [year = '', month = '', date = ''] = workDay.split('-')
const aDay = {
	'day.year': year,
	'day.month': String(Number(month)),
	'day.day': String(Number(date)),
	startMinute: '540',
	endMinute: '720',
}
const steps = () => stepsOf(db(), requestId)
const taskOf = async (id: string) => (await db().select().from(tasks).where(eq(tasks.requestId, id)))[0]

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	await inTransaction(async (tx) => {
		for (const [name, { accountId }] of [
			['clerk', town.chosei],
			['approver', town.kessai],
		] as const)
			await tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId))
		requestId = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
		secondId = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
		thirdId = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
	})
	await clerk.signIn('clerk@hinata.example', 'a long password')
	await approver.signIn('approver@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

describe('the sheet', () => {
	it('begins with a template; dangers, rain and hours come with it', async () => {
		await clerk.open(`/council/requests/${requestId}`)
		await clerk.send('start-template', { template: 'weeding' })
		expect((await steps()).length).toBeGreaterThanOrEqual(3)
		expect((await steps())[0]?.detail).toMatchObject({ hazards: ['heat'], rain: expect.stringMatching('雨') })
		expect(clerk.text()).toContain('暑さ')
	})

	it('a step is copied, the copy joined with the one below, and cut in two again', async () => {
		const before = await steps()
		await clerk.send('copy-step', {})
		expect((await steps()).map((one) => one.what)).toEqual([
			before[0]?.what,
			...before.map((one) => one.what),
		])
		await clerk.send('join-step', {})
		expect(clerk.text()).toContain('書いた文は、すべて残っています')
		// The page opens at the steps: the sentence stands there, and once.
		expect(clerk.page.html.match(/class="told"/g)).toHaveLength(1)
		expect(clerk.page.html.indexOf('class="told"')).toBeGreaterThan(clerk.page.html.indexOf('id="steps"'))
		const [joined] = await steps()
		expect(joined?.minutes).toBe((before[0]?.minutes ?? 0) * 2)
		await clerk.open(`/council/requests/${requestId}/steps/${joined?.id}`)
		await clerk.send('atMinute', { atMinute: '30' })
		expect((await steps()).slice(0, 2).map((one) => one.minutes)).toEqual([30, (joined?.minutes ?? 0) - 30])
	})

	it('a danger and none at once is asked about; a step where nobody looked says わからない', async () => {
		const [first] = await steps()
		const page = `/council/requests/${requestId}/steps/${first?.id}`
		await clerk.open(page)
		await clerk.send('leastMinutes', { hazards: ['none', 'blades'] })
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('どちらかを外してください')
		await clerk.open(page)
		await clerk.send('leastMinutes', { hazards: ['none'] })
		expect((await steps())[0]?.detail).toMatchObject({ noHazards: true, rain: expect.any(String) })
		await clerk.open(page)
		await clerk.send('leastMinutes', { hazards: [] })
		expect((await steps())[0]?.detail).not.toHaveProperty('noHazards')
	})

	it('two steps whose hours cannot both be kept are not joined', async () => {
		const [first, second] = await steps()
		for (const [step, at] of [
			[first, '600'],
			[second, '540'],
		] as const) {
			await clerk.open(`/council/requests/${requestId}/steps/${step?.id}`)
			await clerk.send('leastMinutes', { when: 'fixed', fromMinute: at, hazards: ['heat'] })
		}
		await clerk.open(`/council/requests/${requestId}`)
		await clerk.send('join-step', {})
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('どちらかの時刻が守れません')
		for (const step of [first, second]) {
			await clerk.open(`/council/requests/${requestId}/steps/${step?.id}`)
			await clerk.send('leastMinutes', { when: 'any', hazards: ['heat'] })
		}
	})

	it('becomes one task of all its steps, and is begun with again for the next request', async () => {
		// The two buttons share a form of nothing but its key; without a choice all steps are meant.
		const made = await clerk.tryPost(`/council/requests/${requestId}`, { intent: 'cut-one' })
		expect(made.status).toBe(302)
		expect((await taskOf(requestId))?.stepIds).toHaveLength((await steps()).length)
		await clerk.open(`/council/requests/${secondId}`)
		await clerk.send('start-earlier', { earlierId: requestId })
		expect((await stepsOf(db(), secondId)).map((one) => one.what)).toEqual(
			(await steps()).map((one) => one.what),
		)
	})
})

describe('the contract check on the page', () => {
	it('a better wording is taken with one tap', async () => {
		const made = await clerk.tryPost(`/council/requests/${secondId}`, { intent: 'cut-one' })
		expect(made.status).toBe(302)
		const task = await taskOf(secondId)
		await inTransaction((tx) =>
			tx
				.update(tasks)
				.set({ procedure: '始まる前に、シフトを決めます。' })
				.where(eq(tasks.id, task?.id ?? '')),
		)
		await clerk.open(`/council/requests/${secondId}`)
		expect(clerk.text()).toContain('シフト')
		await clerk.send('take-wording', {})
		expect(clerk.text()).toContain('文を直しました')
		expect((await taskOf(secondId))?.procedure).not.toContain('シフト')
	})

	it('a danger for one alone is asked of the approver, who is somebody else, and approved or not', async () => {
		const ask = { reason: '近くに農家の方がいて、目がとどきます。' }
		await clerk.send('add-slot', { ...aDay, seats: '1' })
		await clerk.send('answer-contract', soundAnswers)
		await clerk.send('ask-override', { reason: '' })
		expect(clerk.page.status).toBe(422)
		await clerk.send('ask-override', ask)
		expect(clerk.text()).toContain('決裁者にたのみました')
		expect(() => clerk.form('approve-override')).toThrow()
		await approver.open(`/council/requests/${secondId}`)
		// No without a reason is refused; a usual one and own words both reach whoever asked.
		await approver.send('refuse-override', {})
		expect(approver.page.status).toBe(422)
		expect(approver.text()).toContain('通さないわけを、えらぶか書いてください')
		await approver.send('refuse-override', { why: 'two-people', refusal: '畑の端は見えません。' })
		expect(approver.text()).toContain('通しませんでした')
		await clerk.open('/council')
		expect(clerk.text()).toContain('一人では危ないので、二人の日程にしてください。 畑の端は見えません。')
		await clerk.open(clerk.link('わけを読む'))
		expect(clerk.page.html).toContain('id="not-passed"')
		expect(clerk.text()).toContain('畑の端は見えません。')
		await clerk.send('read-refusal', {})
		expect(clerk.text()).toContain('読んだことを残しました')
		expect(clerk.text()).toContain('通しませんでした(')
		expect(clerk.text()).toContain('畑の端は見えません。')
		await clerk.open('/council')
		expect(clerk.text()).not.toContain('わけを読む')
		await clerk.open(`/council/requests/${secondId}`)
		await clerk.send('ask-override', ask)
		await approver.open(`/council/requests/${secondId}`)
		// Whoever cuts work says no to nothing themselves: that is the approver's.
		const { overrideId = '' } = Object.fromEntries(approver.fill('approve-override').fields)
		await clerk.tryPost(`/council/requests/${secondId}`, {
			...{ intent: 'refuse-override', overrideId, refusal: 'だめです。' },
		})
		expect(clerk.page.status).toBe(403)
		await approver.send('approve-override', {})
		expect(approver.text()).toContain('決裁しました')
	})

	it('a no is marked as read also when the drafts it was about are gone', async () => {
		await clerk.open(`/council/requests/${thirdId}`)
		await clerk.send('start-earlier', { earlierId: requestId })
		await clerk.tryPost(`/council/requests/${thirdId}`, { intent: 'cut-one' })
		await clerk.open(`/council/requests/${thirdId}`)
		await clerk.send('add-slot', { ...aDay, seats: '1' })
		await clerk.send('ask-override', { reason: '家の人が居ます。' })
		await approver.open(`/council/requests/${thirdId}`)
		await approver.send('refuse-override', { why: 'two-people' })
		await clerk.send('remove-task', {})
		await clerk.open('/council')
		const there = clerk.link('わけを読む')
		expect(there).toContain('#not-passed')
		await clerk.open(there)
		expect(clerk.page.html).toContain('id="not-passed"')
		await clerk.send('read-refusal', {})
		await clerk.open('/council')
		expect(clerk.text()).not.toContain('わけを読む')
	})
})

describe('the papers', () => {
	it('手順書 and 仕様書 say the task’s own words, dangers and rain; the quote its sums and rules', async () => {
		await clerk.open(`/council/requests/${requestId}`)
		await clerk.send('add-slot', { ...aDay, seats: '2' })
		await clerk.send('answer-contract', soundAnswers)
		const task = await taskOf(requestId)
		await clerk.open(`/council/requests/${requestId}/procedure`)
		for (const line of [...(task?.procedure.split('\n') ?? []), task?.place ?? '', '暑さ', '雨'])
			expect(clerk.text()).toContain(line)
		await clerk.open(`/council/requests/${requestId}/specification`)
		for (const line of [task?.title ?? '', ...(task?.specification.split('\n') ?? []), '請負'])
			expect(clerk.text()).toContain(line)
		await clerk.open(`/council/requests/${requestId}`)
		await clerk.open(`/council/requests/${requestId}/quote/new`)
		await clerk.send('seen', { intent: 'quote' })
		await clerk.open(`/council/requests/${requestId}/quote`)
		for (const word of ['有効期限', '消費税', '事務費', '雨', 'お取り消し', '合計'])
			expect(clerk.text()).toContain(word)
	})

	it('the referral names ハローワーク and シルバー人材センター', async () => {
		await clerk.open(`/council/requests/${requestId}/referral`)
		expect(clerk.text()).toContain('ハローワーク')
		expect(clerk.text()).toContain('シルバー')
		expect(clerk.text()).toContain('畑の手入れ')
	})
})
