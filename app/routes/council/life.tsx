// A registrant's life on one page: what was, what is still open, and how the registration ends, each by one act.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applicationsOf } from '~/assignments/application.server'
import { assignmentsOf } from '~/assignments/assignment.server'
import { offersOf } from '~/assignments/offer.server'
import { now } from '~/base/clock'
import { ageOn, dayOf, instantOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { bankAccountOf } from '~/money/bank-account.server'
import { unpaidYen } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { callsOf } from '~/people/contact.server'
import { endingsOf } from '~/people/ending.server'
import { requireStaff } from '~/people/guard.server'
import { lifeMovesOf, standingMove } from '~/people/life-move.server'
import { loansWith } from '~/people/loan.server'
import { lifeMoveKinds, lifePapers } from '~/people/registrant'
import type { Registrant } from '~/people/registrant.server'
import { consentsOf, interviewsOf, registrantOf, restsOf } from '~/people/registrant.server'
import { holdsOn } from '~/people/representative'
import { representativesOf } from '~/people/representative.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextArea, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { day, mustTick, optionalText, pick, tick } from '~/words/ja/fields'
import { lifeWords as words } from '~/words/ja/life'
import { loanWords } from '~/words/ja/loans'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { endLife, takeLifeBack } from './life-acts.server'

export const meta = titled<{ title: string }>((found) => found.title)

/** What happened, the oldest first, a line each. */
async function historyOf(on: Db, person: Registrant): Promise<string[]> {
	const lines: { at: Date; say: string }[] = [
		{ at: person.appliedAt, say: `${sayDayAndYear(dayOf(person.appliedAt))} ${words.events.applied}` },
	]
	for (const one of await interviewsOf(on, person.id))
		lines.push({ at: one.at, say: `${sayDayAndYear(one.day)} ${words.events.interviewed}` })
	if (person.registeredAt)
		lines.push({
			at: new Date(person.registeredAt.getTime() + 1),
			say: `${sayDayAndYear(dayOf(person.registeredAt))} ${words.events.registered}`,
		})
	for (const one of await restsOf(on, person.id))
		lines.push({
			at: instantOf(one.fromDay, 0),
			say: `${sayDayAndYear(one.fromDay)} ${words.events.rested(one.untilDay ? sayDay(one.untilDay) : null)}`,
		})
	for (const one of await endingsOf(on, person.id))
		if (one.endedAt && one.kind === 'registration')
			lines.push({ at: one.endedAt, say: `${sayDayAndYear(one.endsOn)} ${words.events.ended}` })
	for (const one of await lifeMovesOf(on, person.id))
		lines.push({
			at: one.at,
			say: [
				words.standing(
					words.events.moved[one.kind],
					sayDayAndYear(one.day),
					words.papers[one.paper as keyof typeof words.papers] ?? '',
				),
				one.note,
				one.takenBackAt ? words.events.takenBack(sayInstant(one.takenBackAt, 'staff')) : '',
			]
				.filter(Boolean)
				.join(' '),
		})
	return lines.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ say }) => say)
}

/** What is still open with somebody, in words. */
async function openOf(on: Db, person: Registrant, at: Date): Promise<string[]> {
	const today = dayOf(at)
	const work = await assignmentsOf(on, person.id, { past: true, most: 60 })
	const begun = (one: (typeof work)[number]) =>
		instantOf(one.slot.day, one.slot.startMinute) <= at &&
		['agreed', 'reported', 'mending'].includes(one.assignment.state)
	const ahead = work.filter(
		(one) => ['decided', 'agreed'].includes(one.assignment.state) && !begun(one) && one.slot.day >= today,
	).length
	const asked =
		(await offersOf(on, person.id)).length +
		(await applicationsOf(on, person.id)).filter((one) => one.settledAt === null && one.day >= today).length
	const unpaid = unpaidYen(await earningsOf(on, person.id))
	const account = await bankAccountOf(on, person.id)
	const calls = (await callsOf(on, person.id, 30)).filter((one) => one.closedAt === null).length
	const consents = (await consentsOf(on, person.id)).filter((one) => one.withdrawnAt === null).length
	const standing = (await representativesOf(on, person.id)).filter((one) => holdsOn(one, today)).length
	const begunCount = work.filter(begun).length
	return [
		ahead > 0 ? words.opens.work(ahead) : '',
		begunCount > 0 ? words.opens.begun(begunCount) : '',
		asked > 0 ? words.opens.asked(asked) : '',
		unpaid > 0 ? words.opens.pay(formatYen(unpaid)) : '',
		unpaid > 0 && !account.current ? (account.waiting ? words.opens.bank : words.opens.noBank) : '',
		calls > 0 ? words.opens.calls(calls) : '',
		standing > 0 ? words.opens.representatives(standing) : '',
		consents > 0 ? words.opens.consents(consents) : '',
		...(await loansWith(on, person.id, today)).map((one) =>
			words.opens.lent(loanWords.say(one.kind, one.what)),
		),
	].filter(Boolean)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'enter-life-move')
	const at = now()
	const today = dayOf(at)
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		const move = await standingMove(on, person.id)
		const name = `${person.familyName} ${person.givenName}`
		return {
			told: toldOf(request, words.told),
			id: person.id,
			title: words.of(name),
			today,
			who: words.who(name, person.number ?? '', person.blankedAt ? 0 : ageOn(person.birthDay, today)),
			state: councilWords.people.states[person.state],
			registered: person.state === 'registered',
			mayEnter:
				person.state === 'registered'
					? lifeMoveKinds
					: person.state === 'left' && move?.kind !== 'died' && !person.joinedIntoId && !person.blankedAt
						? (['died'] as const)
						: [],
			history: await historyOf(on, person),
			open: await openOf(on, person, at),
			move: move
				? {
						kind: move.kind,
						say: words.standing(
							words.events.moved[move.kind],
							sayDayAndYear(move.day),
							words.papers[move.paper as keyof typeof words.papers] ?? '',
						),
						mayTakeBack: move.kind === 'died' || dayOf(move.at) === today,
					}
				: null,
			mayHeirs: mayDo('open-heir-case', who.roles),
			mayLend: mayDo('keep-loans', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('enter'),
		kind: pick(words.kind, lifeMoveKinds),
		day: day(words.day),
		paper: pick(words.paper, lifePapers),
		note: optionalText(words.note, 400),
		noteKept: tick(),
		sure: mustTick(words.mustBeSure),
	}),
	z.object({ intent: z.literal('take-back') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'enter-life-move')
	const registrantId = params.registrantId ?? ''
	const here = `/council/people/${registrantId}/life`
	return send(request, {
		form: 'life',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await orNotFound(registrantOf(tx, registrantId))
			return withTold(
				here,
				value.intent === 'enter'
					? await endLife(tx, actor, registrantId, value)
					: await takeLifeBack(tx, actor, registrantId),
			)
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function EnterForm({ found, view }: { found: Found; view: ReturnType<typeof formView> }) {
	const labels = (all: readonly string[], said: Record<string, string>) =>
		all.map((value) => ({ value, label: said[value] ?? value }))
	return (
		<Sheet id="enter" title={found.registered ? words.enter : words.diedAfter}>
			<p className="hint">{found.registered ? words.enterLead : words.diedAfterLead}</p>
			<ActForm idempotencyKey={view.key} hidden={{ intent: 'enter' }} className="page-form">
				<PickOne
					{...view.line('kind')}
					label={words.kind}
					choices={found.mayEnter.map((value) => ({ value, ...words.kinds[value] }))}
				/>
				<DateField {...view.dateLine('day')} label={words.day} />
				<PickOne {...view.line('paper')} label={words.paper} choices={labels(lifePapers, words.papers)} />
				<TextArea {...view.line('note')} label={words.note} hint={words.noteHint} optional />
				{view.error('note') && <Tick name="noteKept" label={councilWords.interview.keepNote} />}
				<Tick name="sure" label={words.sure(found.who)} error={view.error('sure')} />
				<Button>{found.registered ? words.submit : words.diedAfterSubmit}</Button>
			</ActForm>
		</Sheet>
	)
}

function Standing({ found }: { found: Found }) {
	const { move } = found
	if (!move) return null
	return (
		<Sheet id="standing" title={words.now}>
			<p>{move.say}</p>
			<p>
				<a href={`/council/people/${found.id}/life/letter`}>{words.letter}</a>
			</p>
			{move.kind === 'died' && found.mayHeirs && (
				<LinkButton kind="second" href={`/council/people/${found.id}/heirs`}>
					{words.heirs}
				</LinkButton>
			)}
			{move.mayTakeBack && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'take-back' }}>
					<p className="hint">{words.takeBackLead[move.kind === 'died' ? 'died' : 'day']}</p>
					<Button kind="second">{words.takeBack}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

export default function Life() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'life', { day: found.today })
	return (
		<Council>
			<DeskHead
				title={found.title}
				over={found.who}
				aside={<Chip tone={found.registered ? 'plain' : 'wait'}>{found.state}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<TwoColumns
				main={
					<>
						<Standing found={found} />
						{found.mayEnter.length > 0 && <EnterForm found={found} view={view} />}
						{!found.registered && !found.move && <Note>{found.state}</Note>}
					</>
				}
				side={
					<>
						<Sheet id="open" title={words.open}>
							{found.open.length === 0 ? (
								<p>{words.openNone}</p>
							) : (
								<ul>
									{found.open.map((one) => (
										<li key={one}>{one}</li>
									))}
								</ul>
							)}
							{found.mayLend && <a href={`/council/people/${found.id}/loans`}>{loanWords.link}</a>}
						</Sheet>
						<Sheet id="history" title={words.history}>
							<ol>
								{found.history.map((one) => (
									<li key={one}>{one}</li>
								))}
							</ol>
						</Sheet>
						<LinkButton kind="second" full href={`/council/people/${found.id}`}>
							{councilWords.record.facts}
						</LinkButton>
					</>
				}
			/>
		</Council>
	)
}
