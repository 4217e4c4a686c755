// Weather and work in the open: who decides until when, what is paid after a stop half-way, and what heat asks for.
import type { Day } from '~/base/day'
import { addDays, instantOf } from '~/base/day'
import type { StepDetail, WeatherRule } from '~db/schema/work'

export type { WeatherRule }

/** Who says whether work in the open takes place. */
export const deciders = ['council', 'employer'] as const

/** What is paid when it stops half-way: everything, or the part that was done. */
export const halfways = ['whole', 'hours'] as const

/** What there has to be at the place when it is hot. */
export const heatAnswers = ['shade', 'water', 'rest'] as const
export type HeatAnswer = (typeof heatAnswers)[number]

/** Why the weather is against a day's work. Snow and disaster make the way unsafe, indoors too. */
export const weatherWhys = ['rain', 'heat', 'snow', 'disaster'] as const
export type WeatherWhy = (typeof weatherWhys)[number]

export const isWeather = (why: unknown): why is WeatherWhy => weatherWhys.some((one) => one === why)

/** The reason a day's page begins with: 暑さ where some work in the open comes to a limit of heat. */
export const usualWhy = (levels: readonly ReturnType<typeof heatLevel>[]): WeatherWhy =>
	levels.some((level) => level === 'care' || level === 'stop') ? 'heat' : 'rain'

/** Whether a reason may hold for work indoors too. */
export const mayHoldIndoors = (why: WeatherWhy) => why === 'snow' || why === 'disaster'

/** The council's own hours of deciding. */
export type UsualHours = { eveningMinute: number; morningMinute: number }

/** The rule a task in the open starts with: the council decides, and whoever came is paid whole. */
export const usualRule = (hours: UsualHours): WeatherRule => ({
	decides: 'council',
	...hours,
	halfway: 'whole',
})

/** The two moments by which a day's work is decided: the evening before, and that morning. */
export function decidedBy(rule: UsualHours, day: Day): { evening: Date; morning: Date } {
	return {
		evening: instantOf(addDays(day, -1), rule.eveningMinute),
		morning: instantOf(day, rule.morningMinute),
	}
}

/** The next moment by which it has to be decided; null when both are over. */
export function nextDeadline(rule: UsualHours, day: Day, at: Date): Date | null {
	const { evening, morning } = decidedBy(rule, day)
	return [evening, morning].find((one) => one > at) ?? null
}

type Sheet = readonly { detail: StepDetail }[]

/**
 * The rule of a piece of some steps, as far as the sheet says it: of several the most careful holds. The employer
 * decides only where every step says so; everything is paid unless every step says otherwise; what is not at one of
 * the places is not there.
 */
export function ruleOfSteps(steps: Sheet, usual: WeatherRule): WeatherRule {
	const said = steps.flatMap(({ detail }) => (detail.weather ? [detail.weather] : []))
	const known = <Key extends keyof (typeof said)[number]>(key: Key) =>
		said.flatMap((one) => (one[key] === undefined ? [] : [one[key] as NonNullable<WeatherRule[Key]>]))
	const every = <Value>(values: readonly Value[], value: Value) =>
		values.length > 0 && values.every((one) => one === value)
	const heat = heatOfSteps(steps)
	return {
		decides: every(known('decides'), 'employer') ? 'employer' : usual.decides,
		eveningMinute: earliest(known('eveningMinute')) ?? usual.eveningMinute,
		morningMinute: earliest(known('morningMinute')) ?? usual.morningMinute,
		halfway: every(known('halfway'), 'hours') ? 'hours' : usual.halfway,
		...(heat ? { heat } : {}),
	}
}

/** What two steps say of the weather as one: the more careful of what both say, else what one says. */
export function joinedWeather(
	one: StepDetail['weather'] = {},
	other: StepDetail['weather'] = {},
): StepDetail['weather'] {
	const both = <Value>(a: Value | undefined, b: Value | undefined, careful: (a: Value, b: Value) => Value) =>
		a === undefined ? b : b === undefined ? a : careful(a, b)
	const all = {
		decides: both(one.decides, other.decides, (a, b) => (a === b ? a : 'council')),
		eveningMinute: both(one.eveningMinute, other.eveningMinute, Math.min),
		morningMinute: both(one.morningMinute, other.morningMinute, Math.min),
		halfway: both(one.halfway, other.halfway, (a, b) => (a === b ? a : 'whole')),
	}
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

const earliest = (minutes: readonly number[]) => (minutes.length > 0 ? Math.min(...minutes) : undefined)

function heatOfSteps(steps: Sheet): WeatherRule['heat'] {
	const outside = steps.filter(({ detail }) => detail.outdoors === true || detail.heat !== undefined)
	if (!outside.some(({ detail }) => detail.heat)) return undefined
	const all = (answer: HeatAnswer) => outside.every(({ detail }) => detail.heat?.[answer] === true)
	return { shade: all('shade'), water: all('water'), rest: all('rest') }
}

/** Whether there is everything heat asks for. */
export const standsHeat = (rule: WeatherRule | null) =>
	heatAnswers.every((answer) => rule?.heat?.[answer] === true)

/** From which heat value (tenths of a degree) care is needed, and from which nobody works in the open. */
export type HeatLimits = { care: number; stop: number }

export const heatLevels = ['unknown', 'fine', 'care', 'stop'] as const
export type HeatLevel = (typeof heatLevels)[number]

/** What a foretold value asks for. */
export function heatLevel(tenths: number | null, { care, stop }: HeatLimits): HeatLevel {
	if (tenths === null) return 'unknown'
	if (tenths >= stop) return 'stop'
	return tenths >= care ? 'care' : 'fine'
}

/** What has to happen before a slot in the open may take place: nothing, an answer of the employer, or calling it off. */
export function heatAsks(level: HeatLevel, rule: WeatherRule | null): 'nothing' | 'answer' | 'stop' {
	if (level === 'stop') return 'stop'
	return level === 'care' && !standsHeat(rule) ? 'answer' : 'nothing'
}

/** The slots of a task without those whose day was moved to another: the work of such a day is done once, on the later one. */
export const withoutMoved = <Slot extends { id: string; movedFrom: string | null }>(
	all: readonly Slot[],
): Slot[] => all.filter((slot) => !all.some((later) => later.movedFrom === slot.id))
