// The ledger: balances, whether it holds, and the newest postings.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { nameOfAccount } from '~/money/ledger'
import { balances, postingsShown } from '~/money/ledger.server'
import type { LedgerCheck } from '~/money/ledger-check.server'
import { lastLedgerCheck } from '~/money/ledger-check.server'
import { requireStaff } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { postingKinds } from '~/words/ja/ledger'
import { moneyWords as words } from '~/words/ja/money'
import { inSnapshot } from '~db/client'

export const meta = titled(words.ledger)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => ({
		check: checkShown(await lastLedgerCheck(on)),
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
			<DeskHead title={words.ledger} />
			<Told kind={found.check.kind} note={found.check.note}>
				{found.check.say}
			</Told>
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
