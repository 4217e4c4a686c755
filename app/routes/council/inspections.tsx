// Reported work that waits for the council's own check.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { waitingInspections } from '~/assignments/inspection.server'
import { requireStaff } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { sayDay } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'
import { toldOf } from '../told'

const words = councilWords.inspections

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'inspect')
	const waiting = await inSnapshot((on) => waitingInspections(on))
	return {
		told: toldOf(request, councilWords.inspection.told),
		waiting: waiting.map((one) => ({
			id: one.assignmentId,
			title: one.title,
			who: `${one.familyName} ${one.givenName}`,
			day: sayDay(one.day),
			verdict: one.verdict,
			due: sayDay(one.inspectBy),
		})),
	}
}

export default function Inspections() {
	const { told, waiting } = useLoaderData<typeof loader>()
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
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.task },
							{ label: words.columns.who },
							{ label: words.columns.day },
							{ label: words.columns.employer },
							{ label: words.columns.due },
							{ label: words.columns.open, silent: true },
						]}
						rows={waiting.map((one) => ({
							key: one.id,
							cells: [
								one.title,
								one.who,
								one.day,
								<Chip
									key="state"
									tone={one.verdict === null ? 'wait' : one.verdict === 'different' ? 'no' : 'yes'}
								>
									{words.employerStates[one.verdict ?? 'none']}
								</Chip>,
								one.due,
								<SeeLink key="open" href={`/council/assignments/${one.id}`}>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
