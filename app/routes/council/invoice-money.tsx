// One invoice's money: what came in for it, taking it off again, cash at the counter, and making it void.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { creditInvoice } from '~/money/credit-note.server'
import { recordInvoicePaid, settleInvoice, takeCash, unsettle } from '~/money/incoming.server'
import { incomingsLeft, partsOfInvoice } from '~/money/incoming-list.server'
import { invoiceState, openYen } from '~/money/invoice'
import { invoiceOf } from '~/money/invoice.server'
import { remindersOf } from '~/money/reminder.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, TextField, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { day, id, text, yen as yenField } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = incomingWords.invoice

export const meta = titled<{ number: string }>((found) => words.title(found.number))

const yen = (n: number) => `${formatYen(n)}円`

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const invoice = await invoiceOf(on, null, params.invoiceId ?? '')
		if (!invoice) throw data(null, { status: 404 })
		const open = openYen(invoice)
		const parts = await partsOfInvoice(on, invoice.id)
		const waiting = open > 0 ? await incomingsLeft(on, invoice.employerId) : []
		return {
			told: toldOf(request, words.told),
			today,
			id: invoice.id,
			number: invoice.number,
			employer: invoice.employerName,
			state: invoiceState(invoice),
			late: open > 0 && invoice.dueDay < today,
			total: yen(invoice.totalYen),
			received: yen(invoice.receivedYen),
			open,
			openSaid: formatYen(open),
			due: sayDayAndYear(invoice.dueDay),
			parts: parts.map((part) => ({
				id: part.id,
				incomingId: part.incomingId,
				day: sayDay(part.incoming.day),
				how: incomingWords.channels[part.incoming.channel],
				receipt: part.incoming.receiptNumber,
				sum: yen(part.yen + part.feeYen),
				fee: part.feeYen > 0 ? words.fee(formatYen(part.feeYen)) : null,
			})),
			waiting: waiting.map(({ incoming, leftYen }) => ({
				id: incoming.id,
				sum: formatYen(Math.min(leftYen, open)),
			})),
			reminders: (await remindersOf(on, invoice.id)).map((one) => ({
				step: one.step,
				said: words.reminded(one.step, sayDay(dayOf(one.at))),
			})),
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('paid'), paidDay: day(words.paidDay) }),
	z.object({ intent: z.literal('off'), partId: id() }),
	z.object({ intent: z.literal('use'), incomingId: id() }),
	z.object({ intent: z.literal('cash'), cashYen: yenField(words.cashYen) }),
	z.object({ intent: z.literal('credit'), why: text(words.creditWhy, 300) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	const invoiceId = params.invoiceId ?? ''
	const back = (told: string) => `/council/invoices/${invoiceId}/money?told=${told}`
	return send(request, {
		form: 'invoice-money',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'paid':
					await recordInvoicePaid(tx, actor, invoiceId, value.paidDay)
					return back('paid')
				case 'off':
					await unsettle(tx, actor, value.partId)
					return back('off')
				case 'use':
					await settleInvoice(tx, actor, value.incomingId, invoiceId)
					return back('used')
				case 'cash':
					await takeCash(tx, actor, invoiceId, value.cashYen)
					return back('cash')
				case 'credit':
					await creditInvoice(tx, actor, invoiceId, value.why)
					return back('credited')
			}
		},
	})
}

export default function InvoiceMoney() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'invoice-money')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	const open = found.open > 0 && found.mayInvoice
	return (
		<Council>
			<DeskHead
				title={words.title(found.number)}
				lead={found.employer}
				over={<a href="/council/invoices">{incomingWords.page.title}</a>}
				aside={
					<LinkButton kind="second" href={`/council/invoices/${found.id}`}>
						{words.paper}
					</LinkButton>
				}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<Sheet id="facts" title={words.facts}>
				<p>
					<Chip tone={found.state === 'paid' ? 'yes' : found.state === 'void' ? 'plain' : 'wait'}>
						{incomingWords.states[found.state]}
					</Chip>{' '}
					{found.late && <Chip tone="no">{incomingWords.overdue}</Chip>}
				</p>
				<KeyValues
					pairs={[
						{ label: words.total, answer: found.total },
						{ label: words.received, answer: found.received },
						{ label: words.left, answer: <b>{found.openSaid}円</b> },
						{ label: words.due, answer: found.due },
					]}
				/>
				{found.state === 'void' && (
					<p>
						<a href={`/council/invoices/${found.id}/credit-note`}>{words.creditPaper}</a>
					</p>
				)}
			</Sheet>
			<Sheet id="parts" title={words.parts} flush={found.parts.length > 0}>
				{found.parts.length === 0 ? (
					<Empty icon="yen" note={words.partsNoneNote}>
						{words.partsNone}
					</Empty>
				) : (
					<Table
						caption={words.parts}
						columns={[
							{ label: words.partColumns.day },
							{ label: words.partColumns.how },
							{ label: words.partColumns.sum, right: true },
							{ label: words.partColumns.off, silent: true },
						]}
						rows={found.parts.map((part) => ({
							key: part.id,
							cells: [
								<a key="day" href={`/council/incomings/${part.incomingId}`}>
									{part.day}
								</a>,
								<span key="how">
									{part.how}{' '}
									{part.receipt && (
										<a href={`/council/incomings/${part.incomingId}/receipt`}>
											{words.receipt(part.receipt)}
										</a>
									)}
								</span>,
								<span key="sum">
									{part.sum} {part.fee && <small>{part.fee}</small>}
								</span>,
								found.mayInvoice && found.state !== 'void' ? (
									<ActForm
										key="off"
										idempotencyKey={view.value('partId') === part.id ? view.key : crypto.randomUUID()}
										hidden={{ intent: 'off', partId: part.id }}
									>
										<Button kind="second">{words.off}</Button>
									</ActForm>
								) : null,
							],
						}))}
					/>
				)}
			</Sheet>
			{open && found.waiting.length > 0 && (
				<Sheet id="waiting" title={words.waiting}>
					{found.waiting.map((one) => (
						<ActForm
							key={one.id}
							idempotencyKey={view.value('incomingId') === one.id ? view.key : crypto.randomUUID()}
							hidden={{ intent: 'use', incomingId: one.id }}
						>
							<Button kind="second">{words.use(one.sum)}</Button>
						</ActForm>
					))}
				</Sheet>
			)}
			{open && (
				<Sheet id="by-hand" title={words.byHand}>
					<p className="hint">{words.byHandLead(found.openSaid)}</p>
					<ActForm idempotencyKey={keyFor('paid')} hidden={{ intent: 'paid' }} className="row-form">
						<DateField
							name="paidDay"
							label={words.paidDay}
							defaultValue={intent === 'paid' ? view.date('paidDay') : found.today}
							error={view.error('paidDay')}
						/>
						<Button>{words.record}</Button>
					</ActForm>
				</Sheet>
			)}
			{open && (
				<Sheet id="cash" title={words.cash}>
					<p className="hint">{words.cashLead}</p>
					<ActForm idempotencyKey={keyFor('cash')} hidden={{ intent: 'cash' }} className="row-form">
						<YenField
							name="cashYen"
							label={words.cashYen}
							defaultValue={intent === 'cash' ? view.value('cashYen') : found.open}
							error={view.error('cashYen') ?? view.error('yen')}
						/>
						<Button kind="second">{words.takeCash}</Button>
					</ActForm>
				</Sheet>
			)}
			<Sheet id="remind" title={words.remind}>
				{found.reminders.length === 0 ? (
					<p>{words.remindNone}</p>
				) : (
					<ul>
						{found.reminders.map((one) => (
							<li key={one.step}>
								<a href={`/council/invoices/${found.id}/reminders/${one.step}`}>{one.said}</a>
							</li>
						))}
					</ul>
				)}
			</Sheet>
			{found.mayInvoice && found.state !== 'void' && (
				<Fold title={words.credit} open={intent === 'credit'}>
					<p>{words.creditLead}</p>
					<ActForm idempotencyKey={keyFor('credit')} hidden={{ intent: 'credit' }} className="page-form">
						<TextField
							name="why"
							label={words.creditWhy}
							hint={words.creditWhyHint}
							defaultValue={view.value('why')}
							error={view.error('why')}
						/>
						<Button kind="stop">{words.creditDo}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}
