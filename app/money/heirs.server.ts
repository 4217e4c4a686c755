// Heirs' cases as they are kept: pay of the dead leaves the runs, stands apart, and is paid in one posting or given back.
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { isHeld } from '~/council/contract-mode'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import {
	earnings,
	entries,
	heirCases,
	invoiceLines,
	invoices,
	payoutEarnings,
	payoutLines,
	postings,
	payouts as runs,
} from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { refuseCashShort } from './cash-held.server'
import { itsInvoice, itsInvoiceLine, itsTransfer, waitsForEmployer } from './earning.server'
import { limitDayOf, sumsOfCase } from './heirs'
import { post, reverse, standingPostings } from './ledger.server'
import { linesOfHeirs, linesOfHeirsPaid } from './posting-lines'

export type HeirCase = typeof heirCases.$inferSelect

/**
 * Somebody has died: what they earned and was not paid is set apart for the heirs. Refused while it stands in a run
 * that was not sent, while a case of theirs is not paid, and on a day to come.
 */
export async function openHeirCase(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	diedDay: Day,
): Promise<string> {
	const [person] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!person) throw refused('not-found')
	if (diedDay > dayOf(tx.at)) throw refused('heirs-day', undefined, 'diedDay')
	const known = await caseOfPerson(tx, registrantId)
	if (known && known.paidAt === null) throw refused('heirs-open')
	await refuseInRun(tx, registrantId)
	const id = await keepCase(tx, actor.accountId ?? actor.role, registrantId, diedDay)
	await record(tx, actor, 'heirs.opened', { kind: 'heir-case', id }, { after: { registrantId, diedDay } })
	await joinHeirs(tx, actor, registrantId)
	return id
}

async function keepCase(tx: Tx, openedBy: string, registrantId: string, diedDay: Day): Promise<string> {
	const id = newId()
	await tx.insert(heirCases).values({ id, registrantId, diedDay, openedAt: tx.at, openedBy })
	return id
}

async function refuseInRun(tx: Tx, registrantId: string): Promise<void> {
	const [open] = await tx
		.select({ number: runs.number })
		.from(payoutLines)
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.where(and(eq(payoutLines.registrantId, registrantId), inArray(runs.state, ['made', 'approved'])))
		.limit(1)
	if (open) throw refused('heirs-in-payout', open)
}

/** The newest case of somebody that was not undone, paid or not; `undefined` while they live. */
export async function caseOfPerson(on: Db, registrantId: string): Promise<HeirCase | undefined> {
	const [found] = await on
		.select()
		.from(heirCases)
		.where(and(eq(heirCases.registrantId, registrantId), isNull(heirCases.undoneAt)))
		.orderBy(desc(heirCases.openedAt), desc(heirCases.id))
		.limit(1)
	return found
}

/**
 * What somebody who has died earned and nobody was paid for joins their case: at its opening, when a piece of work
 * passes later, when a transfer comes back, when an employer pays. Does nothing for the living.
 */
export async function joinHeirs(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	const known = await caseOfPerson(tx, registrantId)
	if (!known) return
	const found = await unpaidOf(tx, registrantId)
	if (found.length === 0) return
	// What comes after the heirs were paid is a case of its own, of who said that the person had died.
	const caseId =
		known.paidAt === null ? known.id : await keepCase(tx, known.openedBy, registrantId, known.diedDay)
	await tx
		.update(earnings)
		.set({ heirCaseId: caseId })
		.where(
			inArray(
				earnings.id,
				found.map((one) => one.id),
			),
		)
	const sums = sumsOfCase(found)
	const postingId = await post(
		tx,
		actor,
		{ day: dayOf(tx.at), kind: 'to-heirs', subject: { kind: 'heir-case', id: caseId } },
		linesOfHeirs(registrantId, sums),
	)
	await setLimit(tx, caseId)
	await record(
		tx,
		actor,
		'heirs.joined',
		{ kind: 'heir-case', id: caseId },
		{ after: { registrantId, yen: sums.ownYen + sums.heldYen, earnings: found.length, postingId } },
	)
}

/** A piece of work just passed: of somebody who has died it joins their case. */
export async function joinEarning(tx: Tx, actor: Actor, earningId: string | null): Promise<void> {
	if (earningId === null) return
	const [found] = await tx
		.select({ registrantId: earnings.registrantId })
		.from(earnings)
		.where(eq(earnings.id, earningId))
	if (found) await joinHeirs(tx, actor, found.registrantId)
}

/** Earned, not paid, in no transfer and in no case; of three parties only what the employer has paid. */
async function unpaidOf(tx: Tx, registrantId: string) {
	const rows = await tx
		.select({ id: earnings.id, yen: earnings.yen, mode: tasks.contractMode, waits: waitsForEmployer })
		.from(earnings)
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(invoiceLines, itsInvoiceLine)
		.leftJoin(invoices, itsInvoice)
		.leftJoin(payoutEarnings, itsTransfer)
		.where(
			and(
				eq(earnings.registrantId, registrantId),
				isNull(earnings.paidAt),
				isNull(earnings.heirCaseId),
				isNull(payoutEarnings.earningId),
			),
		)
	return rows.filter((row) => !row.waits).map(({ id, yen, mode }) => ({ id, yen, held: isHeld(mode) }))
}

async function setLimit(tx: Tx, caseId: string): Promise<void> {
	const days = await tx
		.select({ payDay: earnings.payDay })
		.from(earnings)
		.where(eq(earnings.heirCaseId, caseId))
	const years = await settingOn(tx, 'claim-limit-years', dayOf(tx.at))
	await tx
		.update(heirCases)
		.set({
			limitDay: limitDayOf(
				days.map((one) => one.payDay),
				years,
			),
		})
		.where(eq(heirCases.id, caseId))
}

async function openCase(tx: Tx, id: string): Promise<HeirCase> {
	const [found] = await tx.select().from(heirCases).where(eq(heirCases.id, id))
	if (!found) throw refused('not-found')
	if (found.paidAt !== null || found.undoneAt !== null) throw refused('heirs-settled')
	return found
}

/** What a case holds, as its earnings say. */
export async function yenOfCase(on: Db, id: string): Promise<number> {
	const rows = await on.select({ yen: earnings.yen }).from(earnings).where(eq(earnings.heirCaseId, id))
	return rows.reduce((sum, one) => sum + one.yen, 0)
}

/** What the ledger has set apart for a case and not paid, in yen. */
export async function bookedYenOfCase(on: Db, id: string): Promise<number> {
	const lines = await on
		.select({ debit: entries.debitAccount, credit: entries.creditAccount, yen: entries.yen })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(and(eq(postings.subjectKind, 'heir-case'), eq(postings.subjectId, id)))
	return lines.reduce(
		(sum, { debit, credit, yen }) => sum + (credit === 'heirs' ? yen : 0) - (debit === 'heirs' ? yen : 0),
		0,
	)
}

/**
 * The heirs are paid on their paper, all of it in one posting, by another person than who opened the case.
 */
export async function payHeirs(
	tx: Tx,
	actor: Actor,
	id: string,
	paid: { paperNumber: string; receiver: string; way: 'bank' | 'cash'; day: Day },
): Promise<number> {
	const found = await openCase(tx, id)
	if (found.openedBy === (actor.accountId ?? actor.role)) throw refused('heirs-same-person')
	if (paid.day < found.diedDay || paid.day > dayOf(tx.at))
		throw refused('heirs-paid-day', undefined, 'paidDay')
	await joinHeirs(tx, actor, found.registrantId)
	const yen = await yenOfCase(tx, id)
	if (yen === 0) throw refused('heirs-nothing')
	const bookedYen = await bookedYenOfCase(tx, id)
	if (bookedYen !== yen) throw refused('heirs-differ', { yen, bookedYen })
	if (paid.way === 'cash') await refuseCashShort(tx, yen)
	const settled = await tx
		.update(heirCases)
		.set({
			paperNumber: paid.paperNumber,
			receiver: paid.receiver,
			paidYen: yen,
			paidDay: paid.day,
			paidWay: paid.way,
			paidAt: tx.at,
			paidBy: actor.accountId,
		})
		.where(and(eq(heirCases.id, id), isNull(heirCases.paidAt), isNull(heirCases.undoneAt)))
		.returning({ id: heirCases.id })
	if (settled.length === 0) throw refused('heirs-settled')
	await tx.update(earnings).set({ paidAt: tx.at }).where(eq(earnings.heirCaseId, id))
	const postingId = await post(
		tx,
		actor,
		{ day: paid.day, kind: 'heirs-paid', subject: { kind: 'heir-case', id } },
		linesOfHeirsPaid(found.registrantId, yen, paid.way),
	)
	await record(
		tx,
		actor,
		'heirs.paid',
		{ kind: 'heir-case', id },
		{ after: { registrantId: found.registrantId, yen, way: paid.way, day: paid.day, postingId } },
	)
	return yen
}

/** Opened by mistake: everything in it is owed to the person again. Refused once heirs were paid by another case of theirs. */
export async function undoHeirCase(tx: Tx, actor: Actor, id: string): Promise<void> {
	const found = await openCase(tx, id)
	const [paid] = await tx
		.select({ id: heirCases.id })
		.from(heirCases)
		.where(and(eq(heirCases.registrantId, found.registrantId), isNotNull(heirCases.paidAt)))
		.limit(1)
	if (paid) throw refused('heirs-paid-before')
	const undone = await tx
		.update(heirCases)
		.set({ undoneAt: tx.at })
		.where(and(eq(heirCases.id, id), isNull(heirCases.paidAt), isNull(heirCases.undoneAt)))
		.returning({ id: heirCases.id })
	if (undone.length === 0) throw refused('heirs-settled')
	await tx.update(earnings).set({ heirCaseId: null }).where(eq(earnings.heirCaseId, id))
	for (const moved of await standingPostings(tx, { kind: 'heir-case', id }))
		await reverse(tx, actor, moved.id, dayOf(tx.at))
	await record(
		tx,
		actor,
		'heirs.undone',
		{ kind: 'heir-case', id },
		{ after: { registrantId: found.registrantId } },
	)
}

/** The cases that wait for the heirs' paper, each with its last day and what stands in it. */
export async function heirsWaiting(on: Db): Promise<{ id: string; limitDay: Day | null; yen: number }[]> {
	const rows = await on
		.select({ id: heirCases.id, limitDay: heirCases.limitDay, yen: earnings.yen })
		.from(heirCases)
		.leftJoin(earnings, eq(earnings.heirCaseId, heirCases.id))
		.where(and(isNull(heirCases.paidAt), isNull(heirCases.undoneAt)))
	const found = new Map<string, { id: string; limitDay: Day | null; yen: number }>()
	for (const row of rows) {
		const one = found.get(row.id) ?? { id: row.id, limitDay: row.limitDay, yen: 0 }
		one.yen += row.yen ?? 0
		found.set(row.id, one)
	}
	return [...found.values()]
}
