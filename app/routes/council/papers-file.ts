// The lines of kept papers that a search found, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { findPapers } from '~/archive/find.server'
import { csvAnswer, csvOf } from '~/base/csv'
import { requireStaff } from '~/people/guard.server'
import { archiveWords } from '~/words/ja/archive'
import { inSnapshot } from '~db/client'
import { paperQueryOf } from '../paper-query.server'

/** More lines than a spreadsheet shows well; a narrower search gives the rest. */
const mostLines = 20_000

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-papers')
	const { query } = paperQueryOf(request)
	if (!query) throw data(null, { status: 422 })
	const { rows } = await inSnapshot((on) => findPapers(on, query, { most: mostLines }))
	const { columns } = archiveWords.page
	const head = [
		columns.day,
		columns.kind,
		columns.number,
		columns.party,
		columns.yen,
		archiveWords.paper.keep,
		archiveWords.paper.hash,
	]
	const lines = rows.map((one) => [
		one.day,
		archiveWords.kinds[one.kind as keyof typeof archiveWords.kinds],
		one.number,
		one.partyName,
		one.yen,
		one.destroyedOn ? archiveWords.page.destroyed(one.destroyedOn) : one.keepUntil,
		one.bodyHash,
	])
	return csvAnswer(csvOf([head, ...lines]), 'shorui.csv')
}
