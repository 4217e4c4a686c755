// When somebody can: seven masks of half hours, and days off once or repeating.
import type { Day } from '~/base/day'
import { daysBetween, isDay, weekdayOf } from '~/base/day'
import type { HalfHours } from '~/base/span'
import {
	allHalfHours,
	commonHalfHours,
	halfHoursOf,
	halfHoursWithin,
	holdsHalfHours,
	joinedHalfHours,
	spansOfHalfHours,
	withoutHalfHours,
} from '~/base/span'
import { refused } from '~/words/refusal'
import type { DayPartKey } from '~/work/posting'
import { dayParts } from '~/work/posting'

/** Half hours by weekday, 0 Sunday to 6 Saturday. */
export type WeekMasks = readonly [HalfHours, HalfHours, HalfHours, HalfHours, HalfHours, HalfHours, HalfHours]

/** Nothing said yet. */
export const noHours: WeekMasks = [0, 0, 0, 0, 0, 0, 0]

/** Seven masks from a list by weekday; what is missing is 0. Refuses what is no mask. */
export function weekOfMasks(masks: readonly (number | undefined)[]): WeekMasks {
	const one = (weekday: number): HalfHours => {
		const mask = masks[weekday] ?? 0
		if (!Number.isInteger(mask) || mask < 0 || mask > allHalfHours) throw refused('hours-not-real')
		return mask
	}
	return [one(0), one(1), one(2), one(3), one(4), one(5), one(6)]
}

/** The half hours of a part of the day. */
export function maskOfPart(key: DayPartKey): HalfHours {
	const part = dayParts.find((one) => one.key === key)
	return part ? halfHoursWithin(part.start, part.end) : 0
}

/** The parts of the day a mask holds wholly. */
export function partsOfMask(mask: HalfHours): DayPartKey[] {
	return dayParts
		.filter((part) => {
			const needed = maskOfPart(part.key)
			return commonHalfHours(mask, needed) === needed
		})
		.map((part) => part.key)
}

/** A mask from parts of the day and finer spans; a span that is turned round is refused. */
export function maskOf(
	parts: readonly DayPartKey[],
	spans: readonly { startMinute: number; endMinute: number }[] = [],
): HalfHours {
	let mask = 0
	for (const part of parts) mask = joinedHalfHours(mask, maskOfPart(part))
	for (const { startMinute, endMinute } of spans) {
		const real =
			Number.isInteger(startMinute) && Number.isInteger(endMinute) && startMinute >= 0 && endMinute <= 1440
		if (!real || endMinute <= startMinute) throw refused('hours-end-before-start')
		mask = joinedHalfHours(mask, halfHoursWithin(startMinute, endMinute))
	}
	return mask
}

/**
 * A day as a person marks it: whole parts, and finer hours that hold instead of a part wherever they touch it.
 * 朝 and 昼 with 8:30 to 12:00 are those hours; 朝 with 13:00 to 14:00 is both.
 */
export function maskOfDay(
	parts: readonly DayPartKey[],
	spans: readonly { startMinute: number; endMinute: number }[],
): HalfHours {
	const finer = maskOf([], spans)
	const whole = parts.filter((part) => commonHalfHours(maskOfPart(part), finer) === 0)
	return joinedHalfHours(maskOf(whole), finer)
}

/** The other way round: the parts a mask touches, and the finer hours where it holds one only partly. */
export function dayOfMask(mask: HalfHours): {
	parts: DayPartKey[]
	spans: { startMinute: number; endMinute: number }[]
} {
	const whole = partsOfMask(mask)
	const touched = dayParts
		.filter((part) => commonHalfHours(mask, maskOfPart(part.key)) > 0)
		.map((part) => part.key)
	return {
		parts: touched,
		spans: spansOfHalfHours(withoutHalfHours(mask, maskOf(whole))).map(({ start, end }) => ({
			startMinute: start,
			endMinute: end,
		})),
	}
}

/** Days somebody cannot, once or (`everyWeeks` > 0) again every so many weeks. No reason is kept. */
export type DayOff = { fromDay: Day; untilDay: Day; everyWeeks: number }

const longestDays = 366

/** Refuses days off that are not real or would cover every day, by field. */
export function checkDayOff(off: DayOff, today: Day): void {
	if (!isDay(off.fromDay)) throw refused('day-off-not-real', undefined, 'fromDay')
	if (!isDay(off.untilDay) || off.untilDay < off.fromDay)
		throw refused('day-off-order', undefined, 'untilDay')
	if (!Number.isInteger(off.everyWeeks) || off.everyWeeks < 0 || off.everyWeeks > 8)
		throw refused('day-off-weeks', undefined, 'everyWeeks')
	if (off.everyWeeks === 0 && off.untilDay < today)
		throw refused('day-gone', undefined, off.untilDay === off.fromDay ? 'fromDay' : 'untilDay')
	const length = daysBetween(off.fromDay, off.untilDay) + 1
	if (length > longestDays || (off.everyWeeks > 0 && length >= 7 * off.everyWeeks))
		throw refused('day-off-too-long', undefined, 'untilDay')
}

/** Whether days off say nothing that is not said already: the same days, or a repetition of a series from a later one of its days. */
export const isSaid = (off: readonly DayOff[], one: DayOff): boolean =>
	off.some(({ fromDay, untilDay, everyWeeks }) => {
		const shift = daysBetween(fromDay, one.fromDay)
		if (everyWeeks !== one.everyWeeks || daysBetween(untilDay, one.untilDay) !== shift) return false
		return shift === 0 || (everyWeeks > 0 && shift > 0 && shift % (7 * everyWeeks) === 0)
	})

/** Whether a day is one of these days off. */
export function isOff(off: readonly DayOff[], day: Day): boolean {
	return off.some(({ fromDay, untilDay, everyWeeks }) => {
		if (day < fromDay) return false
		if (everyWeeks === 0) return day <= untilDay
		return daysBetween(fromDay, day) % (7 * everyWeeks) <= daysBetween(fromDay, untilDay)
	})
}

/** A date with other hours than the week's. */
export type DatedHours = { day: Day; halfHours: HalfHours }

/** When somebody can: their week, dates that differ from it, and days off, which beat both. */
export type Hours = { masks: WeekMasks; dates: readonly DatedHours[]; daysOff: readonly DayOff[] }

/** The hours of a date that differs, undefined on an ordinary day. */
export const datedOn = (dates: readonly DatedHours[], day: Day): HalfHours | undefined =>
	dates.find((one) => one.day === day)?.halfHours

/** Refuses a date that is over or without any hours: that would be a day off. */
export function checkDatedHours({ day, halfHours }: DatedHours, today: Day): void {
	if (!isDay(day)) throw refused('day-off-not-real', undefined, 'day')
	if (day < today) throw refused('day-gone', undefined, 'day')
	if (!Number.isInteger(halfHours) || halfHours < 0 || halfHours > allHalfHours)
		throw refused('hours-not-real')
	if (halfHours === 0) throw refused('dated-hours-none', undefined, 'from')
}

/** The half hours somebody has on a day: the date's own or their weekday's, none on a day off. */
export function freeOn({ masks, dates, daysOff }: Hours, day: Day): HalfHours {
	return isOff(daysOff, day) ? 0 : (datedOn(dates, day) ?? masks[weekdayOf(day)] ?? 0)
}

/** Whether a span lies, in part at least, outside somebody's hours; what they hold stays theirs all the same. */
export const outsideHours = (
	hours: Hours,
	span: { day: Day; startMinute: number; endMinute: number },
): boolean => !holdsHalfHours(freeOn(hours, span.day), halfHoursOf(span.startMinute, span.endMinute))
