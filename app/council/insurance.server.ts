// 保険: what the office is insured for, entered with its days; without both kinds nothing is published.
import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { insurances } from '~db/schema/council'
import type { InsuranceKind } from './insurance'
import { insuranceGap } from './insurance'

export type Insurance = typeof insurances.$inferSelect
export type InsuranceFields = Omit<Insurance, 'id' | 'at' | 'by' | 'endedAt'>

/** Enters an insurance with its days. Refuses days upside down. */
export async function enterInsurance(tx: Tx, actor: Actor, fields: InsuranceFields): Promise<string> {
	if (fields.untilDay < fields.fromDay) throw refused('days-upside-down', undefined, 'untilDay')
	const id = newId()
	await tx.insert(insurances).values({ ...fields, id, at: tx.at, by: actor.accountId ?? actor.role })
	const { kind, fromDay, untilDay, homeWork, wayThere } = fields
	await record(
		tx,
		actor,
		'insurance.entered',
		{ kind: 'insurance', id },
		{ after: { kind, fromDay, untilDay, homeWork, wayThere } },
	)
	return id
}

/** Takes an insurance out of use: cancelled, or typed wrongly. What was published under it stays. */
export async function endInsurance(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [ended] = await tx
		.update(insurances)
		.set({ endedAt: tx.at })
		.where(and(eq(insurances.id, id), isNull(insurances.endedAt)))
		.returning({ kind: insurances.kind })
	if (!ended) throw refused('not-found')
	await record(tx, actor, 'insurance.ended', { kind: 'insurance', id }, { after: { kind: ended.kind } })
}

/** Those in use whose last day is this one or later, in the order of their kinds and days. */
export async function insurancesFrom(on: Db, day: Day): Promise<Insurance[]> {
	return on
		.select()
		.from(insurances)
		.where(and(isNull(insurances.endedAt), gte(insurances.untilDay, day)))
		.orderBy(asc(insurances.kind), asc(insurances.fromDay), asc(insurances.id))
}

/** Those that are over or were taken out of use, the latest first. */
export async function insurancesPast(on: Db, day: Day, most = 50): Promise<Insurance[]> {
	const rows = await on.select().from(insurances).orderBy(desc(insurances.untilDay), desc(insurances.id))
	return rows.filter((one) => one.endedAt !== null || one.untilDay < day).slice(0, most)
}

/** The insurance of a kind that holds on a day, the one that lasts longest. */
export async function insuranceOn(on: Db, kind: InsuranceKind, day: Day): Promise<Insurance | undefined> {
	const [row] = await on
		.select()
		.from(insurances)
		.where(
			and(
				eq(insurances.kind, kind),
				isNull(insurances.endedAt),
				lte(insurances.fromDay, day),
				gte(insurances.untilDay, day),
			),
		)
		.orderBy(desc(insurances.untilDay), desc(insurances.id))
		.limit(1)
	return row
}

/** Refuses work on a day without both kinds of insurance (practice.md 8), naming the kind, the day, and where to enter it. */
export async function refuseUninsured(
	tx: Tx,
	task: { title: string; atHome: boolean },
	days: readonly Day[],
): Promise<void> {
	const gap = insuranceGap(await insurancesFrom(tx, dayOf(tx.at)), days, task.atHome)
	if (gap) throw refused('insurance-lacking', { title: task.title, ...gap })
}
