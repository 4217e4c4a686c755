// Step 8, the council's half: one piece of work, checked against the written specification; only this credits the earning.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
	accompanimentOf,
	companionsFor,
	isSettled,
	nobody,
	settleAccompaniment,
	wishAccompaniment,
} from '~/assignments/accompaniment.server'
import { answerUntil, callOffReasons, closesSlot, startOf, waysByHand } from '~/assignments/assignment'
import { assignmentForStaff } from '~/assignments/assignment.server'
import { callOff } from '~/assignments/call-off.server'
import { stopHalfway } from '~/assignments/completion.server'
import { settleDifference } from '~/assignments/confirmation.server'
import { askToMend, inspect } from '~/assignments/inspection.server'
import { payTermsIn } from '~/assignments/pay-items'
import { standingTerms } from '~/assignments/terms.server'
import { changeAfter, changeableItems, standingOf, undecidedIn } from '~/assignments/terms-change'
import { changeTerms, settleChange } from '~/assignments/terms-change.server'
import { deliveriesOf, noteDelivered } from '~/assignments/terms-delivery.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { isHeld } from '~/council/contract-mode'
import type { Actor } from '~/events/event'
import { photosOf } from '~/files/file.server'
import { cancellationOf, credit, creditCancellation, earningAhead, payDayOf } from '~/money/earning.server'
import { earningIdOf } from '~/money/earning-chain.server'
import { joinEarning } from '~/money/heirs.server'
import { calledWhateverChannel } from '~/notices/notice'
import { shortNoticeDays } from '~/notices/notice.server'
import { requireStaff } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { doings, mayDo } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, PickOne, TextArea, TextField, Tick, TimeField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Photos } from '~/ui/photos'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { conversationWords } from '~/words/ja/conversation'
import { councilWords } from '~/words/ja/council'
import { sayAnswerUntil, sayDay, sayInstant, sayMinutes, saySpan, sayTime } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { clockTime, day, optionalText, pick, text, tick, timeOfDay } from '~/words/ja/fields'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { paperWords } from '~/words/ja/papers'
import { payWords } from '~/words/ja/pay'
import { termsChangeWords } from '~/words/ja/terms-change'
import { togetherWords } from '~/words/ja/together'
import { weatherWords } from '~/words/ja/weather'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import type { TermsBody } from '~db/schema/assignments'
import { send } from '../door.server'
import { toldOf } from '../told'
import type { AccompanyShown } from './accompany-part'
import { AccompanyPart } from './accompany-part'
import { heardOfCallOff } from './heard.server'
import { SharesPart } from './shares-part'
import { sharesShown } from './shares-shown.server'
import { SumsPart } from './sums-part'
import { sumsShown } from './sums-shown.server'

const words = councilWords.inspection
const changeWords = termsChangeWords.staff
const changeItems = termsChangeWords.items

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	return inSnapshot(async (on) => {
		const found = await assignmentForStaff(on, params.assignmentId ?? '')
		if (!found) throw data(null, { status: 404 })
		const { assignment, task, slot, person, confirmation } = found
		const reports = found.completions
		const photos = await photosOf(
			on,
			'completion',
			reports.map((one) => one.id),
		)
		const theirs = confirmation ? await photosOf(on, 'confirmation', [confirmation.id]) : []
		const newest = standingOf(found.terms)
		const change = changeAfter(found.terms)
		const mayInspect = mayDo('inspect', who.roles)
		const ahead = await earningAhead(on, assignment.id)
		return {
			told: toldOf(request, {
				...words.told,
				...councilWords.acting.ended,
				'from-paper': blankPaperWords.entry.note,
				accompany: togetherWords.accompany.staff.told,
				wish: togetherWords.accompany.staff.wishTold,
				stopped: weatherWords.halfway.staffTold,
				delivered: words.toldDelivered,
				change: changeWords.told,
				'change-settled': changeWords.settled,
			}),
			assignmentId: assignment.id,
			title: task.title,
			employer: found.employerName,
			when: `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`,
			slotId: slot.id,
			person: {
				id: person.id,
				name: `${person.familyName} ${person.givenName}`,
				telephone: person.telephone,
			},
			state: assignment.state,
			specification: task.specification,
			terms: newest
				? newest.answer === 'yes' && newest.answeredAt
					? words.termsYes(sayInstant(newest.answeredAt, 'staff'), newest.showCallName === true)
					: newest.answer === null
						? sayAnswerUntil(answerUntil(newest.answerBy, slot, person.hearsBy))
						: words.termsNo
				: '',
			termsWays: newest
				? (await deliveriesOf(on, newest.id)).map(
						(one) => `${paperWords.terms.ways[one.way]}(${sayInstant(one.at, 'staff')})`,
					)
				: [],
			change: change
				? {
						answer: change.answer,
						say:
							change.answer === null
								? changeWords.standing.open(sayInstant(change.answerBy, 'staff'))
								: changeWords.standing[change.answer === 'no' ? 'no' : 'lapsed'],
					}
				: null,
			undecidedHref:
				newest && undecidedIn(newest.body).length > 0 ? `/council/tasks/${task.id}/undecided` : null,
			mayChange:
				mayDo('decide', who.roles) &&
				newest !== undefined &&
				(assignment.state === 'decided' || assignment.state === 'agreed') &&
				startOf(slot) > now(),
			first: Object.fromEntries(changeableItems.map((item) => [item, newest?.body[item] ?? ''])),
			mayDeliver:
				mayDo('make-calls', who.roles) &&
				newest !== undefined &&
				(assignment.state === 'decided' || assignment.state === 'agreed'),
			arrivals: found.arrivals.map((one) =>
				(one.said === 'arrived' ? words.arrived : words.ended)(sayInstant(one.at, 'staff')),
			),
			reports: reports.map((one) => ({
				id: one.id,
				at: sayInstant(one.at, 'staff'),
				about: one.aboutMinutes === null ? '' : sayMinutes(one.aboutMinutes),
				note: [...reportCounts(newest?.body, one), one.note].filter(Boolean).join(' '),
			})),
			photos,
			confirmation: confirmation
				? {
						verdict: confirmation.verdict,
						at: sayInstant(confirmation.at, 'staff'),
						reason: confirmation.reason,
						open: confirmation.verdict === 'different' && confirmation.settledAt === null,
					}
				: null,
			theirs,
			checks: found.inspections.map((one) => ({
				id: one.id,
				verdict: one.verdict,
				at: sayInstant(one.at, 'staff'),
				note: one.note,
				mendBy: one.mendBy ? sayDay(one.mendBy) : '',
			})),
			mayInspect: mayInspect && assignment.state === 'reported',
			passOn: isHeld(task.contractMode) ? sayPassedOn(confirmation?.verdict ?? null) : null,
			mayCall: mayDo('make-calls', who.roles),
			mayEnterPaper: startOf(slot) <= now(),
			mayPaper: mayInspect && (assignment.state === 'agreed' || assignment.state === 'mending'),
			maySettleDifference: mayInspect,
			mayMend:
				mayInspect &&
				assignment.state === 'reported' &&
				!found.inspections.some((one) => one.verdict === 'mend'),
			mayStop:
				mayInspect &&
				assignment.state === 'agreed' &&
				startOf(slot) <= now() &&
				newest?.body.outdoors === true,
			mayCallOff:
				mayDo('decide', who.roles) && (assignment.state === 'decided' || assignment.state === 'agreed'),
			calledOff: await heardOfCallOff(on, found.assignment, slot, person),
			before: [
				words.callOffTells(
					councilWords.record.hearsBy[person.hearsBy as keyof typeof councilWords.record.hearsBy] ?? '',
				),
				calledWhateverChannel(
					'called-off',
					{ startsAt: startOf(slot) },
					now(),
					await shortNoticeDays(on, now()),
				)
					? words.callOffCalls
					: '',
				words.callOffCloses,
			].join(''),
			shares: task.payTerms?.shared ? await sharesShown(on, slot.id, now()) : null,
			accompany: await accompanyShown(on, assignment, slot, mayDo('inspect', who.roles)),
			asked: assignment.state === 'reported' || assignment.state === 'passed' || reports.length > 0,
			earningId: mayDo('see-money', who.roles) ? await earningIdOf(on, assignment.id) : null,
			pay: formatYen(ahead?.yen ?? task.payYen),
			payDay: sayDay(String(newest?.body.payOn ?? (await payDayOf(on, assignment.serviceDay)))),
			mayCorrect: mayDo('correct-earning', who.roles),
			sums: await sumsShown(on, assignment, newest?.body, ahead),
			cancel:
				assignment.state === 'agreed'
					? {
							now: (await cancellationOf(on, assignment.id, now()))?.yen ?? 0,
							setOut: (await cancellationOf(on, assignment.id, now(), true))?.yen ?? 0,
						}
					: null,
		}
	})
}

/** What of a report counts for the pay: lots and travel. */
function reportCounts(
	body: TermsBody | undefined,
	{ units, travelYen }: { units: number | null; travelYen: number | null },
): string[] {
	const pay = payTermsIn(body ?? {})
	return [
		...(units === null ? [] : [payWords.report.said(pay.unit, units, pay.units)]),
		...(travelYen === null ? [] : [payWords.report.travelSaid(travelYen)]),
	]
}

/** The first time of somebody, in words, with who could come along. */
async function accompanyShown(
	on: Db,
	assignment: Parameters<typeof companionsFor>[1] & { state: string },
	slot: { startMinute: number },
	maySettle: boolean,
): Promise<AccompanyShown | null> {
	const known = await accompanimentOf(on, assignment.id)
	if (!known) return null
	const say = togetherWords.accompany.staff
	const state = () => {
		if (known.wished === null) return say.states.unknown
		if (!known.wished) return known.setAt === null ? say.states.alone : say.states.aloneSet
		if (known.companionSaid === false) return say.states.declined(known.whoComes)
		if (known.setAt === null) return say.states.wished
		return isSettled(known) ? say.states.set(known.whoComes) : say.states.asked(known.whoComes)
	}
	const office = await holdersOf(on, [...doings.inspect], dayOf(now()))
	return {
		first: known.first,
		state: state(),
		maySettle: maySettle && known.wished !== null && assignment.state === 'agreed',
		wishes:
			maySettle && assignment.state === 'agreed'
				? wishes.filter((wish) => known.wished === null || (wish === 'together') !== known.wished)
				: [],
		meeting:
			known.setAt === null
				? null
				: {
						place: known.meetingPlace,
						time: sayTime(known.meetingMinute ?? 0),
						face: known.face,
					},
		meetAt: Math.max(0, Math.floor((slot.startMinute - 15) / 15) * 15),
		choices:
			known.wished === false
				? [{ value: nobody, label: say.nobody }]
				: [
						...office.map((one) => ({ value: `staff:${one.accountId}`, label: say.staffGroup(one.name) })),
						...(await companionsFor(on, assignment)).map((one) => ({
							value: `registrant:${one.id}`,
							label: say.companion(one.name),
						})),
					],
	}
}

/** What somebody says on the telephone about their first time. */
const wishes = ['together', 'alone'] as const

/** What the person is told where the employer's answer is plain; of a difference the council finds its own words. */
const sayPassedOn = (verdict: 'fine' | 'different' | 'by-time' | null): string =>
	verdict === 'different' ? '' : words.passedOn[verdict ?? 'none']

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('pass'), note: optionalText(words.note, 500), kept: tick() }),
	z.object({
		intent: z.literal('mend'),
		what: text(words.mendWhat, 1000),
		mendDay: day(words.mendDay),
		kept: tick(),
	}),
	z.object({ intent: z.literal('deliver'), way: pick(words.deliver, waysByHand) }),
	z.object({ intent: z.literal('settle') }),
	z.object({ intent: z.literal('settle-change') }),
	z.object({
		intent: z.literal('change'),
		place: text(changeItems.place, 200),
		address: optionalText(changeItems.address, 200),
		startMinute: clockTime(changeItems.startMinute),
		endMinute: clockTime(changeItems.endMinute, { ends: true }),
		procedure: text(changeItems.procedure, 4000),
		specification: text(changeItems.specification, 4000),
		bring: optionalText(changeItems.bring, 300),
		changeWhy: text(changeWords.why, 300),
	}),
	z.object({
		intent: z.literal('accompany'),
		companion: text(togetherWords.accompany.staff.who, 60),
		meetingPlace: text(togetherWords.accompany.staff.place, 100),
		meetingMinute: timeOfDay(togetherWords.accompany.staff.minute),
		face: text(togetherWords.accompany.staff.face, 100),
	}),
	z.object({ intent: z.literal('wish'), wish: pick(togetherWords.accompany.staff.title, wishes) }),
	z.object({ intent: z.literal('stopped') }),
	z.object({
		intent: z.literal('call-off'),
		why: pick(words.callOffReason, callOffReasons),
		setOut: tick(),
	}),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'inspect')
	const id = params.assignmentId ?? ''
	return send(request, {
		form: 'assignment',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'pass':
					if (!value.kept) refuseIllnessWords(value.note, 'note')
					await inspect(tx, actor, id, value.note)
					await joinEarning(tx, actor, await credit(tx, actor, id))
					return '/council/inspections?told=passed'
				case 'mend':
					if (!value.kept) refuseIllnessWords(value.what, 'what')
					await askToMend(tx, actor, id, value.what, value.mendDay)
					return `/council/assignments/${id}?told=mending`
				case 'accompany':
					await settleAccompaniment(tx, actor, id, { ...value, who: value.companion })
					return `/council/assignments/${id}?told=accompany`
				case 'settle-change':
					await settleChange(tx, actor, id)
					return `/council/assignments/${id}?told=change-settled`
				case 'change': {
					const { intent: _, changeWhy, ...said } = value
					const holds = await standingTerms(tx, id)
					const change = Object.fromEntries(
						changeableItems
							.filter((item) => said[item] !== (holds?.body[item] ?? ''))
							.map((item) => [item, said[item]]),
					)
					await changeTerms(tx, actor, id, change, changeWhy)
					return `/council/assignments/${id}?told=change`
				}
				case 'deliver':
					await noteDelivered(tx, actor, id, value.way)
					return `/council/assignments/${id}?told=delivered`
				case 'settle':
					await settleDifference(tx, actor, id)
					return `/council/assignments/${id}?told=settled`
				case 'wish': {
					const { spoken, registrantId } = await spokenBy(tx, actor, id)
					await wishAccompaniment(tx, spoken, registrantId, id, value.wish === 'together')
					return `/council/assignments/${id}?told=wish`
				}
				case 'stopped': {
					const { spoken, registrantId } = await spokenBy(tx, actor, id)
					await stopHalfway(tx, spoken, registrantId, id)
					return `/council/assignments/${id}?told=stopped`
				}
				case 'call-off': {
					const owed = value.why === 'employer' ? await cancellationOf(tx, id, tx.at, value.setOut) : null
					await callOff(tx, actor, id, value.why)
					await joinEarning(tx, actor, await creditCancellation(tx, actor, id, owed))
					return `/council/assignments/${id}?told=${closesSlot(value.why) ? 'called-off-closed' : 'called-off'}`
				}
			}
		},
	})
}

/** Staff enter what the person of an assignment said on the telephone. */
async function spokenBy(tx: Tx, actor: Actor, id: string): Promise<{ spoken: Actor; registrantId: string }> {
	const found = await assignmentForStaff(tx, id)
	if (!found) throw refused('not-found')
	const registrantId = found.person.id
	return {
		spoken: { ...actor, channel: 'telephone', onBehalf: { kind: 'registrant', id: registrantId } },
		registrantId,
	}
}

export default function Assignment() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'assignment')
	const intent = view.value('intent')
	const line = (name: string) =>
		intent === 'change'
			? view.line(name)
			: { name, defaultValue: String(found.first[name] ?? ''), error: undefined }
	return (
		<Council>
			<DeskHead
				title={found.title}
				over={found.employer}
				lead={found.when}
				aside={
					<Chip tone={found.state === 'passed' ? 'yes' : 'wait'}>
						{councilWords.candidates.decidedState[
							found.state as keyof typeof councilWords.candidates.decidedState
						] ?? ''}
					</Chip>
				}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{found.calledOff && (
				<Told kind={found.calledOff.waits ? 'no' : 'wait'} note={found.calledOff.sentence}>
					{words.calledOff(found.calledOff.reason)}
					{found.mayCall && found.calledOff.callId && (
						<>
							{' '}
							<a href={`/council/calls#call-${found.calledOff.callId}`}>{words.calledOffCall}</a>
						</>
					)}
				</Told>
			)}
			{found.confirmation?.open && (
				<Told kind="wait" note={found.confirmation.reason}>
					{words.differs}
				</Told>
			)}
			<Sheet id="who" title={words.who}>
				<KeyValues
					pairs={[
						{
							label: words.who,
							answer: (
								<a href={`/council/people/${found.person.id}?assignment=${found.assignmentId}`}>
									{found.person.name}
								</a>
							),
						},
						{ label: councilWords.people.columns.telephone, answer: found.person.telephone },
						...(found.earningId
							? [
									{
										label: ledgerWords.earning.earned,
										answer: <a href={`/council/earnings/${found.earningId}`}>{ledgerWords.earning.title}</a>,
									},
								]
							: []),
						{
							label: words.terms,
							answer: (
								<>
									{found.terms}
									<br />
									<a href={`/council/assignments/${found.assignmentId}/terms`}>{paperWords.terms.print}</a>
								</>
							),
						},
						{
							label: words.delivered,
							answer: found.termsWays.length > 0 ? found.termsWays.join('・') : words.notDelivered,
						},
						...(found.arrivals.length > 0
							? [{ label: words.arrivals, answer: found.arrivals.join('・') }]
							: []),
						{ label: words.slot, answer: <a href={`/council/slots/${found.slotId}`}>{found.when}</a> },
					]}
				/>
			</Sheet>
			{found.change && (
				<Told kind="wait">
					{found.change.say}
					{found.mayChange && found.change.answer !== null && (
						<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'settle-change' }}>
							<Button kind="plain">{changeWords.settle}</Button>
						</ActForm>
					)}
				</Told>
			)}
			{found.undecidedHref && (
				<p>
					<a href={found.undecidedHref}>{termsChangeWords.undecided.title}</a>
				</p>
			)}
			{found.mayChange && (
				<Fold title={changeWords.title} open={intent === 'change'}>
					<p>{changeWords.lead}</p>
					<ActForm
						idempotencyKey={intent === 'change' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'change' }}
						className="page-form"
					>
						<TextField {...line('place')} label={changeItems.place} />
						<TextField {...line('address')} label={changeItems.address} optional />
						<TimeField {...line('startMinute')} label={changeItems.startMinute} />
						<TimeField {...line('endMinute')} label={changeItems.endMinute} />
						<TextArea {...line('procedure')} label={changeItems.procedure} rows={6} />
						<TextArea {...line('specification')} label={changeItems.specification} rows={3} />
						<TextField {...line('bring')} label={changeItems.bring} optional />
						<TextArea {...view.line('changeWhy')} label={changeWords.why} rows={2} />
						<Button kind="second">{changeWords.send}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayDeliver && (
				<Fold title={words.deliver} open={found.termsWays.length === 0 || intent === 'deliver'}>
					<p>{words.deliverLead}</p>
					<ActForm
						idempotencyKey={intent === 'deliver' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'deliver' }}
					>
						<PickOne
							{...view.line('way')}
							label={words.deliverWay}
							columns="two"
							choices={waysByHand.map((value) => ({ value, label: paperWords.terms.ways[value] }))}
						/>
						<Button kind="second">{words.deliver}</Button>
					</ActForm>
				</Fold>
			)}
			{found.shares && <SharesPart shown={found.shares} />}
			{found.accompany && <AccompanyPart shown={found.accompany} view={view} />}
			<Sheet id="report" title={words.report}>
				<KeyValues
					pairs={[
						{ label: words.specification, answer: <b>{found.specification}</b> },
						...found.reports.map((one) => ({
							label: one.at,
							answer: [one.about, one.note].filter(Boolean).join(' ') || words.reportedOnly,
						})),
					]}
				/>
				{found.reports.length === 0 && <p>{words.reportNone}</p>}
				<Photos photos={found.photos} label={employerWords.confirmation.photo} />
				{found.mayPaper && (
					<p className="jump">
						<a href={`/council/assignments/${found.assignmentId}/completion-sheet`}>
							{blankPaperWords.completion.link}
						</a>
						{found.mayEnterPaper && (
							<a href={`/council/assignments/${found.assignmentId}/from-paper`}>
								{blankPaperWords.entry.link}
							</a>
						)}
					</p>
				)}
			</Sheet>
			<Sheet id="confirmation" title={words.confirmation}>
				{found.confirmation ? (
					<p>
						<Chip tone={found.confirmation.verdict === 'different' ? 'no' : 'yes'}>
							{councilWords.inspections.employerStates[found.confirmation.verdict]}
						</Chip>{' '}
						{found.confirmation.at} {found.confirmation.reason}
					</p>
				) : (
					<p>{found.asked ? words.confirmationNone : words.confirmationLater}</p>
				)}
				<Photos photos={found.theirs} label={employerWords.confirmation.photo} />
				{found.confirmation?.open && found.maySettleDifference && (
					<ActForm
						idempotencyKey={intent === 'settle' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'settle' }}
					>
						<Button kind="second">{words.settle}</Button>
					</ActForm>
				)}
			</Sheet>
			{found.sums && <SumsPart shown={found.sums} mayCorrect={found.mayCorrect} />}
			{found.checks.length > 0 && (
				<Sheet id="checks" title={words.title}>
					<ul>
						{found.checks.map((one) => (
							<li key={one.id}>
								{one.at} {one.verdict === 'passed' ? words.passed : words.mendUntil(one.mendBy)} {one.note}
							</li>
						))}
					</ul>
				</Sheet>
			)}
			{found.mayMend && (
				<Fold title={words.mend} open={intent === 'mend'}>
					<p>{words.mendLead}</p>
					<p>{words.payoutNote}</p>
					<ActForm
						idempotencyKey={intent === 'mend' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'mend' }}
						className="page-form"
					>
						<TextArea {...view.line('what')} label={words.mendWhat} />
						{view.refusedWords('what') && <Tick name="kept" label={conversationWords.keep} />}
						<DateField {...view.dateLine('mendDay')} label={words.mendDay} />
						<Button kind="second">{words.mendSend}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayStop && (
				<Fold title={weatherWords.halfway.title} open={intent === 'stopped'}>
					<p>{weatherWords.halfway.staffNote}</p>
					<ActForm
						idempotencyKey={intent === 'stopped' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'stopped' }}
					>
						<Button kind="second">{weatherWords.halfway.staff}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayCallOff && (
				<Fold title={words.callOff} open={intent === 'call-off'}>
					<p>{found.before}</p>
					<ActForm
						idempotencyKey={intent === 'call-off' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'call-off' }}
					>
						<PickOne
							{...view.line('why')}
							label={words.callOffReason}
							choices={callOffReasons.map((value) => ({ value, label: words.callOffReasons[value] }))}
						/>
						{found.cancel && (
							<>
								<p>
									{payWords.staff.cancelNow(found.cancel.now)}
									{found.cancel.setOut !== found.cancel.now &&
										payWords.staff.cancelSetOut(found.cancel.setOut)}{' '}
									{payWords.staff.cancelRule}
								</p>
								<Tick name="setOut" label={payWords.staff.setOut} />
							</>
						)}
						<Button kind="stop">{words.callOff}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayInspect && found.passOn === null && (
				<EndBar say={words.passSay(found.pay, found.payDay)}>
					<ActForm
						idempotencyKey={intent === 'pass' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'pass' }}
					>
						<Button big icon="check">
							{words.pass}
						</Button>
					</ActForm>
				</EndBar>
			)}
			{found.mayInspect && found.passOn !== null && (
				<Sheet id="pass" title={words.pass}>
					<p>{words.passSay(found.pay, found.payDay)}</p>
					<ActForm
						idempotencyKey={intent === 'pass' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'pass' }}
						className="page-form"
					>
						<TextArea
							name="note"
							label={words.passOn}
							hint={words.passOnHint}
							defaultValue={(intent === 'pass' ? view.value('note') : undefined) ?? found.passOn}
							error={intent === 'pass' ? view.error('note') : undefined}
						/>
						{intent === 'pass' && view.refusedWords('note') && (
							<Tick name="kept" label={conversationWords.keep} />
						)}
						<Button big icon="check">
							{words.pass}
						</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}
