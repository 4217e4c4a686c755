// An employer who cannot or does not pay (破産・逝去・お支払いの遅れ): nothing of theirs is published until it is ended.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employerStops, employers } from '~db/schema/people'
import { refuseEnded } from './employer.server'

export type EmployerStop = typeof employerStops.$inferSelect

/** What is known of a stop: why and since when, who winds the employer up, until when claims are told (債権届出). */
export type StopForm = Pick<EmployerStop, 'why' | 'day' | 'trustee' | 'caseNumber' | 'claimUntilDay'>

/** The stop an employer stands under. */
export async function stopOf(on: Db, employerId: string): Promise<EmployerStop | undefined> {
	const [stop] = await on
		.select()
		.from(employerStops)
		.where(and(eq(employerStops.employerId, employerId), isNull(employerStops.endedAt)))
	return stop
}

/** Stops an employer; what is published and who was told is for the rooms of work and assignments. */
export async function stopEmployer(tx: Tx, actor: Actor, employerId: string, form: StopForm): Promise<void> {
	const [employer] = await tx.select({ id: employers.id }).from(employers).where(eq(employers.id, employerId))
	if (!employer) throw refused('not-found')
	await refuseEnded(tx, employerId)
	if (form.day > dayOf(tx.at)) throw refused('day-to-come', undefined, 'day')
	if (await stopOf(tx, employerId)) throw refused('employer-stopped-already')
	await tx
		.insert(employerStops)
		.values({ ...form, id: newId(), employerId, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'employer.stopped',
		{ kind: 'employer', id: employerId },
		{ after: { why: form.why, day: form.day, claimUntilDay: form.claimUntilDay } },
	)
}

async function standing(tx: Tx, employerId: string): Promise<EmployerStop> {
	const stop = await stopOf(tx, employerId)
	if (!stop) throw refused('employer-not-stopped')
	return stop
}

/** Writes down what became known since. */
export async function changeStop(tx: Tx, actor: Actor, employerId: string, form: StopForm): Promise<void> {
	if (form.day > dayOf(tx.at)) throw refused('day-to-come', undefined, 'day')
	const stop = await standing(tx, employerId)
	await tx.update(employerStops).set(form).where(eq(employerStops.id, stop.id))
	await record(
		tx,
		actor,
		'employer.stop-changed',
		{ kind: 'employer', id: employerId },
		{ after: { why: form.why, day: form.day, claimUntilDay: form.claimUntilDay } },
	)
}

/** Claims were told to the court. */
export async function noteClaimed(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const stop = await standing(tx, employerId)
	if (stop.claimedAt !== null) throw refused('employer-claimed-already')
	await tx.update(employerStops).set({ claimedAt: tx.at }).where(eq(employerStops.id, stop.id))
	await record(tx, actor, 'employer.claims-told', { kind: 'employer', id: employerId })
}

/** The employer's work may be published again. */
export async function endStop(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const stop = await standing(tx, employerId)
	await tx
		.update(employerStops)
		.set({ endedAt: tx.at, endedBy: actor.accountId })
		.where(eq(employerStops.id, stop.id))
	await record(tx, actor, 'employer.stop-ended', { kind: 'employer', id: employerId })
}

/** Employers that are stopped, with the day until which claims are to be told; the nearest first. */
export async function stopsWaiting(
	on: Db,
	most = 20,
): Promise<{ employerId: string; name: string; claimUntilDay: Day | null; claimed: boolean }[]> {
	const rows = await on
		.select({ stop: employerStops, name: employers.name })
		.from(employerStops)
		.innerJoin(employers, eq(employers.id, employerStops.employerId))
		.where(isNull(employerStops.endedAt))
		.orderBy(asc(employerStops.claimUntilDay), desc(employerStops.at))
		.limit(most)
	return rows.map(({ stop, name }) => ({
		employerId: stop.employerId,
		name,
		claimUntilDay: stop.claimUntilDay,
		claimed: stop.claimedAt !== null,
	}))
}
