// 手元金庫: what the ledger says lies in it, counting it by hand, taking cash to the bank, and every count so far.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { cashCountsOf, countCash, depositCash } from '~/money/cash-box.server'
import { cashInBox } from '~/money/cash-held.server'
import { receiptsOf } from '~/money/incoming-list.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextField, YenField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { day, optionalText, yen } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { moneyWords } from '~/words/ja/money'
import { cashWords as words } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => ({
		told: toldOf(request, words.told),
		today: dayOf(now()),
		inBox: formatYen(await cashInBox(on)),
		mayMake: mayDo('make-payout', who.roles),
		receipts: (await receiptsOf(on, null, 60)).map((one) => ({
			id: one.id,
			number: one.receiptNumber ?? '',
			day: sayDayAndYear(one.day),
			sum: `${formatYen(one.yen)}円`,
			cancelled: one.undoneAt !== null,
		})),
		counts: (await cashCountsOf(on)).map((one) => ({
			id: one.id,
			at: sayInstant(one.at, 'staff'),
			counted: `${formatYen(one.countedYen)}円`,
			ledger: `${formatYen(one.ledgerYen)}円`,
			difference: `${formatYen(one.countedYen - one.ledgerYen)}円`,
			why: one.why,
			by: one.name,
		})),
	}))
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('count'),
		countedYen: yen(words.counted, { least: 0 }),
		why: optionalText(words.why, 100),
	}),
	z.object({ intent: z.literal('deposit'), yen: yen(words.depositYen), day: day(words.depositDay) }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-payout')
	return send(request, {
		form: 'cash-box',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.intent === 'deposit') {
				await depositCash(tx, actor, value)
				return '/council/cash-box?told=deposited'
			}
			const difference = await countCash(tx, actor, value)
			return `/council/cash-box?told=${difference === 0 ? 'counted' : 'counted-differs'}`
		},
	})
}

const receiptWords = incomingWords.receipt

/** Every number of a receipt in its place, a cancelled one as well. */
function Receipts({ receipts }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'receipts'>) {
	return (
		<Sheet id="receipts" title={receiptWords.list} flush={receipts.length > 0}>
			{receipts.length === 0 ? (
				<Empty icon="doc" note={receiptWords.listNoneNote}>
					{receiptWords.listNone}
				</Empty>
			) : (
				<Table
					caption={receiptWords.list}
					columns={[
						{ label: receiptWords.listColumns.number },
						{ label: receiptWords.listColumns.day },
						{ label: receiptWords.listColumns.sum, right: true },
						{ label: receiptWords.listColumns.state },
					]}
					rows={receipts.map((one) => ({
						key: one.id,
						cells: [
							<a key="number" href={`/council/incomings/${one.id}`}>
								{one.number}
							</a>,
							one.day,
							one.sum,
							<Chip key="state" tone={one.cancelled ? 'no' : 'yes'}>
								{receiptWords.states[one.cancelled ? 'cancelled' : 'given']}
							</Chip>,
						],
					}))}
				/>
			)}
		</Sheet>
	)
}

export default function CashBox() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'cash-box')
	const counting = view.value('intent') !== 'deposit'
	return (
		<Council>
			<DeskHead
				over={<a href="/council/money">{moneyWords.title}</a>}
				title={words.title}
				lead={words.lead}
				aside={
					<LinkButton kind="second" href="/council/ledger/cash-box">
						{words.moves}
					</LinkButton>
				}
			/>
			{found.told && <Told>{found.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="box" title={words.ledger}>
				<p className="big-yen">
					<b>{found.inBox}円</b>
				</p>
			</Sheet>
			{found.mayMake && (
				<Sheet id="count" title={words.count}>
					<p className="hint">{words.countSay}</p>
					<ActForm idempotencyKey={counting ? view.key : crypto.randomUUID()} hidden={{ intent: 'count' }}>
						<YenField
							name="countedYen"
							label={words.counted}
							hint={words.countedHint}
							defaultValue={view.value('countedYen')}
							error={view.error('countedYen')}
						/>
						<TextField
							name="why"
							label={words.why}
							defaultValue={counting ? view.value('why') : undefined}
							error={view.error('why')}
							optional
						/>
						<Button>{words.keepCount}</Button>
					</ActForm>
				</Sheet>
			)}
			{found.mayMake && (
				<Sheet id="deposit" title={words.deposit}>
					<p className="hint">{words.depositSay}</p>
					<ActForm
						idempotencyKey={counting ? crypto.randomUUID() : view.key}
						hidden={{ intent: 'deposit' }}
						className="row-form"
					>
						<YenField
							name="yen"
							label={words.depositYen}
							defaultValue={view.value('yen')}
							error={view.error('yen')}
						/>
						<DateField
							name="day"
							label={words.depositDay}
							defaultValue={counting ? found.today : view.date('day')}
							error={view.error('day')}
						/>
						<Button kind="second">{words.deposit}</Button>
					</ActForm>
				</Sheet>
			)}
			<Receipts receipts={found.receipts} />
			<Sheet id="history" title={words.history} flush={found.counts.length > 0}>
				{found.counts.length === 0 ? (
					<Empty icon="yen" note={words.historyNote}>
						{words.historyNone}
					</Empty>
				) : (
					<Table
						caption={words.history}
						columns={[
							{ label: words.columns.at },
							{ label: words.columns.counted, right: true },
							{ label: words.columns.ledger, right: true },
							{ label: words.columns.difference, right: true },
							{ label: words.columns.why },
							{ label: words.columns.by },
						]}
						rows={found.counts.map((one) => ({
							key: one.id,
							cells: [one.at, one.counted, one.ledger, one.difference, one.why, one.by],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
