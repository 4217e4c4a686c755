// Ways to cut, through the doors: staff compare, cut by hand and take one; an employer reads bands and asks for a quote.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { halfHoursWithin } from '~/base/span'
import { inTransaction } from '~/events/transaction.server'
import { setAvailability } from '~/matching/availability.server'
import { countForEmployers } from '~/matching/simulator-nightly.server'
import { hashSecret } from '~/people/secret.server'
import { idOfCut } from '~/routes/cut-id.server'
import { sayDay } from '~/words/ja/dates'
import { answerContract } from '~/work/contract-check.server'
import { answerQuote } from '~/work/quote.server'
import type { Asked } from '~/work/request'
import { openRequest } from '~/work/request.server'
import { startFromTemplate } from '~/work/sheet.server'
import { addSlot, draftTask } from '~/work/task.server'
import { db } from '~db/client'
import { availability } from '~db/schema/matching'
import { accounts } from '~db/schema/people'
import { quotes, tasks, workRequests } from '~db/schema/work'
import type { Town } from '../cast'
import { aTask, makeRegistrant, makeTown, postTask, soundAnswers, today } from '../cast'
import { Visitor } from './site'

const clerk = new Visitor()
const employer = new Visitor()
const phone = new Visitor()
let town: Town
let requestId = ''

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({
		clerk: town.chosei,
		tamura: town.tamura,
		hidaka: town.hidaka,
	}))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	for (let n = 0; n < 8; n++) {
		const one = await makeRegistrant(`朝${n}`, town.areaId)
		const week = Array.from({ length: 7 }, () => halfHoursWithin(540, n < 2 ? 1020 : 660))
		await inTransaction((tx) => setAvailability(tx, one.actor, one.id, week))
	}
	await inTransaction(async (tx) => {
		const asked = {
			what: '客室',
			place: '2階',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		}
		requestId = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
		await startFromTemplate(tx, town.chosei.actor, requestId, 'guest-rooms')
	})
	for (const [who, name] of [
		[clerk, 'clerk'],
		[employer, 'tamura'],
		[phone, 'hidaka'],
	] as const)
		await who.signIn(`${name}@hinata.example`, 'a long password')
})
afterAll(() => moveClock(undefined))

describe('at the desk', () => {
	it('the splitting page leads to the comparison, with its gain in one sentence', async () => {
		await clerk.open(`/council/requests/${requestId}`)
		await clerk.open(clerk.link('切り方をくらべる'))
		expect(clerk.page.status).toBe(200)
		expect(clerk.text()).toContain('ひとまとめ')
		expect(clerk.text()).toContain('時間で分ける')
		expect(clerk.text()).toMatch(/できる人が \d+人 → \d+人 になります|ほとんど変わりません/)
		expect(clerk.text()).toContain('これまでの記録が50枠に満たない')
	})

	it('another day and a cut by hand are counted too; what makes no sense is left out', async () => {
		const query = `day=${addDays(today, 9)}&from=600&until=1080&group=1&group=1&group=2&group=2&group=3&order=together&most=120&seats=1`
		await clerk.open(`/council/requests/${requestId}/cuts?${query}`)
		expect(clerk.text()).toContain('手で分ける')
		expect(clerk.page.status).toBe(200)
		await clerk.open(
			`/council/requests/${requestId}/cuts?day=never&from=x&until=-1&group=99&most=0&seats=1e9&chosen=%00`,
		)
		expect(clerk.page.status).toBe(200)
		expect(clerk.text()).not.toContain('手で分けるに')
	})

	it('another cut is chosen by its link and becomes tasks with days; again only in place of them', async () => {
		await clerk.open(`/council/requests/${requestId}/cuts`)
		const other = /href="([^"]*chosen=[^"]*)#chosen" aria-label="作業で分ける/.exec(clerk.page.html)?.[1]
		await clerk.open(`/council/requests/${requestId}/cuts${other?.replaceAll('&amp;', '&') ?? ''}`)
		await clerk.ask('pieces', { day: addDays(today, 9) })
		await clerk.send('seen', { intent: 'tasks' })
		expect(clerk.text()).toContain('切り方のとおりに仕事を作りました')
		const made = await tasksOf(requestId)
		expect(made.length).toBeGreaterThan(1)
		const [request] = await db().select().from(workRequests).where(eq(workRequests.id, requestId))
		expect(request?.state).toBe('received')
		await clerk.open(`/council/requests/${requestId}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 9) })
		expect(clerk.text()).toContain(`いまの下書き${made.length}つ(${made[0]?.title}`)
		await clerk.send('seen', { intent: 'tasks' })
		const again = await tasksOf(requestId)
		expect(again.map((one) => one.id)).not.toContain(made[0]?.id)
	})

	it('a cut by hand with a wrong figure is not counted, and says so with the figure as typed', async () => {
		const query = 'group=1&group=1&group=2&group=2&group=3&order=in-turn'
		await clerk.open(`/council/requests/${requestId}/cuts?${query}&most=abc&seats=0`)
		expect(clerk.text()).toContain('15分から1440分の数字')
		expect(clerk.text()).toContain('1人から20人の数字')
		expect(clerk.text()).not.toContain('手で分ける')
		expect(Object.fromEntries(clerk.form('most').fields)).toMatchObject({ most: 'abc', seats: '0' })
		await clerk.open(`/council/requests/${requestId}/cuts?${query}&most=９０&seats=1`)
		expect(clerk.text()).toContain('手で分ける')
	})
})

const tasksOf = (id: string) =>
	db().select().from(tasks).where(eq(tasks.requestId, id)).orderBy(tasks.createdAt, tasks.id)

const linenFor = (wish: Partial<Asked>) =>
	inTransaction(async (tx) => {
		const asked = {
			what: '客室',
			place: '3階',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
			...wish,
		}
		const made = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
		await startFromTemplate(tx, town.chosei.actor, made, 'linen')
		return made
	})

describe('what was asked for', () => {
	it('stands above the cuts, and a day or an hour that is another is said', async () => {
		const day = addDays(today, 12)
		const id = await linenFor({ what: '客室のリネン。10時まで', fromDay: day, byDay: day, howOften: '1回' })
		await clerk.open(`/council/requests/${id}/cuts`)
		expect(clerk.text()).toContain('客室のリネン。10時まで')
		expect(clerk.text()).toContain(`依頼主の希望に合う日、${sayDay(day)}`)
		expect(clerk.text()).toContain('希望の時間(10:00まで)の外')
		const other = addDays(today, 9)
		await clerk.open(`/council/requests/${id}/cuts?day=${other}`)
		expect(clerk.text()).toContain(`${sayDay(other)}で数えています。依頼主の希望(`)
		expect(clerk.text()).toContain('とは別の日です')
		await clerk.ask('pieces')
		expect(clerk.text()).toContain(`${sayDay(other)}は、依頼主の希望(`)
	})
})

describe('a quote from a cut', () => {
	it('is looked at with its day before it goes out, and says which questions are open', async () => {
		const id = await linenFor({})
		const state = async () =>
			(await db().select().from(workRequests).where(eq(workRequests.id, id)))[0]?.state
		await clerk.open(`/council/requests/${id}/cuts?from=1380&until=1440`)
		expect(clerk.page.status).toBe(200)
		await clerk.open(`/council/requests/${id}/cuts`)
		// No day is taken for granted.
		await clerk.ask('pieces')
		expect(clerk.text()).toContain('どの日に するかを、えらんでください')
		await clerk.ask('pieces', { day: addDays(today, 10) })
		for (const words of [sayDay(addDays(today, 10)), '事務費', '5つの質問のうち、5つは まだ答えがありません'])
			expect(clerk.text()).toContain(words)
		expect(await state()).toBe('received')
		expect(await tasksOf(id)).toEqual([])
		await clerk.send('seen', { intent: 'quote' })
		expect(clerk.text()).toContain('見積を出しました')
		// The act is known by the quote, and not by the drafts that were made with it.
		expect(clerk.text()).toContain('「見積を出した」を取り消す')
		expect(await state()).toBe('quoted')
		const [quote] = await db().select().from(quotes).where(eq(quotes.requestId, id))
		expect(quote?.lines[0]?.slots[0]?.day).toBe(addDays(today, 10))
		// The figures are now counted for the day of the quote that stands.
		await clerk.open(`/council/requests/${id}/cuts`)
		expect(clerk.text()).toContain(`出ている見積の日、${sayDay(addDays(today, 10))}`)
	})

	it('does not go out when the drafts changed while it was read', async () => {
		const id = await linenFor({})
		await clerk.open(`/council/requests/${id}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 10) })
		await clerk.send('seen', { intent: 'tasks' })
		await clerk.open(`/council/requests/${id}/quote/new`)
		const form = clerk.fill('seen', { intent: 'quote' })
		const [draft] = await tasksOf(id)
		await inTransaction((tx) =>
			addSlot(tx, town.chosei.actor, draft?.id ?? '', {
				day: addDays(today, 11),
				startMinute: 600,
				endMinute: 660,
				seats: 1,
			}),
		)
		await clerk.post(form)
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('見積は まだ出ていません')
	})

	const stateOf = async (id: string) =>
		(await db().select().from(workRequests).where(eq(workRequests.id, id)))[0]?.state
	const quotesOn = (id: string) => db().select().from(quotes).where(eq(quotes.requestId, id))

	it('does not write over a yes the employer gave while it was read', async () => {
		const id = await linenFor({})
		await clerk.open(`/council/requests/${id}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 10) })
		await clerk.send('seen', { intent: 'quote' })
		await clerk.open(`/council/requests/${id}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 11) })
		const [quote] = await quotesOn(id)
		await inTransaction((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quote?.id ?? '', 'agreed'))
		await clerk.send('seen', { intent: 'quote' })
		expect(clerk.page.status).toBe(422)
		expect(clerk.text()).toContain('見積は まだ出ていません')
		expect(await stateOf(id)).toBe('agreed')
		expect(await quotesOn(id)).toHaveLength(1)
	})

	it('goes out once when two look at one draft', async () => {
		const id = await linenFor({})
		await clerk.open(`/council/requests/${id}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 10) })
		await clerk.send('seen', { intent: 'tasks' })
		await clerk.open(`/council/requests/${id}/quote/new`)
		const first = clerk.fill('seen', { intent: 'quote' })
		await clerk.open(`/council/requests/${id}/quote/new`)
		await clerk.send('seen', { intent: 'quote' })
		await clerk.post(first)
		expect(clerk.page.status).toBe(422)
		expect(await quotesOn(id)).toHaveLength(1)
	})

	it('that cannot go out leaves the drafts to be made, and the way back keeps what was asked', async () => {
		const id = await linenFor({})
		await inTransaction((tx) => draftTask(tx, town.chosei.actor, id, aTask(town.areaId)))
		const asked = `day=${addDays(today, 10)}&from=480&until=960&group=1&group=1&group=2&order=in-turn&most=75&seats=2`
		await clerk.open(`/council/requests/${id}/cuts?${asked}`)
		const { pieces = '' } = Object.fromEntries(clerk.form('pieces').fields)
		await clerk.ask('pieces', { day: addDays(today, 12) })
		expect(clerk.text()).toContain('見積は出せません')
		const back = new URL(clerk.link('切り方をくらべる'), 'http://town.test').searchParams
		for (const [name, value] of new URLSearchParams(asked)) expect(back.getAll(name)).toContain(value)
		expect(back.get('chosen')).toBe(idOfCut(pieces))
		await clerk.send('seen', {})
		expect(clerk.text()).toContain('切り方のとおりに仕事を作りました')
		expect(await stateOf(id)).toBe('received')
		expect((await tasksOf(id)).length).toBeGreaterThan(1)
		expect(await quotesOn(id)).toEqual([])
	})

	it('of work that can be no commission leaves the drafts to be made too', async () => {
		const id = await linenFor({})
		await inTransaction((tx) => answerContract(tx, town.chosei.actor, id, { ...soundAnswers, orders: 'yes' }))
		await clerk.open(`/council/requests/${id}/cuts`)
		await clerk.ask('pieces', { day: addDays(today, 10) })
		expect(clerk.text()).not.toContain('この見積を出す')
		await clerk.send('seen', {})
		expect((await tasksOf(id)).length).toBeGreaterThan(0)
	})
})

describe('the employer', () => {
	it('waits for the night, then reads bands and no counts, and asks for a quote', async () => {
		await employer.open(`/employer/requests/${requestId}/cuts`)
		expect(employer.text()).toContain('その次の朝に')
		await countForEmployers(instantOf(today, 60))
		await employer.open(`/employer/requests/${requestId}/cuts`)
		expect(employer.text()).toContain('人未満')
		expect(employer.text()).not.toMatch(/できる人 \d+人(?!未満)/)
		expect(employer.text()).toContain('幅でお見せするのは')
		expect(employer.text()).toContain('日のご希望を うかがっていない')
		// The button stands in the row of what is chosen.
		expect(employer.page.html).toMatch(/<tr class="chosen">(?:(?!<\/tr>)[\s\S])*name="pieces"/)
		await employer.send('pieces', {})
		expect(employer.text()).toContain('この分け方で見積をたのみました')
		const [row] = await db().select().from(workRequests).where(eq(workRequests.id, requestId))
		expect(row?.chosenCut).not.toBe('')
		await clerk.open(`/council/requests/${requestId}`)
		expect(clerk.text()).toContain('依頼主が、分け方をえらびました')
		await clerk.open(`/council/requests/${requestId}/cuts`)
		expect(clerk.text()).toContain('依頼主の希望')
	})
})

describe('what would unlock', () => {
	it('a slot, at the desk; hours, for whoever opens it', async () => {
		const { slotIds } = await postTask(town, { kilograms: 20 })
		await clerk.open(`/council/slots/${slotIds[0]}`)
		await clerk.open(clerk.link('どうすれば ふえるか'))
		expect(clerk.page.status).toBe(200)
		expect(clerk.text()).toMatch(/いまの条件で できる人は \d+人/)
		await phone.open('/my/availability')
		await phone.open(phone.link('どの時間があくと ふえるか見る'))
		expect(phone.page.status).toBe(200)
		expect(phone.text()).toContain('どの時間があくと')
		expect(phone.text()).not.toMatch(/病|年齢|家族/)
	})

	it('a part of a day that somebody came to add is marked, and counts when it is saved', async () => {
		await setNoHours()
		const hours = async () => {
			const rows = await db().select().from(availability).where(eq(availability.registrantId, town.hidaka.id))
			return rows.filter((row) => row.halfHours !== 0).map((row) => row.weekday)
		}
		await phone.open('/my/availability?add=4-afternoon')
		expect(phone.text()).toContain('○を1つ つけました')
		expect(await hours()).toEqual([])
		await phone.send('free', {})
		expect(await hours()).toEqual([4])
		await phone.open('/my/availability?add=9-nothing')
		expect(phone.text()).not.toContain('○を1つ つけました')
	})

	const setNoHours = () =>
		inTransaction((tx) =>
			setAvailability(
				tx,
				town.hidaka.actor,
				town.hidaka.id,
				Array.from({ length: 7 }, () => 0),
			),
		)
})
