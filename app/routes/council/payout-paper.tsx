// 支払伺 of a run as it is printed and stamped: what is asked, sum, fund, period, boxes for the seals, and the list.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingsOn } from '~/council/setting.server'
import { payoutOf } from '~/money/payout-list.server'
import { namesOf } from '~/people/account.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { KeyValues } from '~/ui/facts'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { SealBoxes } from '~/ui/seal-boxes'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDayAndYear } from '~/words/ja/dates'
import { payoutPaperWords as words } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'
import { bankFeeShown, bankShortShown } from './payout-shown.server'

export const meta = titled<{ number: string }>((found) => `${words.title} ${found.number}`)

/** The days the work of a run was done on, from the first to the last. */
function periodOf(days: readonly string[]): string {
	const [first = '', ...more] = [...days].sort()
	const last = more.at(-1) ?? first
	if (first === '') return ''
	return first === last ? sayDayAndYear(first) : `${sayDayAndYear(first)}から${sayDayAndYear(last)}`
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const run = await payoutOf(on, params.payoutId ?? '')
		if (!run) throw data(null, { status: 404 })
		const set = await settingsOn(on, ['payout-fund', 'payout-seals'], dayOf(run.madeAt))
		const names = await namesOf(on, [run.madeBy])
		return {
			id: run.id,
			number: run.number,
			way: words.ways[run.way],
			made: sayDayAndYear(dayOf(run.madeAt)),
			maker: names.get(run.madeBy) ?? '',
			payDay: sayDayAndYear(run.transferDay),
			period: periodOf(run.rows.flatMap((row) => row.earnings.map((one) => one.serviceDay))),
			fund: set['payout-fund'],
			seals: set['payout-seals'].split('・').filter(Boolean),
			people: run.lines,
			total: formatYen(run.totalYen),
			bankShort: await bankShortShown(on, run),
			bankFee: await bankFeeShown(on, run),
			again: run.rows.some((row) => row.againstLineId !== null),
			rows: run.rows.map((row) => ({
				id: row.id,
				n: String(row.sort),
				who: `${row.familyName} ${row.givenName}${row.againstLineId ? ` (${words.again})` : ''}`,
				works: String(row.earnings.length),
				yen: `${formatYen(row.yen)}円`,
			})),
		}
	})
}

export default function PayoutPaper() {
	const run = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={{ href: `/council/payouts/${run.id}`, label: words.back }}>
			<h1>{words.title}</h1>
			<SealBoxes label={words.seals} titles={run.seals} />
			<p>{words.asks(run.total)}</p>
			<KeyValues
				pairs={[
					{ label: words.number, answer: run.number },
					{ label: words.made, answer: run.made },
					{ label: words.maker, answer: run.maker },
					{ label: words.payDay, answer: run.payDay },
					{ label: words.way, answer: run.way },
					{ label: words.period, answer: run.period },
					{ label: words.fund, answer: run.fund },
					{ label: words.people, answer: `${run.people}人` },
					{ label: words.total, answer: <b>{run.total}円</b> },
				]}
			/>
			<h2>{words.list}</h2>
			<Table
				caption={words.list}
				columns={[
					{ label: words.columns.n },
					{ label: words.columns.who },
					{ label: words.columns.works, right: true },
					{ label: words.columns.yen, right: true },
				]}
				rows={[
					...run.rows.map((row) => ({ key: row.id, cells: [row.n, row.who, row.works, row.yen] })),
					{ key: 'sum', cells: ['', <b key="sum">{words.sum}</b>, '', <b key="yen">{run.total}円</b>] },
				]}
			/>
			{run.again && <p>{words.againNote}</p>}
			<p>{run.bankFee ?? words.fees}</p>
			{run.bankShort && <p>{run.bankShort}</p>}
			<p>
				{office.name} {office.telephone}
			</p>
		</PaperPage>
	)
}
