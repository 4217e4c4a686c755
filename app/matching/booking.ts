// Bookings: the spans somebody has promised, and whether another would clash.
import type { Day } from '~/base/day'

/** A span of a day that is taken. */
export type Busy = { day: Day; startMinute: number; endMinute: number }

/** A booking with for whom and in which district it is (null at home), and what it is worth. */
export type Booked = Busy & { employerId: string; areaId: string | null; yen: number }

/** The first of `busy` that shares time with the span. */
export function clashing<Taken extends Busy>(busy: readonly Taken[], span: Busy): Taken | undefined {
	return busy.find(
		(one) => one.day === span.day && one.startMinute < span.endMinute && span.startMinute < one.endMinute,
	)
}
