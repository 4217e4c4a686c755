// From what an employer asks to おしごと情報: every gate on the way, on a real database.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { usualPayTerms } from '~/work/pay-terms'
import { postingOf, publishedTasks } from '~/work/posting.server'
import { answerQuote, makeQuote, quoteOf } from '~/work/quote.server'
import {
	openRequest,
	openRequests,
	requestForStaff,
	requestOf,
	requestsOf,
	takeRequest,
	withdrawRequest,
} from '~/work/request.server'
import { addStep, changeStep, moveStep, removeStep } from '~/work/sheet.server'
import {
	addSlot,
	changeTask,
	closeTask,
	draftTask,
	publishTasks,
	removeSlot,
	removeTask,
	slotsAhead,
	taskForStaff,
} from '~/work/task.server'
import { db } from '~db/client'
import { employers } from '~db/schema/people'
import type { Town } from '../cast'
import {
	aSlot,
	aTask,
	clockAt,
	eventsAbout,
	makeEmployer,
	makeTown,
	passContract,
	postTask,
	refusing,
	today,
	workDay,
} from '../cast'

// An id may hold any figures, those of an address too.
const anId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const asked = {
	what: '栗の皮むき',
	place: '北町',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}
const open = (over: Partial<typeof asked> & { fromDay?: string | null; byDay?: string | null } = {}) =>
	inTransaction((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, { ...asked, ...over }))

async function cut(requestId: string, over = {}) {
	const taskId = await inTransaction((tx) =>
		draftTask(tx, town.chosei.actor, requestId, aTask(town.areaId, over)),
	)
	const slotId = await inTransaction((tx) => addSlot(tx, town.chosei.actor, taskId, aSlot()))
	return { taskId, slotId }
}
const quote = (requestId: string) => inTransaction((tx) => makeQuote(tx, town.chosei.actor, requestId))
const agree = (quoteId: string) =>
	inTransaction((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quoteId, 'agreed'))

describe('a request', () => {
	it('gets a number and one event, and is found by its employer alone', async () => {
		const first = await open()
		const second = await open()
		expect(first.number).toMatch(/^受2026-\d{4}$/)
		expect(second.number > first.number).toBe(true)
		expect(await eventsAbout('request', first.id)).toEqual(['request.opened'])
		const other = await makeEmployer('ほかの農園', town.areaId)
		expect(await requestOf(db(), town.tamura.id, first.id)).toMatchObject({ id: first.id, state: 'received' })
		expect(await requestOf(db(), other.id, first.id)).toBeUndefined()
		expect(await refusing((tx) => withdrawRequest(tx, other.actor, other.id, first.id))).toBe('not-found')
		expect((await requestsOf(db(), town.tamura.id)).map((one) => one.id)).toContain(second.id)
		expect(await requestsOf(db(), other.id)).toEqual([])
	})

	it('refuses days in the wrong order or over', async () => {
		const name = (over: object) =>
			refusing((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, { ...asked, ...over }))
		expect(await name({ fromDay: '2026-11-01' })).toBe('day-gone')
		expect(await name({ fromDay: '2026-12-02', byDay: '2026-12-01' })).toBe('request-days-order')
		expect(await name({ fromDay: '2026-12-01', byDay: '2026-12-01' })).toBe('done')
	})

	it('is taken by one, and by another only from whom the page showed', async () => {
		const { id } = await open()
		await inTransaction((tx) => takeRequest(tx, town.chosei.actor, id))
		expect(await refusing((tx) => takeRequest(tx, town.kessai.actor, id))).toBe('request-taken')
		expect(await refusing((tx) => takeRequest(tx, town.kessai.actor, id, town.chosei.accountId))).toBe('done')
		expect((await openRequests(db())).find((one) => one.id === id)).toMatchObject({
			takenBy: town.kessai.accountId,
			employerName: '田村農園',
		})
	})

	it('is withdrawn once, and then cut no more', async () => {
		const { id } = await open()
		await inTransaction((tx) => withdrawRequest(tx, town.tamura.actor, town.tamura.id, id))
		expect(await refusing((tx) => withdrawRequest(tx, town.tamura.actor, town.tamura.id, id))).toBe(
			'own-request-now',
		)
		expect(await refusing((tx) => draftTask(tx, town.chosei.actor, id, aTask(town.areaId)))).toBe(
			'request-now',
		)
		expect(
			await refusing((tx) => addStep(tx, town.chosei.actor, id, { what: '洗う', minutes: 5, place: '' })),
		).toBe('request-now')
	})
})

describe('the sheet', () => {
	it('keeps steps in their order', async () => {
		const { id } = await open()
		const step = (what: string, minutes: number | null) =>
			inTransaction((tx) => addStep(tx, town.chosei.actor, id, { what, minutes, place: '' }))
		const wash = await step('洗う', 10)
		const peel = await step('むく', null)
		const pack = await step('つめる', 20)
		await inTransaction((tx) => moveStep(tx, town.chosei.actor, id, pack, 'up'))
		await inTransaction((tx) =>
			changeStep(tx, town.chosei.actor, id, peel, { what: 'むく', minutes: 60, place: '台所' }),
		)
		await inTransaction((tx) => removeStep(tx, town.chosei.actor, id, wash))
		const sheet = await requestForStaff(db(), id)
		expect(sheet?.steps.map(({ what, minutes }) => [what, minutes])).toEqual([
			['つめる', 20],
			['むく', 60],
		])
		expect(
			await refusing((tx) =>
				changeStep(tx, town.chosei.actor, id, peel, { what: 'む', minutes: 0, place: '' }),
			),
		).toBe('step-minutes')
		const other = await open()
		expect(await refusing((tx) => removeStep(tx, town.chosei.actor, other.id, peel))).toBe('not-found')
	})
})

describe('a quote', () => {
	it('needs a task with a slot', async () => {
		const { id } = await open()
		expect(await refusing((tx) => makeQuote(tx, town.chosei.actor, id))).toBe('task-none')
		await inTransaction((tx) => draftTask(tx, town.chosei.actor, id, aTask(town.areaId)))
		expect(await refusing((tx) => makeQuote(tx, town.chosei.actor, id))).toBe('slot-missing')
	})

	it('says where one sum is shared by all of a slot, and nowhere else', async () => {
		const { id } = await open()
		await cut(id, { title: '並んで袋詰め', payTerms: { ...usualPayTerms, shared: true } })
		await cut(id)
		const { id: quoteId } = await quote(id)
		const lines = (await quoteOf(db(), town.tamura.id, quoteId))?.lines ?? []
		expect(lines.map(({ title, shared }) => [title, shared])).toEqual([
			['並んで袋詰め', true],
			['栗の皮むき', undefined],
		])
	})

	it('adds up, and is answered once', async () => {
		const { id } = await open()
		await cut(id)
		const made = await quote(id)
		expect(made).toMatchObject({ version: 1, totalYen: 6578 })
		expect(await quoteOf(db(), town.tamura.id, made.id)).toMatchObject({
			payYen: 5200,
			feeYen: 780,
			taxYen: 598,
			taxRatePermille: 100,
			// The day before the first slot, since that comes before the usual thirty.
			validUntil: addDays(workDay, -1),
			newest: true,
			lines: [{ title: '栗の皮むき', seats: 2, payYen: 2600, feeYen: 390 }],
		})
		const kept = await quoteOf(db(), town.tamura.id, made.id)
		// あなた on an employer's page is the employer: the registrant's rules are not theirs.
		expect(`${kept?.rain}${kept?.cancellation}`).not.toContain('あなた')
		expect(kept?.cancellation).toContain('ご請求します')
		await agree(made.id)
		expect(
			await refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, made.id, 'declined')),
		).toBe('quote-answered')
		const other = await makeEmployer('となりの農園', town.areaId)
		expect(await quoteOf(db(), other.id, made.id)).toBeUndefined()
		expect(await refusing((tx) => answerQuote(tx, other.actor, other.id, made.id, 'agreed'))).toBe(
			'not-found',
		)
	})

	it('no longer holds once the cut changes', async () => {
		const { id } = await open()
		const { taskId } = await cut(id)
		const first = await quote(id)
		await agree(first.id)
		await inTransaction((tx) =>
			changeTask(tx, town.chosei.actor, taskId, aTask(town.areaId, { payYen: 3000 })),
		)
		expect((await requestOf(db(), town.tamura.id, id))?.state).toBe('received')
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, id))).toBe('request-now')
		const second = await quote(id)
		expect(second.version).toBe(2)
		expect(
			await refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, first.id, 'agreed')),
		).toBe('quote-newer')
		await inTransaction((tx) => addSlot(tx, town.chosei.actor, taskId, aSlot({ day: addDays(workDay, 1) })))
		expect(
			await refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, second.id, 'agreed')),
		).toBe('quote-redone')
	})

	it('is over after its last day, and can still be declined', async () => {
		const { id } = await open()
		await cut(id)
		const made = await quote(id)
		clockAt(addDays(today, 31))
		expect(
			await refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, made.id, 'agreed')),
		).toBe('quote-expired')
		expect(
			await refusing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, made.id, 'declined', '高い')),
		).toBe('done')
		clockAt(today)
		expect((await requestOf(db(), town.tamura.id, id))?.state).toBe('declined')
	})
})

describe('posting', () => {
	it('needs an agreed quote, whole tasks and an employer who agreed to the rules', async () => {
		const { id } = await open()
		await cut(id, { specification: '' })
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, id))).toBe('request-now')
		await agree((await quote(id)).id)
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, id))).toBe('task-lacks')
		const { id: other } = await open()
		await cut(other)
		await agree((await quote(other)).id)
		const setState = (state: 'talking' | 'using') =>
			inTransaction((tx) => tx.update(employers).set({ state }).where(eq(employers.id, town.tamura.id)))
		await setState('talking')
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, other))).toBe('employer-not-agreed')
		await setState('using')
		clockAt(addDays(workDay, 1))
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, other))).toBe('slot-day-past')
		clockAt(today)
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, other))).toBe('contract-unasked')
		await passContract(town, other)
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, other))).toBe('done')
		expect(await refusing((tx) => publishTasks(tx, town.chosei.actor, other))).toBe('request-now')
		expect(await refusing((tx) => withdrawRequest(tx, town.tamura.actor, town.tamura.id, other))).toBe(
			'own-request-now',
		)
	})

	it('needs a reason where the pay lies below the yardstick, and none where it does not', async () => {
		const yardstick = await settingOn(db(), 'minimum-wage-yardstick', today)
		const posting = async (payYen: number, lowPayReason: string) => {
			const { id } = await open()
			await cut(id, { payYen, minutes: 60, lowPayReason })
			await agree((await quote(id)).id)
			await passContract(town, id)
			return refusing((tx) => publishTasks(tx, town.chosei.actor, id))
		}
		expect(await posting(yardstick - 1, '')).toBe('low-pay-reason')
		expect(await posting(yardstick - 1, ' ')).toBe('low-pay-reason')
		expect(await posting(yardstick - 1, '見本の品を持ち帰れる')).toBe('done')
		expect(await posting(yardstick, '')).toBe('done')
	})

	it('freezes the task', async () => {
		const { requestId, taskId, slotIds } = await postTask(town)
		const slotId = slotIds[0] ?? ''
		const names = [
			await refusing((tx) => changeTask(tx, town.chosei.actor, taskId, aTask(town.areaId))),
			await refusing((tx) => removeTask(tx, town.chosei.actor, taskId)),
			await refusing((tx) => addSlot(tx, town.chosei.actor, taskId, aSlot())),
			await refusing((tx) => removeSlot(tx, town.chosei.actor, taskId, slotId)),
		]
		expect(names).toEqual(['task-published', 'task-published', 'task-published', 'task-published'])
		expect(await refusing((tx) => draftTask(tx, town.chosei.actor, requestId, aTask(town.areaId)))).toBe(
			'request-now',
		)
		expect(await eventsAbout('task', taskId)).toEqual(['task.drafted', 'task.published'])
	})

	it('a draft goes away with its slots', async () => {
		const { id } = await open()
		const { taskId } = await cut(id)
		await inTransaction((tx) => removeTask(tx, town.chosei.actor, taskId))
		expect(await taskForStaff(db(), taskId)).toBeUndefined()
		expect((await requestForStaff(db(), id))?.tasks).toEqual([])
	})

	it('shows no address and no employer, and neither a draft nor what is over', async () => {
		const { taskId } = await postTask(town, {
			title: '庭の草取り',
			privateHome: true,
			place: '山田様宅',
			address: 'ひなた市南町9-9',
			alone: true,
			posture: 'stand',
			outdoors: true,
			rain: '前日の18時までに決めます。',
			kind: 'cleaning',
		})
		const found = (await publishedTasks(db(), {}, today)).find((task) => task.id === taskId)
		expect(found).toMatchObject({
			areaName: '中央地区',
			placeText: '中央地区・一般のご家庭',
			slots: [{ left: 2 }],
		})
		const text = JSON.stringify(found)
		for (const secret of ['山田', '田村', town.tamura.id]) expect(text).not.toContain(secret)
		expect(text.replace(anId, '')).not.toContain('9-9')
		const posting = await postingOf(db(), taskId, today)
		expect(posting).toMatchObject({
			place: null,
			employment: false,
			recruiter: { contact: '0999-00-1234' },
			cancellation: '前日17時までは0円です。',
		})
		const whole = JSON.stringify(posting)
		for (const secret of ['山田', '田村']) expect(whole).not.toContain(secret)
		expect(whole.replace(anId, '')).not.toContain('9-9')
		expect(await publishedTasks(db(), {}, addDays(workDay, 1))).toEqual([])
		expect(await publishedTasks(db(), {}, workDay, 570)).toEqual([])
		expect((await postingOf(db(), taskId, addDays(workDay, 1)))?.slots).toEqual([])
	})

	it('is asked by weekday, part, area, kind and what suits', async () => {
		const sitting = await postTask(
			town,
			{ title: '封筒入れ', kind: 'office-work', atHome: true, busStop: '' },
			[{ day: addDays(workDay, 1), startMinute: 1020, endMinute: 1140 }],
		)
		const ids = async (filter: Parameters<typeof publishedTasks>[1]) =>
			(await publishedTasks(db(), filter, today)).map((task) => task.id)
		expect(await ids({ kind: ['office-work'] })).toEqual([sitting.taskId])
		expect(await ids({ part: ['evening'] })).toEqual([sitting.taskId])
		expect(await ids({ weekday: [2] })).toEqual([sitting.taskId])
		expect(await ids({ atHome: true })).toEqual([sitting.taskId])
		expect(await ids({ busStop: true })).not.toContain(sitting.taskId)
		expect(await ids({ canSit: true })).toContain(sitting.taskId)
		expect(await ids({ areaId: ['nowhere'] })).toEqual([])
		expect((await ids({})).at(-1)).toBe(sitting.taskId)
	})

	it('ends when it is closed', async () => {
		const { taskId } = await postTask(town)
		expect((await slotsAhead(db(), today, workDay)).some((slot) => slot.taskId === taskId)).toBe(true)
		await inTransaction((tx) => closeTask(tx, town.chosei.actor, taskId))
		expect((await publishedTasks(db(), {}, today)).some((task) => task.id === taskId)).toBe(false)
		expect(await postingOf(db(), taskId, today)).toBeUndefined()
		expect(await refusing((tx) => closeTask(tx, town.chosei.actor, taskId))).toBe('task-closed')
	})
})
