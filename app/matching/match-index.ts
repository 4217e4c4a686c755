// Who of everybody could do a slot, counted in memory: the same yes and no as `fit`, for a million people in milliseconds.
import type { Day } from '~/base/day'
import { lastDayOfMonth, weekdayOf } from '~/base/day'
import { allHalfHours, halfHoursOf, holdsHalfHours } from '~/base/span'
import { isHoliday } from '~/council/calendar'
import { weekOfMasks } from './availability'
import type { Booked } from './booking'
import type { Fit, FitPerson, FitSlot, FitTask } from './fit'
import { fit as judge } from './fit'
import type { IndexedPerson, Rows } from './match-index-rows'
import {
	addBooking,
	areaAt,
	busyOfRow,
	bytesOfRows,
	clearRow,
	clientAt,
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
	nearYen,
	nextAt,
	noKilograms,
	noMinutes,
	noStanding,
	noWeekMinutes,
	placeOfClient,
	placeOfFlag,
	reaching,
	restBetweenIn,
	rowOf,
	rowsByTurn,
	spanAt,
	startOfSpan,
	staysUnder,
	takeBooking,
	weekMinutesMostIn,
	withoutBooking,
	writeRow,
} from './match-index-rows'
import type { BitSet } from './match-index-sets'
import { bitsOf, blockWords, drop, isIn, keep, putIn, takeOut, wordsFor } from './match-index-sets'
import { byTurn } from './turn'
import type { TownFacts } from './way'
import { mostDaysAtClient, wayMinutes, waysThere } from './way'

export type { IndexedPerson } from './match-index-rows'

/** Everybody registered, for a window of whole weeks; outside it the index knows nothing. */
export type MatchIndex = {
	readonly rows: Rows
	/** Whose figures no row can say, by id: `fit` itself judges them. */
	readonly odd: Map<string, IndexedPerson>
}

/** Bookings to judge somebody by in place of their own: without the one for this very slot, say. */
export type Instead = ReadonlyMap<string, readonly Booked[]>

/** How many fit; `survived` is how many the bit sets left, `looked` whose bookings then had to be looked at. */
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
	const count = { fits: fittingApart(index, task, slot, town, instead).length, survived: 0, looked: 0 }
	const apart = rowsApart(index, instead)
	overBlocks(index.rows, question, apart, (from, length) => {
		for (let i = 0; i < length; i++) {
			const word = block[i] as number
			if (word === 0) continue
			let look = word & toLookAt(question, from + i)
			const thatDay = question.bookedThatDay[from + i] as number
			count.survived += bitsOf(word)
			count.looked += bitsOf(look)
			count.fits += bitsOf(word ^ look)
			while (look !== 0) {
				const bit = look & -look
				const row = (from + i) * 32 + 31 - Math.clz32(bit)
				if (bookingsLeaveRoom(index.rows, question, row, (thatDay & bit) !== 0)) count.fits += 1
				look ^= bit
			}
		}
	})
	return count
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
	const first: number[] = []
	overBlocks(rows, question, rowsApart(index, instead), (from, length) => {
		for (let i = 0; i < length; i++) {
			let word = block[i] as number
			if (word === 0) continue
			const look = toLookAt(question, from + i)
			const thatDay = question.bookedThatDay[from + i] as number
			while (word !== 0) {
				const bit = word & -word
				word ^= bit
				const row = (from + i) * 32 + 31 - Math.clz32(bit)
				if (first.length >= most && rowsByTurn(rows, row, first[most - 1] as number) > 0) continue
				const isBooked = (thatDay & bit) !== 0
				if ((look & bit) !== 0 && !bookingsLeaveRoom(rows, question, row, isBooked)) continue
				insertByTurn(rows, first, row)
				if (first.length > most) first.pop()
			}
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
		for (let i = 0; i < length; i++) {
			const look = toLookAt(question, from + i)
			const thatDay = question.bookedThatDay[from + i] as number
			for (let word = block[i] as number; word !== 0; word &= word - 1) {
				const bit = word & -word
				const row = (from + i) * 32 + 31 - Math.clz32(bit)
				if ((look & bit) === 0 || bookingsLeaveRoom(rows, question, row, (thatDay & bit) !== 0))
					found.push(idOf(rows, row))
			}
		}
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
	/** Whose bookings at this client, or whose income, have to be looked at whenever they are. */
	atClient: BitSet
	ceiling: BitSet
	payYen: number
	month: number
	/** The first and the last day of the month in the window's count. */
	monthFirst: number
	monthLast: number
	town: TownFacts
	client: number
	/** Minutes to here, by the district of a booking and the way somebody comes. */
	ways: Uint16Array
	bookedThatDay: BitSet
	bookedThatWeek: BitSet
	weekLimited: BitSet
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
	const arrives = area === null ? undefined : town.busArrives.get(area)
	if (!task.lift && arrives !== undefined && slot.startMinute < arrives) unwanted.push(set(places.byBus))

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
	const nobody = () => new Int32Array(set(0).length)
	// Where one piece of work is too much already, nobody's bookings have to be looked at.
	const tooMuch = minutes >= town.clientWeekMinutes || town.clientDaysInRow < 1 || town.clientDaysPerMonth < 1
	if (tooMuch) wanted.push(nobody())
	return {
		hours: free,
		homeDays: isHoliday(slot.day) ? [flag('holidaysOff')] : [],
		keep: wanted,
		drop: unwanted,
		needed,
		atClient: client === undefined ? nobody() : set(placeOfClient(rows, client)),
		ceiling: set(task.payYen <= nearYen ? places.nearCeiling : places.ceiling),
		payYen: task.payYen,
		month: monthNumber(slot.day),
		monthFirst: dayNumber(rows, `${slot.day.slice(0, 8)}01`),
		monthLast: dayNumber(rows, lastDayOfMonth(slot.day)),
		town,
		client: client ?? 0,
		ways: waysTo(rows, town, area),
		bookedThatDay: set(places.bookedOn + day),
		bookedThatWeek: set(places.bookedInWeek + Math.floor(day / 7)),
		weekLimited: set(places.weekLimited),
		loads: rows.loads[Math.floor(day / 7)] as Uint32Array,
		weekdayBit: 1 << (day % 7),
		day,
		startMinute: slot.startMinute,
		endMinute: slot.endMinute,
		minutes,
	}
}

// Made once: an index that many doors ask must not leave a block behind with every question.
const block: BitSet = new Int32Array(blockWords)

/** Narrows everybody down a block at a time; `see` finds who is left in `block`. */
function overBlocks(
	rows: Rows,
	question: Question,
	apart: readonly number[],
	see: (from: number, length: number) => void,
): void {
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
		see(from, length)
	}
}

function layOver(lay: typeof keep, sets: readonly BitSet[], from: number, length: number): void {
	for (let i = 0; i < sets.length; i += 2)
		lay(block, sets[i] as BitSet, sets[i + 1] ?? (sets[i] as BitSet), from, length)
}

/** Whose bookings matter: with one that day, or at this client, with one that week and a limit for weeks, or with a ceiling. */
const toLookAt = (question: Question, word: number): number =>
	(question.bookedThatDay[word] as number) |
	(question.atClient[word] as number) |
	(question.ceiling[word] as number) |
	((question.bookedThatWeek[word] as number) & (question.weekLimited[word] as number))

/** Whether what somebody has promised leaves room: limits of the week, the client's share, income, the day itself. */
function bookingsLeaveRoom(rows: Rows, question: Question, row: number, thatDay: boolean): boolean {
	const figures = rows.figures[row * 2] as number
	const load = question.loads[row] as number
	if (bitsOf(daysOfLoad(load) | question.weekdayBit) > daysMostIn(figures)) return false
	const weekMost = weekMinutesMostIn(figures)
	if (weekMost !== noWeekMinutes && minutesOfLoad(load) + question.minutes > weekMost) return false
	if (thatDay && !dayLeavesRoom(rows, question, row)) return false
	if (isIn(question.atClient, row) && !clientLeavesRoom(rows, question, row)) return false
	const ceiling = isIn(question.ceiling, row) ? rows.ceilings.get(row) : undefined
	return ceiling === undefined || staysUnder(ceiling, question.month, question.payYen)
}

/** No clash, rest and the way between, the limit of the day. */
function dayLeavesRoom(rows: Rows, question: Question, row: number): boolean {
	const { day, startMinute, endMinute, ways } = question
	const figures = rows.figures[row * 2 + 1] as number
	const rest = restBetweenIn(figures)
	const comesBy = comesByIn(figures)
	let minutes = question.minutes
	let at = rows.firstBooking[row] as number
	while (at !== 0 && dayOfSpan(spanAt(rows, at)) < day) at = nextAt(rows, at)
	for (; at !== 0; at = nextAt(rows, at)) {
		const span = spanAt(rows, at)
		if (dayOfSpan(span) !== day) break
		const start = startOfSpan(span)
		const end = endOfSpan(span)
		minutes += end - start
		if (start < endMinute && startMinute < end) return false
		const gap = Math.max(startMinute - end, start - endMinute)
		if (gap >= 0 && gap < rest + (ways[areaAt(rows, at) * waysEach + comesBy] as number)) return false
	}
	const most = minutesMostIn(rows.figures[row * 2] as number)
	return most === noMinutes || minutes <= most
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

// Days around the asked one, made once: those with work at the client.
const worked = new Uint8Array(2 * mostDaysAtClient + 13)
const middle = worked.length >>> 1

/** The client's share of somebody's work: minutes of the week, days in a row, days of the month. */
function clientLeavesRoom(rows: Rows, question: Question, row: number): boolean {
	const { day, client, town } = question
	const monday = day - (day % 7)
	let minutes = question.minutes
	let isThere = false
	for (let at = rows.firstBooking[row] as number; at !== 0; at = nextAt(rows, at)) {
		if (clientAt(rows, at) !== client) continue
		const span = spanAt(rows, at)
		const on = dayOfSpan(span)
		if (on >= monday && on < monday + 7) minutes += endOfSpan(span) - startOfSpan(span)
		if (Math.abs(on - day) > middle) continue
		worked[middle + on - day] = 1
		isThere = true
	}
	if (!isThere) return true
	worked[middle] = 1
	let inRow = 1
	for (let at = middle - 1; worked[at] === 1; at--) inRow += 1
	for (let at = middle + 1; worked[at] === 1; at++) inRow += 1
	let inMonth = 0
	const last = middle + question.monthLast - day
	for (let at = middle + question.monthFirst - day; at <= last; at++) inMonth += worked[at] as number
	worked.fill(0)
	return (
		minutes < town.clientWeekMinutes && inRow <= town.clientDaysInRow && inMonth <= town.clientDaysPerMonth
	)
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
