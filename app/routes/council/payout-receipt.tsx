// 受領書 of pay handed over in cash, to be signed at the counter.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingOn } from '~/council/setting.server'
import { payoutOf } from '~/money/payout-list.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { sayDay, sayDayAndYear } from '~/words/ja/dates'
import { cashWords } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'

const words = cashWords.receipt

export const meta = titled<{ number: string }>((found) => `${words.title} ${found.number}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const run = await payoutOf(on, params.payoutId ?? '')
		const row = run?.rows.find((one) => one.id === params.lineId)
		if (!run || !row?.receiptNumber || !row.resultAt) throw data(null, { status: 404 })
		return {
			payoutId: run.id,
			number: row.receiptNumber,
			who: `${row.familyName} ${row.givenName}`,
			day: row.result === 'returned' ? '' : sayDayAndYear(dayOf(row.resultAt)),
			cancelled: row.result === 'returned' ? words.cancelled(sayDayAndYear(dayOf(row.resultAt))) : null,
			yen: formatYen(row.yen),
			works: row.earnings.map((one) => ({
				id: one.id,
				said: `${sayDay(one.serviceDay)} ${one.title} ${formatYen(one.yen)}円`,
			})),
			address: await settingOn(on, 'office-address', dayOf(row.resultAt)),
		}
	})
}

export default function PayoutReceipt() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} back={{ href: `/council/payouts/${found.payoutId}`, label: words.back }}>
			<h1>{words.title}</h1>
			{found.cancelled && (
				<p>
					<b>{found.cancelled}</b>
				</p>
			)}
			<KeyValues
				pairs={[
					{ label: words.number, answer: found.number },
					{ label: words.sum, answer: <b>{found.yen}円</b> },
					{ label: words.day, answer: found.day },
					{ label: words.to, answer: found.who },
				]}
			/>
			<p>{words.says}</p>
			<h2>{words.works}</h2>
			<ul>
				{found.works.map((one) => (
					<li key={one.id}>{one.said}</li>
				))}
			</ul>
			<p>
				{words.sign}
				<span className="fill-in" />
			</p>
			<p>
				{words.signFor}
				<span className="fill-in" />
			</p>
			<p>
				{words.from} {office.name}
				<br />
				{found.address} {office.telephone}
			</p>
		</PaperPage>
	)
}
