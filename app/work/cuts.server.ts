// A cut of a request as tasks: what each piece becomes and costs; and taking a cut, its tasks and days as drafts.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { contractModeOf } from '~/council/contract-mode'
import { settingOn, settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { events } from '~db/schema/events'
import { employers } from '~db/schema/people'
import { quotes, tasks, workRequests } from '~db/schema/work'
import type { Cut } from './cuts'
import { readCut, titlesApart } from './cuts'
import type { CutStep } from './cutting'
import { taskOfSteps } from './cutting'
import { freshTask } from './cutting.server'
import type { CutPiece } from './line'
import type { QuoteDraft } from './quote.server'
import { draftsOf } from './quote.server'
import type { TaskWithSlots } from './request.server'
import { moveRequest, whatHappened } from './request.server'
import { stepsOf } from './sheet.server'
import { feeOn, quoteSums } from './splitting'
import type { SlotFields, TaskFields } from './task'
import { addSlot, draftTask, removeTask } from './task.server'

/**
 * The steps of a sheet as they are cut: in somebody's home two go together, but for what is done at one's own
 * (practice.md; the contract check asks for it).
 */
export async function stepsToCut(on: Db, requestId: string): Promise<CutStep[]> {
	const steps = await stepsOf(on, requestId)
	const [client] = await on
		.select({ kind: employers.kind })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(eq(workRequests.id, requestId))
	if (client?.kind !== 'household') return steps
	return steps.map((step) =>
		step.detail.atHome ? step : { ...step, detail: { ...step.detail, company: 'together' as const } },
	)
}

/** What the sheet's pieces become: the first words and figures of their tasks, and what its employer pays for a cut. */
export async function taskMaker(on: Db, requestId: string, steps: readonly CutStep[], today: Day) {
	const base = await freshTask(on, requestId, today)
	const [request] = await on
		.select({ employerId: workRequests.employerId, contractMode: workRequests.contractMode })
		.from(workRequests)
		.where(eq(workRequests.id, requestId))
	const set = await settingsOn(on, ['usual-pay-an-hour', 'fee-rate', 'tax-rate'], today)
	const known = new Map(steps.map((step) => [step.id, step]))
	const made = new Map<string, TaskFields>()
	const taskOf = ({ parts }: CutPiece): TaskFields => {
		const key = parts.map(({ stepId, minutes }) => `${stepId} ${minutes}`).join()
		const fields =
			made.get(key) ??
			taskOfSteps(
				parts.flatMap(({ stepId, minutes }) => {
					const step = known.get(stepId)
					return step ? [{ ...step, minutes }] : []
				}),
				base,
				set['usual-pay-an-hour'],
			)
		made.set(key, fields)
		return fields
	}
	const totalOf = ({ pieces }: Cut): number =>
		quoteSums(
			pieces.map((piece) => {
				const { payYen } = taskOf(piece)
				return { payYen, feeYen: feeOn(payYen, set['fee-rate']), slots: [{ seats: piece.seats }] }
			}),
			set['tax-rate'],
			contractModeOf(request?.contractMode),
		).totalYen
	return { taskOf, totalOf, employerId: request?.employerId ?? '' }
}

/** Keeps which cut an employer wants for their own request; staff make the quote of it. Refuses a sheet that changed. */
export async function chooseCut(
	tx: Tx,
	actor: Actor,
	employerId: string,
	requestId: string,
	text: string,
): Promise<void> {
	const [request] = await tx
		.select({ state: workRequests.state, chosenCut: workRequests.chosenCut })
		.from(workRequests)
		.where(and(eq(workRequests.id, requestId), eq(workRequests.employerId, employerId)))
	if (!request) throw refused('not-found')
	if (!['received', 'quoted', 'declined'].includes(request.state))
		throw refused('own-request-now', { state: request.state })
	if (!readCut(await stepsToCut(tx, requestId), text)) throw refused('cut-changed')
	// Whatever was quoted or declined before, the office cuts and quotes anew.
	if (!(await moveRequest(tx, requestId, 'chooseCut'))) throw await whatHappened(tx, requestId, 'employer')
	await tx.update(workRequests).set({ chosenCut: text }).where(eq(workRequests.id, requestId))
	await record(
		tx,
		actor,
		'request.cut-chosen',
		{ kind: 'request', id: requestId },
		{ before: { request: request.state }, after: { pieces: text.split('|').length, request: 'received' } },
	)
}

/** When the employers of these requests chose a way to cut, where nobody made a quote or drafts of their steps since. */
export async function cutsChosenAt(on: Db, requestIds: readonly string[]): Promise<Map<string, Date>> {
	if (requestIds.length === 0) return new Map()
	const ids = [...requestIds]
	const rows = await on
		.select({ id: events.subjectId, at: events.at })
		.from(events)
		.where(
			and(
				eq(events.subjectKind, 'request'),
				inArray(events.subjectId, ids),
				eq(events.what, 'request.cut-chosen'),
			),
		)
		.orderBy(asc(events.at))
	const quoted = await on
		.select({ id: quotes.requestId, at: quotes.madeAt })
		.from(quotes)
		.where(inArray(quotes.requestId, ids))
	const cut = await on
		.select({ id: tasks.requestId, at: tasks.createdAt, stepIds: tasks.stepIds })
		.from(tasks)
		.where(inArray(tasks.requestId, ids))
	const taken = [...quoted, ...cut.filter(({ stepIds }) => stepIds.length > 0)]
	return new Map(
		[...new Map(rows.map(({ id, at }) => [id, at]))].filter(
			([id, chosenAt]) => !taken.some((one) => one.id === id && one.at > chosenAt),
		),
	)
}

/** What a cut becomes from a day on: tasks with their slots; pieces alike but for their hours are one task. Refuses a sheet that changed meanwhile. */
export async function draftsOfCut(
	on: Db,
	requestId: string,
	{ day, pieces: text }: { day: Day; pieces: string },
	today: Day,
): Promise<{ fields: TaskFields; slots: SlotFields[] }[]> {
	const steps = await stepsToCut(on, requestId)
	const pieces = readCut(steps, text)
	if (!pieces || pieces.length === 0) throw refused('cut-changed')
	const { taskOf } = await taskMaker(on, requestId, steps, today)
	const alike = new Map<TaskFields, CutPiece[]>()
	for (const piece of pieces) alike.set(taskOf(piece), [...(alike.get(taskOf(piece)) ?? []), piece])
	const titles = titlesApart([...alike.keys()])
	return [...alike].map(([fields, slots], n) => ({
		fields: { ...fields, title: titles[n] ?? fields.title },
		slots: joined(slots).map(({ day: after, startMinute, endMinute, seats }) => ({
			day: addDays(day, after),
			startMinute,
			endMinute,
			seats,
		})),
	}))
}

/**
 * What a quote would be made of once a cut is taken: the drafts that stay and its tasks; and the drafts it would take
 * the place of.
 */
export async function drawCut(
	on: Db,
	requestId: string,
	cut: { day: Day; pieces: string },
	today: Day,
): Promise<{ kept: TaskWithSlots[]; made: QuoteDraft[]; replaced: TaskWithSlots[] }> {
	const feeRate = await settingOn(on, 'fee-rate', today)
	const known = await draftsOf(on, requestId)
	const made = (await draftsOfCut(on, requestId, cut, today)).map(
		({ fields, slots }, n): QuoteDraft => ({
			...fields,
			id: `cut ${n}`,
			weather: fields.weather ?? null,
			payTerms: fields.payTerms ?? null,
			feeYen: feeOn(fields.payYen, feeRate),
			slots,
		}),
	)
	return {
		kept: known.filter((task) => task.stepIds.length === 0),
		made,
		replaced: known.filter((task) => task.stepIds.length > 0),
	}
}

/**
 * Makes drafts of the pieces of a chosen cut, with their days. Refuses a sheet that changed meanwhile, and steps that
 * are cut already unless `replace` throws those drafts away.
 */
export async function takeCut(
	tx: Tx,
	actor: Actor,
	requestId: string,
	{ day, pieces, replace }: { day: Day; pieces: string; replace: boolean },
): Promise<number> {
	const drafts = await draftsOfCut(tx, requestId, { day, pieces }, dayOf(tx.at))
	await clearDrafts(tx, actor, requestId, replace)
	for (const { fields, slots } of drafts) {
		const taskId = await draftTask(tx, actor, requestId, fields)
		for (const slot of slots) await addSlot(tx, actor, taskId, slot)
	}
	return drafts.length
}

/** Pieces of the same hours are one slot with the seats of all. */
function joined(pieces: readonly CutPiece[]): CutPiece[] {
	const found = new Map<string, CutPiece>()
	for (const piece of pieces) {
		const key = `${piece.day} ${piece.startMinute} ${piece.endMinute}`
		found.set(key, { ...piece, seats: piece.seats + (found.get(key)?.seats ?? 0) })
	}
	return [...found.values()]
}

async function clearDrafts(tx: Tx, actor: Actor, requestId: string, replace: boolean): Promise<void> {
	const known = await tx
		.select({ id: tasks.id, state: tasks.state, stepIds: tasks.stepIds })
		.from(tasks)
		.where(eq(tasks.requestId, requestId))
	const cut = known.filter((task) => task.state !== 'closed' && task.stepIds.length > 0)
	if (cut.length === 0) return
	if (!replace || cut.some((task) => task.state !== 'draft')) throw refused('steps-cut-already')
	for (const task of cut) await removeTask(tx, actor, task.id)
}
