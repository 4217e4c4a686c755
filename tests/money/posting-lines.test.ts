// Which lines each act of money writes, in both ways to contract.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContractMode } from '~/council/contract-mode'
import type { Account, Line } from '~/money/ledger'
import { bookedOn, checkLines, movedBy } from '~/money/ledger'
import { checkClosable, endsFiscalYear, isOver, nextToClose } from '~/money/month-close'
import type { PartToPass } from '~/money/posting-lines'
import {
	linesOfAdvance,
	linesOfEarning,
	linesOfInvoice,
	linesOfMoneyIn,
	linesOfPayout,
	tellApart,
} from '~/money/posting-lines'
import { Refusal } from '~/words/refusal'
import { accountsInOrder, chart } from '~db/chart'

/** What lines come to on an account, from the side it grows on. */
function on(account: Account, lines: readonly Line[], partyId = ''): number {
	const sum = movedBy([{ month: '2026-11', lines }]).find(
		(one) => one.account === account && one.partyId === partyId,
	)
	const debit = (sum?.debitYen ?? 0) - (sum?.creditYen ?? 0)
	return chart[account].grows === 'debit' ? debit : 0 - debit
}
const nameOf = (act: () => unknown) => {
	try {
		act()
	} catch (error) {
		return error instanceof Refusal ? error.refusal : 'fault'
	}
	return 'done'
}

describe('lines', () => {
	const who = { registrantId: 'r', employerId: 'e' }
	test.each([
		['A', 0, { 'cost-of-pay': 2600, 'pay-owed': 2600, withheld: 0, 'to-collect': 0, 'to-pass-on': 0 }],
		['A', 265, { 'cost-of-pay': 2600, 'pay-owed': 2335, withheld: 265, 'to-collect': 0, 'to-pass-on': 0 }],
		['B', 0, { 'cost-of-pay': 0, 'pay-owed': 0, withheld: 0, 'to-collect': 2600, 'to-pass-on': 2600 }],
		['B', 265, { 'cost-of-pay': 0, 'pay-owed': 0, withheld: 265, 'to-collect': 2600, 'to-pass-on': 2335 }],
	] as const)('of an earning in %s with %i withheld', (mode, withheldYen, expected) => {
		const lines = linesOfEarning({ mode, yen: 2600, withheldYen, ...who })
		checkLines(lines)
		for (const [account, yen] of Object.entries(expected)) expect(on(account as Account, lines)).toBe(yen)
	})
	test.each([
		['A', { receivable: 3289, revenue: 2600, fee: 390, 'consumption-tax': 299 }],
		['B', { receivable: 429, revenue: 0, fee: 390, 'consumption-tax': 39 }],
	] as const)('of an invoice in %s', (mode, expected) => {
		const taxYen = mode === 'A' ? 299 : 39
		const lines = linesOfInvoice({ mode, employerId: 'e', payYen: 2600, feeYen: 390, taxYen })
		checkLines(lines)
		for (const [account, yen] of Object.entries(expected)) expect(on(account as Account, lines)).toBe(yen)
	})
	test('leave out what moves nothing', () => {
		expect(linesOfInvoice({ mode: 'A', employerId: 'e', payYen: 100, feeYen: 0, taxYen: 0 })).toHaveLength(1)
		expect(linesOfInvoice({ mode: 'B', employerId: 'e', payYen: 100, feeYen: 0, taxYen: 0 })).toEqual([])
	})
	test('of pay that the council lays out leave the employer owing it, and the person with what is held', () => {
		const lines = [
			...linesOfEarning({ mode: 'B', yen: 500, ...who }),
			...linesOfAdvance('e', { registrantId: 'r', yen: 500 }),
			...linesOfPayout('B', 'r', 500),
		]
		expect([
			on('advances', lines, 'e'),
			on('to-collect', lines),
			on('held', lines),
			on('bank', lines),
		]).toEqual([500, 0, 0, -500])
	})
})

const parts = fc.array(
	fc.record({ registrantId: fc.constantFrom('a', 'b', 'c'), yen: fc.integer({ min: 1, max: 9_000 }) }),
	{ maxLength: 6 },
)
const sum = (list: readonly PartToPass[]) => list.reduce((total, one) => total + one.yen, 0)

describe('money that came in', () => {
	test.each([
		[1000, { passOn: [300, 200], ownYen: 100, overYen: 400 }],
		[600, { passOn: [300, 200], ownYen: 100, overYen: 0 }],
		[550, { passOn: [300, 200], ownYen: 50, overYen: 0 }],
		[350, { passOn: [300, 50], ownYen: 0, overYen: 0 }],
		[0, { passOn: [], ownYen: 0, overYen: 0 }],
	])('%i yen: the registrants first, then the fee, then what is too much', (yen, { passOn, ...rest }) => {
		const asked = {
			passOn: [
				{ registrantId: 'a', yen: 300 },
				{ registrantId: 'b', yen: 200 },
			],
			keptYen: 0,
			ownYen: 100,
		}
		expect(tellApart(yen, asked)).toEqual({
			keptYen: 0,
			passOn: passOn.map((part, n) => ({ registrantId: 'ab'[n], yen: part })),
			...rest,
		})
	})
	test('is told apart to the yen and never goes to the council before the registrants', () => {
		fc.assert(
			fc.property(fc.nat(60_000), parts, fc.nat(5_000), (yen, passOn, ownYen) => {
				const told = tellApart(yen, { passOn, keptYen: 40, ownYen })
				expect(sum(told.passOn) + told.keptYen + told.ownYen + told.overYen).toBe(yen)
				if (told.ownYen > 0) expect(sum(told.passOn)).toBe(sum(passOn))
				if (told.overYen > 0) expect(told.ownYen).toBe(ownYen)
			}),
		)
	})
	test('for registrants is held, and never income, until it is paid out; every life ends at nought', () => {
		fc.assert(
			fc.property(fc.constantFrom<ContractMode>('A', 'B'), parts, fc.nat(3_000), (mode, passOn, feeYen) => {
				const payYen = sum(passOn)
				const earned = passOn.flatMap(({ registrantId, yen }) =>
					linesOfEarning({ mode, yen, registrantId, employerId: 'e' }),
				)
				const asked = linesOfInvoice({ mode, employerId: 'e', payYen, feeYen, taxYen: 0 })
				const ownYen = mode === 'A' ? payYen + feeYen : feeYen
				const inside = linesOfMoneyIn(
					{ account: 'bank' },
					'e',
					tellApart(payYen + feeYen, { passOn: mode === 'A' ? [] : passOn, keptYen: 0, ownYen }),
				)
				const all = [...earned, ...asked, ...inside]
				if (mode === 'B') {
					expect(on('revenue', all)).toBe(0)
					expect(on('held', all)).toBe(payYen)
				}
				expect(on('bank', all)).toBe(payYen + feeYen)
				const out = passOn.flatMap(({ registrantId, yen }) => linesOfPayout(mode, registrantId, yen))
				const end = [...all, ...out]
				for (const account of accountsInOrder)
					if (!['bank', 'fee', 'revenue', 'cost-of-pay'].includes(account)) expect(on(account, end)).toBe(0)
				expect(on('bank', end)).toBe(feeYen)
			}),
		)
	})
})

describe('the day a posting stands on', () => {
	test.each([
		['2026-03-31', null, { day: '2026-03-31', forDay: null }],
		['2026-03-31', '2026-02', { day: '2026-03-31', forDay: null }],
		['2026-03-31', '2026-03', { day: '2026-04-01', forDay: '2026-03-31' }],
		['2025-12-07', '2026-03', { day: '2026-04-01', forDay: '2025-12-07' }],
		['2026-04-01', '2026-03', { day: '2026-04-01', forDay: null }],
		['2026-12-31', '2026-12', { day: '2027-01-01', forDay: '2026-12-31' }],
	] as const)('%s with %s closed', (day, closed, stands) => expect(bookedOn(day, closed)).toEqual(stands))
})

describe('closing a month', () => {
	test('goes in turn, from the month of the oldest posting', () => {
		expect(nextToClose(null, null)).toBeNull()
		expect(nextToClose(null, '2026-10-19')).toBe('2026-10')
		expect(nextToClose('2026-12', '2026-10-19')).toBe('2027-01')
	})
	test.each([
		['2026-10', '2026-10', '2026-11-01', 'done'],
		['2026-10', '2026-10', '2026-10-31', 'month-not-over'],
		['2026-11', '2026-10', '2026-12-01', 'month-close-order'],
		['2026-10', null, '2026-12-01', 'month-nothing-posted'],
	])('%s where %s is next, on %s', (month, next, today, answer) =>
		expect(nameOf(() => checkClosable(month, next, today))).toBe(answer),
	)
	test('a fiscal year ends with March', () => {
		expect(endsFiscalYear('2027-03')).toBe(true)
		expect(endsFiscalYear('2026-12')).toBe(false)
		expect(isOver('2026-12', '2027-01-01')).toBe(true)
	})
})
