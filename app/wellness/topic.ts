// What a consultation may be about; the person picks one, or says they do not know.

/** Topics in the words of practice.md 23. */
export const topics = [
	'body-mind',
	'work',
	'childcare',
	'family-care',
	'life-event',
	'workplace',
	'illness-income',
	'unknown',
] as const
export type Topic = (typeof topics)[number]
