// The statement for the heirs' 準確定申告: what was paid in the year of death until that day, and what was still owed then.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { caseOfPerson } from '~/money/heirs.server'
import type { StatementLine } from '~/money/heirs-list.server'
import { statementOfDeath } from '~/money/heirs-list.server'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { certificateWords } from '~/words/ja/certificates'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { heirWords } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'

const words = heirWords.paper
const say = certificateWords.paper

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'open-heir-case')
	return inSnapshot(async (on) => {
		const person = await registrantOf(on, params.registrantId ?? '')
		const found = person && (await caseOfPerson(on, person.id))
		if (!found) throw data(null, { status: 404 })
		const { fromDay, paid, unpaid } = await statementOfDeath(on, person.id, found.diedDay)
		return {
			id: person.id,
			name: `${person.familyName} ${person.givenName}`,
			number: person.number ?? '',
			lead: words.lead(sayDayAndYear(fromDay), sayDayAndYear(found.diedDay)),
			paid: paid.map(shown),
			unpaid: unpaid.map(shown),
			paidSum: sums(paid),
			unpaidSum: sums(unpaid),
		}
	})
}

const yen = (n: number) => `${formatYen(n)}円`

const cells = (one: Pick<StatementLine, 'payYen' | 'travelYen' | 'withheldYen' | 'sentYen'>) => [
	yen(one.payYen),
	yen(one.travelYen),
	yen(one.withheldYen),
	yen(one.sentYen),
]

const shown = (one: StatementLine) => ({
	key: one.key,
	cells: [one.title, sayDay(one.serviceDay), ...cells(one)],
})

const sums = (some: readonly StatementLine[]) =>
	cells(
		some.reduce(
			(all, one) => ({
				payYen: all.payYen + one.payYen,
				travelYen: all.travelYen + one.travelYen,
				withheldYen: all.withheldYen + one.withheldYen,
				sentYen: all.sentYen + one.sentYen,
			}),
			{ payYen: 0, travelYen: 0, withheldYen: 0, sentYen: 0 },
		),
	)

function Part({
	title,
	rows,
	sum,
}: {
	title: string
	rows: { key: string; cells: string[] }[]
	sum: string[]
}) {
	const columns = certificateWords.statement.columns
	return (
		<>
			<h2>{title}</h2>
			{rows.length === 0 ? (
				<p>{words.none}</p>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.work },
						{ label: columns.serviceDay },
						{ label: columns.pay, right: true },
						{ label: columns.travel, right: true },
						{ label: columns.withheld, right: true },
						{ label: say.columns.sent, right: true },
					]}
					rows={[...rows, { key: 'sum', cells: [words.total, '', ...sum] }]}
				/>
			)}
		</>
	)
}

export default function HeirStatement() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: `/council/people/${found.id}/heirs`, label: heirWords.start }}
		>
			<h1>{words.title}</h1>
			<p>{words.to(found.name)}</p>
			<KeyValues pairs={[{ label: say.registrant, answer: found.number }]} />
			<p>{found.lead}</p>
			<Part title={words.paid} rows={found.paid} sum={found.paidSum} />
			<Part title={words.unpaid} rows={found.unpaid} sum={found.unpaidSum} />
			<p>{words.note}</p>
			<p>{say.note}</p>
			<p className="hint-s">{words.noMyNumber}</p>
			<p>
				{office.name} {office.telephone}
			</p>
		</PaperPage>
	)
}
