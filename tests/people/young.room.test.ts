// Somebody of sixteen on a real database: from when they may join, whose paper is seen, and what is neither shown nor offered.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { wordsBeside } from '~/assignments/beside.server'
import { ask } from '~/assignments/offer.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { candidatesFor, fittingSlots } from '~/matching/candidate.server'
import { interview } from '~/people/registrant.server'
import { db } from '~db/client'
import { registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, refusing, throughJourney, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
}, 60_000)
afterAll(() => moveClock(undefined))

const born = (birthDay: string) =>
	inTransaction((tx) => tx.update(registrants).set({ birthDay }).where(eq(registrants.id, town.hidaka.id)))

it('of sixteen is shown, offered and decided no work with hazards, and no reason goes past it', async () => {
	await born('2010-05-05')
	const { slotIds } = await postTask(town, { hazards: ['blades'], people: 2 } as never)
	const slotId = slotIds[0] ?? ''
	const [fitting] = (await fittingSlots(db(), town.hidaka.id, today)).filter((one) => one.slot.id === slotId)
	expect(fitting?.fit).toMatchObject({ fits: false, no: [{ name: 'under-18', facts: { bar: 'hazard' } }] })
	const candidate = (await candidatesFor(db(), slotId, today)).find(
		(one) => one.registrantId === town.hidaka.id,
	)
	expect(candidate?.fit.fits).toBe(false)
	expect(await refusing((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, slotId))).toBe('under-18')
	expect(await refusing((tx) => ask(tx, town.chosei.actor, slotId, town.hidaka.id, 'wish'))).toBe('under-18')
	await born('2008-01-01')
	expect(await refusing((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, slotId))).toBe('done')
})

it('is registered only with the paper of a parent, dated before', async () => {
	await born('2010-05-05')
	await inTransaction((tx) =>
		tx
			.update(registrants)
			.set({ state: 'applied', registeredAt: null })
			.where(eq(registrants.id, town.hidaka.id)),
	)
	const form = {
		day: today,
		place: 'counter' as const,
		identitySeen: 'health-insurance',
		result: 'registered' as const,
		note: '',
		noteKept: false,
	}
	const enter = (guardianPaperDay: string | null) =>
		refusing((tx) => interview(tx, town.inoue.actor, town.hidaka.id, { ...form, guardianPaperDay }))
	expect(await enter(null)).toBe('guardian-paper')
	expect(await enter(workDay)).toBe('day-to-come')
	expect(await enter('2026-11-01')).toBe('done')
	const [kept] = await db().select().from(registrants).where(eq(registrants.id, town.hidaka.id))
	expect(kept?.guardianPaperDay).toBe('2026-11-01')
})

it('what somebody wants known is told to those beside them alone where they ticked it, and to nobody else', async () => {
	await born('1958-05-05')
	clockAt(today)
	const { slotId } = await throughJourney(town, 'agreed')
	const says = (wouldLikeYouReaders: 'office' | 'beside') =>
		inTransaction((tx) =>
			tx
				.update(registrants)
				.set({ wouldLikeYou: '大きな声で話してください', wouldLikeYouReaders })
				.where(eq(registrants.id, town.hidaka.id)),
		)
	await says('office')
	expect(await wordsBeside(db(), slotId, town.noguchi.id)).toEqual([])
	await says('beside')
	expect((await wordsBeside(db(), slotId, town.noguchi.id)).map((one) => one.words)).toEqual([
		'大きな声で話してください',
	])
	expect(await wordsBeside(db(), slotId, town.hidaka.id)).toEqual([])
})
