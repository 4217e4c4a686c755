// Telephone numbers of help lines as they are typed.
import { expect, test } from 'vitest'
import { firstHotlines, readNumbers } from '~/wellness/hotline'

test.each([
	['119 / 110', ['119', '110']],
	['０１２０－２７９－３３８', ['0120-279-338']],
	['0120‐279‐338', ['0120-279-338']],
	['#7119、119', ['#7119', '119']],
	['0120-279-338\n0120-061-338', ['0120-279-338', '0120-061-338']],
	['', undefined],
	['/', undefined],
	['電話', undefined],
	['1', undefined],
	['119 / 電話', undefined],
	['<b>119</b>', undefined],
])('%s', (typed, numbers) => {
	expect(readNumbers(typed)).toEqual(numbers)
})

test('the list a town begins with stands before those for life and limb, and can be read as it is typed', () => {
	expect(firstHotlines[0]).toMatchObject({ first: true, numbers: ['119', '110'] })
	for (const { numbers } of firstHotlines) expect(readNumbers(numbers.join(' / '))).toEqual(numbers)
	// A stored blog has this one wrong (handbook §7.2).
	expect(firstHotlines.flatMap(({ numbers }) => numbers)).not.toContain('0570-046-556')
})
