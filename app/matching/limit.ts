// What somebody can do and up to where: abilities as a person gives them, never why.
import { refused } from '~/words/refusal'
import type { WayThere } from './way'

export type Limits = {
	kilogramsMost: number | null
	sittingOnly: boolean
	restEachHour: boolean
	aloneOnly: boolean
	indoorsOnly: boolean
	atHomeOnly: boolean
	noDriving: boolean
	busStopNeeded: boolean
	minutesMost: number | null
	daysPerWeekMost: number | null
	minutesPerWeekMost: number | null
	/** Between two pieces of work of one day; the way from one district to the other comes on top. */
	restBetweenMinutes: number | null
	/** Not on public holidays, nor from 12-29 to 01-03. */
	holidaysOff: boolean
	/** Only with somebody beside them. */
	notAlone: boolean
	/** Alone or two together, in no larger company. */
	pairAtMost: boolean
	/** Only what may be begun when one likes within its hours. */
	freeStartOnly: boolean
	/** Only what begins at a given time. */
	fixedStartOnly: boolean
	standMinutesMost: number | null
	/** A ceiling of what is earned here in a month, and in a year from January. */
	monthYenMost: number | null
	yearYenMost: number | null
	comesBy: WayThere | null
	/** The districts one goes to; none named is all of them. */
	areaIds: readonly string[]
}

/** Somebody who has said nothing: nobody is asked to drive before saying that they do. */
export const noLimits: Limits = {
	kilogramsMost: null,
	sittingOnly: false,
	restEachHour: false,
	aloneOnly: false,
	indoorsOnly: false,
	atHomeOnly: false,
	noDriving: true,
	busStopNeeded: false,
	minutesMost: null,
	daysPerWeekMost: null,
	minutesPerWeekMost: null,
	restBetweenMinutes: null,
	holidaysOff: false,
	notAlone: false,
	pairAtMost: false,
	freeStartOnly: false,
	fixedStartOnly: false,
	standMinutesMost: null,
	monthYenMost: null,
	yearYenMost: null,
	comesBy: null,
	areaIds: [],
}

/** The greatest ceiling that means anything. */
export const mostYenCeiling = 10_000_000

const within = (n: number | null, least: number, most: number) =>
	n === null || (Number.isInteger(n) && n >= least && n <= most)

/** Refuses figures that mean nothing, by field. */
export function checkLimits(limits: Limits): void {
	if (!within(limits.kilogramsMost, 0, 100)) throw refused('limit-kilograms', undefined, 'kilogramsMost')
	if (!within(limits.minutesMost, 30, 1440)) throw refused('limit-minutes', undefined, 'minutesMost')
	if (!within(limits.daysPerWeekMost, 1, 7)) throw refused('limit-days', undefined, 'daysPerWeekMost')
	if (!within(limits.minutesPerWeekMost, 30, 7 * 1440))
		throw refused('limit-week-minutes', undefined, 'minutesPerWeekMost')
	if (!within(limits.restBetweenMinutes, 5, 480))
		throw refused('limit-between', undefined, 'restBetweenMinutes')
	if (!within(limits.standMinutesMost, 5, 600)) throw refused('limit-standing', undefined, 'standMinutesMost')
	if (!within(limits.monthYenMost, 0, mostYenCeiling)) throw refused('limit-yen', undefined, 'monthYenMost')
	if (!within(limits.yearYenMost, 0, mostYenCeiling)) throw refused('limit-yen', undefined, 'yearYenMost')
	// Either of two would leave nothing at all.
	if (limits.notAlone && limits.aloneOnly) throw refused('limit-company', undefined, 'company')
	if (limits.freeStartOnly && limits.fixedStartOnly) throw refused('limit-start', undefined, 'start')
}
