// A life as data: which act moves a thing from which states to which, who may do it and what it needs.

/** One move. `needs` are sentences for the page of life in the documents. */
export type Move<State extends string = string> = {
	readonly act: string
	readonly from: readonly State[]
	readonly to: State
	readonly by: readonly string[]
	readonly needs?: readonly string[]
}

/** The states an act may start from, for `where state in (…)`. */
export function statesBefore<const Moves extends readonly Move[]>(
	moves: Moves,
	act: Moves[number]['act'],
): Moves[number]['from'][number][] {
	return [...new Set(moves.filter((move) => move.act === act).flatMap((move) => move.from))]
}

/** Whether an act may be done in this state. */
export function mayMove<const Moves extends readonly Move[]>(
	moves: Moves,
	act: Moves[number]['act'],
	state: string,
): boolean {
	return (statesBefore(moves, act) as string[]).includes(state)
}

/** The state an act leads to. */
export function stateAfter<const Moves extends readonly Move[], Act extends Moves[number]['act']>(
	moves: Moves,
	act: Act,
): Extract<Moves[number], { act: Act }>['to'] {
	const move = moves.find((one) => one.act === act)
	if (!move) throw new Error(`no such move: ${act}`)
	return move.to as Extract<Moves[number], { act: Act }>['to']
}
