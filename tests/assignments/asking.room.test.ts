// Being asked and turns: a no rests that kind of work for two weeks and lowers nothing; what counts as a turn is the council's to publish.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restingFromKind } from '~/assignments/asking.server'
import { callOffSlot } from '~/assignments/call-off.server'
import { answerOffer, ask, offersOf } from '~/assignments/offer.server'
import { ownLines } from '~/assignments/own-turns.server'
import { moveClock, now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { setSetting } from '~/council/setting.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { giveTurn, lastTurns } from '~/matching/turn.server'
import { rest, returnFromRest } from '~/people/registrant.server'
import { db } from '~db/client'
import { settings } from '~db/schema/council'
import type { Town } from '../cast'
import {
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const post = async (over = {}) =>
	(await postTask(town, over, [{ day: addDays(workDay, 28) }])).slotIds[0] ?? ''

it('a no rests the person for that kind alone, two weeks long, and lowers nothing', async () => {
	clockAt(today)
	const who = await makeRegistrant('断る', town.areaId, { askAtMost: 'daily' })
	const [sewing, again, later, other] = [
		await post({ kind: 'sewing' }),
		await post({ kind: 'sewing' }),
		await post({ kind: 'sewing' }),
		await post({ kind: 'cleaning' }),
	]
	const asking = (slotId: string, actor = town.chosei.actor, reason = '') =>
		refusing((tx) => ask(tx, actor, slotId, who.id, reason))
	const offer = await inTransaction((tx) => ask(tx, town.chosei.actor, sewing, who.id, 'wish'))
	await inTransaction((tx) => answerOffer(tx, who.actor, who.id, offer.id, 'no'))
	const before = (await lastTurns(db(), [who.id])).get(who.id)
	clockAt(addDays(today, 13))
	expect(await asking(again)).toBe('ask-kind-rests')
	expect(await asking(again, chore, 'urgent')).toBe('ask-kind-rests')
	expect((await restingFromKind(db(), 'sewing', now())).get(who.id)).toBe(addDays(today, 14))
	expect(await asking(other, town.chosei.actor, 'wish')).toBe('done')
	expect(await asking(again, town.chosei.actor, 'wish')).toBe('done')
	clockAt(addDays(today, 14))
	expect(await asking(later, town.chosei.actor, 'wish')).toBe('done')
	expect(before).toMatchObject({ turns: 1 })
})

it('a turn is what was offered, or what was worked, whichever the council publishes', async () => {
	clockAt(today)
	const [worked, asked] = [
		await makeRegistrant('働いた', town.areaId),
		await makeRegistrant('聞かれた', town.areaId),
	]
	await throughJourney(town, 'passed', { registrant: worked })
	clockAt(addDays(workDay, 1))
	const slotId = await post()
	await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, asked.id, 'wish'))
	const turnsOf = async () => {
		const found = await lastTurns(db(), [worked.id, asked.id], now())
		return [found.get(worked.id)?.turns, found.get(asked.id)?.turns]
	}
	expect(await turnsOf()).toEqual([1, 1])
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'turn-counts', 'worked', '2026-11-10'))
	expect(await turnsOf()).toEqual([1, 0])
	expect((await ownLines(db(), asked.id, ['2026-11']))[0]).toMatchObject({ turns: 0, lastTurnDay: null })
	expect((await ownLines(db(), worked.id, ['2026-11']))[0]).toMatchObject({ turns: 1 })
	await inTransaction((tx) => tx.delete(settings).where(eq(settings.key, 'turn-counts')))
})

it('who rests comes back to the place they left: others do not pass them, and they pass nobody', async () => {
	clockAt(today)
	const [first, second] = [await makeRegistrant('前', town.areaId), await makeRegistrant('後', town.areaId)]
	// The one who rests had the later turn, and waits behind.
	clockAt(today, 540)
	await inTransaction((tx) =>
		giveTurn(tx, { registrantId: first.id, taskId: 'a', slotId: 'a', why: 'decided' }),
	)
	clockAt(addDays(today, 2), 540)
	await inTransaction((tx) =>
		giveTurn(tx, { registrantId: second.id, taskId: 'b', slotId: 'b', why: 'decided' }),
	)
	await inTransaction((tx) => rest(tx, second.actor, second.id, null))
	clockAt(addDays(today, 20))
	await inTransaction((tx) => rest(tx, second.actor, second.id, addDays(today, 40)))
	clockAt(addDays(today, 30))
	await inTransaction((tx) => returnFromRest(tx, second.actor, second.id))
	// Since then the first had another turn; by bare days the one who rested would still stand behind nobody.
	await inTransaction((tx) =>
		giveTurn(tx, { registrantId: first.id, taskId: 'c', slotId: 'c', why: 'decided' }),
	)
	const found = await lastTurns(db(), [first.id, second.id], now())
	expect(dayOf(found.get(second.id)?.lastTurnAt ?? new Date(0))).toBe(addDays(today, 29))
	expect(dayOf(found.get(first.id)?.lastTurnAt ?? new Date(0))).toBe(addDays(today, 30))
})

it('who was only asked for a day that is called off has their turn back', async () => {
	clockAt(today)
	const [asked, said] = [
		await makeRegistrant('聞かれた', town.areaId),
		await makeRegistrant('手を挙げた', town.areaId),
	]
	const slotId = await post()
	for (const who of [asked, said])
		await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, who.id, 'wish'))
	const [offer] = await offersOf(db(), said.id)
	await inTransaction((tx) => answerOffer(tx, said.actor, said.id, offer?.id ?? '', 'yes'))
	const turnsOf = async () => {
		const found = await lastTurns(db(), [asked.id, said.id], now())
		return [found.get(asked.id)?.turns, found.get(said.id)?.turns]
	}
	expect(await turnsOf()).toEqual([1, 1])
	await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, slotId, 'employer'))
	expect(await turnsOf()).toEqual([0, 0])
})
