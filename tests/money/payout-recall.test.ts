// 訂正 and 組戻し as lives: what may follow what, for which kind, and what a line may not do meanwhile.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayMove, stateAfter } from '~/base/life'
import type { RecallKind, RecallState } from '~/money/payout-recall'
import {
	allRecallWhys,
	holdsLine,
	isWhyOf,
	recallKinds,
	recallMoves,
	recallStates,
	recallWhys,
	settlements,
} from '~/money/payout-recall'
import { recallWords } from '~/words/ja/payout'

describe('what is asked of the bank', () => {
	it.each([
		['asked', 'correct', true],
		['asked', 'getBack', true],
		['asked', 'giveUp', true],
		['asked', 'confirmPayout', false],
		['refused', 'getBack', true],
		['refused', 'confirmPayout', true],
		['refused', 'giveUp', false],
		['refused', 'correct', false],
		['done', 'getBack', false],
		['back', 'correct', false],
		['back', 'getBack', false],
	] as const)('%s, %s: %s', (state, act, may) => expect(mayMove(recallMoves, act, state)).toBe(may))

	it('ends somewhere, whatever is done', () => {
		const acts = ['correct', 'getBack', 'giveUp', 'confirmPayout'] as const
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 12 }), (done) => {
				let state: RecallState = 'asked'
				let steps = 0
				for (const act of done)
					if (mayMove(recallMoves, act, state)) {
						state = stateAfter(recallMoves, act)
						steps += 1
					}
				expect(steps).toBeLessThanOrEqual(2)
				expect(recallStates).toContain(state)
			}),
		)
	})

	it('holds its line while it is open or in vain, and no longer', () => {
		expect(holdsLine(null)).toBe(false)
		const held = recallKinds.flatMap((kind) =>
			recallStates.filter((state) => holdsLine({ kind, state })).map((state) => `${kind} ${state}`),
		)
		expect(held).toEqual(['correction asked', 'correction refused', 'recall asked', 'recall refused'])
	})

	it('comes out as its kind can: a 訂正 is never refused, a 組戻し never done', () => {
		expect(settlements.correction).toEqual(['done', 'back'])
		expect(settlements.recall).toEqual(['back', 'refused'])
		for (const kind of recallKinds)
			for (const to of settlements[kind]) expect(recallWords.states[kind][to], `${kind} ${to}`).not.toBe('')
	})

	it('has reasons of its own, each with its words', () => {
		for (const kind of recallKinds) {
			expect(Object.keys(recallWords.whys[kind])).toEqual([...recallWhys[kind]])
			for (const why of allRecallWhys)
				expect(isWhyOf(kind, why)).toBe((recallWhys[kind] as readonly string[]).includes(why))
		}
		const other: Record<RecallKind, RecallKind> = { correction: 'recall', recall: 'correction' }
		for (const kind of recallKinds)
			for (const why of recallWhys[kind]) expect(isWhyOf(other[kind], why)).toBe(false)
	})
})
