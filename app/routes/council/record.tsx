// One registrant on one page: contact, what they can and decided, work, consents; acting for them and their card.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applicationsOf } from '~/assignments/application.server'
import { answerUntil } from '~/assignments/assignment'
import { assignmentOf, assignmentsOf } from '~/assignments/assignment.server'
import { latestOffers } from '~/assignments/offer.server'
import { now } from '~/base/clock'
import { ageOn, dayOf } from '~/base/day'
import { spansOfHalfHours } from '~/base/span'
import { formatYen } from '~/base/yen'
import { agreementsOf } from '~/council/agreement.server'
import { allAreas } from '~/council/area.server'
import { channels } from '~/events/event'
import type { DatedHours } from '~/matching/availability'
import { availabilityOf } from '~/matching/availability.server'
import { limitsOf } from '~/matching/limit.server'
import { skillsOf } from '~/matching/skill.server'
import { bankAccountOf } from '~/money/bank-account.server'
import { earningsOf } from '~/money/earning.server'
import { caseOfPerson } from '~/money/heirs.server'
import { sayCallWhy } from '~/notices/call-why'
import { startActing } from '~/people/acting.server'
import { callsOf } from '~/people/contact.server'
import { requireStaff } from '~/people/guard.server'
import { standingMove } from '~/people/life-move.server'
import { loansWith } from '~/people/loan.server'
import { restsOn } from '~/people/registrant'
import { consentsOf, interviewsOf, registrantOf } from '~/people/registrant.server'
import type { Numbered } from '~/people/registrant-join.server'
import { alikeTo, joinedInto, joinOf } from '~/people/registrant-join.server'
import { endsSoon, holdsOn } from '~/people/representative'
import { representativesOf } from '~/people/representative.server'
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
import { archiveWords } from '~/words/ja/archive'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { callInWords } from '~/words/ja/call-in'
import { certificateWords } from '~/words/ja/certificates'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayDayAndYear, sayInstant, saySpan } from '~/words/ja/dates'
import { endingWords } from '~/words/ja/ending'
import { optionalText, pick } from '~/words/ja/fields'
import {
	emergencyWords,
	interviewLetterWords,
	lifeWords,
	nameWords,
	representativeWords,
} from '~/words/ja/life'
import { sayLimits } from '~/words/ja/limits'
import { loanWords } from '~/words/ja/loans'
import { cashWords, heirWords } from '~/words/ja/payout'
import { samePersonWords } from '~/words/ja/same-person'
import { workWords } from '~/words/ja/work'
import type { TaskKind } from '~/work/task'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { agreementsShown } from '../agreement-shown'
import { send } from '../door.server'
import { toldOf } from '../told'
import { sayAccount, sayPay, sayScopes } from './record-shown'

const words = councilWords.record

const sayDatedHours = ({ day, halfHours }: DatedHours) =>
	words.datedHours(
		sayDay(day),
		spansOfHalfHours(halfHours).map(({ start, end }) => saySpan(start, end, 'staff')),
	)

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
		const { masks, dates, daysOff } = await availabilityOf(on, person.id, today)
		const account = await bankAccountOf(on, person.id)
		const died = await caseOfPerson(on, person.id)
		const move = await standingMove(on, person.id)
		const lent = await loansWith(on, person.id, today)
		const hoursSaid = masks.some((mask) => mask !== 0)
		const told = toldOf(request, {
			...words.told,
			...councilWords.acting.ended,
			emergency: emergencyWords.told.saved,
			renamed: nameWords.told.changed,
		})
		const justRegistered = new URL(request.url).searchParams.get('told') === 'registered'
		const steps =
			person.state !== 'registered'
				? []
				: [
						justRegistered ? words.nextCard : '',
						hoursSaid ? '' : words.nextHours,
						justRegistered && skills.length === 0 ? words.nextCan : '',
						account.current || account.waiting ? '' : words.nextBank,
					].filter(Boolean)
		const work = await assignmentsOf(on, person.id, { past: true, most: 30 })
		return {
			assignmentId: new URL(request.url).searchParams.get('assignment') ?? '',
			told,
			steps,
			id: person.id,
			name: person.blankedAt ? archiveWords.page.partyGone : `${person.familyName} ${person.givenName}`,
			kana: `${person.familyKana} ${person.givenKana}`,
			number: person.number ?? '',
			state: restsOn(person, today)
				? words.resting(person.restUntil ? sayDay(person.restUntil) : null)
				: move
					? lifeWords.kinds[move.kind].label
					: councilWords.people.states[person.state],
			applied: person.state === 'applied',
			registered: person.state === 'registered',
			facts: [
				{ label: words.call, answer: person.callName },
				{ label: words.telephone, answer: person.telephone },
				...(person.likesCallsAt ? [{ label: words.likes, answer: person.likesCallsAt }] : []),
				...(person.wouldLikeYou ? [{ label: words.wouldLikeYou, answer: person.wouldLikeYou }] : []),
				{ label: words.area, answer: areas.get(person.areaId) ?? '' },
				{ label: words.address, answer: `〒${person.postalCode} ${person.address}` },
				...(person.email ? [{ label: words.email, answer: person.email }] : []),
				{ label: words.hears, answer: words.hearsBy[person.hearsBy] },
				{
					label: words.asks,
					answer: words.asksAt(
						words.askAtMost[person.askAtMost],
						person.askFromMinute === null || person.askUntilMinute === null
							? null
							: saySpan(person.askFromMinute, person.askUntilMinute, 'staff'),
					),
				},
				...(person.blankedAt
					? []
					: [{ label: words.ageLabel, answer: words.age(ageOn(person.birthDay, today)) }]),
				{ label: words.hours, answer: hoursSaid ? words.hoursSaid : words.hoursNone },
				...(dates.length > 0
					? [
							{
								label: words.otherHours,
								answer: words.listed(dates.slice(0, 6).map(sayDatedHours)),
							},
						]
					: []),
				...(daysOff.length > 0
					? [
							{
								label: words.daysOff,
								answer: daysOff
									.slice(0, 6)
									.map((one) => words.dayOff(sayDay(one.fromDay), sayDay(one.untilDay), one.everyWeeks))
									.join('・'),
							},
						]
					: []),
				{ label: words.bank, answer: sayAccount(account) },
				...(person.paidBy !== 'bank'
					? [{ label: cashWords.wish.label, answer: cashWords.wish.choices[person.paidBy].label }]
					: []),
				...(lent.length > 0
					? [
							{
								label: loanWords.link,
								answer: words.listed(lent.map((one) => loanWords.say(one.kind, one.what))),
							},
						]
					: []),
				...(died ? [{ label: heirWords.diedDay, answer: sayDayAndYear(died.diedDay) }] : []),
				{
					label: words.nextPay,
					answer: died ? heirWords.setApart : sayPay(await earningsOf(on, person.id), today),
				},
			],
			can: [
				...sayLimits(limits, (id) => areas.get(id) ?? ''),
				...(person.likesKinds.length > 0
					? [words.likesKinds(person.likesKinds.map((kind) => workWords.kinds[kind as TaskKind]))]
					: []),
				...(person.likesSame ? [words.likesSame] : []),
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
			asks: [
				...(await applicationsOf(on, person.id))
					.filter((one) => one.settledAt === null && one.day >= today)
					.map((one) => ({ ...oneAsk(one), state: words.raised })),
				...(await latestOffers(on, person.id)).map((one) => ({
					...oneAsk(one),
					state:
						one.answer === null
							? words.offered.open(answerUntil(one.answerBy, one, person.hearsBy))
							: words.offered[one.answer],
				})),
			],
			calls: (await callsOf(on, person.id)).map((one) => ({
				id: one.id,
				why: sayCallWhy(one),
				tries: one.tries
					.map((each) => `${sayInstant(each.at, 'staff')} ${sayOutcome(each.outcome)}`)
					.join('・'),
				state: one.closedAt
					? `${sayInstant(one.closedAt, 'staff')} ${sayOutcome(one.outcome ?? '')}`
					: words.callOpen(sayInstant(one.dueAt, 'staff')),
				open: one.closedAt === null,
			})),
			mayCertify: mayDo('issue-certificate', who.roles),
			mayCall: mayDo('make-calls', who.roles),
			consents: (await consentsOf(on, person.id))
				// Given anew it stands twice; the newest of a kind says what holds.
				.filter((one, at, all) => all[at + 1]?.kind !== one.kind && one.withdrawnAt === null)
				.map((one) => ({
					id: one.id,
					words: words.consentKinds[one.kind as keyof typeof words.consentKinds] ?? '',
					version: one.version,
				})),
			given: agreementsShown(await agreementsOf(on, { registrantId: person.id })),
			interviews: (await interviewsOf(on, person.id)).map((one) => ({
				id: one.id,
				day: sayDayAndYear(one.day),
				place: councilWords.interview.places[one.place],
				note: one.note,
			})),
			mayLetter: mayDo('register-people', who.roles) && person.state !== 'applied',
			mayAct: mayDo('act-for', who.roles) && move?.kind !== 'died',
			mayEnd: mayDo('end-registration', who.roles),
			mayHeirs: mayDo('open-heir-case', who.roles) && (died !== undefined || person.state === 'left'),
			mayLend: mayDo('keep-loans', who.roles) && !person.blankedAt,
			mayMove: mayDo('enter-life-move', who.roles),
			mayRename: mayDo('register-people', who.roles) && !person.blankedAt,
			mayJoin: mayDo('join-registrants', who.roles),
			sameAs: await sameAs(on, person),
			mayOpenEmergency: mayDo('open-emergency', who.roles),
			mayRepresent: mayDo('enter-representative', who.roles),
			standing: (await representativesOf(on, person.id))
				.filter((one) => holdsOn(one, today))
				.map((one) => ({
					id: one.id,
					say: representativeWords.on(one.name, one.relation, sayScopes(one), sayDayAndYear(one.untilDay)),
					soon: endsSoon(one, today) ? representativeWords.soon(sayDay(one.untilDay)) : null,
				})),
			mayRegister: mayDo('register-people', who.roles) && person.state === 'applied',
			mayCard: mayDo('issue-card', who.roles) && person.state === 'registered',
		}
	})
}

/** Other records of the same person, or of who may be: what is said of each, and the page that says more. */
async function sameAs(on: Db, person: Numbered): Promise<{ href: string; say: string }[]> {
	const join = await joinOf(on, person.id)
	const kept = join && (await registrantOf(on, join.keptId))
	const here = `/council/people/${person.id}/same-person`
	return [
		...(kept ? [{ href: here, say: samePersonWords.joined(kept.number ?? samePersonWords.noNumber) }] : []),
		...(await joinedInto(on, person.id)).map((one) => ({
			href: `/council/people/${one.joinedId}/same-person`,
			say: samePersonWords.holds(one.number || samePersonWords.noNumber, sayInstant(one.at, 'staff')),
		})),
		...(['applied', 'registered'].includes(person.state)
			? (await alikeTo(on, person)).map((one) => ({
					href: `${here}?with=${one.id}`,
					say: samePersonWords.alikeTo(
						`${one.familyName} ${one.givenName} ${one.number ?? samePersonWords.noNumber}`,
					),
				}))
			: []),
	]
}

const sayOutcome = (outcome: string) =>
	(({ ...councilWords.calls.outcomes, ...councilWords.calls.answers.terms }) as Record<string, string>)[
		outcome
	] ?? outcome

const oneAsk = (one: {
	id: string
	slotId: string
	title: string
	day: string
	startMinute: number
	endMinute: number
}) => ({
	id: one.id,
	slotId: one.slotId,
	title: one.title,
	when: `${sayDay(one.day)} ${saySpan(one.startMinute, one.endMinute, 'staff')}`,
})

const schema = z.object({
	channel: pick(words.channel, spoken),
	assignmentId: optionalText('assignmentId', 40),
})

/** Starts acting for this person; the registrant's own pages open, and the work it was begun from where there is one. */
export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'act-for')
	return send(request, {
		form: 'act-for',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const { channel, assignmentId } = value
			const id = params.registrantId ?? ''
			const theirs = assignmentId !== '' && (await assignmentOf(tx, id, assignmentId)) !== undefined
			const from = theirs ? `/council/assignments/${assignmentId}` : null
			await startActing(tx, actor, who.idHash, { kind: 'registrant', id }, channel, from)
			return theirs ? `/my/assignments/${assignmentId}` : '/my'
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
			{found.steps.length > 0 && (
				<Sheet id="next" title={words.next}>
					<ol>
						{found.steps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
				</Sheet>
			)}
			{found.registered && found.mayCall && (
				<p>
					<LinkButton kind="second" icon="phone" href={`/council/people/${found.id}/call`}>
						{callInWords.door}
					</LinkButton>
				</p>
			)}
			<TwoColumns
				main={
					<>
						<Sheet id="facts" title={words.facts}>
							{found.sameAs.map(({ href, say }) => (
								<p key={href}>{found.mayJoin ? <a href={href}>{say}</a> : say}</p>
							))}
							<KeyValues pairs={found.facts} />
							{found.standing.map((one) => (
								<p key={one.id}>
									{one.say} {one.soon && <strong>{one.soon}</strong>}
								</p>
							))}
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
						<Sheet id="asks" title={words.asksTitle} flush={found.asks.length > 0}>
							{found.asks.length === 0 ? (
								<Empty icon="bell" note={words.asksNoneNote}>
									{words.asksNone}
								</Empty>
							) : (
								<Table
									caption={words.asksTitle}
									columns={[
										{ label: councilWords.inspections.columns.task },
										{ label: councilWords.inspections.columns.day },
										{ label: councilWords.people.columns.state },
									]}
									rows={found.asks.map((one) => ({
										key: one.id,
										cells: [
											<a key="open" href={`/council/slots/${one.slotId}`}>
												{one.title}
											</a>,
											one.when,
											one.state,
										],
									}))}
								/>
							)}
						</Sheet>
						<Sheet id="calls" title={words.calls}>
							{found.calls.length === 0 ? (
								<p>{words.callsNone}</p>
							) : (
								<ul>
									{found.calls.map((one) => (
										<li key={one.id}>
											{one.open && found.mayCall ? (
												<a href={`/council/calls#call-${one.id}`}>{one.state}</a>
											) : (
												one.state
											)}{' '}
											{one.why} <small>{one.tries}</small>
										</li>
									))}
								</ul>
							)}
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
								{found.given.map((one) => (
									<li key={one.id}>✓ {one.say}</li>
								))}
							</ul>
							{found.interviews.map((one) => (
								<p key={one.id}>
									{words.interviews} {one.day} {one.place} {one.note}
								</p>
							))}
							{found.mayLetter && (
								<a href={`/council/people/${found.id}/interview/letter`}>{interviewLetterWords.link}</a>
							)}
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
						{found.mayRegister && (
							<p>
								<a href={`/council/people/${found.id}/interview/sheet`}>{blankPaperWords.interview.link}</a>
							</p>
						)}
						{found.mayAct && (
							<Sheet id="act" title={words.act}>
								<p className="hint">{councilWords.acting.lead}</p>
								<ActForm idempotencyKey={view.key} hidden={{ assignmentId: found.assignmentId }}>
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
						{found.mayCertify && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/certificates`}>
								{certificateWords.title}
							</LinkButton>
						)}
						{found.mayEnd && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/ending`}>
								{endingWords.link}
							</LinkButton>
						)}
						{found.mayOpenEmergency && (
							<LinkButton kind="second" icon="phone" full href={`/council/people/${found.id}/emergency`}>
								{emergencyWords.link}
							</LinkButton>
						)}
						{found.mayRepresent && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/representatives`}>
								{representativeWords.link}
							</LinkButton>
						)}
						{found.mayLend && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/loans`}>
								{loanWords.link}
							</LinkButton>
						)}
						{found.mayMove && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/life`}>
								{lifeWords.link}
							</LinkButton>
						)}
						{found.mayRename && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/name`}>
								{nameWords.link}
							</LinkButton>
						)}
						{found.mayJoin && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/same-person`}>
								{samePersonWords.link}
							</LinkButton>
						)}
						{found.mayHeirs && (
							<LinkButton kind="second" full href={`/council/people/${found.id}/heirs`}>
								{heirWords.start}
							</LinkButton>
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
