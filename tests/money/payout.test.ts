// A payout run's rules: the day it is proposed for, by which way somebody is paid, one line a person.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankShortBy, groupByPerson, nextTransferDay, wayOf } from '~/money/payout'

test.each([
	['nearest promised day', ['2026-12-25', '2026-11-25'], '2026-11-20', '2026-11-25'],
	['bank day before a promised Sunday', ['2026-11-29'], '2026-11-20', '2026-11-27'],
	['first bank day from tomorrow for what is late', ['2026-11-19', '2026-11-25'], '2026-11-20', '2026-11-24'],
	['same for what is due today', ['2026-11-20'], '2026-11-20', '2026-11-24'],
	['same where nothing is due', [], '2026-11-20', '2026-11-24'],
])('is the %s', (_, payDays, today, day) => expect(nextTransferDay(payDays, today)).toBe(day))

const due = { payDay: '2026-12-25', connectReady: true, hasBankAccount: true }
const offered = { cash: true, connectFrom: '2026-12-18' }
const nothing = { cash: false, connectFrom: null }

test.each([
	['bank', {}, offered, 'bank'],
	['bank', {}, nothing, 'bank'],
	['cash', {}, offered, 'cash'],
	['cash', {}, nothing, 'bank'],
	['connect', {}, offered, 'connect'],
	['connect', {}, nothing, 'bank'],
	['connect', { connectReady: false }, offered, 'bank'],
	['connect', { payDay: '2026-12-18' }, offered, 'connect'],
	['connect', { payDay: '2026-12-17' }, offered, 'bank'],
	['connect', { payDay: '2026-12-17', hasBankAccount: false }, offered, 'connect'],
	['connect', { connectReady: false, hasBankAccount: false }, offered, 'bank'],
] as const)('who wishes %s %o is paid, offered %o, by %s', (paidBy, one, offers, way) =>
	expect(wayOf({ ...due, paidBy, ...one }, offers)).toBe(way),
)

test.each([
	['bank', 2600, 2600, 0],
	['bank', 2600, 2599, 1],
	['bank', 2600, 0, 2600],
	['bank', 2600, -400, 3000],
	['bank', 2600, 90_000, 0],
	['cash', 2600, 2000, 600],
	['connect', 2600, 0, 0],
] as const)('by %s, %i yen where the ledger holds %i is short by %i', (way, totalYen, bankYen, short) =>
	expect(bankShortBy({ way, totalYen }, bankYen)).toBe(short),
)

test('in cash nobody needs an account, and every yen is in one line', () => {
	const due = fc.array(
		fc.record({
			id: fc.uuid(),
			registrantId: fc.constantFrom('a', 'b', 'c'),
			yen: fc.integer({ min: 1, max: 90_000 }),
		}),
	)
	fc.assert(
		fc.property(
			due,
			fc.constantFrom<(string | null)[]>([null, null], ['x', null]),
			(some, [a = null, b = null]) => {
				const { shares, withoutAccount, totalYen } = groupByPerson(
					some,
					new Map([
						['a', a],
						['b', b],
					]),
				)
				const paid = some.filter((one) => one.registrantId !== 'c')
				expect(totalYen).toBe(paid.reduce((sum, one) => sum + one.yen, 0))
				expect(shares.reduce((sum, one) => sum + one.yen, 0)).toBe(totalYen)
				expect(shares.flatMap((one) => one.earningIds).sort()).toEqual(paid.map((one) => one.id).sort())
				expect(withoutAccount).toEqual(some.some((one) => one.registrantId === 'c') ? ['c'] : [])
			},
		),
	)
})
