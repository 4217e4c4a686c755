// 完了の報告: about how long, a note, up to three photos.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { startOf } from '~/assignments/assignment'
import { assignmentOf } from '~/assignments/assignment.server'
import { report } from '~/assignments/completion.server'
import { payTermsIn } from '~/assignments/pay-items'
import { now } from '~/base/clock'
import { addPhotos, readPhotos } from '~/files/file.server'
import { requireRegistrant } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, NumberField, SelectField, TextArea, Tick, YenField } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords } from '~/words/ja/conversation'
import { sayDay, sayMinutes, sayTime } from '~/words/ja/dates'
import { optionalText, optionalWhole, tick } from '~/words/ja/fields'
import { payWords } from '~/words/ja/pay'
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
	const { assignment, task, slot, terms } = found
	const pay = payTermsIn(terms?.body ?? {})
	return {
		units:
			pay.by === 'result'
				? null
				: { by: pay.by, unit: pay.unit, most: pay.units, unitYen: Number(terms?.body.payUnitYen) },
		travelMost: pay.travel === 'at-cost' ? pay.travelYen : null,
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
	units: optionalWhole(payWords.units, { least: 0, most: 10_000 }),
	travelYen: optionalWhole(payWords.report.travel, { least: 0, most: 100_000, unit: '円' }),
	note: optionalText(words.note, 2000),
	kept: tick(),
	released: tick(),
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
		async act(tx, { aboutMinutes, units, travelYen, note, kept, released }, photos) {
			if (who.acting && !kept) refuseIllnessWords(note, 'note')
			const id = await report(tx, actor, registrantId, assignmentId, {
				aboutMinutes,
				units,
				travelYen,
				note,
				photosReleased: released && photos.length > 0,
			})
			await addPhotos(tx, actor, { kind: 'completion', id }, photos)
			return withTold(`/my/assignments/${assignmentId}`, 'reported')
		},
	})
}

const halfHours = Array.from({ length: 16 }, (_, at) => (at + 1) * 30)

export default function Completion() {
	const { id, mending, open, early, title, kind, day, startMinute, minutes, units, travelMost } =
		useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'completion', {
		aboutMinutes: '',
		units: units?.most ?? '',
	})
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
					{units && (
						<NumberField
							{...view.line('units')}
							label={(units.by === 'time' ? payWords.report.time : payWords.report.units)(units.unit)}
							hint={payWords.report.unitsHint(units.unit, units.unitYen, units.most)}
							unit=""
						/>
					)}
					{travelMost !== null && (
						<YenField
							{...view.line('travelYen')}
							label={payWords.report.travel}
							hint={payWords.report.travelHint(travelMost)}
						/>
					)}
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
					{view.refusedWords('note') && <Tick name="kept" label={conversationWords.keep} />}
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
					<Tick
						name="released"
						label={words.release}
						hint={words.releaseHint}
						defaultChecked={view.value('released') === 'on'}
					/>
					<Dock>
						<Button>{words.submit}</Button>
					</Dock>
				</ActForm>
			)}
		</Resident>
	)
}
