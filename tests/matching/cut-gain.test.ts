// What is said of a cut beside the whole, and the one a clerk begins with: never a praise for what fills less likely.
import { describe, expect, it } from 'vitest'
import type { WeighedCut } from '~/matching/cut-gain'
import { cutToBeginWith, gainBeside } from '~/matching/cut-gain'

const cut = (kind: string, chance: number | null, people: number, fewest = people): WeighedCut => ({
	kind,
	chance,
	people,
	fewest,
})

describe('what a cut brings', () => {
	it.each<[string, WeighedCut, WeighedCut, ReturnType<typeof gainBeside>]>([
		['more people', cut('one', null, 3), cut('hours', null, 9), { what: 'people', from: 3, to: 9 }],
		[
			'a lower chance first',
			cut('one', 0.8, 3),
			cut('hours', 0.55, 9),
			{ what: 'less-likely', from: 80, to: 55 },
		],
		[
			'a chance that shows the same',
			cut('one', 0.802, 3),
			cut('hours', 0.798, 9),
			{ what: 'people', from: 3, to: 9 },
		],
		['a higher chance', cut('one', 0.5, 3), cut('hours', 0.8, 9), { what: 'people', from: 3, to: 9 }],
		['a scarcest piece', cut('one', 0.5, 9, 2), cut('hours', 0.8, 9, 5), { what: 'fewest', from: 2, to: 5 }],
		['nothing', cut('one', 0.5, 9), cut('hours', 0.5, 9), null],
		['more people, but a piece for nobody', cut('one', null, 3), cut('hours', null, 9, 0), null],
	])('%s', (_, one, other, gain) => {
		expect(gainBeside(one, other)).toEqual(gain)
	})
})

describe('the cut to begin with', () => {
	it('is the likeliest to fill where that is known, the whole too', () => {
		const one = cut('one', 0.9, 3)
		expect(cutToBeginWith([one, cut('hours', 0.5, 20)])).toBe(one)
		const hours = cut('hours', 0.95, 1)
		expect(cutToBeginWith([one, hours])).toBe(hours)
	})
	it('has more people where the chances are the same', () => {
		const steps = cut('steps', 0.501, 8)
		expect(cutToBeginWith([cut('one', 0.502, 3), steps])).toBe(steps)
	})
	it('is the first that is not the whole while the past does not tell', () => {
		const hours = cut('hours', null, 4)
		expect(cutToBeginWith([cut('one', null, 9), hours, cut('steps', null, 9)])).toBe(hours)
		expect(cutToBeginWith([])).toBeUndefined()
	})
})
