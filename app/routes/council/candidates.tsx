// Steps 3 to 5 of the journey: who could do a slot and why, asking, and the decision with which the terms go out.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { z } from 'zod'
import { restingFromKind } from '~/assignments/asking.server'
import type { CallOffReason } from '~/assignments/assignment'
import { answerUntil, callOffReasons, startOf } from '~/assignments/assignment'
import { askThoseBefore } from '~/assignments/before-first.server'
import { callOffSlot } from '~/assignments/call-off.server'
import { decide, takeBackDecision } from '~/assignments/decision.server'
import { whyTooHot } from '~/assignments/heat.server'
import { ask } from '~/assignments/offer.server'
import { didItBefore, slotWithTask } from '~/assignments/seat.server'
import { teamsOnSlot } from '~/assignments/team-hand.server'
import { seekingOn } from '~/assignments/vacancy.server'
import { actOnWeather } from '~/assignments/weather.server'
import { now } from '~/base/clock'
import { dayOf, daysBetween, minuteOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { takeBackMinutes } from '~/events/event'
import { eventsAbout } from '~/events/history.server'
import { candidatesFor } from '~/matching/candidate.server'
import { cancellationsOfSlot, creditCancellation } from '~/money/earning.server'
import { joinEarning } from '~/money/heirs.server'
import { calledWhateverChannel } from '~/notices/notice'
import { shortNoticeDays } from '~/notices/notice.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayBeAskedAt } from '~/people/registrant'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Band } from '~/ui/band'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, SelectField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { aroundWords } from '~/words/ja/around'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { daySheetWords } from '~/words/ja/day-sheet'
import { fairnessWords } from '~/words/ja/fairness'
import { id, pick } from '~/words/ja/fields'
import { sayNoByWhose, sayYesReason } from '~/words/ja/fit'
import { payWords } from '~/words/ja/pay'
import { togetherWords } from '~/words/ja/together'
import { unlockWords } from '~/words/ja/unlock'
import { sayReserve, weatherWords } from '~/words/ja/weather'
import { isWeather } from '~/work/weather'
import { movedTo } from '~/work/weather.server'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { heardOfCallOff } from './heard.server'
import { reasonChoices, reasonChosen } from './passing-reason'

const words = councilWords.candidates

// Somebody's own reason is no reason for a whole slot.
const slotReasons = callOffReasons.filter((why) => why !== 'registrant') as [
	'employer',
	'rain',
	'heat',
	'snow',
	'disaster',
	'council',
]

export const meta = titled<{ title: string }>((found) => found.title)

type Found = Awaited<ReturnType<typeof candidatesFor>>[number]

/** As many as a page has room for; how many there are besides is said. */
const mostOthers = 200
const mostMisfits = 60

/** Why somebody can be asked only with a reason just now; null where nothing speaks against it. */
function askedOnlyWith(one: Found, rests: string | undefined): string | null {
	if (rests) return words.kindRests(sayDay(rests))
	return mayBeAskedAt(one, minuteOf(now()))
		? null
		: words.askHours(one.askFromMinute ?? 0, one.askUntilMinute ?? 1440)
}

const line =
	(rests: ReadonlyMap<string, string>, slot: { day: string; startMinute: number }) => (one: Found) => ({
		registrantId: one.registrantId,
		name: `${one.familyName} ${one.givenName}`,
		number: one.number ?? '',
		telephone: one.telephone,
		fits: one.fit.fits,
		yes: one.fit.yes.map((reason) => sayYesReason(reason, 'staff')),
		against: one.fit.no.length,
		no: sayNoByWhose(one.fit.no),
		outsideHours: askedOnlyWith(one, rests.get(one.registrantId)),
		turns: words.turns(
			one.turns,
			one.lastTurnAt && {
				day: sayDay(dayOf(one.lastTurnAt)),
				ago: daysBetween(dayOf(one.lastTurnAt), dayOf(now())),
			},
		),
		offer:
			one.offer && one.offer.answer === null
				? words.asked(answerUntil(one.offer.answerBy, slot, one.hearsBy))
				: one.offer?.answer === 'no'
					? words.declined
					: null,
		assignment: one.assignment
			? { id: one.assignment.id, state: one.assignment.state as keyof typeof words.decidedState }
			: null,
	})

const over = ['refused', 'lapsed', 'called-off', 'taken-back']

/** The decision that its maker can still take back. */
const toTakeBack = ({ assignment }: Found, accountId: string) =>
	assignment?.state === 'decided' &&
	assignment.decidedBy === accountId &&
	now().getTime() - assignment.decidedAt.getTime() <= takeBackMinutes * 60_000
		? assignment.id
		: null

/** Who does not come after all, why, and whether they have heard of it. */
async function calledOffLine(
	on: Db,
	one: Found,
	assignment: NonNullable<Found['assignment']>,
	slot: { id: string; day: string; startMinute: number },
) {
	return {
		...line(new Map(), slot)(one),
		heard: await heardOfCallOff(on, { ...assignment, state: 'called-off' }, slot, {
			id: one.registrantId,
			accountId: one.accountId,
			hearsBy: one.hearsBy,
		}),
	}
}

/** Why nobody is sought for a slot any more, in a sentence. */
async function whyClosed(on: Db, slotId: string): Promise<string> {
	const called = (await eventsAbout(on, { kind: 'slot', id: slotId })).find(
		(one) => one.what === 'slot.called-off',
	)
	const moved = await movedTo(on, slotId)
	if (moved) return weatherWords.movedTo(sayDay(moved.day))
	return called
		? words.closedWhy(
				councilWords.inspection.callOffReasons[called.after.why as CallOffReason],
				sayInstant(called.at, 'staff'),
			)
		: words.closed
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const found = await slotWithTask(on, params.slotId ?? '')
		if (!found) throw data(null, { status: 404 })
		const { slot, task } = found
		const employer = await employerOf(on, task.employerId)
		const all = await candidatesFor(on, slot.id, today)
		const live = all.filter((one) => one.assignment && !over.includes(one.assignment.state))
		const hands = all.filter(
			// A hand that was settled is no hand: who was called off or declined is not chosen again by mistake.
			(one) => !live.includes(one) && one.applicationId !== null && one.outcome === null,
		)
		const rest = all.filter((one) => !live.includes(one) && !hands.includes(one))
		const fitting = rest.filter((one) => one.fit.fits)
		const misfitting = rest.filter((one) => !one.fit.fits)
		const asLine = line(await restingFromKind(on, task.kind, now()), slot)
		return {
			slotId: slot.id,
			told: toldOf(request, {
				decided: words.toldDecided,
				asked: words.toldAsked,
				'taken-back': words.toldTakenBack,
				before: togetherWords.before.told(Number(new URL(request.url).searchParams.get('n')) || 0),
				'slot-off': words.toldSlotOff(Number(new URL(request.url).searchParams.get('n')) || 0),
			}),
			closed: slot.open ? null : await whyClosed(on, slot.id),
			calledOff: await oneByOne(
				all.flatMap((one) =>
					one.assignment?.state === 'called-off' ? [{ one, assignment: one.assignment }] : [],
				),
				({ one, assignment }) => calledOffLine(on, one, assignment, slot),
			),
			mayCallOff: mayDo('decide', who.roles) && slot.open && slot.day >= today,
			cancelYen: (await cancellationsOfSlot(on, slot.id, now())).reduce((sum, one) => sum + one.sums.yen, 0),
			bound: live.filter((one) => one.assignment && ['decided', 'agreed'].includes(one.assignment.state))
				.length,
			soon: calledWhateverChannel(
				'called-off',
				{ startsAt: startOf(slot) },
				now(),
				await shortNoticeDays(on, now()),
			),
			title: task.title,
			when: `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}${slot.reserveDay ? ` ${sayReserve(slot.reserveDay)}` : ''}`,
			from: slot.startMinute,
			to: slot.endMinute,
			employer: employer?.name ?? '',
			requestId: task.requestId,
			left: slot.seats - slot.taken,
			before:
				mayDo('decide', who.roles) && slot.open && slot.day >= today && slot.taken < slot.seats
					? (await didItBefore(on, task)).size
					: 0,
			beforeUntil:
				task.beforeUntil && task.beforeUntil > now() ? sayInstant(task.beforeUntil, 'staff') : null,
			groupRule: task.groupRule,
			teams: Object.fromEntries([...(await teamsOnSlot(on, slot.id))].map(([id, team]) => [id, team.name])),
			tooHot: slot.open && slot.day >= today ? ((await whyTooHot(on, found, now()))?.sentence ?? null) : null,
			weatherHref: `/council/weather?day=${slot.day}`,
			seeking: slot.open ? await seekingOn(on, slot.id) : null,
			mayDecide: mayDo('decide', who.roles) && slot.open && slot.day >= today,
			decided: live.map((one) => ({ ...asLine(one), takeBackId: toTakeBack(one, who.accountId) })),
			hands: hands.map(asLine),
			others: fitting.slice(0, mostOthers).map(asLine),
			othersLeft: Math.max(0, fitting.length - mostOthers),
			misfits: misfitting.slice(0, mostMisfits).map(asLine),
			misfitsInAll: misfitting.length,
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('decide'),
		chosen: z.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(id()).min(1, '決定する人を1人以上選んでください。'),
		),
		reason: reasonChosen,
	}),
	z.object({ intent: z.literal('ask'), registrantId: id(), askReason: reasonChosen }),
	z.object({ intent: z.literal('take-back'), assignmentId: id() }),
	z.object({ intent: z.literal('before') }),
	z.object({ intent: z.literal('call-off'), why: pick(councilWords.inspection.callOffReason, slotReasons) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'decide')
	const slotId = params.slotId ?? ''
	return send(request, {
		form: 'candidates',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'ask') {
				await ask(tx, actor, slotId, value.registrantId, value.askReason ?? '')
				return `/council/slots/${slotId}?told=asked`
			}
			if (value.intent === 'before') {
				const n = await askThoseBefore(tx, actor, slotId)
				return `/council/slots/${slotId}?told=before&n=${n}`
			}
			if (value.intent === 'take-back') {
				await takeBackDecision(tx, actor, value.assignmentId)
				return `/council/slots/${slotId}?told=taken-back`
			}
			if (value.intent === 'call-off') {
				const n = await callSlotOff(tx, actor, slotId, value.why)
				return `/council/slots/${slotId}?told=slot-off&n=${n}`
			}
			await decide(tx, actor, slotId, value.chosen, value.reason ?? undefined)
			return `/council/slots/${slotId}?told=decided`
		},
	})
}

/** For the weather it is the same act as that of a whole day, for one slot. */
async function callSlotOff(
	tx: Tx,
	actor: Actor,
	slotId: string,
	why: (typeof slotReasons)[number],
): Promise<number> {
	const found = await slotWithTask(tx, slotId)
	const isUnderRoof = found && !found.task.outdoors
	if (!isWeather(why) || !found || isUnderRoof || startOf(found.slot) <= tx.at) {
		const owed = why === 'employer' ? await cancellationsOfSlot(tx, slotId, tx.at) : []
		const told = await callOffSlot(tx, actor, slotId, why)
		for (const { assignmentId, sums } of owed)
			await joinEarning(tx, actor, await creditCancellation(tx, actor, assignmentId, sums))
		return told
	}
	const { day } = found.slot
	const done = await actOnWeather(
		tx,
		actor,
		{ scope: 'slot', scopeId: slotId, day, why, indoors: false },
		'off',
	)
	return done.people
}

type Line = ReturnType<ReturnType<typeof line>>

/** Who was asked without the reason that is wanted. */
type Wrong = { registrantId: string; error: string | undefined; key: string } | undefined

// Whom one asks stands near the top of the turns; the rest waits behind one line.
const mostOpen = 20

function Reasons({ one }: { one: Line }) {
	return (
		<>
			<Chip tone={one.fits ? 'yes' : 'no'}>{one.fits ? words.fits : words.notFits(one.against)}</Chip>
			<small className="reasons">
				{[...one.no.map((word) => `✕ ${word}`), ...one.yes.map((word) => `✓ ${word}`)].join(' ')}
			</small>
		</>
	)
}

function Name({ one }: { one: Line }) {
	return (
		<>
			<a href={`/council/people/${one.registrantId}`}>{one.name}</a>
			<small>{one.number}</small>
		</>
	)
}

/** Outside somebody's hours, or against their rhythm, a reason is asked for in the row itself. */
function AskForm({ one, wrong }: { one: Line; wrong: Wrong }) {
	if (one.assignment) return <Chip>{words.decidedState[one.assignment.state]}</Chip>
	if (one.offer) return <Chip tone="wait">{one.offer}</Chip>
	const mine = wrong?.registrantId === one.registrantId ? wrong : undefined
	return (
		<ActForm
			idempotencyKey={mine?.key ?? crypto.randomUUID()}
			hidden={{ intent: 'ask', registrantId: one.registrantId }}
		>
			{(one.outsideHours !== null || mine) && (
				<SelectField
					name="askReason"
					id={mine ? 'askReason' : `askReason-${one.registrantId}`}
					label={words.askReason}
					hint={one.outsideHours ?? undefined}
					choices={reasonChoices}
					error={mine?.error}
				/>
			)}
			<Button kind="second">{words.ask}</Button>
		</ActForm>
	)
}

/** Somebody's turn, with their place in line where they stand in it. */
function Turn({ one, place }: { one: Line; place: number | undefined }) {
	return (
		<>
			{place !== undefined && <b>{words.place(place)} </b>}
			{one.turns}
		</>
	)
}

/** The places of those who stand in line: who fits, waits for no answer and can be asked at this hour. */
function placesOf(people: readonly Line[]): Map<string, number> {
	const inLine = people.filter(
		(one) => one.fits && !one.offer && !one.assignment && one.outsideHours === null,
	)
	return new Map(inLine.map((one, n) => [one.registrantId, n + 1]))
}

/** People who fit and can be asked, in turn. */
function Askable({
	people,
	places,
	wrong,
}: {
	people: readonly Line[]
	places: ReadonlyMap<string, number>
	wrong: Wrong
}) {
	return (
		<Table
			caption={words.others}
			columns={[
				{ label: councilWords.people.columns.name },
				{ label: words.fit },
				{ label: words.turn },
				{ label: words.ask, silent: true },
			]}
			rows={people.map((one) => ({
				key: one.registrantId,
				cells: [
					<Name key="name" one={one} />,
					<Reasons key="reasons" one={one} />,
					<Turn key="turn" one={one} place={places.get(one.registrantId)} />,
					<AskForm key="ask" one={one} wrong={wrong} />,
				],
			}))}
		/>
	)
}

/** Who raised a hand, in the order of turns; `chosen` are ticked already, null where the reader decides nothing. */
function Hands(props: {
	found: ReturnType<typeof useLoaderData<typeof loader>>
	places: ReturnType<typeof placesOf>
	chosen: readonly string[] | null
	children?: ReactNode
}) {
	const { found, places, chosen, children } = props
	return (
		<Sheet
			id="hands"
			title={found.left > 0 ? words.applied : aroundWords.line.title}
			flush={found.hands.length > 0}
		>
			{found.hands.length === 0 ? (
				<Empty icon="people" note={words.appliedNote}>
					{words.appliedNone}
				</Empty>
			) : (
				<Table
					caption={words.applied}
					columns={[
						...(chosen ? [{ label: words.decide, silent: true }] : []),
						{ label: councilWords.people.columns.name },
						{ label: words.fit },
						{ label: words.turn },
					]}
					rows={found.hands.map((one, at) => ({
						key: one.registrantId,
						cells: [
							...(chosen
								? [
										<input
											key="pick"
											type="checkbox"
											className="box"
											name="chosen"
											id={at === 0 ? 'chosen' : undefined}
											value={one.registrantId}
											defaultChecked={chosen.includes(one.registrantId)}
											aria-label={one.name}
										/>,
									]
								: []),
							<Fragment key="name">
								<Name one={one} />
								{found.teams[one.registrantId] && <Chip icon="people">{found.teams[one.registrantId]}</Chip>}
							</Fragment>,
							<Reasons key="reasons" one={one} />,
							<Turn key="turn" one={one} place={places.get(one.registrantId)} />,
						],
					}))}
				/>
			)}
			{children}
		</Sheet>
	)
}

export default function Candidates() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'candidates')
	const chosen = view.values('chosen') ?? []
	const asked = view.value('intent') === 'ask' ? view.value('registrantId') : undefined
	const wrong =
		asked && view.error('askReason')
			? { registrantId: asked, error: view.error('askReason'), key: view.key }
			: undefined
	// Whoever raised a hand is chosen at any hour.
	const handPlaces = placesOf(found.hands.map((one) => ({ ...one, outsideHours: null })))
	const askPlaces = placesOf(found.others)
	const decides = found.mayDecide && found.left > 0 && found.hands.length > 0
	return (
		<Council>
			<DeskHead
				title={found.title}
				over={found.employer}
				lead={`${found.when} ${found.closed ?? words.lead(found.left)}`}
				aside={
					<div className="btns-row">
						<LinkButton kind="second" icon="print" href={`/council/slots/${found.slotId}/day-sheet`}>
							{daySheetWords.title}
						</LinkButton>
						{!found.closed && (
							<LinkButton kind="second" href={`/council/slots/${found.slotId}/unlock`}>
								{unlockWords.open}
							</LinkButton>
						)}
						<LinkButton kind="second" href="/fair-turns">
							{fairnessWords.rule.open}
						</LinkButton>
						<LinkButton kind="second" href={`/council/requests/${found.requestId}`}>
							{councilWords.requests.title}
						</LinkButton>
					</div>
				}
			/>
			<div className="cand-band">
				<Band pieces={[{ from: found.from, to: found.to, kind: 'work' }]} />
			</div>
			{found.told && <Told>{found.told}</Told>}
			{found.tooHot && (
				<Told kind="no">
					{found.tooHot} <a href={found.weatherHref}>{weatherWords.page.title}</a>
				</Told>
			)}
			<ErrorSummary errors={view.errors} />
			{found.decided.length > 0 && (
				<Sheet id="decided" title={words.decidedTitle} flush>
					<Table
						caption={words.decidedTitle}
						columns={[
							{ label: councilWords.people.columns.name },
							{ label: councilWords.people.columns.telephone },
							{ label: councilWords.people.columns.state },
							{ label: words.takeBack, silent: true },
						]}
						rows={found.decided.map((one) => ({
							key: one.registrantId,
							cells: [
								<Name key="name" one={one} />,
								one.telephone,
								<a key="state" href={`/council/assignments/${one.assignment?.id}`}>
									{one.assignment ? words.decidedState[one.assignment.state] : ''}
								</a>,
								one.takeBackId ? (
									<ActForm
										key="back"
										idempotencyKey={crypto.randomUUID()}
										hidden={{ intent: 'take-back', assignmentId: one.takeBackId }}
									>
										<Button kind="plain">{words.takeBack}</Button>
									</ActForm>
								) : null,
							],
						}))}
					/>
				</Sheet>
			)}
			{found.beforeUntil && <Told kind="wait">{togetherWords.group.beforeNote(found.beforeUntil)}</Told>}
			{found.groupRule !== '' && (
				<p className="hint">
					{togetherWords.group.fact}: {found.groupRule}
				</p>
			)}
			{found.seeking && (
				<Told kind="wait" note={found.seeking.asked === 0 ? aroundWords.seeking.none : undefined}>
					{aroundWords.seeking.title}
					{found.seeking.asked > 0 && (
						<> {aroundWords.seeking.asked(found.seeking.asked, found.seeking.thinking)}</>
					)}
				</Told>
			)}
			{found.calledOff.length > 0 && (
				<Sheet id="called-off" title={words.calledOffTitle} flush>
					<Table
						caption={words.calledOffTitle}
						columns={[
							{ label: councilWords.people.columns.name },
							{ label: councilWords.people.columns.telephone },
							{ label: councilWords.inspection.callOffReason },
							{ label: words.heard },
						]}
						rows={found.calledOff.map((one) => ({
							key: one.registrantId,
							cells: [
								<Name key="name" one={one} />,
								one.telephone,
								<a key="why" href={`/council/assignments/${one.assignment?.id}`}>
									{one.heard?.reason || words.decidedState['called-off']}
								</a>,
								one.heard?.callId ? (
									<a key="heard" href={`/council/calls#call-${one.heard.callId}`}>
										{one.heard.sentence}
									</a>
								) : (
									one.heard?.sentence
								),
							],
						}))}
					/>
				</Sheet>
			)}
			{((found.closed === null && found.left > 0) || found.hands.length > 0) &&
				(decides ? (
					<ActForm
						idempotencyKey={view.value('intent') === 'decide' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'decide' }}
						id="decide"
					>
						<Hands found={found} places={handPlaces} chosen={chosen}>
							<div className="page-form sheet-foot">
								<SelectField
									{...view.line('reason')}
									label={words.reason}
									hint={words.reasonHint}
									choices={reasonChoices}
								/>
							</div>
						</Hands>
						<EndBar say={words.decideSay(found.left)}>
							<Button big>{words.decide}</Button>
						</EndBar>
					</ActForm>
				) : (
					<Hands found={found} places={handPlaces} chosen={null} />
				))}
			{found.mayDecide && found.left > 0 && (
				<Sheet id="others" title={words.others} flush={found.others.length > 0}>
					{found.others.length === 0 ? (
						<Empty icon="people" note={words.othersNote}>
							{words.othersNone}
						</Empty>
					) : (
						<Askable people={found.others.slice(0, mostOpen)} places={askPlaces} wrong={wrong} />
					)}
					{found.others.length > mostOpen && (
						<Fold
							title={words.othersMore(found.others.length - mostOpen)}
							open={found.others.slice(mostOpen).some((one) => one.registrantId === wrong?.registrantId)}
						>
							<Askable people={found.others.slice(mostOpen)} places={askPlaces} wrong={wrong} />
						</Fold>
					)}
					{found.othersLeft > 0 && <p className="hint">{words.othersLeft(found.othersLeft)}</p>}
					{found.misfits.length > 0 && (
						<Fold title={words.misfits(found.misfitsInAll, found.misfits.length)}>
							<Table
								caption={words.misfits(found.misfitsInAll, found.misfits.length)}
								columns={[
									{ label: councilWords.people.columns.name },
									{ label: words.fit },
									{ label: words.turn },
								]}
								rows={found.misfits.map((one) => ({
									key: one.registrantId,
									cells: [<Name key="name" one={one} />, <Reasons key="reasons" one={one} />, one.turns],
								}))}
							/>
						</Fold>
					)}
				</Sheet>
			)}
			{found.before > 0 && found.beforeUntil === null && (
				<Fold title={togetherWords.before.title} open={view.value('intent') === 'before'}>
					<p>{togetherWords.before.note}</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'before' }}>
						<Button kind="second">{togetherWords.before.act}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayCallOff && (
				<Fold title={words.callOffSlot} open={view.value('intent') === 'call-off'}>
					<p>{words.callOffSlotSay(found.bound)}</p>
					{found.soon && found.bound > 0 && <p>{words.callOffSlotCalls}</p>}
					<ActForm
						idempotencyKey={view.value('intent') === 'call-off' ? view.key : crypto.randomUUID()}
						hidden={{ intent: 'call-off' }}
					>
						<PickOne
							{...view.line('why')}
							label={councilWords.inspection.callOffReason}
							choices={slotReasons.map((value) => ({
								value,
								label: councilWords.inspection.callOffReasons[value],
							}))}
						/>
						<p>
							{payWords.staff.cancelNow(found.cancelYen)} {payWords.staff.cancelRule}
						</p>
						<Button kind="stop">{words.callOffSlot}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}
