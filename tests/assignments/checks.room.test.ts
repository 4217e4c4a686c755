// Arriving, reporting, the employer's confirmation and the council's inspection: two rows by two people.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayArrived, sayEnded } from '~/assignments/arrival.server'
import {
	assignmentForStaff,
	assignmentOf,
	assignmentsIn,
	assignmentsOf,
} from '~/assignments/assignment.server'
import { report } from '~/assignments/completion.server'
import {
	confirmationOf,
	confirmByTime,
	confirmCompletion,
	openDifferences,
	settleDifference,
	waitingConfirmations,
} from '~/assignments/confirmation.server'
import { askToMend, inspect, waitingInspections } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { db } from '~db/client'
import { inspections } from '~db/schema/assignments'
import { employerSeats } from '~db/schema/people'
import type { Stop, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

/** A piece of work by somebody new, as far as `upTo`. */
async function upTo(stop: Stop, over = {}) {
	clockAt(today)
	const who = await makeRegistrant('働く人', town.areaId)
	const { assignmentId: id, slotId } = await throughJourney(town, stop, { registrant: who, ...over })
	return { who, id, slotId }
}
const confirm = (id: string, verdict: 'fine' | 'different', reason = '') =>
	refusing((tx) => confirmCompletion(tx, town.tamura.actor, town.tamura.id, id, { verdict, reason }))

describe('words of safety', () => {
	it('are said once each, from two hours before, and are never needed', async () => {
		const { who, id } = await upTo('agreed')
		const arrive = () => refusing((tx) => sayArrived(tx, who.actor, who.id, id))
		clockAt(workDay, 449)
		expect(await arrive()).toBe('arrival-early')
		clockAt(workDay, 450)
		expect(await arrive()).toBe('done')
		expect(await arrive()).toBe('arrival-said')
		expect(await refusing((tx) => sayEnded(tx, who.actor, who.id, id))).toBe('done')
		expect(await refusing((tx) => sayArrived(tx, town.noguchi.actor, town.noguchi.id, id))).toBe('not-found')
		expect((await assignmentOf(db(), who.id, id))?.arrivals.map((one) => one.said)).toEqual([
			'arrived',
			'ended',
		])
		expect((await eventsAbout('assignment', id)).slice(-2)).toEqual([
			'assignment.arrived',
			'assignment.ended',
		])
	})
	it('not before the yes', async () => {
		const { who, id } = await upTo('decided')
		expect(await refusing((tx) => sayArrived(tx, who.actor, who.id, id))).toBe('assignment-now')
	})
})

describe('a report', () => {
	const fields = { aboutMinutes: 120, note: '' }
	it('comes after the start, once, by the person', async () => {
		const { who, id } = await upTo('agreed')
		const send = (over = {}) => refusing((tx) => report(tx, who.actor, who.id, id, { ...fields, ...over }))
		clockAt(workDay, 569)
		expect(await send()).toBe('report-early')
		clockAt(workDay, 570)
		expect(await send({ aboutMinutes: 0 })).toBe('report-minutes')
		expect(await refusing((tx) => report(tx, town.noguchi.actor, town.noguchi.id, id, fields))).toBe(
			'not-found',
		)
		expect(await send({ aboutMinutes: null })).toBe('done')
		expect(await send()).toBe('assignment-now')
	})
	it('not before the yes', async () => {
		const { who, id } = await upTo('decided')
		clockAt(workDay, 600)
		expect(await refusing((tx) => report(tx, who.actor, who.id, id, fields))).toBe('assignment-now')
	})
	it('twenty times at once is one', async () => {
		const { who, id } = await upTo('agreed')
		clockAt(workDay, 690)
		const ends = await Promise.all(
			Array.from({ length: 20 }, () => refusing((tx) => report(tx, who.actor, who.id, id, fields))),
		)
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect((await assignmentOf(db(), who.id, id))?.completions).toHaveLength(1)
	})
})

describe('the employer’s confirmation', () => {
	it('is theirs alone, once, after the report, and the registrant never sees it', async () => {
		const { who, id } = await upTo('reported')
		const other = await makeEmployer('ほかの農園', town.areaId)
		expect(
			await refusing((tx) =>
				confirmCompletion(tx, other.actor, other.id, id, { verdict: 'fine', reason: '' }),
			),
		).toBe('not-found')
		expect(await confirmationOf(db(), other.id, id)).toBeUndefined()
		expect(
			(await waitingConfirmations(db(), town.tamura.id, workDay)).map((one) => one.assignmentId),
		).toContain(id)
		expect(await confirm(id, 'different')).toBe('confirm-reason')
		expect(await confirm(id, 'different', '渋皮が残っています')).toBe('done')
		expect(await confirm(id, 'fine')).toBe('confirmed-already')
		expect(
			(await waitingConfirmations(db(), town.tamura.id, workDay)).map((one) => one.assignmentId),
		).not.toContain(id)
		expect(JSON.stringify(await assignmentOf(db(), who.id, id))).not.toContain('渋皮が残っています')
		expect((await openDifferences(db())).map((one) => one.assignmentId)).toContain(id)
		await inTransaction((tx) => settleDifference(tx, town.chosei.actor, id))
		expect(await refusing((tx) => settleDifference(tx, town.chosei.actor, id))).toBe('nothing-to-settle')
		expect((await eventsAbout('assignment', id)).slice(-2)).toEqual([
			'assignment.questioned',
			'assignment.settled',
		])
	})

	it('not before the report, and not by the person themselves', async () => {
		const early = await upTo('agreed')
		expect(await confirm(early.id, 'fine')).toBe('assignment-now')
		const { who, id } = await upTo('reported')
		await inTransaction((tx) =>
			tx.insert(employerSeats).values({
				id: newId(),
				employerId: town.tamura.id,
				accountId: who.accountId,
				fromDay: today,
			}),
		)
		const own = { accountId: who.accountId, role: 'employer', channel: 'site' } as const
		expect(
			await refusing((tx) => confirmCompletion(tx, own, town.tamura.id, id, { verdict: 'fine', reason: '' })),
		).toBe('own-work')
	})

	it('counts as given after the employer’s days, not a day sooner', async () => {
		const { id } = await upTo('reported')
		clockAt(addDays(workDay, 7))
		await inTransaction(confirmByTime)
		expect((await assignmentForStaff(db(), id))?.confirmation).toBeNull()
		clockAt(addDays(workDay, 8))
		expect(await inTransaction(confirmByTime)).toBeGreaterThan(0)
		expect(await inTransaction(confirmByTime)).toBe(0)
		expect((await assignmentForStaff(db(), id))?.confirmation).toMatchObject({ verdict: 'by-time', by: null })
		expect(await confirm(id, 'different', 'いまさら')).toBe('confirmed-already')
	})
})

describe('the council’s inspection', () => {
	it('waits by the date of the terms, passes once, and is shown to the person', async () => {
		const { who, id } = await upTo('reported')
		const waiting = await waitingInspections(db())
		expect(waiting.find((one) => one.assignmentId === id)).toMatchObject({
			inspectBy: '2026-11-24',
			verdict: null,
		})
		expect(await refusing((tx) => inspect(tx, town.inoue.actor, id))).toBe('done')
		expect(await refusing((tx) => inspect(tx, town.inoue.actor, id))).toBe('assignment-now')
		expect((await waitingInspections(db())).map((one) => one.assignmentId)).not.toContain(id)
		expect((await assignmentOf(db(), who.id, id))?.inspections).toMatchObject([{ verdict: 'passed' }])
		expect((await assignmentsOf(db(), who.id)).length).toBe(0)
		expect((await assignmentsOf(db(), who.id, { past: true })).map((one) => one.assignment.id)).toEqual([id])
		const rows = await assignmentsIn(db(), ['passed'], { fromDay: workDay, untilDay: workDay })
		expect(rows.map((one) => one.assignment.id)).toContain(id)
	})

	it('is never of one’s own work', async () => {
		const { who, id } = await upTo('reported')
		const own = { ...town.inoue.actor, accountId: who.accountId }
		expect(await refusing((tx) => inspect(tx, own, id))).toBe('own-work')
		expect(await refusing((tx) => askToMend(tx, own, id, '直す', workDay))).toBe('own-work')
		const seat = { ...town.inoue.actor, accountId: town.tamura.accountId }
		expect(await refusing((tx) => inspect(tx, seat, id))).toBe('own-work')
	})

	it('mending is asked once, with words and a new day; the second report passes', async () => {
		const { who, id } = await upTo('reported')
		await confirm(id, 'different', '渋皮')
		const mend = (what: string, day: string) =>
			refusing((tx) => askToMend(tx, town.inoue.actor, id, what, day))
		expect(await mend(' ', addDays(workDay, 1))).toBe('mend-what')
		expect(await mend('渋皮をとる', addDays(workDay, -1))).toBe('mend-day')
		expect(await mend('渋皮をとる', addDays(workDay, 1))).toBe('done')
		expect(await mend('もう一度', addDays(workDay, 1))).toBe('mended-once')
		expect(await refusing((tx) => inspect(tx, town.inoue.actor, id))).toBe('assignment-now')
		clockAt(addDays(workDay, 1), 600)
		await inTransaction((tx) => report(tx, who.actor, who.id, id, { aboutMinutes: 20, note: '直しました' }))
		expect(await mend('もう一度', addDays(workDay, 3))).toBe('mended-once')
		await inTransaction((tx) => inspect(tx, town.inoue.actor, id))
		const found = await assignmentForStaff(db(), id)
		expect(found?.completions).toHaveLength(2)
		expect(found?.inspections.map((one) => one.verdict)).toEqual(['mend', 'passed'])
		// What the employer named was mended: nothing is left to settle.
		expect(found?.confirmation?.settledAt).not.toBeNull()
	})

	it('and mending at once: one of them', async () => {
		const { id } = await upTo('reported')
		const ends = await Promise.all([
			refusing((tx) => inspect(tx, town.inoue.actor, id)),
			refusing((tx) => askToMend(tx, town.chosei.actor, id, '直す', addDays(workDay, 1))),
		])
		expect([...ends].sort()).toEqual(['assignment-now', 'done'])
		const rows = await db()
			.select()
			.from(inspections)
			.where(and(eq(inspections.assignmentId, id)))
		expect(rows).toHaveLength(1)
	})
})
