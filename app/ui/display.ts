// How a person likes to see the pages: letters, furigana, contrast. Kept in a cookie by /display, worn by the html element.

/** The settings; `/display?set=…&back=…` changes one and comes back. */
export type Display = { text: 'normal' | 'large' | 'larger'; furigana: boolean; strong: boolean }

/** What somebody sees who has chosen nothing. */
export const plainDisplay: Display = { text: 'normal', furigana: false, strong: false }

/** Every word `set` may say. */
export const displayChoices = [
	'text-normal',
	'text-large',
	'text-larger',
	'furigana',
	'furigana-off',
	'strong',
	'strong-off',
] as const

/** One change a person can make. */
export type DisplayChoice = (typeof displayChoices)[number]

/** The settings after one change. */
export function withDisplay(display: Display, choice: DisplayChoice): Display {
	switch (choice) {
		case 'text-normal':
			return { ...display, text: 'normal' }
		case 'text-large':
			return { ...display, text: 'large' }
		case 'text-larger':
			return { ...display, text: 'larger' }
		case 'furigana':
			return { ...display, furigana: true }
		case 'furigana-off':
			return { ...display, furigana: false }
		case 'strong':
			return { ...display, strong: true }
		case 'strong-off':
			return { ...display, strong: false }
	}
}

/** The classes of the html element; `undefined` when nothing was chosen. */
export function displayClasses(display: Display): string | undefined {
	const classes = [
		display.text === 'normal' ? '' : `text-${display.text}`,
		display.furigana ? 'furigana' : '',
		display.strong ? 'strong' : '',
	].filter(Boolean)
	return classes.length > 0 ? classes.join(' ') : undefined
}

/** The address that makes one change and returns to `here` (a path of our own). */
export function displayHref(choice: DisplayChoice, here: string): string {
	return `/display?set=${choice}&back=${encodeURIComponent(here)}`
}
