// Who is called whatever channel they chose, and whom nobody tells what they did themselves.
import { describe, expect, it } from 'vitest'
import { askWhys } from '~/assignments/assignment'
import { instantOf } from '~/base/day'
import { sayCallWhy } from '~/notices/call-why'
import { calledWhateverChannel, noticeRules, toldByThemselves } from '~/notices/notice'

const at = instantOf('2026-11-21', 1237)
const starts = (day: string, minute = 570) => ({ why: 'employer', startsAt: instantOf(day, minute) })

it.each(askWhys)('whoever is asked (%s) hears of it once, whatever the reason', (why) => {
	const rules = noticeRules['offer.made'] ?? []
	expect(rules.filter((rule) => rule.when?.({ before: {}, after: { why } }) ?? true)).toHaveLength(1)
})

describe('work that is called off', () => {
	it('is told by telephone to everybody when it begins within two days', () => {
		expect(calledWhateverChannel('called-off', starts('2026-11-22'), at, 2)).toBe(true)
		expect(calledWhateverChannel('called-off', starts('2026-11-21', 1140), at, 2)).toBe(true)
		expect(calledWhateverChannel('called-off', starts('2026-11-23', 1237), at, 2)).toBe(true)
		expect(calledWhateverChannel('called-off', starts('2026-11-23', 1238), at, 2)).toBe(false)
	})

	it('is told by telephone to the employer too, unless they called off themselves', () => {
		for (const kind of ['not-coming', 'slot-off'] as const) {
			expect(calledWhateverChannel(kind, { ...starts('2026-11-22'), why: 'registrant' }, at, 2)).toBe(true)
			expect(calledWhateverChannel(kind, { ...starts('2026-11-22'), why: 'rain' }, at, 2)).toBe(true)
			expect(calledWhateverChannel(kind, { ...starts('2026-11-22'), why: 'employer' }, at, 2)).toBe(false)
			expect(calledWhateverChannel(kind, { ...starts('2026-11-24'), why: 'rain' }, at, 2)).toBe(false)
		}
	})

	it('is announced off to an employer only after it was announced, and a whole slot once', () => {
		const told = (before: string, of: string) =>
			(noticeRules['assignment.called-off'] ?? [])
				.filter((rule) => rule.when?.({ before: { state: before }, after: { of } }) ?? true)
				.map((rule) => rule.kind)
		expect(told('agreed', 'one')).toEqual(['called-off', 'not-coming'])
		expect(told('agreed', 'slot')).toEqual(['called-off'])
		expect(told('decided', 'one')).toEqual(['called-off'])
	})

	it('is no call when it was the person who called off, nor for a day that is over', () => {
		expect(calledWhateverChannel('called-off', { ...starts('2026-11-22'), why: 'registrant' }, at, 2)).toBe(
			false,
		)
		expect(calledWhateverChannel('called-off', starts('2026-11-20'), at, 2)).toBe(false)
		expect(calledWhateverChannel('credited', starts('2026-11-22'), at, 2)).toBe(false)
		expect(calledWhateverChannel('returned', {}, at, 2)).toBe(true)
	})

	it('is not told back to who said it, on their own phone or to a clerk', () => {
		expect(
			toldByThemselves('called-off', { actorRole: 'registrant', onBehalfKind: null }, 'registrant'),
		).toBe(true)
		expect(
			toldByThemselves('called-off', { actorRole: 'receptionist', onBehalfKind: 'registrant' }, 'registrant'),
		).toBe(true)
		expect(toldByThemselves('called-off', { actorRole: 'arranger', onBehalfKind: null }, 'registrant')).toBe(
			false,
		)
	})
})

it('a call that tells a notice says which one, since two kinds can begin alike', () => {
	expect(sayCallWhy({ why: 'notice', naturalKey: 'slot-moved 7' })).toBe(
		'お知らせ「仕事の日が移りました」を伝えます。',
	)
	expect(sayCallWhy({ why: 'notice', naturalKey: 'offer-lapsed 7' })).toContain('お声がけの期限が過ぎました')
	expect(sayCallWhy({ why: 'notice', naturalKey: 'told by hand' })).toBe('お知らせを伝えます。')
	expect(sayCallWhy({ why: 'accident', naturalKey: 'slot-moved 7' })).toContain('事故')
})
