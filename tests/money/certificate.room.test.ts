// 支払証明書 and the year's statement on a real database: what was sent, by month, as it stood when the paper was issued.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { benefits } from '~/council/benefit'
import { benefitPages, keepBenefit } from '~/council/benefit.server'
import { inTransaction } from '~/events/transaction.server'
import {
	certificateOf,
	certificatesOf,
	issueCertificate,
	paidBetween,
	paidInYear,
	paymentRecordsOf,
} from '~/money/paid.server'
import { payoutOf } from '~/money/payout-list.server'
import { takeBack } from '~/money/payout-result.server'
import { orderWithholding } from '~/people/employer.server'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	everyRow,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
} from '../cast'

let town: Town
let who: Registrant
let payoutId = ''
beforeAll(async () => {
	town = await makeTown()
	clockAt(today)
	who = await makeRegistrant('証', town.areaId)
	const paid = await throughJourney(town, 'paid', {
		registrant: who,
		task: { payYen: 60_000, payTerms: { ...usualPayTerms, withholding: 'design' } },
	})
	payoutId = paid.payoutId
})
afterAll(() => moveClock(undefined))

const issue = (fromMonth: string, untilMonth: string, of = who.id) =>
	refusing((tx) => issueCertificate(tx, who.actor, of, { fromMonth, untilMonth }))

describe('a certificate', () => {
	it('holds what was sent in its months, with a number of its own, and is found by its owner and by staff', async () => {
		const id = await inTransaction((tx) =>
			issueCertificate(tx, who.actor, who.id, { fromMonth: '2026-11', untilMonth: '2026-12' }),
		)
		const found = await certificateOf(db(), who.id, id)
		expect(found).toMatchObject({
			number: expect.stringMatching(/^証2026-\d{4}$/),
			fromMonth: '2026-11',
			untilMonth: '2026-12',
			months: [
				{ month: '2026-12', times: 1, payYen: 60_000, travelYen: 0, withheldYen: 6126, sentYen: 53_874 },
			],
		})
		expect(await certificateOf(db(), null, id)).toMatchObject({ id })
		expect(await certificateOf(db(), town.noguchi.id, id)).toBeUndefined()
		expect(await certificatesOf(db(), town.noguchi.id)).toEqual([])
		expect(await eventsAbout('certificate', id)).toEqual(['certificate.issued'])
	})
	it('is asked about once where one of the same months was issued', async () => {
		const months = { fromMonth: '2026-11', untilMonth: '2026-12' }
		const again = (said: { again?: boolean }) =>
			refusing((tx) => issueCertificate(tx, who.actor, who.id, { ...months, ...said }))
		expect([await again({}), await again({ again: true })]).toEqual(['certificate-again', 'done'])
		expect(await certificatesOf(db(), who.id)).toHaveLength(2)
	})
	it('is refused for months of nothing, upside down, to come, or for nobody', async () => {
		expect(await issue('2026-11', '2026-11')).toBe('certificate-nothing')
		expect(await issue('2026-12', '2026-11')).toBe('certificate-months')
		expect(await issue('2026-12', '2027-01')).toBe('certificate-months')
		expect(await issue('2020-01', '2026-12')).toBe('certificate-months')
		expect(await issue('2026-12', '2026-12', town.noguchi.id)).toBe('certificate-nothing')
		expect(await issue('2026-12', '2026-12', 'nobody')).toBe('not-found')
	})
	it('stays as issued when the bank gives the money back, and the next one says so', async () => {
		const line = (await payoutOf(db(), payoutId))?.rows[0]?.id ?? ''
		await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line, 'other'))
		expect((await certificatesOf(db(), who.id))[0]?.months[0]?.sentYen).toBe(53_874)
		expect(await paidBetween(db(), who.id, '2026-01-01', '2026-12-31')).toEqual([])
		expect(await issue('2026-12', '2026-12')).toBe('certificate-nothing')
	})
})

describe('a year', () => {
	it('has a statement, and a line of the 支払調書 above the threshold', async () => {
		clockAt(today)
		const other = await makeRegistrant('年', town.areaId)
		await throughJourney(town, 'paid', {
			registrant: other,
			task: { payYen: 60_000, payTerms: { ...usualPayTerms, withholding: 'design' } },
		})
		expect(await paidInYear(db(), other.id, 2026)).toMatchObject([
			{ day: '2026-12-25', payYen: 60_000, withheldYen: 6126, yen: 53_874, title: '栗の皮むき' },
		])
		expect(await paidInYear(db(), other.id, 2025)).toEqual([])
		const records = await paymentRecordsOf(db(), 2026)
		expect(records.find((one) => one.registrantId === other.id)).toMatchObject({
			payerId: null,
			familyName: '年',
			paidYen: 60_000,
			withheldYen: 6126,
		})
		expect(await paymentRecordsOf(db(), 2025)).toEqual([])
	})
	it('knows the day of an employer’s written order', async () => {
		const order = (day: string | null) =>
			refusing((tx) => orderWithholding(tx, town.inoue.actor, town.tamura.id, day))
		clockAt(today)
		expect(await order('2026-11-03')).toBe('withholding-order-day')
		expect(await order('2026-11-01')).toBe('done')
		expect(await order(null)).toBe('done')
		expect(await refusing((tx) => orderWithholding(tx, town.inoue.actor, 'nobody', null))).toBe('not-found')
	})
})

describe('the pages about benefits', () => {
	it('say that nobody has checked them until somebody has', async () => {
		clockAt(today)
		expect((await benefitPages(db())).map((one) => [one.benefit, one.checkedDay])).toEqual(
			benefits.map((one) => [one, null]),
		)
		const page = { benefit: 'pension' as const, changes: 'かわります', ask: '年金事務所', checkedDay: today }
		await inTransaction((tx) => keepBenefit(tx, town.inoue.actor, page))
		expect((await benefitPages(db())).find((one) => one.benefit === 'pension')).toEqual(page)
		await inTransaction((tx) => keepBenefit(tx, town.inoue.actor, { ...page, checkedDay: null }))
		expect((await benefitPages(db())).find((one) => one.benefit === 'pension')?.checkedDay).toBeNull()
		expect(
			await refusing((tx) => keepBenefit(tx, town.inoue.actor, { ...page, checkedDay: '2026-11-03' })),
		).toBe('benefit-day')
	})
	it('leave nothing of anybody anywhere: only what staff wrote, by the name of the benefit', async () => {
		const rows = (await everyRow()).filter(({ text }) => /pension|unemployment|public-assistance/.test(text))
		expect([...new Set(rows.map((row) => row.table))].sort()).toEqual(['benefitNotes', 'events'])
		for (const { text } of rows) expect(text).not.toContain(who.id)
	})
})
