// Requests from being asked to being posted, the oldest first.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayInstant } from '~/words/ja/dates'
import { workWords } from '~/words/ja/work'
import { isNever } from '~/work/contract-check'
import { openRequests } from '~/work/request.server'
import { inSnapshot } from '~db/client'

const words = councilWords.requests

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const requests = await inSnapshot((on) => openRequests(on))
	return requests.map((one) => ({
		id: one.id,
		number: one.number,
		employer: one.employerName,
		what: one.what,
		opened: sayInstant(one.openedAt, 'staff'),
		state: one.state,
		never: isNever(one.contractAnswers),
	}))
}

export default function Requests() {
	const requests = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="requests" title={words.title} flush={requests.length > 0}>
				{requests.length === 0 ? (
					<Empty icon="doc" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.employer },
							{ label: words.columns.what },
							{ label: words.columns.opened },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={requests.map((one) => ({
							key: one.id,
							cells: [
								one.number,
								one.employer,
								one.what,
								one.opened,
								one.never ? (
									<span key="state">
										<Chip tone="no">{workWords.cannotGoOut}</Chip>
										<small>{workWords.requestStates[one.state]}</small>
									</span>
								) : (
									<Chip
										key="state"
										tone={one.state === 'agreed' ? 'yes' : one.state === 'received' ? 'sun' : 'wait'}
									>
										{workWords.requestStates[one.state]}
									</Chip>
								),
								<SeeLink key="open" href={`/council/requests/${one.id}`}>
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
