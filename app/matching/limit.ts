// What somebody can do and up to where: abilities as a person gives them, never why.
import { refused } from '~/words/refusal'

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
	/** Between two pieces of work of one day, the way included. */
	restBetweenMinutes: number | null
	/** Not on public holidays, nor from 12-29 to 01-03. */
	holidaysOff: boolean
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
}

/** Refuses figures that mean nothing, by field. */
export function checkLimits(limits: Limits): void {
	const within = (n: number | null, least: number, most: number) =>
		n === null || (Number.isInteger(n) && n >= least && n <= most)
	if (!within(limits.kilogramsMost, 0, 100)) throw refused('limit-kilograms', undefined, 'kilogramsMost')
	if (!within(limits.minutesMost, 30, 1440)) throw refused('limit-minutes', undefined, 'minutesMost')
	if (!within(limits.daysPerWeekMost, 1, 7)) throw refused('limit-days', undefined, 'daysPerWeekMost')
	if (!within(limits.minutesPerWeekMost, 30, 7 * 1440))
		throw refused('limit-week-minutes', undefined, 'minutesPerWeekMost')
	if (!within(limits.restBetweenMinutes, 5, 480))
		throw refused('limit-between', undefined, 'restBetweenMinutes')
}
