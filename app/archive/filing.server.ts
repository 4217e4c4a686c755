// Reads the feed of what happened and files what was issued, as it was issued.
import { dayOf } from '~/base/day'
import { log } from '~/base/log'
import { settingOn } from '~/council/setting.server'
import type { Event } from '~/events/changes.server'
import { changesSince, markOf, markOfReader, moveMark } from '~/events/changes.server'
import { takenBack } from '~/events/history.server'
import { inTransaction } from '~/events/transaction.server'
import type { PaperToFile } from '~/papers/archive.server'
import { filePaper } from '~/papers/archive.server'
import type { EventName } from '~/words/event-names'
import type { Db, Tx } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { nameToFind } from './find.server'
import {
	fileCertificate,
	fileCreditNote,
	fileHeirStatement,
	fileInvoice,
	filePaymentNotices,
	fileReceipt,
	fileReminder,
	fileYearStatement,
} from './money-filing.server'
import { filePrivacyAnswer } from './privacy-filing.server'
import {
	fileChangedTerms,
	fileCompletion,
	fileConfirmation,
	fileContract,
	fileFirstTerms,
	fileInspection,
	fileOrder,
	fileQuote,
	fileSpecification,
} from './work-filing.server'

const reader = 'archive'

/** How many events are filed in one transaction. */
const atOnce = 40

/** Which act issues which papers. */
export const issuedBy: Partial<Record<EventName, (on: Db, event: Event) => Promise<PaperToFile[]>>> = {
	'quote.made': fileQuote,
	'quote.agreed': fileOrder,
	'task.published': fileSpecification,
	'assignment.decided': fileFirstTerms,
	'terms.changed': fileChangedTerms,
	'assignment.agreed': fileContract,
	'terms.change-agreed': fileContract,
	'share.agreed': fileContract,
	'assignment.reported': fileCompletion,
	'assignment.confirmed': fileConfirmation,
	'assignment.questioned': fileConfirmation,
	'assignment.inspected': fileInspection,
	'assignment.mending-asked': fileInspection,
	'invoice.issued': fileInvoice,
	'invoice.credited': fileCreditNote,
	'invoice.reminded': fileReminder,
	'incoming.taken': fileReceipt,
	'incoming.identified': fileReceipt,
	'certificate.issued': fileCertificate,
	'year-statement.issued': fileYearStatement,
	'heirs.paid': fileHeirStatement,
	'privacy.answered': filePrivacyAnswer,
}

/** Files everything issued since the last time; gives how many papers are new. */
export async function fileWhatWasIssued(): Promise<number> {
	let filed = 0
	for (;;) {
		const mark = await markOfReader(db(), reader)
		const events = await changesSince(db(), mark, atOnce)
		const last = events.at(-1)
		if (!last) return filed
		for (const event of events) if (event.what === 'payout.sent') filed += await fileRun(event)
		// What is read and drawn is read and drawn before the writer is held.
		const drawn = await inSnapshot(async (on) => {
			const all: { event: Event; papers: PaperToFile[] }[] = []
			const undone = await takenBack(
				on,
				events.flatMap((event) => (issuedBy[event.what as EventName] ? [event.id] : [])),
			)
			// What was taken back before it was filed issued nothing.
			for (const event of events)
				if (!undone.has(event.id)) all.push({ event, papers: await composed(on, event) })
			return all
		})
		filed += await inTransaction(async (tx) => {
			let n = 0
			for (const { event, papers } of drawn) n += await keepAll(tx, event, papers)
			await moveMark(tx, reader, markOf(last))
			return n
		})
	}
}

/** Files the papers of an event; gives how many are new. */
async function keepAll(tx: Tx, event: Event, papers: readonly PaperToFile[]): Promise<number> {
	if (papers.length === 0) return 0
	const years = await settingOn(tx, 'paper-years', dayOf(event.at))
	let filed = 0
	for (const paper of papers) {
		const kept = { years, partyName: await nameToFind(tx, paper.party) }
		if (await filePaper(tx, event, kept, paper)) filed++
	}
	return filed
}

/**
 * The papers of one event; one that cannot be composed is said in the log with its event, and keeps no other from being
 * filed.
 */
async function composed(on: Db, event: Event): Promise<PaperToFile[]> {
	const compose = issuedBy[event.what as EventName]
	if (!compose) return []
	try {
		return await compose(on, event)
	} catch (error) {
		log.error(
			{ event: event.id, what: event.what, err: error },
			'a paper could not be composed and is not filed',
		)
		return []
	}
}

/** The notices of a whole run, some at a time; begun again after a crash it files only what is missing. */
async function fileRun(event: Event): Promise<number> {
	let filed = 0
	for (let after = -1; ; ) {
		const { papers, last } = await inSnapshot((on) => filePaymentNotices(on, event, after))
		if (last === null) return filed
		filed += await inTransaction((tx) => keepAll(tx, event, papers))
		after = last
	}
}
