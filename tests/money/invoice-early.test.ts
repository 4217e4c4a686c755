// Invoices of a month that is not over are asked about once.
import { expect, test } from 'vitest'
import { isEarly, refuseEarly } from '~/money/invoice'

test.each([
	['2026-11', '2026-11-01', true],
	['2026-11', '2026-11-30', true],
	['2026-11', '2026-12-01', false],
	['2026-10', '2026-11-01', false],
])('%s on %s is early: %s', (month, today, early) => {
	expect(isEarly(month, today)).toBe(early)
	if (early) expect(() => refuseEarly(month, today, false)).toThrow('invoice-early')
	else expect(() => refuseEarly(month, today, false)).not.toThrow()
	expect(() => refuseEarly(month, today, true)).not.toThrow()
})
