// 引き受けたお仕事: the promise and its yes or no, the day itself, and where it stands afterwards.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import {
	accompanimentOf,
	accompanyingOn,
	answerAccompanying,
	isSettled,
} from '~/assignments/accompaniment.server'
import { answerUntil, nextStep, startOf } from '~/assignments/assignment'
import { assignmentOf } from '~/assignments/assignment.server'
import { wordsBeside } from '~/assignments/beside.server'
import { wayBack } from '~/assignments/come-back.server'
import { lateBy, lateForm, lateMinutes, mayBeLate, sayLate } from '~/assignments/delay.server'
import { payTermsIn } from '~/assignments/pay-items'
import { askedAgain } from '~/assignments/reconfirmation.server'
import { sharesOf } from '~/assignments/share.server'
import { asAgreed, callNameIn, isWordless, namesByTerms } from '~/assignments/terms'
import { sayYes } from '~/assignments/terms.server'
import { changedItems } from '~/assignments/terms-change'
import { agreeChange, refuseChange } from '~/assignments/terms-change.server'
import { movedFor, movedFromDay } from '~/assignments/weather-work.server'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { textsToAgree } from '~/council/agreement.server'
import { contractModeOf, contractRules, isHeld } from '~/council/contract-mode'
import { photosOf } from '~/files/file.server'
import { earningOfAssignment } from '~/money/earning.server'
import { readNoticesAbout } from '~/notices/notice.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Band, BandHours } from '~/ui/band'
import { Button, LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { Facts } from '~/ui/facts'
import { PickOne, Tick } from '~/ui/field'
import { Resident, useRoot } from '~/ui/frame'
import { Guards } from '~/ui/guards'
import { DayHours, Hours } from '~/ui/hours'
import { Icon } from '~/ui/icon'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Photos } from '~/ui/photos'
import { Rows } from '~/ui/rows'
import { withKana } from '~/ui/ruby'
import { Note, Section } from '~/ui/section'
import { Terms } from '~/ui/terms'
import { saySharedSum, termItemsOf } from '~/ui/terms-body'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreementKindWords, agreementWords } from '~/words/ja/agreements'
import { aroundWords } from '~/words/ja/around'
import { benefitWords } from '~/words/ja/benefits'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { withSan } from '~/words/ja/called'
import { sayDay, sayDayAndYear, sayInstant, sayMinutes, sayTime } from '~/words/ja/dates'
import { daySheetWords } from '~/words/ja/day-sheet'
import { deskWords } from '~/words/ja/ending'
import { id as anId, mustTick, pick, tick, whole } from '~/words/ja/fields'
import { paperWords } from '~/words/ja/papers'
import { payWords, sayPayTerms } from '~/words/ja/pay'
import { publicWords } from '~/words/ja/public'
import { registrantWords } from '~/words/ja/registrant'
import { shareWords } from '~/words/ja/share'
import { sayItem, termsChangeWords } from '~/words/ja/terms-change'
import { togetherWords } from '~/words/ja/together'
import { ui } from '~/words/ja/ui'
import { sayReserve, weatherWords } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { paperName } from '../paper-name'
import { kindIcon, kindWord } from '../task-face'
import { toldOf, withTold } from '../told'
import { FirstTimePart, GoingAlongPart } from './accompany-part'
import { CallMe } from './call-me-button'
import { tapNames } from './taps'
import { tapOf } from './taps.server'

const words = registrantWords.assignment

export const meta = titled<{ state: keyof typeof words.titles; title: string }>(
	({ title, state }) => `${words.titles[state]}｜${title}`,
)

/** A no and 行けなくなりました are asked once more on a page of their own: a slip of the thumb must cost nothing. */
const askedIn = (request: Request) => {
	const asked = new URL(request.url).searchParams.get('ask')
	return asked === 'no' || asked === 'call-off' ? asked : null
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	// Only the person's own look makes it read: staff who act for somebody have an account of their own.
	await readNoticesAbout(who.accountId, params.assignmentId ?? '')
	const at = now()
	const found = await inSnapshot(async (on) => {
		const own = await assignmentOf(on, registrantId, params.assignmentId ?? '')
		if (!own) return undefined
		const ids = own.completions.map((completion) => completion.id)
		return {
			...own,
			photos: await photosOf(on, 'completion', ids),
			person: await registrantOf(on, registrantId),
			beside: own.assignment.state === 'agreed' ? await wordsBeside(on, own.slot.id, registrantId) : [],
			again: (await askedAgain(on, [own.assignment.id])).get(own.assignment.id) ?? null,
			late: await lateBy(on, own.assignment.id),
			first: await accompanimentOf(on, own.assignment.id),
			going: await accompanyingOn(on, registrantId, own.slot.id),
			movedTo: own.assignment.state === 'called-off' ? await movedFor(on, registrantId, own.slot.id) : null,
			movedFrom: await movedFromDay(on, own.slot.id),
			wayBack: await wayBack(on, own.assignment, at),
			toAgree: await textsToAgree(
				on,
				{ registrantId },
				contractRules[contractModeOf(own.terms?.body.mode)].registrantAgrees,
				dayOf(at),
			),
			earning: await earningOfAssignment(on, own.assignment.id),
			shares:
				own.task.payTerms?.shared === true && own.assignment.state !== 'decided'
					? await sharesOf(on, registrantId, own.assignment.id, at)
					: undefined,
		}
	})
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { assignment, task, slot, terms, arrivals, completions, inspections, photos, person, again, late } =
		found
	const { first, going } = found
	const said = arrivals.map((one) => one.said)
	const agreedOn = terms?.answer === 'yes' && terms.answeredAt ? dayOf(terms.answeredAt) : null
	return {
		told: toldOf(request, {
			...words.told,
			'called-off': aroundWords.cannot.told,
			come: words.wayBack.told,
			coming: aroundWords.again.told,
			late: aroundWords.late.told,
			stopped: weatherWords.halfway.told,
			...togetherWords.accompany.told,
			...termsChangeWords.registrant.told,
		}),
		asking: askedIn(request),
		id: assignment.id,
		beside: found.beside,
		state: assignment.state,
		endedWhy: assignment.endedWhy,
		movedTo: found.movedTo,
		movedFrom: found.movedFrom,
		wayBack: found.wayBack,
		cancelledYen: found.earning?.kind === 'cancellation' ? found.earning.yen : null,
		shares: found.shares?.people.some((one) => one.mine)
			? {
					waits:
						found.shares.open?.shares.some(
							(one) => one.assignmentId === assignment.id && one.answer === null,
						) === true,
				}
			: null,
		taskId: task.id,
		title: task.title,
		kind: task.kind,
		place: task.atHome ? workWords.atHome : task.place,
		address: task.address,
		slot,
		next: nextStep(assignment, slot, at, said),
		begun: startOf(slot) <= at,
		again: startOf(slot) > at ? again : null,
		first:
			first && startOf(slot) > at
				? {
						first: first.first,
						wished: first.wished,
						settled: isSettled(first)
							? {
									who: first.whoComes,
									place: first.meetingPlace,
									minute: first.meetingMinute,
									face: first.face,
								}
							: null,
					}
				: null,
		going:
			startOf(slot) > at
				? going.map((one) => ({
						forId: one.assignmentId,
						callName: one.callName,
						said: one.companionSaid,
						place: one.meetingPlace,
						minute: one.meetingMinute,
						face: one.face,
					}))
				: [],
		late,
		lateChoices: mayBeLate(slot, at) && !said.includes('arrived') ? [...lateMinutes] : [],
		over: terms ? terms.answerBy < at : false,
		arrivals: arrivals.map((one) => ({ said: one.said, minute: minuteOf(one.at) })),
		completions: completions.map(({ id, note, aboutMinutes, photosReleased, at: reportedAt }) => ({
			photosReleased,
			id,
			note,
			aboutMinutes,
			at: reportedAt,
		})),
		mending: inspections.filter((one) => one.verdict === 'mend').at(-1) ?? null,
		// Of three parties the council's own sentence; of two the note is the office's.
		fromOffice: isHeld(task.contractMode)
			? (inspections.filter((one) => one.verdict === 'passed').at(-1)?.note ?? '')
			: '',
		passedOn: inspections.filter((one) => one.verdict === 'passed').map((one) => dayOf(one.at))[0] ?? null,
		photos,
		callName: callNameIn(terms?.body, person?.callName ?? ''),
		agreedOn,
		paper: paperName(task.skill),
		toAgree: found.toAgree.map(({ kind, version, body }) => ({ kind, version, body })),
		change: found.change && {
			version: found.change.version,
			until: sayInstant(found.change.answerBy),
			why: found.change.changedWhy,
			items: terms ? changedItems(terms.body, found.change.body) : [],
		},
		// Once its time is over a version keeps its number and hash, and no words.
		terms:
			!terms || isWordless(terms.body)
				? null
				: {
						version: terms.version,
						sentAt: terms.sentAt,
						until: answerUntil(terms.answerBy, slot, person?.hearsBy ?? ''),
						showCallName: terms.showCallName,
						showPaper: terms.showPaper === true,
						named: namesByTerms(terms.body),
						body: asAgreed(terms.body, agreedOn),
					},
	}
}

const yes = z.object({
	showCallName: z.enum(['yes', 'no', 'by-terms'], { error: words.tellMust }),
	showPaper: tick(),
	agrees: tick(),
	read: mustTick(words.readMust),
	version: whole('版', { least: 1, most: 1000 }),
})

const acts = ['yes', 'change-yes', 'change-no', 'late', 'accompany-yes', 'accompany-no', ...tapNames] as const

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const assignmentId = params.assignmentId ?? ''
	const here = `/my/assignments/${assignmentId}`
	const doing = pick('', acts).safeParse(new URL(request.url).searchParams.get('do'))
	if (!doing.success) throw data({ name: 'not-here' }, { status: 400 })
	const person = who.accountId
	switch (doing.data) {
		case 'yes':
			return send(request, {
				form: 'yes',
				person,
				schema: yes,
				async act(tx, { showCallName, showPaper, agrees, version }) {
					await sayYes(tx, actor, registrantId, assignmentId, {
						showCallName: showCallName === 'yes',
						showPaper,
						agrees,
						version,
					})
					return withTold(here, 'agreed')
				},
			})
		case 'change-yes':
		case 'change-no':
			return send(request, {
				form: doing.data,
				person,
				schema: z.object({ version: whole('版', { least: 1, most: 1000 }) }),
				async act(tx, { version }) {
					const answer = doing.data === 'change-yes' ? agreeChange : refuseChange
					await answer(tx, actor, registrantId, assignmentId, version)
					return withTold(here, doing.data)
				},
			})
		case 'accompany-yes':
		case 'accompany-no':
			return send(request, {
				form: doing.data,
				person,
				schema: z.object({ forId: anId() }),
				async act(tx, { forId }) {
					const answer = doing.data === 'accompany-yes' ? 'yes' : 'no'
					await answerAccompanying(tx, actor, registrantId, forId, answer)
					return withTold(here, doing.data)
				},
			})
		case 'late':
			return send(request, {
				form: lateForm,
				person,
				schema: z.object({ minutes: pick(aroundWords.late.title, lateMinutes.map(String) as [string]) }),
				async act(tx, { minutes }) {
					await sayLate(tx, actor, registrantId, assignmentId, Number(minutes))
					return withTold(here, 'late')
				},
			})
		default: {
			const tap = tapOf(doing.data)
			return send(request, {
				form: doing.data,
				person,
				schema: z.object({}),
				async act(tx) {
					await tap.act(tx, actor, registrantId, assignmentId)
					return withTold(tap.to ?? here, tap.told)
				},
			})
		}
	}
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type TermsShown = NonNullable<Found['terms']>

export default function MyAssignment() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const { told, id, state, title, kind, slot, terms, beside } = found
	const answer = formView(answered, 'yes')
	const others = acts.filter((act) => act !== 'yes').flatMap((act) => formView(answered, act).errors)
	const asking =
		(found.asking === 'no' && state === 'decided') ||
		(found.asking === 'call-off' &&
			(state === 'agreed' || state === 'decided') &&
			!found.begun &&
			found.arrivals.length === 0)
			? found.asking
			: null
	if (asking && others.length === 0)
		return <AskOnce id={id} title={title} slot={slot} kind={kind} asking={asking} />
	return (
		<Resident back={{ href: '/my/work', label: words.back }}>
			<ErrorSummary errors={[...answer.errors, ...others]} />
			{told && <Told>{told}</Told>}
			<PageHead
				title={words.titles[state]}
				over={
					<>
						{title}
						<br />
						{sayDay(slot.day)}
					</>
				}
				overIcon={kindIcon(kind)}
				lead={words.leads[state]}
			/>
			{state === 'decided' && terms ? (
				<Deciding {...found} terms={terms} view={answer} />
			) : (
				<>
					<WhereItStands {...found} />
					{state === 'agreed' && found.change && <ChangePart id={id} change={found.change} />}
					{found.shares && <SharesPart id={id} shares={found.shares} />}
					<ComeBack {...found} />
					{state === 'agreed' && <Again {...found} />}
					{state === 'agreed' && found.first && (
						<FirstTimePart here={`/my/assignments/${id}`} first={found.first} />
					)}
					{state === 'agreed' && <GoingAlongPart here={`/my/assignments/${id}`} going={found.going} />}
					{state === 'agreed' && <TheDay {...found} />}
					{state === 'agreed' && <Late {...found} />}
					<Reported {...found} />
					{terms && (
						<>
							<FiveLines terms={terms} pays={!unpaidStates.includes(state)} />
							{beside.length > 0 && (
								<Section id="beside" title={words.beside}>
									{beside.map((one) => (
										<article key={`${one.callName} ${one.words}`} className="card">
											<p>
												<b>{withSan(one.callName)}</b>
											</p>
											<p className="lines-kept">{one.words}</p>
										</article>
									))}
									<p className="hint">{words.besideNote}</p>
								</Section>
							)}
							<details>
								<summary>
									{words.legal}
									<Icon name="down" />
								</summary>
								<LegalTerms id={id} title={kindWord(kind)} terms={terms} name={title} />
							</details>
						</>
					)}
					{state === 'agreed' && <CannotCome {...found} />}
				</>
			)}
			<CallMe back={`/my/assignments/${id}`} />
		</Resident>
	)
}

/** The way to how one sum is divided; loud while somebody waits for an answer. */
function SharesPart({ id, shares }: { id: string; shares: NonNullable<Found['shares']> }) {
	const href = `/my/assignments/${id}/share`
	return (
		<>
			{shares.waits && <Told kind="wait">{shareWords.waits}</Told>}
			<LinkButton kind={shares.waits ? 'main' : 'second'} href={href}>
				{shares.waits ? shareWords.answer : shareWords.link}
			</LinkButton>
		</>
	)
}

function AskOnce(props: Pick<Found, 'id' | 'title' | 'slot' | 'kind'> & { asking: 'no' | 'call-off' }) {
	const { id, title, slot, kind, asking } = props
	const here = `/my/assignments/${id}`
	const say = words.ask[asking]
	return (
		<Resident back={{ href: here, label: words.ask.back }}>
			<PageHead
				title={say.title}
				over={
					<>
						{title}
						<br />
						{sayDay(slot.day)} <Hours from={slot.startMinute} to={slot.endMinute} />
					</>
				}
				overIcon={kindIcon(kind)}
				lead={say.lead}
			/>
			<ActForm action={`${here}?do=${asking}`} idempotencyKey={crypto.randomUUID()}>
				<Button>{say.button}</Button>
			</ActForm>
			<LinkButton kind="second" href={here}>
				{say.stay}
			</LinkButton>
		</Resident>
	)
}

/** Work that is not done is not paid: its page says no sum and no day, which would read as a promise. */
const unpaidStates: Found['state'][] = ['refused', 'lapsed', 'called-off', 'taken-back']

/** How the sum is counted, and what is sent where that differs. */
function payBeside(body: TermsShown['body']): string[] {
	const terms = payTermsIn(body)
	const payYen = Number(body.payYen)
	const sent = Number(body.sentYen ?? payYen)
	return [
		...saySharedSum(body),
		...sayPayTerms(terms, payYen),
		...(terms.withholding !== 'none' ? [payWords.mine.sent(sent)] : []),
	]
}

/** The promise in five lines: what, when, where, how much, when it arrives. */
function FiveLines({ terms, pays = true }: { terms: TermsShown; pays?: boolean }) {
	const { body } = terms
	const from = Number(body.startMinute)
	const to = Number(body.endMinute)
	return (
		<Section id="five" title={words.five}>
			<Facts
				facts={[
					{
						icon: 'doc',
						label: words.what,
						answer: <span className="lines-kept">{String(body.result)}</span>,
					},
					{
						icon: 'cal',
						label: words.when,
						answer: (
							<>
								<DayHours day={String(body.serviceOn)} from={from} to={to} />
								<Band pieces={[{ from, to, kind: 'work' }]} />
								<BandHours />
								{body.reserveOn && <p>{sayReserve(String(body.reserveOn))}</p>}
							</>
						),
					},
					{
						icon: 'pin',
						label: words.where,
						answer: (
							<>
								{body.atHome ? workWords.atHome : String(body.place)}
								<br />
								{String(body.address)}
							</>
						),
					},
					...(pays
						? [
								{
									icon: 'yen' as const,
									label: words.howMuch,
									answer: (
										<>
											<b className="fact-pay">{ui.yen(Number(body.payYen))}</b>
											{payBeside(body).map((one) => (
												<span key={one}>
													<br />
													{one}
												</span>
											))}
										</>
									),
								},
								{
									icon: 'bank' as const,
									label: words.paid,
									answer: words.paidOn(sayDay(String(body.payOn))),
								},
							]
						: []),
				]}
			/>
		</Section>
	)
}

function LegalTerms({ id, terms, name }: { id: string; title: string; terms: TermsShown; name: string }) {
	return (
		<>
			<Terms
				title={words.legal}
				subject={
					<>
						<b>{name}</b>
						<br />
						{sayDay(String(terms.body.serviceOn))} {sayTime(Number(terms.body.startMinute))}から
					</>
				}
				items={termItemsOf(terms.body)}
			/>
			<p className="hint stamp-line">
				{words.version(terms.version, sayInstant(terms.sentAt))}
				<br />
				{words.versionNote}
				<br />
				<a href={`/my/assignments/${id}/terms`}>{paperWords.terms.print}</a>
			</p>
		</>
	)
}

function Protected() {
	const { office } = useRoot()
	return (
		<Section id="guards" title={words.guards}>
			<Guards
				guards={[
					{ icon: 'swap', say: words.guardList.cannotCome },
					{ icon: 'yen', say: words.guardList.noLess },
					{
						icon: 'people',
						say: (
							<>
								{withKana(words.guardList.care)} <a href="/my/desk">{deskWords.link}</a>
							</>
						),
					},
					{
						icon: 'chat',
						say: (
							<>
								{words.guardList.harass}{' '}
								<a className="nb" href={telHref(office.telephone)}>
									{office.telephone}
								</a>
							</>
						),
					},
					{ icon: 'bank', say: words.guardList.cash },
				]}
			/>
		</Section>
	)
}

/** Before the yes: five lines, every item of the law, what the employer is told, and two ways to answer. */
function Deciding(props: Found & { terms: TermsShown; view: ReturnType<typeof formView> }) {
	const { id, title, kind, terms, callName, paper, over, movedFrom, toAgree, view } = props
	const here = `/my/assignments/${id}`
	return (
		<>
			{movedFrom && <Told kind="wait">{weatherWords.moved.from(sayDay(movedFrom))}</Told>}
			<Told kind="wait">
				{terms.until ? words.until(sayInstant(terms.until)) : registrantWords.home.untilTalk}
			</Told>
			<FiveLines terms={terms} />
			<LegalTerms id={id} title={kindWord(kind)} terms={terms} name={title} />
			<Protected />
			<Rows
				rows={[{ href: '/benefits', icon: 'info', title: benefitWords.link, note: benefitWords.linkNote }]}
			/>
			{!over && (
				<>
					<ActForm
						action={`${here}?do=yes`}
						idempotencyKey={view.key}
						hidden={{ version: terms.version, showCallName: terms.named ? 'by-terms' : undefined }}
						className="page-form"
					>
						{!terms.named && (
							<PickOne
								{...view.line('showCallName')}
								label={words.tell}
								hint={`${words.tellHint}${words.tellNever}`}
								choices={[
									{ value: 'yes', label: words.tellYes(callName) },
									{ value: 'no', label: words.tellNo },
								]}
							/>
						)}
						{toAgree.length > 0 && (
							<Section id="agree" title={agreementWords.registrant.inTerms}>
								<p>{agreementWords.registrant.inTermsLead}</p>
								{toAgree.map((text) => (
									<details key={text.kind}>
										<summary>
											{agreementKindWords[text.kind]}
											<Icon name="down" />
										</summary>
										<p className="lines-kept">{text.body}</p>
									</details>
								))}
								<Tick
									name="agrees"
									label={agreementWords.registrant.tick}
									defaultChecked={view.value('agrees') === 'on'}
									error={view.error('agrees')}
								/>
							</Section>
						)}
						{paper && (
							<Tick
								name="showPaper"
								label={words.tellPaper(paper)}
								defaultChecked={view.value('showPaper') === 'on'}
							/>
						)}
						<Tick
							name="read"
							label={words.read(termItemsOf(terms.body).length)}
							defaultChecked={view.value('read') === 'on'}
							error={view.error('read')}
						/>
						<Dock note={words.noNote}>
							<Button>{words.yes}</Button>
						</Dock>
					</ActForm>
					<Section id="no" title={words.noTitle}>
						<LinkButton kind="second" href={`${here}?ask=no`}>
							{words.no}
						</LinkButton>
						<p className="hint">{words.noNote}</p>
					</Section>
				</>
			)}
		</>
	)
}

function WhereItStands(found: Found) {
	const {
		id,
		state,
		endedWhy,
		terms,
		mending,
		passedOn,
		fromOffice,
		agreedOn,
		callName,
		movedTo,
		cancelledYen,
	} = found
	const off = (words.whyOff as Record<string, string>)[endedWhy ?? ''] ?? ''
	const payOn = terms ? String(terms.body.payOn) : null
	return (
		<>
			{state === 'called-off' && off !== '' && off !== found.told && (
				<Note>
					<p>{off}</p>
					{cancelledYen !== null && (
						<p>
							{payWords.mine.cancelled(cancelledYen)}
							{payOn && words.willPay(sayDay(payOn))} <a href="/my/earnings">{words.earnings}</a>
						</p>
					)}
					{movedTo && <MovedTo {...movedTo} />}
				</Note>
			)}
			{agreedOn && terms && state === 'agreed' && (
				<p className="hint">
					{words.agreedOn(sayDayAndYear(agreedOn), terms.version)}
					<br />
					{terms.showCallName ? words.toldEmployer.yes(callName) : words.toldEmployer.no}
					{terms.showPaper && words.toldEmployer.paper}
				</p>
			)}
			{state === 'mending' && mending && (
				<Section id="mend" title={words.mendWhat}>
					<div className="card">
						<p className="lines-kept">{mending.note}</p>
						{mending.mendBy && <p>{words.mendBy(sayDay(mending.mendBy))}</p>}
						<p className="hint">{words.mendNote}</p>
					</div>
					<Dock>
						<LinkButton href={`/my/assignments/${id}/completion`}>{words.reportAgain}</LinkButton>
					</Dock>
				</Section>
			)}
			{state === 'reported' && terms && (
				<Note>
					<p>{words.inspectBy(sayDay(String(terms.body.inspectBy)))}</p>
				</Note>
			)}
			{state === 'passed' && (
				<Note>
					<p>
						{passedOn && words.inspected(sayDay(passedOn))}
						{payOn && words.willPay(sayDay(payOn))}
					</p>
					{fromOffice !== '' && (
						<p className="lines-kept">
							{words.fromOffice}
							<br />
							{fromOffice}
						</p>
					)}
					<p>
						<a href="/my/earnings">{words.earnings}</a>
					</p>
				</Note>
			)}
		</>
	)
}

/** Another version to say yes or no to: only what differs, old beside new; the old one holds until the yes. */
function ChangePart({ id, change }: { id: string; change: NonNullable<Found['change']> }) {
	const say = termsChangeWords.registrant
	const here = `/my/assignments/${id}`
	return (
		<Section id="change" title={say.title}>
			<p>{say.lead(change.until)}</p>
			<p>{say.why(change.why)}</p>
			<dl className="card">
				{change.items.map(({ item, before, after }) => (
					<div key={item}>
						<dt>
							<b>{termsChangeWords.items[item]}</b>
						</dt>
						<dd>
							{say.from}: <span className="lines-kept">{sayItem(item, before) || say.empty}</span>
						</dd>
						<dd>
							{say.to}: <b className="lines-kept">{sayItem(item, after)}</b>
						</dd>
					</div>
				))}
			</dl>
			<p>
				<a href={`${here}/terms?version=${change.version}`}>{paperWords.terms.print}</a>
			</p>
			<ActForm
				action={`${here}?do=change-yes`}
				idempotencyKey={crypto.randomUUID()}
				hidden={{ version: change.version }}
			>
				<Button icon="check">{say.yes}</Button>
			</ActForm>
			<ActForm
				action={`${here}?do=change-no`}
				idempotencyKey={crypto.randomUUID()}
				hidden={{ version: change.version }}
			>
				<Button kind="second">{say.no}</Button>
			</ActForm>
			<p className="hint">{say.noNote}</p>
		</Section>
	)
}

/** The way back from 行けなくなりました: two taps may have been a mistake. */
function ComeBack({ id, taskId, wayBack: way }: Found) {
	const { office } = useRoot()
	if (way === null) return null
	const say = words.wayBack
	return (
		<Section id="back" title={say.title}>
			<p>{say[way]}</p>
			{way === 'tap' && (
				<ActForm action={`/my/assignments/${id}?do=come`} idempotencyKey={crypto.randomUUID()}>
					<Button icon="undo">{say.button}</Button>
				</ActForm>
			)}
			{way === 'hand' && (
				<LinkButton kind="second" href={`/my/tasks/${taskId}`}>
					{say.task}
				</LinkButton>
			)}
			{way === 'call' && (
				<LinkButton kind="second" href={telHref(office.telephone)} icon="phone">
					{publicWords.call(office.telephone)}
				</LinkButton>
			)}
		</Section>
	)
}

/** Asked once more before the day; no answer costs nothing. */
function Again({ id, again }: Found) {
	if (again === null) return null
	const say = aroundWords.again
	if (again === 'coming') return <p className="hint">{say.said}</p>
	return (
		<Section id="again" title={say.title}>
			<p>{say.lead}</p>
			<ActForm action={`/my/assignments/${id}?do=coming`} idempotencyKey={crypto.randomUUID()}>
				<Button icon="check">{say.yes}</Button>
			</ActForm>
			<LinkButton kind="second" icon="swap" href={`/my/assignments/${id}?ask=call-off`}>
				{words.cannot}
			</LinkButton>
		</Section>
	)
}

/** おくれます: one tap with about how many minutes. */
function Late({ id, late, lateChoices }: Found) {
	const say = aroundWords.late
	if (lateChoices.length === 0) return null
	return (
		<Section id="late" title={say.title}>
			<p>{late === null ? say.lead : say.said(late)}</p>
			<div className="btns-row">
				{lateChoices.map((minutes) => (
					<ActForm
						key={minutes}
						action={`/my/assignments/${id}?do=late`}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ minutes: String(minutes) }}
					>
						<Button kind="second">{say.button(minutes)}</Button>
					</ActForm>
				))}
			</div>
		</Section>
	)
}

/** Where the work is now: one's own terms for that day, or the posting where one was busy. */
function MovedTo({ day, taskId, assignmentId }: NonNullable<Found['movedTo']>) {
	return (
		<p>
			{weatherWords.moved.to(sayDay(day))}{' '}
			{assignmentId ? (
				<a href={`/my/assignments/${assignmentId}`}>{weatherWords.moved.see}</a>
			) : (
				<a href={`/my/tasks/${taskId}`}>{weatherWords.moved.seeTask}</a>
			)}
		</p>
	)
}

/** 着きました and 終わりました: skippable words of safety, and the report. */
function TheDay({ id, slot, next, begun, arrivals, terms }: Found) {
	const here = `/my/assignments/${id}`
	const arrived = arrivals.find((one) => one.said === 'arrived')
	const ended = arrivals.find((one) => one.said === 'ended')
	return (
		<Section id="day" title={words.theDay}>
			{next === 'wait-for-day' && <p>{words.waitForDay(sayDay(slot.day))}</p>}
			{arrived && <p>{words.arrivedAt(sayTime(arrived.minute))}</p>}
			{next === 'begin' && <p>{words.endLater(sayTime(slot.startMinute))}</p>}
			{next === 'end' && arrived && <p>{words.endNext}</p>}
			{ended && <p>{words.endedAt(sayTime(ended.minute))}</p>}
			{!arrived && (next === 'arrive' || next === 'end') && (
				<ActForm action={`${here}?do=arrived`} idempotencyKey={crypto.randomUUID()}>
					<Button icon="pin" kind={begun ? 'second' : 'main'}>
						{words.arrived}
					</Button>
				</ActForm>
			)}
			{!ended && begun && (
				<ActForm action={`${here}?do=ended`} idempotencyKey={crypto.randomUUID()}>
					<Button icon="check" kind={next === 'end' ? 'main' : 'second'}>
						{words.ended}
					</Button>
				</ActForm>
			)}
			{begun && terms?.body.outdoors === true && (
				<ActForm action={`${here}?do=stopped`} idempotencyKey={crypto.randomUUID()}>
					<Button icon="sun" kind="second">
						{weatherWords.halfway.own}
					</Button>
					<p className="hint">{weatherWords.halfway.ownNote}</p>
				</ActForm>
			)}
			{(next === 'arrive' || next === 'end') && <p className="hint">{words.safety}</p>}
			<Rows
				rows={[
					{
						href: `${here}/day-sheet`,
						icon: 'alert',
						title: daySheetWords.link,
						note: daySheetWords.linkNote,
					},
				]}
			/>
			<p>
				<a href={`${here}/completion-sheet`}>{blankPaperWords.completion.link}</a>
			</p>
			{begun &&
				(next === 'report' ? (
					<Dock>
						<LinkButton href={`${here}/completion`}>{words.report}</LinkButton>
					</Dock>
				) : (
					<LinkButton kind="second" href={`${here}/completion`}>
						{words.report}
					</LinkButton>
				))}
		</Section>
	)
}

function Reported({ id, completions, photos }: Found) {
	const last = completions.at(-1)
	if (!last) return null
	const theirs = photos.filter((photo) => photo.belongsId === last.id)
	return (
		<Section id="reported" title={words.reported}>
			<div className="card">
				<p>{words.reportedAt(sayInstant(last.at))}</p>
				{last.aboutMinutes !== null && <p>{words.aboutMinutes(sayMinutes(last.aboutMinutes))}</p>}
				{last.note !== '' && <p className="lines-kept">{last.note}</p>}
				<Photos photos={theirs} label={words.photoAlt} />
				{theirs.length > 0 && (
					<>
						<p>{last.photosReleased ? words.released : words.notReleased}</p>
						<ActForm
							action={`/my/assignments/${id}?do=${last.photosReleased ? 'keep' : 'release'}`}
							idempotencyKey={crypto.randomUUID()}
						>
							<Button kind="second">{last.photosReleased ? words.keep : words.release}</Button>
						</ActForm>
						<p className="hint">{words.releaseNote}</p>
					</>
				)}
			</div>
		</Section>
	)
}

/** 行けなくなりました: in one tap, without a reason. */
function CannotCome({ id, begun, arrivals }: Found) {
	const { office } = useRoot()
	return (
		<Section id="cannot" title={words.cannotTitle}>
			{begun || arrivals.length > 0 ? (
				<>
					<p>{words.cannotLate}</p>
					<LinkButton kind="second" href={telHref(office.telephone)} icon="phone">
						{publicWords.call(office.telephone)}
					</LinkButton>
				</>
			) : (
				<>
					<p>{words.cannotNote}</p>
					<LinkButton kind="second" icon="swap" href={`/my/assignments/${id}?ask=call-off`}>
						{words.cannot}
					</LinkButton>
				</>
			)}
		</Section>
	)
}
