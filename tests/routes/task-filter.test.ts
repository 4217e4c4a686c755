// Where a filter finds nothing, the page says which one condition to take off, and how much that finds.
import { expect, test } from 'vitest'
import type { Chosen } from '~/routes/task-filter'
import { nearMisses } from '~/routes/task-filter'
import { askedFor } from '~/work/posting'

const task = (
	day: string,
	startMinute: number,
	over: Partial<{ posture: string; busStop: string }> = {},
) => ({
	areaId: 'a',
	kind: 'other',
	alone: false,
	posture: 'either',
	trial: false,
	busStop: '市役所前',
	atHome: false,
	kilograms: 0,
	minutes: 60,
	slots: [{ day, startMinute, endMinute: startMinute + 60 }],
	...over,
})
// 2026-12-02 is a Wednesday.
const all = [task('2026-12-02', 600), task('2026-12-03', 480), task('2026-12-04', 480)]
const chosen: Chosen = { day: ['3'], part: ['morning'], want: ['sit', 'bus'], area: [], kind: [] }

test('only conditions that help are named', () => {
	const near = nearMisses(chosen, [], (filter) => askedFor(all, filter).length)
	expect(near.map(({ label, found }) => [label, found])).toEqual([
		['水曜日', 2],
		['朝(6時〜10時)', 1],
	])
	expect(near[1]?.without).toEqual({ ...chosen, part: [] })
})

test('nothing helps where there is nothing', () => {
	expect(nearMisses(chosen, [], () => 0)).toEqual([])
})
