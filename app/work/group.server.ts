// Who a task with a written rule is for: put on it and taken off by staff, while it is a draft or posted.
import { and, asc, count, eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accounts, registrants } from '~db/schema/people'
import { taskGroups, tasks } from '~db/schema/work'

export type GroupMember = { registrantId: string; name: string; number: string | null }

/** Who the task is for, by name. */
export async function groupOf(on: Db, taskId: string): Promise<GroupMember[]> {
	const rows = await on
		.select({
			registrantId: registrants.id,
			family: registrants.familyName,
			given: registrants.givenName,
			number: accounts.number,
		})
		.from(taskGroups)
		.innerJoin(registrants, eq(registrants.id, taskGroups.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(eq(taskGroups.taskId, taskId))
		.orderBy(asc(registrants.familyKana), asc(registrants.givenKana), asc(registrants.id))
	return rows.map(({ family, given, ...row }) => ({ ...row, name: `${family} ${given}` }))
}

/** Refuses a chosen group without a written rule, and a rule without anybody it is for. */
export async function refuseGroupUnruled(tx: Tx, task: { id: string; groupRule: string }): Promise<void> {
	const [row] = await tx.select({ many: count() }).from(taskGroups).where(eq(taskGroups.taskId, task.id))
	const members = Number(row?.many ?? 0)
	if (members > 0 && task.groupRule.trim() === '') throw refused('group-rule')
	if (members === 0 && task.groupRule.trim() !== '') throw refused('group-empty')
}

/** Puts somebody on the task by the number of their card. */
export async function addToGroup(tx: Tx, actor: Actor, taskId: string, number: string): Promise<void> {
	const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId))
	if (!task) throw refused('not-found')
	if (task.state === 'closed') throw refused('task-closed')
	if (task.groupRule.trim() === '') throw refused('group-rule')
	const [whom] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(eq(accounts.number, number.normalize('NFKC').trim()), eq(registrants.state, 'registered')))
	if (!whom) throw refused('team-number', undefined, 'number')
	await tx
		.insert(taskGroups)
		.values({ taskId, registrantId: whom.id, addedAt: tx.at, addedBy: actor.accountId ?? actor.role })
		.onConflictDoNothing()
	await record(tx, actor, 'task.group-changed', { kind: 'task', id: taskId }, { after: { added: whom.id } })
}

/** Takes somebody off the task; what was decided stays. */
export async function removeFromGroup(
	tx: Tx,
	actor: Actor,
	taskId: string,
	registrantId: string,
): Promise<void> {
	const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId))
	const members = await groupOf(tx, taskId)
	if (task?.state === 'published' && members.length === 1 && members[0]?.registrantId === registrantId)
		throw refused('group-empty')
	const removed = await tx
		.delete(taskGroups)
		.where(and(eq(taskGroups.taskId, taskId), eq(taskGroups.registrantId, registrantId)))
		.returning({ id: taskGroups.registrantId })
	if (removed.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'task.group-changed',
		{ kind: 'task', id: taskId },
		{ after: { removed: registrantId } },
	)
}

/** Whoever is in a task's group under one record is in it under the other, once; gives the tasks that went over. */
export async function joinGroups(tx: Tx, fromId: string, toId: string): Promise<string[]> {
	const theirs = await tx.select().from(taskGroups).where(eq(taskGroups.registrantId, fromId))
	const over: string[] = []
	for (const one of theirs) {
		const added = await tx
			.insert(taskGroups)
			.values({ ...one, registrantId: toId })
			.onConflictDoNothing()
			.returning({ id: taskGroups.taskId })
		over.push(...added.map(({ id }) => id))
	}
	return over
}

/** Takes who came over out of these tasks' groups again; the other record never left them. */
export async function partGroups(tx: Tx, toId: string, taskIds: readonly string[]): Promise<void> {
	for (const taskId of taskIds)
		await tx.delete(taskGroups).where(and(eq(taskGroups.taskId, taskId), eq(taskGroups.registrantId, toId)))
}
