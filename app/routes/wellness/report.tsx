// A report the law asks for or a life needs (通報・連絡): to whom, when, what was said; read by the coordinator and the head alone.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { instantOf } from '~/base/day'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextArea, TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Notes } from '~/ui/room-desk-parts'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { keyOf } from '~/wellness/keyring.server'
import type { Report } from '~/wellness/note'
import { personTold, readsNote, reportReasons } from '~/wellness/note'
import { addNote, finishNote, notesOf, sealNote } from '~/wellness/note.server'
import { detailsOf } from '~/wellness/thread.server'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { id, optionalDay, pick, text } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, requireReader, threadAt } from './coordinator.server'

const words = deskWords.report

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (!way || !readsNote('report', way)) throw data(null, { status: 404 })
	const names = await coordinatorNames(db())
	const called = detailsOf(thread, await keyOf(thread.id))?.name
	const notes = await notesOf(db(), thread.id, way)
	return {
		id: thread.id,
		name: wellnessWords.board.person(called || wellnessWords.answer.nameless),
		told: new URL(request.url).searchParams.get('told') === 'kept',
		reports: notes.flatMap(({ id, coordinatorId, at, dueAt, doneAt, words: report }) =>
			report.kind === 'report'
				? [
						{
							key: id,
							kind: words.reasons[report.reason],
							who: words.who(
								names.get(coordinatorId) ?? wellnessWords.board.unknown,
								sayInstant(at, 'staff'),
							),
							words: [
								report.to,
								report.said,
								`${words.told}：${words.tolds[report.told]}（${report.toldWhy}）`,
							].join('\n'),
							done: doneAt ? words.made(sayInstant(doneAt, 'staff')) : undefined,
							due: !doneAt && dueAt ? words.open(sayInstant(dueAt, 'staff')) : undefined,
							open: doneAt === null,
						},
					]
				: [],
		),
	}
}

const states = ['made', 'due'] as const

const schema = z.discriminatedUnion('act', [
	z
		.object({
			act: z.literal('keep'),
			reason: pick(words.reason, reportReasons),
			to: text(words.to, 200),
			said: text(words.said, 4_000),
			told: pick(words.told, personTold),
			toldWhy: text(words.toldWhy, 500),
			state: pick(words.state, states),
			dueDay: optionalDay(words.dueDay),
		})
		.refine(({ state, dueDay }) => state === 'made' || dueDay !== null, {
			path: ['dueDay'],
			error: words.dueMissing,
		}),
	z.object({ act: z.literal('finish'), id: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	return send(request, {
		form: 'care-report',
		person: door.accountId,
		schema,
		async prepare({ value }) {
			if (!way || !readsNote('report', way)) throw refused('not-found')
			if (value.act === 'finish') return null
			const { reason, to, said, told, toldWhy } = value
			const report: Report = { kind: 'report', reason, to, said, told, toldWhy }
			return sealNote(thread.id, report)
		},
		async act(tx, value, note) {
			if (value.act === 'finish') await finishNote(tx, door.actor, thread.id, value.id)
			else if (note && value.state === 'made') await addNote(tx, door.actor, note, null, tx.at)
			else if (note) await addNote(tx, door.actor, note, instantOf(value.dueDay ?? '', 17 * 60))
			return `/coordinator/${thread.id}/report?told=kept`
		},
	})
}

export default function ReportPage() {
	const { id, name, told, reports } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-report', { state: 'made' })
	const choices = <Value extends string>(values: readonly Value[], said: Record<Value, string>) =>
		values.map((value) => ({ value, label: said[value] }))
	return (
		<Coordinator>
			<DeskHead title={words.title} over={name} lead={words.lead} />
			<SeeLink href={`/coordinator/${id}`}>{deskWords.desk.back}</SeeLink>
			{told && <Told kind="done">{words.toldKept}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="reports" title={words.list}>
				<Notes
					none={words.none}
					notes={reports.map(({ open, ...report }) => ({
						...report,
						act: open && (
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'finish', id: report.key }}>
								<Button kind="second">{words.finish}</Button>
							</ActForm>
						),
					}))}
				/>
			</Sheet>
			<Sheet id="report" title={words.keep}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'keep' }} className="page-form">
					<PickOne
						{...view.line('reason')}
						label={words.reason}
						choices={choices(reportReasons, words.reasons)}
					/>
					<TextField {...view.line('to')} label={words.to} hint={words.toHint} />
					<TextArea {...view.line('said')} label={words.said} rows={6} />
					<PickOne {...view.line('told')} label={words.told} choices={choices(personTold, words.tolds)} />
					<TextField {...view.line('toldWhy')} label={words.toldWhy} />
					<PickOne {...view.line('state')} label={words.state} choices={choices(states, words.states)} />
					<DateField {...view.dateLine('dueDay')} label={words.dueDay} optional />
					<Button big>{words.keep}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}
