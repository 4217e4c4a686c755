// できる時間: ○ by part of the day, or by the half hour.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { dayOfMask, maskOfDay, noHours, outsideHours } from '~/matching/availability'
import { availabilityOf, setAvailability } from '~/matching/availability.server'
import { fittingSlots } from '~/matching/candidate.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import type { FinerSpan } from '~/ui/availability-grid'
import { AvailabilityGrid, partValue } from '~/ui/availability-grid'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { selfWords } from '~/words/ja/registrant-self'
import { unlockWords } from '~/words/ja/unlock'
import type { DayPartKey } from '~/work/posting'
import { dayParts } from '~/work/posting'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { partWords } from '../task-filter'
import { toldOf, withTold } from '../told'
import { Promised } from './promised'
import { promisedOutside } from './promised.server'

const words = selfWords.availability
const days = [1, 2, 3, 4, 5, 6, 7] as const

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const told = toldOf(request, words.told)
	const at = now()
	return inSnapshot(async (on) => {
		const { masks, dates, daysOff } = await availabilityOf(on, registrantId, dayOf(at))
		const fits = told
			? (await fittingSlots(on, registrantId, dayOf(at), { minute: minuteOf(at) })).filter(
					(one) => one.fit.fits,
				)
			: null
		return {
			told,
			// Changing the hours moves nothing that is held already: they are asked.
			// Who has said no hours yet has nothing outside of them.
			promised:
				told !== null || masks.some((mask) => mask !== noHours[0])
					? await promisedOutside(on, registrantId, dayOf(at), (slot) =>
							outsideHours({ masks, dates, daysOff }, slot),
						)
					: [],
			fits: fits === null ? null : new Set(fits.map((one) => one.task.id)).size,
			days: days.map((day) => dayOfMask(masks[(day % 7) as 0] ?? 0)),
			/** One more ○ that somebody came here to put: it counts when it is saved. */
			added: values.find((value) => value === new URL(request.url).searchParams.get('add')),
		}
	})
}

const values = days.flatMap((day) => dayParts.map((part) => partValue(day, part.key)))

const minute = z.preprocess(
	(value) => (value === '' || value === undefined ? null : value),
	z
		.union([z.null(), z.string().regex(/^\d{1,4}$/, words.halfSpan)], { error: words.halfSpan })
		.transform((value) => (value === null ? null : Number(value)))
		.refine((value) => value === null || (value <= 1440 && value % 15 === 0), words.halfSpan),
)

const span = z.object({ from: minute, to: minute })

const finerOfDay = z
	.record(z.string(), span)
	.optional()
	.transform((found = {}, context) => {
		const spans: { startMinute: number; endMinute: number }[] = []
		for (const { from, to } of Object.values(found)) {
			if (from === null && to === null) continue
			if (from === null || to === null) context.addIssue({ code: 'custom', message: words.halfSpan })
			else if (to <= from) context.addIssue({ code: 'custom', message: words.spanOrder })
			else spans.push({ startMinute: from, endMinute: to })
		}
		return spans
	})

const schema = z.object({
	free: z.preprocess(
		(value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
		z.array(z.string()).transform((found) => values.filter((value) => found.includes(value))),
	),
	'free-finer': z.preprocess(
		(value) => value ?? {},
		z.object(Object.fromEntries(days.map((day) => [String(day), finerOfDay]))),
	),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'availability',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const masks: number[] = []
			for (const day of days) {
				const parts = dayParts
					.map((part) => part.key)
					.filter((key) => value.free.includes(partValue(day, key)))
				const spans = (value['free-finer'][String(day)] ?? []) as { startMinute: number; endMinute: number }[]
				masks[day % 7] = maskOfDay(parts as DayPartKey[], spans)
			}
			await setAvailability(tx, actor, registrantId, masks)
			return withTold('/my/availability', 'saved')
		},
	})
}

type TypedFiner = Record<string, Record<string, { from?: string; to?: string }>> | undefined

/** The finer hours as they were typed, wrong ones too. */
function typedFiner(typed: TypedFiner): Record<number, FinerSpan[]> {
	const minutes = (text: string | undefined) => (text && /^\d{1,4}$/.test(text) ? Number(text) : undefined)
	return Object.fromEntries(
		days.map((day) => [
			day,
			Object.values(typed?.[day] ?? {})
				.map(({ from, to }) => ({ from: minutes(from), to: minutes(to) }))
				.filter(({ from, to }) => from !== undefined || to !== undefined),
		]),
	)
}

export default function Availability() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'availability')
	const typed = answered?.result.initialValue as
		| { free?: string | string[]; 'free-finer'?: TypedFiner }
		| undefined
	const chosen = answered
		? (view.values('free') ?? [])
		: [
				...days.flatMap((day, at) => found.days[at]?.parts.map((part) => partValue(day, part)) ?? []),
				...(found.added ? [found.added] : []),
			]
	const finer = answered
		? typedFiner(typed?.['free-finer'])
		: Object.fromEntries(
				days.map((day, at) => [
					day,
					found.days[at]?.spans.map(({ startMinute, endMinute }) => ({ from: startMinute, to: endMinute })) ??
						[],
				]),
			)
	const wrong = Object.fromEntries(
		days.map((day) => [day, view.error(`free-finer.${day}`) ?? firstBelow(answered, `free-finer.${day}.`)]),
	)
	const errors = view.errors.map((error) => {
		const day = /^free-finer-(\d)/.exec(error.id)?.[1]
		return day ? { ...error, id: `free-${day}` } : error
	})
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={errors} />
			{found.told && (
				<Told note={found.fits ? <a href="/my/tasks">{words.fits(found.fits)}</a> : undefined}>
					{found.told}
				</Told>
			)}
			<PageHead title={words.title} lead={words.lead} />
			{found.added && !answered && <Told kind="wait">{words.added}</Told>}
			<Promised title={words.promised} promised={found.promised} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<Section id="week" title={words.week}>
					<AvailabilityGrid
						name="free"
						parts={partWords.map(({ value, label, hint }) => ({ key: value, label, hours: hint }))}
						chosen={chosen}
						finer={finer}
						errors={wrong}
					/>
					<p className="hint">{words.finerNote}</p>
				</Section>
				<Rows
					rows={[
						{ href: '/my/other-hours', icon: 'cal', title: words.otherHours, note: words.otherHoursNote },
						{ href: '/my/days-off', icon: 'cal', title: words.daysOff, note: words.daysOffNote },
						{ href: '/my/more-work', icon: 'search', title: unlockWords.more.open },
					]}
				/>
				<Note>
					<p>
						{words.note}
						<br />
						{words.noteChange}
					</p>
				</Note>
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}

function firstBelow(
	answered: { result: { error?: Record<string, unknown> | null } } | undefined,
	start: string,
): string | undefined {
	const found = Object.entries(answered?.result.error ?? {}).find(([name]) => name.startsWith(start))
	return (found?.[1] as string[] | undefined)?.[0]
}
