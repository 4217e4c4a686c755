// A week's plan where it meets people: who they are, what was asked of them since, and asking from it by the usual rules.
import { eq, inArray } from 'drizzle-orm'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import type { KeptPlan } from '~/matching/plan.server'
import { noteRefusals } from '~/matching/plan.server'
import type { Pair } from '~/matching/plan-week-input'
import { Refusal, refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { offers } from '~db/schema/assignments'
import { accounts, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { inAskingOrder, readWhoMight } from './asking.server'
import { ask } from './offer.server'
import { slotWithTask } from './seat.server'

/**
 * Asks everybody of these pairs that the rules let be asked, in turn; the others stay in the plan with the rule that forbade
 * it. The reason is for those who are asked before somebody in turn.
 */
export async function askFromPlan(
	tx: Tx,
	actor: Actor,
	plan: KeptPlan,
	pairs: readonly Pair[],
	reason = '',
): Promise<{ asked: number; refused: number }> {
	if (pairs.length === 0) throw refused('plan-nobody')
	const planned = pairs.filter((pair) =>
		plan.result?.pairs.some((one) => one.slotId === pair.slotId && one.registrantId === pair.registrantId),
	)
	if (planned.length < pairs.length) throw refused('not-found')
	const refusals: KeptPlan['refusals'] = []
	const asked = await oneByOne([...new Set(planned.map((pair) => pair.slotId))], (id) => slotWithTask(tx, id))
	await readWhoMight(
		tx,
		asked.filter((one) => one !== undefined),
	)
	const inTurn = await inAskingOrder(
		tx,
		planned.map((pair) => pair.registrantId),
	)
	const place = new Map(inTurn.map((one, n) => [one.registrantId, n]))
	const placeOf = (pair: Pair) => place.get(pair.registrantId) ?? inTurn.length
	for (const pair of planned.toSorted((a, b) => placeOf(a) - placeOf(b))) {
		try {
			await askInTurn(tx, actor, pair, reason)
		} catch (error) {
			// A refusal comes before anything of this person is written.
			if (!(error instanceof Refusal)) throw error
			refusals.push({ ...pair, refusal: error.refusal, facts: factsKept(error) })
		}
	}
	await noteRefusals(tx, plan, planned, refusals)
	return { asked: planned.length - refusals.length, refused: refusals.length }
}

/** Asks without a reason where none is wanted; the reason is for going past somebody in turn alone, never past a limit. */
async function askInTurn(
	tx: Tx,
	actor: Actor,
	{ slotId, registrantId }: Pair,
	reason: string,
): Promise<void> {
	try {
		await ask(tx, actor, slotId, registrantId, '', 'plan')
	} catch (error) {
		if (!(error instanceof Refusal) || error.refusal !== 'ask-needs-reason' || reason === '') throw error
		await ask(tx, actor, slotId, registrantId, reason, 'plan')
	}
}

/** What stays in the plan of a refusal: no names and nothing of what somebody can, which change and are kept elsewhere. */
const factsKept = ({ refusal, facts }: Refusal): Refusal['facts'] =>
	refusal === 'ask-needs-reason' ? { names: [] } : refusal === 'fit-needs-reason' ? { no: [] } : facts

/** The slots and people a plan speaks of, and what was asked of whom. */
export async function whatPlanNames(on: Db, plan: KeptPlan) {
	const pairs: Pair[] = [...(plan.result?.pairs ?? []), ...(plan.result?.broken ?? []), ...plan.struck]
	const slotIds = [...new Set([...pairs, ...(plan.result?.empty ?? [])].map((one) => one.slotId))]
	const offered = [
		...(plan.result?.could ?? []).flatMap((one) => one.registrantIds),
		...(plan.result?.pairs ?? []).flatMap((one) => one.passed ?? []),
	]
	const peopleIds = [...new Set([...pairs.map((one) => one.registrantId), ...offered])]
	const slotRows = await readInParts(slotIds, (some) =>
		on
			.select({
				id: slots.id,
				day: slots.day,
				startMinute: slots.startMinute,
				endMinute: slots.endMinute,
				taskId: slots.taskId,
			})
			.from(slots)
			.where(inArray(slots.id, some)),
	)
	const titles = await readInParts([...new Set(slotRows.map((one) => one.taskId))], (some) =>
		on.select({ id: tasks.id, title: tasks.title }).from(tasks).where(inArray(tasks.id, some)),
	)
	const people = await readInParts(peopleIds, (some) =>
		on
			.select({
				id: registrants.id,
				familyName: registrants.familyName,
				givenName: registrants.givenName,
				hearsBy: registrants.hearsBy,
				number: accounts.number,
			})
			.from(registrants)
			.innerJoin(accounts, eq(accounts.id, registrants.accountId))
			.where(inArray(registrants.id, some)),
	)
	const asked = await readInParts(slotIds, (some) =>
		on.select().from(offers).where(inArray(offers.slotId, some)),
	)
	const titleOf = new Map(titles.map(({ id, title }) => [id, title]))
	return {
		slots: new Map(slotRows.map((one) => [one.id, { ...one, title: titleOf.get(one.taskId) ?? '' }])),
		people: new Map(
			people.map(({ id, familyName, givenName, hearsBy, number }) => [
				id,
				{ name: `${familyName} ${givenName}`, hearsBy, number: number ?? '' },
			]),
		),
		offers: new Map(asked.map((one) => [`${one.slotId} ${one.registrantId}`, one])),
	}
}

/** What is read for all the ids, part by part. */
async function readInParts<Row>(
	ids: readonly string[],
	read: (some: string[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
	return (await oneByOne(inParts(ids), async (some) => read(some))).flat()
}
