// One act about the weather: which work it covers, where work moves to, and how each person hears of it.
import type { Day } from '~/base/day'
import { addDays, isDay } from '~/base/day'
import { hearsInTalk } from '~/people/registrant'
import { refused } from '~/words/refusal'
import type { WeatherWhy } from '~/work/weather'
import { mayHoldIndoors } from '~/work/weather'
import { startOf } from './assignment'

/** How far an act reaches. */
export const weatherScopes = ['slot', 'employer', 'area', 'day'] as const
export type WeatherScopeKind = (typeof weatherScopes)[number]

/** What is called off or moved: of one day, for one reason; `indoors` takes in work under a roof where the way is unsafe. */
export type WeatherScope = {
	scope: WeatherScopeKind
	scopeId: string
	day: Day
	why: WeatherWhy
	indoors: boolean
}

/** What an act does: nobody goes; each slot waits for its 予備日 (without one it is called off); or another day. */
export type WeatherEnd = 'off' | 'reserve' | Day

/** A slot as far as the weather asks. */
export type WeatherPlace = {
	slotId: string
	employerId: string
	areaId: string
	day: Day
	startMinute: number
	outdoors: boolean
	atHome: boolean
	/** Whether somebody may still come to it, or does already. */
	stands: boolean
	reserveDay: Day | null
}

/** Whether an act covers a slot: what has begun is looked at by itself, and nobody goes anywhere to work at home. */
export function covers(
	{ scope, scopeId, day, why, indoors }: WeatherScope,
	place: WeatherPlace,
	at: Date,
): boolean {
	if (place.day !== day || !place.stands || startOf(place) <= at) return false
	if (scope === 'slot') return place.slotId === scopeId && (place.outdoors || mayHoldIndoors(why))
	if (!place.outdoors && !(indoors && mayHoldIndoors(why) && !place.atHome)) return false
	if (scope === 'employer') return place.employerId === scopeId
	return scope === 'day' || place.areaId === scopeId
}

/** The day a slot moves to; null where it is called off. */
export const dayAfterAct = (end: WeatherEnd, { reserveDay }: Pick<WeatherPlace, 'reserveDay'>): Day | null =>
	end === 'off' ? null : end === 'reserve' ? reserveDay : end

const daysAhead = 366

/** Refuses a move to no day, to the same day or back, or further than work is posted. */
export function checkEnd(end: WeatherEnd, day: Day): void {
	if (end === 'off' || end === 'reserve') return
	if (!isDay(end) || end <= day || end > addDays(day, daysAhead))
		throw refused('weather-to-day', undefined, 'toDay')
}

/** What speaks against the new day alone, from what speaks against both; when, by the week, they could was asked before. */
export function onlyNow(
	before: readonly { name: string }[],
	now: readonly { name: string }[],
): { name: string }[] {
	const known = new Set([...before.map((one) => one.name), 'free-hours', 'dated-hours', 'hours-not-said'])
	return now.filter((one) => !known.has(one.name))
}

/** How many hear, how many of them by telephone, each once however much they had that day. */
export function countTold(people: readonly { registrantId: string; hearsBy: string }[]): {
	people: number
	telephoned: number
} {
	const once = new Map(people.map((one) => [one.registrantId, one.hearsBy]))
	return { people: once.size, telephoned: [...once.values()].filter(hearsInTalk).length }
}
