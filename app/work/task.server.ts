// Tasks and slots as they are kept: drafting, changing, posting, closing, and what staff read of them.
import { and, asc, count, eq, gt, gte, inArray, lte, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, minuteOf } from '~/base/day'
import { newId } from '~/base/ids'
import { mayMove, stateAfter, statesBefore } from '~/base/life'
import { contractModeOf } from '~/council/contract-mode'
import { refuseUninsured } from '~/council/insurance.server'
import { refuseAfterLastPublishing } from '~/council/programme-end.server'
import { settingOn, settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { areas } from '~db/schema/council'
import { employers, visitWaivers } from '~db/schema/people'
import { slots, taskGroups, tasks, workRequests } from '~db/schema/work'
import { refuseUncheckedContract } from './contract-check.server'
import { refuseGroupUnruled } from './group.server'
import type { RequestState } from './request'
import type { Slot, Task, TaskWithSlots } from './request.server'
import { moveRequest, refuseStopped, requestState, tasksOfRequest, whatHappened } from './request.server'
import { feeOn, yenAnHour } from './splitting'
import type { Recruiter, SlotFields, TaskFields } from './task'
import { checkSlot, checkTask, lackingBeforePosting, recruiterOf, taskMoves } from './task'
import { checkUndecided } from './undecided'
import type { WeatherRule } from './weather'
import { usualRule } from './weather'

/** The cut changes: whatever was quoted or agreed no longer holds. Gives the state before. */
async function reopenCut(tx: Tx, requestId: string): Promise<RequestState> {
	const before = await requestState(tx, requestId)
	if (!before) throw refused('not-found')
	if (!(await moveRequest(tx, requestId, 'changeCut'))) throw await whatHappened(tx, requestId)
	return before
}

async function refuseUnknownArea(tx: Tx, areaId: string): Promise<void> {
	if (areaId === '') return
	const [area] = await tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
	if (!area) throw refused('area-unknown', undefined, 'areaId')
}

const facts = (task: TaskFields) => ({
	kind: task.kind,
	payYen: task.payYen,
	contractKind: task.contractKind,
})

/** What a new task starts with, from the council's settings. */
export async function taskDefaults(
	on: Db,
	today: Day,
): Promise<Pick<TaskFields, 'rain' | 'weather' | 'cancellation' | 'insurance'>> {
	const found = await settingsOn(on, ['rain-rule', 'cancellation', 'insurance'], today)
	return {
		rain: found['rain-rule'],
		weather: await usualWeather(on, today),
		cancellation: found.cancellation,
		insurance: found.insurance,
	}
}

/** The council's usual rule of work in the open. */
export async function usualWeather(on: Db, today: Day): Promise<WeatherRule> {
	const set = await settingsOn(on, ['weather-evening-minute', 'weather-morning-minute'], today)
	return usualRule({
		eveningMinute: set['weather-evening-minute'],
		morningMinute: set['weather-morning-minute'],
	})
}

/** Work in the open always has a rule, work indoors none: a draft is never held up by it. */
const ruleOf = async (tx: Tx, { outdoors, weather }: TaskFields) =>
	outdoors ? (weather ?? (await usualWeather(tx, dayOf(tx.at)))) : null

/** Cuts a task out of a request; an earlier quote no longer holds. */
export async function draftTask(
	tx: Tx,
	actor: Actor,
	requestId: string,
	fields: TaskFields,
): Promise<string> {
	checkTask(fields)
	checkUndecided(fields.undecided ?? [], dayOf(tx.at), undefined)
	await refuseUnknownArea(tx, fields.areaId)
	const before = await reopenCut(tx, requestId)
	const [request] = await tx
		.select({ employerId: workRequests.employerId, contractMode: workRequests.contractMode })
		.from(workRequests)
		.where(eq(workRequests.id, requestId))
	const id = newId()
	await tx.insert(tasks).values({
		...fields,
		contractMode: contractModeOf(request?.contractMode),
		payTerms: fields.payTerms ?? null,
		weather: await ruleOf(tx, fields),
		id,
		requestId,
		employerId: request?.employerId ?? '',
		feeYen: feeOn(fields.payYen, await settingOn(tx, 'fee-rate', dayOf(tx.at))),
		state: stateAfter(taskMoves, 'draftTask'),
		createdAt: tx.at,
		createdBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'task.drafted',
		{ kind: 'task', id },
		{ before: { request: before }, after: { ...facts(fields), requestId, request: 'received' } },
	)
	return id
}

async function draftOf(tx: Tx, taskId: string): Promise<Task> {
	const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId))
	if (!task) throw refused('not-found')
	if (!mayMove(taskMoves, 'changeTask', task.state))
		throw refused(task.state === 'published' ? 'task-published' : 'task-closed')
	return task
}

/** Writes a draft anew. */
export async function changeTask(tx: Tx, actor: Actor, taskId: string, fields: TaskFields): Promise<void> {
	checkTask(fields)
	checkUndecided(fields.undecided ?? [], dayOf(tx.at), undefined)
	await refuseUnknownArea(tx, fields.areaId)
	const draft = await draftOf(tx, taskId)
	// Without its rule a task is for everybody.
	if (fields.groupRule.trim() === '') await tx.delete(taskGroups).where(eq(taskGroups.taskId, taskId))
	const before = await reopenCut(tx, draft.requestId)
	const feeYen = feeOn(fields.payYen, await settingOn(tx, 'fee-rate', dayOf(tx.at)))
	await tx
		.update(tasks)
		.set({ ...fields, payTerms: fields.payTerms ?? null, weather: await ruleOf(tx, fields), feeYen })
		.where(and(eq(tasks.id, taskId), inArray(tasks.state, statesBefore(taskMoves, 'changeTask'))))
	await record(
		tx,
		actor,
		'task.changed',
		{ kind: 'task', id: taskId },
		{
			before: { ...facts(draft), request: before },
			after: { ...facts(fields), requestId: draft.requestId, request: 'received' },
		},
	)
}

/** Takes a draft and its slots away. */
export async function removeTask(tx: Tx, actor: Actor, taskId: string): Promise<void> {
	const draft = await draftOf(tx, taskId)
	const before = await reopenCut(tx, draft.requestId)
	await tx.delete(slots).where(eq(slots.taskId, taskId))
	await tx.delete(taskGroups).where(eq(taskGroups.taskId, taskId))
	await tx.delete(tasks).where(eq(tasks.id, taskId))
	await record(
		tx,
		actor,
		'task.removed',
		{ kind: 'task', id: taskId },
		{ before: { ...facts(draft), requestId: draft.requestId, request: before } },
	)
}

/** Adds a day and time with seats to a draft. */
export async function addSlot(tx: Tx, actor: Actor, taskId: string, slot: SlotFields): Promise<string> {
	checkSlot(slot, dayOf(tx.at), minuteOf(tx.at))
	const draft = await draftOf(tx, taskId)
	await reopenCut(tx, draft.requestId)
	const id = newId()
	const { day, startMinute, endMinute, seats } = slot
	const reserveDay = draft.outdoors ? (slot.reserveDay ?? null) : null
	const [same] = await tx
		.select({ seats: slots.seats })
		.from(slots)
		.where(
			and(
				eq(slots.taskId, taskId),
				eq(slots.day, day),
				eq(slots.startMinute, startMinute),
				eq(slots.endMinute, endMinute),
			),
		)
	if (same) throw refused('slot-twice', { seats: same.seats, together: same.seats + seats }, 'day')
	await tx
		.insert(slots)
		.values({ id, taskId, day, startMinute, endMinute, seats, taken: 0, open: false, reserveDay })
	await record(
		tx,
		actor,
		'slot.added',
		{ kind: 'slot', id },
		{ after: { taskId, requestId: draft.requestId, day, startMinute, endMinute, seats, reserveDay } },
	)
	return id
}

/** Takes a day and time off a draft. */
export async function removeSlot(tx: Tx, actor: Actor, taskId: string, slotId: string): Promise<void> {
	const draft = await draftOf(tx, taskId)
	await reopenCut(tx, draft.requestId)
	const [removed] = await tx
		.delete(slots)
		.where(and(eq(slots.id, slotId), eq(slots.taskId, taskId)))
		.returning()
	if (!removed) throw refused('not-found')
	await record(
		tx,
		actor,
		'slot.removed',
		{ kind: 'slot', id: slotId },
		{ before: { taskId, requestId: draft.requestId, day: removed.day, seats: removed.seats } },
	)
}

/** The office as it recruits, by the settings of a day. */
export async function officeOf(on: Db, day: Day): Promise<Omit<Recruiter, 'agent'>> {
	const found = await settingsOn(on, ['office-name', 'office-address', 'office-telephone'], day)
	return { name: found['office-name'], address: found['office-address'], contact: found['office-telephone'] }
}

/** Who recruits for the tasks of a request, by the district of each. */
export async function recruiterFor(
	on: Db,
	requestId: string,
	day: Day,
): Promise<(task: { areaId: string }) => Recruiter> {
	const [row] = await on
		.select({ mode: workRequests.contractMode, employer: employers })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(eq(workRequests.id, requestId))
	const office = await officeOf(on, day)
	const names = new Map(
		(await on.select({ id: areas.id, name: areas.name }).from(areas)).map((area) => [area.id, area.name]),
	)
	const employer = row?.employer ?? { name: '', address: '', kind: 'firm' }
	return ({ areaId }) => recruiterOf(contractModeOf(row?.mode), office, employer, names.get(areaId) ?? '')
}

/** Posts every draft of an agreed request and opens its slots; one event a task. Gives the tasks' ids. */
async function refuseUnwaived(tx: Tx, employerId: string): Promise<void> {
	const [waived] = await tx
		.select({ id: visitWaivers.id })
		.from(visitWaivers)
		.where(eq(visitWaivers.employerId, employerId))
		.limit(1)
	if (!waived) throw refused('employer-unvisited')
}

export async function publishTasks(tx: Tx, actor: Actor, requestId: string): Promise<string[]> {
	const [row] = await tx
		.select({ employer: employers.state, employerId: employers.id, visitedDay: employers.visitedDay })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(eq(workRequests.id, requestId))
	if (!row) throw refused('not-found')
	await refuseAfterLastPublishing(tx)
	if (!(await moveRequest(tx, requestId, 'publishTasks'))) throw await whatHappened(tx, requestId)
	if (row.employer === 'resting') throw refused('employer-resting')
	if (row.employer !== 'using') throw refused('employer-not-agreed')
	if (row.visitedDay === null) await refuseUnwaived(tx, row.employerId)
	await refuseStopped(tx, row.employerId)
	const drafts = (await tasksOfRequest(tx, requestId)).filter((task) =>
		mayMove(taskMoves, 'publishTasks', task.state),
	)
	if (drafts.length === 0) throw refused('task-none')
	const today = dayOf(tx.at)
	const recruiter = await recruiterFor(tx, requestId, today)
	const yardstick = await settingOn(tx, 'minimum-wage-yardstick', today)
	for (const draft of drafts) {
		const lacks = lackingBeforePosting(draft, draft.slots, recruiter(draft))
		if (lacks.length > 0) throw refused('task-lacks', { title: draft.title, items: lacks })
		if (yenAnHour(draft.payYen, draft.minutes) < yardstick && draft.lowPayReason.trim() === '')
			throw refused('low-pay-reason')
		for (const slot of draft.slots) checkSlot(slot, today, minuteOf(tx.at))
		checkUndecided(draft.undecided, today, draft.slots.map((slot) => slot.day).sort()[0])
		await refuseGroupUnruled(tx, draft)
		// A reserve day is a day of work as well.
		const days = draft.slots.flatMap(({ day, reserveDay }) => (reserveDay ? [day, reserveDay] : [day]))
		await refuseUninsured(tx, draft, days)
	}
	await refuseUncheckedContract(tx, requestId)
	for (const draft of drafts) {
		await tx
			.update(tasks)
			.set({
				state: stateAfter(taskMoves, 'publishTasks'),
				publishedAt: tx.at,
				publishedBy: actor.accountId,
			})
			.where(and(eq(tasks.id, draft.id), inArray(tasks.state, statesBefore(taskMoves, 'publishTasks'))))
		await tx.update(slots).set({ open: true }).where(eq(slots.taskId, draft.id))
		await record(
			tx,
			actor,
			'task.published',
			{ kind: 'task', id: draft.id },
			{
				before: { state: 'draft', request: 'agreed' },
				after: { state: 'published', request: 'published', requestId },
			},
		)
	}
	return drafts.map((draft) => draft.id)
}

/** Ends every posting of an employer; gives how many. */
export async function closeTasksOf(tx: Tx, actor: Actor, employerId: string): Promise<number> {
	const open = await tx
		.select({ id: tasks.id })
		.from(tasks)
		.where(and(eq(tasks.employerId, employerId), inArray(tasks.state, statesBefore(taskMoves, 'closeTask'))))
		.orderBy(asc(tasks.id))
	for (const { id } of open) await closeTask(tx, actor, id)
	return open.length
}

/** Ends the posting of a task: its slots take nobody any more. What was decided stays. */
export async function closeTask(tx: Tx, actor: Actor, taskId: string): Promise<void> {
	const [closed] = await tx
		.update(tasks)
		.set({ state: stateAfter(taskMoves, 'closeTask'), closedAt: tx.at })
		.where(and(eq(tasks.id, taskId), inArray(tasks.state, statesBefore(taskMoves, 'closeTask'))))
		.returning({ id: tasks.id })
	if (!closed) {
		const [task] = await tx.select({ state: tasks.state }).from(tasks).where(eq(tasks.id, taskId))
		throw refused(task?.state === 'closed' ? 'task-closed' : 'not-found')
	}
	await tx.update(slots).set({ open: false }).where(eq(slots.taskId, taskId))
	await record(
		tx,
		actor,
		'task.closed',
		{ kind: 'task', id: taskId },
		{ before: { state: 'published' }, after: { state: 'closed' } },
	)
}

/** A task with slots, employer and request, for staff. */
export async function taskForStaff(
	on: Db,
	taskId: string,
): Promise<(TaskWithSlots & { employerName: string; requestNumber: string; areaName: string }) | undefined> {
	const [row] = await on
		.select({
			task: tasks,
			employerName: employers.name,
			requestNumber: workRequests.number,
			areaName: areas.name,
		})
		.from(tasks)
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.innerJoin(workRequests, eq(workRequests.id, tasks.requestId))
		.leftJoin(areas, eq(areas.id, tasks.areaId))
		.where(eq(tasks.id, taskId))
	if (!row) return undefined
	const theirs = await on
		.select()
		.from(slots)
		.where(eq(slots.taskId, taskId))
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const { employerName, requestNumber, areaName } = row
	return { ...row.task, slots: theirs, employerName, requestNumber, areaName: areaName ?? '' }
}

export type SlotAhead = Slot & { title: string; kind: string; state: Task['state']; employerName: string }

/** Posted slots of the days from `fromDay` until `untilDay`, in order, for staff. */
export async function slotsAhead(on: Db, fromDay: Day, untilDay: Day, most = 500): Promise<SlotAhead[]> {
	const rows = await on
		.select({
			slot: slots,
			title: tasks.title,
			kind: tasks.kind,
			state: tasks.state,
			employerName: employers.name,
		})
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(
			and(
				// Closed to others, a slot still has its place while somebody comes; both values named, the index serves.
				inArray(slots.open, [true, false]),
				or(eq(slots.open, true), gt(slots.taken, 0)),
				gte(slots.day, fromDay),
				lte(slots.day, untilDay),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
		.limit(most)
	return rows.map(({ slot, ...rest }) => ({ ...slot, ...rest }))
}

/** How many tasks, open or over, were placed in each district; a district without any is not in it. */
export async function tasksByArea(on: Db): Promise<Map<string, number>> {
	const rows = await on.select({ areaId: tasks.areaId, n: count() }).from(tasks).groupBy(tasks.areaId)
	return new Map(rows.map(({ areaId, n }) => [areaId, Number(n)]))
}
