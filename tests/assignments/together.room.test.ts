// Doing it together: teams, 同行 at a first time, trying a kind of work, asking those who did it before, chosen groups.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
	accompanimentOf,
	accompanimentsToSettle,
	accompanyingOn,
	answerAccompanying,
	callAfterFirstTimes,
	callBeforeFirstTimes,
	isSettled,
	nobody,
	settleAccompaniment,
	wishAccompaniment,
} from '~/assignments/accompaniment.server'
import { applicationsOf, applyFor, withdraw } from '~/assignments/application.server'
import { askThoseBefore } from '~/assignments/before-first.server'
import { callOffMine } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { ask, offersOf } from '~/assignments/offer.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { applyAsTeam } from '~/assignments/team-hand.server'
import { newestTerms, sayYes } from '~/assignments/terms.server'
import { waitFor } from '~/assignments/waiting.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { lastTurns } from '~/matching/turn.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { openCalls } from '~/people/contact.server'
import { answerTeam, askedIntoTeams, askIntoTeam, leaveTeam, makeTeam, teamsOf } from '~/people/team.server'
import { addToGroup, groupOf, refuseGroupUnruled, removeFromGroup } from '~/work/group.server'
import { draftTask } from '~/work/task.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { accounts, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	aTask,
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
let numbers = 270_500
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

async function someone(name: string, over = {}): Promise<Registrant & { number: string }> {
	const made = await makeRegistrant(name, town.areaId, over)
	const number = String(++numbers)
	await inTransaction((tx) => tx.update(accounts).set({ number }).where(eq(accounts.id, made.accountId)))
	return { ...made, number }
}
const post = async (over = {}, slot = {}) => {
	const { taskId, slotIds } = await postTask(town, over, [slot])
	return { taskId, slotId: slotIds[0] ?? '' }
}
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
const choose = (slotId: string, people: Registrant[], reason = 'follow') =>
	inTransaction((tx) =>
		decide(
			tx,
			town.chosei.actor,
			slotId,
			people.map((one) => one.id),
			reason,
		),
	)
const yes = (who: Registrant, id: string) =>
	inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }))
const turnsOf = async (who: Registrant) => (await lastTurns(db(), [who.id])).get(who.id)?.turns

async function teamOf(...people: (Registrant & { number: string })[]): Promise<string> {
	const [maker, ...others] = people
	if (!maker) throw new Error('a team of nobody')
	const teamId = await inTransaction((tx) => makeTeam(tx, maker.actor, maker.id, '北町さくら会'))
	for (const one of others) {
		await inTransaction((tx) => askIntoTeam(tx, maker.actor, maker.id, teamId, one.number))
		await inTransaction((tx) => answerTeam(tx, one.actor, one.id, teamId, 'yes'))
	}
	return teamId
}

describe('a team', () => {
	it('is joined by who was asked and said yes, shows who is in it, and ends with the last to leave', async () => {
		clockAt(today)
		const [maker, asked, other] = [await someone('作'), await someone('誘'), await someone('他')]
		const teamId = await inTransaction((tx) => makeTeam(tx, maker.actor, maker.id, 'さくら会'))
		expect(await refusing((tx) => askIntoTeam(tx, other.actor, other.id, teamId, asked.number))).toBe(
			'not-found',
		)
		expect(await refusing((tx) => askIntoTeam(tx, maker.actor, maker.id, teamId, '999999'))).toBe(
			'team-number',
		)
		await inTransaction((tx) => askIntoTeam(tx, maker.actor, maker.id, teamId, asked.number))
		expect(await refusing((tx) => askIntoTeam(tx, maker.actor, maker.id, teamId, asked.number))).toBe(
			'team-already',
		)
		await tellWhatHappened()
		expect((await noticesOf(db(), asked.accountId)).map((one) => one.kind)).toEqual(['team-asked'])
		// Until the yes nobody reads who was asked.
		expect((await teamsOf(db(), maker.id))[0]).toMatchObject({ asked: 1, members: [{ callName: '作' }] })
		expect(await askedIntoTeams(db(), asked.id)).toMatchObject([{ name: 'さくら会', callNames: ['作'] }])
		await inTransaction((tx) => answerTeam(tx, asked.actor, asked.id, teamId, 'yes'))
		expect(await refusing((tx) => answerTeam(tx, asked.actor, asked.id, teamId, 'no'))).toBe('team-answered')
		expect((await teamsOf(db(), asked.id))[0]?.members).toHaveLength(2)
		await inTransaction((tx) => leaveTeam(tx, maker.actor, maker.id, teamId))
		await inTransaction((tx) => leaveTeam(tx, asked.actor, asked.id, teamId))
		expect(await teamsOf(db(), asked.id)).toEqual([])
		expect(await refusing((tx) => leaveTeam(tx, asked.actor, asked.id, teamId))).toBe('not-found')
	})

	it('raises every hand or none, is chosen together, and each has terms and a turn of their own', async () => {
		clockAt(today)
		const [one, two] = [await someone('一'), await someone('二')]
		const teamId = await teamOf(one, two)
		const single = await post({}, { seats: 1 })
		expect(await refusing((tx) => applyAsTeam(tx, one.actor, one.id, teamId, single.slotId))).toBe(
			'team-seats',
		)
		const { slotId } = await post({}, { seats: 2 })
		expect(await inTransaction((tx) => applyAsTeam(tx, one.actor, one.id, teamId, slotId))).toBe(2)
		const half = (reason?: string) =>
			refusing((tx) => decide(tx, town.chosei.actor, slotId, [one.id], reason))
		expect(await half()).toBe('team-split')
		const ids = await choose(slotId, [one, two], '')
		expect(new Set(await Promise.all(ids.map(async (id) => (await newestTerms(db(), id))?.id))).size).toBe(2)
		expect([await turnsOf(one), await turnsOf(two)]).toEqual([1, 1])
	})

	it('says of a mate neither why they cannot nor when they work elsewhere, and raises no hand taken down', async () => {
		clockAt(today)
		const [one, two] = [await someone('一'), await someone('二')]
		const teamId = await teamOf(one, two)
		const elsewhere = await post({}, { startMinute: 600, endMinute: 660 })
		await apply(two, elsewhere.slotId)
		await choose(elsewhere.slotId, [two])
		const clashing = await post({}, { seats: 2, startMinute: 630, endMinute: 700 })
		expect(await refusing((tx) => applyAsTeam(tx, one.actor, one.id, teamId, clashing.slotId))).toBe(
			'team-cannot',
		)
		const { slotId } = await post({}, { seats: 2, startMinute: 900, endMinute: 960 })
		await inTransaction((tx) => applyAsTeam(tx, one.actor, one.id, teamId, slotId))
		await tellWhatHappened()
		expect((await noticesOf(db(), two.accountId)).map((told) => told.kind)).toContain('team-raised')
		const hand = (await applicationsOf(db(), two.id)).find((up) => up.slotId === slotId)
		await inTransaction((tx) => withdraw(tx, two.actor, two.id, hand?.id ?? ''))
		expect(await refusing((tx) => applyAsTeam(tx, one.actor, one.id, teamId, slotId))).toBe('team-cannot')
		// After a no nobody is asked into it again so soon.
		const three = await someone('三')
		await inTransaction((tx) => askIntoTeam(tx, one.actor, one.id, teamId, three.number))
		await inTransaction((tx) => answerTeam(tx, three.actor, three.id, teamId, 'no'))
		const again = () => refusing((tx) => askIntoTeam(tx, one.actor, one.id, teamId, three.number))
		expect(await again()).toBe('team-already')
		clockAt(addDays(today, 31))
		expect(await again()).toBe('done')
	})

	it('leaves everybody their own hand to take down, and no hand to who is not in it', async () => {
		clockAt(today)
		const [one, two, three] = [await someone('一'), await someone('二'), await someone('三')]
		const teamId = await teamOf(one, two)
		const { slotId } = await post({}, { seats: 3, startMinute: 800, endMinute: 860 })
		await inTransaction((tx) => applyAsTeam(tx, two.actor, two.id, teamId, slotId))
		expect(await refusing((tx) => applyAsTeam(tx, three.actor, three.id, teamId, slotId))).toBe('not-found')
		const [hand] = await applicationsOf(db(), one.id)
		await inTransaction((tx) => withdraw(tx, one.actor, one.id, hand?.id ?? ''))
		// The one left is no split team.
		expect(await choose(slotId, [two], '')).toHaveLength(1)
	})

	it('stands in for its own first, whosever turn it is', async () => {
		clockAt(today)
		await inTransaction((tx) =>
			tx.update(registrants).set({ restFrom: today, restUntil: addDays(workDay, 9) }),
		)
		const [one, mate] = [await someone('一'), await someone('仲間')]
		const strangers = [await someone('甲'), await someone('乙'), await someone('丙'), await someone('丁')]
		await teamOf(one, mate)
		// The mate had a turn just now: by turns alone the others came first.
		const before = await post({}, { startMinute: 900, endMinute: 960 })
		await apply(mate, before.slotId)
		await choose(before.slotId, [mate])
		const { slotId } = await post({}, { seats: 1 })
		await apply(one, slotId)
		const [id = ''] = await choose(slotId, [one])
		await yes(one, id)
		await inTransaction((tx) => callOffMine(tx, one.actor, one.id, id))
		expect(await seekStandIns()).toBe(3)
		const asked = async (who: Registrant) =>
			(await offersOf(db(), who.id)).some((offer) => offer.slotId === slotId)
		expect(await asked(mate)).toBe(true)
		expect((await Promise.all(strangers.map(asked))).filter(Boolean)).toHaveLength(2)
		await inTransaction((tx) => tx.update(registrants).set({ restFrom: null, restUntil: null }))
	})

	it('is not asked to stand in past a limit somebody saved while the machine was counting', async () => {
		clockAt(today)
		const mate = await someone('仲間')
		const { slotId } = await post({}, { seats: 1 })
		const asks = () => inTransaction((tx) => ask(tx, chore, slotId, mate.id, 'urgent', 'stand-in'))
		await inTransaction((tx) => setLimits(tx, mate.actor, mate.id, { ...noLimits, kilogramsMost: 1 }))
		expect(await refusalOf(asks())).toBe('fit-needs-reason')
		expect(await offersOf(db(), mate.id)).toEqual([])
		await inTransaction((tx) => setLimits(tx, mate.actor, mate.id, noLimits))
		expect(await refusalOf(asks())).toBe('done')
	})
})

describe('a first time', () => {
	it('is noted with the yes: ever, then there, then not any more', async () => {
		clockAt(today)
		const who = await someone('初')
		const first = await throughJourney(town, 'agreed', { registrant: who })
		expect(await accompanimentOf(db(), first.assignmentId)).toMatchObject({ first: 'ever', wished: null })
		clockAt(today)
		const again = await throughJourney(town, 'agreed', {
			registrant: who,
			slot: { startMinute: 800, endMinute: 900 },
		})
		expect(await accompanimentOf(db(), again.assignmentId)).toBeNull()
	})

	it('is settled with somebody of the office, a place and a face, and called about on the next office day', async () => {
		clockAt(today)
		const who = await someone('初二')
		const { assignmentId: id } = await throughJourney(town, 'agreed', { registrant: who })
		const other = await someone('他人')
		expect(await refusing((tx) => wishAccompaniment(tx, other.actor, other.id, id, true))).toBe('not-found')
		await inTransaction((tx) => wishAccompaniment(tx, who.actor, who.id, id, true))
		expect((await accompanimentsToSettle(db(), today)).map((one) => one.assignmentId)).toContain(id)
		await inTransaction((tx) =>
			settleAccompaniment(tx, town.inoue.actor, id, {
				who: `staff:${town.inoue.accountId}`,
				meetingPlace: '北町バス停の前',
				meetingMinute: 555,
				face: '青い腕章の井上です',
			}),
		)
		const settled = await accompanimentOf(db(), id)
		expect(settled && isSettled(settled)).toBe(true)
		expect(settled?.whoComes).toBe('井上')
		expect((await accompanimentsToSettle(db(), today)).map((one) => one.assignmentId)).not.toContain(id)
		await tellWhatHappened()
		expect((await noticesOf(db(), who.accountId)).map((one) => one.kind)).toContain('accompanied')
		// The work is on a Monday; the call is on Tuesday, once.
		clockAt(workDay, 18 * 60)
		expect(await inTransaction(callAfterFirstTimes)).toBe(0)
		clockAt(addDays(workDay, 1), 9 * 60)
		expect(await inTransaction(callAfterFirstTimes)).toBeGreaterThanOrEqual(1)
		expect(await inTransaction(callAfterFirstTimes)).toBe(0)
		const calls = (await openCalls(db(), 1_000)).filter((one) => one.registrantId === who.id)
		expect(calls.map((one) => one.why)).toContain('how-was-it')
	})

	it('asks the registrant who is to come along; a no, or not coming, is settled anew', async () => {
		clockAt(today)
		const used = await someone('なれた')
		await throughJourney(town, 'passed', { registrant: used })
		clockAt(addDays(workDay, 1))
		const day = addDays(workDay, 7)
		const { slotId } = await post({}, { seats: 2, day })
		const fresh = await someone('初三')
		await apply(used, slotId)
		await apply(fresh, slotId)
		const [usedId = '', freshId = ''] = await choose(slotId, [used, fresh])
		await yes(used, usedId)
		await yes(fresh, freshId)
		await inTransaction((tx) => wishAccompaniment(tx, fresh.actor, fresh.id, freshId, true))
		const settle = (who: string) =>
			inTransaction((tx) =>
				settleAccompaniment(tx, town.inoue.actor, freshId, {
					who,
					meetingPlace: '作業場の前',
					meetingMinute: 555,
					face: '麦わら帽子です',
				}),
			)
		expect(await refusalOf(settle(`registrant:${town.hidaka.id}`))).toBe('companion-not-there')
		await settle(`registrant:${used.id}`)
		// Not promised to the first-timer before the other says yes.
		const waits = await accompanimentOf(db(), freshId)
		expect(waits && isSettled(waits)).toBe(false)
		await tellWhatHappened()
		expect((await noticesOf(db(), used.accountId)).map((one) => one.kind)).toContain('accompany-asked')
		expect((await noticesOf(db(), fresh.accountId)).map((one) => one.kind)).not.toContain('accompany-asked')
		expect(await accompanyingOn(db(), used.id, slotId)).toMatchObject([{ callName: '初三' }])
		const say = (answer: 'yes' | 'no') =>
			inTransaction((tx) => answerAccompanying(tx, used.actor, used.id, freshId, answer))
		const ends = await Promise.all([refusalOf(say('yes')), refusalOf(say('yes'))])
		expect(ends.sort()).toEqual(['companion-answered', 'done'])
		await inTransaction((tx) => callOffMine(tx, used.actor, used.id, usedId))
		expect((await accompanimentsToSettle(db(), today)).map((one) => one.assignmentId)).toContain(freshId)
		// Nobody waits at the meeting point for somebody who does not come.
		await tellWhatHappened()
		expect((await noticesOf(db(), fresh.accountId)).map((one) => one.kind)).toContain('accompany-off')
	})

	it('is asked about by telephone from the office day before, once, until somebody said', async () => {
		clockAt(today)
		const [silent, said] = [await someone('初五'), await someone('初六')]
		const { assignmentId: id } = await throughJourney(town, 'agreed', { registrant: silent })
		clockAt(today)
		const other = await throughJourney(town, 'agreed', { registrant: said })
		await inTransaction((tx) => wishAccompaniment(tx, said.actor, said.id, other.assignmentId, false))
		const calls = async (who: Registrant) =>
			(await openCalls(db(), 1_000)).filter((one) => one.registrantId === who.id && one.why === 'first-time')
		// The work is on a Monday: Thursday is too early, Friday is the office day before.
		clockAt(addDays(workDay, -4))
		await inTransaction(callBeforeFirstTimes)
		expect(await calls(silent)).toEqual([])
		// Until three in the afternoon they can press a button themselves.
		clockAt(addDays(workDay, -3))
		await inTransaction(callBeforeFirstTimes)
		expect(await calls(silent)).toEqual([])
		clockAt(addDays(workDay, -3), 900)
		expect(await inTransaction(callBeforeFirstTimes)).toBeGreaterThan(0)
		expect(await inTransaction(callBeforeFirstTimes)).toBe(0)
		expect(await calls(silent)).toMatchObject([{ subjectKind: 'accompaniment', subjectId: id }])
		expect(await calls(said)).toEqual([])
		await inTransaction((tx) => wishAccompaniment(tx, silent.actor, silent.id, id, true))
		expect(await calls(silent)).toEqual([])
	})

	it('that has begun is asked about no more, by nobody', async () => {
		clockAt(today)
		const who = await someone('初八')
		const { assignmentId: id } = await throughJourney(town, 'agreed', { registrant: who })
		clockAt(addDays(workDay, -3), 900)
		await inTransaction(callBeforeFirstTimes)
		const open = async () =>
			(await openCalls(db(), 1_000)).filter((one) => one.registrantId === who.id && one.why === 'first-time')
		expect(await open()).toHaveLength(1)
		clockAt(workDay, 720)
		expect(await refusing((tx) => wishAccompaniment(tx, who.actor, who.id, id, true))).toBe('slot-started')
		await inTransaction(callBeforeFirstTimes)
		expect(await open()).toEqual([])
	})

	it('has a meeting point and a face for who comes alone too, settled anew when they think again', async () => {
		clockAt(today)
		const who = await someone('初七')
		const { assignmentId: id } = await throughJourney(town, 'agreed', { registrant: who })
		const settle = (whom: string) =>
			refusing((tx) =>
				settleAccompaniment(tx, town.inoue.actor, id, {
					who: whom,
					meetingPlace: '作業場の入口',
					meetingMinute: 560,
					face: '麦わら帽子の田村さん',
				}),
			)
		const waiting = async () => (await accompanimentsToSettle(db(), today)).map((one) => one.assignmentId)
		expect(await waiting()).not.toContain(id)
		expect(await settle(nobody)).toBe('companion-wished')
		expect(await settle(`staff:${town.inoue.accountId}`)).toBe('companion-not-wished')
		await inTransaction((tx) => wishAccompaniment(tx, who.actor, who.id, id, false))
		expect(await waiting()).toContain(id)
		expect(await settle(`staff:${town.inoue.accountId}`)).toBe('companion-not-wished')
		expect(await settle(nobody)).toBe('done')
		expect(await waiting()).not.toContain(id)
		expect(await accompanimentOf(db(), id)).toMatchObject({
			whoComes: '',
			meetingPlace: '作業場の入口',
			face: '麦わら帽子の田村さん',
		})
		await tellWhatHappened()
		expect((await noticesOf(db(), who.accountId)).map((one) => one.kind)).toContain('accompanied')
		await inTransaction((tx) => wishAccompaniment(tx, who.actor, who.id, id, true))
		expect(await waiting()).toContain(id)
		expect(await settle(nobody)).toBe('companion-wished')
	})

	it('goes over to the next promise when the first is called off', async () => {
		clockAt(today)
		const who = await someone('初四')
		const first = await throughJourney(town, 'agreed', { registrant: who })
		clockAt(today)
		const next = await throughJourney(town, 'agreed', {
			registrant: who,
			slot: { day: addDays(workDay, 3) },
		})
		expect(await accompanimentOf(db(), next.assignmentId)).toBeNull()
		await inTransaction((tx) => callOffMine(tx, who.actor, who.id, first.assignmentId))
		expect(await accompanimentOf(db(), next.assignmentId)).toMatchObject({ first: 'ever' })
	})
})

describe('しごと体験', () => {
	it('is half a day at most, without hazards, and nobody’s turn', async () => {
		clockAt(today)
		const drafting = (over: object) =>
			refusing((tx) => draftTask(tx, town.chosei.actor, 'none', aTask(town.areaId, { trial: true, ...over })))
		expect(await drafting({ minutes: 241 })).toBe('trial-long')
		expect(await drafting({ hazards: ['blades'] })).toBe('trial-hazard')
		const who = await someone('体験')
		const { slotId } = await post({ trial: true })
		await apply(who, slotId)
		await choose(slotId, [who])
		expect(await turnsOf(who)).toBe(0)
	})
})

describe('asking those who did it before', () => {
	it('asks them in turn, counts as a turn, and keeps others out for one day', async () => {
		clockAt(today)
		const did = await someone('前に')
		await throughJourney(town, 'passed', { registrant: did, task: { kind: 'sewing' } })
		clockAt(addDays(workDay, 1))
		const other = await someone('新しい')
		const { slotId, taskId } = await post({ kind: 'sewing' }, { day: addDays(workDay, 8) })
		const before = await turnsOf(did)
		expect(await inTransaction((tx) => askThoseBefore(tx, town.chosei.actor, slotId))).toBe(1)
		expect(await turnsOf(did)).toBe((before ?? 0) + 1)
		expect((await offersOf(db(), did.id)).map((one) => one.why)).toEqual(['before'])
		expect(await refusing((tx) => applyFor(tx, other.actor, other.id, slotId))).toBe('before-first')
		expect(await refusing((tx) => ask(tx, town.chosei.actor, slotId, other.id))).toBe('before-first')
		expect(await refusing((tx) => askThoseBefore(tx, town.chosei.actor, slotId))).toBe('before-nobody')
		clockAt(addDays(workDay, 2), 9 * 60 + 1)
		await apply(other, slotId)
		expect(await eventsAbout('task', taskId)).toContain('task.asked-before')
	})
})

describe('a task for a chosen group', () => {
	it('needs a written rule and somebody it is for, and takes nobody else', async () => {
		clockAt(today)
		const [member, other] = [await someone('対象'), await someone('対象でない')]
		const rule = 'はじめて半年までの方'
		const posted = await post()
		const task = { id: posted.taskId, groupRule: rule }
		expect(await refusing((tx) => addToGroup(tx, town.chosei.actor, posted.taskId, member.number))).toBe(
			'group-rule',
		)
		expect(await refusing((tx) => refuseGroupUnruled(tx, task))).toBe('group-empty')
		await inTransaction((tx) => tx.update(tasks).set({ groupRule: rule }).where(eq(tasks.id, posted.taskId)))
		await inTransaction((tx) => addToGroup(tx, town.chosei.actor, posted.taskId, member.number))
		expect(await groupOf(db(), posted.taskId)).toMatchObject([{ registrantId: member.id }])
		expect(await refusing((tx) => refuseGroupUnruled(tx, { ...task, groupRule: '' }))).toBe('group-rule')
		expect(await refusing((tx) => refuseGroupUnruled(tx, task))).toBe('done')
		expect(await refusing((tx) => applyFor(tx, other.actor, other.id, posted.slotId))).toBe('not-in-group')
		expect(await refusing((tx) => ask(tx, town.chosei.actor, posted.slotId, other.id))).toBe('not-in-group')
		await apply(member, posted.slotId)
		await inTransaction((tx) => tx.update(slots).set({ seats: 1 }).where(eq(slots.id, posted.slotId)))
		await choose(posted.slotId, [member])
		expect(await refusing((tx) => waitFor(tx, other.actor, other.id, posted.slotId))).toBe('not-in-group')
		expect(await refusing((tx) => removeFromGroup(tx, town.chosei.actor, posted.taskId, member.id))).toBe(
			'group-empty',
		)
		const held = await db()
			.select()
			.from(assignments)
			.where(and(eq(assignments.slotId, posted.slotId), eq(assignments.registrantId, member.id)))
		expect(held).toHaveLength(1)
	})
})
