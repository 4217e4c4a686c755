// Weeks to plan in tests: their slots, their people, and a plan of them.
import { addDays } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { weekOfMasks } from '~/matching/availability'
import type { FitTask } from '~/matching/fit'
import type { Limits } from '~/matching/limit'
import { noLimits } from '~/matching/limit'
import { planWeek } from '~/matching/plan-week'
import type { Week, WeekOrder, WeekPerson, WeekSlot } from '~/matching/plan-week-input'
import { quietTown } from './fit-people'

export const monday = '2026-11-09'
export const task: FitTask = {
	kind: 'cleaning',
	employerId: 'shop',
	areaId: 'north',
	payYen: 1_000,
	lift: false,
	minutes: 120,
	kilograms: 5,
	posture: 'either',
	outdoors: false,
	alone: true,
	atHome: false,
	rests: true,
	driving: false,
	busStop: '役場前',
	skill: null,
}
export const slot = (
	id: string,
	day: number,
	from: number,
	to: number,
	facts: Partial<WeekSlot> = {},
): WeekSlot => ({
	id,
	seats: 1,
	task,
	slot: { day: addDays(monday, day), startMinute: from, endMinute: to, seats: facts.seats ?? 1 },
	needsPractice: false,
	guided: false,
	...facts,
})
export const who = (name: string) =>
	`01990000-0000-7000-8000-${Buffer.from(name).toString('hex').padStart(12, '0')}`
export const nameOf = (id: string) => Buffer.from(id.slice(24).replace(/^0+/, ''), 'hex').toString()
export const somebody = (name: string, limits: Partial<Limits> = {}, facts: Partial<WeekPerson> = {}) => ({
	registrantId: who(name),
	masks: weekOfMasks(Array.from({ length: 7 }, () => allHalfHours)),
	dates: [],
	likesKinds: [],
	daysOff: [],
	limits: { ...noLimits, ...limits },
	skills: [],
	restFrom: null,
	restUntil: null,
	busy: [],
	turns: 0,
	standing: facts.turns ?? 0,
	likesSame: false,
	homeAreaId: 'south',
	did: [],
	...facts,
})
export const town = { ...quietTown, clientWeekMinutes: 10_080 }
export const aid = { elapsed: () => 0 }
export const order = (over: Partial<WeekOrder> = {}): WeekOrder => ({
	mode: 'fair-turns',
	seed: 1,
	locks: [],
	struck: [],
	...over,
})
export const planned = (week: Partial<Week>, over: Partial<WeekOrder> = {}) =>
	planWeek({ slots: [], people: [], barred: [], later: [], waiting: 0, town, ...week }, order(over), aid)
