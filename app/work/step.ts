// A step (作業) of the sheet: three facts carry it, what, how many minutes, where; all else may be わからない.
import { refused } from '~/words/refusal'
import type { StepDetail } from '~db/schema/work'
import type { Hazard } from './hazard'

export type { StepDetail }

export type StepFields = { what: string; minutes: number | null; place: string; detail?: StepDetail }

const wholeBetween = (n: number, least: number, most: number) =>
	Number.isInteger(n) && n >= least && n <= most

/** Refuses minutes, hours and figures that no step of one day can have, by field. */
export function checkStep({ minutes, detail = {} }: StepFields): void {
	if (minutes !== null && !wholeBetween(minutes, 1, 1440)) throw refused('step-minutes', undefined, 'minutes')
	const { usedMinutes, leastMinutes, kilograms, atOnce, when, fromMinute, untilMinute } = detail
	if (usedMinutes !== undefined && !wholeBetween(usedMinutes, 1, 1440))
		throw refused('step-minutes', undefined, 'usedMinutes')
	if (leastMinutes !== undefined && !wholeBetween(leastMinutes, 1, 1440))
		throw refused('step-minutes', undefined, 'leastMinutes')
	if (kilograms !== undefined && !wholeBetween(kilograms, 0, 100))
		throw refused('task-kilograms', undefined, 'kilograms')
	if (atOnce !== undefined && !wholeBetween(atOnce, 1, 50)) throw refused('step-at-once', undefined, 'atOnce')
	if (when !== 'window' && when !== 'fixed') return
	if (fromMinute === undefined) throw refused('step-hours', undefined, 'fromMinute')
	if (when === 'window' && (untilMinute === undefined || untilMinute <= fromMinute))
		throw refused('step-hours', undefined, 'untilMinute')
}

/** The list with one id a place further up or down; the same list when it is at the end already. */
export function movedBy(ids: readonly string[], id: string, by: 'up' | 'down'): string[] {
	const from = ids.indexOf(id)
	const to = from + (by === 'up' ? -1 : 1)
	if (from < 0 || to < 0 || to >= ids.length) return [...ids]
	const out = ids.filter((one) => one !== id)
	out.splice(to, 0, id)
	return out
}

const lines = (...texts: (string | undefined)[]) =>
	[...new Set(texts.flatMap((text) => (text ?? '').split('\n')).filter((line) => line.trim() !== ''))].join(
		'\n',
	)

/** The sum where both are known; one unknown makes the whole unknown. */
const sum = <N extends number | null | undefined>(a: N, b: N) =>
	a === null || a === undefined || b === null || b === undefined ? null : a + b

const either = <T>(a: T | undefined, b: T | undefined, choose: (a: T, b: T) => T): T | undefined =>
	a === undefined ? b : b === undefined ? a : choose(a, b)

// Of two the one that asks more of a person: what fits the joined step fits each.
const harder =
	<T extends string>(order: readonly T[]) =>
	(a: T, b: T) =>
		order.indexOf(a) >= order.indexOf(b) ? a : b

/** Two steps as one: nothing written is lost, and what the joined step asks covers what each asked. */
export function joinedSteps(
	a: Required<StepFields>,
	b: Required<StepFields>,
	{ idOfA }: { idOfA?: string } = {},
): Required<StepFields> {
	const [one, two] = [a.detail, b.detail]
	const fixed = one.when === 'fixed' || two.when === 'fixed'
	const detail: StepDetail = {
		result: lines(one.result, two.result),
		usedMinutes: sum(one.usedMinutes, two.usedMinutes) ?? undefined,
		// What followed the first now is the first.
		afterId: one.afterId ?? (two.afterId === idOfA ? undefined : two.afterId),
		when: fixed ? 'fixed' : either(one.when, two.when, harder(['any', 'window', 'fixed'])),
		fromMinute: either(one.fromMinute, two.fromMinute, Math.min),
		untilMinute: either(one.untilMinute, two.untilMinute, Math.max),
		outdoors: either(one.outdoors, two.outdoors, (x, y) => x || y),
		posture: either(one.posture, two.posture, harder(['sit', 'either', 'stand'])),
		kilograms: either(one.kilograms, two.kilograms, Math.max),
		pace: either(one.pace, two.pace, harder(['own', 'steady', 'hurried'])),
		company: either(one.company, two.company, harder(['either', 'alone', 'together'])),
		tools: lines(one.tools, two.tools),
		skill: one.skill ?? two.skill,
		atHome: either(one.atHome, two.atHome, (x, y) => x && y),
		leastMinutes: either(one.leastMinutes, two.leastMinutes, Math.max),
		atOnce: either(one.atOnce, two.atOnce, Math.min),
		hazards: [...new Set([...(one.hazards ?? []), ...(two.hazards ?? [])])],
		rain: lines(one.rain, two.rain),
		weather: either(one.weather, two.weather, (x, y) => ({ ...y, ...x })),
		heat: either(one.heat, two.heat, (x, y) => ({
			shade: x.shade === true && y.shade === true,
			water: x.water === true && y.water === true,
			rest: x.rest === true && y.rest === true,
		})),
		contractKind: either(one.contractKind, two.contractKind, harder(['ukeoi', 'jun-inin'])),
	}
	return {
		what: a.what === b.what ? a.what : `${a.what}・${b.what}`,
		minutes: sum(a.minutes, b.minutes),
		place: a.place === b.place ? a.place : [a.place, b.place].filter(Boolean).join('・'),
		detail: withoutBlanks(detail),
	}
}

/** One step cut in two at so many minutes; the figures of the parts add up to the whole. */
export function cutStep(
	step: Required<StepFields>,
	atMinute: number,
): [Required<StepFields>, Required<StepFields>] {
	if (step.minutes === null) throw refused('step-cut-unknown', undefined, 'atMinute')
	if (!wholeBetween(atMinute, 1, step.minutes - 1))
		throw refused('step-cut-at', { minutes: step.minutes }, 'atMinute')
	const { usedMinutes } = step.detail
	const first =
		usedMinutes === undefined
			? undefined
			: Math.min(
					Math.max(1, Math.round((usedMinutes * atMinute) / step.minutes)),
					Math.max(1, usedMinutes - 1),
				)
	const second =
		usedMinutes === undefined || first === undefined ? undefined : usedMinutes - first || undefined
	const used = [first, second]
	const part = (minutes: number, n: number): Required<StepFields> => ({
		...step,
		minutes,
		detail: withoutBlanks({ ...step.detail, usedMinutes: used[n] }),
	})
	return [part(atMinute, 0), part(step.minutes - atMinute, 1)]
}

/** A detail without what says nothing, so that わからない is one thing only: not there. */
export function withoutBlanks(detail: StepDetail): StepDetail {
	return Object.fromEntries(
		Object.entries(detail).filter(
			([, value]) =>
				value !== undefined &&
				value !== null &&
				value !== '' &&
				!(typeof value === 'object' && Object.keys(value).length === 0),
		),
	) as StepDetail
}

/** The dangers named on some steps, each once. */
export const hazardsOf = (steps: readonly { detail: StepDetail }[]): Hazard[] =>
	[...new Set(steps.flatMap((step) => step.detail.hazards ?? []))] as Hazard[]

/** Whether a step that follows `afterId` would in the end follow itself. */
export function comesRound(
	steps: readonly { id: string; detail: StepDetail }[],
	stepId: string,
	afterId: string | undefined,
): boolean {
	const followed = new Map(steps.map((step) => [step.id, step.detail.afterId]))
	const seen = new Set<string>()
	for (let at = afterId; at !== undefined && !seen.has(at); at = followed.get(at)) {
		if (at === stepId) return true
		seen.add(at)
	}
	return false
}
