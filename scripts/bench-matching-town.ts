// For the bench of the matching index: a SQLite file of made registrants with four weeks of days off and bookings.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Day } from '~/base/day'
import { addDays, instantOf } from '~/base/day'
import { halfHoursWithin } from '~/base/span'
import type { TownFacts } from '~/matching/way'
import { isPaper, skills, taskKinds } from '~/work/task'
import { mulberry } from './random'

/** The Monday the four weeks begin on; a public holiday (勤労感謝の日) lies in the third. */
export const benchMonday: Day = '2026-11-09'

const areas = ['area-1', 'area-2', 'area-3', 'area-4']

/** What the bench town keeps: nobody wrote minutes between districts down, two of them have a bus to wait for. */
export const benchFacts: TownFacts = {
	areaMinutes: new Map(),
	otherAreaMinutes: 15,
	buses: new Map(),
	busArrives: new Map([
		['area-1', 540],
		['area-2', 600],
	]),
	clientWeekMinutes: 1200,
	clientDaysInRow: 5,
	clientDaysPerMonth: 12,
}

const morning = halfHoursWithin(510, 720)
const forenoonOn = halfHoursWithin(540, 960)
const afternoon = halfHoursWithin(780, 1020)
const wholeDay = halfHoursWithin(480, 1080)

/** Writes so many registrants into the file, with the site's own tables and indexes and no others. */
export function makeTown(file: string, count: number): Database.Database {
	const handle = new Database(file)
	handle.pragma('journal_mode = off')
	handle.pragma('synchronous = off')
	handle.pragma('foreign_keys = off')
	handle.pragma('cache_size = -400000')
	migrate(drizzle(handle), { migrationsFolder: 'db/migrations/sqlite' })
	const random = mulberry(count)
	const upTo = (most: number) => Math.floor(random() * most)
	const chance = (share: number) => random() < share
	const one = <Value>(of: readonly Value[]): Value => of[upTo(of.length)] as Value
	const rarely = (share: number) => (chance(share) ? 1 : 0)
	const sometimes = (share: number, of: readonly number[]) => (chance(share) ? one(of) : null)
	const into = (table: string, columns: string) =>
		handle.prepare(
			`insert into ${table} (${columns}) values (${columns
				.split(',')
				.map(() => '?')
				.join(',')})`,
		)
	handle.exec('drop index bookings_registrant; drop index bookings_day; drop index bookings_assignment')
	handle.exec('create temp table promised as select * from bookings limit 0')
	const writes = {
		registrant: into(
			'registrants',
			'id,account_id,family_name,given_name,family_kana,given_kana,call_name,birth_day,area_id,postal_code,address,telephone,telephone_tail,hears_by,state,applied_at,rest_from,rest_until,likes_kinds',
		),
		hours: into('availability', 'registrant_id,weekday,half_hours'),
		off: into('days_off', 'id,registrant_id,from_day,until_day,every_weeks,added_at'),
		limits: into(
			'limits',
			'registrant_id,kilograms_most,sitting_only,rest_each_hour,alone_only,indoors_only,at_home_only,no_driving,bus_stop_needed,minutes_most,days_per_week_most,minutes_per_week_most,rest_between_minutes,holidays_off,not_alone,pair_at_most,free_start_only,fixed_start_only,stand_minutes_most,month_yen_most,year_yen_most,comes_by,area_ids',
		),
		dated: into('dated_hours', 'registrant_id,day,half_hours,added_at'),
		task: into(
			'tasks',
			'id,request_id,employer_id,title,kind,result,procedure,specification,contract_kind,area_id,place,address,pay_yen,pay_for,fee_yen,minutes,at_home,cancellation,insurance,state,created_at,created_by',
		),
		slot: into('slots', 'id,task_id,day,start_minute,end_minute,seats,open'),
		skill: into('skills', 'registrant_id,skill,checked_at'),
		booking: into('temp.promised', 'id,registrant_id,assignment_id,slot_id,day,start_minute,end_minute,live'),
		turn: into('turns', 'id,registrant_id,task_id,slot_id,why,at'),
	}
	const clients = Math.max(40, Math.floor(count / 100))
	const at = instantOf(benchMonday, 0).getTime()
	let last = 0
	// As UUIDv7 are: in order of time, the rest by chance.
	const newId = (stamp: number) => {
		const hex = (length: number) =>
			upTo(16 ** length)
				.toString(16)
				.padStart(length, '0')
		const time = stamp.toString(16).padStart(12, '0')
		return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`
	}
	const otherId = () => newId(at + upTo(1_000_000_000))

	const hoursOf = (): number[] | null => {
		const kind = random()
		if (kind < 0.03) return null
		const days = Array.from({ length: 7 }, () => 0)
		const set = (weekdays: readonly number[], mask: number, share: number) => {
			for (const weekday of weekdays) if (chance(share)) days[weekday] = mask
		}
		const weekdays = [1, 2, 3, 4, 5]
		if (kind < 0.35) set(weekdays, morning, 0.85)
		else if (kind < 0.6) set(weekdays, forenoonOn, 0.8)
		else if (kind < 0.75) set([0, 1, 2, 3, 4, 5, 6], wholeDay, 0.85)
		else if (kind < 0.9) set(weekdays, afternoon, 0.7)
		else set([0, 6], wholeDay, 1)
		return days
	}
	const addOff = (id: string) => {
		for (let left = chance(0.5) ? 1 + upTo(4) : 0; left > 0; left--) {
			const from = addDays(benchMonday, upTo(28))
			writes.off.run(otherId(), id, from, addDays(from, chance(0.7) ? 0 : upTo(4)), 0, at)
		}
		if (!chance(0.12)) return
		const from = addDays(benchMonday, -upTo(300))
		writes.off.run(otherId(), id, from, addDays(from, upTo(2)), one([1, 1, 2, 4]), at)
	}
	const addBookings = (id: string) => {
		for (let left = chance(0.6) ? 1 + upTo(6) : 0; left > 0; left--) {
			const start = one([510, 540, 570, 600, 780, 840])
			// Each on a day of its own; some thirty in a hundred of the days hold a second one.
			const day = addDays(benchMonday, left * 4 - upTo(4))
			const book = (from: number, length: number) =>
				writes.booking.run(
					otherId(),
					id,
					otherId(),
					`slot-${upTo(clients)}`,
					day,
					from,
					from + length,
					rarely(0.95),
				)
			book(start, one([60, 90, 120, 180]))
			if (chance(0.3)) book(start + 240, one([45, 60, 120]))
		}
	}
	const addPerson = () => {
		last += 1 + upTo(100_000)
		const id = newId(at - 400_000_000_000 + last)
		const [from, until] = chance(0.04)
			? [addDays(benchMonday, -upTo(40)), chance(0.5) ? addDays(benchMonday, upTo(40)) : null]
			: [null, null]
		writes.registrant.run(
			...[id, otherId(), '山田', '花子', 'ヤマダ', 'ハナコ', '花子さん', '1955-05-05', 'area-1', '3990000'],
			...[
				'一丁目一番地',
				'0260000000',
				'0000',
				'site',
				chance(0.97) ? 'registered' : 'left',
				at,
				from,
				until,
				JSON.stringify(chance(0.6) ? taskKinds.filter(() => chance(0.2)) : []),
			],
		)
		hoursOf()?.forEach((mask, weekday) => {
			writes.hours.run(id, weekday, mask)
		})
		addOff(id)
		if (chance(0.9))
			writes.limits.run(
				id,
				sometimes(0.7, [3, 5, 10, 10, 15, 20]),
				...[rarely(0.06), rarely(0.08), rarely(0.04), rarely(0.08), rarely(0.03), rarely(0.65), rarely(0.15)],
				sometimes(0.5, [120, 180, 180, 240, 300]),
				sometimes(0.4, [2, 3, 3, 4, 5]),
				sometimes(0.25, [480, 600, 900, 1200]),
				sometimes(0.2, [30, 60]),
				rarely(0.4),
				...[rarely(0.03), rarely(0.04), rarely(0.02), rarely(0.02)],
				sometimes(0.2, [60, 90, 120, 240]),
				...[
					sometimes(0.05, [20_000, 30_000, 50_000, 88_000]),
					sometimes(0.05, [100_000, 300_000, 1_030_000]),
				],
				chance(0.8) ? one(['walking', 'bicycle', 'car', 'car', 'bus']) : null,
				JSON.stringify(chance(0.1) ? areas.filter(() => chance(0.5)) : []),
			)
		if (chance(0.05))
			writes.dated.run(id, addDays(benchMonday, upTo(28)), one([morning, wholeDay, afternoon]), at)
		for (const skill of new Set(Array.from({ length: upTo(4) }, () => one(skills))))
			writes.skill.run(id, skill, isPaper(skill) && chance(0.6) ? at : null)
		addBookings(id)
		for (let left = chance(0.6) ? 1 + upTo(2) : 0; left > 0; left--)
			writes.turn.run(otherId(), id, otherId(), otherId(), 'decided', at - upTo(300 * 86_400) * 1_000)
	}
	const addClient = (n: number) => {
		writes.task.run(
			...[`task-${n}`, 'request', `client-${n}`, '仕事', 'cleaning', '', '', '', 'ukeoi', one(areas), '', ''],
			...[one([1_000, 2_000, 2_600]), '1回', 0, 120, rarely(0.1), '', '', 'published', at, 'arranger'],
		)
		writes.slot.run(`slot-${n}`, `task-${n}`, benchMonday, 540, 660, 4, 1)
	}
	handle.exec('begin')
	for (let n = 0; n < clients; n++) addClient(n)
	for (let left = count; left > 0; left--) addPerson()
	// Bookings come day by day, not person by person: the file is to be as scattered as a real one.
	handle.exec('insert into bookings select * from temp.promised order by day, slot_id')
	handle.exec('commit')
	handle.exec(`drop table temp.promised;
		create unique index bookings_assignment on bookings (assignment_id);
		create index bookings_registrant on bookings (registrant_id, live, day);
		create index bookings_day on bookings (day);
		analyze`)
	return handle
}

/** The indexes the straight query would like best, beyond those of the site. */
export function addBestIndexes(handle: Database.Database): void {
	handle.exec(`create index best_registrants on registrants (state, id, rest_from, rest_until);
		create index best_availability on availability (weekday, registrant_id, half_hours);
		create index best_weeks on availability (registrant_id, weekday, half_hours);
		create index best_days_off on days_off (registrant_id, from_day, until_day, every_weeks);
		create index best_bookings on bookings (registrant_id, live, day, start_minute, end_minute);
		create index best_skills on skills (skill, registrant_id, checked_at);
		create index best_turns on turns (registrant_id, taken_back_at, at);
		analyze`)
}
