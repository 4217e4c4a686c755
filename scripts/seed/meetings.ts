// Meetings of the demo town: a week of half-hours that both coordinators offer, and one that is booked.
import { addDays, instantOf, weekdayOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { startsOf } from '~/wellness/appointment'
import { bookTime, newRoom, sealMeeting } from '~/wellness/appointment.server'
import { freeTimes, offerTimes } from '~/wellness/offered-time.server'
import { ownerOf } from '~/wellness/sealed.server'
import { threadsOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import type { Town } from './town'
import { staffActor } from './town'

const mornings = [600, 630, 660, 690]
const afternoons = [810, 840, 870, 1110]

/** Puts them on the stage: offered the day before yesterday, booked in the evening after. */
export function playMeetings(town: Town): void {
	const { stage, today } = town
	const first = staffActor(town, 'coordinator')
	const second = { ...first, accountId: town.staff['second-coordinator'] }
	const days = [1, 2, 3, 4, 5, 6, 7].map((n) => addDays(today, n)).filter((day) => weekdayOf(day) !== 0)
	for (const [actor, minutes] of [
		[first, mornings],
		[second, afternoons],
	] as const)
		stage.alone(instantOf(addDays(today, -2), 960), () =>
			inTransaction((tx) => offerTimes(tx, actor, startsOf(days, minutes, tx.at), ['telephone', 'meeting'])),
		)
	stage.alone(instantOf(addDays(today, -1), 1180), () => book(town, days[1] ?? today))
}

/** 日高さん meets the coordinator she writes with. */
async function book(town: Town, day: string): Promise<void> {
	const accountId = town.people[0]?.accountId
	const owner = accountId && ownerOf(accountId)
	const [thread] = owner ? await threadsOf(db(), owner) : []
	const [time] = await freeTimes(db(), [town.staff.coordinator], instantOf(day, 0))
	if (!owner || !thread || !time) return
	const sealed = await sealMeeting(thread.id, {
		way: 'meeting',
		name: '日高',
		number: '',
		place: 'ひなた市保健センター 1階 相談室',
		note: '腰のことを、仕事の写真を見ながら聞きたいです。',
		address: '',
		room: newRoom(),
		calledOff: null,
	})
	const wish = { offerId: time.id, way: 'meeting', from: null } as const
	await inTransaction((tx) => bookTime(tx, owner, wish, sealed, new Set([town.staff.coordinator])))
}
