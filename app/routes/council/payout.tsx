// Steps 10 and 11 of the journey: one payout run, made by one person, approved by another, sent, confirmed or returned.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { accountKinds } from '~/money/bank-account'
import { returnReasons } from '~/money/payout'
import { approvePayout, dropPayout, markSent } from '~/money/payout.server'
import { payoutOf } from '~/money/payout-list.server'
import { confirmPayout, confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { namesOf } from '~/people/account.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import type { Doing } from '~/people/role'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { SignBoxes } from '~/ui/sign-boxes'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { id, pick } from '~/words/ja/fields'
import { returnReasons as reasonWords } from '~/words/ja/ledger'
import { moneyWords } from '~/words/ja/money'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = moneyWords.payout

export const meta = titled<{ number: string }>((found) => words.title(found.number))

const seal = (step: string, at: Date | null, name: string) => ({
	step,
	day: at ? dayOf(at).slice(5).replace('-', '.') : '',
	name: name.split(' ')[0] ?? name,
})

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const run = await payoutOf(on, params.payoutId ?? '')
		if (!run) throw data(null, { status: 404 })
		const names = await namesOf(on, [run.madeBy, run.approvedBy])
		const name = (of: string | null) => (of ? (names.get(of) ?? '') : '')
		return {
			told: toldOf(request, words.told),
			id: run.id,
			number: run.number,
			day: sayDayAndYear(run.transferDay),
			dayCame: run.transferDay <= dayOf(now()),
			state: run.state,
			people: run.rows.length,
			total: formatYen(run.totalYen),
			hash: run.fileHash?.slice(0, 16) ?? null,
			made: {
				...seal(words.made, run.madeAt, name(run.madeBy)),
				words: `${name(run.madeBy)} ${sayInstant(run.madeAt, 'staff')}`,
			},
			approved: run.approvedAt
				? {
						...seal(words.approved, run.approvedAt, name(run.approvedBy)),
						words: `${name(run.approvedBy)} ${sayInstant(run.approvedAt, 'staff')}`,
					}
				: null,
			sent: run.sentAt ? sayInstant(run.sentAt, 'staff') : null,
			rows: run.rows.map((row) => ({
				id: row.id,
				who: `${row.familyName} ${row.givenName}`,
				account: `${row.account.bankName} ${row.account.branchName} ${accountKinds[row.account.kind as keyof typeof accountKinds] ?? ''} ${row.account.number}`,
				holder: row.account.holderKana,
				works: row.earnings.map((one) => ({
					id: one.id,
					said: `${sayDay(one.serviceDay)} ${one.title} ${formatYen(one.yen)}円`,
				})),
				registrantId: row.registrantId,
				yen: `${formatYen(row.yen)}円`,
				result: row.result,
				reason: row.returnReason ? (reasonWords as Record<string, string>)[row.returnReason] : null,
			})),
			mine: run.madeBy === who.accountId,
			mayApprove: mayDo('approve-payout', who.roles),
			mayMake: mayDo('make-payout', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('approve') }),
	z.object({ intent: z.literal('drop') }),
	z.object({ intent: z.literal('sent') }),
	z.object({ intent: z.literal('whole') }),
	z.object({ intent: z.literal('paid'), lineId: id() }),
	z.object({ intent: z.literal('returned'), lineId: id(), reason: pick(words.returnReason, returnReasons) }),
])

const neededFor: Record<z.infer<typeof schema>['intent'], Doing> = {
	approve: 'approve-payout',
	drop: 'see-money',
	sent: 'make-payout',
	whole: 'make-payout',
	paid: 'make-payout',
	returned: 'make-payout',
}

export async function action({ request, params }: ActionFunctionArgs) {
	const seen = await requireStaff(request, 'see-money')
	await requireFresh(request, seen.who)
	const asked = (await request.clone().formData()).get('intent')
	const doing =
		typeof asked === 'string' && asked in neededFor
			? neededFor[asked as keyof typeof neededFor]
			: 'make-payout'
	// Looking is not enough to drop a run: whoever makes or approves may.
	const { who, actor } =
		doing === 'see-money'
			? await requireStaff(request, mayDo('make-payout', seen.who.roles) ? 'make-payout' : 'approve-payout')
			: await requireStaff(request, doing)
	const payoutId = params.payoutId ?? ''
	const back = (told: string) => `/council/payouts/${payoutId}?told=${told}`
	return send(request, {
		form: 'payout',
		person: who.accountId,
		schema,
		async act(tx, value) {
			switch (value.intent) {
				case 'approve':
					await approvePayout(tx, actor, payoutId)
					return back('approved')
				case 'drop':
					await dropPayout(tx, actor, payoutId)
					return '/council/money?told=dropped'
				case 'sent':
					await markSent(tx, actor, payoutId)
					return back('sent')
				case 'whole':
					await confirmWholePayout(tx, actor, payoutId)
					return back('paid')
				case 'paid':
					await confirmPayout(tx, actor, value.lineId)
					return back('paid')
				case 'returned':
					await takeBack(tx, actor, value.lineId, value.reason)
					return back('returned')
			}
		},
	})
}

export default function PayoutPage() {
	const run = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'payout')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	const open = run.state === 'sent'
	// The bank may give a transfer back after the run was settled.
	const given = open || run.state === 'settled'
	return (
		<Council>
			<DeskHead
				title={words.title(run.number)}
				lead={`${words.lead(run.day)} ${words.total(run.people, run.total)}`}
				aside={
					<SignBoxes
						boxes={[
							{ title: words.made, words: run.made.words, seal: run.made },
							run.approved
								? { title: words.approved, words: run.approved.words, seal: run.approved }
								: {
										title: words.approved,
										words: moneyWords.states[run.state],
										awaits: words.awaitsApprover,
									},
							run.sent
								? { title: words.sent, words: run.sent, seal: { step: words.sent, day: '', name: '' } }
								: { title: words.sent, words: '', awaits: words.awaitsTreasurer },
						]}
					/>
				}
			/>
			{run.told && <Told>{run.told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="lines" title={words.lines} note={moneyWords.states[run.state]} flush>
				<Table
					caption={words.lines}
					columns={[
						{ label: words.lineColumns.who },
						{ label: words.lineColumns.account },
						{ label: words.lineColumns.works },
						{ label: words.lineColumns.yen, right: true },
						{ label: words.lineColumns.result },
					]}
					rows={run.rows.map((row) => ({
						key: row.id,
						cells: [
							<a key="who" id={`line-${row.id}`} href={`/council/ledger/pay-owed?party=${row.registrantId}`}>
								{row.who}
							</a>,
							<span key="account">
								{row.account}
								<small>{row.holder}</small>
							</span>,
							<ul key="works">
								{row.works.map((work) => (
									<li key={work.id}>
										<a href={`/council/earnings/${work.id}`}>{work.said}</a>
									</li>
								))}
							</ul>,
							row.yen,
							<div key="result">
								{row.result && (
									<Chip tone={row.result === 'paid' ? 'yes' : 'no'}>
										{`${words.results[row.result]} ${row.reason ?? ''}`}
									</Chip>
								)}
								{run.mayMake && open && row.result === null && run.dayCame && (
									<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'paid', lineId: row.id }}>
										<Button kind="second">{words.line}</Button>
									</ActForm>
								)}
								{run.mayMake && given && row.result !== 'returned' && (
									<Fold title={words.returned}>
										<ActForm
											idempotencyKey={crypto.randomUUID()}
											hidden={{ intent: 'returned', lineId: row.id }}
										>
											<SelectField
												name="reason"
												id={`reason-${row.id}`}
												label={words.returnReason}
												choices={returnReasons.map((value) => ({ value, label: reasonWords[value] }))}
											/>
											<Button kind="stop">{words.returned}</Button>
										</ActForm>
									</Fold>
								)}
							</div>,
						],
					}))}
				/>
			</Sheet>
			{run.state === 'approved' && run.mayMake && (
				<Sheet id="file" title={words.file}>
					<p>{words.fileSay}</p>
					<ActForm action={`/council/payouts/${run.id}/file`} idempotencyKey={crypto.randomUUID()}>
						<Button kind="second" icon="doc">
							{run.hash ? words.fileAgain : words.file}
						</Button>
					</ActForm>
					{run.hash && <p className="hint">{words.hash(run.hash)}</p>}
				</Sheet>
			)}
			{(run.state === 'made' || run.state === 'approved') && (run.mayMake || run.mayApprove) && (
				<Fold title={words.drop}>
					<p>{words.dropLead}</p>
					<ActForm idempotencyKey={keyFor('drop')} hidden={{ intent: 'drop' }}>
						<Button kind="stop">{words.drop}</Button>
					</ActForm>
				</Fold>
			)}
			{run.state === 'made' && (run.mine || !run.mayApprove) && (
				<Told kind="wait">{run.mine && run.mayApprove ? words.samePersonMine : words.samePerson}</Told>
			)}
			{run.state === 'made' && run.mayApprove && !run.mine && (
				<EndBar say={words.approveSay(run.people, run.total)}>
					<ActForm idempotencyKey={keyFor('approve')} hidden={{ intent: 'approve' }}>
						<Button big>{words.approve(run.total)}</Button>
					</ActForm>
				</EndBar>
			)}
			{run.state === 'approved' && run.mayMake && (
				<EndBar say={words.sendSay}>
					<ActForm idempotencyKey={keyFor('sent')} hidden={{ intent: 'sent' }}>
						<Button big>{words.send}</Button>
					</ActForm>
				</EndBar>
			)}
			{open && !run.dayCame && <p className="hint">{words.resultFrom(run.day)}</p>}
			{open && run.mayMake && run.dayCame && run.rows.some((row) => row.result === null) && (
				<EndBar say={words.wholeSay}>
					<ActForm idempotencyKey={keyFor('whole')} hidden={{ intent: 'whole' }}>
						<Button big>{words.whole}</Button>
					</ActForm>
				</EndBar>
			)}
		</Council>
	)
}
