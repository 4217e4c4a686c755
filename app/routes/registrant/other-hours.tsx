// 時間がちがう日: a date whose hours stand in the place of the week's; no reason is asked and there is no field for one.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { spansOfHalfHours } from '~/base/span'
import type { DatedHours } from '~/matching/availability'
import { datedOn, maskOf, outsideHours } from '~/matching/availability'
import { availabilityOf, removeDatedHours, setDatedHours } from '~/matching/availability.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, FromTo, Group, hoursOfWork } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, saySpan } from '~/words/ja/dates'
import { day, timeOfDay } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'
import { KeptDays } from './kept-days'
import { Promised } from './promised'
import { promisedOutside } from './promised.server'

const words = selfWords.otherHours

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const hours = await availabilityOf(on, registrantId, today)
		return {
			told: toldOf(request, words.told),
			dates: hours.dates,
			promised: await promisedOutside(
				on,
				registrantId,
				today,
				(slot) => datedOn(hours.dates, slot.day) !== undefined && outsideHours(hours, slot),
			),
		}
	})
}

const maybe = (label: string) => z.union([z.undefined(), z.literal(''), timeOfDay(label)])

const adding = z
	.object({
		day: day(words.day),
		from: timeOfDay(words.hours),
		to: timeOfDay(words.hours),
		from2: maybe(words.more),
		to2: maybe(words.more),
	})
	.transform(({ day, from, to, from2, to2 }, context) => {
		const spans = [{ startMinute: from, endMinute: to }]
		const [one, other] = [from2, to2].map((minute) => (typeof minute === 'number' ? minute : null))
		const wrong = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message })
		if (to <= from) wrong('from', words.spanOrder)
		if ((one === null) !== (other === null)) wrong('from2', words.halfSpan)
		else if (one != null && other != null) {
			if (other <= one) wrong('from2', words.spanOrder)
			spans.push({ startMinute: one, endMinute: other })
		}
		return { day, spans }
	})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (new URL(request.url).searchParams.get('do') === 'remove') {
		return send(request, {
			form: 'remove',
			person: who.accountId,
			schema: z.object({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
			async act(tx, value) {
				await removeDatedHours(tx, actor, registrantId, value.day)
				return withTold('/my/other-hours', 'removed')
			},
		})
	}
	return send(request, {
		form: 'add',
		person: who.accountId,
		schema: adding,
		async act(tx, { day, spans }) {
			await setDatedHours(tx, actor, registrantId, { day, halfHours: maskOf([], spans) })
			return withTold('/my/other-hours', 'added')
		},
	})
}

const sayHours = ({ day, halfHours }: DatedHours) =>
	words.said(
		sayDay(day),
		spansOfHalfHours(halfHours)
			.map(({ start, end }) => saySpan(start, end))
			.join('・'),
	)

const minuteIn = (typed: string | undefined) =>
	typed !== undefined && /^\d{1,4}$/.test(typed) ? Number(typed) : undefined

export default function OtherHours() {
	const { told, dates, promised } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'add')
	const removing = formView(answered, 'remove')
	const span = (n: '' | '2') => ({
		from: { name: `from${n}`, defaultValue: minuteIn(view.value(`from${n}`)) },
		to: { name: `to${n}`, defaultValue: minuteIn(view.value(`to${n}`)) },
	})
	return (
		<Resident back={{ href: '/my/availability', label: selfWords.availability.title }}>
			<ErrorSummary errors={[...view.errors, ...removing.errors]} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<KeptDays
				days={dates.map((dated) => ({
					key: dated.day,
					said: sayHours(dated),
					hidden: { day: dated.day },
				}))}
				words={words}
				action="/my/other-hours?do=remove"
			/>
			<Promised title={words.promised} promised={promised} />
			<Section id="add" title={words.add}>
				<ActForm action="/my/other-hours?do=add" idempotencyKey={view.key} className="page-form">
					<DateField {...view.dateLine('day')} label={words.day} hint={words.dayHint} />
					<Group id="from" label={words.hours} error={view.error('from') ?? view.error('to')}>
						<FromTo range={hoursOfWork} {...span('')} invalid={view.error('from') !== undefined} />
					</Group>
					<Group id="from2" label={words.more} error={view.error('from2') ?? view.error('to2')} optional>
						<FromTo range={hoursOfWork} {...span('2')} invalid={view.error('from2') !== undefined} />
					</Group>
					<Button icon="plus">{words.submit}</Button>
				</ActForm>
			</Section>
			<Section id="off" title={words.offTitle}>
				<LinkButton kind="second" icon="cal" href="/my/days-off">
					{words.off}
				</LinkButton>
			</Section>
			<Note>
				<p>{words.note}</p>
			</Note>
		</Resident>
	)
}
