// Words about a piece of work, forgotten once the papers that held them were destroyed.
import { eq } from 'drizzle-orm'
import type { Tx } from '~db/client'
import {
	completions,
	confirmations,
	inspections,
	shareAnswers,
	shareChanges,
	terms,
} from '~db/schema/assignments'
import { wordless } from './terms'

/** The terms of an assignment lose their words and names; sums and days stay, since the ledger stands on them. */
export async function forgetTerms(tx: Tx, assignmentId: string): Promise<void> {
	const rows = await tx.select().from(terms).where(eq(terms.assignmentId, assignmentId))
	for (const { id, body } of rows)
		await tx
			.update(terms)
			.set({ body: wordless(body), changedWhy: '' })
			.where(eq(terms.id, id))
}

/** Why somebody wished for another share of the sum they worked for together. */
export async function forgetShares(tx: Tx, assignmentId: string): Promise<void> {
	const asked = await tx
		.select({ id: shareAnswers.changeId })
		.from(shareAnswers)
		.where(eq(shareAnswers.assignmentId, assignmentId))
	for (const { id } of asked) await tx.update(shareChanges).set({ why: '' }).where(eq(shareChanges.id, id))
}

/** What the person, the employer and the council wrote about its end; gives the reports, for their photos. */
export async function forgetReports(tx: Tx, assignmentId: string): Promise<string[]> {
	await tx.update(confirmations).set({ reason: '' }).where(eq(confirmations.assignmentId, assignmentId))
	await tx.update(inspections).set({ note: '' }).where(eq(inspections.assignmentId, assignmentId))
	const rows = await tx
		.update(completions)
		.set({ note: '' })
		.where(eq(completions.assignmentId, assignmentId))
		.returning({ id: completions.id })
	return rows.map((row) => row.id)
}
