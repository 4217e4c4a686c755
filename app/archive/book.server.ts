// What is kept of somebody as one book for them: every table as a paper, then the papers themselves.
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { PaperParty } from '~/papers/archive.server'
import { papersOfParty, readPapers } from '~/papers/archive.server'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import type { Db } from '~db/client'
import type { KeptRows } from './everything.server'
import { everythingOf } from './everything.server'
import { footOf, officeOn } from './office.server'

const words = archiveWords.book

// More in one PDF nobody opens; every one of them is in the export.
const mostInBook = 2000

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

/** The book of a party, with the ids of the papers in it, whose looking the door writes down; `hears` as for `everythingOf`. */
export async function bookOf(
	on: Db,
	party: PaperParty,
	hears: boolean,
): Promise<{ book: PdfPaper[]; paperIds: string[] }> {
	const today = dayOf(now())
	const foot = footOf(await officeOn(on, today))
	const tables = await everythingOf(on, party, hears)
	const first: PdfPaper = {
		title: party.kind === 'registrant' ? words.title : words.titleEmployer,
		subject: words.made(sayDayAndYear(today)),
		foot,
		parts: [...tables.flatMap(partsOf), { kind: 'text', text: words.papersNote }],
	}
	const kept = await readPapers(on, await papersOfParty(on, party, mostInBook))
	return { book: [first, ...kept.map(({ paper }) => paper)], paperIds: kept.map(({ line }) => line.id) }
}
