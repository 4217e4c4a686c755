// The one gate statistics leave by: who contributed is counted, small numbers are hidden, and others with them where a sum would give them away.
import type { Cell, Crossing, Dimension, Span, Table } from './inference'
import { behind, crossings, hides, leftInRows, others, rounded, stepFor, unsaid } from './inference'
import type { Topic } from './topic'
import { topics } from './topic'

/** What somebody told of themselves when opening a thread; each may be left out. */
export type Tells = Partial<Record<Dimension, string>>

/** One thread as the gate sees it: whose (a mark that says nothing), about what, and what was told with it. */
export type Contribution = { who: string; topic: Topic; tells: Tells }

/** The columns there are, besides 「no answer」; firms are named by the gate. */
export type Columns = Record<Exclude<Dimension, 'employer'>, readonly string[]>

/**
 * k for a city of so many people: 10 from 25,000, 20 from 2,000; below that nothing is published (null). Never less than
 * what the council itself asks for. Handbook §7.3.
 */
export function thresholdFor(people: number, least = 0): number | null {
	if (people < 2_000) return null
	return Math.max(people < 25_000 ? 20 : 10, least)
}

/** People, not messages: of several threads of somebody about one topic, the last with what it told. */
function people(contributions: readonly Contribution[]): Contribution[] {
	return [...new Map(contributions.map((one) => [`${one.topic} ${one.who}`, one])).values()]
}

/** The firms of which k people or more wrote, in the order of their ids. */
function firmsNamed(all: readonly Contribution[], k: number): string[] {
	const whoOf = new Map<string, Set<string>>()
	for (const { who, tells } of all)
		if (tells.employer) whoOf.set(tells.employer, (whoOf.get(tells.employer) ?? new Set()).add(who))
	return [...whoOf.keys()].filter((firm) => (whoOf.get(firm)?.size ?? 0) >= k).sort()
}

type Counted = { column: string; n: number; shown: number | null }

/** How many people of one topic stand in each column; who said nothing, or something no column is for, apart. */
function countedIn(
	all: readonly Contribution[],
	topic: Topic,
	crossed: Crossing,
	columns: readonly string[],
): Counted[] {
	const counts = new Map([...columns, unsaid].map((column) => [column, 0]))
	const rest = counts.has(others) ? others : unsaid
	for (const one of all) {
		if (one.topic !== topic) continue
		const said = crossed === 'none' ? '' : (one.tells[crossed] ?? unsaid)
		const column = counts.has(said) ? said : rest
		counts.set(column, (counts.get(column) ?? 0) + 1)
	}
	return [...counts].map(([column, n]) => ({ column, n, shown: n }))
}

const spanOf = ({ shown }: Counted, k: number, step: number): Span =>
	shown === null ? { least: 1, most: Number.POSITIVE_INFINITY } : behind(shown, k, step)

/** A topic as far as it is published: what is known of its own number, and of each row it was crossed with. */
type Known = { total: Span; rows: { spans: Span[]; hidden: boolean[] }[] }

const staysHidden = ({ total, rows }: Known, k: number): boolean => {
	const left = leftInRows(
		total,
		rows.map(({ spans }) => spans),
	)
	return rows.every(({ hidden }, row) =>
		hidden.every((is, at) => {
			const span = left.rows[row]?.[at]
			return !is || span === undefined || hides(span, k)
		}),
	)
}

/** The column after the hidden ones, round about: which it is says nothing of how large it is. */
function nextTo(row: readonly Counted[]): Counted | undefined {
	const first = Math.max(
		row.findIndex(({ shown }) => shown === null),
		0,
	)
	return [...row.slice(first), ...row.slice(0, first)].find(({ shown, n }) => shown !== null && n > 0)
}

/**
 * One row of a crossing under a total that is shown: the small are hidden, never one alone, then further ones with them
 * until no hidden number, here or in a row before, can be narrowed below k − 1; and the whole row where that is not enough.
 */
function hideRow(counted: readonly Counted[], known: Known, k: number, step: number): Counted[] {
	const row = counted.map((one) => ({
		...one,
		shown: one.n > 0 && one.n < k ? null : rounded(one.n, step),
	}))
	for (;;) {
		const tried = {
			spans: row.map((one) => spanOf(one, k, step)),
			hidden: row.map((one) => one.shown === null),
		}
		const alone = tried.hidden.filter(Boolean).length === 1
		if (!alone && staysHidden({ ...known, rows: [...known.rows, tried] }, k)) {
			known.rows.push(tried)
			return row
		}
		const next = nextTo(row)
		if (!next) return row.map((one) => ({ ...one, shown: null }))
		next.shown = null
	}
}

/** The columns of a crossing, without 「no answer」. */
function columnsOf(crossed: Crossing, columns: Columns, firms: readonly string[]): readonly string[] {
	if (crossed === 'none') return []
	return crossed === 'employer' ? [...firms, others] : columns[crossed]
}

/**
 * The tables of a quarter as they may be seen: topics alone, then crossed with each dimension. A firm has a column only
 * where k people of it wrote; without any the crossing is empty. `without` leaves firms out that would be given away.
 */
export function tablesOf(
	contributions: readonly Contribution[],
	columns: Columns,
	k: number,
	{ step = stepFor(k), without = [] as readonly string[] } = {},
): Table[] {
	const all = people(contributions)
	const firms = firmsNamed(all, k).filter((firm) => !without.includes(firm))
	const known = new Map<Topic, Known>()
	return crossings.map((crossed) => {
		const cells: Cell[] = []
		for (const topic of topics) {
			if (crossed === 'none') {
				const n = all.filter((one) => one.topic === topic).length
				const shown = n > 0 && n < k ? null : rounded(n, step)
				cells.push({ row: topic, column: '', shown })
				if (shown) known.set(topic, { total: behind(shown, k, step), rows: [] })
				continue
			}
			if (crossed === 'employer' && firms.length === 0) continue
			const counted = countedIn(all, topic, crossed, columnsOf(crossed, columns, firms))
			const before = known.get(topic)
			const nobody = counted.every(({ n }) => n === 0)
			const row = before
				? hideRow(counted, before, k, step)
				: counted.map((one) => ({ ...one, shown: nobody ? 0 : null }))
			for (const { column, shown } of row) cells.push({ row: topic, column, shown })
		}
		return { crossed, threshold: k, cells }
	})
}
