// The dated table of what a buyer may deduct of pay to those who issue no 適格請求書 (handbook §3.5).
import { expect, test } from 'vitest'
import { readShareTable, sayShareTable, shareOn } from '~/council/transition-share'

const law = '2023-10-01から80%、2026-10-01から70%、2028-10-01から50%、2030-10-01から30%、2031-10-01から0%'

test.each([
	['2023-09-30', 100],
	['2023-10-01', 80],
	['2026-09-30', 80],
	['2026-10-01', 70],
	['2028-09-30', 70],
	['2028-10-01', 50],
	['2030-10-01', 30],
	['2031-09-30', 30],
	['2031-10-01', 0],
])('on %s it is %i %%', (day, percent) => expect(shareOn(readShareTable(law) ?? [], day)).toBe(percent))

test.each([
	[law, law],
	['2023-10-01 から 80%', '2023-10-01から80%'],
	['2026-10-01から70%、2023-10-01から80%', undefined],
	['2023-10-01から101%', undefined],
	['2023-13-01から80%', undefined],
	['80%', undefined],
	['', undefined],
])('%s is read', (typed, kept) => {
	const table = readShareTable(typed)
	expect(table && sayShareTable(table)).toBe(kept)
})
