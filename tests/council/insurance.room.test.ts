// Insurances as they are kept: without both kinds nothing is published, and who works on a day is listed for the insurer.
import { beforeAll, describe, expect, it } from 'vitest'
import { insuredOn } from '~/assignments/insured.server'
import { dayOf } from '~/base/day'
import { endInsurance, enterInsurance, insuranceOn, insurancesFrom } from '~/council/insurance.server'
import { inTransaction } from '~/events/transaction.server'
import { db } from '~db/client'
import type { Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	insure,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town

beforeAll(async () => {
	town = await makeTown()
})

const endAll = async () => {
	for (const { id } of await insurancesFrom(db(), today))
		await inTransaction((tx) => endInsurance(tx, town.kessai.actor, id))
}

describe('publishing', () => {
	it('goes on while both kinds hold on each day, the reserve day too', async () => {
		await postTask(town, { outdoors: true }, [{ reserveDay: '2026-11-16' }])
	})

	it('is refused without one, on a day past its end, and at home where that is not in', async () => {
		await endAll()
		expect(await refusalOf(postTask(town))).toBe('insurance-lacking')
		await insure({ untilDay: workDay, homeWork: false })
		await postTask(town)
		expect(await refusalOf(postTask(town, { outdoors: true }, [{ reserveDay: '2026-11-16' }]))).toBe(
			'insurance-lacking',
		)
		expect(await refusalOf(postTask(town, { atHome: true }))).toBe('insurance-lacking')
		await insure({ fromDay: '2026-11-10' })
		await postTask(town, { outdoors: true }, [{ reserveDay: '2026-11-16' }])
	})
})

describe('an insurance', () => {
	it('is entered with its days, and taken out of use once', async () => {
		const fields = {
			kind: 'injury' as const,
			insurer: 'みなと保険',
			policyNumber: 'M-1',
			telephone: '0120-000-222',
			fromDay: '2027-04-01',
			untilDay: '2028-03-31',
			covers: '作業中のけが',
			homeWork: true,
			wayThere: false,
			tellDays: 20,
		}
		expect(
			await refusing((tx) => enterInsurance(tx, town.kessai.actor, { ...fields, untilDay: '2027-03-31' })),
		).toBe('days-upside-down')
		const id = await inTransaction((tx) => enterInsurance(tx, town.kessai.actor, fields))
		expect((await insuranceOn(db(), 'injury', '2041-01-01'))?.id).toBeUndefined()
		await inTransaction((tx) => endInsurance(tx, town.kessai.actor, id))
		expect(await refusing((tx) => endInsurance(tx, town.kessai.actor, id))).toBe('not-found')
		expect(await eventsAbout('insurance', id)).toEqual(['insurance.entered', 'insurance.ended'])
	})
})

it('the list of a day names who said yes, and nobody else', async () => {
	clockAt(today)
	await throughJourney(town, 'agreed')
	const listed = await insuredOn(db(), workDay)
	expect(listed.map((one) => [one.name, one.title, one.employerName, one.startMinute])).toEqual([
		['日高 花', '栗の皮むき', '田村農園', 570],
	])
	expect(await insuredOn(db(), dayOf(new Date('2026-12-24T00:00:00Z')))).toEqual([])
})
