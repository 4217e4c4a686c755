// The desk's first page: each role's own acts come first, calls stand together, and nothing asks for what is over.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOffMine, callOffSlot } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import type { SettingKey } from '~/council/setting'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { noticesOf, shortNoticeDays, tellWhatHappened } from '~/notices/notice.server'
import { askForCall } from '~/people/contact.server'
import { hashSecret } from '~/people/secret.server'
import { answerContract } from '~/work/contract-check.server'
import { answerQuote, makeQuote } from '~/work/quote.server'
import { openRequest } from '~/work/request.server'
import { addSlot, draftTask } from '~/work/task.server'
import { db } from '~db/client'
import { accounts, calls } from '~db/schema/people'
import type { Town } from '../cast'
import {
	aSlot,
	aTask,
	makeRegistrant,
	makeTown,
	postTask,
	soundAnswers,
	throughJourney,
	today,
} from '../cast'
import { Visitor } from './site'

let town: Town
const arranger = new Visitor()
const receptionist = new Visitor()

/** An employer's request with its quote, answered. */
async function answered(what: string, answer: 'agreed' | 'declined'): Promise<void> {
	await inTransaction(async (tx) => {
		const asked = {
			what,
			place: '作業場',
			fromDay: null,
			byDay: null,
			howOften: '',
			like: '',
			budgetYen: null,
		}
		const { id } = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
		const taskId = await draftTask(tx, town.chosei.actor, id, aTask(town.areaId))
		await addSlot(tx, town.chosei.actor, taskId, aSlot())
		// What is left of the check is said instead of 募集する.
		await answerContract(tx, town.chosei.actor, id, soundAnswers)
		const quote = await makeQuote(tx, town.chosei.actor, id)
		await answerQuote(tx, town.tamura.actor, town.tamura.id, quote.id, answer)
	})
}

beforeAll(async () => {
	town = await makeTown()
	const secret = await hashSecret('a long password')
	for (const [name, { accountId }] of Object.entries({ chosei: town.chosei, inoue: town.inoue }))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: secret.hash, secretKind: secret.kind })
				.where(eq(accounts.id, accountId)),
		)
	await answered('合意した依頼', 'agreed')
	await answered('見送った依頼', 'declined')
	await inTransaction((tx) =>
		askForCall(tx, town.hidaka.actor, town.hidaka.id, undefined, new Date(tx.at.getTime() - 3_600_000)),
	)
	await arranger.signIn('chosei@hinata.example', 'a long password')
	await receptionist.signIn('inoue@hinata.example', 'a long password')
})
afterAll(() => moveClock(undefined))

describe('the board', () => {
	it('says 募集する for an agreed quote and nothing for a declined one', async () => {
		await arranger.open('/council')
		expect(arranger.link('募集する')).toContain('/council/requests/')
		expect(arranger.text()).toContain('合意した依頼')
		expect(arranger.text()).not.toContain('見送った依頼')
	})

	it('puts another role’s call below one’s own matters', async () => {
		const text = arranger.text()
		expect(text.indexOf('合意した依頼')).toBeLessThan(text.indexOf('ほかの人の分 '))
		expect(text.lastIndexOf('日高 花')).toBeGreaterThan(text.indexOf('合意した依頼'))
	})

	it('keeps an overdue call among the calls, with its number, its day and the way to it', async () => {
		await receptionist.open('/council')
		const text = receptionist.text()
		expect(text).toContain('今日電話する')
		expect(text).not.toContain('期限をすぎた')
		expect(text).toContain('0999-00-0001')
		expect(text).toMatch(/11月2日\(月\) 8:00/)
		const [call] = await db().select().from(calls)
		expect(receptionist.link('電話する')).toBe(`/council/calls#call-${call?.id}`)
	})
})

describe('somebody who cannot come after all', () => {
	it('is a matter on the board, a word to the employer, and stands on the slot with whether they heard', async () => {
		const { slotIds } = await postTask(town, { title: '柿もぎ' })
		const [slotId = ''] = slotIds
		const who = await makeRegistrant('来られない人', town.areaId)
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
		const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id]))
		await inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }))
		await arranger.open('/council')
		expect(arranger.text()).not.toContain('代わりの人')
		await inTransaction((tx) => callOffMine(tx, who.actor, who.id, id))
		await seekStandIns()
		await tellWhatHappened()
		await arranger.open('/council')
		expect(arranger.text()).toContain('代わりの人')
		expect(arranger.page.html).toContain(`/council/slots/${slotId}`)
		expect((await noticesOf(db(), town.tamura.accountId)).map((one) => one.kind)).toContain('stand-in-sought')
		await arranger.open(`/council/slots/${slotId}`)
		expect(arranger.text()).toContain('取りやめになった人')
		expect(arranger.text()).toContain('来られない人')
		await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, slotId, 'rain'))
		await arranger.open(`/council/slots/${slotId}`)
		expect(arranger.text()).toContain('この日程は取りやめました(雨')
		await arranger.open('/council')
		expect(arranger.text()).not.toContain('代わりの人')
	})
})

describe('cutting', () => {
	const [whole, empty] = [
		{
			startMinute: '600',
			endMinute: '660',
			seats: '2',
			'day.year': '2026',
			'day.month': '11',
			'day.day': '12',
		},
		{ startMinute: '', endMinute: '', 'day.year': '2026', 'day.month': '11', 'day.day': '12' },
	]

	it('says before and after that a change ends the agreement', async () => {
		await arranger.open('/council')
		await arranger.open(arranger.link('募集する'))
		expect(arranger.text()).toContain('合意はなくなり、見積を出し直します')
		await arranger.send('add-slot', empty)
		expect(arranger.text()).toContain('「はじめ」の時刻を、9:30 のように入れてください')
		await arranger.send('add-slot', whole)
		expect(arranger.text()).toContain('短いままでよい')
		await arranger.send('add-slot', { shortKept: 'on' })
		expect(arranger.text()).toContain('前の見積はもう使えません')
		expect(arranger.text()).toContain('見積の合計')
		await arranger.send('add-slot', { ...whole, shortKept: 'on' })
		expect(arranger.text()).toContain('同じ日程がもうあります(2人)。')
	})

	it('asks about pay below the yardstick', async () => {
		await arranger.open(arranger.link('直す'))
		await arranger.send('payYen', { payYen: '1000', lowPayReason: '' })
		expect(arranger.text()).toContain('1時間あたり500円')
		await arranger.send('payYen', { lowPayReason: '見本の品を持ち帰れる' })
		expect(arranger.text()).toContain('直しました')
	})
})

describe('a card', () => {
	it('is not made twice by one press, and the page says what a new one does', async () => {
		await inTransaction((tx) =>
			tx.update(accounts).set({ number: '260999' }).where(eq(accounts.id, town.noguchi.accountId)),
		)
		await receptionist.open(`/council/people/${town.noguchi.id}`)
		const press = receptionist.fill('/card')
		await receptionist.post(press)
		expect(receptionist.page.status).toBe(200)
		expect(receptionist.text()).toContain('260999')
		await receptionist.post(press)
		expect(receptionist.page.status).toBe(422)
		expect(receptionist.text()).toContain('この登録証はもう出しました')
		await receptionist.post(receptionist.forms()[0] ?? press)
		expect(receptionist.page.status).toBe(200)
	})
})

describe('when the desk must have acted', () => {
	it('is what the council set: the closing time, the days for a hand, the notice that is short', async () => {
		const set = (key: SettingKey, value: number) =>
			inTransaction((tx) => setSetting(tx, town.inoue.actor, key, value, today))
		const { slotId } = await throughJourney(town, 'applied', { slot: { day: addDays(today, 25) } })
		await arranger.open('/council')
		expect(due(arranger, slotId)).toContain('11月10日')
		await set('hand-days', 10)
		await arranger.open('/council')
		expect(due(arranger, slotId)).toContain('11月17日')
		const { assignmentId } = await throughJourney(town, 'reported', { registrant: town.noguchi })
		moveClock(() => instantOf('2026-11-24', 540))
		await receptionist.open('/council')
		expect(due(receptionist, assignmentId)).toContain('17:15')
		await set('office-closes-minute', 960)
		await receptionist.open('/council')
		expect(due(receptionist, assignmentId)).toContain('16:00')
		expect(await shortNoticeDays(db(), now())).toBe(2)
	})
})

/** The line of the board that leads to this record. */
const due = (visitor: Visitor, id: string) =>
	visitor.page.html.split('class="wait"').find((line) => line.includes(id)) ?? ''
