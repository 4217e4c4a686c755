// 保険: what the office is insured for and until when; approver or administrator enter it, everybody of the office reads it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { coveredUntil, insuranceKinds, insuranceWarnDays } from '~/council/insurance'
import type { Insurance } from '~/council/insurance.server'
import { endInsurance, enterInsurance, insurancesFrom, insurancesPast } from '~/council/insurance.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, NumberField, PickOne, TextArea, TextField, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { day, id, pick, telephone, text, tick, whole } from '~/words/ja/fields'
import { insuranceWords as words } from '~/words/ja/insurance'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

const shown = (one: Insurance) => ({
	id: one.id,
	kind: words.kinds[one.kind],
	insurer: one.insurer,
	policy: `${words.policyNumber} ${one.policyNumber}`,
	telephone: one.telephone,
	days: words.days(one.fromDay, one.untilDay),
	covers: one.covers,
	inside: words.inside(one.homeWork, one.wayThere),
	tell: words.tell(one.tellDays),
	ended: one.endedAt !== null,
})

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const known = await insurancesFrom(on, today)
		return {
			told: toldOf(request, words.told),
			mayEnter: mayDo('enter-insurance', who.roles),
			mayList: mayDo('see-people', who.roles),
			known: known.map(shown),
			past: (await insurancesPast(on, today)).map(shown),
			gaps: insuranceKinds.flatMap((kind) => {
				const until = coveredUntil(known, kind, today)
				return until !== null && until > addDays(today, insuranceWarnDays) ? [] : [words.gap(kind, until)]
			}),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('enter'),
		kind: pick(words.kind, insuranceKinds),
		insurer: text(words.insurer, 80),
		policyNumber: text(words.policyNumber, 40),
		telephone: telephone(words.telephone),
		fromDay: day(words.fromDay),
		untilDay: day(words.untilDay),
		covers: text(words.covers, 400),
		homeWork: tick(),
		wayThere: tick(),
		tellDays: whole(words.tellDays, { least: 1, most: 180, unit: '日' }),
	}),
	z.object({ intent: z.literal('end'), id: id() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'enter-insurance')
	return send(request, {
		form: 'insurance',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'end') {
				await endInsurance(tx, actor, value.id)
				return '/council/insurances?told=ended'
			}
			const { intent: _intent, ...fields } = value
			await enterInsurance(tx, actor, fields)
			return '/council/insurances?told=entered'
		},
	})
}

type Shown = ReturnType<typeof shown>

function Insurances({ rows, title, ends }: { rows: readonly Shown[]; title: string; ends: boolean }) {
	return (
		<Table
			caption={title}
			columns={[
				{ label: words.columns.kind },
				{ label: words.columns.insurer },
				{ label: words.columns.days },
				{ label: words.columns.covers },
				...(ends ? [{ label: words.columns.end, silent: true }] : []),
			]}
			rows={rows.map((one) => ({
				key: one.id,
				cells: [
					<b key="kind">{one.kind}</b>,
					<>
						{one.insurer}
						<br />
						<a href={`tel:${one.telephone}`}>{one.telephone}</a>
						<br />
						<small>{one.policy}</small>
					</>,
					<>
						{one.days}
						{one.ended && (
							<>
								<br />
								<small>{words.ended}</small>
							</>
						)}
					</>,
					<>
						<span className="lines-kept">{one.covers}</span>
						<br />
						<small>
							{one.inside}・{one.tell}
						</small>
					</>,
					<ActForm key="end" idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'end', id: one.id }}>
						<button className="btn btn-plain" type="submit" aria-label={words.endFor(one.kind, one.insurer)}>
							{words.end}
						</button>
					</ActForm>,
				],
			}))}
		/>
	)
}

function EnterForm() {
	const view = formView(useActionData<typeof action>(), 'insurance')
	return (
		<ActForm idempotencyKey={view.key} hidden={{ intent: 'enter' }} className="page-form">
			<PickOne
				label={words.kind}
				choices={insuranceKinds.map((value) => ({
					value,
					label: words.kinds[value],
					hint: words.kindHints[value],
				}))}
				{...view.line('kind')}
			/>
			<TextField label={words.insurer} {...view.line('insurer')} />
			<TextField label={words.policyNumber} {...view.line('policyNumber')} />
			<TextField type="tel" label={words.telephone} {...view.line('telephone')} />
			<DateField label={words.fromDay} {...view.dateLine('fromDay')} />
			<DateField label={words.untilDay} {...view.dateLine('untilDay')} />
			<TextArea label={words.covers} hint={words.coversHint} rows={3} {...view.line('covers')} />
			<Tick name="homeWork" label={words.homeWork} defaultChecked={view.value('homeWork') === 'on'} />
			<Tick name="wayThere" label={words.wayThere} defaultChecked={view.value('wayThere') === 'on'} />
			<NumberField
				unit="日"
				label={words.tellDays}
				hint={words.tellDaysHint}
				{...view.line('tellDays')}
				defaultValue={view.value('tellDays') ?? 30}
			/>
			<Button big>{words.save}</Button>
		</ActForm>
	)
}

export default function InsurancePage() {
	const { told, mayEnter, mayList, known, past, gaps } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'insurance')
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{gaps.map((gap) => (
				<p key={gap} className="told told-wait">
					{gap}
				</p>
			))}
			<Sheet id="in-use" title={words.inUse} flush={known.length > 0}>
				{known.length === 0 ? (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Insurances rows={known} title={words.inUse} ends={mayEnter} />
				)}
			</Sheet>
			{mayList && <SeeLink href="/council/insurances/people">{words.people.open}</SeeLink>}
			{mayEnter && (
				<Sheet id="add" title={words.add}>
					<EnterForm />
				</Sheet>
			)}
			<Sheet id="past" title={words.past} flush={past.length > 0}>
				{past.length === 0 ? (
					<Empty icon="doc">{words.pastNone}</Empty>
				) : (
					<Insurances rows={past} title={words.past} ends={false} />
				)}
			</Sheet>
		</Council>
	)
}
