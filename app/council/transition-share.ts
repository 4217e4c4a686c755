// What a buyer may still deduct of tax within pay to sellers who issue no 適格請求書 (経過措置), by a dated table.
import type { Day } from '~/base/day'
import { isDay } from '~/base/day'

/** From this day on, so many per cent. */
export type ShareFrom = { from: Day; percent: number }

/** A table as people write it: 「2023-10-01から80%、2026-10-01から70%」, rising by day; undefined for anything else. */
export function readShareTable(typed: string): ShareFrom[] | undefined {
	const found: ShareFrom[] = []
	for (const part of typed.normalize('NFKC').replaceAll(/[\s,]/g, '').split('、').filter(Boolean)) {
		const [, from = '', percent = ''] = /^(\d{4}-\d{2}-\d{2})から(\d{1,3})%$/.exec(part) ?? []
		if (!isDay(from) || from <= (found.at(-1)?.from ?? '') || Number(percent) > 100) return undefined
		found.push({ from, percent: Number(percent) })
	}
	return found.length > 0 ? found : undefined
}

/** A table as it is kept and read. */
export const sayShareTable = (table: readonly ShareFrom[]): string =>
	table.map(({ from, percent }) => `${from}から${percent}%`).join('、')

/** The share on a day of work, in per cent; all of it before the first day of the table, when there were no 適格請求書. */
export const shareOn = (table: readonly ShareFrom[], day: Day): number =>
	table.filter(({ from }) => from <= day).at(-1)?.percent ?? 100
