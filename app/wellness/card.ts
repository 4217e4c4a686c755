// The code of a card of the room: twelve figures in three groups, as it is printed and as it is typed.

/** The figures of a code as somebody typed it, in any width and with whatever between; undefined when it is none. */
export function readCardCode(typed: string): string | undefined {
	const figures = typed.normalize('NFKC').replace(/\D/g, '')
	return figures.length === 12 ? figures : undefined
}

/** 「4821-0937-5566」 */
export const sayCardCode = (code: string): string => (code.match(/\d{4}/g) ?? []).join('-')

/** How many cards one sheet has at most, and for how long they may hold, in days. */
export const mostCards = 40
export const mostCardDays = 400

/** After how many minutes without a page somebody who came with a card shows it again. */
export const sittingMinutes = 30
