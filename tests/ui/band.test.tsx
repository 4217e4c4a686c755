// The band: where a piece of the day stands, in half-hours from six.
import { describe, expect, test } from 'vitest'
import { Band, onBand } from '~/ui/band'
import { find } from './markup'

const at = (hour: number, minute = 0) => hour * 60 + minute

describe('a piece of the day', () => {
	test.each([
		['9:30 to 11:30', at(9, 30), at(11, 30), { x: 7, width: 4 }],
		['the whole day', at(6), at(20), { x: 0, width: 28 }],
		['a quarter of an hour', at(13), at(13, 15), { x: 14, width: 0.5 }],
		['twenty minutes, to two places', at(8, 20), at(8, 40), { x: 4.67, width: 0.67 }],
		['before six is cut off', at(5), at(7), { x: 0, width: 2 }],
		['after eight in the evening is cut off', at(19), at(22), { x: 26, width: 2 }],
	])('%s', (_, from, to, place) => {
		expect(onBand({ from, to, kind: 'work' })).toEqual(place)
	})

	test.each([
		['wholly before six', at(4), at(6)],
		['wholly after eight', at(20), at(23)],
		['nothing at all', at(10), at(10)],
		['the wrong way round', at(12), at(10)],
	])('%s leaves nothing', (_, from, to) => {
		expect(onBand({ from, to, kind: 'work' })).toBeUndefined()
	})
})

test('hours a person can lie below the ticks, the work above them', () => {
	const classes = find(
		<Band
			pieces={[
				{ from: at(9, 30), to: at(11, 30), kind: 'work' },
				{ from: at(8), to: at(12), kind: 'free' },
			]}
		/>,
		'rect',
	).map(({ attributes }) => attributes.class)
	expect(classes).toEqual(['b-day', 'b-free', 'b-tick', 'b-tick', 'b-tick', 'b-work'])
})
