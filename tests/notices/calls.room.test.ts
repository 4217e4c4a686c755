// Calls: what each is about, so that it can be said; a try nobody answered; the sentence after a tap.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOff } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { moveClock } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import {
	bankAccountOf,
	checkBankAccount,
	enterBankAccount,
	rejectBankAccount,
} from '~/money/bank-account.server'
import { aboutCalls } from '~/notices/call.server'
import { write } from '~/notices/conversation.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { lastSaid, openCalls, tryCall, tryPerson } from '~/people/contact.server'
import { db } from '~db/client'
import type { Registrant, Town } from '../cast'
import {
	anAccount,
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
let byPhone: Registrant
beforeAll(async () => {
	town = await makeTown()
	byPhone = await makeRegistrant('谷口', town.areaId, { hearsBy: 'telephone' })
})
afterAll(() => moveClock(undefined))

const theirs = async (who: Registrant) => {
	await tellWhatHappened()
	return (await openCalls(db())).filter((call) => call.registrantId === who.id)
}

describe('a call', () => {
	it('says the work, its day, place and pay and until when an answer is awaited', async () => {
		const { slotIds } = await postTask(town, {}, [{}, { startMinute: 780, endMinute: 840 }])
		const offer = await inTransaction((tx) =>
			ask(tx, town.chosei.actor, slotIds[0] ?? '', byPhone.id, 'wish'),
		)
		await inTransaction((tx) => applyFor(tx, byPhone.actor, byPhone.id, slotIds[1] ?? ''))
		const [assignmentId] = await inTransaction((tx) =>
			decide(tx, town.chosei.actor, slotIds[1] ?? '', [byPhone.id]),
		)
		const calls = await theirs(byPhone)
		const about = await aboutCalls(db(), calls)
		const asked = calls.find((call) => call.why === 'offer')
		const decided = calls.find((call) => call.why === 'terms')
		expect(about.get(asked?.id ?? '')).toMatchObject({
			notice: 'offer',
			work: {
				title: '栗の皮むき',
				day: workDay,
				startMinute: 570,
				place: '田村農園の作業場',
				payYen: 2600,
				assignmentId: null,
				until: offer.answerBy,
			},
		})
		expect(about.get(decided?.id ?? '')?.work).toMatchObject({ assignmentId, startMinute: 780 })
		expect(about.get(decided?.id ?? '')?.work?.until).toBeInstanceOf(Date)
	})

	it('carries the office’s own words when an answer is told', async () => {
		const whom = { kind: 'registrant' as const, id: byPhone.id }
		await inTransaction((tx) => write(tx, town.inoue.actor, whom, '水曜日で大丈夫です。', true))
		const call = (await theirs(byPhone)).find((one) => one.why === 'message')
		const about = (await aboutCalls(db(), call ? [call] : [])).get(call?.id ?? '')
		expect(about?.written).toMatchObject({ withKind: 'registrant', text: '水曜日で大丈夫です。' })
	})

	it('nobody answered is tried for everything the person is called about', async () => {
		const before = await theirs(byPhone)
		expect(before.length).toBe(3)
		const one = before[0]?.id ?? ''
		expect(await inTransaction((tx) => tryPerson(tx, town.inoue.actor, one, 'no-answer'))).toBe(3)
		expect((await theirs(byPhone)).map((call) => call.tries.length)).toEqual([1, 1, 1])
		expect(await lastSaid(db(), one)).toMatchObject({ name: '谷口 花', outcome: 'no-answer' })
	})

	it('stands for whoever hears by the site when tomorrow’s work is called off', async () => {
		const { assignmentId, slotId } = await throughJourney(town, 'agreed')
		clockAt(addDays(workDay, -1), 1200)
		await tellWhatHappened()
		await inTransaction((tx) => callOff(tx, town.chosei.actor, assignmentId, 'employer'))
		const [call] = (await theirs(town.hidaka)).filter((one) => one.why === 'notice')
		expect(call).toMatchObject({ subjectId: assignmentId, dueAt: instantOf(workDay, 510) })
		expect((await aboutCalls(db(), call ? [call] : [])).get(call?.id ?? '')?.work).toMatchObject({
			slotId,
			endedWhy: 'employer',
		})
		clockAt(today)
	})

	it('that was made says afterwards who and what', async () => {
		const told = (await theirs(byPhone)).find((call) => call.why === 'message')?.id ?? ''
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, told, 'done'))
		expect(await lastSaid(db(), told)).toMatchObject({ name: '谷口 花', why: 'message', outcome: 'done' })
	})
})

describe('an account that cannot be right', () => {
	it('is ended, told and called about with the reason, and another may be entered', async () => {
		const id = await inTransaction((tx) =>
			enterBankAccount(tx, town.hidaka.actor, town.hidaka.id, anAccount()),
		)
		await inTransaction((tx) => rejectBankAccount(tx, town.kaikei.actor, id, 'name-differs'))
		expect(await bankAccountOf(db(), town.hidaka.id)).toEqual({ current: null, waiting: null })
		expect(await refusing((tx) => checkBankAccount(tx, town.kaikei.actor, id))).toBe(
			'bank-account-not-waiting',
		)
		const call = (await theirs(town.hidaka)).find((one) => one.why === 'account-rejected')
		expect((await aboutCalls(db(), call ? [call] : [])).get(call?.id ?? '')?.rejected).toBe('name-differs')
		expect((await noticesOf(db(), town.hidaka.accountId)).map((one) => one.kind)).toContain(
			'account-rejected',
		)
		await inTransaction((tx) => enterBankAccount(tx, town.hidaka.actor, town.hidaka.id, anAccount()))
		expect((await bankAccountOf(db(), town.hidaka.id)).waiting).not.toBeNull()
	})
})
