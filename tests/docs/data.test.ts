// docs/data.md names every table and column of db/schema, each with a sentence, and no other; its pictures draw every tie.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableConfig, SQLiteTable as Table } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/data.md'), 'utf8')

const schema: ReturnType<typeof getTableConfig>[] = []
for (const file of readdirSync(join(root, 'db/schema')).sort()) {
	const all = (await import(pathToFileURL(join(root, 'db/schema', file)).href)) as Record<string, unknown>
	for (const one of Object.values(all)) if (is(one, Table)) schema.push(getTableConfig(one as SQLiteTable))
}

type Written = { column: string; what: string; personal: string }

/** The tables of the page: a heading with the table's name, what it is and how long it is kept, then one row a column. */
const written = new Map<string, { words: string; rows: Written[] }>()
for (const part of page.split(/^### /m).slice(1)) {
	const name = /^`(\w+)`/.exec(part)?.[1]
	if (!name) continue
	const rows = part
		.split('\n')
		.filter((line) => /^\| `\w+`/.test(line))
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.map(([, column = '', what = '', personal = '']) => ({
			column: column.replaceAll('`', ''),
			what,
			personal,
		}))
	written.set(name, { words: part.slice(0, part.indexOf('\n|')), rows })
}

describe('docs/data.md', () => {
	it('has every table of the schema, once, and no other', () => {
		expect(schema.length).toBeGreaterThan(40)
		expect([...written.keys()].sort()).toEqual(schema.map((table) => table.name).sort())
	})

	it.each(schema.map((table) => table.name))(
		'%s: every column, in the schema’s order, with its sentence',
		(name) => {
			const table = schema.find((one) => one.name === name)
			const { rows, words } = written.get(name) ?? { rows: [], words: '' }
			expect(words).toMatch(/\bKept: \S/)
			expect(rows.map((row) => row.column)).toEqual(table?.columns.map((column) => column.name))
			for (const row of rows) {
				expect(row.what, row.column).toMatch(/^\S.+\.$/)
				expect(['', 'P'], row.column).toContain(row.personal)
			}
		},
	)

	it('draws every tie between tables, and none that is not there', () => {
		const ties = schema.flatMap((table) =>
			table.foreignKeys.map((key) => {
				const { columns, foreignTable } = key.reference()
				return `${getTableConfig(foreignTable).name} < ${table.name}.${columns[0]?.name}`
			}),
		)
		const drawn = [...page.matchAll(/^\s*(\w+) \|[|o]--o[{|] (\w+) : (\w+)$/gm)].map(
			([, one, many, by]) => `${one} < ${many}.${by}`,
		)
		expect(drawn.sort()).toEqual(ties.sort())
	})
})
