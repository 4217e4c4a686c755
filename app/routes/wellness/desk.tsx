// How a consultation is handled: labels, sleep, handing over, and talks by telephone or at the counter.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, instantOf, minuteOf } from '~/base/day'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, SelectField, TextArea, TextField, Tick, TimeField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayCardCode } from '~/wellness/card'
import { renewCard } from '~/wellness/card.server'
import { isAsleep, readLabels, spokenWays } from '~/wellness/desk'
import { deskOf, handOver, keepDesk, letSleep, sealDesk, wake } from '~/wellness/desk.server'
import { keyOf } from '~/wellness/keyring.server'
import { tell } from '~/wellness/live.server'
import { sealNote } from '~/wellness/note.server'
import { answerThread, detailsOf, sealWords } from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { cardWords } from '~/words/ja/card'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { chosen, clockTime, day, optionalText, pick, text, tick } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { listenerNames, requireReader, threadAt } from './coordinator.server'

const words = deskWords.desk
const { renew } = cardWords

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (!way || way === 'broken') throw data(null, { status: 404 })
	const at = now()
	const key = await keyOf(thread.id)
	const desk = deskOf(thread, key)
	const called = detailsOf(thread, key)?.name
	const others = [...(await listenerNames(db()))].filter(([id]) => id !== thread.coordinatorId)
	return {
		id: thread.id,
		name: wellnessWords.board.person(called || wellnessWords.answer.nameless),
		labels: desk.labels.join('、'),
		byCard: detailsOf(thread, key)?.card !== undefined,
		thanks: desk.thanksSleep,
		asleep: isAsleep(thread, at) ? sayInstant(thread.sleepsUntil ?? at, 'staff') : null,
		others: others.map(([value, label]) => ({ value, label })),
		today: dayOf(at),
		minute: String(minuteOf(at)),
	}
}

const schema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('labels'), labels: optionalText(words.labels, 300) }),
	z.object({ act: z.literal('sleep'), until: day(words.until), thanks: tick() }),
	z.object({ act: z.literal('wake') }),
	z.object({ act: z.literal('card') }),
	z.object({ act: z.literal('hand'), to: chosen(words.to), note: text(words.handNote, 2_000) }),
	z.object({
		act: z.literal('spoken'),
		way: pick(words.way, spokenWays),
		spokenDay: day(words.spokenDay),
		spokenTime: clockTime(words.spokenTime),
		spoken: text(words.spoken, mostLetters),
	}),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	let code: string | undefined
	const answer = await send(request, {
		form: 'care-desk',
		person: door.accountId,
		schema,
		async prepare({ value }) {
			// Who broke the seal reads and answers; whose it is, how it sleeps and who goes on with it is not theirs to say.
			if (!way || way === 'broken') throw refused('not-found')
			const key = await keyOf(thread.id)
			const desk = deskOf(thread, key)
			switch (value.act) {
				case 'card':
					return { card: detailsOf(thread, key)?.card }
				case 'labels':
					return { desk: await sealDesk(thread.id, { ...desk, labels: readLabels(value.labels) }) }
				case 'sleep':
					return { desk: await sealDesk(thread.id, { ...desk, thanksSleep: value.thanks }) }
				case 'hand':
					if (!(await listenerNames(db())).has(value.to)) throw refused('not-found')
					return { note: await sealNote(thread.id, { kind: 'handover', words: value.note }) }
				case 'spoken': {
					const at = instantOf(value.spokenDay, value.spokenTime)
					if (at > now()) throw refused('spoken-ahead', undefined, 'spokenDay')
					return {
						account: detailsOf(thread, key)?.account ?? null,
						spokenAt: at,
						spoken: await sealWords(thread.id, value.spoken, [], {
							spoken: { way: value.way, at: at.toISOString() },
						}),
					}
				}
				default:
					return {}
			}
		},
		async act(tx, value, { desk, note, spoken, spokenAt, account, card }) {
			const { actor } = door
			if (value.act === 'card') {
				if (!card) throw refused('not-found')
				code = await renewCard(tx, actor, card)
			}
			if (value.act === 'labels' && desk) await keepDesk(tx, actor, thread.id, desk)
			if (value.act === 'sleep' && desk) await letSleep(tx, actor, thread.id, instantOf(value.until, 0), desk)
			if (value.act === 'wake') await wake(tx, actor, thread.id)
			if (value.act === 'hand' && note) {
				await handOver(tx, actor, note, value.to)
				await ringStaff(tx, note.id, [value.to, ...(thread.coordinatorId ? [thread.coordinatorId] : [])])
			}
			if (spoken) {
				// What was written after the talk was not answered by it.
				await answerThread(tx, actor, spoken, null, spokenAt)
				if (account) await ringPerson(tx, spoken.messageId, account)
			}
			return `/coordinator/${thread.id}?told=${value.act}`
		},
	})
	tell(thread.id)
	// The code stands in this one answer.
	return code ? data({ code: sayCardCode(code) }) : answer
}

export default function Desk() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered && 'form' in answered ? answered : undefined, 'care-desk', {
		labels: found.labels,
		spokenDay: found.today,
		spokenTime: found.minute,
		way: 'telephone',
	})
	return (
		<Coordinator>
			<DeskHead title={words.title} over={found.name} />
			<SeeLink href={`/coordinator/${found.id}`}>{words.back}</SeeLink>
			{answered && 'code' in answered && <Told kind="done">{renew.code(answered.code)}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="labels" title={words.labelsTitle}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'labels' }}>
					<TextField {...view.line('labels')} label={words.labels} hint={words.labelsHint} optional />
					<Button kind="second">{words.keepLabels}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="spoken" title={words.spokenTitle}>
				<p>{words.spokenLead}</p>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'spoken' }} className="page-form">
					<PickOne
						{...view.line('way')}
						label={words.way}
						choices={spokenWays.map((value) => ({ value, label: words.ways[value] }))}
					/>
					<DateField {...view.dateLine('spokenDay')} label={words.spokenDay} />
					<TimeField {...view.line('spokenTime')} label={words.spokenTime} />
					<TextArea {...view.line('spoken')} label={words.spoken} rows={6} />
					<Button kind="second">{words.keepSpoken}</Button>
				</ActForm>
			</Sheet>
			{found.byCard && (
				<Sheet id="card" title={renew.title}>
					<p>{renew.lead}</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'card' }}>
						<Button kind="second">{renew.now}</Button>
					</ActForm>
				</Sheet>
			)}
			<Sheet id="sleep" title={words.sleepTitle}>
				<p>{words.sleepLead}</p>
				{found.asleep ? (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'wake' }}>
						<p>{words.asleep(found.asleep)}</p>
						<Button kind="second">{words.wake}</Button>
					</ActForm>
				) : (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'sleep' }} className="page-form">
						<DateField {...view.dateLine('until')} label={words.until} />
						<Tick name="thanks" label={words.thanks} hint={words.thanksHint} defaultChecked={found.thanks} />
						<Button kind="second">{words.sleep}</Button>
					</ActForm>
				)}
			</Sheet>
			<Sheet id="hand" title={words.handTitle}>
				{found.others.length === 0 ? (
					<p>{words.nobody}</p>
				) : (
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'hand' }} className="page-form">
						<p>{words.handLead}</p>
						<SelectField {...view.line('to')} label={words.to} choices={found.others} />
						<TextArea {...view.line('note')} label={words.handNote} rows={4} />
						<Button kind="second">{words.hand}</Button>
					</ActForm>
				)}
			</Sheet>
		</Coordinator>
	)
}
