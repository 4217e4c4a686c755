// What visitors may ask the list for, and what a private home shows.
import { describe, expect, test } from 'vitest'
import { publicPlace } from '~/words/ja/work'
import { dayParts, partsTouched, slotAskedFor } from '~/work/posting'

describe('parts of the day', () => {
	test('follow one another without a hole', () => {
		for (const [n, part] of dayParts.entries()) {
			const next = dayParts[n + 1]
			if (next) expect(next.start).toBe(part.end)
		}
	})
	test('a span touches one or several', () => {
		expect(partsTouched(570, 690)).toEqual(['morning', 'noon'])
		expect(partsTouched(600, 780)).toEqual(['noon'])
		expect(partsTouched(300, 330)).toEqual(['morning'])
		expect(partsTouched(1260, 1320)).toEqual(['evening'])
		expect(partsTouched(0, 1440)).toHaveLength(4)
	})
})

describe('a slot asked for', () => {
	const slot = { day: '2026-11-02', startMinute: 570, endMinute: 600 }
	test('by nothing, by weekday, by part', () => {
		expect(slotAskedFor(slot, {})).toBe(true)
		expect(slotAskedFor(slot, { weekday: [1] })).toBe(true)
		expect(slotAskedFor(slot, { weekday: [0, 6] })).toBe(false)
		expect(slotAskedFor(slot, { part: ['morning'] })).toBe(true)
		expect(slotAskedFor(slot, { part: ['noon'] })).toBe(false)
		expect(slotAskedFor(slot, { weekday: [1], part: ['evening'] })).toBe(false)
	})
})

test('a private home is a 地区 and 一般のご家庭, nothing more', () => {
	expect(publicPlace('中央地区', '山田様宅', true)).toBe('中央地区・一般のご家庭')
	expect(publicPlace('中央地区', '田村農園', false)).toBe('中央地区・田村農園')
	expect(publicPlace('中央地区', '', false, true)).toBe('ご自宅')
})
