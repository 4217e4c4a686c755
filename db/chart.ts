// The chart of accounts (勘定科目), as data: the ledger's rules, the triggers and the export all read this one list.

type InChart = {
	grows: 'debit' | 'credit'
	/** Whose name stands beside each line of it. */
	party: 'registrant' | 'employer' | null
	/** Its place in a statement, and the first word of its name in an exported journal. */
	group: 'assets' | 'liabilities' | 'income' | 'expenses'
}

/** What each account grows on, and whose it is. Only the employer's money in mode B stands in to-collect, to-pass-on and held. */
export const chart = {
	bank: { grows: 'debit', party: null, group: 'assets' },
	'cash-box': { grows: 'debit', party: null, group: 'assets' },
	processor: { grows: 'debit', party: null, group: 'assets' },
	receivable: { grows: 'debit', party: 'employer', group: 'assets' },
	'to-collect': { grows: 'debit', party: 'employer', group: 'assets' },
	advances: { grows: 'debit', party: 'employer', group: 'assets' },
	claims: { grows: 'debit', party: 'registrant', group: 'assets' },
	'pay-owed': { grows: 'credit', party: 'registrant', group: 'liabilities' },
	'to-pass-on': { grows: 'credit', party: 'registrant', group: 'liabilities' },
	held: { grows: 'credit', party: 'registrant', group: 'liabilities' },
	heirs: { grows: 'credit', party: 'registrant', group: 'liabilities' },
	withheld: { grows: 'credit', party: null, group: 'liabilities' },
	'consumption-tax': { grows: 'credit', party: null, group: 'liabilities' },
	unmatched: { grows: 'credit', party: null, group: 'liabilities' },
	overpaid: { grows: 'credit', party: 'employer', group: 'liabilities' },
	revenue: { grows: 'credit', party: null, group: 'income' },
	fee: { grows: 'credit', party: null, group: 'income' },
	'cost-of-pay': { grows: 'debit', party: null, group: 'expenses' },
	'bank-fees': { grows: 'debit', party: null, group: 'expenses' },
	'bad-debt': { grows: 'debit', party: null, group: 'expenses' },
	rounding: { grows: 'debit', party: null, group: 'expenses' },
} as const satisfies Record<string, InChart>

export type Account = keyof typeof chart

/** Every account, as a statement lists them. */
export const accountsInOrder = Object.keys(chart) as Account[]

/** Accounts whose lines bear a party. */
export const accountsWithParty = accountsInOrder.filter((account) => chart[account].party !== null)
