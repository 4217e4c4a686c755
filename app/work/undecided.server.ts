// Undecided items of posted tasks as they are kept: said at last, and those still to be said.
import { and, asc, eq, gte, inArray, ne } from 'drizzle-orm'
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
		.select({ taskId: tasks.id, title: tasks.title, undecided: tasks.undecided, slotId: slots.id })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				gte(slots.day, today),
				inArray(slots.open, [true, false]),
				ne(tasks.undecided, []),
				ne(tasks.state, 'draft'),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const found = new Map<string, { taskId: string; slotId: string; title: string; fixOn: Day }>()
	for (const { taskId, title, undecided, slotId } of rows) {
		const fixOn = undecided.map((one) => one.fixOn).sort()[0]
		if (fixOn !== undefined && !found.has(taskId)) found.set(taskId, { taskId, slotId, title, fixOn })
	}
	return [...found.values()]
}
