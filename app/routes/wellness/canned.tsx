// Replies that are often the same (定型文): coordinators keep them together.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { cannedOn, dropCanned, keepCanned } from '~/wellness/answering.server'
import { cannedFields } from '~/wellness/desk'
import { deskWords } from '~/words/ja/desk'
import { id, text } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireReader } from './coordinator.server'

const words = deskWords.canned
const path = '/coordinator/canned'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const asked = new URL(request.url).searchParams
	const list = (await cannedOn(db())).map(({ id, name, words }) => ({ id, name, words }))
	return {
		told: asked.get('told'),
		list,
		edited: list.find(({ id }) => id === asked.get('edit')) ?? null,
	}
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('keep'),
		id: id().optional(),
		name: text(words.name, 40),
		words: text(words.words, 2_000),
	}),
	z.object({ act: z.literal('drop'), id: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	return send(request, {
		form: 'canned',
		person: accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'drop') {
				await dropCanned(tx, actor, value.id)
				return `${path}?told=dropped`
			}
			await keepCanned(tx, actor, value)
			return `${path}?told=kept`
		},
	})
}

export default function Canned() {
	const { told, list, edited } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'canned', {
		name: edited?.name,
		words: edited?.words,
	})
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			{(told === 'kept' || told === 'dropped') && <Told kind="done">{words.told[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="list" title={words.list} flush>
				{list.length === 0 ? (
					<Empty icon="cup" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.list}
						columns={[
							{ label: words.name },
							{ label: words.words },
							{ label: wellnessWords.board.columns.act, silent: true },
						]}
						rows={list.map((one) => ({
							key: one.id,
							cells: [
								<b key="name">{one.name}</b>,
								<span key="words" className="lines-kept">
									{one.words}
								</span>,
								<Buttons key="act" row>
									<SeeLink href={`${path}?edit=${one.id}#add`}>{words.change}</SeeLink>
									<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'drop', id: one.id }}>
										<Button kind="plain">{words.drop}</Button>
									</ActForm>
								</Buttons>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="add" title={edited ? words.edit : words.add}>
				<p className="hint">{words.fields(cannedFields.map((field) => `{${field}}`).join('・'))}</p>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'keep', id: edited?.id }} className="page-form">
					<TextField {...view.line('name')} label={words.name} hint={words.nameHint} maxLength={40} />
					<TextArea {...view.line('words')} label={words.words} rows={6} />
					<Button big>{words.keep}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}
