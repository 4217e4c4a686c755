// The sheet (業務切り出しシート) as it is kept: the steps of a request, in order; begun, copied, joined, cut.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { workTemplates } from '~/words/ja/work-templates'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { steps, workRequests } from '~db/schema/work'
import type { Step } from './request.server'
import { requestState } from './request.server'
import type { StepDetail, StepFields } from './step'
import { checkStep, comesRound, cutStep, joinedSteps, movedBy, withoutBlanks } from './step'

async function refuseWithdrawn(tx: Tx, requestId: string): Promise<void> {
	const state = await requestState(tx, requestId)
	if (!state) throw refused('not-found')
	if (state === 'withdrawn' || state === 'turned-down') throw refused('request-now', { state })
}

/** The steps of a request in their order. */
export const stepsOf = (on: Db, requestId: string): Promise<Step[]> =>
	on.select().from(steps).where(eq(steps.requestId, requestId)).orderBy(asc(steps.sort), asc(steps.id))

async function stepOf(tx: Tx, requestId: string, stepId: string): Promise<Step> {
	const [step] = await tx
		.select()
		.from(steps)
		.where(and(eq(steps.id, stepId), eq(steps.requestId, requestId)))
	if (!step) throw refused('not-found')
	return step
}

/** Numbers the steps from one on, in the order given. */
async function renumber(tx: Tx, requestId: string, ids: readonly string[]): Promise<void> {
	const known = new Map((await stepsOf(tx, requestId)).map((step) => [step.id, step.sort]))
	for (const [n, id] of ids.entries())
		if (known.get(id) !== n + 1)
			await tx
				.update(steps)
				.set({ sort: n + 1 })
				.where(eq(steps.id, id))
}

const asKept = (fields: StepFields): Required<StepFields> => ({
	what: fields.what,
	minutes: fields.minutes,
	place: fields.place,
	detail: withoutBlanks(fields.detail ?? {}),
})

async function insertStep(
	tx: Tx,
	actor: Actor,
	requestId: string,
	sort: number,
	fields: StepFields,
): Promise<string> {
	checkStep(fields)
	const id = newId()
	await tx.insert(steps).values({ ...asKept(fields), id, requestId, sort })
	await record(
		tx,
		actor,
		'step.added',
		{ kind: 'step', id },
		{ after: { requestId, minutes: fields.minutes } },
	)
	return id
}

/** Adds a step at the end of the sheet. */
export async function addStep(tx: Tx, actor: Actor, requestId: string, fields: StepFields): Promise<string> {
	await refuseWithdrawn(tx, requestId)
	const [last] = await tx
		.select({ sort: steps.sort })
		.from(steps)
		.where(eq(steps.requestId, requestId))
		.orderBy(desc(steps.sort))
		.limit(1)
	return insertStep(tx, actor, requestId, (last?.sort ?? 0) + 1, fields)
}

/** Writes a step anew; without `detail`, what else is known of it stays. */
export async function changeStep(
	tx: Tx,
	actor: Actor,
	requestId: string,
	stepId: string,
	fields: StepFields,
): Promise<void> {
	checkStep(fields)
	await refuseWithdrawn(tx, requestId)
	const before = await stepOf(tx, requestId, stepId)
	if (comesRound(await stepsOf(tx, requestId), stepId, fields.detail?.afterId))
		throw refused('step-circle', undefined, 'afterId')
	await tx
		.update(steps)
		.set(asKept({ ...fields, detail: fields.detail ?? before.detail }))
		.where(eq(steps.id, stepId))
	await record(
		tx,
		actor,
		'step.changed',
		{ kind: 'step', id: stepId },
		{ before: { minutes: before.minutes }, after: { requestId, minutes: fields.minutes } },
	)
}

/** What followed a step that is gone now follows what that one followed. */
async function followInstead(tx: Tx, requestId: string, gone: string, instead: string | undefined) {
	for (const step of await stepsOf(tx, requestId))
		if (step.detail.afterId === gone)
			await tx
				.update(steps)
				.set({
					detail: withoutBlanks({ ...step.detail, afterId: instead === step.id ? undefined : instead }),
				})
				.where(eq(steps.id, step.id))
}

/** Takes a step off the sheet. */
export async function removeStep(tx: Tx, actor: Actor, requestId: string, stepId: string): Promise<void> {
	await refuseWithdrawn(tx, requestId)
	const gone = await stepOf(tx, requestId, stepId)
	await followInstead(tx, requestId, stepId, gone.detail.afterId)
	await tx.delete(steps).where(eq(steps.id, stepId))
	await record(tx, actor, 'step.removed', { kind: 'step', id: stepId }, { before: { requestId } })
}

/** Moves a step one place up or down. */
export async function moveStep(
	tx: Tx,
	actor: Actor,
	requestId: string,
	stepId: string,
	by: 'up' | 'down',
): Promise<void> {
	await refuseWithdrawn(tx, requestId)
	await stepOf(tx, requestId, stepId)
	const ids = (await stepsOf(tx, requestId)).map((step) => step.id)
	await renumber(tx, requestId, movedBy(ids, stepId, by))
	await record(tx, actor, 'step.changed', { kind: 'step', id: stepId }, { after: { requestId, moved: by } })
}

/** The same step once more, right below. Gives the copy's id. */
export async function copyStep(tx: Tx, actor: Actor, requestId: string, stepId: string): Promise<string> {
	await refuseWithdrawn(tx, requestId)
	const step = await stepOf(tx, requestId, stepId)
	return insertBelow(tx, actor, requestId, stepId, step)
}

async function insertBelow(tx: Tx, actor: Actor, requestId: string, above: string, fields: StepFields) {
	const ids = (await stepsOf(tx, requestId)).map((one) => one.id)
	const id = await insertStep(tx, actor, requestId, ids.length + 1, fields)
	ids.splice(ids.indexOf(above) + 1, 0, id)
	await renumber(tx, requestId, ids)
	return id
}

/** Joins a step with the one below it; nothing written in either is lost. */
export async function joinStep(tx: Tx, actor: Actor, requestId: string, stepId: string): Promise<void> {
	await refuseWithdrawn(tx, requestId)
	const all = await stepsOf(tx, requestId)
	const at = all.findIndex((step) => step.id === stepId)
	const [first, second] = [all[at], all[at + 1]]
	if (at < 0 || !first) throw refused('not-found')
	if (!second) throw refused('step-last')
	const joined = joinedSteps(first, second, { idOfA: first.id })
	await tx.update(steps).set(joined).where(eq(steps.id, first.id))
	await followInstead(tx, requestId, second.id, first.id)
	await tx.delete(steps).where(eq(steps.id, second.id))
	await renumber(
		tx,
		requestId,
		all.filter((step) => step.id !== second.id).map((step) => step.id),
	)
	await record(
		tx,
		actor,
		'step.joined',
		{ kind: 'step', id: first.id },
		{ before: { minutes: first.minutes }, after: { requestId, minutes: joined.minutes, with: second.id } },
	)
}

/** Cuts a step in two at so many minutes; the second part follows the first, and what followed it follows that. Gives its id. */
export async function cutStepInTwo(
	tx: Tx,
	actor: Actor,
	requestId: string,
	stepId: string,
	atMinute: number,
): Promise<string> {
	await refuseWithdrawn(tx, requestId)
	const step = await stepOf(tx, requestId, stepId)
	const [first, second] = cutStep(step, atMinute)
	const followers = (await stepsOf(tx, requestId)).filter((one) => one.detail.afterId === stepId)
	await tx.update(steps).set(first).where(eq(steps.id, stepId))
	const id = await insertBelow(tx, actor, requestId, stepId, {
		...second,
		detail: { ...second.detail, afterId: stepId },
	})
	for (const one of followers)
		await tx
			.update(steps)
			.set({ detail: { ...one.detail, afterId: id } })
			.where(eq(steps.id, one.id))
	await record(
		tx,
		actor,
		'step.changed',
		{ kind: 'step', id: stepId },
		{ before: { minutes: step.minutes }, after: { requestId, minutes: first.minutes, cut: id } },
	)
	return id
}

async function refuseFilled(tx: Tx, requestId: string): Promise<void> {
	await refuseWithdrawn(tx, requestId)
	if ((await stepsOf(tx, requestId)).length > 0) throw refused('sheet-not-empty')
}

/** Begins an empty sheet with the steps of a template. */
export async function startFromTemplate(tx: Tx, actor: Actor, requestId: string, key: string): Promise<void> {
	await refuseFilled(tx, requestId)
	const template = workTemplates.find((one) => one.key === key)
	if (!template) throw refused('template-unknown', undefined, 'template')
	const ids: string[] = []
	for (const [n, { what, minutes, detail }] of template.steps.entries()) {
		const { follows, ...rest } = detail
		const kept: StepDetail = { ...rest, afterId: follows ? ids.at(-1) : undefined }
		ids.push(await insertStep(tx, actor, requestId, n + 1, { what, minutes, place: '', detail: kept }))
	}
}

/** Begins an empty sheet with the steps of an earlier request of the same employer. */
export async function startFromRequest(
	tx: Tx,
	actor: Actor,
	requestId: string,
	earlierId: string,
): Promise<void> {
	await refuseFilled(tx, requestId)
	const both = await tx
		.select({ employerId: workRequests.employerId })
		.from(workRequests)
		.where(inArray(workRequests.id, [requestId, earlierId]))
	if (requestId === earlierId || both.length < 2 || both[0]?.employerId !== both[1]?.employerId)
		throw refused('not-found')
	const newIds = new Map<string, string>()
	for (const [n, { id, what, minutes, place, detail }] of (await stepsOf(tx, earlierId)).entries()) {
		const afterId = detail.afterId === undefined ? undefined : newIds.get(detail.afterId)
		newIds.set(
			id,
			await insertStep(tx, actor, requestId, n + 1, { what, minutes, place, detail: { ...detail, afterId } }),
		)
	}
}

/** Earlier requests of the same employer that have a sheet, the latest first. */
export async function earlierSheets(
	on: Db,
	requestId: string,
	most = 10,
): Promise<{ id: string; number: string; what: string }[]> {
	const [own] = await on
		.select({ employerId: workRequests.employerId })
		.from(workRequests)
		.where(eq(workRequests.id, requestId))
	if (!own) return []
	const found = await on
		.selectDistinct({
			id: workRequests.id,
			number: workRequests.number,
			what: workRequests.what,
			openedAt: workRequests.openedAt,
		})
		.from(workRequests)
		.innerJoin(steps, eq(steps.requestId, workRequests.id))
		.where(eq(workRequests.employerId, own.employerId))
		.orderBy(desc(workRequests.openedAt))
		.limit(most + 1)
	return found
		.filter((one) => one.id !== requestId)
		.slice(0, most)
		.map(({ id, number, what }) => ({ id, number, what }))
}
