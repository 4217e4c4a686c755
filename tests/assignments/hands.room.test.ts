// Raising hands and being asked: who may, when, and what never happens twice.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
	applicationsOf,
	applyFor,
	endSeekingForTask,
	settlePastHands,
	slotsToDecide,
	withdraw,
} from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { answerOffer, ask, lapseOffers, offerOf, offersOf } from '~/assignments/offer.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { lastTurns } from '~/matching/turn.server'
import { closeTask } from '~/work/task.server'
import { db } from '~db/client'
import { employerSeats, registrants } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, refusing, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const slotOf = async (...args: Parameters<typeof postTask> extends [unknown, ...infer Rest] ? Rest : never) =>
	(await postTask(town, ...args)).slotIds[0] ?? ''
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
const applying = (who: Registrant, slotId: string) =>
	refusing((tx) => applyFor(tx, who.actor, who.id, slotId))
const someone = (name = '誰か', over = {}) => makeRegistrant(name, town.areaId, over)

describe('a hand', () => {
	it('is raised, taken down and raised again, each an event', async () => {
		const who = await someone()
		const slotId = await slotOf()
		const id = await apply(who, slotId)
		expect(await applying(who, slotId)).toBe('applied-already')
		expect(await refusing((tx) => withdraw(tx, town.noguchi.actor, town.noguchi.id, id))).toBe('not-found')
		await inTransaction((tx) => withdraw(tx, who.actor, who.id, id))
		expect(await refusing((tx) => withdraw(tx, who.actor, who.id, id))).toBe('application-over')
		expect(await eventsAbout('application', id)).toEqual(['application.made', 'application.withdrawn'])
		const again = await apply(who, slotId)
		expect((await applicationsOf(db(), who.id)).map((one) => one.id)).toEqual([again])
		expect(await slotsToDecide(db())).toContainEqual(expect.objectContaining({ slotId, hands: 1 }))
	})

	it('twenty times at once is one', async () => {
		const who = await someone()
		const slotId = await slotOf()
		const ends = await Promise.all(Array.from({ length: 20 }, () => applying(who, slotId)))
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(new Set(ends)).toEqual(new Set(['done', 'applied-already']))
	})

	it('needs registration, an open slot and time', async () => {
		const slotId = await slotOf()
		expect(await applying(await someone('申込中', { state: 'applied' }), slotId)).toBe('not-registered')
		expect(await applying(await someone('退会', { state: 'left' }), slotId)).toBe('not-registered')
		expect(await applying(town.noguchi, newId())).toBe('not-found')
		clockAt(workDay, 570)
		expect(await applying(town.noguchi, slotId)).toBe('slot-started')
		clockAt(workDay, 569)
		expect(await applying(town.noguchi, slotId)).toBe('done')
		clockAt(today)
	})

	it('is not raised for a full or closed slot, nor where one is promised elsewhere', async () => {
		const who = await someone()
		const full = await slotOf({}, [{ seats: 1, day: '2026-11-16' }])
		await apply(town.hidaka, full)
		await inTransaction((tx) => decide(tx, town.chosei.actor, full, [town.hidaka.id]))
		expect(await applying(who, full)).toBe('slot-full')
		const { taskId, slotIds } = await postTask(town)
		await inTransaction((tx) => closeTask(tx, town.chosei.actor, taskId))
		expect(await applying(who, slotIds[0] ?? '')).toBe('slot-closed')
		const beside = await slotOf({}, [{ day: '2026-11-16', startMinute: 600, endMinute: 700 }])
		expect(await applying(town.hidaka, beside)).toBe('booking-clash')
		const wide = await slotOf({}, [{ day: '2026-11-16', seats: 2 }])
		await apply(who, wide)
		await inTransaction((tx) => decide(tx, town.chosei.actor, wide, [who.id]))
		expect(await applying(who, wide)).toBe('assigned-already')
	})

	it('is not raised for one’s own firm, by oneself or through staff', async () => {
		const both = await someone('両方')
		await inTransaction((tx) =>
			tx.insert(employerSeats).values({
				id: newId(),
				employerId: town.tamura.id,
				accountId: both.accountId,
				fromDay: '2026-04-01',
			}),
		)
		const slotId = await slotOf()
		expect(await applying(both, slotId)).toBe('own-work')
		const acting = {
			...town.inoue.actor,
			channel: 'telephone',
			onBehalf: { kind: 'registrant', id: both.id },
		} as const
		expect(await refusing((tx) => applyFor(tx, acting, both.id, slotId))).toBe('own-work')
	})

	it('is told kindly when a posting ends or its day is over', async () => {
		const who = await someone()
		const { taskId, slotIds } = await postTask(town)
		const id = await apply(who, slotIds[0] ?? '')
		await inTransaction(async (tx) => {
			await closeTask(tx, town.chosei.actor, taskId)
			await endSeekingForTask(tx, town.chosei.actor, taskId)
		})
		expect((await applicationsOf(db(), who.id))[0]).toMatchObject({ id, outcome: 'closed' })
		expect(await eventsAbout('application', id)).toEqual(['application.made', 'application.settled'])
		const later = await apply(who, await slotOf())
		clockAt(addDays(workDay, 1))
		await inTransaction(settlePastHands)
		expect(await inTransaction(settlePastHands)).toBe(0)
		clockAt(today)
		expect((await applicationsOf(db(), who.id)).find((one) => one.id === later)?.outcome).toBe('closed')
	})
})

describe('asking (お声がけ)', () => {
	const asking = (who: Registrant, slotId: string) =>
		refusing((tx) => ask(tx, town.chosei.actor, slotId, who.id, 'experienced', 'before'))

	it('is a turn; a yes raises the hand, a no leaves no mark', async () => {
		const [yes, no] = [await someone('はい'), await someone('いいえ')]
		const slotId = await slotOf()
		const first = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, yes.id, 'wish'))
		const second = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, no.id, 'wish'))
		expect((await lastTurns(db(), [yes.id])).get(yes.id)?.turns).toBe(1)
		expect(await asking(yes, slotId)).toBe('asked-already')
		expect((await offersOf(db(), yes.id)).map((one) => one.id)).toEqual([first.id])
		expect(await offerOf(db(), no.id, first.id)).toBeUndefined()
		expect(await refusing((tx) => answerOffer(tx, no.actor, no.id, first.id, 'yes'))).toBe('not-found')
		const applicationId = await inTransaction((tx) => answerOffer(tx, yes.actor, yes.id, first.id, 'yes'))
		expect(applicationId).toEqual(expect.any(String))
		expect(await inTransaction((tx) => answerOffer(tx, no.actor, no.id, second.id, 'no'))).toBeNull()
		expect(await refusing((tx) => answerOffer(tx, no.actor, no.id, second.id, 'yes'))).toBe('offer-answered')
		expect(await eventsAbout('offer', first.id)).toEqual(['offer.made', 'offer.accepted'])
		expect(await eventsAbout('offer', second.id)).toEqual(['offer.made', 'offer.declined'])
		expect((await applicationsOf(db(), yes.id)).map((one) => one.id)).toEqual([applicationId])
	})

	it('keeps to the rhythm and the rest somebody chose', async () => {
		const weekly = await someone('週一', { askAtMost: 'weekly' })
		const first = await slotOf({}, [{ day: '2026-11-23' }])
		const second = await slotOf({}, [{ day: '2026-11-24' }])
		expect(await asking(weekly, first)).toBe('done')
		clockAt(addDays(today, 6))
		expect(await asking(weekly, second)).toBe('ask-later')
		clockAt(addDays(today, 7))
		expect(await asking(weekly, second)).toBe('done')
		clockAt(today)
		expect(await asking(await someone('自分で', { askAtMost: 'never' }), first)).toBe('ask-never')
		expect(await asking(await someone('お休み', { restFrom: today }), first)).toBe('ask-resting')
		const daily = await someone('毎日')
		expect(await asking(daily, first)).toBe('done')
		expect(await asking(daily, second)).toBe('ask-later')
		const raised = await someone('先に')
		await apply(raised, first)
		expect(await asking(raised, first)).toBe('applied-already')
		expect(await asking(await someone('退会', { state: 'left' }), first)).toBe('not-registered')
	})

	it('keeps to the hours somebody chose: the program always, staff but for a reason', async () => {
		const hours = { askFromMinute: 10 * 60, askUntilMinute: 18 * 60 }
		const who = await someone('朝はだめ', hours)
		const slotId = await slotOf({}, [{ day: '2026-11-23' }])
		const askAt = (minute: number, actor = town.chosei.actor, reason?: string) => {
			clockAt(today, minute)
			return refusing((tx) => ask(tx, actor, slotId, who.id, reason))
		}
		expect(await askAt(599)).toBe('ask-hours')
		expect(await askAt(1080)).toBe('ask-hours')
		expect(await askAt(599, chore, 'urgent')).toBe('ask-hours')
		expect(await askAt(600, chore, 'urgent')).toBe('done')
		const weekly = await someone('週一の朝', { ...hours, askAtMost: 'weekly' })
		clockAt(today, 600)
		expect(await asking(weekly, slotId)).toBe('done')
		const another = await slotOf({}, [{ day: '2026-11-24' }])
		expect(await asking(weekly, another)).toBe('ask-later')
		clockAt(addDays(today, 1), 8 * 60)
		expect(await refusing((tx) => ask(tx, chore, another, weekly.id, 'urgent'))).toBe('ask-later')
		const asked = await inTransaction((tx) => ask(tx, town.chosei.actor, another, weekly.id, 'urgent'))
		expect((await offerOf(db(), weekly.id, asked.id))?.reason).toBe('urgent')
		clockAt(today)
	})

	it('lapses without a word, and silence is no yes', async () => {
		const who = await someone()
		const slotId = await slotOf({}, [{ day: '2026-11-23' }])
		const offer = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, who.id, 'wish'))
		clockAt(addDays(today, 2), 1036)
		expect(await refusing((tx) => answerOffer(tx, who.actor, who.id, offer.id, 'yes'))).toBe('offer-over')
		await inTransaction(lapseOffers)
		expect(await inTransaction(lapseOffers)).toBe(0)
		expect(await eventsAbout('offer', offer.id)).toEqual(['offer.made', 'offer.lapsed'])
		expect(await refusing((tx) => answerOffer(tx, who.actor, who.id, offer.id, 'yes'))).toBe('offer-over')
		expect(await applicationsOf(db(), who.id)).toEqual([])
		clockAt(today)
	})

	it('a yes to a slot that filled up meanwhile is refused and stays open', async () => {
		const [who, other] = [await someone('遅い'), await someone('早い')]
		const slotId = await slotOf({}, [{ day: '2026-11-25', seats: 1 }])
		const offer = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, who.id, 'wish'))
		await apply(other, slotId)
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [other.id]))
		expect(await refusing((tx) => answerOffer(tx, who.actor, who.id, offer.id, 'yes'))).toBe('slot-full')
		expect((await offersOf(db(), who.id)).map((one) => one.id)).toEqual([offer.id])
	})

	it('is not done by somebody for their own', async () => {
		const slotId = await slotOf({}, [{ day: '2026-11-26' }])
		const staff = await someone('職員')
		await inTransaction((tx) =>
			tx.update(registrants).set({ accountId: town.kaikei.accountId }).where(eq(registrants.id, staff.id)),
		)
		expect(await refusing((tx) => ask(tx, town.kaikei.actor, slotId, staff.id))).toBe('own-work')
	})
})
