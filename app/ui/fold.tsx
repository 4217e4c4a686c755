// Something that can wait: closed until opened, without a script.
import type { ReactNode } from 'react'

/** A line to open; `open` when an error stands inside. */
export function Fold({
	title,
	open = false,
	children,
}: {
	title: ReactNode
	open?: boolean
	children: ReactNode
}) {
	return (
		<details className="fold" open={open}>
			<summary>{title}</summary>
			<div className="fold-in">{children}</div>
		</details>
	)
}
