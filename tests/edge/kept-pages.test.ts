// Which addresses are kept, and under which key.
import { describe, expect, it } from 'vitest'
import { keyOf } from '~/edge/kept-pages'

const id = '01900000-0000-7000-8000-000000000000'

describe('the key of a kept page', () => {
	it.each([
		['/', '/?|'],
		['/tasks', '/tasks?|'],
		['/tasks?kind=cleaning&day=1', '/tasks?day=1&kind=cleaning|'],
		['/tasks?day=1&kind=cleaning', '/tasks?day=1&kind=cleaning|'],
		['/tasks?day=1&day=1', '/tasks?day=1|'],
		['/tasks?day=', '/tasks?|'],
		['/tasks?find=1&day=3', '/tasks?day=3&find=1|'],
		['/tasks?utm_source=x&q=1', '/tasks?|'],
		[`/tasks/${id}?anything=1`, `/tasks/${id}?|`],
		['/about', '/about?|'],
	])('%s', (url, key) => expect(keyOf(url, '')).toBe(key))

	it.each([
		'/join',
		'/sign-in',
		'/card',
		'/my',
		'/council',
		'/care',
		'/tasks/',
		'/tasks/x',
		'//',
		'/display?set=strong',
		`/files/${id}`,
	])('%s is never kept', (url) => expect(keyOf(url, '')).toBeUndefined())

	it('keeps display settings apart', () => expect(keyOf('/', 'L')).not.toBe(keyOf('/', '')))
})
