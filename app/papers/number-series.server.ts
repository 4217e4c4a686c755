// Numbers for people: one row a series and fiscal year, raised in the act that issues.
import { sql } from 'drizzle-orm'
import { dayOf, fiscalYearOf } from '~/base/day'
import type { Tx } from '~db/client'
import { numberSeries } from '~db/schema/council'

/** The next number of a series in the fiscal year of the act, from 1. */
export async function nextNumber(tx: Tx, series: string): Promise<{ fiscalYear: number; n: number }> {
	const fiscalYear = fiscalYearOf(dayOf(tx.at))
	const [row] = await tx
		.insert(numberSeries)
		.values({ series, fiscalYear, last: 1 })
		.onConflictDoUpdate({
			target: [numberSeries.series, numberSeries.fiscalYear],
			set: { last: sql`${numberSeries.last} + 1` },
		})
		.returning({ last: numberSeries.last })
	return { fiscalYear, n: row?.last ?? 1 }
}

/** A 登録番号 of six digits: two of the fiscal year, four running. */
export async function nextRegistrantNumber(tx: Tx): Promise<string> {
	const { fiscalYear, n } = await nextNumber(tx, 'registrant')
	return `${String(fiscalYear % 100).padStart(2, '0')}${String(n).padStart(4, '0')}`
}

/** A number on the card of somebody who sits for an employer: 7, then the fiscal year and a running number. */
export async function nextSeatNumber(tx: Tx): Promise<string> {
	const { fiscalYear, n } = await nextNumber(tx, 'seat')
	return `7${String(fiscalYear % 100).padStart(2, '0')}${String(n).padStart(4, '0')}`
}

/** A number on the card of somebody of the office: 8, then the fiscal year and a running number. */
export async function nextStaffNumber(tx: Tx): Promise<string> {
	const { fiscalYear, n } = await nextNumber(tx, 'staff')
	return `8${String(fiscalYear % 100).padStart(2, '0')}${String(n).padStart(4, '0')}`
}

/** The letter of each series of papers. */
const paperLetters = {
	request: '受',
	invoice: '請',
	'credit-note': '返',
	receipt: '領',
	payout: '振',
	certificate: '証',
	handover: '渡',
	trouble: '苦',
} as const

/** A paper's number such as 請2026-0012. */
export async function nextPaperNumber(tx: Tx, series: keyof typeof paperLetters): Promise<string> {
	const { fiscalYear, n } = await nextNumber(tx, series)
	return `${paperLetters[series]}${fiscalYear}-${String(n).padStart(4, '0')}`
}
