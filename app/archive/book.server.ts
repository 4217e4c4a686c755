// What is kept of somebody as one book for them: every table as a paper, then the papers themselves.
import { dayOf } from '~/base/day'
import type { PaperParty } from '~/papers/archive.server'
import { openPapers, papersOfParty } from '~/papers/archive.server'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import type { Tx } from '~db/client'
import type { KeptRows } from './everything.server'
import { everythingOf } from './everything.server'
import { footOf, officeOn } from './office.server'

const words = archiveWords.book

// Each row as pairs: a table of thirty columns fits no sheet.
const partsOf = ({ title, columns, rows }: KeptRows): PdfPart[] => [
	{ kind: 'heading', text: `${title}(${rows.length})` },
	...rows.map(
		(row): PdfPart => ({
			kind: 'pairs',
			pairs: columns.flatMap(({ name, label }, at) =>
				name === 'id' || row[at] === '' ? [] : [{ label, text: row[at] ?? '' }],
			),
		}),
	),
]

/** The book of a party, and that its papers were looked at for it; `hears` as for `everythingOf`. */
export async function bookOf(tx: Tx, by: string, party: PaperParty, hears: boolean): Promise<PdfPaper[]> {
	const today = dayOf(tx.at)
	const foot = footOf(await officeOn(tx, today))
	const tables = await everythingOf(tx, party, hears)
	const book: PdfPaper = {
		title: party.kind === 'registrant' ? words.title : words.titleEmployer,
		subject: words.made(sayDayAndYear(today)),
		foot,
		parts: [...tables.flatMap(partsOf), { kind: 'text', text: words.papersNote }],
	}
	const kept = await openPapers(tx, by, 'export', await papersOfParty(tx, party, 2000))
	return [book, ...kept.map(({ paper }) => paper)]
}
