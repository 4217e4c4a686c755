// What a visitor asks the list of tasks for, as it stands in the address; what is not known there is left out.

import { saySpan } from '~/words/ja/dates'
import { publicWords } from '~/words/ja/public'
import { ui } from '~/words/ja/ui'
import type { DayPartKey, PostingFilter } from '~/work/posting'
import { dayParts } from '~/work/posting'
import { taskKinds } from '~/work/task'
import { kindWord } from './task-face'

export const wants = ['sit', 'alone', 'bus', 'home', 'light', 'short', 'trial'] as const
export type Want = (typeof wants)[number]

/** The filter as it was chosen. */
export type Chosen = {
	day: string[]
	part: DayPartKey[]
	want: Want[]
	area: string[]
	kind: string[]
}

const only = <Value extends string>(found: string[], known: readonly Value[]): Value[] =>
	known.filter((one) => found.includes(one))

/** Weekdays in the order people say them; values are 0 Sunday to 6 Saturday. */
export const weekdayValues = ['1', '2', '3', '4', '5', '6', '0'] as const

/** Reads the address; `areaIds` are the districts there are. */
export function chosenIn(params: URLSearchParams, areaIds: readonly string[]): Chosen {
	return {
		day: only(params.getAll('day'), weekdayValues),
		part: only(
			params.getAll('part'),
			dayParts.map((part) => part.key),
		),
		want: only(params.getAll('want'), wants),
		area: only(params.getAll('area'), areaIds),
		kind: only(params.getAll('kind'), taskKinds),
	}
}

/** The filter the postings are asked with. */
export function filterOf(chosen: Chosen): PostingFilter {
	const wanted = (want: Want) => chosen.want.includes(want) || undefined
	return {
		weekday: chosen.day.map(Number),
		part: chosen.part,
		areaId: chosen.area,
		kind: chosen.kind,
		alone: wanted('alone'),
		canSit: wanted('sit'),
		busStop: wanted('bus'),
		atHome: wanted('home'),
		light: wanted('light'),
		short: wanted('short'),
		trial: wanted('trial'),
	}
}

/** The address of a list with this filter. */
export function addressOf(path: string, chosen: Chosen, more: Record<string, string> = {}): string {
	const params = new URLSearchParams()
	for (const [name, values] of Object.entries(chosen)) for (const value of values) params.append(name, value)
	for (const [name, value] of Object.entries(more)) params.set(name, value)
	const query = params.toString()
	return query === '' ? path : `${path}?${query}`
}

export const partWords = dayParts.map((part, at) => ({
	value: part.key as string,
	label: ui.dayParts[at] ?? '',
	hint: saySpan(part.start, part.end),
}))

/** Each thing chosen in words, with the filter that is left when it is taken off. */
export function takenOff(
	chosen: Chosen,
	areas: readonly { id: string; name: string }[],
): { label: string; without: Chosen }[] {
	const say: Record<keyof Chosen, (value: string) => string> = {
		day: (value) => ui.weekdayLong(ui.weekdays[Number(value)] ?? ''),
		part: (value) => {
			const part = partWords.find((one) => one.value === value)
			return part ? publicWords.filter.partHours(part.label, part.hint) : ''
		},
		want: (value) => publicWords.filter.wants[value as Want].label,
		area: (value) => areas.find((area) => area.id === value)?.name ?? '',
		kind: kindWord,
	}
	return (Object.keys(say) as (keyof Chosen)[]).flatMap((name) =>
		chosen[name].map((value) => ({
			label: say[name](value),
			without: { ...chosen, [name]: (chosen[name] as string[]).filter((one) => one !== value) },
		})),
	)
}

/** Where nothing was found: which one condition to take off to find something, and how much; `count` asks the list. */
export function nearMisses(
	chosen: Chosen,
	areas: readonly { id: string; name: string }[],
	count: (filter: PostingFilter) => number,
): { label: string; without: Chosen; found: number }[] {
	return takenOff(chosen, areas)
		.map(({ label, without }) => ({ label, without, found: count(filterOf(without)) }))
		.filter(({ found }) => found > 0)
}
