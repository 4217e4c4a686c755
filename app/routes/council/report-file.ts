// The year's report as a file for a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer, csvOf } from '~/base/csv'
import { requireStaff } from '~/people/guard.server'
import { reportWords as words } from '~/words/ja/report'
import { inSnapshot } from '~db/client'
import { reportShown, yearOf } from '../report-shown.server'

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-desk')
	const year = yearOf(request)
	const groups = await inSnapshot((on) => reportShown(on, year))
	const { columns } = words
	const rows = groups.flatMap(({ group, lines }) =>
		lines.map((one) => [words.groups[group], one.label, one.unit, one.plan, one.actual]),
	)
	return csvAnswer(
		csvOf([[words.year(year), columns.line, columns.unit, columns.plan, columns.actual], ...rows]),
		`hokoku-${year}.csv`,
	)
}
