// 訂正 and 組戻し of a transfer, as lives of their own beside 振込不能: what was asked of the bank, and what came of it.
import { doings } from '~/people/role'
import type { recallWords } from '~/words/ja/payout'

export const recallKinds = ['correction', 'recall'] as const
export type RecallKind = (typeof recallKinds)[number]

export const recallStates = ['asked', 'done', 'back', 'refused'] as const
export type RecallState = (typeof recallStates)[number]

/**
 * The life of what is asked about a transfer that was sent (practice.md 16). 訂正: the bank asks, we correct, the same
 * transfer goes on. 組戻し: we ask for the money; the receiver may say no, and may give it back even later.
 */
export const recallMoves = [
	{
		act: 'askRecall',
		from: [],
		to: 'asked',
		by: doings['make-payout'],
		needs: ['a transfer that was sent and is not back', 'nothing else asked about it'],
	},
	{ act: 'correct', from: ['asked'], to: 'done', by: doings['make-payout'], needs: ['訂正'] },
	{
		act: 'getBack',
		from: ['asked', 'refused'],
		to: 'back',
		by: doings['make-payout'],
		needs: ['no other run pays it again'],
	},
	{
		act: 'confirmPayout',
		from: ['refused'],
		to: 'done',
		by: doings['make-payout'],
		needs: ['組戻し whose person has the money after all', 'no other run pays it again'],
	},
	{ act: 'giveUp', from: ['asked'], to: 'refused', by: doings['make-payout'], needs: ['組戻し'] },
] as const satisfies readonly {
	act: string
	from: readonly RecallState[]
	to: RecallState
	by: readonly string[]
	needs?: readonly string[]
}[]

/** What may come of each. */
export const settlements = {
	correction: ['done', 'back'],
	recall: ['back', 'refused'],
} as const satisfies Record<RecallKind, readonly RecallState[]>
export type Settlement = Exclude<RecallState, 'asked'>

/** Why each is asked, as codes. */
export const recallWhys = {
	correction: ['kana', 'number', 'branch'],
	recall: ['wrong-account', 'wrong-sum', 'twice'],
} as const satisfies { [Kind in RecallKind]: readonly (keyof (typeof recallWords.whys)[Kind])[] }
export const allRecallWhys = [...recallWhys.correction, ...recallWhys.recall] as const
export type RecallWhy = (typeof allRecallWhys)[number]

/** Whether a reason belongs to a kind. */
export const isWhyOf = (kind: RecallKind, why: string): boolean =>
	(recallWhys[kind] as readonly string[]).includes(why)

/** Whether a transfer counts as not with its person while this stands: no word of 済み, and no second payment. */
export const holdsLine = (recall: { kind: RecallKind; state: RecallState } | null): boolean =>
	recall !== null && (recall.state === 'asked' || recall.state === 'refused')
