// The lists of the coordinators' board.

/** What waits for an answer; one's own; what nobody has; what waits for the person; what is over. */
export const boardLists = ['waiting', 'mine', 'unassigned', 'theirs', 'closed'] as const
export type BoardList = (typeof boardLists)[number]
