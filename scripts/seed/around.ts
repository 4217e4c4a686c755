// Around a booking in the demo town: stand-ins sought day by day, and what stands open this morning for everybody to see.
import { and, asc, eq, gt, gte, isNull, sql } from 'drizzle-orm'
import {
	answerAccompanying,
	callAfterFirstTimes,
	companionsFor,
	settleAccompaniment,
	wishAccompaniment,
} from '~/assignments/accompaniment.server'
import { askThoseBefore } from '~/assignments/before-first.server'
import { callOffMine } from '~/assignments/call-off.server'
import { sayLate } from '~/assignments/delay.server'
import { askAgain, sayComing } from '~/assignments/reconfirmation.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { applyAsTeam } from '~/assignments/team-hand.server'
import { waitFor } from '~/assignments/waiting.server'
import { addDays, instantOf, minuteOf } from '~/base/day'
import { answerTeam, askIntoTeam, makeTeam } from '~/people/team.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { accompaniments, assignments, offers, reconfirmations } from '~db/schema/assignments'
import { slots, tasks } from '~db/schema/work'
import { playOffer } from './deciding'
import { personOf, release, suits } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, staffActor } from './town'

/** Whether an act went through; what the rules refuse is left, as people leave it. */
async function went(act: () => Promise<unknown>): Promise<boolean> {
	try {
		await act()
		return true
	} catch (error) {
		if (error instanceof Refusal) return false
		throw error
	}
}

/** Plays what the machine does by itself each day, and this morning's scenes. */
export function playAround(town: Town): void {
	const { stage, today } = town
	for (let day = town.start; day <= today; day = addDays(day, 1)) {
		for (const minute of [502, 732, 1042]) stage.alone(instantOf(day, minute), () => standIns(town))
		stage.at(instantOf(day, 9 * 60), callAfterFirstTimes)
	}
	const weeksAgo = instantOf(addDays(today, -12), 620)
	stage.at(weeksAgo, (tx) => aTeam(town, tx))
	stage.at(instantOf(addDays(today, -1), 1180), (tx) => linesUp(town, tx))
	stage.at(instantOf(today, 9 * 60), askAgain)
	stage.at(instantOf(today, 545), (tx) => someSayComing(town, tx))
	stage.at(instantOf(today, 547), (tx) => firstTimes(town, tx))
	stage.at(instantOf(today, 549), (tx) => somebodyIsLate(town, tx))
	stage.at(instantOf(today, 599), (tx) => beforeFirst(town, tx))
	stage.at(instantOf(today, 553), (tx) => teamsHands(town, tx))
	stage.at(instantOf(today, 555), (tx) => cannotCome(town, tx))
	stage.alone(instantOf(today, 557), () => standIns(town, true))
}

/** The machine asks who could stand in; `open` leaves it at that, otherwise they answer as others do. */
async function standIns(town: Town, open = false): Promise<void> {
	const at = town.stage.now()
	if ((await seekStandIns()) === 0) return
	town.stage.at(at, async (tx) => {
		const asked = await tx
			.select()
			.from(offers)
			.where(and(eq(offers.why, 'stand-in'), gte(offers.at, at)))
			.orderBy(asc(offers.id))
		for (const offer of asked) {
			const play = town.plays.get(offer.slotId)
			const chance = town.chance(`stand-in ${offer.id}`)
			if (play)
				playOffer(town, chance, play, personOf(town, offer.registrantId), offer, 3, open ? 'open' : undefined)
		}
	})
}

const teamName = '北町さくら会'
const isPlain = (one: Townsperson) => !one.makeup.storied && one.makeup.hearsBy === 'site'

/** Three neighbours make a team. */
async function aTeam(town: Town, tx: Tx): Promise<void> {
	const [one, two, three] = town.registered.filter(isPlain)
	if (!one || !two || !three) return
	const teamId = await makeTeam(tx, actorOf(town, one), one.id, teamName)
	for (const other of [two, three]) await askIntoTeam(tx, actorOf(town, one), one.id, teamId, other.number)
	// The third has not answered yet.
	await answerTeam(tx, actorOf(town, two), two.id, teamId, 'yes')
	town.team = { teamId, one: one.id, two: two.id }
}

/** The team raises its hands for the first slot ahead that suits both. */
async function teamsHands(town: Town, tx: Tx): Promise<void> {
	const { team } = town
	if (!team) return
	const [one, two] = [personOf(town, team.one), personOf(town, team.two)]
	for (const play of plannedAhead(town)) {
		const left = play.plan.seats - (await takenOf(tx, play.id))
		if (left < 2 || !suits(one, play) || !suits(two, play)) continue
		if (await went(() => applyAsTeam(tx, actorOf(town, one), one.id, team.teamId, play.id))) {
			team.slotId = play.id
			return
		}
	}
}

const plannedAhead = (town: Town) =>
	[...town.plays.values()]
		.filter((play) => play.plan.day > addDays(town.today, 3) && play.plan.hands === undefined)
		.sort((a, b) => (a.plan.day < b.plan.day ? -1 : a.plan.day > b.plan.day ? 1 : a.id < b.id ? -1 : 1))

async function takenOf(tx: Tx, slotId: string): Promise<number> {
	const [slot] = await tx.select({ taken: slots.taken }).from(slots).where(eq(slots.id, slotId))
	return slot?.taken ?? 0
}

/** Two people stand in line for a day whose seats are all taken. */
async function linesUp(town: Town, tx: Tx): Promise<void> {
	const full = await tx
		.select({ id: slots.id })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				eq(slots.open, true),
				eq(tasks.state, 'published'),
				gt(slots.day, addDays(town.today, 1)),
				sql`${slots.taken} >= ${slots.seats}`,
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	for (const { id } of full) {
		const play = town.plays.get(id)
		if (!play || play.plan.quiet) continue
		let waiting = 0
		for (const one of town.registered.filter((some) => isPlain(some) && suits(some, play))) {
			if (await went(() => waitFor(tx, actorOf(town, one), one.id, id))) waiting++
			if (waiting === 2) return
		}
	}
}

/** Of those asked whether they come, the first says so at once. */
async function someSayComing(town: Town, tx: Tx): Promise<void> {
	const asked = await tx
		.select({ id: assignments.id, registrantId: assignments.registrantId })
		.from(reconfirmations)
		.innerJoin(assignments, eq(assignments.id, reconfirmations.assignmentId))
		.where(and(isNull(reconfirmations.answeredAt), eq(assignments.state, 'agreed')))
		.orderBy(asc(assignments.id))
	for (const { id, registrantId } of asked.slice(0, Math.ceil(asked.length / 3)))
		await sayComing(tx, actorOf(town, personOf(town, registrantId)), registrantId, id)
}

/** One first time is settled with somebody of the office, another waits for it. */
async function firstTimes(town: Town, tx: Tx): Promise<void> {
	const ahead = await tx
		.select({ assignment: assignments, startMinute: slots.startMinute })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(
			and(
				eq(assignments.state, 'agreed'),
				gt(assignments.serviceDay, town.today),
				isNull(accompaniments.wished),
			),
		)
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
	const known = await whoKnowsThePlace(tx, ahead)
	if (known) await comesAlong(town, tx, known)
	const others = ahead.filter((one) => one.assignment.id !== known?.assignment.id)
	for (const [n, { assignment, startMinute }] of others.slice(0, 2).entries()) {
		const person = personOf(town, assignment.registrantId)
		await wishAccompaniment(tx, actorOf(town, person), person.id, assignment.id, true)
		if (n === 0)
			await settleAccompaniment(tx, staffActor(town, 'receptionist'), assignment.id, {
				who: `staff:${town.staff.receptionist}`,
				meetingPlace: '市役所の正面入口',
				meetingMinute: Math.max(0, startMinute - 30),
				face: '青い腕章をつけています',
			})
	}
}

type FirstTime = { assignment: typeof assignments.$inferSelect; startMinute: number }
type Along = FirstTime & { companion: { id: string } }

/** The first of some first times beside which somebody has a seat who has been there before. */
async function whoKnowsThePlace(tx: Tx, some: readonly FirstTime[]): Promise<Along | undefined> {
	for (const one of some) {
		const [companion] = await companionsFor(tx, one.assignment)
		if (companion) return { ...one, companion }
	}
	return undefined
}

/** Somebody who has been there before is asked to come along, and does. */
async function comesAlong(town: Town, tx: Tx, { assignment, startMinute, companion }: Along): Promise<void> {
	const person = personOf(town, assignment.registrantId)
	await wishAccompaniment(tx, actorOf(town, person), person.id, assignment.id, true)
	await settleAccompaniment(tx, staffActor(town, 'receptionist'), assignment.id, {
		who: `registrant:${companion.id}`,
		meetingPlace: '建物の入口',
		meetingMinute: Math.max(0, startMinute - 15),
		face: '黄色いぼうしをかぶっています',
	})
	const other = personOf(town, companion.id)
	await answerAccompanying(tx, actorOf(town, other), other.id, assignment.id, 'yes')
}

/** Somebody of this morning's work is a little late. */
async function somebodyIsLate(town: Town, tx: Tx): Promise<void> {
	const theirs = await tx
		.select({ id: assignments.id, registrantId: assignments.registrantId })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(
			and(
				eq(assignments.state, 'agreed'),
				eq(assignments.serviceDay, town.today),
				gt(slots.startMinute, minuteOf(tx.at)),
			),
		)
		.orderBy(asc(slots.startMinute), asc(assignments.id))
	for (const { id, registrantId } of theirs) {
		const person = personOf(town, registrantId)
		if (await went(() => sayLate(tx, actorOf(town, person), registrantId, id, 20))) return
	}
}

/** For one day ahead those who did such work before are asked first. */
async function beforeFirst(town: Town, tx: Tx): Promise<void> {
	for (const play of plannedAhead(town)) {
		if (play.plan.seats <= (await takenOf(tx, play.id))) continue
		if (!(await went(() => askThoseBefore(tx, staffActor(town, 'arranger'), play.id)))) continue
		const asked = await tx
			.select()
			.from(offers)
			.where(and(eq(offers.slotId, play.id), eq(offers.why, 'before')))
		for (const offer of asked)
			playOffer(
				town,
				town.chance(`before ${offer.id}`),
				play,
				personOf(town, offer.registrantId),
				offer,
				3,
				'open',
			)
		return
	}
}

/** Somebody with work in a few days cannot come after all. */
async function cannotCome(town: Town, tx: Tx): Promise<void> {
	const theirs = await tx
		.select({ id: assignments.id, registrantId: assignments.registrantId })
		.from(assignments)
		.where(and(eq(assignments.state, 'agreed'), gt(assignments.serviceDay, addDays(town.today, 1))))
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
	const one = theirs.find(({ registrantId }) => isPlain(personOf(town, registrantId)))
	if (!one) return
	const person = personOf(town, one.registrantId)
	await callOffMine(tx, actorOf(town, person), person.id, one.id)
	release(person, one.id)
}
