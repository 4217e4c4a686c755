// The seal: a step that somebody took, as a 日付印; a step not yet taken is a dashed ring with the name of whom it waits for.

/** What a seal says: the step, its day (12.21), the family name. */
export type SealWords = { step: string; day: string; name: string }

/** Ten letters and more would leave the ring: they are drawn smaller. */
function size(words: string): number {
	const width = [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.6 : 1), 0)
	return Math.min(13, Math.round((46 / Math.max(width, 1)) * 10) / 10)
}

/** The drawn seal. The same words stand beside it, so it is hidden from readers' software. */
export function Seal({ step, day, name }: SealWords) {
	return (
		<svg className="seal" viewBox="0 0 80 80" aria-hidden="true" focusable="false">
			<circle cx="40" cy="40" r="36" />
			<path d="M6.5 30h67M6.5 50h67" />
			<text x="40" y="24.5" fontSize={size(step)}>
				{step}
			</text>
			<text x="40" y="45" className="seal-date">
				{day}
			</text>
			<text x="40" y="65.5" fontSize={size(name)}>
				{name}
			</text>
		</svg>
	)
}

/** The dashed ring: 「あなた」, or the one it waits for. */
export function SealRing({ who }: { who: string }) {
	return <span className="awaits">{who}</span>
}
