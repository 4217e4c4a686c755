// The year's report: everybody in work once, and the parts of a table add up to its whole.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWorkers, fieldLines, reportFields } from '~/reports/year-report'

const last = '2027-03-31'
const one = (birthDay: string, field: string, ...weeks: number[]) => ({ birthDay, field, weeks })

describe('people in work', () => {
	test.each([
		['55 on the last day', one('1972-03-31', 'care', 60), 'elder-short'],
		['55 a day later', one('1972-04-01', 'care', 60), 'younger-short'],
		['20 hours in one week', one('1950-01-01', 'farming', 60, 1200), 'elder-long'],
		['a minute less', one('1950-01-01', 'farming', 60, 1199), 'elder-short'],
		['young and long', one('1990-01-01', 'tourism', 2400), 'younger-long'],
		['no hours known', one('1990-01-01', 'tourism'), 'younger-short'],
	])('%s', (_, worker, line) => {
		expect(countWorkers([worker], last)).toMatchObject({ [line]: 1, workers: 1, 'field-all': 1 })
	})

	test('an unknown field is その他', () => {
		expect(countWorkers([one('1990-01-01', 'space')], last)).toMatchObject({ 'field-other': 1 })
	})

	test('parts add up in both tables, as a slow way counts them', () => {
		const worker = fc.record({
			birthDay: fc.constantFrom('1940-01-01', '1972-03-31', '1972-04-01', '2000-02-29'),
			field: fc.constantFrom(...reportFields, 'else'),
			weeks: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 4 }),
		})
		fc.assert(
			fc.property(fc.array(worker), (workers) => {
				const counts = countWorkers(workers, last)
				const sum = (lines: readonly string[]) => lines.reduce((all, line) => all + (counts[line] ?? 0), 0)
				expect(counts.workers).toBe(workers.length)
				expect(sum(['elder-long', 'elder-short', 'younger-long', 'younger-short'])).toBe(workers.length)
				expect(sum(fieldLines.filter((line) => line !== 'field-all'))).toBe(workers.length)
				expect(sum(['elder-long', 'younger-long'])).toBe(
					workers.filter(({ weeks }) => weeks.some((week) => week >= 1200)).length,
				)
			}),
		)
	})
})
