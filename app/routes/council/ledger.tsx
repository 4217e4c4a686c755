// The ledger: balances, whether it holds, and the newest postings.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { nameOfAccount } from '~/money/ledger'
import { balances, checkLedger, postingsShown } from '~/money/ledger.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay } from '~/words/ja/dates'
import { postingKinds } from '~/words/ja/ledger'
import { moneyWords as words } from '~/words/ja/money'
import { inSnapshot } from '~db/client'

export const meta = titled(words.ledger)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => ({
		holds: (await checkLedger(on)).length === 0,
		balances: (await balances(on)).map((one) => ({
			account: nameOfAccount(one.account),
			debit: formatYen(one.debitYen),
			credit: formatYen(one.creditYen),
			balance: `${one.balanceYen < 0 ? '−' : ''}${formatYen(Math.abs(one.balanceYen))}`,
		})),
		postings: (await postingsShown(on)).flatMap((posting) =>
			posting.lines.map((line) => ({
				key: line.id,
				day: sayDay(posting.day),
				kind: postingKinds[posting.kind as keyof typeof postingKinds] ?? posting.kind,
				debit: nameOfAccount(line.debitAccount),
				credit: nameOfAccount(line.creditAccount),
				yen: `${formatYen(line.yen)}円`,
			})),
		),
	}))
}

export default function Ledger() {
	const found = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.ledger} />
			<Told kind={found.holds ? 'done' : 'no'}>{found.holds ? words.holds : words.broken}</Told>
			<Sheet id="balances" title={words.balances} flush>
				<Table
					caption={words.balances}
					columns={[
						{ label: words.balanceColumns.account },
						{ label: words.balanceColumns.debit, right: true },
						{ label: words.balanceColumns.credit, right: true },
						{ label: words.balanceColumns.balance, right: true },
					]}
					rows={found.balances.map((one) => ({
						key: one.account,
						cells: [one.account, one.debit, one.credit, one.balance],
					}))}
				/>
			</Sheet>
			<Sheet id="postings" title={words.ledger} flush={found.postings.length > 0}>
				{found.postings.length === 0 ? (
					<Empty icon="book">{words.ledgerNone}</Empty>
				) : (
					<Table
						caption={words.ledger}
						columns={[
							{ label: words.ledgerColumns.day },
							{ label: words.ledgerColumns.kind },
							{ label: words.ledgerColumns.debit },
							{ label: words.ledgerColumns.credit },
							{ label: words.ledgerColumns.yen, right: true },
						]}
						rows={found.postings.map((one) => ({
							key: one.key,
							cells: [one.day, one.kind, one.debit, one.credit, one.yen],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
