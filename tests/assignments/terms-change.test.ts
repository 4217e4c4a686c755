// Another version of terms: what may differ, what stays undecided, and which version holds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	changeAfter,
	changeableItems,
	changedItems,
	checkChange,
	leftOpen,
	sayUndecided,
	standingOf,
	undecidedIn,
	withChange,
} from '~/assignments/terms-change'
import type { TermsBody } from '~db/schema/assignments'

const slot = { startMinute: 540, endMinute: 720 }
const body: TermsBody = {
	place: '作業場',
	address: 'ひなた市北町3-3',
	startMinute: 540,
	endMinute: 720,
	procedure: '洗ってむく',
	specification: '渋皮が残っていない',
	bring: '',
	payYen: 2600,
	undecided: '',
}
const open = { item: 'address', reason: '会場を借りる手続き中です', fixOn: '2026-11-05' } as const

const refusal = (work: () => void) => {
	try {
		work()
		return null
	} catch (error) {
		return (error as { refusal?: string }).refusal
	}
}

describe('what a change may be', () => {
	test.each([
		['another address', { address: '北町4-4' }, null],
		['shorter hours within the slot', { startMinute: 600, endMinute: 660 }, null],
		['nothing', {}, 'terms-change-none'],
		['the same again', { bring: '' }, 'terms-change-none'],
		['no place', { place: ' ' }, 'terms-change-empty'],
		['no procedure', { procedure: '' }, 'terms-change-empty'],
		['earlier than the slot', { startMinute: 500 }, 'terms-change-hours'],
		['past the slot', { endMinute: 721 }, 'terms-change-hours'],
		['no time at all', { startMinute: 600, endMinute: 600 }, 'terms-change-hours'],
	])('%s', (_, change, refused) => expect(refusal(() => checkChange(body, change, slot))).toBe(refused))

	test('what was undecided may be said as it stood', () => {
		const unsaid = { ...body, undecided: sayUndecided([{ ...open, item: 'hours' }]) }
		expect(refusal(() => checkChange(unsaid, { startMinute: 540, endMinute: 720 }, slot))).toBe(null)
	})
	test('pay, day and people are no items of it', () => {
		for (const item of ['payYen', 'payOn', 'serviceOn', 'contractor', 'result'])
			expect(changeableItems as readonly string[]).not.toContain(item)
	})
})

describe('what is undecided', () => {
	const unsaid = { ...body, address: '', undecided: sayUndecided([open]) }
	test('leaves its items open, with reason and day', () => {
		expect([...leftOpen(unsaid)]).toEqual(['address'])
		expect(undecidedIn(unsaid)).toEqual([open])
		expect(undecidedIn({ ...body, undecided: undefined as never })).toEqual([])
	})
	test('is decided once said', () => {
		const said = withChange(unsaid, { address: '北町4-4' })
		expect(said).toMatchObject({ address: '北町4-4', undecided: '' })
		expect(changedItems(unsaid, said)).toEqual([{ item: 'address', before: '', after: '北町4-4' }])
	})
	test('stays while something else is said', () =>
		expect(undecidedIn(withChange(unsaid, { bring: '軍手' }))).toEqual([open]))
})

describe('which version holds', () => {
	const versions = (...answers: (string | null)[]) => answers.map((answer, n) => ({ version: n + 1, answer }))
	test.each([
		[versions(null), 1, undefined],
		[versions('yes'), 1, undefined],
		[versions('yes', null), 1, 2],
		[versions('yes', 'no'), 1, 2],
		[versions('yes', 'withdrawn'), 1, undefined],
		[versions('replaced', 'yes'), 2, undefined],
		[versions('replaced', 'yes', 'lapsed'), 2, 3],
		[versions('withdrawn', null), 2, undefined],
		[versions('yes', 'withdrawn', null), 1, 3],
	])('%j', (all, standing, change) => {
		expect(standingOf(all)?.version).toBe(standing)
		expect(changeAfter(all)?.version).toBe(change)
	})
	test('however it went, one yes holds at most, and it is the last', () => {
		const answers = fc.array(fc.constantFrom('replaced', 'no', 'lapsed', 'withdrawn'), { maxLength: 6 })
		fc.assert(
			fc.property(answers, answers, (before, after) => {
				const all = versions(...before, 'yes', ...after)
				expect(standingOf(all)?.version).toBe(before.length + 1)
				expect((changeAfter(all)?.version ?? Number.POSITIVE_INFINITY) > before.length + 1).toBe(true)
			}),
		)
	})
})
