// Parts of a run's page: what became of a line and what may be done about it, whom the run waits for, the signed sheet.

import { returnReasons } from '~/money/payout'
import type { allRecallWhys, RecallKind } from '~/money/payout-recall'
import { recallWhys } from '~/money/payout-recall'
import { ActForm } from '~/ui/act-form'
import type { FormView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { FileField, SelectField, TextField, Tick, YenField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Photos } from '~/ui/photos'
import { Sheet } from '~/ui/section'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { returnReasons as reasonWords } from '~/words/ja/ledger'
import { moneyWords } from '~/words/ja/money'
import { approvalWords, cashWords, payoutPaperWords, recallWords } from '~/words/ja/payout'
import type { PayoutRowShown, PayoutShown } from './payout-shown.server'

const words = moneyWords.payout

type LineProps = {
	row: PayoutRowShown
	view: FormView
	feeYen: number
	mayWriteOff: boolean
	mayMake: boolean
}

/** What became of a line, in a word, and what may be done about it. */
export function LineResult(props: LineProps & { payoutId: string }) {
	const { row, payoutId, mayMake } = props
	return (
		<div>
			{row.result && (
				<Chip tone={row.result === 'paid' ? 'yes' : 'no'}>{`${row.resultWords} ${row.reason ?? ''}`}</Chip>
			)}
			{row.recall && <Chip tone={row.recallAsked || row.recallRefused ? 'wait' : 'plain'}>{row.recall}</Chip>}
			{row.again && <p className="hint">{row.again}</p>}
			{row.receipt && (
				<p>
					<a href={`/council/payouts/${payoutId}/lines/${row.id}/receipt`}>
						{row.result === 'returned'
							? cashWords.run.receiptCancelled(row.receipt)
							: cashWords.run.receipt(row.receipt)}
					</a>
				</p>
			)}
			{mayMake && <PaidAct row={row} />}
			{mayMake && <BankActs {...props} />}
			{mayMake && <CashActs row={row} />}
			<Through row={row} mayMake={mayMake} />
			<ClaimActs {...props} />
		</div>
	)
}

const key = () => crypto.randomUUID()

function PaidAct({ row }: { row: PayoutRowShown }) {
	if (!row.may.paid) return null
	return (
		<ActForm idempotencyKey={key()} hidden={{ intent: 'paid', lineId: row.id }}>
			<Button kind="second">{row.recallRefused ? recallWords.paidAfterAll : words.line}</Button>
		</ActForm>
	)
}

function BankActs({ row, view, feeYen }: LineProps) {
	const mine = view.value('lineId') === row.id
	return (
		<>
			{(row.recallAsked || row.recallRefused) && row.recallKind && (
				<ActForm idempotencyKey={key()} hidden={{ intent: 'settle', lineId: row.id }}>
					<YenField
						name="feeYen"
						id={`fee-${row.id}`}
						label={recallWords.fee}
						hint={recallWords.feeHint}
						defaultValue={row.recallRefused ? 0 : feeYen}
						error={mine ? view.error('feeYen') : undefined}
					/>
					<div className="btns-row">
						{(row.recallRefused
							? (['back'] as const)
							: row.recallKind === 'recall'
								? (['back', 'refused'] as const)
								: (['done', 'back'] as const)
						).map((to) => (
							<Button key={to} kind="second" name="to" value={to}>
								{recallWords.settle[to]}
							</Button>
						))}
					</div>
				</ActForm>
			)}
			{(row.may.returned || row.may.recall) && (
				<Fold title={recallWords.bankSays} open={mine && view.errors.length > 0}>
					{row.may.returned && <Returned row={row} error={mine ? view.error('reason') : undefined} />}
					{row.may.recall &&
						(['correction', 'recall'] as const).map((kind) => (
							<AskBack key={kind} row={row} kind={kind} error={mine ? view.error('why') : undefined} />
						))}
				</Fold>
			)}
		</>
	)
}

function Returned({ row, error }: { row: PayoutRowShown; error: string | undefined }) {
	return (
		<ActForm idempotencyKey={key()} hidden={{ intent: 'returned', lineId: row.id }}>
			<h3>{recallWords.returned}</h3>
			<p className="hint">{recallWords.returnedLead}</p>
			<SelectField
				name="reason"
				id={`reason-${row.id}`}
				label={words.returnReason}
				choices={returnReasons.map((value) => ({ value, label: reasonWords[value] }))}
				error={error}
			/>
			<Button kind="stop">{words.returned}</Button>
		</ActForm>
	)
}

function AskBack(props: { row: PayoutRowShown; kind: RecallKind; error: string | undefined }) {
	const { row, kind, error } = props
	return (
		<ActForm idempotencyKey={key()} hidden={{ intent: 'ask-back', kind, lineId: row.id }}>
			<h3>{recallWords[kind]}</h3>
			<p className="hint">{kind === 'correction' ? recallWords.correctionLead : recallWords.recallLead}</p>
			<SelectField
				name="why"
				id={`why-${kind}-${row.id}`}
				label={recallWords.why}
				choices={recallWhys[kind].map((value) => ({ value, label: whyWords[value] }))}
				error={error}
			/>
			<Button kind="stop">{recallWords.ask[kind]}</Button>
		</ActForm>
	)
}

const whyWords: Record<(typeof allRecallWhys)[number], string> = {
	...recallWords.whys.correction,
	...recallWords.whys.recall,
}

function CashActs({ row }: { row: PayoutRowShown }) {
	const putBack = row.result === 'paid' ? cashWords.run.putBackPaid : cashWords.run.putBack
	return (
		<>
			{row.may.handOver && (
				<ActForm idempotencyKey={key()} hidden={{ intent: 'hand-over', lineId: row.id }}>
					<Button kind="second">{cashWords.run.handOver}</Button>
				</ActForm>
			)}
			{row.may.putBack && (
				<Fold title={putBack}>
					<p>{row.result === 'paid' ? cashWords.run.returnedLead : cashWords.run.putBackLead}</p>
					<ActForm idempotencyKey={key()} hidden={{ intent: 'put-back', lineId: row.id }}>
						<Button kind="stop">{putBack}</Button>
					</ActForm>
				</Fold>
			)}
		</>
	)
}

/** Where a line through the processor stands, and what may be done when it does not go on. */
function Through({ row: { id, through, result }, mayMake }: Pick<LineProps, 'row' | 'mayMake'>) {
	if (through === null) return null
	const say = connectPayoutWords.run
	return (
		<>
			{(result === null || !through.calm) && (
				<Chip tone={through.calm ? 'plain' : 'wait'}>{through.say}</Chip>
			)}
			{through.why && <p>{through.why}</p>}
			{through.more && <p className="hint">{through.more}</p>}
			{mayMake && through.mayAsk && (
				<ActForm idempotencyKey={key()} hidden={{ intent: 'through-again', lineId: id }}>
					<Button kind="second">{through.back ? say.againBack : say.again}</Button>
				</ActForm>
			)}
			{mayMake && through.mayGiveUp && (
				<Fold title={say.giveUp}>
					<p>{say.giveUpLead}</p>
					<ActForm idempotencyKey={key()} hidden={{ intent: 'through-give-up', lineId: id }}>
						<Button kind="stop">{say.giveUp}</Button>
					</ActForm>
				</Fold>
			)}
		</>
	)
}

function ClaimActs({ row, view, mayMake, mayWriteOff }: LineProps) {
	if (!row.claim) return null
	const mine = view.value('lineId') === row.id
	return (
		<>
			<p>{row.claim}</p>
			{row.mayEndClaim && mayMake && (
				<ActForm idempotencyKey={key()} hidden={{ intent: 'claim-back', lineId: row.id }}>
					<YenField
						name="yen"
						id={`claim-${row.id}`}
						label={recallWords.claimYen}
						defaultValue={row.claimYen}
						error={mine ? view.error('yen') : undefined}
					/>
					<Button kind="second">{recallWords.paidBack}</Button>
				</ActForm>
			)}
			{row.mayEndClaim && mayWriteOff && (
				<Fold title={recallWords.writeOff}>
					<p>{recallWords.writeOffLead}</p>
					<ActForm idempotencyKey={key()} hidden={{ intent: 'write-off', lineId: row.id, yen: row.claimYen }}>
						<Button kind="stop">{recallWords.writeOff}</Button>
					</ActForm>
				</Fold>
			)}
		</>
	)
}

/** Whom the run waits for, since when, and asking somebody. */
export function AskSheet({ run, view, mayAsk }: { run: PayoutShown; view: FormView; mayAsk: boolean }) {
	const asked = new Set(run.asks.map((one) => one.accountId))
	const left = run.approvers.filter((one) => !asked.has(one.accountId))
	return (
		<Sheet id="ask" title={approvalWords.ask}>
			{run.asks.length === 0 ? (
				<p>{approvalWords.notAsked}</p>
			) : (
				<ul>
					{run.asks.map((one) => (
						<li key={one.accountId}>
							{approvalWords.asked(one.name, one.since)}
							{mayAsk && (
								<ActForm idempotencyKey={key()} hidden={{ intent: 'unask', accountId: one.accountId }}>
									<Button kind="plain">{approvalWords.unask}</Button>
								</ActForm>
							)}
						</li>
					))}
				</ul>
			)}
			{run.approvers.length === 0 && <p>{approvalWords.askNone}</p>}
			{mayAsk && left.length > 0 && (
				<ActForm idempotencyKey={key()} hidden={{ intent: 'ask' }}>
					<p className="hint">{approvalWords.askLead}</p>
					<SelectField
						name="accountId"
						label={approvalWords.askWho}
						choices={left.map((one) => ({
							value: one.accountId,
							label: one.outside ? `${one.name}(${approvalWords.outside})` : one.name,
						}))}
						error={view.error('accountId')}
					/>
					<Button kind="second">{approvalWords.ask}</Button>
				</ActForm>
			)}
		</Sheet>
	)
}

/** 支払伺 to print, and the signed sheet once it is back. */
export function SignedSheet({ run, view, mayMake }: { run: PayoutShown; view: FormView; mayMake: boolean }) {
	const none = !run.signedNumber && run.signed.length === 0
	return (
		<Sheet id="signed" title={payoutPaperWords.title}>
			<p>
				<LinkButton kind="second" icon="doc" href={`/council/payouts/${run.id}/paper`}>
					{payoutPaperWords.print}
				</LinkButton>
			</p>
			<h3>{payoutPaperWords.signed}</h3>
			{none && <p>{payoutPaperWords.signedNone}</p>}
			{run.signedNumber && <p>{payoutPaperWords.signedSay(run.signedNumber)}</p>}
			<Photos photos={run.signed} label={payoutPaperWords.signedPhotoLabel} />
			{mayMake && run.state !== 'dropped' && (
				<Fold
					title={none ? payoutPaperWords.sign : payoutPaperWords.signAgain}
					open={view.value('intent') === 'signed'}
				>
					<p className="hint">{payoutPaperWords.signedLead}</p>
					<ActForm idempotencyKey={key()} hidden={{ intent: 'signed' }} files>
						<TextField
							{...view.line('signedNumber')}
							label={payoutPaperWords.signedNumber}
							hint={payoutPaperWords.signedHint}
							optional
						/>
						<FileField
							name="signedPhoto"
							label={payoutPaperWords.signedPhoto}
							error={view.error('signedPhoto')}
							optional
						/>
						<Button kind="second">{none ? payoutPaperWords.sign : payoutPaperWords.signAgain}</Button>
					</ActForm>
				</Fold>
			)}
		</Sheet>
	)
}

/** What is paid once more before the first is back: the approver says so with a tick of its own. */
export function AgainSaid({ again, error }: { again: PayoutShown['again']; error: string | undefined }) {
	if (again.length === 0) return null
	return (
		<>
			<h3>{approvalWords.againTitle}</h3>
			<ul>
				{again.map((one) => (
					<li key={one.id}>{approvalWords.againRow(one.who, one.yen, one.of)}</li>
				))}
			</ul>
			<Tick name="again" label={approvalWords.againTick} error={error} />
		</>
	)
}
