// Who could do a slot, and which slots suit a person: one plain query each, judged by the pure rules of `fit`.
import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { weekdayOf } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { restsOn } from '~/people/registrant'
import type { PostedSlot, PostedTask } from '~/work/posting.server'
import { publishedTasks } from '~/work/posting.server'
import type { Db } from '~db/client'
import { applications, assignments, offers } from '~db/schema/assignments'
import { availability, datedHours, daysOff, limits, skills } from '~db/schema/matching'
import { accounts, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { DayOff, WeekMasks } from './availability'
import { noHours, weekOfMasks } from './availability'
import { availabilityOf } from './availability.server'
import { avoidedBy, avoidersOf } from './avoided.server'
import { bookedAround, bookedColumns, bookedYearsOf } from './booking.server'
import type { Fit, FitPerson, FitTask } from './fit'
import { cannotBeBeside, fit as judge } from './fit'
import type { Limits } from './limit'
import { noLimits } from './limit'
import { limitsOf, plain } from './limit.server'
import type { HeldSkill } from './skill'
import { skillsOf } from './skill.server'
import { townFactsOn } from './town.server'
import { byTurn } from './turn'
import { lastTurns } from './turn.server'
import { pieceForYoung, youngReasons } from './young'

/** Somebody who might do a slot, with where they stand about it. */
export type Candidate = {
	registrantId: string
	accountId: string
	number: string | null
	callName: string
	familyName: string
	givenName: string
	telephone: string
	hearsBy: string
	likesCallsAt: string
	askAtMost: string
	askFromMinute: number | null
	askUntilMinute: number | null
	/** お休み中 today: nobody is asked then, whatever the slot's day. */
	restingToday: boolean
	fit: Fit
	turns: number
	lastTurnAt: Date | null
	applicationId: string | null
	appliedAt: Date | null
	registeredAt: Date | null
	outcome: (typeof applications.$inferSelect)['outcome']
	offer: { id: string; at: Date; answerBy: Date; answer: 'yes' | 'no' | 'lapsed' | null } | null
	assignment: Pick<
		typeof assignments.$inferSelect,
		'id' | 'state' | 'decidedAt' | 'decidedBy' | 'endedWhy' | 'endedAt'
	> | null
}

/** A slot's fit columns of its task. */
const fitColumns = {
	kind: tasks.kind,
	employerId: tasks.employerId,
	areaId: tasks.areaId,
	payYen: tasks.payYen,
	minutes: tasks.minutes,
	kilograms: tasks.kilograms,
	posture: tasks.posture,
	outdoors: tasks.outdoors,
	alone: tasks.alone,
	atHome: tasks.atHome,
	rests: tasks.rests,
	driving: tasks.driving,
	lift: tasks.lift,
	busStop: tasks.busStop,
	skill: tasks.skill,
}

const hasCeiling = (row: Pick<Limits, 'monthYenMost' | 'yearYenMost'>) =>
	row.monthYenMost !== null || row.yearYenMost !== null

// A row is kept for all seven weekdays at once: one of them tells whether hours were said at all.
function weekWith(weekday: number, mask: number | null): WeekMasks {
	if (mask === null) return noHours
	const masks = Array.from({ length: 7 }, () => allHalfHours)
	masks[weekday] = mask
	return weekOfMasks(masks)
}

function grouped<Row extends { registrantId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>()
	for (const row of rows) {
		const theirs = found.get(row.registrantId)
		if (theirs) theirs.push(row)
		else found.set(row.registrantId, [row])
	}
	return found
}

const daysOffAround = (from: Day, until: Day) =>
	and(lte(daysOff.fromDay, until), or(gt(daysOff.everyWeeks, 0), gte(daysOff.untilDay, from)))

/** Everybody registered, judged for one slot: hands raised first, then who fits, longest since a turn first. */
export async function candidatesFor(on: Db, slotId: string, today: Day): Promise<Candidate[]> {
	const [found] = await on
		.select({ slot: slots, task: fitColumns, hazards: tasks.hazards, kind: employers.kind })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(eq(slots.id, slotId))
	if (!found) return []
	const { slot, task } = found
	const piece = pieceForYoung({ ...task, hazards: found.hazards }, slot, found.kind)
	const weekday = weekdayOf(slot.day)
	const people = await on
		.select({
			person: {
				registrantId: registrants.id,
				accountId: registrants.accountId,
				number: accounts.number,
				callName: registrants.callName,
				familyName: registrants.familyName,
				givenName: registrants.givenName,
				telephone: registrants.telephone,
				hearsBy: registrants.hearsBy,
				likesCallsAt: registrants.likesCallsAt,
				askAtMost: registrants.askAtMost,
				askFromMinute: registrants.askFromMinute,
				askUntilMinute: registrants.askUntilMinute,
				registeredAt: registrants.registeredAt,
			},
			birthDay: registrants.birthDay,
			likesKinds: registrants.likesKinds,
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
			halfHours: availability.halfHours,
			limits,
		})
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.leftJoin(
			availability,
			and(eq(availability.registrantId, registrants.id), eq(availability.weekday, weekday)),
		)
		.leftJoin(limits, eq(limits.registrantId, registrants.id))
		.where(eq(registrants.state, 'registered'))
	const ids = people.map(({ person }) => person.registrantId)
	const withCeiling = people.filter(({ limits: row }) => row && hasCeiling(row))
	const busy = await bookedAround(
		on,
		ids,
		slot.day,
		task.employerId,
		withCeiling.map(({ person }) => person.registrantId),
	)
	const town = await townFactsOn(on, today)
	const dated = grouped(await on.select().from(datedHours).where(eq(datedHours.day, slot.day)))
	const turns = await lastTurns(on, ids)
	const off = grouped(await on.select().from(daysOff).where(daysOffAround(slot.day, slot.day)))
	const held = task.skill
		? grouped(await on.select().from(skills).where(eq(skills.skill, task.skill)))
		: new Map<string, (typeof skills.$inferSelect)[]>()
	const applied = await handsFor(on, slotId)
	const asked = await on.select().from(offers).where(eq(offers.slotId, slotId))
	const decided = await on
		.select({
			registrantId: assignments.registrantId,
			id: assignments.id,
			state: assignments.state,
			decidedAt: assignments.decidedAt,
			decidedBy: assignments.decidedBy,
			endedWhy: assignments.endedWhy,
			endedAt: assignments.endedAt,
		})
		.from(assignments)
		.where(eq(assignments.slotId, slotId))
		.orderBy(asc(assignments.decidedAt))
	const handOf = new Map(applied.map((row) => [row.registrantId, row]))
	const offerOf = new Map(asked.map((row) => [row.registrantId, row]))
	const assignmentOf = new Map(decided.map((row) => [row.registrantId, row]))

	const avoiders = await avoidersOf(on, task.employerId)
	const stays = ({ person }: (typeof people)[number]) =>
		!avoiders.has(person.registrantId) ||
		[handOf, offerOf, assignmentOf].some((known) => known.has(person.registrantId))
	const all = people
		.filter(stays)
		.map(({ person, birthDay, likesKinds, restFrom, restUntil, halfHours, limits: row }): Candidate => {
			const id = person.registrantId
			const judged: FitPerson = {
				masks: weekWith(weekday, halfHours),
				dates: dated.get(id) ?? [],
				daysOff: off.get(id) ?? [],
				likesKinds,
				limits: row ? plain(row) : noLimits,
				skills: (held.get(id) ?? []).map((one) => ({ skill: one.skill, checked: one.checkedAt !== null })),
				restFrom,
				restUntil,
			}
			// What was decided for this very slot is no clash with it.
			const other = (busy.get(id) ?? []).filter((one) => one.slotId !== slotId)
			const hand = handOf.get(id)
			const offer = offerOf.get(id)
			const assignment = assignmentOf.get(id)
			return {
				...person,
				restingToday: restsOn({ restFrom, restUntil }, today),
				fit: withYoung(judge(judged, task, slot, other, town), youngReasons(birthDay, piece)),
				turns: turns.get(id)?.turns ?? 0,
				lastTurnAt: turns.get(id)?.lastTurnAt ?? null,
				applicationId: hand?.id ?? null,
				appliedAt: hand?.at ?? null,
				outcome: hand?.outcome ?? null,
				offer: offer ? { id: offer.id, at: offer.at, answerBy: offer.answerBy, answer: offer.answer } : null,
				assignment: assignment ?? null,
			}
		})
	const rank = (one: Candidate) => (one.appliedAt !== null ? 0 : one.fit.fits ? 1 : 2)
	const standing = (one: Candidate) => ({ ...one, appliedAt: one.appliedAt ?? one.registeredAt })
	all.sort((a, b) => rank(a) - rank(b) || byTurn(standing(a), standing(b)))
	const hands = all.filter((one) => one.appliedAt !== null || one.assignment !== null || one.offer !== null)
	const others = all.filter((one) => !hands.includes(one))
	return [...hands, ...others]
}

const handsFor = (on: Db, slotId: string) =>
	on
		.select()
		.from(applications)
		.where(and(eq(applications.slotId, slotId), isNull(applications.withdrawnAt)))

/** A fit with what else speaks against it. */
const withYoung = (fit: Fit, no: Fit['no']): Fit =>
	no.length === 0 ? fit : { ...fit, fits: false, score: 0, no: [...no, ...fit.no] }

/** What `fit` needs of one person. */
export async function fitPersonOf(on: Db, registrantId: string, today: Day): Promise<FitPerson | undefined> {
	const [person] = await on
		.select({
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
			likesKinds: registrants.likesKinds,
		})
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!person) return undefined
	const { masks, dates, daysOff: off } = await availabilityOf(on, registrantId, today)
	const held: HeldSkill[] = await skillsOf(on, registrantId)
	return {
		masks,
		dates,
		daysOff: off satisfies DayOff[],
		limits: await limitsOf(on, registrantId),
		skills: held,
		...person,
	}
}

/** A posted slot as one person sees it. */
export type FittingSlot = {
	task: Omit<PostedTask, 'slots'>
	slot: PostedSlot
	fit: Fit
	applicationId: string | null
	offerId: string | null
	assignmentId: string | null
	/** Whether they were chosen and have not answered the terms yet. */
	decided: boolean
	/** What waits for an answer at the same hours: both will not be decided. */
	beside: Beside | null
}

/** A hand that is up, a place in line or a question open, of which only one of both can be done. */
export type Beside = {
	how: 'raised' | 'waits' | 'asked'
	title: string
	startMinute: number
	endMinute: number
	/** They share time; otherwise it is the way or the rest between them that is missing. */
	overlaps: boolean
}

/** Posted slots judged for one person: what suits best first, then by day. `taskId` keeps to one task. */
export async function fittingSlots(
	on: Db,
	registrantId: string,
	today: Day,
	{ taskId, minute }: { taskId?: string; minute?: number } = {},
): Promise<FittingSlot[]> {
	const person = await fitPersonOf(on, registrantId, today)
	if (!person) return []
	const everything = (await publishedTasks(on, {}, today, minute)).filter(
		(task) => !taskId || task.id === taskId,
	)
	const clients = await clientsOf(
		on,
		everything.map((task) => task.id),
	)
	const avoided = await avoidedBy(on, registrantId)
	const [born] = await on
		.select({ birthDay: registrants.birthDay })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	const birthDay = born?.birthDay ?? ''
	const { stands, waiting } = await standsFor(on, registrantId, today)
	const posted = everything.filter(
		(task) =>
			!avoided.has(clients.get(task.id)?.employerId ?? '') || task.slots.some((slot) => stands.has(slot.id)),
	)
	const days = posted.flatMap((task) => task.slots.map((slot) => slot.day)).sort()
	const busy = (await bookedYearsOf(on, [registrantId], today, days.at(-1) ?? today)).get(registrantId) ?? []
	const town = await townFactsOn(on, today)
	const found = posted.flatMap(({ slots: free, ...task }) =>
		free.map((slot): FittingSlot => {
			const other = busy.filter((one) => one.slotId !== slot.id)
			const stand = stands.get(slot.id)
			const open = waiting.filter((one) => one.slotId !== slot.id)
			const client = clients.get(task.id)
			const near = cannotBeBeside(person.limits, task, slot, open, town)
			const fit = withYoung(
				judge(person, { ...task, employerId: client?.employerId ?? '' } satisfies FitTask, slot, other, town),
				client
					? youngReasons(
							birthDay,
							pieceForYoung({ atHome: task.atHome, hazards: client.hazards }, slot, client.kind),
						)
					: [],
			)
			return {
				task,
				slot,
				// What waits for an answer is no booking, yet nobody is told then that nothing overlaps.
				fit: near ? { ...fit, yes: fit.yes.filter((reason) => reason.name !== 'no-clash') } : fit,
				beside: near ? besideOf(near.span, near.overlaps) : null,
				applicationId: stand?.applicationId ?? null,
				offerId: stand?.offerId ?? null,
				assignmentId: stand?.assignmentId ?? null,
				decided: stand?.decided ?? false,
			}
		}),
	)
	// Sorting keeps what is equal in its order: by day as it was read.
	return found.sort((a, b) => b.fit.score - a.fit.score)
}

// A posting never says whose it is; the fit has to know.
async function clientsOf(on: Db, taskIds: readonly string[]) {
	const rows = await on
		.select({
			id: tasks.id,
			employerId: tasks.employerId,
			hazards: tasks.hazards,
			kind: employers.kind,
		})
		.from(tasks)
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(taskIds.length > 300 ? eq(tasks.state, 'published') : inArray(tasks.id, [...taskIds]))
	return new Map(rows.map(({ id, ...client }) => [id, client]))
}

type Stand = { applicationId?: string; offerId?: string; assignmentId?: string; decided?: boolean }

type Waiting = Pick<Beside, 'how' | 'title'> & {
	slotId: string
	day: Day
	startMinute: number
	endMinute: number
	areaId: string | null
}

const besideOf = ({ how, title, startMinute, endMinute }: Waiting, overlaps: boolean): Beside => ({
	how,
	title,
	startMinute,
	endMinute,
	overlaps,
})

const waitingColumns = {
	slotId: slots.id,
	title: tasks.title,
	day: slots.day,
	startMinute: slots.startMinute,
	endMinute: slots.endMinute,
	areaId: bookedColumns.areaId,
}

/** Where a person stands with slots still to come: hand raised, asked, decided; and what of it waits for an answer. */
async function standsFor(
	on: Db,
	registrantId: string,
	today: Day,
): Promise<{ stands: Map<string, Stand>; waiting: Waiting[] }> {
	const stands = new Map<string, Stand>()
	const waiting: Waiting[] = []
	const add = (slotId: string, stand: Stand) => stands.set(slotId, { ...stands.get(slotId), ...stand })
	const ahead = gte(slots.day, today)
	for (const { id, waits, ...span } of await on
		.select({ id: applications.id, waits: applications.waits, ...waitingColumns })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
				ahead,
			),
		)) {
		add(span.slotId, { applicationId: id })
		waiting.push({ ...span, how: waits ? 'waits' : 'raised' })
	}
	for (const { id, ...span } of await on
		.select({ id: offers.id, ...waitingColumns })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(eq(offers.registrantId, registrantId), isNull(offers.answeredAt), ahead))) {
		add(span.slotId, { offerId: id })
		waiting.push({ ...span, how: 'asked' })
	}
	for (const row of await on
		.select({ id: assignments.id, slotId: assignments.slotId, state: assignments.state })
		.from(assignments)
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				gte(assignments.serviceDay, today),
				inArray(assignments.state, ['decided', 'agreed', 'reported', 'mending', 'passed']),
			),
		))
		add(row.slotId, { assignmentId: row.id, decided: row.state === 'decided' })
	return { stands, waiting }
}
