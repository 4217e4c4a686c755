// Requests as they are kept: opening, taking, withdrawing, and reading one's own or all.
import { and, asc, desc, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { statesBefore } from '~/base/life'
import { refuseUnagreed } from '~/council/agreement.server'
import type { ContractMode } from '~/council/contract-mode'
import { contractModeOf, contractRules } from '~/council/contract-mode'
import { contractModeOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employerStops, employers } from '~db/schema/people'
import { quoteAnswers, quotes, slots, steps, tasks, workRequests } from '~db/schema/work'
import { firstDayOf } from './cuts-question'
import type { Asked, RequestState } from './request'
import { checkAsked, requestMoves } from './request'
import { standingQuote } from './turning-down'

export type WorkRequest = typeof workRequests.$inferSelect
export type Step = typeof steps.$inferSelect
export type Slot = typeof slots.$inferSelect
export type Task = typeof tasks.$inferSelect
export type TaskWithSlots = Task & { slots: Slot[] }
export type Quote = typeof quotes.$inferSelect
export type QuoteAnswer = typeof quoteAnswers.$inferSelect
export type QuoteWithAnswer = Quote & { answer: QuoteAnswer | null }

/** Refuses new work of an employer who cannot or does not pay, as staff wrote down. */
export async function refuseStopped(on: Db, employerId: string): Promise<void> {
	const [stop] = await on
		.select({ id: employerStops.id })
		.from(employerStops)
		.where(and(eq(employerStops.employerId, employerId), isNull(employerStops.endedAt)))
	if (stop) throw refused('employer-stopped')
}

/** Writes down what an employer asks; gives its id and the number to tell. */
export async function openRequest(
	tx: Tx,
	actor: Actor,
	employerId: string,
	asked: Asked,
): Promise<{ id: string; number: string }> {
	checkAsked(asked, dayOf(tx.at))
	const [employer] = await tx
		.select({ state: employers.state })
		.from(employers)
		.where(eq(employers.id, employerId))
	if (!employer) throw refused('not-found')
	if (employer.state === 'ended') throw refused('employer-ended')
	await refuseStopped(tx, employerId)
	const contractMode = await contractModeOn(tx, dayOf(tx.at))
	await refuseUnagreed(tx, { employerId }, contractRules[contractMode].employerAgrees)
	const id = newId()
	const number = await nextPaperNumber(tx, 'request')
	await tx
		.insert(workRequests)
		.values({ ...asked, id, number, employerId, openedAt: tx.at, state: 'received', contractMode })
	await record(
		tx,
		actor,
		'request.opened',
		{ kind: 'request', id },
		{ after: { state: 'received', employerId, budgetYen: asked.budgetYen, contractMode } },
	)
	return { id, number }
}

/** Takes a request back before anything is posted. */
export async function withdrawRequest(tx: Tx, actor: Actor, employerId: string, id: string): Promise<void> {
	const before = await requestOf(tx, employerId, id)
	if (!before) throw refused('not-found')
	const moved = await moveRequest(tx, id, 'withdrawRequest')
	if (!moved) throw await whatHappened(tx, id, 'employer')
	await record(
		tx,
		actor,
		'request.withdrawn',
		{ kind: 'request', id },
		{ before: { state: before.state }, after: { state: 'withdrawn' } },
	)
}

/** One of the staff takes a request on; `from` is whom the page showed as having it. */
export async function takeRequest(
	tx: Tx,
	actor: Actor,
	id: string,
	from: string | null = null,
): Promise<void> {
	const [taken] = await tx
		.update(workRequests)
		.set({ takenBy: actor.accountId })
		.where(
			and(
				eq(workRequests.id, id),
				from === null ? isNull(workRequests.takenBy) : eq(workRequests.takenBy, from),
			),
		)
		.returning({ id: workRequests.id })
	if (!taken) {
		if (!(await requestState(tx, id))) throw refused('not-found')
		throw refused('request-taken')
	}
	await record(
		tx,
		actor,
		'request.taken',
		{ kind: 'request', id },
		{ before: { takenBy: from }, after: { takenBy: actor.accountId } },
	)
}

/** Makes a move of the request's life if its state allows it; gives whether it did. */
export async function moveRequest(
	tx: Tx,
	id: string,
	act: (typeof requestMoves)[number]['act'],
): Promise<boolean> {
	const move = requestMoves.find((one) => one.act === act)
	if (!move) return false
	const moved = await tx
		.update(workRequests)
		.set({ state: move.to })
		.where(and(eq(workRequests.id, id), inArray(workRequests.state, statesBefore(requestMoves, act))))
		.returning({ id: workRequests.id })
	return moved.length > 0
}

/** The refusal that tells the state a request is in by now, to staff or to the employer whose it is. */
export async function whatHappened(tx: Tx, id: string, to: 'staff' | 'employer' = 'staff') {
	const state = await requestState(tx, id)
	if (!state) return refused('not-found')
	return to === 'staff' ? refused('request-now', { state }) : refused('own-request-now', { state })
}

export async function requestState(on: Db, id: string): Promise<RequestState | undefined> {
	const [row] = await on
		.select({ state: workRequests.state })
		.from(workRequests)
		.where(eq(workRequests.id, id))
	return row?.state
}

/** The way to contract a request was asked under. */
export async function modeOfRequest(on: Db, id: string): Promise<ContractMode> {
	const [row] = await on
		.select({ contractMode: workRequests.contractMode })
		.from(workRequests)
		.where(eq(workRequests.id, id))
	return contractModeOf(row?.contractMode)
}

/** The tasks of a request in the order they were cut, each with its slots by day. */
export async function tasksOfRequest(on: Db, requestId: string): Promise<TaskWithSlots[]> {
	const found = await on
		.select()
		.from(tasks)
		.where(eq(tasks.requestId, requestId))
		.orderBy(asc(tasks.createdAt), asc(tasks.id))
	const theirs = await on
		.select({ slot: slots })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(eq(tasks.requestId, requestId))
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	return found.map((task) => ({
		...task,
		slots: theirs.filter(({ slot }) => slot.taskId === task.id).map(({ slot }) => slot),
	}))
}

/** The quotes of a request, newest first, each with what was answered. */
export async function quotesOfRequest(on: Db, requestId: string): Promise<QuoteWithAnswer[]> {
	const rows = await on
		.select({ quote: quotes, answer: quoteAnswers })
		.from(quotes)
		.leftJoin(quoteAnswers, eq(quoteAnswers.quoteId, quotes.id))
		.where(eq(quotes.requestId, requestId))
		.orderBy(desc(quotes.version))
	return rows.map((row) => ({ ...row.quote, answer: row.answer }))
}

/** An employer's own request with how it was cut and its quotes; another's is not found. */
export async function requestOf(
	on: Db,
	employerId: string,
	id: string,
): Promise<(WorkRequest & { tasks: TaskWithSlots[]; quotes: QuoteWithAnswer[] }) | undefined> {
	const [request] = await on
		.select()
		.from(workRequests)
		.where(and(eq(workRequests.id, id), eq(workRequests.employerId, employerId)))
	if (!request) return undefined
	return { ...request, tasks: await tasksOfRequest(on, id), quotes: await quotesOfRequest(on, id) }
}

/**
 * An employer's requests, newest first; `waitingQuoteId` is a quote they have not answered yet, `lastDay` the last day
 * of what was cut.
 */
export async function requestsOf(
	on: Db,
	employerId: string,
	most = 100,
): Promise<
	(WorkRequest & { waitingQuoteId: string | null; totalYen: number | null; lastDay: Day | null })[]
> {
	const found = await on
		.select()
		.from(workRequests)
		.where(eq(workRequests.employerId, employerId))
		.orderBy(desc(workRequests.openedAt), desc(workRequests.id))
		.limit(most)
	if (found.length === 0) return []
	const ids = found.map((request) => request.id)
	const theirs = await on
		.select({ id: quotes.id, requestId: quotes.requestId, totalYen: quotes.totalYen })
		.from(quotes)
		.where(inArray(quotes.requestId, ids))
		.orderBy(desc(quotes.version))
	const ends = await on
		.select({ requestId: tasks.requestId, lastDay: max(slots.day) })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(inArray(tasks.requestId, ids))
		.groupBy(tasks.requestId)
	return found.map((request) => {
		const newest = theirs.find((quote) => quote.requestId === request.id)
		return {
			...request,
			waitingQuoteId: request.state === 'quoted' ? (newest?.id ?? null) : null,
			totalYen: newest?.totalYen ?? null,
			lastDay: ends.find((end) => end.requestId === request.id)?.lastDay ?? null,
		}
	})
}

/** The first day still to come of the quote that stands for a request; nothing where none does. */
export const quotedDay = (
	request: { state: RequestState; quotes: readonly Pick<Quote, 'lines'>[] },
	today: Day,
): Day | null => firstDayOf(standingQuote(request)?.lines ?? [], today)

/** What staff see of the one who asks. */
export type RequestEmployer = Pick<
	typeof employers.$inferSelect,
	| 'id'
	| 'name'
	| 'kind'
	| 'field'
	| 'areaId'
	| 'address'
	| 'telephone'
	| 'contactName'
	| 'state'
	| 'agreedDay'
	| 'visitedDay'
>

const employerColumns = {
	id: employers.id,
	name: employers.name,
	kind: employers.kind,
	field: employers.field,
	areaId: employers.areaId,
	address: employers.address,
	telephone: employers.telephone,
	contactName: employers.contactName,
	state: employers.state,
	agreedDay: employers.agreedDay,
	visitedDay: employers.visitedDay,
}

/** A request with everything on its sheet, for staff. */
export async function requestForStaff(
	on: Db,
	id: string,
): Promise<
	| (WorkRequest & {
			employer: RequestEmployer
			steps: Step[]
			tasks: TaskWithSlots[]
			quotes: QuoteWithAnswer[]
	  })
	| undefined
> {
	const [row] = await on
		.select({ request: workRequests, employer: employerColumns })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(eq(workRequests.id, id))
	if (!row) return undefined
	return {
		...row.request,
		employer: row.employer,
		steps: await on
			.select()
			.from(steps)
			.where(eq(steps.requestId, id))
			.orderBy(asc(steps.sort), asc(steps.id)),
		tasks: await tasksOfRequest(on, id),
		quotes: await quotesOfRequest(on, id),
	}
}

const stillOpen: RequestState[] = ['received', 'quoted', 'agreed', 'declined']

/** Requests not yet posted or withdrawn, the oldest first; or those in one state. */
export async function openRequests(
	on: Db,
	{ state, most = 200 }: { state?: RequestState; most?: number } = {},
): Promise<(WorkRequest & { employerName: string })[]> {
	const rows = await on
		.select({ request: workRequests, employerName: employers.name })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(inArray(workRequests.state, state ? [state] : stillOpen))
		.orderBy(asc(workRequests.openedAt), asc(workRequests.id))
		.limit(most)
	return rows.map((row) => ({ ...row.request, employerName: row.employerName }))
}
