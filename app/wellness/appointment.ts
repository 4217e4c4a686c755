// Meetings (面談): which half-hours may be offered, booked and moved, when the door to the video room stands open, who is reminded when.
import type { Day } from '~/base/day'
import { instantOf } from '~/base/day'
import type { Span } from '~/base/span'
import { overlaps } from '~/base/span'
import type { AnswerWay } from './topic'

/** How two people meet: by telephone, by video, or face to face. */
export const meetingWays = ['telephone', 'video', 'meeting'] as const satisfies readonly AnswerWay[]
export type MeetingWay = (typeof meetingWays)[number]

/** Whether text names a way to meet. */
export const isMeetingWay = (text: string): text is MeetingWay =>
	(meetingWays as readonly string[]).includes(text)

const minuteMillis = 60_000

/** How long a meeting takes, in minutes. */
export const meetingMinutes = 30

/** The door to the video room opens so many minutes before the start. */
export const roomOpensMinutes = 10

/** The door to the video room is shut, and its link dead, so many minutes after the start. */
export const roomLastsMinutes = 60

/** How far ahead half-hours are offered, in days. */
export const mostDaysAhead = 60

/** The half-hours of a day that can be offered, each as its first minute: from seven to nine in the evening. */
export const offeredMinutes: readonly number[] = Array.from(
	{ length: 28 },
	(_, n) => 7 * 60 + n * meetingMinutes,
)

/** The instants of these half-hours on these days, the earliest first; what has begun already is left out. */
export const startsOf = (days: readonly Day[], minutes: readonly number[], at: Date): Date[] =>
	[...new Set(days)]
		.flatMap((day) => [...new Set(minutes)].map((minute) => instantOf(day, minute)))
		.filter((start) => start > at)
		.sort((a, b) => a.getTime() - b.getTime())

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMillis)

/** The time a meeting takes. */
export const spanOf = (startsAt: Date): Span<Date> => ({
	start: startsAt,
	end: later(startsAt, meetingMinutes),
})

/** A half-hour that somebody offers. Without a way it was withdrawn. */
export type Offer = { id: string; coordinatorId: string; startsAt: Date; ways: readonly string[] }

/** A meeting that stands; `own` where it is of the person who asks. */
export type Standing = { offerId: string; coordinatorId: string; startsAt: Date; own: boolean }

/** Why a half-hour cannot be booked. */
export type BookingFault =
	| 'meeting-past'
	| 'meeting-too-soon'
	| 'meeting-taken'
	| 'meeting-way'
	| 'meeting-own-clash'

/**
 * Why a half-hour cannot be booked this way, or undefined. `standing` are the meetings that touch its time, without the
 * one that is moved; `leadMinutes` is how long before the start it may be booked at the latest.
 */
export function faultOfBooking(
	offer: Offer,
	way: MeetingWay,
	standing: readonly Standing[],
	at: Date,
	leadMinutes: number,
): BookingFault | undefined {
	const touching = standing.filter((one) => overlaps(spanOf(one.startsAt), spanOf(offer.startsAt)))
	if (offer.startsAt <= at) return 'meeting-past'
	if (offer.startsAt < later(at, leadMinutes)) return 'meeting-too-soon'
	if (offer.ways.length === 0) return 'meeting-taken'
	if (touching.some((one) => one.offerId === offer.id || one.coordinatorId === offer.coordinatorId))
		return 'meeting-taken'
	if (touching.some(({ own }) => own)) return 'meeting-own-clash'
	return offer.ways.includes(way) ? undefined : 'meeting-way'
}

/** How the door to the video room stands. */
export type RoomDoor = 'early' | 'open' | 'over'

/** Early until ten minutes before the start, over from an hour after it. */
export function roomDoorAt(startsAt: Date, at: Date): RoomDoor {
	if (at < later(startsAt, -roomOpensMinutes)) return 'early'
	return at < roomEnd(startsAt) ? 'open' : 'over'
}

/** From this instant the link to the video room is dead. */
export const roomEnd = (startsAt: Date): Date => later(startsAt, roomLastsMinutes)

/** The moments of the two reminders: a day before and an hour before. */
export const reminderMinutes = { day: 24 * 60, soon: 60 } as const
export type Reminding = keyof typeof reminderMinutes

/** What is known of a meeting that somebody may be reminded of. */
export type Reminded = {
	startsAt: Date
	bookedAt: Date
	remindedAt: Date | null
	remindedSoonAt: Date | null
}

/**
 * Which reminder is due, at most one: the hour's takes the place of a day's that was missed. Who books later than a
 * reminder's moment knows it without; after the start nobody is reminded.
 */
export function reminderDue(meeting: Reminded, at: Date): Reminding | undefined {
	const { startsAt, bookedAt, remindedAt, remindedSoonAt } = meeting
	const day = later(startsAt, -reminderMinutes.day)
	const soon = later(startsAt, -reminderMinutes.soon)
	if (at >= startsAt || at < day) return undefined
	if (at >= soon) return remindedSoonAt === null && bookedAt < soon ? 'soon' : undefined
	return remindedAt === null && bookedAt < day ? 'day' : undefined
}
