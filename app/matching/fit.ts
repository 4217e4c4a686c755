// Whether a slot of a task suits a person, with every reason for yes and no. Pure: facts in, reasons out.
import type { Day } from '~/base/day'
import { weekdayOf, weekOf } from '~/base/day'
import { halfHoursOf, holdsHalfHours } from '~/base/span'
import { isHoliday } from '~/council/calendar'
import { restsOn } from '~/people/registrant'
import type { NoReason, YesReason } from '~/words/ja/fit'
import type { DayOff, WeekMasks } from './availability'
import { isOff } from './availability'
import type { Busy } from './booking'
import { clashing } from './booking'
import type { Limits } from './limit'
import type { HeldSkill } from './skill'
import { hasSkill } from './skill'

/** What is known of a person for this: hours, days off, limits, skills, rest. Nothing about why. */
export type FitPerson = {
	masks: WeekMasks
	daysOff: readonly DayOff[]
	limits: Limits
	skills: readonly HeldSkill[]
	restFrom: Day | null
	restUntil: Day | null
}

export type FitTask = {
	minutes: number
	kilograms: number
	posture: string
	outdoors: boolean
	alone: boolean
	atHome: boolean
	rests: boolean
	driving: boolean
	busStop: string
	skill: string | null
}

export type FitSlot = Busy

export type Fit = { fits: boolean; yes: YesReason[]; no: NoReason[] }

/** Every reason for and against. `busy` are the person's bookings of that week. */
export function fit(person: FitPerson, task: FitTask, slot: FitSlot, busy: readonly Busy[]): Fit {
	const yes: YesReason[] = []
	const no: NoReason[] = []
	const { limits } = person
	const either = (
		holds: boolean,
		name: NoReason['name'] & YesReason['name'],
		facts: NoReason['facts'] = {},
	) => {
		if (holds) yes.push({ name, facts })
		else no.push({ name, facts })
	}

	if (restsOn(person, slot.day)) no.push({ name: 'resting', facts: { until: person.restUntil } })
	judgeHours(person, slot, yes, no)
	const clash = clashing(busy, slot)
	if (clash)
		no.push({
			name: 'clash',
			facts: { day: clash.day, startMinute: clash.startMinute, endMinute: clash.endMinute },
		})
	else yes.push({ name: 'no-clash', facts: {} })

	if (limits.minutesMost !== null) {
		const minutes = minutesThatDay(task, slot, busy)
		either(minutes <= limits.minutesMost, 'minutes', { minutes, most: limits.minutesMost })
	}
	if (limits.daysPerWeekMost !== null)
		either(daysThatWeek(slot, busy) <= limits.daysPerWeekMost, 'days-per-week', {
			most: limits.daysPerWeekMost,
		})
	if (limits.minutesPerWeekMost !== null) {
		const minutes = minutesThatWeek(task, slot, busy)
		either(minutes <= limits.minutesPerWeekMost, 'minutes-per-week', {
			minutes,
			most: limits.minutesPerWeekMost,
		})
	}
	if (limits.restBetweenMinutes !== null) {
		const between = tooNear(slot, busy, limits.restBetweenMinutes)
		if (between)
			no.push({
				name: 'between',
				facts: {
					minutes: limits.restBetweenMinutes,
					startMinute: between.startMinute,
					endMinute: between.endMinute,
				},
			})
	}
	if (limits.kilogramsMost !== null)
		either(task.kilograms <= limits.kilogramsMost, 'kilograms', {
			kilograms: task.kilograms,
			most: limits.kilogramsMost,
		})
	if (limits.sittingOnly) either(task.posture !== 'stand', 'posture')
	if (limits.restEachHour) either(task.rests, 'rests')
	if (limits.aloneOnly) either(task.alone, 'alone')
	if (limits.indoorsOnly) either(!task.outdoors, 'indoors')
	if (limits.atHomeOnly) either(task.atHome, 'at-home')
	if (limits.noDriving && task.driving) no.push({ name: 'driving', facts: {} })
	if (limits.busStopNeeded) either(task.busStop !== '' || task.atHome, 'bus-stop')
	if (task.skill !== null) either(hasSkill(person.skills, task.skill), 'skill', { skill: task.skill })
	return { fits: no.length === 0, yes, no }
}

function judgeHours(person: FitPerson, slot: FitSlot, yes: YesReason[], no: NoReason[]) {
	if (isOff(person.daysOff, slot.day)) {
		no.push({ name: 'day-off', facts: { day: slot.day } })
		return
	}
	if (person.limits.holidaysOff && isHoliday(slot.day)) {
		no.push({ name: 'holiday', facts: { day: slot.day } })
		return
	}
	if (person.masks.every((mask) => mask === 0)) {
		no.push({ name: 'hours-not-said', facts: {} })
		return
	}
	const weekday = weekdayOf(slot.day)
	const facts = { weekday, startMinute: slot.startMinute, endMinute: slot.endMinute }
	const holds = holdsHalfHours(person.masks[weekday] ?? 0, halfHoursOf(slot.startMinute, slot.endMinute))
	if (holds) yes.push({ name: 'free-hours', facts })
	else no.push({ name: 'free-hours', facts })
}

/** The task's own minutes and what is booked that day already. */
function minutesThatDay(task: FitTask, slot: FitSlot, busy: readonly Busy[]): number {
	const booked = busy
		.filter((one) => one.day === slot.day)
		.reduce((sum, one) => sum + one.endMinute - one.startMinute, 0)
	return booked + Math.min(task.minutes, slot.endMinute - slot.startMinute)
}

/** The task's own minutes and what is booked in the week (from Monday) already. */
function minutesThatWeek(task: FitTask, slot: FitSlot, busy: readonly Busy[]): number {
	const week = weekOf(slot.day)
	const booked = busy
		.filter((one) => weekOf(one.day) === week)
		.reduce((sum, one) => sum + one.endMinute - one.startMinute, 0)
	return booked + Math.min(task.minutes, slot.endMinute - slot.startMinute)
}

/** A booking of that day that ends or begins nearer than so many minutes; what overlaps is a clash and said as such. */
const tooNear = (slot: FitSlot, busy: readonly Busy[], minutes: number): Busy | undefined =>
	busy.find((one) => {
		if (one.day !== slot.day) return false
		const gap = Math.max(slot.startMinute - one.endMinute, one.startMinute - slot.endMinute)
		return gap >= 0 && gap < minutes
	})

/** Days with work in the week (from Monday), the slot's own among them. */
function daysThatWeek(slot: FitSlot, busy: readonly Busy[]): number {
	const week = weekOf(slot.day)
	const days = new Set(busy.filter((one) => weekOf(one.day) === week).map((one) => one.day))
	days.add(slot.day)
	return days.size
}
