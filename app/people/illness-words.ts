// Words that point at an illness: before such a text is stored, the page asks for an ability instead.
import { refused } from '~/words/refusal'

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
	'デパス',
	'睡眠薬',
	'安定剤',
	'薬を飲',
	'障害年金',
	'障がい',
	'障害者',
	'人工関節',
	'ペースメーカー',
	'インスリン',
	'リウマチ',
	'ヘルニア',
	'ぜんそく',
	'喘息',
	'不整脈',
	'脳卒中',
	'麻痺',
	'手術',
	'病気',
	'ひざが悪',
	'腰が悪',
	'足が悪',
	'目が悪',
	'耳が悪',
	'心臓が悪',
] as const

/** The listed words a text holds, in the order of the list. */
export function illnessWordsIn(text: string): string[] {
	const plain = text.normalize('NFKC')
	return illnessWords.filter((word) => plain.includes(word))
}

/** Refuses a text that holds a listed word, naming it; whoever keeps it has seen the question. */
export function refuseIllnessWords(text: string, field: string): void {
	const found = illnessWordsIn(text)
	if (found.length > 0) throw refused('illness-word', { words: found.join('・') }, field)
}
