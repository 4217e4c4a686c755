// The end of a programme: nothing is posted after its last day, called off all goes on, and only a yes is handed over.
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import { callOffEnd, planEnd, standingEnd } from '~/council/programme-end.server'
import { inTransaction } from '~/events/transaction.server'
import { answerSuccessor, saidYesToSuccessor, successorList } from '~/people/successor.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, refusalOf, refusing, today } from '../cast'

let town: Town
const days = {
	lastPublishingDay: addDays(today, 3),
	lastPaymentDay: addDays(today, 60),
	successor: '次の協議会',
	words: '',
}
const plan = (over: Partial<typeof days> = {}) =>
	refusing((tx) => planEnd(tx, town.kessai.actor, { ...days, ...over }))

beforeAll(async () => {
	town = await makeTown()
})

describe('the end of a programme', () => {
	it('is entered once, in the order of its days', async () => {
		expect(await plan({ lastPaymentDay: today })).toBe('programme-days')
		expect(await plan()).toBe('done')
		expect(await plan()).toBe('programme-ends-already')
		expect((await standingEnd(db()))?.readableUntilDay).toBe(addDays(days.lastPaymentDay, 365))
	})

	it('lets work be posted on its last publishing day, and not after it', async () => {
		clockAt(days.lastPublishingDay)
		await postTask(town, { title: '最後の仕事' }, [{ day: addDays(today, 20) }])
		clockAt(addDays(days.lastPublishingDay, 1))
		expect(await refusalOf(postTask(town, { title: '遅い仕事' }, [{ day: addDays(today, 20) }]))).toBe(
			'programme-over',
		)
	})

	it('hands over nobody but who said yes, until they take it back', async () => {
		const end = await standingEnd(db())
		const endId = end?.id ?? ''
		const answer = (yes: boolean) =>
			inTransaction((tx) => answerSuccessor(tx, town.hidaka.actor, town.hidaka.id, endId, yes))
		expect(await successorList(db(), endId)).toEqual([])
		await answer(true)
		await answer(true)
		expect((await successorList(db(), endId)).map((one) => one.id)).toEqual([town.hidaka.id])
		expect(await saidYesToSuccessor(db(), town.noguchi.id, endId)).toBe(false)
		await answer(false)
		expect(await successorList(db(), endId)).toEqual([])
	})

	it('is called off, and all goes on; a yes to it is no yes to another', async () => {
		const before = (await standingEnd(db()))?.id ?? ''
		await inTransaction((tx) => answerSuccessor(tx, town.hidaka.actor, town.hidaka.id, before, true))
		await inTransaction((tx) => callOffEnd(tx, town.kessai.actor))
		expect(await standingEnd(db())).toBeUndefined()
		expect(await refusing((tx) => callOffEnd(tx, town.kessai.actor))).toBe('programme-goes-on')
		await postTask(town, { title: 'まだある仕事' }, [{ day: addDays(today, 21) }])
		expect(await plan({ lastPublishingDay: addDays(today, 10) })).toBe('done')
		expect(await successorList(db(), (await standingEnd(db()))?.id ?? '')).toEqual([])
		await inTransaction((tx) => callOffEnd(tx, town.kessai.actor))
	})
})
