// Meetings: what may be offered and booked, when the door to the room stands open, which reminder is due; and never two in one half-hour.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, instantOf } from '~/base/day'
import type { MeetingWay, Offer, Standing } from '~/wellness/appointment'
import { faultOfBooking, offeredMinutes, reminderDue, roomDoorAt, startsOf } from '~/wellness/appointment'

const day = '2026-11-25'
const at = (minute: number, days = 0) => instantOf(addDays(day, days), minute)
const offer = (more: Partial<Offer> = {}): Offer => ({
	id: 'a',
	coordinatorId: 'nurse',
	startsAt: at(600),
	ways: ['telephone', 'meeting'],
	...more,
})
const standing = (more: Partial<Standing> = {}): Standing => ({
	offerId: 'x',
	coordinatorId: 'midwife',
	startsAt: at(600),
	own: false,
	...more,
})

describe('offering', () => {
	it('takes each time on each day once, in order, without what is over', () => {
		expect(startsOf([addDays(day, 1), day, day], [600, 570, 600], at(580))).toEqual([
			at(600),
			at(570, 1),
			at(600, 1),
		])
		expect(startsOf([day], [600], at(600))).toEqual([])
	})

	it('is in half-hours from seven to nine in the evening', () => {
		expect(offeredMinutes[0]).toBe(420)
		expect(offeredMinutes.at(-1)).toBe(1230)
		expect(offeredMinutes.every((minute) => minute % 30 === 0)).toBe(true)
	})
})

describe('booking', () => {
	it.each([
		['in time', offer(), 'telephone', [], at(480), undefined],
		['at the very end of the lead', offer(), 'telephone', [], at(480, 0), undefined],
		['a minute too late', offer(), 'telephone', [], at(481), 'meeting-too-soon'],
		['at the start', offer(), 'telephone', [], at(600), 'meeting-past'],
		['a way that is not offered', offer(), 'video', [], at(0), 'meeting-way'],
		['one that was withdrawn', offer({ ways: [] }), 'telephone', [], at(0), 'meeting-taken'],
		['one that is booked', offer(), 'telephone', [standing({ offerId: 'a' })], at(0), 'meeting-taken'],
		[
			'while the same coordinator has another',
			offer(),
			'telephone',
			[standing({ coordinatorId: 'nurse', startsAt: at(585) })],
			at(0),
			'meeting-taken',
		],
		['while another coordinator has one', offer(), 'telephone', [standing()], at(0), undefined],
		[
			'while one has another oneself',
			offer(),
			'telephone',
			[standing({ own: true })],
			at(0),
			'meeting-own-clash',
		],
		[
			'just after one of one’s own',
			offer(),
			'telephone',
			[standing({ own: true, startsAt: at(570) })],
			at(0),
			undefined,
		],
	] as [string, Offer, MeetingWay, Standing[], Date, string | undefined][])(
		'%s',
		(_, offered, way, others, now, fault) => {
			expect(faultOfBooking(offered, way, others, now, 120)).toBe(fault)
		},
	)

	it('never lets two stand in one half-hour of a coordinator or of a person, whatever is done', () => {
		const act = fc.record({
			who: fc.nat(3),
			coordinator: fc.nat(2),
			slot: fc.nat(5),
			what: fc.constantFrom('book', 'move', 'cancel'),
		})
		fc.assert(
			fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
				const meetings: { who: number; coordinator: number; slot: number }[] = []
				for (const { who, coordinator, slot, what } of acts) {
					const mine = meetings.findIndex((one) => one.who === who)
					if (what === 'cancel') {
						if (mine >= 0) meetings.splice(mine, 1)
						continue
					}
					if ((what === 'move') !== mine >= 0) continue
					const others = meetings.filter((_, n) => n !== mine)
					const fault = faultOfBooking(
						offer({
							id: `${coordinator} ${slot}`,
							coordinatorId: String(coordinator),
							startsAt: at(slot * 30),
						}),
						'telephone',
						others.map((one) => ({
							offerId: `${one.coordinator} ${one.slot}`,
							coordinatorId: String(one.coordinator),
							startsAt: at(one.slot * 30),
							own: one.who === who,
						})),
						at(0, -1),
						120,
					)
					// The slow way: two in one cell of the coordinator's page, or of the person's.
					const full = others.some(
						(one) => one.slot === slot && (one.coordinator === coordinator || one.who === who),
					)
					expect(fault !== undefined).toBe(full)
					if (fault) continue
					if (mine >= 0) meetings.splice(mine, 1)
					meetings.push({ who, coordinator, slot })
				}
				const cells = meetings.map(({ coordinator, slot }) => `${coordinator} ${slot}`)
				expect(new Set(cells).size).toBe(cells.length)
			}),
		)
	})
})

describe('the door to the video room', () => {
	it.each([
		[589, 'early'],
		[590, 'open'],
		[600, 'open'],
		[659, 'open'],
		[660, 'over'],
	])('at %i of a meeting at 600 is %s', (minute, stands) => {
		expect(roomDoorAt(at(600), at(minute))).toBe(stands)
	})
})

describe('a reminder', () => {
	const known = { startsAt: at(600), bookedAt: at(0, -7), remindedAt: null, remindedSoonAt: null }
	it.each([
		['not two days before', known, at(600, -2), undefined],
		['a day before', known, at(600, -1), 'day'],
		['not twice', { ...known, remindedAt: at(600, -1) }, at(601, -1), undefined],
		['hours late after a missed run', known, at(539), 'day'],
		['an hour before, in place of the day’s that was missed', known, at(540), 'soon'],
		['an hour before, after the day’s', { ...known, remindedAt: at(600, -1) }, at(545), 'soon'],
		['not twice an hour before', { ...known, remindedSoonAt: at(540) }, at(545), undefined],
		['never after the start', known, at(600), undefined],
		['not of the day where it was booked after that moment', { ...known, bookedAt: at(0) }, at(1), undefined],
		['but of the hour', { ...known, bookedAt: at(0) }, at(540), 'soon'],
		['not of the hour where it was booked within it', { ...known, bookedAt: at(550) }, at(551), undefined],
	] as const)('%s', (_, meeting, now, which) => {
		expect(reminderDue(meeting, now)).toBe(which)
	})
})
