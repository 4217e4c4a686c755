// 停電のあと: the hours written on paper, entered for a whole day in one table.
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { enterAfterwards, openOnPaper, wholeOnPaper } from '~/assignments/afterwards.server'
import { now } from '~/base/clock'
import { addDays, dayOf, isDay } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import type { FormView } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TimeField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, saySpan, sayTime } from '~/words/ja/dates'
import { optionalClockTime, optionalDay } from '~/words/ja/fields'
import { officePaperWords } from '~/words/ja/office-papers'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = officePaperWords.after

export const meta = titled(words.title)

/** As many as one form carries. */
const mostLines = 100

const askedDay = z.object({ other: optionalDay(words.other) })

const dayAsked = (request: Request, today: string) => {
	const params = new URL(request.url).searchParams
	const read = parseWithZod(params, { schema: askedDay, disableAutoCoercion: true })
	const asked = (read.status === 'success' && read.value.other) || params.get('day')
	return isDay(asked) && asked <= today ? asked : today
}

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'act-for')
	const today = dayOf(now())
	const day = dayAsked(request, today)
	const [lines, whole] = await inSnapshot(async (on) => [
		await openOnPaper(on, day, mostLines),
		await wholeOnPaper(on, day, mostLines),
	])
	return {
		whole: whole.map((one) => ({
			id: one.assignmentId,
			name: one.name,
			title: one.title,
			hours: saySpan(one.arrivedMinute ?? one.startMinute, one.endedMinute ?? one.endMinute, 'staff'),
		})),
		told: toldOf(request, { entered: words.told }),
		day,
		title: sayDay(day),
		days: [0, -1, -2, -3].map((ago) => {
			const one = addDays(today, ago)
			return { day: one, label: sayDay(one), here: one === day }
		}),
		full: lines.length === mostLines,
		lines: lines.map((one) => ({
			...one,
			when: saySpan(one.startMinute, one.endMinute, 'staff'),
			arrived: one.arrivedMinute === null ? null : sayTime(one.arrivedMinute, 'staff'),
			ended: one.endedMinute === null ? null : sayTime(one.endedMinute, 'staff'),
		})),
	}
}

const posting = z.object({
	hours: z
		.record(
			z.string(),
			z.object({ arrived: optionalClockTime(words.arrived), ended: optionalClockTime(words.ended) }),
		)
		.default({}),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'act-for')
	const day = dayAsked(request, dayOf(now()))
	return send(request, {
		form: 'hours',
		person: who.accountId,
		schema: posting,
		async act(tx, { hours }) {
			await enterAfterwards(tx, actor, day, hours)
			return `/council/after-outage?day=${day}&told=entered`
		},
	})
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['lines'][number]

function Hour(props: { line: Line; which: 'arrived' | 'ended'; view: FormView }) {
	const { line, which, view } = props
	const known = line[which]
	if (known !== null) return words.known(known)
	if (which === 'arrived' && line.reported) return words.reported
	const label = which === 'arrived' ? words.fieldArrived(line.name) : words.fieldEnded(line.name)
	return <TimeField label={label} {...view.line(`hours.${line.assignmentId}.${which}`)} />
}

export default function AfterOutage() {
	const { told, day, title, days, lines, whole, full } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'hours')
	return (
		<Council>
			<ToldIn>{told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} lead={words.lead} />
			<nav aria-label={words.days} className="jump">
				{days.map((one) => (
					<a
						key={one.day}
						href={`/council/after-outage?day=${one.day}`}
						aria-current={one.here ? 'page' : undefined}
					>
						{one.label}
					</a>
				))}
			</nav>
			<Fold title={words.other}>
				<form method="get" className="page-form">
					<DateField name="other" label={words.other} defaultValue={day} />
					<Button kind="second">{words.show}</Button>
				</form>
			</Fold>
			<Sheet
				id="lines"
				title={title}
				note={lines.length > 0 ? words.count(lines.length) : undefined}
				flush={lines.length > 0}
			>
				{lines.length === 0 ? (
					<Empty icon="check" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<ActForm idempotencyKey={view.key} action={`/council/after-outage?day=${day}`}>
						<Table
							caption={words.title}
							className="paper-hours"
							columns={Object.values(words.columns).map((label) => ({ label }))}
							rows={lines.map((line) => ({
								key: line.assignmentId,
								cells: [
									line.when,
									line.name,
									<>
										{line.title} <small>{line.employerName}</small>
									</>,
									<Hour key="arrived" line={line} which="arrived" view={view} />,
									<Hour key="ended" line={line} which="ended" view={view} />,
								],
							}))}
						/>
						<div className="sheet-foot">
							<p className="hint">{words.endedHint}</p>
							{full && <p className="hint">{words.more(mostLines)}</p>}
							<Button big>{words.save}</Button>
						</div>
					</ActForm>
				)}
			</Sheet>
			{whole.length > 0 && (
				<Sheet id="whole" title={words.whole} note={words.wholeNote} flush>
					<Table
						caption={words.whole}
						columns={[words.columns.who, words.columns.work, words.wholeHours].map((label) => ({ label }))}
						rows={whole.map((one) => ({
							key: one.id,
							cells: [
								<a key="name" href={`/council/assignments/${one.id}`}>
									{one.name}
								</a>,
								one.title,
								one.hours,
							],
						}))}
					/>
				</Sheet>
			)}
		</Council>
	)
}
