// The council's own words: the employer's sentence is never passed on, in whole or in pieces.
import { describe, expect, test } from 'vitest'
import { checkOwnWords, takesOver } from '~/assignments/passing-on'
import { Refusal } from '~/words/refusal'

const theirs = '皮が残っているものが、少しありました。'

describe('a sentence of the council', () => {
	test.each([
		['むき残しがすこしありました', false],
		['約束のとおりできています', false],
		['少しありました', true],
		['皮が残っているものが少しありました', true],
		['「皮が残っているものが、少しありました。」とのことです', true],
		['皮 が 残 っ て い る も の があるそうです', true],
		['皮が残ったもの', false],
		['', false],
	])('%s takes over: %s', (own, said) => expect(takesOver(own, theirs)).toBe(said))
	test.each([
		['雑', '雑だった', true],
		['雑', '仕上げは約束のとおりです', false],
		['', '何でも', false],
		['。', '何でも', false],
	])('of %s: %s is %s', (raw, own, said) => expect(takesOver(own, raw)).toBe(said))
	test.each([
		['', 'pass-on-words'],
		['  ', 'pass-on-words'],
		[theirs, 'pass-on-raw'],
		['むき残しがありました', 'done'],
	])('%s: %s', (own, said) => {
		let ends = 'done'
		try {
			checkOwnWords(own, theirs, 'note')
		} catch (error) {
			if (!(error instanceof Refusal)) throw error
			ends = error.refusal
		}
		expect(ends).toBe(said)
	})
})
