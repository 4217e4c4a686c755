// Lists of ids in parts: a statement holds only so many values.

const mostValues = 300

/** The ids in their order, as many at a time as one statement may hold. */
export const inParts = (ids: readonly string[]): string[][] =>
	Array.from({ length: Math.ceil(ids.length / mostValues) }, (_, n) =>
		ids.slice(n * mostValues, (n + 1) * mostValues),
	)
