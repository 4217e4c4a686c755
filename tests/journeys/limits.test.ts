// What somebody says of dates, ways, ceilings and likings, through the real doors: kept, shown, judged by, and today called off.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'

// The built site and this test read the same moved clock: Monday, 2 November 2026, 8:30.
vi.hoisted(() => {
	process.env.CLOCK_AT = '2026-11-01T23:30:00Z'
})

import { applyFor } from '~/assignments/application.server'
import { assignmentOf } from '~/assignments/assignment.server'
import { decide } from '~/assignments/decision.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { giveTurn } from '~/matching/turn.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { setSecret } from '~/people/account.server'
import { registrantOf } from '~/people/registrant.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { offers } from '~db/schema/assignments'
import { accounts, registrants } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { makeArea, makeRegistrant, makeStaff, makeTown, postTask, today, workDay } from '../cast'
import type { Form } from './site'
import { Visitor } from './site'

let town: Town
let secret: Awaited<ReturnType<typeof hashSecret>>
let numbers = 280_000

async function signedIn(person: { accountId: string }): Promise<Visitor> {
	const number = String(++numbers)
	await inTransaction(async (tx) => {
		await tx.update(accounts).set({ number }).where(eq(accounts.id, person.accountId))
		await setSecret(tx, person.accountId, secret)
	})
	const visitor = new Visitor()
	await visitor.signIn(number, 'a long password')
	return visitor
}

const someone = (over = {}): Promise<Registrant> => makeRegistrant('宮', town.areaId, over)
const [year, month, date] = workDay.split('-').map(Number)
const onWorkDay = { 'day.year': String(year), 'day.month': String(month), 'day.day': String(date) }

beforeAll(async () => {
	town = await makeTown()
	moveClock(() => instantOf(today, 8 * 60 + 30))
	secret = await hashSecret('a long password')
})

describe('時間がちがう日', () => {
	it('is kept, holds for the tasks of that day, and is taken away again', async () => {
		const visitor = await signedIn(await someone())
		const { taskId } = await postTask(town, {}, [{ startMinute: 780, endMinute: 900 }])
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).toContain('できる時間に入っています')
		await visitor.open('/my/other-hours')
		expect(visitor.text()).toContain('知らせている日はありません')
		// Before a dawn harvest, and after a late supper.
		for (const minute of [240, 1320]) expect(visitor.page.html).toContain(`value="${minute}"`)
		await visitor.send('day.year', { ...onWorkDay, from: '720', to: '540' })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('「何時から」より後にしてください')
		await visitor.send('day.year', { ...onWorkDay, from: '540', to: '720', from2: '900', to2: '' })
		expect(visitor.page.status).toBe(422)
		await visitor.send('day.year', { ...onWorkDay, from: '540', to: '720', from2: '', to2: '' })
		expect(visitor.text()).toContain('その日の時間を入れました')
		expect(visitor.text()).toContain('9時〜12時')
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).toContain('その日に決めた時間の外です')
		expect(visitor.text()).not.toMatch(/あなたは/)
		await visitor.open('/my/other-hours')
		await visitor.post(visitor.forms().find((form) => form.action.endsWith('do=remove')) as Form)
		expect(visitor.text()).toContain('知らせている日はありません')
	})
})

describe('決まっている仕事', () => {
	const listed = '決まっている仕事があります'

	it('stays as it is when hours and days are taken back, and every page of them says so, each time it is opened', async () => {
		const person = await someone()
		const visitor = await signedIn(person)
		const { slotIds } = await postTask(town, {}, [{ startMinute: 570, endMinute: 690 }])
		const slotId = slotIds[0] ?? ''
		await inTransaction((tx) => applyFor(tx, person.actor, person.id, slotId))
		const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [person.id], 'near'))
		await inTransaction((tx) => sayYes(tx, person.actor, person.id, id, { showCallName: false }))
		const pages = ['/my/availability', '/my/days-off', '/my/other-hours']
		for (const path of pages) {
			await visitor.open(path)
			expect(visitor.text(), path).not.toContain(listed)
		}
		const isListed = async (path: string) => {
			// Not only in the answer to the form.
			await visitor.open(path)
			expect(visitor.text(), path).toContain(listed)
			expect(visitor.page.html, path).toContain(`/my/assignments/${id}`)
		}
		await visitor.open('/my/availability')
		await visitor.send('free-finer.2.0.from', { free: ['2-morning'] })
		await isListed('/my/availability')
		await visitor.open('/my/days-off')
		await visitor.send('fromDay.year', {
			'fromDay.year': String(year),
			'fromDay.month': String(month),
			'fromDay.day': String(date),
			how: 'weekly',
		})
		await isListed('/my/days-off')
		await visitor.open('/my/other-hours')
		await visitor.send('day.year', { ...onWorkDay, from: '900', to: '1020', from2: '', to2: '' })
		await isListed('/my/other-hours')
		expect((await assignmentOf(db(), person.id, id))?.assignment.state).toBe('agreed')
	})
})

describe('できること・むずかしいこと', () => {
	it('keeps ways, districts, ceilings and likings, and shows them to staff', async () => {
		const person = await someone()
		const visitor = await signedIn(person)
		await visitor.open('/my/abilities')
		await visitor.send('kilogramsMost', { areaIds: ['nowhere'] })
		expect(visitor.page.status).toBe(422)
		await visitor.send('kilogramsMost', { areaIds: [], conditions: ['aloneOnly', 'notAlone'] })
		expect(visitor.page.status).toBe(422)
		expect(visitor.text()).toContain('どちらか一つだけ')
		await visitor.send('kilogramsMost', {
			conditions: ['notAlone'],
			comesBy: 'bus',
			areaIds: [town.areaId],
			standMinutesMost: '60',
			monthYenMost: '３０，０００',
			yearYenMost: '',
			likesKinds: ['farm-work'],
			likesSame: 'on',
		})
		expect(visitor.text()).toContain('保存しました')
		const fields = visitor.form('kilogramsMost').fields
		for (const [name, value] of [
			['comesBy', 'bus'],
			['areaIds', town.areaId],
			['standMinutesMost', '60'],
			['monthYenMost', '30000'],
			['likesKinds', 'farm-work'],
		])
			expect(fields).toContainEqual([name, value])
		const { taskId } = await postTask(town)
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).toContain('好きな仕事です')
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/people/${person.id}`)
		expect(staff.text()).toContain('月30,000円まで')
		expect(staff.text()).toContain('好きな仕事 農作業')
		expect(staff.text()).toContain('行ったことのあるところを希望')
		await visitor.open('/my/abilities')
		expect(visitor.page.html).toMatch(/<input[^>]*name="likesSame"[^>]*checked/)
	})
})

describe('why it does not fit', () => {
	it('is closed until opened, three at first, what the council can mend before the rest, with whom to ask', async () => {
		const person = await someone()
		await inTransaction((tx) =>
			setLimits(tx, person.actor, person.id, {
				...noLimits,
				sittingOnly: true,
				indoorsOnly: true,
				areaIds: ['elsewhere'],
				kilogramsMost: 2,
				restEachHour: true,
			}),
		)
		const visitor = await signedIn(person)
		const { taskId } = await postTask(town, {
			posture: 'stand',
			outdoors: true,
			rain: '雨の日は中止します。',
			kilograms: 5,
			rests: false,
		})
		await visitor.open(`/my/tasks/${taskId}`)
		const [, folded = ''] = /<details class="why-not">([\s\S]*)<\/details>/.exec(visitor.page.html) ?? []
		const [first = '', more = ''] = folded.split('<details class="why-not">')
		expect(visitor.page.html).not.toMatch(/<details class="why-not" open/)
		expect(first.match(/class="fit-no"/g)).toHaveLength(3)
		expect(first).toContain('1時間ごとには休めません')
		expect(first).toContain('立ってする仕事です')
		expect(first).toContain('5kgまで持ちます')
		expect(more).toContain('屋外です')
		expect(more).toContain('行く地区に入れていない')
		expect(folded).toContain('事務局に聞いてください')
		expect(folded).toMatch(/href="tel:/)
		expect(folded).not.toContain('あなた')
	})

	it('when somebody else was chosen the page says so, and that the turn stays', async () => {
		const person = await someone()
		const other = await someone()
		const { taskId, slotIds } = await postTask(town, {}, [{ seats: 1 }, { day: addDays(workDay, 1) }])
		const slotId = slotIds[0] ?? ''
		for (const who of [person, other]) await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
		const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [other.id], 'near'))
		await inTransaction((tx) => sayYes(tx, other.actor, other.id, id, { showCallName: false }))
		const visitor = await signedIn(person)
		await visitor.open(`/my/tasks/${taskId}`)
		expect(visitor.text()).toContain('今回は別の方にお願いしました。次の順番は変わりません。')
		const chosen = await signedIn(other)
		await chosen.open(`/my/tasks/${taskId}`)
		expect(chosen.text()).not.toContain('今回は別の方に')
	})
})

describe('hours at which one may be asked', () => {
	it('are said on the own page, and staff go past them with a reason alone', async () => {
		const person = await someone()
		const visitor = await signedIn(person)
		await visitor.open('/my/profile')
		await visitor.send('callName', { askFromMinute: '600', askUntilMinute: '' })
		expect(visitor.page.status).toBe(422)
		await visitor.send('callName', { askFromMinute: '600', askUntilMinute: '1080' })
		expect(visitor.text()).toContain('保存しました')
		expect((await registrantOf(db(), person.id))?.askFromMinute).toBe(600)
		const { slotIds } = await postTask(town)
		const staff = await signedIn(town.chosei)
		const path = `/council/slots/${slotIds[0]}`
		await staff.open(path)
		expect(staff.text()).toContain('お声がけは10時から18時まで')
		const asking = (askReason: string) => {
			const form = staff.forms().find((one) => one.fields.some(([, value]) => value === person.id))
			if (!form) throw new Error('nobody to ask')
			const fields = form.fields.filter(([name]) => name !== 'askReason')
			return staff.post({ ...form, fields: [...fields, ['askReason', askReason]] })
		}
		await asking('')
		expect(staff.page.status).toBe(422)
		expect(staff.text()).toContain('いまお声がけするときは、理由を選んでください')
		await asking('urgent')
		const made = await db().select().from(offers).where(eq(offers.registrantId, person.id))
		expect(made.map((one) => one.reason)).toEqual(['urgent'])
	})
})

describe('who does not fit', () => {
	it('is counted whole where the page shows sixty, and each reason says whose it is', async () => {
		for (let n = 0; n < 61; n++) await makeRegistrant(`無${n}`, town.areaId, { hours: null })
		const { slotIds } = await postTask(town)
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/slots/${slotIds[0]}`)
		const all = Number(/条件に合わない (\d+)人\(はじめの60人\)/.exec(staff.text())?.[1])
		expect(all).toBeGreaterThan(60)
		expect(staff.text()).toContain('✕ 本人の希望: できる時間が未入力')
	})
})

describe('asking somebody before their turn', () => {
	it('names who would be passed over, and asks for the reason in the row itself', async () => {
		const [first, next] = [await someone(), await someone()]
		const { slotIds } = await postTask(town)
		const slotId = slotIds[0] ?? ''
		await inTransaction(async (tx) => {
			await tx.update(registrants).set({ askAtMost: 'never' })
			for (const { id } of [first, next])
				await tx.update(registrants).set({ askAtMost: 'daily' }).where(eq(registrants.id, id))
			await giveTurn(tx, { registrantId: next.id, taskId: 'a', slotId: 'a', why: 'decided' })
		})
		const staff = await signedIn(town.chosei)
		await staff.open(`/council/slots/${slotId}`)
		const rowOf = () => staff.forms().find((one) => one.fields.some(([, value]) => value === next.id))
		const form = rowOf()
		if (!form) throw new Error('nobody to ask')
		await staff.post(form)
		expect(staff.page.status).toBe(422)
		expect(staff.text()).toContain('より先に、お声がけします。先にする理由を選んでください。')
		const again = rowOf()
		if (!again) throw new Error('nobody to ask')
		expect(again.fields.map(([name]) => name)).toContain('askReason')
		const fields = again.fields.filter(([name]) => name !== 'askReason')
		await staff.post({ ...again, fields: [...fields, ['askReason', 'near']] })
		expect(staff.page.status).toBe(200)
		const made = await db().select().from(offers).where(eq(offers.registrantId, next.id))
		expect(made.map((one) => one.reason)).toEqual(['near'])
	})
})

describe('今日はむずかしい', () => {
	it('is one tap on the own page, without a reason', async () => {
		const person = await someone()
		const { slotIds } = await postTask(town, {}, [{ day: today, startMinute: 600, endMinute: 720 }])
		await inTransaction((tx) => applyFor(tx, person.actor, person.id, slotIds[0] ?? ''))
		const [id = ''] = await inTransaction((tx) =>
			decide(tx, town.chosei.actor, slotIds[0] ?? '', [person.id], 'near'),
		)
		await inTransaction((tx) => sayYes(tx, person.actor, person.id, id, { showCallName: false }))
		const visitor = await signedIn(person)
		await visitor.open('/my')
		await visitor.send('today-off')
		expect(visitor.text()).toContain('お大事に。あとは事務局がします。')
		expect(visitor.page.html).not.toContain('value="today-off"')
		await seekStandIns()
		await tellWhatHappened()
		const staff = await signedIn(town.inoue)
		await staff.open('/council/calls')
		expect(staff.text()).toMatch(/交代します|1人少なくなります/)
	})

	it('is not there for who has nothing today', async () => {
		const visitor = await signedIn(await someone())
		await visitor.open('/my')
		expect(visitor.page.html).not.toContain('value="today-off"')
	})
})

describe('地区', () => {
	it('holds the first bus and the minutes between two', async () => {
		const far = await makeArea('浜地区', 2)
		const administrator = await signedIn(await makeStaff('管理', 'administrator'))
		await administrator.open('/council/areas')
		await administrator.send('busAreaId', { busAreaId: far, minute: '540' })
		await administrator.send('otherId', { fromId: far, otherId: town.areaId, minutes: '25' })
		expect(administrator.text()).toContain('25分')
		expect(administrator.text()).toContain('9:00')
		await administrator.send('otherId', { fromId: far, otherId: far, minutes: '25' })
		expect(administrator.page.status).toBe(422)
		await administrator.open('/council/areas')
		await administrator.send('otherId', { fromId: town.areaId, otherId: far, minutes: '' })
		expect(administrator.text()).toContain('分数は、まだ入っていません')
	})
})
