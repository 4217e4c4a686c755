// What is owed when the employer's side calls work off (取りやめ): by when it was said, within what the law lets a council set.
import type { Day } from '~/base/day'
import { addDays, instantOf } from '~/base/day'

/**
 * The rule of the terms: nothing until a minute of the day before, then a share, after departure or arrival another;
 * shares in permille of the agreed pay. (practice.md 42: the first figures are a judgement.)
 */
export type CancelRule = { freeMinute: number; latePermille: number; begunPermille: number }

/** The share owed for work of a day called off at a moment; `begun` when somebody had set out or arrived by then. */
export function cancelShare(
	rule: CancelRule,
	{ startsAt, day, at, begun }: { startsAt: Date; day: Day; at: Date; begun: boolean },
): number {
	if (begun || at >= startsAt) return rule.begunPermille
	return at <= instantOf(addDays(day, -1), rule.freeMinute) ? 0 : rule.latePermille
}

/** That share of the agreed pay in yen, up to the next whole yen: the fraction is the person's. */
export function cancelYen(payYen: number, permille: number): number {
	if (!Number.isSafeInteger(payYen) || payYen < 0) throw new RangeError(`not a sum in yen: ${payYen}`)
	if (!Number.isInteger(permille) || permille < 0 || permille > 1000)
		throw new RangeError(`not a share in permille: ${permille}`)
	return Math.ceil((payYen * permille) / 1000)
}
