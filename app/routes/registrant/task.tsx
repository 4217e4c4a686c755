// One task as a registrant sees it: does each slot suit, why; raising a hand and taking it down.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applicationsOf, applyFor, withdraw } from '~/assignments/application.server'
import { slotWithTask, whyNotMeant } from '~/assignments/seat.server'
import { applyAsTeam } from '~/assignments/team-hand.server'
import type { FullSlot } from '~/assignments/waiting.server'
import { fullSlotsOf, waitFor } from '~/assignments/waiting.server'
import { now } from '~/base/clock'
import { dayOf, isDay, minuteOf } from '~/base/day'
import { spansOfHalfHours } from '~/base/span'
import { payPlanOn } from '~/council/setting.server'
import { freeOn } from '~/matching/availability'
import { availabilityOf } from '~/matching/availability.server'
import type { FittingSlot } from '~/matching/candidate.server'
import { fittingSlots } from '~/matching/candidate.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { teamsOf } from '~/people/team.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import type { BandPiece } from '~/ui/band'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Fit } from '~/ui/fit'
import { Resident, useRoot } from '~/ui/frame'
import { Icon } from '~/ui/icon'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { aroundWords } from '~/words/ja/around'
import { sayDay, saySpan } from '~/words/ja/dates'
import { id } from '~/words/ja/fields'
import { inMendingOrder, sayBeside, sayNoReason, sayWay, sayYesReason } from '~/words/ja/fit'
import { publicWords } from '~/words/ja/public'
import { registrantWords } from '~/words/ja/registrant'
import { togetherWords } from '~/words/ja/together'
import { sayReserve } from '~/words/ja/weather'
import { postingOf } from '~/work/posting.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { TaskFacts, TaskHeaviness, TaskHow, TaskTwelve } from '../task-body'
import { dayAndHours, kindIcon, kindWord, payDaysOf } from '../task-face'
import { toldOf, withTold } from '../told'
import { CallMe } from './call-me-button'

const words = registrantWords.task

export const meta = titled<{ task: { title: string } }>((found) => found.task.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const at = now()
	const today = dayOf(at)
	const taskId = params.taskId ?? ''
	const found = await inSnapshot(async (on) => {
		const task = await postingOf(on, taskId, today, minuteOf(at))
		if (!task) return undefined
		const hours = await availabilityOf(on, registrantId, today)
		const slots = await fittingSlots(on, registrantId, today, { taskId, minute: minuteOf(at) })
		const here = (await applicationsOf(on, registrantId)).filter(
			(hand) => hand.taskId === taskId && hand.day >= today,
		)
		const hands = here.filter((hand) => hand.settledAt === null)
		const full = await fullSlotsOf(on, taskId, registrantId, at)
		return {
			task,
			slots: slots.map((one) => ({
				...one,
				free: spansOfHalfHours(freeOn(hours, one.slot.day)),
			})),
			// A hand for a slot that filled up meanwhile is no longer on the list, and can still be taken down.
			otherHands: hands.filter(
				(hand) =>
					!slots.some((one) => one.slot.id === hand.slotId) &&
					!full.some((one) => one.slotId === hand.slotId),
			),
			full,
			teams: (await teamsOf(on, registrantId))
				.filter((team) => team.members.length > 1)
				.map(({ id: teamId, name, members }) => ({ id: teamId, name, people: members.length })),
			another: here.some((hand) => hand.outcome === 'another'),
			payDays: payDaysOf(task, await payPlanOn(on, today)),
			notMeant: await whyNotMeant(on, taskId, registrantId, at),
			registered: (await registrantOf(on, registrantId))?.state === 'registered',
		}
	})
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const raisedFor = new URL(request.url).searchParams.get('day') ?? ''
	return {
		told: toldOf(request, {
			...words.told,
			raised: words.told.raised(isDay(raisedFor) ? sayDay(raisedFor) : ''),
			waits: aroundWords.waiting.toldWaits,
			team: togetherWords.team.told.raised,
			called: registrantWords.home.told.called,
		}),
		...found,
	}
}

/** What can be done about one slot of the task. */
const acts = ['raise', 'withdraw', 'wait', 'team'] as const

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const here = `/my/tasks/${params.taskId}`
	const doing = new URL(request.url).searchParams.get('do')
	const form = acts.find((act) => act === doing) ?? 'raise'
	const door = { form, person: who.accountId }
	if (form === 'withdraw')
		return send(request, {
			...door,
			schema: z.object({ applicationId: id() }),
			async act(tx, { applicationId }) {
				const { waits } = await withdraw(tx, actor, registrantId, applicationId)
				return withTold(here, waits ? 'left' : 'withdrawn')
			},
		})
	if (form === 'team')
		return send(request, {
			...door,
			schema: z.object({ slotId: id(), teamId: id() }),
			async act(tx, { slotId, teamId }) {
				await applyAsTeam(tx, actor, registrantId, teamId, slotId)
				return withTold(here, 'team')
			},
		})
	return send(request, {
		...door,
		schema: z.object({ slotId: id() }),
		async act(tx, { slotId }) {
			if (form === 'wait') {
				await waitFor(tx, actor, registrantId, slotId)
				return withTold(here, 'waits')
			}
			await applyFor(tx, actor, registrantId, slotId)
			const day = (await slotWithTask(tx, slotId))?.slot.day ?? ''
			return withTold(`${here}?day=${day}`, 'raised')
		},
	})
}

type Shown = FittingSlot & { free: { start: number; end: number }[] }

function piecesOf({ slot, free, fit }: Shown): BandPiece[] {
	return [
		...free.map(({ start, end }): BandPiece => ({ from: start, to: end, kind: 'free' })),
		{ from: slot.startMinute, to: slot.endMinute, kind: fit.fits ? 'work' : 'no' },
	]
}

/** What can be done about one slot: a hand, an answer, or nothing more. */
function SlotAct({ one, here, main }: { one: Shown; here: string; main: boolean }) {
	if (one.assignmentId)
		return (
			<>
				<p>
					<Chip tone={one.decided ? 'sun' : 'yes'}>{one.decided ? words.decided : words.assigned}</Chip>
				</p>
				<LinkButton kind="second" href={`/my/assignments/${one.assignmentId}`}>
					{words.seeAssignment}
				</LinkButton>
			</>
		)
	if (one.offerId)
		return (
			<>
				<p>
					<Chip tone="sun" icon="chat">
						{words.asked}
					</Chip>
				</p>
				<LinkButton kind="second" href={`/my/offers/${one.offerId}`}>
					{words.seeOffer}
				</LinkButton>
			</>
		)
	if (one.applicationId)
		return (
			<ActForm
				action={`${here}?do=withdraw`}
				idempotencyKey={crypto.randomUUID()}
				hidden={{ applicationId: one.applicationId }}
			>
				<p>
					<Chip tone="wait">{words.raised}</Chip>
				</p>
				<Button kind="second" icon="undo">
					{words.withdraw}
				</Button>
			</ActForm>
		)
	if (one.fit.no.some((reason) => reason.name === 'clash')) return <p className="hint">{words.clash}</p>
	// The first slot that suits has its button in the dock.
	if (main) return <p className="hint">{publicWords.task.seats(one.slot.left)}</p>
	return (
		<ActForm
			action={`${here}?do=raise`}
			idempotencyKey={crypto.randomUUID()}
			hidden={{ slotId: one.slot.id }}
		>
			<p className="hint">{publicWords.task.seats(one.slot.left)}</p>
			<Button kind="second">{one.fit.fits ? words.raise(sayDay(one.slot.day)) : words.raiseAnyway}</Button>
		</ActForm>
	)
}

type Teams = { id: string; name: string; people: number }[]

/** Raising the hands of a whole team, where there is a seat for each. */
function TeamAct({
	slotId,
	left,
	here,
	teams,
}: {
	slotId: string
	left: number
	here: string
	teams: Teams
}) {
	const some = teams.filter((team) => team.people <= left)
	if (some.length === 0) return null
	return (
		<details>
			<summary>
				{togetherWords.team.together}
				<Icon name="down" />
			</summary>
			{some.map((team) => (
				<ActForm
					key={team.id}
					action={`${here}?do=team`}
					idempotencyKey={crypto.randomUUID()}
					hidden={{ slotId, teamId: team.id }}
				>
					<Button kind="second" icon="people">
						{togetherWords.team.raise(team.name, team.people)}
					</Button>
				</ActForm>
			))}
		</details>
	)
}

/** A day whose seats are all taken: standing in line, where one stands, and stepping out of it. */
function Full({ slot, here, registered }: { slot: FullSlot; here: string; registered: boolean }) {
	const say = aroundWords.waiting
	return (
		<div className="slot-box">
			<div className="slot-top">
				<h3>{dayAndHours(slot)}</h3>
			</div>
			<div className="slot-act">
				{slot.applicationId && slot.place !== null ? (
					<ActForm
						action={`${here}?do=withdraw`}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ applicationId: slot.applicationId }}
					>
						<p>
							<Chip tone="wait">{say.place(slot.place)}</Chip>
						</p>
						<Button kind="second" icon="undo">
							{say.leave}
						</Button>
					</ActForm>
				) : (
					<>
						<p>
							{say.full} {say.line(slot.waiting)}
						</p>
						{registered && (
							<ActForm
								action={`${here}?do=wait`}
								idempotencyKey={crypto.randomUUID()}
								hidden={{ slotId: slot.slotId }}
							>
								<Button kind="second">{say.wait(sayDay(slot.day))}</Button>
							</ActForm>
						)}
					</>
				)}
				<p className="hint">
					{say.note} <a href="/fair-turns">{say.order}</a>
				</p>
			</div>
		</div>
	)
}

export default function MyTask() {
	const {
		told,
		task,
		slots,
		full,
		otherHands,
		another,
		payDays,
		registered: isRegistered,
		notMeant,
		teams,
	} = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const raising = formView(answered, 'raise')
	const errors = acts.flatMap((act) => formView(answered, act).errors)
	const { office } = useRoot()
	const here = `/my/tasks/${task.id}`
	const registered = isRegistered && notMeant === null
	// Who has said something of this task already finds the button of each day with the day: a second tap is no mistake then.
	const isFirst = slots.every((one) => !one.applicationId && !one.offerId && !one.assignmentId)
	const main = registered && isFirst ? slots.find((one) => one.fit.fits) : undefined
	return (
		<Resident back={{ href: '/my/tasks', label: words.back }}>
			<ErrorSummary errors={errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={task.title} over={kindWord(task.kind)} overIcon={kindIcon(task.kind)} />
			<TaskFacts task={task} payDays={payDays} />
			<Section id="fit" title={words.fit}>
				{!isRegistered && <Told kind="wait">{words.notRegistered}</Told>}
				{isRegistered && notMeant && <Told kind="wait">{notMeant}</Told>}
				{another && <p>{words.another}</p>}
				{slots.length === 0 && otherHands.length === 0 && full.length === 0 && (
					<Empty icon="cal" note={words.fullNote} way={{ href: '/my/tasks', label: words.back }}>
						{words.full}
					</Empty>
				)}
				<div className="cards">
					{slots.map((one) => (
						<Fit
							key={one.slot.id}
							day={sayDay(one.slot.day)}
							hours={saySpan(one.slot.startMinute, one.slot.endMinute)}
							pieces={piecesOf(one)}
							yes={one.fit.yes.map((reason) => sayYesReason(reason, 'registrant'))}
							ask={
								<>
									{words.askOffice}{' '}
									<a href={telHref(office.telephone)}>{publicWords.call(office.telephone)}</a>
								</>
							}
							no={inMendingOrder(one.fit.no).map((reason) => ({
								reason: sayNoReason(reason, 'registrant'),
								way: sayWay(reason),
							}))}
						>
							{one.slot.reserveDay && (
								<p>
									<Chip icon="sun">{sayReserve(one.slot.reserveDay)}</Chip>
								</p>
							)}
							{one.beside && <p>{sayBeside(one.beside)}</p>}
							{registered && <SlotAct one={one} here={here} main={one === main} />}
							{registered && !one.assignmentId && !one.applicationId && (
								<TeamAct slotId={one.slot.id} left={one.slot.left} here={here} teams={teams} />
							)}
						</Fit>
					))}
					{full.map((slot) => (
						<Full key={slot.slotId} slot={slot} here={here} registered={registered} />
					))}
					{otherHands.map((hand) => (
						<div className="slot-box" key={hand.id}>
							<div className="slot-top">
								<h3>{dayAndHours(hand)}</h3>
							</div>
							<div className="slot-act">
								<ActForm
									action={`${here}?do=withdraw`}
									idempotencyKey={crypto.randomUUID()}
									hidden={{ applicationId: hand.id }}
								>
									<p>
										<Chip tone="wait">{words.raised}</Chip>
									</p>
									<Button kind="second" icon="undo">
										{words.withdraw}
									</Button>
								</ActForm>
							</div>
						</div>
					))}
				</div>
			</Section>
			<TaskHow task={task} />
			<TaskHeaviness task={task} />
			<TaskTwelve task={task} />
			<Note title={words.after}>
				<p>{words.afterNote}</p>
			</Note>
			<CallMe back={here} />
			{main && (
				<Dock>
					<ActForm action={`${here}?do=raise`} idempotencyKey={raising.key} hidden={{ slotId: main.slot.id }}>
						<Button>{words.raise(sayDay(main.slot.day))}</Button>
					</ActForm>
				</Dock>
			)}
		</Resident>
	)
}
