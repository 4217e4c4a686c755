// The last days of a programme stand in their order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '~/base/day'
import { wrongDay } from '~/council/programme-end'

const today = '2027-01-10'

test.each([
	['2027-02-28', '2027-03-31', '2028-03-31', undefined],
	['2027-01-10', '2027-01-10', '2027-01-10', undefined],
	['2027-01-09', '2027-03-31', '2028-03-31', 'lastPublishingDay'],
	['2027-03-31', '2027-02-28', '2028-03-31', 'lastPaymentDay'],
	['2027-02-28', '2027-03-31', '2027-03-30', 'readableUntilDay'],
])('%s, %s, %s', (lastPublishingDay, lastPaymentDay, readableUntilDay, wrong) => {
	expect(wrongDay({ lastPublishingDay, lastPaymentDay, readableUntilDay }, today)).toBe(wrong)
})

test('nothing is wrong exactly where the days are sorted and to come', () => {
	const ahead = fc.integer({ min: -30, max: 300 }).map((n) => addDays(today, n))
	fc.assert(
		fc.property(ahead, ahead, ahead, (a, b, c) => {
			const sorted = [today, a, b, c].slice().sort().join() === [today, a, b, c].join()
			expect(
				wrongDay({ lastPublishingDay: a, lastPaymentDay: b, readableUntilDay: c }, today) === undefined,
			).toBe(sorted)
		}),
	)
})
