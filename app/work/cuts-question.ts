// What is asked of the simulator when nobody says otherwise: the day, the hours, and a cut by hand as typed. Pure.
import type { Day } from '~/base/day'
import { addDays, weekdayOf } from '~/base/day'
import type { HandCut } from './cuts'
import type { CutStep } from './cutting'
import type { DayFrame } from './line'

/** On which day, between which hours, and a cut by hand to be counted beside those found. */
export type CutQuestion = { day: Day; frame: DayFrame; hand?: HandCut }

const usualStart = 9 * 60
const usualEnd = 17 * 60
const daysAhead = 7

const namesOfDays = '日月火水木金土'
const workdays = new Set([1, 2, 3, 4, 5])

/** The weekdays (0 is Sunday) that words name: 毎週火曜, 月・水・金曜, 平日, 土日, 週末. */
export function weekdaysIn(words: string): Set<number> {
	const found = new Set<number>()
	for (const [run] of words.matchAll(/[日月火水木金土](?:(?:曜日?)?[・、,と/]?[日月火水木金土])*曜/g))
		for (const letter of run.replaceAll(/曜日?/g, '')) {
			const weekday = namesOfDays.indexOf(letter)
			if (weekday >= 0) found.add(weekday)
		}
	if (words.includes('平日')) for (const weekday of workdays) found.add(weekday)
	if (/土日|週末/.test(words)) for (const weekday of [6, 0]) found.add(weekday)
	return found
}

/** The first day from this one on that is one of these weekdays; the day itself where there are none. */
const firstOf = (weekdays: ReadonlySet<number>, from: Day): Day =>
	[0, 1, 2, 3, 4, 5, 6].map((n) => addDays(from, n)).find((day) => weekdays.has(weekdayOf(day))) ?? from

/**
 * A day the employer named that is still to come, else in a week: the next weekday their words name, or any from Monday to
 * Friday. Nine to five, or as early as the sheet needs.
 */
export function usualQuestion(
	request: { fromDay: string | null; byDay: string | null; howOften: string },
	steps: readonly CutStep[],
	today: Day,
): CutQuestion {
	const named = [request.fromDay, request.byDay].find((day) => day !== null && day > today)
	const weekdays = weekdaysIn(request.howOften)
	const wanted =
		named === undefined && weekdays.size === 0
			? firstOf(workdays, addDays(today, daysAhead))
			: firstOf(weekdays, named ?? addDays(today, daysAhead))
	const asked = request.byDay !== null && wanted > request.byDay ? (named ?? wanted) : wanted
	const hours = steps.flatMap(({ detail }) =>
		detail.when === 'fixed' || detail.when === 'window' ? [detail.fromMinute ?? usualStart] : [],
	)
	const until = steps.flatMap(({ detail }) => detail.untilMinute ?? usualEnd)
	return {
		day: asked,
		frame: { startMinute: Math.min(usualStart, ...hours), endMinute: Math.max(usualEnd, ...until) },
	}
}

/** A cut by hand from what was typed: a group for each step in the order of the sheet, from 1. */
export function handOf(
	steps: readonly CutStep[],
	typed: { groups: readonly number[]; order: 'in-turn' | 'together'; mostMinutes: number; seats: number },
): HandCut {
	const groups = new Map(steps.map((step, n) => [step.id, typed.groups[n] ?? 1]))
	return {
		groupOf: (stepId) => groups.get(stepId) ?? 1,
		order: typed.order,
		mostMinutes: typed.mostMinutes,
		seats: typed.seats,
	}
}
