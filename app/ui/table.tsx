// A table at a desk: hairlines, numbers to the right; on a phone each row becomes a small sheet with its headings.
import type { ReactNode } from 'react'

/** One heading. `right` for numbers; `silent` is there for readers' software only. */
export type Column = { label: string; right?: boolean; silent?: boolean }

/** One row, its cells in the order of the columns. `chosen` is sun pale with a bar, `urgent` is red. */
export type Row = { key: string | number; cells: readonly ReactNode[]; mark?: 'chosen' | 'urgent' }

const marks = { chosen: 'chosen', urgent: 'urgent' }

/** `caption` says what the table lists, for those who cannot see the heading above it. */
export function Table(props: {
	caption: string
	columns: readonly Column[]
	rows: readonly Row[]
	foot?: ReactNode
	className?: string
}) {
	const { caption, columns, rows, foot, className } = props
	return (
		<table
			className={['t', rows.some((row) => row.mark === 'chosen') ? 'cut' : '', className]
				.filter(Boolean)
				.join(' ')}
		>
			<caption className="far">{caption}</caption>
			<thead>
				<tr>
					{columns.map(({ label, right, silent }) => (
						<th key={label} scope="col" className={right ? 'r' : undefined}>
							{silent ? <span className="far">{label}</span> : label}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={row.key} className={row.mark && marks[row.mark]}>
						{columns.map(({ label, right, silent }, at) => (
							<td key={label} data-h={silent ? undefined : label} className={right ? 'r' : undefined}>
								<div>{row.cells[at]}</div>
							</td>
						))}
					</tr>
				))}
			</tbody>
			{foot && <tfoot>{foot}</tfoot>}
		</table>
	)
}
