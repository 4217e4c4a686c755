// 年度の報告: what was counted of a fiscal year beside its plan, and the small forms for what is counted.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { setPlans } from '~/council/plan-figure.server'
import { contactChannels, contactKinds, mostAtOnce } from '~/people/contact-had'
import { noteContacts, setGuidedHours } from '~/people/contact-had.server'
import { allEmployers } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { reportLines } from '~/reports/year-report'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, NumberField, SelectField, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { day, id, optionalText, optionalWhole, pick, text, whole } from '~/words/ja/fields'
import { reportWords as words } from '~/words/ja/report'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { reportShown, yearOf } from '../report-shown.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const year = yearOf(request)
	return inSnapshot(async (on) => ({
		told: toldOf(request, {
			plan: words.plan.told,
			contact: words.contact.told,
			guided: words.guided.told,
		}),
		year,
		today: dayOf(now()),
		mayPlan: mayDo('set-plan', who.roles),
		mayNote: mayDo('note-contact', who.roles),
		employers: mayDo('note-contact', who.roles)
			? (await allEmployers(on)).map((one) => ({ value: one.id, label: one.name }))
			: [],
		groups: await reportShown(on, year),
	}))
}

const planOf = (line: string) => optionalWhole(words.lines[line]?.[0] ?? line, { least: 0, most: 100_000 })

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('plan'),
		plan: z.object(Object.fromEntries(reportLines.map((line) => [line, planOf(line)]))),
	}),
	z.object({
		intent: z.literal('contact'),
		day: day(words.contact.day),
		kind: pick(words.contact.kind, contactKinds),
		channel: pick(words.contact.channel, contactChannels),
		people: whole(words.contact.people, { least: 1, most: mostAtOnce, unit: '人' }),
		number: optionalText(words.contact.number, 20),
		employerId: z.union([z.literal('').transform(() => null), id()]).nullish(),
		minutes: optionalWhole(words.contact.minutes, { least: 1, most: 1440, unit: '分' }),
	}),
	z.object({
		intent: z.literal('guided'),
		guidedNumber: text(words.guided.number, 20),
		weekDay: day(words.guided.week),
		hours: whole(words.guided.hours, { least: 1, most: 80, unit: '時間' }),
	}),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'note-contact')
	const year = yearOf(request)
	return send(request, {
		form: 'report',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const here = `/council/report?year=${year}`
			switch (value.intent) {
				case 'plan':
					if (!mayDo('set-plan', who.roles)) throw refused('not-found')
					await setPlans(tx, actor, year, value.plan)
					return `${here}&told=plan`
				case 'contact':
					await noteContacts(tx, actor, {
						...value,
						number: value.number || null,
						employerId: value.employerId ?? null,
					})
					return `${here}&told=contact`
				case 'guided':
					await setGuidedHours(tx, actor, value.guidedNumber, value.weekDay, value.hours * 60)
					return `${here}&told=guided`
			}
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type Part = { found: Found; view: ReturnType<typeof formView> }

const keyFor = (view: Part['view'], intent: string) =>
	view.value('intent') === intent ? view.key : crypto.randomUUID()

const said = (n: number | null) => n ?? words.none

function Contacts({ found, view }: Part) {
	const say = words.contact
	return (
		<Fold title={say.title} open={view.value('intent') === 'contact'}>
			<p>{say.lead}</p>
			<ActForm idempotencyKey={keyFor(view, 'contact')} hidden={{ intent: 'contact' }} className="page-form">
				<DateField {...view.dateLine('day')} label={say.day} />
				<SelectField
					{...view.line('kind')}
					label={say.kind}
					choices={contactKinds.map((value) => ({ value, label: say.kinds[value] }))}
				/>
				<SelectField
					{...view.line('channel')}
					label={say.channel}
					choices={contactChannels.map((value) => ({ value, label: say.channels[value] }))}
				/>
				<NumberField {...view.line('people')} label={say.people} unit="人" />
				<TextField {...view.line('number')} label={say.number} optional />
				<SelectField {...view.line('employerId')} label={say.employer} choices={found.employers} optional />
				<NumberField {...view.line('minutes')} label={say.minutes} unit="分" optional />
				<Button kind="second">{say.save}</Button>
			</ActForm>
		</Fold>
	)
}

function Guided({ view }: Part) {
	const say = words.guided
	return (
		<Fold title={say.title} open={view.value('intent') === 'guided'}>
			<p>{say.lead}</p>
			<ActForm idempotencyKey={keyFor(view, 'guided')} hidden={{ intent: 'guided' }} className="page-form">
				<TextField {...view.line('guidedNumber')} label={say.number} />
				<DateField {...view.dateLine('weekDay')} label={say.week} />
				<NumberField {...view.line('hours')} label={say.hours} unit="時間" />
				<Button kind="second">{say.save}</Button>
			</ActForm>
		</Fold>
	)
}

function Plans({ found, view }: Part) {
	const mine = view.value('intent') === 'plan'
	return (
		<Fold title={words.plan.title} open={mine}>
			<p>{words.plan.note}</p>
			<ActForm
				idempotencyKey={keyFor(view, 'plan')}
				action={`/council/report?year=${found.year}`}
				hidden={{ intent: 'plan' }}
				className="page-form"
			>
				{found.groups.flatMap(({ lines }) =>
					lines.map((one) => (
						<NumberField
							key={one.key}
							{...view.line(`plan.${one.key}`)}
							defaultValue={mine ? view.value(`plan.${one.key}`) : (one.plan ?? '')}
							label={one.label}
							unit={one.unit}
							optional
						/>
					)),
				)}
				<Button kind="second">{words.plan.save}</Button>
			</ActForm>
		</Fold>
	)
}

export default function Report() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'report', { day: found.today, people: '1' })
	const { year, groups } = found
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={`${words.title} ${words.year(year)}`} lead={words.lead} />
			<p className="jump">
				<a href={`/council/report?year=${year - 1}`}>{words.year(year - 1)}</a>
				<a href={`/council/report?year=${year + 1}`}>{words.year(year + 1)}</a>
				<a href={`/council/report/file?year=${year}`}>{words.csv}</a>
				<a href={`/council/report/sheet?year=${year}`}>{words.print}</a>
			</p>
			{groups.map(({ group, lines }) => (
				<Sheet key={group} id={group} title={words.groups[group]} flush>
					<Table
						caption={words.groups[group]}
						columns={[
							{ label: words.columns.line },
							{ label: words.columns.unit },
							{ label: words.columns.plan, right: true },
							{ label: words.columns.actual, right: true },
						]}
						rows={lines.map((one) => ({
							key: one.key,
							cells: [one.label, one.unit, said(one.plan), <b key="actual">{said(one.actual)}</b>],
						}))}
					/>
				</Sheet>
			))}
			<p className="hint">{words.how}</p>
			{found.mayNote && <Contacts found={found} view={view} />}
			{found.mayNote && <Guided found={found} view={view} />}
			{found.mayPlan && <Plans found={found} view={view} />}
		</Council>
	)
}
