// 引継ぎ and standing in: everything open of one to another in one act; who does whose work for some days; notes to read.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { addCounts } from '~/people/handover'
import { deputiesFrom, endDeputy, handoversDone, nameDeputy } from '~/people/handover.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { mayDo, staffRoles } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, SelectField, TextArea } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { withSan } from '~/words/ja/called'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { day, id, optionalDay, optionalText } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { handoverWords as words } from '~/words/ja/handover'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { handOver, heldBy } from '../handing-over.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

const sum = (counts: Readonly<Record<string, number>>) =>
	Object.values(addCounts([counts])).reduce((all, n) => all + n, 0)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	const mayAct = mayDo('hand-over', who.roles)
	const fromId = new URL(request.url).searchParams.get('fromId') ?? ''
	return inSnapshot(async (on) => {
		const holders = await holdersOf(on, staffRoles, today)
		const from = mayAct ? holders.find((one) => one.accountId === fromId) : undefined
		const held = from ? await heldBy(on, from.accountId, today) : {}
		const done = await handoversDone(on, mayAct ? null : who.accountId)
		return {
			told: toldOf(request, words.told),
			mayAct,
			staff: holders.map((one) => ({
				value: one.accountId,
				label: `${one.name}(${[...new Set(one.grants.map(({ role }) => frameWords.roles[role]))].join('・')})`,
			})),
			from: from ? { id: from.accountId, name: from.name } : null,
			held: Object.entries(held)
				.filter(([, n]) => n > 0)
				.map(([kind, n]) => ({ kind, n, label: words.kinds[kind] ?? kind })),
			n: sum(held),
			// Whoever may not does know whom to ask.
			whom: mayAct
				? ''
				: holders
						.filter((one) => one.grants.some(({ role }) => mayDo('hand-over', [role])))
						.map((one) => withSan(one.name))
						.join('・'),
			deputies: (await deputiesFrom(on, today)).map((one) => ({
				id: one.id,
				line: words.deputy.line(one.deputyName, one.absentName),
				days: words.deputy.days(sayDayAndYear(one.fromDay), sayDayAndYear(one.untilDay)),
			})),
			past: done.map((one) => ({
				id: one.id,
				line: words.past.line(one.fromName, one.toName, sum(one.moved)),
				at: sayInstant(one.at, 'staff'),
				last: one.lastDay ? words.past.last(sayDayAndYear(one.lastDay)) : '',
				note: one.note,
			})),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('over'),
		fromId: id(),
		toId: id(),
		note: optionalText(words.who.note, 2000),
		lastDay: optionalDay(words.who.lastDay),
	}),
	z.object({
		intent: z.literal('deputy'),
		absentId: id(),
		deputyId: id(),
		fromDay: day(words.deputy.from),
		untilDay: day(words.deputy.until),
	}),
	z.object({ intent: z.literal('end'), id: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'hand-over')
	await requireFresh(request, who)
	return send(request, {
		form: 'handover',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'over':
					refuseIllnessWords(value.note, 'note')
					await handOver(tx, actor, value)
					return '/council/handover?told=over'
				case 'deputy':
					await nameDeputy(tx, actor, value)
					return '/council/handover?told=named'
				case 'end':
					await endDeputy(tx, actor, value.id)
					return '/council/handover?told=ended'
			}
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type Views = { view: ReturnType<typeof formView>; found: Found }

function Over({ view, found }: Views) {
	const { from, staff, held, n } = found
	return (
		<Sheet id="over" title={words.who.title}>
			<form method="get" className="row-form">
				<SelectField name="fromId" label={words.who.from} choices={staff} defaultValue={from?.id ?? ''} />
				<Button kind="second">{words.who.look}</Button>
			</form>
			{from && (
				<>
					<h3>{n === 0 ? words.who.none(from.name) : words.who.held(from.name, n)}</h3>
					{n > 0 && (
						<Table
							caption={words.who.held(from.name, n)}
							columns={[{ label: words.who.columns.kind }, { label: words.who.columns.n, right: true }]}
							rows={held.map((one) => ({ key: one.kind, cells: [one.label, one.n] }))}
						/>
					)}
					<ActForm
						idempotencyKey={view.value('intent') === 'over' ? view.key : crypto.randomUUID()}
						action={`/council/handover?fromId=${from.id}`}
						hidden={{ intent: 'over', fromId: from.id }}
						className="page-form"
					>
						<SelectField
							{...view.line('toId')}
							label={words.who.to}
							choices={staff.filter((one) => one.value !== from.id)}
						/>
						<TextArea {...view.line('note')} label={words.who.note} hint={words.who.noteHint} optional />
						<DateField
							{...view.dateLine('lastDay')}
							label={words.who.lastDay}
							hint={words.who.lastDayHint}
							optional
						/>
						<p className="hint">{words.who.stays}</p>
						<Button big>{words.who.do}</Button>
					</ActForm>
				</>
			)}
		</Sheet>
	)
}

function Deputies({ view, found }: Views) {
	const { deputies, staff, mayAct } = found
	const say = words.deputy
	return (
		<Sheet id="deputies" title={say.title}>
			{deputies.length === 0 ? (
				<p>{say.none}</p>
			) : (
				<Table
					caption={say.title}
					columns={[
						{ label: say.columns.who },
						{ label: say.columns.days },
						...(mayAct ? [{ label: say.columns.end, silent: true }] : []),
					]}
					rows={deputies.map((one) => ({
						key: one.id,
						cells: [
							one.line,
							one.days,
							<ActForm key="end" idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'end', id: one.id }}>
								<Button kind="plain">{say.end}</Button>
							</ActForm>,
						],
					}))}
				/>
			)}
			{mayAct && (
				<ActForm
					idempotencyKey={view.value('intent') === 'deputy' ? view.key : crypto.randomUUID()}
					hidden={{ intent: 'deputy' }}
					className="page-form"
				>
					<SelectField {...view.line('absentId')} label={say.absent} choices={staff} />
					<SelectField {...view.line('deputyId')} label={say.deputy} choices={staff} />
					<DateField {...view.dateLine('fromDay')} label={say.from} />
					<DateField {...view.dateLine('untilDay')} label={say.until} />
					<p className="hint">{say.note}</p>
					<Button kind="second">{say.name}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

export default function Handover() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'handover')
	return (
		<Council>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<DeskHead title={words.title} lead={words.lead} />
			{found.mayAct ? <Over view={view} found={found} /> : <p className="hint">{words.ask(found.whom)}</p>}
			<Deputies view={view} found={found} />
			{found.past.length > 0 && (
				<Sheet id="past" title={words.past.title}>
					<ul>
						{found.past.map((one) => (
							<li key={one.id}>
								<b>{one.line}</b> {one.at} {one.last}
								<p className="lines-kept">{one.note}</p>
							</li>
						))}
					</ul>
				</Sheet>
			)}
		</Council>
	)
}
