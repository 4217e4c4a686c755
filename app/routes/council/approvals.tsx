// What waits for somebody who approves from elsewhere: the runs they were asked about, and nothing else of the office.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatYen } from '~/base/yen'
import { runsAskedOf } from '~/money/payout-ask.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { approvalWords as words } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-asked-approvals')
	await requireFresh(request, who)
	const runs = await inSnapshot((on) => runsAskedOf(on, who.accountId))
	const shown = runs.map((run) => ({
		id: run.id,
		number: run.number,
		state: run.state,
		day: sayDayAndYear(run.transferDay),
		people: `${run.lines}人`,
		total: `${formatYen(run.totalYen)}円`,
		since: sayInstant(run.askedAt, 'staff'),
	}))
	return {
		told: toldOf(request, words.told),
		waiting: shown.filter((one) => one.state === 'made'),
		done: shown.filter((one) => one.state === 'approved'),
	}
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

function Runs({ runs, title }: { runs: Found['waiting']; title: string }) {
	const { number, day, people, total, since, open } = words.columns
	return (
		<Table
			caption={title}
			columns={[
				{ label: number },
				{ label: day },
				{ label: people, right: true },
				{ label: total, right: true },
				{ label: since },
				{ label: open, silent: true },
			]}
			rows={runs.map((run) => ({
				key: run.id,
				cells: [
					run.number,
					run.day,
					run.people,
					run.total,
					run.since,
					<SeeLink key="open" href={`/council/approvals/${run.id}`}>
						{words.open}
					</SeeLink>,
				],
			}))}
		/>
	)
}

export default function Approvals() {
	const { told, waiting, done } = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{told && <Told>{told}</Told>}
			<Sheet id="waiting" title={words.title} flush={waiting.length > 0}>
				{waiting.length === 0 ? (
					<Empty icon="check" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Runs runs={waiting} title={words.title} />
				)}
			</Sheet>
			{done.length > 0 && (
				<Sheet id="done" title={words.done} flush>
					<Runs runs={done} title={words.done} />
				</Sheet>
			)}
		</Council>
	)
}
