// The ledger (元帳): accounts as data, and sums that come to zero by their shape.
import { isYen } from '~/base/yen'
import { accountNames } from '~/words/ja/ledger'
import { refused } from '~/words/refusal'

/** Which side an account grows on, and whose name stands beside it. */
export const accounts = {
	receivable: { grows: 'debit', party: 'employer' },
	revenue: { grows: 'credit', party: null },
	'cost-of-pay': { grows: 'debit', party: null },
	'pay-owed': { grows: 'credit', party: 'registrant' },
	bank: { grows: 'debit', party: null },
} as const satisfies Record<keyof typeof accountNames, { grows: 'debit' | 'credit'; party: string | null }>

export type Account = keyof typeof accounts

/** An account's name in Japanese. */
export const nameOfAccount = (account: string) => (accountNames as Record<string, string>)[account] ?? account

/** One side of a line; the party of an account that has them. */
export type Side = { account: Account; partyId?: string | null }

/** A line debits one account and credits another by the same sum. */
export type Line = { debit: Side; credit: Side; yen: number }

/** Refuses a posting without lines, or a line that moves no whole yen, or none to the party an account asks for. */
export function checkLines(lines: readonly Line[]): void {
	if (lines.length === 0) throw refused('ledger-lines')
	for (const line of lines) {
		if (!isYen(line.yen) || line.yen === 0) throw refused('ledger-lines')
		for (const side of [line.debit, line.credit]) {
			if ((accounts[side.account].party !== null) !== Boolean(side.partyId))
				throw new Error(`account ${side.account} and its party do not fit`)
		}
	}
}

/** The same lines the other way round: what undoes a posting. */
export const opposite = (lines: readonly Line[]): Line[] =>
	lines.map(({ debit, credit, yen }) => ({ debit: credit, credit: debit, yen }))

/** What an account stands at: its debits less its credits, and that seen from the side it grows on. */
export type Balance = { account: string; debitYen: number; creditYen: number; balanceYen: number }

/** A balance from the two sums. */
export function balanceOf(account: string, debitYen: number, creditYen: number): Balance {
	const grows = (accounts as Record<string, { grows: string }>)[account]?.grows ?? 'debit'
	return {
		account,
		debitYen,
		creditYen,
		balanceYen: grows === 'debit' ? debitYen - creditYen : creditYen - debitYen,
	}
}

/** Balances of some lines, in the order of the accounts. */
export function balancesOf(
	lines: readonly { debitAccount: string; creditAccount: string; yen: number }[],
): Balance[] {
	const debit = new Map<string, number>()
	const credit = new Map<string, number>()
	for (const line of lines) {
		debit.set(line.debitAccount, (debit.get(line.debitAccount) ?? 0) + line.yen)
		credit.set(line.creditAccount, (credit.get(line.creditAccount) ?? 0) + line.yen)
	}
	return Object.keys(accounts).map((account) =>
		balanceOf(account, debit.get(account) ?? 0, credit.get(account) ?? 0),
	)
}
