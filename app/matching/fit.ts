// Whether a slot of a task suits a person, with every reason for yes and no. Pure: facts in, reasons out.
import type { Day } from '~/base/day'
import { weekdayOf } from '~/base/day'
import { halfHoursOf, holdsHalfHours } from '~/base/span'
import { isHoliday } from '~/council/calendar'
import { restsOn } from '~/people/registrant'
import type { FitFacts, NoReason, YesReason } from '~/words/ja/fit'
import type { Hours } from './availability'
import { datedOn, isOff } from './availability'
import type { Booked, Busy } from './booking'
import { clashing } from './booking'
import type { Limits } from './limit'
import {
	atClient,
	daysInMonth,
	daysInRow,
	daysInWeek,
	minutesInWeek,
	minutesOn,
	yenInMonth,
	yenInYear,
} from './promised'
import type { HeldSkill } from './skill'
import { hasSkill } from './skill'
import type { TownFacts } from './way'
import { busesOn, wayMinutes } from './way'

/** What is known of a person for this: hours, days off, limits, skills, likings, rest. Nothing about why. */
export type FitPerson = Hours & {
	limits: Limits
	skills: readonly HeldSkill[]
	/** Kinds of work one likes; none named is all the same. */
	likesKinds: readonly string[]
	restFrom: Day | null
	restUntil: Day | null
}

export type FitTask = {
	kind: string
	employerId: string
	areaId: string
	payYen: number
	minutes: number
	kilograms: number
	posture: string
	outdoors: boolean
	alone: boolean
	atHome: boolean
	rests: boolean
	driving: boolean
	/** 送迎あり: somebody fetches who comes. */
	lift: boolean
	busStop: string
	skill: string | null
}

export type FitSlot = Busy & { seats: number }

/** What somebody holds who takes a slot of a task. */
export const bookedAs = (task: FitTask, { day, startMinute, endMinute }: FitSlot): Booked => ({
	day,
	startMinute,
	endMinute,
	employerId: task.employerId,
	areaId: task.atHome ? null : task.areaId,
	yen: task.payYen,
})

/** `score` puts what suits in an order: 0 for a no. */
export type Fit = { fits: boolean; score: number; yes: YesReason[]; no: NoReason[] }

type Both = NoReason['name'] & YesReason['name']

/** Reasons as they are gathered. */
class Reasons {
	readonly yes: YesReason[] = []
	readonly no: NoReason[] = []

	for(name: YesReason['name'], facts: FitFacts = {}) {
		this.yes.push({ name, facts })
	}

	against(name: NoReason['name'], facts: FitFacts = {}) {
		this.no.push({ name, facts })
	}

	either(holds: boolean, name: Both, facts: FitFacts = {}) {
		if (holds) this.for(name, facts)
		else this.against(name, facts)
	}
}

/**
 * Every reason for and against. `busy` are the person's bookings: the week and the month around the slot, as far as days
 * in a row go, and the whole year of who has set a ceiling of income.
 */
export function fit(
	person: FitPerson,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
): Fit {
	const reasons = new Reasons()
	if (person.likesKinds.includes(task.kind)) reasons.for('likes-kind')
	if (restsOn(person, slot.day)) reasons.against('resting', { until: person.restUntil })
	judgeHours(reasons, person, slot)
	judgePromised(reasons, person.limits, task, slot, busy)
	judgeWay(reasons, person.limits, task, slot, busy, town)
	judgeClient(reasons, task, slot, busy, town)
	judgeWork(reasons, person.limits, task, slot)
	judgeIncome(reasons, person.limits, task, slot, busy)
	if (task.skill !== null) reasons.either(hasSkill(person.skills, task.skill), 'skill', { skill: task.skill })
	const { yes, no } = reasons
	const fits = no.length === 0
	return { fits, score: fits ? scoreOf(yes) : 0, yes, no }
}

/** What one likes counts twice what one is skilled in; whatever suits is at least 1. */
const scoreOf = (yes: readonly YesReason[]) =>
	1 + yes.reduce((sum, { name }) => sum + (name === 'likes-kind' ? 2 : 0) + (name === 'skill' ? 1 : 0), 0)

/** The task's own minutes: never more than its slot. */
const ownMinutes = (task: FitTask, slot: FitSlot) => Math.min(task.minutes, slot.endMinute - slot.startMinute)

function judgeHours(reasons: Reasons, person: FitPerson, slot: FitSlot) {
	if (isOff(person.daysOff, slot.day)) return reasons.against('day-off', { day: slot.day })
	const needed = halfHoursOf(slot.startMinute, slot.endMinute)
	const dated = datedOn(person.dates, slot.day)
	const weekday = weekdayOf(slot.day)
	const facts = { weekday, startMinute: slot.startMinute, endMinute: slot.endMinute }
	// Who says what they can on this very date has thought of the holiday.
	if (dated !== undefined) {
		if (holdsHalfHours(dated, needed)) return reasons.for('free-hours', facts)
		return reasons.against('dated-hours', { ...facts, day: slot.day })
	}
	if (person.limits.holidaysOff && isHoliday(slot.day)) return reasons.against('holiday', { day: slot.day })
	if (person.masks.every((mask) => mask === 0)) return reasons.against('hours-not-said')
	reasons.either(holdsHalfHours(person.masks[weekday] ?? 0, needed), 'free-hours', facts)
}

function judgePromised(
	reasons: Reasons,
	limits: Limits,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
) {
	const clash = clashing(busy, slot)
	if (clash)
		reasons.against('clash', {
			day: clash.day,
			startMinute: clash.startMinute,
			endMinute: clash.endMinute,
		})
	else reasons.for('no-clash')
	const own = ownMinutes(task, slot)
	const { minutesMost, daysPerWeekMost, minutesPerWeekMost } = limits
	if (minutesMost !== null) {
		const minutes = minutesOn(busy, slot.day) + own
		reasons.either(minutes <= minutesMost, 'minutes', { minutes, most: minutesMost })
	}
	if (daysPerWeekMost !== null)
		reasons.either(daysInWeek(busy, slot.day) <= daysPerWeekMost, 'days-per-week', { most: daysPerWeekMost })
	if (minutesPerWeekMost !== null) {
		const minutes = minutesInWeek(busy, slot.day) + own
		reasons.either(minutes <= minutesPerWeekMost, 'minutes-per-week', { minutes, most: minutesPerWeekMost })
	}
}

type Place = Busy & { areaId: string | null }

/** Minutes from the end of one span to the beginning of the other; below 0 where they overlap. */
const gapBetween = (one: Busy, slot: Busy) =>
	Math.max(slot.startMinute - one.endMinute, one.startMinute - slot.endMinute)

/** What somebody needs between two pieces of work: their rest, and the way. */
const minutesBetween = (limits: Limits, town: TownFacts, one: Place, area: string | null) =>
	(limits.restBetweenMinutes ?? 0) + wayMinutes(town, limits.comesBy, one.areaId, area)

/** The first of some spans of the same day that cannot be done beside a slot, rest and way counted; what overlaps comes first. */
export function cannotBeBeside<Span extends Place>(
	limits: Limits,
	task: Pick<FitTask, 'atHome' | 'areaId'>,
	slot: Busy,
	spans: readonly Span[],
	town: TownFacts,
): { span: Span; overlaps: boolean } | undefined {
	const overlapping = clashing(spans, slot)
	if (overlapping) return { span: overlapping, overlaps: true }
	const area = task.atHome ? null : task.areaId
	const near = spans.find(
		(one) => one.day === slot.day && gapBetween(one, slot) < minutesBetween(limits, town, one, area),
	)
	return near && { span: near, overlaps: false }
}

function judgeWay(
	reasons: Reasons,
	limits: Limits,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
) {
	const area = task.atHome ? null : task.areaId
	for (const one of busy) {
		if (one.day !== slot.day) continue
		const minutes = minutesBetween(limits, town, one, area)
		// What overlaps is a clash and said as such.
		const gap = gapBetween(one, slot)
		if (gap < 0 || gap >= minutes) continue
		reasons.against('between', { minutes, startMinute: one.startMinute, endMinute: one.endMinute })
		break
	}
	if (area !== null && limits.areaIds.length > 0) reasons.either(limits.areaIds.includes(area), 'area')
	if (limits.comesBy === 'bus' && !task.lift && area !== null)
		judgeBus(reasons, slot, busesOn(town, area, slot.day))
	if (!limits.busStopNeeded) return
	if (task.lift) reasons.for('lift')
	else reasons.either(task.busStop !== '' || task.atHome, 'bus-stop')
}

function judgeBus(reasons: Reasons, slot: FitSlot, buses: ReturnType<typeof busesOn>) {
	if (buses === undefined) return
	if (buses === null) {
		reasons.against('no-bus')
		return
	}
	const { arrives, leaves } = buses
	if (slot.startMinute < arrives) reasons.against('first-bus', { startMinute: slot.startMinute, arrives })
	if (slot.endMinute > leaves) reasons.against('last-bus', { endMinute: slot.endMinute, leaves })
}

/** Much work at one client, day after day, would be employment in all but name (handbook §3.3). */
function judgeClient(
	reasons: Reasons,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
) {
	const there = atClient(busy, task.employerId)
	if (minutesInWeek(there, slot.day) + ownMinutes(task, slot) >= town.clientWeekMinutes)
		reasons.against('client-week', { most: town.clientWeekMinutes })
	if (daysInRow(there, slot.day) > town.clientDaysInRow)
		reasons.against('client-row', { most: town.clientDaysInRow })
	if (daysInMonth(there, slot.day) > town.clientDaysPerMonth)
		reasons.against('client-month', { most: town.clientDaysPerMonth })
}

function judgeWork(reasons: Reasons, limits: Limits, task: FitTask, slot: FitSlot) {
	const { kilogramsMost, standMinutesMost } = limits
	const stands = task.posture === 'stand'
	if (kilogramsMost !== null)
		reasons.either(task.kilograms <= kilogramsMost, 'kilograms', {
			kilograms: task.kilograms,
			most: kilogramsMost,
		})
	if (limits.sittingOnly) reasons.either(!stands, 'posture')
	if (standMinutesMost !== null && stands) {
		const minutes = ownMinutes(task, slot)
		reasons.either(minutes <= standMinutesMost, 'standing', { minutes, most: standMinutesMost })
	}
	if (limits.restEachHour) reasons.either(task.rests, 'rests')
	if (limits.aloneOnly) reasons.either(task.alone, 'alone')
	if (limits.notAlone) reasons.either(!task.alone, 'company')
	if (limits.pairAtMost) reasons.either(task.alone || slot.seats <= 2, 'pair')
	const freeStart = task.minutes < slot.endMinute - slot.startMinute
	if (limits.freeStartOnly) reasons.either(freeStart, 'free-start')
	if (limits.fixedStartOnly) reasons.either(!freeStart, 'fixed-start')
	if (limits.indoorsOnly) reasons.either(!task.outdoors, 'indoors')
	if (limits.atHomeOnly) reasons.either(task.atHome, 'at-home')
	if (limits.noDriving && task.driving) reasons.against('driving')
}

function judgeIncome(
	reasons: Reasons,
	limits: Limits,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
) {
	const { monthYenMost, yearYenMost } = limits
	if (monthYenMost !== null)
		reasons.either(yenInMonth(busy, slot.day) + task.payYen <= monthYenMost, 'month-yen', {
			most: monthYenMost,
		})
	if (yearYenMost !== null)
		reasons.either(yenInYear(busy, slot.day) + task.payYen <= yearYenMost, 'year-yen', { most: yearYenMost })
}
