// 貸出簿: what can be lent, in the order it is looked for, and when it is late.
import type { Day } from '~/base/day'

/** Keys first: somebody else's house stands behind them. */
export const loanKinds = ['key', 'tool', 'clothing', 'other'] as const
export type LoanKind = (typeof loanKinds)[number]

type Out = { kind: LoanKind; lentOn: Day; dueOn: Day | null; returnedOn: Day | null }

/** Whether a thing is still out though its day has passed; what has no day is never late. */
export const isLate = ({ dueOn, returnedOn }: Pick<Out, 'dueOn' | 'returnedOn'>, today: Day): boolean =>
	returnedOn === null && dueOn !== null && dueOn < today

/** Things that are out in the order they are asked for: what is late before what is not, keys before all else, the longest out first. */
export const inAskingOrder = <One extends Out>(loans: readonly One[], today: Day): One[] =>
	[...loans].sort(
		(one, other) =>
			Number(isLate(other, today)) - Number(isLate(one, today)) ||
			loanKinds.indexOf(one.kind) - loanKinds.indexOf(other.kind) ||
			one.lentOn.localeCompare(other.lentOn),
	)
