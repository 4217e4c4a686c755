// The entrance of the consultation room: one's own threads, what was begun, and asking.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { LinkButton, SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Before, HelpNow } from '~/ui/room-parts'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { currentIn } from '~/wellness/appointment.server'
import { begunBy } from '~/wellness/draft.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyringCopyDays, keyringState, keysOf } from '~/wellness/keyring.server'
import { detailsOf, threadsOf } from '~/wellness/thread.server'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { meetingWords } from '~/words/ja/meeting'
import { standingWords } from '~/words/ja/standing'
import { wellnessWords as words } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { requirePerson } from './person.server'

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { owner, card } = await requirePerson(request)
	const at = now()
	const shut = (await keyringState()) !== 'ready'
	const found = await inSnapshot(async (on) => {
		// Nothing sealed is loaded where nothing can be opened.
		const threads = shut ? [] : await threadsOf(on, owner)
		return {
			hotlines: await hotlinesOn(on),
			hours: await settingOn(on, 'consultation-answer-hours', dayOf(at)),
			threads,
			meetings: await currentIn(
				on,
				threads.map(({ id }) => id),
				at,
			),
			begun: shut ? undefined : await begunBy(on, owner),
		}
	})
	const keys = shut ? new Map() : await keysOf(found.threads.map(({ id }) => id))
	const told = new URL(request.url).searchParams.get('told')
	return {
		byCard: card !== undefined,
		shut,
		hotlines: found.hotlines,
		hours: found.hours,
		begun: found.begun ? words.begun(sayInstant(found.begun.at)) : null,
		told:
			told === 'removed'
				? words.toldRemoved(sayDay(addDays(dayOf(at), keyringCopyDays)))
				: told === 'dropped'
					? words.toldDropped
					: null,
		threads: found.threads.map((thread) => {
			const details = detailsOf(thread, keys.get(thread.id))
			const meeting = found.meetings.get(thread.id)
			return {
				id: thread.id,
				meeting: meeting ? `　${meetingWords.short(sayInstant(meeting.startsAt))}` : '',
				title: details ? words.topics[details.topic] : words.sentTitle,
				opened: sayInstant(thread.openedAt),
				state: details
					? thread.closedAt
						? words.closed
						: thread.answerBy === null
							? words.answered
							: thread.answerBy < at
								? words.late
								: words.waits(sayInstant(thread.answerBy))
					: words.keyGone,
			}
		}),
	}
}

export default function Care() {
	const { byCard, shut, hotlines, hours, threads, begun, told } = useLoaderData<typeof loader>()
	return (
		<Room hotlines={hotlines} back={byCard ? undefined : { href: '/my', label: words.home }}>
			<PageHead title={words.title} lead={shut ? undefined : words.lead(hours)} />
			{shut && <Told kind="no">{words.shut}</Told>}
			{told && <Told kind="done">{told}</Told>}
			{!shut && <HelpNow href="/care/now" title={words.now.door} note={words.now.doorNote} />}
			{begun && <Note>{begun}</Note>}
			{!shut && (
				<LinkButton href={begun ? '/care/ask/words' : '/care/ask'}>
					{begun ? words.goOn : words.ask}
				</LinkButton>
			)}
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
							title: thread.title,
							note: `${thread.opened} ${thread.state}${thread.meeting}`,
						}))}
					/>
				)}
			</Section>
			<Before title={words.aboutTitle} lines={words.about} />
			{!byCard && <SeeLink href="/care/licence">{standingWords.offer.link}</SeeLink>}
		</Room>
	)
}
