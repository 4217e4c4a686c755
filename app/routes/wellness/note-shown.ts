// How a note beside a talk is shown to coordinators.
import type { Note } from '~/wellness/note.server'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'

const { notes: words, report } = deskWords

/** A note in words; `open` when something is still to be done that a press can end (a report is ended on its own page). */
export function shownNote({ id, at, dueAt, doneAt, words: said }: Note, who: string) {
	return {
		key: id,
		kind: words.kinds[said.kind],
		who: report.who(who, sayInstant(at, 'staff')),
		words: said.kind === 'report' ? `${report.reasons[said.reason]}\n${said.to}\n${said.said}` : said.words,
		due: dueAt && !doneAt ? words.due(sayInstant(dueAt, 'staff')) : undefined,
		done: doneAt ? words.doneAt(sayInstant(doneAt, 'staff')) : undefined,
		open: dueAt !== null && doneAt === null && said.kind !== 'report',
	}
}
