// Postings as a table at a desk: one row a line, each leading to its posting's own page.
import { formatYen } from '~/base/yen'
import { nameOfAccount } from '~/money/ledger'
import type { PostingShown } from '~/money/ledger.server'
import { Table } from '~/ui/table'
import { sayDay } from '~/words/ja/dates'
import { nameOfPosting } from '~/words/ja/ledger'
import { ledgerWords as words } from '~/words/ja/ledger-pages'

export type LineShown = {
	key: string
	postingId: string
	day: string
	kind: string
	debit: string
	debitParty: string
	credit: string
	creditParty: string
	yen: string
}

/** Lines ready to be drawn; `names` are the parties'. */
export const linesShown = (
	postings: readonly PostingShown[],
	names: ReadonlyMap<string, string>,
): LineShown[] =>
	postings.flatMap((posting) =>
		posting.lines.map((line) => ({
			key: line.id,
			postingId: posting.id,
			day: sayDay(posting.day),
			kind: nameOfPosting(posting.kind),
			debit: nameOfAccount(line.debitAccount),
			debitParty: names.get(line.debitPartyId ?? '') ?? '',
			credit: nameOfAccount(line.creditAccount),
			creditParty: names.get(line.creditPartyId ?? '') ?? '',
			yen: `${formatYen(line.yen)}円`,
		})),
	)

/** The parties of some postings, for their names. */
export const partiesOf = (postings: readonly PostingShown[]): (string | null)[] =>
	postings.flatMap((posting) => posting.lines.flatMap((line) => [line.debitPartyId, line.creditPartyId]))

/** The table; `caption` says which postings. */
export function PostingsTable({ caption, lines }: { caption: string; lines: readonly LineShown[] }) {
	return (
		<Table
			caption={caption}
			columns={[
				{ label: words.columns.day },
				{ label: words.columns.kind },
				{ label: words.columns.debit },
				{ label: words.columns.credit },
				{ label: words.columns.yen, right: true },
			]}
			rows={lines.map((one) => ({
				key: one.key,
				cells: [
					one.day,
					<a key="kind" href={`/council/postings/${one.postingId}`}>
						{one.kind}
					</a>,
					<span key="debit">
						{one.debit}
						{one.debitParty && <small>{one.debitParty}</small>}
					</span>,
					<span key="credit">
						{one.credit}
						{one.creditParty && <small>{one.creditParty}</small>}
					</span>,
					one.yen,
				],
			}))}
		/>
	)
}
