// The slow second way of `fit`: minute by minute and day by day, in plain words, sharing no rule with the first.
import { addDays, weekdayOf } from '~/base/day'
import { isHoliday } from '~/council/calendar'
import type { Booked, Busy } from '~/matching/booking'
import type { FitPerson, FitSlot, FitTask } from '~/matching/fit'
import type { TownFacts } from '~/matching/way'

/** Public holidays and days between the years among the days that are asked about, by hand. */
const homeDays = new Set(['2026-11-23', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])

const minutesOf = (one: Busy) =>
	Array.from({ length: one.endMinute - one.startMinute }, (_, n) => one.startMinute + n)

/** The seven days from the Monday on or before a day. */
function weekAround(day: string): string[] {
	let monday = day
	while (weekdayOf(monday) !== 1) monday = addDays(monday, -1)
	return Array.from({ length: 7 }, (_, n) => addDays(monday, n))
}

/** Whether half an hour that a minute lies in is one of a mask's. */
const isFreeAt = (halfHours: number, minute: number) =>
	halfHours.toString(2).padStart(48, '0')[47 - Math.floor(minute / 30)] === '1'

function offOn(person: FitPerson, day: string): boolean {
	for (const { fromDay, untilDay, everyWeeks } of person.daysOff) {
		const length: string[] = []
		for (let one = fromDay; one <= untilDay; one = addDays(one, 1)) length.push(one)
		if (everyWeeks === 0 ? length.includes(day) : false) return true
		// Again and again, each time so many weeks later, until it has gone past the day.
		if (everyWeeks > 0)
			for (let shift = 0; addDays(fromDay, shift) <= day; shift += 7 * everyWeeks)
				if (length.some((one) => addDays(one, shift) === day)) return true
	}
	return false
}

function freeAllTheTime(person: FitPerson, slot: FitSlot): boolean {
	if (offOn(person, slot.day)) return false
	const other = person.dates.filter((one) => one.day === slot.day)
	if (other.length > 0)
		return minutesOf(slot).every((minute) => other.some((one) => isFreeAt(one.halfHours, minute)))
	if (person.limits.holidaysOff && homeDays.has(slot.day)) return false
	return (
		person.masks.some((mask) => mask > 0) &&
		minutesOf(slot).every((minute) => isFreeAt(person.masks[weekdayOf(slot.day)] ?? 0, minute))
	)
}

/** Minutes on the way: what the town wrote down, or the usual, times what the way costs. */
function onTheWay(town: TownFacts, by: string | null, from: string | null, to: string | null): number {
	if (from === null || to === null || from === to) return 0
	const known = [...town.areaMinutes].find(([pair]) => pair === `${from} ${to}` || pair === `${to} ${from}`)
	const minutes = known ? known[1] : town.otherAreaMinutes
	if (by === 'walking') return minutes * 5
	return by === 'bicycle' || by === 'bus' ? minutes * 2 : minutes
}

function roomBetween(
	person: FitPerson,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
	here: string | null,
) {
	const rest = person.limits.restBetweenMinutes ?? 0
	return busy.every((one) => {
		if (one.day !== slot.day) return true
		const needed = rest + onTheWay(town, person.limits.comesBy, one.areaId, here)
		// So many minutes before and after that one, in none of which the slot may touch it; a clash is another matter.
		const taken = new Set(minutesOf(one))
		const shared = minutesOf(slot).some((minute) => taken.has(minute))
		if (shared) return true
		for (let n = 1; n <= needed; n++)
			if (taken.has(slot.startMinute - n) || taken.has(slot.endMinute - 1 + n)) return false
		return true
	})
}

function clientLeavesRoom(
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
	own: number,
) {
	const there = busy.filter((one) => one.employerId === task.employerId)
	const days = new Set([slot.day, ...there.map((one) => one.day)])
	const week = weekAround(slot.day)
	const minutes = there.filter((one) => week.includes(one.day)).flatMap(minutesOf).length
	const month = [...days].filter((day) => day.startsWith(slot.day.slice(0, 8)))
	// Every stretch of one day more than allowed that holds this day has a day without work in it.
	const stretch = town.clientDaysInRow + 1
	const tooLong = Array.from({ length: stretch }, (_, n) => addDays(slot.day, -n)).some((first) =>
		Array.from({ length: stretch }, (_, n) => addDays(first, n)).every((day) => days.has(day)),
	)
	return minutes + own < town.clientWeekMinutes && !tooLong && month.length <= town.clientDaysPerMonth
}

function busTakesThem(areaId: string, slot: FitSlot, town: TownFacts): boolean {
	const weekday = new Date(`${slot.day}T00:00:00Z`).getUTCDay()
	const kind = isHoliday(slot.day) || weekday === 0 ? 'holiday' : weekday === 6 ? 'saturday' : 'weekday'
	const buses = town.buses.get(`${areaId} ${kind}`)
	if (buses === null) return false
	if (buses) return buses.arrives <= slot.startMinute && buses.leaves >= slot.endMinute
	return (town.busArrives.get(areaId) ?? 0) <= slot.startMinute
}

/** Whether a slot suits: every limit and every booking, the obvious way. */
export function suitsSlowly(
	person: FitPerson,
	task: FitTask,
	slot: FitSlot,
	busy: readonly Booked[],
	town: TownFacts,
): boolean {
	const { limits } = person
	const length = slot.endMinute - slot.startMinute
	const own = task.minutes > length ? length : task.minutes
	const week = weekAround(slot.day)
	const thatDay = busy.filter((one) => one.day === slot.day)
	const thatWeek = busy.filter((one) => week.includes(one.day))
	const yenFrom = (start: string) =>
		busy.filter((one) => one.day.startsWith(start)).reduce((sum, one) => sum + one.yen, 0) + task.payYen
	const taken = new Set(thatDay.flatMap(minutesOf))
	const rests =
		person.restFrom !== null &&
		person.restFrom <= slot.day &&
		(person.restUntil === null || person.restUntil >= slot.day)
	const here = task.atHome ? null : task.areaId
	const held = person.skills.filter((one) => one.skill === task.skill)
	const paper = ['driving-licence', 'cook-licence'].includes(task.skill ?? '')
	return (
		!rests &&
		freeAllTheTime(person, slot) &&
		!minutesOf(slot).some((minute) => taken.has(minute)) &&
		!(limits.kilogramsMost !== null && task.kilograms > limits.kilogramsMost) &&
		!(limits.sittingOnly && task.posture === 'stand') &&
		!(limits.standMinutesMost !== null && task.posture === 'stand' && own > limits.standMinutesMost) &&
		!(limits.restEachHour && !task.rests) &&
		!(limits.aloneOnly && !task.alone) &&
		!(limits.notAlone && task.alone) &&
		!(limits.pairAtMost && !task.alone && slot.seats >= 3) &&
		!(limits.freeStartOnly && task.minutes >= length) &&
		!(limits.fixedStartOnly && task.minutes < length) &&
		!(limits.indoorsOnly && task.outdoors) &&
		!(limits.atHomeOnly && !task.atHome) &&
		!(limits.noDriving && task.driving) &&
		!(limits.busStopNeeded && task.busStop === '' && !task.atHome && !task.lift) &&
		!(limits.comesBy === 'bus' && !task.atHome && !task.lift && !busTakesThem(task.areaId, slot, town)) &&
		!(limits.areaIds.length > 0 && !task.atHome && !limits.areaIds.includes(task.areaId)) &&
		!(limits.minutesMost !== null && thatDay.flatMap(minutesOf).length + own > limits.minutesMost) &&
		!(
			limits.daysPerWeekMost !== null &&
			new Set([slot.day, ...thatWeek.map((one) => one.day)]).size > limits.daysPerWeekMost
		) &&
		!(
			limits.minutesPerWeekMost !== null &&
			thatWeek.flatMap(minutesOf).length + own > limits.minutesPerWeekMost
		) &&
		roomBetween(person, slot, busy, town, here) &&
		clientLeavesRoom(task, slot, busy, town, own) &&
		!(limits.monthYenMost !== null && yenFrom(slot.day.slice(0, 8)) > limits.monthYenMost) &&
		!(limits.yearYenMost !== null && yenFrom(slot.day.slice(0, 5)) > limits.yearYenMost) &&
		(task.skill === null || held.some((one) => one.checked || !paper))
	)
}
