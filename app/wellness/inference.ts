// What an outsider can work out from tables of numbers: each unknown within its span, and the sums that must agree.
import type { Topic } from './topic'

/** Whole numbers from `least` to `most`, both counted in; `most` may be without end. */
export type Span = { least: number; most: number }

/** What a table is crossed with besides its topics. */
export const dimensions = ['age', 'field', 'area', 'employer'] as const
export type Dimension = (typeof dimensions)[number]

/** Topics alone, or with one further dimension: never more than two. */
export const crossings = ['none', ...dimensions] as const
export type Crossing = (typeof crossings)[number]

/** One number of a table. `shown` is null where it is hidden; `row` is a topic; `column` is empty where nothing is crossed. */
export type Cell = { row: string; column: string; shown: number | null }

/** A table as it was published: the k of its day, and its cells. */
export type Table = { crossed: Crossing; threshold: number; cells: readonly Cell[] }

/** Who gave no answer, and firms with too few to stand alone. */
export const unsaid = 'unsaid'
export const others = 'others'

/** How numbers are rounded: to tens from a k of 20, to fives below it. */
export const stepFor = (k: number): number => (k >= 20 ? 10 : 5)

/** A number as it is shown. */
export const rounded = (n: number, step: number): number => Math.round(n / step) * step

/** Which numbers may stand behind a shown one: none behind zero, and never fewer than k. */
export function behind(shown: number, k: number, step = stepFor(k)): Span {
	if (shown === 0) return { least: 0, most: 0 }
	return { least: Math.max(k, Math.ceil(shown - step / 2)), most: Math.ceil(shown + step / 2) - 1 }
}

const anything: Span = { least: 0, most: Number.POSITIVE_INFINITY }

const within = (one: Span, other: Span): Span => ({
	least: Math.max(one.least, other.least),
	most: Math.min(one.most, other.most),
})

/** A sum whose parts are the cells of one row: unknown total, unknown parts, each within its span. */
export type Row = readonly Span[]

/**
 * What is left possible where several rows have one total (one topic under several crossings): the total, and each part.
 * In closed form, since no part stands in two rows.
 */
export function leftInRows(total: Span, rows: readonly Row[]): { total: Span; rows: Span[][] } {
	const least = (row: Row) => row.reduce((sum, part) => sum + part.least, 0)
	const most = (row: Row) => row.reduce((sum, part) => sum + part.most, 0)
	const whole = rows.reduce((left, row) => within(left, { least: least(row), most: most(row) }), total)
	return {
		total: whole,
		rows: rows.map((row) =>
			row.map((part, at) => {
				const rest = row.filter((_, n) => n !== at)
				return within(part, { least: whole.least - most(rest), most: whole.most - least(rest) })
			}),
		),
	}
}

/** Unknown numbers by name, which of them are hidden, the sums that hold among them, and sums known to be at least something. */
export type System = {
	spans: Map<string, Span>
	hidden: Set<string>
	sums: { total: string; parts: string[] }[]
	floors: { parts: string[]; least: number }[]
}

/** The name of a topic's own number. */
export const totalKey = (row: string) => `none/${row}`

/** The name of a number in a crossing; 「others」 means something else in each table that names other firms. */
export const cellKey = (crossed: Crossing, row: string, column: string, table = 0): string =>
	crossed === 'none' ? totalKey(row) : `${crossed}/${row}/${column}${column === others ? `/${table}` : ''}`

const rowsOf = (cells: readonly Cell[]): Map<string, Cell[]> => {
	const rows = new Map<string, Cell[]>()
	for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
	return rows
}

/**
 * What a hidden number may be before any sum is looked at. A topic's own is hidden for being under k alone; that it is not
 * nothing follows from showing nothing as such, and is no finding. In a crossing a row that is hidden whole hides its
 * nothings too.
 */
function hiddenSpan(crossed: Crossing, k: number, row: readonly Cell[]): Span {
	if (crossed === 'none') return { least: 0, most: k - 1 }
	return row.every(({ shown }) => shown === null) ? anything : { least: 1, most: Number.POSITIVE_INFINITY }
}

/** Everything that tables of one quarter say, as a system of sums. */
export function systemOf(tables: readonly Table[], step?: number): System {
	const system: System = { spans: new Map(), hidden: new Set(), sums: [], floors: [] }
	const know = (key: string, span: Span) =>
		system.spans.set(key, within(system.spans.get(key) ?? anything, span))
	for (const [at, { crossed, threshold: k, cells }] of tables.entries()) {
		const columns = new Map<string, string[]>()
		for (const [row, some] of rowsOf(cells)) {
			for (const { column, shown } of some) {
				const key = cellKey(crossed, row, column, at)
				know(key, shown === null ? hiddenSpan(crossed, k, some) : behind(shown, k, step))
				if (shown === null) system.hidden.add(key)
				columns.set(column, [...(columns.get(column) ?? []), key])
			}
			if (crossed === 'none') continue
			know(totalKey(row), anything)
			const parts = some.map(({ column }) => cellKey(crossed, row, column, at))
			system.sums.push({ total: totalKey(row), parts })
		}
		// A firm is named only where k people of it wrote, and that is known too.
		if (crossed === 'employer')
			for (const [column, parts] of columns)
				if (column !== others && column !== unsaid) system.floors.push({ parts, least: k })
	}
	return system
}

/** The parts of a system that do not touch each other: a topic each, or all where firms join them. */
export function partsOf(system: System): System[] {
	const group = new Map<string, string>()
	const rowOf = (key: string) => key.split('/')[1] as Topic
	const find = (row: string): string => {
		const up = group.get(row) ?? row
		return up === row ? row : find(up)
	}
	for (const { parts } of system.floors)
		for (const key of parts) group.set(find(rowOf(key)), find(rowOf(parts[0] ?? key)))
	const whole = new Map<string, System>()
	const partOf = (key: string): System => {
		const name = find(rowOf(key))
		const part = whole.get(name) ?? { spans: new Map(), hidden: new Set(), sums: [], floors: [] }
		whole.set(name, part)
		return part
	}
	for (const [key, span] of system.spans) partOf(key).spans.set(key, span)
	for (const key of system.hidden) partOf(key).hidden.add(key)
	for (const sum of system.sums) partOf(sum.total).sums.push(sum)
	for (const floor of system.floors) if (floor.parts[0]) partOf(floor.parts[0]).floors.push(floor)
	return [...whole.values()]
}

/** The linear program that asks how small or how large one number can be, as HiGHS reads it. */
export function programOf(system: System, key: string, sense: 'Minimize' | 'Maximize'): string {
	const names = new Map([...system.spans.keys()].map((one, at) => [one, `x${at}`]))
	const name = (one: string) => names.get(one) ?? ''
	// The reader of the format takes lines of a few hundred letters.
	const sum = (parts: readonly string[]) => parts.map((part) => `+ ${name(part)}`).join('\n ')
	return [
		sense,
		` obj: ${name(key)}`,
		'Subject To',
		...system.sums.map(({ total, parts }, at) => ` s${at}: ${sum(parts)}\n - ${name(total)} = 0`),
		...system.floors.map(({ parts, least }, at) => ` f${at}: ${sum(parts)} >= ${least}`),
		'Bounds',
		...[...system.spans].map(([one, { least, most }]) =>
			most === Number.POSITIVE_INFINITY
				? ` ${name(one)} >= ${least}`
				: ` ${least} <= ${name(one)} <= ${most}`,
		),
		'End',
	].join('\n')
}

/** Whether what is left of a hidden number is wide enough to hide in: k − 1, as in 「1 to k」. */
export const hides = ({ least, most }: Span, k: number): boolean => most - least >= k - 1
