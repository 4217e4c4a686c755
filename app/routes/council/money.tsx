// Money at a glance: what is due, making a run, accounts to check, invoices, and the ledger below.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, lastDayOfMonth } from '~/base/day'
import { formatYen } from '~/base/yen'
import { ownErrorClock } from '~/council/due-date'
import { accountKinds, holderDiffers, rejectReasons } from '~/money/bank-account'
import { checkBankAccount, rejectBankAccount, waitingBankAccounts } from '~/money/bank-account.server'
import { dueUntil, monthThatWaits, withUsableAccount } from '~/money/board.server'
import { connectDue } from '~/money/connect-list.server'
import { isNear } from '~/money/heirs'
import { heirsWaiting } from '~/money/heirs.server'
import { openInvoices } from '~/money/invoice.server'
import { nextTransferDay } from '~/money/payout'
import { makePayout, waysOfDue } from '~/money/payout.server'
import { keptLines } from '~/money/payout-again.server'
import { asksOf } from '~/money/payout-ask.server'
import { payouts } from '~/money/payout-list.server'
import { waitingForPerson } from '~/money/processor-list.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickMany, SelectField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { ToldIn } from '~/ui/told-in'
import { withholdingWords } from '~/words/ja/certificates'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { sayDay, sayDayAndYear, sayInstant, sayMonth } from '~/words/ja/dates'
import { day, id, pick, picksOf } from '~/words/ja/fields'
import { incomingWords } from '~/words/ja/incoming'
import { rejectReasons as rejectWords } from '~/words/ja/ledger'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { moneyWords as words } from '~/words/ja/money'
import { payWords } from '~/words/ja/pay'
import { approvalWords, cashWords, heirWords, payoutPaperWords, recallWords } from '~/words/ja/payout'
import { processorWords } from '~/words/ja/processor'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'
import { sentBackWhy } from './payout-shown.server'

export const meta = titled(words.title)

/** Why pay that is past its day is not late in law: no account, or one that was put right only afterwards. */
function sayHeld(payDay: string, enteredOn: string | null): string | null {
	const clock = ownErrorClock(payDay, enteredOn)
	if (!clock) return null
	return clock.mendedOn === null ? words.heldUp : words.mended(sayDay(clock.latest))
}

/** What stands beside the runs: what may be paid again, whether cash is offered, and pay that waits for heirs. */
async function besideRuns(on: Db, today: string) {
	const heirs = await heirsWaiting(on)
	const near = heirs.filter((one) => isNear(one.limitDay, today)).length
	return {
		kept: (await keptLines(on)).map((line) => ({
			value: line.lineId,
			label: recallWords.againPick(
				`${line.familyName} ${line.givenName}`,
				`${formatYen(line.yen)}円`,
				line.number,
			),
		})),
		heirs:
			heirs.length > 0
				? heirWords.waits(
						heirs.length,
						heirs.reduce((sum, one) => sum + one.yen, 0),
					)
				: null,
		heirsNear: near > 0 ? heirWords.limitNear(near) : null,
	}
}

/** What would go through the processor, with what it costs; null where that is not offered. */
async function throughShown(on: Db, untilDay: string, today: string) {
	const due = await connectDue(on, untilDay, today)
	if (due === null) return null
	const say = connectPayoutWords.due
	const soonest = nextTransferDay(due.payDays, today)
	return {
		day: soonest < due.from ? due.from : soonest,
		any: due.people > 0,
		say: say.makeSay(sayDay(due.from)),
		cost: due.people > 0 ? say.cost(due.people, due.yen, due.dearYen, due.cheapYen) : say.none,
		beside: [
			...(due.notReady > 0 ? [say.notReady(due.notReady)] : []),
			...(due.tooSoon > 0 ? [say.tooSoon(due.tooSoon)] : []),
		],
	}
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	const untilDay = lastDayOfMonth(today)
	return inSnapshot(async (on) => {
		const due = await dueUntil(on, untilDay, today)
		const waiting = await waitingBankAccounts(on)
		const waitingOf = new Map(waiting.map((one) => [one.registrantId, one.id]))
		const usable = await withUsableAccount(
			on,
			due.shown.map((one) => one.registrantId),
		)
		const toClose = await monthThatWaits(on, today)
		const { offered, wayOfDue } = await waysOfDue(on, today)
		const runs = await payouts(on, 24)
		const asks = await asksOf(
			on,
			runs.map((run) => run.id),
		)
		const sentBack = new Map<string, string | null>()
		for (const run of runs) if (run.state === 'dropped') sentBack.set(run.id, await sentBackWhy(on, run.id))
		return {
			told: toldOf(request, words.told),
			processor: hasProcessor() ? { waits: await waitingForPerson(on, today) } : null,
			untilDay,
			transferDay: nextTransferDay(due.payDays, today),
			dueCount: due.count,
			more: due.count > due.shown.length ? words.dueMore(due.shown.length) : null,
			due: due.shown.map((one) => ({
				id: one.id,
				who: `${one.familyName} ${one.givenName}`,
				whoId: one.registrantId,
				task: payWords.titleOf(one.kind, one.title),
				service: sayDay(one.serviceDay),
				payDay: sayDay(one.payDay),
				yen: `${formatYen(one.yen)}円`,
				account: usable.has(one.registrantId),
				otherWay: wayOfDue(one) === 'bank' ? null : payoutPaperWords.ways[wayOfDue(one)],
				waits: waitingOf.get(one.registrantId) ?? null,
				forEmployer: one.waitsForEmployer,
				late: one.payDay < today,
				held: one.payDay < today ? sayHeld(one.payDay, usable.get(one.registrantId) ?? null) : null,
			})),
			total: formatYen(due.yen),
			late: due.lateCount > 0 ? words.overdueSay(due.lateCount, formatYen(due.lateYen)) : null,
			cashOffered: offered.cash,
			through: await throughShown(on, untilDay, today),
			...(await besideRuns(on, today)),
			runs: runs.map((run) => ({
				waitsFor: asks
					.filter((one) => one.payoutId === run.id && run.state === 'made')
					.map((one) => approvalWords.askedShort(one.name, sayInstant(one.askedAt, 'staff')))
					.join('・'),
				sentBack: sentBack.get(run.id) ?? null,
				way: run.way === 'bank' ? '' : `(${payoutPaperWords.ways[run.way]})`,
				id: run.id,
				number: run.number,
				day: sayDayAndYear(run.transferDay),
				lines: run.lines,
				total: `${formatYen(run.totalYen)}円`,
				state: run.state,
			})),
			accounts: waiting.map((one) => ({
				id: one.id,
				who: `${one.familyName} ${one.givenName}`,
				kana: `${one.familyKana} ${one.givenKana}`,
				bank: `${one.bankName} ${one.branchName}`,
				number: `${accountKinds[one.kind as keyof typeof accountKinds] ?? ''} ${one.number}`,
				holder: one.holderKana,
				entered: sayInstant(one.enteredAt, 'staff'),
				mine: one.enteredBy === who.accountId,
				differs: holderDiffers(one.holderKana, `${one.familyKana}${one.givenKana}`),
			})),
			invoicesSay: words.invoicesSay(await openInvoices(on, today)),
			toClose: toClose && mayDo('close-month', who.roles) ? sayMonth(toClose) : null,
			mayMake: mayDo('make-payout', who.roles),
			mayCheck: mayDo('check-bank-account', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('make'),
		way: z.enum(['bank', 'cash', 'connect']).default('bank'),
		transferDay: day(words.transferDay),
		untilDay: day(words.untilDay),
		again: picksOf(),
	}),
	z.object({ intent: z.literal('check'), accountId: id() }),
	z.object({ intent: z.literal('reject'), accountId: id(), why: pick(words.rejectWhy, rejectReasons) }),
])

const neededFor = {
	make: 'make-payout',
	check: 'check-bank-account',
	reject: 'check-bank-account',
} as const

export async function action({ request }: ActionFunctionArgs) {
	await requireStaff(request, 'see-money')
	const intent = pick(words.title, ['make', 'check', 'reject'])
		.catch('make')
		.parse((await request.clone().formData()).get('intent'))
	const { who, actor } = await requireStaff(request, neededFor[intent])
	return send(request, {
		form: 'money',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'make':
					return `/council/payouts/${(await makePayout(tx, actor, value.transferDay, value.untilDay, value)).id}`
				case 'check':
					await checkBankAccount(tx, actor, value.accountId)
					return '/council/money?told=checked#accounts'
				case 'reject':
					await rejectBankAccount(tx, actor, value.accountId, value.why)
					return '/council/money?told=rejected#accounts'
			}
		},
	})
}

/** A run through the processor: who goes so, and what this very run would cost, before it is made. */
function Through({
	through,
	untilDay,
	mayMake,
	open,
}: {
	through: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['through']>
	untilDay: string
	mayMake: boolean
	open: boolean
}) {
	const say = connectPayoutWords.due
	return (
		<Fold title={say.make} open={open}>
			<p className="hint">{through.say}</p>
			<p>{through.cost}</p>
			{through.beside.map((one) => (
				<p key={one} className="hint">
					{one}
				</p>
			))}
			{mayMake && through.any && (
				<ActForm
					idempotencyKey={crypto.randomUUID()}
					hidden={{ intent: 'make', way: 'connect' }}
					className="row-form"
				>
					<DateField name="transferDay" id="through-day" label={say.day} defaultValue={through.day} />
					<DateField name="untilDay" id="through-until" label={words.untilDay} defaultValue={untilDay} />
					<Button kind="second">{say.make}</Button>
				</ActForm>
			)}
		</Fold>
	)
}

export default function Money() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'money')
	const intent = view.value('intent')
	const keyFor = (name: string, more = true) => (intent === name && more ? view.key : crypto.randomUUID())
	return (
		<Council>
			<DeskHead
				title={words.title}
				aside={
					<div className="btns-row">
						<LinkButton kind="second" href="/council/withholding">
							{withholdingWords.title}
						</LinkButton>
						{found.processor && (
							<LinkButton kind="second" href="/council/processor">
								{processorWords.desk.title}
							</LinkButton>
						)}
						<LinkButton kind="second" href="/council/months">
							{ledgerWords.close.title}
						</LinkButton>
						<LinkButton kind="second" href="/council/cash-box">
							{cashWords.link}
						</LinkButton>
						<LinkButton kind="second" href="/council/heirs">
							{heirWords.title}
						</LinkButton>
						<LinkButton kind="second" href="/council/ledger">
							{words.ledger}
						</LinkButton>
					</div>
				}
			/>
			<ToldIn>{found.told}</ToldIn>
			<ErrorSummary errors={view.errors} />
			<nav className="jump" aria-label={words.jump}>
				{(
					[
						['due', words.due, found.dueCount],
						['runs', words.runs, found.runs.length],
						['accounts', words.accounts, found.accounts.length],
					] as const
				).map(([to, title, n]) => (
					<a key={to} href={`#${to}`}>
						{words.jumpTo(title, n)}
					</a>
				))}
			</nav>
			{found.late && <Told kind="no">{found.late}</Told>}
			{found.processor && found.processor.waits > 0 && (
				<Told kind="no" note={<a href="/council/processor">{processorWords.desk.lookWay}</a>}>
					{processorWords.desk.look(found.processor.waits)}
				</Told>
			)}
			{found.toClose && (
				<Told kind="wait" note={<a href="/council/months">{ledgerWords.close.waitsWay}</a>}>
					{ledgerWords.close.waits(found.toClose)}
				</Told>
			)}
			{found.heirs && (
				<Told
					kind={found.heirsNear ? 'no' : 'wait'}
					note={<a href="/council/heirs">{heirWords.waitsLink}</a>}
				>
					{`${found.heirs} ${found.heirsNear ?? ''}`}
				</Told>
			)}
			<Sheet
				id="due"
				title={words.due}
				note={found.dueCount > 0 ? words.dueSay(found.dueCount, found.total) : undefined}
				flush={found.due.length > 0}
			>
				{found.due.length === 0 ? (
					<Empty icon="yen" note={words.dueNote}>
						{words.dueNone}
					</Empty>
				) : (
					<Table
						caption={words.due}
						columns={[
							{ label: words.columns.who },
							{ label: words.columns.task },
							{ label: words.columns.service },
							{ label: words.columns.payDay },
							{ label: words.columns.yen, right: true },
						]}
						rows={found.due.map((one) => ({
							key: one.id,
							cells: [
								<span key="who">
									{one.who} {one.forEmployer && <Chip tone="wait">{words.waitsForEmployer}</Chip>}
									{one.otherWay ? (
										<Chip>{one.otherWay}</Chip>
									) : one.account ? null : one.waits ? (
										<a href={`#account-${one.waits}`}>
											<Chip tone="wait">{words.accountWaits}</Chip>
										</a>
									) : (
										<Chip tone="wait">{words.noAccount}</Chip>
									)}
								</span>,
								<a key="task" href={`/council/earnings/${one.id}`}>
									{one.task}
								</a>,
								one.service,
								one.late ? (
									<span key="day">
										{one.payDay} <Chip tone={one.held ? 'wait' : 'no'}>{one.held ?? words.overdue}</Chip>
									</span>
								) : (
									one.payDay
								),
								one.yen,
							],
						}))}
					/>
				)}
				{found.more && <p className="hint">{found.more}</p>}
				{found.mayMake && (found.due.length > 0 || found.kept.length > 0) && (
					<ActForm
						idempotencyKey={keyFor('make')}
						hidden={{ intent: 'make', way: 'bank' }}
						className={found.kept.length > 0 ? undefined : 'row-form'}
					>
						{found.kept.length > 0 && (
							<PickMany
								name="again"
								label={recallWords.againTitle}
								hint={recallWords.againLead}
								choices={found.kept}
								defaultValues={intent === 'make' ? view.values('again') : []}
								error={view.error('again')}
							/>
						)}
						<DateField
							name="transferDay"
							label={words.transferDay}
							defaultValue={intent === 'make' ? view.date('transferDay') : found.transferDay}
							error={view.error('transferDay')}
						/>
						<DateField
							name="untilDay"
							label={words.untilDay}
							defaultValue={intent === 'make' ? view.date('untilDay') : found.untilDay}
							error={view.error('untilDay')}
						/>
						<Button big>{words.make}</Button>
						<p className="hint">{words.makeSay}</p>
					</ActForm>
				)}
				{found.mayMake && found.cashOffered && found.due.length > 0 && (
					<Fold title={cashWords.run.make} open={intent === 'make' && view.value('way') === 'cash'}>
						<p className="hint">{cashWords.run.makeSay}</p>
						<ActForm
							idempotencyKey={crypto.randomUUID()}
							hidden={{ intent: 'make', way: 'cash' }}
							className="row-form"
						>
							<DateField
								name="transferDay"
								id="cash-day"
								label={cashWords.run.day}
								defaultValue={found.transferDay}
							/>
							<DateField
								name="untilDay"
								id="cash-until"
								label={words.untilDay}
								defaultValue={found.untilDay}
							/>
							<Button kind="second">{cashWords.run.make}</Button>
						</ActForm>
					</Fold>
				)}
				{found.through && (
					<Through
						through={found.through}
						untilDay={found.untilDay}
						mayMake={found.mayMake}
						open={intent === 'make' && view.value('way') === 'connect'}
					/>
				)}
			</Sheet>
			<Sheet id="runs" title={words.runs} flush={found.runs.length > 0}>
				{found.runs.length === 0 ? (
					<Empty icon="bank">{words.runsNone}</Empty>
				) : (
					<Table
						caption={words.runs}
						columns={[
							{ label: words.runColumns.number },
							{ label: words.runColumns.day },
							{ label: words.runColumns.lines, right: true },
							{ label: words.runColumns.total, right: true },
							{ label: words.runColumns.state },
							{ label: words.runColumns.open, silent: true },
						]}
						rows={found.runs.map((run) => ({
							key: run.id,
							cells: [
								`${run.number}${run.way}`,
								run.day,
								run.lines,
								run.total,
								<span key="state">
									<Chip tone={run.state === 'settled' ? 'yes' : run.state === 'dropped' ? 'plain' : 'wait'}>
										{words.states[run.state]}
									</Chip>
									<small>{run.waitsFor || run.sentBack}</small>
								</span>,
								<SeeLink key="open" href={`/council/payouts/${run.id}`}>
									{words.runColumns.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="accounts" title={words.accounts} flush={found.accounts.length > 0}>
				<ToldIn part="accounts">{found.told}</ToldIn>
				{found.accounts.length === 0 ? (
					<Empty icon="bank">{words.accountsNone}</Empty>
				) : (
					<Table
						caption={words.accountsLead}
						columns={[
							{ label: words.accountColumns.who },
							{ label: words.accountColumns.bank },
							{ label: words.accountColumns.number },
							{ label: words.accountColumns.holder },
							{ label: words.accountColumns.entered },
							{ label: words.accountColumns.check, silent: true },
						]}
						rows={found.accounts.map((one) => ({
							key: one.id,
							cells: [
								<span key="who" id={`account-${one.id}`}>
									{one.who}
									<small>{one.kana}</small>
								</span>,
								one.bank,
								one.number,
								<span key="holder">
									{one.holder} {one.differs && <Chip tone="no">{words.holderDiffers}</Chip>}
								</span>,
								one.entered,
								found.mayCheck && !one.mine ? (
									<div key="check">
										<ActForm
											idempotencyKey={keyFor('check', view.value('accountId') === one.id)}
											hidden={{ intent: 'check', accountId: one.id }}
										>
											<Button kind="second">{words.check}</Button>
										</ActForm>
										<Fold
											title={words.reject}
											open={intent === 'reject' && view.value('accountId') === one.id}
										>
											<p>{words.rejectSay}</p>
											<ActForm
												idempotencyKey={keyFor('reject', view.value('accountId') === one.id)}
												hidden={{ intent: 'reject', accountId: one.id }}
											>
												<SelectField
													name="why"
													id={`why-${one.id}`}
													label={words.rejectWhy}
													choices={rejectReasons.map((value) => ({ value, label: rejectWords[value] }))}
													error={view.value('accountId') === one.id ? view.error('why') : undefined}
												/>
												<Button kind="stop">{words.reject}</Button>
											</ActForm>
										</Fold>
									</div>
								) : null,
							],
						}))}
					/>
				)}
			</Sheet>
			<Sheet id="invoices" title={words.invoices} note={found.invoicesSay}>
				<p>{words.invoicesLead}</p>
				<LinkButton kind="second" href="/council/invoices">
					{incomingWords.page.title}
				</LinkButton>
			</Sheet>
		</Council>
	)
}
