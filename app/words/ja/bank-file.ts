// What the items of a transfer file (全銀 総合振込) are called, and what a check of one says to the person who pays.

const items = {
	fileKind: '種別コード',
	encoding: 'コード区分',
	clientCode: '委託者コード',
	clientName: '委託者名',
	transferDay: '振込日',
	bankCode: '銀行番号',
	bankKana: '銀行名',
	branchCode: '支店番号',
	branchKana: '支店名',
	kind: '預金種目',
	accountNumber: '口座番号',
	holderKana: '口座名義',
	amount: '金額',
	newCode: '新規コード',
	clearingHouse: '手形交換所番号',
	customerCode: '顧客コード',
	designation: '振込指定区分',
	blank: '空白の欄',
	count: '合計件数',
	total: '合計金額',
}

/** An item of a transfer file. */
export type BankFileItem = keyof typeof items

/** What an item of a transfer file is called. */
export function sayBankFileItem(item: BankFileItem): string {
	return items[item]
}

/** Which line of a transfer file: 0 is the header's 振込依頼人, 3 is 「3件目」. */
export function sayBankFileLine(line: number): string {
	return line === 0 ? '振込依頼人' : `${line}件目`
}

/** Name of what a check found → sentence; `record` counts the rows of the file from 1, 0 is the file as a whole. */
export const bankFileFindings = {
	empty: () => 'ファイルが空です。作りなおしてください。',
	'record-length': ({ record }: { record: number }) =>
		`${record}行目の長さが120バイトではありません。作りなおしてください。`,
	'record-order': ({ record }: { record: number }) =>
		`${record}行目の順番がちがいます。ヘッダ・データ・トレーラ・エンドの順に作りなおしてください。`,
	'not-digits': ({ record, item }: { record: number; item: BankFileItem }) =>
		`${record}行目の${items[item]}に、数字ではない文字があります。`,
	'not-allowed': ({ record, item }: { record: number; item: BankFileItem }) =>
		`${record}行目の${items[item]}が、銀行の決まった値ではありません。`,
	'bad-character': ({ record, item }: { record: number; item: BankFileItem }) =>
		`${record}行目の${items[item]}に、使えない文字があります。`,
	'not-left-aligned': ({ record, item }: { record: number; item: BankFileItem }) =>
		`${record}行目の${items[item]}が空か、左づめになっていません。`,
	'no-lines': () => '振込の行がありません。',
	'zero-amount': ({ record }: { record: number }) => `${record}行目の金額が0円です。`,
	'amount-over-most': ({ record }: { record: number }) =>
		`${record}行目の金額が、1件の上限を超えています。金額を確かめてください。`,
	duplicate: ({ record, earlier }: { record: number; earlier: number }) =>
		`${record}行目は、${earlier}行目と同じ口座・同じ金額です。二重の振込でないか確かめてください。`,
	'unknown-branch': ({ record }: { record: number }) =>
		`${record}行目の銀行・支店が一覧に見つかりません。口座を確かめてください。`,
	'wrong-count': () => '合計件数が、振込の行の数とちがいます。',
	'wrong-total': () => '合計金額が、振込の行の合計とちがいます。',
	'day-not-real': () => '振込日が、実在する日付ではありません。',
	'day-closed': ({ day }: { day: string }) => `振込日の${day}は、銀行が休みです。`,
}

/** What a check of a transfer file can find. */
export type BankFileFinding = keyof typeof bankFileFindings
