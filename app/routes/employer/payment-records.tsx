// Of three parties the data for the employer's own 支払調書 of a year, to print: the only place where a full name stands for them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addMonths, dayInMonth, dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingOn } from '~/council/setting.server'
import { employersRecordsOf, hasHeldWork } from '~/money/paid.server'
import { requireEmployer } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { withholdingWords } from '~/words/ja/certificates'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { payWords } from '~/words/ja/pay'
import { inSnapshot } from '~db/client'
import type { PaidMonth } from '~db/schema/money'
import { yearAsked } from '../year-asked'

const words = withholdingWords.employer

export const meta = titled(words.title)

const kindOf = (kind: string) => payWords.kinds[kind as keyof typeof payWords.kinds] ?? kind

const monthShown = ({ month, payYen, travelYen, withheldYen }: PaidMonth) => ({
	month: sayMonth(month),
	paid: `${formatYen(payYen + travelYen)}円`,
	withheld: `${formatYen(withheldYen)}円`,
	until: sayDay(dayInMonth(addMonths(month, 1), 10)),
})

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const thisYear = Number(dayOf(now()).slice(0, 4))
	const year = yearAsked(request, thisYear)
	return inSnapshot(async (on) => {
		if (!(await hasHeldWork(on, employerId))) throw data(null, { status: 404 })
		const { records, own, byCouncil } = await employersRecordsOf(on, employerId, year)
		return {
			year,
			others: [thisYear, thisYear - 1, thisYear - 2].filter((one) => one !== year),
			lead: words.lead(await settingOn(on, 'payment-record-yen', `${year}-12-31`)),
			records: records.map((one) => ({
				key: `${one.registrantId} ${one.withholding}`,
				cells: [
					one.number,
					`${one.familyName} ${one.givenName}`,
					one.address,
					kindOf(one.withholding),
					`${formatYen(one.paidYen)}円`,
					`${formatYen(one.withheldYen)}円`,
				],
			})),
			own: own.map(monthShown),
			byCouncil: byCouncil.map(monthShown),
		}
	})
}

function Months({
	title,
	note,
	months,
}: {
	title: string
	note?: string
	months: ReturnType<typeof monthShown>[]
}) {
	if (months.length === 0) return null
	return (
		<>
			<h2>{title}</h2>
			{note && <p>{note}</p>}
			<Table
				caption={title}
				columns={[
					{ label: withholdingWords.monthColumns.month },
					{ label: withholdingWords.monthColumns.paid, right: true },
					{ label: withholdingWords.monthColumns.withheld, right: true },
					{ label: withholdingWords.monthColumns.until },
				]}
				rows={months.map((one) => ({
					key: one.month,
					cells: [one.month, one.paid, one.withheld, one.until],
				}))}
			/>
		</>
	)
}

export default function PaymentRecords() {
	const { year, others, lead, records, own, byCouncil } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: '/employer/invoices', label: words.back }}
			more={others.map((one) => ({ href: `/employer/payment-records?year=${one}`, label: words.other(one) }))}
		>
			<h1>{words.title}</h1>
			<p>{words.year(year)}</p>
			<p>{lead}</p>
			{records.length === 0 ? (
				<Empty icon="doc">{words.none}</Empty>
			) : (
				<Table
					caption={words.title}
					columns={[
						{ label: words.columns.number },
						{ label: words.columns.who },
						{ label: words.columns.address },
						{ label: words.columns.kind },
						{ label: words.columns.paid, right: true },
						{ label: words.columns.withheld, right: true },
					]}
					rows={records}
				/>
			)}
			<Months title={words.own} note={words.ownNote} months={own} />
			<Months title={words.byCouncil} months={byCouncil} />
			<p>{withholdingWords.noMyNumber}</p>
		</PaperPage>
	)
}
