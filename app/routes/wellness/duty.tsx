// The roster (当番): who is on duty when, and who stands in; what can be promised to who needs help now follows from it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, instantOf } from '~/base/day'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TimeField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { hourKept, onDutyAt, peopleOn } from '~/wellness/duty'
import { addDuty, dutiesBetween, removeDuty } from '~/wellness/duty.server'
import { sayInstant } from '~/words/ja/dates'
import { chosen, clockTime, day, id } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, listenerNames, requireReader } from './coordinator.server'

const words = wellnessWords.duty
const ahead = 60 * 86_400_000

export const meta = titled(words.title, { room: true })

const coordinatorsOn = async (on = db()) =>
	[...(await listenerNames(on))].map(([accountId, name]) => ({ accountId, name }))

export async function loader({ request }: LoaderFunctionArgs) {
	await requireReader(request)
	const at = now()
	return inSnapshot(async (on) => {
		const people = await coordinatorsOn(on)
		const names = await coordinatorNames(on)
		const nameOf = (id: string | null) => (id ? (names.get(id) ?? wellnessWords.board.unknown) : words.none)
		const duties = await dutiesBetween(on, at, new Date(at.getTime() + ahead))
		const present = peopleOn(onDutyAt(duties, at))
		return {
			told: new URL(request.url).searchParams.get('told'),
			today: dayOf(at),
			people,
			lead: present.length === 0 ? words.nobodyNow : words.now(present.map(nameOf).join('、')),
			hour: hourKept(duties, at) ? words.hourKept : words.hourNot,
			duties: duties.map((duty) => ({
				id: duty.id,
				from: sayInstant(duty.startsAt, 'staff'),
				until: sayInstant(duty.endsAt, 'staff'),
				who: nameOf(duty.coordinatorId),
				deputy: nameOf(duty.deputyId),
			})),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('add'),
		who: chosen(words.columns.who),
		deputy: z.string().max(40).optional(),
		fromDay: day(words.fromDay),
		fromTime: clockTime(words.fromTime),
		untilDay: day(words.untilDay),
		untilTime: clockTime(words.untilTime, { ends: true }),
	}),
	z.object({ act: z.literal('remove'), duty: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	return send(request, {
		form: 'duty',
		person: accountId,
		schema,
		prepare: async () => new Set((await coordinatorsOn()).map((one) => one.accountId)),
		async act(tx, value, known) {
			if (value.act === 'remove') {
				await removeDuty(tx, actor, value.duty)
				return '/coordinator/duty?told=removed'
			}
			if (!known.has(value.who) || (value.deputy && !known.has(value.deputy))) throw refused('not-found')
			await addDuty(tx, actor, {
				coordinatorId: value.who,
				deputyId: value.deputy || null,
				startsAt: instantOf(value.fromDay, value.fromTime),
				endsAt: instantOf(value.untilDay, value.untilTime),
			})
			return '/coordinator/duty?told=added'
		},
	})
}

export default function DutyRoster() {
	const { told, today, people, lead, hour, duties } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'duty', { fromDay: today, untilDay: today })
	const choices = people.map(({ accountId, name }) => ({ value: accountId, label: name }))
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={`${lead} ${hour}`} />
			{(told === 'added' || told === 'removed') && <Told kind="done">{words.told[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="roster" title={words.roster} flush>
				{duties.length === 0 ? (
					<Empty icon="cal" note={words.emptyNote}>
						{words.empty}
					</Empty>
				) : (
					<Table
						caption={words.roster}
						columns={[
							{ label: words.columns.from },
							{ label: words.columns.until },
							{ label: words.columns.who },
							{ label: words.columns.deputy },
							{ label: words.columns.act, silent: true },
						]}
						rows={duties.map((duty) => ({
							key: duty.id,
							cells: [
								duty.from,
								duty.until,
								duty.who,
								duty.deputy,
								<ActForm
									key="remove"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ act: 'remove', duty: duty.id }}
								>
									<Button kind="plain">{words.remove}</Button>
								</ActForm>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="add" title={words.add}>
				<ActForm idempotencyKey={view.key} hidden={{ act: 'add' }}>
					<SelectField {...view.line('who')} label={words.columns.who} choices={choices} />
					<SelectField
						{...view.line('deputy')}
						label={words.columns.deputy}
						choices={choices}
						blank={words.none}
						optional
					/>
					<DateField {...view.dateLine('fromDay')} label={words.fromDay} />
					<TimeField {...view.line('fromTime')} label={words.fromTime} />
					<DateField {...view.dateLine('untilDay')} label={words.untilDay} />
					<TimeField {...view.line('untilTime')} label={words.untilTime} />
					<Button big>{words.addNow}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}
