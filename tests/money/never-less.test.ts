// No role, field or act lowers an agreed sum: read from the tables, the forms and whoever writes an earning.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable as Table } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { settings } from '~/council/setting'
import { sumsOf } from '~/money/earning'
import { doings } from '~/people/role'
import { eventNames } from '~/words/event-names'

const root = resolve(import.meta.dirname, '../..')
const below = (folder: string): string[] =>
	readdirSync(folder).flatMap((name) => {
		const path = join(folder, name)
		return statSync(path).isDirectory() ? below(path) : /\.tsx?$/.test(name) ? [path] : []
	})
const sources = below(join(root, 'app')).map((path) => ({
	path: relative(root, path),
	text: readFileSync(path, 'utf8'),
}))

// What a sum could be lowered under: a name of any of these is looked at by hand before it may stand.
const lowering =
	/deduct|penalt|discount|reduc|fine(s|_|Yen)|forfeit|damage|lateness|complaint|clawback|offset|rebate|(transfer|bank|payout)[-_]?fee|minus/i

describe('the tables', async () => {
	const columns: { table: string; column: string }[] = []
	for (const file of readdirSync(join(root, 'db/schema'))) {
		const all = await import(pathToFileURL(join(root, 'db/schema', file)).href)
		for (const one of Object.values(all as object))
			if (is(one, Table))
				for (const { name } of getTableConfig(one).columns)
					columns.push({ table: getTableConfig(one).name, column: name })
	}
	test('hold no column under whose name pay could be lowered', () =>
		expect(columns.filter(({ column }) => lowering.test(column))).toEqual([]))

	const yenOf = (table: string) =>
		columns
			.filter((one) => one.table === table && /(^|_)yen$/.test(one.column))
			.map(({ column }) => column)
			.sort()
	test.each([
		// Tax is not a cut: it is paid to the state in the person's name, by a rule that knows no other facts.
		['earnings', ['travel_yen', 'withheld_yen', 'yen']],
		['earning_corrections', ['from_yen', 'to_travel_yen', 'to_withheld_yen', 'to_yen']],
		['payout_lines', ['yen']],
		['payouts', ['total_yen']],
		['bank_accounts', []],
		['registrants', []],
		['assignments', []],
		['inspections', []],
		['confirmations', []],
		['completions', ['travel_yen']],
	])('%s holds these sums and no other', (table, names) => expect(yenOf(table)).toEqual(names))
	// What a payer’s bank kept and what a recall costs are the council’s own charges; no pay is told by them.
	test('fees stand on the side of employers and of the council alone', () =>
		expect(
			columns
				.filter(({ column }) => /fee/.test(column))
				.map(({ table, column }) => `${table}.${column}`)
				.sort(),
		).toEqual([
			'incoming_parts.fee_yen',
			'invoice_lines.fee_yen',
			'payout_recalls.fee_yen',
			'quotes.fee_yen',
			'tasks.fee_yen',
		]))
})

describe('the forms', () => {
	const names = sources
		.filter(({ path }) => path.startsWith('app/routes/'))
		.flatMap(({ path, text }) =>
			[
				...text.matchAll(
					/(?:name="|\.line\('|dateLine\('|^\t+)([A-Za-z]+)(?:"|'|: (?:yen|whole|optional))/gm,
				),
			].map(([, name = '']) => `${path} ${name}`),
		)
	test('have fields, and none of them lowers pay', () => {
		expect(names.length).toBeGreaterThan(100)
		expect(names.filter((one) => lowering.test(one.split(' ')[1] ?? ''))).toEqual([])
	})
	test('take sums for what is not agreed yet, for a slip of the pen, and for settings; nowhere else', () => {
		const taking = sources
			.filter(({ path }) => path.startsWith('app/routes/'))
			.filter(({ text }) => /YenField/.test(text))
			.map(({ path }) => path)
		expect(taking.sort()).toEqual([
			// The fixed sum of a district, for tasks to come.
			'app/routes/council/areas.tsx',
			// Cash counted by hand, and taken to the bank.
			'app/routes/council/cash-box.tsx',
			'app/routes/council/correction.tsx',
			'app/routes/council/from-paper.tsx',
			// What employers paid and are paid back: no pay is told by these.
			'app/routes/council/incoming.tsx',
			'app/routes/council/invoice-money.tsx',
			// Kept papers looked for by their sum.
			'app/routes/council/papers.tsx',
			'app/routes/council/pay-terms-part.tsx',
			// What the bank charges the council, and what of a claim came back.
			'app/routes/council/payout-parts.tsx',
			'app/routes/council/statement-line.tsx',
			// A draft nobody has agreed to.
			'app/routes/council/task-edit.tsx',
			// The employer's budget.
			'app/routes/employer/request-new.tsx',
			// One's own limit of a month.
			'app/routes/registrant/abilities.tsx',
			// What the person says the way cost.
			'app/routes/registrant/completion.tsx',
			// Other parts of one sum, by the yes of everybody who shares it.
			'app/routes/registrant/share.tsx',
		])
	})
})

describe('whoever writes an earning', () => {
	const writers = (verb: string) =>
		sources.filter(({ text }) => new RegExp(`\\.${verb}\\(earnings\\)`).test(text)).map(({ path }) => path)
	test('is the crediting, once', () => expect(writers('insert')).toEqual(['app/money/earning.server.ts']))
	test('changes when it was paid, or its sums by a correction', () => {
		expect(writers('update').sort()).toEqual([
			'app/money/correction.server.ts',
			// Set apart for the heirs, and paid to them.
			'app/money/heirs.server.ts',
			'app/money/payout-result.server.ts',
		])
		const sets = sources.flatMap(({ path, text }) =>
			[...text.matchAll(/\.update\(earnings\)\s*\.set\(([^)]*)\)/g)].map(([, what = '']) =>
				[path, what.replace(/\s+/g, ' ').trim()].join(' '),
			),
		)
		for (const set of sets)
			expect(set).toMatch(
				/correction\.server\.ts sums|payout-result\.server\.ts \{ paidAt: |heirs\.server\.ts \{ (heirCaseId|paidAt): /,
			)
	})
	test('takes none away but by taking back the act that made it', () => expect(writers('delete')).toEqual([]))
})

test('no doing and no event is one of lowering', () => {
	expect(Object.keys(doings).filter((one) => lowering.test(one))).toEqual([])
	expect(eventNames.filter((one) => lowering.test(one))).toEqual([])
})

test('no setting takes something off pay', () => {
	expect(Object.keys(settings).filter((one) => lowering.test(one))).toEqual([])
})

test('an earning is reckoned from the agreed terms, what the person counted and the law of taxes, and from nothing else', () =>
	expect(sumsOf).toHaveLength(3))
