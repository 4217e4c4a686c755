// An employer's request: its fields of trade, its states and the moves between them.
import type { Day } from '~/base/day'
import { refused } from '~/words/refusal'

/** The six fields of trade (農林業 観光業 製造業 医療福祉 生活サービス その他). */
export const fields = ['farming', 'tourism', 'manufacturing', 'care', 'daily-life', 'other'] as const
export type Field = (typeof fields)[number]

export const requestStates = [
	'received',
	'quoted',
	'agreed',
	'published',
	'declined',
	'withdrawn',
	'turned-down',
] as const
export type RequestState = (typeof requestStates)[number]

/** What its lists say: work that was posted and whose last day has passed is over, without a move of its own. */
export function requestStanding(
	{ state, lastDay }: { state: RequestState; lastDay: Day | null },
	today: Day,
): RequestState | 'over' {
	return state === 'published' && lastDay !== null && lastDay < today ? 'over' : state
}

/** The last day of what a request was cut into. */
export function lastDayOf(cut: readonly { slots: readonly { day: Day }[] }[]): Day | null {
	return cut
		.flatMap(({ slots }) => slots.map(({ day }) => day))
		.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
}

/** The life of a request. Changing what was cut sends it back to `received`: the quote no longer holds. */
export const requestMoves = [
	{ act: 'openRequest', from: [], to: 'received', by: ['employer'] },
	{
		act: 'changeCut',
		from: ['received', 'quoted', 'agreed', 'declined'],
		to: 'received',
		by: ['arranger', 'approver'],
		needs: ['a new quote afterwards'],
	},
	{
		act: 'chooseCut',
		from: ['received', 'quoted', 'declined'],
		to: 'received',
		by: ['employer'],
		needs: ['a cut of the sheet as it stands'],
	},
	{
		act: 'makeQuote',
		from: ['received', 'quoted', 'declined'],
		to: 'quoted',
		by: ['arranger', 'approver'],
		needs: ['a task with pay and a slot'],
	},
	{
		act: 'agreeQuote',
		from: ['quoted'],
		to: 'agreed',
		by: ['employer'],
		needs: ['the newest quote, within its time'],
	},
	{ act: 'declineQuote', from: ['quoted'], to: 'declined', by: ['employer'] },
	{
		act: 'publishTasks',
		from: ['agreed'],
		to: 'published',
		by: ['arranger', 'approver'],
		needs: ['the items of 3条 and 12条', "the employer's agreement and a visit", 'slots still to come'],
	},
	{
		act: 'withdrawRequest',
		from: ['received', 'quoted', 'agreed', 'declined'],
		to: 'withdrawn',
		by: ['employer'],
	},
	{
		act: 'withdrawQuote',
		from: ['quoted', 'agreed'],
		to: 'received',
		by: ['arranger', 'approver'],
		needs: ['a reason the employer reads'],
	},
	{
		act: 'turnDown',
		from: ['received', 'quoted', 'agreed', 'declined'],
		to: 'turned-down',
		by: ['arranger', 'approver'],
		needs: ['a reason the employer reads'],
	},
	{ act: 'takeUpAgain', from: ['turned-down'], to: 'received', by: ['arranger', 'approver'] },
] as const satisfies readonly {
	act: string
	from: readonly RequestState[]
	to: RequestState
	by: readonly string[]
	needs?: readonly string[]
}[]

/** What an employer asks in plain words. */
export type Asked = {
	what: string
	place: string
	fromDay: Day | null
	byDay: Day | null
	howOften: string
	like: string
	budgetYen: number | null
}

/** Refuses days that are over or in the wrong order, by field. */
export function checkAsked(asked: Pick<Asked, 'fromDay' | 'byDay'>, today: Day): void {
	if (asked.fromDay !== null && asked.fromDay < today) throw refused('day-gone', undefined, 'fromDay')
	if (asked.byDay !== null && asked.byDay < today) throw refused('day-gone', undefined, 'byDay')
	if (asked.fromDay !== null && asked.byDay !== null && asked.byDay < asked.fromDay)
		throw refused('request-days-order', undefined, 'byDay')
}
