// Weather through real doors: the rule on the sheet and before a hand is raised, heat, a day called off by rain, a day moved and asked, a stop half-way.
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { hashSecret } from '~/people/secret.server'
import { draftFromSteps } from '~/work/cutting.server'
import { openRequest } from '~/work/request.server'
import { addStep } from '~/work/sheet.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { accounts, calls } from '~db/schema/people'
import { heatValues, slots, tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, workDay } from '../cast'
import { Visitor } from './site'

let town: Town
let ito: Registrant
const office = new Visitor()
const hidaka = new Visitor()
const secret = 'a long password'

beforeAll(async () => {
	town = await makeTown()
	ito = await makeRegistrant('伊東', town.areaId, { hearsBy: 'telephone', telephone: '0999-00-0077' })
	const made = await hashSecret(secret)
	for (const [name, { accountId }] of Object.entries({
		chosei: town.chosei,
		hidaka: town.hidaka,
		uketsuke: town.inoue,
	}))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
	await office.signIn('chosei@hinata.example', secret)
	await hidaka.signIn('hidaka@hinata.example', secret)
})
afterAll(() => moveClock(undefined))

/** A posted slot in the open; these people have said yes to it. */
async function outdoors(day: string, people: readonly Registrant[]) {
	clockAt(addDays(day, -5))
	const { slotIds, taskId } = await postTask(town, { title: 'みかんの収穫', outdoors: true }, [
		{ day, reserveDay: addDays(day, 2), seats: 3 },
	])
	const slotId = slotIds[0] ?? ''
	for (const one of people) await inTransaction((tx) => applyFor(tx, one.actor, one.id, slotId))
	const ids = await inTransaction(async (tx) =>
		people.length === 0
			? []
			: decide(
					tx,
					town.chosei.actor,
					slotId,
					people.map((one) => one.id),
					'follow',
				),
	)
	for (const [n, one] of people.entries())
		await inTransaction((tx) => sayYes(tx, one.actor, one.id, ids[n] ?? '', { showCallName: true }))
	await tellWhatHappened()
	return { slotId, taskId, ids }
}

/** From the page of the day to the page that shows who hears of it. */
async function look(day: string, fields: Record<string, string | undefined>): Promise<void> {
	await office.open(`/council/weather?day=${day}`)
	const form = office.fill('toDay.year', fields)
	await office.open(`/council/weather?${new URLSearchParams(form.fields)}`)
}

const openRed = () =>
	db()
		.select()
		.from(calls)
		.where(and(eq(calls.red, true), isNull(calls.closedAt)))

describe('the rule', () => {
	it('goes from the step into the draft, and what is left empty is the usual', async () => {
		clockAt(addDays(workDay, -5))
		const { id } = await inTransaction((tx) =>
			openRequest(tx, town.tamura.actor, town.tamura.id, {
				what: 'みかん',
				place: '畑',
				fromDay: null,
				byDay: null,
				howOften: '',
				like: '',
				budgetYen: null,
			}),
		)
		const stepId = await inTransaction((tx) =>
			addStep(tx, town.chosei.actor, id, { what: 'とる', minutes: 90, place: '畑' }),
		)
		await office.open(`/council/requests/${id}/steps/${stepId}`)
		await office.send('decides', {
			outdoors: 'yes',
			decides: 'employer',
			halfway: 'hours',
			heats: ['shade', 'water'],
		})
		const [taskId = ''] = await inTransaction((tx) => draftFromSteps(tx, town.chosei.actor, id, [[stepId]]))
		const kept = async () => (await db().select().from(tasks).where(eq(tasks.id, taskId)))[0]?.weather
		expect(await kept()).toEqual({
			decides: 'employer',
			eveningMinute: 1080,
			morningMinute: 360,
			halfway: 'hours',
			heat: { shade: true, water: true, rest: false },
		})
		await office.open(`/council/requests/${id}/tasks/${taskId}`)
		await office.send('decides', {
			decides: '',
			halfway: 'whole',
			specification: 'かごに入っている',
			heats: ['shade', 'water', 'rest'],
		})
		expect(await kept()).toMatchObject({ decides: 'council', halfway: 'whole', heat: { rest: true } })
	})

	it('is read before a hand is raised, with the 予備日', async () => {
		const { taskId } = await outdoors(workDay, [])
		for (const path of [`/tasks/${taskId}`, `/my/tasks/${taskId}`]) {
			await hidaka.open(path)
			expect(hidaka.text(), path).toContain('事務局が前の日の18時まで(おそくても当日の6時まで)')
			expect(hidaka.text(), path).toContain('予備日 11月11日(水)')
		}
	})
})

describe('the page of a day', () => {
	const day = addDays(workDay, 77)

	it('tells who decides nothing who does, and asks nothing of them', async () => {
		await outdoors(day, [])
		const reception = new Visitor()
		await reception.signIn('uketsuke@hinata.example', secret)
		await reception.open(`/council/weather?day=${day}`)
		expect(reception.text()).toContain('調整担当か、決裁者がします')
		expect(reception.text()).not.toContain('見た値を、下に入れてください')
		expect(reception.page.html).not.toContain('name="heat"')
		await office.open(`/council/weather?day=${day}`)
		expect(office.text()).toContain('見た値を、下に入れてください')
	})

	it('says which values there are, and begins with 暑さ once it is hot', async () => {
		const why = () =>
			office
				.forms()
				.flatMap((form) => form.fields)
				.find(([name]) => name === 'why')?.[1]
		await office.open(`/council/weather?day=${day}`)
		expect(why()).toBe('rain')
		for (const heat of ['99999', 'あつい']) {
			await office.send('heat', { heat })
			expect(office.page.status).toBe(422)
			expect(office.text()).toContain('0から50までの数字で入れてください')
		}
		await office.send('heat', { heat: '31.5' })
		expect(why()).toBe('heat')
	})

	it.each([
		[{}, '「移す日」を入れてください'],
		[
			{ 'toDay.year': '2027', 'toDay.month': '2', 'toDay.day': '30' },
			'その日はカレンダーにありません。「移す日」を確かめてください',
		],
		[
			{ 'toDay.year': '2026', 'toDay.month': '1', 'toDay.day': '2' },
			'移す日は、この日よりあとの、1年以内の日にしてください',
		],
	])(
		'says by the field what is wrong with the day to move to, and keeps the choice: %j',
		async (typed, sentence) => {
			await look(day, { end: 'day', why: 'snow', ...typed })
			expect(office.text()).toContain(sentence)
			expect(office.text()).not.toContain('空のままで送れます')
			expect(office.page.html).toContain('id="toDay-error"')
			const fields = office.forms().flatMap((form) => form.fields)
			expect(fields).toEqual(
				expect.arrayContaining([['end', 'day'], ['why', 'snow'], ...Object.entries(typed)]),
			)
		},
	)

	it('looks at a day that stays in the box only where another day was chosen', async () => {
		await look(day, { end: 'off', 'toDay.month': '13' })
		expect(office.text()).toContain('取りやめて、みんなに伝える')
	})
})

describe('a day called off by rain', () => {
	const day = addDays(workDay, 14)
	let ids: string[] = []

	it('is looked at before it is done: who hears of it, how, how many by telephone', async () => {
		ids = (await outdoors(day, [town.hidaka, ito])).ids
		clockAt(addDays(day, -1), 960)
		await office.open('/council')
		expect(office.link('天気を見る')).toContain(`/council/weather?day=${day}`)
		await look(day, { why: 'rain', end: 'off' })
		const text = office.text()
		expect(text).toContain('仕事1つを、雨のため取りやめます。2人に伝わります。')
		expect(text).toContain('このうち1人は、電話をしないと伝わりません。')
		expect(text).toMatch(/日高 花.*サイトのお知らせ.*伊東 花.*電話/)
		expect(await db().select().from(assignments).where(eq(assignments.state, 'called-off'))).toEqual([])
	})

	it('tells everybody, and stays red until spoken or read', async () => {
		await office.send('act')
		expect(office.text()).toContain('仕事1つを取りやめました。2人にお知らせします。')
		expect(office.text()).toContain('「天気のため、仕事を取りやめた・移した」を取り消す')
		await tellWhatHappened()
		// The employer too.
		expect(await openRed()).toHaveLength(3)
		await office.open('/council/calls')
		expect(office.page.html).toContain('call-red')
		expect(office.text().indexOf('まだ届いていません')).toBeLessThan(office.text().indexOf('伊東 花'))
		const [hers] = (await openRed()).filter((call) => call.registrantId === ito.id)
		const form = office
			.forms()
			.find((one) => ['family', hers?.id].every((value) => one.fields.some(([, given]) => given === value)))
		if (!form) throw new Error('no way to say that the family was told')
		// An employer is told themselves.
		const theirs = (await openRed()).find((call) => call.employerId === town.tamura.id)
		expect(theirs).toBeDefined()
		const ofEmployer = office.forms().filter((one) => one.fields.some(([, given]) => given === theirs?.id))
		expect(ofEmployer.map((one) => one.fields.find(([name]) => name === 'outcome')?.[1])).not.toContain(
			'family',
		)
		await office.post({
			...form,
			fields: form.fields.map(([n, v]) => [n, n === 'callId' ? (theirs?.id ?? '') : v]),
		})
		expect(office.page.status).toBe(422)
		await office.open('/council/calls')
		await office.post(form)
		expect(office.text()).toContain('「家族に話しました」と記録しました')
		await hidaka.open('/my/notices')
		expect(hidaka.text()).toContain('お仕事が取りやめになりました')
		expect((await openRed()).map((call) => call.employerId)).toEqual([town.tamura.id])
		await hidaka.open(`/my/assignments/${ids[0]}`)
		expect(hidaka.text()).toContain('雨のため、取りやめになりました。順番は変わりません。')
	})

	it('a second time there is nothing left, and the page says so', async () => {
		await look(day, { why: 'rain', end: 'off' }).catch(() => undefined)
		await office.open(`/council/weather?day=${day}&scope=day&why=rain&end=off`)
		expect(office.text()).toContain('取りやめる仕事は、もうありません')
		await office.open(`/council/weather?day=${day}`)
		expect(office.text()).toContain('この日にしたこと')
	})
})

describe('a day that is moved', () => {
	const day = addDays(workDay, 28)

	it('asks for the new day, and the yes makes the contract', async () => {
		const { slotId, ids } = await outdoors(day, [town.hidaka, ito])
		clockAt(addDays(day, -1), 960)
		await look(day, { why: 'disaster', end: 'reserve', scope: `slot:${slotId}` })
		expect(office.text()).toContain('でよいか聞く')
		expect(office.text()).toContain('日を移したことは、取り消せません')
		await office.send('act')
		expect(office.text()).not.toContain('を取り消す')
		expect(office.text()).toContain('2人に、新しい日でよいかお聞きしています')
		await tellWhatHappened()
		await hidaka.open(`/my/assignments/${ids[0]}`)
		expect(hidaka.text()).toContain('に移りました')
		const hers = async () => (await openRed()).filter((call) => call.registrantId === town.hidaka.id)
		expect(await hers()).toHaveLength(1)
		await hidaka.open(hidaka.link('新しい日の約束を見る'))
		// She opened what the notice leads to: nobody need call her.
		expect(await hers()).toEqual([])
		expect(hidaka.text()).toContain('この日でよいか、お返事をください')
		await office.open(`/council/slots/${slotId}`)
		expect(office.text()).toContain('に移しました')
		expect(office.text()).toContain('でよいか、新しい約束でお聞きしています')
		await hidaka.send('showCallName', {
			showCallName: 'no',
			read: 'on',
		})
		const [moved] = await db().select().from(slots).where(eq(slots.movedFrom, slotId))
		const theirs = await db()
			.select()
			.from(assignments)
			.where(eq(assignments.slotId, moved?.id ?? ''))
		expect(theirs.map((one) => [one.registrantId === ito.id, one.state]).toSorted()).toEqual([
			[false, 'agreed'],
			[true, 'decided'],
		])
		await office.open('/council/calls')
		expect(office.text()).toContain('お仕事の日が移りました')
	})
})

describe('heat', () => {
	const day = addDays(workDay, 42)

	it('asks for shade, water and rest from the first limit on, and lets nobody out from the second', async () => {
		const { taskId } = await outdoors(day, [town.hidaka])
		clockAt(addDays(day, -1), 960)
		const enter = async (heat: string) => {
			await office.open(`/council/weather?day=${day}`)
			await office.send('heat', { heat })
		}
		await enter('暑い')
		expect(office.page.status).toBe(422)
		await office.open(`/council/weather?day=${day}`)
		await office.send('heat', { heat: '28', areaId: 'no-such-area' })
		expect(office.page.status).toBe(422)
		expect(office.text()).toContain('地区を、一覧から選んでください。')
		expect(await db().select().from(heatValues).where(eq(heatValues.areaId, 'no-such-area'))).toEqual([])
		await enter('２８．０')
		expect(office.text()).toContain('依頼主に聞いてください')
		await office.open('/council')
		expect(office.text()).toContain('暑さのため、1つの仕事は、このままではできません。')
		await office.open(`/council/weather?day=${day}`)
		await office.send('answer-heat', { heats: ['shade', 'water', 'rest'] })
		expect(office.text()).toContain('日かげ・飲みもの・休みがあります。')
		expect((await db().select().from(tasks).where(eq(tasks.id, taskId)))[0]?.weather?.heat).toEqual({
			shade: true,
			water: true,
			rest: true,
		})
		await enter('31')
		expect(office.text()).toContain('そとの仕事はしません。')
		await office.open(office.link('取りやめる'))
		expect(office.text()).toContain('暑さのため取りやめます')
	})
})

describe('a stop half-way', () => {
	it('is one tap and becomes the report with what the terms pay', async () => {
		const day = addDays(workDay, 56)
		const { ids } = await outdoors(day, [town.hidaka, ito])
		clockAt(day, 610)
		await hidaka.open(`/my/assignments/${ids[0]}`)
		await hidaka.post(
			hidaka.forms().find((form) => form.action.endsWith('do=stopped')) ?? hidaka.form('none'),
		)
		expect(hidaka.text()).toContain('約束のとおり、報酬は全額です。')
		await office.open(`/council/assignments/${ids[1]}`)
		await office.send('stopped')
		expect(office.text()).toContain('完了報告として記録しました')
		for (const id of ids)
			expect((await db().select().from(assignments).where(eq(assignments.id, id)))[0]?.state).toBe('reported')
	})

	it('does not stand on work indoors', async () => {
		const day = addDays(workDay, 63)
		clockAt(addDays(day, -5))
		const { slotIds } = await postTask(town, {}, [{ day }])
		const slotId = slotIds[0] ?? ''
		await inTransaction((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, slotId))
		const [id = ''] = await inTransaction((tx) =>
			decide(tx, town.chosei.actor, slotId, [town.hidaka.id], 'follow'),
		)
		await inTransaction((tx) => sayYes(tx, town.hidaka.actor, town.hidaka.id, id, { showCallName: true }))
		clockAt(day, 610)
		await hidaka.open(`/my/assignments/${id}`)
		expect(hidaka.text()).not.toContain('途中でやめました')
		expect((await hidaka.tryPost(`/my/assignments/${id}?do=stopped`)).status).toBe(422)
	})
})
