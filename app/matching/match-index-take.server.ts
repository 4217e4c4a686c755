// Takes packed texts into an index that is being built, line by line.
import { noLimits } from './limit'
import { takeLimits } from './limit-text.server'
import type { Rows } from './match-index-rows'
import {
	addRow,
	areLimitsPlain,
	dayNumber,
	earn,
	isMask,
	isPaid,
	isReal,
	isRepeat,
	writeDate,
	writeDayOff,
	writeHours,
	writeLiking,
	writeLimits,
	writeRest,
	writeSkill,
} from './match-index-rows'
import type { PackedLines } from './packed-lines'
import {
	fieldEnd,
	hasMore,
	lineEnd,
	linesOf,
	takeDate,
	takeDigit,
	takeId,
	takeNumber,
	takeWord,
} from './packed-lines'
import type { Packed } from './packed-people.server'
import type { RowFinder } from './row-finder'
import { findRow, knowRow } from './row-finder'

/** An index that is being built. */
export type Building = {
	readonly rows: Rows
	readonly finder: RowFinder
	/** Whose facts are none a form would give: they are read once more by the way that knows all. */
	readonly unclear: Set<number>
	/** Days' numbers by the figures they are written with. */
	readonly days: Map<number, number>
}

/** Each person: a row of their own, rest and liking. */
export function takePeople({ rows, finder, unclear }: Building, text: Packed): void {
	for (const lines = linesOf(text); hasMore(lines); ) {
		takeId(lines, words)
		const row = addRow(rows, words)
		knowRow(finder, row)
		const from = takeWord(lines, ':') || null
		const until = takeWord(lines, ':') || null
		if (!isReal(rows, from) || !isReal(rows, until)) unclear.add(row)
		else writeRest(rows, row, from, until)
		const kinds = takeWord(lines, '\n')
		if (kinds !== '[]') for (const kind of JSON.parse(kinds)) writeLiking(rows, row, kind)
	}
}

const words = new Uint32Array(4)

/** Calls for each line that is about somebody in the index; the lines of others are passed over. */
export function eachLine(
	{ finder }: Building,
	text: Packed,
	take: (row: number, lines: PackedLines) => void,
): void {
	for (const lines = linesOf(text); hasMore(lines); ) {
		takeId(lines, words)
		const row = findRow(finder, words)
		if (row < 0) takeWord(lines, '\n')
		else take(row, lines)
	}
}

/** The hours of the week. */
export function takeHours(building: Building, text: Packed): void {
	eachLine(building, text, (row, lines) => {
		while (lines.text.charCodeAt(lines.at) !== lineEnd) {
			const weekday = takeDigit(lines)
			const mask = takeNumber(lines, fieldEnd)
			if (weekday < 7 && isMask(mask)) writeHours(building.rows, row, weekday, mask)
			else building.unclear.add(row)
		}
		lines.at += 1
	})
}

/** Dates that differ. */
export function takeDates(building: Building, text: Packed): void {
	eachLine(building, text, (row, lines) => {
		const day = takeDay(building, lines)
		const mask = takeNumber(lines, lineEnd)
		if (Number.isNaN(day) || !isMask(mask)) building.unclear.add(row)
		else writeDate(building.rows, row, day, mask)
	})
}

/** Days off. */
export function takeDaysOff(building: Building, text: Packed): void {
	eachLine(building, text, (row, lines) => {
		const from = takeDay(building, lines)
		const until = takeDay(building, lines)
		const weeks = takeNumber(lines, lineEnd)
		if (Number.isNaN(from) || Number.isNaN(until) || !isRepeat(weeks)) building.unclear.add(row)
		else writeDayOff(building.rows, row, from, until, weeks)
	})
}

/** A day's number in the window; NaN for what is no day. */
function takeDay({ rows, days }: Building, lines: PackedLines): number {
	const begin = lines.at
	const date = takeDate(lines, fieldEnd)
	const known = days.get(date)
	if (known !== undefined) return known
	const number = dayNumber(rows, lines.text.slice(begin, lines.at - 1))
	if (!Number.isNaN(date)) days.set(date, number)
	return number
}

/** Limits of the people from a row on; who has none has said nothing. */
export function takeLimitsOf(building: Building, from: number, text: Packed): void {
	const { rows, unclear } = building
	const said = new Uint8Array(rows.count - from)
	eachLine(building, text, (row, lines) => {
		const limits = takeLimits(lines)
		said[row - from] = 1
		const plain = areLimitsPlain(limits)
		if (!plain) unclear.add(row)
		writeLimits(rows, row, plain ? limits : noLimits)
	})
	for (let at = 0; at < said.length; at++) if (said[at] === 0) writeLimits(rows, from + at, noLimits)
}

/** Skills. */
export function takeSkills(building: Building, text: Packed): void {
	eachLine(building, text, (row, lines) => {
		const checked = takeDigit(lines) === 1
		writeSkill(building.rows, row, takeWord(lines, '\n'), checked)
	})
}

/** When the last turn was. */
export function takeTurns(building: Building, text: Packed): void {
	eachLine(building, text, (row, lines) => {
		building.rows.turns[row] = takeNumber(lines, lineEnd)
	})
}

/** What those with a ceiling earn, after their limits. */
export function takeIncome(building: Building, text: Packed): void {
	const { rows, unclear } = building
	eachLine(building, text, (row, lines) => {
		const day = takeWord(lines, ':')
		const yen = takeNumber(lines, lineEnd)
		if (!isReal(rows, day) || !isPaid(yen)) unclear.add(row)
		else earn(rows, row, day, yen)
	})
}
