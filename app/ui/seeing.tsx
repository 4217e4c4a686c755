// 見やすさ: larger letters, furigana, stronger colours, by plain links that come back to the same page.
import { ui } from '~/words/ja/ui'
import type { Display, DisplayChoice } from './display'
import { displayHref } from './display'

/** What a person could change next, given what is set. */
function changes(display: Display): { choice: DisplayChoice; label: string }[] {
	const letters: { choice: DisplayChoice; label: string }[] =
		display.text === 'normal'
			? [{ choice: 'text-large', label: ui.larger }]
			: display.text === 'large'
				? [
						{ choice: 'text-larger', label: ui.largest },
						{ choice: 'text-normal', label: ui.normalSize },
					]
				: [{ choice: 'text-normal', label: ui.normalSize }]
	return [
		...letters,
		display.furigana
			? { choice: 'furigana-off', label: ui.furiganaOff }
			: { choice: 'furigana', label: ui.furigana },
		display.strong ? { choice: 'strong-off', label: ui.strongOff } : { choice: 'strong', label: ui.strong },
	]
}

/** The links of the display settings; `here` is the path to come back to. */
export function Seeing({ display, here }: { display: Display; here: string }) {
	return (
		<nav className="seeing" aria-label={ui.seeing}>
			<h2>{ui.seeingHeading}</h2>
			{changes(display).map(({ choice, label }) => (
				<a key={choice} href={displayHref(choice, here)} rel="nofollow">
					<span>{label}</span>
				</a>
			))}
		</nav>
	)
}
