// 完了の報告: about how long, a note, up to three photos.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { startOf } from '~/assignments/assignment'
import { assignmentOf } from '~/assignments/assignment.server'
import { report } from '~/assignments/completion.server'
import { now } from '~/base/clock'
import { addPhotos, readPhotos } from '~/files/file.server'
import { requireRegistrant } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, SelectField, TextArea, Tick } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords } from '~/words/ja/conversation'
import { sayDay, sayMinutes, sayTime } from '~/words/ja/dates'
import { optionalText, optionalWhole, tick } from '~/words/ja/fields'
import { registrantWords } from '~/words/ja/registrant'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { kindIcon } from '../task-face'
import { withTold } from '../told'

const words = registrantWords.completion

export const meta = titled(words.window)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot((on) => assignmentOf(on, registrantId, params.assignmentId ?? ''))
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { assignment, task, slot } = found
	return {
		id: assignment.id,
		mending: assignment.state === 'mending',
		open: assignment.state === 'agreed' || assignment.state === 'mending',
		early: assignment.state === 'agreed' && now() < startOf(slot),
		title: task.title,
		kind: task.kind,
		day: slot.day,
		startMinute: slot.startMinute,
		minutes: Math.max(30, Math.round(task.minutes / 30) * 30),
	}
}

const schema = z.object({
	aboutMinutes: optionalWhole(words.hours, { least: 1, most: 1440, unit: '分' }),
	note: optionalText(words.note, 2000),
	kept: tick(),
	photos: z.any().optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const assignmentId = params.assignmentId ?? ''
	return send(request, {
		form: 'completion',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { aboutMinutes, note, kept }, photos) {
			if (who.acting && !kept) refuseIllnessWords(note, 'note')
			const id = await report(tx, actor, registrantId, assignmentId, { aboutMinutes, note })
			await addPhotos(tx, actor, { kind: 'completion', id }, photos)
			return withTold(`/my/assignments/${assignmentId}`, 'reported')
		},
	})
}

const halfHours = Array.from({ length: 16 }, (_, at) => (at + 1) * 30)

export default function Completion() {
	const { id, mending, open, early, title, kind, day, startMinute, minutes } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'completion', { aboutMinutes: '' })
	const typed = Number(view.value('aboutMinutes'))
	const choices = [...new Set([...halfHours, minutes, ...(typed > 0 && typed <= 1440 ? [typed] : [])])]
		.sort((a, b) => a - b)
		.map((value) => ({ value: String(value), label: sayMinutes(value) }))
	return (
		<Resident back={{ href: `/my/assignments/${id}`, label: words.back }}>
			<ErrorSummary errors={view.errors} />
			<PageHead
				title={mending ? words.mendTitle : open && !early ? words.title : words.closedTitle}
				over={
					<>
						{title}
						<br />
						{sayDay(day)}
					</>
				}
				overIcon={kindIcon(kind)}
			/>
			{!open && <Told kind="wait">{words.over}</Told>}
			{early && <Told kind="wait">{words.early(`${sayDay(day)} ${sayTime(startMinute)}`)}</Told>}
			{((open && !early) || view.errors.length > 0) && (
				<ActForm idempotencyKey={view.key} files className="page-form">
					<SelectField
						{...view.line('aboutMinutes')}
						label={words.hours}
						hint={words.hoursHint}
						blank={words.hoursNone}
						choices={choices}
					/>
					<TextArea
						name="note"
						label={words.note}
						hint={
							<>
								{words.noteHint}
								{words.partNote}
							</>
						}
						defaultValue={view.value('note')}
						error={view.error('note')}
						optional
					/>
					{view.error('note') && <Tick name="kept" label={conversationWords.keep} />}
					<FileField
						name="photos"
						label={words.photos}
						hint={
							<>
								{view.errors.length > 0 && <b>{words.photosAgain}</b>}
								{words.photosHint}
							</>
						}
						error={view.error('photos')}
						multiple
						optional
					/>
					<Dock>
						<Button>{words.submit}</Button>
					</Dock>
				</ActForm>
			)}
		</Resident>
	)
}
