// A visit to an employer's place: the sheet line by line with photos, and what was seen before.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { addPhotos, photosOf, readPhotos } from '~/files/file.server'
import { namesOf } from '~/people/account.server'
import { employerOf } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { noteVisit, placeOf, visitsOf } from '~/people/visit.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, FileField, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Photos } from '~/ui/photos'
import { Sheet, TwoColumns } from '~/ui/section'
import { titled } from '~/ui/title'
import { sayDayAndYear } from '~/words/ja/dates'
import { day, optionalText } from '~/words/ja/fields'
import type { VisitLine } from '~/words/ja/visit'
import { visitLines, visitWords as words } from '~/words/ja/visit'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { withTold } from '../told'

export const meta = titled<{ title: string }>((found) => found.title)

const lines = Object.keys(visitLines) as VisitLine[]

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'visit-employer')
	return inSnapshot(async (on) => {
		const employer = await orNotFound(employerOf(on, params.employerId ?? ''))
		const visits = await visitsOf(on, employer.id)
		const photos = await photosOf(
			on,
			'visit',
			visits.map((one) => one.id),
		)
		const names = await namesOf(
			on,
			visits.map((one) => one.by),
		)
		return {
			id: employer.id,
			title: words.of(employer.name),
			today: dayOf(now()),
			known: await placeOf(on, employer.id),
			visits: visits.map((one) => ({
				id: one.id,
				title: words.last(sayDayAndYear(one.day)),
				by: words.by(names.get(one.by) ?? ''),
				pairs: lines
					.filter((line) => one.answers[line])
					.map((line) => ({ label: visitLines[line].label, answer: one.answers[line] ?? '' })),
				photos: photos.filter((photo) => photo.belongsId === one.id),
			})),
		}
	})
}

const schema = z.object({
	day: day(words.day),
	...(Object.fromEntries(lines.map((line) => [line, optionalText(visitLines[line].label, 200)])) as Record<
		VisitLine,
		ReturnType<typeof optionalText>
	>),
	photos: z.any().optional(),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'visit-employer')
	const employerId = params.employerId ?? ''
	return send(request, {
		form: 'visit',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { day, photos, ...answers }, pictures) {
			await orNotFound(employerOf(tx, employerId))
			const id = await noteVisit(tx, actor, employerId, { day, answers })
			await addPhotos(tx, actor, { kind: 'visit', id }, pictures)
			return withTold(`/council/employers/${employerId}`, 'visited')
		},
	})
}

export default function VisitPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'visit', { day: found.today, ...found.known })
	return (
		<Council>
			<DeskHead title={found.title} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			<TwoColumns
				main={
					<Sheet id="visit" title={words.title}>
						<ActForm idempotencyKey={view.key} files className="page-form">
							<DateField {...view.dateLine('day')} label={words.day} />
							{lines.map((line) => (
								<TextField
									key={line}
									{...view.line(line)}
									label={visitLines[line].label}
									hint={visitLines[line].hint}
									type={line === 'telephone' ? 'tel' : 'text'}
									optional
								/>
							))}
							<FileField
								name="photos"
								label={words.photos}
								hint={view.errors.length > 0 ? `${words.photosAgain}${words.photosHint}` : words.photosHint}
								error={view.error('photos')}
								accept="image/*"
								multiple
								optional
							/>
							<Button>{words.submit}</Button>
						</ActForm>
					</Sheet>
				}
				side={
					<>
						<LinkButton
							kind="second"
							full
							icon="doc"
							href={`/council/employers/${found.id}/visit/sheet?blank=1`}
						>
							{words.sheet}
						</LinkButton>
						{found.visits.length > 0 && (
							<LinkButton kind="second" full icon="doc" href={`/council/employers/${found.id}/visit/sheet`}>
								{words.sheetKnown}
							</LinkButton>
						)}
						{found.visits.length === 0 && (
							<Empty icon="pin" note={words.noneNote}>
								{words.none}
							</Empty>
						)}
						{found.visits.map((one) => (
							<Sheet key={one.id} id={`visit-${one.id}`} title={one.title} note={one.by}>
								<KeyValues pairs={one.pairs} />
								<Photos photos={one.photos} label={words.photosOf} />
							</Sheet>
						))}
					</>
				}
			/>
		</Council>
	)
}
