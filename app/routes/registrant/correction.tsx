// A slip of the pen in one's pay: both sums, what was written wrongly, and two ways to answer. A no costs nothing.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerCorrection, correctionOf } from '~/money/correction.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Lines } from '~/ui/rows'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { correctionWords } from '~/words/ja/correction'
import { sayDay } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { ui } from '~/words/ja/ui'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { withTold } from '../told'
import { CallMe } from './call-me-button'

const words = correctionWords.mine

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot((on) => correctionOf(on, registrantId, params.correctionId ?? ''))
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { id, title, serviceDay, slip, answer, othersYen } = found
	const [fromYen, toYen] = [found.fromYen + othersYen, found.toYen + othersYen]
	return { id, title, day: sayDay(serviceDay), fromYen, toYen, slip, answer }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'answer',
		person: who.accountId,
		schema: z.object({ answer: pick(words.title, ['yes', 'no']) }),
		async act(tx, { answer }) {
			await answerCorrection(tx, actor, registrantId, params.correctionId ?? '', answer)
			return withTold('/my/earnings', answer)
		},
	})
}

export default function MyCorrection() {
	const { id, title, day, fromYen, toYen, slip, answer } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'answer')
	return (
		<Resident back={{ href: '/my/earnings', label: words.back }}>
			<ErrorSummary errors={view.errors} />
			<PageHead
				title={words.title}
				over={
					<>
						{title}
						<br />
						{day}
					</>
				}
				lead={answer === null ? words.lead : undefined}
			/>
			{answer !== null && <Told kind="wait">{words.over[answer]}</Told>}
			<div className="card">
				<Lines
					lines={[
						{ key: 'before', label: words.before, value: ui.yen(fromYen) },
						{ key: 'after', label: words.after, value: ui.yen(toYen) },
					]}
				/>
				<p className="lines-kept">
					<b>{words.slip}</b>
					<br />
					{slip}
				</p>
			</div>
			{answer === null && (
				<Buttons>
					<ActForm idempotencyKey={view.key} hidden={{ answer: 'yes' }}>
						<Button kind="second">{words.yes}</Button>
					</ActForm>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ answer: 'no' }}>
						<Button kind="second">{words.no}</Button>
					</ActForm>
					<p className="hint">{words.note}</p>
				</Buttons>
			)}
			<CallMe back={`/my/corrections/${id}`} />
		</Resident>
	)
}
