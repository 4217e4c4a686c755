// 報酬のわけ: one earning with its whole chain, from the employer's request to the bank's answer, each step with its page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatYen } from '~/base/yen'
import type { EarningChain } from '~/money/earning-chain.server'
import { earningChain } from '~/money/earning-chain.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { correctionWords } from '~/words/ja/correction'
import { sayDay, sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { backReasons, nameOfPosting } from '~/words/ja/ledger'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { payWords } from '~/words/ja/pay'
import { payoutPaperWords } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'
import { linesOf } from '../sum-lines.server'

const words = ledgerWords.earning
const more = payWords.supplement

export const meta = titled<{ who: string }>((found) => `${words.title} ${found.who}`)

type Step = {
	step: string
	what: string
	href?: string
	at?: string
	postings?: { id: string; kind: string }[]
}

const at = (instant: Date | null | undefined) => (instant ? sayInstant(instant, 'staff') : words.notYet)

/** The steps in their order; `seesWork` opens the pages of the work itself. */
function stepsOf(chain: EarningChain, seesWork: boolean): Step[] {
	const { earning, task, request } = chain
	const work = seesWork ? `/council/assignments/${earning.assignmentId}` : undefined
	const booked = (postings: readonly { id: string; kind: string }[]) =>
		postings.map(({ id, kind }) => ({ id, kind: nameOfPosting(kind) }))
	return [
		{
			step: words.request,
			what: `${request.number} ${chain.employer.name}`,
			href: seesWork ? `/council/requests/${request.id}` : undefined,
		},
		{ step: words.task, what: `${task.title}(${sayDay(earning.serviceDay)})`, href: work },
		{
			step: words.terms,
			what: chain.terms ? words.termsSay(chain.terms.version) : words.notYet,
			at: at(chain.terms?.answeredAt),
		},
		{ step: words.report, what: '', at: at(chain.reportedAt) },
		{
			step: words.confirmation,
			what: chain.confirmation ? words.verdicts[chain.confirmation.verdict] : '',
			at: at(chain.confirmation?.at),
		},
		{ step: words.inspection, what: '', at: at(chain.inspectedAt) },
		{
			step: chain.follows ? more.part : words.earned,
			what: words.earnedSay(formatYen(earning.yen), sayDay(earning.payDay)),
			at: at(earning.creditedAt),
			postings: booked(chain.postings),
		},
		...(chain.follows
			? [
					{
						step: more.staffFirst,
						what: `${formatYen(chain.follows.sentYen)}円 ${chain.follows.slip}`,
						href: `/council/earnings/${chain.follows.firstId}`,
					},
				]
			: []),
		...chain.followedBy.map((one) => ({
			step: more.staffRest,
			what: words.earnedSay(formatYen(one.yen), sayDay(one.payDay)),
			href: `/council/earnings/${one.id}`,
		})),
		chain.invoice
			? {
					step: words.invoice,
					what: words.invoiceSay(
						chain.invoice.number,
						formatYen(chain.invoice.payYen),
						formatYen(chain.invoice.feeYen),
					),
					href: `/council/invoices/${chain.invoice.id}`,
					at: chain.invoice.paidDay ? `${words.paidIn} ${sayDay(chain.invoice.paidDay)}` : '',
					postings: booked(chain.invoice.postings),
				}
			: { step: words.invoice, what: words.notYet },
		...chain.transfers.map((one) => ({
			step: words.transfer,
			what:
				one.way !== 'bank'
					? words.otherSay(one.number, payoutPaperWords.ways[one.way], formatYen(one.lineYen))
					: words.transferSay(
							one.number,
							`${one.bankName} ${one.branchName}`,
							one.accountEnd,
							formatYen(one.lineYen),
						),
			href: `/council/payouts/${one.payoutId}#line-${one.lineId}`,
			at:
				one.state === 'dropped'
					? words.dropped
					: one.result
						? `${words.results[one.result]} ${one.returnReason ? backReasons[one.returnReason] : ''} ${at(one.resultAt)}`
						: sayDay(one.transferDay),
			postings: booked(one.postings),
		})),
		...(chain.transfers.length === 0 ? [{ step: words.transfer, what: words.notYet }] : []),
	]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const found = await inSnapshot(async (on) => {
		const chain = await earningChain(on, null, params.earningId ?? '')
		return chain && { chain, lines: await linesOf(on, chain.earning) }
	})
	if (!found) throw data(null, { status: 404 })
	const { chain, lines } = found
	return {
		id: chain.earning.id,
		mayCorrect: mayDo('correct-earning', who.roles),
		lines: [
			...lines.map(({ label, how, yen }) => ({
				label,
				answer: how ? `${formatYen(yen)}円(${how})` : `${formatYen(yen)}円`,
			})),
			{ label: payWords.earned.sent, answer: `${formatYen(chain.earning.yen)}円` },
		],
		who: chain.who,
		yen: formatYen(chain.earning.yen),
		day: sayDayAndYear(chain.earning.serviceDay),
		account: `/council/ledger/pay-owed?party=${chain.earning.registrantId}`,
		steps: stepsOf(chain, mayDo('see-work', who.roles)),
	}
}

const linked = (what: ReactNode, href: string | undefined) => (href ? <a href={href}>{what}</a> : what)

export default function Earning() {
	const found = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				over={<a href="/council/money">{words.back}</a>}
				title={words.title}
				lead={
					<>
						<a href={found.account}>{words.lead(found.who, found.yen)}</a> {found.day}
					</>
				}
			/>
			<Sheet id="sums" title={payWords.earned.why}>
				<KeyValues pairs={found.lines} />
				{found.mayCorrect && (
					<p>
						<a href={`/council/earnings/${found.id}/correction`}>{correctionWords.staff.link}</a>
					</p>
				)}
			</Sheet>
			<Sheet id="steps" title={words.steps} flush>
				<Table
					caption={words.steps}
					columns={[
						{ label: words.stepColumns.step },
						{ label: words.stepColumns.what },
						{ label: words.stepColumns.at },
						{ label: words.stepColumns.entry },
					]}
					rows={found.steps.map((one, n) => ({
						key: `${one.step} ${n}`,
						cells: [
							<b key="step">{one.step}</b>,
							linked(one.what, one.href),
							one.at ?? '',
							(one.postings ?? []).map(({ id, kind }) => (
								<div key={id}>
									<a href={`/council/postings/${id}`}>{kind}</a>
								</div>
							)),
						],
					}))}
				/>
			</Sheet>
		</Council>
	)
}
