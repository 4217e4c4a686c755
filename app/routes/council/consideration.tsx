// One case of the desk: what was said, what was looked into, the answer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dayOf } from '~/base/day'
import { avoidedBy, goAgain } from '~/matching/avoided.server'
import { considerationAnswers, kindsHeard } from '~/people/consideration'
import { answerConsideration, considerationOf, noteGoesAgain, weigh } from '~/people/consideration.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { hearsInTalk } from '~/people/registrant'
import { registrantOf } from '~/people/registrant.server'
import type { Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { PickOne, TextArea } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { WayTo } from '~/ui/way-to'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/ending'
import { optionalText, pick, text } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf } from '../told'

const words = deskWords.council

export const meta = titled<{ title: string }>((found) => found.title)

/** A case somebody may read: of harassment only who may hear it, for others it is not there. */
async function readable(on: Db, id: string, roles: readonly Role[]) {
	const found = await orNotFound(considerationOf(on, id))
	if (found.namesStaff || !kindsHeard(roles).includes(found.kind)) throw data(null, { status: 404 })
	return found
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'open-considerations')
	return inSnapshot(async (on) => {
		const found = await readable(on, params.considerationId ?? '', who.roles)
		const person = await orNotFound(registrantOf(on, found.registrantId))
		const name = `${person.familyName} ${person.givenName}`
		return {
			told: toldOf(request, words.told),
			id: found.id,
			title: words.page(deskWords.shortKinds[found.kind], name),
			href: mayDo('see-people', who.roles) ? `/council/people/${person.id}` : null,
			name,
			said: found.words,
			channel: frameWords.channels[found.channel as keyof typeof frameWords.channels] ?? found.channel,
			opened: sayInstant(found.openedAt, 'staff'),
			by: sayDayAndYear(found.answerBy),
			call:
				found.kind === 'harassment' && hearsInTalk(person.hearsBy)
					? words.call(name, person.telephone)
					: null,
			employer: found.employerId ? ((await employerOf(on, found.employerId))?.name ?? '') : null,
			avoids: found.employerId !== null && (await avoidedBy(on, found.registrantId)).has(found.employerId),
			weighed: found.weighed,
			answered: found.answeredAt ? words.answered(sayDayAndYear(dayOf(found.answeredAt))) : null,
			answer: found.answer ? `${deskWords.answers[found.answer]}\n${found.answerWords}` : '',
		}
	})
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'open-considerations')
	const id = params.considerationId ?? ''
	await readable(db(), id, who.roles)
	const here = `/council/desk/${id}`
	const does = new URL(request.url).searchParams.get('do')
	if (does === 'go-again')
		return send(request, {
			form: 'go-again',
			person: who.accountId,
			schema: z.object({}),
			async act(tx) {
				const { registrantId, employerId } = await readable(tx, id, who.roles)
				if (employerId === null || !(await goAgain(tx, registrantId, employerId))) throw refused('not-found')
				await noteGoesAgain(tx, actor, id)
				return `${here}?told=goesAgain`
			},
		})
	if (does === 'weigh')
		return send(request, {
			form: 'weigh',
			person: who.accountId,
			schema: z.object({ weighed: optionalText(words.weigh, 4000) }),
			async act(tx, { weighed }) {
				await weigh(tx, actor, id, weighed)
				return `${here}?told=weighed`
			},
		})
	return send(request, {
		form: 'answer',
		person: who.accountId,
		schema: z.object({
			answer: pick(words.answerPick, considerationAnswers),
			words: text(words.answerWords, 2000),
		}),
		async act(tx, given) {
			await answerConsideration(tx, actor, id, given.answer, given.words)
			return `${here}?told=answered`
		},
	})
}

export default function ConsiderationPage() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const weighing = formView(answered, 'weigh', { weighed: found.weighed })
	const view = formView(answered, 'answer')
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={[...weighing.errors, ...view.errors]} />
			<DeskHead title={found.title} over={<a href="/council/desk">{words.back}</a>} />
			<Sheet id="said" title={words.said}>
				<p className="lines-kept">{found.said}</p>
				<KeyValues
					pairs={[
						{
							label: words.columns.who,
							answer: <WayTo href={found.href}>{found.name}</WayTo>,
						},
						...(found.employer === null ? [] : [{ label: words.employer, answer: found.employer }]),
						{ label: words.channel, answer: found.channel },
						{ label: words.opened, answer: found.opened },
						{ label: words.by, answer: <b>{found.by}</b> },
					]}
				/>
			</Sheet>
			{found.avoids && (
				<Sheet id="avoids" title={words.avoids}>
					<p>{words.avoidsNote}</p>
					<ActForm
						action={`/council/desk/${found.id}?do=go-again`}
						hidden={{ goAgain: 'yes' }}
						idempotencyKey={crypto.randomUUID()}
					>
						<Button kind="second">{words.goAgain}</Button>
					</ActForm>
				</Sheet>
			)}
			{found.call && <p className="told told-wait">{found.call}</p>}
			{found.answered ? (
				<Sheet id="answered" title={found.answered}>
					<p className="lines-kept">{found.answer}</p>
					{found.weighed !== '' && (
						<>
							<h3>{words.weigh}</h3>
							<p className="lines-kept">{found.weighed}</p>
						</>
					)}
				</Sheet>
			) : (
				<>
					<Sheet id="weigh" title={words.weigh}>
						<ActForm action={`/council/desk/${found.id}?do=weigh`} idempotencyKey={weighing.key}>
							<TextArea label={words.weigh} rows={4} {...weighing.line('weighed')} />
							<Button kind="second">{words.weighSave}</Button>
						</ActForm>
					</Sheet>
					<Sheet id="answer" title={words.answer}>
						<ActForm action={`/council/desk/${found.id}`} idempotencyKey={view.key} className="page-form">
							<PickOne
								label={words.answerPick}
								choices={considerationAnswers.map((value) => ({
									value,
									label: deskWords.answers[value],
								}))}
								{...view.line('answer')}
							/>
							<TextArea label={words.answerWords} rows={4} {...view.line('words')} />
							<Button>{words.answerSend}</Button>
						</ActForm>
					</Sheet>
				</>
			)}
		</Council>
	)
}
