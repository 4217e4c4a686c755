// What an employer reads as news: their own, once, whoever of them looks, and nothing of another employer.
import { afterAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { noticeKinds } from '~/notices/notice'
import { noticesOfEmployer, tellWhatHappened } from '~/notices/notice.server'
import { makeAccount } from '~/people/account.server'
import { db } from '~db/client'
import { employerSeats } from '~db/schema/people'
import { makeEmployer, makeTown, throughJourney, today } from '../cast'

afterAll(() => moveClock(undefined))

describe('the news of an employer', () => {
	it('is told once to two who sit there, and never mixed for one who sits at two', async () => {
		const town = await makeTown()
		const other = await makeEmployer('別の農園', town.areaId)
		await inTransaction(async (tx) => {
			const second = await makeAccount(tx, chore, { name: '田村 二郎' })
			for (const [employerId, accountId] of [
				[town.tamura.id, second],
				[other.id, town.tamura.accountId],
			] as const)
				await tx.insert(employerSeats).values({ id: newId(), employerId, accountId, fromDay: '2026-04-01' })
		})
		await throughJourney(town, 'agreed')
		await throughJourney({ ...town, tamura: { ...other } }, 'published')
		await tellWhatHappened()
		const since = instantOf(today, 0)
		const news = async (id: string) =>
			(await noticesOfEmployer(db(), id, noticeKinds, since)).map((one) => one.kind).sort()
		expect(await news(town.tamura.id)).toEqual(['comes', 'published', 'quote'])
		expect(await news(other.id)).toEqual(['published', 'quote'])
		expect(await noticesOfEmployer(db(), other.id, ['comes'], since)).toEqual([])
	})
})
