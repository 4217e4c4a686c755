// From the sheet to drafts as it is kept: tasks cut from chosen steps, and one day entered for all of them at once.
import { and, asc, eq, ne } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { dayMinutes } from '~/base/span'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { areas } from '~db/schema/council'
import { employers } from '~db/schema/people'
import { slots, tasks, workRequests } from '~db/schema/work'
import type { Repeat } from './cutting'
import { notBefore, repeated, slotSpans, taskOfSteps } from './cutting'
import { inOrder, inTime, partOf, skillsOf, sumOf, waitsFor } from './line'
import { stepsOf } from './sheet.server'
import type { TaskFields } from './task'
import { mayBePosted } from './task'
import { addSlot, draftTask, taskDefaults } from './task.server'

/** What a task of a request starts with: the employer's place and the council's rules; the rest is empty or usual. */
export async function freshTask(on: Db, requestId: string, today: Day): Promise<TaskFields> {
	const [row] = await on
		.select({ request: workRequests, employer: employers })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(eq(workRequests.id, requestId))
	if (!row) throw refused('not-found')
	const { request, employer } = row
	const household = employer.kind === 'household'
	const [area] = await on.select({ id: areas.id }).from(areas).where(eq(areas.id, employer.areaId))
	return {
		...(await taskDefaults(on, today)),
		title: '',
		kind: 'light-work',
		result: '',
		procedure: '',
		specification: '',
		contractKind: 'ukeoi',
		areaId: area?.id ?? employer.areaId,
		place:
			household || request.place.startsWith(employer.name)
				? request.place
				: `${employer.name} ${request.place}`.trim(),
		address: employer.address,
		privateHome: household,
		busStop: '',
		payYen: 1000,
		payFor: '1回',
		minutes: 60,
		kilograms: 3,
		posture: 'either',
		outdoors: false,
		alone: false,
		atHome: false,
		rests: true,
		driving: false,
		lift: false,
		skill: null,
		bring: '',
		hazards: [],
		trial: false,
		groupRule: '',
		lowPayReason: '',
		stepIds: [],
	}
}

/** Cuts a draft out of each group of steps; the first words and figures are those of the sheet. Gives the tasks' ids. */
export async function draftFromSteps(
	tx: Tx,
	actor: Actor,
	requestId: string,
	groups: readonly (readonly string[])[],
): Promise<string[]> {
	if (groups.length === 0 || groups.some((group) => group.length === 0)) throw refused('steps-none-chosen')
	const today = dayOf(tx.at)
	const sheet = inOrder(await stepsOf(tx, requestId))
	const known = await tx
		.select({ stepIds: tasks.stepIds })
		.from(tasks)
		.where(and(eq(tasks.requestId, requestId), ne(tasks.state, 'closed')))
	// The same work twice would be quoted and posted twice.
	if (known.some((task) => task.stepIds.some((id) => groups.flat().includes(id))))
		throw refused('steps-cut-already')
	const base = await freshTask(tx, requestId, today)
	const set = await settingsOn(tx, ['usual-pay-an-hour'], today)
	const ids: string[] = []
	for (const group of groups) {
		const chosen = sheet.filter((step) => group.includes(step.id))
		if (chosen.length !== new Set(group).size) throw refused('not-found')
		if (skillsOf(chosen, chosen.map(partOf)).length > 1) throw refused('steps-two-skills')
		ids.push(await draftTask(tx, actor, requestId, taskOfSteps(chosen, base, set['usual-pay-an-hour'])))
	}
	return ids
}

/**
 * Repeats every day of every draft so many times: each week, say. What would lie beyond the
 * year that may be posted is left out. Gives how many slots were added.
 */
export async function repeatDays(
	tx: Tx,
	actor: Actor,
	requestId: string,
	{ repeat, times }: { repeat: Repeat; times: number },
): Promise<number> {
	const known = await tx
		.select({ slot: slots })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(eq(tasks.requestId, requestId), eq(tasks.state, 'draft')))
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	if (known.length === 0) throw refused('slot-none-to-repeat')
	let added = 0
	for (const taskId of new Set(known.map(({ slot }) => slot.taskId))) {
		const theirs = known.flatMap(({ slot }) => (slot.taskId === taskId ? [slot] : []))
		for (const slot of repeated(theirs, repeat, times)) {
			if (!mayBePosted(slot.day, dayOf(tx.at))) continue
			await addSlot(tx, actor, taskId, slot)
			added++
		}
	}
	return added
}

/** Enters one day for every draft of a request: all at once, or one after the other in the order of the sheet. */
export async function addDay(
	tx: Tx,
	actor: Actor,
	requestId: string,
	{
		day,
		startMinute,
		seats,
		order,
		reserveDay = null,
	}: {
		day: Day
		startMinute: number
		seats: number
		order: 'together' | 'in-turn'
		reserveDay?: Day | null
	},
): Promise<number> {
	const found = await tx
		.select({ id: tasks.id, title: tasks.title, minutes: tasks.minutes, stepIds: tasks.stepIds })
		.from(tasks)
		.where(and(eq(tasks.requestId, requestId), eq(tasks.state, 'draft')))
		.orderBy(asc(tasks.createdAt), asc(tasks.id))
	if (found.length === 0) throw refused('slot-no-drafts')
	const sheet = inOrder(await stepsOf(tx, requestId))
	const stepsIn = ({ stepIds }: (typeof found)[number]) => sheet.filter((step) => stepIds.includes(step.id))
	const placeOf = (draft: (typeof found)[number]) =>
		sheet.findIndex((step) => draft.stepIds.includes(step.id))
	const drafts = found.toSorted((a, b) => placeOf(a) - placeOf(b))
	const partsIn = (draft: (typeof found)[number]) => stepsIn(draft).map(partOf)
	const spans = slotSpans(
		drafts.map((draft, n) => {
			const parts = partsIn(draft)
			return {
				title: draft.title,
				minutes: draft.minutes,
				notBefore: notBefore(stepsIn(draft)),
				waitsFor: drafts
					.slice(0, n)
					.flatMap((before, place) => (waitsFor(sheet, parts, partsIn(before)) ? [place] : [])),
				lengthFrom(begin: number) {
					const timed = inTime(sheet, parts, { startMinute: begin, endMinute: dayMinutes })
					if (timed.some((block) => block.day > 0)) return undefined
					// The draft's own minutes hold; what its steps wait for comes on top.
					return draft.minutes + (timed.at(-1)?.endMinute ?? begin) - begin - sumOf(parts)
				},
			}
		}),
		startMinute,
		order,
	)
	for (const [n, draft] of drafts.entries()) {
		const span = spans[n]
		// A step that two do together is not for one.
		const pair = sheet.some((step) => draft.stepIds.includes(step.id) && step.detail.company === 'together')
		if (span)
			await addSlot(tx, actor, draft.id, {
				day,
				seats: pair ? Math.max(2, seats) : seats,
				...span,
				reserveDay,
			})
	}
	return drafts.length
}
