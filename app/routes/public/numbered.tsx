// Steps in their order, each a short sentence and a quiet one.

/** Drawn as the terms are: a number in a ring, then the words. */
export function Numbered({ items }: { items: readonly { title: string; note?: string }[] }) {
	return (
		<div className="terms">
			<ol>
				{items.map(({ title, note }, at) => (
					<li key={title}>
						<span className="no" aria-hidden="true">
							{at + 1}
						</span>
						<h3>{title}</h3>
						{note && <div>{note}</div>}
					</li>
				))}
			</ol>
		</div>
	)
}
