// The lists of the coordinators' board.

/** What waits for an answer; one's own; what nobody has; what waits for the person; what sleeps; what is over. */
export const boardLists = ['waiting', 'mine', 'unassigned', 'theirs', 'asleep', 'closed'] as const
export type BoardList = (typeof boardLists)[number]

/** How old the last word is: within a day, a week, a month, or older. */
export const ages = ['day', 'week', 'month', 'older'] as const
export type Age = (typeof ages)[number]

const dayMillis = 86_400_000
const edges: readonly (readonly [Age, number])[] = [
	['day', dayMillis],
	['week', 7 * dayMillis],
	['month', 31 * dayMillis],
]

export function ageOf(lastAt: Date, at: Date): Age {
	const old = at.getTime() - lastAt.getTime()
	return edges.find(([, edge]) => old < edge)?.[0] ?? 'older'
}
