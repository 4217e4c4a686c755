// The sheet (業務切り出しシート) as it is kept: the steps of a request, in order.
import { and, asc, desc, eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { steps } from '~db/schema/work'
import { requestState } from './request.server'
import type { StepFields } from './step'
import { checkStep, movedBy } from './step'

async function refuseWithdrawn(tx: Tx, requestId: string): Promise<void> {
	const state = await requestState(tx, requestId)
	if (!state) throw refused('not-found')
	if (state === 'withdrawn') throw refused('request-now', { state })
}

/** Adds a step at the end of the sheet. */
export async function addStep(tx: Tx, actor: Actor, requestId: string, fields: StepFields): Promise<string> {
	checkStep(fields)
	await refuseWithdrawn(tx, requestId)
	const [last] = await tx
		.select({ sort: steps.sort })
		.from(steps)
		.where(eq(steps.requestId, requestId))
		.orderBy(desc(steps.sort))
		.limit(1)
	const id = newId()
	await tx.insert(steps).values({ ...fields, id, requestId, sort: (last?.sort ?? 0) + 1 })
	await record(
		tx,
		actor,
		'step.added',
		{ kind: 'step', id },
		{ after: { requestId, minutes: fields.minutes } },
	)
	return id
}

/** Writes a step anew. */
export async function changeStep(
	tx: Tx,
	actor: Actor,
	requestId: string,
	stepId: string,
	fields: StepFields,
): Promise<void> {
	checkStep(fields)
	await refuseWithdrawn(tx, requestId)
	const [before] = await tx
		.select({ minutes: steps.minutes })
		.from(steps)
		.where(and(eq(steps.id, stepId), eq(steps.requestId, requestId)))
	if (!before) throw refused('not-found')
	await tx.update(steps).set(fields).where(eq(steps.id, stepId))
	await record(
		tx,
		actor,
		'step.changed',
		{ kind: 'step', id: stepId },
		{ before: { minutes: before.minutes }, after: { requestId, minutes: fields.minutes } },
	)
}

/** Takes a step off the sheet. */
export async function removeStep(tx: Tx, actor: Actor, requestId: string, stepId: string): Promise<void> {
	await refuseWithdrawn(tx, requestId)
	const removed = await tx
		.delete(steps)
		.where(and(eq(steps.id, stepId), eq(steps.requestId, requestId)))
		.returning({ id: steps.id })
	if (removed.length === 0) throw refused('not-found')
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
	const before = await tx
		.select({ id: steps.id, sort: steps.sort })
		.from(steps)
		.where(eq(steps.requestId, requestId))
		.orderBy(asc(steps.sort), asc(steps.id))
	const ids = before.map((step) => step.id)
	if (!ids.includes(stepId)) throw refused('not-found')
	for (const [n, id] of movedBy(ids, stepId, by).entries()) {
		if (before[n]?.id !== id || before[n]?.sort !== n + 1)
			await tx
				.update(steps)
				.set({ sort: n + 1 })
				.where(eq(steps.id, id))
	}
	await record(tx, actor, 'step.changed', { kind: 'step', id: stepId }, { after: { requestId, moved: by } })
}
