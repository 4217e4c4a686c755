// What a person can and has decided, in short words for staff: abilities and limits, never why.
import { sayMinutes } from './dates'

/** Limits as the matching room keeps them. */
export type LimitsSaid = {
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
	restBetweenMinutes: number | null
	holidaysOff: boolean
}

/** The limits that were said, each a short phrase. */
export function sayLimits(limits: LimitsSaid): string[] {
	return [
		limits.kilogramsMost === null ? '' : `持つのは${limits.kilogramsMost}kgまで`,
		limits.sittingOnly ? '座ってする仕事' : '',
		limits.restEachHour ? '1時間ごとに休む' : '',
		limits.aloneOnly ? 'ひとりでする仕事' : '',
		limits.indoorsOnly ? '屋内の仕事' : '',
		limits.atHomeOnly ? '自宅でする仕事' : '',
		limits.noDriving ? '運転はしない' : '運転できる',
		limits.busStopNeeded ? 'バス停の近く' : '',
		limits.minutesMost === null ? '' : `1日${limits.minutesMost}分まで`,
		limits.daysPerWeekMost === null ? '' : `週${limits.daysPerWeekMost}日まで`,
		limits.minutesPerWeekMost === null ? '' : `週${sayMinutes(limits.minutesPerWeekMost)}まで`,
		limits.restBetweenMinutes === null ? '' : `仕事のあいだを${sayMinutes(limits.restBetweenMinutes)}あける`,
		limits.holidaysOff ? '祝日・年末年始はしない' : '',
	].filter(Boolean)
}
