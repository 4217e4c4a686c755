// Reading おしごと情報: the parts of a day and what visitors may ask the list for.
import { weekdayOf } from '~/base/day'

/** The parts of a day as people say them (朝 昼 午後 夕方), in minutes. */
export const dayParts = [
	{ key: 'morning', start: 360, end: 600 },
	{ key: 'noon', start: 600, end: 780 },
	{ key: 'afternoon', start: 780, end: 960 },
	{ key: 'evening', start: 960, end: 1200 },
] as const
export type DayPartKey = (typeof dayParts)[number]['key']

/** What a visitor asks for; nothing given asks for everything. */
export type PostingFilter = {
	weekday?: readonly number[]
	part?: readonly DayPartKey[]
	areaId?: readonly string[]
	kind?: readonly string[]
	alone?: boolean
	canSit?: boolean
	busStop?: boolean
	atHome?: boolean
	/** Nothing heavier than five kilograms. */
	light?: boolean
	/** Two hours at most. */
	short?: boolean
	/** しごと体験 alone. */
	trial?: boolean
}

/** The parts of the day a span touches; before the first or after the last counts to that one. */
export function partsTouched(startMinute: number, endMinute: number): DayPartKey[] {
	const last = dayParts.length - 1
	return dayParts
		.filter((part, n) => {
			const from = n === 0 ? 0 : part.start
			const until = n === last ? 1440 : part.end
			return startMinute < until && from < endMinute
		})
		.map((part) => part.key)
}

/** Whether a slot lies on one of the weekdays and in one of the parts asked for. */
export function slotAskedFor(
	slot: { day: string; startMinute: number; endMinute: number },
	filter: Pick<PostingFilter, 'weekday' | 'part'>,
): boolean {
	const { weekday = [], part = [] } = filter
	if (weekday.length > 0 && !weekday.includes(weekdayOf(slot.day))) return false
	return part.length === 0 || partsTouched(slot.startMinute, slot.endMinute).some((key) => part.includes(key))
}

/** 「重いものを持たない」 and 「2時間まで」 of the filter. */
export const lightMost = 5
export const shortMost = 120

/** Whether a task is of the kind asked for, its slots aside. */
export function taskAskedFor(
	task: {
		areaId: string
		kind: string
		alone: boolean
		posture: string
		busStop: string
		atHome: boolean
		kilograms: number
		minutes: number
		trial: boolean
	},
	filter: PostingFilter,
): boolean {
	const { areaId = [], kind = [] } = filter
	return (
		(areaId.length === 0 || areaId.includes(task.areaId)) &&
		(kind.length === 0 || kind.includes(task.kind)) &&
		(!filter.alone || task.alone) &&
		(!filter.canSit || task.posture !== 'stand') &&
		(!filter.busStop || task.busStop !== '') &&
		(!filter.atHome || task.atHome) &&
		(!filter.light || task.kilograms <= lightMost) &&
		(!filter.short || task.minutes <= shortMost) &&
		(!filter.trial || task.trial)
	)
}

/** The tasks asked for, each with the slots asked for; those with none left are gone. */
export function askedFor<
	Slot extends { day: string; startMinute: number; endMinute: number },
	Task extends Parameters<typeof taskAskedFor>[0] & { slots: Slot[] },
>(tasks: readonly Task[], filter: PostingFilter): Task[] {
	return tasks
		.filter((task) => taskAskedFor(task, filter))
		.map((task) => ({ ...task, slots: task.slots.filter((slot) => slotAskedFor(slot, filter)) }))
		.filter((task) => task.slots.length > 0)
}
