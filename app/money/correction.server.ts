// Corrections of a slip of the pen as they are kept: a higher sum is told, a lower one waits for the person's yes, and what
// was sent too low is followed by its rest.
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
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
import type { Corrected, Slip } from './correction'
import { correct, lowers, restOf, wholeOf } from './correction'
import { agreedPay, bookedSums } from './earning'
import type { Earning } from './earning.server'
import {
	agreedOf,
	creditRest,
	earningsOfAssignment,
	itsInvoice,
	itsInvoiceLine,
	lawOn,
	restPayDayOf,
} from './earning.server'
import { joinEarning } from './heirs.server'
import { post, postingOn, reverse } from './ledger.server'
import { linesOfEarning } from './posting-lines'

export type Correction = typeof earningCorrections.$inferSelect

async function earningRow(on: Db, id: string): Promise<Earning> {
	const [earning] = await on.select().from(earnings).where(eq(earnings.id, id))
	if (!earning) throw refused('not-found')
	return earning
}

/** Where an earning stands: `here` until a run holds it, `gone` once it was sent or paid. */
type Stands = 'here' | 'with-heirs' | 'in-run' | 'gone'

async function standsOf(on: Db, earning: Earning): Promise<{ stands: Stands; number: string }> {
	const [run] = await on
		.select({ number: payouts.number, state: payouts.state })
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(and(eq(payoutEarnings.earningId, earning.id), isNull(payoutEarnings.releasedAt)))
	const number = run?.number ?? ''
	if (earning.paidAt !== null) return { stands: 'gone', number }
	if (earning.heirCaseId !== null) return { stands: 'with-heirs', number }
	if (!run) return { stands: 'here', number }
	return { stands: run.state === 'made' || run.state === 'approved' ? 'in-run' : 'gone', number }
}

/** Money that is on its way, or was sent, is changed in no book: what to do is said. */
async function refuseOnItsWay(tx: Tx, earning: Earning): Promise<void> {
	const { stands, number } = await standsOf(tx, earning)
	if (stands === 'with-heirs') throw refused('earning-with-heirs')
	if (stands !== 'here') throw refused('correction-in-payout', { number, open: stands === 'in-run' })
}

/** All earnings of the piece of work one of them is of, the first first. */
const pieceOf = async (on: Db, earningId: string): Promise<Earning[]> =>
	earningsOfAssignment(on, (await earningRow(on, earningId)).assignmentId)

/**
 * Which earning of a piece a correction changes: the newest that no run holds; null once all of them are gone, where the rest
 * is credited apart. Refuses while what is left stands in a run that can be dropped, or waits for heirs.
 */
async function correctable(on: Db, piece: readonly Earning[]): Promise<Earning | null> {
	const found = await oneByOne(piece, async (earning) => ({ earning, ...(await standsOf(on, earning)) }))
	const here = found.findLast((one) => one.stands === 'here')
	if (here) return here.earning
	if (found.some((one) => one.stands === 'with-heirs')) throw refused('earning-with-heirs')
	const inRun = found.find((one) => one.stands === 'in-run')
	if (inRun) throw refused('correction-in-payout', { number: inRun.number, open: true })
	return null
}

/** Of three parties an invoice asks for exactly this sum: it is made void first, and asked for anew. */
async function refuseInvoiced(tx: Tx, earning: Earning): Promise<void> {
	const [row] = await tx
		.select({ number: invoices.number, mode: invoices.contractMode })
		.from(earnings)
		.innerJoin(invoiceLines, itsInvoiceLine)
		.innerJoin(invoices, itsInvoice)
		.where(eq(earnings.id, earning.id))
	if (row && isHeld(row.mode)) throw refused('correction-invoiced', { number: row.number })
}

/** The sums a piece of work should have brought by what staff say of the slip, all its earnings together. */
export async function plannedCorrection(on: Db, earningId: string, slip: Slip) {
	const piece = await pieceOf(on, earningId)
	const [first] = piece
	if (!first) throw refused('not-found')
	const { body } = await agreedOf(on, first.assignmentId)
	const { payYen, terms } = agreedPay(body)
	const to = correct(wholeOf(piece), slip, { payYen, terms, ...(await lawOn(on, first.payDay)) })
	return { first, piece, to }
}

async function refuseAsked(tx: Tx, piece: readonly Earning[]): Promise<void> {
	const ids = piece.map((one) => one.id)
	const [open] = await tx
		.select({ id: earningCorrections.id })
		.from(earningCorrections)
		.where(and(inArray(earningCorrections.earningId, ids), isNull(earningCorrections.answeredAt)))
	if (open) throw refused('correction-open')
}

/**
 * Writes down that a sum was a slip of the pen. A higher one holds at once and is told; a lower one is shown with the old
 * beside it and holds only with the person's yes. What was sent already stays: more is credited apart as its supplement, less
 * is refused. Gives the correction's id, whether it waits, and the supplement's pay day.
 */
export async function askCorrection(
	tx: Tx,
	actor: Actor,
	earningId: string,
	{ slip, ...said }: Slip & { slip: string },
): Promise<{ id: string; waits: boolean; restPayDay?: Day }> {
	const { first, piece, to } = await plannedCorrection(tx, earningId, said)
	await refuseOwnSide(tx, actor, { registrantId: first.registrantId })
	const earning = await correctable(tx, piece)
	await refuseAsked(tx, piece)
	if (earning === null) return supplement(tx, actor, { first, piece, to, slip })
	await refuseInvoiced(tx, earning)
	const others = piece.filter((one) => one.id !== earning.id)
	const sums = others.length === 0 ? to : restOf(to, wholeOf(others))
	const waits = lowers(earning, sums)
	const correction = await keep(tx, actor, {
		...{ earningId: earning.id, fromYen: earning.yen, slip, told: !waits },
		sums,
	})
	if (waits)
		await record(
			tx,
			actor,
			'earning.correction-asked',
			{ kind: 'earning', id: earning.id },
			{
				before: { yen: earning.yen },
				after: { yen: sums.yen, correctionId: correction.id, registrantId: earning.registrantId },
			},
		)
	else await apply(tx, actor, earning, correction)
	return { id: correction.id, waits }
}

async function keep(
	tx: Tx,
	actor: Actor,
	asked: { earningId: string; fromYen: number; sums: Corrected; slip: string; told: boolean },
): Promise<Correction> {
	const { earningId, fromYen, sums, slip, told } = asked
	const id = newId()
	await tx.insert(earningCorrections).values({
		...{ id, earningId, fromYen, slip },
		toYen: sums.yen,
		toUnits: sums.units,
		toTravelYen: sums.travelYen,
		toWithheldYen: sums.withheldYen,
		askedAt: tx.at,
		askedBy: actor.accountId ?? actor.role,
		...(told && { answer: 'told', answeredAt: tx.at, answeredBy: actor.accountId }),
	})
	return correctionRow(tx, id)
}

/** Credits what was sent too low: the difference, as an earning of its own; of who has died it joins the heirs' case. */
async function supplement(
	tx: Tx,
	actor: Actor,
	{ first, piece, to, slip }: { first: Earning; piece: readonly Earning[]; to: Corrected; slip: string },
): Promise<{ id: string; waits: boolean; restPayDay: Day }> {
	const sent = wholeOf(piece)
	const rest = restOf(to, sent)
	const { id, payDay, postingId, held } = await creditRest(tx, actor, first, rest)
	const correction = await keep(tx, actor, {
		...{ earningId: id, fromYen: sent.yen, sums: to, slip, told: true },
	})
	await record(
		tx,
		actor,
		'earning.supplemented',
		{ kind: 'earning', id },
		{
			before: { yen: sent.yen },
			after: {
				...{ assignmentId: first.assignmentId, registrantId: first.registrantId, firstId: first.id },
				...{ yen: to.yen, restYen: rest.yen, withheldYen: rest.withheldYen, payDay, held },
				...{ correctionId: correction.id, postingId },
			},
		},
	)
	await joinEarning(tx, actor, id)
	return { id: correction.id, waits: false, restPayDay: payDay }
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
		{ day: earning.serviceDay, kind: earning.supplementOf === null ? 'earning' : 'supplement', subject },
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

/** What the other earnings of a piece of work bring: with them a correction of one is said as the whole its person knows. */
export const othersYen = (piece: readonly Earning[], earningId: string): number =>
	piece.filter((one) => one.id !== earningId).reduce((sum, one) => sum + one.yen, 0)

/** What of a piece was sent already, yen: it is lowered by nothing. */
export async function sentYenOf(on: Db, piece: readonly Earning[]): Promise<number> {
	const found = await oneByOne(piece, async (earning) => ({ earning, ...(await standsOf(on, earning)) }))
	return found.filter((one) => one.stands === 'gone').reduce((sum, { earning }) => sum + earning.yen, 0)
}

/** A registrant's own correction with what it is about; another's is not found. `othersYen`: what the rest of the piece brings. */
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
	const piece = await earningsOfAssignment(on, about.assignmentId)
	// The row a supplement began with holds whole sums already.
	const whole =
		correction.answer === 'told' && piece.some((one) => one.id === correction.earningId && one.supplementOf)
	return { ...correction, ...about, othersYen: whole ? 0 : othersYen(piece, correction.earningId) }
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

/** An earning with whose it is, all of its piece of work, and every correction of these, the newest first, for staff. */
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
	const piece = await earningsOfAssignment(on, row.earning.assignmentId)
	const corrections = await on
		.select()
		.from(earningCorrections)
		.where(
			inArray(
				earningCorrections.earningId,
				piece.map((one) => one.id),
			),
		)
		.orderBy(desc(earningCorrections.askedAt), desc(earningCorrections.id))
	const { body } = await agreedOf(on, row.earning.assignmentId)
	return { ...row, piece, whole: wholeOf(piece), corrections, agreed: agreedPay(body) }
}

/** When the rest of a piece would be paid if it were raised now; null while it is corrected in place, or not at all. */
export async function restWouldCome(
	on: Db,
	piece: readonly Earning[],
	at: Date,
): Promise<{ day: Day; held: boolean } | null> {
	const stands = await oneByOne(piece, (earning) => standsOf(on, earning))
	const [first] = piece
	if (!first || stands.some((one) => one.stands !== 'gone')) return null
	return restPayDayOf(on, first, dayOf(at))
}
