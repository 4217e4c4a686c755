// What was paid by month and year, and which 支払調書 a year asks for.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paid } from '~/money/paid'
import { paidByMonth, paymentRecords, sumPaid } from '~/money/paid'
import { writePaymentRecords } from '~/money/payment-record-file'

const paid = (over: Partial<Paid> = {}): Paid => {
	const one = {
		registrantId: 'r1',
		employerId: 'e1',
		day: '2026-11-25',
		kind: 'work' as const,
		payYen: 2600,
		travelYen: 0,
		withheldYen: 0,
		withheldBy: null,
		withholding: 'none',
		...over,
	}
	return { ...one, yen: one.payYen + one.travelYen - one.withheldYen }
}
const design = (over: Partial<Paid> = {}) =>
	paid({ payYen: 60_000, withheldYen: 6126, withholding: 'design', withheldBy: 'council', ...over })

describe('sums', () => {
	test('of a month count the days on which something was sent', () => {
		const all = [paid(), paid({ payYen: 1000, travelYen: 300 }), paid({ day: '2026-11-28' })]
		expect(paidByMonth(all)).toEqual([
			{ month: '2026-11', times: 2, payYen: 6200, travelYen: 300, withheldYen: 0, sentYen: 6500 },
		])
	})
	test('stand in the order of months, and a month of nothing is not one of them', () => {
		const all = [paid({ day: '2027-01-25' }), paid({ day: '2026-11-25' })]
		expect(paidByMonth(all).map((one) => one.month)).toEqual(['2026-11', '2027-01'])
		expect(paidByMonth([])).toEqual([])
	})
	test('of the months are those of the whole', () => {
		const any = fc.record({
			day: fc.constantFrom('2026-10-25', '2026-11-25', '2026-11-28', '2027-01-25'),
			payYen: fc.integer({ min: 1, max: 100_000 }),
			travelYen: fc.integer({ min: 0, max: 3000 }),
			withheldYen: fc.constant(0),
		})
		fc.assert(
			fc.property(fc.array(any), (some) => {
				const all = some.map((one) => paid(one))
				const months = paidByMonth(all)
				const sum = (of: 'payYen' | 'travelYen' | 'withheldYen' | 'sentYen' | 'times') =>
					months.reduce((total, month) => total + month[of], 0)
				const { times, ...sums } = sumPaid(all)
				for (const [name, yen] of Object.entries(sums)) expect(sum(name as 'payYen')).toBe(yen)
				expect(sum('times')).toBe(times)
			}),
		)
	})
})

describe('支払調書', () => {
	const of = (...some: Paid[]) => paymentRecords(some, 50_000)
	test.each([
		['ordinary pay, however much', [paid({ payYen: 900_000 })], []],
		['exactly the threshold', [design({ payYen: 50_000, withheldYen: 5105 })], []],
		['a yen above it', [design({ payYen: 50_001, withheldYen: 5105 })], [[null, 50_001, 5105]]],
		[
			'two pieces that pass it together',
			[
				design({ payYen: 30_000, withheldYen: 3063 }),
				design({ payYen: 30_000, withheldYen: 3063, day: '2026-12-25' }),
			],
			[[null, 60_000, 6126]],
		],
		[
			'travel counts',
			[design({ payYen: 49_000, travelYen: 1001, withheldYen: 5105 })],
			[[null, 50_001, 5105]],
		],
		['ordinary pay beside it does not count', [design({ payYen: 40_000 }), paid({ payYen: 40_000 })], []],
		['in mode B it is the employer’s', [design({ withheldBy: 'employer' })], [['e1', 60_000, 6126]]],
		[
			'two employers are two payers, each with their own threshold',
			[
				design({ withheldBy: 'employer', payYen: 40_000 }),
				design({ withheldBy: 'employer', employerId: 'e2', payYen: 40_000 }),
			],
			[],
		],
	] as const)('%s', (_, some, records) =>
		expect(of(...some).map((one) => [one.payerId, one.paidYen, one.withheldYen])).toEqual(records),
	)
	test('a person with two kinds has a line for each once both together pass it', () => {
		const records = of(design({ payYen: 40_000 }), design({ payYen: 20_000, withholding: 'lecture' }))
		expect(records.map((one) => [one.withholding, one.paidYen])).toEqual([
			['design', 40_000],
			['lecture', 20_000],
		])
	})
})

test('the file opens in a spreadsheet, runs nothing, and holds no column for a number of the tax office', () => {
	const [record] = paymentRecords([design()], 50_000)
	if (!record) throw new Error('no record')
	const text = writePaymentRecords([
		{
			...record,
			payerName: null,
			number: '260001',
			familyName: '日高',
			givenName: '=花',
			address: 'ひなた市中央1-1, "あおば"荘',
		},
		{
			...record,
			payerName: '=SUM(A1)',
			number: '260002',
			familyName: '𠮷',
			givenName: '花',
			address: '中央',
		},
	])
	expect(text).toBe(
		'\ufeff支払者,登録番号,氏名,住所,区分,支払金額,源泉徴収税額,備考\r\n' +
			'事務局,260001,日高 =花,"ひなた市中央1-1, ""あおば""荘",デザイン料,60000,6126,\r\n' +
			"'=SUM(A1),260002,𠮷 花,中央,デザイン料,60000,6126,\r\n",
	)
	expect(text).not.toMatch(/マイナンバー|個人番号/)
})
