// Visits to employers' places on a real database: what must be known before something is published, and 休止 ⇄ 再開.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { employerOf, noteAgreement } from '~/people/employer.server'
import {
	noteVisit,
	placeOf,
	restEmployer,
	returnEmployer,
	setDayContact,
	visitsOf,
	waiveVisit,
} from '~/people/visit.server'
import { db } from '~db/client'
import { employers } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, eventsAbout, makeTown, postTask, refusalOf, refusing, today } from '../cast'

let town: Town
beforeAll(async () => {
	clockAt(today)
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const staff = () => town.inoue.actor
const visit = (day: string, answers: Record<string, string>) =>
	refusing((tx) => noteVisit(tx, staff(), town.tamura.id, { day, answers }))

describe('a visit', () => {
	it('says what to tell 119 before anything else of it is kept', async () => {
		expect(await visit(today, { toilet: '外' })).toBe('visit-address119')
		expect((await visitsOf(db(), town.tamura.id)).length).toBe(0)
	})

	it('is kept with its day; the newest says what is known of each line', async () => {
		expect(await visit(addDays(today, -10), { address119: '草野12', toilet: '外', dogs: '犬1匹' })).toBe(
			'done',
		)
		expect(await visit(today, { toilet: ' 母屋の中 ', dogs: '' })).toBe('done')
		expect(await placeOf(db(), town.tamura.id)).toEqual({
			address119: '草野12',
			toilet: '母屋の中',
			dogs: '犬1匹',
		})
		expect(await visitsOf(db(), town.tamura.id)).toHaveLength(2)
		expect((await employerOf(db(), town.tamura.id))?.visitedDay).toBe(today)
		expect(await eventsAbout('employer', town.tamura.id)).toContain('employer.visited')
	})

	it('is refused on a day to come, one too long ago, and with nothing seen', async () => {
		expect(await visit(addDays(today, 1), { toilet: '外' })).toBe('day-to-come')
		expect(await visit('2023-01-01', { toilet: '外' })).toBe('visit-day-old')
		expect(await visit(today, { toilet: ' ' })).toBe('visit-empty')
	})
})

describe('nothing is published', () => {
	const set = (over: Partial<typeof employers.$inferInsert>) =>
		inTransaction((tx) => tx.update(employers).set(over).where(eq(employers.id, town.tamura.id)))
	const waive = (reason: string) =>
		refusing((tx) => waiveVisit(tx, town.kessai.actor, town.tamura.id, reason))

	it('before a visit, but with an approver’s reason', async () => {
		expect(await waive('市役所の会議室です')).toBe('visit-done')
		await set({ visitedDay: null })
		expect(await refusalOf(postTask(town))).toBe('employer-unvisited')
		expect(await waive('短いわけ')).toBe('visit-waiver-reason')
		expect(await waive('市役所の会議室です')).toBe('done')
		expect(await refusalOf(postTask(town))).toBe('done')
		await set({ visitedDay: today })
	})

	it('before the agreement, which needs no visit to be noted', async () => {
		await set({ state: 'talking', agreedDay: null })
		expect(await refusalOf(postTask(town))).toBe('employer-not-agreed')
		const agreed = { agreedDay: today, visitedDay: null }
		expect(await refusing((tx) => noteAgreement(tx, staff(), town.tamura.id, agreed))).toBe('done')
		expect(await employerOf(db(), town.tamura.id)).toMatchObject({ state: 'using', visitedDay: today })
		expect(await refusalOf(postTask(town))).toBe('done')
	})

	it('of who rests, until they return', async () => {
		expect(await refusing((tx) => returnEmployer(tx, staff(), town.tamura.id))).toBe('employer-not-resting')
		expect(await refusing((tx) => restEmployer(tx, staff(), town.tamura.id))).toBe('done')
		expect(await refusing((tx) => restEmployer(tx, staff(), town.tamura.id))).toBe('employer-not-using')
		expect(await employerOf(db(), town.tamura.id)).toMatchObject({ state: 'resting', restedOn: today })
		expect(await refusalOf(postTask(town))).toBe('employer-resting')
		expect(await refusing((tx) => returnEmployer(tx, staff(), town.tamura.id))).toBe('done')
		expect(await employerOf(db(), town.tamura.id)).toMatchObject({ state: 'using', restedOn: null })
	})

	it('names whom to call on the day with both, or with neither', async () => {
		const name = (dayContact: string, dayTelephone: string) =>
			refusing((tx) => setDayContact(tx, staff(), town.tamura.id, { dayContact, dayTelephone }))
		expect(await name('田村', '')).toBe('day-contact-half')
		expect(await name('', '090-0000-0000')).toBe('day-contact-half')
		expect(await name('田村', '090-0000-0000')).toBe('done')
		expect(await name('', '')).toBe('done')
	})
})
