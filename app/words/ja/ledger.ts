// What the accounts of the ledger and the kinds of posting are called.

export const accountNames = {
	bank: '普通預金',
	'cash-box': '手元金庫',
	processor: '決済代行の未収',
	receivable: '売掛金',
	'to-collect': '代理受領予定',
	advances: '立替金',
	claims: '返還をお願いしている金額',
	'pay-owed': '未払報酬',
	'to-pass-on': 'お渡し予定',
	held: '預り金',
	heirs: '未払・相続人',
	withheld: '源泉所得税の預り金',
	'consumption-tax': '仮受消費税',
	unmatched: '仮受金',
	overpaid: '前受金',
	revenue: '業務受託収入',
	fee: '手数料収入',
	'cost-of-pay': '支払報酬',
	'bank-fees': '支払手数料',
	'bad-debt': '貸倒損失',
	rounding: '端数',
}

/** The four parts of a statement. */
export const accountGroups = {
	assets: '資産',
	liabilities: '負債',
	income: '収入',
	expenses: '費用',
}

export const postingKinds = {
	earning: '報酬の計上',
	supplement: '報酬の追加の計上',
	invoice: '請求',
	'invoice-paid': 'ご入金の消し込み',
	incoming: 'ご入金の受け入れ',
	refund: 'ご入金の返金',
	'bank-fee': '銀行の手数料',
	'processor-paid': '決済代行からの入金',
	'processor-filled': '決済代行への入金',
	'processor-fee': '決済代行の手数料',
	payout: '報酬支払',
	'cash-drawn': '現金の引き出し',
	'cash-deposit': '現金の預け入れ',
	'cash-difference': '現金の過不足',
	claim: '返還請求への振り替え',
	'claim-paid-back': '返還の受け取り',
	'claim-written-off': '貸し倒れ',
	'to-heirs': '相続人の分への振り替え',
	'heirs-paid': '相続人への支払',
	reversal: '取り消し(反対仕訳)',
}

/** What a kind of posting is called. */
export const nameOfPosting = (kind: string): string => (postingKinds as Record<string, string>)[kind] ?? kind

export const returnReasons = {
	'no-account': '口座がない',
	'name-differs': '名義がちがう',
	closed: '口座が閉じている',
	other: 'そのほか',
}

/** Why a line did not reach its person: what a bank says, 組戻し, cash that nobody fetched, or what the processor could not send. */
export const backReasons: Record<string, string> = {
	...returnReasons,
	recalled: '組戻しで戻った',
	'not-fetched': '取りに来られなかった',
	'not-sent': '決済代行から送れなかった',
}

export const rejectReasons = {
	'name-differs': '通帳と名義がちがう',
	'number-differs': '番号がちがう',
	unreadable: '読めない',
}
