// Turns (お声がけの順番): who waited longest comes first.

/** Longest since the last turn first; who never had one comes before all; then who applied first; then by id. */
export function byTurn<
	Waiting extends { lastTurnAt: Date | null; appliedAt?: Date | null; registrantId: string },
>(a: Waiting, b: Waiting): number {
	const turn = (a.lastTurnAt?.getTime() ?? 0) - (b.lastTurnAt?.getTime() ?? 0)
	if (turn !== 0) return turn
	const applied = (a.appliedAt?.getTime() ?? 0) - (b.appliedAt?.getTime() ?? 0)
	if (applied !== 0) return applied
	return a.registrantId < b.registrantId ? -1 : a.registrantId > b.registrantId ? 1 : 0
}
