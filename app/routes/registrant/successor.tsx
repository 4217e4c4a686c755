// Whether one's name may go to the programme's successor: asked once an end stands, answered either way, changed at will.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { standingEnd } from '~/council/programme-end.server'
import { requireRegistrant } from '~/people/guard.server'
import { answerSuccessor, saidYesToSuccessor } from '~/people/successor.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDayAndYear } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { programmeEndWords } from '~/words/ja/programme-end'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = programmeEndWords.own

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot(async (on) => {
		const end = await standingEnd(on)
		return {
			told: toldOf(request, { said: words.told }),
			end: end && {
				days: words.days(sayDayAndYear(end.lastPublishingDay), sayDayAndYear(end.lastPaymentDay)),
				words: end.words,
				ask: end.successor === '' ? null : words.ask(end.successor),
				yes: await saidYesToSuccessor(on, registrantId, end.id),
			},
		}
	})
}

const schema = z.object({ answer: pick(words.link, ['yes', 'no']) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'successor',
		person: who.accountId,
		schema,
		async act(tx, { answer }) {
			const end = await standingEnd(tx)
			if (!end || end.successor === '') throw refused('programme-goes-on')
			await answerSuccessor(tx, actor, registrantId, end.id, answer === 'yes')
			return '/my/successor?told=said'
		},
	})
}

export default function Successor() {
	const { told, end } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'successor')
	return (
		<Resident back={{ href: '/my', label: words.back }}>
			<ToldIn>{told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<PageHead title={end ? words.title : words.goesOnTitle} lead={end ? end.days : words.goesOn} />
			{end?.words && <p className="lines-kept">{end.words}</p>}
			{end && (end.ask === null ? <p>{words.none}</p> : <p>{end.ask}</p>)}
			{end?.ask && (
				<>
					<p>
						<b>{end.yes ? words.saidYes : words.saidNo}</b>
					</p>
					<ActForm idempotencyKey={view.key} className="page-form">
						<Button name="answer" value="yes">
							{words.yes}
						</Button>
						<Button name="answer" value="no" kind="second">
							{words.no}
						</Button>
					</ActForm>
				</>
			)}
		</Resident>
	)
}
