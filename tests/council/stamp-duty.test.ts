// 印紙 by the council's table: bands rise, 準委任 and what is only shown need none, beyond the table nobody guesses.
import { describe, expect, it } from 'vitest'
import { settings } from '~/council/setting'
import { readStampTable, sayStampTable, stampDuty } from '~/council/stamp-duty'

const table = readStampTable(settings['stamp-duty'].first) ?? []

describe('stamps on a signed paper', () => {
	it.each([
		['ukeoi', 9_999, 0],
		['ukeoi', 10_000, 200],
		['ukeoi', 1_000_000, 200],
		['ukeoi', 1_000_001, 400],
		['ukeoi', 10_000_000, 10_000],
		['ukeoi', 10_000_001, undefined],
		['jun-inin', 5_000_000, 0],
	])('%s of %d yen: %s', (kind, yen, stamps) => expect(stampDuty(kind, yen, table)).toBe(stamps))

	it.each([
		['9,999円まで0円、 1,000,000円まで200円', '9999円まで0円、1000000円まで200円'],
		['１００円まで１円', '100円まで1円'],
	])('reads %s', (typed, said) => expect(sayStampTable(readStampTable(typed) ?? [])).toBe(said))

	it.each(['', '100まで1', '200円まで2円、100円まで1円', '100円まで'])('takes no %s', (typed) =>
		expect(readStampTable(typed)).toBeUndefined(),
	)
})
