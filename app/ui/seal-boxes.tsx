// Empty seal boxes of a paper (押印欄), named as the council's setting says.

/** One box a title, at the right of the sheet. */
export function SealBoxes({ label, titles }: { label: string; titles: readonly string[] }) {
	return (
		<ul className="seal-boxes" aria-label={label}>
			{titles.map((title) => (
				<li key={title}>
					<b>{title}</b>
				</li>
			))}
		</ul>
	)
}
