// Who may read a thread, and as whom: the coordinator it is assigned to, the deputy on duty, the head; nobody else without a reason.

/** As whom somebody reads: their own, just taken, as deputy, as head (統括), or by a broken seal. */
export const readingWays = ['own', 'taken', 'deputy', 'head', 'broken'] as const
export type ReadingWay = (typeof readingWays)[number]

/** Who stands before a thread. `brokenAt`: when they last broke its seal with a reason. */
export type Reader = { accountId: string; head: boolean; deputy: boolean; brokenAt: Date | null }

/** How long a broken seal lets somebody read. */
export const brokenMinutes = 60

/** As whom they may read it now, or undefined: then a thread nobody has may be taken, and another needs a reason. */
export function readsAs(
	thread: { coordinatorId: string | null },
	{ accountId, head, deputy, brokenAt }: Reader,
	at: Date,
): ReadingWay | undefined {
	if (thread.coordinatorId === accountId) return 'own'
	if (head) return 'head'
	if (deputy && thread.coordinatorId !== null) return 'deputy'
	if (brokenAt && at.getTime() - brokenAt.getTime() < brokenMinutes * 60_000) return 'broken'
	return undefined
}
