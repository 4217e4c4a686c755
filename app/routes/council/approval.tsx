// One run as who approves from elsewhere sees it: exact sums, whose they are, and two answers: approve, or send back with a word.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { sendBackReasons } from '~/money/payout'
import { approvePayout, dropPayout } from '~/money/payout.server'
import { runAskedOf } from '~/money/payout-ask.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { EndBar } from '~/ui/end-bar'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { pick, tick } from '~/words/ja/fields'
import { moneyWords } from '~/words/ja/money'
import { cashWords, sendBackWords, approvalWords as words } from '~/words/ja/payout'
import { Refusal } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { AgainSaid } from './payout-parts'
import { payoutShown } from './payout-shown.server'

export const meta = titled<{ number: string }>((found) => moneyWords.payout.title(found.number))

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-asked-approvals')
	await requireFresh(request, who)
	const id = params.payoutId ?? ''
	return inSnapshot(async (on) => {
		try {
			await runAskedOf(on, who.accountId, id)
		} catch (error) {
			throw error instanceof Refusal ? data(null, { status: 404 }) : error
		}
		const run = await payoutShown(on, id)
		if (!run) throw data(null, { status: 404 })
		return {
			id: run.id,
			number: run.number,
			state: run.state,
			way: run.way,
			cost: run.sending?.cost ?? run.bankFee,
			bankShort: run.bankShort,
			day: run.day,
			people: run.people,
			total: run.total,
			maker: run.madeName,
			again: run.again,
			// What one needs to agree to sums: not where the money goes.
			rows: run.rows.map(({ id, who, works, yen }) => ({
				id,
				who,
				yen,
				works: works.map((one) => one.said),
			})),
		}
	})
}

const schema = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('approve'), again: tick() }),
	z.object({ intent: z.literal('send-back'), why: pick(words.sendBackWhy, sendBackReasons) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'see-asked-approvals')
	await requireFresh(request, who)
	const id = params.payoutId ?? ''
	return send(request, {
		form: 'approval',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await runAskedOf(tx, who.accountId, id)
			if (value.intent === 'approve') await approvePayout(tx, actor, id, value)
			else await dropPayout(tx, actor, id, value.why)
			return `/council/approvals?told=${value.intent === 'approve' ? 'approved' : 'sent-back'}`
		},
	})
}

const leads = {
	bank: moneyWords.payout.lead,
	cash: cashWords.run.lead,
	connect: connectPayoutWords.run.lead,
}

export default function Approval() {
	const run = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'approval')
	const { lineColumns, lines } = moneyWords.payout
	return (
		<Council>
			<DeskHead
				over={<a href="/council/approvals">{words.title}</a>}
				title={moneyWords.payout.title(run.number)}
				lead={`${leads[run.way](run.day)} ${moneyWords.payout.total(run.people, run.total)} ${words.by(run.maker)}`}
			/>
			<ErrorSummary errors={view.errors} />
			{run.bankShort && <Told kind="wait">{run.bankShort}</Told>}
			{run.cost && <p className="hint">{run.cost}</p>}
			<Sheet id="lines" title={lines} flush>
				<Table
					caption={lines}
					columns={[
						{ label: lineColumns.who },
						{ label: lineColumns.works },
						{ label: lineColumns.yen, right: true },
					]}
					rows={run.rows.map((row) => ({
						key: row.id,
						cells: [
							row.who,
							<ul key="works">
								{row.works.map((said) => (
									<li key={said}>{said}</li>
								))}
							</ul>,
							row.yen,
						],
					}))}
				/>
			</Sheet>
			<Fold title={words.sendBack} open={view.value('intent') === 'send-back'}>
				<p>{words.sendBackLead}</p>
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'send-back' }}>
					<SelectField
						name="why"
						label={words.sendBackWhy}
						choices={sendBackReasons.map((value) => ({ value, label: sendBackWords[value] }))}
						error={view.error('why')}
					/>
					<Button kind="stop">{words.sendBack}</Button>
				</ActForm>
			</Fold>
			{run.state === 'made' && (
				<EndBar say={words.approveSay(run.people, run.total)}>
					<ActForm idempotencyKey={view.key} hidden={{ intent: 'approve' }}>
						<AgainSaid again={run.again} error={view.error('again')} />
						<Button big>{words.approve(run.total)}</Button>
					</ActForm>
				</EndBar>
			)}
		</Council>
	)
}
