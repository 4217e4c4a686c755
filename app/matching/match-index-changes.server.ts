// What the change feed says of people: whom the events name, read anew and put into the index.
import { inArray, or } from 'drizzle-orm'
import type { Event, Mark } from '~/events/changes.server'
import { changesSince, markOf, unsettledSince } from '~/events/changes.server'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { inParts } from '~db/in-parts'
import { applications, assignments, offers } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { registrants } from '~db/schema/people'
import type { Days } from './everybody.server'
import { peopleNamed } from './everybody.server'
import type { MatchIndex } from './match-index'
import { putPerson, removePerson } from './match-index'

/** How far an index has read, and the event it read last. */
export type Reading = { mark: Mark; eventId: string | null }

/** Past so many changes at once it is quicker to read everybody. */
const mostChanges = 2_000

const anId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Every id an event speaks of. */
export function idsIn(event: Pick<Event, 'subjectId' | 'onBehalfId' | 'before' | 'after'>): string[] {
	const said = [
		event.subjectId,
		event.onBehalfId,
		...Object.values(event.before),
		...Object.values(event.after),
	]
	return said.filter((one): one is string => typeof one === 'string' && anId.test(one))
}

/**
 * Takes everything committed so far into the index; gives how far it has read now, or `undefined` when the feed has a
 * gap or too much happened at once: then the index is to be built anew.
 */
export async function takeChanges(
	on: Db,
	index: MatchIndex,
	days: Days,
	reading: Reading,
): Promise<Reading | undefined> {
	if (!(await stillThere(on, reading))) return undefined
	let read = reading
	for (let taken = 0; taken < mostChanges; ) {
		const some = await changesSince(on, read.mark)
		const last = some.at(-1)
		// On SQLite positions have no holes; on PostgreSQL an act that was not committed leaves one.
		if (engine === 'sqlite' && some.some((one, n) => one.position !== read.mark.eventPosition + n + 1))
			return undefined
		await readAnew(on, index, days, last ? some : await unsettledSince(on, read.mark, mostChanges))
		if (!last) return read
		read = { mark: markOf(last), eventId: last.id }
		taken += some.length
	}
	return undefined
}

/** Whether the event read last is still what stands there: another file, or an older one put back, has another. */
async function stillThere(on: Db, { mark, eventId }: Reading): Promise<boolean> {
	if (eventId === null) return true
	const rows = await on
		.select({ position: events.position })
		.from(events)
		.where(inArray(events.id, [eventId]))
	return rows[0]?.position === mark.eventPosition
}

async function readAnew(on: Db, index: MatchIndex, days: Days, some: readonly Event[]): Promise<void> {
	if (some.length === 0) return
	const named = await registrantsNamed(on, some)
	const people = await peopleNamed(on, named, days)
	const registered = new Set(people.map((person) => person.registrantId))
	for (const id of named) if (!registered.has(id)) removePerson(index, id)
	for (const person of people) putPerson(index, person)
}

/** Ids of the registrants that events name, also by an assignment, an offer, a hand raised, a slot or a task. */
export async function registrantsNamed(on: Db, some: readonly Event[]): Promise<string[]> {
	const undone = some.flatMap((event) =>
		event.what === 'act.taken-back' && typeof event.before.event === 'string' ? [event.before.event] : [],
	)
	const first = undone.length > 0 ? await on.select().from(events).where(inArray(events.id, undone)) : []
	const ids = [...new Set([...some, ...first].flatMap(idsIn))]
	const found = new Set<string>()
	for (const part of inParts(ids)) {
		const rows = [
			await on.select({ id: registrants.id }).from(registrants).where(inArray(registrants.id, part)),
			await on
				.select({ id: assignments.registrantId })
				.from(assignments)
				.where(or(inArray(assignments.id, part), inArray(assignments.slotId, part))),
			await on.select({ id: offers.registrantId }).from(offers).where(inArray(offers.id, part)),
			await on
				.select({ id: applications.registrantId })
				.from(applications)
				.where(inArray(applications.id, part)),
		].flat()
		for (const { id } of rows) found.add(id)
	}
	return [...found].sort()
}
