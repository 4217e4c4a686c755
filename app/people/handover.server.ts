// 引継ぎ and 代わり (deputies): what somebody of the office holds goes to another, and their access ends on a day.
import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accounts, calls, considerations, deputies, handovers, roleGrants } from '~db/schema/people'
import { grantRole } from './account.server'
import { kindsHeard } from './consideration'
import type { HeldCount } from './handover'
import { addCounts } from './handover'
import type { Role, StaffRole } from './role'
import { staffRoles } from './role'
import { refuseLast } from './staff.server'

/** Calls somebody took and wishes for care they took up, while they are open. That somebody hears a harassment report shows in no count. */
export async function heldByPerson(on: Db, accountId: string): Promise<HeldCount> {
	const taken = await on
		.select({ id: calls.id })
		.from(calls)
		.where(and(eq(calls.takenBy, accountId), isNull(calls.closedAt)))
	const weighed = await on
		.select({ id: considerations.id })
		.from(considerations)
		.where(
			and(
				eq(considerations.takenBy, accountId),
				eq(considerations.kind, 'care'),
				isNull(considerations.answeredAt),
			),
		)
	return { calls: taken.length, considerations: weighed.length }
}

/** Moves them. A harassment report goes too where the other hears of harassment, uncounted, and stays where they do not. */
export async function movePersonal(tx: Tx, fromId: string, toId: string): Promise<HeldCount> {
	const taken = await tx
		.update(calls)
		.set({ takenBy: toId, takenAt: tx.at })
		.where(and(eq(calls.takenBy, fromId), isNull(calls.closedAt)))
		.returning({ id: calls.id })
	const kinds = kindsHeard(await rolesOn(tx, toId, dayOf(tx.at)))
	const weighed =
		kinds.length === 0
			? []
			: await tx
					.update(considerations)
					.set({ takenBy: toId, takenAt: tx.at })
					.where(
						and(
							eq(considerations.takenBy, fromId),
							isNull(considerations.answeredAt),
							inArray(considerations.kind, kinds),
						),
					)
					.returning({ kind: considerations.kind })
	return { calls: taken.length, considerations: weighed.filter((one) => one.kind === 'care').length }
}

const isStaff = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role)

/** The grants of the office somebody holds on a day or later; `untilDay` is the first day without. */
async function grantsFrom(on: Db, accountId: string, day: Day) {
	const rows = await on
		.select()
		.from(roleGrants)
		.where(
			and(eq(roleGrants.accountId, accountId), or(isNull(roleGrants.untilDay), gt(roleGrants.untilDay, day))),
		)
		.orderBy(asc(roleGrants.grantedAt), asc(roleGrants.id))
	return rows.filter((row) => isStaff(row.role))
}

/** The roles of the office somebody holds on a day. */
export async function rolesOn(on: Db, accountId: string, day: Day): Promise<Role[]> {
	return (await grantsFrom(on, accountId, day))
		.filter((grant) => grant.fromDay <= day)
		.map((grant) => grant.role as Role)
}

/** Who hands over to whom: both of the office, not the same, and whoever takes over stays. Refuses otherwise. */
export async function checkHandover(
	tx: Tx,
	fromId: string,
	toId: string,
	lastDay: Day | null,
): Promise<void> {
	const today = dayOf(tx.at)
	if (fromId === toId) throw refused('handover-self', undefined, 'toId')
	if ((await grantsFrom(tx, fromId, today)).length === 0) throw refused('not-found')
	if ((await rolesOn(tx, toId, today)).filter((role) => role !== 'auditor').length === 0)
		throw refused('handover-nobody', undefined, 'toId')
	if (lastDay !== null && lastDay < today) throw refused('day-gone', undefined, 'lastDay')
	if (lastDay !== null && (await rolesOn(tx, toId, addDays(lastDay, 1))).length === 0)
		throw refused('handover-nobody', undefined, 'toId')
}

/** Roles nobody's work may be without: somebody else holds each of them after the last day. */
const needed: readonly StaffRole[] = ['administrator', 'approver', 'treasurer', 'arranger', 'receptionist']

/**
 * Ends somebody's access to the office after their last day: every role then, and who stands in for them or for whom they stand
 * in. With today as the last day they stay signed in until midnight. Refused where nobody would hold a needed role any more.
 */
export async function endAccess(tx: Tx, actor: Actor, accountId: string, lastDay: Day): Promise<void> {
	const firstWithout = addDays(lastDay, 1)
	const held = await grantsFrom(tx, accountId, dayOf(tx.at))
	for (const grant of held) {
		if (grant.untilDay !== null && grant.untilDay <= firstWithout) continue
		await tx
			.update(roleGrants)
			.set({ untilDay: grant.fromDay > firstWithout ? grant.fromDay : firstWithout })
			.where(eq(roleGrants.id, grant.id))
		await record(
			tx,
			actor,
			'account.role-ended',
			{ kind: 'account', id: accountId },
			{ before: { role: grant.role, untilDay: grant.untilDay }, after: { untilDay: firstWithout } },
		)
	}
	for (const role of new Set(held.map((grant) => grant.role as StaffRole)))
		await refuseUnheld(tx, role, firstWithout)
	await tx
		.update(deputies)
		.set({ endedAt: tx.at })
		.where(
			and(
				or(eq(deputies.absentId, accountId), eq(deputies.deputyId, accountId)),
				isNull(deputies.endedAt),
				gte(deputies.untilDay, firstWithout),
			),
		)
}

async function refuseUnheld(tx: Tx, role: StaffRole, day: Day): Promise<void> {
	if (!needed.includes(role)) return
	await refuseLast(tx, role)
	const [other] = await tx
		.select({ id: roleGrants.id })
		.from(roleGrants)
		.where(
			and(
				eq(roleGrants.role, role),
				lte(roleGrants.fromDay, day),
				or(isNull(roleGrants.untilDay), gt(roleGrants.untilDay, day)),
			),
		)
		.limit(1)
	if (!other) throw refused('handover-last', { role }, 'lastDay')
}

/** Writes the handing over down, with what went over by kind. */
export async function keepHandover(
	tx: Tx,
	actor: Actor,
	one: { fromId: string; toId: string; note: string; lastDay: Day | null; moved: HeldCount },
): Promise<string> {
	const id = newId()
	await tx.insert(handovers).values({ ...one, id, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'office.handed-over',
		{ kind: 'account', id: one.fromId },
		{
			after: {
				handoverId: id,
				toId: one.toId,
				lastDay: one.lastDay,
				things: Object.values(addCounts([one.moved])).reduce((sum, n) => sum + n, 0),
			},
		},
	)
	return id
}

/** Earlier handings over, the newest first; `forId`: those somebody took over. */
export async function handoversDone(on: Db, forId: string | null = null, most = 20) {
	const names = await on.select({ id: accounts.id, name: accounts.name }).from(accounts)
	const name = (id: string) => names.find((one) => one.id === id)?.name ?? ''
	const rows = await on
		.select()
		.from(handovers)
		.where(forId === null ? undefined : eq(handovers.toId, forId))
		.orderBy(desc(handovers.at))
		.limit(most)
	return rows.map((row) => ({ ...row, fromName: name(row.fromId), toName: name(row.toId) }))
}

/**
 * Lets somebody do another's work for some days: the roles they lack, from the first day to the last, and what the other holds
 * stands on their board. Auditing, setting the office up and hearing of harassment are nobody's to lend. A second person is still a second person: who
 * made a run does not approve it, in whatever role. Refuses days gone or upside down and the same days twice.
 */
export async function nameDeputy(
	tx: Tx,
	actor: Actor,
	one: { absentId: string; deputyId: string; fromDay: Day; untilDay: Day },
): Promise<void> {
	const today = dayOf(tx.at)
	if (one.absentId === one.deputyId) throw refused('handover-self', undefined, 'deputyId')
	if (one.fromDay < today) throw refused('day-gone', undefined, 'fromDay')
	if (one.untilDay < one.fromDay) throw refused('role-days', undefined, 'untilDay')
	const lent = (await rolesOn(tx, one.absentId, one.fromDay)).filter(
		(role) => role !== 'administrator' && role !== 'auditor' && role !== 'harassment-hearer',
	)
	const own = await rolesOn(tx, one.deputyId, one.fromDay)
	if (lent.length === 0) throw refused('not-found', undefined, 'absentId')
	if (own.filter((role) => role !== 'auditor').length === 0)
		throw refused('handover-nobody', undefined, 'deputyId')
	const [same] = await tx
		.select({ id: deputies.id })
		.from(deputies)
		.where(
			and(
				eq(deputies.absentId, one.absentId),
				isNull(deputies.endedAt),
				lte(deputies.fromDay, one.untilDay),
				gte(deputies.untilDay, one.fromDay),
			),
		)
	if (same) throw refused('deputy-named', undefined, 'fromDay')
	const id = newId()
	await tx.insert(deputies).values({ ...one, id, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'deputy.named',
		{ kind: 'account', id: one.absentId },
		{ after: { deputyId: one.deputyId, fromDay: one.fromDay, untilDay: one.untilDay } },
	)
	for (const role of lent)
		if (!own.includes(role))
			await grantRole(tx, actor, one.deputyId, role, one.fromDay, addDays(one.untilDay, 1))
}

/** Ends standing in at once, with the roles it lent. */
export async function endDeputy(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [row] = await tx
		.update(deputies)
		.set({ endedAt: tx.at })
		.where(and(eq(deputies.id, id), isNull(deputies.endedAt)))
		.returning()
	if (!row) throw refused('not-found')
	const today = dayOf(tx.at)
	await tx
		.update(roleGrants)
		.set({ untilDay: row.fromDay > today ? row.fromDay : today })
		.where(
			and(
				eq(roleGrants.accountId, row.deputyId),
				eq(roleGrants.grantedAt, row.at),
				eq(roleGrants.fromDay, row.fromDay),
				eq(roleGrants.untilDay, addDays(row.untilDay, 1)),
			),
		)
	await record(
		tx,
		actor,
		'deputy.ended',
		{ kind: 'account', id: row.absentId },
		{ after: { deputyId: row.deputyId } },
	)
}

/** Who stands in for whom, today or later. */
export async function deputiesFrom(on: Db, day: Day) {
	const names = await on.select({ id: accounts.id, name: accounts.name }).from(accounts)
	const name = (id: string) => names.find((one) => one.id === id)?.name ?? ''
	const rows = await on
		.select()
		.from(deputies)
		.where(and(isNull(deputies.endedAt), gte(deputies.untilDay, day)))
		.orderBy(asc(deputies.fromDay), asc(deputies.id))
	return rows.map((row) => ({ ...row, absentName: name(row.absentId), deputyName: name(row.deputyId) }))
}

/** For whom somebody stands in on a day. */
export async function standsInFor(on: Db, deputyId: string, day: Day): Promise<string[]> {
	const rows = await on
		.select({ absentId: deputies.absentId })
		.from(deputies)
		.where(
			and(
				eq(deputies.deputyId, deputyId),
				isNull(deputies.endedAt),
				lte(deputies.fromDay, day),
				gte(deputies.untilDay, day),
			),
		)
	return rows.map((row) => row.absentId)
}
