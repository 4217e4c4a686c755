// Step 8, the employer's half: 「できています」 or 「ここが違います」. The answer goes to the council, never to the registrant.

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { confirmationOf, confirmCompletion, waitingConfirmations } from '~/assignments/confirmation.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { addPhotos, photosOf, readPhotos } from '~/files/file.server'
import { requireEmployer } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { FileField, TextArea, Tick } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Photos } from '~/ui/photos'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { blankPaperWords } from '~/words/ja/blank-papers'
import { conversationWords } from '~/words/ja/conversation'
import { sayDay, saySpan } from '~/words/ja/dates'
import { employerWords, sayComing } from '~/words/ja/employer'
import { pick, text, tick } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

const words = employerWords.confirmation

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return inSnapshot(async (on) => {
		const found = await confirmationOf(on, employerId, params.assignmentId ?? '')
		if (!found) throw data(null, { status: 404 })
		const waits = (await waitingConfirmations(on, employerId, dayOf(now()))).find(
			(one) => one.assignmentId === found.assignmentId,
		)
		return {
			title: found.title,
			when: `${sayDay(found.day)} ${saySpan(found.startMinute, found.endMinute, 'staff')}`,
			result: found.result,
			specification: found.specification,
			callName: found.callName,
			reported: found.reported,
			waits: waits !== undefined,
			until: waits ? sayDay(waits.confirmBy) : null,
			verdict: found.confirmation?.verdict ?? null,
			reason: found.confirmation?.reason ?? '',
			photos: found.confirmation ? await photosOf(on, 'confirmation', [found.confirmation.id]) : [],
		}
	})
}

const schema = z.discriminatedUnion('verdict', [
	z.object({ verdict: z.literal('fine') }),
	z.object({ verdict: pick(words.title, ['different']), reason: text(words.reason, 1000), kept: tick() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	return send(request, {
		form: 'confirmation',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, value, photos) {
			if (value.verdict === 'different' && who.acting && !value.kept)
				refuseIllnessWords(value.reason, 'reason')
			const id = await confirmCompletion(tx, actor, employerId, params.assignmentId ?? '', {
				verdict: value.verdict,
				reason: value.verdict === 'different' ? value.reason : '',
			})
			await addPhotos(tx, actor, { kind: 'confirmation', id }, photos)
			return `/employer/confirmations?told=${value.verdict}`
		},
	})
}

export default function Confirmation() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'confirmation')
	return (
		<Employer>
			<DeskHead
				title={found.title}
				over={words.title}
				lead={found.when}
				aside={
					found.verdict ? (
						<Chip tone={found.verdict === 'different' ? 'no' : 'yes'}>{words.verdicts[found.verdict]}</Chip>
					) : undefined
				}
			/>
			<ErrorSummary errors={view.errors} />
			<Sheet id="work" title={words.report} note={found.until ? words.until(found.until) : undefined}>
				<KeyValues
					pairs={[
						{ label: words.result, answer: found.result },
						{ label: words.specification, answer: found.specification },
						{
							label: words.callName,
							answer: sayComing(found.callName ? [found.callName] : [], 1),
						},
						...(found.reason ? [{ label: words.different, answer: found.reason }] : []),
					]}
				/>
				{!found.reported && <p>{words.notYet}</p>}
				<p>
					<a href="completion-sheet">{blankPaperWords.completion.link}</a>
				</p>
				<Photos photos={found.photos} label={words.photo} />
			</Sheet>
			{found.waits && (
				<>
					<Fold title={words.different} open={view.errors.length > 0}>
						<p>{words.differentLead}</p>
						<ActForm idempotencyKey={view.key} hidden={{ verdict: 'different' }} files className="page-form">
							<TextArea {...view.line('reason')} label={words.reason} />
							{view.refusedWords('reason') && <Tick name="kept" label={conversationWords.keep} />}
							<FileField
								name="photos"
								label={words.photosLabel}
								hint={view.errors.length > 0 ? `${words.photosAgain}${words.photosHint}` : words.photosHint}
								optional
								multiple
								error={view.error('photos')}
							/>
							<Button kind="second">{words.send}</Button>
						</ActForm>
					</Fold>
					<EndBar say={words.fineSay}>
						<ActForm idempotencyKey={view.key} hidden={{ verdict: 'fine' }}>
							<Button big icon="check">
								{words.fine}
							</Button>
						</ActForm>
					</EndBar>
				</>
			)}
		</Employer>
	)
}
