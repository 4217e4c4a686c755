// Why this amount: what was counted times its price, cost passed on, what was taken off (nought is shown), the total, the paper it rests on.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { Icon } from './icon'

/** One line. `how` is the counting: 1台 100円 × 24台. */
export type SumRow = { label: string; how?: string; yen: number }

/** `takenOffYen` is a positive number of yen, or nought. */
export type SumsProps = {
	rows: readonly SumRow[]
	takenOffYen: number
	takenOffHow?: string
	totalYen: number
}

/** The table alone. */
export function Sums({ rows, takenOffYen, takenOffHow, totalYen }: SumsProps) {
	return (
		<table className="sum">
			<tbody>
				{rows.map(({ label, how, yen }) => (
					<tr key={`${label} ${how ?? ''}`}>
						<th scope="row">
							{label}
							{how && <small>{how}</small>}
						</th>
						<td>{ui.yen(yen)}</td>
					</tr>
				))}
				<tr>
					<th scope="row">
						{ui.takenOff}
						{takenOffHow && <small>{takenOffHow}</small>}
					</th>
					<td>{ui.yen(takenOffYen === 0 ? 0 : -takenOffYen)}</td>
				</tr>
				<tr className="total">
					<th scope="row">{ui.total}</th>
					<td>{ui.yen(totalYen)}</td>
				</tr>
			</tbody>
		</table>
	)
}

/** One earning on a card, its reckoning closed until asked for. `rest` is the paper it rests on and whom to ask. */
export function EarningCard(
	props: SumsProps & { title: string; note: string; open?: boolean; rest?: ReactNode },
) {
	const { title, note, open = false, rest, ...sums } = props
	return (
		<article className="card earn">
			<p className="earn-top">
				<span>
					<b>{title}</b>
					<small>{note}</small>
				</span>
				<b className="earn-yen">{ui.yen(sums.totalYen)}</b>
			</p>
			<details open={open}>
				<summary>
					{ui.whyAmount}
					<Icon name="down" />
				</summary>
				<div className="why">
					<Sums {...sums} />
					{rest}
				</div>
			</details>
		</article>
	)
}

/** Where a payment stands: the steps before it done, the present one named. */
export function Flow({ steps, now, label }: { steps: readonly string[]; now: number; label: string }) {
	return (
		<ol className="flow" aria-label={label}>
			{steps.map((step, at) => (
				<li
					key={step}
					className={at < now ? 'done' : at === now ? 'done now' : undefined}
					aria-current={at === now ? 'step' : undefined}
				>
					{step}
				</li>
			))}
		</ol>
	)
}
