// What the matching index keeps of each person: a row of bits, a few figures, their place in each day's bookings. Some 160 bytes.
import type { Day } from '~/base/day'
import { addDays, daysBetween, isDay, weekOf } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { isPaper } from '~/work/task'
import type { Busy } from './booking'
import type { FitPerson } from './fit'
import type { Limits } from './limit'
import { checkLimits } from './limit'
import type { BitSet } from './match-index-sets'
import { atLeast, bitsOf, isIn, putIn, roomier, takeOut, wordsFor } from './match-index-sets'

/** A registered person as the index is told of them: what `fit` judges, every booking, and when their last turn was. */
export type IndexedPerson = FitPerson & {
	registrantId: string
	lastTurnAt: Date | null
	busy: readonly Busy[]
}

const flags = [
	'sittingOnly',
	'restEachHour',
	'aloneOnly',
	'indoorsOnly',
	'atHomeOnly',
	'noDriving',
	'busStopNeeded',
	'holidaysOff',
] as const satisfies readonly (keyof Limits)[]

// A limit that was not given is the greatest figure its digits can say.
const kilogramDigits = 7
const minuteDigits = 11
const weekMinuteDigits = 14
export const noKilograms = 2 ** kilogramDigits - 1
export const noMinutes = 2 ** minuteDigits - 1
export const noWeekMinutes = 2 ** weekMinuteDigits - 1
const noDays = 15

/** Work no longer than this asks of a week's minutes only those who have less than this left. */
export const tightMinutes = 240

/** Where in `sets` each bit of a row is; skills come behind, as they are met. */
function placesFor(days: number) {
	let next = 0
	const take = (count: number) => {
		next += count
		return next - count
	}
	return {
		here: take(1),
		hoursSaid: take(1),
		weekLimited: take(1),
		dayLimited: take(1),
		flags: take(flags.length),
		kilograms: take(kilogramDigits),
		minutes: take(minuteDigits),
		weekMinutes: take(weekMinuteDigits),
		hours: take(7 * 48),
		away: take(days),
		bookedOn: take(days),
		bookedInWeek: take(days / 7),
		weekFull: take(days / 7),
		weekTight: take(days / 7),
		count: next,
	}
}

export type Rows = {
	/** The Monday the window begins on; it ends on a Sunday. */
	readonly firstDay: Day
	readonly days: number
	readonly places: ReturnType<typeof placesFor>
	readonly dayNumbers: Map<string, number>
	readonly skills: Map<string, number>
	/** Whose limit reaches a figure, by the figure and the place of its digits: found once, until somebody changes. */
	readonly reaching: Map<string, BitSet>
	sets: BitSet[]
	/** Rows that were ever given out; the first `sorted` of them stand in the order of their ids. */
	count: number
	sorted: number
	readonly late: Map<string, number>
	/** Sixteen bytes a person. */
	ids: Uint32Array<ArrayBuffer>
	turns: Float64Array<ArrayBuffer>
	/** Two words a person: the figures of their limits. */
	figures: Uint32Array<ArrayBuffer>
	/** For each week what every person has promised in it: minutes, and which of its days. */
	loads: Uint32Array<ArrayBuffer>[]
	readonly bookings: readonly BookedDay[]
}

/** The bookings of a day in the order of rows and spans: two words each, so that a question reads them in one go. */
export type BookedDay = { words: Uint32Array<ArrayBuffer>; count: number }

/** Empty rows for a window of whole weeks that begins with the week of a day. */
export function emptyRows(day: Day, weeks: number, expected: number): Rows {
	if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) throw new RangeError(`not weeks: ${weeks}`)
	const room = Math.max(64, expected)
	const places = placesFor(weeks * 7)
	return {
		firstDay: weekOf(day),
		days: weeks * 7,
		places,
		dayNumbers: new Map(),
		skills: new Map(),
		reaching: new Map(),
		sets: Array.from({ length: places.count }, () => new Int32Array(wordsFor(room))),
		count: 0,
		sorted: 0,
		late: new Map(),
		ids: new Uint32Array(room * 4),
		turns: new Float64Array(room),
		figures: new Uint32Array(room * 2),
		loads: Array.from({ length: weeks }, () => new Uint32Array(room)),
		bookings: Array.from({ length: weeks * 7 }, () => ({ words: new Uint32Array(16), count: 0 })),
	}
}

/** A day's number in the window, beyond it below 0 or from `days` on; NaN for what is no day. */
export function dayNumber(rows: Rows, day: Day): number {
	const known = rows.dayNumbers.get(day)
	if (known !== undefined) return known
	const number = isDay(day) ? daysBetween(rows.firstDay, day) : Number.NaN
	rows.dayNumbers.set(day, number)
	return number
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const idWords = new Uint32Array(4)

// Small letters only: then ids compare as bytes the way they compare as text.
function readId(id: string): Uint32Array {
	if (!idShape.test(id)) throw new RangeError(`not an id: ${id}`)
	idWords[0] = Number.parseInt(id.slice(0, 8), 16)
	idWords[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16)
	idWords[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16)
	idWords[3] = Number.parseInt(id.slice(28), 16)
	return idWords
}

/** The id of a row as text. */
export function idOf(rows: Rows, row: number): string {
	let hex = ''
	for (let i = 0; i < 4; i++) hex += (rows.ids[row * 4 + i] as number).toString(16).padStart(8, '0')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function compareIds(rows: Rows, row: number, words: Uint32Array, at: number): number {
	for (let i = 0; i < 4; i++) {
		const difference = (rows.ids[row * 4 + i] as number) - (words[at + i] as number)
		if (difference !== 0) return difference
	}
	return 0
}

/** Longest since the last turn first, then by id, as `byTurn` has it. */
export function rowsByTurn(rows: Rows, a: number, b: number): number {
	const turn = (rows.turns[a] as number) - (rows.turns[b] as number)
	if (turn !== 0) return turn
	return a < rows.sorted && b < rows.sorted ? a - b : compareIds(rows, a, rows.ids, b * 4)
}

/** The row of an id, whoever it is held for now; -1 when it never had one. */
export function rowOf(rows: Rows, id: string): number {
	const words = readId(id)
	// People come in the order of their ids while an index is built.
	if (rows.late.size === 0 && (rows.sorted === 0 || compareIds(rows, rows.sorted - 1, words, 0) < 0))
		return -1
	let low = 0
	let high = rows.sorted
	while (low < high) {
		const middle = (low + high) >>> 1
		const order = compareIds(rows, middle, words, 0)
		if (order === 0) return middle
		if (order < 0) low = middle + 1
		else high = middle
	}
	return rows.late.get(id) ?? -1
}

function newRow(rows: Rows, id: string): number {
	const row = rows.count
	if (row === rows.turns.length) growPeople(rows)
	const words = readId(id)
	const inOrder = rows.sorted === row && (row === 0 || compareIds(rows, row - 1, words, 0) < 0)
	rows.ids.set(words, row * 4)
	if (inOrder) rows.sorted += 1
	else rows.late.set(id, row)
	rows.count += 1
	return row
}

const more = (length: number) => length + (length >>> 3) + 64

function growPeople(rows: Rows): void {
	const room = more(rows.count)
	const wider = <Words extends { set: (old: Words) => void }>(old: Words, made: Words): Words => {
		made.set(old)
		return made
	}
	rows.sets = rows.sets.map((set) => roomier(set, wordsFor(room)))
	rows.ids = wider(rows.ids, new Uint32Array(room * 4))
	rows.turns = wider(rows.turns, new Float64Array(room))
	rows.figures = wider(rows.figures, new Uint32Array(room * 2))
	rows.loads = rows.loads.map((load) => wider(load, new Uint32Array(room)))
}

function mark(rows: Rows, place: number, row: number): void {
	putIn(rows.sets[place] as BitSet, row)
}

function markFigure(rows: Rows, place: number, digits: number, row: number, figure: number): void {
	for (let digit = 0; digit < digits; digit++) if ((figure >>> digit) & 1) mark(rows, place + digit, row)
}

/** Whether the row's columns can say all this; what they cannot is kept as it is and judged by `fit` itself. */
export function isPlain(rows: Rows, person: IndexedPerson): boolean {
	try {
		checkLimits(person.limits)
	} catch {
		return false
	}
	const isMask = (mask: number) => Number.isInteger(mask) && mask >= 0 && mask <= allHalfHours
	const isReal = (day: Day | null) => day === null || !Number.isNaN(dayNumber(rows, day))
	return (
		person.masks.every(isMask) &&
		isReal(person.restFrom) &&
		isReal(person.restUntil) &&
		person.daysOff.every(
			({ fromDay, untilDay, everyWeeks }) =>
				isReal(fromDay) && isReal(untilDay) && Number.isInteger(everyWeeks) && everyWeeks >= 0,
		)
	)
}

/** Writes somebody into their row, new or known; what stood there is gone. */
export function writeRow(rows: Rows, person: IndexedPerson): void {
	for (const busy of person.busy) checkBusy(rows, busy)
	rows.reaching.clear()
	let row = rowOf(rows, person.registrantId)
	if (row < 0) row = newRow(rows, person.registrantId)
	else clearRow(rows, row)
	const { places } = rows
	mark(rows, places.here, row)
	rows.turns[row] = person.lastTurnAt?.getTime() ?? 0
	writeHours(rows, row, person)
	writeAway(rows, row, person)
	writeLimits(rows, row, person.limits)
	for (const { skill, checked } of person.skills)
		if (checked || !isPaper(skill)) mark(rows, placeOfSkill(rows, skill), row)
	for (const busy of person.busy) addBooking(rows, row, busy)
}

function placeOfSkill(rows: Rows, skill: string): number {
	const known = rows.skills.get(skill)
	if (known !== undefined) return known
	const place = rows.sets.push(new Int32Array((rows.sets[0] as BitSet).length)) - 1
	rows.skills.set(skill, place)
	return place
}

function writeHours(rows: Rows, row: number, person: FitPerson): void {
	const { places } = rows
	for (let weekday = 0; weekday < 7; weekday++) {
		const mask = person.masks[weekday] ?? 0
		if (mask === 0) continue
		mark(rows, places.hoursSaid, row)
		const early = mask % 2 ** 24
		const late = Math.floor(mask / 2 ** 24)
		const place = places.hours + weekday * 48
		for (let half = early; half !== 0; half &= half - 1)
			mark(rows, place + 31 - Math.clz32(half & -half), row)
		for (let half = late; half !== 0; half &= half - 1) mark(rows, place + 55 - Math.clz32(half & -half), row)
	}
}

function writeAway(rows: Rows, row: number, person: FitPerson): void {
	const awayFor = (from: number, until: number) => {
		const last = Math.min(until, rows.days - 1)
		for (let day = Math.max(from, 0); day <= last; day++) mark(rows, rows.places.away + day, row)
	}
	if (person.restFrom !== null)
		awayFor(
			dayNumber(rows, person.restFrom),
			person.restUntil === null ? rows.days : dayNumber(rows, person.restUntil),
		)
	for (const { fromDay, untilDay, everyWeeks } of person.daysOff) {
		let from = dayNumber(rows, fromDay)
		const length = dayNumber(rows, untilDay) - from
		if (everyWeeks === 0) awayFor(from, from + length)
		else {
			const every = 7 * everyWeeks
			if (from + length < 0) from += Math.floor(-(from + length) / every) * every
			for (; from < rows.days; from += every) awayFor(from, from + length)
		}
	}
}

function writeLimits(rows: Rows, row: number, limits: Limits): void {
	const { places } = rows
	flags.forEach((flag, index) => {
		if (limits[flag]) mark(rows, places.flags + index, row)
	})
	const minutes = limits.minutesMost ?? noMinutes
	const weekMinutes = limits.minutesPerWeekMost ?? noWeekMinutes
	const kilograms = limits.kilogramsMost ?? noKilograms
	markFigure(rows, places.kilograms, kilogramDigits, row, kilograms)
	markFigure(rows, places.minutes, minuteDigits, row, minutes)
	markFigure(rows, places.weekMinutes, weekMinuteDigits, row, weekMinutes)
	if (limits.daysPerWeekMost !== null || limits.minutesPerWeekMost !== null)
		mark(rows, places.weekLimited, row)
	if (limits.minutesMost !== null || limits.restBetweenMinutes !== null) mark(rows, places.dayLimited, row)
	rows.figures[row * 2] = minutes | (weekMinutes << 11) | ((limits.daysPerWeekMost ?? noDays) << 25)
	rows.figures[row * 2 + 1] = kilograms | ((limits.restBetweenMinutes ?? 0) << 7)
}

export const minutesMostIn = (figures: number): number => figures & noMinutes
export const weekMinutesMostIn = (figures: number): number => (figures >>> 11) & noWeekMinutes
export const daysMostIn = (figures: number): number => figures >>> 25
/** 0 where none was given: nothing is nearer than that. */
export const restBetweenIn = (figures: number): number => figures >>> 7

/** The limits of a row as they were given. */
export function limitsOfRow(rows: Rows, row: number): Limits {
	const first = rows.figures[row * 2] as number
	const second = rows.figures[row * 2 + 1] as number
	const given = (figure: number, none: number) => (figure === none ? null : figure)
	const flag = (name: (typeof flags)[number]) => isIn(rows.sets[placeOfFlag(rows, name)] as BitSet, row)
	return {
		kilogramsMost: given(second & noKilograms, noKilograms),
		minutesMost: given(minutesMostIn(first), noMinutes),
		minutesPerWeekMost: given(weekMinutesMostIn(first), noWeekMinutes),
		daysPerWeekMost: given(daysMostIn(first), noDays),
		restBetweenMinutes: given(restBetweenIn(second), 0),
		sittingOnly: flag('sittingOnly'),
		restEachHour: flag('restEachHour'),
		aloneOnly: flag('aloneOnly'),
		indoorsOnly: flag('indoorsOnly'),
		atHomeOnly: flag('atHomeOnly'),
		noDriving: flag('noDriving'),
		busStopNeeded: flag('busStopNeeded'),
		holidaysOff: flag('holidaysOff'),
	}
}

const mostReaching = 64

/** Those whose limit is at least so much; the digits of the limit stand from one place up to another. */
export function reaching(rows: Rows, place: number, end: number, least: number): BitSet {
	const key = `${place} ${least}`
	let found = rows.reaching.get(key)
	if (!found) {
		if (rows.reaching.size >= mostReaching) rows.reaching.clear()
		found = atLeast(rows.sets.slice(place, end), least)
		rows.reaching.set(key, found)
	}
	return found
}

export const placeOfFlag = (rows: Rows, flag: (typeof flags)[number]): number =>
	rows.places.flags + flags.indexOf(flag)

/** Empties a row; its id stays, should the person come back. */
export function clearRow(rows: Rows, row: number): void {
	rows.reaching.clear()
	for (const set of rows.sets) takeOut(set, row)
	for (const [week, load] of rows.loads.entries())
		for (let weekday = 0; weekday < 7; weekday++)
			if ((daysOfLoad(load[row] as number) >>> weekday) & 1) {
				const day = rows.bookings[week * 7 + weekday] as BookedDay
				const [from, until] = [placeIn(day, row, 0), placeIn(day, row + 1, 0)]
				day.words.copyWithin(from * 2, until * 2, day.count * 2)
				day.count -= until - from
			}
	for (const load of rows.loads) load[row] = 0
}

// A booking is one word: its day in the window, its minutes.
export const dayOfSpan = (span: number): number => span >>> 22
export const startOfSpan = (span: number): number => (span >>> 11) & 2047
export const endOfSpan = (span: number): number => span & 2047
export const rowAt = (day: BookedDay, at: number): number => day.words[at * 2] as number
export const spanAt = (day: BookedDay, at: number): number => day.words[at * 2 + 1] as number

/** Where a booking of a row stands among those of its day, or would stand. */
export function placeIn(day: BookedDay, row: number, span: number): number {
	const isBefore = (at: number) => rowAt(day, at) < row || (rowAt(day, at) === row && spanAt(day, at) < span)
	// People come in the order of their rows while an index is built.
	if (day.count === 0 || isBefore(day.count - 1)) return day.count
	let low = 0
	let high = day.count
	while (low < high) {
		const middle = (low + high) >>> 1
		if (isBefore(middle)) low = middle + 1
		else high = middle
	}
	return low
}

// A week's load is one word: a bit for each day from Monday, then the minutes.
export const daysOfLoad = (load: number): number => load & 127
export const minutesOfLoad = (load: number): number => load >>> 7

function addLoad(rows: Rows, row: number, span: number): void {
	const day = dayOfSpan(span)
	const load = rows.loads[Math.floor(day / 7)] as Uint32Array
	const before = load[row] as number
	load[row] = (before + ((endOfSpan(span) - startOfSpan(span)) << 7)) | (1 << (day % 7))
	mark(rows, rows.places.bookedOn + day, row)
	markWeek(rows, row, Math.floor(day / 7), load[row] as number)
}

/** Whose limits leave no further day of a week, or little time in it: of the others no week has to be looked at. */
function markWeek(rows: Rows, row: number, week: number, load: number): void {
	const { places } = rows
	const figures = rows.figures[row * 2] as number
	mark(rows, places.bookedInWeek + week, row)
	if (bitsOf(daysOfLoad(load)) >= daysMostIn(figures)) mark(rows, places.weekFull + week, row)
	const isOver = bitsOf(daysOfLoad(load)) > daysMostIn(figures)
	const most = weekMinutesMostIn(figures)
	if (isOver || (most !== noWeekMinutes && most - minutesOfLoad(load) < tightMinutes))
		mark(rows, places.weekTight + week, row)
}

function checkBusy(rows: Rows, { day, startMinute, endMinute }: Busy): void {
	const whole = Number.isInteger(startMinute) && Number.isInteger(endMinute)
	const real = whole && startMinute >= 0 && startMinute <= endMinute && endMinute <= 1440
	if (!real || Number.isNaN(dayNumber(rows, day)))
		throw new RangeError(`not a booking: ${day} ${startMinute}–${endMinute}`)
}

/** A booking as a word; -1 outside the window, which no answer asks for. */
function spanOf(rows: Rows, busy: Busy): number {
	checkBusy(rows, busy)
	const day = dayNumber(rows, busy.day)
	if (day < 0 || day >= rows.days) return -1
	return ((day << 22) | (busy.startMinute << 11) | busy.endMinute) >>> 0
}

/** Adds a booking to a row. */
export function addBooking(rows: Rows, row: number, busy: Busy): void {
	const span = spanOf(rows, busy)
	if (span < 0) return
	const day = rows.bookings[dayOfSpan(span)] as BookedDay
	if (day.count * 2 === day.words.length) {
		const wider = new Uint32Array(more(day.count) * 2)
		wider.set(day.words)
		day.words = wider
	}
	const at = placeIn(day, row, span)
	day.words.copyWithin(at * 2 + 2, at * 2, day.count * 2)
	day.words[at * 2] = row
	day.words[at * 2 + 1] = span
	day.count += 1
	addLoad(rows, row, span)
}

/** Takes a booking of that span out of a row, if there is one. */
export function takeBooking(rows: Rows, row: number, busy: Busy): void {
	const span = spanOf(rows, busy)
	if (span < 0) return
	const day = dayOfSpan(span)
	const booked = rows.bookings[day] as BookedDay
	const at = placeIn(booked, row, span)
	if (at === booked.count || rowAt(booked, at) !== row || spanAt(booked, at) !== span) return
	booked.words.copyWithin(at * 2, at * 2 + 2, booked.count * 2)
	booked.count -= 1
	const week = Math.floor(day / 7)
	const { places } = rows
	for (const place of [places.bookedInWeek, places.weekFull, places.weekTight])
		takeOut(rows.sets[place + week] as BitSet, row)
	takeOut(rows.sets[places.bookedOn + day] as BitSet, row)
	;(rows.loads[week] as Uint32Array)[row] = 0
	for (const left of spansOfRow(rows, row, week * 7, week * 7 + 7)) addLoad(rows, row, left)
}

/** The spans a row has booked on some days, in order of time. */
function spansOfRow(rows: Rows, row: number, from: number, until: number): number[] {
	const found: number[] = []
	for (const day of rows.bookings.slice(from, until))
		for (let at = placeIn(day, row, 0); at < day.count && rowAt(day, at) === row; at++)
			found.push(spanAt(day, at))
	return found
}

/** The bookings of a row, in the window. */
export function busyOfRow(rows: Rows, row: number): Busy[] {
	return spansOfRow(rows, row, 0, rows.days).map((span) => ({
		day: addDays(rows.firstDay, dayOfSpan(span)),
		startMinute: startOfSpan(span),
		endMinute: endOfSpan(span),
	}))
}

/** Bytes the rows take, ids included. */
export function bytesOfRows(rows: Rows): number {
	const { ids, turns, figures } = rows
	const words = [
		...rows.sets,
		...rows.reaching.values(),
		...rows.loads,
		ids,
		turns,
		figures,
		...rows.bookings.map((day) => day.words),
	]
	// A Map of ids as text costs some 150 bytes an entry.
	return words.reduce((sum, one) => sum + one.byteLength, 0) + rows.late.size * 150
}
