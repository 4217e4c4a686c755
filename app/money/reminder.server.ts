// お支払いのお願い as they are kept: which invoices are late, and the step that is next.
import { and, asc, count, eq, inArray, isNotNull, isNull, lt, max, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, daysBetween } from '~/base/day'
import { newId } from '~/base/ids'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { invoices, reminders, statementLines } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { openYen } from './invoice'
import { invoiceRow, isOpen } from './invoice.server'
import type { ReminderPlan } from './reminder'
import { nextReminder } from './reminder'

export type Reminder = typeof reminders.$inferSelect

/** The council's own three steps. */
export async function reminderPlanOn(on: Db, day: Day): Promise<ReminderPlan> {
	const set = await settingsOn(
		on,
		['remind-first-days', 'remind-second-days', 'remind-third-days', 'remind-gives-days'],
		day,
	)
	return {
		from: [set['remind-first-days'], set['remind-second-days'], set['remind-third-days']],
		givesDays: set['remind-gives-days'],
	}
}

export const remindersOf = (on: Db, invoiceId: string): Promise<Reminder[]> =>
	on.select().from(reminders).where(eq(reminders.invoiceId, invoiceId)).orderBy(asc(reminders.step))

/** Invoices past their day with how many reminders went out, the oldest first. */
export async function lateInvoices(on: Db, today: Day, most = 100) {
	const rows = await on
		.select({ invoice: invoices, employerName: employers.name })
		.from(invoices)
		.innerJoin(employers, eq(employers.id, invoices.employerId))
		.where(and(isOpen, lt(invoices.dueDay, today)))
		.orderBy(asc(invoices.dueDay), asc(invoices.id))
		.limit(most)
	const sent = new Map<string, { sent: number; untilDay: Day | null }>()
	for (const ids of inParts(rows.map(({ invoice }) => invoice.id)))
		for (const row of await on
			.select({ id: reminders.invoiceId, n: count(), untilDay: max(reminders.untilDay) })
			.from(reminders)
			.where(inArray(reminders.invoiceId, ids))
			.groupBy(reminders.invoiceId))
			sent.set(row.id, { sent: row.n, untilDay: row.untilDay })
	const plan = await reminderPlanOn(on, today)
	return rows.map(({ invoice, employerName }) => ({
		invoice,
		employerName,
		lateDays: daysBetween(invoice.dueDay, today),
		next: nextReminder(invoice.dueDay, sent.get(invoice.id) ?? { sent: 0, untilDay: null }, plan),
	}))
}

/** Money that came in and that nobody has looked at: a reminder may cross it. */
export async function linesToDecide(on: Db): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(statementLines)
		.where(and(eq(statementLines.state, 'open'), sql`${statementLines.inYen} > 0`))
	return row?.n ?? 0
}

/** Sends the next reminder of an invoice; refused before its day, after the third, and once nothing is open. */
export async function remind(tx: Tx, actor: Actor, invoiceId: string): Promise<number> {
	const invoice = await invoiceRow(tx, invoiceId)
	const open = openYen(invoice)
	if (open === 0) throw refused('invoice-paid')
	const today = dayOf(tx.at)
	const sent = await remindersOf(tx, invoiceId)
	const plan = await reminderPlanOn(tx, today)
	const last = sent.at(-1)?.untilDay ?? null
	const next = nextReminder(invoice.dueDay, { sent: sent.length, untilDay: last }, plan)
	if (!next) throw refused('reminder-all-sent')
	if (today < next.fromDay) throw refused('reminder-early', { fromDay: next.fromDay })
	const untilDay = addDays(today, plan.givesDays)
	await tx.insert(reminders).values({
		id: newId(),
		invoiceId,
		step: next.step,
		openYen: open,
		untilDay,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'invoice.reminded',
		{ kind: 'invoice', id: invoiceId },
		{ after: { employerId: invoice.employerId, step: next.step, openYen: open, untilDay } },
	)
	return next.step
}

/** How many of an employer's invoices were or are paid late. */
export async function latePayments(on: Db, employerId: string, today: Day): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(invoices)
		.where(
			and(
				eq(invoices.employerId, employerId),
				isNull(invoices.creditedAt),
				or(
					and(isNull(invoices.paidAt), lt(invoices.dueDay, today)),
					and(isNotNull(invoices.paidDay), sql`${invoices.paidDay} > ${invoices.dueDay}`),
				),
			),
		)
	return row?.n ?? 0
}
