// Who of everybody could do a slot, counted in memory: the same yes and no as `fit`, for a million people in milliseconds.
import type { Day } from '~/base/day'
import { weekdayOf } from '~/base/day'
import { allHalfHours, halfHoursOf } from '~/base/span'
import { isHoliday } from '~/council/calendar'
import { weekOfMasks } from './availability'
import type { Busy } from './booking'
import type { Fit, FitPerson, FitSlot, FitTask } from './fit'
import { fit as judge } from './fit'
import type { BookedDay, IndexedPerson, Rows } from './match-index-rows'
import {
	addBooking,
	busyOfRow,
	bytesOfRows,
	clearRow,
	dayNumber,
	daysMostIn,
	daysOfLoad,
	emptyRows,
	endOfSpan,
	idOf,
	isPlain,
	limitsOfRow,
	minutesMostIn,
	minutesOfLoad,
	noKilograms,
	noMinutes,
	noWeekMinutes,
	placeIn,
	placeOfFlag,
	reaching,
	restBetweenIn,
	rowAt,
	rowOf,
	rowsByTurn,
	spanAt,
	startOfSpan,
	takeBooking,
	tightMinutes,
	weekMinutesMostIn,
	writeRow,
} from './match-index-rows'
import type { BitSet } from './match-index-sets'
import { bitsOf, blockWords, drop, dropUnless, isIn, keep, takeOut, wordsFor } from './match-index-sets'
import { byTurn } from './turn'

export type { IndexedPerson } from './match-index-rows'

/** Everybody registered, for a window of whole weeks; outside it the index knows nothing. */
export type MatchIndex = {
	readonly rows: Rows
	/** Whose figures no row can say, by id: `fit` itself judges them. */
	readonly odd: Map<string, IndexedPerson>
}

/** Bookings to judge somebody by in place of their own: without the one for this very slot, say. */
export type Instead = ReadonlyMap<string, readonly Busy[]>

/** How many fit; `survived` is how many the bit sets left, `looked` how often bookings of a day or week had to be looked at. */
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
export function bookSpan(index: MatchIndex, registrantId: string, busy: Busy): void {
	const odd = index.odd.get(registrantId)
	if (odd) index.odd.set(registrantId, { ...odd, busy: [...odd.busy, busy] })
	const row = livingRow(index, registrantId)
	if (row >= 0) addBooking(index.rows, row, busy)
}

/** Sets a booked span free again. */
export function releaseSpan(index: MatchIndex, registrantId: string, busy: Busy): void {
	const odd = index.odd.get(registrantId)
	if (odd) {
		const at = odd.busy.findIndex(
			(one) =>
				one.day === busy.day && one.startMinute === busy.startMinute && one.endMinute === busy.endMinute,
		)
		if (at >= 0) index.odd.set(registrantId, { ...odd, busy: odd.busy.toSpliced(at, 1) })
	}
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
	instead?: Instead,
): MatchCount | undefined {
	const question = questionOf(index.rows, task, slot)
	if (!question) return undefined
	const apart = rowsApart(index, instead)
	let fits = fittingApart(index, task, slot, instead).length
	const looked = overBlocks(index.rows, question, apart, (_, length) => {
		for (let i = 0; i < length; i++) fits += bitsOf(block[i] as number)
	})
	return { fits, ...looked }
}

/** Who fits a slot, longest since the last turn first, the first so many, with reasons; undefined outside the window. */
export function bestFitting(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	{ most = 50, instead }: { most?: number; instead?: Instead } = {},
): MatchedPerson[] | undefined {
	const question = questionOf(index.rows, task, slot)
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
				if (turn === latest && rowsByTurn(rows, row, first[most - 1] as number) > 0) continue
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
			fit: judge(personOfRow(rows, row, task, slot), task, slot, busyOfRow(rows, row)),
		}
	})
	const apart = fittingApart(index, task, slot, instead)
	return apart.length === 0 ? listed : [...listed, ...apart].sort(byTurn).slice(0, most)
}

/** Ids of all who fit a slot, in no order; undefined outside the window. */
export function whoFits(index: MatchIndex, task: FitTask, slot: FitSlot): string[] | undefined {
	const { rows } = index
	const question = questionOf(rows, task, slot)
	if (!question) return undefined
	const found = fittingApart(index, task, slot, undefined).map(({ registrantId }) => registrantId)
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
	busy?: readonly Busy[],
): boolean | undefined {
	const { rows, odd } = index
	const day = dayNumber(rows, slot.day)
	if (!(day >= 0 && day < rows.days)) return undefined
	const person = odd.get(registrantId)
	if (person) return judge(person, task, slot, busy ?? person.busy).fits
	const row = livingRow(index, registrantId)
	if (row < 0) return undefined
	return judge(personOfRow(rows, row, task, slot), task, slot, busy ?? busyOfRow(rows, row)).fits
}

/** Bytes the index takes, ids included. */
export const bytesOfIndex = ({ rows, odd }: MatchIndex): number => bytesOfRows(rows) + odd.size * 2_000

/** What a task and a slot ask, as sets to lay over each other. */
type Question = {
	keep: BitSet[]
	drop: BitSet[]
	bookedThatDay: BitSet
	/** Who can take no further day of that week. */
	weekFull: BitSet
	/** Whose minutes of that week have to be looked at: who is in both. */
	weekTight: readonly [BitSet, BitSet]
	/** Who has a limit for what they do in a day, beside no clash. */
	dayLimited: BitSet
	booked: BookedDay
	/** What each has promised that week, and the bit of the day in it. */
	loads: Uint32Array
	weekdayBit: number
	startMinute: number
	endMinute: number
	minutes: number
}

function questionOf(rows: Rows, task: FitTask, slot: FitSlot): Question | undefined {
	const { places, sets } = rows
	const day = dayNumber(rows, slot.day)
	if (!(day >= 0 && day < rows.days)) return undefined
	const set = (place: number) => sets[place] as BitSet
	const flag = (name: Parameters<typeof placeOfFlag>[1]) => set(placeOfFlag(rows, name))

	const wanted = [set(places.here), set(places.hoursSaid)]
	const needed = halfHoursOf(slot.startMinute, slot.endMinute)
	const hours = places.hours + weekdayOf(slot.day) * 48
	if (needed > 0)
		for (let half = Math.floor(slot.startMinute / 30); half * 30 < slot.endMinute; half++)
			wanted.push(set(hours + half))
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
	if (task.busStop === '' && !task.atHome) unwanted.push(flag('busStopNeeded'))
	if (isHoliday(slot.day)) unwanted.push(flag('holidaysOff'))

	const minutes = Math.min(task.minutes, slot.endMinute - slot.startMinute)
	// Limits are whole numbers, so that a part of one asks for the next; past all of them only no limit is enough.
	const ask = (figure: number, none: number, place: number, end: number) => {
		const least = Math.min(Math.ceil(figure), none)
		if (least > 0) wanted.push(reaching(rows, place, end, least))
	}
	ask(task.kilograms, noKilograms, places.kilograms, places.minutes)
	ask(minutes, noMinutes, places.minutes, places.weekMinutes)
	ask(minutes, noWeekMinutes, places.weekMinutes, places.hours)
	const week = Math.floor(day / 7)
	return {
		keep: wanted,
		drop: unwanted,
		bookedThatDay: set(places.bookedOn + day),
		weekFull: set(places.weekFull + week),
		weekTight:
			minutes <= tightMinutes
				? [set(places.weekTight + week), set(places.weekTight + week)]
				: [set(places.bookedInWeek + week), set(places.weekLimited)],
		dayLimited: set(places.dayLimited),
		booked: rows.bookings[day] as BookedDay,
		loads: rows.loads[week] as Uint32Array,
		weekdayBit: 1 << (day % 7),
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
): { survived: number; looked: number } {
	let survived = 0
	let looked = 0
	const words = wordsFor(rows.count)
	const [everybody, ...others] = question.keep
	for (let from = 0; from < words; from += blockWords) {
		const length = Math.min(blockWords, words - from)
		block.set((everybody as BitSet).subarray(from, from + length))
		for (let i = 0; i < others.length; i += 2)
			keep(block, others[i] as BitSet, others[i + 1] ?? (others[i] as BitSet), from, length)
		for (let i = 0; i < question.drop.length; i += 2)
			drop(
				block,
				question.drop[i] as BitSet,
				question.drop[i + 1] ?? (question.drop[i] as BitSet),
				from,
				length,
			)
		dropUnless(block, question.weekFull, question.bookedThatDay, from, length)
		for (const row of apart)
			if (row >= from * 32 && row < (from + length) * 32) takeOut(block, row - from * 32)
		for (let i = 0; i < length; i++) survived += bitsOf(block[i] as number)
		looked += dropByDay(rows, question, from, length) + dropByWeek(rows, question, from, length)
		see(from, length)
	}
	return { survived, looked }
}

/** Leaves in the block whom their bookings of that day leave room; gives how many had any. */
function dropByDay(rows: Rows, question: Question, from: number, length: number): number {
	const { booked } = question
	const end = Math.min(placeIn(booked, (from + length) * 32, 0), booked.count)
	let looked = 0
	for (let at = placeIn(booked, from * 32, 0); at < end; ) {
		const row = rowAt(booked, at)
		let next = at + 1
		while (next < end && rowAt(booked, next) === row) next += 1
		if (isIn(block, row - from * 32)) {
			looked += 1
			if (!dayLeavesRoom(rows, question, row, at, next)) takeOut(block, row - from * 32)
		}
		at = next
	}
	return looked
}

/** Whether somebody's bookings of the day leave room: no clash, rest between, the limit of the day. */
function dayLeavesRoom(rows: Rows, question: Question, row: number, from: number, until: number): boolean {
	const { booked, startMinute, endMinute } = question
	let minutes = question.minutes
	let nearest = Number.POSITIVE_INFINITY
	for (let at = from; at < until; at++) {
		const start = startOfSpan(spanAt(booked, at))
		const end = endOfSpan(spanAt(booked, at))
		if (start < endMinute && startMinute < end) return false
		minutes += end - start
		const gap = Math.max(startMinute - end, start - endMinute)
		if (gap >= 0 && gap < nearest) nearest = gap
	}
	if (!isIn(question.dayLimited, row)) return true
	const most = minutesMostIn(rows.figures[row * 2] as number)
	return (
		(most === noMinutes || minutes <= most) && nearest >= restBetweenIn(rows.figures[row * 2 + 1] as number)
	)
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

function rowsApart(index: MatchIndex, instead: Instead | undefined): number[] {
	return [...(instead?.keys() ?? [])].map((id) => livingRow(index, id)).filter((row) => row >= 0)
}

/** Those of the odd ones, and of those judged by other bookings, who fit. */
function fittingApart(
	index: MatchIndex,
	task: FitTask,
	slot: FitSlot,
	instead: Instead | undefined,
): MatchedPerson[] {
	const { rows, odd } = index
	const found: MatchedPerson[] = []
	const see = (registrantId: string, lastTurnAt: Date | null, person: FitPerson, busy: readonly Busy[]) => {
		const fit = judge(person, task, slot, busy)
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
	return {
		masks: weekOfMasks(masks),
		daysOff: has(places.away + dayNumber(rows, slot.day))
			? [{ fromDay: slot.day, untilDay: slot.day, everyWeeks: 0 }]
			: [],
		limits: limitsOfRow(rows, row),
		skills:
			task.skill !== null && place !== undefined && has(place) ? [{ skill: task.skill, checked: true }] : [],
		restFrom: null,
		restUntil: null,
	}
}
