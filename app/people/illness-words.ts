// Words that point at an illness: before such a text is stored, the page asks for an ability instead.

/** Parts of words staff would rather write as what a person can do (practice.md 6). */
export const illnessWords = [
	'うつ',
	'鬱',
	'統合失調',
	'双極',
	'発達障害',
	'自閉',
	'認知症',
	'がん',
	'癌',
	'腫瘍',
	'糖尿',
	'高血圧',
	'心臓病',
	'脳梗塞',
	'腎臓',
	'透析',
	'てんかん',
	'パニック障害',
	'適応障害',
	'依存症',
	'アルコール中毒',
	'障害者手帳',
	'手帳',
	'通院',
	'入院',
	'服薬',
	'投薬',
	'病名',
	'診断',
	'持病',
	'精神科',
	'心療内科',
	'引きこもり',
	'ひきこもり',
	'ニート',
] as const

/** The listed words a text holds, in the order of the list. */
export function illnessWordsIn(text: string): string[] {
	const plain = text.normalize('NFKC')
	return illnessWords.filter((word) => plain.includes(word))
}
