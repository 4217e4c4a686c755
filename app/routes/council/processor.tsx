// The processor for the treasurer: what stands there, what needs a person, what failed, and what paying by it would cost.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { connectAccountsShown, offersConnect } from '~/money/connect.server'
import type { LineUnderWay } from '~/money/connect-list.server'
import { linesUnderWay } from '~/money/connect-list.server'
import { balanceOn } from '~/money/ledger.server'
import { isPersonKind } from '~/money/processor'
import { askCallAgain, isForPerson, setCallAside } from '~/money/processor-call.server'
import {
	bookMoneyBack,
	eventsThatWait,
	isMoneyBack,
	setEventAside,
	toldOf as toldIn,
	tryEventAgain,
} from '~/money/processor-event.server'
import {
	arrived,
	connectCosts,
	failedCalls,
	openCheckouts,
	payersOf,
	sentToBank,
} from '~/money/processor-list.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { connectPayoutWords, connectStepWords } from '~/words/ja/connect-payout'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { id } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { moneyWords } from '~/words/ja/money'
import { faultSaid, processorWords } from '~/words/ja/processor'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = processorWords.desk

export const meta = titled(words.title)

const sayYen = (yen: number) => `${formatYen(yen)}円`

async function waitingShown(on: Db) {
	const events = await eventsThatWait(on)
	const payers = await payersOf(
		on,
		events.map((event) => toldIn(event).paymentRef).filter((ref) => ref !== ''),
	)
	return events.map((event) => ({
		id: event.id,
		when: sayInstant(event.receivedAt, 'staff'),
		what: isPersonKind(event.kind)
			? processorWords.events[event.kind]
			: words.waiting.unhandled(faultSaid(event.fault ?? '')),
		yen: toldIn(event).yen > 0 ? sayYen(toldIn(event).yen) : '',
		who: payers.get(toldIn(event).paymentRef) ?? words.waiting.unknownPayer,
		person: isPersonKind(event.kind),
		back: isMoneyBack(event) && payers.has(toldIn(event).paymentRef),
	}))
}

async function costShown(on: Db) {
	const { one, largest } = await connectCosts(on, now())
	return {
		on: await offersConnect(on),
		one: words.connect.one(formatYen(one.dearYen), formatYen(one.cheapYen)),
		largest: largest
			? words.connect.cost(
					largest.people,
					formatYen(largest.yen),
					formatYen(largest.dearYen),
					formatYen(largest.cheapYen),
				)
			: words.connect.nothing,
		people: (await connectAccountsShown(on)).map((account) => ({
			id: account.registrantId,
			who: `${account.familyName} ${account.givenName}`,
			state: account.state === 'ended' ? null : account.state,
			since: sayInstant(account.changedAt, 'staff'),
		})),
	}
}

/** What is said below where a line stands. */
function lineNote({ step, late, fault, arrivesAt, nextTryAt }: LineUnderWay): string {
	if (step === 'goes-after-back')
		return connectPayoutWords.run.goesAfterBack(
			arrivesAt ? sayDay(dayOf(new Date(arrivesAt))) : '',
			nextTryAt ? sayInstant(nextTryAt, 'staff') : '',
		)
	if (late) return connectPayoutWords.desk.late
	return fault ? faultSaid(fault) : ''
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	if (!hasProcessor()) throw data(null, { status: 404 })
	return inSnapshot(async (on) => ({
		told: toldOf(request, words.told),
		mayAct: mayDo('issue-invoice', who.roles),
		standing: formatYen((await balanceOn(on, 'processor')).balanceYen),
		waiting: await waitingShown(on),
		failed: (await failedCalls(on)).map((call) => ({
			...call,
			at: sayInstant(call.at, 'staff'),
			fault: faultSaid(call.fault),
			forPerson: isForPerson(call.fault),
		})),
		open: (await openCheckouts(on)).map(({ seen, yen, ...one }) => ({
			...one,
			yen: sayYen(yen),
			state:
				seen?.state === 'waits'
					? words.waits.states.waits(
							processorWords.wayOf(seen.way),
							seen.until ? sayInstant(new Date(seen.until), 'staff') : '',
						)
					: words.waits.states[seen ? 'open' : 'asked'],
		})),
		came: (await arrived(on)).map((one) => ({
			id: one.id,
			day: sayDay(one.day),
			employer: one.employer ?? '',
			way: incomingWords.channels[one.channel],
			yen: sayYen(one.yen),
			fee: one.feeYen === null ? words.came.feeOpen : sayYen(one.feeYen),
			left: one.leftYen > 0 ? sayYen(one.leftYen) : '',
		})),
		banked: (await sentToBank(on)).map((one) => ({
			id: one.id,
			when: sayInstant(one.at, 'staff'),
			yen: sayYen(one.yen),
		})),
		connect: await costShown(on),
		lines: (await linesUnderWay(on, dayOf(now()))).map((one) => ({
			id: one.lineId,
			href: `/council/payouts/${one.payoutId}#line-${one.lineId}`,
			number: one.number,
			who: `${one.familyName} ${one.givenName}`,
			yen: sayYen(one.yen),
			state: connectStepWords[one.step],
			note: lineNote(one),
		})),
	}))
}

const eventId = z.string().regex(/^evt_[A-Za-z0-9_]{1,80}$/)
const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('call'), callId: id() }),
	z.object({ intent: z.literal('call-aside'), callId: id() }),
	z.object({ intent: z.literal('again'), eventId }),
	z.object({ intent: z.literal('aside'), eventId }),
	z.object({ intent: z.literal('book'), eventId }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	if (!hasProcessor()) throw data(null, { status: 404 })
	return send(request, {
		form: 'processor',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const to = (told: keyof typeof words.told) => `/council/processor?told=${told}`
			switch (value.intent) {
				case 'call':
					await askCallAgain(tx, actor, value.callId)
					return to('again')
				case 'call-aside':
					await setCallAside(tx, actor, value.callId)
					return to('aside')
				case 'again':
					await tryEventAgain(tx, actor, value.eventId)
					return to('again')
				case 'aside':
					await setEventAside(tx, actor, value.eventId)
					return to('aside')
				case 'book':
					await bookMoneyBack(tx, actor, value.eventId)
					return to('booked')
			}
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

/** One act on a line; `again` keeps the key of the form that was refused. */
function LineAct(props: { hidden: Record<string, string>; label: string; answerKey: string | undefined }) {
	return (
		<ActForm idempotencyKey={props.answerKey ?? crypto.randomUUID()} hidden={props.hidden}>
			<Button kind="second">{props.label}</Button>
		</ActForm>
	)
}

function Waiting({ found, keyOf }: { found: Found; keyOf: KeyOf }) {
	const { columns, none, title, ...say } = words.waiting
	const acts = (one: Found['waiting'][number]) => (
		<div key="act" className="btns-row">
			{one.back && (
				<LineAct
					hidden={{ intent: 'book', eventId: one.id }}
					label={say.book}
					answerKey={keyOf('book', one.id)}
				/>
			)}
			{!one.person && (
				<LineAct
					hidden={{ intent: 'again', eventId: one.id }}
					label={say.again}
					answerKey={keyOf('again', one.id)}
				/>
			)}
			<LineAct
				hidden={{ intent: 'aside', eventId: one.id }}
				label={say.aside}
				answerKey={keyOf('aside', one.id)}
			/>
		</div>
	)
	return (
		<Sheet id="waiting" title={title} flush={found.waiting.length > 0}>
			{found.waiting.length === 0 ? (
				<Empty icon="check">{none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.when },
						{ label: columns.what },
						{ label: columns.who },
						{ label: columns.yen, right: true },
						{ label: columns.act, silent: true },
					]}
					rows={found.waiting.map((one) => ({
						key: one.id,
						cells: [one.when, one.what, one.who, one.yen, found.mayAct ? acts(one) : null],
					}))}
				/>
			)}
		</Sheet>
	)
}

function Failed({ found, keyOf }: { found: Found; keyOf: KeyOf }) {
	const { columns, none, title, again, aside } = words.failed
	return (
		<Sheet id="failed" title={title} flush={found.failed.length > 0}>
			{found.failed.length === 0 ? (
				<Empty icon="check">{none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.when },
						{ label: columns.what },
						{ label: columns.about },
						{ label: columns.why },
						{ label: columns.act, silent: true },
					]}
					rows={found.failed.map((one) => ({
						key: one.id,
						cells: [
							one.at,
							processorWords.calls[one.kind],
							one.href ? (
								<a key="about" href={one.href}>
									{one.number}
								</a>
							) : (
								(one.number ?? '')
							),
							one.fault,
							found.mayAct ? (
								<LineAct
									key="act"
									hidden={{ intent: one.forPerson ? 'call-aside' : 'call', callId: one.id }}
									label={one.forPerson ? aside : again}
									answerKey={keyOf(one.forPerson ? 'call-aside' : 'call', one.id)}
								/>
							) : null,
						],
					}))}
				/>
			)}
		</Sheet>
	)
}

function UnderWay({ open }: Pick<Found, 'open'>) {
	const { columns, none, title } = words.waits
	return (
		<Sheet id="open" title={title} flush={open.length > 0}>
			{open.length === 0 ? (
				<Empty icon="clock">{none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.invoice },
						{ label: columns.employer },
						{ label: columns.yen, right: true },
						{ label: columns.state },
					]}
					rows={open.map((one) => ({
						key: one.id,
						cells: [
							<a key="invoice" href={`/council/invoices/${one.invoiceId}`}>
								{one.number}
							</a>,
							one.employer,
							one.yen,
							one.state,
						],
					}))}
				/>
			)}
		</Sheet>
	)
}

function Came({ came }: Pick<Found, 'came'>) {
	const { columns, none, title } = words.came
	return (
		<Sheet id="came" title={title} flush={came.length > 0}>
			{came.length === 0 ? (
				<Empty icon="yen">{none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.day },
						{ label: columns.employer },
						{ label: columns.way },
						{ label: columns.yen, right: true },
						{ label: columns.fee, right: true },
						{ label: columns.left, right: true },
					]}
					rows={came.map((one) => ({
						key: one.id,
						cells: [
							<a key="day" href={`/council/incomings/${one.id}`}>
								{one.day}
							</a>,
							one.employer,
							one.way,
							one.yen,
							one.fee,
							one.left && (
								<Chip key="left" tone="wait">
									{one.left}
								</Chip>
							),
						],
					}))}
				/>
			)}
		</Sheet>
	)
}

function Banked({ banked }: Pick<Found, 'banked'>) {
	const { columns, none, title, note } = words.banked
	return (
		<Sheet id="banked" title={title} flush={banked.length > 0}>
			{banked.length === 0 ? (
				<Empty icon="bank" note={note}>
					{none}
				</Empty>
			) : (
				<Table
					caption={note}
					columns={[{ label: columns.when }, { label: columns.yen, right: true }]}
					rows={banked.map((one) => ({ key: one.id, cells: [one.when, one.yen] }))}
				/>
			)}
		</Sheet>
	)
}

/** Pay on its way to people's own banks. */
function LinesUnderWay({ lines }: Pick<Found, 'lines'>) {
	const { title, none, columns } = connectPayoutWords.desk
	return (
		<Sheet id="lines" title={title} flush={lines.length > 0}>
			{lines.length === 0 ? (
				<Empty icon="yen">{none}</Empty>
			) : (
				<Table
					caption={title}
					columns={[
						{ label: columns.run },
						{ label: columns.who },
						{ label: columns.yen, right: true },
						{ label: columns.state },
					]}
					rows={lines.map((one) => ({
						key: one.id,
						cells: [
							<a key="run" href={one.href}>
								{one.number}
							</a>,
							one.who,
							one.yen,
							<span key="state">
								{one.state}
								<small>{one.note}</small>
							</span>,
						],
					}))}
				/>
			)}
		</Sheet>
	)
}

function Connect({ connect }: Pick<Found, 'connect'>) {
	const say = words.connect
	return (
		<Sheet id="connect" title={say.title}>
			<p>{connect.on ? say.on : say.off}</p>
			<p>{connect.one}</p>
			<p>{connect.largest}</p>
			<p>{say.who}</p>
			{connect.people.length > 0 && (
				<Table
					caption={say.people}
					columns={[{ label: say.columns.who }, { label: say.columns.state }, { label: say.columns.since }]}
					rows={connect.people.map((one) => ({
						key: one.id,
						cells: [
							one.who,
							one.state && (
								<Chip key="state" tone={one.state === 'ready' ? 'yes' : 'wait'}>
									{processorWords.registrant.stateChips[one.state]}
								</Chip>
							),
							one.since,
						],
					}))}
				/>
			)}
			{connect.on && connect.people.length === 0 && <p className="hint">{say.peopleNone}</p>}
		</Sheet>
	)
}

type KeyOf = (intent: string, one: string) => string | undefined

export default function Processor() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'processor')
	const keyOf: KeyOf = (intent, one) =>
		view.value('intent') === intent && [view.value('eventId'), view.value('callId')].includes(one)
			? view.key
			: undefined
	return (
		<Council>
			<DeskHead
				over={<a href="/council/money">{moneyWords.title}</a>}
				title={words.title}
				lead={
					<>
						{words.lead(found.standing)} <a href="/council/ledger/processor">{words.ledger}</a>
					</>
				}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<Waiting found={found} keyOf={keyOf} />
			<Failed found={found} keyOf={keyOf} />
			<UnderWay open={found.open} />
			<Came came={found.came} />
			<Banked banked={found.banked} />
			{(found.connect.on || found.lines.length > 0) && <LinesUnderWay lines={found.lines} />}
			<Connect connect={found.connect} />
		</Council>
	)
}
