// The words by which the program notices that somebody may need help now; coordinators keep the list.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { addNoticedWords, removeNoticedWords, wordsNoticed } from '~/wellness/duty.server'
import { text } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'

const words = wellnessWords.noticed

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const told = new URL(request.url).searchParams.get('told')
	return { told, list: (await wordsNoticed(db())).map(({ words }) => words) }
}

const schema = z.object({ act: z.enum(['add', 'remove'], words.title), words: text(words.label, 40) })

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	return send(request, {
		form: 'noticed',
		person: accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'add') await addNoticedWords(tx, actor, value.words)
			else await removeNoticedWords(tx, actor, value.words)
			return `/coordinator/noticed-words?told=${value.act}`
		},
	})
}

export default function NoticedWords() {
	const { told, list } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'noticed')
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{(told === 'add' || told === 'remove') && <Told kind="done">{words.told[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="add" title={words.add}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'add' }}>
					<TextField {...view.line('words')} label={words.label} hint={words.hint} maxLength={40} />
					<Button big>{words.addNow}</Button>
				</ActForm>
			</Sheet>
			<Sheet id="list" title={words.list} note={words.count(list.length)} flush>
				<Table
					caption={words.list}
					columns={[{ label: words.label }, { label: words.remove, silent: true }]}
					rows={list.map((one) => ({
						key: one,
						cells: [
							one,
							<ActForm
								key="remove"
								idempotencyKey={crypto.randomUUID()}
								hidden={{ act: 'remove', words: one }}
							>
								<Button kind="plain">{words.remove}</Button>
							</ActForm>,
						],
					}))}
				/>
			</Sheet>
		</Coordinator>
	)
}
