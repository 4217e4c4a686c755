// 年度の締め on the page of closings: what stands open, closing the year, the closed ones with their balances, opening one again.
import { ActForm } from '~/ui/act-form'
import { Button, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { ledgerWords } from '~/words/ja/ledger-pages'
import type { YearsShown } from './year-shown.server'

const words = ledgerWords.close.fiscal

/** What stands open of the year to close, and the press that closes it. */
export function NextYear({
	years,
	mayClose,
	idempotencyKey,
}: {
	years: YearsShown
	mayClose: boolean
	idempotencyKey: string
}) {
	const { next, open } = years
	if (next === null) return null
	if (!next.ready)
		return (
			<Sheet id="year" title={words.title}>
				<p>{words.notYet(next.year)}</p>
			</Sheet>
		)
	return (
		<Sheet id="year" title={words.next(next.year)}>
			<h3>{words.open}</h3>
			<p className="hint">{words.openNote}</p>
			{open.length === 0 ? (
				<Empty icon="check">{words.openNone}</Empty>
			) : (
				<Table
					caption={words.open}
					columns={[
						{ label: words.openColumns.kind },
						{ label: words.openColumns.n, right: true },
						{ label: words.openColumns.yen, right: true },
						{ label: words.openColumns.see, silent: true },
					]}
					rows={open.map((one) => ({
						key: one.kind,
						cells: [
							one.kind,
							one.n,
							one.yen,
							<SeeLink key="see" href={one.href}>
								{words.see}
							</SeeLink>,
						],
					}))}
				/>
			)}
			{mayClose && (
				<ActForm idempotencyKey={idempotencyKey} hidden={{ intent: 'close-year', year: String(next.year) }}>
					<p>{words.say(next.year)}</p>
					<Button>{words.act(next.year)}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

/** The years that were closed, each with what every account stood at. */
export function ClosedYears({ closed }: Pick<YearsShown, 'closed'>) {
	return (
		<Sheet id="closed-years" title={words.closed} flush={closed.length > 0}>
			{closed.length === 0 ? (
				<Empty icon="book">{words.closedNone}</Empty>
			) : (
				<>
					<Table
						caption={words.closed}
						columns={[
							{ label: words.closedColumns.year },
							{ label: words.closedColumns.postings, right: true },
							{ label: words.closedColumns.at },
							{ label: words.closedColumns.by },
						]}
						rows={closed.map((one) => ({
							key: one.id,
							cells: [
								<span key="year">
									{one.year}
									{one.reopened && <small>{one.reopened}</small>}
								</span>,
								one.postings,
								one.at,
								one.by,
							],
						}))}
					/>
					{closed.map((one) => (
						<Fold key={one.id} title={words.balances(one.fiscalYear)}>
							<Table
								caption={words.balances(one.fiscalYear)}
								columns={[
									{ label: words.balanceColumns.account },
									{ label: words.balanceColumns.yen, right: true },
								]}
								rows={one.balances.map((balance) => ({
									key: balance.account,
									cells: [balance.account, balance.yen],
								}))}
							/>
						</Fold>
					))}
				</>
			)}
		</Sheet>
	)
}

/** Opens the newest closed year again, with a reason. */
export function ReopenYear({
	closed,
	idempotencyKey,
	open,
	reason,
	error,
	label,
}: Pick<YearsShown, 'closed'> & {
	idempotencyKey: string
	open: boolean
	reason: string | undefined
	error: string | undefined
	label: string
}) {
	const newest = closed.find((one) => one.newest)
	if (!newest) return null
	return (
		<Fold title={words.reopen} open={open}>
			<p>{words.reopenLead(newest.fiscalYear)}</p>
			<ActForm
				idempotencyKey={idempotencyKey}
				hidden={{ intent: 'reopen-year', closingId: newest.id }}
				className="page-form"
			>
				<TextField id="year-reason" name="reason" label={label} defaultValue={reason} error={error} />
				<Button kind="stop">{words.reopen}</Button>
			</ActForm>
		</Fold>
	)
}
