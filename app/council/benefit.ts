// Benefits that money for work may change (失業手当, 年金 …): their codes. Who receives one is asked and kept nowhere.
import type { benefitWords } from '~/words/ja/benefits'

/** The benefits a page is kept for, in the order people look for them. */
export const benefits = [
	'unemployment',
	'sickness',
	'parental-leave',
	'pension',
	'disability-pension',
	'public-assistance',
	'dependants',
	'single-parent',
	'residents-tax',
] as const satisfies readonly (keyof typeof benefitWords.pages)[]
export type Benefit = (typeof benefits)[number]

/** Whether a code is one of them. */
export const isBenefit = (code: string): code is Benefit => (benefits as readonly string[]).includes(code)
