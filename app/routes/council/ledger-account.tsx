// One account of the ledger: what is left with whom, month by month, and the postings of a month.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { balanceOf, isAccount, nameOfAccount } from '~/money/ledger'
import { balanceOn } from '~/money/ledger.server'
import { monthsOn, mostPostings, partiesOn, partyNames, postingsOn } from '~/money/ledger-list.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayMonth } from '~/words/ja/dates'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { chart } from '~db/chart'
import { inSnapshot } from '~db/client'
import { linesShown, PostingsTable, partiesOf } from './postings-table'

const words = ledgerWords.account

export const meta = titled<{ name: string }>((found) => found.name)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const account = params.account ?? ''
	if (!isAccount(account)) throw data(null, { status: 404 })
	const asked = new URL(request.url).searchParams
	const partyId = chart[account].party === null ? '' : (asked.get('party') ?? '').slice(0, 60)
	return inSnapshot(async (on) => {
		const months = await monthsOn(on, account, partyId)
		const month = months.find((one) => one.month === asked.get('month'))?.month ?? months[0]?.month
		const found = month === undefined ? [] : await postingsOn(on, account, { partyId, month })
		const parties = partyId === '' && chart[account].party !== null ? await partiesOn(on, account) : []
		const names = await partyNames(on, [...partiesOf(found), ...parties.map((one) => one.partyId), partyId])
		return {
			account,
			name: nameOfAccount(account),
			party: partyId === '' ? null : { id: partyId, name: names.get(partyId) ?? '' },
			hasParties: chart[account].party !== null,
			balance: formatYen((await balanceOn(on, account, { partyId })).balanceYen),
			month,
			months: months.map((one) => ({
				month: one.month,
				said: sayMonth(one.month),
				debit: formatYen(one.debitYen),
				credit: formatYen(one.creditYen),
			})),
			parties: parties.map((one) => ({
				id: one.partyId,
				name: names.get(one.partyId) ?? '',
				balance: `${formatYen(balanceOf(account, one.debitYen, one.creditYen).balanceYen)}円`,
			})),
			lines: linesShown(found, names),
			cut: found.length === mostPostings ? words.most(mostPostings) : undefined,
		}
	})
}

export default function LedgerAccount() {
	const found = useLoaderData<typeof loader>()
	const way = (month?: string) => {
		const asked = new URLSearchParams()
		if (found.party) asked.set('party', found.party.id)
		if (month) asked.set('month', month)
		return `/council/ledger/${found.account}?${asked}`
	}
	return (
		<Council>
			<DeskHead
				over={<a href="/council/ledger">{ledgerWords.title}</a>}
				title={found.party ? `${found.name} ${found.party.name}` : found.name}
				lead={
					<>
						{words.lead(found.balance)}{' '}
						{found.party && <a href={`/council/ledger/${found.account}`}>{words.all}</a>}
					</>
				}
			/>
			{found.months.length === 0 && <Empty icon="book">{words.none}</Empty>}
			{found.hasParties && !found.party && found.months.length > 0 && (
				<Sheet id="parties" title={words.parties} flush={found.parties.length > 0}>
					{found.parties.length === 0 ? (
						<Empty icon="check">{words.partiesNone}</Empty>
					) : (
						<Table
							caption={words.parties}
							columns={[
								{ label: words.partyColumns.party },
								{ label: words.partyColumns.balance, right: true },
							]}
							rows={found.parties.map((one) => ({
								key: one.id,
								cells: [
									<a key="name" href={`/council/ledger/${found.account}?party=${one.id}`}>
										{one.name || one.id}
									</a>,
									one.balance,
								],
							}))}
						/>
					)}
				</Sheet>
			)}
			{found.months.length > 0 && (
				<Sheet id="months" title={words.months} flush>
					<Table
						caption={words.months}
						columns={[
							{ label: words.monthColumns.month },
							{ label: words.monthColumns.debit, right: true },
							{ label: words.monthColumns.credit, right: true },
						]}
						rows={found.months.map((one) => ({
							key: one.month,
							mark: one.month === found.month ? 'chosen' : undefined,
							cells: [
								<a
									key="month"
									href={`${way(one.month)}#entries`}
									aria-current={one.month === found.month ? 'true' : undefined}
								>
									{one.said}
								</a>,
								one.debit,
								one.credit,
							],
						}))}
					/>
				</Sheet>
			)}
			{found.month && (
				<Sheet id="entries" title={words.entries(found.month)} note={found.cut} flush>
					<PostingsTable caption={words.entries(found.month)} lines={found.lines} />
				</Sheet>
			)}
		</Council>
	)
}
