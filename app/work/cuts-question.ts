// What is asked of the simulator when nobody says otherwise: the day, the hours, and a cut by hand as typed. Pure.
import type { Day } from '~/base/day'
import { addDays, weekdayOf } from '~/base/day'
import type { HandCut } from './cuts'
import type { CutStep } from './cutting'
import type { DayFrame } from './line'

/** On which day, between which hours, and a cut by hand to be counted beside those found. */
export type CutQuestion = { day: Day; frame: DayFrame; hand?: HandCut }

const usualStart = 9 * 60
const usualEnd = 17 * 60
const daysAhead = 7

const namesOfDays = '日月火水木金土'
const workdays = new Set([1, 2, 3, 4, 5])

/** Words that turn a wish round: 土日以外, 水曜は休み, 月曜はできません. What is said then is for people to read. */
const turnsRound = /以外|除|のぞ|休み|定休|不可|だめ|ダメ|ない|ません|ぬき|抜き/

/** The weekdays (0 is Sunday) that words name: 毎週火曜, 月・水・金曜, 平日, 土日, 週末; none where some are excepted. */
export function weekdaysIn(words: string): Set<number> {
	const found = new Set<number>()
	if (turnsRound.test(words)) return found
	for (const [run] of words.matchAll(/[日月火水木金土](?:(?:曜日?)?[・、,と/]?[日月火水木金土])*曜/g))
		for (const letter of run.replaceAll(/曜日?/g, '')) {
			const weekday = namesOfDays.indexOf(letter)
			if (weekday >= 0) found.add(weekday)
		}
	if (words.includes('平日')) for (const weekday of workdays) found.add(weekday)
	if (/土日|週末/.test(words)) for (const weekday of [6, 0]) found.add(weekday)
	return found
}

/** What an employer said of the days they want. */
export type WishedDays = { fromDay: string | null; byDay: string | null; howOften: string }

/** Whether they named any day at all. */
const namesADay = ({ fromDay, byDay, howOften }: WishedDays) =>
	fromDay !== null || byDay !== null || weekdaysIn(howOften).size > 0

/** Whether a day is one they asked for; any day is, where they named none. */
export function isWishedDay({ fromDay, byDay, howOften }: WishedDays, day: Day): boolean {
	const weekdays = weekdaysIn(howOften)
	return (
		(fromDay === null || day >= fromDay) &&
		(byDay === null || day <= byDay) &&
		(weekdays.size === 0 || weekdays.has(weekdayOf(day)))
	)
}

/** Why figures are counted for a day: the quote that stands is for it, it was asked for, none was named, all are over, or it is another. */
export type DayReason = 'quoted' | 'wished' | 'unnamed' | 'over' | 'other'

/** Which of these a day is; `quoted` is the first day of the quote that stands. */
export function reasonOfDay(wish: WishedDays, day: Day, today: Day, quoted: Day | null): DayReason {
	if (day === quoted) return 'quoted'
	if (!namesADay(wish)) return 'unnamed'
	if (isWishedDay(wish, day)) return 'wished'
	return wish.byDay !== null && wish.byDay < today ? 'over' : 'other'
}

/** The first day a quote is for that is still to come. */
export const firstDayOf = (lines: readonly { slots: readonly { day: Day }[] }[], today: Day): Day | null =>
	lines
		.flatMap(({ slots }) => slots.map(({ day }) => day))
		.filter((day) => day > today)
		.sort()[0] ?? null

/** The hours of a day an employer wrote: nothing before `from`, nothing after `until`. */
export type WishedHours = { from: number | null; until: number | null }

const aTime = '(午前|午後|朝|夕方|夜)?\\s*(\\d{1,2})\\s*(?:時(?!間)(?:(半)|(\\d{1,2})分)?|:(\\d{2}))'
const times = new RegExp(`${aTime}\\s*(から|より|以降|〜|~|-|ー|まで)?`, 'g')

/**
 * The hours that words name: 10時まで, 9時半から12時, 午前中; of several the widest. Nothing that is not sure: an end before a
 * beginning, words that except something.
 */
export function hoursIn(words: string): WishedHours {
	const text = words.normalize('NFKC').replaceAll('～', '〜')
	const unsure = { from: null, until: null }
	if (turnsRound.test(text)) return unsure
	const froms: number[] = []
	const untils: number[] = []
	let [afterFrom, afternoon] = [-1, false]
	for (const { 0: all, 1: part, 2: hour, 3: half, 4: minutes, 5: after, 6: mark, index } of text.matchAll(
		times,
	)) {
		const goesOn = index === afterFrom
		// 「午後2時から4時」: both are of the afternoon.
		afternoon =
			part === '午後' || part === '夕方' || part === '夜' || (part === undefined && goesOn && afternoon)
		// 「3時まで」 of a working day is the afternoon; 「6時」 may be either and says nothing.
		const bare = part === undefined && !afternoon
		if (bare && Number(hour) === 6) continue
		const isLater =
			(afternoon && Number(hour) < 12) || (bare && Number(hour) < 6) || (part === '夜' && hour === '12')
		const at = (Number(hour) + (isLater ? 12 : 0)) * 60 + (half ? 30 : Number(minutes ?? after ?? 0))
		if (at > 1440) continue
		// 「9時〜12時」: what stands right after a beginning is its end.
		if (mark === 'まで' || (mark === undefined && goesOn)) untils.push(at)
		else if (mark !== undefined) {
			if (untils.length > froms.length) return unsure
			froms.push(at)
		}
		afterFrom = mark !== undefined && mark !== 'まで' ? index + all.length : -1
	}
	if (/午前中/.test(text)) untils.push(12 * 60)
	if (/午後(から|に|の間)/.test(text)) froms.push(12 * 60)
	const from = froms.length > 0 ? Math.min(...froms) : null
	const until = untils.length > 0 ? Math.max(...untils) : null
	return from !== null && until !== null && from >= until ? unsure : { from, until }
}

/** Whether something lies outside the hours that were asked for. */
export const isOutside = ({ from, until }: WishedHours, span: DayFrame): boolean =>
	(from !== null && span.startMinute < from) || (until !== null && span.endMinute > until)

/** The first day from this one on that is one of these weekdays; the day itself where there are none. */
const firstOf = (weekdays: ReadonlySet<number>, from: Day): Day =>
	[0, 1, 2, 3, 4, 5, 6].map((n) => addDays(from, n)).find((day) => weekdays.has(weekdayOf(day))) ?? from

/** A day the employer named that is still to come, else in a week: the next weekday their words name, or any from Monday to Friday. */
function usualDay(wish: WishedDays, today: Day): Day {
	const { fromDay, byDay, howOften } = wish
	const named = [fromDay, byDay].find((day) => day !== null && day > today)
	const weekdays = weekdaysIn(howOften)
	const wanted =
		named === undefined && weekdays.size === 0
			? firstOf(workdays, addDays(today, daysAhead))
			: firstOf(weekdays, named ?? addDays(today, daysAhead))
	if (byDay === null || wanted <= byDay) return wanted
	const soonest = firstOf(weekdays, fromDay !== null && fromDay > today ? fromDay : addDays(today, 1))
	return soonest <= byDay ? soonest : (named ?? wanted)
}

/**
 * The day of the quote that stands, else one the employer asked for. Nine to five, or as early as the sheet needs.
 */
export function usualQuestion(
	request: WishedDays,
	steps: readonly CutStep[],
	today: Day,
	quoted: Day | null = null,
): CutQuestion {
	const hours = steps.flatMap(({ detail }) =>
		detail.when === 'fixed' || detail.when === 'window' ? [detail.fromMinute ?? usualStart] : [],
	)
	const until = steps.flatMap(({ detail }) => detail.untilMinute ?? usualEnd)
	return {
		day: quoted ?? usualDay(request, today),
		frame: { startMinute: Math.min(usualStart, ...hours), endMinute: Math.max(usualEnd, ...until) },
	}
}

/** The figures of a cut by hand as typed: each a number, or the name of what is wrong with it. */
export function readHand(typed: { most: string; seats: string }): {
	most: number | undefined
	seats: number | undefined
	wrong: { most?: 'wrongMost'; seats?: 'wrongSeats' }
} {
	const most = wholeOf(typed.most, 15, 1440)
	const seats = wholeOf(typed.seats, 1, 20)
	return {
		most,
		seats,
		wrong: {
			...(most === undefined && { most: 'wrongMost' }),
			...(seats === undefined && { seats: 'wrongSeats' }),
		},
	}
}

function wholeOf(typed: string, least: number, largest: number): number | undefined {
	const text = typed.normalize('NFKC').trim()
	const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
	return number >= least && number <= largest ? number : undefined
}

/** A cut by hand from what was typed: a group for each step in the order of the sheet, from 1. */
export function handOf(
	steps: readonly CutStep[],
	typed: { groups: readonly number[]; order: 'in-turn' | 'together'; mostMinutes: number; seats: number },
): HandCut {
	const groups = new Map(steps.map((step, n) => [step.id, typed.groups[n] ?? 1]))
	return {
		groupOf: (stepId) => groups.get(stepId) ?? 1,
		order: typed.order,
		mostMinutes: typed.mostMinutes,
		seats: typed.seats,
	}
}
