// Meetings on a real database: offered, booked, moved, called off and reminded of; never two in one half-hour; sealed like the rest.
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.VIDEO_SECRET = 'a video secret for tests, 32 letters'
})

import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { moveClock, now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import { remindOfMeetings } from '~/chores/meeting.server'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import type { MeetingWay } from '~/wellness/appointment'
import {
	appointmentOf,
	arrange,
	bookTime,
	callOff,
	cancelOwn,
	cancelWithThread,
	comingOf,
	currentOf,
	leftBookings,
	meetingIn,
	newRoom,
	refuseWhileMeeting,
	sealMeeting,
} from '~/wellness/appointment.server'
import { closeKeyring, keyOf } from '~/wellness/keyring.server'
import { bookedOf, freeTimes, offerTimes, withdrawTimes } from '~/wellness/offered-time.server'
import { ownerOf } from '~/wellness/sealed.server'
import {
	closeOwnThread,
	deleteThread,
	forgetKeyOf,
	openThread,
	sealThread,
	takeThread,
} from '~/wellness/thread.server'
import { videoLink, videoServerOn } from '~/wellness/video.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { events } from '~db/schema/events'
import { outbox } from '~db/schema/notices'
import { registrants } from '~db/schema/people'
import { threads } from '~db/schema/wellness'
import { appointments, offeredTimes } from '~db/schema/wellness-meeting'
import type { Person, Town } from '../cast'
import { clockAt, everyRow, makeStaff, makeTown, refusing, today } from '../cast'

if (engine === 'postgres') process.env.KEYRING_URL = process.env.DATABASE_URL

let town: Town
let nurse: Person
let midwife: Person
let known: Set<string>
const tomorrow = addDays(today, 1)

beforeAll(async () => {
	town = await makeTown()
	await inTransaction((tx) =>
		tx
			.update(registrants)
			.set({ hearsBy: 'mail', email: 'hidaka@hinata.example' })
			.where(eq(registrants.id, town.hidaka.id)),
	)
	;[nurse, midwife] = [await coordinator('白石'), await coordinator('緒方')]
	known = new Set([nurse.accountId, midwife.accountId])
})
beforeEach(async () => {
	clockAt(today)
	await inTransaction(async (tx) => {
		await tx.delete(appointments)
		await tx.delete(offeredTimes)
		await tx.delete(outbox)
	})
})
afterAll(async () => {
	moveClock(undefined)
	await closeKeyring()
})

async function coordinator(name: string): Promise<Person> {
	const made = await makeStaff(name, 'receptionist')
	return { accountId: made.accountId, actor: { ...made.actor, role: 'coordinator' } }
}

async function asked(account = town.hidaka.accountId): Promise<{ id: string; owner: Buffer }> {
	const owner = ownerOf(account)
	const first = await sealThread(
		{ topic: 'childcare', name: 'あさがお', way: 'video', account },
		{ words: '夜に何度も起きます', photos: [] },
	)
	return { id: await inTransaction((tx) => openThread(tx, owner, first)), owner }
}

/** Offers half-hours of tomorrow and gives their ids. */
async function offered(
	by: Person,
	minutes: number[],
	ways: MeetingWay[] = ['telephone', 'video', 'meeting'],
) {
	await inTransaction((tx) =>
		offerTimes(
			tx,
			by.actor,
			minutes.map((minute) => instantOf(tomorrow, minute)),
			ways,
		),
	)
	const rows = await db().select().from(offeredTimes).where(eq(offeredTimes.coordinatorId, by.accountId))
	return minutes.map(
		(minute) => rows.find(({ startsAt }) => +startsAt === +instantOf(tomorrow, minute))?.id ?? '',
	)
}

type Asked = Awaited<ReturnType<typeof asked>>

const meeting = (way: MeetingWay, note = '') => ({
	way,
	name: 'あさがお',
	number: way === 'telephone' ? '090-1111-2222' : '',
	place: way === 'meeting' ? '保健センター' : '',
	note,
	address: '',
	room: newRoom(),
	calledOff: null,
})

async function books(who: Asked, offerId: string, from: string | null = null, way: MeetingWay = 'telephone') {
	const sealed = await sealMeeting(who.id, meeting(way))
	const said = await refusing((tx) => bookTime(tx, who.owner, { offerId, way, from }, sealed, known))
	return { said, id: sealed.id }
}

const freeOf = async () => (await freeTimes(db(), [...known], now())).map(({ id }) => id)

describe('offering', () => {
	it('several days at once, again with other ways, and never what is booked', async () => {
		const starts = [tomorrow, addDays(tomorrow, 1)].flatMap((day) => [
			instantOf(day, 600),
			instantOf(day, 630),
		])
		expect(await inTransaction((tx) => offerTimes(tx, nurse.actor, starts, ['telephone']))).toBe(4)
		const [first = '', second = ''] = await freeOf()
		const who = await asked()
		expect((await books(who, first)).said).toBe('done')
		expect(await inTransaction((tx) => offerTimes(tx, nurse.actor, starts, ['meeting']))).toBe(3)
		const ways = new Map((await db().select().from(offeredTimes)).map((one) => [one.id, one.ways]))
		expect([ways.get(first), ways.get(second)]).toEqual([['telephone'], ['meeting']])
		expect(await refusing((tx) => withdrawTimes(tx, nurse.actor, [first, second]))).toBe('time-booked')
		expect(await refusing((tx) => withdrawTimes(tx, midwife.actor, [second]))).toBe('not-found')
		expect(await refusing((tx) => withdrawTimes(tx, nurse.actor, [second]))).toBe('done')
		expect(await freeOf()).not.toContain(second)
		expect((await books(await asked(), second)).said).toBe('meeting-taken')
		expect(await inTransaction((tx) => offerTimes(tx, nurse.actor, starts, ['meeting']))).toBe(3)
		expect(await freeOf()).toContain(second)
	})

	it('refuses no way, no time, and what is too far away', async () => {
		const start = instantOf(tomorrow, 600)
		expect(await refusing((tx) => offerTimes(tx, nurse.actor, [start], []))).toBe('times-no-way')
		expect(await refusing((tx) => offerTimes(tx, nurse.actor, [], ['video']))).toBe('times-none')
		const far = instantOf(addDays(today, 61), 600)
		expect(await refusing((tx) => offerTimes(tx, nurse.actor, [far], ['video']))).toBe('times-far')
		expect(await refusing((tx) => withdrawTimes(tx, nurse.actor, []))).toBe('times-none')
	})
})

describe('a booking', () => {
	it('is sealed, told to the history as the thread, moved in one act, and called off by its person', async () => {
		const [ten = '', eleven = ''] = await offered(nurse, [600, 660])
		const who = await asked()
		const first = await books(who, ten)
		const row = await appointmentOf(db(), first.id)
		expect(row && meetingIn(row, await keyOf(who.id))?.number).toBe('090-1111-2222')
		expect(await freeOf()).toEqual([eleven])
		expect((await books(who, eleven)).said).toBe('meeting-other')
		const second = await books(who, eleven, first.id)
		expect(second.said).toBe('done')
		expect((await appointmentOf(db(), first.id))?.endedAt).toEqual(now())
		expect((await comingOf(db(), who.id, now()))?.id).toBe(second.id)
		expect((await books(who, ten, first.id)).said).toBe('meeting-other')
		expect(await refusing((tx) => cancelOwn(tx, who.owner, who.id, first.id))).toBe('meeting-gone')
		const other = await asked(newId())
		expect(await refusing((tx) => cancelOwn(tx, other.owner, other.id, second.id))).toBe('not-found')
		expect(await refusing((tx) => cancelOwn(tx, other.owner, who.id, second.id))).toBe('not-found')
		expect(await refusing((tx) => cancelOwn(tx, who.owner, who.id, second.id))).toBe('done')
		expect(await freeOf()).toEqual([ten, eleven])
		expect((await books(who, ten, second.id)).said).toBe('meeting-gone')
		const told = await db().select().from(events).where(eq(events.subjectId, who.id))
		expect(told.map(({ what, actorId }) => [what, actorId === who.id])).toEqual([
			['thread.opened', true],
			['thread.meeting-booked', true],
			['thread.meeting-moved', true],
			['thread.meeting-cancelled', true],
		])
	})

	it('wakes a thread that is asleep', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		const asleep = { sleepsUntil: instantOf(addDays(today, 30), 0) }
		await inTransaction((tx) => tx.update(threads).set(asleep).where(eq(threads.id, who.id)))
		expect((await books(who, ten)).said).toBe('done')
		const [row] = await db().select().from(threads).where(eq(threads.id, who.id))
		expect(row?.sleepsUntil).toBeNull()
	})

	it('is refused late, in another’s thread, in a closed one, with one who is no coordinator, and twice at one time', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const [same = ''] = await offered(midwife, [600], ['meeting'])
		const who = await asked()
		const stranger = { id: who.id, owner: ownerOf(newId()) }
		expect((await books(stranger, ten)).said).toBe('not-found')
		expect((await books(who, same, null, 'video')).said).toBe('meeting-way')
		clockAt(tomorrow, 481)
		expect((await books(who, ten)).said).toBe('meeting-too-soon')
		clockAt(tomorrow, 600)
		expect((await books(who, ten)).said).toBe('meeting-past')
		clockAt(today)
		expect((await books(who, ten)).said).toBe('done')
		const again = await asked()
		expect((await books(again, same, null, 'meeting')).said).toBe('meeting-own-clash')
		await inTransaction((tx) => closeOwnThread(tx, again.owner, again.id))
		expect((await books(again, same, null, 'meeting')).said).toBe('meeting-thread-closed')
		known = new Set([nurse.accountId])
		expect((await books(await asked(newId()), same, null, 'meeting')).said).toBe('meeting-taken')
		known = new Set([nurse.accountId, midwife.accountId])
	})

	it('cannot be changed once it has begun, and stands on its pages until its hour is over', async () => {
		const [ten = '', last = ''] = await offered(nurse, [600, 1200])
		const who = await asked()
		const { id } = await books(who, ten)
		clockAt(tomorrow, 600)
		expect(await refusing((tx) => cancelOwn(tx, who.owner, who.id, id))).toBe('meeting-begun')
		expect((await currentOf(db(), who.id, now()))?.id).toBe(id)
		expect((await books(who, last)).said).toBe('done')
		clockAt(tomorrow, 660)
		expect((await currentOf(db(), who.id, now()))?.id).not.toBe(id)
	})

	it('goes to one of several who press at the same instant; the others read why', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const people = await oneByOne([1, 2, 3, 4], () => asked(newId()))
		const said = (await Promise.all(people.map((who) => books(who, ten)))).map((one) => one.said).sort()
		expect(said).toEqual(['done', 'meeting-taken', 'meeting-taken', 'meeting-taken'])
		const one = await asked(newId())
		const [two = '', three = ''] = await offered(midwife, [600, 660])
		const twice = await Promise.all([books(one, two), books(one, three)])
		expect(twice.map((each) => each.said).sort()).toEqual(['done', 'meeting-other'])
	})

	it('stands once, whatever people do', async () => {
		const minutes = [600, 630, 660]
		const offers = new Map([
			[0, await offered(nurse, minutes)],
			[1, await offered(midwife, minutes)],
		])
		const people = await oneByOne([1, 2, 3], () => asked(newId()))
		const act = fc.record({
			who: fc.nat(2),
			coordinator: fc.nat(1),
			slot: fc.nat(2),
			what: fc.constantFrom('book', 'move', 'cancel'),
		})
		await fc.assert(
			fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
				await inTransaction((tx) => tx.delete(appointments))
				const slow = new Map<number, { id: string; coordinator: number; slot: number }>()
				for (const { who, coordinator, slot, what } of acts) {
					const person = people[who] as Asked
					const mine = slow.get(who)
					if (what === 'cancel') {
						const said = await refusing((tx) => cancelOwn(tx, person.owner, person.id, mine?.id ?? newId()))
						expect(said).toBe(mine ? 'done' : 'meeting-gone')
						slow.delete(who)
						continue
					}
					const full = [...slow].some(
						([whose, one]) => whose !== who && one.slot === slot && one.coordinator === coordinator,
					)
					const from = what === 'move' ? (mine?.id ?? newId()) : null
					const offerId = offers.get(coordinator)?.[slot] ?? ''
					const { said, id } = await books(person, offerId, from)
					const wanted =
						what === 'book' && mine
							? 'meeting-other'
							: what === 'move' && !mine
								? 'meeting-gone'
								: full
									? 'meeting-taken'
									: 'done'
					expect(said).toBe(wanted)
					if (said === 'done') slow.set(who, { id, coordinator, slot })
				}
				const standing = [
					...(await bookedOf(db(), nurse.accountId, now())),
					...(await bookedOf(db(), midwife.accountId, now())),
				]
				expect(standing.map(({ id }) => id).sort()).toEqual([...slow.values()].map(({ id }) => id).sort())
			}),
			{ numRuns: 15 },
		)
	})
})

describe('a coordinator', () => {
	it('calls off with words that only its person reads, and the half-hour is offered no more', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		const { id } = await books(who, ten)
		const sealed = await sealMeeting(who.id, { ...meeting('telephone'), calledOff: '急な用事のため' }, id)
		expect(await refusing((tx) => callOff(tx, nurse.actor, sealed))).toBe('done')
		expect(await refusing((tx) => callOff(tx, nurse.actor, sealed))).toBe('meeting-gone')
		expect(await refusing((tx) => arrange(tx, nurse.actor, sealed))).toBe('meeting-gone')
		const row = await appointmentOf(db(), id)
		expect(row && meetingIn(row, await keyOf(who.id))?.calledOff).toBe('急な用事のため')
		expect(await freeOf()).toEqual([])
	})

	it('says where, closes no thread before its meeting, and leaves meetings behind that others see', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		const { id } = await books(who, ten, null, 'meeting')
		const sealed = await sealMeeting(who.id, { ...meeting('meeting'), place: '公民館' }, id)
		expect(await refusing((tx) => arrange(tx, nurse.actor, sealed))).toBe('done')
		expect(await refusing((tx) => refuseWhileMeeting(tx, who.id))).toBe('thread-meeting-to-come')
		expect((await leftBookings(db(), [midwife.accountId], now())).map((one) => one.id)).toEqual([id])
		expect(await leftBookings(db(), [...known], now())).toEqual([])
		clockAt(tomorrow, 600)
		expect(await refusing((tx) => refuseWhileMeeting(tx, who.id))).toBe('done')
	})
})

describe('a thread that ends', () => {
	it('gives its half-hour back, closed or deleted', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		const { id } = await books(who, ten)
		expect((await inTransaction((tx) => cancelWithThread(tx, who.owner, who.id)))?.id).toBe(id)
		expect(await inTransaction((tx) => cancelWithThread(tx, who.owner, who.id))).toBeUndefined()
		expect(await freeOf()).toEqual([ten])
		await books(who, ten)
		await inTransaction((tx) => deleteThread(tx, who.owner, who.id))
		await forgetKeyOf(db(), who.id)
		expect(await freeOf()).toEqual([ten])
		expect(await db().select().from(appointments)).toEqual([])
	})
})

describe('reminders', () => {
	const mails = async () =>
		(await db().select().from(outbox)).map(({ toAddress, subject, body }) => {
			expect(`${subject}${body}`).not.toMatch(/相談|面談|ビデオ|予約|care/)
			return toAddress
		})

	it('are two, each once, in the words of any other mail; a missed run is made up for, never after the start', async () => {
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		await books(who, ten)
		clockAt(today, 599)
		expect(await remindOfMeetings()).toBe(0)
		clockAt(today, 600)
		expect(await remindOfMeetings()).toBe(1)
		expect(await remindOfMeetings()).toBe(0)
		expect(await mails()).toEqual(['hidaka@hinata.example'])
		clockAt(tomorrow, 540)
		expect(await remindOfMeetings()).toBe(1)
		expect(await remindOfMeetings()).toBe(0)
		expect(await mails()).toEqual(['hidaka@hinata.example', 'hidaka@hinata.example'])
	})

	it('come to nobody whose thread is closed, whose meeting was called off, or after the start', async () => {
		const [ten = '', eleven = '', noon = ''] = await offered(nurse, [600, 660, 720])
		const [closed, off, late] = [await asked(newId()), await asked(newId()), await asked(newId())]
		await books(closed, ten)
		const { id } = await books(off, eleven)
		await books(late, noon)
		await inTransaction((tx) => closeOwnThread(tx, closed.owner, closed.id))
		await inTransaction((tx) => cancelOwn(tx, off.owner, off.id, id))
		clockAt(tomorrow, 0)
		expect(await remindOfMeetings()).toBe(1)
		clockAt(tomorrow, 720)
		expect(await remindOfMeetings()).toBe(0)
		expect(await mails()).toEqual([])
	})
})

describe('the video room', () => {
	it('is entered by a token for this room and this hour alone, with the name and no account', async () => {
		expect(await videoServerOn(db(), today)).toBeUndefined()
		await inTransaction(async (tx) => {
			await setSetting(tx, town.chosei.actor, 'video-server', 'https://video.hinata.example', today)
			await setSetting(tx, town.chosei.actor, 'video-app-id', 'hinata', today)
		})
		const server = await videoServerOn(db(), today)
		if (!server) throw new Error('no server')
		const startsAt = instantOf(tomorrow, 600)
		const link = new URL(await videoLink(server, { room: 'room', startsAt, name: 'あさがお', leads: false }))
		expect([link.origin, link.pathname]).toEqual(['https://video.hinata.example', '/room'])
		const secret = new TextEncoder().encode(server.secret)
		const read = (minute: number) =>
			jwtVerify(link.searchParams.get('jwt') ?? '', secret, { currentDate: instantOf(tomorrow, minute) })
		expect((await read(600)).payload).toEqual({
			iss: 'hinata',
			aud: 'hinata',
			sub: 'video.hinata.example',
			room: 'room',
			nbf: instantOf(tomorrow, 590).getTime() / 1000,
			exp: instantOf(tomorrow, 660).getTime() / 1000,
			context: { user: { name: 'あさがお', affiliation: 'member' } },
		})
		await expect(read(589)).rejects.toThrow('nbf')
		await expect(read(660)).rejects.toThrow('exp')
	})
})

describe('nothing in clear', () => {
	it('of the number, the place, the note or the room', async () => {
		const planted = 'ひみつの朝顔は夜に咲く'
		const [ten = ''] = await offered(nurse, [600])
		const who = await asked()
		await inTransaction((tx) => takeThread(tx, nurse.actor, who.id))
		const whole = { ...meeting('telephone', planted), number: '080-9999-8888', place: planted, room: planted }
		const sealed = await sealMeeting(who.id, whole)
		const wish = { offerId: ten, way: 'telephone', from: null } as const
		await inTransaction((tx) => bookTime(tx, who.owner, wish, sealed, known))
		const told = [planted, '080-9999-8888']
		const inRows = (await everyRow()).filter(({ text }) => {
			const bytes = [...text.matchAll(/"data":\[([\d,]*)\]/g)].map(([, list = '']) =>
				Buffer.from(list.split(',').map(Number)).toString('utf8'),
			)
			return told.some((one) => [text, ...bytes].some((plain) => plain.includes(one)))
		})
		expect(inRows).toEqual([])
	})
})
