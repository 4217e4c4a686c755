// What every page knows: the office, the display settings, who is signed in, and what they did just now.
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { environment } from '~/base/env'
import { exceptionOn } from '~/council/closing-day.server'
import { officeOn } from '~/council/setting.server'
import { takeBackMinutes } from '~/events/event'
import { recentActs } from '~/events/footprint.server'
import { actingName } from '~/people/acting.server'
import { whoIs } from '~/people/guard.server'
import type { RootFacts } from '~/ui/frame'
import type { EventName } from '~/words/event-names'
import { sayDay, sayTime } from '~/words/ja/dates'
import { eventWords } from '~/words/ja/events'
import { frameWords } from '~/words/ja/frame'
import { db } from '~db/client'
import { displayOf } from './display.server'

/** The facts of a request, asked by the root for every page and again where an act was turned away. */
export async function factsOf(request: Request): Promise<RootFacts> {
	const who = await whoIs(request)
	const today = dayOf(now())
	const set = await officeOn(today)
	const url = new URL(request.url)
	return {
		office: {
			town: set['town-name'],
			name: set['office-name'],
			telephone: set['office-telephone'],
			hours: withException(set['office-hours'], await exceptionOn(today), today),
			place: set['office-place'],
			leastAge: set['least-age'],
			demo: environment().MODE === 'demo',
		},
		display: displayOf(request),
		here: url.pathname + url.search,
		request: request.headers.get('x-request-id')?.slice(0, 8) ?? '',
		who: who
			? {
					name: who.name,
					hat: who.hat,
					seatName:
						who.hats.find((hat) => hat.hat === 'employer' && hat.employerId === who.seatEmployerId)
							?.employerName ?? null,
					roles: who.roles,
					hats: who.hats.map(({ hat, employerId, employerName }) => ({
						hat,
						employerId,
						label: employerName ? `${frameWords.hats[hat]} ${employerName}` : frameWords.hats[hat],
						worn: hat === who.hat && employerId === who.seatEmployerId,
					})),
					acting: who.acting
						? {
								kind: who.acting.kind,
								id: who.acting.id,
								name: await actingName(db(), who.acting),
								channel: frameWords.channels[who.acting.channel],
							}
						: null,
				}
			: null,
		toldAt: url.searchParams.get('at'),
		undo: who?.hat === 'council' ? await actToTakeBack(who.accountId, url.searchParams.get('act')) : null,
	}
}

/** The usual hours, and what differs from them today or on one of the next days. */
const withException = (
	hours: string,
	found: Awaited<ReturnType<typeof exceptionOn>>,
	today: string,
): string =>
	found === null
		? hours
		: `${hours} ${frameWords.officeToday(
				found.day === today ? null : sayDay(found.day),
				found.closesMinute === null ? null : sayTime(found.closesMinute),
				found.opensAgain ? sayDay(found.opensAgain) : null,
			)}`

/** The act that the page's sentence speaks of, in the words of a button, for as long as it can be taken back. */
async function actToTakeBack(accountId: string, eventId: string | null): Promise<RootFacts['undo']> {
	if (!eventId) return null
	const [done] = await recentActs(db(), accountId, now(), eventId)
	return done && done.drew === null
		? {
				eventId: done.id,
				what: eventWords[done.what as EventName] ?? done.what,
				until: sayTime(minuteOf(new Date(done.at.getTime() + takeBackMinutes * 60_000)), 'staff'),
			}
		: null
}
