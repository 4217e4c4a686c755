// この金額のわけ: one earning from the promise to the bank, in plain words.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { EarningChain, TransferInChain } from '~/money/earning-chain.server'
import { earningChain, lastOf } from '~/money/earning-chain.server'
import { requireRegistrant } from '~/people/guard.server'
import type { Fact } from '~/ui/facts'
import { Facts } from '~/ui/facts'
import { Resident, useRoot } from '~/ui/frame'
import type { IconName } from '~/ui/icon'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { Lines, Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { Sums } from '~/ui/sums'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { benefitWords } from '~/words/ja/benefits'
import { connectPayoutWords } from '~/words/ja/connect-payout'
import { sayDay } from '~/words/ja/dates'
import { payWords } from '~/words/ja/pay'
import { cashWords, recallWords } from '~/words/ja/payout'
import { moneyWords } from '~/words/ja/registrant-money'
import { ui } from '~/words/ja/ui'
import { inSnapshot } from '~db/client'
import { linesOf } from '../sum-lines.server'

const words = moneyWords.why
const more = payWords.supplement

export const meta = titled(words.title)

const onDay = (at: Date | null | undefined) => (at ? sayDay(dayOf(at)) : null)

function sayBack({ returnReason, way }: TransferInChain): string {
	if (returnReason === 'recalled') return recallWords.registrant.back
	return way === 'connect' ? connectPayoutWords.registrant.back : words.returned
}

/** Of a transfer through the processor: on its way, there, or late. */
function sayThrough({ transferDay, resultAt }: TransferInChain): string {
	const { sentTo, paid, late } = connectPayoutWords.registrant
	if (resultAt) return paid(sayDay(dayOf(resultAt)))
	return (transferDay < dayOf(now()) ? late : sentTo)(sayDay(transferDay))
}

/** Where the money is, in one sentence. */
function sayTransfer(transfer: TransferInChain | null): string {
	if (transfer === null) return words.notSent
	const { recall } = transfer
	if (recall?.state === 'asked')
		return recall.kind === 'recall' ? recallWords.registrant.recalling : recallWords.registrant.correcting
	if (recall?.state === 'refused') return recallWords.registrant.recallRefused
	if (transfer.result === 'returned') return sayBack(transfer)
	const day = sayDay(transfer.transferDay)
	if (transfer.way === 'cash' && transfer.resultAt)
		return cashWords.registrant.paid(sayDay(dayOf(transfer.resultAt)))
	if (transfer.state !== 'sent' && transfer.state !== 'settled') return words.notSent
	if (transfer.way === 'connect') return sayThrough(transfer)
	if (transfer.way === 'cash') return cashWords.registrant.ready(day)
	return words.sentTo(day, transfer.bankName, transfer.accountEnd)
}

/** What happened with the money so far, in the order it happens. */
function steps(chain: EarningChain): { icon: IconName; label: string; answer: string }[] {
	const { earning, confirmation } = chain
	const transfer = lastOf(chain.transfers)
	return [
		{ icon: 'doc', label: words.promised, answer: onDay(chain.terms?.answeredAt) ?? words.notYet },
		{ icon: 'cal', label: words.worked, answer: sayDay(earning.serviceDay) },
		{ icon: 'flag', label: words.reported, answer: onDay(chain.reportedAt) ?? words.notYet },
		{
			icon: 'person',
			label: words.confirmed,
			answer: chain.held
				? words.passedOn
				: confirmation
					? words.verdicts[confirmation.verdict](onDay(confirmation.at) ?? '')
					: words.confirmedLater,
		},
		{
			icon: 'check',
			label: words.checked,
			answer: onDay(chain.inspectedAt ?? earning.creditedAt) ?? words.notYet,
		},
		{
			icon: 'clock',
			label: chain.follows ? more.comes : words.payDay,
			answer: chain.follows && chain.held ? more.comesHeld(sayDay(earning.payDay)) : sayDay(earning.payDay),
		},
		{
			icon: 'bank',
			label: words.sent,
			answer: sayTransfer(transfer),
		},
	]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot(async (on) => {
		const chain = await earningChain(on, registrantId, params.earningId ?? '')
		return chain && { chain, lines: await linesOf(on, chain.earning) }
	})
	if (!found) throw data(null, { status: 404 })
	const { chain, lines } = found
	return {
		title: payWords.titleOf(chain.earning.kind, chain.task.title),
		follows: chain.follows && {
			...chain.follows,
			rightYen: chain.follows.sentYen + chain.earning.yen,
		},
		followedBy: chain.followedBy.map(({ id, yen, payDay }) => ({
			id,
			say: more.followed(yen, sayDay(payDay)),
		})),
		employer: chain.employer.name,
		lines: lines.filter((line) => line.yen > 0),
		withheldYen: chain.earning.withheldYen,
		yen: chain.earning.yen,
		assignmentId: chain.earning.assignmentId,
		steps: steps(chain),
	}
}

/** Why there is more to come: both sums, and what was written wrongly. */
function Follows(props: {
	firstId: string
	sentYen: number
	rightYen: number
	restYen: number
	slip: string
}) {
	return (
		<Section id="more" title={more.part}>
			<p>{more.why}</p>
			<div className="card">
				<Lines
					lines={[
						{ key: 'sent', label: more.sent, value: ui.yen(props.sentYen) },
						{ key: 'right', label: more.right, value: ui.yen(props.rightYen) },
						{ key: 'rest', label: more.rest, value: ui.yen(props.restYen) },
					]}
				/>
				<p className="lines-kept">
					<b>{more.slip}</b>
					<br />
					{props.slip}
				</p>
			</div>
			<p className="hint">
				<a href={`/my/earnings/${props.firstId}`}>{more.first}</a>
			</p>
		</Section>
	)
}

export default function Earning() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<Resident back={{ href: '/my/earnings', label: moneyWords.earnings.title }}>
			<PageHead title={words.title} over={`${found.title}・${found.employer}`} lead={words.lead} />
			{found.follows && <Follows {...found.follows} restYen={found.yen} />}
			{found.followedBy.map(({ id, say }) => (
				<Told key={id} kind="wait" note={<a href={`/my/earnings/${id}`}>{moneyWords.why.see}</a>}>
					{say}
				</Told>
			))}
			<div className="card">
				<Sums
					rows={found.lines}
					takenOffYen={found.withheldYen}
					takenOffHow={found.withheldYen > 0 ? payWords.earned.withheld : words.noFees}
					totalYen={found.yen}
				/>
			</div>
			<Section id="steps" title={words.steps}>
				<Facts facts={found.steps as Fact[]} />
			</Section>
			<Rows
				rows={[
					{ href: '/benefits', icon: 'info', title: benefitWords.link, note: benefitWords.linkNote },
					{
						href: `/my/assignments/${found.assignmentId}`,
						icon: 'doc',
						title: words.terms,
						note: words.termsNote,
					},
					{
						href: telHref(office.telephone),
						icon: 'phone',
						title: words.call(office.telephone),
						note: words.callNote,
					},
				]}
			/>
		</Resident>
	)
}
