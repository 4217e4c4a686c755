// The decision: seats, bookings, turns and terms in one act; the yes; taking back; calling off.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsOf, applyFor, settlePastHands } from '~/assignments/application.server'
import {
	assignmentForStaff,
	assignmentOf,
	assignmentsOf,
	assignmentsOfEmployer,
} from '~/assignments/assignment.server'
import { callOff, callOffMine, callOffSlot } from '~/assignments/call-off.server'
import { decide, takeBackDecision } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { hashTerms, missingTermsItems } from '~/assignments/terms'
import { lapseTerms, sayNo, sayYes } from '~/assignments/terms.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { bookedOf } from '~/matching/booking.server'
import { candidatesFor } from '~/matching/candidate.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { checkSkill, setSkills } from '~/matching/skill.server'
import { lastTurns } from '~/matching/turn.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { takeBackAct } from '~/routes/take-back.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { assignments, terms } from '~db/schema/assignments'
import { employerSeats, registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, refusing, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const someone = (name = '誰か', over = {}) => makeRegistrant(name, town.areaId, over)
const post = async (over = {}, slot = {}) => (await postTask(town, over, [slot])).slotIds[0] ?? ''
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
// With a reason: hands raised in one minute stand in no order that a test could know.
const choose = (slotId: string, ...people: Registrant[]) =>
	inTransaction((tx) =>
		decide(
			tx,
			town.chosei.actor,
			slotId,
			people.map((who) => who.id),
			'follow',
		),
	)
const choosing = (slotId: string, people: Registrant[], reason?: string) =>
	refusing((tx) =>
		decide(
			tx,
			town.chosei.actor,
			slotId,
			people.map((who) => who.id),
			reason,
		),
	)
const yes = (who: Registrant, id: string, showCallName = false) =>
	inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName }))
const slotRow = async (id: string) => (await db().select().from(slots).where(eq(slots.id, id)))[0]
const liveOn = async (slotId: string) =>
	(
		await db()
			.select()
			.from(assignments)
			.where(and(eq(assignments.slotId, slotId), eq(assignments.state, 'decided')))
	).length
const booked = async (who: Registrant, day = workDay) =>
	(await bookedOf(db(), [who.id], day, day)).get(who.id)?.length

async function decided(who: Registrant, over = {}, slot = {}) {
	const slotId = await post(over, slot)
	await apply(who, slotId)
	const [id = ''] = await choose(slotId, who)
	return { slotId, id }
}

describe('a decision', () => {
	it('takes seat and time, counts a turn, settles the hand and writes whole terms', async () => {
		const who = await someone()
		const { slotId, id } = await decided(who)
		expect(await slotRow(slotId)).toMatchObject({ seats: 2, taken: 1 })
		expect(await booked(who)).toBe(1)
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(1)
		expect((await applicationsOf(db(), who.id))[0]).toMatchObject({ outcome: 'decided' })
		expect(await eventsAbout('assignment', id)).toEqual(['assignment.decided'])
		const found = await assignmentOf(db(), who.id, id)
		expect(found?.terms).toMatchObject({ version: 1, answer: null })
		expect(missingTermsItems(found?.terms?.body ?? {})).toEqual([])
		expect(hashTerms(found?.terms?.body ?? {})).toBe(found?.terms?.hash)
		expect(found?.terms?.body).toMatchObject({
			address: 'ひなた市北町3-3',
			principal: '田村農園',
			payYen: 2600,
		})
		expect(await assignmentOf(db(), town.noguchi.id, id)).toBeUndefined()
	})

	it('needs a hand, once, and somebody', async () => {
		const who = await someone()
		const slotId = await post()
		expect(await choosing(slotId, [])).toBe('nobody-chosen')
		expect(await choosing(slotId, [who])).toBe('no-hand')
		await apply(who, slotId)
		await choose(slotId, who)
		expect(await choosing(slotId, [who])).toBe('assigned-already')
		expect((await slotRow(slotId))?.taken).toBe(1)
	})

	it('for several is all or none', async () => {
		const people = [await someone('一'), await someone('二'), await someone('三')]
		const slotId = await post()
		for (const who of people) await apply(who, slotId)
		expect(await choosing(slotId, people)).toBe('more-than-seats')
		expect((await slotRow(slotId))?.taken).toBe(0)
		expect(await liveOn(slotId)).toBe(0)
		expect(await choosing(slotId, people.slice(0, 2), '急ぎ')).toBe('done')
		expect((await slotRow(slotId))?.taken).toBe(2)
	})

	it.each([1, 3])('of twenty at once for %i seats exactly so many stay', async (seats) => {
		const slotId = await post({}, { seats })
		const people: Registrant[] = []
		for (let n = 0; n < 20; n++) people.push(await someone(`人${n}`))
		for (const who of people) await apply(who, slotId)
		const ends = await Promise.all(people.map((who) => choosing(slotId, [who], '急ぎ')))
		expect(ends.filter((end) => end === 'done')).toHaveLength(seats)
		expect(ends.filter((end) => end === 'slot-full' || end === 'seats-gone')).toHaveLength(20 - seats)
		expect(await slotRow(slotId)).toMatchObject({ taken: seats })
		expect(await liveOn(slotId)).toBe(seats)
		const issued = await db()
			.select({ id: terms.id })
			.from(terms)
			.innerJoin(assignments, eq(assignments.id, terms.assignmentId))
			.where(eq(assignments.slotId, slotId))
		expect(issued).toHaveLength(seats)
		const held = await Promise.all(people.map((who) => booked(who)))
		expect(held.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(seats)
	})

	it('for one person in twenty places at one hour stays in one', async () => {
		const who = await someone('人気者')
		const places: string[] = []
		for (let n = 0; n < 20; n++) {
			const slotId = await post({}, { startMinute: 570 + n, endMinute: 690 + n })
			await apply(who, slotId)
			places.push(slotId)
		}
		const ends = await Promise.all(places.map((slotId) => choosing(slotId, [who])))
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(ends.filter((end) => end === 'booking-clash')).toHaveLength(19)
		const taken = await Promise.all(places.map(async (slotId) => (await slotRow(slotId))?.taken ?? 0))
		expect(taken.reduce((sum, n) => sum + n, 0)).toBe(1)
	})

	it('asks a reason where somebody who fits is passed over in turn', async () => {
		const [first, second, unfit, fourth] = [
			await someone('一'),
			await someone('二'),
			await someone('三', { hours: [0, 0, 0, 0, 0, 0, 0] }),
			await someone('四'),
		]
		const slotId = await post({}, { seats: 4 })
		for (const [n, who] of [first, second, unfit, fourth].entries()) {
			clockAt(today, 540 + n)
			await apply(who, slotId)
		}
		expect(await choosing(slotId, [first, fourth])).toBe('turn-needs-reason')
		expect(await liveOn(slotId)).toBe(0)
		expect(await choosing(slotId, [first, second])).toBe('done')
		// Nobody before her fits: passing over 三 needs no reason.
		expect(await choosing(slotId, [fourth])).toBe('done')
		const other = await post()
		for (const [n, who] of [await someone('五'), await someone('六')].entries()) {
			clockAt(today, 600 + n)
			await apply(who, other)
			if (n === 1) expect(await choosing(other, [who], 'near')).toBe('done')
		}
		const [made] = await db().select().from(assignments).where(eq(assignments.slotId, other))
		expect(made?.reason).toBe('near')
		clockAt(today)
	})

	it('asks a reason where a limit is passed over, and keeps it', async () => {
		const who = await someone()
		await inTransaction((tx) => setLimits(tx, who.actor, who.id, { ...noLimits, kilogramsMost: 3 }))
		const slotId = await post()
		await apply(who, slotId)
		expect(await choosing(slotId, [who])).toBe('fit-needs-reason')
		expect(await choosing(slotId, [who], '本人が5kgまで持てると電話で確認')).toBe('done')
		const [row] = await assignmentsOf(db(), who.id)
		expect(row?.assignment.reason).toContain('電話で確認')
	})

	it('asks none for the hours: whoever raised a hand knows them', async () => {
		const who = await someone('時間外', { hours: [0, 0, 0, 0, 0, 0, 0] })
		const slotId = await post()
		await apply(who, slotId)
		expect(await choosing(slotId, [who])).toBe('done')
	})

	it('no reason stands in for a licence that was not seen', async () => {
		const who = await someone()
		const slotId = await post({ skill: 'driving-licence' })
		await apply(who, slotId)
		await inTransaction((tx) => setSkills(tx, who.actor, who.id, ['driving-licence']))
		expect(await choosing(slotId, [who], '急ぎのため')).toBe('paper-not-seen')
		await inTransaction((tx) => checkSkill(tx, town.inoue.actor, who.id, 'driving-licence'))
		expect(await choosing(slotId, [who])).toBe('done')
	})

	it('is not made by somebody of either side, nor after the start', async () => {
		const who = await someone()
		const slotId = await post()
		await apply(who, slotId)
		const own = { ...town.chosei.actor, accountId: who.accountId }
		expect(await refusing((tx) => decide(tx, own, slotId, [who.id]))).toBe('own-work')
		const seat = { ...town.chosei.actor, accountId: town.tamura.accountId }
		expect(await refusing((tx) => decide(tx, seat, slotId, [who.id]))).toBe('own-work')
		await inTransaction((tx) =>
			tx.insert(employerSeats).values({
				id: newId(),
				employerId: town.tamura.id,
				accountId: who.accountId,
				fromDay: today,
			}),
		)
		expect(await choosing(slotId, [who])).toBe('own-work')
		const other = await someone()
		await apply(other, slotId)
		clockAt(workDay, 570)
		expect(await choosing(slotId, [other])).toBe('slot-started')
		clockAt(today)
	})
})

describe('the answer to the terms', () => {
	it('a yes makes the contract, once, of the version that was read', async () => {
		const who = await someone()
		const { id } = await decided(who)
		expect(
			await refusing((tx) => sayYes(tx, town.noguchi.actor, town.noguchi.id, id, { showCallName: true })),
		).toBe('not-found')
		expect(
			await refusing((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: true, version: 2 })),
		).toBe('terms-newer')
		clockAt(addDays(today, 1))
		await yes(who, id, true)
		for (const second of [
			(tx: Tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }),
			(tx: Tx) => sayNo(tx, who.actor, who.id, id),
			(tx: Tx) => sayYes(tx, town.chosei.actor, who.id, id, { showCallName: false }),
		])
			expect(await refusing(second)).toBe('agreed-already')
		clockAt(today)
		const found = await assignmentForStaff(db(), id)
		expect(found?.assignment.state).toBe('agreed')
		expect(found?.terms[0]).toMatchObject({ answer: 'yes', showCallName: true, answeredBy: who.accountId })
		expect(await eventsAbout('assignment', id)).toEqual(['assignment.decided', 'assignment.agreed'])
	})

	it('the others hear only once every seat has its yes', async () => {
		const [first, second, third] = [await someone('一'), await someone('二'), await someone('三')]
		const slotId = await post()
		for (const who of [first, second, third]) await apply(who, slotId)
		const [one = '', two = ''] = await choose(slotId, first, second)
		await yes(first, one)
		expect((await applicationsOf(db(), third.id))[0]?.outcome).toBeNull()
		await yes(second, two)
		expect((await applicationsOf(db(), third.id))[0]?.outcome).toBe('another')
	})

	it('a no frees seat and time, and the next is chosen', async () => {
		const [first, next] = [await someone('一'), await someone('次')]
		const slotId = await post({}, { seats: 1 })
		await apply(first, slotId)
		await apply(next, slotId)
		const [id = ''] = await choose(slotId, first)
		await inTransaction((tx) => sayNo(tx, first.actor, first.id, id))
		expect(await slotRow(slotId)).toMatchObject({ taken: 0 })
		expect(await booked(first)).toBe(0)
		expect(await refusing((tx) => sayYes(tx, first.actor, first.id, id, { showCallName: false }))).toBe(
			'assignment-now',
		)
		expect(await choosing(slotId, [next])).toBe('done')
	})

	it('no answer lapses: silence is never a yes', async () => {
		const who = await someone()
		const { slotId, id } = await decided(who)
		clockAt(addDays(today, 2), 1036)
		expect(await refusing((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: true }))).toBe(
			'terms-over',
		)
		await inTransaction(lapseTerms)
		expect(await inTransaction(lapseTerms)).toBe(0)
		clockAt(today)
		expect(await slotRow(slotId)).toMatchObject({ taken: 0 })
		expect(await booked(who)).toBe(0)
		expect((await assignmentOf(db(), who.id, id))?.assignment.state).toBe('lapsed')
		expect(await eventsAbout('assignment', id)).toEqual(['assignment.decided', 'assignment.lapsed'])
		// The same hand may be raised again for the seat that came free.
		await apply(who, slotId)
		expect((await applicationsOf(db(), who.id))[0]).toMatchObject({ outcome: null, settledAt: null })
	})

	it('yes and no at once: one of them', async () => {
		const who = await someone()
		const { id } = await decided(who)
		const ends = await Promise.all([
			refusing((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: true })),
			refusing((tx) => sayNo(tx, who.actor, who.id, id)),
		])
		expect([...ends].sort()).toEqual([expect.stringMatching(/^(agreed-already|assignment-now)$/), 'done'])
	})
})

describe('taking back and calling off', () => {
	it('within ten minutes, by the same person, unanswered: as if it had not been', async () => {
		const who = await someone()
		const { slotId, id } = await decided(who)
		expect(await refusing((tx) => takeBackDecision(tx, town.kessai.actor, id))).toBe('decision-not-yours')
		clockAt(today, 551)
		expect(await refusing((tx) => takeBackDecision(tx, town.chosei.actor, id))).toBe('decision-too-old')
		clockAt(today, 550)
		await inTransaction((tx) => takeBackDecision(tx, town.chosei.actor, id))
		expect(await refusing((tx) => takeBackDecision(tx, town.chosei.actor, id))).toBe('decision-moved-on')
		clockAt(today)
		expect(await slotRow(slotId)).toMatchObject({ taken: 0 })
		expect(await booked(who)).toBe(0)
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(0)
		expect((await applicationsOf(db(), who.id))[0]).toMatchObject({ outcome: null })
		expect(await assignmentOf(db(), who.id, id)).toBeUndefined()
		expect(await choosing(slotId, [who])).toBe('done')
	})

	it('not after the answer', async () => {
		const who = await someone()
		const { id } = await decided(who)
		await yes(who, id)
		expect(await refusing((tx) => takeBackDecision(tx, town.chosei.actor, id))).toBe('decision-moved-on')
	})

	it('one’s own, until the start, without a reason; it was no turn', async () => {
		const who = await someone()
		const { slotId, id } = await decided(who)
		await yes(who, id)
		expect(await refusing((tx) => callOffMine(tx, town.noguchi.actor, town.noguchi.id, id))).toBe('not-found')
		clockAt(workDay, 570)
		expect(await refusing((tx) => callOffMine(tx, who.actor, who.id, id))).toBe('not-called-off')
		clockAt(workDay, 480)
		await inTransaction((tx) => callOffMine(tx, who.actor, who.id, id))
		clockAt(today)
		expect(await slotRow(slotId)).toMatchObject({ taken: 0, open: true })
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(0)
	})

	it('by the employer, for rain or heat: nobody else is sought and the hand is not up again', async () => {
		for (const why of ['employer', 'rain', 'heat'] as const) {
			const who = await someone()
			const { slotId, id } = await decided(who)
			await inTransaction((tx) => callOff(tx, town.chosei.actor, id, why))
			expect(await slotRow(slotId)).toMatchObject({ taken: 0, open: false })
			expect(await choosing(slotId, [who])).toBe('slot-closed')
		}
		const who = await someone()
		const { slotId, id } = await decided(who)
		await inTransaction((tx) => callOff(tx, town.chosei.actor, id, 'council'))
		expect(await slotRow(slotId)).toMatchObject({ taken: 0, open: true })
		expect(await choosing(slotId, [who])).toBe('no-hand')
		const [found] = await candidatesFor(db(), slotId, today)
		expect(found).toMatchObject({ registrantId: who.id, outcome: 'decided' })
	})

	it('for rain a whole slot closes and nobody loses a turn', async () => {
		const people = [await someone('一'), await someone('二')]
		const slotId = await post()
		for (const who of people) await apply(who, slotId)
		const [one = '', two = ''] = await choose(slotId, ...people)
		await yes(people[0] as Registrant, one)
		expect(await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, slotId, 'rain'))).toBe(2)
		expect(await slotRow(slotId)).toMatchObject({ taken: 0, open: false })
		for (const who of people) expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(0)
		expect(await eventsAbout('assignment', two)).toEqual(['assignment.decided', 'assignment.called-off'])
		expect(await refusing((tx) => callOff(tx, town.chosei.actor, one, 'council'))).toBe('assignment-now')
		expect(await eventsAbout('slot', slotId)).toContain('slot.called-off')
	})

	it('for rain: a hand still up and a question not answered hear the truth, and taking it back unsays it', async () => {
		const [chosen, waiting, asked] = [await someone('決'), await someone('待'), await someone('問')]
		const slotId = await post()
		for (const who of [chosen, waiting]) await apply(who, slotId)
		await choose(slotId, chosen)
		await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, asked.id, 'wish'))
		await tellWhatHappened()
		await inTransaction((tx) =>
			withFootprint(tx, (watched) => callOffSlot(watched, town.chosei.actor, slotId, 'rain')),
		)
		await inTransaction(settlePastHands)
		await tellWhatHappened()
		const told = async (who: Registrant) =>
			(await noticesOf(db(), who.accountId)).map((one) => one.kind).sort()
		expect(await told(waiting)).toEqual(['closed'])
		expect(await told(asked)).toEqual(['closed', 'offer'])
		expect(await told(chosen)).toEqual(['called-off', 'decided'])
		expect((await applicationsOf(db(), waiting.id))[0]?.outcome).toBe('closed')
		const [act] = await recentActs(db(), town.chosei.accountId, now())
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, act?.id ?? ''))
		await tellWhatHappened()
		expect(await told(waiting)).toEqual([])
		expect(await told(asked)).toEqual(['offer'])
		expect((await applicationsOf(db(), waiting.id))[0]?.settledAt).toBeNull()
		expect(await slotRow(slotId)).toMatchObject({ taken: 1, open: true })
	})
})

describe('what an employer reads', () => {
	it('is how many, when, and a name only where it was allowed', async () => {
		const day = '2026-11-19'
		const [shown, hidden, silent] = [
			await someone('見せる'),
			await someone('見せない'),
			await someone('返事待ち'),
		]
		const slotId = await post({}, { day, seats: 3 })
		for (const who of [shown, hidden, silent]) await apply(who, slotId)
		const [one = '', two = ''] = await choose(slotId, shown, hidden, silent)
		await yes(shown, one, true)
		await yes(hidden, two, false)
		const found = await assignmentsOfEmployer(db(), town.tamura.id, { fromDay: day, untilDay: day })
		expect(found).toEqual([
			{
				slotId,
				taskId: expect.any(String),
				title: '栗の皮むき',
				day,
				startMinute: 570,
				endMinute: 690,
				seats: 3,
				coming: 2,
				callNames: ['見せる'],
				licenceChecked: false,
			},
		])
		// The yes was to the name that stood in the terms: another name in the profile is told to nobody.
		await inTransaction((tx) =>
			tx.update(registrants).set({ callName: 'ふみさん' }).where(eq(registrants.id, shown.id)),
		)
		const again = await assignmentsOfEmployer(db(), town.tamura.id, { fromDay: day, untilDay: day })
		expect(again[0]?.callNames).toEqual(['見せる'])
		expect(JSON.stringify(found)).not.toContain(shown.id)
		expect(JSON.stringify(found)).not.toContain('0999-00-0001')
	})

	it('is told that a licence was checked only where everybody who comes agreed to exactly that', async () => {
		const day = '2026-11-20'
		const people = [await someone('免一'), await someone('免二')]
		for (const who of people)
			await inTransaction(async (tx) => {
				await setSkills(tx, who.actor, who.id, ['driving-licence'])
				await checkSkill(tx, town.inoue.actor, who.id, 'driving-licence')
			})
		const slotId = await post({ skill: 'driving-licence', driving: true }, { day, seats: 2 })
		for (const who of people) await apply(who, slotId)
		const ids = await choose(slotId, ...people)
		const agree = (n: number, showPaper: boolean) =>
			inTransaction((tx) =>
				sayYes(tx, people[n]?.actor as Registrant['actor'], people[n]?.id ?? '', ids[n] ?? '', {
					showCallName: false,
					showPaper,
				}),
			)
		const read = async () =>
			(await assignmentsOfEmployer(db(), town.tamura.id, { fromDay: day, untilDay: day }))[0]?.licenceChecked
		await agree(0, true)
		expect(await read()).toBe(true)
		await agree(1, false)
		expect(await read()).toBe(false)
	})
})
