// Corrections of a slip of the pen as they are kept: a higher sum is told, a lower one waits for the person's yes.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { contractModeOf, isHeld } from '~/council/contract-mode'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseOwnSide } from '~/people/account.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import {
	earningCorrections,
	earnings,
	invoiceLines,
	invoices,
	payoutEarnings,
	payoutLines,
	payouts,
} from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { Slip } from './correction'
import { correct, lowers } from './correction'
import { agreedPay, bookedSums } from './earning'
import type { Earning } from './earning.server'
import { agreedOf, lawOn } from './earning.server'
import { post, postingOn, reverse } from './ledger.server'
import { linesOfEarning } from './posting-lines'

export type Correction = typeof earningCorrections.$inferSelect

async function earningRow(on: Db, id: string): Promise<Earning> {
	const [earning] = await on.select().from(earnings).where(eq(earnings.id, id))
	if (!earning) throw refused('not-found')
	return earning
}

/** Money that is on its way, or was sent, is corrected in no book: what to do is said. */
async function refuseOnItsWay(tx: Tx, earning: Earning): Promise<void> {
	if (earning.heirCaseId !== null) throw refused('earning-with-heirs')
	const [run] = await tx
		.select({ number: payouts.number, state: payouts.state })
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(and(eq(payoutEarnings.earningId, earning.id), isNull(payoutEarnings.releasedAt)))
	if (!run && earning.paidAt === null) return
	const open = run?.state === 'made' || run?.state === 'approved'
	throw refused('correction-in-payout', { number: run?.number ?? '', open })
}

/** Of three parties an invoice asks for exactly this sum: it is made void first, and asked for anew. */
async function refuseInvoiced(tx: Tx, earning: Earning): Promise<void> {
	const [row] = await tx
		.select({ number: invoices.number, mode: invoices.contractMode })
		.from(invoiceLines)
		.innerJoin(invoices, eq(invoices.id, invoiceLines.invoiceId))
		.where(and(eq(invoiceLines.assignmentId, earning.assignmentId), isNull(invoiceLines.releasedAt)))
	if (row && isHeld(row.mode)) throw refused('correction-invoiced', { number: row.number })
}

/** The sums an earning should have had by what staff say of the slip. */
export async function plannedCorrection(on: Db, earningId: string, slip: Slip) {
	const earning = await earningRow(on, earningId)
	const { body } = await agreedOf(on, earning.assignmentId)
	const { payYen, terms } = agreedPay(body)
	const to = correct(earning, slip, { payYen, terms, ...(await lawOn(on, earning.payDay)) })
	return { earning, to }
}

/**
 * Writes down that a sum was a slip of the pen. A higher one holds at once and is told; a lower one is shown with the old
 * beside it and holds only with the person's yes. Refused once the money is in a payout. Gives the correction's id.
 */
export async function askCorrection(
	tx: Tx,
	actor: Actor,
	earningId: string,
	{ slip, ...said }: Slip & { slip: string },
): Promise<{ id: string; waits: boolean }> {
	const { earning, to } = await plannedCorrection(tx, earningId, said)
	await refuseOwnSide(tx, actor, { registrantId: earning.registrantId })
	await refuseOnItsWay(tx, earning)
	await refuseInvoiced(tx, earning)
	const [open] = await tx
		.select({ id: earningCorrections.id })
		.from(earningCorrections)
		.where(and(eq(earningCorrections.earningId, earningId), isNull(earningCorrections.answeredAt)))
	if (open) throw refused('correction-open')
	const id = newId()
	const waits = lowers(earning, to)
	await tx.insert(earningCorrections).values({
		id,
		earningId,
		fromYen: earning.yen,
		toYen: to.yen,
		toUnits: to.units,
		toTravelYen: to.travelYen,
		toWithheldYen: to.withheldYen,
		slip,
		askedAt: tx.at,
		askedBy: actor.accountId ?? actor.role,
		...(!waits && { answer: 'told', answeredAt: tx.at, answeredBy: actor.accountId }),
	})
	const correction = await correctionRow(tx, id)
	if (waits)
		await record(
			tx,
			actor,
			'earning.correction-asked',
			{ kind: 'earning', id: earningId },
			{
				before: { yen: earning.yen },
				after: { yen: to.yen, correctionId: id, registrantId: earning.registrantId },
			},
		)
	else await apply(tx, actor, earning, correction)
	return { id, waits }
}

async function correctionRow(on: Db, id: string): Promise<Correction> {
	const [found] = await on.select().from(earningCorrections).where(eq(earningCorrections.id, id))
	if (!found) throw refused('not-found')
	return found
}

/** The new sums in the earning, and in the ledger the opposite of the old posting and a new one. */
async function apply(tx: Tx, actor: Actor, earning: Earning, correction: Correction): Promise<void> {
	const sums = {
		yen: correction.toYen,
		units: correction.toUnits,
		travelYen: correction.toTravelYen,
		withheldYen: correction.toWithheldYen,
	}
	const changed = await tx
		.update(earnings)
		.set(sums)
		.where(and(eq(earnings.id, earning.id), eq(earnings.yen, correction.fromYen), isNull(earnings.paidAt)))
		.returning({ id: earnings.id })
	// Both sums were shown: another from-sum is another question.
	if (changed.length === 0) throw refused('correction-outdated')
	const subject = { kind: 'earning', id: earning.id }
	const { assignment, body } = await agreedOf(tx, earning.assignmentId)
	const standing = await postingOn(tx, subject)
	if (standing) await reverse(tx, actor, standing.id, earning.serviceDay)
	const postingId = await post(
		tx,
		actor,
		{ day: earning.serviceDay, kind: 'earning', subject },
		linesOfEarning({
			...bookedSums({ ...earning, ...sums }, contractModeOf(body.mode)),
			registrantId: earning.registrantId,
			employerId: assignment.employerId,
		}),
	)
	await record(tx, actor, 'earning.corrected', subject, {
		before: { yen: correction.fromYen },
		after: {
			yen: sums.yen,
			withheldYen: sums.withheldYen,
			correctionId: correction.id,
			registrantId: earning.registrantId,
			raised: sums.yen > correction.fromYen,
			postingId,
		},
	})
}

/** A registrant's own correction with what it is about; another's is not found. */
export async function correctionOf(on: Db, registrantId: string, id: string) {
	const [row] = await on
		.select({
			correction: earningCorrections,
			assignmentId: earnings.assignmentId,
			serviceDay: earnings.serviceDay,
			payDay: earnings.payDay,
			title: tasks.title,
		})
		.from(earningCorrections)
		.innerJoin(earnings, eq(earnings.id, earningCorrections.earningId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(and(eq(earningCorrections.id, id), eq(earnings.registrantId, registrantId)))
	if (!row) return undefined
	const { correction, ...about } = row
	return { ...correction, ...about }
}

/** What waits for a registrant's word, the oldest first. */
export async function waitingCorrectionsOf(on: Db, registrantId: string): Promise<Correction[]> {
	const rows = await on
		.select({ correction: earningCorrections })
		.from(earningCorrections)
		.innerJoin(earnings, eq(earnings.id, earningCorrections.earningId))
		.where(and(eq(earnings.registrantId, registrantId), isNull(earningCorrections.answeredAt)))
		.orderBy(asc(earningCorrections.askedAt))
	return rows.map(({ correction }) => correction)
}

/** The person says yes or no to a lower sum. A no needs no reason: what was agreed stays. */
export async function answerCorrection(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	id: string,
	answer: 'yes' | 'no',
): Promise<void> {
	const correction = await correctionOf(tx, registrantId, id)
	if (!correction) throw refused('not-found')
	const earning = await earningRow(tx, correction.earningId)
	if (answer === 'yes') await refuseOnItsWay(tx, earning)
	await close(tx, id, answer, actor)
	if (answer === 'yes') return apply(tx, actor, earning, await correctionRow(tx, id))
	await record(
		tx,
		actor,
		'earning.correction-refused',
		{ kind: 'earning', id: earning.id },
		{ after: { correctionId: id, registrantId } },
	)
}

/** Staff take back a question nobody has answered yet. */
export async function withdrawCorrection(tx: Tx, actor: Actor, id: string): Promise<void> {
	const correction = await correctionRow(tx, id)
	await close(tx, id, 'withdrawn', actor)
	await record(
		tx,
		actor,
		'earning.correction-withdrawn',
		{ kind: 'earning', id: correction.earningId },
		{ after: { correctionId: id } },
	)
}

async function close(tx: Tx, id: string, answer: 'yes' | 'no' | 'withdrawn', actor: Actor): Promise<void> {
	const closed = await tx
		.update(earningCorrections)
		.set({ answer, answeredAt: tx.at, answeredBy: actor.accountId })
		.where(and(eq(earningCorrections.id, id), isNull(earningCorrections.answeredAt)))
		.returning({ id: earningCorrections.id })
	if (closed.length === 0) throw refused('correction-answered')
}

/** An earning with whose it is and every correction of it, the newest first, for staff. */
export async function earningForStaff(on: Db, earningId: string) {
	const [row] = await on
		.select({
			earning: earnings,
			title: tasks.title,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
		})
		.from(earnings)
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.where(eq(earnings.id, earningId))
	if (!row) return undefined
	const corrections = await on
		.select()
		.from(earningCorrections)
		.where(eq(earningCorrections.earningId, earningId))
		.orderBy(desc(earningCorrections.askedAt), desc(earningCorrections.id))
	const { body } = await agreedOf(on, row.earning.assignmentId)
	return { ...row, corrections, agreed: agreedPay(body) }
}
