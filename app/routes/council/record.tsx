// One registrant on one page: contact, what they can and decided, work, consents; acting for them and their card.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignmentsOf } from '~/assignments/assignment.server'
import { now } from '~/base/clock'
import { ageOn, dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { allAreas } from '~/council/area.server'
import { channels } from '~/events/event'
import { limitsOf } from '~/matching/limit.server'
import { skillsOf } from '~/matching/skill.server'
import { startActing } from '~/people/acting.server'
import { requireStaff } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { consentsOf, interviewsOf, registrantOf } from '~/people/registrant.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickOne } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet, TwoColumns } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { sayLimits } from '~/words/ja/limits'
import { workWords } from '~/words/ja/work'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.record
const spoken = channels.filter((channel) => channel !== 'site') as [
	Exclude<(typeof channels)[number], 'site'>,
]

export const meta = titled<{ name: string }>((found) => found.name)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-people')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const person = await registrantOf(on, params.registrantId ?? '')
		if (!person) throw data(null, { status: 404 })
		const areas = new Map((await allAreas(on)).map((area) => [area.id, area.name]))
		const limits = await limitsOf(on, person.id)
		const skills = await skillsOf(on, person.id)
		const work = await assignmentsOf(on, person.id, { past: true, most: 30 })
		return {
			told: toldOf(request, words.told),
			id: person.id,
			name: `${person.familyName} ${person.givenName}`,
			kana: `${person.familyKana} ${person.givenKana}`,
			number: person.number ?? '',
			state: restsOn(person, today)
				? words.resting(person.restUntil ? sayDay(person.restUntil) : null)
				: councilWords.people.states[person.state],
			applied: person.state === 'applied',
			registered: person.state === 'registered',
			facts: [
				{ label: words.call, answer: person.callName },
				{ label: words.telephone, answer: person.telephone },
				...(person.likesCallsAt ? [{ label: words.likes, answer: person.likesCallsAt }] : []),
				{ label: words.area, answer: areas.get(person.areaId) ?? '' },
				{ label: words.address, answer: `〒${person.postalCode} ${person.address}` },
				...(person.email ? [{ label: words.email, answer: person.email }] : []),
				{ label: words.hears, answer: words.hearsBy[person.hearsBy] },
				{ label: words.asks, answer: words.askAtMost[person.askAtMost] },
				{ label: words.ageLabel, answer: words.age(ageOn(person.birthDay, today)) },
				...(person.wouldLikeYou ? [{ label: words.wouldLike, answer: person.wouldLikeYou }] : []),
			],
			can: [
				...sayLimits(limits),
				...skills.map((one) => (workWords.skills as Record<string, string>)[one.skill] ?? one.skill),
			],
			work: work.map((row) => ({
				id: row.assignment.id,
				title: row.title,
				day: sayDayAndYear(row.slot.day),
				pay: `${formatYen(row.payYen)}円`,
				state:
					councilWords.candidates.decidedState[
						row.assignment.state as keyof typeof councilWords.candidates.decidedState
					],
			})),
			consents: (await consentsOf(on, person.id))
				.filter((one) => one.withdrawnAt === null)
				.map((one) => ({
					id: one.id,
					words: words.consentKinds[one.kind as keyof typeof words.consentKinds] ?? '',
					version: one.version,
				})),
			interviews: (await interviewsOf(on, person.id)).map((one) => ({
				id: one.id,
				day: sayDayAndYear(one.day),
				place: councilWords.interview.places[one.place],
				note: one.note,
			})),
			mayAct: mayDo('act-for', who.roles),
			mayRegister: mayDo('register-people', who.roles) && person.state === 'applied',
			mayCard: mayDo('issue-card', who.roles) && person.state === 'registered',
		}
	})
}

const schema = z.object({ channel: pick(words.channel, spoken) })

/** Starts acting for this person; the registrant's own pages open. */
export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'act-for')
	return send(request, {
		form: 'act-for',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await startActing(
				tx,
				actor,
				who.idHash,
				{ kind: 'registrant', id: params.registrantId ?? '' },
				value.channel,
			)
			return '/my'
		},
	})
}

export default function RecordPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'act-for')
	return (
		<Council>
			<DeskHead
				title={found.name}
				over={`${found.kana} ${found.number}`}
				aside={<Chip tone={found.registered ? 'plain' : 'wait'}>{found.state}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<TwoColumns
				main={
					<>
						<Sheet id="facts" title={words.facts}>
							<KeyValues pairs={found.facts} />
						</Sheet>
						<Sheet id="can" title={words.can}>
							{found.can.length === 0 ? (
								<p>{words.canNone}</p>
							) : (
								<ul className="can">
									{found.can.map((one) => (
										<li key={one}>{one}</li>
									))}
								</ul>
							)}
							<p className="hint">{words.canNote}</p>
						</Sheet>
						<Sheet id="work" title={words.work} flush={found.work.length > 0}>
							{found.work.length === 0 ? (
								<Empty icon="sun">{words.workNone}</Empty>
							) : (
								<Table
									caption={words.work}
									columns={[
										{ label: councilWords.inspections.columns.task },
										{ label: councilWords.inspections.columns.day },
										{ label: councilWords.task.pay, right: true },
										{ label: councilWords.people.columns.state },
									]}
									rows={found.work.map((one) => ({
										key: one.id,
										cells: [
											<a key="open" href={`/council/assignments/${one.id}`}>
												{one.title}
											</a>,
											one.day,
											one.pay,
											one.state,
										],
									}))}
								/>
							)}
						</Sheet>
						<Sheet id="papers" title={words.consents}>
							<ul>
								{found.consents.map((one) => (
									<li key={one.id}>
										✓ {one.words} <small>({one.version})</small>
									</li>
								))}
							</ul>
							{found.interviews.map((one) => (
								<p key={one.id}>
									{words.interviews} {one.day} {one.place} {one.note}
								</p>
							))}
						</Sheet>
					</>
				}
				side={
					<>
						{found.mayRegister && (
							<LinkButton href={`/council/people/${found.id}/interview`} full>
								{words.interview}
							</LinkButton>
						)}
						{found.mayAct && (
							<Sheet id="act" title={words.act}>
								<p className="hint">{councilWords.acting.lead}</p>
								<ActForm idempotencyKey={view.key}>
									<PickOne
										name="channel"
										label={words.channel}
										columns="two"
										choices={spoken.map((value) => ({ value, label: councilWords.acting.channels[value] }))}
										defaultValue={view.value('channel') ?? 'telephone'}
										error={view.error('channel')}
									/>
									<Button kind="second">{words.actStart}</Button>
								</ActForm>
							</Sheet>
						)}
						{found.mayCard && (
							<Sheet id="card" title={words.cardTitle}>
								<p className="hint">{words.cardSay}</p>
								<ActForm action={`/council/people/${found.id}/card`} idempotencyKey={crypto.randomUUID()}>
									<Button kind="second" icon="card">
										{words.card}
									</Button>
								</ActForm>
							</Sheet>
						)}
						<LinkButton kind="second" full href={`/council/slip?registrant=${found.id}`}>
							{councilWords.acting.slip}
						</LinkButton>
					</>
				}
			/>
		</Council>
	)
}
