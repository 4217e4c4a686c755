// Whole yen: what counts as a sum, how a sum is split without losing one yen, how it is written.

/** The largest sum any single figure may hold, in yen (10^11); far below what a number holds exactly. */
export const mostYen = 100_000_000_000

const written = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Whether `n` is a sum in whole yen from 0 to 10^11. */
export function isYen(n: unknown): n is number {
	return typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= mostYen
}

/**
 * Splits `total` yen by `weights` (whole numbers, not all 0): every part is cut down to the yen, and the yen left
 * over go one each to the parts with a weight, in list order. The parts always sum to `total`.
 */
export function share(total: number, weights: readonly number[]): number[] {
	if (!isYen(total)) throw new RangeError(`not a sum in yen: ${total}`)
	if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
		throw new RangeError('weights are whole numbers from 0')
	// yen × weight can pass 2^53, where a number starts to lose single yen.
	const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
	if (whole === 0n) throw new RangeError('nothing to share by')
	const parts = weights.map((weight) => Number((BigInt(total) * BigInt(weight)) / whole))
	let left = total - parts.reduce((sum, part) => sum + part, 0)
	return parts.map((part, i) => {
		if (left === 0 || weights[i] === 0) return part
		left -= 1
		return part + 1
	})
}

/** Tax in yen to add to `net` yen at `ratePermille` (10 % = 100), cut down to the yen. */
export function taxOn(net: number, ratePermille: number): number {
	checkTaxed(net, ratePermille)
	return Math.floor((net * ratePermille) / 1000)
}

/** Tax in yen already inside `gross` yen at `ratePermille` (10 % = 100), cut down to the yen. */
export function taxWithin(gross: number, ratePermille: number): number {
	checkTaxed(gross, ratePermille)
	return Math.floor((gross * ratePermille) / (1000 + ratePermille))
}

function checkTaxed(sum: number, ratePermille: number) {
	if (!isYen(sum)) throw new RangeError(`not a sum in yen: ${sum}`)
	if (!Number.isInteger(ratePermille) || ratePermille < 0 || ratePermille > 1000)
		throw new RangeError(`not a rate in permille: ${ratePermille}`)
}

/** Yen as people write them, without the word for yen: 2600 gives "2,600", -2600 gives "-2,600". */
export function formatYen(n: number): string {
	if (!Number.isSafeInteger(n)) throw new RangeError(`not whole yen: ${n}`)
	// Intl writes -0 as "-0".
	return written.format(n === 0 ? 0 : n)
}
