// 電話リスト: whom to call and what to say, one row a person; one tap writes down what came of it, or does the act.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { wishAccompaniment } from '~/assignments/accompaniment.server'
import { beginAnswerTime } from '~/assignments/answer-clock.server'
import { callOffMine } from '~/assignments/call-off.server'
import { emergencyFrom, endCall } from '~/assignments/end-call.server'
import { sayComing } from '~/assignments/reconfirmation.server'
import { answerAsked } from '~/assignments/stand-in.server'
import { now } from '~/base/clock'
import { dayOf, instantOf, minuteOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import type { CallAbout } from '~/notices/call.server'
import { aboutCalls } from '~/notices/call.server'
import { sayCallWhy } from '~/notices/call-why'
import { startActing } from '~/people/acting.server'
import type { CallReason } from '~/people/call-reason'
import { asksOutsideHours, byPerson, callerNow, isUnanswered, tryOutcomes } from '~/people/call-reason'
import {
	callOf,
	closeCall,
	holdPerson,
	lastCallsOf,
	lastSaid,
	letGoOfPerson,
	openCalls,
	takeCall,
	tryCall,
	tryPerson,
} from '~/people/contact.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { CallList } from '~/ui/call-list'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayInstant, saySpan, sayTime } from '~/words/ja/dates'
import { id, pick } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { answerSpoken, spokenAnswers } from '../spoken.server'
import { toldOf } from '../told'
import { matterOf } from './acting-matter'
import { sayAbout, talked } from './call-said'
import { FindForm } from './find-form'

const words = councilWords.calls

export const meta = titled(words.title)

/** A text to be sent by hand: it holds no name, no place, no pay and nothing of health, whoever reads that telephone. */
const copyAbout = (about: CallAbout | undefined, office: { name: string; telephone: string }) =>
	words.copy.text(
		about?.work
			? words.when(sayDay(about.work.day), saySpan(about.work.startMinute, about.work.endMinute), '')
			: '',
		office,
	)

/** Where the clerk reads more: the work, its terms, the quote, the conversation. */
function linkAbout(about: CallAbout | undefined, why: CallReason): { href: string; label: string } | null {
	if (!about) return null
	const { work, quote, request, written } = about
	if (work?.assignmentId)
		return why === 'terms'
			? { href: `/council/assignments/${work.assignmentId}/script`, label: words.seeScript }
			: { href: `/council/assignments/${work.assignmentId}`, label: words.seeWork }
	if (work) return { href: `/council/slots/${work.slotId}`, label: words.seeWork }
	if (quote) return { href: `/council/requests/${quote.requestId}`, label: words.seeQuote }
	if (request) return { href: `/council/requests/${request.id}`, label: words.seeRequest }
	if (written)
		return { href: `/council/messages/${written.withKind}/${written.withId}`, label: words.seeWritten }
	return null
}

const isAsking = (why: string): why is Asks => Object.hasOwn(words.answers, why)
const asksOf = (why: string) => (isAsking(why) ? why : null)

/** What stands in red over a person: safety by its name, everything else is the weather's. */
const redOf = (why: string | undefined) =>
	why === undefined ? undefined : ((words.reds as Record<string, string>)[why] ?? words.red)

type Asks = keyof typeof words.answers

/** The sentence after a tap: whom it was about and what was written down. */
async function saidOf(on: Db, request: Request): Promise<string | null> {
	const params = new URL(request.url).searchParams
	const last = params.has('told') ? await lastSaid(on, params.get('call') ?? '') : undefined
	if (!last) return null
	const asks = asksOf(last.why)
	const answer =
		(asks && (words.answers[asks] as Record<string, string>)[last.outcome]) ||
		(words.outcomes as Record<string, string>)[last.outcome]
	const name = last.isRegistrant ? frameWords.person(last.name) : words.employerSaid(last.name)
	return answer ? words.said(name, answer) : null
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'make-calls')
	const at = now()
	return inSnapshot(async (on) => {
		const open = await openCalls(on)
		const about = await aboutCalls(on, open)
		const set = await settingsOn(on, ['office-name', 'office-telephone'], dayOf(at))
		const office = { name: set['office-name'], telephone: set['office-telephone'] }
		const wait = (await settingsOn(on, ['end-call-minutes'], dayOf(at)))['end-call-minutes']
		// Nobody answers and an hour is over: somebody who knows them is rung.
		const isLong = (work: CallAbout['work']) =>
			work !== null && emergencyFrom(instantOf(work.day, work.endMinute), wait) <= at
		const before = await lastCallsOf(on, open)
		return {
			told: toldOf(request, councilWords.acting.ended) ?? (await saidOf(on, request)),
			calls: byPerson(open, at).flatMap((theirs) => {
				const [first] = theirs
				if (!first) return []
				const tries = theirs
					.flatMap((call) => call.tries)
					.map(
						(one) =>
							`${sayInstant(one.at, 'staff')} ${words.outcomes[one.outcome as keyof typeof words.outcomes] ?? one.outcome}`,
					)
				const caller = callerNow(first, who.accountId, at)
				const held = caller !== null && caller !== 'mine'
				return {
					id: first.id,
					held: held ? words.held(first.taker ?? '', sayTime(minuteOf(caller.since), 'staff')) : undefined,
					mine: caller === 'mine',
					name: first.name,
					href: first.registrantId
						? `/council/people/${first.registrantId}`
						: `/council/employers/${first.employerId}`,
					telephone: first.telephone,
					wish: first.likesCallsAt ? words.wish(first.likesCallsAt) : undefined,
					hours:
						first.askFromMinute === null || first.askUntilMinute === null
							? undefined
							: words.askHours(saySpan(first.askFromMinute, first.askUntilMinute, 'staff')),
					early: theirs.some((call) => asksOutsideHours(call, at)),
					tried: tries.length > 0 ? words.tried([...new Set(tries)].slice(0, 3).join('・')) : undefined,
					last: (before.get(first.registrantId ?? first.employerId ?? '') ?? []).map(
						(one) =>
							`${sayDay(dayOf(one.closedAt ?? one.openedAt))} ${sayCallWhy(one).split('。')[0]}（${words.outcomes[one.outcome as keyof typeof words.outcomes] ?? words.outcomes.done}）`,
					),
					red: redOf(theirs.find((call) => call.red)?.why),
					matters: theirs.map((call) => ({
						id: call.id,
						why: words.whys[call.why as CallReason],
						due: words.due(sayInstant(call.dueAt, 'staff')),
						say: sayAbout(about.get(call.id), call.why as CallReason, call.registrantId !== null),
						link:
							call.why === 'accident'
								? { href: `/council/troubles/${call.subjectId}`, label: words.seeTrouble }
								: call.why === endCall && isLong(about.get(call.id)?.work ?? null)
									? { href: `/council/people/${call.registrantId}/emergency`, label: words.seeEmergency }
									: linkAbout(about.get(call.id), call.why as CallReason),
						asks: asksOf(call.why),
						// An employer has no family to tell.
						family: call.red && call.registrantId !== null && !talked.has(call.why),
						told: !talked.has(call.why),
						copy: talked.has(call.why) ? null : copyAbout(about.get(call.id), office),
					})),
				}
			}),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('try'), callId: id(), outcome: pick(words.title, tryOutcomes) }),
	z.object({
		intent: z.literal('answer'),
		callId: id(),
		answer: pick(words.title, ['yes', 'together', 'alone', ...spokenAnswers]),
	}),
	z.object({ intent: z.literal('act'), callId: id() }),
	z.object({ intent: z.literal('hold'), callId: id() }),
	z.object({ intent: z.literal('let-go'), callId: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-calls')
	return send(request, {
		form: 'calls',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'try') {
				if (isUnanswered(value.outcome)) await tryPerson(tx, actor, value.callId, value.outcome)
				else await spokeTo(tx, actor, value.callId, value.outcome)
				return `/council/calls?told=tried&call=${value.callId}`
			}
			if (value.intent === 'hold' || value.intent === 'let-go') {
				await (value.intent === 'hold' ? holdPerson : letGoOfPerson)(tx, actor, value.callId)
				return `/council/calls#call-${value.callId}`
			}
			const call = await callOf(tx, value.callId)
			if (!call || call.closedAt) throw refused('call-closed')
			await takeCall(tx, actor, call.id)
			if (value.intent === 'act') {
				const whom = call.registrantId
					? { kind: 'registrant' as const, id: call.registrantId }
					: { kind: 'employer' as const, id: call.employerId ?? '' }
				await startActing(tx, actor, who.idHash, whom, 'telephone', `/council/calls#call-${call.id}`)
				return matterOf(call, (await aboutCalls(tx, [call])).get(call.id))
			}
			if (!call.registrantId || !call.subjectId) throw refused('not-found')
			const { registrantId, subjectId } = call
			if (call.why === 'terms') {
				const answer = spokenAnswers.find((one) => one === value.answer)
				if (!answer) throw refused('call-name-unasked')
				const asks = await answerSpoken(tx, actor, registrantId, subjectId, answer)
				return `/council/calls?told=taken&call=${call.id}${asks ? `#call-${asks}` : ''}`
			}
			const spoken: Actor = {
				...actor,
				channel: 'telephone',
				onBehalf: { kind: 'registrant', id: registrantId },
			}
			await closeCall(tx, actor, call.id, value.answer)
			if (call.why === 'first-time') {
				if (value.answer !== 'together' && value.answer !== 'alone') throw refused('not-found')
				await wishAccompaniment(tx, spoken, registrantId, subjectId, value.answer === 'together')
				return `/council/calls?told=taken&call=${call.id}`
			}
			if (call.why === 'again') {
				if (value.answer === 'no') await callOffMine(tx, spoken, registrantId, subjectId)
				else await sayComing(tx, spoken, registrantId, subjectId)
				return `/council/calls?told=taken&call=${call.id}`
			}
			const { assignmentId } = await answerAsked(
				tx,
				spoken,
				registrantId,
				subjectId,
				value.answer === 'no' ? 'no' : 'yes',
			)
			// Who stands in hears the terms in the same talk.
			return assignmentId
				? `/council/assignments/${assignmentId}/script`
				: `/council/calls?told=taken&call=${call.id}`
		},
	})
}

/** Somebody was spoken to, or sent a text: who thinks about it has their whole time from now on. */
async function spokeTo(
	tx: Tx,
	actor: Actor,
	callId: string,
	outcome: 'thinking' | 'done' | 'family' | 'sent',
): Promise<void> {
	const call = await callOf(tx, callId)
	if (outcome === 'family' && !call?.registrantId) throw refused('not-found')
	await tryCall(tx, actor, callId, outcome)
	if (outcome !== 'thinking' || !call?.registrantId || !call.subjectId) return
	if (call.why === 'terms' || call.why === 'offer')
		await beginAnswerTime(tx, call.registrantId, call.why, call.subjectId)
}

/** One tap; `name` is whose call it is, for readers' software: the same words stand with everybody. */
function Press({
	hidden,
	kind = 'second',
	name,
	children,
}: {
	hidden: Record<string, string>
	kind?: 'main' | 'second' | 'plain'
	name: string
	children: string
}) {
	return (
		<ActForm idempotencyKey={crypto.randomUUID()} hidden={hidden}>
			<Button kind={kind} label={`${children} ${name}`}>
				{children}
			</Button>
		</ActForm>
	)
}

export default function Calls() {
	const { told, calls } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'calls')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{calls.some((call) => call.red) && <Told kind="no">{words.redNote}</Told>}
			<FindForm ringing />
			<Sheet id="calls" title={words.sheet} flush={calls.length > 0}>
				{calls.length === 0 ? (
					<Empty icon="phone" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<CallList
						calls={calls.map(({ id: callId, matters, red, early, mine, ...call }) => ({
							...call,
							red,
							early: early ? words.early : undefined,
							key: callId,
							matters: matters.map((matter) => ({
								key: matter.id,
								id: `call-${matter.id}`,
								why: matter.why,
								due: matter.due,
								say:
									matter.say.length > 0 || matter.link ? (
										<>
											{matter.say.map((line) => (
												<p key={line} className="lines-kept">
													{line}
												</p>
											))}
											{matter.link && <a href={matter.link.href}>{matter.link.label}</a>}
										</>
									) : undefined,
								act: !call.held && (
									<>
										<Answers matter={matter} name={call.name} />
										{matter.copy && <Copy text={matter.copy} callId={matter.id} name={call.name} />}
									</>
								),
							})),
							act: !call.held && (
								<>
									{mine ? (
										<Press name={call.name} kind="plain" hidden={{ intent: 'let-go', callId }}>
											{words.letGo}
										</Press>
									) : (
										<Press name={call.name} hidden={{ intent: 'hold', callId }}>
											{words.hold}
										</Press>
									)}
									<Press name={call.name} hidden={{ intent: 'try', callId, outcome: 'no-answer' }}>
										{words.outcomes['no-answer']}
									</Press>
									<Press name={call.name} hidden={{ intent: 'try', callId, outcome: 'message-left' }}>
										{words.outcomes['message-left']}
									</Press>
									<Press name={call.name} kind="plain" hidden={{ intent: 'act', callId }}>
										{words.act}
									</Press>
								</>
							),
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}

/** A text to copy into LINE, SMS or mail, and the tick that it was sent. */
function Copy({ text, callId, name }: { text: string; callId: string; name: string }) {
	return (
		<details className="copy">
			<summary>{words.copy.title}</summary>
			<textarea readOnly rows={5} aria-label={words.copy.title} defaultValue={text} />
			<p className="hint">{words.copy.note}</p>
			<Press name={name} hidden={{ intent: 'try', callId, outcome: 'sent' }}>
				{words.copy.sent}
			</Press>
		</details>
	)
}

/** What somebody may answer to one matter, one tap each. */
function Answers({
	matter,
	name,
}: {
	matter: { id: string; asks: Asks | null; told: boolean; family: boolean }
	name: string
}) {
	const { id: callId, asks, told } = matter
	const family = matter.family && (
		<Press name={name} hidden={{ intent: 'try', callId, outcome: 'family' }}>
			{words.outcomes.family}
		</Press>
	)
	if (!asks)
		return (
			<>
				<Press name={name} hidden={{ intent: 'try', callId, outcome: 'done' }}>
					{told ? words.done : words.talked}
				</Press>
				{family}
			</>
		)
	return (
		<>
			{Object.entries(words.answers[asks]).map(([answer, label]) => (
				<Press name={name} key={answer} hidden={{ intent: 'answer', callId, answer }}>
					{label}
				</Press>
			))}
			<Press name={name} kind="plain" hidden={{ intent: 'try', callId, outcome: 'thinking' }}>
				{words.thinking}
			</Press>
			{family}
		</>
	)
}
