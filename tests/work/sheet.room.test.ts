// The sheet and its check as they are kept: begun once, joined and cut in place, checked before posting by two pairs of eyes.

import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import {
	answerContract,
	approveOverride,
	askOverride,
	contractOf,
	dropOverride,
	refuseOverride,
	takeWording,
	waitingOverrides,
} from '~/work/contract-check.server'
import { addDay, draftFromSteps, repeatDays } from '~/work/cutting.server'
import { usualPayTerms } from '~/work/pay-terms'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest, requestForStaff } from '~/work/request.server'
import {
	addStep,
	copyStep,
	cutStepInTwo,
	earlierSheets,
	joinStep,
	moveStep,
	removeStep,
	startFromRequest,
	startFromTemplate,
	stepsOf,
} from '~/work/sheet.server'
import { addSlot, draftTask, publishTasks } from '~/work/task.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { overrides } from '~db/schema/work'
import type { Town } from '../cast'
import { aSlot, aTask, eventsAbout, makeEmployer, makeTown, refusing, soundAnswers, workDay } from '../cast'

let town: Town
let id = ''
const asked = {
	what: '売り場づくり',
	place: '1階',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}
const open = async () =>
	(await inTransaction((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, asked))).id
const doing = <T>(act: (tx: Tx) => Promise<T>) => inTransaction(act)
const whats = async () => (await stepsOf(db(), id)).map((one) => one.what)
const staff = () => town.chosei.actor

beforeAll(async () => {
	town = await makeTown()
})
beforeEach(async () => {
	id = await open()
})
afterAll(() => moveClock(undefined))

describe('the sheet', () => {
	it('begins from a template once, with what each step asks and what it follows', async () => {
		await doing((tx) => startFromTemplate(tx, staff(), id, 'guest-rooms'))
		const steps = await stepsOf(db(), id)
		expect(steps).toHaveLength(5)
		expect(steps[2]).toMatchObject({
			minutes: 80,
			detail: { kilograms: 8, afterId: steps[1]?.id, posture: 'stand' },
		})
		expect(steps[0]?.detail.afterId).toBeUndefined()
		expect(await refusing((tx) => startFromTemplate(tx, staff(), id, 'linen'))).toBe('sheet-not-empty')
		const empty = await open()
		expect(await refusing((tx) => startFromTemplate(tx, staff(), empty, 'nothing'))).toBe('template-unknown')
	})

	it('begins from an earlier request of the same employer, and of no other', async () => {
		await doing((tx) => startFromTemplate(tx, staff(), id, 'linen'))
		const next = await open()
		expect((await earlierSheets(db(), next)).map((one) => one.id)).toContain(id)
		await doing((tx) => startFromRequest(tx, staff(), next, id))
		const [copied, original] = [await stepsOf(db(), next), await stepsOf(db(), id)]
		expect(copied.map((one) => one.what)).toEqual(original.map((one) => one.what))
		// What follows what is kept, among the new steps.
		expect(copied[2]?.detail.afterId).toBe(copied[1]?.id)
		const other = await makeEmployer('別の農園', town.areaId)
		const theirs = await doing((tx) => openRequest(tx, other.actor, other.id, asked))
		expect(await refusing((tx) => startFromRequest(tx, staff(), theirs.id, id))).toBe('not-found')
	})

	it('is copied, joined, cut, moved and shortened without losing its order', async () => {
		const [a, b, c] = [
			await doing((tx) => addStep(tx, staff(), id, { what: '開ける', minutes: 60, place: '' })),
			await doing((tx) => addStep(tx, staff(), id, { what: '並べる', minutes: 90, place: '' })),
			await doing((tx) =>
				addStep(tx, staff(), id, { what: 'たたむ', minutes: 30, place: '', detail: { kilograms: 4 } }),
			),
		]
		await doing((tx) => copyStep(tx, staff(), id, a))
		expect(await whats()).toEqual(['開ける', '開ける', '並べる', 'たたむ'])
		await doing((tx) => joinStep(tx, staff(), id, b))
		expect(await whats()).toEqual(['開ける', '開ける', '並べる・たたむ'])
		expect((await stepsOf(db(), id))[2]).toMatchObject({ minutes: 120, detail: { kilograms: 4 } })
		expect(await refusing((tx) => joinStep(tx, staff(), id, b))).toBe('step-last')
		expect(await refusing((tx) => joinStep(tx, staff(), id, c))).toBe('not-found')
		const second = await doing((tx) => cutStepInTwo(tx, staff(), id, b, 50))
		expect((await stepsOf(db(), id)).map((one) => one.minutes)).toEqual([60, 60, 50, 70])
		expect((await stepsOf(db(), id))[3]?.detail.afterId).toBe(b)
		await doing((tx) => moveStep(tx, staff(), id, second, 'up'))
		expect((await stepsOf(db(), id)).map((one) => one.minutes)).toEqual([60, 60, 70, 50])
		await doing((tx) => removeStep(tx, staff(), id, b))
		expect((await stepsOf(db(), id)).at(-1)?.detail.afterId).toBeUndefined()
	})

	it('what followed a step that is cut in two follows its second part', async () => {
		const cut = await doing((tx) => addStep(tx, staff(), id, { what: '刈る', minutes: 60, place: '' }))
		const next = await doing((tx) =>
			addStep(tx, staff(), id, { what: '片づける', minutes: 30, place: '', detail: { afterId: cut } }),
		)
		const second = await doing((tx) => cutStepInTwo(tx, staff(), id, cut, 20))
		const after = new Map((await stepsOf(db(), id)).map((one) => [one.id, one.detail.afterId]))
		expect([after.get(cut), after.get(second), after.get(next)]).toEqual([undefined, cut, second])
	})

	it('a day for all tasks waits for the hour of any of their steps, or is refused', async () => {
		const fixed = { when: 'fixed' as const, fromMinute: 840 }
		const ids = await doing(async (tx) => [
			await addStep(tx, staff(), id, { what: '並べる', minutes: 30, place: '' }),
			await addStep(tx, staff(), id, { what: '開ける', minutes: 30, place: '', detail: fixed }),
		])
		await doing((tx) => draftFromSteps(tx, staff(), id, [ids]))
		const enter = (startMinute: number) =>
			refusing((tx) => addDay(tx, staff(), id, { day: workDay, startMinute, seats: 1, order: 'in-turn' }))
		expect(await enter(825)).toBe('slot-past-hour')
		expect(await enter(540)).toBe('done')
		const [task] = (await requestForStaff(db(), id))?.tasks ?? []
		expect(task?.slots.map((slot) => [slot.startMinute, slot.endMinute])).toEqual([[540, 870]])
	})

	it('steps that ask for two licences are not one task', async () => {
		const ids = await doing(async (tx) => [
			await addStep(tx, staff(), id, { what: '縫う', minutes: 60, place: '', detail: { skill: 'sewing' } }),
			await addStep(tx, staff(), id, { what: '運ぶ', minutes: 60, place: '', detail: { skill: 'computer' } }),
		])
		expect(await refusing((tx) => draftFromSteps(tx, staff(), id, [ids]))).toBe('steps-two-skills')
		expect(await refusing((tx) => joinStep(tx, staff(), id, ids[0] as string))).toBe('step-join-skills')
		expect(
			await refusing((tx) =>
				draftFromSteps(
					tx,
					staff(),
					id,
					ids.map((one) => [one]),
				),
			),
		).toBe('done')
	})

	it('becomes tasks: one of each step or of some together, and a day for all of them', async () => {
		await doing((tx) => startFromTemplate(tx, staff(), id, 'shop-floor'))
		const ids = (await stepsOf(db(), id)).map((one) => one.id)
		await doing((tx) => draftFromSteps(tx, staff(), id, [[ids[0] ?? ''], ids.slice(1)]))
		await doing((tx) =>
			addDay(tx, staff(), id, { day: workDay, startMinute: 540, seats: 2, order: 'in-turn' }),
		)
		const found = await requestForStaff(db(), id)
		expect(found?.tasks.map((task) => [task.title, task.minutes, task.payYen])).toEqual([
			['箱を開けて数を確かめる', 60, 1300],
			['棚に並べるほか1つ', 120, 2600],
		])
		expect(found?.tasks.map((task) => task.slots.map((slot) => [slot.startMinute, slot.endMinute]))).toEqual([
			[[540, 600]],
			[[600, 720]],
		])
		expect(await refusing((tx) => draftFromSteps(tx, staff(), id, [[ids[1] ?? '']]))).toBe(
			'steps-cut-already',
		)
		expect(await refusing((tx) => draftFromSteps(tx, staff(), id, []))).toBe('steps-none-chosen')
		expect(await refusing((tx) => draftFromSteps(tx, staff(), id, [['nothing']]))).toBe('not-found')
	})
})

describe('days that repeat', () => {
	it('come for every draft, hours, seats and reserve dates with them, and are never there twice', async () => {
		await doing((tx) => startFromTemplate(tx, staff(), id, 'shop-floor'))
		expect(await refusing((tx) => repeatDays(tx, staff(), id, { repeat: 'weekly', times: 2 }))).toBe(
			'slot-none-to-repeat',
		)
		const ids = (await stepsOf(db(), id)).map((one) => one.id)
		await doing((tx) => draftFromSteps(tx, staff(), id, [[ids[0] ?? ''], ids.slice(1)]))
		await doing((tx) =>
			addDay(tx, staff(), id, { day: workDay, startMinute: 540, seats: 2, order: 'in-turn' }),
		)
		const weekly = { repeat: 'weekly', times: 2 } as const
		expect(await doing((tx) => repeatDays(tx, staff(), id, weekly))).toBe(4)
		const days = [workDay, addDays(workDay, 7), addDays(workDay, 14)]
		const found = await requestForStaff(db(), id)
		expect(
			found?.tasks.map((task) =>
				task.slots.map((slot) => [slot.day, slot.startMinute, slot.endMinute, slot.seats]),
			),
		).toEqual([days.map((day) => [day, 540, 600, 2]), days.map((day) => [day, 600, 720, 2])])
		// Again: only what goes further is new.
		expect(await doing((tx) => repeatDays(tx, staff(), id, weekly))).toBe(4)
		expect((await requestForStaff(db(), id))?.tasks[0]?.slots).toHaveLength(5)
		const year = { repeat: 'weekly', times: 52 } as const
		expect(await doing((tx) => repeatDays(tx, staff(), id, year))).toBeGreaterThan(80)
		const all = (await requestForStaff(db(), id))?.tasks[0]?.slots ?? []
		expect(all.at(-1)?.day).toBe(addDays(workDay, 7 * (all.length - 1)))
		expect((all.at(-1)?.day ?? '') <= addDays(dayOf(now()), 366)).toBe(true)
	})
})

describe('the contract check before posting', () => {
	const words = '係の指示に従ってください。'
	const cut = async (over: Parameters<typeof aTask>[1]) => {
		await doing((tx) => draftTask(tx, staff(), id, aTask(town.areaId, over)))
		const [task] = (await requestForStaff(db(), id))?.tasks ?? []
		await doing((tx) => addSlot(tx, staff(), task?.id ?? '', aSlot({ seats: 1 })))
		const quote = await doing((tx) => makeQuote(tx, staff(), id))
		await doing((tx) => answerQuote(tx, town.tamura.actor, town.tamura.id, quote.id, 'agreed'))
		return task?.id ?? ''
	}
	const posting = () => refusing((tx) => publishTasks(tx, staff(), id))
	const about = async () => (await contractOf(db(), id)).findings[0]?.about ?? ''

	it('asks five questions, and takes the better words', async () => {
		const taskId = await cut({ procedure: `1 洗う\n2 ${words}` })
		expect(await posting()).toBe('contract-unasked')
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		expect(await posting()).toBe('contract-blocked')
		const finding = await about()
		await doing((tx) => takeWording(tx, staff(), id, finding))
		expect((await requestForStaff(db(), id))?.tasks[0]?.procedure).toBe(
			'1 洗う\n2 手順書のとおりのできあがりにしてください。',
		)
		expect(await refusing((tx) => takeWording(tx, staff(), id, finding))).toBe('wording-gone')
		expect(await eventsAbout('task', taskId)).toContain('task.reworded')
		expect(await posting()).toBe('done')
	})

	it('reads every text of a task that anybody but staff reads', async () => {
		const notRead = ['kind', 'contractKind', 'areaId', 'posture', 'lowPayReason']
		const written = Object.entries(aTask(town.areaId))
			.filter(([field, value]) => typeof value === 'string' && !notRead.includes(field))
			.map(([field]) => field)
		expect(written).toEqual(expect.arrayContaining(['rain', 'groupRule', 'place', 'cancellation']))
		for (const field of written)
			await doing((tx) => draftTask(tx, staff(), id, aTask(town.areaId, { [field]: `${field}。${words}` })))
		const { findings } = await contractOf(db(), id)
		expect(findings.map((one) => one.field).sort()).toEqual(written.sort())
	})

	it('reads how pay is counted and why time is paid, and puts the better words there', async () => {
		const payTerms = {
			...usualPayTerms,
			by: 'time' as const,
			unit: '1時間',
			units: 2,
			why: `見守り。${words}`,
		}
		await cut({ payTerms })
		const finding = (await contractOf(db(), id)).findings.find((one) => one.field === 'payWhy')
		expect(finding?.better).toBe('手順書のとおりのできあがりにしてください。')
		await doing((tx) => takeWording(tx, staff(), id, finding?.about ?? ''))
		expect((await requestForStaff(db(), id))?.tasks[0]?.payTerms).toEqual({
			...payTerms,
			why: '見守り。手順書のとおりのできあがりにしてください。',
		})
	})

	it('puts the better words where the sentence stands, and leaves the rest as typed', async () => {
		const taskId = await cut({ procedure: '①箱は１０㎏まで。毎回ｼﾌﾄ\nｼﾌﾄ' })
		const shifts = (await contractOf(db(), id)).findings.filter((one) => one.rule === 'shift')
		expect(shifts.map((one) => one.better)).toEqual(['毎回日程', '日程'])
		await doing((tx) => takeWording(tx, staff(), id, shifts[1]?.about ?? ''))
		expect((await requestForStaff(db(), id))?.tasks[0]).toMatchObject({
			id: taskId,
			procedure: '①箱は１０㎏まで。毎回ｼﾌﾄ\n日程',
		})
	})

	it.each([words, '流れ作業です。'])('lets nobody pass %s: it is reworded', async (text) => {
		await cut({ procedure: text })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		const finding = await about()
		const rule = (await contractOf(db(), id)).findings[0]?.rule ?? ''
		expect(await refusing((tx) => askOverride(tx, staff(), id, finding, '急ぎ'))).toBe('override-words')
		// One that was asked for before its rule was held to words alone.
		const override = newId()
		const asked = { id: override, requestId: id, about: finding, rule, reason: '急ぎ' }
		await doing((tx) => tx.insert(overrides).values({ ...asked, askedBy: 'somebody', askedAt: tx.at }))
		expect(await refusing((tx) => approveOverride(tx, town.kessai.actor, override))).toBe('override-words')
		await doing((tx) => tx.update(overrides).set({ approvedAt: tx.at }).where(eq(overrides.id, override)))
		expect((await contractOf(db(), id)).findings[0]).toMatchObject({ level: 'words', settled: false })
		expect(await posting()).toBe('contract-blocked')
		await doing((tx) => takeWording(tx, staff(), id, finding))
		expect(await posting()).toBe('done')
	})

	it("leaves alone a client whose own name is another law's work", async () => {
		const client = await makeEmployer('ひなた介護タクシー', town.areaId)
		const request = await doing((tx) => openRequest(tx, client.actor, client.id, asked))
		const place = 'ひなた介護タクシーの車庫'
		await doing((tx) => draftTask(tx, staff(), request.id, aTask(town.areaId, { place })))
		expect((await contractOf(db(), request.id)).findings).toEqual([])
		await doing((tx) => draftTask(tx, staff(), id, aTask(town.areaId, { place })))
		expect((await contractOf(db(), id)).findings.map((one) => one.rule)).toContain('transport')
	})

	it('keeps the answers that a later one does not speak of', async () => {
		const answers = async () => (await contractOf(db(), id)).answers
		await doing((tx) => answerContract(tx, staff(), id, { ...soundAnswers, bound: 'yes' }))
		await doing((tx) => answerContract(tx, staff(), id, { bound: 'no', daily: undefined }))
		expect(await answers()).toEqual(soundAnswers)
		expect(await refusing((tx) => answerContract(tx, staff(), id, { orders: undefined }))).toBe(
			'contract-nothing',
		)
		expect(await answers()).toEqual(soundAnswers)
	})

	it('lets a danger pass only by a second person with a reason, bound to these words', async () => {
		await cut({ hazards: ['blades'] })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		expect(await refusing(async (tx) => askOverride(tx, staff(), id, await about(), ' '))).toBe(
			'override-reason',
		)
		const asking = await about()
		const override = await doing((tx) => askOverride(tx, staff(), id, asking, '訪問して確かめた'))
		expect((await waitingOverrides(db())).map((one) => one.id)).toContain(override)
		expect(await posting()).toBe('contract-blocked')
		expect(await refusing((tx) => approveOverride(tx, staff(), override))).toBe('override-own')
		const ends = await Promise.all(
			Array.from({ length: 5 }, () => refusing((tx) => approveOverride(tx, town.kessai.actor, override))),
		)
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(await eventsAbout('request', id)).toEqual(
			expect.arrayContaining(['override.asked', 'override.approved', 'contract.answered']),
		)
		expect(await posting()).toBe('done')
	})

	it('can be dropped, and the finding stands again', async () => {
		await cut({ privateHome: true })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		const asking = await about()
		const override = await doing((tx) => askOverride(tx, staff(), id, asking, '家族が居る'))
		expect(await refusing((tx) => askOverride(tx, staff(), id, asking, 'もう一度'))).toBe('override-asked')
		expect(await refusing((tx) => refuseOverride(tx, town.kessai.actor, override, ' '))).toBe(
			'override-refusal-reason',
		)
		await doing((tx) => refuseOverride(tx, town.kessai.actor, override, '二人で'))
		expect((await contractOf(db(), id)).findings[0]?.refusal?.reason).toBe('二人で')
		expect(await eventsAbout('request', id)).toContain('override.refused')
		const again = await doing((tx) => askOverride(tx, staff(), id, asking, '家族が居る'))
		await doing((tx) => dropOverride(tx, staff(), again))
		expect((await contractOf(db(), id)).findings[0]?.override).toBeNull()
	})

	it('is dropped by nobody but who asked, and refused by nobody who asked', async () => {
		await cut({ privateHome: true })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		const override = await doing(async (tx) => askOverride(tx, staff(), id, await about(), '家族が居る'))
		expect(await refusing((tx) => dropOverride(tx, town.kessai.actor, override))).toBe('override-gone')
		expect(await refusing((tx) => refuseOverride(tx, staff(), override, 'だめ'))).toBe('override-gone')
		expect((await contractOf(db(), id)).findings[0]?.override?.id).toBe(override)
	})

	it('that was let pass stays so, whatever an older page says', async () => {
		await cut({ privateHome: true })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		const override = await doing(async (tx) => askOverride(tx, staff(), id, await about(), '家族が居る'))
		await doing((tx) => approveOverride(tx, town.kessai.actor, override))
		const another = { ...town.kessai.actor, accountId: newId() }
		expect(await refusing((tx) => refuseOverride(tx, another, override, '二人で'))).toBe('override-gone')
		expect(await refusing((tx) => dropOverride(tx, staff(), override))).toBe('override-gone')
		const [finding] = (await contractOf(db(), id)).findings
		expect(finding).toMatchObject({ settled: true, refusal: null })
	})

	it('is stopped by work of another law, names whom to ask, and goes on once a second person let it pass', async () => {
		await cut({ procedure: '病院への送迎\n駐車場で車の誘導' })
		await doing((tx) => answerContract(tx, staff(), id, soundAnswers))
		const refusal = await inTransaction((tx) => publishTasks(tx, staff(), id)).catch((error) => error)
		expect(refusal).toMatchObject({ refusal: 'contract-blocked', facts: { n: 2 } })
		expect(refusal.sentence).toContain('運輸支局')
		expect(refusal.sentence).toContain('警察署の生活安全課')
		expect((await requestForStaff(db(), id))?.tasks[0]?.state).toBe('draft')
		for (const { about, level } of (await contractOf(db(), id)).findings) {
			expect(level).toBe('law')
			const asking = '運輸支局と警察署に電話で聞いた'
			const override = await doing((tx) => askOverride(tx, staff(), id, about, asking))
			expect(await posting()).toBe('contract-blocked')
			await doing((tx) => approveOverride(tx, town.kessai.actor, override))
		}
		expect(await posting()).toBe('done')
	})

	it.each(['orders', 'mixed'] as const)(
		'stops for good where the answer to %s is yes, whoever says yes',
		async (code) => {
			await cut({})
			await doing((tx) => answerContract(tx, staff(), id, { ...soundAnswers, [code]: 'yes' }))
			expect(await posting()).toBe('contract-never')
			expect(
				await refusing(async (tx) => askOverride(tx, town.kessai.actor, id, await about(), '急ぎ')),
			).toBe('override-never')
			const other = await open()
			const taskId = await doing((tx) => draftTask(tx, staff(), other, aTask(town.areaId)))
			await doing((tx) => addSlot(tx, staff(), taskId, aSlot()))
			await doing((tx) => answerContract(tx, staff(), other, { ...soundAnswers, [code]: 'yes' }))
			expect(await refusing((tx) => makeQuote(tx, staff(), other))).toBe('contract-never')
			await doing((tx) => answerContract(tx, staff(), other, { [code]: 'no' }))
			expect(await refusing((tx) => makeQuote(tx, staff(), other))).toBe('done')
		},
	)
})
