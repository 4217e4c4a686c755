// The manual by which is answered (対応の手引き), as a named doctor supervised it; the head adds versions.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextArea, TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { addManual, manualOn, manualsOn } from '~/wellness/answering.server'
import { sayDayAndYear } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { day, text } from '~/words/ja/fields'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'

const words = deskWords.manual

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { reader } = await requireReader(request)
	const today = dayOf(now())
	const current = await manualOn(db(), today)
	const shown = (await manualsOn(db())).map((one) => ({
		id: one.id,
		head: words.head(one.version, sayDayAndYear(one.fromDay), one.doctor),
		words: one.words,
	}))
	return {
		told: new URL(request.url).searchParams.get('told') === 'added',
		head: reader.head,
		today,
		current: shown.find(({ id }) => id === current?.id) ?? null,
		others: shown.filter(({ id }) => id !== current?.id),
	}
}

const schema = z.object({
	version: text(words.version, 40),
	fromDay: day(words.fromDay),
	doctor: text(words.doctor, 60),
	words: text(words.words, 50_000),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return send(request, {
		form: 'manual',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await addManual(tx, actor, value)
			return '/coordinator/manual?told=added'
		},
	})
}

export default function ManualPage() {
	const { told, head, today, current, others } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'manual', { fromDay: today })
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told kind="done">{words.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="now" title={words.now}>
				{current ? (
					<>
						<h3>{current.head}</h3>
						<p className="lines-kept">{current.words}</p>
					</>
				) : (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				)}
			</Sheet>
			{others.length > 0 && (
				<Sheet id="others" title={words.others}>
					{others.map((one) => (
						<details key={one.id} className="more">
							<summary>{one.head}</summary>
							<p className="lines-kept">{one.words}</p>
						</details>
					))}
				</Sheet>
			)}
			{head && (
				<Sheet id="add" title={words.add}>
					<ActForm idempotencyKey={view.key} className="page-form">
						<TextField {...view.line('version')} label={words.version} hint={words.versionHint} />
						<DateField {...view.dateLine('fromDay')} label={words.fromDay} />
						<TextField {...view.line('doctor')} label={words.doctor} />
						<TextArea {...view.line('words')} label={words.words} rows={12} />
						<Button big>{words.keep}</Button>
					</ActForm>
				</Sheet>
			)}
		</Coordinator>
	)
}
