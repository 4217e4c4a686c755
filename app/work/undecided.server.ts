// Undecided items of posted tasks as they are kept: said at last, and those still to be said.
import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { slots, tasks } from '~db/schema/work'
import type { UndecidedKind } from './undecided'

/** Says one undecided item of a posted task. Of the hours nothing stands on the task: they lie in each person's terms. */
export async function fixUndecided(
	tx: Tx,
	actor: Actor,
	taskId: string,
	item: UndecidedKind,
	said: { place?: string; address?: string; procedure?: string; bring?: string },
): Promise<void> {
	const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId))
	const open = task?.undecided.find((one) => one.item === item)
	if (!task || !open) throw refused('undecided-known')
	await tx
		.update(tasks)
		.set({ ...said, undecided: task.undecided.filter((one) => one.item !== item) })
		.where(eq(tasks.id, taskId))
	await record(
		tx,
		actor,
		'task.undecided-said',
		{ kind: 'task', id: taskId },
		{ before: { fixOn: open.fixOn }, after: { item } },
	)
}

/** Posted tasks ahead of which something is undecided, with their first slot and the day it was to be said. */
export async function undecidedTasks(
	on: Db,
	today: Day,
): Promise<{ taskId: string; slotId: string; title: string; fixOn: Day }[]> {
	const rows = await on
		.select({ task: tasks, slotId: slots.id })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(gte(slots.day, today), inArray(slots.open, [true, false])))
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const found = new Map<string, { taskId: string; slotId: string; title: string; fixOn: Day }>()
	for (const { task, slotId } of rows) {
		const fixOn = task.undecided.map((one) => one.fixOn).sort()[0]
		if (fixOn !== undefined && task.state !== 'draft' && !found.has(task.id))
			found.set(task.id, { taskId: task.id, slotId, title: task.title, fixOn })
	}
	return [...found.values()]
}
