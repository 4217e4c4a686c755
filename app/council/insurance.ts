// Which insurance holds on which day of work: no task is published without both kinds (practice.md 8).
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/** 傷害保険 for who works, 賠償保険 for what is broken or who else is hurt. */
export const insuranceKinds = ['injury', 'liability'] as const
export type InsuranceKind = (typeof insuranceKinds)[number]

/** So long before its end an insurance stands on the board: entering the next one takes a meeting and a stamp. */
export const insuranceWarnDays = 30

/** What an insurance says of itself, as far as days and places go. */
export type InsuranceDays = { kind: InsuranceKind; fromDay: Day; untilDay: Day; homeWork: boolean }

/** The first day of work without an insurance, which kind is missing, and whether it is work at home that is not in. */
export type InsuranceGap = { kind: InsuranceKind; day: Day; home: boolean }

const holdsOn = (one: InsuranceDays, kind: InsuranceKind, day: Day) =>
	one.kind === kind && one.fromDay <= day && day <= one.untilDay

/**
 * The first gap over the days of a task; undefined where each day has both kinds. Work at one's own home counts only
 * where the insurance has it in: some insurers refuse what happened there (practice.md 8).
 */
export function insuranceGap(
	known: readonly InsuranceDays[],
	days: readonly Day[],
	atHome: boolean,
): InsuranceGap | undefined {
	for (const day of [...days].sort())
		for (const kind of insuranceKinds) {
			const held = known.filter((one) => holdsOn(one, kind, day))
			if (held.length === 0) return { kind, day, home: false }
			if (atHome && !held.some((one) => one.homeWork)) return { kind, day, home: true }
		}
	return undefined
}

/** The last day a kind is covered without a break from `today` on; null where today itself is not. */
export function coveredUntil(known: readonly InsuranceDays[], kind: InsuranceKind, today: Day): Day | null {
	let until: Day | null = null
	let from = today
	for (;;) {
		const reach = known
			.filter((one) => holdsOn(one, kind, from))
			.reduce<Day | null>((far, one) => (far === null || one.untilDay > far ? one.untilDay : far), null)
		if (reach === null) return until
		until = reach
		from = addDays(reach, 1)
	}
}
