// 印紙税 on a contract of 請負 put on paper and signed by both (2号文書): the council's dated table, and what falls due.
import { isYen } from '~/base/yen'

/** Up to this sum, so many yen of stamps. */
export type StampBand = { upTo: number; yen: number }

/** A table as people write it: 「9999円まで0円、1000000円まで200円」, rising; undefined for anything else. */
export function readStampTable(typed: string): StampBand[] | undefined {
	const bands: StampBand[] = []
	for (const part of typed.normalize('NFKC').replaceAll(/[\s,]/g, '').split('、').filter(Boolean)) {
		const found = /^(\d{1,10})円まで(\d{1,6})円$/.exec(part)
		const [upTo, yen] = [Number(found?.[1]), Number(found?.[2])]
		if (!found || !isYen(upTo) || upTo <= (bands.at(-1)?.upTo ?? 0)) return undefined
		bands.push({ upTo, yen })
	}
	return bands.length > 0 ? bands : undefined
}

/** A table as it is kept and read. */
export const sayStampTable = (bands: readonly StampBand[]): string =>
	bands.map(({ upTo, yen }) => `${upTo}円まで${yen}円`).join('、')

/**
 * Stamps on a signed paper for one piece of work, in yen: none for 準委任, which is no taxed document, nor on anything
 * that is only shown or sent (handbook §3.6). Undefined where the sum lies beyond the table.
 */
export function stampDuty(
	contractKind: string,
	yen: number,
	table: readonly StampBand[],
): number | undefined {
	return contractKind === 'ukeoi' ? stampDutyOf(yen, table) : 0
}

/** Stamps by a table; undefined where the sum lies beyond it. */
export const stampDutyOf = (yen: number, table: readonly StampBand[]): number | undefined =>
	table.find((band) => yen <= band.upTo)?.yen
