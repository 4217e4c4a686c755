// 電話リスト: whom to call and why, the number large; one tap writes down what came of it, or does the act itself.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerOffer } from '~/assignments/offer.server'
import { sayNo, sayYes } from '~/assignments/terms.server'
import type { Actor } from '~/events/event'
import { startActing } from '~/people/acting.server'
import type { CallReason } from '~/people/call-reason'
import { tryOutcomes } from '~/people/call-reason'
import { callOf, closeCall, openCalls, tryCall } from '~/people/contact.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { CallList } from '~/ui/call-list'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
import { id, pick } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.calls

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'make-calls')
	const open = await inSnapshot((on) => openCalls(on))
	return {
		told: toldOf(request, words.told),
		calls: open.map((call) => ({
			id: call.id,
			name: call.name,
			href: call.registrantId
				? `/council/people/${call.registrantId}`
				: `/council/employers/${call.employerId}`,
			telephone: call.telephone,
			why: words.whys[call.why as CallReason],
			wish: [
				call.likesCallsAt ? words.wish(call.likesCallsAt) : '',
				words.due(sayInstant(call.dueAt, 'staff')),
			]
				.filter(Boolean)
				.join(' '),
			tried:
				call.tries.length > 0
					? words.tried(
							call.tries
								.map(
									(one) =>
										`${sayInstant(one.at, 'staff')} ${words.outcomes[one.outcome as keyof typeof words.outcomes] ?? one.outcome}`,
								)
								.join('・'),
						)
					: undefined,
			asks: call.why === 'offer' || call.why === 'terms' ? (call.why as 'offer' | 'terms') : null,
			subjectId: call.subjectId,
		})),
	}
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('try'), callId: id(), outcome: pick(words.title, tryOutcomes) }),
	z.object({ intent: z.literal('answer'), callId: id(), answer: pick(words.title, ['yes', 'no']) }),
	z.object({ intent: z.literal('act'), callId: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-calls')
	return send(request, {
		form: 'calls',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'try') {
				await tryCall(tx, actor, value.callId, value.outcome)
				return '/council/calls?told=tried'
			}
			const call = await callOf(tx, value.callId)
			if (!call || call.closedAt) throw refused('call-closed')
			if (value.intent === 'act') {
				const whom = call.registrantId
					? { kind: 'registrant' as const, id: call.registrantId }
					: { kind: 'employer' as const, id: call.employerId ?? '' }
				await startActing(tx, actor, who.idHash, whom, 'telephone')
				return whom.kind === 'registrant' ? '/my' : '/employer'
			}
			if (!call.registrantId || !call.subjectId) throw refused('not-found')
			const spoken: Actor = {
				...actor,
				channel: 'telephone',
				onBehalf: { kind: 'registrant', id: call.registrantId },
			}
			if (call.why === 'offer') await answerOffer(tx, spoken, call.registrantId, call.subjectId, value.answer)
			// Read out on the telephone with the name to call out: the script says so before the yes.
			else if (value.answer === 'yes')
				await sayYes(tx, spoken, call.registrantId, call.subjectId, { showCallName: true })
			else await sayNo(tx, spoken, call.registrantId, call.subjectId)
			await closeCall(tx, actor, call.id, value.answer)
			return '/council/calls?told=taken'
		},
	})
}

function Press({
	hidden,
	kind = 'second',
	children,
}: {
	hidden: Record<string, string>
	kind?: 'main' | 'second' | 'plain'
	children: string
}) {
	return (
		<ActForm idempotencyKey={crypto.randomUUID()} hidden={hidden}>
			<Button kind={kind}>{children}</Button>
		</ActForm>
	)
}

export default function Calls() {
	const { told, calls } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'calls')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="calls" title={words.sheet} flush={calls.length > 0}>
				{calls.length === 0 ? (
					<Empty icon="phone" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<CallList
						calls={calls.map((call) => ({
							key: call.id,
							name: call.name,
							href: call.href,
							telephone: call.telephone,
							why:
								call.asks === 'terms' ? (
									<a href={`/council/assignments/${call.subjectId}/script`}>{call.why}</a>
								) : (
									call.why
								),
							wish: call.wish,
							tried: call.tried,
							act: (
								<>
									{call.asks && (
										<>
											<Press hidden={{ intent: 'answer', callId: call.id, answer: 'yes' }}>
												{call.asks === 'offer' ? words.can : words.yes}
											</Press>
											<Press hidden={{ intent: 'answer', callId: call.id, answer: 'no' }}>
												{call.asks === 'offer' ? words.pass : words.no}
											</Press>
										</>
									)}
									<Press kind="plain" hidden={{ intent: 'try', callId: call.id, outcome: 'no-answer' }}>
										{words.outcomes['no-answer']}
									</Press>
									<Press kind="plain" hidden={{ intent: 'try', callId: call.id, outcome: 'message-left' }}>
										{words.outcomes['message-left']}
									</Press>
									<Press kind="plain" hidden={{ intent: 'try', callId: call.id, outcome: 'thinking' }}>
										{words.outcomes.thinking}
									</Press>
									{!call.asks && (
										<Press kind="plain" hidden={{ intent: 'try', callId: call.id, outcome: 'done' }}>
											{words.outcomes.done}
										</Press>
									)}
									<Press kind="plain" hidden={{ intent: 'act', callId: call.id }}>
										{words.act}
									</Press>
								</>
							),
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
