// A list of links, each the whole width of the thumb.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import type { IconName } from './icon'
import { Icon } from './icon'
import { withKana } from './ruby'

/** One line; without `href` it only says. */
export type RowLink = {
	href?: string
	icon: IconName
	title: ReactNode
	note?: ReactNode
	isNew?: boolean
	key?: string
}

function Words({ title, note, isNew }: Pick<RowLink, 'title' | 'note' | 'isNew'>) {
	return (
		<span>
			<b>
				{isNew && <span className="new">{ui.isNew}</span>}
				{withKana(title)}
			</b>
			{note && <small>{note}</small>}
		</span>
	)
}

/** Links with an icon, a name and one quiet line. */
export function Rows({ rows }: { rows: readonly RowLink[] }) {
	return (
		<ul className="rows">
			{rows.map((row, at) => (
				<li key={row.key ?? row.href ?? at}>
					{row.href ? (
						<a href={row.href}>
							<Icon name={row.icon} />
							<Words title={row.title} note={row.note} isNew={row.isNew} />
							<Icon name="right" />
						</a>
					) : (
						<div className="row">
							<Icon name={row.icon} />
							<Words title={row.title} note={row.note} isNew={row.isNew} />
						</div>
					)}
				</li>
			))}
		</ul>
	)
}

/** Short lines with a value at the right, at a desk. */
export function Lines(props: {
	lines: readonly { label: ReactNode; note?: ReactNode; value?: ReactNode; key?: string }[]
	ordered?: boolean
}) {
	const items = props.lines.map((line, at) => (
		<li key={line.key ?? at}>
			<span>
				{line.label}
				{line.note && <small>{line.note}</small>}
			</span>
			{line.value !== undefined && <span className="v">{line.value}</span>}
		</li>
	))
	return props.ordered ? <ol className="lines">{items}</ol> : <ul className="lines">{items}</ul>
}
