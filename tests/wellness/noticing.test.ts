// Words that are noticed: through width, kana, small letters, long vowels and signs between; and what is not.
import { describe, expect, it } from 'vitest'
import { firstNoticedWords, isNoticed, plainForNoticing } from '~/wellness/noticing'

const noticed = (text: string) => isNoticed(text, firstNoticedWords)

describe('it is noticed', () => {
	it.each([
		'もう死にたいです',
		'シニタイ',
		'ｼﾆﾀｲ',
		'し に た い',
		'死　に　た　い',
		'しにたぁい',
		'死にた〜い',
		'しにたーーい',
		'消えたいなと思います',
		'キエタイ',
		'き・え・た・い',
		'夫に殴られました',
		'だれか助けて',
		'自 殺のことを考えてしまう',
		'飛び降りたら楽になる',
	])('「%s」', (text) => expect(noticed(text)).toBe(true))
})

describe('it is not noticed', () => {
	it.each([
		'',
		'！？…',
		'腰が痛くて、仕事に行けるか心配です',
		'友だちに助けてもらいました',
		'母の死亡の手続きが終わりました',
		'火が消えたので見に行きました',
		'生きがいのある仕事をしたいです',
	])('「%s」', (text) => expect(noticed(text)).toBe(false))
})

it('compares by one plain form', () => {
	expect(plainForNoticing('シ に　たぃ〜！')).toBe('しにたい')
	expect(plainForNoticing('')).toBe('')
	expect(isNoticed('なんでも', ['', '、'])).toBe(false)
})
