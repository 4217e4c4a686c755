// Pay days: never past the sixtieth day, never when banks are closed, on every day of ten years.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '~/base/day'
import { isBankDay } from '~/council/calendar'
import type { PayRule } from '~/council/due-date'
import {
	closingDayOf,
	firstLate,
	latestPayDay,
	ordinaryPayRule,
	ownErrorClock,
	payDay,
	payRuleFrom,
	readPayRule,
	restPayDay,
} from '~/council/due-date'
import { sayPayRule } from '~/words/ja/settings'

test('the sixtieth day counts the day of service as the first (handbook §3.1)', () => {
	expect(latestPayDay('2026-05-15')).toBe('2026-07-13')
	let day = '2026-05-15'
	for (let counted = 1; counted < 60; counted++) day = addDays(day, 1)
	expect(latestPayDay('2026-05-15')).toBe(day)
})

const rule = (typed: string): PayRule => readPayRule(typed) ?? expect.unreachable(typed)

describe('closed at the end of the month and paid on the 25th of the next', () => {
	test('or the bank day before', () => {
		expect(payDay('2026-11-21')).toBe('2026-12-25')
		expect(payDay('2026-09-30')).toBe('2026-10-23')
		expect(payDay('2026-12-31')).toBe('2027-01-25')
	})
	test('in the first days of a month the bank day after, when the one before is in the closed month', () => {
		expect(payDay('2026-12-31', rule('翌月1日'))).toBe('2027-01-04')
		expect(payDay('2019-04-30', rule('翌月1日'))).toBe('2019-05-07')
		expect(payDay('2026-07-31', rule('翌月2日'))).toBe('2026-08-03')
	})
})

describe('a rule closed in the middle of a month', () => {
	test.each([
		['15日締め・当月25日払い', '2026-11-15', '2026-11-25'],
		['15日締め・当月25日払い', '2026-11-16', '2026-12-25'],
		['20日締め・翌月10日払い', '2026-11-20', '2026-12-10'],
		['20日締め・翌月10日払い', '2026-11-21', '2027-01-08'],
		['15日締め・当月末払い', '2026-10-15', '2026-10-30'],
		['30日締め・翌月15日払い', '2027-02-28', '2027-03-15'],
		['30日締め・翌月15日払い', '2027-01-31', '2027-03-15'],
	])('%s: work of %s is paid on %s', (typed, service, pays) => {
		expect(payDay(service, rule(typed))).toBe(pays)
	})
})

describe('a rule is read as people write it', () => {
	test.each([
		['月末締め・翌月25日払い', [31, 1, 25], '月末締め・翌月25日払い'],
		['末日締　翌月２５日払', [31, 1, 25], '月末締め・翌月25日払い'],
		['翌月25日', [31, 1, 25], '月末締め・翌月25日払い'],
		['15日締め当月末払い', [15, 0, 31], '15日締め・当月末日払い'],
		['20日締め、翌々月5日払い', [20, 2, 5], '20日締め・翌々月5日払い'],
	] as const)('%s', (typed, [closes, months, pays], said) => {
		expect(rule(typed)).toEqual({ closes, months, pays })
		expect(sayPayRule(rule(typed))).toBe(said)
		expect(payRuleFrom(said)).toEqual(rule(typed))
	})
	test.each([
		'25日',
		'翌月32日',
		'0日締め翌月5日払い',
		'20日締め当月10日払い',
		'月末締め当月末払い',
		'来月25日',
		'',
	])('but not %s', (typed) => expect(readPayRule(typed)).toBe(undefined))
	test('what was kept as a bare date is one of the next month', () => {
		expect(payRuleFrom(25)).toEqual(ordinaryPayRule)
	})
})

describe('a rule that is late in law on any day of ten years is told with the first such day', () => {
	test.each([
		['翌月30日', '2027-01-01', { service: '2027-03-01', pays: '2027-04-30', latest: '2027-04-29' }],
		['翌月末払い', '2027-04-01', { service: '2027-04-01', pays: '2027-05-31', latest: '2027-05-30' }],
		[
			'10日締め・翌々月5日払い',
			'2026-11-22',
			{ service: '2026-11-22', pays: '2027-02-05', latest: '2027-01-20' },
		],
	])('%s from %s', (typed, from, expected) => {
		expect(firstLate(rule(typed), from)).toEqual(expected)
	})
	test('and the 29th of the next month never is', () => {
		expect(firstLate(rule('翌月29日'), '2026-11-22')).toBe(undefined)
		expect(firstLate(ordinaryPayRule, '2026-11-22')).toBe(undefined)
	})
})

describe('two months, for continued work of one kind at a set rate', () => {
	test.each([
		['2026-07-01', '2026-08-31'],
		['2026-07-31', '2026-09-30'],
		['2026-12-31', '2027-02-28'],
		['2026-12-28', '2027-02-27'],
		['2027-12-30', '2028-02-29'],
		['2026-06-30', '2026-08-29'],
	])('a day of service on %s is paid by %s', (service, latest) =>
		expect(latestPayDay(service, 'two-months')).toBe(latest),
	)
	test('the end of the next month is late by sixty days, never by two months', () => {
		expect(firstLate(rule('翌月末払い'), '2026-07-01')).toMatchObject({ service: '2026-07-01' })
		expect(firstLate(rule('翌月末払い'), '2026-07-01', 'two-months')).toBe(undefined)
	})
	test('later than that is late by both', () =>
		expect(firstLate(rule('翌々月5日払い'), '2026-07-01', 'two-months')).toMatchObject({
			service: '2026-07-01',
			pays: '2026-09-04',
		}))
})

describe('the rest of what was sent too low', () => {
	const plan = { ordinary: ordinaryPayRule, shut: 'before' } as const
	const rest = (firstPayDay: string, today: string, held = false) =>
		restPayDay({ firstPayDay, today, held }, plan)
	test.each([
		['the next day banks are open', '2026-12-25', '2026-12-28', '2026-12-29'],
		['not today: its transfers are handed in', '2026-12-25', '2026-12-25', '2026-12-28'],
		['over the New Year', '2026-12-25', '2026-12-30', '2027-01-04'],
		['with the first, where that is still to come', '2026-12-25', '2026-12-14', '2026-12-25'],
		['never before tomorrow', '2026-12-25', '2026-12-24', '2026-12-25'],
	])('goes on %s', (_, first, today, day) => expect(rest(first, today)).toBe(day))
	test('of three parties waits for the employer: the ordinary rule counts from today', () => {
		expect(rest('2026-12-25', '2026-12-28', true)).toBe('2027-01-25')
		expect(rest('2026-12-25', '2027-01-05', true)).toBe('2027-02-25')
	})
	test('is always a bank day to come, within sixty days of its being found or the day of the first', () => {
		const day = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2026-01-01', n))
		fc.assert(
			fc.property(day, day, fc.boolean(), (service, today, held) => {
				const first = payDay(service)
				const found = rest(first, today, held)
				expect(isBankDay(found)).toBe(true)
				expect(found > today).toBe(true)
				expect(found === first || found <= latestPayDay(today)).toBe(true)
			}),
		)
	})
})

describe('pay that the person’s own account held up', () => {
	test.each([
		['no account yet', '2026-10-23', null, { mendedOn: null }],
		['put right afterwards', '2026-10-23', '2026-11-04', { mendedOn: '2026-11-04', latest: '2027-01-02' }],
		['put right that day', '2026-10-23', '2026-10-23', { mendedOn: '2026-10-23', latest: '2026-12-21' }],
		['sound all along', '2026-10-23', '2026-10-22', null],
	])('%s', (_, payDay, entered, clock) => expect(ownErrorClock(payDay, entered)).toEqual(clock))
})

describe('a pay day on which banks are shut', () => {
	test.each([
		['翌月20日', '2026-11-09', '2026-12-18', '2026-12-21'],
		['翌月31日', '2026-11-09', '2026-12-30', '2026-12-30'],
		['翌月25日', '2026-11-09', '2026-12-25', '2026-12-25'],
	])('%s of %s: %s, agreed %s', (typed, service, before, after) => {
		expect(payDay(service, rule(typed))).toBe(before)
		expect(payDay(service, rule(typed), 'after')).toBe(after)
	})
	test('with the agreement it is two days after the named day at most, on every day of ten years', () => {
		const named = rule('翌月29日')
		expect(firstLate(named, '2026-11-22', 'sixty-days', 'after')).toBe(undefined)
		for (let day = '2026-11-22'; day < '2036-11-22'; day = addDays(day, 1)) {
			const paid = payDay(day, named, 'after')
			if (!isBankDay(paid) || daysBetween(day, paid) > 61) expect.unreachable(`${day} ${paid}`)
		}
	})
})

test('every rule of any closing, every day of ten years: after its closing, on a bank day, and late only where it is told', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 31 }),
			fc.integer({ min: 0, max: 2 }),
			fc.integer({ min: 1, max: 31 }),
			(closes, months, pays) => {
				fc.pre(months > 0 || pays > closes)
				const one = { closes, months, pays }
				const late = firstLate(one, '2024-01-01')
				for (let day = '2024-01-01'; day < '2034-01-01'; day = addDays(day, 1)) {
					const [closing, paid] = [closingDayOf(day, one), payDay(day, one)]
					const isGood = closing >= day && daysBetween(day, closing) < 31 && paid > closing && isBankDay(paid)
					if (!isGood) expect.unreachable(`${day} paid on ${paid} by ${JSON.stringify(one)}`)
					if (daysBetween(day, paid) > 59) {
						expect(late).toEqual({ service: day, pays: paid, latest: latestPayDay(day) })
						return
					}
				}
				expect(late).toBe(undefined)
			},
		),
		{ numRuns: 60 },
	)
})
