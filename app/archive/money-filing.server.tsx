// Papers of money, from the invoice to the heirs' statement, composed from what happened.
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import type { Event } from '~/events/changes.server'
import type { AccountKind } from '~/money/bank-account'
import { accountKinds } from '~/money/bank-account'
import { creditNoteOf } from '~/money/credit-note.server'
import { incomingShown } from '~/money/incoming-list.server'
import { invoiceOf } from '~/money/invoice.server'
import { certificateOf } from '~/money/paid.server'
import type { PaperToFile } from '~/papers/archive.server'
import { CertificateBody, StatementBody } from '~/ui/certificate-sheet'
import { PaymentNoticeBody } from '~/ui/filed-sheets'
import { HeirBody } from '~/ui/heir-sheet'
import { InvoiceBody } from '~/ui/invoice-sheet'
import { CreditNoteBody, ReceiptBody, ReminderBody } from '~/ui/money-paper'
import { paperOf } from '~/ui/paper-parts'
import { archiveWords } from '~/words/ja/archive'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { bankAccounts, earnings, heirCases, payoutEarnings, payoutLines, payouts } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { readCertificate, readStatement } from './certificate-paper.server'
import { readHeirStatement } from './heir-paper.server'
import { readInvoice } from './invoice-paper.server'
import { readCreditNote, readReceipt, readReminder } from './money-paper.server'
import { footOf, officeOn } from './office.server'

const footOn = async (on: Db, event: Event) => footOf(await officeOn(on, dayOf(event.at)))

/** An invoice. What came in for it since is not on it: a paper says what it said when it went out. */
export async function fileInvoice(on: Db, event: Event): Promise<PaperToFile[]> {
	const invoice = await invoiceOf(on, null, event.subjectId)
	const facts = invoice && (await readInvoice(on, null, invoice.id))
	if (!invoice || !facts) return []
	return [
		{
			kind: 'invoice',
			number: invoice.number,
			day: dayOf(invoice.issuedAt),
			yen: invoice.totalYen,
			party: { kind: 'employer', id: invoice.employerId },
			subject: { kind: 'invoice', id: invoice.id },
			paper: paperOf(
				<InvoiceBody invoice={{ ...facts, received: '', credited: false }} />,
				'',
				await footOn(on, event),
			),
		},
	]
}

/** A credit note. */
export async function fileCreditNote(on: Db, event: Event): Promise<PaperToFile[]> {
	const invoice = await invoiceOf(on, null, event.subjectId)
	const note = invoice && (await creditNoteOf(on, invoice.id))
	const read = note && (await readCreditNote(on, null, invoice.id))
	if (!invoice || !note || !read) return []
	return [
		{
			kind: 'credit-note',
			number: note.number,
			day: dayOf(note.issuedAt),
			yen: invoice.totalYen,
			party: { kind: 'employer', id: invoice.employerId },
			subject: { kind: 'invoice', id: invoice.id },
			paper: paperOf(<CreditNoteBody note={read} />, '', await footOn(on, event)),
		},
	]
}

/** A letter that asks for payment. */
export async function fileReminder(on: Db, event: Event): Promise<PaperToFile[]> {
	const invoice = await invoiceOf(on, null, event.subjectId)
	const read = invoice && (await readReminder(on, null, invoice.id, Number(event.after.step)))
	if (!invoice || !read) return []
	return [
		{
			kind: 'reminder',
			number: invoice.number,
			day: read.sentDay,
			yen: Number(event.after.openYen),
			party: { kind: 'employer', id: invoice.employerId },
			subject: { kind: 'invoice', id: invoice.id },
			paper: paperOf(<ReminderBody reminder={read} />, '', await footOn(on, event)),
		},
	]
}

/** A receipt for cash, once it is known of whom it came. */
export async function fileReceipt(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await incomingShown(on, null, event.subjectId)
	const read = await readReceipt(on, null, event.subjectId)
	if (!found?.incoming.employerId || !read) return []
	return [
		{
			kind: 'receipt',
			number: read.number,
			day: found.incoming.day,
			yen: found.incoming.yen,
			party: { kind: 'employer', id: found.incoming.employerId },
			subject: { kind: 'incoming', id: found.incoming.id },
			paper: paperOf(<ReceiptBody receipt={read} />, '', await footOn(on, event)),
		},
	]
}

/** A certificate. */
export async function fileCertificate(on: Db, event: Event): Promise<PaperToFile[]> {
	const row = await certificateOf(on, null, event.subjectId)
	const read = row && (await readCertificate(on, null, row.id))
	if (!row || !read) return []
	const office = await officeOn(on, read.issued)
	return [
		{
			kind: 'certificate',
			number: row.number,
			day: read.issued,
			yen: row.months.reduce((sum, one) => sum + one.sentYen, 0),
			party: { kind: 'registrant', id: row.registrantId },
			subject: { kind: 'certificate', id: row.id },
			paper: paperOf(<CertificateBody certificate={read} office={office} />, '', footOf(office)),
		},
	]
}

/** A year's statement of what somebody was paid. */
export async function fileYearStatement(on: Db, event: Event): Promise<PaperToFile[]> {
	const read = await readStatement(on, event.subjectId, String(event.after.year))
	if (!read) return []
	const day = dayOf(event.at)
	const office = await officeOn(on, day)
	return [
		{
			kind: 'year-statement',
			number: null,
			day,
			yen: Number(event.after.yen),
			party: { kind: 'registrant', id: event.subjectId },
			subject: { kind: 'registrant', id: event.subjectId },
			paper: paperOf(<StatementBody statement={read} office={office} />, '', footOf(office)),
		},
	]
}

/** The statement that goes with what the heirs were paid. */
export async function fileHeirStatement(on: Db, event: Event): Promise<PaperToFile[]> {
	const [found] = await on.select().from(heirCases).where(eq(heirCases.id, event.subjectId))
	const read = found && (await readHeirStatement(on, found.registrantId))
	if (!found?.paidDay || !read) return []
	const office = await officeOn(on, found.paidDay)
	return [
		{
			kind: 'heir-statement',
			number: found.paperNumber,
			day: found.paidDay,
			yen: found.paidYen,
			party: { kind: 'registrant', id: found.registrantId },
			subject: { kind: 'heir-case', id: found.id },
			paper: paperOf(<HeirBody statement={read} office={office} />, '', footOf(office)),
		},
	]
}

/** Lines of a run are filed so many at a time: a run of thousands never holds the writer for long. */
export const noticesAtOnce = 50

/** The payment notices of the next lines of a run after a place in it, and the place to go on from. */
export async function filePaymentNotices(
	on: Db,
	event: Event,
	after: number,
): Promise<{ papers: PaperToFile[]; last: number | null }> {
	const [run] = await on.select().from(payouts).where(eq(payouts.id, event.subjectId))
	if (!run || run.sentAt === null) return { papers: [], last: null }
	const rows = await on
		.select({
			line: payoutLines,
			account: bankAccounts,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(payoutLines)
		.innerJoin(registrants, eq(registrants.id, payoutLines.registrantId))
		.leftJoin(bankAccounts, eq(bankAccounts.id, payoutLines.bankAccountId))
		.where(and(eq(payoutLines.payoutId, run.id), gt(payoutLines.sort, after)))
		.orderBy(asc(payoutLines.sort))
		.limit(noticesAtOnce)
	if (rows.length === 0) return { papers: [], last: null }
	const parts = await on
		.select({ lineId: payoutEarnings.payoutLineId, earning: earnings, title: tasks.title })
		.from(payoutEarnings)
		.innerJoin(earnings, eq(earnings.id, payoutEarnings.earningId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			inArray(
				payoutEarnings.payoutLineId,
				rows.map((row) => row.line.id),
			),
		)
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
	const office = await officeOn(on, run.transferDay)
	const papers = rows.map(({ line, account, familyName, givenName }): PaperToFile => {
		const notice = {
			number: run.number,
			day: run.transferDay,
			name: `${familyName} ${givenName}`,
			way: run.way,
			account:
				account &&
				archiveWords.sheets.notice.account(
					account.bankName,
					account.branchName,
					accountKinds[account.kind as AccountKind],
					account.number.slice(-3),
				),
			yen: line.yen,
			lines: parts
				.filter((part) => part.lineId === line.id)
				.map(({ earning, title }) => ({
					key: earning.id,
					day: earning.serviceDay,
					title,
					kind: earning.kind,
					yen: earning.yen,
					withheldYen: earning.withheldYen,
				})),
		}
		return {
			kind: 'payment-notice',
			number: run.number,
			day: run.transferDay,
			yen: line.yen,
			party: { kind: 'registrant', id: line.registrantId },
			subject: { kind: 'payout-line', id: line.id },
			paper: paperOf(<PaymentNoticeBody notice={notice} office={office} />, '', footOf(office)),
		}
	})
	return { papers, last: rows.at(-1)?.line.sort ?? null }
}
