// できない日: once, for some days, or repeating; no reason is asked and there is no field for one.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, weekdayOf } from '~/base/day'
import type { DayOff } from '~/matching/availability'
import { isOff } from '~/matching/availability'
import { addDayOff, availabilityOf, removeDayOff } from '~/matching/availability.server'
import { requireRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay } from '~/words/ja/dates'
import { day, id, optionalDay, pick } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { ui } from '~/words/ja/ui'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'
import { KeptDays } from './kept-days'
import { Promised } from './promised'
import { promisedOutside } from './promised.server'

const words = selfWords.daysOff

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const { daysOff } = await availabilityOf(on, registrantId, today)
		return {
			told: toldOf(request, words.told),
			daysOff,
			promised: await promisedOutside(on, registrantId, today, ({ day }) => isOff(daysOff, day)),
		}
	})
}

const hows = ['once', 'several', 'weekly', 'two-weekly', 'four-weekly'] as const
const weeks = { once: 0, several: 0, weekly: 1, 'two-weekly': 2, 'four-weekly': 4 }

const adding = z
	.object({ fromDay: day(words.fromDay), how: pick(words.how, hows), untilDay: optionalDay(words.untilDay) })
	.refine(({ how, untilDay }) => how !== 'several' || untilDay !== null, {
		path: ['untilDay'],
		error: words.untilNeeded,
	})
	// 「この日だけ」 with a later last day says two things: which one is meant is theirs to say.
	.refine(({ how, fromDay, untilDay }) => how !== 'once' || untilDay === null || untilDay === fromDay, {
		path: ['untilDay'],
		error: words.untilOnce,
	})
	// A series has no last day: it ends when it is taken away, and a day typed for it is not dropped without a word.
	.refine(({ how, untilDay }) => weeks[how] === 0 || untilDay === null, {
		path: ['untilDay'],
		error: words.untilRepeats,
	})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (new URL(request.url).searchParams.get('do') === 'remove') {
		return send(request, {
			form: 'remove',
			person: who.accountId,
			schema: z.object({ id: id() }),
			async act(tx, value) {
				await removeDayOff(tx, actor, registrantId, value.id)
				return withTold('/my/days-off', 'removed')
			},
		})
	}
	return send(request, {
		form: 'add',
		person: who.accountId,
		schema: adding,
		async act(tx, { fromDay, how, untilDay }) {
			await addDayOff(tx, actor, registrantId, {
				fromDay,
				untilDay: untilDay ?? fromDay,
				everyWeeks: weeks[how],
			})
			return withTold('/my/days-off', 'added')
		},
	})
}

function sayOff({ fromDay, untilDay, everyWeeks }: DayOff): string {
	if (everyWeeks > 0)
		return words.everyFrom(
			sayDay(fromDay),
			ui.weekdayLong(ui.weekdays[weekdayOf(fromDay)] ?? ''),
			words.every(everyWeeks),
		)
	return fromDay === untilDay ? words.oneDay(sayDay(fromDay)) : words.span(sayDay(fromDay), sayDay(untilDay))
}

export default function DaysOff() {
	const { told, daysOff, promised } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'add', { how: 'once' })
	const removing = formView(answered, 'remove')
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={[...view.errors, ...removing.errors]} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<KeptDays
				days={daysOff.map((off) => ({ key: off.id, said: sayOff(off), hidden: { id: off.id } }))}
				words={words}
				action="/my/days-off?do=remove"
			/>
			<Promised title={words.promised} promised={promised} />
			<Section id="add" title={words.add}>
				<ActForm action="/my/days-off?do=add" idempotencyKey={view.key} className="page-form">
					<DateField {...view.dateLine('fromDay')} label={words.fromDay} hint={words.fromDayHint} />
					<PickOne
						{...view.line('how')}
						label={words.how}
						choices={[
							{ value: 'once', label: words.once },
							{ value: 'several', ...words.several },
							{ value: 'weekly', label: words.weekly },
							{ value: 'two-weekly', label: words.twoWeekly },
							{ value: 'four-weekly', label: words.fourWeekly },
						]}
					/>
					<DateField
						{...view.dateLine('untilDay')}
						label={words.untilDay}
						hint={words.untilDayHint}
						optional
					/>
					<Button icon="plus">{words.submit}</Button>
				</ActForm>
			</Section>
			<Note>
				<p>{words.note}</p>
			</Note>
		</Resident>
	)
}
