// For the bench of the matching index: the people of a SQLite file in one pass, and the straight query over them.
import type Database from 'better-sqlite3'
import { addDays, weekdayOf, weekOf } from '~/base/day'
import { halfHoursOf } from '~/base/span'
import type { DayOff } from '~/matching/availability'
import { noHours } from '~/matching/availability'
import type { Busy } from '~/matching/booking'
import type { FitSlot, FitTask } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import type { IndexedPerson } from '~/matching/match-index'
import type { HeldSkill } from '~/matching/skill'
import { isPaper } from '~/work/task'

type Row = unknown[]
const aDay = 2 ** 48

/** Reads rows that come in the order of registrants beside another reading in that order. */
function beside(rows: IterableIterator<Row>) {
	let next = rows.next()
	return (id: string, see: (row: Row) => void) => {
		while (!next.done && (next.value[0] as string) < id) next = rows.next()
		while (!next.done && next.value[0] === id) {
			see(next.value)
			next = rows.next()
		}
	}
}

/** Everybody registered with every fact `fit` judges, in the order of their ids; or one of them. */
export function* peopleOf(
	handle: Database.Database,
	firstDay: string,
	lastDay: string,
	only?: string,
): Generator<IndexedPerson> {
	const read = (text: string, ...values: unknown[]) =>
		handle
			.prepare(text.replace('(#)', only ? `registrant_id = '${only}'` : 'true'))
			.raw()
			.iterate(...values) as IterableIterator<Row>
	// A week comes as one text: seven rows a person are dear to carry over one by one.
	const hours = beside(
		read(
			`select registrant_id, group_concat(weekday * ${aDay} + half_hours) from availability where (#) group by registrant_id`,
		),
	)
	const off = beside(
		read(
			'select registrant_id, from_day, until_day, every_weeks from days_off where (#) and from_day <= ? and (every_weeks > 0 or until_day >= ?) order by registrant_id',
			lastDay,
			firstDay,
		),
	)
	const skills = beside(
		read('select registrant_id, skill, checked_at is not null from skills where (#) order by registrant_id'),
	)
	const bookings = beside(
		read(
			'select registrant_id, day, start_minute, end_minute from bookings where (#) and live = 1 and day >= ? and day <= ? order by registrant_id',
			firstDay,
			lastDay,
		),
	)
	const turns = beside(
		read(
			'select registrant_id, max(at) from turns where (#) and taken_back_at is null group by registrant_id',
		),
	)
	const people = read(
		`select id, rest_from, rest_until, l.registrant_id, kilograms_most, sitting_only, rest_each_hour, alone_only, indoors_only,
			at_home_only, no_driving, bus_stop_needed, minutes_most, days_per_week_most, minutes_per_week_most,
			rest_between_minutes, holidays_off
		from registrants left join limits l on l.registrant_id = id where ${only ? `id = '${only}' and ` : ''}+state = 'registered' order by id`,
	)
	for (const row of people) {
		const id = row[0] as string
		const person = {
			registrantId: id,
			masks: noHours as number[] & IndexedPerson['masks'],
			daysOff: [] as DayOff[],
			limits: row[3] === null ? noLimits : limitsOf(row),
			skills: [] as HeldSkill[],
			restFrom: row[1] as string | null,
			restUntil: row[2] as string | null,
			lastTurnAt: null as Date | null,
			busy: [] as Busy[],
		}
		hours(id, (found) => {
			person.masks = [0, 0, 0, 0, 0, 0, 0]
			for (const text of (found[1] as string).split(',')) {
				const both = Number(text)
				const weekday = Math.floor(both / aDay)
				person.masks[weekday] = both - weekday * aDay
			}
		})
		off(id, ([, fromDay, untilDay, everyWeeks]) => {
			person.daysOff.push({ fromDay, untilDay, everyWeeks } as DayOff)
		})
		skills(id, (found) => {
			person.skills.push({ skill: found[1] as string, checked: found[2] === 1 })
		})
		bookings(id, ([, day, startMinute, endMinute]) => {
			person.busy.push({ day, startMinute, endMinute } as Busy)
		})
		turns(id, (found) => {
			person.lastTurnAt = new Date(found[1] as number)
		})
		yield person
	}
}

const limitsOf = (row: Row): IndexedPerson['limits'] => ({
	kilogramsMost: row[4] as number | null,
	sittingOnly: row[5] === 1,
	restEachHour: row[6] === 1,
	aloneOnly: row[7] === 1,
	indoorsOnly: row[8] === 1,
	atHomeOnly: row[9] === 1,
	noDriving: row[10] === 1,
	busStopNeeded: row[11] === 1,
	minutesMost: row[12] as number | null,
	daysPerWeekMost: row[13] as number | null,
	minutesPerWeekMost: row[14] as number | null,
	restBetweenMinutes: row[15] as number | null,
	holidaysOff: row[16] === 1,
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
