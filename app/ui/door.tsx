// The door: signing in, the code of a card, joining. One question on a card with a dark edge.
import type { ReactNode } from 'react'

/** Holds one form. */
export function Door({
	title,
	note,
	children,
}: {
	title?: ReactNode
	note?: ReactNode
	children: ReactNode
}) {
	return (
		<section className="door">
			{(title || note) && (
				<div>
					{title && <h2>{title}</h2>}
					{note && <p className="hint">{note}</p>}
				</div>
			)}
			{children}
		</section>
	)
}
