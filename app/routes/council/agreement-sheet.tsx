// 依頼主の規約 on A4, as an employer of 再委託型 signs it: what both keep to, the payment day, and a line for the name.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { principalTerms as words } from '~/words/ja/agreements'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'visit-employer')
	return inSnapshot(async (on) => {
		const employer = await orNotFound(employerOf(on, params.employerId ?? ''))
		const set = await settingsOn(
			on,
			['office-name', 'invoice-due-days', 'employer-cancellation', 'insurance'],
			dayOf(now()),
		)
		return {
			id: employer.id,
			name: employer.name,
			items: words.items({
				office: set['office-name'],
				dueDays: set['invoice-due-days'],
				cancellation: set['employer-cancellation'],
				insurance: set.insurance,
			}),
		}
	})
}

export default function AgreementSheet() {
	const { id, name, items } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={{ href: `/council/employers/${id}`, label: words.back }}>
			<h1>{words.title}</h1>
			<p>{words.to(name)}</p>
			<ol>
				{items.map((item) => (
					<li key={item}>{item}</li>
				))}
			</ol>
			<p>{words.agree}</p>
			<table className="blank-lines">
				<tbody>
					{words.lines.map((line) => (
						<tr key={line}>
							<th scope="row">{line}</th>
							<td />
						</tr>
					))}
				</tbody>
			</table>
		</PaperPage>
	)
}
