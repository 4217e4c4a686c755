// A task: its codes, what it needs before it may be posted, and which slots are real.
import type { Day } from '~/base/day'
import { addDays, isDay } from '~/base/day'
import type { ContractMode } from '~/council/contract-mode'
import { contractRules } from '~/council/contract-mode'
import { workWords } from '~/words/ja/work'
import { refused } from '~/words/refusal'
import type { UndecidedItem } from '~db/schema/work'
import { isHazard } from './hazard'
import type { PayTerms } from './pay-terms'
import { checkPayTerms } from './pay-terms'
import type { WeatherRule } from './weather'

/** Kinds of work (農作業 軽作業 清掃 接客 裁縫 調理 広報 デザイン 事務 見守り その他). */
export const taskKinds = [
	'farm-work',
	'light-work',
	'cleaning',
	'hospitality',
	'sewing',
	'cooking',
	'publicity',
	'design',
	'office-work',
	'watching-over',
	'other',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** 請負型 promises a result, 準委任型 careful doing; they end and are inspected differently. */
export const contractKinds = ['ukeoi', 'jun-inin'] as const
export type ContractKind = (typeof contractKinds)[number]

export const postures = ['sit', 'either', 'stand'] as const
export type Posture = (typeof postures)[number]

/** What a task may ask for; of a paper (`papers`) staff must have seen it. */
export const skills = [
	'driving-licence',
	'light-truck',
	'brush-cutter',
	'cook-licence',
	'care-certificate',
	'nursery-licence',
	'sewing',
	'cooking',
	'computer',
	'design',
	'photograph',
	'writing',
	'reception',
	'english',
	'sign-language',
] as const
export type Skill = (typeof skills)[number]

const papers: readonly string[] = [
	'driving-licence',
	'light-truck',
	'brush-cutter',
	'cook-licence',
	'care-certificate',
	'nursery-licence',
]

/** Whether a skill is a licence or certificate that staff have to see. */
export const isPaper = (skill: string) => papers.includes(skill)

export const taskStates = ['draft', 'published', 'closed'] as const
export type TaskState = (typeof taskStates)[number]

/** The life of a task. */
export const taskMoves = [
	{ act: 'draftTask', from: [], to: 'draft', by: ['arranger', 'approver'] },
	{
		act: 'changeTask',
		from: ['draft'],
		to: 'draft',
		by: ['arranger', 'approver'],
		needs: ['a new quote afterwards'],
	},
	{
		act: 'publishTasks',
		from: ['draft'],
		to: 'published',
		by: ['arranger', 'approver'],
		needs: ['an agreed quote'],
	},
	{ act: 'closeTask', from: ['published'], to: 'closed', by: ['arranger', 'approver'] },
] as const satisfies readonly {
	act: string
	from: readonly TaskState[]
	to: TaskState
	by: readonly string[]
	needs?: readonly string[]
}[]

/** What staff write of a task. What is left '' in a draft is asked for before posting. */
export type TaskFields = {
	title: string
	kind: string
	result: string
	procedure: string
	specification: string
	contractKind: ContractKind
	areaId: string
	place: string
	address: string
	privateHome: boolean
	busStop: string
	payYen: number
	payFor: string
	/** How it is counted beside the one sum; left out, it is the whole sum for the result. */
	payTerms?: PayTerms | null
	minutes: number
	kilograms: number
	posture: Posture
	outdoors: boolean
	alone: boolean
	atHome: boolean
	rests: boolean
	driving: boolean
	/** 送迎あり: somebody fetches who comes. */
	lift: boolean
	skill: string | null
	bring: string
	/** What there is to say of rain and heat beside the rule. */
	rain: string
	/** The rule of work in the open; left out, it is the council's usual one. */
	weather?: WeatherRule | null
	cancellation: string
	insurance: string
	/** Codes of `hazards`; each asks for two people together or a 決裁者's reason. */
	hazards: string[]
	/** Why the pay lies below the yardstick; '' where it does not. */
	lowPayReason: string
	/** しごと体験: for trying a kind of work. */
	trial: boolean
	/** The written rule of a task for a chosen group; '' is for everybody. */
	groupRule: string
	/** The steps of the sheet it was cut from; empty for one written by hand. */
	stepIds: string[]
	/** What its terms cannot say yet; left out, all is decided. */
	undecided?: UndecidedItem[]
	/** Continued work of one kind at a set rate. */
	continued?: boolean
}

export const mostPay = 10_000_000

/** しごと体験 is half a day at most (practice.md 30). */
const trialMinutes = 240

const wholeBetween = (n: number, least: number, most: number) =>
	Number.isInteger(n) && n >= least && n <= most

/** Refuses figures and codes no task can have, by field; a draft may lack words but not be wrong. */
export function checkTask(
	task: Pick<
		TaskFields,
		| 'payYen'
		| 'payTerms'
		| 'minutes'
		| 'kilograms'
		| 'kind'
		| 'contractKind'
		| 'posture'
		| 'skill'
		| 'hazards'
		| 'trial'
	>,
): void {
	if (!wholeBetween(task.payYen, 1, mostPay)) throw refused('task-pay', undefined, 'payYen')
	if (task.payTerms) checkPayTerms(task.payTerms, task.payYen)
	if (!wholeBetween(task.minutes, 1, 1440)) throw refused('task-minutes', undefined, 'minutes')
	if (!wholeBetween(task.kilograms, 0, 100)) throw refused('task-kilograms', undefined, 'kilograms')
	if (!(taskKinds as readonly string[]).includes(task.kind)) throw refused('task-code', undefined, 'kind')
	if (!contractKinds.includes(task.contractKind)) throw refused('task-code', undefined, 'contractKind')
	if (!postures.includes(task.posture)) throw refused('task-code', undefined, 'posture')
	if (task.skill !== null && !(skills as readonly string[]).includes(task.skill))
		throw refused('task-code', undefined, 'skill')
	if (!task.hazards.every(isHazard)) throw refused('task-code', undefined, 'hazards')
	if (task.trial && task.minutes > trialMinutes) throw refused('trial-long', undefined, 'minutes')
	if (task.trial && task.hazards.length > 0) throw refused('trial-hazard', undefined, 'hazards')
}

/** Who recruits (12条); `agent` answers for them where it is the employer. */
export type Recruiter = { name: string; address: string; contact: string; agent: string }

/**
 * The employer who recruits, as everybody may read them; null where the council does. Naming another than who
 * commissions is a false statement in law (12条; practice.md 5); a household stays 一般のご家庭, so that nobody learns
 * from a posting who is at home.
 */
export function recruitingEmployer(
	mode: ContractMode,
	employer: { name: string; kind: string },
): string | null {
	if (contractRules[mode].commissioner === 'council') return null
	return employer.kind === 'household' ? workWords.privateHome : employer.name
}

/** Who recruits for a task: the council, or the employer through it; of a household its district alone. */
export function recruiterOf(
	mode: ContractMode,
	office: Omit<Recruiter, 'agent'>,
	employer: { name: string; address: string; kind: string },
	areaName: string,
): Recruiter {
	const name = recruitingEmployer(mode, employer)
	if (name === null) return { ...office, agent: '' }
	const address = employer.kind === 'household' ? areaName : employer.address
	return { name, address, contact: office.contact, agent: office.name }
}

/** Codes of what is still missing before posting, in the order of the sheet; none when it may be posted. */
export function lackingBeforePosting(
	task: TaskFields,
	slots: readonly { seats: number }[],
	recruiter: Omit<Recruiter, 'agent'>,
): string[] {
	const blank = (text: string) => text.trim() === ''
	const isOpen = (item: UndecidedItem['item']) => task.undecided?.some((one) => one.item === item) ?? false
	const lacks: [string, boolean][] = [
		['title', blank(task.title)],
		['kind', blank(task.kind)],
		['result', blank(task.result)],
		['procedure', blank(task.procedure) && !isOpen('procedure')],
		// Mending is measured against this text alone (practice.md 3).
		['specification', blank(task.specification)],
		['contract-kind', blank(task.contractKind)],
		['area', blank(task.areaId)],
		['place', blank(task.place)],
		['address', blank(task.address) && !task.atHome && !isOpen('address')],
		['pay', !wholeBetween(task.payYen, 1, mostPay)],
		['pay-for', blank(task.payFor)],
		['minutes', !wholeBetween(task.minutes, 1, 1440)],
		['cancellation', blank(task.cancellation)],
		['insurance', blank(task.insurance)],
		['rain', task.outdoors && blank(task.rain) && !task.weather],
		['slots', slots.length === 0],
		// One sum for all of them is no sum for one.
		['shared-seats', task.payTerms?.shared === true && slots.some((slot) => slot.seats < 2)],
		['recruiter', blank(recruiter.name) || blank(recruiter.address) || blank(recruiter.contact)],
	]
	return lacks.filter(([, missing]) => missing).map(([code]) => code)
}

/** A dated span with seats, as typed. */
export type SlotFields = {
	day: Day
	startMinute: number
	endMinute: number
	seats: number
	/** 予備日 of work in the open, at the same hours. */
	reserveDay?: Day | null
}

/** How far ahead work is posted: beyond a year nobody can say, and the holidays are not known. */
const daysAhead = 366

/** Whether a day can be posted: today or later, and within a year. */
export const mayBePosted = (day: Day, today: Day): boolean => day >= today && day <= addDays(today, daysAhead)

/** Whether a slot gives half or less of the time a task is said to take: the terms would name two lengths. */
export const muchShorter = (slot: { startMinute: number; endMinute: number }, minutes: number) =>
	slot.endMinute > slot.startMinute && (slot.endMinute - slot.startMinute) * 2 <= minutes

const evening = 16 * 60
const morning = 10 * 60

/** Refuses, by field, a slot that is not real, is over, crosses midnight or has no sensible seats. */
export function checkSlot(slot: SlotFields, today: Day, minuteNow = 0): void {
	const { day, startMinute, endMinute, seats, reserveDay = null } = slot
	if (!isDay(day)) throw refused('slot-day-not-real', undefined, 'day')
	if (!wholeBetween(startMinute, 0, 1439)) throw refused('slot-time-not-real', undefined, 'startMinute')
	// 22:00 to 2:00 is meant, 14:00 to 13:00 is a slip: what to do differs.
	if (
		endMinute > 1440 ||
		(endMinute < startMinute && startMinute >= evening && endMinute <= morning && endMinute > 0)
	)
		throw refused('slot-across-midnight', undefined, 'endMinute')
	if (!wholeBetween(endMinute, 0, 1440)) throw refused('slot-time-not-real', undefined, 'endMinute')
	if (endMinute <= startMinute) throw refused('slot-end-before-start', undefined, 'endMinute')
	if (day < today) throw refused('slot-day-past', { day }, 'day')
	if (day > addDays(today, daysAhead))
		throw refused('slot-day-far', { until: addDays(today, daysAhead) }, 'day')
	if (day === today && startMinute <= minuteNow)
		throw refused('slot-time-past', { day, startMinute }, 'startMinute')
	if (!wholeBetween(seats, 1, 200)) throw refused('slot-seats', undefined, 'seats')
	if (
		reserveDay !== null &&
		(!isDay(reserveDay) || reserveDay <= day || reserveDay > addDays(today, daysAhead))
	)
		throw refused('slot-reserve-day', undefined, 'reserveDay')
}
