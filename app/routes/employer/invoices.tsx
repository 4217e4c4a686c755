// An employer's invoices, their receipts for cash, and how they wish to be billed.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { receiptsOf } from '~/money/incoming-list.server'
import { invoiceState, openYen } from '~/money/invoice'
import { invoicesOf } from '~/money/invoice.server'
import { hasHeldWork } from '~/money/paid.server'
import { hasProcessor } from '~/money/stripe.server'
import { billings } from '~/people/employer'
import { employerOf, setBilling } from '~/people/employer.server'
import { requireEmployer } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne } from '~/ui/field'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { archiveWords } from '~/words/ja/archive'
import { withholdingWords } from '~/words/ja/certificates'
import { sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import { pick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { processorWords } from '~/words/ja/processor'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = employerWords.invoices

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const [invoices, receipts, employer, held] = await inSnapshot(async (on) => [
		await invoicesOf(on, employerId),
		await receiptsOf(on, employerId),
		await employerOf(on, employerId),
		await hasHeldWork(on, employerId),
	])
	const today = dayOf(now())
	return {
		told: toldOf(request, { billing: incomingWords.billing.told }),
		billing: employer?.billing ?? 'monthly',
		held,
		receipts: receipts.map((one) => ({
			id: one.id,
			said: words.receiptNumber(one.receiptNumber ?? '', formatYen(one.yen)),
			cancelled: one.undoneAt !== null,
		})),
		invoices: invoices.map((one) => ({
			id: one.id,
			number: one.number,
			month: sayMonth(one.month),
			total: `${formatYen(one.totalYen)}円`,
			due: sayDayAndYear(one.dueDay),
			state: invoiceState(one),
			late: openYen(one) > 0 && one.dueDay < today,
			mayPay: hasProcessor() && openYen(one) > 0,
		})),
	}
}

const schema = z.object({ billing: pick(incomingWords.billing.title, billings) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	return send(request, {
		form: 'billing',
		person: who.accountId,
		schema,
		async act(tx, { billing }) {
			await setBilling(tx, actor, employerId, billing)
			return '/employer/invoices?told=billing'
		},
	})
}

export default function Invoices() {
	const { told, billing, held, invoices, receipts } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'billing')
	return (
		<Employer>
			<DeskHead title={words.title} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="invoices" title={words.title} flush={invoices.length > 0}>
				{invoices.length === 0 ? (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.month },
							{ label: words.columns.total, right: true },
							{ label: words.columns.due },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={invoices.map((one) => ({
							key: one.id,
							cells: [
								one.number,
								one.month,
								one.total,
								one.due,
								<Chip
									key="state"
									tone={
										one.late ? 'no' : one.state === 'paid' ? 'yes' : one.state === 'void' ? 'plain' : 'wait'
									}
								>
									{one.late ? incomingWords.overdue : incomingWords.states[one.state]}
								</Chip>,
								<div key="open" className="btns-row">
									<SeeLink href={`/employer/invoices/${one.id}`}>{words.open}</SeeLink>
									{one.mayPay && (
										<SeeLink href={`/employer/invoices/${one.id}/pay`}>{processorWords.pay.link}</SeeLink>
									)}
								</div>,
							],
						}))}
					/>
				)}
			</Sheet>
			<p>
				<SeeLink href="/employer/papers">{archiveWords.own.link}</SeeLink> {archiveWords.own.linkEmployer}
			</p>
			{receipts.length > 0 && (
				<Sheet id="receipts" title={words.receipts}>
					<ul>
						{receipts.map((one) => (
							<li key={one.id}>
								{one.cancelled ? (
									incomingWords.receipt.cancelled(one.said)
								) : (
									<a href={`/employer/receipts/${one.id}`}>{one.said}</a>
								)}
							</li>
						))}
					</ul>
				</Sheet>
			)}
			{held && (
				<Sheet id="records" title={withholdingWords.employer.title}>
					<p className="hint">{withholdingWords.employer.linkLead}</p>
					<LinkButton kind="second" icon="doc" href="/employer/payment-records">
						{withholdingWords.employer.link}
					</LinkButton>
				</Sheet>
			)}
			<Sheet id="billing" title={incomingWords.billing.title}>
				<p className="hint">{incomingWords.billing.say}</p>
				<ActForm idempotencyKey={view.key}>
					<PickOne
						name="billing"
						label={incomingWords.billing.title}
						choices={billings.map((value) => ({ value, label: incomingWords.billing.ways[value] }))}
						defaultValue={billing}
						error={view.error('billing')}
					/>
					<Button kind="second">{incomingWords.billing.save}</Button>
				</ActForm>
			</Sheet>
		</Employer>
	)
}
