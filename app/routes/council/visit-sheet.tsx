// 現場確認シート: the lines of a visit on A4 to take along, blank or with what is known.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { placeOf } from '~/people/visit.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import type { VisitLine } from '~/words/ja/visit'
import { visitLines, visitWords as words } from '~/words/ja/visit'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.sheetTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'visit-employer')
	const blank = new URL(request.url).searchParams.has('blank')
	return inSnapshot(async (on) => {
		const employer = await orNotFound(employerOf(on, params.employerId ?? ''))
		return {
			id: employer.id,
			whose: words.sheetFor(employer.name, employer.address),
			known: (blank ? {} : await placeOf(on, employer.id)) as Partial<Record<VisitLine, string>>,
		}
	})
}

export default function VisitSheet() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={{ href: `/council/employers/${found.id}/visit`, label: words.title }}>
			<h1>{words.sheetTitle}</h1>
			<p>{found.whose}</p>
			<p>{words.sheetDay}</p>
			<table className="blank-lines">
				<tbody>
					{(Object.keys(visitLines) as VisitLine[]).map((line) => (
						<tr key={line}>
							<th scope="row">{visitLines[line].label}</th>
							<td>{found.known[line] ?? ''}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p>{words.sheetFoot}</p>
		</PaperPage>
	)
}
