// Small scenes of the demo town, one for each part of the program that its weeks alone would not show.
import type { Day } from '~/base/day'
import { addDays, daysBetween, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { usualQuestion } from '~/work/cuts-question'
import { calledOffDay } from './earning'
import type { RequestPlan } from './requests'
import { sharedDays } from './shares'
import type { SlotPlan } from './slots'
import type { Town } from './town'
import { wetDays } from './weather'
import { workOf } from './work/all'
import { counter, onions, poster, signposts, tasting, winterPoster } from './work/pay'
import {
	attic,
	banquet,
	beach,
	beforeDawn,
	drive,
	lateEvening,
	leaflets,
	line,
	news,
	oldPapers,
	orchard,
	signs,
	trays,
	watering,
} from './work/scenes'
import type { WorkText } from './work/text'

const soundAnswers = { orders: 'no', mixed: 'no', bound: 'no', substitute: 'yes', daily: 'no' } as const

/** Work for which few can, by the days it was wanted; nobody's hand went up. */
const scarce: readonly [work: WorkText, days: readonly number[]][] = [
	[beforeDawn, [-62, -55]],
	[lateEvening, [-58, -51]],
	[beforeDawn, [-48, -41]],
	[signs, [-46, -39]],
	[lateEvening, [-44, -37]],
	[beforeDawn, [-34, -27]],
	[lateEvening, [-30, -23]],
	[signs, [-25, -18]],
	[beforeDawn, [-20, -13]],
	[lateEvening, [-16, -9]],
	[beforeDawn, [-6, 8]],
	[lateEvening, [-2, 5]],
]

/**
 * The requests of all scenes. Where somebody of the story takes work, it falls on one of the story's four weekdays, counted
 * from today.
 */
export function scenePlans(town: Town): RequestPlan[] {
	const { today, hours } = town
	const day = (n: number) => addDays(today, n)
	const office = (n: number, minute: number) => instantOf(addOfficeDays(today, n, hours.closing), minute)
	const daysBefore = (slotDay: Day, days: number) => addOfficeDays(addDays(slotDay, -days), 0, hours.closing)
	const span = ({ when, task }: WorkText, n: number, over: Partial<SlotPlan> = {}): SlotPlan => {
		const startMinute = over.startMinute ?? when.start
		return {
			day: day(n),
			startMinute,
			endMinute: when.until ?? startMinute + task.minutes,
			seats: when.seats,
			...over,
		}
	}
	const done = { terms: 'yes', quiet: true } as const
	const [kadan, ochiba] = [workOf('kadan'), workOf('ochiba')]
	const waits = (n: number, work: WorkText): Pick<RequestPlan, 'text' | 'publishDay' | 'slots'> => ({
		text: work,
		publishDay: today,
		slots: [span(work, n)],
	})
	const usualDayIn = daysBetween(
		today,
		usualQuestion({ fromDay: null, byDay: null, howOften: banquet.howOften ?? '' }, [], today).day,
	)
	return [
		// Begun when one likes: done once, and open again.
		{
			text: news,
			publishDay: daysBefore(day(-13), 9),
			slots: [span(news, -13, { hands: ['福元', '森下'], ...done })],
		},
		{
			text: news,
			undecided: [{ item: 'bring', reason: '使う紙とのりを、依頼主が選んでいるところです', fixOn: day(7) }],
			publishDay: addOfficeDays(today, -5, hours.closing),
			slots: [
				span(news, 10, { hands: ['森下'], decided: null }),
				span(news, 15, { hands: [], decided: null }),
			],
		},
		{
			text: signposts,
			publishDay: daysBefore(day(-sharedDays.past), 9),
			slots: [
				span(signposts, -sharedDays.past, {
					hands: ['谷口', '福元'],
					decided: instantOf(addOfficeDays(day(-sharedDays.past), -4, hours.closing), 615),
					chosen: ['谷口', '福元'],
					...done,
				}),
			],
		},
		{
			text: signposts,
			publishDay: addOfficeDays(today, -7, hours.closing),
			slots: [
				span(signposts, sharedDays.ahead, {
					hands: ['谷口', '日高'],
					decided: office(-4, 620),
					chosen: ['谷口', '日高'],
					...done,
				}),
			],
		},
		{
			text: leaflets,
			publishDay: daysBefore(day(-11), 9),
			slots: [span(leaflets, -11, { hands: ['福元', '谷口'], ...done })],
		},
		{
			// One of the two has been there before and comes along with the other.
			text: leaflets,
			publishDay: addOfficeDays(today, -8, hours.closing),
			slots: [
				span(leaflets, 8, {
					hands: ['福元', '大庭'],
					decided: office(-4, 600),
					chosen: ['福元', '大庭'],
					...done,
				}),
			],
		},
		{
			text: oldPapers,
			publishDay: addOfficeDays(today, -6, hours.closing),
			group: ['日高', '大庭', '中原', '森下'],
			slots: [
				span(oldPapers, 10, { hands: ['中原'], decided: null }),
				span(oldPapers, 24, { hands: [], decided: null }),
			],
		},
		{
			text: orchard,
			publishDay: daysBefore(day(-wetDays.employer), 9),
			slots: [
				span(orchard, -wetDays.employer, { hands: ['大庭', '堤'], ...done }),
				span(orchard, -wetDays.employer, { startMinute: 645, hands: ['福元', '有田'], ...done }),
			],
		},
		{
			text: kadan,
			publishDay: daysBefore(day(-wetDays.town), 9),
			heat: ['shade', 'water', 'rest'],
			slots: [span(kadan, -wetDays.town, { hands: ['小山田', '中原', '谷口'], ...done })],
		},
		{
			text: ochiba,
			publishDay: daysBefore(day(-wetDays.town), 8),
			slots: [span(ochiba, -wetDays.town, { hands: ['堤'], ...done })],
		},
		{
			text: beach,
			publishDay: daysBefore(day(-wetDays.district), 9),
			slots: [span(beach, -wetDays.district, { hands: ['谷口', '森下'], ...done })],
		},
		{
			text: watering,
			publishDay: daysBefore(today, 10),
			heat: ['water', 'rest'],
			slots: [span(watering, 0, { hands: ['谷口', '堤'], ...done })],
		},
		{
			text: trays,
			publishDay: daysBefore(today, 10),
			slots: [
				span(trays, 0, {
					hands: ['福元', '大庭'],
					callsOff: { name: '福元', when: instantOf(day(-1), 1300) },
					...done,
				}),
			],
		},
		// Paid in ways of their own: tax kept back, by bags, by time; and called off too late.
		{
			text: poster,
			publishDay: daysBefore(day(-40), 9),
			slots: [span(poster, -40, { hands: ['森下'], ...done })],
		},
		{
			text: winterPoster,
			publishDay: daysBefore(day(-19), 12),
			slots: [span(winterPoster, -19, { hands: ['森下'], ...done })],
		},
		{
			text: onions,
			publishDay: daysBefore(day(-32), 9),
			slots: [span(onions, -32, { hands: ['福元', '谷口'], ...done })],
		},
		{
			text: counter,
			publishDay: daysBefore(day(-39), 9),
			slots: [span(counter, -39, { hands: ['福元', '谷口'], ...done })],
		},
		{
			text: tasting,
			publishDay: daysBefore(day(-calledOffDay), 9),
			slots: [span(tasting, -calledOffDay, { hands: ['福元', '谷口'], ...done })],
		},
		...scarce.map(
			([work, days]): RequestPlan => ({
				text: work,
				publishDay: daysBefore(day(days[0] ?? 0), 10),
				slots: days.map((n) => span(work, n, { hands: [], quiet: true })),
			}),
		),
		{
			...waits(16, drive),
			upTo: 'agreed',
			opened: office(-6, 620),
			quoted: office(-4, 640),
			contract: { answers: soundAnswers },
		},
		{
			...waits(19, line),
			upTo: 'quoted',
			opened: office(-6, 660),
			quoted: office(-3, 660),
			contract: { answers: { ...soundAnswers, orders: 'yes' } },
		},
		{
			...waits(14, attic),
			upTo: 'agreed',
			opened: office(-5, 640),
			quoted: office(-3, 700),
			contract: {
				answers: soundAnswers,
				asks: '物置は1人しか入れません。となりの部屋に家の方がいて、30分ごとに声をかけることを、訪問して確かめました。',
			},
		},
		{
			// On a day from Monday to Friday, as it was asked.
			...waits(usualDayIn, banquet),
			upTo: 'quoted',
			opened: office(-4, 560),
			quoted: office(-2, 840),
			whole: true,
		},
	]
}
