// Quotes (見積書) as they are kept: made from the drafts, answered once, outdated by any change of the cut.
import { and, desc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { cancelRuleOn, settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { sayCancelToEmployer } from '~/words/ja/pay'
import { sayRuleToEmployer } from '~/words/ja/weather'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import type { QuoteLine } from '~db/schema/work'
import { quoteAnswers, quotes, workRequests } from '~db/schema/work'
import { workIsNever } from './contract-check.server'
import type { QuoteWithAnswer, Task, TaskWithSlots, WorkRequest } from './request.server'
import { modeOfRequest, moveRequest, requestState, tasksOfRequest, whatHappened } from './request.server'
import { quoteSums, seatsOf } from './splitting'
import { usualWeather } from './task.server'
import { lastEnding } from './turning-down.server'

/** What may be said with a quote; what is left out comes from the settings. */
export type QuoteFields = { validUntil?: Day | null; rain?: string; cancellation?: string }

/** A draft as far as a quote needs it. */
export type QuoteDraft = Pick<
	Task,
	'id' | 'title' | 'payFor' | 'payYen' | 'payTerms' | 'feeYen' | 'outdoors' | 'weather'
> & {
	slots: readonly {
		day: Day
		startMinute: number
		endMinute: number
		seats: number
		reserveDay?: string | null
	}[]
}

/** The lines these drafts make on a quote. */
export const linesOf = (drafts: readonly QuoteDraft[]): QuoteLine[] =>
	drafts.map((draft) => ({
		taskId: draft.id,
		title: draft.title,
		payFor: draft.payFor,
		payYen: draft.payYen,
		feeYen: draft.feeYen,
		...(draft.payTerms?.shared && { shared: true }),
		...(draft.payTerms &&
			draft.payTerms.by !== 'result' && { units: draft.payTerms.units, unit: draft.payTerms.unit }),
		...(draft.payTerms &&
			draft.payTerms.travel !== 'none' && {
				travelYen: draft.payTerms.travelYen,
				travelAtCost: draft.payTerms.travel === 'at-cost',
				travelAs: draft.payTerms.travelAs,
			}),
		seats: seatsOf(draft.slots),
		slots: draft.slots.map(({ day, startMinute, endMinute, seats, reserveDay }) => ({
			day,
			startMinute,
			endMinute,
			seats,
			reserveDay,
		})),
	}))

/** What a quote of these drafts would say; refuses what no quote may be made of. */
export async function planQuote(
	on: Db,
	requestId: string,
	drafts: readonly QuoteDraft[],
	today: Day,
	fields: QuoteFields = {},
) {
	if (drafts.length === 0) throw refused('task-none')
	for (const draft of drafts) {
		if (draft.slots.length === 0) throw refused('slot-missing', { title: draft.title })
	}
	// The registrant's rules say あなた to the registrant; the employer reads their own side of them.
	const set = await settingsOn(
		on,
		['tax-rate', 'quote-valid-days', 'employer-rain', 'employer-cancellation'],
		today,
	)
	if (await workIsNever(on, requestId)) throw refused('contract-never')
	const contractMode = await modeOfRequest(on, requestId)
	// A yes on the day itself would come too late to find anybody.
	const first = drafts.flatMap((draft) => draft.slots.map((slot) => slot.day)).sort()[0] ?? today
	const usual = addDays(today, set['quote-valid-days'])
	const latest = addDays(first, -1) < today ? today : addDays(first, -1)
	const validUntil = fields.validUntil ?? (usual < latest ? usual : latest)
	if (validUntil < today) throw refused('quote-valid-past', undefined, 'validUntil')
	const { payYen, feeYen, taxYen, totalYen } = quoteSums(drafts, set['tax-rate'], contractMode)
	return {
		contractMode,
		payYen,
		feeYen,
		taxRatePermille: set['tax-rate'],
		taxYen,
		totalYen,
		lines: linesOf(drafts),
		validUntil,
		rain: fields.rain ?? [...(await rulesOf(on, drafts, today)), set['employer-rain']].join('\n'),
		cancellation:
			fields.cancellation ??
			[sayCancelToEmployer(await cancelRuleOn(on, today)), set['employer-cancellation']].join('\n'),
	}
}

/** Makes the next version of a request's quote from its drafts and sends it to the employer. */
export async function makeQuote(
	tx: Tx,
	actor: Actor,
	requestId: string,
	fields: QuoteFields = {},
): Promise<{ id: string; version: number; totalYen: number }> {
	const before = await requestState(tx, requestId)
	if (!before) throw refused('not-found')
	if (!(await moveRequest(tx, requestId, 'makeQuote'))) throw await whatHappened(tx, requestId)
	const plan = await planQuote(tx, requestId, await draftsOf(tx, requestId), dayOf(tx.at), fields)
	const [last] = await tx
		.select({ version: quotes.version })
		.from(quotes)
		.where(eq(quotes.requestId, requestId))
		.orderBy(desc(quotes.version))
		.limit(1)
	const id = newId()
	const version = (last?.version ?? 0) + 1
	await tx.insert(quotes).values({
		id,
		requestId,
		version,
		...plan,
		madeAt: tx.at,
		madeBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'quote.made',
		{ kind: 'quote', id },
		{
			before: { request: before },
			after: { requestId, request: 'quoted', version, totalYen: plan.totalYen },
		},
	)
	return { id, version, totalYen: plan.totalYen }
}

/** The drafts of a request, which its next quote is made of. */
export const draftsOf = async (on: Db, requestId: string): Promise<TaskWithSlots[]> =>
	(await tasksOfRequest(on, requestId)).filter((task) => task.state === 'draft')

/** What the work in the open of these drafts is decided by, each rule once; with several, by its title. */
async function rulesOf(
	on: Db,
	drafts: readonly Pick<Task, 'title' | 'outdoors' | 'weather'>[],
	today: Day,
): Promise<string[]> {
	const usual = await usualWeather(on, today)
	const outside = drafts.filter((draft) => draft.outdoors)
	const said = outside.map(({ title, weather }) => ({ title, rule: sayRuleToEmployer(weather ?? usual) }))
	const once = [...new Set(said.map((one) => one.rule))]
	return once.length < 2 ? once : said.map(({ title, rule }) => `「${title}」 ${rule}`)
}

/** An employer's own quote with its request; another's is not found. */
export async function quoteOf(
	on: Db,
	employerId: string,
	quoteId: string,
): Promise<(QuoteWithAnswer & { request: WorkRequest; newest: boolean }) | undefined> {
	const [row] = await on
		.select({ quote: quotes, answer: quoteAnswers, request: workRequests })
		.from(quotes)
		.innerJoin(workRequests, eq(workRequests.id, quotes.requestId))
		.leftJoin(quoteAnswers, eq(quoteAnswers.quoteId, quotes.id))
		.where(and(eq(quotes.id, quoteId), eq(workRequests.employerId, employerId)))
	if (!row) return undefined
	const [last] = await on
		.select({ version: quotes.version })
		.from(quotes)
		.where(eq(quotes.requestId, row.quote.requestId))
		.orderBy(desc(quotes.version))
		.limit(1)
	return {
		...row.quote,
		answer: row.answer,
		request: row.request,
		newest: last?.version === row.quote.version,
	}
}

/** The employer agrees to the newest quote within its time, or declines it. */
export async function answerQuote(
	tx: Tx,
	actor: Actor,
	employerId: string,
	quoteId: string,
	answer: 'agreed' | 'declined',
	reason = '',
): Promise<void> {
	const quote = await quoteOf(tx, employerId, quoteId)
	if (!quote) throw refused('not-found')
	if (!quote.newest) throw refused('quote-newer')
	if (quote.answer) throw refused('quote-answered', { answer: quote.answer.answer })
	if (quote.request.state === 'received') {
		const ending = await lastEnding(tx, quote.requestId)
		const withdrawn = ending?.of === 'quote' && ending.quoteId === quoteId
		throw refused(withdrawn ? 'quote-withdrawn' : 'quote-redone')
	}
	// What was turned down has neither a time nor an answer any more.
	if (quote.request.state !== 'quoted') throw await whatHappened(tx, quote.requestId, 'employer')
	if (answer === 'agreed' && quote.validUntil < dayOf(tx.at))
		throw refused('quote-expired', { validUntil: quote.validUntil })
	if (answer === 'agreed' && (await workIsNever(tx, quote.requestId))) throw refused('quote-held')
	const moved = await moveRequest(tx, quote.requestId, answer === 'agreed' ? 'agreeQuote' : 'declineQuote')
	if (!moved) throw await whatHappened(tx, quote.requestId, 'employer')
	await tx.insert(quoteAnswers).values({
		id: newId(),
		quoteId,
		answer,
		reason,
		by: actor.accountId ?? actor.role,
		at: tx.at,
	})
	await record(
		tx,
		actor,
		answer === 'agreed' ? 'quote.agreed' : 'quote.declined',
		{ kind: 'quote', id: quoteId },
		{
			before: { request: 'quoted' },
			after: {
				requestId: quote.requestId,
				request: answer,
				version: quote.version,
				totalYen: quote.totalYen,
			},
		},
	)
}
