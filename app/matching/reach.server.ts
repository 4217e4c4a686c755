// How many people could take a piece of work that day, after every limit and every booking.
import { setImmediate as others } from 'node:timers/promises'
import type { Day } from '~/base/day'
import { addDays, weekOf } from '~/base/day'
import type { Db } from '~db/client'
import { avoidedAmong } from './avoided.server'
import type { Days } from './everybody.server'
import { everybody } from './everybody.server'
import type { FitSlot, FitTask } from './fit'
import { fit as judge } from './fit'
import type { IndexedPerson } from './match-index'
import { countFitting, whoFits } from './match-index'
import { indexAtLastLook, liveIndex } from './match-index.server'
import { townFactsOn } from './town.server'
import type { TownFacts } from './way'

/** Milliseconds of counting after which others get their turn. */
const longestTurn = 20

/** A piece that could be cut: what it asks, and when it would be. */
export type Piece = { task: FitTask; slot: FitSlot }

/**
 * How many registered people could take each piece: from the live index, or by one reading of everybody while there is
 * none, for days outside its weeks, and within a transaction, whose own writing no index knows.
 */
export async function reachOf(on: Db, pieces: readonly Piece[]): Promise<{ could: number }[]> {
	const index = 'at' in on ? undefined : await liveIndex()
	const counted: (number | undefined)[] = []
	let since = performance.now()
	const townOn = townsOn(on)
	for (const { task, slot } of pieces) {
		counted.push(index && countFitting(index, task, slot, await townOn(slot.day))?.fits)
		if (performance.now() - since < longestTurn) continue
		await others()
		since = performance.now()
	}
	const left = pieces.filter((_, n) => counted[n] === undefined)
	const read = await countedByReading(on, left)
	return counted.map((could) => ({ could: could ?? read.shift() ?? 0 }))
}

/** Who could take a piece: ids of registrants, sorted. */
export const whoCould = async (on: Db, piece: Piece): Promise<string[]> =>
	(await whoCouldEach(on, [piece]))[0] ?? []

/** Who could take each piece: ids of registrants, sorted; as `reachOf` finds them. */
export const whoCouldEach = async (on: Db, pieces: readonly Piece[]): Promise<string[][]> =>
	whoByIndex(on, pieces, 'at' in on ? undefined : await liveIndex())

/**
 * Who might take each piece, for an act in its transaction: from the index as it was at the last look, so whoever is named is
 * judged again by the act. Without an index everybody is read.
 */
export const whoMightEach = async (on: Db, pieces: readonly Piece[]): Promise<string[][]> =>
	whoByIndex(on, pieces, indexAtLastLook())

async function whoByIndex(
	on: Db,
	pieces: readonly Piece[],
	index: Awaited<ReturnType<typeof liveIndex>>,
): Promise<string[][]> {
	const townOn = townsOn(on)
	const known: (string[] | undefined)[] = []
	for (const { task, slot } of pieces)
		known.push(index && whoFits(index, task, slot, await townOn(slot.day))?.sort())
	const left = pieces.filter((_, n) => known[n] === undefined)
	const read = await foundByReading(on, left)
	const avoided = new Set(
		(
			await avoidedAmong(
				on,
				pieces.map(({ task }) => task.employerId),
			)
		).map(({ employerId, registrantId }) => `${employerId} ${registrantId}`),
	)
	return known.map((ids, n) =>
		(ids ?? read.shift() ?? []).filter((id) => !avoided.has(`${pieces[n]?.task.employerId} ${id}`)),
	)
}

async function countedByReading(on: Db, pieces: readonly Piece[]): Promise<number[]> {
	const counts = pieces.map(() => 0)
	await overEverybody(on, pieces, (_, n) => {
		counts[n] = (counts[n] as number) + 1
	})
	return counts
}

async function foundByReading(on: Db, pieces: readonly Piece[]): Promise<string[][]> {
	const found = pieces.map((): string[] => [])
	// Everybody comes in the order of their ids.
	await overEverybody(on, pieces, (person, n) => found[n]?.push(person.registrantId))
	return found
}

/** Judges everybody for every piece in one reading. */
async function overEverybody(
	on: Db,
	pieces: readonly Piece[],
	fits: (person: IndexedPerson, piece: number) => void,
): Promise<void> {
	if (pieces.length === 0) return
	const townOn = townsOn(on)
	const asked: { task: FitTask; slot: FitSlot; town: TownFacts }[] = []
	for (const { task, slot } of pieces) asked.push({ task, slot, town: await townOn(slot.day) })
	for await (const people of everybody(on, daysAround(pieces))) {
		for (const person of people)
			for (const [n, { task, slot, town }] of asked.entries())
				if (judge(person, task, slot, person.busy, town).fits) fits(person, n)
		await others()
	}
}

/** The town's facts of a day, read once for each. */
function townsOn(on: Db): (day: Day) => Promise<TownFacts> {
	const known = new Map<Day, Promise<TownFacts>>()
	return (day) => {
		const found = known.get(day) ?? townFactsOn(on, day)
		known.set(day, found)
		return found
	}
}

/** The weeks the pieces lie in, since limits count by the week. */
function daysAround(pieces: readonly Piece[]): Days {
	const days = pieces.map(({ slot }) => slot.day).sort()
	const [first = '', last = ''] = [days[0], days.at(-1)]
	return { fromDay: weekOf(first), untilDay: addDays(weekOf(last), 6) }
}
