// What pages about meetings share: a meeting as its person sees it, and the half-hours to choose from.
import { meetingWords as words } from '~/words/ja/meeting'
import { LinkButton } from './button'
import type { Fact } from './facts'
import { Facts } from './facts'
import { Fold } from './fold'
import { Rows } from './rows'
import { Section } from './section'
import { Told } from './told'

/** A meeting in words. `door` is how the video room stands, null where there is none. */
export type MeetingShown = {
	id: string
	/** 11月25日(水) 10時 */
	when: string
	who: string
	way: 'telephone' | 'video' | 'meeting'
	/** The number or the place. */
	where: string
	note: string
	door: { stands: 'early' | 'open' | 'over' | 'missing'; says: string } | null
}

/** The meeting, with the door to the video room where it is time. */
export function Meeting({ meeting, room }: { meeting: MeetingShown; room: string }) {
	const { when, who, way, where, note, door } = meeting
	const facts: Fact[] = [
		{ icon: 'cal', label: words.when, answer: words.card(when) },
		{ icon: 'person', label: words.who, answer: who },
		{
			icon: way === 'telephone' ? 'phone' : way === 'video' ? 'video' : 'people',
			label: words.how,
			answer: words.ways[way],
		},
		...(where
			? [
					way === 'telephone'
						? { icon: 'phone' as const, label: words.numberTold, answer: where }
						: { icon: 'pin' as const, label: words.place, answer: where },
				]
			: []),
		...(note ? [{ icon: 'pen' as const, label: words.noteTold, answer: note }] : []),
	]
	return (
		<>
			<Facts facts={facts} />
			{way === 'telephone' && <p className="hint">{words.byTelephone}</p>}
			{door &&
				(door.stands === 'open' ? (
					<>
						<LinkButton href={room} icon="video">
							{words.room.enter}
						</LinkButton>
						<p className="hint">{words.room.note}</p>
					</>
				) : (
					<p>{door.says}</p>
				))}
		</>
	)
}

/** The way from a consultation to its meeting: when it is, or booking one; and what a coordinator said who called one off. */
export type MeetingDoorShown = { when: string | null; off: { says: string; words: string } | null }

/** The line that leads to the meeting's page. */
export function MeetingDoor({ href, door: { when, off } }: { href: string; door: MeetingDoorShown }) {
	return (
		<>
			{off && (
				<Told kind="wait" note={words.calledOffWords(off.words)}>
					{off.says}
				</Told>
			)}
			<Rows
				rows={[
					{
						href,
						icon: 'cal',
						title: when === null ? words.door : words.booked,
						note: when === null ? words.doorNote : words.card(when),
					},
				]}
			/>
		</>
	)
}

/** The half-hours of one day. */
export type DayShown = { day: string; label: string; times: { href: string; title: string; note: string }[] }

/** Half-hours by day, each day to open; the first one stands open where `first` says so. */
export function FreeTimes({
	id,
	title,
	note,
	days,
	first,
}: {
	id: string
	title: string
	note?: string
	days: readonly DayShown[]
	first: boolean
}) {
	return days.length === 0 ? null : (
		<Section id={id} title={title}>
			{note && <p>{note}</p>}
			{days.map(({ day, label, times }, at) => (
				<Fold key={day} title={`${label}　${words.count(times.length)}`} open={first && at === 0}>
					<Rows rows={times.map((time) => ({ ...time, icon: 'clock' as const }))} />
				</Fold>
			))}
		</Section>
	)
}
