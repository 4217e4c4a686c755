// Who of everybody could do a slot, counted in memory: the same yes and no as `fit`, for a million people in milliseconds.
import type { Day } from '~/base/day'
import { lastDayOfMonth, weekdayOf } from '~/base/day'
import { allHalfHours, halfHoursOf, holdsHalfHours } from '~/base/span'
import { isHoliday } from '~/council/calendar'
import { weekOfMasks } from './availability'
import type { Booked } from './booking'
import type { Fit, FitPerson, FitSlot, FitTask } from './fit'
import { fit as judge } from './fit'
import type { BookingList } from './match-index-bookings'
import { placeIn } from './match-index-bookings'
import type { IndexedPerson, Rows } from './match-index-rows'
import {
	addBooking,
	areaIn,
	bookedOnDay,
	busyOfRow,
	bytesOfRows,
	clearRow,
	comesByIn,
	datedOfRow,
	datesKey,
	dayNumber,
	dayOfSpan,
	daysMostIn,
	daysOfLoad,
	earnedOfRow,
	emptyRows,
	endOfSpan,
	goingTo,
	idOf,
	isPlain,
	limitsOfRow,
	minutesMostIn,
	minutesOfLoad,
	monthNumber,
	nearCeiling,
	noKilograms,
	noMinutes,
	noStanding,
	noWeekMinutes,
	placeOfFlag,
	reaching,
	restBetweenIn,
	rowOf,
	rowsByTurn,
	startOfSpan,
	staysUnder,
	takeBooking,
	tightMinutes,
	weekMinutesMostIn,
	withoutBooking,
	writeRow,
} from './match-index-rows'
import type { BitSet } from './match-index-sets'
import {
	bitsOf,
	blockWords,
	drop,
	dropUnless,
	isIn,
	keep,
	putIn,
	takeOut,
	wordsFor,
} from './match-index-sets'
import { byTurn } from './turn'
import type { TownFacts } from './way'
import { busesOn, mostDaysAtClient, wayMinutes, waysThere } from './way'

export type { IndexedPerson } from './match-index-rows'

/** Everybody registered, for a window of whole weeks; outside it the index knows nothing. */
export type MatchIndex = {
	readonly rows: Rows
	/** Whose figures no row can say, by id: `fit` itself judges them. */
	readonly odd: Map<string, IndexedPerson>
}

/** Bookings to judge somebody by in place of their own: without the one for this very slot, say. */
export type Instead = ReadonlyMap<string, readonly Booked[]>

/** How many fit; `survived` is how many the bit sets left, `looked` how often bookings, a week or a ceiling had to be looked at. */
export type MatchCount = { fits: number; survived: number; looked: number }

/** Somebody who fits, with the reasons. */
export type MatchedPerson = { registrantId: string; lastTurnAt: Date | null; fit: Fit }

/**
 * An index of these people, for so many weeks from the week of a day. In the order of their ids they take the least
 * memory; `expected` is how many there will be, as near as is known.
 */
export function matchIndexOf(
	people: Iterable<IndexedPerson>,
	day: Day,
	{ weeks = 8, expected = 0 }: { weeks?: number; expected?: number } = {},
): MatchIndex {
	const index: MatchIndex = { rows: emptyRows(day, weeks, expected), odd: new Map() }
	for (const person of people) putPerson(index, person)
	return index
}

/** Takes somebody in, or everything about them anew. */
export function putPerson(index: MatchIndex, person: IndexedPerson): void {
	if (isPlain(index.rows, person)) {
		writeRow(index.rows, person)
		index.odd.delete(person.registrantId)
	} else {
		removePerson(index, person.registrantId)
		index.odd.set(person.registrantId, person)
	}
}

/** Lets somebody go who is registered no longer. */
export function removePerson(index: MatchIndex, registrantId: string): void {
	const row = rowOf(index.rows, registrantId)
	if (row >= 0) clearRow(index.rows, row)
	index.odd.delete(registrantId)
}

/** The row of somebody who is in the index now; -1 otherwise. */
function livingRow({ rows }: MatchIndex, registrantId: string): number {
	const row = rowOf(rows, registrantId)
	return row >= 0 && isIn(rows.sets[rows.places.here] as BitSet, row) ? row : -1
}

/** Books a span for somebody; nothing for who is not in the index. */
export function bookSpan(index: MatchIndex, registrantId: string, busy: Booked): void {
	const odd = index.odd.get(registrantId)
	if (odd) index.odd.set(registrantId, { ...odd, busy: [...odd.busy, busy] })
	const row = livingRow(index, registrantId)
	if (row >= 0) addBooking(index.rows, row, busy)
}

/** Sets a booked span free again. */
export function releaseSpan(index: MatchIndex, registrantId: string, busy: Booked): void {
	const odd = index.odd.get(registrantId)
	if (odd) index.odd.set(registrantId, { ...odd, busy: withoutBooking(odd.busy, busy) })
	const row = livingRow(index, registrantId)
	if (row >= 0) takeBooking(index.rows, row, busy)
}

/** Keeps when somebody's last turn was. */
export function setLastTurn(index: MatchIndex, registrantId: string, lastTurnAt: Date | null): void {
	const odd = index.odd.get(registrantId)
	if (odd) index.odd.set(registrantId, { ...odd, lastTurnAt })
	const row = livingRow(index, registrantId)
	if (row >= 0) index.rows.turns[row] = lastTurnAt?.getTime() ?? 0
}

/** How many people fit a slot; undefined outside the window. */
export function countFitting(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
	instead?: Instead,
): MatchCount | undefined {
	const question = questionOf(index.rows, task, slot, town)
	if (!question) return undefined
	let fits = fittingApart(index, task, slot, town, instead).length
	const looked = overBlocks(index.rows, question, rowsApart(index, instead), (_, length) => {
		for (let i = 0; i < length; i++) fits += bitsOf(block[i] as number)
	})
	return { fits, ...looked }
}

/** Who fits a slot, longest since the last turn first, the first so many, with reasons; undefined outside the window. */
export function bestFitting(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
	{ most = 50, instead }: { most?: number; instead?: Instead } = {},
): MatchedPerson[] | undefined {
	const question = questionOf(index.rows, task, slot, town)
	if (!question) return undefined
	const { rows } = index
	const { turns } = rows
	const first: number[] = []
	let latest = Number.POSITIVE_INFINITY
	overBlocks(rows, question, rowsApart(index, instead), (from, length) => {
		for (let i = 0; i < length; i++)
			for (let word = block[i] as number; word !== 0; word &= word - 1) {
				const row = (from + i) * 32 + 31 - Math.clz32(word & -word)
				const turn = turns[row] as number
				if (turn > latest) continue
				// Of those alike the sorted rows come in the order of their ids.
				if (turn === latest && (row < rows.sorted || rowsByTurn(rows, row, first[most - 1] as number) > 0))
					continue
				insertByTurn(rows, first, row)
				if (first.length > most) first.pop()
				if (first.length === most) latest = turns[first[most - 1] as number] ?? latest
			}
	})
	const listed = first.map((row): MatchedPerson => {
		const turn = rows.turns[row] as number
		return {
			registrantId: idOf(rows, row),
			lastTurnAt: turn === 0 ? null : new Date(turn),
			fit: judge(personOfRow(rows, row, task, slot), task, slot, allOfRow(rows, row, slot), town),
		}
	})
	const apart = fittingApart(index, task, slot, town, instead)
	return apart.length === 0 ? listed : [...listed, ...apart].sort(byTurn).slice(0, most)
}

/** Ids of all who fit a slot, in no order; undefined outside the window. */
export function whoFits(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
): string[] | undefined {
	const { rows } = index
	const question = questionOf(rows, task, slot, town)
	if (!question) return undefined
	const found = fittingApart(index, task, slot, town, undefined).map(({ registrantId }) => registrantId)
	overBlocks(rows, question, [], (from, length) => {
		for (let i = 0; i < length; i++)
			for (let word = block[i] as number; word !== 0; word &= word - 1)
				found.push(idOf(rows, (from + i) * 32 + 31 - Math.clz32(word & -word)))
	})
	return found
}

/** Whether somebody fits a slot; undefined outside the window and for who is not in the index. */
export function doesFit(
	index: MatchIndex,
	registrantId: string,
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
	busy?: readonly Booked[],
): boolean | undefined {
	const { rows, odd } = index
	const day = dayNumber(rows, slot.day)
	if (!(day >= 0 && day < rows.days)) return undefined
	const person = odd.get(registrantId)
	if (person) return judge(person, task, slot, busy ?? person.busy, town).fits
	const row = livingRow(index, registrantId)
	if (row < 0) return undefined
	return judge(personOfRow(rows, row, task, slot), task, slot, busy ?? allOfRow(rows, row, slot), town).fits
}

/** Bytes the index takes, ids included. */
export const bytesOfIndex = ({ rows, odd }: MatchIndex): number => bytesOfRows(rows) + odd.size * 2_000

/** What a task and a slot ask, as sets to lay over each other. */
type Question = {
	/** By the week's hours; then dates that differ have their say; then all the rest. */
	hours: BitSet[]
	homeDays: BitSet[]
	keep: BitSet[]
	drop: BitSet[]
	needed: number
	/** Whose income has to be looked at. */
	ceiling: BitSet
	payYen: number
	month: number
	/** The first and the last day of the month in the window's count. */
	monthFirst: number
	monthLast: number
	town: TownFacts
	/** What everybody has booked at this client, if anybody has. */
	atClient: BookingList | undefined
	/** Minutes to here, by the district of a booking and the way somebody comes; the most of all ways. */
	ways: Uint16Array
	waysMost: Uint16Array
	bookedThatDay: BitSet
	booked: BookingList
	/** Who can take no further day of that week. */
	weekFull: BitSet
	/** Whose week has to be looked at: who is in both. */
	weekTight: readonly [BitSet, BitSet]
	/** Who has a limit for what they do in a day, beside no clash. */
	dayLimited: BitSet
	/** What each has promised that week, and the bit of the day in it. */
	loads: Uint32Array
	weekdayBit: number
	day: number
	startMinute: number
	endMinute: number
	minutes: number
}

function questionOf(rows: Rows, task: FitTask, slot: FitSlot, town: TownFacts): Question | undefined {
	const { places, sets } = rows
	const day = dayNumber(rows, slot.day)
	if (!(day >= 0 && day < rows.days)) return undefined
	const set = (place: number) => sets[place] as BitSet
	const flag = (name: Parameters<typeof placeOfFlag>[1]) => set(placeOfFlag(rows, name))

	const free = [set(places.here), set(places.hoursSaid)]
	const wanted: BitSet[] = []
	const needed = halfHoursOf(slot.startMinute, slot.endMinute)
	const hours = places.hours + weekdayOf(slot.day) * 48
	if (needed > 0)
		for (let half = Math.floor(slot.startMinute / 30); half * 30 < slot.endMinute; half++)
			free.push(set(hours + half))
	if (task.skill !== null) {
		const place = rows.skills.get(task.skill)
		wanted.push(place === undefined ? new Int32Array(set(0).length) : set(place))
	}

	const unwanted = [set(places.away + day)]
	if (task.posture === 'stand') unwanted.push(flag('sittingOnly'))
	if (!task.rests) unwanted.push(flag('restEachHour'))
	if (!task.alone) unwanted.push(flag('aloneOnly'))
	if (task.outdoors) unwanted.push(flag('indoorsOnly'))
	if (!task.atHome) unwanted.push(flag('atHomeOnly'))
	if (task.driving) unwanted.push(flag('noDriving'))
	if (task.busStop === '' && !task.atHome && !task.lift) unwanted.push(flag('busStopNeeded'))
	if (task.alone) unwanted.push(flag('notAlone'))
	else if (slot.seats > 2) unwanted.push(flag('pairAtMost'))
	if (task.minutes < slot.endMinute - slot.startMinute) unwanted.push(flag('fixedStartOnly'))
	else unwanted.push(flag('freeStartOnly'))
	const area = task.atHome ? null : task.areaId
	if (area !== null) wanted.push(goingTo(rows, area))
	const buses = area === null || task.lift ? undefined : busesOn(town, area, slot.day)
	if (buses === null || (buses && (slot.startMinute < buses.arrives || slot.endMinute > buses.leaves)))
		unwanted.push(set(places.byBus))

	const minutes = Math.min(task.minutes, slot.endMinute - slot.startMinute)
	// Limits are whole numbers, so that a part of one asks for the next; past all of them only no limit is enough.
	const ask = (figure: number, none: number, place: number, end: number) => {
		const least = Math.min(Math.ceil(figure), none)
		if (least > 0) wanted.push(reaching(rows, place, end, least))
	}
	ask(task.kilograms, noKilograms, places.kilograms, places.minutes)
	ask(minutes, noMinutes, places.minutes, places.weekMinutes)
	ask(minutes, noWeekMinutes, places.weekMinutes, places.standing)
	if (task.posture === 'stand') ask(minutes, noStanding, places.standing, places.byBus)
	const client = rows.clients.get(task.employerId)
	// Where one piece of work is too much already, nobody's bookings have to be looked at.
	const tooMuch = minutes >= town.clientWeekMinutes || town.clientDaysInRow < 1 || town.clientDaysPerMonth < 1
	if (tooMuch) wanted.push(new Int32Array(set(0).length))
	const week = Math.floor(day / 7)
	const ways = waysTo(rows, town, area)
	return {
		hours: free,
		homeDays: isHoliday(slot.day) ? [flag('holidaysOff')] : [],
		keep: wanted,
		drop: unwanted,
		needed,
		ceiling: nearCeiling(rows, task.payYen),
		payYen: task.payYen,
		month: monthNumber(slot.day),
		monthFirst: dayNumber(rows, `${slot.day.slice(0, 8)}01`),
		monthLast: dayNumber(rows, lastDayOfMonth(slot.day)),
		town,
		atClient: client === undefined ? undefined : rows.clientBookings[client],
		ways,
		waysMost: mostOfWays(ways),
		bookedThatDay: set(places.bookedOn + day),
		booked: bookedOnDay(rows, day),
		weekFull: set(places.weekFull + week),
		weekTight:
			minutes <= tightMinutes
				? [set(places.weekTight + week), set(places.weekTight + week)]
				: [set(places.bookedInWeek + week), set(places.weekLimited)],
		dayLimited: set(places.dayLimited),
		loads: rows.loads[week] as Uint32Array,
		weekdayBit: 1 << (day % 7),
		day,
		startMinute: slot.startMinute,
		endMinute: slot.endMinute,
		minutes,
	}
}

// Made once: an index that many doors ask must not leave a block behind with every question.
const block: BitSet = new Int32Array(blockWords)

/** Narrows everybody down a block at a time; `see` finds in `block` who fits. Gives how many were looked at for that. */
function overBlocks(
	rows: Rows,
	question: Question,
	apart: readonly number[],
	see: (from: number, length: number) => void,
): Omit<MatchCount, 'fits'> {
	let survived = 0
	let looked = 0
	const words = wordsFor(rows.count)
	for (let from = 0; from < words; from += blockWords) {
		const length = Math.min(blockWords, words - from)
		const [everybody, ...hours] = question.hours
		block.set((everybody as BitSet).subarray(from, from + length))
		layOver(keep, hours, from, length)
		layOver(drop, question.homeDays, from, length)
		for (const [row, mask] of rows.dates.get(datesKey(question.day, from * 32)) ?? [])
			if (holdsHalfHours(mask, question.needed)) putIn(block, row - from * 32)
			else takeOut(block, row - from * 32)
		layOver(keep, question.keep, from, length)
		layOver(drop, question.drop, from, length)
		for (const row of apart)
			if (row >= from * 32 && row < (from + length) * 32) takeOut(block, row - from * 32)
		dropUnless(block, question.weekFull, question.bookedThatDay, from, length)
		for (let i = 0; i < length; i++) survived += bitsOf(block[i] as number)
		looked += dropByDay(rows, question, from, length) + dropByWeek(rows, question, from, length)
		looked += dropByClient(question, from, length) + dropByCeiling(rows, question, from, length)
		see(from, length)
	}
	return { survived, looked }
}

function layOver(lay: typeof keep, sets: readonly BitSet[], from: number, length: number): void {
	for (let i = 0; i < sets.length; i += 2)
		lay(block, sets[i] as BitSet, sets[i + 1] ?? (sets[i] as BitSet), from, length)
}

/** Leaves in the block whom their bookings of that day leave room; gives how many bookings were looked at. */
function dropByDay(rows: Rows, question: Question, from: number, length: number): number {
	const { booked, startMinute, endMinute, waysMost, dayLimited } = question
	const { rows: bookers, spans, places } = booked
	const end = placeIn(booked, (from + length) * 32)
	let looked = 0
	for (let at = placeIn(booked, from * 32); at < end; at++) {
		const row = bookers[at] as number
		if (!isIn(block, row - from * 32)) continue
		looked += 1
		const span = spans[at] as number
		const gap = Math.max(startMinute - endOfSpan(span), startOfSpan(span) - endMinute)
		const far = gap >= (waysMost[areaIn(places?.[at] as number)] as number)
		if (far && !isIn(dayLimited, row)) continue
		if (!bookingLeavesRoom(rows, question, row, at)) takeOut(block, row - from * 32)
	}
	return looked
}

/** Whether a booking of the day leaves room: no clash, rest and the way between; with the first of them the limit of the day. */
function bookingLeavesRoom(rows: Rows, question: Question, row: number, at: number): boolean {
	const { booked, startMinute, endMinute } = question
	const start = startOfSpan(booked.spans[at] as number)
	const end = endOfSpan(booked.spans[at] as number)
	if (start < endMinute && startMinute < end) return false
	const gap = Math.max(startMinute - end, start - endMinute)
	const figures = rows.figures[row * 2 + 1] as number
	const way = question.ways[areaIn(booked.places?.[at] as number) * waysEach + comesByIn(figures)] as number
	if (gap >= 0 && gap < restBetweenIn(figures) + way) return false
	return dayLeavesMinutes(rows, question, row, at)
}

/** Whether somebody's bookings of the day, from one on, leave them minutes. */
function dayLeavesMinutes(rows: Rows, { booked, minutes }: Question, row: number, first: number): boolean {
	const most = minutesMostIn(rows.figures[row * 2] as number)
	if (most === noMinutes) return true
	let all = minutes
	for (let at = first; at < booked.count && booked.rows[at] === row; at++)
		all += endOfSpan(booked.spans[at] as number) - startOfSpan(booked.spans[at] as number)
	return all <= most
}

/** Leaves in the block whom the limits of the week leave room; gives how many came near them. */
function dropByWeek(rows: Rows, question: Question, from: number, length: number): number {
	const [one, other] = question.weekTight
	let looked = 0
	for (let i = 0; i < length; i++) {
		let look = (block[i] as number) & (one[from + i] as number) & (other[from + i] as number)
		looked += bitsOf(look)
		for (; look !== 0; look &= look - 1) {
			const row = (from + i) * 32 + 31 - Math.clz32(look & -look)
			if (!weekLeavesRoom(rows, question, row)) takeOut(block, row - from * 32)
		}
	}
	return looked
}

function weekLeavesRoom(rows: Rows, { loads, weekdayBit, minutes }: Question, row: number): boolean {
	const figures = rows.figures[row * 2] as number
	const load = loads[row] as number
	if (bitsOf(daysOfLoad(load) | weekdayBit) > daysMostIn(figures)) return false
	const most = weekMinutesMostIn(figures)
	return most === noWeekMinutes || minutesOfLoad(load) + minutes <= most
}

/** Leaves in the block whom the share of this client leaves room; gives how many were ever there. */
function dropByClient(question: Question, from: number, length: number): number {
	const { atClient } = question
	if (!atClient) return 0
	const end = placeIn(atClient, (from + length) * 32)
	let looked = 0
	for (let at = placeIn(atClient, from * 32); at < end; ) {
		const row = atClient.rows[at] as number
		let next = at + 1
		while (next < end && atClient.rows[next] === row) next += 1
		if (isIn(block, row - from * 32)) {
			looked += 1
			if (!clientLeavesRoom(question, atClient.spans, at, next)) takeOut(block, row - from * 32)
		}
		at = next
	}
	return looked
}

/** Leaves in the block whom their ceilings of income leave room; gives how many came near them. */
function dropByCeiling(rows: Rows, question: Question, from: number, length: number): number {
	let looked = 0
	for (let i = 0; i < length; i++)
		for (
			let look = (block[i] as number) & (question.ceiling[from + i] as number);
			look !== 0;
			look &= look - 1
		) {
			const row = (from + i) * 32 + 31 - Math.clz32(look & -look)
			const ceiling = rows.ceilings.get(row)
			looked += 1
			if (ceiling && !staysUnder(ceiling, question.month, question.payYen)) takeOut(block, row - from * 32)
		}
	return looked
}

/** Minutes to a district from each other one, by its number and the way somebody comes. */
function waysTo(rows: Rows, town: TownFacts, area: string | null): Uint16Array {
	const minutes = new Uint16Array((rows.areas.size + 1) * waysEach)
	for (const [name, from] of rows.areas)
		for (let comesBy = 0; comesBy <= waysThere.length; comesBy++)
			minutes[from * waysEach + comesBy] = wayMinutes(town, waysThere[comesBy - 1] ?? null, name, area)
	return minutes
}

const waysEach = waysThere.length + 1

const mostOfWays = (ways: Uint16Array): Uint16Array =>
	Uint16Array.from({ length: ways.length / waysEach }, (_, area) =>
		Math.max(...ways.subarray(area * waysEach, (area + 1) * waysEach)),
	)

// Days around the asked one, made once: those with work at the client.
const worked = new Uint8Array(2 * mostDaysAtClient + 13)
const middle = worked.length >>> 1

/** The client's share of somebody's work: minutes of the week, days in a row, days of the month. */
function clientLeavesRoom(question: Question, spans: Uint32Array, from: number, until: number): boolean {
	const { day, town } = question
	const monday = day - (day % 7)
	let minutes = question.minutes
	for (let at = from; at < until; at++) {
		const span = spans[at] as number
		const on = dayOfSpan(span)
		if (on >= monday && on < monday + 7) minutes += endOfSpan(span) - startOfSpan(span)
	}
	if (minutes >= town.clientWeekMinutes) return false
	// Fewer bookings than days somebody may be there are no more days.
	if (until - from < Math.min(town.clientDaysInRow, town.clientDaysPerMonth)) return true
	for (let at = from; at < until; at++) {
		const on = dayOfSpan(spans[at] as number)
		if (Math.abs(on - day) <= middle) worked[middle + on - day] = 1
	}
	worked[middle] = 1
	let inRow = 1
	for (let at = middle - 1; worked[at] === 1; at--) inRow += 1
	for (let at = middle + 1; worked[at] === 1; at++) inRow += 1
	let inMonth = 0
	const last = middle + question.monthLast - day
	for (let at = middle + question.monthFirst - day; at <= last; at++) inMonth += worked[at] as number
	worked.fill(0)
	return inRow <= town.clientDaysInRow && inMonth <= town.clientDaysPerMonth
}

function insertByTurn(rows: Rows, first: number[], row: number): void {
	let low = 0
	let high = first.length
	while (low < high) {
		const middle = (low + high) >>> 1
		if (rowsByTurn(rows, first[middle] as number, row) < 0) low = middle + 1
		else high = middle
	}
	first.splice(low, 0, row)
}

/** The bookings of a row, and what it earns. */
const allOfRow = (rows: Rows, row: number, slot: FitSlot): Booked[] => [
	...busyOfRow(rows, row),
	...earnedOfRow(rows, row, slot.day),
]

function rowsApart(index: MatchIndex, instead: Instead | undefined): number[] {
	return [...(instead?.keys() ?? [])].map((id) => livingRow(index, id)).filter((row) => row >= 0)
}

/** Those of the odd ones, and of those judged by other bookings, who fit. */
function fittingApart(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
	instead: Instead | undefined,
): MatchedPerson[] {
	const { rows, odd } = index
	const found: MatchedPerson[] = []
	const see = (registrantId: string, lastTurnAt: Date | null, person: FitPerson, busy: readonly Booked[]) => {
		const fit = judge(person, task, slot, busy, town)
		if (fit.fits) found.push({ registrantId, lastTurnAt, fit })
	}
	for (const [id, person] of odd) see(id, person.lastTurnAt, person, instead?.get(id) ?? person.busy)
	for (const [id, busy] of instead ?? []) {
		const row = livingRow(index, id)
		if (row < 0) continue
		const turn = rows.turns[row] as number
		see(id, turn === 0 ? null : new Date(turn), personOfRow(rows, row, task, slot), busy)
	}
	return found
}

/** What `fit` needs of a row for one task and slot; of other weekdays only whether hours were said at all. */
function personOfRow(rows: Rows, row: number, task: FitTask, slot: FitSlot): FitPerson {
	const { places, sets } = rows
	const has = (place: number) => isIn(sets[place] as BitSet, row)
	const weekday = weekdayOf(slot.day)
	const masks = Array.from({ length: 7 }, () => (has(places.hoursSaid) ? allHalfHours : 0))
	masks[weekday] = 0
	for (let half = 0; half < 48; half++)
		if (has(places.hours + weekday * 48 + half)) masks[weekday] += 2 ** half
	const place = task.skill === null ? undefined : rows.skills.get(task.skill)
	const liking = rows.likings.get(task.kind)
	const dated = datedOfRow(rows, dayNumber(rows, slot.day), row)
	return {
		masks: weekOfMasks(masks),
		daysOff: has(places.away + dayNumber(rows, slot.day))
			? [{ fromDay: slot.day, untilDay: slot.day, everyWeeks: 0 }]
			: [],
		dates: dated === undefined ? [] : [{ day: slot.day, halfHours: dated }],
		limits: limitsOfRow(rows, row, task.areaId),
		likesKinds: liking !== undefined && has(liking) ? [task.kind] : [],
		skills:
			task.skill !== null && place !== undefined && has(place) ? [{ skill: task.skill, checked: true }] : [],
		restFrom: null,
		restUntil: null,
	}
}
