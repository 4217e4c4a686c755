// わたしの仕事: what one is asked, has raised a hand for, has taken on and has done, each with its state in words.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { applicationsOf } from '~/assignments/application.server'
import type { AssignmentState } from '~/assignments/assignment'
import { answerUntil } from '~/assignments/assignment'
import type { AssignmentRow } from '~/assignments/assignment.server'
import { assignmentsOf } from '~/assignments/assignment.server'
import { offersOf } from '~/assignments/offer.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { Agenda } from '~/ui/agenda'
import { LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { Hours } from '~/ui/hours'
import type { IconName } from '~/ui/icon'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { aroundWords } from '~/words/ja/around'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { fairnessWords } from '~/words/ja/fairness'
import { registrantWords } from '~/words/ja/registrant'
import { inSnapshot } from '~db/client'
import { bandOf, dayAndHours } from '../task-face'
import { toldOf } from '../told'
import { CallMe } from './call-me-button'
import { stateChip } from './state-chip'

const words = registrantWords.work

export const meta = titled(words.title)

const ahead: readonly AssignmentState[] = ['decided', 'agreed', 'mending']

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const today = dayOf(now())
	const found = await inSnapshot(async (on) => ({
		offers: await offersOf(on, registrantId),
		hearsBy: (await registrantOf(on, registrantId))?.hearsBy ?? '',
		hands: await applicationsOf(on, registrantId),
		all: await assignmentsOf(on, registrantId, { past: true, most: 60 }),
	}))
	const { offers, hands, all, hearsBy } = found
	return {
		told: toldOf(request, {
			...words.told,
			waits: aroundWords.standIn.toldWaits,
			called: registrantWords.home.told.called,
		}),
		offers: offers.map((offer) => ({ ...offer, until: answerUntil(offer.answerBy, offer, hearsBy) })),
		hands: hands.filter((hand) => hand.settledAt === null && hand.day >= today),
		settled: hands.flatMap((hand) =>
			(hand.outcome === 'another' || hand.outcome === 'closed') && hand.day >= today
				? [{ ...hand, outcome: hand.outcome }]
				: [],
		),
		ahead: all.filter((row) => ahead.includes(row.assignment.state)).reverse(),
		checking: all.filter((row) => row.assignment.state === 'reported'),
		past: all.filter((row) => !ahead.includes(row.assignment.state) && row.assignment.state !== 'reported'),
	}
}

const pastIcons: Partial<Record<AssignmentState, IconName>> = { passed: 'check', reported: 'clock' }

const rowOf = (row: AssignmentRow) => ({
	key: row.assignment.id,
	href: `/my/assignments/${row.assignment.id}`,
	icon: pastIcons[row.assignment.state] ?? ('doc' as const),
	title: row.title,
	note: `${sayDay(row.slot.day)}・${words.states[row.assignment.state]}`,
})

export default function MyWork() {
	const { told, offers, hands, settled, ahead: rows, checking, past } = useLoaderData<typeof loader>()
	const nothing = [offers, hands, settled, rows, checking, past].every((list) => list.length === 0)
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{nothing && (
				<Empty note={words.noneNote} way={{ href: '/my/tasks', label: words.see }}>
					{words.none}
				</Empty>
			)}
			{offers.length > 0 && (
				<Section id="offers" title={words.offers}>
					<Rows
						rows={offers.map((offer) => ({
							href: `/my/offers/${offer.id}`,
							icon: 'chat' as const,
							title: offer.title,
							note: `${dayAndHours(offer)}・${offer.until ? words.answerBy(sayInstant(offer.until)) : registrantWords.home.untilTalk}`,
						}))}
					/>
				</Section>
			)}
			{rows.length > 0 && (
				<Section id="ahead" title={words.ahead}>
					<Agenda
						items={rows.map((row) => ({
							key: row.assignment.id,
							day: row.slot.day,
							title: row.title,
							href: `/my/assignments/${row.assignment.id}`,
							when: <Hours from={row.slot.startMinute} to={row.slot.endMinute} />,
							band: bandOf(row.slot),
							place: row.place,
							state: stateChip(row.assignment.state),
						}))}
					/>
				</Section>
			)}
			{(hands.length > 0 || settled.length > 0) && (
				<Section id="hands" title={words.hands}>
					<Rows
						rows={[
							...hands.map((hand) => ({
								key: hand.id,
								href: `/my/tasks/${hand.taskId}`,
								icon: 'flag' as const,
								title: hand.title,
								note: `${dayAndHours(hand)}・${hand.waits ? aroundWords.line.title : words.waiting}`,
							})),
							...settled.map((hand) => ({
								key: hand.id,
								icon: 'info' as const,
								title: hand.title,
								note: `${dayAndHours(hand)}・${words.settled[hand.outcome]}`,
							})),
						]}
					/>
				</Section>
			)}
			{checking.length > 0 && (
				<Section id="checking" title={words.checking}>
					<Rows rows={checking.map(rowOf)} />
				</Section>
			)}
			{past.length > 0 && (
				<Section id="past" title={words.past}>
					<Rows rows={past.map(rowOf)} />
				</Section>
			)}
			<Rows rows={[{ href: '/my/turns', icon: 'people', title: fairnessWords.own.open }]} />
			<CallMe back="/my/work" />
			<Dock>
				<LinkButton href="/my/tasks" icon="search">
					{words.see}
				</LinkButton>
			</Dock>
		</Resident>
	)
}
