// Sums that come to zero by their shape, and what undoes them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayMove } from '~/base/life'
import { agreedPay, earningState } from '~/money/earning'
import { invoiceDueDay, invoiceSums } from '~/money/invoice'
import type { Account, Line } from '~/money/ledger'
import { accounts, balanceOf, balancesOf, checkLines, nameOfAccount, opposite } from '~/money/ledger'
import type { PayoutState } from '~/money/payout'
import {
	accountIsWrong,
	checkTransferDay,
	checkTransferIsOver,
	groupByPerson,
	payoutMoves,
	payoutStates,
	returnReasons,
	stillHolds,
} from '~/money/payout'
import { accountNames, postingKinds, returnReasons as reasonWords } from '~/words/ja/ledger'
import { Refusal } from '~/words/refusal'
import { usualPayTerms } from '~/work/pay-terms'

const names = Object.keys(accounts) as Account[]
const side = (account: Account) => ({ account, partyId: accounts[account].party ? 'somebody' : null })
const line = (debit: Account, credit: Account, yen: number): Line => ({
	debit: side(debit),
	credit: side(credit),
	yen,
})
const flat = (lines: readonly Line[]) =>
	lines.map((one) => ({ debitAccount: one.debit.account, creditAccount: one.credit.account, yen: one.yen }))
const nameOf = (act: () => unknown) => {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal) return error.refusal
		return 'fault'
	}
	return 'done'
}
const anyLine = fc
	.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.integer({ min: 1, max: 10_000_000 }))
	.map(([debit, credit, yen]) => line(debit, credit, yen))

describe('the ledger', () => {
	test('has a Japanese name for each account', () => {
		expect(Object.keys(accountNames)).toEqual(names)
		expect(nameOfAccount('pay-owed')).toBe('未払報酬')
		expect(Object.keys(postingKinds)).toContain('reversal')
	})
	test('a line moves whole yen between parties that fit', () => {
		expect(nameOf(() => checkLines([]))).toBe('ledger-lines')
		expect(nameOf(() => checkLines([line('bank', 'revenue', 0)]))).toBe('ledger-lines')
		expect(nameOf(() => checkLines([line('bank', 'revenue', 1.5)]))).toBe('ledger-lines')
		expect(nameOf(() => checkLines([line('bank', 'revenue', -1)]))).toBe('ledger-lines')
		expect(nameOf(() => checkLines([line('bank', 'receivable', 1)]))).toBe('done')
		expect(
			nameOf(() => checkLines([{ ...line('bank', 'revenue', 1), credit: { account: 'receivable' } }])),
		).toBe('fault')
		expect(
			nameOf(() => checkLines([{ ...line('bank', 'revenue', 1), debit: { account: 'bank', partyId: 'x' } }])),
		).toBe('fault')
	})
	test('a balance is seen from the side its account grows on', () => {
		expect(balanceOf('bank', 500, 200).balanceYen).toBe(300)
		expect(balanceOf('pay-owed', 200, 500).balanceYen).toBe(300)
	})
	test('any lines come to zero, and equal a count one by one', () => {
		fc.assert(
			fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
				const found = balancesOf(flat(lines))
				expect(found.reduce((sum, one) => sum + one.debitYen - one.creditYen, 0)).toBe(0)
				for (const account of names) {
					let slow = 0
					for (const one of lines) {
						if (one.debit.account === account) slow += one.yen
						if (one.credit.account === account) slow -= one.yen
					}
					const { balanceYen } = found.find((one) => one.account === account) ?? { balanceYen: Number.NaN }
					expect(balanceYen === (accounts[account].grows === 'debit' ? slow : 0 - slow)).toBe(true)
				}
			}),
		)
	})
	test('the opposite undoes everything', () => {
		fc.assert(
			fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
				const all = balancesOf([...flat(lines), ...flat(opposite(lines))])
				expect(all.every((one) => one.balanceYen === 0)).toBe(true)
			}),
		)
	})
})

describe('an earning', () => {
	test('is what the agreed terms say', () => {
		expect(agreedPay({ payYen: 2600, serviceOn: '2026-11-09', payOn: '2026-12-25' })).toEqual({
			payYen: 2600,
			terms: usualPayTerms,
			serviceDay: '2026-11-09',
			payDay: '2026-12-25',
		})
		expect(() => agreedPay({ payYen: 0, serviceOn: '2026-11-09', payOn: '2026-12-25' })).toThrow()
		expect(() => agreedPay({ payYen: 2600, serviceOn: null, payOn: '2026-12-25' })).toThrow()
	})
	test.each([
		[null, 'credited'],
		[{ state: 'made', result: null }, 'being-paid'],
		[{ state: 'approved', result: null }, 'being-paid'],
		[{ state: 'sent', result: null }, 'sent'],
		[{ state: 'settled', result: 'paid' }, 'paid'],
		[{ state: 'sent', result: 'returned' }, 'returned'],
		[{ state: 'dropped', result: null }, 'credited'],
	] as const)('%o is %s', (of, state) => expect(earningState(of)).toBe(state))
})

describe('an invoice', () => {
	const at10 = { taxRatePermille: 100 }
	test('bills travel as it is, and no tax on what makes good a late calling off', () => {
		const work = { payYen: 2600, feeYen: 390, travelYen: 300, ...at10 }
		expect(invoiceSums([work])).toMatchObject({ netYen: 3290, taxYen: 329, totalYen: 3619 })
		const off = { payYen: 1560, feeYen: 0, travelYen: 0, ...at10 }
		expect(invoiceSums([work, { ...off, taxed: false }])).toMatchObject({
			taxYen: 329,
			rates: [{ ratePermille: 100, taxedYen: 3290, taxYen: 329 }],
		})
		expect(invoiceSums([work, off]).taxYen).toBe(485)
	})
	test('taxes once, cut down to the yen', () => {
		const lines = [
			{ payYen: 2600, feeYen: 390, ...at10 },
			{ payYen: 15, feeYen: 0, ...at10 },
		]
		expect(invoiceSums(lines)).toMatchObject({ netYen: 3005, taxYen: 300, totalYen: 3305 })
	})
	test('taxes each rate of a month in which it changed once, the work by its own day', () => {
		const line = (payYen: number, taxRatePermille: number) => ({ payYen, feeYen: 0, taxRatePermille })
		// By line it would be 0 + 0 + 1 + 1; once a rate it is 1 (19 × 10 %) and 3 (26 × 12 %, of 3.12).
		expect(invoiceSums([line(9, 100), line(10, 100), line(13, 120), line(13, 120)])).toEqual({
			netYen: 45,
			taxYen: 4,
			totalYen: 49,
			rates: [
				{ ratePermille: 120, taxedYen: 26, taxYen: 3 },
				{ ratePermille: 100, taxedYen: 19, taxYen: 1 },
			],
		})
	})
	test('of three parties taxes the fee alone', () => {
		expect(invoiceSums([{ payYen: 2600, feeYen: 390, ...at10 }], 'B')).toEqual({
			netYen: 2990,
			taxYen: 39,
			totalYen: 3029,
			rates: [{ ratePermille: 100, taxedYen: 390, taxYen: 39 }],
		})
	})
	test('is due after its days', () => expect(invoiceDueDay('2026-12-01', 30)).toBe('2026-12-31'))
})

describe('a payout', () => {
	const due = [
		{ id: 'e1', registrantId: 'a', yen: 2600 },
		{ id: 'e2', registrantId: 'b', yen: 1000 },
		{ id: 'e3', registrantId: 'a', yen: 400 },
		{ id: 'e4', registrantId: 'c', yen: 999 },
	]
	test('is one transfer a person; who has no account waits', () => {
		expect(
			groupByPerson(
				due,
				new Map([
					['a', 'acc-a'],
					['b', 'acc-b'],
				]),
			),
		).toEqual({
			shares: [
				{ registrantId: 'a', bankAccountId: 'acc-a', yen: 3000, earningIds: ['e1', 'e3'] },
				{ registrantId: 'b', bankAccountId: 'acc-b', yen: 1000, earningIds: ['e2'] },
			],
			withoutAccount: ['c'],
			totalYen: 4000,
		})
	})
	test('loses no yen and no earning', () => {
		const any = fc.array(
			fc.record({
				registrantId: fc.constantFrom('a', 'b', 'c', 'd'),
				yen: fc.integer({ min: 1, max: 100_000 }),
			}),
			{ maxLength: 30 },
		)
		fc.assert(
			fc.property(any, fc.subarray(['a', 'b', 'c', 'd']), (rows, having) => {
				const all = rows.map((row, n) => ({ ...row, id: `e${n}` }))
				const found = groupByPerson(all, new Map(having.map((id) => [id, `acc-${id}`])))
				let slow = 0
				for (const row of all) if (having.includes(row.registrantId)) slow += row.yen
				expect(found.totalYen).toBe(slow)
				expect(found.shares.flatMap((one) => one.earningIds)).toHaveLength(
					all.filter((row) => having.includes(row.registrantId)).length,
				)
				expect(new Set(found.shares.map((one) => one.registrantId)).size).toBe(found.shares.length)
			}),
		)
	})
	test('goes on a bank day to come', () => {
		expect(nameOf(() => checkTransferDay('2026-12-25', '2026-12-21'))).toBe('done')
		expect(nameOf(() => checkTransferDay('2026-12-26', '2026-12-21'))).toBe('transfer-day-closed')
		expect(nameOf(() => checkTransferDay('2026-12-18', '2026-12-21'))).toBe('payout-day-past')
		expect(nameOf(() => checkTransferDay('2026-12-31', '2026-12-21'))).toBe('transfer-day-closed')
		expect(nameOf(() => checkTransferDay('2027-12-24', '2026-12-21'))).toBe('payout-day-far')
		expect(nameOf(() => checkTransferIsOver('2026-12-25', '2026-12-24'))).toBe('payout-not-yet')
		expect(nameOf(() => checkTransferIsOver('2026-12-25', '2026-12-25'))).toBe('done')
	})
	test('holds as long as count, sum, lines and accounts do', () => {
		const payout = { lines: 2, totalYen: 3000 }
		const lines = [
			{ yen: 2000, earningsYen: 2000, accountInUse: true },
			{ yen: 1000, earningsYen: 1000, accountInUse: true },
		]
		expect(stillHolds(payout, lines)).toBe(true)
		expect(stillHolds({ ...payout, totalYen: 2999 }, lines)).toBe(false)
		expect(stillHolds({ ...payout, lines: 3 }, lines)).toBe(false)
		for (const spoilt of [{ earningsYen: 999 }, { accountInUse: false }, { yen: 1001, earningsYen: 1001 }])
			expect(
				stillHolds(payout, [
					lines[0] as (typeof lines)[0],
					{ ...(lines[1] as (typeof lines)[0]), ...spoilt },
				]),
			).toBe(false)
	})
	test('two people stand between making and sending', () => {
		const path = (state: PayoutState) =>
			payoutMoves.filter((move) => move.to === state).flatMap((move) => [...move.from])
		expect(path('sent')).toEqual(['approved'])
		expect(path('approved')).toEqual(['made'])
		for (const end of ['settled', 'dropped'])
			for (const move of payoutMoves) expect(mayMove(payoutMoves, move.act, end)).toBe(false)
		expect(payoutStates.filter((state) => !payoutMoves.some((move) => move.to === state))).toEqual([])
	})
	test('reasons of a return have words, and most end the account', () => {
		expect(Object.keys(reasonWords)).toEqual([...returnReasons])
		expect(returnReasons.filter(accountIsWrong)).toEqual(['no-account', 'name-differs', 'closed'])
	})
})
