// The ledger (元帳): what a line is, sums that come to zero by their shape, and the day a posting stands on.
import type { Day, Month } from '~/base/day'
import { addMonths, monthOf } from '~/base/day'
import { isYen } from '~/base/yen'
import { accountNames } from '~/words/ja/ledger'
import { refused } from '~/words/refusal'
import type { Account } from '~db/chart'
import { accountsInOrder, chart } from '~db/chart'

/** Which side an account grows on, and whose name stands beside it; each has its name in words. */
export const accounts = chart satisfies Record<keyof typeof accountNames, unknown>

export type { Account }

/** Whether a word names an account of the chart. */
export const isAccount = (name: string): name is Account => Object.hasOwn(accounts, name)

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
	return accountsInOrder.map((account) =>
		balanceOf(account, debit.get(account) ?? 0, credit.get(account) ?? 0),
	)
}

/**
 * The day a posting stands on: its own, or the first of the month after the last that was closed, and then its own day
 * beside it, so that the open month names the old one.
 */
export function bookedOn(day: Day, lastClosed: Month | null): { day: Day; forDay: Day | null } {
	if (lastClosed === null || monthOf(day) > lastClosed) return { day, forDay: null }
	return { day: `${addMonths(lastClosed, 1)}-01`, forDay: day }
}

/** What moved on an account in a month, for one party (`''`: for all of them). */
export type Moved = { account: Account; partyId: string; month: Month; debitYen: number; creditYen: number }

/** What lines move, together by account, party and month, and over all parties; in the order of their keys. */
export function movedBy(booked: readonly { month: Month; lines: readonly Line[] }[]): Moved[] {
	const sums = new Map<string, Moved>()
	const sumOf = ({ account }: Side, partyId: string, month: Month): Moved => {
		const key = `${account} ${partyId} ${month}`
		const sum = sums.get(key) ?? { account, partyId, month, debitYen: 0, creditYen: 0 }
		sums.set(key, sum)
		return sum
	}
	const parties = ({ partyId }: Side) => (partyId ? ['', partyId] : [''])
	for (const { month, lines } of booked)
		for (const { debit, credit, yen } of lines) {
			for (const partyId of parties(debit)) sumOf(debit, partyId, month).debitYen += yen
			for (const partyId of parties(credit)) sumOf(credit, partyId, month).creditYen += yen
		}
	// One order for everybody: two who post at once never wait for each other crosswise.
	return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
