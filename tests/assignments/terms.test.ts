// The written terms hold every item of the law, and the same terms give the same hash.

import { describe, expect, test } from 'vitest'
import type { PayFacts } from '~/assignments/pay-items'
import { cancelRuleIn, payTermsIn } from '~/assignments/pay-items'
import type { TermsFacts } from '~/assignments/terms'
import {
	asAgreed,
	composeTerms,
	hashTerms,
	inspectBy,
	missingTermsItems,
	nameForEmployer,
	namesByTerms,
	termsItems,
} from '~/assignments/terms'
import type { PayPlan } from '~/council/due-date'
import { latestPayDay, ordinaryPayRule, principalPayDay, readPayRule } from '~/council/due-date'
import { termItemsOf } from '~/ui/terms-body'
import { termsQuestions, termsWords } from '~/words/ja/terms'
import { usualPayTerms } from '~/work/pay-terms'
import { payFacts } from '../pay-facts'

const plan: PayPlan = {
	ordinary: ordinaryPayRule,
	continued: ordinaryPayRule,
	shut: 'before',
	afterPrincipalDays: 0,
	invoiceDueDays: 30,
}

const facts: TermsFacts = {
	office: { name: 'ひなた市しごとコンビニ協議会', address: '中央1-1-1', telephone: '0999-00-1234' },
	contractor: { name: '日高 花', number: '260001', callName: '日高', invoiceNumber: null },
	employer: { name: '田村農園', address: 'ひなた市北町3-3', household: false },
	task: {
		contractMode: 'A',
		title: '栗の皮むき',
		result: '栗10kgの皮をむく',
		procedure: '洗ってむく',
		specification: '渋皮が残っていない',
		contractKind: 'ukeoi',
		place: '作業場',
		address: 'ひなた市北町3-3',
		atHome: false,
		payYen: 2600,
		payFor: '1回',
		minutes: 120,
		bring: '',
		rain: '',
		outdoors: false,
		weather: null,
		cancellation: '前日17時までは0円です。',
		insurance: '事務局が入っています。',
		skill: null,
		undecided: [],
		continued: false,
	},
	slot: { day: '2026-11-09', startMinute: 570, endMinute: 690, reserveDay: null },
	pay: payFacts(),
	rules: { inspectDays: 10, plan, closingDays: new Set() },
	outsideContact: 'フリーランス・トラブル110番',
}
const body = composeTerms(facts)

describe('the items of 3条', () => {
	test('are all there, in their order', () => {
		expect(Object.keys(body)).toEqual([...termsItems])
		expect(missingTermsItems(body)).toEqual([])
	})
	test.each([
		['1', { commissioner: 'ひなた市しごとコンビニ協議会', contractor: '日高 花' }],
		['2 not before the yes', { commissionedOn: null }],
		['3', { result: '栗10kgの皮をむく', specification: '渋皮が残っていない', contractKind: 'ukeoi' }],
		['4', { serviceOn: '2026-11-09', startMinute: 570, endMinute: 690 }],
		['5 the full address', { place: '作業場', address: 'ひなた市北町3-3' }],
		['6', { inspectBy: '2026-11-24' }],
		['7', { payYen: 2600, payFor: '1回', payOn: '2026-12-25' }],
		[
			'8-10',
			{
				payMethod: 'bank-transfer',
				bill: null,
				lumpSettlement: null,
				electronicClaim: null,
				fundsTransfer: null,
			},
		],
		['the fee is the council’s', { transferFeeBy: 'council' }],
		['7 counted as one result', { payBy: 'result', payUnits: 1, payUnitYen: 2600, sentYen: 2600 }],
		['7 with nothing beside it', { travel: 'none', withholding: 'none', withheldYen: 0 }],
		['calling off', { cancelFreeMinute: 1020, cancelLateShare: 600, cancelBegunShare: 1000 }],
		['再委託', { subcontracted: true, principal: '田村農園', principalPayOn: '2026-12-31' }],
	])('%s', (_, part) => expect(body).toMatchObject(part))

	test('pay is never later than the law', () =>
		expect(String(body.payOn) <= latestPayDay('2026-11-09')).toBe(true))
	test('inspection counts office days over the holidays', () => {
		expect(inspectBy('2026-12-28', 1, new Set())).toBe('2027-01-04')
		expect(inspectBy('2026-11-09', 1, new Set(['2026-11-10']))).toBe('2026-11-11')
	})
	test('the principal pays after the month', () =>
		expect(principalPayDay('2026-12-31', 30)).toBe('2027-01-31'))
	test('at home the place stands for the address', () => {
		const home = composeTerms({
			...facts,
			task: { ...facts.task, atHome: true, address: '', place: 'ご自宅' },
		})
		expect(home.address).toBe('ご自宅')
		expect(missingTermsItems(home)).toEqual([])
	})
})

describe('the pay day', () => {
	const monthEnd = readPayRule('月末締め・翌月末払い') ?? expect.unreachable()
	const terms = (over: Partial<TermsFacts['task']>, also: Partial<PayPlan>) =>
		composeTerms({
			...facts,
			task: { ...facts.task, ...over },
			rules: { ...facts.rules, plan: { ...plan, ...also } },
		})
	test('of continued work goes by its own closing, and the terms hold the agreement', () => {
		const continued = terms({ continued: true }, { continued: monthEnd })
		expect(continued).toMatchObject({ payOn: '2026-12-30', payClosing: '月末締め・翌月末日払い' })
		expect(terms({}, { continued: monthEnd })).toMatchObject({ payOn: '2026-12-25', payClosing: '' })
	})
	test('past a shut bank only where the terms say so', () => {
		const after = terms({}, { ordinary: readPayRule('翌月20日') ?? expect.unreachable(), shut: 'after' })
		expect(after).toMatchObject({ payOn: '2026-12-21', payBankShut: 'after' })
		expect(terms({}, { ordinary: readPayRule('翌月20日') ?? expect.unreachable() })).toMatchObject({
			payOn: '2026-12-18',
			payBankShut: 'before',
		})
	})
	test('waits for the employer in a 再委託 alone, where the three items stand', () => {
		const waiting = terms({}, { afterPrincipalDays: 30 })
		expect(waiting).toMatchObject({
			principalPayOn: '2026-12-31',
			payOn: '2027-01-29',
			payAfterPrincipal: 30,
			subcontracted: true,
			principal: '田村農園',
		})
		expect(terms({ contractMode: 'B' }, { afterPrincipalDays: 30 })).toMatchObject({
			payOn: '2026-12-25',
			payAfterPrincipal: 0,
		})
	})
})

describe('of three parties', () => {
	const three: TermsFacts = { ...facts, task: { ...facts.task, contractMode: 'B' } }
	const direct = composeTerms(three)
	test('the employer commissions, the council acts for both, and nothing is missing', () => {
		expect(direct).toMatchObject({
			mode: 'B',
			commissioner: '田村農園',
			commissionerAddress: 'ひなた市北町3-3',
			agent: 'ひなた市しごとコンビニ協議会',
			agentTelephone: '0999-00-1234',
			household: false,
		})
		expect(missingTermsItems(direct)).toEqual([])
	})
	test('there is no 再委託, and so no day that pay could wait for', () =>
		expect(direct).toMatchObject({ subcontracted: false, principal: '', principalPayOn: null }))
	test('an agent or a commissioner left out is noticed', () => {
		expect(missingTermsItems({ ...direct, agent: '' })).toEqual(['agent'])
		expect(missingTermsItems({ ...direct, commissioner: '' })).toEqual(['commissioner'])
	})
	test('a household is said to be one', () =>
		expect(composeTerms({ ...three, employer: { ...three.employer, household: true } }).household).toBe(true))
	test('the employer reads number and call name by the terms, in A only with a yes', () => {
		expect([namesByTerms(direct), namesByTerms(body)]).toEqual([true, false])
		expect(nameForEmployer(direct, '今の名')).toBe('260001 日高')
		expect(nameForEmployer(body, '今の名')).toBe('日高')
	})
	test('each way asks its own questions', () => {
		const laws = (of: typeof body) => termItemsOf(of).map((one) => one.law)
		expect(laws(direct)).toContain('代理する者(取引条件の明示・請求・代理受領)')
		expect(laws(body)).not.toContain('代理する者(取引条件の明示・請求・代理受領)')
		expect(laws(direct).some((law) => law.startsWith('再委託'))).toBe(false)
		expect(laws(body).some((law) => law.startsWith('再委託'))).toBe(true)
	})
})

describe('pay beside its sum', () => {
	const paid = (over: Partial<PayFacts>) => composeTerms({ ...facts, pay: payFacts(over) })
	const design = { ...usualPayTerms, withholding: 'design' }
	test('lots are named with the price of one', () =>
		expect(
			paid({ payYen: 2400, terms: { ...usualPayTerms, by: 'lots', unit: '1袋', units: 24 } }),
		).toMatchObject({ payBy: 'lots', payUnit: '1袋', payUnits: 24, payUnitYen: 100 }))
	test('tax withheld is shown apart, with what is sent and who keeps it back', () => {
		const body = paid({ payYen: 10_000, terms: design })
		expect(body).toMatchObject({ withheldYen: 1021, sentYen: 8979, withheldBy: 'council' })
		expect(paid({ mode: 'B', terms: design })).toMatchObject({ withheldBy: 'employer' })
		expect(paid({ mode: 'B', ordered: true, terms: design })).toMatchObject({ withheldBy: 'council' })
	})
	test('what was written is read back the same', () => {
		const terms = {
			...design,
			by: 'time' as const,
			unit: '1時間',
			units: 4,
			why: 'お客さま次第',
			taxApart: true,
			travel: 'fixed' as const,
			travelYen: 300,
			travelAs: 'pay' as const,
		}
		expect(payTermsIn(paid({ payYen: 4400, terms }))).toEqual(terms)
		expect(payTermsIn({})).toEqual(usualPayTerms)
	})
	test('terms from before have the rule of calling off that is usual now', () => {
		const usual = { freeMinute: 900, latePermille: 500, begunPermille: 1000 }
		expect(cancelRuleIn({}, usual)).toEqual(usual)
		expect(cancelRuleIn(paid({}), usual)).toEqual(payFacts().cancel)
	})
})

describe('what is missing', () => {
	const without = (item: string) =>
		missingTermsItems(Object.fromEntries(Object.entries(body).filter(([key]) => key !== item)))
	test.each([...termsItems])('%s left out is noticed', (item) => expect(without(item)).toEqual([item]))
	test('an empty content or place is noticed', () => {
		expect(missingTermsItems({ ...body, result: ' ', address: '' })).toEqual(['result', 'address'])
		expect(missingTermsItems({ ...body, principal: null })).toEqual(['principal'])
	})
	test('of nothing everything is missing', () => expect(missingTermsItems({})).toEqual([...termsItems]))
})

describe('the hash', () => {
	test('does not mind the order of items', () => {
		const turned = Object.fromEntries(Object.entries(body).reverse())
		expect(hashTerms(turned)).toBe(hashTerms(body))
		expect(hashTerms(body)).toMatch(/^[0-9a-f]{64}$/)
	})
	test('minds every value', () => {
		for (const item of termsItems)
			expect(hashTerms({ ...body, [item]: 'another' }), item).not.toBe(hashTerms(body))
	})
	test('the day of the yes is filled in for reading', () => {
		expect(asAgreed(body, '2026-11-03').commissionedOn).toBe('2026-11-03')
		expect(body.commissionedOn).toBeNull()
	})
})

test('every item but the mode is asked by one question', () => {
	const asked = termsQuestions.flatMap((one) => [...one.items])
	expect([...asked].sort()).toEqual([...termsItems].filter((item) => item !== 'mode').sort())
	expect(Object.keys(termsWords.contractKind)).toEqual(['ukeoi', 'jun-inin'])
})
