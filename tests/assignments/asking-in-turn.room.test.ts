// Asking (お声がけ) in turn: nobody who could be asked is passed over without a reason, and the month's file shows each.
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { wouldAskPast } from '~/assignments/asking.server'
import { askThoseBefore } from '~/assignments/before-first.server'
import { figuresIn, proofOf } from '~/assignments/fairness.server'
import { answerOffer, ask } from '~/assignments/offer.server'
import { askFromPlan } from '~/assignments/plan.server'
import { slotWithTask } from '~/assignments/seat.server'
import { moveClock } from '~/base/clock'
import { addDays, weekOf } from '~/base/day'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { candidatesFor } from '~/matching/candidate.server'
import { checkProof } from '~/matching/fair-proof'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import type { KeptPlan } from '~/matching/plan.server'
import { askForPlan, planOf } from '~/matching/plan.server'
import type { Pair } from '~/matching/plan-week-input'
import { giveTurn } from '~/matching/turn.server'
import { tellWhatHappened } from '~/notices/notice.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { decisionHands, decisions, offers } from '~db/schema/assignments'
import { plans } from '~db/schema/matching'
import { notices } from '~db/schema/notices'
import { employerSeats, registrants } from '~db/schema/people'
import { taskGroups, tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'
import { longer, runs } from '../runner/long'

vi.setConfig({ testTimeout: longer(60_000) })

let town: Town
let posted = 0
/** Another day for each slot, within the year that may be posted. */
const dayOfPost = () => addDays(workDay, 1 + (posted % 300))
beforeAll(async () => {
	clockAt(addDays(today, -60), 540)
	town = await makeTown()
})
// Who stood here before a test begins takes no questions.
beforeEach(async () => {
	clockAt(today, 600)
	await inTransaction((tx) => tx.update(registrants).set({ askAtMost: 'never' }))
})
afterAll(() => moveClock(undefined))

async function post(over = {}, seats = 3): Promise<string> {
	posted++
	return (await postTask(town, over, [{ day: dayOfPost(), seats }])).slotIds[0] ?? ''
}

/** Somebody registered so many days ago, whose last turn was so many days ago. */
async function someone(
	name: string,
	turnDaysAgo: number | null,
	over: Parameters<typeof makeRegistrant>[2] = {},
	registeredDaysAgo = 40,
): Promise<Registrant> {
	clockAt(addDays(today, -registeredDaysAgo), 540)
	const who = await makeRegistrant(name, town.areaId, { askAtMost: 'daily', ...over })
	if (turnDaysAgo !== null) {
		clockAt(addDays(today, -turnDaysAgo), 540)
		await inTransaction((tx) =>
			giveTurn(tx, { registrantId: who.id, taskId: who.id, slotId: who.id, why: 'decided' }),
		)
	}
	clockAt(today, 600)
	return who
}

const never = (...whose: Registrant[]) =>
	inTransaction(async (tx) => {
		for (const who of whose)
			await tx.update(registrants).set({ askAtMost: 'never' }).where(eq(registrants.id, who.id))
	})

/** Who would be passed over by asking this person. */
const past = (slotId: string, who: Registrant) =>
	inTransaction(async (tx) =>
		(await wouldAskPast(tx, town.chosei.actor, slotId, who.id)).map((one) => one.registrantId),
	)
const asking = (slotId: string, who: Registrant, reason = '') =>
	refusing((tx) => ask(tx, town.chosei.actor, slotId, who.id, reason))

describe('who waited longest is asked first', () => {
	it('without a reason only the first; the next once the first was asked; anybody with a reason', async () => {
		const [late, early, fresh] = [
			await someone('後', 3),
			await someone('前', 20),
			await someone('はじめて', null),
		]
		const slotId = await post()
		expect(await past(slotId, late)).toEqual([fresh.id, early.id])
		expect(await asking(slotId, late)).toBe('ask-needs-reason')
		const refusal = await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, late.id)).catch(
			(error) => error as Refusal,
		)
		expect(refusal).toMatchObject({ field: 'askReason' })
		expect((refusal as Refusal).sentence).toContain('はじめて 花・前 花 より先に')
		expect(await asking(slotId, fresh)).toBe('done')
		clockAt(today, 601)
		expect(await asking(slotId, late)).toBe('ask-needs-reason')
		expect(await asking(slotId, early)).toBe('done')
		clockAt(today, 602)
		expect(await asking(slotId, late)).toBe('done')
		// Each of them had a turn now, in this order.
		const next = await post()
		expect(await past(next, early)).toEqual([])
		clockAt(addDays(today, 1), 600)
		expect(await past(next, early)).toEqual([fresh.id])
		expect(await asking(next, late, 'near')).toBe('done')
		clockAt(today, 600)
	})

	it('of two who never had a turn, whoever registered first', async () => {
		const [second, first] = [await someone('登録が後', null, {}, 10), await someone('登録が先', null, {}, 30)]
		const slotId = await post()
		expect(await past(slotId, second)).toEqual([first.id])
		expect(await past(slotId, first)).toEqual([])
		const shown = await candidatesFor(db(), slotId, today)
		const order = shown.map((one) => one.registrantId).filter((id) => [first.id, second.id].includes(id))
		expect(order).toEqual([first.id, second.id])
	})

	it('the machine is held to it as staff are', async () => {
		const [late, early] = [await someone('後', 3), await someone('前', 20)]
		const slotId = await post()
		expect(await refusing((tx) => ask(tx, chore, slotId, late.id, '', 'stand-in'))).toBe('ask-needs-reason')
		expect(await refusing((tx) => ask(tx, chore, slotId, early.id, '', 'stand-in'))).toBe('done')
	})
})

describe('who cannot be asked now is passed by nobody', () => {
	it.each<[string, (who: Registrant, slotId: string) => Promise<unknown>]>([
		[
			'rests',
			(who) =>
				inTransaction((tx) =>
					tx.update(registrants).set({ restFrom: today }).where(eq(registrants.id, who.id)),
				),
		],
		['takes no questions', (who) => never(who)],
		[
			'may be asked in the evening alone',
			(who) =>
				inTransaction((tx) =>
					tx
						.update(registrants)
						.set({ askFromMinute: 1080, askUntilMinute: 1200 })
						.where(eq(registrants.id, who.id)),
				),
		],
		[
			'left',
			(who) =>
				inTransaction((tx) =>
					tx.update(registrants).set({ state: 'left' }).where(eq(registrants.id, who.id)),
				),
		],
		['has a hand up', (who, slotId) => inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))],
		[
			'sits for the employer',
			(who) =>
				inTransaction((tx) =>
					tx.insert(employerSeats).values({
						id: who.id,
						employerId: town.tamura.id,
						accountId: who.accountId,
						fromDay: addDays(today, -1),
					} as typeof employerSeats.$inferInsert),
				),
		],
		[
			'is the one who asks',
			(who) =>
				inTransaction((tx) =>
					tx.update(registrants).set({ accountId: town.chosei.accountId }).where(eq(registrants.id, who.id)),
				),
		],
		[
			'is not of the chosen group',
			(_, slotId) =>
				inTransaction(async (tx) => {
					const taskId = (await slotWithTask(tx, slotId))?.task.id ?? ''
					await tx.update(tasks).set({ groupRule: '講習を受けた人' }).where(eq(tasks.id, taskId))
					await tx
						.insert(taskGroups)
						.values({ taskId, registrantId: other.id, addedAt: tx.at, addedBy: 'test' })
				}),
		],
		[
			'said no to this kind of work a week ago',
			async (who) => {
				clockAt(addDays(today, -7), 600)
				const before = await post()
				const offer = await inTransaction((tx) =>
					ask(tx, town.chosei.actor, before, who.id, 'experienced', 'before'),
				)
				await inTransaction((tx) => answerOffer(tx, who.actor, who.id, offer.id, 'no'))
				// The turn of that day is given back, so that only the rest of the kind speaks.
				clockAt(today, 600)
			},
		],
	])('who %s', async (_, change) => {
		const who = await someone('先', 20)
		other = await someone('次', 3)
		const slotId = await post()
		expect(await past(slotId, other)).toEqual([who.id])
		await change(who, slotId)
		expect(await asking(slotId, other)).toBe('done')
	})
	let other: Registrant

	it('who works then, and who has not the hours', async () => {
		const [busy, hourless, other] = [
			await someone('仕事中', 30),
			await someone('時間なし', 20, { hours: null }),
			await someone('次', 3),
		]
		const slotId = await post()
		await throughJourney(town, 'agreed', {
			registrant: busy,
			slot: { day: dayOfPost() },
		})
		expect(await past(slotId, other)).toEqual([])
		expect(await asking(slotId, hourless)).toBe('fit-needs-reason')
	})
})

describe('acts that ask many', () => {
	it('a plan asks in turn, and wants one reason for those who come before somebody outside of it', async () => {
		const [late, early] = [await someone('後', 3), await someone('前', 20)]
		await someone('外', 10)
		const [one, two] = [await post({}, 1), await post({}, 1)]
		const pairs = [
			{ slotId: one, registrantId: late.id },
			{ slotId: two, registrantId: early.id },
		]
		const plan = { id: 'none', result: { pairs }, refusals: [] } as unknown as KeptPlan
		const planned = (reason?: string) =>
			inTransaction((tx) => askFromPlan(tx, town.chosei.actor, plan, pairs, reason))
		// Early goes first and needs no reason; late would come before the one outside.
		expect(await planned()).toEqual({ asked: 1, refused: 1 })
		expect(await planned('wish')).toEqual({ asked: 1, refused: 1 })
		const kept = await db().select().from(offers).where(eq(offers.slotId, one))
		expect(kept).toMatchObject([{ registrantId: late.id, reason: 'wish', why: 'plan' }])
	})

	it('the reason given for a plan is for turns alone: nobody is asked past a limit with it, and nothing of them is kept', async () => {
		const [weak, first] = [await someone('軽いものだけ', 3), await someone('先', 20)]
		const slotId = await post({ kilograms: 10 }, 2)
		await inTransaction((tx) => setLimits(tx, weak.actor, weak.id, { ...noLimits, kilogramsMost: 1 }))
		const { id: planId } = await aPlan([
			{ slotId, registrantId: weak.id },
			{ slotId, registrantId: first.id },
		])
		const plan = await planOf(db(), planId)
		const pairs = plan.result?.pairs ?? []
		const went = await inTransaction((tx) => askFromPlan(tx, town.chosei.actor, plan, pairs, 'near'))
		expect(went).toEqual({ asked: 1, refused: 1 })
		expect((await planOf(db(), planId)).refusals).toEqual([
			{ slotId, registrantId: weak.id, refusal: 'fit-needs-reason', facts: { no: [] } },
		])
		// Who was in turn carries no reason.
		const kept = await db().select().from(offers).where(eq(offers.slotId, slotId))
		expect(kept).toMatchObject([{ registrantId: first.id, reason: '', why: 'plan' }])
		await tellWhatHappened()
		const told = await db().select().from(notices).where(eq(notices.accountId, first.accountId))
		expect(told.map((one) => one.kind)).toContain('offer')
	})

	it('those who did it before are asked before others, for the reason that they did', async () => {
		await someone('先', 20)
		const did = await someone('経験者', 3)
		await throughJourney(town, 'passed', { registrant: did, slot: { day: addDays(today, 1) } })
		clockAt(addDays(today, 3), 600)
		const slotId = await post()
		expect(await inTransaction((tx) => askThoseBefore(tx, town.chosei.actor, slotId))).toBe(1)
		const [kept] = await db()
			.select({ reason: decisions.reason, what: decisions.what })
			.from(decisions)
			.where(eq(decisions.slotId, slotId))
		expect(kept).toEqual({ reason: 'experienced', what: 'asked' })
		clockAt(today, 600)
	})
})

/** A plan as it is kept, of these pairs. */
async function aPlan(pairs: Pair[]): Promise<{ id: string }> {
	const id = await inTransaction((tx) =>
		askForPlan(tx, town.chosei.actor, weekOf(workDay), { mode: 'fair-turns' }),
	)
	await inTransaction((tx) =>
		tx
			.update(plans)
			.set({ state: 'done', result: { pairs, empty: [], broken: [], figures: {} } as never })
			.where(eq(plans.id, id)),
	)
	return { id }
}

describe('the month', () => {
	it('its file says of an asking in what order people registered, and not when', async () => {
		const people = [await someone('二', null, {}, 20), await someone('一', null, {}, 30)]
		const slotId = await post()
		await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, people[1]?.id ?? ''))
		const proof = await proofOf(db(), '2026-11')
		const hands = proof.decisions.find(
			(one) => one.hands.length === 2 && one.hands.every((some) => !some.lastTurnAt),
		)?.hands
		expect(hands?.toSorted((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1)).map((one) => one.chosen)).toEqual([
			true,
			false,
		])
		const days = proof.decisions
			.filter((one) => one.what === 'asked')
			.flatMap((one) => one.hands.map((some) => Date.parse(one.at) - Date.parse(some.raisedAt)))
		expect(Math.max(...days)).toBeLessThan(100)
		expect(checkProof(proof)).toEqual([])
	})

	it('keeps each line as it stood, explains it, and finds what was passed without a reason', async () => {
		const [late, early] = [await someone('後', 3), await someone('前', 20)]
		const slotId = await post()
		const before = (await figuresIn(db(), ['2026-11']))[0]
		await inTransaction((tx) => ask(tx, town.chosei.actor, slotId, late.id, 'accompany'))
		const kept = await db()
			.select({ id: decisionHands.registrantId, chosen: decisionHands.chosen, at: decisionHands.raisedAt })
			.from(decisionHands)
			.innerJoin(decisions, eq(decisions.id, decisionHands.decisionId))
			.where(eq(decisions.slotId, slotId))
			.orderBy(asc(decisionHands.lastTurnAt))
		expect(kept).toMatchObject([
			{ id: early.id, chosen: false },
			{ id: late.id, chosen: true },
		])
		const [after] = await figuresIn(db(), ['2026-11'])
		expect(after).toMatchObject({
			decisions: (before?.decisions ?? 0) + 1,
			overrides: (before?.overrides ?? 0) + 1,
		})
		const proof = await proofOf(db(), '2026-11')
		expect(checkProof(proof)).toEqual([])
		const last = proof.decisions.find((one) => one.reason === 'accompany')
		expect(last).toMatchObject({ what: 'asked' })
		const silent = proof.decisions.map((one) => (one === last ? { ...one, reason: null } : one))
		expect(checkProof({ ...proof, decisions: silent }).map((one) => one.what)).toContain('passed-over')
	})
})

/** Undoes what a transaction did, and hands out what it found. */
class Undone<Found> extends Error {
	constructor(readonly found: Found) {
		super('undone')
	}
}
async function undoing<Found>(act: (tx: Tx) => Promise<Found>): Promise<Found> {
	const undone = await inTransaction(async (tx) => {
		throw new Undone(await act(tx))
	}).catch((error) => error as Undone<Found>)
	if (!(undone instanceof Undone)) throw undone
	return undone.found
}

it('finds the same as asking everybody who stands before, one by one, in any town', async () => {
	const anyone = fc.record({
		turn: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
		registered: fc.integer({ min: 6, max: 9 }),
		askAtMost: fc.constantFrom('daily' as const, 'weekly' as const, 'never' as const),
		evening: fc.boolean(),
		rests: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
		hours: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
		askedDaysAgo: fc.constantFrom(null, 2, 9),
		hand: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
	})
	await fc.assert(
		fc.asyncProperty(fc.array(anyone, { minLength: 2, maxLength: 6 }), async (makeups) => {
			await inTransaction((tx) => tx.update(registrants).set({ askAtMost: 'never' }))
			const slotId = await post()
			const people: Registrant[] = []
			for (const one of makeups) {
				const who = await someone(
					`人${people.length}`,
					one.turn,
					{ ...(!one.hours && { hours: null }) },
					one.registered,
				)
				people.push(who)
				if (one.askedDaysAgo !== null) {
					clockAt(addDays(today, -one.askedDaysAgo), 600)
					const earlier = await post()
					await inTransaction((tx) => ask(tx, town.chosei.actor, earlier, who.id, 'experienced', 'before'))
					clockAt(today, 600)
				}
				if (one.hand) await refusalOf(inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId)))
				await inTransaction((tx) =>
					tx
						.update(registrants)
						.set({
							askAtMost: one.askAtMost,
							restFrom: one.rests ? today : null,
							...(one.evening && { askFromMinute: 1080, askUntilMinute: 1200 }),
						})
						.where(eq(registrants.id, who.id)),
				)
			}
			const shown = await candidatesFor(db(), slotId, today)
			const place = new Map(
				shown
					.toSorted(
						(a, b) =>
							(a.lastTurnAt?.getTime() ?? 0) - (b.lastTurnAt?.getTime() ?? 0) ||
							(a.registeredAt?.getTime() ?? 0) - (b.registeredAt?.getTime() ?? 0) ||
							(a.registrantId < b.registrantId ? -1 : 1),
					)
					.map((one, n) => [one.registrantId, n]),
			)
			// The slow way: everybody is asked past all turns, and that is undone.
			const free = new Set<string>()
			for (const who of people) {
				if (!shown.find((one) => one.registrantId === who.id)?.fit.fits) continue
				const went = await undoing(async (tx) => {
					try {
						await ask(tx, town.chosei.actor, slotId, who.id, 'experienced', 'before')
						return true
					} catch (error) {
						if (error instanceof Refusal) return false
						throw error
					}
				})
				if (went) free.add(who.id)
			}
			const placeOf = (id: string) => place.get(id) ?? 0
			for (const who of people) {
				const slow = people
					.map((one) => one.id)
					.filter((id) => free.has(id) && placeOf(id) < placeOf(who.id))
					.toSorted((a, b) => placeOf(a) - placeOf(b))
				expect(await past(slotId, who)).toEqual(slow)
			}
		}),
		runs(12),
	)
})
