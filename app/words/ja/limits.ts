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
	notAlone: boolean
	pairAtMost: boolean
	freeStartOnly: boolean
	fixedStartOnly: boolean
	standMinutesMost: number | null
	monthYenMost: number | null
	yearYenMost: number | null
	comesBy: 'walking' | 'bicycle' | 'car' | 'bus' | null
	areaIds: readonly string[]
}

const waysSaid = {
	walking: '歩いて来る',
	bicycle: '自転車で来る',
	car: '自分の車で来る',
	bus: 'バスか送迎で来る',
}

const yen = (sum: number) => `${sum.toLocaleString('en-US')}円`

/** The limits that were said, each a short phrase. */
export function sayLimits(limits: LimitsSaid, areaName: (id: string) => string): string[] {
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
		limits.notAlone ? 'だれかといっしょの仕事' : '',
		limits.pairAtMost ? '二人まで' : '',
		limits.freeStartOnly ? '開始を自分で決める仕事' : '',
		limits.fixedStartOnly ? '開始が決まった仕事' : '',
		limits.standMinutesMost === null ? '' : `立つのは${sayMinutes(limits.standMinutesMost)}まで`,
		limits.monthYenMost === null ? '' : `月${yen(limits.monthYenMost)}まで`,
		limits.yearYenMost === null ? '' : `年${yen(limits.yearYenMost)}まで`,
		limits.comesBy === null ? '' : waysSaid[limits.comesBy],
		limits.areaIds.length === 0 ? '' : `行く地区 ${limits.areaIds.map(areaName).join('・')}`,
	].filter(Boolean)
}
