// What limits somebody, as it is kept and as candidates are judged by it: dates, ways, buses, ceilings, one client's share, likings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOff } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { halfHoursWithin } from '~/base/span'
import { allAreaWays, allBusTimes, setAreaWay, setBusTimes, setFirstBus } from '~/council/area.server'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff, availabilityOf, removeDatedHours, setDatedHours } from '~/matching/availability.server'
import { bookedYearsOf } from '~/matching/booking.server'
import { candidatesFor, fittingSlots } from '~/matching/candidate.server'
import { peopleNamed } from '~/matching/everybody.server'
import type { Limits } from '~/matching/limit'
import { noLimits } from '~/matching/limit'
import { limitsOf, setLimits } from '~/matching/limit.server'
import { townFactsOn } from '~/matching/town.server'
import { pairOf } from '~/matching/way'
import { setLikings } from '~/people/registrant.server'
import { db } from '~db/client'
import { earnings } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeArea,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	today,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const someone = (name = '誰か') => makeRegistrant(name, town.areaId)
const limit = (who: Registrant, limits: Partial<Limits>) =>
	inTransaction((tx) => setLimits(tx, who.actor, who.id, { ...noLimits, ...limits }))
const post = async (over = {}, slot = {}) => (await postTask(town, over, [slot])).slotIds[0] ?? ''
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
const choosing = (who: Registrant, slotId: string, reason = '') =>
	refusing((tx) => decide(tx, town.chosei.actor, slotId, [who.id], reason))
const given = async (who: Registrant, over = {}, slot = {}) => {
	const slotId = await post(over, slot)
	await apply(who, slotId)
	const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'follow'))
	return id
}
/** Why a slot is not for somebody, as staff see it and as they see it themselves. */
const noesOf = async (who: Registrant, slotId: string) => {
	const [one] = (await candidatesFor(db(), slotId, today)).filter((found) => found.registrantId === who.id)
	const own = (await fittingSlots(db(), who.id, today)).find((found) => found.slot.id === slotId)
	const names = one?.fit.no.map((reason) => reason.name)
	if (own) expect(own.fit.no.map((reason) => reason.name)).toEqual(names)
	return names
}

describe('what is said is what is kept', () => {
	it('every limit, and likings beside them', async () => {
		const who = await someone()
		const said: Limits = {
			...noLimits,
			notAlone: true,
			pairAtMost: true,
			freeStartOnly: true,
			standMinutesMost: 45,
			monthYenMost: 30_000,
			yearYenMost: 300_000,
			comesBy: 'bus',
			areaIds: [town.areaId],
		}
		await inTransaction((tx) => setLimits(tx, who.actor, who.id, said))
		expect(await limitsOf(db(), who.id)).toEqual(said)
		expect(await refusing((tx) => setLimits(tx, who.actor, who.id, { ...said, aloneOnly: true }))).toBe(
			'limit-company',
		)
		expect(await refusing((tx) => setLimits(tx, who.actor, who.id, { ...said, fixedStartOnly: true }))).toBe(
			'limit-start',
		)
		expect(await refusing((tx) => setLimits(tx, who.actor, who.id, { ...said, monthYenMost: -1 }))).toBe(
			'limit-yen',
		)
		await inTransaction((tx) => setLikings(tx, who.actor, who.id, ['farm-work'], false))
		const slotId = await post()
		const [found] = (await candidatesFor(db(), slotId, today)).filter((one) => one.registrantId === who.id)
		expect(found?.fit.yes[0]?.name).toBe('likes-kind')
		expect((await eventsAbout('registrant', who.id)).slice(-1)).toEqual(['registrant.likings-changed'])
	})

	it('whoever reads many at once reads the same of each: every limit, and all that is booked', async () => {
		const who = await someone()
		const read = async () => (await peopleNamed(db(), [who.id], { fromDay: today, untilDay: workDay }))[0]
		expect((await read())?.limits).toEqual(await limitsOf(db(), who.id))
		const figures = { kilogramsMost: 7, minutesMost: 240, daysPerWeekMost: 3, minutesPerWeekMost: 900 }
		const more = { restBetweenMinutes: 35, standMinutesMost: 45, monthYenMost: 0, yearYenMost: 300_000 }
		const way = { comesBy: 'bus', areaIds: [town.areaId, town.areaId] } as const
		const flags = Object.keys(noLimits).filter((name) => typeof noLimits[name as keyof Limits] === 'boolean')
		for (const said of [figures, more, way, ...flags.map((name) => ({ noDriving: false, [name]: true }))]) {
			await limit(who, said)
			expect((await read())?.limits).toEqual({ ...noLimits, ...said })
		}
		await limit(who, {})
		const credited = { id: newId(), assignmentId: await given(who), registrantId: who.id, yen: 777 }
		await given(who, { atHome: true }, { startMinute: 800, endMinute: 860 })
		await inTransaction((tx) =>
			tx.insert(earnings).values({ ...credited, serviceDay: workDay, payDay: workDay, creditedAt: tx.at }),
		)
		const kept = (await bookedYearsOf(db(), [who.id], today, workDay)).get(who.id)
		const busy = kept?.map(({ registrantId: _, slotId: __, ...booked }) => booked)
		expect(busy?.map((one) => [one.yen === 777, one.areaId])).toEqual([
			[true, town.areaId],
			[false, null],
		])
		expect((await read())?.busy.toSorted((one, other) => one.startMinute - other.startMinute)).toEqual(busy)
	})

	it('a date with other hours, said anew and taken away by the person alone', async () => {
		const who = await someone()
		const morning = { day: workDay, halfHours: halfHoursWithin(540, 690) }
		await inTransaction((tx) => setDatedHours(tx, who.actor, who.id, { ...morning, halfHours: 1 }))
		await inTransaction((tx) => setDatedHours(tx, who.actor, who.id, morning))
		expect((await availabilityOf(db(), who.id, today)).dates).toEqual([morning])
		expect((await availabilityOf(db(), who.id, addDays(workDay, 1))).dates).toEqual([])
		const fits = await post()
		const late = await post({}, { startMinute: 720, endMinute: 840 })
		expect(await noesOf(who, fits)).toEqual([])
		expect(await noesOf(who, late)).toEqual(['dated-hours'])
		await inTransaction((tx) =>
			addDayOff(tx, who.actor, who.id, { fromDay: workDay, untilDay: workDay, everyWeeks: 0 }),
		)
		expect(await noesOf(who, fits)).toEqual(['day-off'])
		expect(await refusing((tx) => removeDatedHours(tx, town.hidaka.actor, town.hidaka.id, workDay))).toBe(
			'not-found',
		)
		await inTransaction((tx) => removeDatedHours(tx, who.actor, who.id, workDay))
		expect((await availabilityOf(db(), who.id, today)).dates).toEqual([])
		const past = { ...morning, day: addDays(today, -1) }
		expect(await refusing((tx) => setDatedHours(tx, who.actor, who.id, past))).toBe('day-gone')
		expect(await refusing((tx) => setDatedHours(tx, who.actor, who.id, { ...morning, halfHours: 0 }))).toBe(
			'dated-hours-none',
		)
	})
})

describe('ways and buses, as staff keep them', () => {
	it('minutes between two districts hold both ways, and bus and lift decide', async () => {
		const far = await makeArea('浜地区', 2)
		const staff = town.inoue.actor
		await inTransaction((tx) => setAreaWay(tx, staff, far, town.areaId, 40))
		await inTransaction((tx) => setAreaWay(tx, staff, town.areaId, far, 25))
		expect((await allAreaWays(db())).map((way) => way.minutes)).toEqual([25])
		expect((await townFactsOn(db(), today)).areaMinutes.get(pairOf(far, town.areaId))).toBe(25)
		expect(await refusing((tx) => setAreaWay(tx, staff, far, far, 5))).toBe('area-way-same')
		expect(await refusing((tx) => setAreaWay(tx, staff, far, 'nowhere', 5))).toBe('area-unknown')
		expect(await refusing((tx) => setFirstBus(tx, staff, far, 1440))).toBe('area-bus')

		const who = await someone()
		await given(who, {}, { startMinute: 570, endMinute: 690 })
		const near = await post({ areaId: far }, { startMinute: 714, endMinute: 780 })
		const later = await post({ areaId: far }, { startMinute: 715, endMinute: 780 })
		const atHome = await post({ areaId: far, atHome: true }, { startMinute: 690, endMinute: 780 })
		expect(await noesOf(who, near)).toEqual(['between'])
		expect(await noesOf(who, later)).toEqual([])
		expect(await noesOf(who, atHome)).toEqual([])
		await limit(who, { comesBy: 'bicycle' })
		expect(await noesOf(who, later)).toEqual(['between'])

		await inTransaction((tx) => setFirstBus(tx, staff, far, 600))
		const other = await someone()
		await limit(other, { comesBy: 'bus' })
		const early = await post({ areaId: far }, { startMinute: 599, endMinute: 700 })
		const fetched = await post({ areaId: far, lift: true }, { startMinute: 599, endMinute: 700 })
		expect(await noesOf(other, early)).toEqual(['first-bus'])
		expect(await noesOf(other, fetched)).toEqual([])
		await inTransaction((tx) => setFirstBus(tx, staff, far, null))
		expect(await noesOf(other, early)).toEqual([])
		await limit(other, { areaIds: [town.areaId] })
		expect(await noesOf(other, early)).toEqual(['area'])
	})

	it('a timetable holds by its kind of day: the first bus there, the last one back, and none at all', async () => {
		const hill = await makeArea('山の手', 3)
		const staff = town.inoue.actor
		const times = { areaId: hill, line: '市内循環', stop: '山の手口', days: 'weekday' as const }
		const other = { ...times, line: '山の手線' }
		const who = await someone()
		await limit(who, { comesBy: 'bus' })
		// workDay is a Monday; the Saturday of its week has no bus, as nothing is written down for it.
		const [first, between, last] = [
			await post({ areaId: hill }, { startMinute: 539, endMinute: 600 }),
			await post({ areaId: hill }, { startMinute: 540, endMinute: 960 }),
			await post({ areaId: hill }, { startMinute: 600, endMinute: 961 }),
		]
		const saturday = await post({ areaId: hill }, { day: addDays(workDay, 5) })
		expect(await noesOf(who, saturday)).toEqual([])
		await inTransaction((tx) => setBusTimes(tx, staff, { ...times, arrives: [600, 720], leaves: [700, 900] }))
		await inTransaction((tx) => setBusTimes(tx, staff, { ...other, arrives: [540], leaves: [960] }))
		expect(await noesOf(who, first)).toEqual(['first-bus'])
		expect(await noesOf(who, between)).toEqual([])
		expect(await noesOf(who, last)).toEqual(['last-bus'])
		expect(await noesOf(who, saturday)).toEqual(['no-bus'])
		await inTransaction((tx) => setBusTimes(tx, staff, { ...other, arrives: [], leaves: [] }))
		expect((await allBusTimes(db())).map((one) => one.line)).toEqual(['市内循環'])
		expect(await noesOf(who, between)).toEqual(['first-bus', 'last-bus'])
		await inTransaction((tx) => setBusTimes(tx, staff, { ...times, arrives: [], leaves: [] }))
		expect(await noesOf(who, saturday)).toEqual([])
		const nowhere = { ...times, areaId: 'nowhere', arrives: [1], leaves: [2] }
		expect(await refusing((tx) => setBusTimes(tx, staff, nowhere))).toBe('area-unknown')
	})
})

describe('never booked past', () => {
	it('a ceiling of income: what is promised counts, what is called off does not, no reason goes past it', async () => {
		const who = await someone()
		await limit(who, { monthYenMost: 5_000 })
		const first = await given(who, { payYen: 2_600 })
		const slotId = await post({ payYen: 2_600 }, { day: addDays(workDay, 3) })
		expect(await noesOf(who, slotId)).toEqual(['month-yen'])
		await apply(who, slotId)
		expect(await choosing(who, slotId, 'urgent')).toBe('ceiling-passed')
		const december = await post({ payYen: 2_600 }, { day: '2026-12-01' })
		expect(await noesOf(who, december)).toEqual([])
		await inTransaction((tx) => callOff(tx, town.chosei.actor, first, 'employer'))
		expect(await noesOf(who, slotId)).toEqual([])
		expect(await choosing(who, slotId, 'follow')).toBe('done')
	})

	it('a year’s ceiling counts work of other months', async () => {
		const who = await someone()
		await limit(who, { yearYenMost: 5_000 })
		await given(who, { payYen: 2_600 })
		const december = await post({ payYen: 2_600 }, { day: '2026-12-22' })
		expect(await noesOf(who, december)).toEqual(['year-yen'])
		const january = await post({ payYen: 2_600 }, { day: '2027-01-12' })
		expect(await noesOf(who, january)).toEqual([])
	})

	it('one client’s share: days in a row and of a month, hours of a week, by the council’s figures', async () => {
		let minute = 9 * 60
		// Each a minute later: of two figures of one day the later holds.
		const set = (
			key: 'client-days-in-row' | 'client-days-per-month' | 'client-week-hours',
			value: number,
		) => {
			clockAt(today, ++minute)
			return inTransaction((tx) => setSetting(tx, town.inoue.actor, key, value, today))
		}
		await set('client-days-in-row', 2)
		await set('client-days-per-month', 3)
		const who = await someone()
		await given(who, {}, { day: workDay })
		await given(who, {}, { day: addDays(workDay, 1) })
		const third = await post({}, { day: addDays(workDay, 2) })
		expect(await noesOf(who, third)).toEqual(['client-row'])
		await apply(who, third)
		expect(await choosing(who, third)).toBe('fit-needs-reason')
		await given(who, {}, { day: addDays(workDay, 14) })
		const fourth = await post({}, { day: addDays(workDay, 16) })
		expect(await noesOf(who, fourth)).toEqual(['client-month'])
		expect(await noesOf(who, await post({}, { day: '2026-12-08' }))).toEqual([])
		await set('client-days-in-row', 31)
		await set('client-days-per-month', 31)
		await set('client-week-hours', 6)
		expect(await noesOf(who, third)).toEqual(['client-week'])
		await set('client-week-hours', 7)
		expect(await noesOf(who, third)).toEqual([])
	})
})
