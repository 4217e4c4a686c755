// The same person registered twice: their time, turns, papers seen and avoided places count as one person's.
import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { avoidedPlaces, bookings, limits, skills, turns } from '~db/schema/matching'
import type { MovedRows } from '~db/schema/people'
import type { Busy } from './booking'
import { clashing } from './booking'

const liveOf = (on: Db, registrantId: string) =>
	on
		.select()
		.from(bookings)
		.where(and(eq(bookings.registrantId, registrantId), eq(bookings.live, true)))

/** Time promised under both records at once: nobody is in two places, so these may be two people, or one of the two is wrong. */
export async function heldTwice(on: Db, oneId: string, otherId: string): Promise<Busy[]> {
	const theirs = await liveOf(on, oneId)
	return (await liveOf(on, otherId)).filter((span) => clashing(theirs, span) !== undefined)
}

/**
 * Lets what was promised, worked and asked under one record count for the other: bookings (with them hours and income of the
 * year), turns as old as they are, papers seen, places left out, and ceilings where the other has none. Gives what went over.
 * Refused where both hold the same hour.
 */
export async function joinWhatCounts(tx: Tx, fromId: string, toId: string): Promise<MovedRows> {
	const [both] = await heldTwice(tx, fromId, toId)
	if (both)
		throw refused('join-clash', {
			day: both.day,
			startMinute: both.startMinute,
			endMinute: both.endMinute,
		})
	const booked = await tx
		.update(bookings)
		.set({ registrantId: toId })
		.where(and(eq(bookings.registrantId, fromId), eq(bookings.live, true)))
		.returning({ id: bookings.id })
	const turned = await tx
		.update(turns)
		.set({ registrantId: toId })
		.where(and(eq(turns.registrantId, fromId), isNull(turns.takenBackAt)))
		.returning({ id: turns.id })
	const held = new Set(
		(await tx.select({ skill: skills.skill }).from(skills).where(eq(skills.registrantId, toId))).map(
			(one) => one.skill,
		),
	)
	const learned = (await tx.select().from(skills).where(eq(skills.registrantId, fromId))).filter(
		(one) => !held.has(one.skill),
	)
	for (const one of learned) await tx.insert(skills).values({ ...one, registrantId: toId })
	const avoided = await tx.select().from(avoidedPlaces).where(eq(avoidedPlaces.registrantId, fromId))
	const left: string[] = []
	for (const one of avoided) {
		const added = await tx
			.insert(avoidedPlaces)
			.values({ ...one, registrantId: toId })
			.onConflictDoNothing()
			.returning({ id: avoidedPlaces.employerId })
		left.push(...added.map(({ id }) => id))
	}
	const [ceilings] = await tx.select().from(limits).where(eq(limits.registrantId, fromId))
	const added = ceilings
		? await tx
				.insert(limits)
				.values({ ...ceilings, registrantId: toId })
				.onConflictDoNothing()
				.returning({ id: limits.registrantId })
		: []
	return {
		bookings: booked.map(({ id }) => id),
		turns: turned.map(({ id }) => id),
		skills: learned.map(({ skill }) => skill),
		avoided: left,
		limits: added.map(({ id }) => id),
	}
}

/** Gives back what went over, but for the seats named: what was worked there since is credited to who did it. */
export async function partWhatCounts(
	tx: Tx,
	fromId: string,
	toId: string,
	moved: MovedRows,
	stayed: readonly { assignmentId: string; slotId: string }[],
): Promise<void> {
	const seats = stayed.map((one) => one.assignmentId)
	const slots = stayed.map((one) => one.slotId)
	for (const id of moved.bookings ?? [])
		await tx
			.update(bookings)
			.set({ registrantId: fromId })
			.where(
				and(eq(bookings.id, id), eq(bookings.registrantId, toId), notInArray(bookings.assignmentId, seats)),
			)
	for (const id of moved.turns ?? [])
		await tx
			.update(turns)
			.set({ registrantId: fromId })
			.where(and(eq(turns.id, id), eq(turns.registrantId, toId), notInArray(turns.slotId, slots)))
	const heldBy = (id: string) => tx.select().from(skills).where(eq(skills.registrantId, id))
	const known = new Map((await heldBy(fromId)).map((one) => [one.skill, one.checkedAt?.getTime()]))
	// Whose paper was seen since holds it.
	for (const { skill, checkedAt } of await heldBy(toId))
		if (moved.skills?.includes(skill) && known.get(skill) === checkedAt?.getTime())
			await tx.delete(skills).where(and(eq(skills.registrantId, toId), eq(skills.skill, skill)))
	for (const employerId of moved.avoided ?? [])
		await tx
			.delete(avoidedPlaces)
			.where(and(eq(avoidedPlaces.registrantId, toId), eq(avoidedPlaces.employerId, employerId)))
	if ((moved.limits ?? []).length > 0 && (await haveSameLimits(tx, fromId, toId)))
		await tx.delete(limits).where(eq(limits.registrantId, toId))
}

/** Whether ceilings that went over are as they were: what somebody has said themselves since is their own. */
async function haveSameLimits(tx: Tx, fromId: string, toId: string): Promise<boolean> {
	const said = async (id: string) => {
		const [own] = await tx.select().from(limits).where(eq(limits.registrantId, id))
		return JSON.stringify({ ...own, registrantId: '' })
	}
	return (await said(fromId)) === (await said(toId))
}
