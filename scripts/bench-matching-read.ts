// For the bench of the matching index: the people of a SQLite file in one pass, and the straight query over them.
import type Database from 'better-sqlite3'
import { addDays, weekdayOf, weekOf } from '~/base/day'
import { halfHoursOf } from '~/base/span'
import type { DayOff, WeekMasks } from '~/matching/availability'
import { noHours } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import type { FitSlot, FitTask } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import type { IndexedPerson } from '~/matching/match-index'
import { isPaper } from '~/work/task'

const aDay = 2 ** 48

type Row = unknown[]

/** Reads texts that come in the order of registrants beside another reading in that order. */
function beside(rows: IterableIterator<Row>) {
	let next = rows.next()
	return (id: string): unknown => {
		while (!next.done && (next.value[0] as string) < id) next = rows.next()
		if (next.done || next.value[0] !== id) return null
		const [, found] = next.value
		next = rows.next()
		return found
	}
}

/** Everybody registered with every fact `fit` judges, in the order of their ids; or one of them. */
export function* peopleOf(
	handle: Database.Database,
	firstDay: string,
	lastDay: string,
	only?: string,
): Generator<IndexedPerson> {
	const given = { first: firstDay, last: lastDay, ...(only && { only }) }
	const read = (text: string) => handle.prepare(text).raw().iterate(given) as IterableIterator<Row>
	// What hangs on a person comes as one text: to carry rows over one by one would take twice as long.
	const grouped = (what: string, table: string, where = 'true') =>
		beside(
			read(`select registrant_id, ${what} from ${table}
				where ${only ? 'registrant_id = :only and ' : ''}${where} and :first <= :last group by registrant_id`),
		)
	const hours = grouped(`group_concat(weekday * ${aDay} + half_hours)`, 'availability')
	const off = grouped(
		'group_concat(from_day || until_day || every_weeks)',
		'days_off',
		'from_day <= :last and (every_weeks > 0 or until_day >= :first)',
	)
	const skills = grouped('group_concat((checked_at is not null) || skill)', 'skills')
	const bookings = grouped(
		'group_concat(day || (start_minute * 10000 + end_minute))',
		'bookings',
		'live = 1 and day between :first and :last',
	)
	const turns = grouped('max(at)', 'turns', 'taken_back_at is null')
	const rows = read(`
		select r.id, rest_from, rest_until, l.registrant_id,
			kilograms_most, sitting_only, rest_each_hour, alone_only, indoors_only, at_home_only, no_driving,
			bus_stop_needed, minutes_most, days_per_week_most, minutes_per_week_most, rest_between_minutes, holidays_off
		from registrants r left join limits l on l.registrant_id = r.id
		where ${only ? 'r.id = :only and ' : ''}+state = 'registered' and :first <= :last order by r.id`)
	for (const found of rows) {
		const id = found[0] as string
		const turn = turns(id) as number | null
		yield {
			registrantId: id,
			masks: masksIn(hours(id) as string | null),
			dates: [],
			daysOff: listIn(off(id), dayOffIn),
			likesKinds: [],
			limits: found[3] === null ? noLimits : limitsIn(found),
			skills: listIn(skills(id), (text) => ({ skill: text.slice(1), checked: text.startsWith('1') })),
			restFrom: found[1] as string | null,
			restUntil: found[2] as string | null,
			lastTurnAt: turn === null ? null : new Date(turn),
			busy: listIn(bookings(id), busyIn),
		}
	}
}

const listIn = <One>(text: unknown, read: (part: string) => One): One[] =>
	text === null ? [] : (text as string).split(',').map(read)

function masksIn(text: string | null): WeekMasks {
	if (text === null) return noHours
	const masks: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0]
	for (const part of text.split(',')) {
		const both = Number(part)
		const weekday = Math.floor(both / aDay)
		masks[weekday] = both - weekday * aDay
	}
	return masks
}

const dayOffIn = (text: string): DayOff => ({
	fromDay: text.slice(0, 10),
	untilDay: text.slice(10, 20),
	everyWeeks: Number(text.slice(20)),
})

function busyIn(text: string): Booked {
	const both = Number(text.slice(10))
	const startMinute = Math.floor(both / 10_000)
	return {
		...{ day: text.slice(0, 10), startMinute, endMinute: both - startMinute * 10_000 },
		...{ employerId: '', areaId: null, yen: 0 },
	}
}

const limitsIn = (found: readonly unknown[]): IndexedPerson['limits'] => ({
	...noLimits,
	kilogramsMost: found[4] as number | null,
	sittingOnly: found[5] === 1,
	restEachHour: found[6] === 1,
	aloneOnly: found[7] === 1,
	indoorsOnly: found[8] === 1,
	atHomeOnly: found[9] === 1,
	noDriving: found[10] === 1,
	busStopNeeded: found[11] === 1,
	minutesMost: found[12] as number | null,
	daysPerWeekMost: found[13] as number | null,
	minutesPerWeekMost: found[14] as number | null,
	restBetweenMinutes: found[15] as number | null,
	holidaysOff: found[16] === 1,
})

/** The same question as one statement: who fits, counted, or the first fifty by turn. What a task does not ask is left out. */
export function straightQuery(
	task: FitTask,
	slot: FitSlot,
	isHoliday: boolean,
	what: 'count' | 'first fifty',
) {
	const flags = [
		task.posture === 'stand' && 'sitting_only',
		!task.rests && 'rest_each_hour',
		!task.alone && 'alone_only',
		task.outdoors && 'indoors_only',
		!task.atHome && 'at_home_only',
		task.busStop === '' && !task.atHome && 'bus_stop_needed',
		isHoliday && 'holidays_off',
	].filter((flag) => flag !== false)
	const paper = task.skill !== null && isPaper(task.skill)
	const text = `
		select ${what === 'count' ? 'count(*)' : 'r.id'}
		from registrants r
		join availability a on a.registrant_id = r.id and a.weekday = :weekday
		left join limits l on l.registrant_id = r.id
		${task.skill === null ? '' : 'join skills s on s.registrant_id = r.id and s.skill = :skill'}
		where r.state = 'registered' and (a.half_hours & :needed) = :needed
			${paper ? 'and s.checked_at is not null' : ''}
			and (r.rest_from is null or r.rest_from > :day or r.rest_until < :day)
			${flags.map((flag) => `and l.${flag} is not 1`).join(' ')}
			${task.driving ? 'and l.no_driving = 0' : ''}
			and (l.kilograms_most is null or l.kilograms_most >= :kilograms)
			and (l.minutes_most is null or l.minutes_most >= :minutes)
			and not exists (select 1 from days_off d where d.registrant_id = r.id and d.from_day <= :day and (
				(d.every_weeks = 0 and d.until_day >= :day) or
				(d.every_weeks > 0 and cast(julianday(:day) - julianday(d.from_day) as integer) % (7 * d.every_weeks)
					<= cast(julianday(d.until_day) - julianday(d.from_day) as integer))))
			and not exists (select 1 from bookings b where b.registrant_id = r.id and b.live = 1 and b.day = :day
				and ((b.start_minute < :end and :start < b.end_minute) or (
					max(:start - b.end_minute, b.start_minute - :end) >= 0
					and max(:start - b.end_minute, b.start_minute - :end) < l.rest_between_minutes)))
			and (l.minutes_most is null or l.minutes_most >= :minutes + (
				select coalesce(sum(b.end_minute - b.start_minute), 0) from bookings b
				where b.registrant_id = r.id and b.live = 1 and b.day = :day))
			and (l.days_per_week_most is null or l.days_per_week_most >= 1 + (
				select count(distinct b.day) from bookings b
				where b.registrant_id = r.id and b.live = 1 and b.day between :monday and :sunday and b.day <> :day))
			and (l.minutes_per_week_most is null or l.minutes_per_week_most >= :minutes + (
				select coalesce(sum(b.end_minute - b.start_minute), 0) from bookings b
				where b.registrant_id = r.id and b.live = 1 and b.day between :monday and :sunday))
		${what === 'count' ? '' : 'order by coalesce((select max(t.at) from turns t where t.registrant_id = r.id and t.taken_back_at is null), 0), r.id limit 50'}`
	const monday = weekOf(slot.day)
	const values = {
		day: slot.day,
		weekday: weekdayOf(slot.day),
		needed: halfHoursOf(slot.startMinute, slot.endMinute),
		start: slot.startMinute,
		end: slot.endMinute,
		minutes: Math.min(task.minutes, slot.endMinute - slot.startMinute),
		kilograms: task.kilograms,
		skill: task.skill,
		monday,
		sunday: addDays(monday, 6),
	}
	return { text, values }
}
