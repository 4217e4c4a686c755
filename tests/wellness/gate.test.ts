// The gate of statistics: what is shown, what is hidden, and what attackers with every release in hand can still find out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contribution, Tells } from '~/wellness/gate'
import { tablesOf, thresholdFor } from '~/wellness/gate'
import type { Cell, Span, System, Table } from '~/wellness/inference'
import {
	behind,
	cellKey,
	hides,
	leftInRows,
	others,
	rounded,
	stepFor,
	systemOf,
	unsaid,
} from '~/wellness/inference'
import { givenAway, leftPossible } from '~/wellness/inference.server'
import type { Topic } from '~/wellness/topic'

const columns = { age: ['young', 'middle', 'old'], area: ['north', 'south'], field: [] }

/** So many people who wrote about a topic and told the same; `from` numbers them. */
const group = (n: number, topic: Topic, tells: Tells = {}, from = 0): Contribution[] =>
	Array.from({ length: n }, (_, at) => ({
		who: `${topic} ${JSON.stringify(tells)} ${from + at}`,
		topic,
		tells,
	}))

const rowOf = (tables: readonly Table[], crossed: string, row: Topic): Record<string, number | null> =>
	Object.fromEntries(
		(tables.find((table) => table.crossed === crossed)?.cells ?? [])
			.filter((cell) => cell.row === row)
			.map(({ column, shown }) => [column, shown]),
	)

describe('what is shown', () => {
	it('k follows the size of the city, and the council may ask for more but not for less', () => {
		expect([1_999, 2_000, 24_999, 25_000].map((people) => thresholdFor(people))).toEqual([null, 20, 20, 10])
		expect(thresholdFor(30_000, 15)).toBe(15)
		expect(thresholdFor(20_682, 10)).toBe(20)
	})

	it('rounds to tens from k 20 and to fives below, and says which numbers may stand behind', () => {
		expect([stepFor(20), stepFor(10)]).toEqual([10, 5])
		expect([20, 24, 25, 34, 35].map((n) => rounded(n, 10))).toEqual([20, 20, 30, 30, 40])
		expect(behind(0, 20)).toEqual({ least: 0, most: 0 })
		expect(behind(20, 20)).toEqual({ least: 20, most: 24 })
		expect(behind(30, 20)).toEqual({ least: 25, most: 34 })
		expect(behind(10, 10)).toEqual({ least: 10, most: 12 })
		for (let n = 10; n < 200; n++) {
			const { least, most } = behind(rounded(n, 5), 10)
			expect(n >= least && n <= most, String(n)).toBe(true)
		}
	})

	it('shows a topic of k people, hides one of fewer, and shows nobody as nobody', () => {
		const tables = tablesOf([...group(20, 'childcare'), ...group(19, 'work')], columns, 20)
		expect(rowOf(tables, 'none', 'childcare')).toEqual({ '': 20 })
		expect(rowOf(tables, 'none', 'work')).toEqual({ '': null })
		expect(rowOf(tables, 'none', 'workplace')).toEqual({ '': 0 })
		expect(rowOf(tables, 'age', 'work')).toEqual({ young: null, middle: null, old: null, [unsaid]: null })
		expect(rowOf(tables, 'age', 'childcare')).toEqual({ young: 0, middle: 0, old: 0, [unsaid]: 20 })
	})

	it('counts people, not messages or threads', () => {
		const one = { who: 'her', topic: 'childcare' as const, tells: { age: 'young' } }
		const many = Array.from({ length: 50 }, () => one)
		expect(rowOf(tablesOf(many, columns, 20), 'none', 'childcare')).toEqual({ '': null })
	})

	it('never hides one number alone, nor leaves one that subtraction gives away', () => {
		const tables = tablesOf(
			[
				...group(7, 'childcare', { age: 'young' }),
				...group(40, 'childcare', { age: 'middle' }),
				...group(60, 'childcare', { age: 'old' }),
			],
			columns,
			20,
		)
		expect(rowOf(tables, 'age', 'childcare')).toEqual({ young: null, middle: null, old: 60, [unsaid]: 0 })
	})

	it('hides the whole row where nothing else helps, its nothings too', () => {
		const ages = ['a', 'b', 'c', 'd', 'e', 'f']
		const some = ages.flatMap((age, at) => group(at === 0 ? 15 : 1, 'childcare', { age }))
		const row = rowOf(tablesOf(some, { ...columns, age: ages }, 20), 'age', 'childcare')
		expect(row).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null, [unsaid]: null })
	})

	it('names a firm only where k people of it wrote; the rest stand together', () => {
		const some = [
			...group(22, 'workplace', { employer: 'inn' }),
			...group(19, 'workplace', { employer: 'farm' }),
			...group(30, 'workplace'),
		]
		const row = rowOf(tablesOf(some, columns, 20), 'employer', 'workplace')
		expect(Object.keys(row)).toEqual(['inn', others, unsaid])
		// The same people under two topics are not more people.
		const twice = group(19, 'work', { employer: 'farm' }).map((one, at) => ({ ...one, who: `f${at}` }))
		const again = twice.map((one) => ({ ...one, topic: 'workplace' as const }))
		const [, , , , firms] = tablesOf([...twice, ...again], columns, 20)
		expect(firms?.cells).toEqual([])
		// One that would be given away goes to the rest.
		expect(
			Object.keys(rowOf(tablesOf(some, columns, 20, { without: ['inn'] }), 'employer', 'workplace')),
		).toEqual([])
	})
})

const spanOf = (left: Map<string, Span> | undefined, key: string) => left?.get(key)

describe('what is left possible', () => {
	it('by two linear programs: a total and one cell leave the other between them', async () => {
		const tables: Table[] = [
			{ crossed: 'none', threshold: 20, cells: [{ row: 'work', column: '', shown: 60 }] },
			{
				crossed: 'age',
				threshold: 20,
				cells: [
					{ row: 'work', column: 'young', shown: 40 },
					{ row: 'work', column: 'old', shown: null },
				],
			},
		]
		const left = await leftPossible(systemOf(tables))
		expect(spanOf(left, cellKey('age', 'work', 'old'))).toEqual({ least: 11, most: 29 })
		expect(await givenAway(systemOf(tables), 20)).toEqual([cellKey('age', 'work', 'old')])
		expect(await givenAway(systemOf(tables.slice(1)), 20)).toEqual([])
	})

	it('a second release of the same quarter after one more person is held back', async () => {
		const some = [...group(20, 'work', { age: 'young' }), ...group(24, 'work', { age: 'old' })]
		const before = tablesOf(some, columns, 20)
		const after = tablesOf([...some, ...group(1, 'work', { age: 'old' }, 900)], columns, 20)
		expect(await givenAway(systemOf([...before, ...after]), 20)).toContain('contradiction')
	})

	it('knows that a named firm has k people', async () => {
		const cell = (row: Topic, column: string, shown: number | null): Cell => ({ row, column, shown })
		const tables: Table[] = [
			{ crossed: 'none', threshold: 20, cells: [cell('work', '', 20), cell('workplace', '', 20)] },
			{
				crossed: 'employer',
				threshold: 20,
				cells: [
					cell('work', 'inn', null),
					cell('work', others, 0),
					cell('work', unsaid, null),
					cell('workplace', 'inn', 0),
					cell('workplace', others, 20),
					cell('workplace', unsaid, 0),
				],
			},
		]
		expect(await givenAway(systemOf(tables), 20)).toContain(cellKey('employer', 'work', 'inn'))
	})

	/** Every way whole numbers can stand behind a small system, one after another: slow and obvious. */
	function enumerated(total: Span, rows: Span[][]): { least: number; most: number }[][] {
		const found = rows.map((row) => row.map(() => ({ least: Number.POSITIVE_INFINITY, most: -1 })))
		const ways = (row: Span[], left: number): number[][] => {
			const [first, ...rest] = row
			if (!first) return left === 0 ? [[]] : []
			const some: number[][] = []
			for (let n = first.least; n <= Math.min(first.most, left); n++)
				for (const way of ways(rest, left - n)) some.push([n, ...way])
			return some
		}
		for (let n = total.least; n <= total.most; n++) {
			const all = rows.map((row) => ways(row, n))
			if (all.some((some) => some.length === 0)) continue
			for (const [r, some] of all.entries())
				for (const way of some)
					for (const [c, value] of way.entries()) {
						const span = found[r]?.[c]
						if (span)
							Object.assign(span, { least: Math.min(span.least, value), most: Math.max(span.most, value) })
					}
		}
		return found
	}

	it('the linear programs, the closed form and counting every way agree', async () => {
		const span = fc.tuple(fc.nat(6), fc.nat(4)).map(([least, more]) => ({ least, most: least + more }))
		const row = fc.array(span, { minLength: 1, maxLength: 3 })
		await fc.assert(
			fc.asyncProperty(span, fc.array(row, { minLength: 1, maxLength: 2 }), async (total, rows) => {
				const counted = enumerated(total, rows)
				const system: System = {
					spans: new Map([['none/work', total]]),
					hidden: new Set(),
					sums: [],
					floors: [],
				}
				for (const [r, one] of rows.entries()) {
					const parts = one.map((_, c) => `age/work/${r} ${c}`)
					for (const [c, part] of one.entries()) system.spans.set(parts[c] ?? '', part)
					for (const key of parts) system.hidden.add(key)
					system.sums.push({ total: 'none/work', parts })
				}
				const left = await leftPossible(system)
				if (counted[0]?.[0]?.most === -1) {
					expect(left).toBeUndefined()
					return
				}
				const closed = leftInRows(total, rows)
				for (const [r, one] of counted.entries())
					for (const [c, way] of one.entries()) {
						expect(left?.get(`age/work/${r} ${c}`)).toEqual(way)
						expect(closed.rows[r]?.[c]).toEqual(way)
					}
			}),
			{ numRuns: 60 },
		)
	})
})

const told = fc.record(
	{
		age: fc.constantFrom('young', 'middle', 'old'),
		area: fc.constantFrom('north', 'south'),
		employer: fc.constantFrom('inn', 'farm', 'mill'),
	},
	{ requiredKeys: [] },
)

/** A town of a quarter: groups of people who told the same. */
const town = fc
	.array(fc.tuple(fc.nat(45), fc.constantFrom<Topic>('work', 'childcare'), told), {
		minLength: 1,
		maxLength: 9,
	})
	.map((groups) => groups.flatMap(([n, topic, tells], at) => group(n, topic, tells, at * 100)))

describe('attackers with every release in hand', () => {
	it('subtract totals and lay crossings over each other, and no hidden number gets narrower than k − 1', async () => {
		await fc.assert(
			fc.asyncProperty(town, fc.constantFrom(10, 20), async (people, k) => {
				const tables = tablesOf(people, columns, k).filter(({ crossed }) => crossed !== 'employer')
				expect(await givenAway(systemOf(tables), k)).toEqual([])
			}),
			{ numRuns: 60 },
		)
	})

	it('who knows some of those who wrote learns nothing of the others', async () => {
		await fc.assert(
			fc.asyncProperty(town, fc.nat(12), async (people, knows) => {
				const k = 20
				const tables = tablesOf(people, columns, k).filter(({ crossed }) => crossed !== 'employer')
				const system = systemOf(tables)
				// They are these people themselves: each cell has at least those of them who stand in it.
				const those = new Map<string, number>()
				for (const { topic, tells } of people.slice(0, knows))
					for (const crossed of ['age', 'area'] as const) {
						const key = cellKey(crossed, topic, tells[crossed] ?? unsaid)
						those.set(key, (those.get(key) ?? 0) + 1)
					}
				for (const [key, n] of those) {
					const span = system.spans.get(key)
					if (span) system.spans.set(key, { ...span, least: Math.max(span.least, n) })
				}
				const left = await leftPossible(system)
				for (const [key, span] of left ?? []) expect(hides(span, k - knows), key).toBe(true)
			}),
			{ numRuns: 40 },
		)
	})

	it('who knows this program in full still finds k − 1 numbers behind each hidden one', () => {
		// Every town of up to thirteen people with one topic, three ages and three districts, at k 3 and rounding to twos.
		const k = 3
		const splits = (n: number) =>
			Array.from({ length: n + 1 }, (_, a) =>
				Array.from({ length: n - a + 1 }, (_, b) => [a, b, n - a - b] as const),
			).flat()
		const worlds = new Map<string, { age: readonly number[]; area: readonly number[] }[]>()
		for (let n = 0; n <= 13; n++)
			for (const age of splits(n))
				for (const area of splits(n)) {
					const ages = age.flatMap((count, at) => Array<number>(count).fill(at))
					const areas = area.flatMap((count, at) => Array<number>(count).fill(at))
					const people = ages.map((one, at) => ({
						who: String(at),
						topic: 'work' as const,
						tells: {
							...(one < 2 && { age: ['young', 'old'][one] }),
							...((areas[at] ?? 2) < 2 && { area: ['north', 'south'][areas[at] ?? 0] }),
						},
					}))
					const tables = tablesOf(people, { age: ['young', 'old'], area: ['north', 'south'], field: [] }, k, {
						step: 2,
					})
					const seen = JSON.stringify(
						['none', 'age', 'area'].map((crossed) => Object.values(rowOf(tables, crossed, 'work'))),
					)
					worlds.set(seen, [...(worlds.get(seen) ?? []), { age, area }])
				}
		let hidden = 0
		for (const [seen, behindIt] of worlds) {
			const [[total], age, area] = JSON.parse(seen) as [[number | null], (number | null)[], (number | null)[]]
			// Larger towns that look the same were not counted.
			if (total !== null && total >= 12) continue
			for (const [name, row] of [
				['age', age],
				['area', area],
			] as const)
				for (const [at, shown] of row.entries()) {
					if (shown !== null) continue
					hidden += 1
					expect(new Set(behindIt.map((one) => one[name][at])).size, seen).toBeGreaterThanOrEqual(k - 1)
				}
		}
		expect(hidden).toBeGreaterThan(1_000)
	})
})
