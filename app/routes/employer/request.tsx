// One request of an employer: how it was cut, the quote, and the answer to it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { addOfficeDays } from '~/council/calendar'
import { ownClosingDays } from '~/council/closing-day.server'
import { requireEmployer } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { CutTable } from '~/ui/quote-sheet'
import { ReferralPlaces } from '~/ui/referral'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { cutWords } from '~/words/ja/cuts'
import { sayDay, sayDayAndYear, sayInstant, saySpan } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { id, optionalText, pick } from '~/words/ja/fields'
import { payWords } from '~/words/ja/pay'
import { sheetWords } from '~/words/ja/sheet'
import { sayReserve } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'
import { workIsNever } from '~/work/contract-check.server'
import { answerQuote } from '~/work/quote.server'
import { lastDayOf, requestStanding } from '~/work/request'
import { requestOf, withdrawRequest } from '~/work/request.server'
import type { QuoteChange } from '~/work/splitting'
import { quoteChanges, seatsOf } from '~/work/splitting'
import { endingHolds } from '~/work/turning-down'
import { lastEnding } from '~/work/turning-down.server'
import { withoutMoved } from '~/work/weather'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = employerWords.request

export const meta = titled<{ number: string }>((found) => found.number)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const read = await inSnapshot(async (on) => {
		const request = await requestOf(on, employerId, params.requestId ?? '')
		return (
			request && {
				found: request,
				closing: await ownClosingDays(on),
				ending: await lastEnding(on, request.id),
				held: request.state === 'quoted' && (await workIsNever(on, request.id)),
			}
		)
	})
	if (!read) throw data(null, { status: 404 })
	const { found, closing, ending, held } = read
	const open = found.state === 'quoted' && found.quotes[0]?.answer === null
	const quote = found.state === 'received' || found.state === 'turned-down' ? undefined : found.quotes[0]
	const former = quote ? found.quotes[1] : undefined
	const today = dayOf(now())
	const callBy = addOfficeDays(dayOf(found.openedAt), 1, closing)
	return {
		told: toldOf(request, { sent: words.sent, agreed: words.agreed, declined: words.declined }),
		id: found.id,
		number: found.number,
		what: found.what,
		place: found.place,
		like: found.like,
		howOften: found.howOften,
		days: [found.fromDay, found.byDay]
			.map((day) => (day ? sayDay(day) : ''))
			.filter(Boolean)
			.join('〜'),
		budget: found.budgetYen === null ? '' : `${formatYen(found.budgetYen)}円`,
		opened: sayInstant(found.openedAt, 'staff'),
		state:
			workWords.employersRequest[
				requestStanding({ state: found.state, lastDay: lastDayOf(found.tasks) }, today)
			],
		callBy:
			found.state === 'received' && found.quotes.length === 0 && ending === undefined && callBy >= today
				? sayDay(callBy)
				: null,
		ended: ending && endingHolds(ending, found) ? { of: ending.of, reason: ending.reason } : null,
		posted: found.state === 'published',
		mayChooseCut: ['received', 'quoted', 'declined'].includes(found.state),
		mayWithdraw: ['received', 'quoted', 'agreed', 'declined'].includes(found.state),
		tasks: quote
			? found.tasks.map((task) => ({
					id: task.id,
					title: task.title,
					result: task.result,
					when: withoutMoved(task.slots).map((slot) =>
						words.slot(
							`${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}${slot.reserveDay ? ` ${sayReserve(slot.reserveDay)}` : ''}`,
							slot.seats,
						),
					),
					people: seatsOf(withoutMoved(task.slots)),
					pay: formatYen(task.payYen),
					fee: formatYen(task.feeYen),
				}))
			: [],
		quote: quote
			? {
					id: quote.id,
					pay: formatYen(quote.payYen),
					fee: formatYen(quote.feeYen),
					mode: quote.contractMode,
					rate: `${quote.taxRatePermille / 10}%`,
					travel: quote.lines.reduce((sum, line) => sum + (line.travelYen ?? 0) * line.seats, 0),
					tax: formatYen(quote.taxYen),
					total: formatYen(quote.totalYen),
					validUntil: sayDayAndYear(quote.validUntil),
					changed: former
						? {
								say: words.before(formatYen(former.totalYen), formatYen(quote.totalYen)),
								changes: quoteChanges(former.lines, quote.lines).map(sayChange),
							}
						: null,
					rain: quote.rain,
					cancellation: quote.cancellation,
					waits: open && !held && quote.validUntil >= today,
					held: open && held,
					expired: open && !held && quote.validUntil < today,
					answered: quote.answer
						? (quote.answer.answer === 'agreed' ? words.agreedOn : words.declinedOn)(
								sayInstant(quote.answer.at, 'staff'),
							)
						: null,
				}
			: null,
	}
}

function sayChange(change: QuoteChange): string {
	const say = words.changes
	switch (change.what) {
		case 'seats':
			return say.seats(change.title, change.from, change.to)
		case 'pay':
			return say.pay(change.title, formatYen(change.from), formatYen(change.to))
		default:
			return say[change.what](change.title, change.seats)
	}
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('answer'),
		quoteId: id(),
		answer: pick(words.quote, ['agreed', 'declined']),
		reason: optionalText(words.reason, 500),
	}),
	z.object({ intent: z.literal('withdraw') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	const requestId = params.requestId ?? ''
	return send(request, {
		form: 'request',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'withdraw') {
				await withdrawRequest(tx, actor, employerId, requestId)
				return '/employer?told=withdrawn'
			}
			await answerQuote(tx, actor, employerId, value.quoteId, value.answer, value.reason)
			return `/employer/requests/${requestId}?told=${value.answer}`
		},
	})
}

export default function RequestPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'request')
	const { quote } = found
	return (
		<Employer>
			<DeskHead
				title={found.what}
				over={`${words.number} ${found.number}`}
				aside={<Chip>{found.state}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{found.ended && (
				<Sheet id="ended" title={words.ended[found.ended.of]}>
					<p className="lines-kept">{found.ended.reason}</p>
					{found.ended.of === 'request' && (
						<>
							<p>{words.places}</p>
							<ReferralPlaces />
						</>
					)}
				</Sheet>
			)}
			{found.callBy && <Told kind="wait">{words.callBy(found.callBy)}</Told>}
			<Sheet id="asked" title={words.asked}>
				<KeyValues
					pairs={[
						{ label: words.opened, answer: found.opened },
						{ label: words.place, answer: found.place },
						...(found.days ? [{ label: words.days, answer: found.days }] : []),
						...(found.howOften ? [{ label: words.howOften, answer: found.howOften }] : []),
						...(found.like ? [{ label: words.like, answer: found.like }] : []),
						...(found.budget ? [{ label: words.budgetLabel, answer: found.budget }] : []),
					]}
				/>
			</Sheet>
			{quote ? (
				<>
					<Sheet id="cut" title={words.cut} flush>
						<CutTable
							rows={found.tasks.map((task) => ({
								key: task.id,
								title: (
									<>
										<b>{task.title}</b>
										<small>{task.result}</small>
									</>
								),
								when: task.when,
								people: words.people(task.people),
								pay: `${task.pay}円`,
								fee: `${task.fee}円`,
							}))}
						/>
					</Sheet>
					<Sheet id="quote" title={words.quote} note={`${words.validUntil} ${quote.validUntil}`}>
						{quote.changed && (
							<>
								<p>{quote.changed.say}</p>
								<ul>
									{quote.changed.changes.map((change) => (
										<li key={change}>{change}</li>
									))}
								</ul>
							</>
						)}
						<KeyValues
							pairs={[
								{ label: words.quoteLines.pays[quote.mode], answer: `${quote.pay}円` },
								{ label: words.quoteLines.fee, answer: `${quote.fee}円` },
								...(quote.travel > 0
									? [{ label: payWords.quote.travelSum, answer: `${formatYen(quote.travel)}円` }]
									: []),
								{ label: words.quoteLines.taxes[quote.mode](quote.rate), answer: `${quote.tax}円` },
								{ label: words.quoteLines.total, answer: <b>{quote.total}円</b> },
								{ label: words.rain, answer: <span className="lines-kept">{quote.rain}</span> },
								{
									label: words.cancellation,
									answer: <span className="lines-kept">{quote.cancellation}</span>,
								},
							]}
						/>
						{quote.answered && <p>{quote.answered}</p>}
						{quote.held && <Told kind="wait">{words.held}</Told>}
						{quote.expired && <Told kind="wait">{words.expired}</Told>}
						<div className="btns-row">
							<LinkButton kind="second" icon="doc" href={`/employer/requests/${found.id}/quote`}>
								{sheetWords.papers.quote}
							</LinkButton>
							{found.mayChooseCut && (
								<LinkButton kind="second" icon="cut" href={`/employer/requests/${found.id}/cuts`}>
									{cutWords.employer.open}
								</LinkButton>
							)}
						</div>
					</Sheet>
					{quote.waits && (
						<>
							<Fold title={words.decline}>
								<ActForm
									idempotencyKey={view.key}
									hidden={{ intent: 'answer', quoteId: quote.id, answer: 'declined' }}
								>
									<TextArea {...view.line('reason')} label={words.reason} optional />
									<Button kind="second">{words.decline}</Button>
								</ActForm>
							</Fold>
							<EndBar say={words.agreeSay(quote.total)}>
								<ActForm
									idempotencyKey={view.key}
									hidden={{ intent: 'answer', quoteId: quote.id, answer: 'agreed' }}
								>
									<Button big>{words.agree}</Button>
								</ActForm>
							</EndBar>
						</>
					)}
				</>
			) : found.ended?.of === 'request' ? null : (
				<Sheet id="cut" title={words.cut}>
					<p>{words.cutNone}</p>
					{found.mayWithdraw && (
						<LinkButton kind="second" icon="cut" href={`/employer/requests/${found.id}/cuts`}>
							{cutWords.employer.open}
						</LinkButton>
					)}
				</Sheet>
			)}
			{found.posted && <p className="hint">{words.changeByTelephone}</p>}
			{found.mayWithdraw && (
				<Fold title={words.withdraw}>
					<p>{words.withdrawLead}</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'withdraw' }}>
						<Button kind="stop">{words.withdraw}</Button>
					</ActForm>
				</Fold>
			)}
		</Employer>
	)
}
