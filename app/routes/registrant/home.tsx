// A registrant's home: the one next thing, the days ahead, this month's money, notices, and the menu.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { applicationsOf } from '~/assignments/application.server'
import { assignmentsOf, saidOf } from '~/assignments/assignment.server'
import { todayOff } from '~/assignments/call-off.server'
import { offersOf } from '~/assignments/offer.server'
import { sharesToAnswer } from '~/assignments/share.server'
import { now } from '~/base/clock'
import { dayOf, minuteOf, monthOf } from '~/base/day'
import { standingEnd } from '~/council/programme-end.server'
import { availabilityOf } from '~/matching/availability.server'
import { bankAccountOf } from '~/money/bank-account.server'
import { waitingCorrectionsOf } from '~/money/correction.server'
import { comingMoney } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { noticesOf } from '~/notices/notice.server'
import { waitsForCall } from '~/people/contact.server'
import { requireRegistrant } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { registrantOf } from '~/people/registrant.server'
import { goesOnAs } from '~/people/registrant-join.server'
import { ActForm } from '~/ui/act-form'
import { Agenda } from '~/ui/agenda'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident, useRoot } from '~/ui/frame'
import { Hours } from '~/ui/hours'
import { Icon } from '~/ui/icon'
import { NextThing } from '~/ui/next-thing'
import { PageHead } from '~/ui/page-head'
import type { RowLink } from '~/ui/rows'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { aroundWords } from '~/words/ja/around'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { noticeWords, sayAbout } from '~/words/ja/notices'
import { programmeEndWords } from '~/words/ja/programme-end'
import { registrantWords } from '~/words/ja/registrant'
import { samePersonWords } from '~/words/ja/same-person'
import { troubleWords } from '~/words/ja/trouble'
import { ui } from '~/words/ja/ui'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { bandOf, dayAndHours } from '../task-face'
import { toldOf, withTold } from '../told'
import { CallMe } from './call-me-button'
import { alsoWaiting, nextThing } from './next'
import { stateChip } from './state-chip'

const words = registrantWords.home

export const meta = titled(words.window)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const at = now()
	const today = dayOf(at)
	const found = await inSnapshot(async (on) => {
		const person = await registrantOf(on, registrantId)
		if (!person) return undefined
		const open = await assignmentsOf(on, registrantId, { today })
		const said = await saidOf(
			on,
			open.map((row) => row.assignment.id),
		)
		return {
			person,
			joinedTo: await goesOnAs(on, registrantId),
			open: open.map((row) => ({
				...row,
				said: said.get(row.assignment.id) ?? [],
			})),
			offers: await offersOf(on, registrantId),
			hands: (await applicationsOf(on, registrantId, 20)).filter(
				(hand) => hand.settledAt === null && hand.day >= today,
			),
			earnings: await earningsOf(on, registrantId, 40),
			bank: await bankAccountOf(on, registrantId),
			hours: await availabilityOf(on, registrantId, today),
			questions: [
				...((await standingEnd(on)) ? [{ say: programmeEndWords.own.title, href: '/my/successor' }] : []),
				...(await waitingCorrectionsOf(on, registrantId)).map((one) => ({
					say: words.questions.correction,
					href: `/my/corrections/${one.id}`,
				})),
				...(await sharesToAnswer(on, registrantId)).map((one) => ({
					say: words.questions.shares(one.title),
					href: `/my/assignments/${one.assignmentId}/share`,
				})),
			],
			waitsForCall: await waitsForCall(on, registrantId),
			notices: await noticesOf(on, person.accountId, 6),
		}
	})
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { person, open, offers, hands, earnings, bank, hours } = found
	const earned = earnings.filter((one) => monthOf(one.serviceDay) === monthOf(today))
	const bankMissing =
		bank.current === null &&
		bank.waiting === null &&
		(earnings.length > 0 || open.some((row) => row.assignment.state !== 'decided'))
	const waiting = {
		open,
		offers,
		bankMissing,
		hoursMissing: hours.masks.every((mask) => mask === 0),
		hearsBy: person.hearsBy,
	}
	const next = person.state === 'registered' ? nextThing(waiting, at) : undefined
	return {
		told: toldOf(request, words.told),
		today,
		name: person.callName,
		state: person.state,
		joinedTo: found.joinedTo,
		resting: restsOn(person, today) ? { until: person.restUntil } : null,
		next,
		also:
			person.state === 'registered'
				? [
						...found.questions.map(({ say, href }) => ({ say, due: undefined, way: { href, label: say } })),
						...alsoWaiting(waiting, at, next),
					]
				: [],
		// What can still be called off this morning.
		todays: open.filter(
			(row) =>
				row.slot.day === today &&
				row.slot.startMinute > minuteOf(at) &&
				(row.assignment.state === 'decided' || row.assignment.state === 'agreed'),
		).length,
		ahead: open.filter((row) => row.slot.day >= today || row.assignment.state === 'mending').slice(0, 5),
		hands: hands.slice(0, 5),
		month: {
			month: Number(monthOf(today).slice(5)),
			yen: earned.reduce((sum, one) => sum + one.yen, 0),
			pieces: earned.length,
			payDay: earned[0]?.transferDay ?? earned[0]?.payDay ?? null,
		},
		coming: comingMoney(earnings, today),
		waitsForCall: found.waitsForCall,
		// An open お声がけ stands above, with its deadline.
		notices: found.notices
			.filter((one) => one.kind !== 'offer' || !offers.some((offer) => offer.id === one.about))
			.slice(0, 3)
			.map((one) => ({
				id: one.id,
				href: noticeWords[one.kind].href(one.about),
				title: noticeWords[one.kind].title,
				note: [sayAbout(one), sayDay(dayOf(one.at))].filter(Boolean).join('・'),
				isNew: one.isNew,
			})),
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'today-off',
		person: who.accountId,
		schema: z.object({ intent: z.literal('today-off') }),
		async act(tx) {
			await todayOff(tx, actor, registrantId)
			return withTold('/my', 'today-off')
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

export default function Home() {
	const found = useLoaderData<typeof loader>()
	const { told, today, name, state, resting, next } = found
	return (
		<Resident>
			{told && (
				<Told
					note={
						told === words.told.called && found.waitsForCall
							? registrantWords.callMe.waiting(sayInstant(found.waitsForCall))
							: undefined
					}
				>
					{told}
				</Told>
			)}
			<PageHead title={words.title(name)} lead={sayDay(today)} />
			{state === 'registered' ? (
				<>
					{next && <NextThing say={next.say} due={next.due} way={next.way} />}
					{found.also.length > 0 && (
						<Section id="also" title={words.also}>
							<Rows
								rows={found.also.map(({ say, due, way }) => ({
									href: way.href,
									icon: 'clock' as const,
									title: say,
									note: due,
								}))}
							/>
						</Section>
					)}
					{resting && (
						<Note title={words.resting}>
							<p>{resting.until ? words.restingUntil(sayDay(resting.until)) : words.restingOpen}</p>
							<p>
								<a href="/my/rest">{registrantWords.home.items.rest.back}</a>
							</p>
						</Note>
					)}
					<Ahead {...found} />
					{found.todays > 0 && <TodayOff todays={found.todays} />}
					<Month {...found} />
				</>
			) : (
				<Note title={found.joinedTo ? samePersonWords.mine.home(found.joinedTo) : words.states[state].title}>
					<p>{found.joinedTo ? samePersonWords.mine.homeNote : words.states[state].note}</p>
				</Note>
			)}
			<News {...found} />
			<Menu resting={resting !== null} />
			<CallMe back="/my" waiting={found.waitsForCall} />
		</Resident>
	)
}

/** 今日はむずかしい: in one tap, without a reason. */
function TodayOff({ todays }: { todays: number }) {
	const view = formView(useActionData<typeof action>(), 'today-off')
	return (
		<Section id="today-off" title={words.todayOff}>
			<ErrorSummary errors={view.errors} />
			<p>{words.todayOffNote(todays)}</p>
			<ActForm idempotencyKey={view.key} hidden={{ intent: 'today-off' }}>
				<Button kind="second" icon="cup">
					{words.todayOffButton}
				</Button>
			</ActForm>
		</Section>
	)
}

function Ahead({ ahead, hands }: Found) {
	return (
		<>
			<Section id="ahead" title={words.ahead}>
				{ahead.length === 0 ? (
					<Empty note={words.noneAheadNote} way={{ href: '/my/tasks', label: words.seeTasks }}>
						{words.noneAhead}
					</Empty>
				) : (
					<Agenda
						items={ahead.map((row) => ({
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
				)}
			</Section>
			{hands.length > 0 && (
				<Section id="hands" title={words.hands}>
					<Rows
						rows={hands.map((hand) => ({
							key: hand.id,
							href: `/my/tasks/${hand.taskId}`,
							icon: 'flag' as const,
							title: hand.title,
							note: [dayAndHours(hand), ...(hand.waits ? [aroundWords.line.title] : [])].join('・'),
						}))}
					/>
				</Section>
			)}
		</>
	)
}

function Month({ month, coming }: Found) {
	return (
		<Section id="month" title={words.month(ui.month(month.month))}>
			<a className="card month-link" href="/my/earnings">
				{coming.map(({ day, yen }, n) => (
					<span key={day} className="month-sum">
						<span>{(n === 0 ? words.nextMoney : words.laterMoney)(sayDay(day))}</span>
						<span>
							<b>{ui.amount(yen)}</b>
							<span className="en">{ui.yenUnit}</span>
						</span>
					</span>
				))}
				{month.pieces > 0 ? (
					<span className="month-sum">
						<span>{words.monthPieces(month.pieces)}</span>
						<span>
							<b>{ui.amount(month.yen)}</b>
							<span className="en">{ui.yenUnit}</span>
						</span>
					</span>
				) : (
					<span>{words.monthNone}</span>
				)}
				<span className="month-when">
					{month.payDay &&
						coming.every(({ day }) => day !== month.payDay) &&
						words.monthWhen(sayDay(month.payDay))}
					<span className="go">
						{words.see}
						<Icon name="right" />
					</span>
				</span>
			</a>
		</Section>
	)
}

function News({ notices }: Found) {
	const rows: RowLink[] = [
		...notices.map((one) => ({
			key: one.id,
			href: one.href,
			icon: 'bell' as const,
			isNew: one.isNew,
			title: one.title,
			note: one.note,
		})),
		{ href: '/my/notices', icon: 'info', title: words.allNotices },
	]
	return (
		<Section id="news" title={words.notices}>
			<Rows rows={rows} />
		</Section>
	)
}

function Menu({ resting }: { resting: boolean }) {
	const { items } = words
	const { who } = useRoot()
	return (
		<Section id="menu" title={words.menu}>
			<Rows
				rows={[
					{ href: '/my/tasks', icon: 'search', ...items.tasks },
					{ href: '/my/work', icon: 'doc', ...items.work },
					{ href: '/my/earnings', icon: 'yen', ...items.earnings },
					{ href: '/my/availability', icon: 'clock', ...items.availability },
					{ href: '/my/more-work', icon: 'search', ...items.moreWork },
					{ href: '/my/days-off', icon: 'cal', ...items.daysOff },
					{ href: '/my/abilities', icon: 'person', ...items.abilities },
					{ href: '/my/team', icon: 'people', ...items.team },
					{ href: '/my/bank-account', icon: 'bank', ...items.bank },
					{ href: '/my/profile', icon: 'card', ...items.profile },
					{
						href: '/my/rest',
						icon: 'sun',
						title: resting ? items.rest.back : items.rest.title,
						note: items.rest.note,
					},
					{ href: '/my/messages', icon: 'mail', ...items.messages },
					{ href: '/my/trouble', icon: 'care', title: troubleWords.link, note: troubleWords.linkNote },
					// The room of consultations opens to the person alone.
					...(who?.acting ? [] : [{ href: '/care', icon: 'cup' as const, ...items.care }]),
				]}
			/>
		</Section>
	)
}
