// The days of a programme's end, in their order.
import type { Day } from '~/base/day'

/** The last days of a programme. */
export type EndDays = { lastPublishingDay: Day; lastPaymentDay: Day; readableUntilDay: Day }

/** How long the site stays readable after the last payment: a year. */
export const readableDays = 365

/** What is wrong with the days, by the field it belongs to; undefined where nothing is. */
export function wrongDay(days: EndDays, today: Day): keyof EndDays | undefined {
	if (days.lastPublishingDay < today) return 'lastPublishingDay'
	if (days.lastPaymentDay < days.lastPublishingDay) return 'lastPaymentDay'
	return days.readableUntilDay < days.lastPaymentDay ? 'readableUntilDay' : undefined
}
