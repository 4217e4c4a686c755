// What the doors of a meeting share: how it is shown, which half-hours are free, and where the door to the video room leads.
import { redirect } from '@remix-run/node'
import type { Day } from '~/base/day'
import { dayOf, instantOf, minuteOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { settingOn } from '~/council/setting.server'
import { ringStaff } from '~/notices/mail.server'
import type { DayShown, MeetingDoorShown, MeetingShown } from '~/ui/meeting-parts'
import type { RoomDoor } from '~/wellness/appointment'
import { meetingMinutes, roomDoorAt, roomOpensMinutes } from '~/wellness/appointment'
import {
	cancelWithThread,
	currentOf,
	lastEndedOf,
	meetingIn,
	meetingsOf,
} from '~/wellness/appointment.server'
import { keyOf } from '~/wellness/keyring.server'
import type { Appointment, OfferedTime } from '~/wellness/offered-time.server'
import { freeTimes } from '~/wellness/offered-time.server'
import type { Meeting } from '~/wellness/sealed.server'
import type { VideoServer } from '~/wellness/video.server'
import { videoLink, videoServerOn } from '~/wellness/video.server'
import { sayDay, sayInstant, sayTime } from '~/words/ja/dates'
import { meetingWords as words } from '~/words/ja/meeting'
import { wellnessWords } from '~/words/ja/wellness'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'

/** How many days with free half-hours stand on one page. */
const daysOnAPage = 7

/** How the way into the video room stands; `missing`: there is neither a server nor an address. */
export type VideoDoor = RoomDoor | 'missing'

const opens = ({ startsAt }: Appointment) => new Date(startsAt.getTime() - roomOpensMinutes * 60_000)

/** How the way into the video room of a meeting stands, and what is said of it; null where they meet otherwise. */
export function doorOf(
	appointment: Appointment,
	meeting: Meeting,
	server: VideoServer | undefined,
	at: Date,
): { stands: VideoDoor; says: string } | null {
	if (meeting.way !== 'video') return null
	const stands = roomDoorAt(appointment.startsAt, at)
	if (stands === 'over') return { stands, says: words.room.over }
	if (!meeting.address && !server) return { stands: 'missing', says: words.room.missing }
	return { stands, says: stands === 'early' ? words.room.early(sayInstant(opens(appointment))) : '' }
}

/** A meeting as its person sees it; undefined where its key is gone. */
export async function meetingShown(
	on: Db,
	appointment: Appointment,
	names: ReadonlyMap<string, string>,
	at: Date,
): Promise<MeetingShown | undefined> {
	const meeting = meetingIn(appointment, await keyOf(appointment.threadId))
	if (!meeting) return undefined
	const server = await videoServerOn(on, dayOf(at))
	return {
		id: appointment.id,
		when: sayInstant(appointment.startsAt),
		who: names.get(appointment.coordinatorId) ?? wellnessWords.coordinator,
		way: meeting.way,
		where: meeting.way === 'telephone' ? meeting.number : meeting.way === 'meeting' ? meeting.place : '',
		note: meeting.note,
		door: doorOf(appointment, meeting, server, at),
	}
}

// A meeting that a coordinator called off is told of until a week after its hour, unless another is booked.
const toldOfMillis = 7 * 86_400_000

/** What the page of a consultation says of its meeting. */
export async function meetingDoor(on: Db, threadId: string, at: Date): Promise<MeetingDoorShown> {
	const current = await currentOf(on, threadId, at)
	const ended = current ? undefined : await lastEndedOf(on, threadId)
	const said = ended && meetingIn(ended, await keyOf(threadId))?.calledOff
	const recent = ended && at.getTime() - ended.startsAt.getTime() < toldOfMillis
	return {
		when: current ? sayInstant(current.startsAt) : null,
		off: said && recent ? { says: words.calledOff(sayInstant(ended.startsAt)), words: said } : null,
	}
}

/** The meeting of a thread in one line for coordinators, and where its page is. */
export async function meetingLine(on: Db, threadId: string, at: Date) {
	const current = await currentOf(on, threadId, at)
	return current ? { id: current.id, says: words.desk.at(sayInstant(current.startsAt, 'staff')) } : null
}

/** The meetings of a consultation as lines of plain words, for its person's own copy. */
export async function meetingLines(
	on: Db,
	threadId: string,
	names: ReadonlyMap<string, string>,
	at: Date,
): Promise<string[]> {
	const shown = await oneByOne(await meetingsOf(on, threadId), (one) => meetingShown(on, one, names, at))
	return shown
		.flatMap((one) =>
			one ? [[`${words.short(one.when)}　${one.who}　${words.ways[one.way]}`, one.where, one.note]] : [],
		)
		.map((lines) => lines.filter(Boolean).join('\r\n'))
}

/** With a consultation that its person closes or deletes the meeting to come falls away, and its coordinator is rung. */
export async function letMeetingGo(tx: Tx, owner: Buffer, threadId: string): Promise<void> {
	const meeting = await cancelWithThread(tx, owner, threadId)
	if (meeting) await ringStaff(tx, `${meeting.id} cancelled`, [meeting.coordinatorId])
}

/**
 * The request as if it asked for a meeting's page: who has to sign in or give the secret first comes back there. From a form
 * the browser would not follow on to another site.
 */
export const askedFrom = (request: Request, path: string): Request =>
	new Request(new URL(path, request.url), { headers: request.headers })

/** Leads into the video room, or says why not yet or no more. The link is made here, at the press, and nowhere kept. */
export async function enterRoom(
	appointment: Appointment,
	meeting: Meeting,
	{ name, leads }: { name: string; leads: boolean },
	at: Date,
): Promise<{ stands: VideoDoor; says: string } | null> {
	const server = await videoServerOn(db(), dayOf(at))
	const door = doorOf(appointment, meeting, server, at)
	if (door?.stands !== 'open') return door
	const { room, address } = meeting
	const { startsAt } = appointment
	const to = address || (server && (await videoLink(server, { room, startsAt, name, leads }))) || ''
	throw redirect(to, { headers: { 'cache-control': 'no-store' } })
}

/** Half-hours that may be booked now, of all coordinators: the first days from `from` on, and the day the next page begins with. */
export async function timesToBook(
	on: Db,
	coordinatorIds: readonly string[],
	at: Date,
	from: Day,
): Promise<{ times: OfferedTime[]; next: Day | null }> {
	const lead = await settingOn(on, 'meeting-lead-minutes', dayOf(at))
	// One at the very end of the lead may still be booked.
	const soonest = at.getTime() + lead * 60_000 - 1
	const after = new Date(Math.max(soonest, instantOf(from, 0).getTime() - 1))
	const free = await freeTimes(on, coordinatorIds, after)
	const days = [...new Set(free.map(({ startsAt }) => dayOf(startsAt)))]
	const next = days[daysOnAPage] ?? null
	return { times: next ? free.filter(({ startsAt }) => dayOf(startsAt) < next) : free, next }
}

/** 10時から10時30分まで */
export function sayHalfHour(startsAt: Date): string {
	const minute = minuteOf(startsAt)
	return words.from(sayTime(minute), sayTime(minute + meetingMinutes))
}

/** Half-hours by day, each leading to `path`; `note` says what stands below each. */
export function byDay(
	times: readonly OfferedTime[],
	path: string,
	note: (time: OfferedTime) => string,
): DayShown[] {
	const days = new Map<Day, DayShown>()
	for (const time of times) {
		const day = dayOf(time.startsAt)
		const shown = days.get(day) ?? { day, label: sayDay(day), times: [] }
		shown.times.push({ href: `${path}/${time.id}`, title: sayHalfHour(time.startsAt), note: note(time) })
		days.set(day, shown)
	}
	return [...days.values()]
}

/** The ways of a half-hour in words. */
export const sayWays = (ways: readonly string[]): string =>
	words.waysOf(ways.map((way) => (words.ways as Record<string, string>)[way] ?? way))
