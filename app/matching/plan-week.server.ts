// What a week's plan is made from: open seats nobody is sought for yet, and whom one may ask today.
import { and, asc, eq, gte, inArray, isNull, lte, max } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf } from '~/base/day'
import { askedAgainFrom, restsOn } from '~/people/registrant'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { applications, assignments, offers } from '~db/schema/assignments'
import { employerSeats, registrants } from '~db/schema/people'
import { slots, steps, tasks } from '~db/schema/work'
import { avoidedAmong } from './avoided.server'
import { everybody } from './everybody.server'
import { practiceSaves } from './plan-week-better'
import type { Barred, Pair, Week, WeekPerson, WeekSlot } from './plan-week-input'
import { workOf } from './plan-week-input'
import { townFactsOn } from './town.server'
import { byTurn } from './turn'
import { lastTurns } from './turn.server'

/** The week that begins on a Monday, as it stands at an instant. */
export async function weekToPlan(on: Db, monday: Day, at: Date): Promise<Week> {
	const sunday = addDays(monday, 6)
	const found = await on
		.select({ slot: slots, task: tasks })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(eq(slots.open, true), gte(slots.day, monday), lte(slots.day, sunday)))
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const ahead = found.filter(({ slot }) => instantOf(slot.day, slot.startMinute) > at)
	const ids = ahead.map(({ slot }) => slot.id)
	const spoken = await spokenFor(on, ids)
	const did = await worksDone(on)
	const practised = await practisedSteps(
		on,
		ahead.flatMap(({ task }) => task.stepIds),
	)
	const open = ahead.flatMap(({ slot, task }): WeekSlot[] => {
		const seats = slot.seats - slot.taken - (spoken.waiting.get(slot.id) ?? 0)
		const needsPractice = task.stepIds.some((id) => practised.has(id))
		const guided = spoken.there.some((one) => one.slotId === slot.id && did.has(one.registrantId))
		return seats > 0 ? [{ id: slot.id, seats, task, slot, needsPractice, guided }] : []
	})
	const people: WeekPerson[] = []
	const later: Week['later'][number][] = []
	const registered = await registeredOn(on, dayOf(at))
	for await (const some of everybody(on, { fromDay: monday, untilDay: sunday }))
		for (const one of some) {
			const known = registered.get(one.registrantId)
			if (!known) continue
			if (!known.mayAsk) {
				later.push(one)
				continue
			}
			const { areaId: homeAreaId, likesSame } = known
			people.push({
				...one,
				turns: 0,
				standing: 0,
				homeAreaId,
				likesSame,
				did: [...(did.get(one.registrantId) ?? [])].sort(),
			})
		}
	const turns = await lastTurns(
		on,
		people.map((one) => one.registrantId),
		at,
	)
	const inLine = people
		.map(({ registrantId }) => ({
			registrantId,
			appliedAt: registered.get(registrantId)?.registeredAt ?? null,
			lastTurnAt: turns.get(registrantId)?.lastTurnAt ?? null,
		}))
		.sort(byTurn)
	const places = new Map(inLine.map(({ registrantId }, n) => [registrantId, n]))
	for (const one of people) {
		one.turns = turns.get(one.registrantId)?.turns ?? 0
		one.standing = places.get(one.registrantId) ?? 0
	}
	const firms = new Map(ahead.map(({ slot, task }) => [slot.id, task.employerId]))
	const barred = [
		...(await ownFirms(on, firms, registered, dayOf(at))),
		...(await avoidedOn(on, firms)),
		...spoken.pairs,
	]
	// Five hands for one free seat are one seat.
	const waiting = ahead.reduce(
		(sum, { slot }) => sum + Math.max(0, Math.min(spoken.waiting.get(slot.id) ?? 0, slot.seats - slot.taken)),
		0,
	)
	return { slots: open, people, later, barred, waiting, town: await townFactsOn(on, monday) }
}

/** Who was asked, raised a hand or was chosen for these slots, and how many seats still wait for an answer. */
async function spokenFor(on: Db, ids: readonly string[]) {
	const waiting = new Map<string, number>()
	const pairs: Barred[] = []
	const there: Pair[] = []
	const add = ({ slotId, registrantId }: Pair, by: Barred['by']) => {
		pairs.push({ slotId, registrantId, by })
		if (by === 'waits') waiting.set(slotId, (waiting.get(slotId) ?? 0) + 1)
	}
	for (const some of inParts(ids)) {
		for (const one of await on.select().from(offers).where(inArray(offers.slotId, some)))
			add(one, one.answeredAt === null ? 'waits' : 'answered')
		for (const one of await on
			.select()
			.from(applications)
			.where(and(inArray(applications.slotId, some), isNull(applications.withdrawnAt))))
			add(one, one.settledAt === null ? 'waits' : 'answered')
		for (const one of await on.select().from(assignments).where(inArray(assignments.slotId, some))) {
			add(one, one.endedAt === null ? 'here' : 'answered')
			if (one.endedAt === null) there.push(one)
		}
	}
	return { waiting, pairs, there }
}

/** Which works each has done that passed the council's check. */
async function worksDone(on: Db): Promise<Map<string, Set<string>>> {
	const rows = await on
		.selectDistinct({
			registrantId: assignments.registrantId,
			employerId: assignments.employerId,
			kind: tasks.kind,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(eq(assignments.state, 'passed'))
	const did = new Map<string, Set<string>>()
	for (const { registrantId, ...work } of rows)
		did.set(registrantId, (did.get(registrantId) ?? new Set()).add(workOf(work)))
	return did
}

/** Those of these steps that somebody used to them does in much less time. */
async function practisedSteps(on: Db, ids: readonly string[]): Promise<Set<string>> {
	const found = new Set<string>()
	for (const some of inParts([...new Set(ids)]))
		for (const one of await on.select().from(steps).where(inArray(steps.id, some)))
			if (practiceSaves(one)) found.add(one.id)
	return found
}

type Registered = {
	accountId: string
	areaId: string
	likesSame: boolean
	registeredAt: Date | null
	mayAsk: boolean
}

/** Everybody registered, and whether one may ask them today, by their own rhythm and rest. */
async function registeredOn(on: Db, today: Day): Promise<Map<string, Registered>> {
	const people = await on
		.select({
			id: registrants.id,
			accountId: registrants.accountId,
			areaId: registrants.areaId,
			registeredAt: registrants.registeredAt,
			likesSame: registrants.likesSame,
			askAtMost: registrants.askAtMost,
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
		})
		.from(registrants)
		.where(eq(registrants.state, 'registered'))
	const asked = await on
		.select({ id: offers.registrantId, at: max(offers.at) })
		.from(offers)
		.groupBy(offers.registrantId)
	const last = new Map(asked.map(({ id, at }) => [id, at]))
	const mayAsk = (one: (typeof people)[number]) => {
		if (one.askAtMost === 'never' || restsOn(one, today)) return false
		const from = askedAgainFrom(last.get(one.id) ?? null, one.askAtMost)
		return from === null || from <= today
	}
	return new Map(people.map((one) => [one.id, { ...one, mayAsk: mayAsk(one) }]))
}

/** Nobody is planned where they are asked no more. */
async function avoidedOn(on: Db, firms: ReadonlyMap<string, string>): Promise<Barred[]> {
	const avoided = await avoidedAmong(on, [...new Set(firms.values())])
	return [...firms].flatMap(([slotId, employerId]) =>
		avoided.flatMap((one) =>
			one.employerId === employerId
				? [{ slotId, registrantId: one.registrantId, by: 'avoided' as const }]
				: [],
		),
	)
}

/** Nobody stands on both sides of one piece of work: pairs of a slot and who sits for its employer. */
async function ownFirms(
	on: Db,
	firms: ReadonlyMap<string, string>,
	people: ReadonlyMap<string, Registered>,
	today: Day,
): Promise<Barred[]> {
	const seats = await on.select().from(employerSeats)
	const live = seats.filter((one) => one.untilDay === null || one.untilDay > today)
	return [...people].flatMap(([registrantId, { accountId }]) => {
		const theirs = live.filter((one) => one.accountId === accountId).map((one) => one.employerId)
		if (theirs.length === 0) return []
		return [...firms].flatMap(([slotId, employerId]) =>
			theirs.includes(employerId) ? [{ slotId, registrantId, by: 'own-firm' as const }] : [],
		)
	})
}
