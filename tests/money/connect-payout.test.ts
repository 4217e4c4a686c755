// A line paid through the processor: where it stands, what may follow what, and by when it must be sent.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isBankDay } from '~/council/calendar'
import type { BankPayoutSeen } from '~/money/connect-payout'
import {
	bankPayoutMoves,
	connectFrom,
	connectStepOf,
	nextPayoutLook,
	paidAfterBack,
	reasonOfFault,
	sendBy,
} from '~/money/connect-payout'

const asked = { state: 'asked', fault: null } as const
const short = { state: 'asked', fault: 'balance_insufficient' } as const
const failed = { state: 'failed', fault: 'account_not_ready' } as const
const done = { state: 'done', fault: null } as const
const none = undefined

test.each([
	['asked', null, asked, none, none],
	['asked', null, { state: 'asked', fault: 'no_answer' } as const, none, none],
	['short', null, short, none, none],
	['failed', null, failed, none, none],
	['transferred', null, done, none, none],
	['transferred', null, done, asked, none],
	['stuck', null, done, failed, none],
	['on-the-way', null, done, done, none],
	['paid', 'paid', done, done, none],
	['going-back', 'paid', done, done, asked],
	['going-back', null, failed, none, asked],
	['back-failed', null, failed, none, failed],
	['returned', 'returned', failed, none, done],
	['on-the-way', null, done, done, done],
	['goes-after-back', 'returned', done, { ...done, waits: true }, done],
	['paid-after-back', 'returned', done, { state: 'failed', fault: paidAfterBack } as const, done],
	['returned', 'returned', done, { state: 'failed', fault: 'given_up' } as const, done],
] as const)('stands as %s', (step, result, transfer, payout, back) =>
	expect(connectStepOf({ result, transfer, payout, back })).toBe(step),
)

const states = ['waits', 'paid', 'failed'] as const

describe('what is told of money on its way to a bank', () => {
	it('ends the same in whatever order it is heard, as far as it had come', () => {
		const rank = { waits: 0, paid: 1, failed: 2 }
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 8 }), (heard) => {
				let known: BankPayoutSeen['state'] | null = null
				for (const one of heard) if (bankPayoutMoves(known, one)) known = one
				const furthest = heard.reduce((a, b) => (rank[b] > rank[a] ? b : a))
				expect(known).toBe(furthest)
			}),
		)
	})
	it('is asked after until some days after it was paid, and no more once it came back', () => {
		const at = new Date('2026-12-10T00:00:00Z')
		const seen = { ref: 'po', state: 'waits', arrivesAt: at.getTime(), fault: null } as const
		expect(nextPayoutLook(seen, at)?.getTime()).toBe(at.getTime() + 3_600_000)
		expect(nextPayoutLook({ ...seen, state: 'paid' }, at)?.getTime()).toBe(at.getTime() + 86_400_000)
		const late = new Date(at.getTime() + 11 * 86_400_000)
		expect(nextPayoutLook({ ...seen, state: 'paid' }, late)).toBeNull()
		expect(nextPayoutLook({ ...seen, state: 'failed' }, at)).toBeNull()
	})
})

test.each([
	['no_account', 'no-account'],
	['account_closed', 'closed'],
	['incorrect_account_holder_name', 'name-differs'],
	['could_not_process', 'other'],
	[null, 'other'],
] as const)('a bank that says %s gives it back for %s', (fault, reason) =>
	expect(reasonOfFault(fault)).toBe(reason),
)

describe('the days it takes', () => {
	it.each([
		['2026-12-10', 4, '2026-12-16'],
		['2026-12-12', 1, '2026-12-14'],
		['2026-12-28', 4, '2027-01-05'],
	])('sent on %s, %i bank days later it is there on %s', (today, days, there) =>
		expect(connectFrom(today, days)).toBe(there),
	)
	it('sent by the last day, it is there in time; a bank day later it is not', () => {
		const day = fc
			.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
			.map((one) => one.toISOString().slice(0, 10))
			.filter(isBankDay)
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 10 }), (transferDay, days) => {
				const last = sendBy(transferDay, days)
				expect(connectFrom(last, days)).toBe(transferDay)
			}),
		)
	})
})
