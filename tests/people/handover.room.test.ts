// Handing over: forty open things at once, what the other may not do stays, and nobody leaves an office without a needed role.
import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { standingOf } from '~/people/account.server'
import { openCall, takeCall } from '~/people/contact.server'
import { deputiesFrom, endDeputy, nameDeputy, standsInFor } from '~/people/handover.server'
import { handOver, heldBy } from '~/routes/handing-over.server'
import { openRequest } from '~/work/request.server'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { calls, considerations, handovers } from '~db/schema/people'
import { workRequests } from '~db/schema/work'
import type { Person, Town } from '../cast'
import { clockAt, makeStaff, makeTown, refusing, today } from '../cast'

let town: Town
let kanri: Person
const rolesOf = async (accountId: string, day: string) => (await standingOf(db(), accountId, day)).roles

beforeEach(async () => {
	town = await makeTown()
	kanri = await makeStaff('管理', 'administrator')
})

/** As many calls taken and requests taken by 調整. */
async function fill(taken: number, requests: number): Promise<void> {
	for (let n = 0; n < taken; n++) {
		const id = await inTransaction((tx) =>
			openCall(
				tx,
				town.inoue.actor,
				{ registrantId: town.hidaka.id },
				{ why: 'notice', naturalKey: `notice:${newId()}`, dueAt: tx.at },
			),
		)
		await inTransaction((tx) => takeCall(tx, town.chosei.actor, id ?? ''))
	}
	for (let n = 0; n < requests; n++) {
		const { id } = await inTransaction((tx) =>
			openRequest(tx, town.tamura.actor, town.tamura.id, {
				what: `草取り${n}`,
				place: '畑',
				fromDay: null,
				byDay: null,
				howOften: '',
				like: '',
				budgetYen: null,
			}),
		)
		await inTransaction((tx) =>
			tx.update(workRequests).set({ takenBy: town.chosei.accountId }).where(eq(workRequests.id, id)),
		)
	}
}

const over = (lastDay: string | null, toId = town.kessai.accountId) =>
	inTransaction((tx) =>
		handOver(tx, kanri.actor, { fromId: town.chosei.accountId, toId, note: 'よろしく', lastDay }),
	)

describe('handing over', () => {
	// First: each test makes a town more, and its treasurers.
	it('refuses whoever is the last of a role, and writes nothing then', async () => {
		await fill(2, 0)
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: town.kaikei.accountId,
					toId: town.kessai.accountId,
					note: '',
					lastDay: today,
				}),
			),
		).toBe('handover-last')
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: kanri.accountId,
					toId: town.kessai.accountId,
					note: '',
					lastDay: today,
				}),
			),
		).toBe('last-of-role')
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: town.chosei.accountId,
					toId: town.chosei.accountId,
					note: '',
					lastDay: null,
				}),
			),
		).toBe('handover-self')
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: town.chosei.accountId,
					toId: town.hidaka.accountId,
					note: '',
					lastDay: null,
				}),
			),
		).toBe('handover-nobody')
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: town.chosei.accountId,
					toId: town.kessai.accountId,
					note: '',
					lastDay: addDays(today, -1),
				}),
			),
		).toBe('day-gone')
		const taken = await db().select().from(calls).where(eq(calls.takenBy, town.chosei.accountId))
		expect(taken).toHaveLength(2)
	})

	it('moves forty things in one act, and one event says how many', async () => {
		await fill(25, 15)
		expect(await heldBy(db(), town.chosei.accountId, today)).toMatchObject({ calls: 25, requests: 15 })
		expect(await over(null)).toBe(40)
		expect(await heldBy(db(), town.chosei.accountId, today)).toMatchObject({ calls: 0, requests: 0 })
		expect(await heldBy(db(), town.kessai.accountId, today)).toMatchObject({ calls: 25, requests: 15 })
		const said = await db().select().from(events).where(eq(events.what, 'office.handed-over'))
		expect(said.at(-1)?.after).toMatchObject({ toId: town.kessai.accountId, things: 40 })
		const [kept] = await db().select().from(handovers).where(eq(handovers.toId, town.kessai.accountId))
		expect(kept).toMatchObject({ note: 'よろしく', moved: { calls: 25, requests: 15 } })
	})

	it('is refused to who could not go on with it: it would stand on a board nobody sees', async () => {
		await fill(0, 1)
		const kaikei = await makeStaff('会計だけ', 'treasurer')
		expect(
			await refusing((tx) =>
				handOver(tx, kanri.actor, {
					fromId: town.chosei.accountId,
					toId: kaikei.accountId,
					note: '',
					lastDay: null,
				}),
			),
		).toBe('handover-role')
		expect(await heldBy(db(), town.chosei.accountId, today)).toMatchObject({ requests: 1 })
	})

	it('leaves with its reader what the other may not read', async () => {
		const make = (kind: 'harassment' | 'care') =>
			inTransaction((tx) =>
				tx.insert(considerations).values({
					id: newId(),
					kind,
					registrantId: town.hidaka.id,
					words: '相談',
					channel: 'telephone',
					answerBy: addDays(today, 7),
					openedAt: tx.at,
					openedBy: town.kessai.accountId,
					takenBy: town.kessai.accountId,
					takenAt: tx.at,
				}),
			)
		await make('harassment')
		await make('care')
		// Whoever sets the office up reads of no report, not even that there is one.
		expect(await heldBy(db(), town.kessai.accountId, today)).toMatchObject({ considerations: 1 })
		const held = await inTransaction((tx) =>
			handOver(tx, kanri.actor, {
				fromId: town.kessai.accountId,
				toId: town.inoue.accountId,
				note: '',
				lastDay: null,
			}),
		)
		expect(held).toBe(1)
		const stays = await db()
			.select({ kind: considerations.kind })
			.from(considerations)
			.where(and(eq(considerations.takenBy, town.kessai.accountId), isNull(considerations.answeredAt)))
		expect(stays).toEqual([{ kind: 'harassment' }])
		const hears = await makeStaff('次に聞く', 'harassment-hearer')
		await inTransaction((tx) =>
			handOver(tx, kanri.actor, {
				fromId: town.kessai.accountId,
				toId: hears.accountId,
				note: '',
				lastDay: null,
			}),
		)
		const went = await db()
			.select({ kind: considerations.kind })
			.from(considerations)
			.where(eq(considerations.takenBy, hears.accountId))
		expect(went).toEqual([{ kind: 'harassment' }])
		const [last] = await db().select().from(handovers).where(eq(handovers.toId, hears.accountId))
		expect(last?.moved).toMatchObject({ considerations: 0 })
	})

	it('ends the access after the last day, and not before', async () => {
		await makeStaff('次の調整', 'arranger')
		const last = addDays(today, 3)
		await over(last)
		expect(await rolesOf(town.chosei.accountId, last)).toEqual(['arranger'])
		expect(await rolesOf(town.chosei.accountId, addDays(last, 1))).toEqual([])
	})
})

describe('a deputy', () => {
	const days = { fromDay: addDays(today, 1), untilDay: addDays(today, 3) }
	const name = () =>
		inTransaction((tx) =>
			nameDeputy(tx, kanri.actor, {
				absentId: town.kessai.accountId,
				deputyId: town.inoue.accountId,
				...days,
			}),
		)

	it('has the roles of the absent one for those days alone', async () => {
		await name()
		const roles = async (n: number) => (await rolesOf(town.inoue.accountId, addDays(today, n))).sort()
		expect(await roles(0)).toEqual(['receptionist'])
		expect(await roles(1)).toEqual(['approver', 'receptionist'])
		expect(await roles(3)).toEqual(['approver', 'receptionist'])
		expect(await roles(4)).toEqual(['receptionist'])
		expect(await standsInFor(db(), town.inoue.accountId, addDays(today, 2))).toEqual([town.kessai.accountId])
		expect(await standsInFor(db(), town.inoue.accountId, today)).toEqual([])
	})

	it('is named once for a day, and ended with what was lent', async () => {
		await name()
		expect(
			await refusing((tx) =>
				nameDeputy(tx, kanri.actor, {
					absentId: town.kessai.accountId,
					deputyId: town.chosei.accountId,
					fromDay: days.untilDay,
					untilDay: addDays(days.untilDay, 2),
				}),
			),
		).toBe('deputy-named')
		clockAt(addDays(today, 2))
		const [one] = (await deputiesFrom(db(), addDays(today, 2))).filter(
			(row) => row.absentId === town.kessai.accountId,
		)
		await inTransaction((tx) => endDeputy(tx, kanri.actor, one?.id ?? ''))
		expect(await rolesOf(town.inoue.accountId, addDays(today, 2))).toEqual(['receptionist'])
	})

	it('is refused where auditing or setting up is all there is to lend, or nobody stands in', async () => {
		expect(
			await refusing((tx) =>
				nameDeputy(tx, kanri.actor, { absentId: kanri.accountId, deputyId: town.inoue.accountId, ...days }),
			),
		).toBe('not-found')
		expect(
			await refusing((tx) =>
				nameDeputy(tx, kanri.actor, {
					absentId: town.kessai.accountId,
					deputyId: town.kessai.accountId,
					...days,
				}),
			),
		).toBe('handover-self')
	})
})
