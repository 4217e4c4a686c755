// Builds the index from the database: packed texts go straight into it, with no object a person.
import { count, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Db } from '~db/client'
import { registrants } from '~db/schema/people'
import { bookingsReach } from './booking.server'
import type { Days, Worths } from './everybody.server'
import { addWorths, noWorth, peopleNamed } from './everybody.server'
import type { MatchIndex } from './match-index'
import { matchIndexOf, putPerson } from './match-index'
import { daysOfIndex } from './match-index.server'
import { appendBooking, emptyList, makeRoom } from './match-index-bookings'
import type { Rows } from './match-index-rows'
import { areMinutes, fillBookings, idOf, placeOf, spanFrom } from './match-index-rows'
import type { Building } from './match-index-take.server'
import {
	eachLine,
	takeDates,
	takeDaysOff,
	takeHours,
	takeIncome,
	takeLimitsOf,
	takePeople,
	takeSkills,
	takeTurns,
} from './match-index-take.server'
import { fieldEnd, takeNumber, takeWord } from './packed-lines'
import type { Packed } from './packed-people.server'
import {
	packedBookings,
	packedDates,
	packedDaysOff,
	packedHours,
	packedIncome,
	packedLimits,
	packedPeople,
	packedSkills,
	packedTurns,
} from './packed-people.server'
import { rowFinder } from './row-finder'

/** An index of everybody registered, for eight weeks from the week of a day; so many people are read at a time. */
export async function buildMatchIndex(on: Db, day: Day, atATime = 5_000): Promise<MatchIndex> {
	const [registered] = await on
		.select({ n: count() })
		.from(registrants)
		.where(eq(registrants.state, 'registered'))
	const expected = Number(registered?.n ?? 0)
	const index = matchIndexOf([], day, { expected })
	const { rows } = index
	const days = daysOfIndex(index)
	const finder = rowFinder(() => rows.ids, expected)
	const building: Building = { rows, finder, unclear: new Set(), days: new Map() }
	for (let after: string | undefined = ''; after !== undefined; )
		after = await readSome(on, building, days, await packedPeople(on, after, atATime))
	await readBookings(on, building)
	const unclear = [...building.unclear].map((row) => idOf(rows, row))
	for (const person of await peopleNamed(on, unclear, days)) putPerson(index, person)
	return index
}

/** Takes people in with all that is theirs but bookings; gives the last one's id. */
async function readSome(on: Db, building: Building, days: Days, people: Packed): Promise<string | undefined> {
	const { rows } = building
	const from = rows.count
	takePeople(building, people)
	if (rows.count === from) return undefined
	const some = { first: idOf(rows, from), last: idOf(rows, rows.count - 1) }
	takeHours(building, await packedHours(on, some))
	takeDates(building, await packedDates(on, some, days))
	takeDaysOff(building, await packedDaysOff(on, some, days))
	takeLimitsOf(building, from, await packedLimits(on, some))
	takeSkills(building, await packedSkills(on, some))
	takeTurns(building, await packedTurns(on, some))
	takeIncome(building, await packedIncome(on, some, days))
	return some.last
}

/** Reads everybody's bookings day by day, as far as any answer looks. */
async function readBookings(on: Db, building: Building): Promise<void> {
	const { rows } = building
	const met = emptyList(true)
	const slots = new Map<string, number>()
	for (let day = -bookingsReach; day < rows.days + bookingsReach; day++) {
		const text = await packedBookings(on, addDays(rows.firstDay, day))
		eachLine(building, text, (row, lines) => {
			const start = takeNumber(lines, fieldEnd)
			const end = takeNumber(lines, fieldEnd)
			const slot = slotNumber(slots, takeWord(lines, '\n'))
			if (met.count === met.rows.length) makeRoom(met, met.count * 2)
			if (areMinutes(start, end)) appendBooking(met, row, spanFrom(day, start, end), slot)
			else building.unclear.add(row)
		})
	}
	const places = await placesOfSlots(on, rows, [...slots.keys()])
	const numbers = met.places as Uint32Array
	for (let at = 0; at < met.count; at++) numbers[at] = places[numbers[at] as number] as number
	fillBookings(rows, met)
}

function slotNumber(slots: Map<string, number>, id: string): number {
	const known = slots.get(id)
	if (known !== undefined) return known
	slots.set(id, slots.size)
	return slots.size - 1
}

/** For whom and where the work of each slot is, read once since many people share a slot. */
async function placesOfSlots(on: Db, rows: Rows, ids: readonly string[]): Promise<Uint32Array> {
	const worths: Worths = new Map()
	await addWorths(on, worths, ids)
	return Uint32Array.from(ids, (id) => placeOf(rows, worths.get(id) ?? noWorth))
}
