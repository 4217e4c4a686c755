// The interview: a paper is seen by somebody's eyes, and nobody is asked for one in vain.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import type { InterviewForm } from '~/people/registrant.server'
import { interview, interviewsOf } from '~/people/registrant.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import { makeRegistrant, makeTown, refusing, today } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const form = (over: Partial<InterviewForm> = {}): InterviewForm => ({
	day: today,
	place: 'counter',
	identitySeen: 'my-number-card',
	result: 'registered',
	note: '',
	noteKept: false,
	...over,
})
const applicant = () => makeRegistrant('柴田', town.areaId, { state: 'applied', registeredAt: null })

describe('an interview', () => {
	it('by telephone cannot have seen a paper, and registers without', async () => {
		const { id } = await applicant()
		const meet = (over: Partial<InterviewForm>) =>
			refusing((tx) => interview(tx, town.inoue.actor, id, form({ place: 'telephone', ...over })))
		expect(await meet({})).toBe('paper-by-telephone')
		expect(await meet({ identitySeen: 'none' })).toBe('done')
	})

	it('needs a paper at the counter, but none for who is declined', async () => {
		const { id } = await applicant()
		const meet = (over: Partial<InterviewForm>) =>
			refusing((tx) => interview(tx, town.inoue.actor, id, form(over)))
		expect(await meet({ identitySeen: 'none' })).toBe('paper-not-named')
		expect(await meet({ identitySeen: 'none', result: 'declined' })).toBe('done')
		expect((await interviewsOf(db(), id))[0]).toMatchObject({ identitySeen: 'none', result: 'declined' })
	})

	it('asks about a medicine as about an illness', async () => {
		const { id } = await applicant()
		const noted = form({ note: 'デパスを飲んでいる。ひざが悪い' })
		expect(await refusing((tx) => interview(tx, town.inoue.actor, id, noted))).toBe('illness-word')
		await inTransaction((tx) => interview(tx, town.inoue.actor, id, { ...noted, noteKept: true }))
	})
})
