// The year's report counts what happened in the fiscal year and nothing beside it, with the plan that holds.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { plansOf, setPlans } from '~/council/plan-figure.server'
import { inTransaction } from '~/events/transaction.server'
import { noteContacts, setGuidedHours } from '~/people/contact-had.server'
import { yearReport } from '~/reports/year-report.server'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, throughJourney, workDay } from '../cast'

let town: Town
const contact = {
	day: '2026-11-09',
	kind: 'consultation',
	channel: 'telephone',
	people: 1,
	number: null,
	employerId: null,
	minutes: null,
} as const
const note = (over: Partial<Parameters<typeof noteContacts>[2]> = {}) =>
	refusing((tx) => noteContacts(tx, town.inoue.actor, { ...contact, ...over }))

beforeAll(async () => {
	town = await makeTown()
	await throughJourney(town, 'passed')
	await inTransaction((tx) =>
		tx.update(accounts).set({ number: '260001' }).where(eq(accounts.id, town.hidaka.accountId)),
	)
	clockAt('2027-04-10')
})

describe('the year', () => {
	it('counts contacts by kind, of its days alone', async () => {
		expect(await note()).toBe('done')
		expect(await note({ day: '2027-03-31', people: 3 })).toBe('done')
		expect(await note({ day: '2027-04-01' })).toBe('done')
		expect(await note({ kind: 'seminar', people: 20, channel: 'meeting' })).toBe('done')
		expect(await yearReport(db(), 2026)).toMatchObject({ consultations: 4, seminar: 20, briefing: 0 })
		expect(await yearReport(db(), 2027)).toMatchObject({ consultations: 1, seminar: 0 })
	})

	it('refuses a day to come, a crowd, and a number nobody has', async () => {
		expect(await note({ day: '2027-04-11' })).toBe('day-to-come')
		expect(await note({ people: 0 })).toBe('contact-people')
		expect(await note({ people: 201 })).toBe('contact-people')
		expect(await note({ number: '999999' })).toBe('contact-number')
		expect(await note({ number: '２６０００１' })).toBe('done')
	})

	it('counts who worked once, by field, and by the fullest week, guided hours included', async () => {
		const report = await yearReport(db(), 2026)
		expect(report).toMatchObject({
			workers: 1,
			'elder-short': 1,
			'field-farming': 1,
			'field-all': 1,
			cuts: 1,
			career: null,
		})
		await inTransaction((tx) => setGuidedHours(tx, town.inoue.actor, '260001', workDay, 1260))
		expect(await yearReport(db(), 2026)).toMatchObject({ 'elder-long': 1, 'elder-short': 0, workers: 1 })
		expect(await yearReport(db(), 2027)).toMatchObject({ workers: 0 })
	})

	it('stands beside the newest plan, and one unchanged is no plan', async () => {
		await inTransaction((tx) => setPlans(tx, town.kessai.actor, 2026, { seminar: 20, cuts: 60 }))
		await inTransaction((tx) => setPlans(tx, town.kessai.actor, 2026, { seminar: 10, cuts: 60 }))
		expect(Object.fromEntries(await plansOf(db(), 2026))).toEqual({ seminar: 10, cuts: 60 })
		expect(await plansOf(db(), 2025)).toEqual(new Map())
		expect(await refusing((tx) => setPlans(tx, town.kessai.actor, 2026, { seminar: 10, cuts: null }))).toBe(
			'plan-same',
		)
	})
})
