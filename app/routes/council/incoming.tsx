// One incoming: where its money went, what is left, using it, paying it back, and undoing a slip of the pen.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { refundIncoming, settleInvoice, undoIncoming } from '~/money/incoming.server'
import { incomingShown } from '~/money/incoming-list.server'
import { readyToPropose } from '~/money/statement.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { DateField, SelectField, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { day, id, yen as yenField } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = incomingWords.incoming

export const meta = titled<{ title: string }>((found) => found.title)

const yen = (n: number) => `${formatYen(n)}円`

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const found = await incomingShown(on, null, params.incomingId ?? '')
		if (!found) throw data(null, { status: 404 })
		const { incoming, leftYen } = found
		const ready = leftYen > 0 ? await readyToPropose(on, today) : null
		const fits = ready?.invoices.filter(
			(one) => incoming.employerId === null || one.employerId === incoming.employerId,
		)
		return {
			told: toldOf(request, words.told),
			title: words.title(sayDay(incoming.day), formatYen(incoming.yen)),
			id: incoming.id,
			today,
			how: incomingWords.channels[incoming.channel],
			says: incoming.payerName,
			employer: found.employerName ?? incomingWords.page.nobody,
			employerId: incoming.employerId,
			leftYen,
			left: yen(leftYen),
			lineId: incoming.statementLineId,
			receipt: incoming.receiptNumber,
			undone: incoming.undoneAt !== null,
			byStaff: incoming.channel === 'bank' || incoming.channel === 'cash',
			parts: found.parts.map((part) => ({
				id: part.id,
				day: sayInstant(part.at, 'staff'),
				invoiceId: part.invoiceId,
				to: part.invoiceNumber ?? words.refunded,
				sum: yen(part.yen + part.feeYen),
			})),
			invoices: (fits ?? []).slice(0, 60).map((one) => ({
				value: one.id,
				label: incomingWords.line.invoice(
					one.number,
					one.employerName,
					formatYen(one.openYen),
					sayDayAndYear(one.dueDay),
				),
			})),
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('use'), invoiceId: id() }),
	z.object({
		intent: z.literal('refund'),
		refundYen: yenField(words.refundYen),
		refundDay: day(words.refundDay),
	}),
	z.object({ intent: z.literal('undo') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	const incomingId = params.incomingId ?? ''
	return send(request, {
		form: 'incoming',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'use':
					await settleInvoice(tx, actor, incomingId, value.invoiceId)
					return `/council/incomings/${incomingId}?told=used`
				case 'refund':
					await refundIncoming(tx, actor, incomingId, { yen: value.refundYen, day: value.refundDay })
					return `/council/incomings/${incomingId}?told=refunded`
				case 'undo':
					await undoIncoming(tx, actor, incomingId)
					return '/council/invoices?told=undone'
			}
		},
	})
}

export default function IncomingPage() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'incoming')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	const left = found.leftYen > 0 && found.mayInvoice && !found.undone
	return (
		<Council>
			<DeskHead
				title={found.title}
				lead={found.employer}
				over={<a href="/council/invoices">{incomingWords.page.title}</a>}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<Sheet id="facts" title={words.facts}>
				<KeyValues
					pairs={[
						{ label: words.how, answer: found.how },
						...(found.says ? [{ label: words.who, answer: found.says }] : []),
						{ label: words.employer, answer: found.employer },
						{ label: words.left, answer: <b>{found.left}</b> },
						...(found.lineId
							? [
									{
										label: words.line,
										answer: <a href={`/council/statement-lines/${found.lineId}`}>{incomingWords.page.see}</a>,
									},
								]
							: []),
						...(found.receipt
							? [
									{
										label: words.receipt,
										answer: found.undone ? (
											incomingWords.receipt.cancelled(found.receipt)
										) : (
											<a href={`/council/incomings/${found.id}/receipt`}>{found.receipt}</a>
										),
									},
								]
							: []),
					]}
				/>
			</Sheet>
			<Sheet id="parts" title={words.parts} flush={found.parts.length > 0}>
				{found.parts.length === 0 ? (
					<Empty icon="yen">{words.partsNone}</Empty>
				) : (
					<Table
						caption={words.parts}
						columns={[
							{ label: words.partColumns.day },
							{ label: words.partColumns.to },
							{ label: words.partColumns.sum, right: true },
						]}
						rows={found.parts.map((part) => ({
							key: part.id,
							cells: [
								part.day,
								part.invoiceId ? (
									<a key="to" href={`/council/invoices/${part.invoiceId}/money`}>
										{part.to}
									</a>
								) : (
									part.to
								),
								part.sum,
							],
						}))}
					/>
				)}
			</Sheet>
			{left && (
				<Sheet id="use" title={words.use}>
					{found.invoices.length === 0 ? (
						<p>{words.useNone}</p>
					) : (
						<ActForm idempotencyKey={keyFor('use')} hidden={{ intent: 'use' }} className="row-form">
							<SelectField
								name="invoiceId"
								label={incomingWords.line.invoices}
								choices={found.invoices}
								error={view.error('invoiceId')}
							/>
							<Button>{words.useDo}</Button>
						</ActForm>
					)}
				</Sheet>
			)}
			{left && (
				<Fold title={words.refund} open={intent === 'refund'}>
					<p>{words.refundLead}</p>
					<ActForm idempotencyKey={keyFor('refund')} hidden={{ intent: 'refund' }} className="row-form">
						<YenField
							name="refundYen"
							label={words.refundYen}
							defaultValue={intent === 'refund' ? view.value('refundYen') : found.leftYen}
							error={view.error('refundYen') ?? view.error('yen')}
						/>
						<DateField
							name="refundDay"
							label={words.refundDay}
							defaultValue={intent === 'refund' ? view.date('refundDay') : found.today}
							error={view.error('refundDay') ?? view.error('day')}
						/>
						<Button kind="second">{words.refundDo}</Button>
					</ActForm>
				</Fold>
			)}
			{found.mayInvoice && found.byStaff && !found.undone && found.parts.length === 0 && !found.lineId && (
				<Fold title={words.undo} open={intent === 'undo'}>
					<p>{words.undoLead}</p>
					<ActForm idempotencyKey={keyFor('undo')} hidden={{ intent: 'undo' }}>
						<Button kind="stop">{words.undo}</Button>
					</ActForm>
				</Fold>
			)}
		</Council>
	)
}
