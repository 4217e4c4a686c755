// The coordinators' side of a consultation: labels, sleep, and what is filled into replies that are often the same.

/** What is sealed beside a thread. `thanksSleep`: mere thanks do not wake it, since its coordinator chose so. */
export type Desk = { labels: string[]; thanksSleep: boolean }

export const emptyDesk: Desk = { labels: [], thanksSleep: false }

/** The most labels of one thread, and letters of one. */
export const mostLabels = 10
export const mostLabelLetters = 20

/** Labels as they are typed, divided by commas, spaces or lines: each once, none empty. */
export function readLabels(typed: string): string[] {
	const labels = typed
		.normalize('NFKC')
		.split(/[,、\s]+/u)
		.map((label) => [...label].slice(0, mostLabelLetters).join(''))
		.filter(Boolean)
	return [...new Set(labels)].slice(0, mostLabels)
}

/** What may stand in braces in a reply that is often the same. */
export const cannedFields = ['呼び名', '相談員', '町'] as const
export type CannedField = (typeof cannedFields)[number]

/** The words with what is known filled in; a brace that means nothing stays as it is, and is seen before sending. */
export const fillCanned = (words: string, known: Record<CannedField, string>): string =>
	words.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
		cannedFields.includes(name as CannedField) ? known[name as CannedField] : whole,
	)

/** Fields in braces that are not known, each once. */
export const unknownFields = (words: string): string[] => [
	...new Set(
		[...words.matchAll(/\{([^{}]*)\}/g)]
			.map(([, name = '']) => name)
			.filter((name) => !cannedFields.includes(name as CannedField)),
	),
]

/** Whether a thread is asleep at an instant: something that waits for an answer is never asleep. */
export const isAsleep = (
	thread: { sleepsUntil: Date | null; answerBy: Date | null; urgentAt: Date | null },
	at: Date,
): boolean =>
	thread.sleepsUntil !== null &&
	thread.sleepsUntil > at &&
	thread.answerBy === null &&
	thread.urgentAt === null

/** Talks that are entered by hand: by telephone or at the counter. */
export const spokenWays = ['telephone', 'counter'] as const
export type SpokenWay = (typeof spokenWays)[number]
