// Who lives in the demo town: each registrant made up by chance from the ages, wishes and limits of the seed survey.
import type { Day } from '~/base/day'
import { addDays, isDay, weekdayOf } from '~/base/day'
import type { DayOff, WeekMasks } from '~/matching/availability'
import { maskOf, weekOfMasks } from '~/matching/availability'
import type { Limits } from '~/matching/limit'
import { noLimits } from '~/matching/limit'
import type { AskRhythm } from '~/people/registrant'
import type { Registrant } from '~/people/registrant.server'
import type { Skill, TaskKind } from '~/work/task'
import type { Chance } from './chance'
import { chanceOf } from './chance'
import { districts, familyNames, olderGiven, youngerGiven } from './names'

export type Makeup = {
	n: number
	familyName: string
	givenName: string
	familyKana: string
	givenKana: string
	callName: string
	birthDay: Day
	district: number
	address: string
	postalCode: string
	telephone: string
	email: string | null
	hearsBy: Registrant['hearsBy']
	likesCallsAt: string
	askAtMost: AskRhythm
	wouldLikeYou: string
	masks: WeekMasks
	limits: Limits
	skills: Skill[]
	/** Days they cannot, as so many days from joining. */
	daysOff: { after: number; length: number; everyWeeks: number }[]
	likes: TaskKind[]
	/** Districts they go to, by number; none is all. */
	goesTo: number[]
	/** A date with other hours than usual, so many days after the town's today. */
	datedAfter: number | null
	/** How readily a hand goes up. */
	active: number
	account: 'checked' | 'waiting' | 'none'
	/** In the story: takes only the part written for them. */
	storied: boolean
}

/** Ages as at the window of the seed town: most are 55 to 80 (M5). */
const ages: [least: number, most: number, share: number][] = [
	[21, 29, 3],
	[30, 39, 8],
	[40, 49, 7],
	[50, 54, 4],
	[55, 59, 12],
	[60, 64, 20],
	[65, 69, 22],
	[70, 74, 14],
	[75, 79, 7],
	[80, 86, 3],
]

const kinds = [
	'farm-work',
	'light-work',
	'cleaning',
	'hospitality',
	'sewing',
	'cooking',
	'publicity',
	'design',
	'office-work',
	'other',
] as const satisfies TaskKind[]

/** Hoped work by decade (M7); eighty and over wish like seventy. */
const wishes: Record<number, number[]> = {
	20: [1, 1, 0, 1, 0, 0, 2, 2, 2, 0],
	30: [2, 3, 1, 1, 0, 1, 0, 2, 2, 1],
	40: [0, 2, 0, 2, 0, 0, 2, 0, 3, 1],
	50: [3, 5, 3, 3, 0, 3, 4, 2, 4, 2],
	60: [7, 10, 5, 2, 1, 4, 1, 1, 1, 2],
	70: [1, 4, 1, 0, 1, 2, 0, 0, 0, 1],
}

/** Ways of living that leave hours and limits behind; which of them it is, is kept nowhere. */
type Way =
	| 'free'
	| 'gentle'
	| 'with-children'
	| 'at-hand-at-home'
	| 'some-days'
	| 'alone'
	| 'by-bus'
	| 'beside-a-job'

function wayOf(chance: Chance, age: number): Way {
	const share: [Way, number][] =
		age < 50
			? [
					['with-children', age >= 28 ? 9 : 0],
					['beside-a-job', 4],
					['alone', 2],
					['some-days', 1],
					['free', 1],
				]
			: age < 65
				? [
						['free', 5],
						['at-hand-at-home', 3],
						['beside-a-job', 3],
						['some-days', 2],
						['gentle', 1],
						['alone', 1],
					]
				: age < 75
					? [
							['free', 6],
							['gentle', 6],
							['by-bus', 3],
							['at-hand-at-home', 2],
							['some-days', 1],
						]
					: [
							['gentle', 6],
							['by-bus', 5],
							['free', 1],
						]
	return chance.weighted(share, ([, weight]) => weight)?.[0] ?? 'free'
}

const hours = (from: number, until: number) => [{ startMinute: from * 60, endMinute: until * 60 }]

/** Hours and limits that follow from a way of living (the constraint list of the seed). */
function hoursAndLimits(chance: Chance, way: Way): { days: number[]; mask: number; limits: Partial<Limits> } {
	const weekdays = [1, 2, 3, 4, 5]
	const drives = { noDriving: !chance.yes(0.5) }
	switch (way) {
		case 'with-children':
			return {
				days: chance.some(weekdays, chance.whole(3, 5)),
				mask: maskOf([], hours(9, 14)),
				limits: drives,
			}
		case 'beside-a-job':
			return {
				days: [0, 6, ...chance.some(weekdays, 2)],
				mask: maskOf([], [...hours(8, 12), ...hours(15, 20)]),
				limits: { minutesMost: 180, ...drives },
			}
		case 'at-hand-at-home':
			return {
				days: chance.some(weekdays, 4),
				mask: maskOf([], hours(9, 15)),
				limits: { minutesMost: 150, daysPerWeekMost: 2, ...drives },
			}
		case 'some-days':
			return {
				days: chance.some(weekdays, 4),
				mask: maskOf(['noon', 'afternoon']),
				limits: { minutesMost: 180, restEachHour: true, kilogramsMost: 10 },
			}
		case 'alone':
			return { days: weekdays, mask: maskOf(['noon', 'afternoon', 'evening']), limits: { aloneOnly: true } }
		case 'by-bus':
			return {
				days: chance.some(weekdays, 4),
				mask: maskOf([], hours(9, 16)),
				limits: { busStopNeeded: true, kilogramsMost: 5, daysPerWeekMost: 3, restEachHour: chance.yes(0.5) },
			}
		case 'gentle':
			return {
				days: chance.some([...weekdays, 6], chance.whole(3, 5)),
				mask: chance.yes(0.6) ? maskOf([], hours(8, 12)) : maskOf(['noon', 'afternoon']),
				limits: {
					kilogramsMost: chance.one([3, 5, 5, 8]),
					sittingOnly: chance.yes(0.25),
					restEachHour: true,
					minutesMost: chance.one([120, 150, 180]),
					daysPerWeekMost: chance.one([1, 2, 2, 3]),
					...drives,
				},
			}
		default:
			return {
				days: chance.some([...weekdays, 6], chance.whole(4, 6)),
				mask: maskOf(['morning', 'noon', ...(chance.yes(0.6) ? (['afternoon'] as const) : [])]),
				limits: { kilogramsMost: chance.one([null, 15, 20, 10]), ...drives },
			}
	}
}

/** How they come, and the ceilings and wishes a few set; by their number, so that nobody else's chance changes. */
function furtherLimits(n: number, way: Way, drives: boolean): Partial<Limits> {
	return {
		comesBy: way === 'by-bus' ? 'bus' : drives ? 'car' : n % 2 === 0 ? 'bicycle' : 'walking',
		standMinutesMost: way === 'gentle' && n % 2 === 0 ? 90 : null,
		monthYenMost: way === 'with-children' && n % 3 !== 0 ? 30_000 : null,
		yearYenMost: way === 'at-hand-at-home' && n % 4 === 1 ? 300_000 : null,
		notAlone: way === 'free' && n % 11 === 5,
		pairAtMost: way === 'gentle' && n % 8 === 3,
		freeStartOnly: way === 'some-days' && n % 5 === 2,
		fixedStartOnly: !(way === 'some-days' && n % 5 === 2) && n % 25 === 20,
		minutesPerWeekMost: n % 20 === 12 ? 300 : n % 20 === 2 ? 420 : null,
		restBetweenMinutes: n % 12 === 6 ? (n % 24 === 6 ? 30 : 60) : null,
		holidaysOff: n % 6 === 1,
		indoorsOnly: n % 16 === 5,
		atHomeOnly: n % 40 === 27,
	}
}

const skillOfKind: Partial<Record<TaskKind, Skill[]>> = {
	'farm-work': ['brush-cutter', 'light-truck'],
	hospitality: ['reception', 'english'],
	sewing: ['sewing'],
	cooking: ['cooking', 'cook-licence'],
	publicity: ['photograph', 'writing'],
	design: ['design', 'computer'],
	'office-work': ['computer', 'writing'],
	other: ['care-certificate', 'nursery-licence'],
}

function skillsOf(chance: Chance, likes: readonly TaskKind[], drives: boolean): Skill[] {
	const found = new Set<Skill>(drives ? ['driving-licence'] : [])
	for (const kind of likes) {
		const own = skillOfKind[kind]
		if (own && chance.yes(0.6)) found.add(chance.one(own))
	}
	if (chance.yes(0.08)) found.add('sewing')
	if (chance.yes(0.08)) found.add('cooking')
	return [...found]
}

const wishesForPeople = [
	'はじめての場所では、最初に場所と道具を見せてもらえると助かります。',
	'左の耳がよく聞こえます。左がわから声をかけてください。',
	'名前は、名字で呼んでください。',
	'1時間に1度、こしを伸ばす時間がほしいです。',
	'写真に写るのは、遠慮したいです。',
	'にぎやかな場所より、静かな場所のほうが落ち着きます。',
	'字の大きな手順書だと、よくわかります。',
]

function hearsBy(chance: Chance, age: number): Makeup['hearsBy'] {
	const share: [Makeup['hearsBy'], number][] =
		age >= 70
			? [
					['site', 58],
					['mail', 12],
					['telephone', 22],
					['paper', 8],
				]
			: age >= 50
				? [
						['site', 66],
						['mail', 18],
						['telephone', 13],
						['paper', 3],
					]
				: [
						['site', 75],
						['mail', 25],
					]
	return chance.weighted(share, ([, weight]) => weight)?.[0] ?? 'site'
}

/** Who stands in the story's pictures; the first of them is the demo's own sign-in. */
export const cast = ['日高', '大庭', '谷口', '小山田', '中原', '森下', '有田', '堤', '福元'] as const
export type CastName = (typeof cast)[number]
const castGiven = ['ふみ', 'しげる', 'まこと', 'ふみ', 'けいこ', 'ゆう', 'みさ', 'のぼる', 'いさお']

const avoided = new Set(['清水 みちこ', '山口 まゆ', '小川 まこと', '内田 ゆか'])

function nameOf(chance: Chance, n: number, age: number): [family: [string, string], given: [string, string]] {
	const pool = age >= 50 ? olderGiven : youngerGiven
	if (n < cast.length) {
		const family = familyNames.find(([kanji]) => kanji === cast[n]) ?? [cast[n] as string, 'ヒダカ']
		const given = [...olderGiven, ...youngerGiven].find(([kanji]) => kanji === castGiven[n])
		return [[...family], [...(given ?? ['ふみ', 'フミ'])]] as [[string, string], [string, string]]
	}
	for (;;) {
		const family = chance.one(familyNames)
		const given = chance.one(pool)
		if (cast.includes(family[0] as CastName) || avoided.has(`${family[0]} ${given[0]}`)) continue
		return [[...family], [...given]]
	}
}

const two = (n: number) => String(n).padStart(2, '0')

function telephoneOf(n: number): string {
	return `0999-${two(Math.floor(n / 900))}-${2001 + (n % 900)}`
}

/** Most have an account in use; in every town, however small, one waits for its check and one has none. */
function accountOf(chance: Chance, n: number): Makeup['account'] {
	if (n === 10 || n === 14) return n === 10 ? 'waiting' : 'none'
	const share = { checked: 86, waiting: 4, none: 10 }
	return chance.weighted(['checked', 'waiting', 'none'] as const, (one) => share[one]) ?? 'checked'
}

/** Makes up the n-th person of a seed, as they are on `today`. */
export function makeUp(seed: number, n: number, today: Day): Makeup {
	const chance = chanceOf(seed, `person ${n}`)
	const [least, most] = chance.weighted(ages, ([, , share]) => share) ?? [60, 69]
	const storied = n < cast.length
	const age = storied
		? n === 5 || n === 6
			? chance.whole(55, 62)
			: chance.whole(66, 78)
		: chance.whole(least, most)
	const [family, given] = nameOf(chance, n, age)
	const born = `${Number(today.slice(0, 4)) - age - 1}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
	const district = storied ? (n % 2 === 0 ? 0 : 4) : chance.whole(0, districts.length - 1)
	const place = districts[district] as (typeof districts)[number]
	const hears = n === 2 ? 'telephone' : storied ? 'site' : hearsBy(chance, age)
	const way = wayOf(chance, age)
	const { days, mask, limits } = hoursAndLimits(chance, way)
	const decade = Math.min(70, Math.max(20, Math.floor(age / 10) * 10))
	const likes = [0, 1, 2].flatMap(
		() => chance.weighted(kinds, (kind) => wishes[decade]?.[kinds.indexOf(kind)] ?? 0) ?? [],
	)
	const whole: Limits = { ...noLimits, ...limits, ...furtherLimits(n, way, !limits.noDriving) }
	const masks: number[] = []
	for (const day of days) masks[day] = mask
	const person: Makeup = {
		n,
		familyName: family[0],
		givenName: given[0],
		familyKana: family[1],
		givenKana: given[1],
		callName: chance.yes(0.12) ? given[0] : family[0],
		birthDay: isDay(born) ? born : '1955-05-05',
		district,
		address: `ひなた市${chance.one(place.streets)}${chance.whole(1, 5)}-${chance.whole(1, 20)}-${chance.whole(1, 15)}`,
		postalCode: `999-01${place.postal}`,
		telephone: telephoneOf(n),
		email: hears === 'mail' || chance.yes(0.2) ? `hinata${two(n + 1)}@mail.example` : null,
		hearsBy: hears,
		likesCallsAt:
			hears === 'telephone' || chance.yes(0.3) ? chance.one(['午前', '昼すぎ', '夕方', '9時より前']) : '',
		askAtMost:
			chance.weighted(
				['daily', 'weekly', 'monthly', 'never'] as const,
				(one) => ({ daily: 80, weekly: 13, monthly: 5, never: 2 })[one],
			) ?? 'daily',
		wouldLikeYou: chance.yes(0.12) ? chance.one(wishesForPeople) : '',
		masks: weekOfMasks(masks),
		limits: whole,
		skills: skillsOf(chance, likes, !whole.noDriving),
		daysOff: chance.yes(0.2)
			? [
					{
						after: chance.whole(1, 70),
						length: chance.whole(1, 5),
						everyWeeks: chance.yes(0.4) ? chance.whole(1, 4) : 0,
					},
				]
			: [],
		likes: likes.includes('other') ? [...likes, 'watching-over'] : likes,
		goesTo: n % 9 === 4 ? [...new Set([0, district])] : [],
		datedAfter: n % 7 === 3 ? 3 + (n % 17) : null,
		active: chance.yes(0.3) ? 0.02 : chance.one([0.2, 0.5, 1, 1, 1.5]),
		account: accountOf(chance, n),
		storied: false,
	}
	return storied ? inStory(person, today) : person
}

/** The cast can whenever the story needs them; each keeps a limit the pictures show. */
function inStory(person: Makeup, today: Day): Makeup {
	const mornings = maskOf(['morning', 'noon'])
	const masks = [0, mornings, mornings, mornings, mornings, mornings, 0]
	// The story's days fall on whatever weekday today makes of them.
	for (const days of storyDays) masks[weekdayOf(addDays(today, days))] = mornings
	const first = person.n === 0
	return {
		...person,
		...(first
			? {
					birthDay: '1952-07-18',
					address: 'ひなた市中央2-3-4',
					postalCode: '999-0101',
					email: null,
					likesCallsAt: '午前',
				}
			: {}),
		callName: person.familyName,
		askAtMost: 'daily',
		masks: weekOfMasks(masks),
		limits: {
			...noLimits,
			comesBy: first ? 'bus' : 'car',
			kilogramsMost: first ? 5 : 10,
			restEachHour: first,
			daysPerWeekMost: person.n === 5 ? 2 : 3,
			busStopNeeded: first || person.n === 1,
		},
		skills: first ? ['sewing', 'cooking'] : ['cooking'],
		daysOff: [],
		goesTo: [],
		datedAfter: first ? 12 : null,
		wouldLikeYou: first ? 'はじめての場所では、最初に場所と道具を見せてもらえると助かります。' : '',
		active: first ? 0 : 0.3,
		account: 'checked',
		storied: first,
	}
}

/** Days of the story, counted from today. */
const storyDays = [-70, -63, -56, -49, -42, -35, -28, -21, -19, -14, -12, -7, -4, 7, 9, 15, 17] as const

/** Days off as the room takes them, from the day somebody joined. */
export const daysOffFrom = (person: Makeup, joined: Day): DayOff[] =>
	person.daysOff.map(({ after, length, everyWeeks }) => {
		const fromDay = addDays(joined, after)
		const long = everyWeeks === 1 ? Math.min(length, 2) : length
		return { fromDay, untilDay: addDays(fromDay, long - 1), everyWeeks }
	})
