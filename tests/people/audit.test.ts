// What is written down of a page that auditing opened: its pattern and ids, and nothing somebody typed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pagePattern } from '~/people/audit.server'

const id = '0192f3a4-5b6c-7d8e-9f01-23456789abcd'

describe('the pattern of a page', () => {
	test.each([
		['/council', '/council', []],
		[`/council/people/${id}`, '/council/people/:id', [id]],
		[`/council/people/${id}/years/2026`, '/council/people/:id/years/2026', [id]],
		['/council/people/%E6%97%A5%E9%AB%98', '/council/people/:other', []],
		['/council/people/日高 花', '/council/people/:other', []],
	])('%s', (path, pattern, ids) => {
		expect(pagePattern(path)).toEqual({ pattern, ids })
	})

	test('is a plain fact, whatever stood in the address', () => {
		fc.assert(
			fc.property(fc.webPath(), fc.string(), (path, typed) => {
				const { pattern, ids } = pagePattern(`${path}/${typed}`)
				expect(pattern).toMatch(/^[A-Za-z0-9_.:/-]{0,80}$/)
				for (const one of ids) expect(one).toMatch(/^[0-9a-f-]{36}$/)
			}),
		)
	})
})
