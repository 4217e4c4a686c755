// Plans of a week as they are kept: asked for by staff, made by whichever process is free, the newest of a week shown.
import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, isDay, weekOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { offers } from '~db/schema/assignments'
import { plans } from '~db/schema/matching'
import type { PlanMode } from './plan-input'
import type { WeekPlan } from './plan-week'
import type { Pair } from './plan-week-input'
import { keyOf } from './plan-week-input'

type Row = typeof plans.$inferSelect
export type KeptPlan = Omit<Row, 'result'> & { result: WeekPlan | null }

const asKept = (row: Row): KeptPlan => ({ ...row, result: row.result as WeekPlan | null })

// A process that has said nothing for so long is gone.
const silentFor = 30_000

const goingOn = inArray(plans.state, ['waiting', 'running'])

/** Asks for a plan of a week; refused while one of that week is being made. */
export async function askForPlan(
	tx: Tx,
	actor: Actor,
	week: Day,
	{ mode, locks = [], struck = [] }: { mode: PlanMode; locks?: Pair[]; struck?: Pair[] },
): Promise<string> {
	if (!isDay(week) || weekOf(week) !== week || week < weekOf(dayOf(tx.at)))
		throw refused('plan-week', undefined, 'week')
	const [other] = await tx
		.select({ id: plans.id })
		.from(plans)
		.where(and(eq(plans.week, week), goingOn))
	if (other) throw refused('plan-going-on')
	const id = newId()
	await tx.insert(plans).values({
		...{ id, week, mode, seed: 1, locks, struck, state: 'waiting', refusals: [] },
		askedAt: tx.at,
		askedBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'plan.asked',
		{ kind: 'plan', id },
		{ after: { week, mode, locks: locks.length, struck: struck.length } },
	)
	return id
}

/**
 * Asks for a plan anew as staff changed it: who stays, who is out, and whom they put on a seat themselves, maybe in somebody's
 * place; then the others of that slot stay, so that it is that place. Refused where one pair is to stay and to go.
 */
export async function planAgain(
	tx: Tx,
	actor: Actor,
	plan: Pick<KeptPlan, 'week' | 'mode' | 'result'>,
	{ lock, strike, put }: { lock: Pair[]; strike: Pair[]; put: (Pair & { instead?: string | undefined })[] },
): Promise<string> {
	const out = new Set(strike.map(keyOf))
	if (lock.some((pair) => out.has(keyOf(pair)))) throw refused('plan-both')
	const replaced = new Set(
		put.flatMap(({ slotId, instead }) => (instead ? [keyOf({ slotId, registrantId: instead })] : [])),
	)
	const touched = [...new Set(put.flatMap(({ slotId, instead }) => (instead ? [slotId] : [])))]
	const asked = new Set((await tx.select().from(offers).where(inArray(offers.slotId, touched))).map(keyOf))
	const beside = (plan.result?.pairs ?? []).filter(
		(pair) => touched.includes(pair.slotId) && !asked.has(keyOf(pair)),
	)
	const locks = new Map(
		[...lock, ...beside]
			.filter((pair) => !replaced.has(keyOf(pair)) && !out.has(keyOf(pair)))
			.concat(put)
			.map(({ slotId, registrantId }) => [keyOf({ slotId, registrantId }), { slotId, registrantId }]),
	)
	const chosen = new Set(put.map(keyOf))
	const struck = strike.filter((pair) => !chosen.has(keyOf(pair)))
	return askForPlan(tx, actor, plan.week, { mode: plan.mode, locks: [...locks.values()], struck })
}

/** Stops a plan in the making: one that waits is over at once, one at work gives what it has. */
export async function stopPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
	const [asked] = await tx
		.update(plans)
		.set({ stopAskedAt: tx.at })
		.where(and(eq(plans.id, planId), goingOn, isNull(plans.stopAskedAt)))
		.returning({ state: plans.state })
	if (!asked) throw refused('plan-over')
	if (asked.state === 'waiting')
		await tx.update(plans).set({ state: 'stopped', endedAt: tx.at }).where(eq(plans.id, planId))
	await record(tx, actor, 'plan.stopped', { kind: 'plan', id: planId })
}

/** The newest plan of a week. */
export async function planOfWeek(on: Db, week: Day): Promise<KeptPlan | undefined> {
	const [row] = await on
		.select()
		.from(plans)
		.where(eq(plans.week, week))
		.orderBy(desc(plans.askedAt), desc(plans.id))
		.limit(1)
	return row && asKept(row)
}

/** One plan, or a refusal. */
export async function planOf(on: Db, planId: string): Promise<KeptPlan> {
	const [row] = await on.select().from(plans).where(eq(plans.id, planId))
	if (!row) throw refused('not-found')
	return asKept(row)
}

/** Keeps whom the rules did not let be asked; who was asked since is no longer among them. */
export async function noteRefusals(
	tx: Tx,
	plan: Pick<KeptPlan, 'id' | 'refusals'>,
	tried: readonly Pair[],
	refusals: KeptPlan['refusals'],
): Promise<void> {
	const isTried = (one: Pair) =>
		tried.some((pair) => pair.slotId === one.slotId && pair.registrantId === one.registrantId)
	const before = plan.refusals.filter((one) => !isTried(one))
	await tx
		.update(plans)
		.set({ refusals: [...before, ...refusals] })
		.where(eq(plans.id, plan.id))
}

const toMake = (at: Date) =>
	or(
		eq(plans.state, 'waiting'),
		and(eq(plans.state, 'running'), lt(plans.beatAt, new Date(at.getTime() - silentFor))),
	)

/** Whether a plan waits, or its process has gone silent: asked every second, so that nothing is written for nothing. */
export async function plansToMake(on: Db, at: Date): Promise<boolean> {
	const [next] = await on.select({ id: plans.id }).from(plans).where(toMake(at)).limit(1)
	return next !== undefined
}

/** Takes the oldest plan that is to be made. */
export async function claimPlan(tx: Tx, processId: string): Promise<KeptPlan | undefined> {
	const [next] = await tx
		.select({ id: plans.id })
		.from(plans)
		.where(toMake(tx.at))
		.orderBy(asc(plans.askedAt), asc(plans.id))
		.limit(1)
	if (!next) return undefined
	const [row] = await tx
		.update(plans)
		.set({ state: 'running', claimedBy: processId, beatAt: tx.at, filled: null })
		.where(eq(plans.id, next.id))
		.returning()
	return row && asKept(row)
}

const mine = (planId: string, processId: string) =>
	and(eq(plans.id, planId), eq(plans.claimedBy, processId), eq(plans.state, 'running'))

/** Says that a process is at work and how far; gives whether to go on, to stop, or that it is another's now. */
export async function beat(
	tx: Tx,
	planId: string,
	processId: string,
	filled: number | null,
): Promise<'go-on' | 'stop' | 'not-mine'> {
	const [row] = await tx
		.update(plans)
		.set({ beatAt: tx.at, filled })
		.where(mine(planId, processId))
		.returning({ stopAskedAt: plans.stopAskedAt })
	return row ? (row.stopAskedAt ? 'stop' : 'go-on') : 'not-mine'
}

/** Keeps a plan that was made, or that it could not be (`null`). */
export async function endPlan(
	tx: Tx,
	planId: string,
	processId: string,
	made: WeekPlan | null,
): Promise<void> {
	const [row] = await tx
		.update(plans)
		.set({ state: made ? 'done' : 'failed', result: made, endedAt: tx.at })
		.where(mine(planId, processId))
		.returning({ stopAskedAt: plans.stopAskedAt })
	if (!row) return
	if (made && row.stopAskedAt) await tx.update(plans).set({ state: 'stopped' }).where(eq(plans.id, planId))
	if (made)
		await record(
			tx,
			chore,
			'plan.made',
			{ kind: 'plan', id: planId },
			{ after: { filled: made.figures.filled, seats: made.figures.seats } },
		)
}

/** Gives a plan back that this process will not finish. */
export async function givePlanBack(tx: Tx, planId: string, processId: string): Promise<void> {
	await tx.update(plans).set({ state: 'waiting', claimedBy: null }).where(mine(planId, processId))
}
