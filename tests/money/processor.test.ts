// The rules about the processor: which ways for which sum, what was seen last, when to ask again, and what paying by it costs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckoutSeen, CheckoutState } from '~/money/processor'
import {
	channelOfWay,
	checkoutStates,
	connectCost,
	dayOfPayment,
	eventAgainAt,
	isOpenAt,
	keyHolds,
	laterOf,
	meaningOf,
	nextLook,
	nextTry,
	personKinds,
	waysFor,
} from '~/money/processor'
import { processorWords } from '~/words/ja/processor'
import { runs } from '../runner/long'

const all = { card: true, konbiniMostYen: 300_000, transfer: true }
const at = new Date('2026-12-10T00:00:00Z')
const minute = 60_000

describe('the ways to pay', () => {
	it.each([
		[3_289, all, ['card', 'konbini', 'transfer']],
		[300_000, all, ['card', 'konbini', 'transfer']],
		[300_001, all, ['card', 'transfer']],
		[120, all, ['card', 'konbini', 'transfer']],
		[119, all, ['card', 'transfer']],
		[49, all, ['transfer']],
		[0, all, []],
		[3_289, { ...all, card: false }, ['konbini', 'transfer']],
		[3_289, { ...all, konbiniMostYen: 0 }, ['card', 'transfer']],
		[3_289, { card: false, konbiniMostYen: 0, transfer: false }, []],
	])('of %i yen', (yen, offered, ways) => {
		expect(waysFor(yen, offered)).toEqual(ways)
	})

	it.each([
		['card', 'card'],
		['konbini', 'konbini'],
		['customer_balance', 'processor-bank'],
		['link', 'card'],
		[null, 'card'],
	])('%s comes in as %s', (way, channel) => {
		expect(channelOfWay(way)).toBe(channel)
	})
})

const seen = (state: CheckoutState): CheckoutSeen => ({
	ref: 'cs_1',
	state,
	url: state === 'open' ? 'https://checkout.stripe.com/c/pay/cs_1' : null,
	until: at.getTime(),
	yen: 100,
	paymentRef: 'pi_1',
	way: null,
	paidAt: null,
})

describe('what was seen of a payment', () => {
	it.each([
		['open', 'waits', 'waits'],
		['open', 'over', 'over'],
		['waits', 'open', 'waits'],
		['waits', 'over', 'over'],
		['over', 'open', 'over'],
		['over', 'waits', 'over'],
		['over', 'paid', 'paid'],
		['paid', 'over', 'paid'],
		['paid', 'open', 'paid'],
	] as const)('%s and then %s is %s', (known, told, now) => {
		expect(laterOf(seen(known), seen(told)).state).toBe(now)
	})

	it('ends the same in any order and however often it is told', () => {
		const states = fc.array(fc.constantFrom(...checkoutStates), { minLength: 1, maxLength: 8 })
		const end = (told: readonly CheckoutState[]) =>
			told.reduce<CheckoutSeen | null>((known, state) => laterOf(known, seen(state)), null)?.state
		fc.assert(
			fc.property(states, fc.nat(), (told, turn) => {
				const others = [...told, ...told.slice(turn % told.length), ...told].reverse()
				expect(end(others)).toBe(end(told))
			}),
			runs(200),
		)
	})

	it('can be paid on its page until its hour', () => {
		expect(isOpenAt(seen('open'), new Date(at.getTime() - 1))).toBe(true)
		expect(isOpenAt(seen('open'), at)).toBe(false)
		expect(isOpenAt(seen('waits'), new Date(0))).toBe(false)
		expect(isOpenAt({ ...seen('open'), until: null }, at)).toBe(true)
	})
})

describe('asking again', () => {
	it('waits longer each time, and ends', () => {
		const waited = Array.from({ length: 12 }, (_, n) => nextTry(at, n + 1)).map(
			(next) => next && (next.getTime() - at.getTime()) / minute,
		)
		expect(waited).toEqual([1, 2, 5, 15, 30, 60, 120, 240, 480, 720, null, null])
	})

	it('is done only while the processor knows the key', () => {
		const minutesOn = (minutes: number) => new Date(at.getTime() + minutes * minute)
		expect(keyHolds(at, minutesOn(0))).toBe(true)
		expect(keyHolds(at, minutesOn(23 * 60 - 1))).toBe(true)
		expect(keyHolds(at, minutesOn(23 * 60))).toBe(false)
	})

	it.each([
		[0, 5],
		[59, 5],
		[60, 60],
		[23 * 60, 60],
		[24 * 60, 12 * 60],
	])('after a payment of %i minutes ago comes %i minutes later', (ago, wait) => {
		const asked = new Date(at.getTime() - ago * minute)
		expect(nextLook(asked, at).getTime() - at.getTime()).toBe(wait * minute)
	})

	it('handles an event at once, then after growing waits, and at last leaves it to a person', () => {
		expect(eventAgainAt(at, 0)).toEqual(at)
		expect(eventAgainAt(at, 2)).toEqual(new Date(at.getTime() + 3 * minute))
		expect(eventAgainAt(at, 10)).not.toBeNull()
		expect(eventAgainAt(at, 11)).toBeNull()
	})
})

describe('what the processor tells', () => {
	it.each([
		['checkout.session.completed', 'checkout'],
		['checkout.session.async_payment_failed', 'checkout'],
		['account.updated', 'account'],
		['charge.refunded', 'person'],
		['charge.dispute.created', 'person'],
		['payout.paid', 'nothing'],
		['customer.created', 'nothing'],
		['', 'nothing'],
	])('%s means %s', (kind, meaning) => {
		expect(meaningOf(kind)).toBe(meaning)
	})

	it('has a sentence of what to do for each thing a person looks at', () => {
		for (const kind of personKinds) expect(processorWords.events[kind].length).toBeGreaterThan(20)
	})

	it('is never booked on a day to come', () => {
		expect(dayOfPayment('2026-12-11', '2026-12-10')).toBe('2026-12-10')
		expect(dayOfPayment('2026-12-09', '2026-12-10')).toBe('2026-12-09')
	})
})

const prices = { monthYen: 200, payoutYen: 250, sharePermyriad: 25, taxPermille: 100 }

describe('paying registrants through the processor', () => {
	it.each([
		// Handbook §5: 220 + 275 + 13.2, cut off.
		[{ people: 1, payments: 1, yen: 4_800 }, 508],
		[{ people: 0, payments: 0, yen: 0 }, 0],
		[{ people: 30, payments: 30, yen: 300_000 }, 15_675],
	])('%o costs %i yen', (month, cost) => {
		expect(connectCost(month, prices)).toBe(cost)
	})

	it('costs what the three parts come to, each with its tax', () => {
		const count = fc.nat(500)
		fc.assert(
			fc.property(count, count, fc.nat(10_000_000), (people, payments, yen) => {
				const slow = (people * 200 + payments * 250 + yen * 0.0025) * 1.1
				expect(Math.abs(connectCost({ people, payments, yen }, prices) - slow)).toBeLessThanOrEqual(1)
			}),
			runs(200),
		)
	})
})
