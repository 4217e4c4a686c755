// One request about what is kept of somebody: who asks, by when, the book for them, and the answer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { partyName } from '~/archive/find.server'
import { now } from '~/base/clock'
import { dayOf, daysBetween } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { identities, mayExport, privacyAnswers, privacyWays } from '~/people/privacy'
import { aboutOf, answerPrivacy, noteIdentity, privacyRequest } from '~/people/privacy.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickOne, SelectField, TextArea, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import { optionalText, pick, tick } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf } from '../told'

const words = archiveWords.privacy

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'answer-privacy')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const found = await orNotFound(privacyRequest(on, params.privacyId ?? ''))
		const about = aboutOf(found)
		const name = (await partyName(on, about)) || archiveWords.page.partyGone
		return {
			told: toldOf(request, words.told),
			id: found.id,
			title: words.page(words.shortKinds[found.kind], name),
			kind: found.kind,
			name,
			href: about.kind === 'registrant' ? `/council/people/${about.id}` : `/council/employers/${about.id}`,
			wish: found.wish,
			asked: words.askers[found.askedBy],
			received: sayDayAndYear(found.receivedOn),
			by: `${sayDayAndYear(found.answerBy)}(${words.left(daysBetween(today, found.answerBy))})`,
			byDay: sayDayAndYear(found.answerBy),
			identity: found.identitySeen
				? words.identities[found.identitySeen as keyof typeof words.identities]
				: null,
			answered:
				found.answer && found.answeredOn
					? words.answered(words.answers[found.answer], sayDayAndYear(found.answeredOn))
					: null,
			answerWords: found.answerWords,
			mayExport: mayExport(found),
		}
	})
}

const seeing = z.object({ identity: pick(words.identity, identities) })
const answering = z.object({
	answer: pick(words.answerLabel, privacyAnswers),
	words: optionalText(words.answerWords, 4000),
	third: tick(),
	givenBy: pick(words.given, privacyWays),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-privacy')
	const id = params.privacyId ?? ''
	const here = `/council/privacy/${id}`
	if (new URL(request.url).searchParams.get('do') === 'identity')
		return send(request, {
			form: 'identity',
			person: who.accountId,
			schema: seeing,
			async act(tx, { identity }) {
				await noteIdentity(tx, actor, id, identity)
				return `${here}?told=seen`
			},
		})
	return send(request, {
		form: 'answer',
		person: who.accountId,
		schema: answering,
		async act(tx, { third, ...given }) {
			await answerPrivacy(tx, actor, id, { ...given, thirdCovered: third })
			return `${here}?told=answered`
		},
	})
}

export default function PrivacyRequestPage() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const seen = formView(answered, 'identity')
	const view = formView(answered, 'answer', { givenBy: 'paper' })
	const facts = words.facts
	const book = found.mayExport && (
		<Sheet id="book" title={words.export.title}>
			<p>{words.export.lead}</p>
			<p className="btn-row">
				<LinkButton kind="second" href={`/council/privacy/${found.id}/book`}>
					{words.export.make}
				</LinkButton>
			</p>
			<p className="hint">{words.export.note}</p>
		</Sheet>
	)
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={[...seen.errors, ...view.errors]} />
			<DeskHead title={found.title} over={<a href="/council/privacy">{words.back}</a>} />
			<Sheet id="request" title={words.kinds[found.kind]}>
				<KeyValues
					pairs={[
						{ label: words.columns.who, answer: <a href={found.href}>{found.name}</a> },
						{ label: facts.wish, answer: <span className="lines-kept">{found.wish}</span> },
						{ label: facts.asked, answer: found.asked },
						{ label: facts.received, answer: found.received },
						{ label: facts.by, answer: found.answered ? found.byDay : <b>{found.by}</b> },
						{ label: facts.identity, answer: found.identity ?? words.identities['not-yet'] },
					]}
				/>
			</Sheet>
			{book}
			{found.answered ? (
				<Sheet id="answered" title={found.answered}>
					<p className="lines-kept">{found.answerWords}</p>
				</Sheet>
			) : (
				<>
					{found.identity === null && (
						<Sheet id="identity" title={words.seen}>
							<p>{words.identityFirst}</p>
							<ActForm action={`/council/privacy/${found.id}?do=identity`} idempotencyKey={seen.key}>
								<SelectField
									label={words.identity}
									choices={identities.map((value) => ({ value, label: words.identities[value] }))}
									{...seen.line('identity')}
								/>
								<Button kind="second">{words.seen}</Button>
							</ActForm>
						</Sheet>
					)}
					<Sheet id="answer" title={words.answer}>
						{found.kind === 'correction' && <p>{words.correctNote}</p>}
						{found.kind === 'stopping' && <p>{words.stopNote}</p>}
						<ActForm action={`/council/privacy/${found.id}`} idempotencyKey={view.key} className="page-form">
							<PickOne
								label={words.answerLabel}
								choices={privacyAnswers.map((value) => ({ value, label: words.answers[value] }))}
								{...view.line('answer')}
							/>
							<TextArea label={words.answerWords} rows={5} {...view.line('words')} />
							<PickOne
								label={words.given}
								choices={privacyWays.map((value) => ({ value, label: words.givenBy[value] }))}
								{...view.line('givenBy')}
							/>
							<Tick
								name="third"
								label={words.third}
								error={view.error('third')}
								defaultChecked={view.value('third') === 'on'}
							/>
							<Button>{words.send}</Button>
						</ActForm>
					</Sheet>
				</>
			)}
		</Council>
	)
}
