// A step (作業) of the sheet: three facts carry it, what, how many minutes, where; all else may be わからない.
import { sheetWords } from '~/words/ja/sheet'
import { refused } from '~/words/refusal'
import type { StepDetail } from '~db/schema/work'
import type { Hazard } from './hazard'
import { joinedWeather } from './weather'

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

const either = <T>(a: T | undefined, b: T | undefined, choose: (a: T, b: T) => T): T | undefined =>
	a === undefined ? b : b === undefined ? a : choose(a, b)

// Of two the one that asks more of a person: what fits the joined step fits each.
const harder =
	<T extends string>(order: readonly T[]) =>
	(a: T, b: T) =>
		order.indexOf(a) >= order.indexOf(b) ? a : b

type Timed = Pick<Required<StepFields>, 'minutes' | 'detail'>
type Hours = Pick<StepDetail, 'when' | 'fromMinute' | 'untilMinute'>

const hasHours = ({ when }: Hours) => when === 'fixed' || when === 'window'

/** Between which minutes a step may begin; a fixed hour is one minute. */
function beginsBetween({ minutes, detail }: Timed): { least: number; most: number } {
	const { when, fromMinute = 0, untilMinute = 1440 } = detail
	if (when === 'fixed') return { least: fromMinute, most: fromMinute }
	if (when === 'window') return { least: fromMinute, most: untilMinute - (minutes ?? 0) }
	return { least: 0, most: 1440 }
}

/**
 * The hours of two steps done one right after the other, so that each is still at its own. Refuses hours that cannot both be
 * kept, and hours beside minutes that nobody knows.
 */
function joinedHours(a: Timed, b: Timed): Hours {
	const hours = [a, b].filter(({ detail }) => hasHours(detail))
	if (hours.length === 0) return { when: either(a.detail.when, b.detail.when, (x) => x) }
	if (a.minutes === null || b.minutes === null) throw refused('step-join-hours')
	const [first, second] = [beginsBetween(a), beginsBetween(b)]
	const least = Math.max(first.least, second.least - a.minutes)
	const most = Math.min(first.most, second.most - a.minutes)
	if (most < least || least < 0) throw refused('step-join-hours')
	if (hours.some(({ detail }) => detail.when === 'fixed')) return { when: 'fixed', fromMinute: least }
	return { when: 'window', fromMinute: least, untilMinute: Math.min(1440, most + a.minutes + b.minutes) }
}

/** What both say where they say the same, what one says where the other says nothing; refuses two of what can be one alone. */
function onlyOne<T>(a: T | undefined, b: T | undefined, refusal: 'step-join-skills' | 'step-join-after') {
	if (a !== undefined && b !== undefined && a !== b) throw refused(refusal)
	return a ?? b
}

/** Known minutes beside unknown ones are kept in the words, since the whole is unknown then. */
const saidMinutes = ({ what, minutes, detail }: Required<StepFields>, other: Timed) => {
	if (minutes === null || other.minutes !== null) return what
	return `${what}(${sheetWords.keptMinutes(minutes, detail.usedMinutes)})`
}

/** The minutes of both for somebody used to it; who has no minutes of their own for it takes as long as for the first time. */
function joinedUsed(a: Timed, b: Timed): number | undefined {
	if (a.detail.usedMinutes === undefined && b.detail.usedMinutes === undefined) return undefined
	if (a.minutes === null || b.minutes === null) return undefined
	return (a.detail.usedMinutes ?? a.minutes) + (b.detail.usedMinutes ?? b.minutes)
}

/**
 * Two steps as one, the second right after the first: nothing written is lost, and what the joined step asks covers what each
 * asked. Refuses two hours, two licences or two steps to follow that one step cannot hold.
 */
export function joinedSteps(
	a: Required<StepFields>,
	b: Required<StepFields>,
	{ idOfA }: { idOfA?: string } = {},
): Required<StepFields> {
	const [one, two] = [a.detail, b.detail]
	const [whatA, whatB] = [saidMinutes(a, b), saidMinutes(b, a)]
	const detail: StepDetail = {
		result: lines(one.result, two.result),
		usedMinutes: joinedUsed(a, b),
		// What followed the first now is the first.
		afterId: onlyOne(one.afterId, two.afterId === idOfA ? undefined : two.afterId, 'step-join-after'),
		...joinedHours(a, b),
		outdoors: either(one.outdoors, two.outdoors, (x, y) => x || y),
		posture: either(one.posture, two.posture, harder(['sit', 'either', 'stand'])),
		kilograms: either(one.kilograms, two.kilograms, Math.max),
		pace: either(one.pace, two.pace, harder(['own', 'steady', 'hurried'])),
		company: either(one.company, two.company, harder(['either', 'alone', 'together'])),
		tools: lines(one.tools, two.tools),
		skill: onlyOne(one.skill, two.skill, 'step-join-skills'),
		atHome: either(one.atHome, two.atHome, (x, y) => x && y),
		leastMinutes: either(one.leastMinutes, two.leastMinutes, Math.max),
		atOnce: either(one.atOnce, two.atOnce, Math.min),
		hazards: [...new Set([...(one.hazards ?? []), ...(two.hazards ?? [])])],
		noHazards: (one.noHazards && two.noHazards) || undefined,
		rain: lines(one.rain, two.rain),
		weather: joinedWeather(one.weather, two.weather),
		heat: either(one.heat, two.heat, (x, y) => ({
			shade: x.shade === true && y.shade === true,
			water: x.water === true && y.water === true,
			rest: x.rest === true && y.rest === true,
		})),
		contractKind: either(one.contractKind, two.contractKind, harder(['ukeoi', 'jun-inin'])),
	}
	return {
		what: whatA === whatB ? whatA : `${whatA}・${whatB}`,
		minutes: a.minutes === null || b.minutes === null ? null : a.minutes + b.minutes,
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
	const { when, fromMinute = 0 } = step.detail
	const part = (minutes: number, n: number): Required<StepFields> => ({
		...step,
		minutes,
		detail: withoutBlanks({
			...step.detail,
			usedMinutes: used[n],
			// The second part of a step at its hour begins when the first is done.
			...(n === 1 && when === 'fixed' && { fromMinute: Math.min(1439, fromMinute + atMinute) }),
		}),
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
