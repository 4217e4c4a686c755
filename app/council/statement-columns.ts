// The columns of a bank's statement by the names banks give them; a council adds those of its own bank.

/** What is read of a statement: the day, what came in and went out (or both in one, less than nothing for out), words, balance. */
export const statementParts = {
	day: ['日付', '取引日', 'お取引日', '取引年月日', '年月日', '入出金日', '勘定日', '取引日付', 'ご利用日'],
	in: [
		'入金',
		'入金額',
		'入金金額',
		'お預り金額',
		'お預かり金額',
		'お預入金額',
		'預入金額',
		'お預け入れ額',
		'お預入れ',
	],
	out: [
		'出金',
		'出金額',
		'出金金額',
		'お支払金額',
		'支払金額',
		'お引出し金額',
		'お引出金額',
		'お引き出し額',
		'お引出し',
	],
	both: ['入出金', '入出金額'],
	says: [
		'摘要',
		'摘要内容',
		'取引内容',
		'入出金内容',
		'お取り扱い内容',
		'お取扱内容',
		'内容',
		'振込依頼人名',
		'依頼人名',
		'備考',
	],
	balance: ['残高', '差引残高', '取引後残高', 'お預り残高', 'お預かり残高'],
} as const

export type StatementPart = keyof typeof statementParts

const wordOf: Record<string, StatementPart> = {
	日付: 'day',
	入金: 'in',
	出金: 'out',
	入出金: 'both',
	摘要: 'says',
	残高: 'balance',
}

/** A cell without what banks put around it: spaces, quotes, the word for yen. */
export const plainCell = (text: string): string =>
	text
		.normalize('NFKC')
		.replaceAll(/[\s"']/g, '')
		.replace(/\(?円\)?$/, '')

/** Names a council typed for its bank, such as 「日付=ご利用日、入金=お預り」; undefined for anything else. */
export function readColumnNames(typed: string): Partial<Record<StatementPart, string[]>> | undefined {
	const found: Partial<Record<StatementPart, string[]>> = {}
	for (const one of typed
		.normalize('NFKC')
		.split(/[、,\n]/)
		.map(plainCell)
		.filter(Boolean)) {
		const [word = '', column] = one.split('=')
		const part = wordOf[word]
		if (!part || !column) return undefined
		found[part] = [...(found[part] ?? []), column]
	}
	return found
}
