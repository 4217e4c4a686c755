// The year's report on paper.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { footOf, officeOn } from '~/archive/office.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import { requireStaff } from '~/people/guard.server'
import { PaperSheets } from '~/ui/paper-sheets'
import { titled } from '~/ui/title'
import { reportWords as words } from '~/words/ja/report'
import { inSnapshot } from '~db/client'
import { reportShown, yearOf } from '../report-shown.server'

export const meta = titled(words.title)

const said = (n: number | null) => (n === null ? words.none : String(n))

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-desk')
	const year = yearOf(request)
	return inSnapshot(async (on) => {
		const groups = await reportShown(on, year)
		const paper: PdfPaper = {
			title: `${words.title} ${words.year(year)}`,
			subject: '',
			foot: footOf(await officeOn(on, dayOf(now()))),
			parts: [
				...groups.flatMap(({ group, lines }): PdfPart[] => [
					{ kind: 'heading', text: words.groups[group] },
					{
						kind: 'table',
						columns: [
							{ label: words.columns.line },
							{ label: words.columns.unit },
							{ label: words.columns.plan, right: true },
							{ label: words.columns.actual, right: true },
						],
						rows: lines.map((one) => [one.label, one.unit, said(one.plan), said(one.actual)]),
					},
				]),
				{ kind: 'text', small: true, text: words.how },
			],
		}
		return { year, paper }
	})
}

export default function ReportSheet() {
	const { year, paper } = useLoaderData<typeof loader>()
	return <PaperSheets papers={[paper]} back={{ href: `/council/report?year=${year}`, label: words.back }} />
}
