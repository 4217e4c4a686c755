// What the matching index keeps of each person: a row of bits, a few figures, their place among each day's bookings. Some 225 bytes.
import type { Day } from '~/base/day'
import { addDays, daysBetween, isDay, weekOf } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { isPaper } from '~/work/task'
import type { Booked } from './booking'
import type { FitPerson } from './fit'
import type { Limits } from './limit'
import { checkLimits } from './limit'
import type { BookingList } from './match-index-bookings'
import {
	appendBooking,
	bytesOfList,
	emptyList,
	inOrderOfRows,
	makeRoom,
	placeIn,
	pullBooking,
	putBooking,
} from './match-index-bookings'
import type { BitSet } from './match-index-sets'
import {
	atLeast,
	bitsOf,
	blockWords,
	either,
	isIn,
	putIn,
	roomier,
	takeOut,
	wordsFor,
} from './match-index-sets'
import { mostDaysAtClient, waysThere } from './way'

/** A registered person as the index is told of them: what `fit` judges, every booking, and when their last turn was. */
export type IndexedPerson = FitPerson & {
	registrantId: string
	lastTurnAt: Date | null
	busy: readonly Booked[]
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
	'notAlone',
	'pairAtMost',
	'freeStartOnly',
	'fixedStartOnly',
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

const standDigits = 11
export const noStanding = 2 ** standDigits - 1

// Days in a row and days of a month at one client reach past both ends of the window.
const margin = mostDaysAtClient + 6

/** Work of at most so many yen asks nobody whose ceilings leave as much in every month and year. */
const nearYens = [3_000, 20_000]

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
		/** With a limit for what they do in a day, beside no clash. */
		dayLimited: take(1),
		flags: take(flags.length),
		kilograms: take(kilogramDigits),
		minutes: take(minuteDigits),
		weekMinutes: take(weekMinuteDigits),
		standing: take(standDigits),
		byBus: take(1),
		anyArea: take(1),
		/** With a ceiling of income; and near it: only what they earn is looked at one by one. */
		ceiling: take(1),
		nearCeiling: take(nearYens.length),
		/** With a date of other hours in the window. */
		dated: take(1),
		hours: take(7 * 48),
		away: take(days),
		bookedOn: take(days),
		bookedInWeek: take(days / 7),
		/** Who can take no further day of a week; who has little of its minutes left. */
		weekFull: take(days / 7),
		weekTight: take(days / 7),
		/** With a booking before or after the window. */
		bookedOutside: take(1),
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
	/** Who likes a kind of work, and who goes to a district of those that named some: places as they are met. */
	readonly likings: Map<string, number>
	readonly goings: Map<string, number>
	/** Clients and districts of bookings as numbers; 0 is no district. */
	readonly clients: Map<string, number>
	readonly areas: Map<string, number>
	readonly areaNames: string[]
	readonly clientNames: string[]
	/** Hours of dates that differ, by `datesKey` and row. */
	readonly dates: Map<number, Map<number, number>>
	/** Who has set a ceiling of income, with what they earn month by month: a year does not fit a window. */
	readonly ceilings: Map<number, Ceiling>
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
	/** The bookings of each day, from some weeks before the window until as long after it. */
	readonly bookedDays: readonly BookingList[]
	/** The same bookings by the number of their client, without places. */
	readonly clientBookings: (BookingList | undefined)[]
}

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
		likings: new Map(),
		goings: new Map(),
		clients: new Map(),
		areas: new Map(),
		clientNames: [],
		areaNames: [],
		dates: new Map(),
		ceilings: new Map(),
		reaching: new Map(),
		sets: Array.from({ length: places.count }, () => new Int32Array(wordsFor(room))),
		count: 0,
		sorted: 0,
		late: new Map(),
		ids: new Uint32Array(room * 4),
		turns: new Float64Array(room),
		figures: new Uint32Array(room * 2),
		loads: Array.from({ length: weeks }, () => new Uint32Array(room)),
		bookedDays: Array.from({ length: weeks * 7 + 2 * margin }, () => emptyList(true)),
		clientBookings: [],
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

/** A new row for an id, said in its four words. */
export function addRow(rows: Rows, words: Uint32Array): number {
	const row = rows.count
	if (row === rows.turns.length) growPeople(rows)
	const inOrder = rows.sorted === row && (row === 0 || compareIds(rows, row - 1, words, 0) < 0)
	for (let i = 0; i < 4; i++) rows.ids[row * 4 + i] = words[i] as number
	if (inOrder) rows.sorted += 1
	else rows.late.set(idOf(rows, row), row)
	rows.count += 1
	mark(rows, rows.places.here, row)
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
	if (!areLimitsPlain(person.limits)) return false
	if (!isReal(rows, person.restFrom) || !isReal(rows, person.restUntil)) return false
	for (const mask of person.masks) if (!isMask(mask)) return false
	for (const { day, halfHours } of person.dates) if (!isReal(rows, day) || !isMask(halfHours)) return false
	for (const { fromDay, untilDay, everyWeeks } of person.daysOff) {
		if (!isReal(rows, fromDay) || !isReal(rows, untilDay)) return false
		if (!isRepeat(everyWeeks)) return false
	}
	return person.dates.length < 2 || new Set(person.dates.map((one) => one.day)).size === person.dates.length
}

/** The same of limits alone. */
export function areLimitsPlain(limits: Limits): boolean {
	// Two limits that leave nothing together are refused, and yet columns can say them.
	const leavesNothing =
		(limits.notAlone && limits.aloneOnly) || (limits.freeStartOnly && limits.fixedStartOnly)
	try {
		checkLimits(leavesNothing ? { ...limits, aloneOnly: false, fixedStartOnly: false } : limits)
	} catch {
		return false
	}
	return limits.comesBy === null || waysThere.includes(limits.comesBy)
}

/** Whether it is half hours of a day. */
export const isMask = (mask: number): boolean => Number.isInteger(mask) && mask >= 0 && mask <= allHalfHours

/** Whether it says after how many weeks, or never. */
export const isRepeat = (weeks: number): boolean => Number.isInteger(weeks) && weeks >= 0

/** Whether it is a day, or none was said. */
export const isReal = (rows: Rows, day: Day | null) => day === null || !Number.isNaN(dayNumber(rows, day))

/** Writes somebody into their row, new or known; what stood there is gone. */
export function writeRow(rows: Rows, person: IndexedPerson): void {
	for (const busy of person.busy) checkBooked(rows, busy)
	rows.reaching.clear()
	let row = rowOf(rows, person.registrantId)
	// `rowOf` has just read the id into its words.
	if (row < 0) row = addRow(rows, idWords)
	else {
		clearRow(rows, row)
		mark(rows, rows.places.here, row)
	}
	rows.turns[row] = person.lastTurnAt?.getTime() ?? 0
	for (let weekday = 0; weekday < 7; weekday++) writeHours(rows, row, weekday, person.masks[weekday] ?? 0)
	writeAway(rows, row, person)
	writeLimits(rows, row, person.limits)
	for (const { day, halfHours } of person.dates) writeDate(rows, row, dayNumber(rows, day), halfHours)
	for (const { skill, checked } of person.skills) writeSkill(rows, row, skill, checked)
	for (const kind of person.likesKinds) writeLiking(rows, row, kind)
	for (const busy of person.busy) addBooking(rows, row, busy)
}

function placeNamed(rows: Rows, places: Map<string, number>, name: string): number {
	const known = places.get(name)
	if (known !== undefined) return known
	const place = rows.sets.push(new Int32Array((rows.sets[0] as BitSet).length)) - 1
	places.set(name, place)
	return place
}

/** Dates of one day lie together by blocks of rows, as a question goes over them. */
export const datesKey = (day: number, row: number): number =>
	day * 65_536 + Math.floor(row / (blockWords * 32))

/** Marks a skill as held: a paper only once it was seen. */
export function writeSkill(rows: Rows, row: number, skill: string, checked: boolean): void {
	if (checked || !isPaper(skill)) mark(rows, placeNamed(rows, rows.skills, skill), row)
}

/** Marks a kind of work as liked. */
export function writeLiking(rows: Rows, row: number, kind: string): void {
	mark(rows, placeNamed(rows, rows.likings, kind), row)
}

/** Keeps the hours of a date that differs, by its number. */
export function writeDate(rows: Rows, row: number, day: number, halfHours: number): void {
	if (!isInWindow(rows, day)) return
	mark(rows, rows.places.dated, row)
	const key = datesKey(day, row)
	const known = rows.dates.get(key)
	if (known) known.set(row, halfHours)
	else rows.dates.set(key, new Map([[row, halfHours]]))
}

/** The hours a row has on a day of the window that differs. */
export const datedOfRow = (rows: Rows, day: number, row: number): number | undefined =>
	rows.dates.get(datesKey(day, row))?.get(row)

/** Marks the half hours of a weekday. */
export function writeHours(rows: Rows, row: number, weekday: number, mask: number): void {
	if (mask === 0) return
	const { places } = rows
	mark(rows, places.hoursSaid, row)
	const early = mask % 2 ** 24
	const late = Math.floor(mask / 2 ** 24)
	const place = places.hours + weekday * 48
	for (let half = early; half !== 0; half &= half - 1) mark(rows, place + 31 - Math.clz32(half & -half), row)
	for (let half = late; half !== 0; half &= half - 1) mark(rows, place + 55 - Math.clz32(half & -half), row)
}

function writeAway(rows: Rows, row: number, person: FitPerson): void {
	writeRest(rows, row, person.restFrom, person.restUntil)
	for (const { fromDay, untilDay, everyWeeks } of person.daysOff)
		writeDayOff(rows, row, dayNumber(rows, fromDay), dayNumber(rows, untilDay), everyWeeks)
}

/** Marks a rest, which may have no end yet. */
export function writeRest(rows: Rows, row: number, from: Day | null, until: Day | null): void {
	if (from === null) return
	awayFor(rows, row, dayNumber(rows, from), until === null ? rows.days : dayNumber(rows, until))
}

/** Marks days off by their numbers, repeated ones written out. */
export function writeDayOff(rows: Rows, row: number, first: number, until: number, everyWeeks: number): void {
	if (everyWeeks === 0) {
		awayFor(rows, row, first, until)
		return
	}
	let from = first
	const length = until - from
	const every = 7 * everyWeeks
	if (from + length < 0) from += Math.floor(-(from + length) / every) * every
	for (; from < rows.days; from += every) awayFor(rows, row, from, from + length)
}

function awayFor(rows: Rows, row: number, from: number, until: number): void {
	const last = Math.min(until, rows.days - 1)
	for (let day = Math.max(from, 0); day <= last; day++) mark(rows, rows.places.away + day, row)
}

/** Writes limits that are plain into a row that has none yet. */
export function writeLimits(rows: Rows, row: number, limits: Limits): void {
	const { places } = rows
	for (let n = 0; n < flags.length; n++)
		if (limits[flags[n] as (typeof flags)[number]]) mark(rows, places.flags + n, row)
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
	const standing = limits.standMinutesMost ?? noStanding
	markFigure(rows, places.standing, standDigits, row, standing)
	const comesBy = limits.comesBy === null ? 0 : waysThere.indexOf(limits.comesBy) + 1
	rows.figures[row * 2 + 1] =
		kilograms | ((limits.restBetweenMinutes ?? 0) << 7) | (comesBy << 16) | (standing << 19)
	if (limits.comesBy === 'bus') mark(rows, places.byBus, row)
	if (limits.areaIds.length === 0) mark(rows, places.anyArea, row)
	for (const area of limits.areaIds) mark(rows, placeNamed(rows, rows.goings, area), row)
	if (limits.monthYenMost === null && limits.yearYenMost === null) return
	mark(rows, places.ceiling, row)
	const { monthYenMost, yearYenMost } = limits
	rows.ceilings.set(row, { monthYenMost, yearYenMost, months: [] })
	markNear(rows, row)
}

export const minutesMostIn = (figures: number): number => figures & noMinutes
export const weekMinutesMostIn = (figures: number): number => (figures >>> 11) & noWeekMinutes
export const daysMostIn = (figures: number): number => figures >>> 25
/** 0 where none was given: nothing is nearer than that. */
export const restBetweenIn = (figures: number): number => (figures >>> 7) & 511
/** A way's place in `waysThere`, from 1; 0 where none was given. */
export const comesByIn = (figures: number): number => (figures >>> 16) & 7
const standingIn = (figures: number): number => (figures >>> 19) & noStanding

/** The limits of a row as they were given; of the districts only whether this one is among them. */
export function limitsOfRow(rows: Rows, row: number, areaId: string): Limits {
	const first = rows.figures[row * 2] as number
	const second = rows.figures[row * 2 + 1] as number
	const given = (figure: number, none: number) => (figure === none ? null : figure)
	const has = (place: number | undefined) => place !== undefined && isIn(rows.sets[place] as BitSet, row)
	const flag = (name: (typeof flags)[number]) => has(placeOfFlag(rows, name))
	const areas = has(rows.goings.get(areaId)) ? [areaId] : ['another']
	const ceiling = rows.ceilings.get(row)
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
		notAlone: flag('notAlone'),
		pairAtMost: flag('pairAtMost'),
		freeStartOnly: flag('freeStartOnly'),
		fixedStartOnly: flag('fixedStartOnly'),
		standMinutesMost: given(standingIn(second), noStanding),
		monthYenMost: ceiling?.monthYenMost ?? null,
		yearYenMost: ceiling?.yearYenMost ?? null,
		comesBy: waysThere[comesByIn(second) - 1] ?? null,
		areaIds: has(rows.places.anyArea) ? [] : areas,
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

/** Those who go to a district: who named it, and who named none. */
export function goingTo(rows: Rows, areaId: string): BitSet {
	const anywhere = rows.sets[rows.places.anyArea] as BitSet
	const place = rows.goings.get(areaId)
	if (place === undefined) return anywhere
	const key = `area ${areaId}`
	let found = rows.reaching.get(key)
	if (!found) {
		if (rows.reaching.size >= mostReaching) rows.reaching.clear()
		found = either(anywhere, rows.sets[place] as BitSet)
		rows.reaching.set(key, found)
	}
	return found
}

export const placeOfFlag = (rows: Rows, flag: (typeof flags)[number]): number =>
	rows.places.flags + flags.indexOf(flag)

/** Empties a row; its id stays, should the person come back. */
export function clearRow(rows: Rows, row: number): void {
	rows.reaching.clear()
	if (isIn(rows.sets[rows.places.dated] as BitSet, row))
		for (let day = 0; day < rows.days; day++) rows.dates.get(datesKey(day, row))?.delete(row)
	rows.ceilings.delete(row)
	for (const { span, place } of bookedByRow(rows, row)) unlist(rows, row, span, place)
	for (const set of rows.sets) takeOut(set, row)
	for (const load of rows.loads) load[row] = 0
}

// A span is one word: its day from some weeks before the window, its minutes.
export const dayOfSpan = (span: number): number => (span >>> 22) - margin
export const startOfSpan = (span: number): number => (span >>> 11) & 2047
export const endOfSpan = (span: number): number => span & 2047

// A place is one word: the client, then the district.
const areaDigits = 12
const clientIn = (place: number): number => place >>> areaDigits
export const areaIn = (place: number): number => place & (2 ** areaDigits - 1)

/** The bookings of a day of the window, or around it. */
export const bookedOnDay = (rows: Rows, day: number): BookingList =>
	rows.bookedDays[day + margin] as BookingList

function bookedAtClient(rows: Rows, client: number): BookingList {
	const known = rows.clientBookings[client]
	if (known) return known
	const made = emptyList(false)
	rows.clientBookings[client] = made
	return made
}

function numberNamed(numbers: Map<string, number>, names: string[], name: string): number {
	let number = numbers.get(name)
	if (number === undefined) {
		number = numbers.size + 1
		numbers.set(name, number)
		names[number] = name
	}
	return number
}

/** For whom and where a booking is, as a word. */
export function placeOf(rows: Rows, { employerId, areaId }: Pick<Booked, 'employerId' | 'areaId'>): number {
	const client = numberNamed(rows.clients, rows.clientNames, employerId)
	const area = areaId === null ? 0 : numberNamed(rows.areas, rows.areaNames, areaId)
	if (area >= 2 ** areaDigits) throw new RangeError(`more districts than ${2 ** areaDigits}`)
	return ((client << areaDigits) | area) >>> 0
}

// A week's load is one word: a bit for each day from Monday, then the minutes.
export const daysOfLoad = (load: number): number => load & 127
export const minutesOfLoad = (load: number): number => load >>> 7

const isInWindow = (rows: Rows, day: number): boolean => day >= 0 && day < rows.days

function addLoad(rows: Rows, row: number, span: number): void {
	const { places } = rows
	const day = dayOfSpan(span)
	if (!isInWindow(rows, day)) {
		mark(rows, places.bookedOutside, row)
		return
	}
	const week = Math.floor(day / 7)
	const load = rows.loads[week] as Uint32Array
	const before = load[row] as number
	load[row] = (before + ((endOfSpan(span) - startOfSpan(span)) << 7)) | (1 << (day % 7))
	mark(rows, places.bookedOn + day, row)
	markWeek(rows, row, week, load[row] as number)
}

/** Whose limits leave no further day of a week, or little time in it: of the others no week has to be looked at. */
function markWeek(rows: Rows, row: number, week: number, load: number): void {
	const { places } = rows
	const figures = rows.figures[row * 2] as number
	mark(rows, places.bookedInWeek + week, row)
	const days = bitsOf(daysOfLoad(load))
	if (days >= daysMostIn(figures)) mark(rows, places.weekFull + week, row)
	const most = weekMinutesMostIn(figures)
	if (days > daysMostIn(figures) || (most !== noWeekMinutes && most - minutesOfLoad(load) < tightMinutes))
		mark(rows, places.weekTight + week, row)
}

/** Whether these are minutes of a day in their order. */
export const areMinutes = (start: number, end: number): boolean =>
	Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= 1440

/** Whether it is a sum that can be paid. */
export const isPaid = (yen: number): boolean => Number.isInteger(yen) && yen >= 0 && yen < 2 ** 32

function checkBooked(rows: Rows, { day, startMinute, endMinute, yen }: Booked): void {
	if (!areMinutes(startMinute, endMinute) || !isPaid(yen) || Number.isNaN(dayNumber(rows, day)))
		throw new RangeError(`not a booking: ${day} ${startMinute}–${endMinute}`)
}

/** A booking as a word; -1 too far outside the window for any answer. */
function spanOf(rows: Rows, busy: Booked): number {
	checkBooked(rows, busy)
	const day = dayNumber(rows, busy.day)
	if (day < -margin || day >= rows.days + margin) return -1
	return spanFrom(day, busy.startMinute, busy.endMinute)
}

/** A booking of a day's number, in the window or around it, as a word. */
export const spanFrom = (day: number, startMinute: number, endMinute: number): number =>
	(((day + margin) << 22) | (startMinute << 11) | endMinute) >>> 0

/** Lists bookings of new rows, which have none so far: in the order of rows and time, each list as long as it gets. */
export function fillBookings(rows: Rows, met: BookingList): void {
	const order = inOrderOfRows(met, rows.count)
	const spans = met.spans
	const places = met.places as Uint32Array
	const perDay = new Uint32Array(rows.bookedDays.length)
	const perClient = new Uint32Array(rows.clientNames.length + 1)
	for (let at = 0; at < met.count; at++) {
		const day = (spans[at] as number) >>> 22
		const client = clientIn(places[at] as number)
		perDay[day] = (perDay[day] as number) + 1
		perClient[client] = (perClient[client] as number) + 1
	}
	perDay.forEach((count, day) => {
		makeRoom(rows.bookedDays[day] as BookingList, count)
	})
	perClient.forEach((count, client) => {
		if (count > 0) makeRoom(bookedAtClient(rows, client), count)
	})
	for (const at of order) {
		const row = met.rows[at] as number
		const span = spans[at] as number
		const place = places[at] as number
		appendBooking(bookedOnDay(rows, dayOfSpan(span)), row, span, place)
		appendBooking(bookedAtClient(rows, clientIn(place)), row, span, place)
		addLoad(rows, row, span)
	}
}

/** Adds a booking to a row. */
export function addBooking(rows: Rows, row: number, busy: Booked): void {
	const span = spanOf(rows, busy)
	const place = placeOf(rows, busy)
	earn(rows, row, busy.day, busy.yen)
	if (span < 0) return
	putBooking(bookedOnDay(rows, dayOfSpan(span)), row, span, place)
	putBooking(bookedAtClient(rows, clientIn(place)), row, span, place)
	addLoad(rows, row, span)
}

function unlist(rows: Rows, row: number, span: number, place: number): boolean {
	if (!pullBooking(bookedOnDay(rows, dayOfSpan(span)), row, span, place)) return false
	return pullBooking(bookedAtClient(rows, clientIn(place)), row, span, place)
}

const isSame = (one: Booked, other: Booked): boolean =>
	one.day === other.day &&
	one.startMinute === other.startMinute &&
	one.endMinute === other.endMinute &&
	one.employerId === other.employerId &&
	one.areaId === other.areaId &&
	one.yen === other.yen

/** These bookings without the first one that is the same. */
export function withoutBooking(busy: readonly Booked[], gone: Booked): Booked[] {
	const at = busy.findIndex((one) => isSame(one, gone))
	return at < 0 ? [...busy] : busy.toSpliced(at, 1)
}

/** Takes such a booking out of a row, if there is one. */
export function takeBooking(rows: Rows, row: number, busy: Booked): void {
	const span = spanOf(rows, busy)
	if (span < 0) {
		earn(rows, row, busy.day, -busy.yen)
		return
	}
	if (!unlist(rows, row, span, placeOf(rows, busy))) return
	earn(rows, row, busy.day, -busy.yen)
	const { places, sets } = rows
	const day = dayOfSpan(span)
	const week = isInWindow(rows, day) ? Math.floor(day / 7) : undefined
	const left = bookedByRow(rows, row)
	if (week === undefined) takeOut(sets[places.bookedOutside] as BitSet, row)
	else {
		for (const place of [places.bookedInWeek, places.weekFull, places.weekTight])
			takeOut(sets[place + week] as BitSet, row)
		takeOut(sets[places.bookedOn + day] as BitSet, row)
		;(rows.loads[week] as Uint32Array)[row] = 0
	}
	for (const other of left) {
		const on = dayOfSpan(other.span)
		const counted = isInWindow(rows, on) ? Math.floor(on / 7) : undefined
		if (counted === week) addLoad(rows, row, other.span)
	}
}

/** What a row has booked, in order of time. */
function bookedByRow(rows: Rows, row: number): { span: number; place: number }[] {
	const { places, sets } = rows
	const has = (place: number) => isIn(sets[place] as BitSet, row)
	const outside = has(places.bookedOutside)
	const found: { span: number; place: number }[] = []
	for (let day = -margin; day < rows.days + margin; day++) {
		if (!(isInWindow(rows, day) ? has(places.bookedOn + day) : outside)) continue
		const list = bookedOnDay(rows, day)
		for (let at = placeIn(list, row); at < list.count && list.rows[at] === row; at++)
			found.push({ span: list.spans[at] as number, place: list.places?.[at] as number })
	}
	return found
}

/** The bookings of a row, in the window and around it; what each is worth stands beside them, by month. */
export function busyOfRow(rows: Rows, row: number): Booked[] {
	return bookedByRow(rows, row).map(({ span, place }) => ({
		day: addDays(rows.firstDay, dayOfSpan(span)),
		startMinute: startOfSpan(span),
		endMinute: endOfSpan(span),
		employerId: rows.clientNames[clientIn(place)] as string,
		areaId: rows.areaNames[areaIn(place)] ?? null,
		yen: 0,
	}))
}

/** Somebody's ceilings, and what they earn: a month counted from year 0, its yen, the next month … */
export type Ceiling = Pick<Limits, 'monthYenMost' | 'yearYenMost'> & { months: number[] }

/** The month of a day, counted from year 0. */
export const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** Counts yen of a day towards the ceilings of a row, if it has any. */
export function earn(rows: Rows, row: number, day: Day, yen: number): void {
	const ceiling = rows.ceilings.get(row)
	if (!ceiling) return
	const month = monthNumber(day)
	for (let at = 0; at < ceiling.months.length; at += 2)
		if (ceiling.months[at] === month) {
			ceiling.months[at + 1] = (ceiling.months[at + 1] as number) + yen
			markNear(rows, row)
			return
		}
	ceiling.months.push(month, yen)
	markNear(rows, row)
}

function markNear(rows: Rows, row: number): void {
	const ceiling = rows.ceilings.get(row) as Ceiling
	nearYens.forEach((yen, level) => {
		let leaves = staysUnder(ceiling, -1, yen)
		for (let at = 0; at < ceiling.months.length && leaves; at += 2)
			leaves = staysUnder(ceiling, ceiling.months[at] as number, yen)
		const near = rows.sets[rows.places.nearCeiling + level] as BitSet
		if (leaves) takeOut(near, row)
		else putIn(near, row)
	})
}

/** Those whose ceilings may leave no room for work of so many yen. */
export function nearCeiling(rows: Rows, yen: number): BitSet {
	const level = nearYens.findIndex((most) => yen <= most)
	return rows.sets[level < 0 ? rows.places.ceiling : rows.places.nearCeiling + level] as BitSet
}

/** Whether so much more in a month stays under somebody's ceilings. */
export function staysUnder(
	{ monthYenMost, yearYenMost, months }: Ceiling,
	month: number,
	yen: number,
): boolean {
	const year = Math.floor(month / 12)
	let inMonth = yen
	let inYear = yen
	for (let at = 0; at < months.length; at += 2) {
		const one = months[at] as number
		const earned = months[at + 1] as number
		if (one === month) inMonth += earned
		if (Math.floor(one / 12) === year) inYear += earned
	}
	return (monthYenMost === null || inMonth <= monthYenMost) && (yearYenMost === null || inYear <= yearYenMost)
}

/** What a row earns, as bookings that take no time, for nobody, on days of each month outside the week of a day. */
export function earnedOfRow(rows: Rows, row: number, day: Day): Booked[] {
	const found: Booked[] = []
	const { months } = rows.ceilings.get(row) ?? { months: [] }
	for (let at = 0; at < months.length; at += 2) {
		const month = months[at] as number
		const year = String(Math.floor(month / 12)).padStart(4, '0')
		const first = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
		const on = weekOf(first) === weekOf(day) ? addDays(first, 14) : first
		found.push({ ...noTime, day: on, yen: months[at + 1] as number })
	}
	return found
}

const noTime = { startMinute: 0, endMinute: 0, employerId: '', areaId: null }

/** Bytes the rows take, ids included. */
export function bytesOfRows(rows: Rows): number {
	const { ids, turns, figures } = rows
	const words = [...rows.sets, ...rows.reaching.values(), ...rows.loads, ids, turns, figures]
	// A Map of ids as text costs some 150 bytes an entry, one of figures some 40, a ceiling some 200.
	let apart = rows.late.size * 150 + rows.ceilings.size * 200
	for (const dates of rows.dates.values()) apart += dates.size * 40
	for (const list of rows.bookedDays) apart += bytesOfList(list)
	for (const list of rows.clientBookings) apart += list ? bytesOfList(list) : 0
	return words.reduce((sum, one) => sum + one.byteLength, 0) + apart
}
