// What the public reads (おしごと情報): posted tasks with free seats from today on, and one in full.
import { and, asc, desc, eq, exists, gt, gte, inArray, lt, lte, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { CancelRule } from '~/council/cancelling'
import type { ContractMode } from '~/council/contract-mode'
import { cancelRuleOn, settingOn } from '~/council/setting.server'
import { publicPlace } from '~/words/ja/work'
import type { Db } from '~db/client'
import { areas } from '~db/schema/council'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { PayTerms } from './pay-terms'
import type { PostingFilter } from './posting'
import { lightMost, shortMost, slotAskedFor } from './posting'
import type { Recruiter } from './task'
import { recruiterOf, recruitingEmployer } from './task'
import { officeOf } from './task.server'
import type { WeatherRule } from './weather'

export type PostedSlot = {
	id: string
	day: Day
	startMinute: number
	endMinute: number
	seats: number
	left: number
	/** 予備日. */
	reserveDay: Day | null
}

/** A task as a list shows it: never an address or an employer. */
export type PostedTask = {
	id: string
	title: string
	kind: string
	contractKind: string
	areaId: string
	areaName: string
	placeText: string
	payYen: number
	payFor: string
	minutes: number
	kilograms: number
	posture: string
	outdoors: boolean
	alone: boolean
	atHome: boolean
	rests: boolean
	driving: boolean
	lift: boolean
	skill: string | null
	busStop: string
	contractMode: ContractMode
	/** Continued work of one kind at a set rate, paid by a rule of its own. */
	continued: boolean
	/** Who recruits where it is the employer (12条); null where it is the council. */
	commissioner: string | null
	/** しごと体験. */
	trial: boolean
	/** The written rule of who it is for; '' is for everybody. */
	groupRule: string
	/** Until when those who did it before have it to themselves. */
	beforeUntil: Date | null
	slots: PostedSlot[]
}

const taskColumns = {
	id: tasks.id,
	title: tasks.title,
	kind: tasks.kind,
	contractKind: tasks.contractKind,
	areaId: tasks.areaId,
	place: tasks.place,
	privateHome: tasks.privateHome,
	payYen: tasks.payYen,
	payFor: tasks.payFor,
	minutes: tasks.minutes,
	kilograms: tasks.kilograms,
	posture: tasks.posture,
	outdoors: tasks.outdoors,
	alone: tasks.alone,
	atHome: tasks.atHome,
	rests: tasks.rests,
	driving: tasks.driving,
	lift: tasks.lift,
	skill: tasks.skill,
	busStop: tasks.busStop,
	trial: tasks.trial,
	groupRule: tasks.groupRule,
	beforeUntil: tasks.beforeUntil,
	contractMode: tasks.contractMode,
	continued: tasks.continued,
	employerName: employers.name,
	employerKind: employers.kind,
}

const slotColumns = {
	id: slots.id,
	day: slots.day,
	startMinute: slots.startMinute,
	endMinute: slots.endMinute,
	seats: slots.seats,
	taken: slots.taken,
	reserveDay: slots.reserveDay,
}

/** Of today only slots that begin after `minute`: those that have begun are over for whoever looks now. */
export const stillToCome = (today: Day, minute: number) =>
	or(gt(slots.day, today), and(eq(slots.day, today), gt(slots.startMinute, minute)))

/** Posted tasks with a free seat on or after today (after `minute` of it), the next day first. */
export async function publishedTasks(
	on: Db,
	filter: PostingFilter,
	today: Day,
	minute = -1,
): Promise<PostedTask[]> {
	const { areaId = [], kind = [], alone, canSit, busStop, atHome, light, short, trial } = filter
	const rows = await on
		.select({ slot: slotColumns, task: taskColumns, areaName: areas.name })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.leftJoin(areas, eq(areas.id, tasks.areaId))
		.where(
			and(
				eq(slots.open, true),
				gte(slots.day, today),
				stillToCome(today, minute),
				lt(slots.taken, slots.seats),
				eq(tasks.state, 'published'),
				areaId.length > 0 ? inArray(tasks.areaId, [...areaId]) : undefined,
				kind.length > 0 ? inArray(tasks.kind, [...kind]) : undefined,
				alone ? eq(tasks.alone, true) : undefined,
				canSit ? ne(tasks.posture, 'stand') : undefined,
				busStop ? ne(tasks.busStop, '') : undefined,
				atHome ? eq(tasks.atHome, true) : undefined,
				light ? lte(tasks.kilograms, lightMost) : undefined,
				short ? lte(tasks.minutes, shortMost) : undefined,
				trial ? eq(tasks.trial, true) : undefined,
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const found = new Map<string, PostedTask>()
	for (const { slot, task, areaName } of rows) {
		if (!slotAskedFor(slot, filter)) continue
		const known = found.get(task.id) ?? asPosted(task, areaName ?? '')
		known.slots.push(asPostedSlot(slot))
		found.set(task.id, known)
	}
	return [...found.values()]
}

/** The tasks posted last that still have a free seat, each with its free slots. */
export async function newestTasks(on: Db, most: number, today: Day, minute = -1): Promise<PostedTask[]> {
	const free = and(
		eq(slots.open, true),
		gte(slots.day, today),
		stillToCome(today, minute),
		lt(slots.taken, slots.seats),
	)
	const newest = await on
		.select({ task: taskColumns, areaName: areas.name })
		.from(tasks)
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.leftJoin(areas, eq(areas.id, tasks.areaId))
		.where(
			and(
				eq(tasks.state, 'published'),
				exists(
					on
						.select({ id: slots.id })
						.from(slots)
						.where(and(eq(slots.taskId, tasks.id), free)),
				),
			),
		)
		.orderBy(desc(tasks.publishedAt), desc(tasks.id))
		.limit(most)
	if (newest.length === 0) return []
	const theirs = await on
		.select({ ...slotColumns, taskId: slots.taskId })
		.from(slots)
		.where(
			and(
				inArray(
					slots.taskId,
					newest.map(({ task }) => task.id),
				),
				free,
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	return newest.map(({ task, areaName }) => ({
		...asPosted(task, areaName ?? ''),
		slots: theirs.filter((slot) => slot.taskId === task.id).map(asPostedSlot),
	}))
}

type TaskColumns = Pick<typeof tasks.$inferSelect, Exclude<keyof typeof taskColumns, OfEmployer>> &
	Record<OfEmployer, string>
type OfEmployer = 'employerName' | 'employerKind'

function asPosted(task: TaskColumns, areaName: string): PostedTask {
	const { place, privateHome, employerName, employerKind, ...rest } = task
	const commissioner = recruitingEmployer(task.contractMode, { name: employerName, kind: employerKind })
	return {
		...rest,
		commissioner,
		areaName,
		placeText: publicPlace(areaName, place, privateHome, task.atHome),
		slots: [],
	}
}

function asPostedSlot(slot: {
	id: string
	day: string
	startMinute: number
	endMinute: number
	seats: number
	taken: number
	reserveDay: string | null
}): PostedSlot {
	const { id, day, startMinute, endMinute, seats, taken, reserveDay } = slot
	return { id, day, startMinute, endMinute, seats, left: seats - taken, reserveDay }
}

/** One posting in full. `recruiter` is who commissions; the contract is a commission, never employment. */
export type Posting = PostedTask & {
	result: string
	procedure: string
	specification: string
	bring: string
	/** Codes of what is dangerous about it. */
	hazards: string[]
	rain: string
	/** The rule of work in the open. */
	weather: WeatherRule | null
	cancellation: string
	/** What is owed when the employer's side calls it off. */
	cancel: CancelRule
	/** How it is paid beside its one sum. */
	payTerms: PayTerms | null
	insurance: string
	privateHome: boolean
	/** Public name of the place; null where it is somebody's home. */
	place: string | null
	recruiter: Recruiter & { hours: string }
	employment: false
}

/** One posted task with the six items of 12条; `slots` is empty once nothing is free. */
export async function postingOf(
	on: Db,
	taskId: string,
	today: Day,
	minute = -1,
): Promise<Posting | undefined> {
	const [row] = await on
		.select({
			task: {
				...taskColumns,
				result: tasks.result,
				procedure: tasks.procedure,
				specification: tasks.specification,
				bring: tasks.bring,
				hazards: tasks.hazards,
				rain: tasks.rain,
				weather: tasks.weather,
				cancellation: tasks.cancellation,
				payTerms: tasks.payTerms,
				insurance: tasks.insurance,
			},
			employer: { name: employers.name, address: employers.address, kind: employers.kind },
			areaName: areas.name,
		})
		.from(tasks)
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.leftJoin(areas, eq(areas.id, tasks.areaId))
		.where(and(eq(tasks.id, taskId), eq(tasks.state, 'published')))
	if (!row) return undefined
	const free = await on
		.select(slotColumns)
		.from(slots)
		.where(
			and(
				eq(slots.taskId, taskId),
				eq(slots.open, true),
				gte(slots.day, today),
				stillToCome(today, minute),
				lt(slots.taken, slots.seats),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	const office = await officeOf(on, today)
	const hours = await settingOn(on, 'office-hours', today)
	const {
		result,
		procedure,
		specification,
		bring,
		hazards,
		rain,
		weather,
		cancellation,
		payTerms,
		insurance,
		...compact
	} = row.task
	return {
		...asPosted(compact, row.areaName ?? ''),
		slots: free.map(asPostedSlot),
		result,
		procedure,
		specification,
		bring,
		hazards,
		rain,
		weather,
		cancellation,
		cancel: await cancelRuleOn(on, today),
		payTerms,
		insurance,
		privateHome: compact.privateHome,
		place: compact.privateHome ? null : compact.place,
		recruiter: {
			...recruiterOf(compact.contractMode, office, row.employer, row.areaName ?? ''),
			hours,
		},
		employment: false,
	}
}
