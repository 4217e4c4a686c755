// 亡くなられたとき: sets the pay of somebody who has died apart for the heirs, pays them on their paper, or takes it back.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import type { HeirCase } from '~/money/heirs.server'
import { bookedYenOfCase, caseOfPerson, openHeirCase, payHeirs, undoHeirCase } from '~/money/heirs.server'
import { earningsOfCase, paidCasesOf } from '~/money/heirs-list.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, PickOne, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { day, id, pick, text } from '~/words/ja/fields'
import { lifeWords } from '~/words/ja/life'
import { heirWords as words } from '~/words/ja/payout'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { endByDeath, stoodByDeath, takeLifeBack } from './life-acts.server'

export const meta = titled<{ name: string }>((found) => `${words.start} ${found.name}`)

const sayPaid = ({ paidDay, paidWay, receiver, paperNumber }: HeirCase) =>
	paidDay && paidWay
		? words.paidSay(sayDayAndYear(paidDay), words.ways[paidWay], receiver ?? '', paperNumber ?? '')
		: null

async function caseShown(on: Db, registrantId: string) {
	const found = await caseOfPerson(on, registrantId)
	if (!found) return null
	const rows = await earningsOfCase(on, found.id)
	const sum = rows.reduce((all, one) => all + one.yen, 0)
	const booked = await bookedYenOfCase(on, found.id)
	return {
		id: found.id,
		died: sayDayAndYear(found.diedDay),
		limit: found.limitDay ? sayDayAndYear(found.limitDay) : null,
		sum: formatYen(sum),
		open: found.paidAt === null,
		differs: found.paidAt === null && booked !== sum ? words.differs(sum, booked) : null,
		earlier: (await paidCasesOf(on, registrantId))
			.filter((one) => one.id !== found.id)
			.map((one) => ({ id: one.id, said: sayPaid(one), sum: `${formatYen(one.paidYen ?? 0)}円` })),
		openedBy: found.openedBy,
		paid: sayPaid(found),
		rows: rows.map((one) => ({
			id: one.id,
			title: one.title,
			day: sayDay(one.serviceDay),
			yen: `${formatYen(one.yen)}円`,
			withheld: `${formatYen(one.withheldYen)}円`,
		})),
	}
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'open-heir-case')
	return inSnapshot(async (on) => {
		const person = await registrantOf(on, params.registrantId ?? '')
		if (!person) throw data(null, { status: 404 })
		return {
			told: toldOf(request, { ...lifeWords.told, ...words.told }),
			today: dayOf(now()),
			id: person.id,
			name: `${person.familyName} ${person.givenName}`,
			seesPeople: mayDo('see-people', who.roles),
			mayPay: mayDo('make-payout', who.roles),
			found: await caseShown(on, person.id),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('open'), diedDay: day(words.diedDay) }),
	z.object({
		intent: z.literal('pay'),
		caseId: id(),
		paperNumber: text(words.paperNumber, 60),
		receiver: text(words.receiver, 60),
		way: pick(words.way, ['bank', 'cash']),
		paidDay: day(words.paidDay),
	}),
	z.object({ intent: z.literal('undo'), caseId: id() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const intent = (await request.clone().formData()).get('intent')
	const { who, actor } = await requireStaff(request, intent === 'pay' ? 'make-payout' : 'open-heir-case')
	if (intent === 'pay') await requireFresh(request, who)
	const registrantId = params.registrantId ?? ''
	const back = (told: string) => `/council/people/${registrantId}/heirs?told=${told}`
	return send(request, {
		form: 'heirs',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'open') {
				const person = await registrantOf(tx, registrantId)
				// Of a number that ended in another the death is entered there: here only pay is set apart.
				if (person?.joinedIntoId) await openHeirCase(tx, actor, registrantId, value.diedDay)
				else if ((await endByDeath(tx, actor, registrantId, value.diedDay)) !== 'moved')
					return `/council/people/${registrantId}/life?told=moved-in-payout`
				return back('opened')
			}
			// A form speaks of this person's own case.
			if ((await caseOfPerson(tx, registrantId))?.id !== value.caseId) throw refused('heirs-settled')
			if (value.intent === 'undo') {
				if (await stoodByDeath(tx, registrantId)) return back(await takeLifeBack(tx, actor, registrantId))
				await undoHeirCase(tx, actor, value.caseId)
				return back('undone')
			}
			await payHeirs(tx, actor, value.caseId, { ...value, day: value.paidDay })
			return back('paid')
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>
type Case = NonNullable<Found['found']>

function OpenForm({ view }: { view: ReturnType<typeof formView> }) {
	return (
		<Sheet id="open" title={words.start}>
			<p>{words.startLead}</p>
			<ActForm idempotencyKey={view.key} hidden={{ intent: 'open' }}>
				<DateField {...view.dateLine('diedDay')} label={words.diedDay} />
				<Button>{words.startAct}</Button>
			</ActForm>
		</Sheet>
	)
}

function CaseSheet({ found }: { found: Case }) {
	return (
		<Sheet id="case" title={words.title}>
			<KeyValues
				pairs={[
					{ label: words.diedDay, answer: found.died },
					{ label: words.sum, answer: <b>{found.sum}円</b> },
					...(found.limit && found.open ? [{ label: words.columns.limit, answer: found.limit }] : []),
					...(found.paid ? [{ label: words.states.paid, answer: found.paid }] : []),
				]}
			/>
			{found.differs && <Note>{found.differs}</Note>}
			<p className="hint">{found.open ? words.later : words.laterAgain}</p>
			{found.earlier.length > 0 && (
				<>
					<h3>{words.earlier}</h3>
					<KeyValues pairs={found.earlier.map((one) => ({ label: one.said ?? '', answer: one.sum }))} />
				</>
			)}
			{found.rows.length > 0 && (
				<Table
					caption={words.list}
					columns={[
						{ label: words.listColumns.work },
						{ label: words.listColumns.day },
						{ label: words.listColumns.withheld, right: true },
						{ label: words.listColumns.yen, right: true },
					]}
					rows={found.rows.map((one) => ({
						key: one.id,
						cells: [one.title, one.day, one.withheld, one.yen],
					}))}
				/>
			)}
		</Sheet>
	)
}

function PayForm({ found, view, today }: { found: Case; view: ReturnType<typeof formView>; today: string }) {
	return (
		<Sheet id="pay" title={words.pay}>
			<p>{words.payLead}</p>
			<ActForm idempotencyKey={view.key} hidden={{ intent: 'pay', caseId: found.id }}>
				<TextField {...view.line('paperNumber')} label={words.paperNumber} />
				<TextField {...view.line('receiver')} label={words.receiver} />
				<PickOne
					name="way"
					label={words.way}
					choices={(['bank', 'cash'] as const).map((value) => ({ value, label: words.ways[value] }))}
					defaultValue={view.value('way') ?? 'bank'}
					error={view.error('way')}
				/>
				<DateField
					name="paidDay"
					label={words.paidDay}
					defaultValue={view.date('paidDay') ?? today}
					error={view.error('paidDay')}
				/>
				<Button>{words.payAct(found.sum)}</Button>
			</ActForm>
		</Sheet>
	)
}

export default function HeirCasePage() {
	const { told, today, id, name, seesPeople, mayPay, found } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'heirs')
	return (
		<Council>
			<DeskHead
				over={
					seesPeople ? (
						<a href={`/council/people/${id}`}>{words.back}</a>
					) : (
						<a href="/council/heirs">{words.title}</a>
					)
				}
				title={`${words.start} ${name}`}
			/>
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{found === null && <OpenForm view={view} />}
			{found && <CaseSheet found={found} />}
			{found && (
				<LinkButton kind="second" icon="doc" href={`/council/people/${id}/heirs/statement`}>
					{words.statement}
				</LinkButton>
			)}
			{found?.open && !found.differs && mayPay && <PayForm {...{ found, view, today }} />}
			{found?.open && (
				<Fold title={words.undo}>
					<p>{words.undoLead}</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'undo', caseId: found.id }}>
						<Button kind="stop">{words.undo}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}
