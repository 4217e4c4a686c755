// Keeping the promises: a clock for each message of a person, stopped by an answer; who is called when it runs out.
import { and, asc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import { clocks, threads } from '~db/schema/wellness'
import type { Keeping, Rung } from './clock'
import { callsDue, earliest, keepingOf, momentsOf, urgentMoments } from './clock'
import { isAway, urgentBy } from './duty'
import { listeningDuties } from './duty.server'

/**
 * Starts the promise of one message, by the council's own hours; of somebody who needs help now by what the roster can
 * keep: everybody on duty is called for it in the same act, and again at its rungs while nobody answers. Where the thread's coordinator is on leave, the deputy from the start.
 */
export async function startClock(
	tx: Tx,
	{ messageId, threadId }: { messageId: string; threadId: string },
	urgent = false,
): Promise<void> {
	const set = await settingsOn(
		tx,
		['consultation-answer-hours', 'consultation-deputy-hours', 'consultation-head-hours'],
		dayOf(tx.at),
	)
	const moments = momentsOf(tx.at, {
		answerHours: set['consultation-answer-hours'],
		deputyHours: set['consultation-deputy-hours'],
		headHours: set['consultation-head-hours'],
	})
	const around = await listeningDuties(tx, tx.at)
	const [thread] = await tx.select().from(threads).where(eq(threads.id, threadId))
	const away = isAway(around, thread?.coordinatorId ?? null, moments.deputyAt)
	await tx.insert(clocks).values({
		messageId,
		threadId,
		...moments,
		...(away && { deputyAt: tx.at }),
		...(urgent && { urgent, ...urgentMoments(moments, urgentBy(around, tx.at, moments.answerBy), tx.at) }),
	})
	await settle(tx, threadId)
}

const openIn = (threadId: string) =>
	and(eq(clocks.threadId, threadId), isNull(clocks.answeredAt), isNull(clocks.droppedAt))

/**
 * Every open promise of a thread is kept now, also of words that a clock since set back has in the future; of a talk entered
 * afterwards only those of words written until then.
 */
export async function stopClocks(tx: Tx, threadId: string, upTo?: Date): Promise<void> {
	await tx
		.update(clocks)
		.set({ answeredAt: tx.at })
		.where(and(openIn(threadId), upTo && lte(clocks.startedAt, upTo)))
	await settle(tx, threadId)
}

/** Nothing is owed in a thread any more. */
export async function dropClocks(tx: Tx, threadId: string): Promise<void> {
	await tx.update(clocks).set({ droppedAt: tx.at }).where(openIn(threadId))
	await settle(tx, threadId)
}

/** What was owed until an instant is owed again: it was dropped by mistake then. */
export async function reopenClocks(tx: Tx, threadId: string, droppedAt: Date): Promise<void> {
	await tx
		.update(clocks)
		.set({ droppedAt: null })
		.where(and(eq(clocks.threadId, threadId), eq(clocks.droppedAt, droppedAt)))
	await settle(tx, threadId)
}

/** The thread says the earliest promise that is open in it. */
async function settle(tx: Tx, threadId: string): Promise<void> {
	const open = await tx.select().from(clocks).where(openIn(threadId))
	await tx
		.update(threads)
		.set({ answerBy: earliest(open) })
		.where(eq(threads.id, threadId))
}

/** Who must be called about which thread: the deputy with the coordinator, or the head. */
export type CallDue = {
	threadId: string
	messageId: string
	rung: Rung
	coordinatorId: string | null
	urgent: boolean
}

/** Marks every call that is due as made and gives it, so that each is made once; a chore rings them in the same transaction. */
export async function takeCallsDue(tx: Tx, most = 200): Promise<CallDue[]> {
	const due = await tx
		.select({ clock: clocks, coordinatorId: threads.coordinatorId })
		.from(clocks)
		.innerJoin(threads, eq(threads.id, clocks.threadId))
		.where(
			and(
				isNull(clocks.answeredAt),
				isNull(clocks.droppedAt),
				or(
					and(isNull(clocks.deputyCalledAt), lte(clocks.deputyAt, tx.at)),
					and(isNull(clocks.headCalledAt), lte(clocks.headAt, tx.at)),
				),
			),
		)
		.orderBy(asc(clocks.answerBy))
		.limit(most)
	const calls: CallDue[] = []
	for (const { clock, coordinatorId } of due) {
		const rungs = callsDue(clock, tx.at)
		await tx
			.update(clocks)
			.set({
				...(rungs.includes('deputy') && { deputyCalledAt: tx.at }),
				...(rungs.includes('head') && { headCalledAt: tx.at }),
			})
			.where(eq(clocks.messageId, clock.messageId))
		for (const rung of rungs) {
			calls.push({
				threadId: clock.threadId,
				messageId: clock.messageId,
				rung,
				coordinatorId,
				urgent: clock.urgent,
			})
			await record(
				tx,
				chore,
				'thread.called',
				{ kind: 'thread', id: clock.threadId },
				{ after: { rung, message: clock.messageId } },
			)
		}
	}
	return calls
}

/** How the promises that began in a span were kept, by `at`. */
export async function keepingIn(on: Db, from: Date, until: Date, at: Date): Promise<Keeping> {
	const began = await on
		.select()
		.from(clocks)
		.where(and(gte(clocks.startedAt, from), lt(clocks.startedAt, until)))
	return keepingOf(began, at)
}

/** Which of these threads the deputy or the head was called about, while something waits in them. */
export async function calledIn(on: Db, threadIds: readonly string[]): Promise<Map<string, Rung>> {
	if (threadIds.length === 0) return new Map()
	const open = await on
		.select()
		.from(clocks)
		.where(and(inArray(clocks.threadId, [...threadIds]), isNull(clocks.answeredAt), isNull(clocks.droppedAt)))
	const called = new Map<string, Rung>()
	for (const clock of open) {
		if (clock.headCalledAt) called.set(clock.threadId, 'head')
		else if (clock.deputyCalledAt && !called.has(clock.threadId)) called.set(clock.threadId, 'deputy')
	}
	return called
}
