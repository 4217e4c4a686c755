// Requests from being asked to being posted, the oldest first; folded below, those that were turned down.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Fold } from '~/ui/fold'
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
import { turnedDownRequests } from '~/work/turning-down.server'
import { inSnapshot } from '~db/client'

const words = councilWords.requests

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const { requests, turnedDown } = await inSnapshot(async (on) => ({
		requests: await openRequests(on),
		turnedDown: await turnedDownRequests(on),
	}))
	const open = requests.map((one) => ({
		id: one.id,
		number: one.number,
		employer: one.employerName,
		what: one.what,
		opened: sayInstant(one.openedAt, 'staff'),
		state: one.state,
		never: isNever(one.contractAnswers),
	}))
	return { open, turnedDown: turnedDown.map((one) => ({ ...one, at: sayInstant(one.at, 'staff') })) }
}

export default function Requests() {
	const { open: requests, turnedDown } = useLoaderData<typeof loader>()
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
			{turnedDown.length > 0 && (
				<Fold title={words.turnedDown(turnedDown.length)}>
					<p>{words.turnedDownSay}</p>
					<Table
						caption={words.turnedDownTitle}
						columns={[
							{ label: words.columns.number },
							{ label: words.columns.employer },
							{ label: words.columns.what },
							{ label: words.columns.turnedDown },
							{ label: words.columns.reason },
							{ label: words.columns.open, silent: true },
						]}
						rows={turnedDown.map((one) => ({
							key: one.id,
							cells: [
								one.number,
								one.employerName,
								one.what,
								one.at,
								one.reason,
								<SeeLink key="open" href={`/council/requests/${one.id}`}>
									{councilWords.open}
								</SeeLink>,
							],
						}))}
					/>
				</Fold>
			)}
		</Council>
	)
}
