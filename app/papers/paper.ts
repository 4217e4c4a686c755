// Papers: their kinds, and until when each must be kept.
import type { Day } from '~/base/day'
import { fiscalYearOf } from '~/base/day'

/** Every kind of paper that is filed, in the order of the journey. */
export const paperKinds = [
	'quote',
	'order',
	'specification',
	'terms',
	'contract',
	'completion',
	'confirmation',
	'inspection',
	'invoice',
	'credit-note',
	'reminder',
	'receipt',
	'payment-notice',
	'certificate',
	'year-statement',
	'heir-statement',
	'privacy-answer',
] as const
export type PaperKind = (typeof paperKinds)[number]

export const isPaperKind = (text: string): text is PaperKind =>
	(paperKinds as readonly string[]).includes(text)

/**
 * The last day a paper must be kept: so many years from the day after the tax return of its fiscal year is due, two
 * months after 31 March (法人税法施行規則59条; 電帳法 by handbook §3.6, years unverified).
 */
export const keptUntil = (day: Day, years: number): Day => `${fiscalYearOf(day) + 1 + years}-05-31`

/** The last day whose papers are over by what is set now: those of whole fiscal years alone. */
export function lastDayOver(years: number, today: Day): Day {
	const year = Number(today.slice(0, 4))
	const fiscalYear = year - 1 - years - (today > `${year}-05-31` ? 0 : 1)
	return `${fiscalYear + 1}-03-31`
}
