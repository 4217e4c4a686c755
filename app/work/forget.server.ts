// Words of a request and of what was cut from it, forgotten once no paper of it is kept: sums, days and titles stay.
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '~db/client'
import {
	overrideRefusals,
	overrides,
	quoteAnswers,
	quotes,
	requestEndings,
	steps,
	taskGroups,
	tasks,
	workRequests,
} from '~db/schema/work'

/** Blanks what an employer asked and what the council wrote of it, reasons too; the titles of tasks stay, since pay stands under them. */
export async function forgetRequest(tx: Tx, requestId: string): Promise<void> {
	await tx
		.update(workRequests)
		.set({ what: '', place: '', howOften: '', like: '', contractAnswers: {} })
		.where(eq(workRequests.id, requestId))
	await tx.update(steps).set({ what: '', place: '', detail: {} }).where(eq(steps.requestId, requestId))
	for (const table of [overrides, overrideRefusals, requestEndings])
		await tx.update(table).set({ reason: '' }).where(eq(table.requestId, requestId))
	const asked = await tx.select({ id: quotes.id }).from(quotes).where(eq(quotes.requestId, requestId))
	await tx.update(quotes).set({ rain: '', cancellation: '' }).where(eq(quotes.requestId, requestId))
	await tx
		.update(quoteAnswers)
		.set({ reason: '' })
		.where(
			inArray(
				quoteAnswers.quoteId,
				asked.map((one) => one.id),
			),
		)
	const cut = await tx
		.update(tasks)
		.set({
			place: '',
			address: '',
			busStop: '',
			result: '',
			procedure: '',
			specification: '',
			bring: '',
			rain: '',
			lowPayReason: '',
			groupRule: '',
		})
		.where(eq(tasks.requestId, requestId))
		.returning({ id: tasks.id })
	await tx.delete(taskGroups).where(
		inArray(
			taskGroups.taskId,
			cut.map((one) => one.id),
		),
	)
}
