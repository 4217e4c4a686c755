// A name that changed, or a slip in it or in the day of birth, mended by staff with the paper that was seen.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireStaff } from '~/people/guard.server'
import { namePapers } from '~/people/registrant'
import { changeName, registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { day, kana, personName, pick } from '~/words/ja/fields'
import { nameWords as words } from '~/words/ja/life'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { withTold } from '../told'

export const meta = titled<{ title: string }>((found) => found.title)

const lines = ['familyName', 'givenName', 'familyKana', 'givenKana', 'callName'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'register-people')
	const person = await orNotFound(inSnapshot((on) => registrantOf(on, params.registrantId ?? '')))
	const { id, familyName, givenName, familyKana, givenKana, callName, birthDay } = person
	return {
		id,
		title: words.of(`${familyName} ${givenName}`),
		now: { familyName, givenName, familyKana, givenKana, callName, birthDay },
	}
}

const schema = z.object({
	familyName: personName(words.familyName),
	givenName: personName(words.givenName),
	familyKana: kana(words.familyKana),
	givenKana: kana(words.givenKana),
	callName: personName(words.callName),
	birthDay: day(words.birthDay),
	paper: pick(words.paper, namePapers),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'register-people')
	const id = params.registrantId ?? ''
	return send(request, {
		form: 'name',
		person: who.accountId,
		schema,
		async act(tx, { paper, ...form }) {
			await orNotFound(registrantOf(tx, id))
			await changeName(tx, actor, id, form, paper)
			return withTold(`/council/people/${id}`, 'renamed')
		},
	})
}

export default function NamePage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'name', found.now)
	return (
		<Council>
			<DeskHead title={found.title} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			<TwoColumns
				main={
					<Sheet id="name" title={words.title}>
						<ActForm idempotencyKey={view.key} className="page-form">
							{lines.map((line) => (
								<TextField key={line} {...view.line(line)} label={words[line]} />
							))}
							<DateField {...view.dateLine('birthDay')} label={words.birthDay} />
							<PickOne
								{...view.line('paper')}
								label={words.paper}
								choices={namePapers.map((value) => ({ value, label: words.papers[value] }))}
							/>
							<Button>{words.save}</Button>
						</ActForm>
					</Sheet>
				}
				side={
					<>
						<Sheet id="after" title={words.after}>
							<ul>
								{words.afterLines.map((line) => (
									<li key={line}>{line}</li>
								))}
							</ul>
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
