// A new consultation that a coordinator heard by telephone or at the counter, of somebody without an account: kept with a card of its own.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { newId } from '~/base/ids'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, SelectField, TextArea, TextField, TimeField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayCardCode } from '~/wellness/card'
import { makeCards, ownerOfCard } from '~/wellness/card.server'
import { spokenWays } from '~/wellness/desk'
import { answerThread, openThread, sealThread, sealWords } from '~/wellness/thread.server'
import { mostLetters, topics } from '~/wellness/topic'
import { cardWords } from '~/words/ja/card'
import { deskWords } from '~/words/ja/desk'
import { clockTime, day, optionalText, pick, text } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'
import { callForUrgent, noticedIn } from './urgent.server'

const words = cardWords.caller

export const meta = titled(words.title, { room: true })

/** How long the card of somebody who called holds, in days. */
const cardDays = 365

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const at = now()
	return { today: dayOf(at), minute: String(minuteOf(at)) }
}

const schema = z.object({
	topic: pick(words.topic, topics),
	name: optionalText(words.name, 20),
	way: pick(words.way, spokenWays),
	day: day(words.day),
	time: clockTime(words.time),
	said: text(words.said, mostLetters),
	answered: optionalText(words.answered, mostLetters),
})

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	let made: { code: string; threadId: string } | undefined
	let again = true
	const answer = await send(request, {
		form: 'caller',
		person: accountId,
		schema,
		async prepare({ value }) {
			const at = instantOf(value.day, value.time)
			if (at > now()) throw refused('spoken-ahead', undefined, 'day')
			const spoken = { way: value.way, at: at.toISOString() }
			const [threadId, card] = [newId(), newId()]
			const details = {
				topic: value.topic,
				name: value.name,
				way: value.way === 'telephone' ? ('telephone' as const) : ('meeting' as const),
				account: null,
				card,
				entered: true as const,
			}
			const first = await sealThread(details, { words: value.said, photos: [], spoken }, threadId)
			return {
				card,
				first,
				noticed: await noticedIn(db(), value.said),
				reply: value.answered && (await sealWords(threadId, value.answered, [], { spoken })),
			}
		},
		async act(tx, _value, { card, first, noticed, reply }) {
			again = false
			const endsOn = addDays(dayOf(tx.at), cardDays)
			const [one] = await makeCards(tx, actor, { cards: 1, endsOn, employerId: null }, [card])
			await openThread(tx, ownerOfCard(card), first, { urgent: noticed, coordinatorId: accountId })
			if (reply) await answerThread(tx, actor, reply)
			else if (noticed) await callForUrgent(tx, first.messageId)
			made = { code: sayCardCode(one?.code ?? ''), threadId: first.threadId }
			return `/coordinator/${first.threadId}`
		},
	})
	if (made) return data(made)
	if (again && answer instanceof Response) return data({ again: true as const }, { status: 422 })
	return answer
}

export default function Caller() {
	const { today, minute } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered && 'form' in answered ? answered : undefined, 'caller', {
		day: today,
		time: minute,
		way: 'telephone',
	})
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{answered && 'again' in answered && <Told kind="no">{words.again}</Told>}
			{answered && 'code' in answered ? (
				<>
					<Told kind="done">{words.told(answered.code)}</Told>
					<LinkButton href={`/coordinator/${answered.threadId}`}>{words.open}</LinkButton>
				</>
			) : (
				<>
					<ErrorSummary errors={view.errors} />
					<Sheet id="caller" title={words.keep}>
						<ActForm idempotencyKey={view.key} className="page-form">
							<SelectField
								{...view.line('topic')}
								label={words.topic}
								choices={topics.map((value) => ({ value, label: wellnessWords.topics[value] }))}
							/>
							<TextField {...view.line('name')} label={words.name} hint={words.nameHint} optional />
							<PickOne
								{...view.line('way')}
								label={words.way}
								choices={spokenWays.map((value) => ({ value, label: deskWords.desk.ways[value] }))}
							/>
							<DateField {...view.dateLine('day')} label={words.day} />
							<TimeField {...view.line('time')} label={words.time} />
							<TextArea {...view.line('said')} label={words.said} rows={8} />
							<TextArea
								{...view.line('answered')}
								label={words.answered}
								hint={words.answeredHint}
								rows={6}
								optional
							/>
							<Button big>{words.keep}</Button>
						</ActForm>
					</Sheet>
				</>
			)}
		</Coordinator>
	)
}
