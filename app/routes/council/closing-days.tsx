// Days the office is closed beside weekends and holidays (休みの日): entered ahead, and taken out again.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { addClosingDays, closingDaysFrom, removeClosingDay } from '~/council/closing-day.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextField, TimeField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear, sayTime } from '~/words/ja/dates'
import { day, optionalClockTime, optionalDay, text } from '~/words/ja/fields'
import { closingDayWords as words } from '~/words/ja/office'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	const days = await inSnapshot((on) => closingDaysFrom(on, today))
	return {
		told: toldOf(request, words.told),
		mayChange: mayDo('set-settings', who.roles),
		days: days.map((one) => ({
			day: one.day,
			reason: one.reason,
			said: sayDayAndYear(one.day),
			hours: one.closesAtMinute === null ? words.wholeDay : words.early(sayTime(one.closesAtMinute)),
		})),
	}
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('add'),
		fromDay: day(words.fromDay),
		untilDay: optionalDay(words.untilDay),
		closesAt: optionalClockTime(words.closesAt),
		reason: text(words.reason, 60),
	}),
	z.object({ intent: z.literal('remove'), day: z.iso.date() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'set-settings')
	return send(request, {
		form: 'closing-day',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'remove') {
				await removeClosingDay(tx, actor, value.day)
				return '/council/closing-days?told=removed'
			}
			const { fromDay, untilDay, reason, closesAt } = value
			await addClosingDays(tx, actor, {
				fromDay,
				untilDay: untilDay ?? fromDay,
				reason,
				closesAtMinute: closesAt,
			})
			return '/council/closing-days?told=added'
		},
	})
}

export default function ClosingDays() {
	const { told, mayChange, days } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'closing-day')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="days" title={words.title} flush={days.length > 0}>
				{days.length === 0 ? (
					<Empty icon="cal">{words.none}</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.day },
							{ label: words.columns.hours },
							{ label: words.columns.reason },
							...(mayChange ? [{ label: words.columns.remove, silent: true }] : []),
						]}
						rows={days.map((one) => ({
							key: one.day,
							cells: [
								one.said,
								one.hours,
								one.reason,
								<ActForm
									key="remove"
									idempotencyKey={crypto.randomUUID()}
									hidden={{ intent: 'remove', day: one.day }}
								>
									<button className="btn btn-plain" type="submit" aria-label={words.removeFor(one.said)}>
										{words.remove}
									</button>
								</ActForm>,
							],
						}))}
					/>
				)}
			</Sheet>
			{mayChange && (
				<Sheet id="add" title={words.add}>
					<ActForm idempotencyKey={view.key} hidden={{ intent: 'add' }} className="page-form">
						<DateField {...view.dateLine('fromDay')} label={words.fromDay} />
						<DateField
							{...view.dateLine('untilDay')}
							label={words.untilDay}
							hint={words.untilHint}
							optional
						/>
						<TimeField {...view.line('closesAt')} label={words.closesAt} hint={words.closesAtHint} optional />
						<TextField {...view.line('reason')} label={words.reason} hint={words.reasonHint} />
						<Button big>{words.save}</Button>
					</ActForm>
				</Sheet>
			)}
		</Council>
	)
}
