// A week planned at once: asked for, watched, changed by hand and planned again, and people asked from it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerUntil } from '~/assignments/assignment'
import { askFromPlan, whatPlanNames } from '~/assignments/plan.server'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, isDay, weekOf } from '~/base/day'
import type { KeptPlan } from '~/matching/plan.server'
import { askForPlan, planAgain, planOf, planOfWeek, stopPlan } from '~/matching/plan.server'
import type { Pair } from '~/matching/plan-week-input'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, SelectField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { id, pick } from '~/words/ja/fields'
import { sayNoReason, sayYesReason } from '~/words/ja/fit'
import { emptySeats, sayEmpty, planWords as words } from '~/words/ja/plan'
import type { RefusalName } from '~/words/refusal'
import { Refusal, refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { reasonChoices, reasonChosen } from './passing-reason'

const modes = ['fair-turns', 'few-faces'] as const
const weeksAhead = 8

export const meta = titled(words.title)

/** The week asked for, or the next one. */
function weekIn(request: Request, today: Day): Day {
	const asked = new URL(request.url).searchParams.get('week') ?? ''
	return isDay(asked) ? weekOf(asked) : addDays(weekOf(today), 7)
}

/** A name with its number: two people may be called the same. */
const labelOf = (person?: { name: string; number: string }) =>
	person ? words.numbered(person.name, person.number) : ''

const textOf = ({ slotId, registrantId }: Pair) => `${slotId}/${registrantId}`

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const today = dayOf(now())
	const week = weekIn(request, today)
	const counts = new URL(request.url).searchParams
	return inSnapshot(async (on) => {
		const plan = await planOfWeek(on, week)
		const making = plan !== undefined && (plan.state === 'waiting' || plan.state === 'running')
		return {
			told: toldOf(request, {
				made: words.told.made,
				stopped: words.told.stopped,
				asked: words.told.asked(Number(counts.get('n')) || 0, Number(counts.get('no')) || 0),
			}),
			nobodyAsked: counts.get('told') === 'asked' && counts.get('n') === '0',
			week,
			weeks: Array.from({ length: weeksAhead }, (_, n) => addDays(weekOf(today), 7 * n)).map((monday) => ({
				value: monday,
				label: words.sayWeek(sayDay(monday)),
			})),
			mayPlan: mayDo('decide', who.roles) && week >= weekOf(today),
			planId: plan?.id ?? '',
			mode: plan?.mode ?? 'fair-turns',
			state: plan?.state ?? null,
			making: making
				? words.makingSay(
						plan.filled,
						Math.max(0, Math.round((now().getTime() - plan.askedAt.getTime()) / 1000)),
					)
				: null,
			shown: plan?.result ? await shownOf(on, plan) : null,
		}
	})
}

async function shownOf(on: Parameters<typeof whatPlanNames>[0], plan: KeptPlan) {
	const { result } = plan
	if (!result) throw new Error('a plan without a result')
	const names = await whatPlanNames(on, plan)
	const at = (slotId: string) => {
		const slot = names.slots.get(slotId)
		return {
			slotId,
			when: slot ? `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}` : '',
			title: slot?.title ?? '',
		}
	}
	const whom = (pair: Pair) => ({
		...at(pair.slotId),
		pair: textOf(pair),
		registrantId: pair.registrantId,
		name: names.people.get(pair.registrantId)?.name ?? '',
	})
	const untilOf = ({ slotId, registrantId }: Pair, until: Date) => {
		const slot = names.slots.get(slotId)
		return slot ? answerUntil(until, slot, names.people.get(registrantId)?.hearsBy ?? '') : until
	}
	const { figures } = result
	const sits = new Set(result.pairs.map((pair) => textOf(pair)))
	const could = new Map(result.could?.map((one) => [one.slotId, one.registrantIds]))
	/** Who could sit there and does not, in line; `instead` names whose place it would be. */
	const choices = (slotId: string, instead = '') =>
		(could.get(slotId) ?? [])
			.filter((registrantId) => !sits.has(textOf({ slotId, registrantId })))
			.map((registrantId) => ({
				value: `${textOf({ slotId, registrantId })}${instead && `/${instead}`}`,
				label: labelOf(names.people.get(registrantId)),
			}))
	const begun =
		plan.refusals.length > 0 ||
		result.pairs.some((pair) => names.offers.has(`${pair.slotId} ${pair.registrantId}`))
	return {
		seats: figures.seats,
		say: [
			plan.state === 'stopped' ? words.stopped : '',
			words.figures(figures.filled, figures.seats, figures.people),
			figures.proved ? words.best : '',
			result.waiting ? words.waitingSeats(result.waiting) : '',
			plan.endedAt ? words.madeAt(sayInstant(plan.endedAt, 'staff'), words.modes[plan.mode]) : '',
		].join(''),
		pairs: result.pairs.map((pair) => {
			const offer = names.offers.get(`${pair.slotId} ${pair.registrantId}`)
			const refusal = plan.refusals.find((one) => textOf(one) === textOf(pair))
			return {
				...whom(pair),
				locked: pair.locked,
				choices: choices(pair.slotId, pair.registrantId),
				passes:
					pair.passes && !offer
						? words.passes(
								pair.passes,
								(pair.passed ?? []).map((one) => names.people.get(one)?.name ?? ''),
							)
						: null,
				why: words.why(pair.can, pair.turns, pair.locked),
				// A plan made before this was weighed says nothing of it.
				spoke:
					!pair.locked && pair.spoke?.length
						? words.spokeSay(pair.spoke.map((reason) => words.spoke[reason]))
						: null,
				yes: pair.yes.map((reason) => sayYesReason(reason, 'staff')),
				offer: !offer
					? null
					: offer.answer
						? words.offers[offer.answer]
						: words.offers.waiting(untilOf(pair, offer.answerBy)),
				refusal: refusal ? new Refusal(refusal.refusal as RefusalName, refusal.facts).sentence : null,
				/** All at first; once asking began, only who is to be asked again with a reason: whom staff left out stays out. */
				mayAskNow: begun ? refusal?.refusal === 'ask-needs-reason' : true,
			}
		}),
		empty: result.empty.map(({ slotId, seats, reason }) => ({
			...at(slotId),
			seats: words.emptySeats(seats),
			why: words.emptySay(
				reason.why === 'week'
					? sayEmpty(reason)
					: (emptySeats[reason.why] as (facts: unknown) => string)(reason),
			),
			choices: choices(slotId),
		})),
		broken: result.broken.map((pair) => ({
			...whom(pair),
			why: words.brokenSay(pair.no.map((reason) => sayNoReason(reason, 'staff')).join('・')),
		})),
		struck: plan.struck.map(whom),
	}
}

const pairs = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(
		z
			.string()
			.regex(/^[0-9a-f-]{36}\/[0-9a-f-]{36}$/)
			.transform((text): Pair => ({ slotId: text.slice(0, 36), registrantId: text.slice(37) })),
	),
)

/** Somebody staff chose for a seat, and whose place it is; a choice left as it was says nothing. */
const chosen = z.preprocess(
	(value) => [value ?? []].flat().filter((one) => one !== ''),
	z.array(
		z
			.string()
			.regex(/^[0-9a-f-]{36}(\/[0-9a-f-]{36}){1,2}$/)
			.transform((text) => {
				const [slotId = '', registrantId = '', instead] = text.split('/')
				return { slotId, registrantId, instead }
			}),
	),
)

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('make'), week: z.string().refine(isDay), mode: pick(words.mode, modes) }),
	z.object({ intent: z.literal('stop'), planId: id() }),
	z.object({ intent: z.literal('again'), planId: id(), lock: pairs, strike: pairs, put: chosen }),
	z.object({
		intent: z.literal('ask'),
		planId: id(),
		ask: pairs,
		askReason: reasonChosen,
		strike: pairs,
		put: chosen,
	}),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'decide')
	return send(request, {
		form: 'plan',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'make') {
				await askForPlan(tx, actor, value.week, { mode: value.mode })
				return `/council/plan?week=${value.week}&told=made`
			}
			const plan = await planOf(tx, value.planId)
			const page = `/council/plan?week=${plan.week}`
			if (value.intent === 'stop') {
				await stopPlan(tx, actor, plan.id)
				return `${page}&told=stopped`
			}
			if (value.intent === 'ask') {
				const before = new Set(plan.struck.map(textOf))
				if (value.put.length > 0 || value.strike.some((pair) => !before.has(textOf(pair))))
					throw refused('plan-change-first')
				const said = await askFromPlan(tx, actor, plan, value.ask, value.askReason ?? '')
				return `${page}&told=asked&n=${said.asked}&no=${said.refused}`
			}
			await planAgain(tx, actor, plan, value)
			return `${page}&told=made`
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type Shown = NonNullable<Found['shown']>

function Tick(props: { name: string; value: string; label: string; checked?: boolean }) {
	return (
		<input
			type="checkbox"
			className="box"
			name={props.name}
			value={props.value}
			defaultChecked={props.checked}
			aria-label={props.label}
		/>
	)
}

/** Somebody of staff's own for a seat. */
function Choose(props: { label: string; blank: string; choices: { value: string; label: string }[] }) {
	return (
		<select className="in" name="put" defaultValue="" aria-label={props.label}>
			<option value="">{props.blank}</option>
			{props.choices.map(({ value, label }) => (
				<option key={value} value={value}>
					{label}
				</option>
			))}
		</select>
	)
}

function Person({ one }: { one: { registrantId: string; name: string } }) {
	return <a href={`/council/people/${one.registrantId}`}>{one.name}</a>
}

/** A row of the plan: what was asked of somebody is no longer moved. */
function cellsOf(one: Shown['pairs'][number], mayPlan: boolean) {
	const open = mayPlan && one.offer === null
	return [
		<a key="when" href={`/council/slots/${one.slotId}`}>
			{one.when}
		</a>,
		one.title,
		<span key="person">
			<Person one={one} />
			{open && one.choices.length > 0 && (
				<Choose label={words.insteadOf(one.name)} blank={words.insteadBlank} choices={one.choices} />
			)}
		</span>,
		<span key="why">
			{one.why}
			{one.passes && <small className="reasons">{one.passes}</small>}
			{one.spoke && <small className="reasons">{one.spoke}</small>}
			<small className="reasons">{one.yes.map((word) => `✓ ${word}`).join(' ')}</small>
		</span>,
		open ? (
			<Tick key="lock" name="lock" value={one.pair} label={words.lockOf(one.name)} checked={one.locked} />
		) : (
			''
		),
		open ? <Tick key="strike" name="strike" value={one.pair} label={words.strikeOf(one.name)} /> : '',
		one.offer ?? (
			<span key="ask">
				{open && <Tick name="ask" value={one.pair} label={words.askOf(one.name)} checked={one.mayAskNow} />}
				{one.refusal && <small>{one.refusal}</small>}
			</span>
		),
	]
}

function Result({
	shown,
	planId,
	mayPlan,
	formKey,
}: {
	shown: Shown
	planId: string
	mayPlan: boolean
	formKey: string
}) {
	const { columns } = words
	const tables = (
		<>
			<Sheet id="result" title={words.result} note={shown.say} flush={shown.pairs.length > 0}>
				{shown.pairs.length === 0 ? (
					<Empty icon="cal" note={shown.seats === 0 ? words.noSeatsNote : words.noPairsNote}>
						{shown.seats === 0 ? words.noSeats : words.noPairs}
					</Empty>
				) : (
					<Table
						caption={words.result}
						columns={[
							{ label: columns.when },
							{ label: columns.task },
							{ label: columns.person },
							{ label: columns.why },
							{ label: columns.lock },
							{ label: columns.strike },
							{ label: columns.ask },
						]}
						rows={shown.pairs.map((one) => ({ key: one.pair, cells: cellsOf(one, mayPlan) }))}
					/>
				)}
				{mayPlan && shown.pairs.some((one) => one.offer === null) && (
					<div className="page-form sheet-foot">
						<p>{words.putHint}</p>
						<SelectField
							name="askReason"
							label={words.askReason}
							hint={words.askReasonHint}
							choices={reasonChoices}
						/>
					</div>
				)}
			</Sheet>
			{shown.empty.length > 0 && (
				<Sheet id="empty" title={words.empty} flush>
					<Table
						caption={words.empty}
						columns={[
							{ label: columns.when },
							{ label: columns.task },
							{ label: words.emptyCount, right: true },
							{ label: columns.why },
							...(mayPlan ? [{ label: words.putColumn }] : []),
						]}
						rows={shown.empty.map((one) => ({
							key: one.slotId,
							cells: [
								<a key="when" href={`/council/slots/${one.slotId}`}>
									{one.when}
								</a>,
								one.title,
								one.seats,
								one.why,
								mayPlan && one.choices.length > 0 ? (
									<Choose
										key="put"
										label={words.putIn(one.when)}
										blank={words.putBlank}
										choices={one.choices}
									/>
								) : (
									<span key="put">
										{words.nobodyToPut}
										<br />
										<a href={`/council/slots/${one.slotId}`}>{words.othersToPut}</a>
									</span>
								),
							],
						}))}
					/>
				</Sheet>
			)}
			{shown.struck.length > 0 && (
				<Sheet id="struck" title={words.struck} note={words.struckNote} flush>
					<Table
						caption={words.struck}
						columns={[
							{ label: columns.when },
							{ label: columns.task },
							{ label: columns.person },
							{ label: words.keepStruck },
						]}
						rows={shown.struck.map((one) => ({
							key: one.pair,
							cells: [
								one.when,
								one.title,
								<Person key="person" one={one} />,
								mayPlan ? (
									<Tick
										key="strike"
										name="strike"
										value={one.pair}
										label={words.strikeOf(one.name)}
										checked
									/>
								) : (
									''
								),
							],
						}))}
					/>
				</Sheet>
			)}
		</>
	)
	const canAsk = shown.pairs.some((one) => one.offer === null)
	const canPut = shown.empty.some((one) => one.choices.length > 0)
	const canChange = mayPlan && (canAsk || canPut || shown.struck.length > 0)
	return (
		<>
			{shown.broken.length > 0 && (
				<Sheet id="broken" title={words.broken} flush>
					<Table
						caption={words.broken}
						columns={[
							{ label: columns.when },
							{ label: columns.task },
							{ label: columns.person },
							{ label: columns.why },
						]}
						rows={shown.broken.map((one) => ({
							key: one.pair,
							cells: [one.when, one.title, <Person key="person" one={one} />, one.why],
						}))}
					/>
				</Sheet>
			)}
			{canChange ? (
				<ActForm idempotencyKey={formKey} hidden={{ planId }} className="sheets">
					{tables}
					<EndBar say={words.askSay}>
						<Button kind="second" name="intent" value="again">
							{words.again}
						</Button>
						{canAsk && (
							<Button name="intent" value="ask">
								{words.askAll}
							</Button>
						)}
					</EndBar>
				</ActForm>
			) : (
				tables
			)}
		</>
	)
}

function Making({ found, formKey }: { found: Found; formKey: string }) {
	return (
		<Sheet id="making" title={words.making}>
			<p>{found.making}</p>
			<p>{words.makingNote}</p>
			<Buttons row>
				<LinkButton href={`/council/plan?week=${found.week}`}>{words.look}</LinkButton>
				{found.mayPlan && (
					<ActForm idempotencyKey={formKey} hidden={{ intent: 'stop', planId: found.planId }}>
						<Button kind="stop">{words.stop}</Button>
					</ActForm>
				)}
			</Buttons>
		</Sheet>
	)
}

export default function Plan() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'plan', { mode: found.mode })
	const said =
		found.state === 'failed'
			? words.failed
			: found.state === 'stopped' && !found.shown
				? words.stoppedEmpty
				: null
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				aside={
					<form method="get" className="row-form">
						<SelectField
							name="week"
							label={words.week}
							choices={found.weeks}
							defaultValue={found.week}
							blank={false}
						/>
						<Button kind="second">{words.see}</Button>
					</form>
				}
			/>
			{found.told && <Told kind={found.nobodyAsked ? 'wait' : 'done'}>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{said && <p>{said}</p>}
			{found.making && <Making found={found} formKey={view.key} />}
			{found.shown && (
				<Result shown={found.shown} planId={found.planId} mayPlan={found.mayPlan} formKey={view.key} />
			)}
			{!found.making && !found.shown && !said && (
				<Empty icon="cal" note={words.noneNote}>
					{words.none}
				</Empty>
			)}
			{found.mayPlan && !found.making && (
				<Sheet id="make" title={words.makeTitle}>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'make', week: found.week }}>
						<PickOne
							{...view.line('mode')}
							label={words.mode}
							choices={modes.map((value) => ({
								value,
								label: words.modes[value],
								hint: words.modeHints[value],
							}))}
						/>
						<Button kind={found.shown ? 'second' : 'main'}>
							{found.shown ? words.makeAnew : words.make}
						</Button>
					</ActForm>
				</Sheet>
			)}
			<p>
				<LinkButton kind="plain" href="/council/tasks">
					{words.back}
				</LinkButton>
			</p>
		</Council>
	)
}
