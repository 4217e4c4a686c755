// A paper report entered from its photo: the photo, the hours, one press. The code on the paper leads here.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { startOf } from '~/assignments/assignment'
import { assignmentForStaff } from '~/assignments/assignment.server'
import { report } from '~/assignments/completion.server'
import { confirmCompletion } from '~/assignments/confirmation.server'
import { payTermsIn } from '~/assignments/pay-items'
import { standingOf } from '~/assignments/terms-change'
import { now } from '~/base/clock'
import type { Actor } from '~/events/event'
import { addPhotos, readPhotos } from '~/files/file.server'
import { refuseOwnSide } from '~/people/account.server'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, NumberField, SelectField, Tick, YenField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { sayDay, sayMinutes, saySpan } from '~/words/ja/dates'
import { optionalWhole, tick } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'

const words = blankPaperWords.entry

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'inspect')
	const found = await orNotFound(inSnapshot((on) => assignmentForStaff(on, params.assignmentId ?? '')))
	const { assignment, task, slot, person } = found
	const pay = payTermsIn(standingOf(found.terms)?.body ?? {})
	return {
		id: assignment.id,
		over: `${person.familyName} ${person.givenName}`,
		title: task.title,
		when: `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute, 'staff')}`,
		minutes: slot.endMinute - slot.startMinute,
		open: assignment.state === 'agreed' || assignment.state === 'mending',
		early: assignment.state === 'decided' || (assignment.state === 'agreed' && now() < startOf(slot)),
		units: pay.by === 'result' ? null : pay.units,
		unit: pay.unit,
		travel: pay.travel === 'at-cost',
	}
}

const schema = z.object({
	aboutMinutes: optionalWhole(words.hours, { least: 1, most: 1440, unit: '分' }),
	units: optionalWhole(words.units, { least: 0, most: 10_000 }),
	travelYen: optionalWhole(words.travel, { least: 0, most: 100_000, unit: '円' }),
	stamped: tick(),
	photos: z.any().optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'inspect')
	const id = params.assignmentId ?? ''
	return send(request, {
		form: 'from-paper',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { aboutMinutes, units, travelYen, stamped }, photos) {
			const found = await assignmentForStaff(tx, id)
			if (!found) throw refused('not-found')
			const { registrantId, employerId } = found.assignment
			await refuseOwnSide(tx, actor, { registrantId, employerId })
			const spoken = (onBehalf: NonNullable<Actor['onBehalf']>): Actor => ({
				...actor,
				channel: 'paper',
				onBehalf,
			})
			const completionId = await report(
				tx,
				spoken({ kind: 'registrant', id: registrantId }),
				registrantId,
				id,
				{
					aboutMinutes,
					units,
					travelYen,
					note: words.note,
				},
			)
			await addPhotos(tx, actor, { kind: 'completion', id: completionId }, photos)
			if (stamped && found.confirmation === null)
				await confirmCompletion(tx, spoken({ kind: 'employer', id: employerId }), employerId, id, {
					verdict: 'fine',
					reason: '',
				})
			return `/council/assignments/${id}?told=from-paper#report`
		},
	})
}

const halfHours = Array.from({ length: 20 }, (_, at) => (at + 1) * 30)

export default function FromPaper() {
	const { id, over, title, when, minutes, open, early, units, unit, travel } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'from-paper', {
		aboutMinutes: String(minutes),
		units: units ?? '',
	})
	const choices = [...new Set([...halfHours, minutes])]
		.sort((a, b) => a - b)
		.map((value) => ({ value: String(value), label: sayMinutes(value) }))
	return (
		<Council>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} over={`${over} ${when}`} lead={title} />
			{!open && !early && <Told kind="wait">{words.closed}</Told>}
			{early && <Told kind="wait">{words.notYet}</Told>}
			<Sheet id="paper" title={words.title}>
				{open && !early && (
					<>
						<p>{words.lead}</p>
						<ActForm idempotencyKey={view.key} files className="page-form">
							<FileField name="photos" label={words.photo} hint={words.photoHint} multiple />
							<SelectField {...view.line('aboutMinutes')} label={words.hours} choices={choices} />
							{units !== null && <NumberField {...view.line('units')} label={words.units} unit={unit} />}
							{travel && <YenField {...view.line('travelYen')} label={words.travel} optional />}
							<Tick name="stamped" label={words.stamped} />
							<Button big>{words.save}</Button>
						</ActForm>
					</>
				)}
				<p>
					<a href={`/council/assignments/${id}`}>{words.back}</a>
				</p>
			</Sheet>
		</Council>
	)
}
