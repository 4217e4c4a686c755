// What a quote would say, looked at before it goes out: from the drafts, or from a cut that becomes tasks in the same act.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay } from '~/base/day'
import { mayMove } from '~/base/life'
import { formatYen } from '~/base/yen'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { SelectField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { CutTable, quoteFacts, quoteRows } from '~/ui/quote-sheet'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { cutWords, wishWords } from '~/words/ja/cuts'
import { sayDay } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { sheetWords } from '~/words/ja/sheet'
import { Refusal, refused } from '~/words/refusal'
import { contractOf } from '~/work/contract-check.server'
import { drawCut, takeCut } from '~/work/cuts.server'
import { isWishedDay } from '~/work/cuts-question'
import { draftsOf, linesOf, makeQuote, planQuote } from '~/work/quote.server'
import { requestMoves } from '~/work/request'
import { quotedDay, quotesOfRequest, requestForStaff, requestState } from '~/work/request.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { shortNameOf } from '../cut-id.server'
import { send } from '../door.server'
import { dayShown, otherThanWished, wishedDays, wishShown } from '../wish-shown'

const words = councilWords.quoteMaking

export const meta = titled(words.title)

const daysOffered = 60

/** The cut an address or a form names; nothing where the quote is made of the drafts as they are. */
type Cut = { day: Day; pieces: string }

/**
 * What would go out, the drafts it would take the place of, how the request stands, and a short name of all of it: what
 * was looked at is what is sent, and an employer's yes or a colleague's quote in between is not written over.
 */
async function drawn(on: Db, requestId: string, cut: Cut | undefined, today: Day) {
	const { kept, made, replaced } = cut
		? await drawCut(on, requestId, cut, today)
		: { kept: await draftsOf(on, requestId), made: [], replaced: [] }
	const drafts = [...kept, ...made]
	// What no quote may be made of can still become drafts.
	const plan = await atOnce(planQuote(on, requestId, drafts, today))
	const [standing] = await quotesOfRequest(on, requestId)
	const seen = shortNameOf(
		JSON.stringify([
			await requestState(on, requestId),
			standing?.id,
			linesOf(drafts).map(({ taskId: _, ...line }) => line),
			plan instanceof Refusal ? plan.refusal : [plan.totalYen, plan.validUntil, plan.rain, plan.cancellation],
			replaced.map((task) => task.id),
		]),
	)
	return { plan, made: linesOf(made), replaced, seen }
}

const atOnce = async <T,>(work: Promise<T>): Promise<T | Refusal> =>
	work.catch((error: unknown) => {
		if (error instanceof Refusal) return error
		throw error
	})

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'cut-work')
	const today = dayOf(now())
	const query = new URL(request.url).searchParams
	const pieces = query.get('pieces') ?? ''
	const typed = query.get('day') ?? ''
	/** What the page of cuts was asked, so that the way back finds it as it was. */
	const asking = query.get('asking')
	const day = isDay(typed) && typed > today ? typed : undefined
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		if (!found) throw data(null, { status: 404 })
		const cut = pieces !== '' && day !== undefined ? { day, pieces } : undefined
		const lacksDay = pieces !== '' && day === undefined
		const may = mayMove(requestMoves, cut ? 'changeCut' : 'makeQuote', found.state)
		const asked = may
			? lacksDay
				? undefined
				: await atOnce(drawn(on, found.id, cut, today))
			: refused('request-now', { state: found.state })
		const made = asked instanceof Refusal ? undefined : asked
		const plan = made && !(made.plan instanceof Refusal) ? made.plan : undefined
		const check = await contractOf(on, found.id)
		const quoted = quotedDay(found, today)
		const days = plan?.lines.flatMap((line) => line.slots.map((slot) => slot.day)).sort() ?? []
		const [first] = days
		const spans = plan?.lines.flatMap((line) => line.slots.map((slot) => ({ ...slot, day: 0 }))) ?? []
		return {
			requestId: found.id,
			over: cutWords.over(found.number, found.employer.name),
			wish: wishShown(found),
			pieces,
			asking: asking ?? '',
			toCuts: `cuts?${asking === null ? new URLSearchParams(day ? { day } : {}) : new URLSearchParams(asking)}`,
			day: day ?? '',
			days: Array.from({ length: daysOffered }, (_, n) => addDays(today, n + 1)).map((value) => ({
				value,
				label: isWishedDay(found, value) ? cutWords.take.wishedDay(sayDay(value)) : sayDay(value),
			})),
			lacksDay,
			stops: [asked, made?.plan].find((one) => one instanceof Refusal)?.sentence ?? null,
			/** The tasks of the cut, where they may be made and no quote of them. */
			onlyTasks: cut && made && !plan ? quoteRows(made.made) : null,
			quote: plan
				? quoteFacts(
						{ ...plan, madeAt: now() },
						{ number: found.number, employerName: found.employer.name, what: found.what },
					)
				: null,
			seen: made?.seen ?? '',
			other: [
				...[...new Set(days)]
					.filter((one) => dayShown(found, one, today, null).other)
					.map((one) => words.otherDay(sayDay(one), wishedDays(found))),
				...(first ? [otherThanWished({ ...found, ...openDays }, spans, first, today, quoted)] : []),
			].filter((one) => one !== undefined),
			unasked: check.unasked,
			// The check has read the drafts as they are, not what a cut will make of them.
			open: cut ? 0 : check.findings.filter((one) => !one.settled).length,
			replaced: made?.replaced.map((task) => task.title) ?? [],
			ends: found.state === 'quoted' || found.state === 'agreed' ? found.state : null,
			overBudget:
				plan && found.budgetYen !== null && plan.totalYen > found.budgetYen
					? formatYen(plan.totalYen - found.budgetYen)
					: null,
		}
	})
}

// The days are said on their own, each once.
const openDays = { fromDay: null, byDay: null }

const schema = z.object({
	intent: z.enum(['tasks', 'quote']),
	pieces: z.string().max(20_000).optional(),
	day: z.string().optional(),
	seen: z.string().max(40),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'cut-work')
	const requestId = params.requestId ?? ''
	return send(request, {
		form: 'quote-making',
		person: who.accountId,
		schema,
		async act(tx, { intent, pieces, day, seen }) {
			const cut = pieces && isDay(day) ? { day, pieces } : undefined
			// Somebody else may have changed the drafts while this page was read.
			if ((await drawn(tx, requestId, cut, dayOf(tx.at))).seen !== seen) throw refused('quote-not-as-seen')
			if (cut) await takeCut(tx, actor, requestId, { ...cut, replace: true })
			if (cut && intent === 'tasks') return `/council/requests/${requestId}?told=cut-taken#tasks`
			await makeQuote(tx, actor, requestId)
			return `/council/requests/${requestId}?told=quoted`
		},
	})
}

type Facts = ReturnType<typeof useLoaderData<typeof loader>>

/** How the contract check stands: the quote may go out before it is done, and posting may not. */
function Contract({ found }: { found: Facts }) {
	const done = found.unasked === 0 && found.open === 0
	return (
		<Sheet id="contract" title={sheetWords.contract.title}>
			<p>{found.unasked > 0 ? words.unasked(found.unasked) : words.asked}</p>
			{found.open > 0 && <p>{words.open(found.open)}</p>}
			{!done && <p>{words.early}</p>}
			<LinkButton kind="second" href={`/council/requests/${found.requestId}#contract`}>
				{councilWords.splitting.toContract}
			</LinkButton>
		</Sheet>
	)
}

export default function QuoteMaking() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'quote-making')
	const { quote } = found
	const back = `/council/requests/${found.requestId}`
	return (
		<Council>
			<DeskHead
				title={words.title}
				over={found.over}
				lead={found.onlyTasks ? undefined : words.lead}
				aside={
					<div className="btns-row">
						{found.pieces && (
							<LinkButton kind="second" icon="cut" href={`${back}/${found.toCuts}`}>
								{cutWords.open}
							</LinkButton>
						)}
						<LinkButton kind="second" href={back}>
							{cutWords.toSheet}
						</LinkButton>
					</div>
				}
			/>
			<ErrorSummary errors={view.errors} />
			{found.stops && <Told kind="no">{found.stops}</Told>}
			{found.lacksDay && (
				<Sheet id="day" title={words.dayTitle}>
					<form method="get" className="row-form">
						<input type="hidden" name="pieces" value={found.pieces} />
						{found.asking && <input type="hidden" name="asking" value={found.asking} />}
						<SelectField
							name="day"
							id="take-day"
							label={cutWords.take.day}
							choices={found.days}
							error={words.dayMissing}
						/>
						<Button>{cutWords.take.look}</Button>
					</form>
				</Sheet>
			)}
			{found.other.map((one) => (
				<Told kind="wait" key={one}>
					{one}
				</Told>
			))}
			<Sheet id="wish" title={wishWords.title}>
				<KeyValues pairs={found.wish} />
			</Sheet>
			{quote && (
				<>
					<Sheet
						id="quote"
						title={words.goesOut}
						note={`${employerWords.request.validUntil} ${quote.until}`}
						flush
					>
						<CutTable rows={quote.lines} />
					</Sheet>
					<Sheet id="sums" title={words.sums}>
						{found.overBudget && <Told kind="no">{councilWords.splitting.overBudget(found.overBudget)}</Told>}
						<KeyValues pairs={[...quote.sums, ...quote.rules]} />
					</Sheet>
					<Contract found={found} />
					{found.replaced.length > 0 && <Told kind="wait">{words.replaces(found.replaced)}</Told>}
					{found.ends && <Told kind="wait">{words.ends[found.ends]}</Told>}
					<EndBar
						say={`${words.say(quote.total)}${found.unasked > 0 ? words.sayUnasked(found.unasked) : ''}`}
					>
						<ActForm
							idempotencyKey={view.key}
							hidden={{ pieces: found.pieces || undefined, day: found.day || undefined, seen: found.seen }}
							className="btns-row"
						>
							<Button name="intent" value="quote" big icon="doc">
								{words.send}
							</Button>
							{found.pieces && (
								<Button name="intent" value="tasks" kind="second" icon="cut">
									{words.onlyTasks}
								</Button>
							)}
						</ActForm>
					</EndBar>
				</>
			)}
			{found.onlyTasks && (
				<>
					<Sheet id="tasks" title={words.tasksMade} flush>
						<CutTable rows={found.onlyTasks} />
					</Sheet>
					{found.replaced.length > 0 && <Told kind="wait">{words.replaces(found.replaced)}</Told>}
					{found.ends && <Told kind="wait">{words.endsAlone[found.ends]}</Told>}
					<EndBar say={words.sayTasks(found.onlyTasks.length)}>
						<ActForm
							idempotencyKey={view.key}
							hidden={{ intent: 'tasks', pieces: found.pieces, day: found.day, seen: found.seen }}
						>
							<Button big icon="cut">
								{words.onlyTasks}
							</Button>
						</ActForm>
					</EndBar>
				</>
			)}
		</Council>
	)
}
