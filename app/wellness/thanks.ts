// Mere thanks: words that ask nothing. Only whole messages made of nothing else count; one other word and it is a message like any.
import { plainLetters } from './plain'

// Pieces that thanks are made of, as people write them; compared without spaces, signs and differences of kana.
const pieces = [
	'ありがとうございました',
	'ありがとうございます',
	'ありがとう',
	'有難うございました',
	'有難うございます',
	'感謝しています',
	'感謝いたします',
	'感謝します',
	'感謝です',
	'助かりました',
	'助かります',
	'わかりました',
	'分かりました',
	'承知しました',
	'承知いたしました',
	'了解しました',
	'了解です',
	'りょうかいです',
	'りょうかいしました',
	'了解いたしました',
	'よろしくお願いします',
	'よろしくお願いいたします',
	'また連絡します',
	'またご連絡します',
	'おやすみなさい',
	'本当に',
	'ほんとうに',
	'ほんとに',
	'いつも',
	'どうも',
	'とても',
	'お返事',
	'返信',
	'先生',
	'では',
	'はい',
	'今日は',
	'そうします',
	'やってみます',
	'試してみます',
	'を',
	'に',
].map(plainLetters)

const longestFirst = [...new Set(pieces)].filter(Boolean).sort((a, b) => b.length - a.length)

const mostLetters = 80

/** Whether a message is nothing but thanks. An empty one is not. */
export function isMereThanks(words: string): boolean {
	const plain = plainLetters(words)
	if (plain === '' || plain.length > mostLetters) return false
	// Reachable ends, so that a longer piece never hides a shorter one that fits.
	const reached = [true, ...Array<boolean>(plain.length).fill(false)]
	for (let at = 0; at < plain.length; at += 1)
		if (reached[at])
			for (const piece of longestFirst) if (plain.startsWith(piece, at)) reached[at + piece.length] = true
	return (
		reached[plain.length] === true && /ありがと|有難|感謝|助か|かりました|承知|了解|りょうかい/.test(plain)
	)
}
