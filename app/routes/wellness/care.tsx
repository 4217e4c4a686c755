// The entrance of the consultation room: one's own threads, and asking.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { hotlinesOn } from '~/wellness/hotline.server'
import { threadsOf } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { sayInstant } from '~/words/ja/dates'
import { wellnessWords as words } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	const at = now()
	return inSnapshot(async (on) => ({
		hotlines: await hotlinesOn(on, dayOf(at)),
		hours: await settingOn(on, 'consultation-answer-hours', dayOf(at)),
		threads: (await threadsOf(on, registrantId)).map((thread) => ({
			id: thread.id,
			topic: thread.topic as Topic,
			opened: sayInstant(thread.openedAt),
			state:
				thread.answerBy === null
					? words.answered
					: thread.answerBy < at
						? words.late
						: words.waits(sayInstant(thread.answerBy)),
		})),
	}))
}

export default function Care() {
	const { hotlines, hours, threads } = useLoaderData<typeof loader>()
	return (
		<Room hotlines={hotlines} back={{ href: '/my', label: words.home }}>
			<PageHead title={words.title} lead={words.lead(hours)} />
			<LinkButton href="/care/ask">{words.ask}</LinkButton>
			<Section id="own" title={words.own}>
				{threads.length === 0 ? (
					<Empty icon="cup" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Rows
						rows={threads.map((thread) => ({
							href: `/care/${thread.id}`,
							icon: 'chat' as const,
							title: words.topics[thread.topic],
							note: `${thread.opened} ${thread.state}`,
						}))}
					/>
				)}
			</Section>
			<Note title={words.aboutTitle}>
				{words.about.map((line) => (
					<p key={line}>{line}</p>
				))}
			</Note>
		</Room>
	)
}
