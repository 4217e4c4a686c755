// What is asked of the simulator when nobody says otherwise: the day, the hours, and a cut by hand as typed. Pure.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { HandCut } from './cuts'
import type { CutStep } from './cutting'
import type { DayFrame } from './line'

/** On which day, between which hours, and a cut by hand to be counted beside those found. */
export type CutQuestion = { day: Day; frame: DayFrame; hand?: HandCut }

const usualStart = 9 * 60
const usualEnd = 17 * 60
const daysAhead = 7

/** A day the employer named that is still to come, else in a week; nine to five, or as early as the sheet needs. */
export function usualQuestion(
	request: { fromDay: string | null; byDay: string | null },
	steps: readonly CutStep[],
	today: Day,
): CutQuestion {
	const named = [request.fromDay, request.byDay].find((day) => day !== null && day > today)
	const hours = steps.flatMap(({ detail }) =>
		detail.when === 'fixed' || detail.when === 'window' ? [detail.fromMinute ?? usualStart] : [],
	)
	const until = steps.flatMap(({ detail }) => detail.untilMinute ?? usualEnd)
	return {
		day: named ?? addDays(today, daysAhead),
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
