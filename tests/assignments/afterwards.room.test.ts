// 停電のあと: hours written on paper keep their true time, the report counts from now, and what cannot be is refused.
import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { enterAfterwards, openOnPaper } from '~/assignments/afterwards.server'
import { now } from '~/base/clock'
import { addDays, instantOf } from '~/base/day'
import { db } from '~db/client'
import { arrivals, assignments, completions } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import type { Town } from '../cast'
import { clockAt, makeTown, refusing, throughJourney, workDay } from '../cast'

let town: Town
let id: string
const twoDaysLater = addDays(workDay, 2)
const enter = (hours: Parameters<typeof enterAfterwards>[3], day = workDay) =>
	refusing((tx) => enterAfterwards(tx, town.inoue.actor, day, hours))

beforeAll(async () => {
	town = await makeTown()
	id = (await throughJourney(town, 'agreed')).assignmentId
})

describe('hours entered afterwards', () => {
	it('are refused while they have not come, upside down, for nobody, or too long ago', async () => {
		clockAt(workDay, 600)
		expect(await enter({ [id]: { arrived: 570, ended: 690 } })).toBe('afterwards-future')
		clockAt(twoDaysLater)
		expect(await enter({ [id]: { arrived: 690, ended: 570 } })).toBe('afterwards-order')
		expect(await enter({ [id]: { arrived: null, ended: null } })).toBe('afterwards-nothing')
		expect(await enter({})).toBe('afterwards-nothing')
		expect(await enter({ [id]: { arrived: 570, ended: null } }, addDays(twoDaysLater, 1))).toBe(
			'afterwards-day',
		)
		expect(await enter({ [id]: { arrived: 570, ended: null } }, addDays(twoDaysLater, -40))).toBe(
			'afterwards-day',
		)
		expect(await enter({ nobody: { arrived: 570, ended: null } })).toBe('afterwards-changed')
		expect(await db().select().from(arrivals)).toEqual([])
	})

	it('keep the hour of the paper, and the report the hour it was entered', async () => {
		clockAt(twoDaysLater)
		expect(await openOnPaper(db(), workDay, 10)).toMatchObject([
			{ assignmentId: id, name: '日高 花', arrivedMinute: null, reported: false },
		])
		expect(await enter({ [id]: { arrived: 567, ended: 695 } })).toBe('done')
		const said = await db().select().from(arrivals).orderBy(asc(arrivals.at))
		expect(said.map((one) => [one.said, one.at])).toEqual([
			['arrived', instantOf(workDay, 567)],
			['ended', instantOf(workDay, 695)],
		])
		const [done] = await db().select().from(completions)
		expect(done).toMatchObject({ aboutMinutes: 128, at: now() })
		const [work] = await db().select().from(assignments).where(eq(assignments.id, id))
		expect(work?.state).toBe('reported')
	})

	it('are marked as said on paper, for whom, by whom', async () => {
		const rows = await db()
			.select()
			.from(events)
			.where(eq(events.channel, 'paper'))
			.orderBy(asc(events.position))
		expect(rows.map((one) => one.what)).toEqual([
			'assignment.arrived',
			'assignment.ended',
			'assignment.reported',
		])
		expect(new Set(rows.map((one) => one.onBehalfId))).toEqual(new Set([town.hidaka.id]))
		expect(new Set(rows.map((one) => one.actorId))).toEqual(new Set([town.inoue.accountId]))
		expect(rows[0]?.after).toMatchObject({ trueAt: instantOf(workDay, 567).toISOString() })
	})

	it('leave nothing to be entered a second time', async () => {
		expect(await openOnPaper(db(), workDay, 10)).toEqual([])
		expect(await enter({ [id]: { arrived: 567, ended: null } })).toBe('afterwards-changed')
	})
})
