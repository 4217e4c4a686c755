// What an employer may read of how many people could: bands, and no difference that a few people would make. Pure.

export const bands = ['under-5', '5-9', '10-19', '20-49', 'from-50'] as const
export type Band = (typeof bands)[number]

/** Two answers to one employer may differ only when the people behind them differ by so many. */
export const leastDifference = 5

export function bandOf(people: number): Band {
	if (people < 5) return 'under-5'
	if (people < 10) return '5-9'
	if (people < 20) return '10-19'
	return people < 50 ? '20-49' : 'from-50'
}

/** Ids of people, sorted and none twice. */
export type People = readonly string[]

/** An answer an employer could have read before. */
export type Answered = { people: People; band: Band }

/** How many people are in one of the two only; counting ends at `enough`. */
export function difference(one: People, other: People, enough = Number.POSITIVE_INFINITY): number {
	if (Math.abs(one.length - other.length) >= enough) return enough
	let [i, j, count] = [0, 0, 0]
	while (count < enough && (i < one.length || j < other.length)) {
		const [a, b] = [one[i], other[j]]
		if (a === b) {
			i += 1
			j += 1
		} else {
			count += 1
			if (b === undefined || (a !== undefined && a < b)) i += 1
			else j += 1
		}
	}
	return count
}

/**
 * The bands for tonight's sets of people. Sets that hardly differ, directly or over others, get one answer: the one
 * given before, else that of the smallest among them. Where two different answers were given before to sets that now
 * touch over a third, nothing true to both can be said: `null`, 「ほとんど変わりません」.
 */
export function bandsFor(before: readonly Answered[], tonight: readonly People[]): (Band | null)[] {
	const sets = [...before.map((one) => one.people), ...tonight]
	const groups = grouped(sets)
	const answers = new Map<number, Set<Band>>()
	for (const [n, { band }] of before.entries()) {
		const group = groups[n] as number
		answers.set(group, (answers.get(group) ?? new Set()).add(band))
	}
	const smallest = new Map<number, number>()
	for (const [n, people] of tonight.entries()) {
		const group = groups[before.length + n] as number
		smallest.set(group, Math.min(smallest.get(group) ?? Number.POSITIVE_INFINITY, people.length))
	}
	return tonight.map((_, n) => {
		const group = groups[before.length + n] as number
		const given = [...(answers.get(group) ?? [bandOf(smallest.get(group) ?? 0)])]
		return given.length === 1 ? (given[0] as Band) : null
	})
}

/** A number for each set, the same for those joined by a chain of sets that differ by fewer than five. */
function grouped(sets: readonly People[]): number[] {
	const leader = sets.map((_, n) => n)
	const leaderOf = (n: number): number => {
		let at = n
		while (leader[at] !== at) at = leader[at] as number
		leader[n] = at
		return at
	}
	for (let i = 0; i < sets.length; i++)
		for (let j = i + 1; j < sets.length; j++)
			if (
				leaderOf(i) !== leaderOf(j) &&
				difference(sets[i] as People, sets[j] as People, leastDifference) < leastDifference
			)
				leader[leaderOf(i)] = leaderOf(j)
	return sets.map((_, n) => leaderOf(n))
}
