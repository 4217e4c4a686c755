// Somebody is on the telephone: who it is, what is open with them in the order of what they probably ring about, each answer one tap.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applicationsOf, withdraw } from '~/assignments/application.server'
import { answerUntil } from '~/assignments/assignment'
import { assignmentsOf } from '~/assignments/assignment.server'
import { byNearness } from '~/assignments/caller'
import { lateMinutes, mayBeLate, sayLate } from '~/assignments/delay.server'
import { offersOf } from '~/assignments/offer.server'
import { answerAsked } from '~/assignments/stand-in.server'
import { now } from '~/base/clock'
import { ageOn, dayOf, instantOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { allAreas } from '~/council/area.server'
import { closesNext } from '~/council/closing-day.server'
import type { Actor } from '~/events/event'
import { bankAccountOf } from '~/money/bank-account.server'
import { lateMoney } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { startActing } from '~/people/acting.server'
import { askForCall, tellOnTheWay } from '~/people/contact.server'
import { requireStaff } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { registrantOf } from '~/people/registrant.server'
import { mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { callInWords } from '~/words/ja/call-in'
import { councilWords } from '~/words/ja/council'
import { sayAnswerUntil, sayDay, saySpan } from '~/words/ja/dates'
import { id as anId, pick } from '~/words/ja/fields'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { tapOf } from '../registrant/taps.server'
import { answerSpoken, spokenAnswers } from '../spoken.server'
import { toldOf, withTold } from '../told'
import { callsWith } from './call-in-open.server'
import type { Press } from './call-in-parts'
import { LastCalls, Matters, Tap } from './call-in-parts'
import { sayAccount, sayPay } from './record-shown'

const words = callInWords

export const meta = titled<{ name: string }>((found) => words.title(found.name))

// What is nearest fits one screen of 1280 × 800; the rest stands on the record.
const mostShown = 6

const dayTaps = ['arrived', 'ended', 'call-off', 'coming'] as const

const whenOf = (slot: { day: string; startMinute: number; endMinute: number }) =>
	`${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`

const beginOf = (slot: { day: string; startMinute: number }) => instantOf(slot.day, slot.startMinute)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'make-calls')
	const at = now()
	const today = dayOf(at)
	return inSnapshot(async (on) => {
		const person = await registrantOf(on, params.registrantId ?? '')
		if (!person || person.blankedAt) throw data(null, { status: 404 })
		const work = await assignmentsOf(on, person.id, { today })
		const offers = await offersOf(on, person.id)
		const hands = (await applicationsOf(on, person.id)).filter(
			(one) => one.settledAt === null && one.day >= today,
		)
		const earned = await earningsOf(on, person.id)
		const areas = new Map((await allAreas(on)).map((area) => [area.id, area.name]))
		const matters = byNearness(
			[
				...work.map((row) => ({
					kind: 'work' as const,
					id: row.assignment.id,
					state: row.assignment.state,
					day: row.slot.day,
					at: beginOf(row.slot),
					what: words.kinds[row.assignment.state as keyof typeof words.kinds] ?? '',
					title: row.title,
					when: whenOf(row.slot),
					note:
						row.assignment.state === 'decided' && row.answerBy
							? sayAnswerUntil(answerUntil(row.answerBy, row.slot, person.hearsBy))
							: null,
					href: `/council/assignments/${row.assignment.id}`,
					script:
						row.assignment.state === 'decided' ? `/council/assignments/${row.assignment.id}/script` : null,
					presses: workPresses(row, today, at),
				})),
				...offers.map((one) => ({
					kind: 'offer' as const,
					id: one.id,
					at: one.answerBy,
					what: words.kinds.offer,
					title: one.title,
					when: `${whenOf(one)}・${one.payFor} ${formatYen(one.payYen)}円`,
					note: sayAnswerUntil(answerUntil(one.answerBy, one, person.hearsBy)),
					href: `/council/slots/${one.slotId}`,
					script: null,
					presses: (['yes', 'no'] as const).map((answer) => ({
						label: councilWords.calls.answers.offer[answer],
						sends: { intent: 'offer', id: one.id, answer },
						strong: answer === 'yes',
					})),
				})),
				...[
					...lateMoney(earned, today).map(({ day, yen }) => ({
						at: instantOf(day, 0),
						title: words.paid(sayDay(day), formatYen(yen)),
					})),
					...earned
						.filter((one) => one.state === 'returned')
						.map((one) => ({ at: instantOf(today, 0), title: words.returned(formatYen(one.yen)) })),
				].map((one, place) => ({
					kind: 'money' as const,
					id: `money-${place}`,
					at: one.at,
					what: words.kinds.money,
					title: one.title,
					when: '',
					note: null,
					href: `/council/people/${person.id}`,
					script: null,
					presses: [] as Press[],
				})),
				...hands.map((one) => ({
					kind: 'hand' as const,
					id: one.id,
					at: beginOf(one),
					what: words.kinds.hand,
					title: one.title,
					when: whenOf(one),
					note: null,
					href: `/council/slots/${one.slotId}`,
					script: null,
					presses: [{ label: words.withdraw, sends: { intent: 'withdraw', id: one.id } }] as Press[],
				})),
			],
			today,
		)
		const { toTell, made } = await callsWith(on, person.id)
		return {
			id: person.id,
			told: toldOf(request, words.told),
			name: `${person.familyName} ${person.givenName}`,
			over: `${person.familyKana} ${person.givenKana} ${person.number ?? ''}`,
			state: restsOn(person, today)
				? councilWords.record.resting(person.restUntil ? sayDay(person.restUntil) : null)
				: councilWords.people.states[person.state],
			registered: person.state === 'registered',
			lead: [
				words.call(person.callName),
				areas.get(person.areaId) ?? '',
				councilWords.record.age(ageOn(person.birthDay, today)),
				`${councilWords.record.hears} ${councilWords.record.hearsBy[person.hearsBy]}`,
			].join('・'),
			facts: [
				{ label: councilWords.record.telephone, answer: person.telephone },
				...(person.likesCallsAt ? [{ label: councilWords.record.likes, answer: person.likesCallsAt }] : []),
			],
			money: [
				{ label: councilWords.record.nextPay, answer: sayPay(earned, today) },
				{ label: councilWords.record.bank, answer: sayAccount(await bankAccountOf(on, person.id)) },
			],
			beyond: Math.max(0, toTell.length + matters.length - mostShown),
			matters: [
				...toTell,
				...matters
					.slice(0, Math.max(0, mostShown - toTell.length))
					.map(({ id, what, title, when, note, href, script, presses, kind, ...one }) => ({
						id,
						what: kind === 'work' && 'day' in one && one.day === today ? `${words.today}・${what}` : what,
						title,
						when,
						note,
						href,
						script,
						presses,
					})),
			],
			calls: made,
			mayAct: mayDo('act-for', who.roles),
		}
	})
}

type Row = Awaited<ReturnType<typeof assignmentsOf>>[number]

/** What may be said about one piece of work on the telephone. */
function workPresses(row: Row, today: string, at: Date): Press[] {
	const { id, state } = row.assignment
	if (state === 'decided')
		return spokenAnswers.map((answer) => ({
			label: councilWords.calls.answers.terms[answer],
			sends: { intent: 'terms', id, answer },
			strong: answer === 'yes-named',
		}))
	if (state !== 'agreed') return []
	const tap = (name: (typeof dayTaps)[number]) => ({
		label: words.taps[name],
		sends: { intent: 'tap', id, tap: name },
	})
	if (row.slot.day > today)
		return [...(row.askedAgainAt && !row.comingAt ? [tap('coming')] : []), tap('call-off')]
	return [
		...(beginOf(row.slot) > at ? [tap('call-off')] : []),
		...(mayBeLate(row.slot, at)
			? lateMinutes.slice(0, 3).map((minutes) => ({
					label: words.late(minutes),
					sends: { intent: 'late', id, minutes: String(minutes) },
				}))
			: []),
		tap('arrived'),
		tap('ended'),
	]
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('terms'), id: anId(), answer: pick(words.door, spokenAnswers) }),
	z.object({ intent: z.literal('offer'), id: anId(), answer: pick(words.door, ['yes', 'no']) }),
	z.object({ intent: z.literal('tap'), id: anId(), tap: pick(words.door, dayTaps) }),
	z.object({
		intent: z.literal('late'),
		id: anId(),
		minutes: pick(words.door, lateMinutes.map(String) as [string]),
	}),
	z.object({ intent: z.literal('withdraw'), id: anId() }),
	z.object({ intent: z.literal('call-back') }),
	z.object({ intent: z.literal('told'), id: anId() }),
	z.object({ intent: z.literal('act') }),
	z.object({ intent: z.literal('trouble') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-calls')
	const registrantId = params.registrantId ?? ''
	if (!(await registrantOf(db(), registrantId))) throw data(null, { status: 404 })
	const here = `/council/people/${registrantId}/call`
	const spoken: Actor = { ...actor, channel: 'telephone', onBehalf: { kind: 'registrant', id: registrantId } }
	return send(request, {
		form: 'call-in',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'terms': {
					const asks = await answerSpoken(tx, actor, registrantId, value.id, value.answer)
					return asks ? `/council/calls#call-${asks}` : withTold(here, value.answer)
				}
				case 'offer': {
					const { assignmentId } = await answerAsked(tx, spoken, registrantId, value.id, value.answer)
					// Who stands in hears the terms in the same talk.
					return assignmentId ? `/council/assignments/${assignmentId}/script` : withTold(here, 'taken')
				}
				case 'tap': {
					const tap = tapOf(value.tap)
					await tap.act(tx, spoken, registrantId, value.id)
					return withTold(here, tap.told)
				}
				case 'late':
					await sayLate(tx, spoken, registrantId, value.id, Number(value.minutes))
					return withTold(here, 'late')
				case 'withdraw':
					await withdraw(tx, spoken, registrantId, value.id)
					return withTold(here, 'withdrawn')
				case 'told':
					await tellOnTheWay(tx, spoken, registrantId, value.id)
					return withTold(here, 'told')
				case 'call-back': {
					await askForCall(tx, spoken, registrantId, undefined, await closesNext(tx, tx.at))
					return withTold(here, 'call-back')
				}
				case 'act':
				case 'trouble':
					await startActing(
						tx,
						actor,
						who.idHash,
						{ kind: 'registrant', id: registrantId },
						'telephone',
						here,
					)
					return value.intent === 'trouble' ? '/my/trouble' : '/my'
			}
		},
	})
}

export default function CallIn() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'call-in')
	return (
		<Council>
			<DeskHead
				title={words.title(found.name)}
				over={found.over}
				lead={found.lead}
				aside={<Chip tone={found.registered ? 'plain' : 'wait'}>{found.state}</Chip>}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<div className="btns-row">
				{found.mayAct && <Tap press={{ label: words.act, sends: { intent: 'act' } }} />}
				{found.mayAct && <Tap press={{ label: words.trouble, sends: { intent: 'trouble' } }} />}
				<Tap press={{ label: words.callBack, sends: { intent: 'call-back' } }} />
				<LinkButton kind="second" href={`/council/slip?registrant=${found.id}`}>
					{words.slip}
				</LinkButton>
				<LinkButton kind="second" href={`/council/people/${found.id}`}>
					{words.record}
				</LinkButton>
			</div>
			<div className="call-in">
				<Matters
					matters={found.matters}
					noneNote={words.noneNote}
					beyond={found.beyond}
					more={`/council/people/${found.id}#work`}
				/>
				<div>
					<Sheet id="who" title={words.who}>
						<KeyValues pairs={[...found.facts, ...found.money]} />
					</Sheet>
					<LastCalls calls={found.calls} />
				</div>
			</div>
		</Council>
	)
}
