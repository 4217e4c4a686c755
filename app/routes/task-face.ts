// How a posted task looks to a resident, on a list and on its own page: icon, labels, heaviness, hours in words.
import type { ContractMode } from '~/council/contract-mode'
import { payKind } from '~/council/contract-mode'
import type { PayPlan } from '~/council/due-date'
import { plannedPayDay } from '~/council/due-date'
import type { BandPiece } from '~/ui/band'
import type { ChipData } from '~/ui/chip'
import type { IconName } from '~/ui/icon'
import type { Load } from '~/ui/scale'
import type { TaskCardProps } from '~/ui/task-card'
import { sayDay, sayMinutes, saySpan, sayTime } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { togetherWords } from '~/words/ja/together'
import { workWords } from '~/words/ja/work'
import type { PostedSlot, PostedTask } from '~/work/posting.server'

const words = publicWords.task

const icons: Record<string, IconName> = {
	'farm-work': 'leaf',
	'light-work': 'box',
	cleaning: 'bed',
	hospitality: 'people',
	sewing: 'cut',
	cooking: 'basket',
	publicity: 'flag',
	design: 'pen',
	'office-work': 'doc',
	'watching-over': 'care',
	other: 'house',
}

export const kindIcon = (kind: string): IconName => icons[kind] ?? 'house'
export const kindWord = (kind: string): string =>
	(workWords.kinds as Record<string, string>)[kind] ?? workWords.kinds.other
export const skillWord = (skill: string): string =>
	(workWords.skills as Record<string, string>)[skill] ?? skill

/** 9時30分から11時30分 */
export const fromTo = (start: number, end: number) => `${sayTime(start)}から${sayTime(end)}`

/** 12月1日(火) 9時30分〜11時30分 */
export const dayAndHours = (slot: { day: string; startMinute: number; endMinute: number }) =>
	`${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)}`

export const bandOf = (
	slot: { startMinute: number; endMinute: number },
	kind: BandPiece['kind'] = 'work',
): BandPiece[] => [{ from: slot.startMinute, to: slot.endMinute, kind }]

type Heavy = Pick<
	PostedTask,
	| 'kilograms'
	| 'posture'
	| 'outdoors'
	| 'alone'
	| 'atHome'
	| 'rests'
	| 'driving'
	| 'lift'
	| 'busStop'
	| 'trial'
>

/** What is easy about it first, then what one has to know. */
export function chipsOf(task: Heavy): ChipData[] {
	return [
		...(task.trial ? [{ label: togetherWords.trial.chip, icon: 'sun' as const }] : []),
		...(task.atHome ? [{ label: words.chips.home, icon: 'house' as const }] : []),
		...(task.posture !== 'stand' ? [{ label: words.chips.sit, icon: 'chair' as const }] : []),
		...(task.alone ? [{ label: words.chips.alone, icon: 'person' as const }] : []),
		...(task.busStop !== '' && !task.atHome ? [{ label: words.chips.bus, icon: 'bus' as const }] : []),
		...(task.lift && !task.atHome ? [{ label: words.chips.lift, icon: 'bus' as const }] : []),
		...(task.kilograms === 0 ? [{ label: words.chips.light, icon: 'weight' as const }] : []),
		...(task.outdoors ? [{ label: words.chips.outdoors, icon: 'sun' as const }] : []),
		...(task.driving ? [{ label: words.chips.driving, icon: 'bus' as const }] : []),
	]
}

function weightWords(kilograms: number): string {
	if (kilograms === 0) return words.weights.none
	return kilograms <= 5 ? words.weights.milk(kilograms) : words.weights.rice(kilograms)
}

/** 0, up to 3, 5, 10, and more. */
const weightLevel = (kilograms: number) =>
	kilograms === 0 ? 0 : 1 + [3, 5, 10, 15].filter((step) => kilograms > step).length

/** How heavy it is for the body, in words and five steps. */
export function loadsOf(task: Heavy): Load[] {
	return [
		{
			label: words.loads.weight,
			answer: weightWords(task.kilograms),
			level: weightLevel(task.kilograms),
		},
		{
			label: words.loads.posture,
			answer: words.postures[task.posture as keyof typeof words.postures] ?? words.postures.either,
			level: task.posture === 'sit' ? 1 : task.posture === 'stand' ? 4 : 2,
		},
		{
			label: words.loads.place,
			answer: task.outdoors ? words.outdoors : words.indoors,
			level: task.outdoors ? 3 : 1,
		},
		{
			label: words.loads.rest,
			answer: task.rests ? words.rests : words.noRests,
			level: task.rests ? 1 : 3,
		},
		{
			label: words.loads.people,
			answer: task.alone ? words.alone : words.together,
			level: task.alone ? 1 : 3,
		},
		...(task.driving ? [{ label: words.loads.driving, answer: words.driving, level: 4 }] : []),
	]
}

type PayKindShown = { continued: boolean; contractMode: ContractMode }

/** The days on which work of these slots is paid. */
export const payDaysOf = (
	{ slots, continued, contractMode }: PayKindShown & { slots: readonly { day: string }[] },
	plan: PayPlan,
): string[] => [
	...new Set(slots.map((slot) => plannedPayDay(slot.day, payKind({ continued, contractMode }), plan))),
]

/** The card of a list: its first slot, and how many more days there are. */
export function cardOf(
	task: PostedTask,
	href: string,
	more: { labels?: ChipData[]; withDay?: boolean; why?: string[] } = {},
): TaskCardProps {
	const first = task.slots[0] as PostedSlot
	const others = task.slots.length - 1
	return {
		kind: { icon: kindIcon(task.kind), label: kindWord(task.kind) },
		title: task.title,
		href,
		when: more.withDay ? dayAndHours(first) : fromTo(first.startMinute, first.endMinute),
		length: `めやす ${sayMinutes(task.minutes)}`,
		band: bandOf(first),
		place: task.placeText,
		labels: [
			...(task.commissioner
				? [{ label: publicWords.tasks.commissioner(task.commissioner), icon: 'people' as const }]
				: []),
			...(more.labels ?? []),
			...chipsOf(task),
			...(others > 0 ? [{ label: publicWords.tasks.slotsMore(others), icon: 'cal' as const }] : []),
		],
		why: more.why,
		payYen: task.payYen,
		payFor: task.payFor,
		seatsLeft: first.left,
	}
}

/** By the day and hour of the first slot: sifting may have taken earlier slots away. */
export const inOrder = (tasks: readonly PostedTask[]): PostedTask[] =>
	[...tasks].sort((a, b) => {
		const [one, other] = [a.slots[0], b.slots[0]]
		if (!one || !other) return 0
		return one.day === other.day ? one.startMinute - other.startMinute : one.day < other.day ? -1 : 1
	})

/** Tasks under the day of their first slot, in order. */
export function byDay(tasks: readonly PostedTask[]): { day: string; tasks: PostedTask[] }[] {
	const groups: { day: string; tasks: PostedTask[] }[] = []
	for (const task of tasks) {
		const day = task.slots[0]?.day ?? ''
		const last = groups.at(-1)
		if (last?.day === day) last.tasks.push(task)
		else groups.push({ day, tasks: [task] })
	}
	return groups
}
