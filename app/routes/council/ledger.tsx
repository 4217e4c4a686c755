// The ledger (元帳): whether it holds, every balance, and the newest postings.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { nameOfAccount } from '~/money/ledger'
import { balances, postingsShown } from '~/money/ledger.server'
import type { LedgerCheck } from '~/money/ledger-check.server'
import { lastLedgerCheck } from '~/money/ledger-check.server'
import { partyNames } from '~/money/ledger-list.server'
import { requireStaff } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayInstant } from '~/words/ja/dates'
import { accountGroups } from '~/words/ja/ledger'
import { ledgerWords as words } from '~/words/ja/ledger-pages'
import type { Account } from '~db/chart'
import { accountsInOrder, chart } from '~db/chart'
import { inSnapshot } from '~db/client'
import { linesShown, PostingsTable, partiesOf } from './postings-table'

export const meta = titled(words.title)

const groups = ['assets', 'liabilities', 'income', 'expenses'] as const

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => {
		const all = await balances(on)
		const moved = new Map(
			all.filter((one) => one.debitYen > 0 || one.creditYen > 0).map((one) => [one.account, one]),
		)
		const newest = await postingsShown(on, 30)
		return {
			check: checkShown(await lastLedgerCheck(on)),
			groups: groups.map((group) => ({
				group,
				accounts: accountsInOrder
					.filter((account) => chart[account].group === group)
					.flatMap((account) => {
						const one = moved.get(account)
						return one
							? [
									{
										account,
										name: nameOfAccount(account),
										debit: formatYen(one.debitYen),
										credit: formatYen(one.creditYen),
										balance: `${formatYen(one.balanceYen)}円`,
									},
								]
							: []
					}),
			})),
			quiet: accountsInOrder.filter((account: Account) => !moved.has(account)).map(nameOfAccount),
			postings: linesShown(newest, await partyNames(on, partiesOf(newest))),
		}
	})
}

/** What the night's check found, for the head of the page. */
function checkShown(check: LedgerCheck | undefined) {
	if (!check) return { kind: 'wait' as const, say: words.notChecked, note: undefined }
	const at = sayInstant(check.at, 'staff')
	return check.faults === 0
		? { kind: 'done' as const, say: words.holds, note: words.checkedAt(at, formatYen(check.entries)) }
		: { kind: 'no' as const, say: words.broken, note: words.brokenFirst(at, JSON.stringify(check.first)) }
}

export default function Ledger() {
	const found = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href="/council/months">
						{words.months}
					</LinkButton>
				}
			/>
			<Told kind={found.check.kind} note={found.check.note} undo={null}>
				{found.check.say}
			</Told>
			{found.groups
				.filter(({ accounts }) => accounts.length > 0)
				.map(({ group, accounts }) => (
					<Sheet key={group} id={group} title={accountGroups[group]} flush>
						<Table
							caption={`${words.balances} ${accountGroups[group]}`}
							columns={[
								{ label: words.balanceColumns.account },
								{ label: words.balanceColumns.debit, right: true },
								{ label: words.balanceColumns.credit, right: true },
								{ label: words.balanceColumns.balance, right: true },
							]}
							rows={accounts.map((one) => ({
								key: one.account,
								cells: [
									<a key="name" href={`/council/ledger/${one.account}`}>
										{one.name}
									</a>,
									one.debit,
									one.credit,
									<b key="balance">{one.balance}</b>,
								],
							}))}
						/>
					</Sheet>
				))}
			{found.quiet.length > 0 && found.postings.length > 0 && (
				<p className="hint">{words.quiet(found.quiet.join('・'))}</p>
			)}
			<Sheet id="postings" title={words.newest} flush={found.postings.length > 0}>
				{found.postings.length === 0 ? (
					<Empty icon="book" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<PostingsTable caption={words.newest} lines={found.postings} />
				)}
			</Sheet>
		</Council>
	)
}
