// Lists in parts: a statement holds only so many values.

const mostAtOnce = 300

/** Ids or rows in their order, as many at a time as one statement may hold. */
export const inParts = <One>(all: readonly One[]): One[][] =>
	Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, n) =>
		all.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
	)
