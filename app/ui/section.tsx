// A part of a page under its own heading: on a resident's page, and on a white sheet at a desk.
import type { ReactNode } from 'react'
import { withKana } from './ruby'

/** A resident's section. `id` names it for links and for the heading; `aside` is a link beside the heading. */
export function Section(props: { id: string; title: ReactNode; aside?: ReactNode; children: ReactNode }) {
	const { id, title, aside, children } = props
	const heading = <h2 id={`${id}-title`}>{withKana(title)}</h2>
	return (
		<section className="sect" id={id} aria-labelledby={`${id}-title`}>
			{aside ? (
				<div className="h-row">
					{heading}
					{aside}
				</div>
			) : (
				heading
			)}
			{children}
		</section>
	)
}

/** A white sheet at a desk. `flush` for a table that runs to the edges; `note` stands at the right of the heading. */
export function Sheet(props: {
	id: string
	title: ReactNode
	note?: ReactNode
	flush?: boolean
	tail?: ReactNode
	children: ReactNode
}) {
	const { id, title, note, flush = false, tail, children } = props
	return (
		<section className={flush ? 'sheet sheet-flush' : 'sheet'} id={id} aria-labelledby={`${id}-title`}>
			<div className={flush ? 'sheet-head' : 'sheet-head head-flat'}>
				<h2 id={`${id}-title`}>{title}</h2>
				{note && <p>{note}</p>}
			</div>
			{children}
			{tail && <div className="sheet-tail">{tail}</div>}
		</section>
	)
}

/** A desk with a narrow column at the right for what helps to decide. */
export function TwoColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
	return (
		<div className="two">
			<div>{main}</div>
			<aside className="side">{side}</aside>
		</div>
	)
}

/** A quiet word on warm paper: what happens afterwards, what nobody has to fear. */
export function Note({ title, children }: { title?: ReactNode; children: ReactNode }) {
	return (
		<section className="note-soft">
			{title && <h2>{withKana(title)}</h2>}
			{children}
		</section>
	)
}
