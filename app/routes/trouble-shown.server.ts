// What who told of trouble reads of it, and the act of telling, the same through every door.

import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import type { readPhotos } from '~/files/file.server'
import { addPhotos, photosOf } from '~/files/file.server'
import { ringStaff } from '~/notices/mail.server'
import { doings } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { addedStep, callsAtOnce } from '~/trouble/trouble'
import type { Teller, Told, Trouble } from '~/trouble/trouble.server'
import {
	addWords,
	openTrouble,
	ownTroubleOf,
	ownTroubles,
	stepsOf,
	troubleOf,
	workToName,
} from '~/trouble/trouble.server'
import { sayDay, sayDayAndYear, sayInstant, sayTime } from '~/words/ja/dates'
import { troubleWords as words } from '~/words/ja/trouble'
import type { Db, Tx } from '~db/client'
import { orNotFound } from './or-not-found.server'

type Mine = { registrantId: string } | { employerId: string }

/** A list of what somebody told. */
export const pastOf = async (on: Db, mine: Mine) =>
	(await ownTroubles(on, mine)).map((one) => ({
		id: one.id,
		kind: one.kind,
		day: sayDay(one.happenedDay),
		state: stateOf(one),
	}))
export type OwnTroubles = Awaited<ReturnType<typeof pastOf>>

const stateOf = (one: Trouble) =>
	one.closedAt && one.joinedIntoId === null
		? words.own.closed(sayDayAndYear(dayOf(one.closedAt)))
		: one.answeredAt
			? words.own.answered
			: words.own.by(sayInstant(one.answerDueAt))

/** One case as its teller reads it; 404 for anybody else's. */
export async function ownCase(on: Db, mine: Mine, id: string) {
	const one = await orNotFound(ownTroubleOf(on, mine, id))
	const into = one.joinedIntoId === null ? undefined : await troubleOf(on, one.joinedIntoId)
	const steps = await stepsOf(on, one)
	return {
		kind: one.kind,
		number: one.number,
		title: `${words.kinds[one.kind]} ${sayDay(one.happenedDay)}`,
		promise:
			one.answeredAt || into?.answeredAt || one.closedAt
				? null
				: one.answerDueAt <= now()
					? words.own.late(sayInstant(one.answerDueAt))
					: words.own.by(sayInstant(one.answerDueAt)),
		hurt: one.kind === 'accident' ? words.hurts[one.hurt] : null,
		firstAid: one.firstAid,
		when: [
			sayDayAndYear(one.happenedDay),
			one.happenedMinute === null ? '' : sayTime(one.happenedMinute),
			one.place,
		]
			.filter(Boolean)
			.join(' '),
		words: one.words,
		cure: into?.cure || one.cure,
		steps: steps
			// What the other side added stands in their own case alone.
			.filter((step) => step.shown && (step.kind !== addedStep || step.troubleId === id))
			.map((step) => ({
				id: step.id,
				head: `${step.kind === addedStep ? words.own.addedBy : words.own.answeredBy} ${sayInstant(step.at)}`,
				words: step.words,
			})),
		photos: (await photosOf(on, 'trouble', [id])).map((photo) => photo.id),
	}
}
export type OwnTrouble = Awaited<ReturnType<typeof ownCase>>

/** Work of the last fortnight and today, which somebody may mean. */
export async function worksOf(on: Db, mine: Mine, today: Day) {
	const labels = new Map<string, number>()
	return (await workToName(on, mine, addDays(today, -14), today)).map((one) => {
		const label = `${sayDay(one.day)} ${sayTime(one.startMinute)} ${one.title}`
		const n = (labels.get(label) ?? 0) + 1
		labels.set(label, n)
		// Several came: an employer reads no names here, and whichever is meant the office finds out.
		return { value: one.id, label: n > 1 ? words.oneMore(label, n) : label }
	})
}

/** Opens a case with its photos, and rings whoever keeps the register where the office is called at once. */
export async function tell(
	tx: Tx,
	actor: Actor,
	teller: Teller,
	told: Omit<Told, 'assignmentId' | 'happenedMinute'> & { assignmentId: string; happenedTime: number | null },
	photos: Awaited<ReturnType<typeof readPhotos>>,
): Promise<string> {
	const { assignmentId, happenedTime, ...rest } = told
	const id = await openTrouble(tx, actor, teller, {
		...rest,
		assignmentId: assignmentId || null,
		happenedMinute: happenedTime,
	})
	await addPhotos(tx, actor, { kind: 'trouble', id }, photos)
	if (callsAtOnce(told)) {
		const keepers = await holdersOf(tx, doings['keep-troubles'], dayOf(now()))
		await ringStaff(
			tx,
			`${id} opened`,
			keepers.map(({ accountId }) => accountId),
		)
	}
	return id
}

/** Adds words and photos of who told it to their own case. */
export async function tellMore(
	tx: Tx,
	actor: Actor,
	mine: Mine,
	id: string,
	more: string,
	photos: Awaited<ReturnType<typeof readPhotos>>,
): Promise<void> {
	await addWords(tx, actor, mine, id, more)
	await addPhotos(tx, actor, { kind: 'trouble', id }, photos)
}
