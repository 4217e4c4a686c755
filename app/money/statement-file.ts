// A bank's statement (入出金明細) as a file: read in any of the ways banks write it, and refused whole where a line is not sure.
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { Day } from '~/base/day'
import { isDay } from '~/base/day'
import { isYen } from '~/base/yen'
import type { StatementPart } from '~/council/statement-columns'
import { plainCell, statementParts } from '~/council/statement-columns'
import { refused } from '~/words/refusal'

/** One line of a statement: the bank's day, what came in or went out, its words, and what stood on the account then. */
export type StatementRow = {
	day: Day
	inYen: number
	outYen: number
	says: string
	balanceYen: number | null
}

type Columns = Partial<Record<StatementPart, number[]>>

const mostRows = 20_000
const mostWords = 200

/**
 * Reads a statement in UTF-8 (with or without its mark) or Shift_JIS, quoted or not. Refuses it whole, naming the line, where it is
 * cut off, where a column is not known, where a day or a sum cannot be read, and where the balances do not join up: a line
 * that is missing must not go unseen.
 */
export function readStatement(
	bytes: Uint8Array,
	today: Day,
	own: Partial<Record<StatementPart, string[]>> = {},
): StatementRow[] {
	const text = textOf(bytes)
	const table = tableOf(text)
	const head = table.findIndex((row) => columnsOf(row, own) !== undefined)
	if (head < 0)
		throw refused('statement-columns', {
			found: (table.find((row) => row.length > 2) ?? []).join('・').slice(0, 120),
		})
	const columns = columnsOf(table[head] ?? [], own) ?? {}
	const width = table[head]?.length ?? 0
	const rows: StatementRow[] = []
	for (const [n, row] of table.slice(head + 1).entries()) {
		if (rows.length > mostRows) throw refused('statement-too-long', { most: mostRows })
		const line = head + n + 2
		if (/^(合計|件数|以上|小計)/.test(plainCell(row[0] ?? ''))) continue
		// A file that was cut off ends in the middle of a line.
		if (row.length < width && row.length <= Math.max(...Object.values(columns).flat()))
			throw refused('statement-cut-off', { line })
		const found = rowOf(row, columns, today, line)
		if (found.inYen > 0 || found.outYen > 0) rows.push(found)
	}
	if (rows.length === 0) throw refused('statement-empty')
	checkBalances(rows)
	// Where the last line has no end, only balances that join up show that all of it is there.
	const [last, before] = [rows.at(-1), rows.at(-2)]
	const proved = last && before && last.balanceYen !== null && before.balanceYen !== null
	if (!/[\r\n]\s*$/.test(text) && !proved) throw refused('statement-cut-off', { line: table.length })
	return rows
}

function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		const text = iconv.decode(Buffer.from(bytes), 'cp932')
		if (text.includes('\uFFFD')) throw refused('statement-letters')
		return text
	}
}

function tableOf(text: string): string[][] {
	try {
		return parse(text, {
			bom: true,
			delimiter: text.includes('\t') && !text.includes(',') ? '\t' : ',',
			relax_column_count: true,
			skip_empty_lines: true,
		})
	} catch (error) {
		throw refused('statement-cut-off', { line: (error as { lines?: number }).lines ?? 1 })
	}
}

/** Where the columns stand in a row of names; undefined where day, sums or words are not among them. */
function columnsOf(
	row: readonly string[],
	own: Partial<Record<StatementPart, string[]>>,
): Columns | undefined {
	const columns: Columns = {}
	for (const [i, cell] of row.entries())
		for (const part of Object.keys(statementParts) as StatementPart[]) {
			const names: readonly string[] = [...statementParts[part], ...(own[part] ?? [])]
			if (names.includes(plainCell(cell))) columns[part] = [...(columns[part] ?? []), i]
		}
	const sums = columns.both !== undefined || (columns.in !== undefined && columns.out !== undefined)
	return columns.day && columns.says && sums ? columns : undefined
}

function rowOf(row: readonly string[], columns: Columns, today: Day, line: number): StatementRow {
	const cell = (part: StatementPart) => row[columns[part]?.[0] ?? -1] ?? ''
	const day = readBankDay(cell('day'))
	if (!day) throw refused('statement-day', { line })
	if (day > today) throw refused('statement-day-ahead', { line })
	const both = columns.both ? sumIn(cell('both'), line) : undefined
	const inYen = both === undefined ? sumIn(cell('in'), line) : Math.max(0, both)
	const outYen = both === undefined ? sumIn(cell('out'), line) : Math.max(0, 0 - both)
	if (inYen < 0 || outYen < 0 || (inYen > 0 && outYen > 0)) throw refused('statement-sum', { line })
	const balance = columns.balance ? cell('balance') : ''
	return {
		day,
		inYen,
		outYen,
		says: (columns.says ?? [])
			.map((i) => (row[i] ?? '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim())
			.filter(Boolean)
			.join(' ')
			.slice(0, mostWords),
		balanceYen: plainCell(balance) === '' ? null : sumIn(balance, line),
	}
}

function sumIn(cell: string, line: number): number {
	const bare = plainCell(cell)
		.replaceAll(/[,¥\\]/g, '')
		.replace(/^[△▲−]/, '-')
	if (bare === '' || bare === '-' || bare === '*') return 0
	const sum = Number(bare)
	if (!/^[-+]?\d+$/.test(bare) || !isYen(Math.abs(sum))) throw refused('statement-sum', { line })
	return sum
}

// 令和1年 is 2019.
const reiwa = 2018

/** A day as banks write it: 2026/7/4, 2026-07-04, 20260704, 2026年7月4日, R8.7.4, 令和8年7月4日. A year of two digits alone is none. */
export function readBankDay(cell: string): Day | undefined {
	const bare = plainCell(cell).replace(/\d{1,2}:\d{2}(:\d{2})?$/, '')
	const found =
		/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(bare) ??
		/^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(bare) ??
		/^(\d{4})(\d{2})(\d{2})$/.exec(bare)
	const era = /^(?:R|令和)(\d{1,2}|元)[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/.exec(bare)
	const [, year, month, date] = found ?? era ?? []
	if (!year || !month || !date) return undefined
	const full = era ? String(reiwa + (year === '元' ? 1 : Number(year))) : year
	const day = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
	return isDay(day) ? day : undefined
}

/** Refuses balances that do not join up, whichever end the bank begins with. */
function checkBalances(rows: readonly StatementRow[]): void {
	const gapIn = (some: readonly StatementRow[]) =>
		some.findIndex((row, i) => {
			const before = some[i - 1]
			if (!before || row.balanceYen === null || before.balanceYen === null) return false
			return before.balanceYen + row.inYen - row.outYen !== row.balanceYen
		})
	const forward = gapIn(rows)
	const turned = [...rows].reverse()
	const backward = gapIn(turned)
	if (forward >= 0 && backward >= 0)
		throw refused('statement-gap', { day: (rows[forward] ?? rows[0])?.day ?? '' })
}

/** What a line is known by in any file: its values, and the how manieth of its like. */
export function lineKeys(rows: readonly StatementRow[]): string[] {
	const seen = new Map<string, number>()
	return rows.map(({ day, inYen, outYen, says, balanceYen }) => {
		const like = `${day} ${inYen} ${outYen} ${balanceYen ?? ''} ${says}`
		const n = (seen.get(like) ?? 0) + 1
		seen.set(like, n)
		return `${like} ${n}`
	})
}
