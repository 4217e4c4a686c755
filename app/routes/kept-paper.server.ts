// Kept papers as the three doors open them: each opening is written down, and one's own alone is found.

import { workOfPapers } from '~/archive/find.server'
import { formatYen } from '~/base/yen'
import { takenBackAt } from '~/events/history.server'
import { inTransaction } from '~/events/transaction.server'
import type { PaperParty } from '~/papers/archive.server'
import { openPaper, papersOfParty } from '~/papers/archive.server'
import type { PaperKind } from '~/papers/paper'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import type { Db } from '~db/client'
import { orNotFound } from './or-not-found.server'

const words = archiveWords

/** A paper of a party (`null`: of anybody, for staff), opened by an account on a page. */
export async function openKept(accountId: string, party: PaperParty | null, id: string) {
	const { line, paper, undone } = await orNotFound(
		inTransaction(async (tx) => {
			const opened = await openPaper(tx, accountId, 'page', party, id)
			return { ...opened, undone: await takenBackAt(tx, opened.line.eventId) }
		}),
	)
	return {
		undone: undone && words.paper.undone(sayInstant(undone)),
		id: line.id,
		title: words.kinds[line.kind as PaperKind],
		paper: paper ?? null,
		gone: line.destroyedOn ? words.paper.gone(sayDayAndYear(line.destroyedOn)) : null,
	}
}

/** The same as a PDF. */
export async function openKeptPdf(
	accountId: string,
	party: PaperParty | null,
	id: string,
): Promise<Response> {
	const { line, paper } = await orNotFound(inTransaction((tx) => openPaper(tx, accountId, 'pdf', party, id)))
	return pdfAnswer(await makePdf([await orNotFound(Promise.resolve(paper))]), `shorui-${line.day}`)
}

/** How many stand on a page of one's own. */
const onPage = 50

/** The papers of a party as rows of their own page, and the address of those before them. */
export async function keptRows(on: Db, party: PaperParty, room: 'my' | 'employer', request: Request) {
	const typed = Number(new URL(request.url).searchParams.get('after') ?? '0')
	const after = Number.isSafeInteger(typed) && typed > 0 ? typed : 0
	const lines = await papersOfParty(on, party, onPage + 1, after)
	const works = await workOfPapers(on, lines)
	return {
		older: lines.length > onPage ? `/${room}/papers?after=${after + onPage}` : null,
		rows: lines.slice(0, onPage).map((line) => ({
			key: line.id,
			href: `/${room}/papers/${line.id}`,
			title: [words.kinds[line.kind as PaperKind], line.number].filter(Boolean).join(' '),
			note: [
				sayDayAndYear(line.day),
				works.get(line.subjectId) ?? null,
				line.yen === null ? null : `${formatYen(line.yen)}円`,
				line.destroyedOn ? words.own.gone : null,
			]
				.filter(Boolean)
				.join(' '),
		})),
	}
}
