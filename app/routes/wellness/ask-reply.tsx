// Asking, the last screen: how to be answered and by which name, until when an answer is promised, and sending.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextField, Tick } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Steps } from '~/ui/room-parts'
import { TellsFields } from '~/ui/tells-fields'
import { titled } from '~/ui/title'
import { begunBy } from '~/wellness/draft.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { openThread, sealThread, threadsOf } from '~/wellness/thread.server'
import { answerWays } from '~/wellness/topic'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { optionalText, pick, tick } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { listenerNames } from './coordinator.server'
import { requireOpenRoom, requirePerson } from './person.server'
import { tellsChoices, tellsGiven, tellsShape } from './tells.server'
import { callForUrgent, noticedIn } from './urgent.server'

export const meta = titled(words.replyTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { owner, name } = await requirePerson(request)
	await requireOpenRoom()
	const at = now()
	const begun = await begunBy(db(), owner)
	if (!begun?.draft.topic || !begun.draft.words) throw redirect('/care/ask')
	const hours = await settingOn(db(), 'consultation-answer-hours', dayOf(at))
	return {
		hotlines: await hotlinesOn(db()),
		own: name ? words.calledOwn(name) : null,
		same: (await lastCoordinator(owner))?.name ?? null,
		by: sayInstant(new Date(at.getTime() + hours * 3_600_000)),
		tells: await tellsChoices(db()),
	}
}

/** Who answered this person last and still listens. */
async function lastCoordinator(owner: Buffer): Promise<{ id: string; name: string } | undefined> {
	const names = await listenerNames(db())
	const [id] = (await threadsOf(db(), owner)).flatMap(({ coordinatorId }) =>
		coordinatorId && names.has(coordinatorId) ? [coordinatorId] : [],
	)
	return id === undefined ? undefined : { id, name: names.get(id) ?? '' }
}

const names = ['own', 'chosen'] as const

const schema = z
	.object({
		way: pick(words.way, answerWays),
		called: pick(words.called, names),
		chosen: optionalText(words.chosen, 20),
		same: tick(),
		...tellsShape,
	})
	.refine(({ called, chosen }) => called === 'own' || chosen !== '', {
		path: ['chosen'],
		error: words.chosenMissing,
	})

export async function action({ request }: ActionFunctionArgs) {
	const { owner, accountId, account, card, name } = await requirePerson(request)
	return send(request, {
		form: 'care-ask',
		person: accountId,
		schema,
		async prepare({ value }) {
			const begun = await begunBy(db(), owner)
			if (!begun?.draft.topic || !begun.draft.words) throw refused('draft-gone')
			const { topic, words: said, photos } = begun.draft
			const details = {
				topic,
				way: value.way,
				name: value.called === 'own' ? name : value.chosen,
				account,
				...(card && { card }),
				...(await tellsGiven(db(), value)),
			}
			return {
				first: await sealThread(details, { words: said, photos }, begun.threadId),
				noticed: await noticedIn(db(), said),
				same: value.same ? ((await lastCoordinator(owner))?.id ?? null) : null,
			}
		},
		async act(tx, _value, { first, noticed, same }) {
			await openThread(tx, owner, first, { urgent: noticed, coordinatorId: same })
			if (noticed) await callForUrgent(tx, first.messageId)
			return `/care/${first.threadId}?told=${noticed ? 'noticed' : 'sent'}`
		},
	})
}

export default function AskReply() {
	const { hotlines, own, by, same, tells } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-ask', { way: 'here' })
	return (
		<Room hotlines={hotlines} back={{ href: '/care/ask/words', label: words.back }}>
			<Steps all={3} now={3} />
			<PageHead title={words.replyTitle} />
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<PickOne
					{...view.line('called')}
					label={words.called}
					choices={[
						{ value: 'own', label: own ?? words.calledNothing },
						{ value: 'chosen', label: words.calledChosen },
					]}
				/>
				<TextField {...view.line('chosen')} label={words.chosen} hint={words.chosenHint} optional />
				<PickOne
					{...view.line('way')}
					label={words.way}
					choices={answerWays.map((value) => ({
						value,
						label: words.ways[value],
						hint: words.wayHints[value],
					}))}
				/>
				{same && <Tick name="same" label={deskWords.person.same(same)} hint={deskWords.person.sameHint} />}
				<TellsFields line={view.line} choices={tells} />
				<p className="note-soft">
					{words.promise.before}
					<br />
					<b className="promise-time">{by}</b> {words.promise.after}
				</p>
				<Dock>
					<Button>{words.send}</Button>
				</Dock>
			</ActForm>
		</Room>
	)
}
