// How long a consultation is kept: from its last word on, and never while something in it is owed.
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'

/** The day on which a consultation ends by itself: so many years after its last word (of 365 days). */
export const endDay = (lastAt: Date, years: number): Day => addDays(dayOf(lastAt), years * 365)

/** Whether it ends by itself today: its day has come, nobody waits for an answer, and no report or other thing is due. */
export const endsToday = (
	thread: { lastAt: Date; answerBy: Date | null; urgentAt: Date | null },
	{ years, today, due }: { years: number; today: Day; due: boolean },
): boolean =>
	endDay(thread.lastAt, years) <= today && thread.answerBy === null && thread.urgentAt === null && !due
