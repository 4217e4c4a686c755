// Supervision (見守り): what each coordinator carries and how it goes, in figures alone.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addDays, dayOf, instantOf } from '~/base/day'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { supervisionOf } from '~/wellness/supervision.server'
import { sayDay, sayMinutes } from '~/words/ja/dates'
import { standingWords } from '~/words/ja/standing'
import { wellnessWords } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { coordinatorNames } from './coordinator.server'

const words = standingWords.supervision

export const meta = titled(words.title, { room: true })

const spanDays = 30

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	const from = addDays(dayOf(now()), -spanDays)
	return inSnapshot(async (on) => {
		const names = await coordinatorNames(on)
		const figures = await supervisionOf(on, [...names.keys()], instantOf(from, 0))
		const minutes = (value: number | null) => (value === null ? words.none : sayMinutes(value))
		return {
			lead: words.lead(sayDay(from)),
			rows: [...figures].map(([id, one]) => ({
				id,
				cells: [
					names.get(id) ?? wellnessWords.board.unknown,
					words.count(one.open),
					words.count(one.waiting),
					words.count(one.answers),
					minutes(one.medianMinutes),
					minutes(one.slowestMinutes),
					words.count(one.late),
					words.urgent(one.urgentNow, one.urgent),
					words.count(one.handedOver),
				],
			})),
		}
	})
}

export default function Supervision() {
	const { lead, rows } = useLoaderData<typeof loader>()
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={lead} />
			<Sheet id="figures" title={words.title} flush>
				{rows.length === 0 ? (
					<Empty icon="person">{standingWords.one.historyNone}</Empty>
				) : (
					<Table
						caption={words.title}
						columns={Object.values(words.columns).map((label) => ({ label }))}
						rows={rows.map(({ id, cells }) => ({ key: id, cells }))}
					/>
				)}
			</Sheet>
			<Note>{words.note}</Note>
		</Coordinator>
	)
}
