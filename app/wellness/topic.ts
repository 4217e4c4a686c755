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

/** How somebody wants to be answered: here, by telephone, by video, or face to face. */
export const answerWays = ['here', 'telephone', 'video', 'meeting'] as const
export type AnswerWay = (typeof answerWays)[number]

/** The most letters of one message: what somebody writes at night in one go, and more. */
export const mostLetters = 20_000
