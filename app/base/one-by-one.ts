// Asking one after another: a transaction speaks to its database one statement at a time.

/** What `act` gives for each, in their order; the next is begun when the one before is done. */
export async function oneByOne<One, Given>(
	all: readonly One[],
	act: (one: One) => Promise<Given>,
): Promise<Given[]> {
	const given: Given[] = []
	for (const one of all) given.push(await act(one))
	return given
}
