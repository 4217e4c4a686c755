// Which year a statement of what was paid is of, and what each person was sent in it.
import type { Day } from '~/base/day'

/**
 * The date on which they are issued. Transfers of December have their result by then (what a bank gives back comes within
 * days, banks open on 4 January), and it is well before 31 January, when 支払調書 are due (handbook §3.4), and 16 February,
 * when tax returns begin.
 */
export const statementDate = 10

/** Until returns are over, on 15 March, what was confirmed or came back late is stated again. */
const lastMonth = 3

/** The year to state on a day: the one before, from January to March; null in the other months. */
export function yearToState(today: Day): number | null {
	const [year = 0, month = 0] = today.split('-').map(Number)
	return month <= lastMonth ? year - 1 : null
}

/** What each person was sent altogether, in the order they first come. */
export function sumsByPerson(
	paid: readonly { registrantId: string; yen: number }[],
): { registrantId: string; yen: number }[] {
	const sums = new Map<string, number>()
	for (const { registrantId, yen } of paid) sums.set(registrantId, (sums.get(registrantId) ?? 0) + yen)
	return [...sums].map(([registrantId, yen]) => ({ registrantId, yen }))
}

/** The same with those who were stated a sum of which all came back since: their statement says so. */
export const withGoneToNothing = (
	sums: readonly { registrantId: string; yen: number }[],
	stated: ReadonlyMap<string, number>,
): { registrantId: string; yen: number }[] => {
	const known = new Set(sums.map((one) => one.registrantId))
	const gone = [...stated].filter(([registrantId, yen]) => yen > 0 && !known.has(registrantId))
	return [...sums, ...gone.map(([registrantId]) => ({ registrantId, yen: 0 }))]
}
