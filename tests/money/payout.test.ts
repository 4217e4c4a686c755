// The day a payout run is proposed for.
import { expect, test } from 'vitest'
import { nextTransferDay } from '~/money/payout'

test.each([
	['nearest promised day', ['2026-12-25', '2026-11-25'], '2026-11-20', '2026-11-25'],
	['bank day before a promised Sunday', ['2026-11-29'], '2026-11-20', '2026-11-27'],
	['first bank day from tomorrow for what is late', ['2026-11-19', '2026-11-25'], '2026-11-20', '2026-11-24'],
	['same for what is due today', ['2026-11-20'], '2026-11-20', '2026-11-24'],
	['same where nothing is due', [], '2026-11-20', '2026-11-24'],
])('is the %s', (_, payDays, today, day) => expect(nextTransferDay(payDays, today)).toBe(day))
