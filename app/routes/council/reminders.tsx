// お支払いのお願い: invoices past their day, and the next of three polite steps.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { openYen } from '~/money/invoice'
import { latePaymentsToStop } from '~/money/reminder'
import { lateInvoices, linesToDecide, remind } from '~/money/reminder.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { ToldIn } from '~/ui/told-in'
import { sayDay } from '~/words/ja/dates'
import { id } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = incomingWords.reminders

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	return inSnapshot(async (on) => ({
		told: toldOf(request, words.told),
		undecided: await linesToDecide(on),
		late: (await lateInvoices(on, today)).map(({ invoice, employerName, lateDays, next }) => ({
			id: invoice.id,
			employerId: invoice.employerId,
			employer: employerName,
			number: invoice.number,
			due: sayDay(invoice.dueDay),
			late: words.late(lateDays),
			left: `${formatYen(openYen(invoice))}円`,
			step: next?.step ?? null,
			ripe: next !== null && next.fromDay <= today,
			next: next ? `${words.next(next.step)} ${words.from(sayDay(next.fromDay))}` : words.all,
			stop: (next?.step ?? latePaymentsToStop + 1) > latePaymentsToStop,
		})),
		mayInvoice: mayDo('issue-invoice', who.roles),
	}))
}

const schema = z.object({ intent: z.literal('remind'), invoiceId: id() })

export async function action({ request }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	return send(request, {
		form: 'reminders',
		person: who.accountId,
		schema,
		async act(tx, { invoiceId }) {
			const step = await remind(tx, actor, invoiceId)
			return `/council/invoices/${invoiceId}/reminders/${step}`
		},
	})
}

export default function Reminders() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'reminders')
	return (
		<Council>
			<DeskHead
				title={words.title}
				lead={words.lead}
				over={<a href="/council/invoices">{incomingWords.page.title}</a>}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			{found.undecided > 0 && (
				<Told kind="wait" note={<a href="/council/statements">{incomingWords.statements.title}</a>}>
					{words.first(found.undecided)}
				</Told>
			)}
			<Sheet id="late" title={words.title} flush={found.late.length > 0}>
				{found.late.length === 0 ? (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.employer },
							{ label: words.columns.number },
							{ label: words.columns.due },
							{ label: words.columns.late, right: true },
							{ label: words.columns.left, right: true },
							{ label: words.columns.next },
							{ label: words.columns.do, silent: true },
						]}
						rows={found.late.map((one) => ({
							key: one.id,
							cells: [
								one.employer,
								<a key="number" href={`/council/invoices/${one.id}/money`}>
									{one.number}
								</a>,
								one.due,
								one.late,
								one.left,
								one.next,
								found.mayInvoice && one.ripe && one.step ? (
									<ActForm
										key="do"
										idempotencyKey={view.value('invoiceId') === one.id ? view.key : crypto.randomUUID()}
										hidden={{ intent: 'remind', invoiceId: one.id }}
									>
										<Button kind="second">{words.send(one.step)}</Button>
									</ActForm>
								) : one.stop ? (
									<a key="do" href={`/council/employers/${one.employerId}/stop`}>
										{words.stop}
									</a>
								) : null,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
