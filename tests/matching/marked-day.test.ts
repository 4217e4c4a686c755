// A day as somebody marks it: whole parts, and finer hours that hold in place of a part they touch.
import { expect, it, test } from 'vitest'
import { halfHoursWithin } from '~/base/span'
import { dayOfMask, maskOfDay, maskOfPart } from '~/matching/availability'
import type { DayPartKey } from '~/work/posting'

const span = (startMinute: number, endMinute: number) => ({ startMinute, endMinute })

test.each<[string, DayPartKey[], { startMinute: number; endMinute: number }[], number]>([
	['a part alone is the whole part', ['morning'], [], maskOfPart('morning')],
	[
		'finer hours hold in the parts they touch',
		['morning', 'noon'],
		[span(510, 720)],
		halfHoursWithin(510, 720),
	],
	[
		'a part they do not touch stays whole',
		['morning'],
		[span(780, 840)],
		maskOfPart('morning') + halfHoursWithin(780, 840),
	],
	['finer hours need no part', [], [span(540, 600)], halfHoursWithin(540, 600)],
	['nothing is nothing', [], [], 0],
])('%s', (_, parts, spans, mask) => {
	expect(maskOfDay(parts, spans)).toBe(mask)
})

it('comes back as it was marked', () => {
	for (const mask of [
		0,
		maskOfPart('noon'),
		halfHoursWithin(510, 720),
		halfHoursWithin(300, 1320),
		halfHoursWithin(600, 630),
	]) {
		const { parts, spans } = dayOfMask(mask)
		expect(maskOfDay(parts, spans)).toBe(mask)
	}
})

it('shows a part as ○ when the hours touch it, and the finer hours where they hold it only partly', () => {
	expect(dayOfMask(halfHoursWithin(360, 690))).toEqual({
		parts: ['morning', 'noon'],
		spans: [span(600, 690)],
	})
})
