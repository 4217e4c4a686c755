// Around a booking: waiting in line, standing in, the question before the day, being late; and two at the same second.
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginAnswerTime } from '~/assignments/answer-clock.server'
import {
	applicationsOf,
	applyFor,
	settlePastHands,
	slotsToDecide,
	withdraw,
} from '~/assignments/application.server'
import { callOff, callOffMine, callOffSlot } from '~/assignments/call-off.server'
import { comeAfterAll, wayBack } from '~/assignments/come-back.server'
import { decide } from '~/assignments/decision.server'
import { forgetDelays, lateBy, lateForm, latesOn, sayLate } from '~/assignments/delay.server'
import { ask, offersOf } from '~/assignments/offer.server'
import { askAgain, askedAgain, callUnanswered, sayComing } from '~/assignments/reconfirmation.server'
import { answerAsked, seekStandIns } from '~/assignments/stand-in.server'
import { applyAsTeam } from '~/assignments/team-hand.server'
import { lapseTerms, newestTerms, sayNo, sayYes } from '~/assignments/terms.server'
import { seekingOn } from '~/assignments/vacancy.server'
import { askNextInLine, fullSlotsOf, waitFor } from '~/assignments/waiting.server'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { act } from '~/events/act.server'
import { inTransaction } from '~/events/transaction.server'
import { maskOfPart } from '~/matching/availability'
import { addDayOff, setDatedHours } from '~/matching/availability.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { lastTurns } from '~/matching/turn.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { openCalls } from '~/people/contact.server'
import { answerTeam, askIntoTeam, makeTeam, teamsOf } from '~/people/team.server'
import { closeTask } from '~/work/task.server'
import { db } from '~db/client'
import { assignments, vacancies } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { accounts, employerSeats, registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	everyRow,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	today,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const someone = (name: string, over = {}) => makeRegistrant(name, town.areaId, over)
/** From here on the machine can ask nobody but whom a test makes, and for no seat but its own. */
const onlyTheirs = () =>
	inTransaction(async (tx) => {
		await tx.update(registrants).set({ restFrom: '2026-01-01', restUntil: addDays(workDay, 60) })
		await tx.update(vacancies).set({ ending: 'closed', endedAt: tx.at }).where(isNull(vacancies.endedAt))
	})
const post = async (slot = {}) => {
	const { taskId, slotIds } = await postTask(town, {}, [{ seats: 1, ...slot }])
	return { taskId, slotId: slotIds[0] ?? '' }
}
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
const choose = async (slotId: string, who: Registrant) =>
	(await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'follow')))[0] ?? ''
const yes = (who: Registrant, id: string) =>
	inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }))
const wait = (who: Registrant, slotId: string) =>
	inTransaction((tx) => waitFor(tx, who.actor, who.id, slotId))
const cannotCome = (who: Registrant, id: string) =>
	inTransaction((tx) => callOffMine(tx, who.actor, who.id, id))
const nextInLine = () => askNextInLine()
const onSlot = (slotId: string) => db().select().from(assignments).where(eq(assignments.slotId, slotId))
const decidedFor = async (slotId: string) =>
	(await onSlot(slotId)).filter((one) => one.state === 'decided').map((one) => one.registrantId)
const taken = async (slotId: string) =>
	(await db().select().from(slots).where(eq(slots.id, slotId)))[0]?.taken

/** A slot with one seat, agreed by `first`. */
async function held(first: Registrant, slot = {}) {
	const posted = await post(slot)
	await apply(first, posted.slotId)
	const id = await choose(posted.slotId, first)
	await yes(first, id)
	return { ...posted, id }
}

describe('順番待ち', () => {
	it('is for a full slot alone, shows one’s place, and is left as a hand is taken down', async () => {
		clockAt(today)
		const [first, second, third] = [await someone('一'), await someone('二'), await someone('三')]
		const open = await post()
		expect(await refusing((tx) => waitFor(tx, second.actor, second.id, open.slotId))).toBe('seat-free')
		const { taskId, slotId } = await held(first)
		await wait(second, slotId)
		clockAt(today, 9 * 60 + 1)
		await wait(third, slotId)
		expect(await refusing((tx) => waitFor(tx, third.actor, third.id, slotId))).toBe('waits-already')
		expect(await refusing((tx) => waitFor(tx, first.actor, first.id, slotId))).toBe('assigned-already')
		expect(await fullSlotsOf(db(), taskId, second.id, now())).toMatchObject([{ waiting: 2, place: 1 }])
		expect(await fullSlotsOf(db(), taskId, third.id, now())).toMatchObject([{ waiting: 2, place: 2 }])
		// Its holder sees no line for it.
		expect(await fullSlotsOf(db(), taskId, first.id, now())).toEqual([])
		// Nobody at the office decides about a full slot.
		expect((await slotsToDecide(db())).map((one) => one.slotId)).not.toContain(slotId)
		const [hand] = await applicationsOf(db(), second.id)
		await inTransaction((tx) => withdraw(tx, second.actor, second.id, hand?.id ?? ''))
		expect(await fullSlotsOf(db(), taskId, third.id, now())).toMatchObject([{ waiting: 1, place: 1 }])
	})

	it('gives a seat that came free to the next in turn, with terms, once', async () => {
		clockAt(today)
		const first = await someone('一')
		const had = await someone('先月')
		const never = await someone('まだ')
		// One of them had a turn before.
		const before = await post({ startMinute: 720, endMinute: 780 })
		await apply(had, before.slotId)
		await choose(before.slotId, had)
		const { slotId, id } = await held(first)
		await wait(had, slotId)
		await wait(never, slotId)
		expect(await nextInLine()).toBe(0)
		await cannotCome(first, id)
		expect(await nextInLine()).toBe(1)
		expect(await nextInLine()).toBe(0)
		expect(await decidedFor(slotId)).toEqual([never.id])
		// A no passes it on; nobody who had it gets it again.
		const [theirs] = (await onSlot(slotId)).filter((one) => one.state === 'decided')
		await inTransaction((tx) => sayNo(tx, never.actor, never.id, theirs?.id ?? ''))
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toEqual([had.id])
		expect(await taken(slotId)).toBe(1)
	})

	it('goes on when nobody answered in time, as to every hand still up', async () => {
		clockAt(today)
		const [first, second] = [await someone('一'), await someone('二')]
		const { slotId } = await post()
		await apply(first, slotId)
		await apply(second, slotId)
		await choose(slotId, first)
		expect(await nextInLine()).toBe(0)
		clockAt(addDays(today, 4), 10 * 60)
		await inTransaction(lapseTerms)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toEqual([second.id])
	})

	it('leaves to staff what was never decided, a seat they gave anew, and what only a reason could pass', async () => {
		clockAt(today)
		const [first, second, third, heavy] = [
			await someone('一'),
			await someone('二'),
			await someone('三'),
			await someone('重い'),
		]
		const { slotId } = await post({ seats: 2 })
		for (const who of [first, second, third]) await apply(who, slotId)
		const id = await choose(slotId, first)
		expect(await nextInLine()).toBe(0)
		// Staff give the seat that came free to another themselves: the other seat was never anybody's.
		clockAt(today, 9 * 60 + 5)
		await inTransaction((tx) => sayNo(tx, first.actor, first.id, id))
		clockAt(today, 9 * 60 + 6)
		await choose(slotId, second)
		expect(await nextInLine()).toBe(0)
		await inTransaction((tx) => setLimits(tx, heavy.actor, heavy.id, { ...noLimits, kilogramsMost: 1 }))
		const { slotId: other } = await post({ startMinute: 800, endMinute: 900 })
		await apply(first, other)
		await apply(heavy, other)
		const theirs = await choose(other, first)
		await inTransaction((tx) => sayNo(tx, first.actor, first.id, theirs))
		expect(await nextInLine()).toBe(0)
	})

	it('is held up by nobody: a team in line, and somebody a rule refuses, let the next through', async () => {
		clockAt(today)
		const [first, one, two, last] = [
			await someone('一'),
			await someone('組'),
			await someone('組の人'),
			await someone('後'),
		]
		const number = '270990'
		await inTransaction(async (tx) => {
			await tx.update(accounts).set({ number }).where(eq(accounts.id, two.accountId))
			const teamId = await makeTeam(tx, one.actor, one.id, '二人組')
			await askIntoTeam(tx, one.actor, one.id, teamId, number)
			await answerTeam(tx, two.actor, two.id, teamId, 'yes')
			return teamId
		})
		const { slotId } = await post({ seats: 3 })
		const [team] = await teamsOf(db(), one.id)
		await inTransaction((tx) => applyAsTeam(tx, one.actor, one.id, team?.id ?? '', slotId))
		await apply(first, slotId)
		const id = await choose(slotId, first)
		await inTransaction((tx) => sayNo(tx, first.actor, first.id, id))
		clockAt(today, 9 * 60 + 1)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toHaveLength(1)
		// Somebody with a seat at the employer stands on both sides: the rules refuse them, and the next is asked.
		const { slotId: other } = await post({ startMinute: 840, endMinute: 900 })
		await apply(first, other)
		await apply(two, other)
		await apply(last, other)
		const theirs = await choose(other, first)
		await inTransaction((tx) =>
			tx.insert(employerSeats).values({
				id: newId(),
				employerId: town.tamura.id,
				accountId: two.accountId,
				fromDay: today,
			}),
		)
		await inTransaction((tx) => sayNo(tx, first.actor, first.id, theirs))
		clockAt(today, 9 * 60 + 2)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(other)).toEqual([last.id])
	})

	it('ends quietly after a day that took place', async () => {
		clockAt(today)
		const [first, second] = [await someone('一'), await someone('待つ', { hearsBy: 'telephone' })]
		const { slotId } = await held(first)
		await wait(second, slotId)
		clockAt(addDays(workDay, 1), 10)
		await inTransaction(settlePastHands)
		await tellWhatHappened()
		expect((await applicationsOf(db(), second.id))[0]).toMatchObject({ slotId, outcome: 'another' })
		expect((await noticesOf(db(), second.accountId)).map((one) => one.kind)).toEqual([])
		expect((await openCalls(db(), 1_000)).filter((call) => call.registrantId === second.id)).toEqual([])
	})

	it('asks nobody at night, and nobody outside their hours', async () => {
		clockAt(today)
		const first = await someone('一')
		const noon = await someone('昼', { askFromMinute: 720, askUntilMinute: 900 })
		const { slotId, id } = await held(first)
		await wait(noon, slotId)
		await cannotCome(first, id)
		clockAt(today, 22 * 60)
		expect(await nextInLine()).toBe(0)
		clockAt(addDays(today, 1), 8 * 60)
		expect(await nextInLine()).toBe(0)
		clockAt(addDays(today, 1), 12 * 60)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toEqual([noon.id])
	})

	it('passes who said since that they cannot that day, and who rests today', async () => {
		clockAt(today)
		const [first, off, dated, resting, last] = [
			await someone('一'),
			await someone('休む日'),
			await someone('別の時間'),
			await someone('お休み中'),
			await someone('後'),
		]
		const { slotId, id } = await held(first)
		for (const who of [off, dated, resting, last]) await wait(who, slotId)
		clockAt(today, 9 * 60 + 1)
		await inTransaction((tx) =>
			addDayOff(tx, off.actor, off.id, { fromDay: workDay, untilDay: workDay, everyWeeks: 0 }),
		)
		await inTransaction((tx) =>
			setDatedHours(tx, dated.actor, dated.id, { day: workDay, halfHours: maskOfPart('evening') }),
		)
		await inTransaction((tx) =>
			tx
				.update(registrants)
				.set({ restFrom: today, restUntil: addDays(today, 2) })
				.where(eq(registrants.id, resting.id)),
		)
		await cannotCome(first, id)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toEqual([last.id])
		// Their hands are up still: nothing was taken from them.
		expect((await applicationsOf(db(), off.id))[0]).toMatchObject({ slotId, settledAt: null })
	})

	it('a hand that goes up after somebody said that they cannot is meant, and not passed', async () => {
		clockAt(today)
		const [first, after] = [await someone('一'), await someone('気がかわった')]
		const { slotId, id } = await held(first)
		await inTransaction((tx) =>
			addDayOff(tx, after.actor, after.id, { fromDay: workDay, untilDay: workDay, everyWeeks: 0 }),
		)
		clockAt(today, 9 * 60 + 5)
		await wait(after, slotId)
		await cannotCome(first, id)
		expect(await nextInLine()).toBe(1)
		expect(await decidedFor(slotId)).toEqual([after.id])
	})

	it('waits for the talk, where somebody is reached by telephone alone', async () => {
		clockAt(today)
		const byPhone = await someone('電話', { hearsBy: 'telephone' })
		const { slotId } = await post()
		await apply(byPhone, slotId)
		const id = await choose(slotId, byPhone)
		const start = instantOf(workDay, 570)
		expect((await newestTerms(db(), id))?.answerBy).toEqual(start)
		clockAt(addDays(today, 2), 10 * 60)
		expect(await inTransaction(lapseTerms)).toBe(0)
		const until = await inTransaction((tx) => beginAnswerTime(tx, byPhone.id, 'terms', id))
		expect(until).toEqual(instantOf(addDays(today, 4), 10 * 60))
		// Nobody begins another's time.
		expect(await inTransaction((tx) => beginAnswerTime(tx, town.hidaka.id, 'terms', id))).toBeNull()
	})

	it('of two who want the last place at the same second both stand in line once', async () => {
		clockAt(today)
		const [first, second] = [await someone('一'), await someone('二')]
		const { slotId, id } = await held(first)
		const ends = await Promise.all([1, 2, 3].map(() => refusalOf(wait(second, slotId))))
		expect(ends.sort()).toEqual(['done', 'waits-already', 'waits-already'])
		await cannotCome(first, id)
		await Promise.all([nextInLine(), nextInLine(), nextInLine()])
		expect(await decidedFor(slotId)).toEqual([second.id])
	})
})

describe('行けなくなりました', () => {
	it('has who could come asked at once; the first yes reads the terms, the second stands in line', async () => {
		clockAt(today)
		await onlyTheirs()
		const [first, second, third] = [await someone('一'), await someone('二'), await someone('三')]
		const { slotId, id } = await held(first)
		clockAt(workDay, 7 * 60 + 30)
		await cannotCome(first, id)
		expect(await seekStandIns()).toBe(2)
		expect(await seekStandIns()).toBe(0)
		expect(await seekingOn(db(), slotId)).toEqual({ asked: 2, thinking: 2 })
		const offerOf = async (who: Registrant) =>
			(await offersOf(db(), who.id)).find((one) => one.slotId === slotId)?.id ?? ''
		const ofSecond = await offerOf(second)
		const ofThird = await offerOf(third)
		const got = await inTransaction((tx) => answerAsked(tx, third.actor, third.id, ofThird, 'yes'))
		expect(got).toEqual({ assignmentId: expect.any(String) })
		const late = await inTransaction((tx) => answerAsked(tx, second.actor, second.id, ofSecond, 'yes'))
		expect(late).toEqual({ waits: true })
		expect(await decidedFor(slotId)).toEqual([third.id])
		expect(await newestTerms(db(), got.assignmentId ?? '')).toMatchObject({ version: 1, answer: null })
		await yes(third, got.assignmentId ?? '')
		await seekStandIns()
		expect(await seekingOn(db(), slotId)).toBeNull()
		const [vacancy] = await db().select().from(vacancies).where(eq(vacancies.assignmentId, id))
		expect(vacancy?.ending).toBe('filled')
		await tellWhatHappened()
		const told = (await noticesOf(db(), town.tamura.accountId)).map((one) => one.kind)
		expect(told).toContain('stand-in-sought')
		expect(told).not.toContain('one-fewer')
		expect(told).not.toContain('not-coming')
		expect((await noticesOf(db(), third.accountId)).map((one) => one.kind)).toContain('stand-in')
	})

	it('is taken back while the seat is nobody else’s: seat, time, turn and contract as before, and who was asked hears of it', async () => {
		clockAt(today)
		await onlyTheirs()
		const [first, second] = [await someone('一'), await someone('二')]
		const { slotId, id } = await held(first)
		const before = await onSlot(slotId)
		const turnBefore = (await lastTurns(db(), [first.id])).get(first.id)
		expect(await wayBack(db(), before[0] as never, now())).toBeNull()
		clockAt(workDay, 7 * 60 + 30)
		await cannotCome(first, id)
		expect(await seekStandIns()).toBe(1)
		await tellWhatHappened()
		const [off] = await onSlot(slotId)
		expect(await wayBack(db(), off as never, now())).toBe('tap')
		await inTransaction((tx) => comeAfterAll(tx, first.actor, first.id, id))
		expect(await onSlot(slotId)).toEqual(before)
		expect(await taken(slotId)).toBe(1)
		expect((await lastTurns(db(), [first.id])).get(first.id)).toEqual(turnBefore)
		expect(await refusing((tx) => comeAfterAll(tx, first.actor, first.id, id))).toBe('assignment-now')
		// Their time is taken again.
		const elsewhere = await post()
		expect(await refusing((tx) => applyFor(tx, first.actor, first.id, elsewhere.slotId))).toBe(
			'booking-clash',
		)
		expect(await seekingOn(db(), slotId)).toBeNull()
		await tellWhatHappened()
		expect((await noticesOf(db(), town.tamura.accountId)).map((one) => one.kind)).toContain('comes-after-all')
		expect((await noticesOf(db(), second.accountId)).map((one) => one.kind)).toContain('another')
		const open = (await openCalls(db())).filter((call) => call.subjectId === slotId)
		expect(open.map((call) => call.naturalKey.split(' ')[0])).not.toContain('stand-in-sought')
		// It can be said again, and somebody is sought again.
		await cannotCome(first, id)
		expect(await seekingOn(db(), slotId)).not.toBeNull()
	})

	it('is a matter for the telephone once somebody else has the seat, and for a hand where no yes was said', async () => {
		clockAt(today)
		await onlyTheirs()
		const [first, second, third] = [await someone('一'), await someone('二'), await someone('三')]
		const { slotId, id } = await held(first)
		clockAt(workDay, 7 * 60 + 30)
		await cannotCome(first, id)
		await seekStandIns()
		const offer = (await offersOf(db(), second.id)).find((one) => one.slotId === slotId)?.id ?? ''
		await inTransaction((tx) => answerAsked(tx, second.actor, second.id, offer, 'yes'))
		const [off] = (await onSlot(slotId)).filter((one) => one.id === id)
		expect(await wayBack(db(), off as never, now())).toBe('call')
		expect(await refusing((tx) => comeAfterAll(tx, first.actor, first.id, id))).toBe('seat-given')
		expect(await refusing((tx) => comeAfterAll(tx, third.actor, third.id, id))).toBe('not-found')
		clockAt(workDay, 12 * 60)
		expect(await wayBack(db(), off as never, now())).toBeNull()
		expect(await refusing((tx) => comeAfterAll(tx, first.actor, first.id, id))).toBe('slot-started')
		clockAt(today)
		const other = await post({ day: addDays(workDay, 2) })
		await apply(third, other.slotId)
		const unanswered = await choose(other.slotId, third)
		await cannotCome(third, unanswered)
		const [gone] = await onSlot(other.slotId)
		expect(await wayBack(db(), gone as never, now())).toBe('hand')
		expect(await refusing((tx) => comeAfterAll(tx, third.actor, third.id, unanswered))).toBe(
			'not-agreed-before',
		)
	})

	it('of two yeses in the same second one gets the seat and the other a place in line', async () => {
		clockAt(today)
		await onlyTheirs()
		const first = await someone('一')
		const others = [await someone('二'), await someone('三')]
		const { slotId, id } = await held(first)
		clockAt(workDay, 8 * 60)
		await cannotCome(first, id)
		await seekStandIns()
		const ends = await Promise.all(
			others.map(async (who) => {
				const offer = (await offersOf(db(), who.id)).find((one) => one.slotId === slotId)?.id ?? ''
				const say = () => inTransaction((tx) => answerAsked(tx, who.actor, who.id, offer, 'yes'))
				// On PostgreSQL the slower of the two may meet the full slot itself: the page asks them again.
				const end = await refusalOf(say())
				return end === 'slot-full' ? refusalOf(say()) : end
			}),
		)
		expect(ends).toEqual(['done', 'done'])
		expect(await decidedFor(slotId)).toHaveLength(1)
		expect(await taken(slotId)).toBe(1)
	})

	it('of two who cannot come each seat has its own stand-in, whoever is quicker', async () => {
		clockAt(today)
		await onlyTheirs()
		const [a, b, c, d] = [await someone('甲'), await someone('乙'), await someone('丙'), await someone('丁')]
		const { slotId } = await post({ seats: 2 })
		await apply(a, slotId)
		await apply(b, slotId)
		const ofA = await choose(slotId, a)
		const ofB = await choose(slotId, b)
		await yes(a, ofA)
		await yes(b, ofB)
		clockAt(today, 600)
		await cannotCome(a, ofA)
		await apply(c, slotId)
		clockAt(today, 605)
		const ofC = await choose(slotId, c)
		clockAt(today, 610)
		await cannotCome(b, ofB)
		await yes(c, ofC)
		await apply(d, slotId)
		clockAt(today, 615)
		await yes(d, await choose(slotId, d))
		await seekStandIns()
		const endings = await db().select().from(vacancies).where(eq(vacancies.slotId, slotId))
		expect(endings.map((one) => one.ending)).toEqual(['filled', 'filled'])
		await tellWhatHappened()
	})

	it('tells the employer of one fewer on a posting that was closed, and nothing of a day called off', async () => {
		clockAt(today)
		await onlyTheirs()
		const [first, second] = [await someone('一'), await someone('二')]
		const closed = await held(first)
		await inTransaction((tx) => closeTask(tx, town.chosei.actor, closed.taskId))
		await cannotCome(first, closed.id)
		const off = await held(second)
		await cannotCome(second, off.id)
		await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, off.slotId, 'rain'))
		await seekStandIns()
		const endingOf = async (id: string) =>
			(await db().select().from(vacancies).where(eq(vacancies.assignmentId, id)))[0]?.ending
		expect(await endingOf(closed.id)).toBe('fewer')
		expect(await endingOf(off.id)).toBe('closed')
	})

	it('waits for those who may be asked on another day while there is time', async () => {
		clockAt(today)
		await onlyTheirs()
		const [first, busy] = [await someone('一'), await someone('週に一度')]
		const { slotId, id } = await held(first, { day: addDays(workDay, 7) })
		const before = await post({ startMinute: 840, endMinute: 900 })
		await inTransaction((tx) => ask(tx, town.chosei.actor, before.slotId, busy.id, 'wish'))
		await cannotCome(first, id)
		expect(await seekStandIns()).toBe(0)
		expect(await seekingOn(db(), slotId)).toEqual({ asked: 0, thinking: 0 })
		clockAt(addDays(today, 7), 10 * 60)
		expect(await seekStandIns()).toBe(1)
	})

	it('says 1人少なくなります when nobody is left to ask, and never why', async () => {
		clockAt(today)
		await onlyTheirs()
		const first = await someone('一')
		const { slotId, id } = await held(first)
		await cannotCome(first, id)
		expect(await seekStandIns()).toBe(0)
		await tellWhatHappened()
		const told = await noticesOf(db(), town.tamura.accountId, 200)
		expect(told.map((one) => one.kind)).toContain('one-fewer')
		const written = await db()
			.select()
			.from(events)
			.where(
				and(eq(events.subjectKind, 'slot'), eq(events.subjectId, slotId), eq(events.what, 'vacancy.ended')),
			)
		expect(written.map((one) => one.after)).toEqual([{ ending: 'fewer', asked: 0 }])
	})

	it('asks the next ones when an hour went by without a yes, and holds to everybody’s rhythm', async () => {
		clockAt(today)
		await onlyTheirs()
		const first = await someone('一')
		for (const name of ['二', '三', '四', '五']) await someone(name)
		const never = await someone('来ない', { askAtMost: 'never' })
		const { slotId, id } = await held(first)
		await cannotCome(first, id)
		expect(await seekStandIns()).toBe(3)
		clockAt(today, 9 * 60 + 59)
		expect(await seekStandIns()).toBe(0)
		clockAt(today, 10 * 60)
		expect(await seekStandIns()).toBe(1)
		clockAt(today, 12 * 60)
		expect(await seekStandIns()).toBe(0)
		expect(await offersOf(db(), never.id)).toEqual([])
		expect(await seekingOn(db(), slotId)).toEqual({ asked: 4, thinking: 4 })
	})

	it('seeks nobody for a seat that was not promised, nor for work that was called off', async () => {
		clockAt(today)
		const first = await someone('一')
		const { slotId } = await post()
		await apply(first, slotId)
		const id = await choose(slotId, first)
		await cannotCome(first, id)
		expect(await seekingOn(db(), slotId)).toBeNull()
		const second = await someone('二')
		const rained = await held(second)
		await inTransaction((tx) => callOff(tx, town.chosei.actor, rained.id, 'rain'))
		expect(await seekingOn(db(), rained.slotId)).toBeNull()
	})
})

describe('the question before the day', () => {
	it('is asked once, answered once, and without an answer becomes a call and nothing else', async () => {
		clockAt(today)
		const [answers, silent] = [await someone('答える'), await someone('黙る')]
		const mine = await held(answers)
		const theirs = await held(silent)
		// The work is on a Monday: on Thursday it is not asked yet, on Friday it is.
		clockAt(addDays(workDay, -4), 9 * 60)
		expect(await inTransaction(askAgain)).toBe(0)
		clockAt(addDays(workDay, -3), 9 * 60)
		expect(await inTransaction(askAgain)).toBeGreaterThanOrEqual(2)
		expect(await inTransaction(askAgain)).toBe(0)
		await inTransaction((tx) => sayComing(tx, answers.actor, answers.id, mine.id))
		expect(await refusing((tx) => sayComing(tx, answers.actor, answers.id, mine.id))).toBe('coming-said')
		expect(await refusing((tx) => sayComing(tx, answers.actor, answers.id, theirs.id))).toBe('not-found')
		clockAt(addDays(workDay, -3), 14 * 60 + 59)
		await inTransaction(callUnanswered)
		const called = async () =>
			(await openCalls(db(), 1_000)).filter((call) => call.why === 'again').map((call) => call.registrantId)
		expect(await called()).not.toContain(silent.id)
		clockAt(addDays(workDay, -3), 15 * 60)
		await inTransaction(callUnanswered)
		await inTransaction(callUnanswered)
		expect((await called()).filter((id) => id === silent.id)).toHaveLength(1)
		expect(await called()).not.toContain(answers.id)
		expect((await onSlot(theirs.slotId))[0]?.state).toBe('agreed')
	})

	it('stands once on the call list, for who is called anyway too', async () => {
		clockAt(today)
		const byPhone = await someone('電話で', { hearsBy: 'telephone' })
		await held(byPhone)
		clockAt(addDays(workDay, -3), 9 * 60)
		await inTransaction(askAgain)
		await tellWhatHappened()
		clockAt(addDays(workDay, -3), 15 * 60)
		await inTransaction(callUnanswered)
		const theirs = (await openCalls(db(), 1_000)).filter(
			(call) => call.registrantId === byPhone.id && call.why === 'again',
		)
		expect(theirs).toHaveLength(1)
	})

	it('is not put to who said yes only today', async () => {
		clockAt(addDays(workDay, -1), 8 * 60)
		const fresh = await someone('今日の約束')
		const { id } = await held(fresh)
		await inTransaction(askAgain)
		expect((await askedAgain(db(), [id])).size).toBe(0)
	})
})

describe('おくれます', () => {
	it('is told to the place, kept of nobody, and gone the night after', async () => {
		clockAt(today)
		const who = await someone('遅れる')
		const { slotId, id } = await held(who)
		// As the page sends it: the form's key names the piece of work.
		const late = (minutes: number) =>
			inTransaction((tx) =>
				act(tx, { key: crypto.randomUUID(), person: who.accountId, form: lateForm, body: '' }, async () => {
					await sayLate(tx, who.actor, who.id, id, minutes)
					return `/my/assignments/${id}?told=late`
				}),
			)
		expect(await refusalOf(late(20))).toBe('late-not-now')
		clockAt(workDay, 9 * 60)
		await late(20)
		await late(30)
		expect(await lateBy(db(), id)).toBe(30)
		const calls = (await openCalls(db(), 1_000)).filter((call) => call.subjectId === slotId)
		expect(calls).toMatchObject([{ why: 'late', employerId: town.tamura.id }])
		const written = await db().select().from(events).where(eq(events.what, 'slot.somebody-late'))
		expect(JSON.stringify(written)).not.toContain(who.id)
		expect(JSON.stringify(written)).not.toContain(who.accountId)
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(1)
		clockAt(addDays(workDay, 1), 180)
		await inTransaction(forgetDelays)
		expect(await lateBy(db(), id)).toBeNull()
		const ofThem = [id, who.id, who.accountId]
		const kept = (await everyRow()).filter(({ text }) => ofThem.some((one) => text.includes(one)))
		expect(kept.map((row) => row.table)).toContain('assignments')
		expect(kept.filter(({ text, table }) => table === 'delays' || /\blate\b/.test(text))).toEqual([])
	})
	it('is not said any more of who then cannot come, and the call about it closes with the last', async () => {
		clockAt(today)
		const [one, two] = [await someone('遅れる一'), await someone('遅れる二')]
		const { slotId } = await post({ seats: 2 })
		const ids: string[] = []
		for (const who of [one, two]) {
			await apply(who, slotId)
			const id = await choose(slotId, who)
			await yes(who, id)
			ids.push(id)
		}
		const [first = '', second = ''] = ids
		clockAt(workDay, 9 * 60)
		await inTransaction((tx) => sayLate(tx, one.actor, one.id, first, 20))
		await inTransaction((tx) => sayLate(tx, two.actor, two.id, second, 30))
		const lateCalls = async () =>
			(await openCalls(db(), 1_000)).filter((call) => call.subjectId === slotId && call.why === 'late')
		await cannotCome(one, first)
		expect(await latesOn(db(), [slotId])).toEqual(new Map([[slotId, [30]]]))
		expect(await lateBy(db(), first)).toBeNull()
		expect(await lateCalls()).toHaveLength(1)
		await cannotCome(two, second)
		expect(await latesOn(db(), [slotId])).toEqual(new Map())
		expect(await lateCalls()).toEqual([])
		const closed = await db().select().from(events).where(eq(events.what, 'call.closed'))
		expect(closed.map((event) => event.actorId)).not.toContain(two.accountId)
	})
})
