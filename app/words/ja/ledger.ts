// What the accounts of the ledger and the kinds of posting are called.

export const accountNames = {
	receivable: '売掛金',
	revenue: '受託収入',
	'cost-of-pay': '支払報酬',
	'pay-owed': '未払報酬',
	bank: '普通預金',
}

export const postingKinds = {
	earning: '報酬の計上',
	invoice: '請求',
	'invoice-paid': 'ご入金',
	payout: '報酬支払',
	reversal: '取り消し(反対仕訳)',
}

export const returnReasons = {
	'no-account': '口座がない',
	'name-differs': '名義がちがう',
	closed: '口座が閉じている',
	other: 'そのほか',
}

export const rejectReasons = {
	'name-differs': '通帳と名義がちがう',
	'number-differs': '番号がちがう',
	unreadable: '読めない',
}
