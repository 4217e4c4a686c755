// The lines of the year's report (M1–M3 of Mine's plan) and how people in work are sorted into them.
import type { Day } from '~/base/day'
import { ageOn } from '~/base/day'

/** Fields of work as the plan names them. */
export const reportFields = ['farming', 'tourism', 'manufacturing', 'care', 'daily-life', 'other'] as const

/** From this age on somebody counts as 高年齢者 (高年齢者雇用安定法施行規則1条). */
export const elderFrom = 55

/** 週20時間. */
const longWeek = 20 * 60

export const activityLines = [
	'seminar',
	'employer-survey',
	'training',
	'briefing',
	'cuts',
	'groups',
	'round-table',
	'consultations',
	'career',
	'resident-survey',
] as const
export const workerLines = ['elder-long', 'elder-short', 'younger-long', 'younger-short', 'workers'] as const
export const fieldLines = [...reportFields.map((field) => `field-${field}`), 'field-all']

/** Every line in its order. */
export const reportLines: readonly string[] = [...activityLines, ...workerLines, ...fieldLines]

/** Somebody who was paid for work in the year: the field of their first work in it, and the minutes of each week. */
export type Worker = { birthDay: Day; field: string; weeks: readonly number[] }

/**
 * M2 and M3: everybody once, by age at the end of the year and by the fullest of their weeks; by the field of their first work. The
 * parts add up to the whole in both.
 */
export function countWorkers(workers: readonly Worker[], lastDay: Day): Record<string, number> {
	const counts: Record<string, number> = Object.fromEntries(
		[...workerLines, ...fieldLines].map((line) => [line, 0]),
	)
	const add = (line: string) => {
		counts[line] = (counts[line] ?? 0) + 1
	}
	for (const { birthDay, field, weeks } of workers) {
		const age = ageOn(birthDay, lastDay) >= elderFrom ? 'elder' : 'younger'
		add(`${age}-${Math.max(0, ...weeks) >= longWeek ? 'long' : 'short'}`)
		add('workers')
		add(`field-${(reportFields as readonly string[]).includes(field) ? field : 'other'}`)
		add('field-all')
	}
	return counts
}
