// The statement for the heirs' 準確定申告: what was paid in the year of death until that day, and what was still owed then.
import { certificateWords } from '~/words/ja/certificates'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { heirWords } from '~/words/ja/payout'
import type { Sums } from './certificate-sheet'
import { addSums, sumCells } from './certificate-sheet'
import { KeyValues } from './facts'
import type { PaperOffice } from './office'
import { Table } from './table'

const words = heirWords.paper
const say = certificateWords.paper

/** A line as the room gives it. */
export type HeirLine = Sums & { key: string; title: string; serviceDay: string }

/** The statement as the room gives it. */
export type HeirRead = {
	name: string
	number: string
	fromDay: string
	diedDay: string
	paid: readonly HeirLine[]
	unpaid: readonly HeirLine[]
}

function Part({ title, lines }: { title: string; lines: readonly HeirLine[] }) {
	const columns = certificateWords.statement.columns
	return (
		<>
			<h2>{title}</h2>
			{lines.length === 0 ? (
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
					rows={[
						...lines.map((one) => ({
							key: one.key,
							cells: [one.title, sayDay(one.serviceDay), ...sumCells(one)],
						})),
						{ key: 'sum', cells: [words.total, '', ...sumCells(addSums(lines))] },
					]}
				/>
			)}
		</>
	)
}

/** What stands on it. */
export function HeirBody({ statement, office }: { statement: HeirRead; office: PaperOffice }) {
	return (
		<>
			<h1>{words.title}</h1>
			<p>{words.to(statement.name)}</p>
			<KeyValues pairs={[{ label: say.registrant, answer: statement.number }]} />
			<p>{words.lead(sayDayAndYear(statement.fromDay), sayDayAndYear(statement.diedDay))}</p>
			<Part title={words.paid} lines={statement.paid} />
			<Part title={words.unpaid} lines={statement.unpaid} />
			<p>{words.note}</p>
			<p>{say.note}</p>
			<p className="hint-s">{words.noMyNumber}</p>
			<p>
				{office.name} {office.telephone}
			</p>
		</>
	)
}
