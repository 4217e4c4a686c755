// The coordinators' side: mere thanks, labels, replies that are often the same, ages of the last word, pieces around what is found.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOf } from '~/wellness/board'
import { fillCanned, isAsleep, mostLabels, readLabels, unknownFields } from '~/wellness/desk'
import { readsNote } from '~/wellness/note'
import { pieceWith, plainForSearch } from '~/wellness/plain'
import { isMereThanks } from '~/wellness/thanks'

describe('mere thanks', () => {
	test.each([
		'ありがとうございます',
		'ありがとうございました。',
		'アリガトウ',
		'本当にありがとうございました！',
		'はい、わかりました。ありがとうございます😊',
		'お返事ありがとうございます。\nやってみます。',
		'承知しました。よろしくお願いします。',
		'ﾘｮｳｶｲです',
	])('%s', (words) => {
		expect(isMereThanks(words)).toBe(true)
	})
	test.each([
		'',
		'。。。',
		'よろしくお願いします',
		'ありがとうございます。でも、まだ眠れません。',
		'ありがとう、さようなら',
		'ありがとうございました。もう消えたいです',
		'はい、明日また痛みました',
		'わかりませんでした',
		'ありがとうございます'.repeat(20),
	])('not %s', (words) => {
		expect(isMereThanks(words)).toBe(false)
	})

	test('any other letter among them makes it a message like any', () => {
		fc.assert(
			fc.property(fc.constantFrom('死', '痛', '夜', '?1', 'さようなら'), fc.nat(10), (other, place) => {
				const words = 'ありがとうございます'
				expect(isMereThanks(words.slice(0, place) + other + words.slice(place))).toBe(false)
			}),
		)
	})
})

describe('labels', () => {
	test.each([
		['産後、夜,また電話　腰', ['産後', '夜', 'また電話', '腰']],
		['夜 夜\n夜', ['夜']],
		['', []],
		['、、', []],
		['𠮷'.repeat(30), ['𠮷'.repeat(20)]],
	])('%s', (typed, labels) => {
		expect(readLabels(typed)).toEqual(labels)
	})
	test('never more than ten', () => {
		expect(readLabels(Array.from({ length: 40 }, (_, n) => n).join(' '))).toHaveLength(mostLabels)
	})
})

describe('replies that are often the same', () => {
	const known = { 呼び名: 'あさがお', 相談員: '白石', 町: 'ひなた市' }
	test.each([
		['{呼び名} さん、{相談員}です。', 'あさがお さん、白石です。'],
		['{呼び名}{呼び名}', 'あさがおあさがお'],
		['{町}の{知らない}', 'ひなた市の{知らない}'],
		['{ }', '{ }'],
		['なし', 'なし'],
	])('%s', (words, filled) => {
		expect(fillCanned(words, known)).toBe(filled)
	})
	test('what is filled in is not filled in again', () => {
		expect(fillCanned('{呼び名}', { ...known, 呼び名: '{町}' })).toBe('{町}')
	})
	test.each([
		['{呼び名}{名前}{名前}', ['名前']],
		['{}', ['']],
		['{呼び名}', []],
	])('unknown in %s', (words, unknown) => {
		expect(unknownFields(words)).toEqual(unknown)
	})
})

describe('asleep', () => {
	const at = new Date('2026-11-23T00:00:00Z')
	const later = new Date('2026-11-24T00:00:00Z')
	const thread = { sleepsUntil: later, answerBy: null, urgentAt: null }
	test.each([
		['until a day to come', thread, true],
		['until this instant', { ...thread, sleepsUntil: at }, false],
		['never put to sleep', { ...thread, sleepsUntil: null }, false],
		['something waits', { ...thread, answerBy: later }, false],
		['urgent', { ...thread, urgentAt: at }, false],
	])('%s', (_, one, asleep) => {
		expect(isAsleep(one, at)).toBe(asleep)
	})
})

test.each([
	[0, 'day'],
	[23, 'day'],
	[24, 'week'],
	[7 * 24 - 1, 'week'],
	[7 * 24, 'month'],
	[31 * 24, 'older'],
] as const)('a last word %i hours old is %s', (hours, age) => {
	const at = new Date('2026-11-23T00:00:00Z')
	expect(ageOf(new Date(at.getTime() - hours * 3_600_000), at)).toBe(age)
})

test.each([
	['own', true],
	['taken', true],
	['head', true],
	['deputy', false],
	['broken', false],
] as const)('a report is read by %s: %s', (way, reads) => {
	expect(readsNote('report', way)).toBe(reads)
	expect(readsNote('note', way)).toBe(true)
})

describe('searching', () => {
	test.each([
		['ﾈﾑﾚﾅｲ  夜', 'ねむれない 夜'],
		['ＡＢＣ', 'abc'],
		['\n夜\t', '夜'],
	])('%s is looked for as %s', (typed, plain) => {
		expect(plainForSearch(typed)).toBe(plain)
	})
	const talk =
		'きのうの夜は、二時間しか眠れませんでした。下の子が何度も起きるので、昼間もぼんやりします。仕事は続けたいです。'
	test.each([
		['眠れ', true],
		['ボンヤリ', true],
		['眠れ 仕事', true],
		['眠れ 腰', false],
		['起きない', false],
	])('%s', (asked, found) => {
		const piece = pieceWith(talk, plainForSearch(asked).split(' '))
		expect(piece !== undefined).toBe(found)
		if (piece) expect(piece).toContain(plainForSearch(asked).split(' ')[0])
	})
	test('shows a piece, not the whole', () => {
		expect(pieceWith(talk, ['昼間'])?.length).toBeLessThan(talk.length)
		expect(pieceWith('夜', ['夜'])).toBe('夜')
	})
})
