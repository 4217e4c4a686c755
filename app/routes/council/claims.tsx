// What an employer owes, as one paper for the court (債権届出).
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { issuerOn } from '~/archive/money-paper.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { claimsAgainst } from '~/money/claim.server'
import { employerOf } from '~/people/employer.server'
import { stopOf } from '~/people/employer-stop.server'
import { requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { incomingWords } from '~/words/ja/incoming'
import { payWords } from '~/words/ja/pay'
import { inSnapshot } from '~db/client'

const words = incomingWords.stop.claim

export const meta = titled(words.title)

const yen = (n: number) => `${formatYen(n)}円`

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'stop-employer')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const employer = await employerOf(on, params.employerId ?? '')
		if (!employer) throw data(null, { status: 404 })
		const claims = await claimsAgainst(on, employer.id, today)
		const stop = await stopOf(on, employer.id)
		return {
			id: employer.id,
			name: employer.name,
			address: employer.address,
			day: sayDayAndYear(today),
			issuer: await issuerOn(on, today),
			trustee: stop?.trustee ?? '',
			caseNumber: stop?.caseNumber ?? '',
			until: stop?.claimUntilDay ? sayDayAndYear(stop.claimUntilDay) : null,
			invoices: claims.invoices.map((one) => ({
				key: one.id,
				number: one.number,
				issued: sayDayAndYear(one.issuedDay),
				due: sayDayAndYear(one.dueDay),
				sum: yen(one.openYen),
			})),
			unbilled: claims.unbilled.map((one) => ({
				key: one.key,
				day: sayDay(one.serviceDay),
				what: payWords.titleOf(one.kind, one.title),
				sum: yen(one.yen),
			})),
			tax: claims.unbilledTaxYen > 0 ? yen(claims.unbilledTaxYen) : null,
			total: yen(claims.totalYen),
			others: claims.forOthersYen > 0 ? words.forOthers(formatYen(claims.forOthersYen)) : null,
		}
	})
}

export default function ClaimsPage() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const stop = incomingWords.stop
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: `/council/employers/${found.id}/stop`, label: stop.title(found.name) }}
		>
			<h1>{words.title}</h1>
			<KeyValues
				pairs={[
					{ label: words.debtor, answer: `${found.name} ${found.address}` },
					{ label: words.creditor, answer: `${found.issuer.name} ${found.issuer.address}` },
					{ label: words.asOf, answer: found.day },
					...(found.trustee ? [{ label: stop.trustee, answer: found.trustee }] : []),
					...(found.caseNumber ? [{ label: stop.caseNumber, answer: found.caseNumber }] : []),
					...(found.until ? [{ label: stop.claimUntil, answer: found.until }] : []),
					{ label: words.total, answer: <b>{found.total}</b> },
				]}
			/>
			{found.others && <p>{found.others}</p>}
			<p>{found.invoices.length + found.unbilled.length === 0 ? words.none : words.lead}</p>
			{found.invoices.length > 0 && (
				<>
					<h2>{words.invoices}</h2>
					<Table
						caption={words.invoices}
						columns={[
							{ label: words.columns.number },
							{ label: incomingWords.creditNote.day },
							{ label: words.columns.due },
							{ label: words.columns.sum, right: true },
						]}
						rows={found.invoices.map((one) => ({
							key: one.key,
							cells: [one.number, one.issued, one.due, one.sum],
						}))}
					/>
				</>
			)}
			{found.unbilled.length > 0 && (
				<>
					<h2>{words.unbilled}</h2>
					<Table
						caption={words.unbilled}
						columns={[
							{ label: words.columns.day },
							{ label: words.columns.what },
							{ label: words.columns.sum, right: true },
						]}
						rows={[
							...found.unbilled.map((one) => ({ key: one.key, cells: [one.day, one.what, one.sum] })),
							...(found.tax ? [{ key: 'tax', cells: ['', words.tax, found.tax] }] : []),
						]}
					/>
				</>
			)}
		</PaperPage>
	)
}
