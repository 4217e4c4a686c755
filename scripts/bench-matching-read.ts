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
import type { TownFacts, WayThere } from '~/matching/way'
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
	const dated = grouped('group_concat(day || half_hours)', 'dated_hours', 'day between :first and :last')
	const skills = grouped('group_concat((checked_at is not null) || skill)', 'skills')
	const places = placesOf(handle)
	const bookings = grouped(
		"group_concat(day || (start_minute * 10000 + end_minute) || '/' || slot_id)",
		'bookings',
		'live = 1 and day between :first and :last',
	)
	const turns = grouped('max(at)', 'turns', 'taken_back_at is null')
	const rows = read(`
		select r.id, rest_from, rest_until, l.registrant_id,
			kilograms_most, sitting_only, rest_each_hour, alone_only, indoors_only, at_home_only, no_driving,
			bus_stop_needed, minutes_most, days_per_week_most, minutes_per_week_most, rest_between_minutes, holidays_off,
			not_alone, pair_at_most, free_start_only, fixed_start_only, stand_minutes_most, month_yen_most, year_yen_most,
			comes_by, area_ids, likes_kinds
		from registrants r left join limits l on l.registrant_id = r.id
		where ${only ? 'r.id = :only and ' : ''}+state = 'registered' and :first <= :last order by r.id`)
	for (const found of rows) {
		const id = found[0] as string
		const turn = turns(id) as number | null
		yield {
			registrantId: id,
			masks: masksIn(hours(id) as string | null),
			dates: listIn(dated(id), (text) => ({ day: text.slice(0, 10), halfHours: Number(text.slice(10)) })),
			daysOff: listIn(off(id), dayOffIn),
			likesKinds: JSON.parse(found[26] as string),
			limits: found[3] === null ? noLimits : limitsIn(found),
			skills: listIn(skills(id), (text) => ({ skill: text.slice(1), checked: text.startsWith('1') })),
			restFrom: found[1] as string | null,
			restUntil: found[2] as string | null,
			lastTurnAt: turn === null ? null : new Date(turn),
			busy: listIn(bookings(id), (text) => bookedIn(text, places)),
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

type Place = Pick<Booked, 'employerId' | 'areaId' | 'yen'>

/** For whom, where and for how much each slot is: there are far fewer of them than bookings. */
function placesOf(handle: Database.Database): Map<string, Place> {
	const rows = handle
		.prepare(
			'select s.id, employer_id, case when at_home then null else area_id end, pay_yen from slots s join tasks t on t.id = s.task_id',
		)
		.raw()
		.all() as [string, string, string | null, number][]
	return new Map(rows.map(([id, employerId, areaId, yen]) => [id, { employerId, areaId, yen }]))
}

function bookedIn(text: string, places: ReadonlyMap<string, Place>): Booked {
	const slash = text.indexOf('/')
	const both = Number(text.slice(10, slash))
	const startMinute = Math.floor(both / 10_000)
	return {
		...{ day: text.slice(0, 10), startMinute, endMinute: both - startMinute * 10_000 },
		...(places.get(text.slice(slash + 1)) as Place),
	}
}

const limitsIn = (found: readonly unknown[]): IndexedPerson['limits'] => ({
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
	notAlone: found[17] === 1,
	pairAtMost: found[18] === 1,
	freeStartOnly: found[19] === 1,
	fixedStartOnly: found[20] === 1,
	standMinutesMost: found[21] as number | null,
	monthYenMost: found[22] as number | null,
	yearYenMost: found[23] as number | null,
	comesBy: found[24] as WayThere | null,
	areaIds: JSON.parse(found[25] as string),
})

/** The same question as one statement: who fits, counted, or the first fifty by turn. What a task does not ask is left out. */
export function straightQuery(
	task: FitTask,
	slot: FitSlot,
	town: TownFacts,
	isHoliday: boolean,
	what: 'count' | 'first fifty',
) {
	const flags = [
		task.posture === 'stand' && 'sitting_only',
		!task.rests && 'rest_each_hour',
		!task.alone && 'alone_only',
		task.outdoors && 'indoors_only',
		!task.atHome && 'at_home_only',
		task.busStop === '' && !task.atHome && !task.lift && 'bus_stop_needed',
		task.alone ? 'not_alone' : slot.seats > 2 && 'pair_at_most',
		task.minutes < slot.endMinute - slot.startMinute ? 'fixed_start_only' : 'free_start_only',
	].filter((flag) => flag !== false)
	const paper = task.skill !== null && isPaper(task.skill)
	const area = task.atHome ? null : task.areaId
	const early = area !== null && !task.lift && slot.startMinute < (town.busArrives.get(area) ?? 0)
	// Nobody wrote minutes between districts down in the bench town: each way is the usual one.
	const way = `case when bt.at_home or :area is null or bt.area_id = :area then 0 else :way * case l.comes_by
		when 'walking' then 5 when 'bicycle' then 2 when 'bus' then 2 else 1 end end`
	const theirs = `from bookings b join slots bs on bs.id = b.slot_id join tasks bt on bt.id = bs.task_id
		where b.registrant_id = r.id and b.live = 1`
	const text = `
		select ${what === 'count' ? 'count(*)' : 'r.id'}
		from registrants r
		left join availability a on a.registrant_id = r.id and a.weekday = :weekday
		left join dated_hours o on o.registrant_id = r.id and o.day = :day
		left join limits l on l.registrant_id = r.id
		${task.skill === null ? '' : 'join skills s on s.registrant_id = r.id and s.skill = :skill'}
		where r.state = 'registered' and (coalesce(o.half_hours, a.half_hours) & :needed) = :needed
			${isHoliday ? 'and (o.half_hours is not null or l.holidays_off is not 1)' : ''}
			${early ? "and l.comes_by is not 'bus'" : ''}
			${task.posture === 'stand' ? 'and (l.stand_minutes_most is null or l.stand_minutes_most >= :minutes)' : ''}
			${area === null ? '' : "and (l.area_ids is null or l.area_ids = '[]' or exists (select 1 from json_each(l.area_ids) where value = :area))"}
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
			and not exists (select 1 ${theirs} and b.day = :day
				and ((b.start_minute < :end and :start < b.end_minute) or (
					max(:start - b.end_minute, b.start_minute - :end) >= 0
					and max(:start - b.end_minute, b.start_minute - :end) < coalesce(l.rest_between_minutes, 0) + ${way})))
			and :clientWeek > :minutes + (select coalesce(sum(b.end_minute - b.start_minute), 0) ${theirs}
				and b.day between :monday and :sunday and bt.employer_id = :client)
			and :clientMonth > (select count(distinct b.day) ${theirs}
				and b.day <> :day and substr(b.day, 1, 7) = :month and bt.employer_id = :client)
			and not exists (select 1 from json_each(:shifts) shift where :clientRow = (
				select count(distinct b.day) ${theirs} and b.day <> :day and bt.employer_id = :client
				and b.day between date(:day, (-shift.value) || ' days') and date(:day, (:clientRow - shift.value) || ' days')))
			and (l.month_yen_most is null or l.month_yen_most >= :yen + (
				select coalesce(sum(bt.pay_yen), 0) ${theirs} and substr(b.day, 1, 7) = :month))
			and (l.year_yen_most is null or l.year_yen_most >= :yen + (
				select coalesce(sum(bt.pay_yen), 0) ${theirs} and substr(b.day, 1, 4) = substr(:month, 1, 4)))
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
		area,
		way: town.otherAreaMinutes,
		client: task.employerId,
		clientWeek: town.clientWeekMinutes,
		clientMonth: town.clientDaysPerMonth,
		clientRow: town.clientDaysInRow,
		shifts: JSON.stringify(Array.from({ length: town.clientDaysInRow + 1 }, (_, n) => n)),
		month: slot.day.slice(0, 7),
		yen: task.payYen,
		monday,
		sunday: addDays(monday, 6),
	}
	return { text, values }
}
