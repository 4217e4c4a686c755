// Steps 10 and 11 of the journey: one payout run, made by one person, approved by another, sent, confirmed or returned.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import type { Photo } from '~/files/file.server'
import { readPhotos } from '~/files/file.server'
import { handOver, putBack } from '~/money/cash-box.server'
import { askTransferAgain, giveUpLine } from '~/money/connect-payout.server'
import { returnReasons } from '~/money/payout'
import { approvePayout, dropPayout, markSent, payoutRow } from '~/money/payout.server'
import { askToApprove, unaskToApprove } from '~/money/payout-ask.server'
import { noteSigned } from '~/money/payout-paper.server'
import { allRecallWhys, recallKinds } from '~/money/payout-recall'
import { askRecall, endClaim, settleRecall } from '~/money/payout-recall.server'
import { confirmPayout, confirmWholePayout, lineIn, takeBack } from '~/money/payout-result.server'
import { beginSending } from '~/money/processor.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import type { Doing } from '~/people/role'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { SignBoxes } from '~/ui/sign-boxes'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { chosen, id, optionalText, pick, tick, yen } from '~/words/ja/fields'
import { moneyWords } from '~/words/ja/money'
import { approvalWords, cashWords, payoutPaperWords, recallWords } from '~/words/ja/payout'
import type { Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { refusedBefore } from '../refused.server'
import { toldOf } from '../told'
import { AgainSaid, AskSheet, LineResult, SignedSheet } from './payout-parts'
import { payoutShown } from './payout-shown.server'

const words = moneyWords.payout

export const meta = titled<{ number: string }>((found) => words.title(found.number))

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const run = await payoutShown(on, params.payoutId ?? '')
		if (!run) throw data(null, { status: 404 })
		return {
			...run,
			refused: refusedBefore(request),
			told: toldOf(request, {
				...words.told,
				...approvalWords.told,
				...recallWords.told,
				...cashWords.run.told,
				...connectPayoutWords.run.told,
				signed: payoutPaperWords.told,
			}),
			feeYen: await settingOn(on, 'recall-fee-yen', dayOf(now())),
			mine: run.madeBy === who.accountId,
			mayApprove: mayDo('approve-payout', who.roles),
			mayMake: mayDo('make-payout', who.roles),
			mayWriteOff: mayDo('write-off-claim', who.roles),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('approve'), again: tick() }),
	z.object({ intent: z.literal('drop') }),
	z.object({ intent: z.literal('sent') }),
	z.object({ intent: z.literal('whole') }),
	z.object({ intent: z.literal('paid'), lineId: id() }),
	z.object({ intent: z.literal('returned'), lineId: id(), reason: pick(words.returnReason, returnReasons) }),
	z.object({
		intent: z.literal('ask-back'),
		lineId: id(),
		kind: z.enum(recallKinds),
		why: pick(recallWords.why, allRecallWhys),
	}),
	z.object({
		intent: z.literal('settle'),
		lineId: id(),
		to: z.enum(['done', 'back', 'refused']),
		feeYen: yen(recallWords.fee, { least: 0, most: 100_000 }),
	}),
	z.object({ intent: z.literal('claim-back'), lineId: id(), yen: yen(recallWords.claimYen) }),
	z.object({ intent: z.literal('write-off'), lineId: id(), yen: yen(recallWords.claimYen) }),
	z.object({ intent: z.literal('hand-over'), lineId: id() }),
	z.object({ intent: z.literal('put-back'), lineId: id() }),
	z.object({ intent: z.literal('through-again'), lineId: id() }),
	z.object({ intent: z.literal('through-give-up'), lineId: id() }),
	z.object({ intent: z.literal('ask'), accountId: chosen(approvalWords.askWho) }),
	z.object({ intent: z.literal('unask'), accountId: id() }),
	z.object({
		intent: z.literal('signed'),
		signedNumber: optionalText(payoutPaperWords.signedNumber, 60),
		signedPhoto: z.any().optional(),
	}),
])

type Asked = z.infer<typeof schema>

const neededFor: Record<Asked['intent'], Doing> = {
	approve: 'approve-payout',
	drop: 'see-money',
	sent: 'make-payout',
	whole: 'make-payout',
	paid: 'make-payout',
	returned: 'make-payout',
	'ask-back': 'make-payout',
	settle: 'make-payout',
	'claim-back': 'make-payout',
	'write-off': 'write-off-claim',
	'hand-over': 'make-payout',
	'put-back': 'make-payout',
	'through-again': 'make-payout',
	'through-give-up': 'make-payout',
	ask: 'make-payout',
	unask: 'make-payout',
	signed: 'make-payout',
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
	const answer = await send(request, {
		form: 'payout',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('signedPhoto'), 'signedPhoto'),
		async act(tx, value, photos) {
			const told = await actOn(tx, actor, payoutId, value, photos)
			return told === 'dropped' ? '/council/money?told=dropped' : `/council/payouts/${payoutId}?told=${told}`
		},
	})
	// After the commit: the first of a run's calls is made at once, so that whoever sent it sees whether they go.
	if (answer instanceof Response && answer.headers.get('location')?.includes('told=connect-sent'))
		await beginSending(payoutId)
	return answer
}

const toldOfSent = { bank: 'sent', cash: 'drawn', connect: 'connect-sent' } as const

/** Does the one act a form asks for; gives what the page tells of it. */
async function actOn(tx: Tx, actor: Actor, payoutId: string, value: Asked, photos: Photo[]): Promise<string> {
	if ('lineId' in value) {
		await lineIn(tx, payoutId, value.lineId)
		return actOnLine(tx, actor, value)
	}
	switch (value.intent) {
		case 'approve':
			await approvePayout(tx, actor, payoutId, value)
			return 'approved'
		case 'drop':
			await dropPayout(tx, actor, payoutId)
			return 'dropped'
		case 'sent':
			await markSent(tx, actor, payoutId)
			return toldOfSent[(await payoutRow(tx, payoutId)).way]
		case 'whole':
			await confirmWholePayout(tx, actor, payoutId)
			return 'paid'
		case 'ask':
			await askToApprove(tx, actor, payoutId, value.accountId)
			return 'asked'
		case 'unask':
			await unaskToApprove(tx, actor, payoutId, value.accountId)
			return 'unasked'
		case 'signed':
			await noteSigned(tx, actor, payoutId, { number: value.signedNumber, photos })
			return 'signed'
	}
}

async function actOnLine(tx: Tx, actor: Actor, value: Extract<Asked, { lineId: string }>): Promise<string> {
	switch (value.intent) {
		case 'paid':
			await confirmPayout(tx, actor, value.lineId)
			return 'paid'
		case 'returned':
			await takeBack(tx, actor, value.lineId, value.reason)
			return 'returned'
		case 'ask-back':
			await askRecall(tx, actor, value.lineId, value)
			return `${value.kind}-asked`
		case 'settle':
			await settleRecall(tx, actor, value.lineId, value)
			return `recall-${value.to}`
		case 'claim-back':
			await endClaim(tx, actor, value.lineId, { yen: value.yen, end: 'paid-back' })
			return 'paid-back'
		case 'write-off':
			await endClaim(tx, actor, value.lineId, { yen: value.yen, end: 'written-off' })
			return 'written-off'
		case 'hand-over':
			await handOver(tx, actor, value.lineId)
			return 'handed'
		case 'put-back':
			await putBack(tx, actor, value.lineId)
			return 'put-back'
		case 'through-again':
			await askTransferAgain(tx, actor, value.lineId)
			return 'connect-again'
		case 'through-give-up':
			await giveUpLine(tx, actor, value.lineId)
			return 'connect-given-up'
	}
}

/** What a run of each way says of its day, and of being sent. */
const wordsOf = {
	bank: { lead: words.lead, send: words.send, sent: words.sent },
	cash: { lead: cashWords.run.lead, send: cashWords.run.draw, sent: cashWords.run.drawn },
	connect: connectPayoutWords.run,
}

export default function PayoutPage() {
	const run = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'payout')
	const intent = view.value('intent')
	const keyFor = (name: string) => (intent === name ? view.key : crypto.randomUUID())
	const open = run.state === 'sent'
	const cash = run.way === 'cash'
	const bank = run.way === 'bank'
	const of = wordsOf[run.way]
	const may = { feeYen: run.feeYen, mayWriteOff: run.mayWriteOff, mayMake: run.mayMake }
	return (
		<Council>
			<DeskHead
				title={words.title(run.number)}
				lead={`${of.lead(run.day)} ${words.total(run.people, run.total)}`}
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
								? { title: of.sent, words: run.sent, seal: { step: of.sent, day: '', name: '' } }
								: { title: of.sent, words: '', awaits: words.awaitsTreasurer },
						]}
					/>
				}
			/>
			{run.refused && <Told kind="no">{run.refused}</Told>}
			{run.told && <Told>{run.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{run.sentBack && <Told kind="no">{approvalWords.sentBack(run.sentBack)}</Told>}
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
							<LineResult key="result" {...{ row, view }} payoutId={run.id} {...may} />,
						],
					}))}
				/>
			</Sheet>
			{run.state === 'made' && <AskSheet run={run} view={view} mayAsk={run.mayMake} />}
			{run.bankShort && <Told kind="wait">{run.bankShort}</Told>}
			{run.bankFee && <p className="hint">{run.bankFee}</p>}
			<SignedSheet run={run} view={view} mayMake={run.mayMake} />
			{run.sending && run.state !== 'dropped' && <p className="hint">{run.sending.cost}</p>}
			{run.state === 'approved' && run.mayMake && bank && (
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
						<AgainSaid again={run.again} error={view.error('again')} />
						<Button big>{words.approve(run.total)}</Button>
					</ActForm>
				</EndBar>
			)}
			{run.state === 'approved' && run.mayMake && (
				<EndBar say={run.sending?.say ?? (cash ? cashWords.run.drawSay(run.total) : words.sendSay)}>
					<ActForm idempotencyKey={keyFor('sent')} hidden={{ intent: 'sent' }}>
						<Button big>{of.send}</Button>
					</ActForm>
				</EndBar>
			)}
			{open && bank && !run.dayCame && <p className="hint">{words.resultFrom(run.day)}</p>}
			{open && run.way === 'connect' && <p className="hint">{connectPayoutWords.run.wait}</p>}
			{open && cash && <p className="hint">{cashWords.run.handOverSay}</p>}
			{open && bank && run.mayMake && run.dayCame && run.waiting && (
				<EndBar say={words.wholeSay}>
					<ActForm idempotencyKey={keyFor('whole')} hidden={{ intent: 'whole' }}>
						<Button big>{words.whole}</Button>
					</ActForm>
				</EndBar>
			)}
		</Council>
	)
}
