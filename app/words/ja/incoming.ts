// Words of money that came in (ご入金): the bank's statement, putting it to invoices, receipts, お支払いのお願い.

export const incomingWords = {
	channels: {
		bank: '銀行振込',
		cash: '現金(窓口)',
		card: 'カード',
		konbini: 'コンビニ',
		'processor-bank': '専用口座への振込',
	},
}
