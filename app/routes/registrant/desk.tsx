// 困ったこと・お願い: the harassment desk and wishes for child care or care at home, with what was answered.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { ConsiderationKind } from '~/people/consideration'
import { considerationKinds } from '~/people/consideration'
import { considerationsOf, openConsideration } from '~/people/consideration.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextArea } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { deskWords as words } from '~/words/ja/ending'
import { pick, text } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	// Who acts for somebody on the telephone does not learn that anything was said to the harassment desk.
	const hidden = (kind: ConsiderationKind) => kind === 'harassment' && who.acting !== null
	return inSnapshot(async (on) => ({
		told: toldOf(request, { said: words.told }),
		past: (await considerationsOf(on, registrantId)).flatMap((one) =>
			hidden(one.kind)
				? []
				: {
						id: one.id,
						kind: words.shortKinds[one.kind],
						at: sayInstant(one.openedAt),
						words: one.words,
						answer: one.answer
							? `${words.answers[one.answer]} ${one.answerWords}`
							: `${words.waiting}(${words.by(sayDayAndYear(one.answerBy))})`,
					},
		),
	}))
}

const saying = z.object({
	kind: pick(words.kind, considerationKinds),
	words: text(words.words, 2000),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'desk',
		person: who.accountId,
		schema: saying,
		async act(tx, said) {
			await openConsideration(tx, actor, registrantId, said)
			return withTold('/my/desk', 'said')
		},
	})
}

export default function Desk() {
	const { told, past } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'desk')
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<PickOne
					label={words.kind}
					choices={considerationKinds.map((value) => ({
						value,
						label: words.kinds[value],
						hint: words.kindNotes[value],
					}))}
					{...view.line('kind')}
				/>
				<TextArea label={words.words} rows={5} {...view.line('words')} />
				<Button>{words.send}</Button>
				<p className="hint">{words.phone}</p>
			</ActForm>
			<Section id="past" title={words.past}>
				{past.length === 0 ? (
					<Empty icon="cup">{words.none}</Empty>
				) : (
					past.map((one) => (
						<article key={one.id} className="card">
							<p>
								<b>{one.kind}</b> <small>{one.at}</small>
							</p>
							<p className="lines-kept">{one.words}</p>
							<p className="lines-kept">
								<b>{one.answer}</b>
							</p>
						</article>
					))
				)}
			</Section>
		</Resident>
	)
}
