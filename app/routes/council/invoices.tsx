// 請求とご入金: what is about to be asked for, what is open, and money that waits for an invoice.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { z } from 'zod'
import { now } from '~/base/clock'
import type { Day, Month } from '~/base/day'
import { addMonths, dayOf, monthOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { formatYen } from '~/base/yen'
import { isHeld } from '~/council/contract-mode'
import { incomingsLeft } from '~/money/incoming-list.server'
import { invoiceState, invoiceSums, isEarly, openYen, refuseEarly } from '~/money/invoice'
import { invoicesByIds, invoicesForStaff } from '~/money/invoice.server'
import { draftsOf, issueInvoices } from '~/money/invoice-issue.server'
import { employerNames } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { ToldIn } from '~/ui/told-in'
import { sayDay, sayMonth } from '~/words/ja/dates'
import { tick } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { draftAddress, issuedAddress, issuedIn } from '../draft-address'
import { toldOf } from '../told'

const words = incomingWords.page

export const meta = titled(words.title)

const mostOpen = 100
const mostAtOnce = 100
const yen = (n: number) => `${formatYen(n)}円`

/** The invoices that the act just done has issued, by the address that tells of them. */
async function readIssued(on: Db, request: Request) {
	const { ids, more } = issuedIn(request)
	const found = await invoicesByIds(on, ids)
	return { numbers: found.map(({ id, number }) => ({ id, number })), more }
}

async function readMonth(on: Db, month: Month, today: Day) {
	const drafts = (await draftsOf(on, month)).filter((draft) => draft.lines.length > 0)
	const names = await employerNames(
		on,
		drafts.map((draft) => draft.employerId),
	)
	return {
		month,
		label: sayMonth(month),
		early: isEarly(month, today),
		drafts: drafts.map((draft) => ({
			href: draftAddress(draft),
			employer: `${names.get(draft.employerId) ?? ''}${draft.taskId ? words.task(draft.lines[0]?.title ?? '') : ''}${isHeld(draft.mode) ? words.threeParties : ''}`,
			lines: draft.lines.length,
			total: yen(invoiceSums(draft.lines, draft.mode).totalYen),
		})),
	}
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	const thisMonth = monthOf(today)
	return inSnapshot(async (on) => {
		const months = await oneByOne([addMonths(thisMonth, -1), thisMonth], (month) =>
			readMonth(on, month, today),
		)
		// What the last month still lacks stands among this month's too: shown once.
		const open = await invoicesForStaff(on, { unpaid: true }, mostOpen)
		return {
			told: toldOf(request, words.told),
			issued: await readIssued(on, request),
			months: months.filter((one) => one.drafts.length > 0 && !(one.early && months[0]?.drafts.length)),
			open: open.map((one) => ({
				id: one.id,
				number: one.number,
				employer: one.employerName,
				month: sayMonth(one.month),
				left: yen(openYen(one)),
				due: sayDay(one.dueDay),
				late: one.dueDay < today,
				state: incomingWords.states[invoiceState(one)],
			})),
			openSay:
				open.length > 0
					? words.openSay(open.length, formatYen(open.reduce((sum, one) => sum + openYen(one), 0)))
					: undefined,
			waiting: (await incomingsLeft(on)).map(({ incoming, employerName, leftYen }) => ({
				id: incoming.id,
				day: sayDay(incoming.day),
				who: employerName ?? words.nobody,
				says: incoming.payerName,
				left: yen(leftYen),
			})),
			mayInvoice: mayDo('issue-invoice', who.roles),
		}
	})
}

const schema = z.object({
	intent: z.literal('issue'),
	early: tick(),
	month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, words.columns.month),
})

export async function action({ request }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const { who, actor } = await requireStaff(request, 'issue-invoice')
	return send(request, {
		form: 'invoices',
		person: who.accountId,
		schema,
		async act(tx, { month, early }) {
			refuseEarly(month, dayOf(tx.at), early)
			const made = await issueInvoices(tx, month, actor, { most: mostAtOnce })
			return made.length > 0 ? issuedAddress(made) : '/council/invoices?told=nothing-issued'
		},
	})
}

export default function Invoices() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'invoices')
	return (
		<Council>
			<DeskHead
				title={words.title}
				aside={
					<div className="btns-row">
						<LinkButton kind="second" href="/council/statements">
							{words.statements}
						</LinkButton>
						<LinkButton kind="second" href="/council/reminders">
							{words.reminders}
						</LinkButton>
					</div>
				}
			/>
			<ToldIn>
				{found.told && (
					<>
						{found.told}
						{found.issued.numbers.length > 0 && words.issuedLinks}
						{found.issued.numbers.map((one) => (
							<Fragment key={one.id}>
								<a href={`/council/invoices/${one.id}`}>{one.number}</a>{' '}
							</Fragment>
						))}
						{found.issued.more > 0 && words.issuedMore(found.issued.more)}
					</>
				)}
			</ToldIn>
			<ErrorSummary errors={view.errors} />
			<Sheet id="drafts" title={words.drafts}>
				<p className="hint">{words.draftsNote}</p>
				{found.months.length === 0 && (
					<Empty icon="doc" note={words.draftsNoneNote}>
						{words.draftsNone}
					</Empty>
				)}
				{found.months.map((one) => (
					<div key={one.month}>
						<Table
							caption={one.label}
							columns={[
								{ label: words.columns.employer },
								{ label: words.columns.lines, right: true },
								{ label: words.columns.total, right: true },
								{ label: words.columns.see, silent: true },
							]}
							rows={one.drafts.map((draft) => ({
								key: draft.href,
								cells: [
									draft.employer,
									draft.lines,
									draft.total,
									<SeeLink key="see" href={draft.href} label={draft.employer}>
										{words.see}
									</SeeLink>,
								],
							}))}
						/>
						{one.early && <p className="hint">{words.early(one.label)}</p>}
						{found.mayInvoice && (
							<ActForm
								idempotencyKey={view.value('month') === one.month ? view.key : crypto.randomUUID()}
								hidden={{ intent: 'issue', month: one.month }}
							>
								{one.early && (
									<Tick
										name="early"
										id={`early-${one.month}`}
										label={words.earlyTick(one.label)}
										error={view.value('month') === one.month ? view.error('early') : undefined}
									/>
								)}
								<Button kind="second">
									{words.issueAll(one.label, Math.min(one.drafts.length, mostAtOnce))}
								</Button>
								{one.drafts.length > mostAtOnce && <p className="hint">{words.mostAtOnce(mostAtOnce)}</p>}
							</ActForm>
						)}
					</div>
				))}
			</Sheet>
			<Sheet id="open" title={words.open} note={found.openSay} flush={found.open.length > 0}>
				{found.open.length === 0 ? (
					<Empty icon="doc" note={words.openNoneNote}>
						{words.openNone}
					</Empty>
				) : (
					<Table
						caption={words.open}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.employer },
							{ label: words.columns.month },
							{ label: words.columns.due },
							{ label: words.columns.open, right: true },
							{ label: words.columns.state },
							{ label: words.columns.see, silent: true },
						]}
						rows={found.open.map((one) => ({
							key: one.id,
							cells: [
								<a key="number" href={`/council/invoices/${one.id}`}>
									{one.number}
								</a>,
								one.employer,
								one.month,
								<span key="due">
									{one.due} {one.late && <Chip tone="no">{incomingWords.overdue}</Chip>}
								</span>,
								one.left,
								<Chip key="state" tone="wait">
									{one.state}
								</Chip>,
								<SeeLink key="see" href={`/council/invoices/${one.id}/money`} label={one.number}>
									{words.see}
								</SeeLink>,
							],
						}))}
					/>
				)}
				{found.open.length === mostOpen && <p className="hint">{words.openMore(mostOpen)}</p>}
			</Sheet>
			<Sheet id="waiting" title={words.waiting} flush={found.waiting.length > 0}>
				{found.waiting.length === 0 ? (
					<Empty icon="yen" note={words.waitingNoneNote}>
						{words.waitingNone}
					</Empty>
				) : (
					<>
						<p className="hint">{words.waitingNote}</p>
						<Table
							caption={words.waiting}
							columns={[
								{ label: words.columns.day },
								{ label: words.columns.employer },
								{ label: words.columns.who },
								{ label: words.columns.left, right: true },
								{ label: words.columns.see, silent: true },
							]}
							rows={found.waiting.map((one) => ({
								key: one.id,
								cells: [
									one.day,
									one.who,
									one.says,
									one.left,
									<SeeLink key="see" href={`/council/incomings/${one.id}`} label={one.who}>
										{words.see}
									</SeeLink>,
								],
							}))}
						/>
					</>
				)}
			</Sheet>
		</Council>
	)
}
