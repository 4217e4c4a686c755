// Lives with the office on a real database: what ends with a registration, how it comes back, who may stand for somebody.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { caseOfPerson } from '~/money/heirs.server'
import { makePayout } from '~/money/payout.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { standingOf } from '~/people/account.server'
import { startActing } from '~/people/acting.server'
import { emergencyOf, openEmergency, setEmergency } from '~/people/emergency.server'
import { standingMove } from '~/people/life-move.server'
import { registrantOf } from '~/people/registrant.server'
import {
	addRepresentative,
	endRepresentative,
	representativesEnding,
	representativesOf,
} from '~/people/representative.server'
import { endLife, takeLifeBack } from '~/routes/council/life-acts.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { notices } from '~db/schema/notices'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	throughJourney,
	today,
	withAccount,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const move = (kind: 'left' | 'died' | 'moved-away' | 'guardianship', day = today) => ({
	kind,
	day,
	paper: 'notice',
	note: '',
	noteKept: false,
})
const someone = (name: string) => makeRegistrant(name, town.areaId)
const end = (who: Registrant, form: Parameters<typeof endLife>[3]) =>
	inTransaction((tx) => endLife(tx, town.inoue.actor, who.id, form))
const back = (who: Registrant) => inTransaction((tx) => takeLifeBack(tx, town.inoue.actor, who.id))
const seatOf = async (id: string) => (await db().select().from(assignments).where(eq(assignments.id, id)))[0]
const stateOf = async (who: Registrant) => (await registrantOf(db(), who.id))?.state

describe('a registration that ends', () => {
	it.each(['left', 'moved-away', 'guardianship', 'died'] as const)(
		'%s: frees the seat, takes hands down, says nothing more, and all of it comes back the same day',
		async (kind) => {
			clockAt(today)
			const who = await someone(`森 ${kind}`)
			const { assignmentId, slotId } = await throughJourney(town, 'agreed', {
				registrant: who,
				slot: { seats: 1 },
			})
			const other = await postTask(town, {}, [{ seats: 1, day: addDays(workDay, 2) }])
			const raised = other.slotIds[0] ?? ''
			await inTransaction((tx) => applyFor(tx, who.actor, who.id, raised))
			expect(await end(who, move(kind))).toBe('moved')
			expect(await stateOf(who)).toBe('left')
			expect((await seatOf(assignmentId))?.state).toBe('called-off')
			const [slot] = await db().select().from(slots).where(eq(slots.id, slotId))
			expect(slot?.taken).toBe(0)
			expect(await refusalOf(inTransaction((tx) => ask(tx, town.chosei.actor, raised, who.id)))).not.toBe(
				'done',
			)
			const before = (await db().select().from(notices)).length
			await tellWhatHappened()
			const told = (await db().select().from(notices)).slice(before)
			expect(told.filter((one) => one.accountId === who.accountId)).toEqual([])
			expect((await caseOfPerson(db(), who.id)) !== undefined).toBe(kind === 'died')

			expect(await back(who)).toBe('taken-back')
			expect(await stateOf(who)).toBe('registered')
			expect((await seatOf(assignmentId))?.state).toBe('agreed')
			expect(await caseOfPerson(db(), who.id)).toBeUndefined()
			expect(await standingMove(db(), who.id)).toBeUndefined()
		},
	)

	it('comes back without the seats that are somebody else’s by then, and says so', async () => {
		clockAt(today)
		const who = await someone('交代される')
		const next = await someone('交代する')
		const { assignmentId, slotId } = await throughJourney(town, 'agreed', {
			registrant: who,
			slot: { seats: 1 },
		})
		await end(who, move('left'))
		await inTransaction((tx) => applyFor(tx, next.actor, next.id, slotId))
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [next.id], 'near'))
		expect(await back(who)).toBe('taken-back-part')
		expect(await stateOf(who)).toBe('registered')
		expect((await seatOf(assignmentId))?.state).toBe('called-off')
	})

	it('is taken back on its own day only, but a death whenever it is found wrong', async () => {
		clockAt(today)
		const [leaves, alive] = [await someone('退会'), await someone('生きている')]
		await end(leaves, move('left'))
		await end(alive, move('died', addDays(today, -1)))
		clockAt(addDays(today, 1))
		expect(await refusalOf(back(leaves))).toBe('life-day-over')
		expect(await back(alive)).toBe('taken-back')
		expect(await refusalOf(back(alive))).toBe('life-no-move')
		clockAt(today)
	})

	it('of who had left is ended by their death too: nobody signs in as them, and taking it back leaves them as they were', async () => {
		clockAt(today)
		const who = await someone('退会後に亡くなる')
		await end(who, move('left'))
		const leftOn = (await registrantOf(db(), who.id))?.leftOn
		clockAt(addDays(today, 40))
		const standing = async () => (await standingOf(db(), who.accountId, addDays(today, 40))).registrantId
		expect(await standing()).toBe(who.id)
		await end(who, move('died', addDays(today, 39)))
		expect(await standing()).toBeNull()
		expect(await refusalOf(end(who, move('died', addDays(today, 39))))).toBe('life-not-registered')
		expect((await standingMove(db(), who.id))?.kind).toBe('died')
		expect(await back(who)).toBe('taken-back')
		expect(await standing()).toBe(who.id)
		expect((await standingMove(db(), who.id))?.kind).toBe('left')
		const after = await registrantOf(db(), who.id)
		expect([after?.state, after?.leftOn]).toEqual(['left', leftOn])
		clockAt(today)
	})

	it('is refused on a day to come, of somebody not registered, and with a word of illness in the note', async () => {
		const who = await someone('境目')
		expect(await refusalOf(end(who, move('left', addDays(today, 1))))).toBe('day-to-come')
		expect(await refusalOf(end(who, move('left', '2019-01-01')))).toBe('life-day-old')
		expect(await refusalOf(end(who, { ...move('left'), note: 'うつ病のため' }))).toBe('illness-word')
		await end(who, move('left'))
		expect(await refusalOf(end(who, move('moved-away')))).toBe('life-not-registered')
		expect(await eventsAbout('registrant', who.id)).toContain('registrant.life-moved')
	})

	it('leaves pay that stands in a run to be set apart later', async () => {
		const who = await someone('手続き中')
		await throughJourney(town, 'passed', { registrant: who })
		await withAccount(town, who)
		clockAt('2026-12-21')
		await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))
		expect(await end(who, move('died'))).toBe('moved-in-payout')
		expect(await stateOf(who)).toBe('left')
		expect(await caseOfPerson(db(), who.id)).toBeUndefined()
		clockAt(today)
	})
})

describe('who stands for somebody', () => {
	const form = {
		kind: 'family' as const,
		name: '山本 一郎',
		relation: '長男',
		telephone: '090-0000-0000',
		mayTalk: true,
		mayAgree: false,
		mayReceive: false,
		paper: 'spoken-by-the-person',
		fromDay: today,
		untilDay: workDay,
	}
	const add = (who: Registrant, over = {}) =>
		inTransaction((tx) => addRepresentative(tx, town.inoue.actor, who.id, { ...form, ...over }))
	const actAsFamily = (who: Registrant) =>
		inTransaction((tx) =>
			startActing(tx, town.inoue.actor, 'x', { kind: 'registrant', id: who.id }, 'family'),
		)

	it('needs something to do, days in order, and a paper for yes and for money', async () => {
		const who = await someone('代理')
		expect(await refusalOf(add(who, { mayTalk: false }))).toBe('representative-nothing')
		expect(await refusalOf(add(who, { untilDay: addDays(today, -1) }))).toBe('representative-days')
		expect(await refusalOf(add(who, { untilDay: '2040-01-01' }))).toBe('representative-too-long')
		expect(await refusalOf(add(who, { mayAgree: true }))).toBe('representative-paper')
		await add(who, { mayAgree: true, paper: 'letter-of-attorney' })
		expect((await representativesEnding(db(), today)).map((one) => one.registrantId)).toContain(who.id)
	})

	it('speaks for the person while the paper holds, and not the day after; a yes needs its own scope', async () => {
		const who = await someone('母')
		expect(await refusalOf(actAsFamily(who))).toBe('representative-none')
		await add(who)
		expect(await refusalOf(actAsFamily(who))).toBe('done')
		const { assignmentId } = await throughJourney(town, 'decided', { registrant: who })
		const spoken = { ...town.inoue.actor, channel: 'family' as const }
		const yes = () => inTransaction((tx) => sayYes(tx, spoken, who.id, assignmentId, { showCallName: false }))
		expect(await refusalOf(yes())).toBe('representative-scope')
		await add(who, { mayAgree: true, paper: 'letter-of-attorney' })
		expect(await refusalOf(yes())).toBe('done')
		clockAt(addDays(workDay, 1))
		expect(await refusalOf(actAsFamily(who))).toBe('representative-none')
		clockAt(today)
		for (const { id } of await representativesOf(db(), who.id))
			await inTransaction((tx) => endRepresentative(tx, town.inoue.actor, who.id, id))
		expect(await refusalOf(actAsFamily(who))).toBe('representative-none')
	})

	it('is whom to call in an emergency only under another number, and each opening is kept', async () => {
		const who = await someone('緊急')
		const contact = { name: '緊急 花子', relation: '長女', telephone: '080-1111-2222' }
		const own = (await registrantOf(db(), who.id))?.telephone ?? ''
		const set = (telephone: string) =>
			inTransaction((tx) => setEmergency(tx, who.actor, who.id, { ...contact, telephone }))
		expect(await refusalOf(set(own))).toBe('emergency-own-number')
		expect(await refusalOf(inTransaction((tx) => openEmergency(tx, town.inoue.actor, who.id)))).toBe(
			'emergency-none',
		)
		await set('080-0000-0001')
		await set(contact.telephone)
		expect(await emergencyOf(db(), who.id)).toMatchObject(contact)
		await inTransaction((tx) => openEmergency(tx, town.inoue.actor, who.id))
		expect(
			(await eventsAbout('registrant', who.id)).filter((one) => one === 'emergency.opened'),
		).toHaveLength(1)
	})
})
