// こまったこと, the same for registrants, employers and the desk: the doors, the fields, and one's own case.
import type { ReactNode } from 'react'
import { z } from 'zod'
import type { TroubleKind } from '~/trouble/trouble'
import { hurts, isAccident } from '~/trouble/trouble'
import { ActForm } from '~/ui/act-form'
import type { FormView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, FileField, PickOne, SelectField, TextArea, TextField, TimeField } from '~/ui/field'
import { useRoot } from '~/ui/frame'
import type { IconName } from '~/ui/icon'
import { telHref } from '~/ui/office'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { day, optionalClockTime, optionalText, pick, text } from '~/words/ja/fields'
import { troubleWords as words } from '~/words/ja/trouble'
import type { OwnTrouble, OwnTroubles } from './trouble-shown.server'

const fields = words.fields

/** What every door takes. An accident asks for hurt and first aid; elsewhere nobody is asked about their body. */
export const troubleFields = {
	assignmentId: z.string().max(64).default(''),
	happenedDay: day(fields.day),
	happenedTime: optionalClockTime(fields.time),
	place: optionalText(fields.place, 200),
	hurt: z.preprocess((value) => value ?? 'no', pick(fields.hurt, hurts)),
	firstAid: optionalText(fields.firstAid, 1000),
	words: text(fields.words, 4000),
	photos: z.any().optional(),
}

const icons: Record<TroubleKind, IconName> = {
	accident: 'alert',
	damage: 'weight',
	'near-miss': 'eye',
	different: 'doc',
	complaint: 'chat',
	neighbour: 'pin',
}

/** Where a life may be in danger: 119 and the office's telephone come before every field. */
export function FirstOfAll() {
	const { office } = useRoot()
	return (
		<Note title={words.first}>
			<a href="tel:119">119</a> {words.firstNote(office.telephone)}{' '}
			<a href={telHref(office.telephone)}>{words.call}</a>
		</Note>
	)
}

/** The doors, one for each kind. */
export function TroubleDoors({
	kinds,
	path,
	more = [],
}: {
	kinds: readonly TroubleKind[]
	path: string
	more?: readonly { href: string; icon: IconName; title: string; note: string }[]
}) {
	return (
		<Rows
			rows={[
				...kinds.map((kind) => ({
					href: `${path}/tell/${kind}`,
					icon: icons[kind],
					title: words.kinds[kind],
					note: words.notes[kind],
				})),
				...more,
			]}
		/>
	)
}

/** The fields of a door. */
export function TroubleFields({
	kind,
	view,
	works,
}: {
	kind: TroubleKind
	view: FormView
	works: readonly { value: string; label: string }[]
}) {
	return (
		<>
			{works.length > 0 && (
				<SelectField
					{...view.line('assignmentId')}
					label={fields.work}
					choices={works}
					blank={fields.noWork}
					optional
				/>
			)}
			<DateField {...view.dateLine('happenedDay')} label={fields.day} />
			<TimeField {...view.line('happenedTime')} label={fields.time} optional />
			<TextField {...view.line('place')} label={fields.place} optional />
			{kind === 'accident' && (
				<>
					<PickOne
						{...view.line('hurt')}
						label={fields.hurt}
						choices={hurts.map((value) => ({ value, label: words.hurts[value] }))}
					/>
					<TextArea
						{...view.line('firstAid')}
						label={fields.firstAid}
						hint={fields.firstAidHint}
						rows={2}
						optional
					/>
				</>
			)}
			<TextArea {...view.line('words')} label={fields.words} hint={fields.wordsHint} rows={5} />
			<FileField
				name="photos"
				label={fields.photos}
				hint={view.errors.length > 0 ? `${fields.photosAgain}${fields.photosHint}` : fields.photosHint}
				error={view.error('photos')}
				accept="image/*"
				multiple
				optional
			/>
		</>
	)
}

/** What is added to a case. */
export const moreFields = { more: text(words.own.addWords, 4000), photos: z.any().optional() }

/** What a form begins with. */
export const freshTrouble = (kind: TroubleKind, today: string, assignmentId: string) => ({
	happenedDay: today,
	assignmentId,
	...(kind === 'accident' && { hurt: 'unknown' }),
})

/** What somebody told so far. */
export function PastTroubles({ path, past }: { path: string; past: OwnTroubles }) {
	return (
		<Section id="past" title={words.own.past}>
			{past.length === 0 ? (
				<Empty icon="cup" note={words.own.noneNote}>
					{words.own.none}
				</Empty>
			) : (
				<Rows
					rows={past.map((one) => ({
						href: `${path}/${one.id}`,
						icon: icons[one.kind],
						title: `${words.kinds[one.kind]} ${one.day}`,
						note: one.state,
					}))}
				/>
			)}
		</Section>
	)
}

/** One's own case: what one told, by when it is answered, and every answer. */
export function OwnCase({
	found,
	called,
	view,
}: {
	found: OwnTrouble
	called: boolean
	view: FormView
}): ReactNode {
	return (
		<>
			{called && isAccident(found.kind) && <FirstOfAll />}
			{found.promise && <Note>{found.promise}</Note>}
			<Section id="steps" title={words.own.steps}>
				{found.steps.length === 0 ? (
					<Empty icon="cup">{words.own.stepsNone}</Empty>
				) : (
					found.steps.map((step) => (
						<article key={step.id} className="card">
							<p>
								<small>{step.head}</small>
							</p>
							<p className="lines-kept">{step.words}</p>
						</article>
					))
				)}
				{found.cure !== '' && (
					<article className="card">
						<p>
							<b>{words.own.cure}</b>
						</p>
						<p className="lines-kept">{found.cure}</p>
					</article>
				)}
			</Section>
			<Section id="said" title={words.own.said}>
				<p>
					{words.own.number} <span className="num">{found.number}</span>
				</p>
				<p>{found.when}</p>
				{found.hurt && <p>{found.hurt}</p>}
				<p className="lines-kept">{found.words}</p>
				{found.firstAid !== '' && (
					<p className="lines-kept">
						{fields.firstAid} {found.firstAid}
					</p>
				)}
				{found.photos.map((id) => (
					<img key={id} className="shot" src={`/files/${id}`} alt={words.council.photos} />
				))}
				<Note>{words.own.nothingChanges}</Note>
			</Section>
			<Section id="more" title={words.own.add}>
				<ErrorSummary errors={view.errors} />
				<ActForm idempotencyKey={view.key} files className="page-form">
					<TextArea {...view.line('more')} label={words.own.addWords} hint={words.own.addHint} rows={3} />
					<FileField
						name="photos"
						label={fields.photos}
						hint={fields.photosHint}
						error={view.error('photos')}
						accept="image/*"
						multiple
						optional
					/>
					<Button kind="second">{words.own.add}</Button>
				</ActForm>
				<p className="hint">{words.own.more}</p>
			</Section>
		</>
	)
}
