// The coordinators' inbox: what waits, by its hour.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { requireCoordinator, requireFresh } from '~/people/guard.server'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { inbox } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { sayInstant } from '~/words/ja/dates'
import { wellnessWords as words } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'

export const meta = titled(words.inboxTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireCoordinator(request)
	await requireFresh(request, who)
	const at = now()
	const threads = await inSnapshot(inbox)
	return threads.map((thread) => ({
		id: thread.id,
		topic: words.topics[thread.topic as Topic],
		opened: sayInstant(thread.openedAt, 'staff'),
		by: thread.answerBy ? sayInstant(thread.answerBy, 'staff') : '',
		state:
			thread.answerBy === null
				? ('answered' as const)
				: thread.answerBy < at
					? ('late' as const)
					: ('waits' as const),
	}))
}

export default function Inbox() {
	const threads = useLoaderData<typeof loader>()
	return (
		<Coordinator>
			<DeskHead title={words.inboxTitle} lead={words.inboxLead} />
			{threads.length === 0 ? (
				<Empty icon="cup" note={words.inboxEmptyNote}>
					{words.inboxEmpty}
				</Empty>
			) : (
				<Table
					caption={words.inboxTitle}
					columns={[
						{ label: words.columns.by },
						{ label: words.columns.topic },
						{ label: words.columns.opened },
						{ label: words.columns.state },
						{ label: words.columns.open, silent: true },
					]}
					rows={threads.map((thread) => ({
						key: thread.id,
						mark: thread.state === 'late' ? 'urgent' : undefined,
						cells: [
							thread.by,
							thread.topic,
							thread.opened,
							<Chip
								key="state"
								tone={thread.state === 'answered' ? 'yes' : thread.state === 'late' ? 'no' : 'wait'}
							>
								{thread.state === 'answered'
									? words.stateAnswered
									: thread.state === 'late'
										? words.overdue
										: words.stateWaits}
							</Chip>,
							<SeeLink key="open" href={`/coordinator/${thread.id}`}>
								{words.openThread}
							</SeeLink>,
						],
					}))}
				/>
			)}
		</Coordinator>
	)
}
