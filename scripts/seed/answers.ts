// Answers to the terms in the demo town: yes, no, silence, and cannot after all; by telephone the office writes them down.
import { and, eq, isNull } from 'drizzle-orm'
import { callOffMine } from '~/assignments/call-off.server'
import { lapseTerms, newestTerms, sayNo, sayYes } from '~/assignments/terms.server'
import { noteDelivered } from '~/assignments/terms-delivery.server'
import { instantOf, minuteOf } from '~/base/day'
import { tryCall } from '~/people/contact.server'
import type { Tx } from '~db/client'
import { calls } from '~db/schema/people'
import type { Chance } from './chance'
import { awake } from './hours'
import { cast } from './people'
import type { SlotPlay, TermsEnd } from './slots'
import { closeCallAbout, release, stateOf } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, byPhone, deal, dealtOut, staffActor, whenSaid } from './town'
import { playWorkDay } from './work-days'

/** What is done when a seat comes free. */
export type SeatFree = (town: Town, chance: Chance, play: SlotPlay) => void

const termsEnds: readonly TermsEnd[] = dealtOut<TermsEnd>(28, 'yes', {
	2: 'no',
	6: 'lapse',
	11: 'call-off',
	20: 'no',
})

/** When somebody answers: in the site when they look; who telephones is called the same afternoon. */
export function whenAnswered(town: Town, chance: Chance, person: Townsperson, until: Date): Date {
	const at = town.stage.now()
	if (byPhone(person) && minuteOf(at) < 14 * 60) {
		const when = town.hours.office(chance, at, 0, 790, 1000)
		if (when < until) return when
	}
	const when = whenSaid(town, chance, person, awake(chance, at, 0.3 + 20 * chance.draw() ** 2))
	return when < until ? when : new Date((at.getTime() + until.getTime()) / 2)
}

/** Plays the answer to fresh terms, and what follows from it. */
export async function answerTerms(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
	id: string,
	seatFree: SeatFree,
): Promise<void> {
	const { stage } = town
	const end = play.plan.terms ?? deal(town, 'terms', termsEnds)
	if (byPhone(person)) givenOnPaper(town, chance, id)
	if (end === 'open') return
	const until = (await newestTerms(tx, id))?.answerBy ?? stage.now()
	if (end === 'lapse') {
		stage.at(new Date(until.getTime() + 60_000), async (on) => {
			await lapseTerms(on)
			release(person, id)
			seatFree(town, chance, play)
		})
		return
	}
	const when = whenAnswered(town, chance, person, until)
	if (byPhone(person) && deal(town, 'tries', [true, false, false]))
		stage.at(new Date(when.getTime() - 40 * 60_000), (tx) => tryInVain(town, chance, tx, 'assignment', id))
	stage.at(when, async (on) => {
		if ((await stateOf(on, id)) !== 'decided') return
		const actor = actorOf(town, person)
		if (end === 'no') {
			await sayNo(on, actor, person.id, id)
			release(person, id)
			seatFree(town, chance, play)
		} else await sayYes(on, actor, person.id, id, { showCallName: chance.yes(0.85), agrees: true })
		await closeCallAbout(town, on, 'assignment', id, end === 'no' ? 'no' : 'yes')
		if (end === 'yes') playWorkDay(town, play, person, id)
		if (end === 'yes') fallsOut(town, play, person, id)
		if (end === 'call-off') cannotCome(town, chance, play, person, id, seatFree)
	})
}

/** Who is reached in talk alone gets the terms on paper: posted the same day, or by FAX. */
function givenOnPaper(town: Town, chance: Chance, id: string): void {
	const when = town.hours.office(chance, town.stage.now(), 0, 990, 1020)
	const way = chance.yes(0.85) ? 'post' : 'fax'
	town.stage.at(when, async (tx) => {
		const state = await stateOf(tx, id)
		if (state === 'decided' || state === 'agreed')
			await noteDelivered(tx, staffActor(town, 'receptionist'), id, way)
	})
}

async function tryInVain(town: Town, chance: Chance, tx: Tx, kind: string, id: string): Promise<void> {
	const [call] = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(and(eq(calls.subjectKind, kind), eq(calls.subjectId, id), isNull(calls.closedAt)))
	if (call)
		await tryCall(
			tx,
			staffActor(town, 'receptionist', 'telephone'),
			call.id,
			chance.one(['no-answer', 'no-answer', 'message-left', 'thinking'] as const),
		)
}

/** Somebody of the story cannot come after all, at its moment; nobody of the office looks for another. */
function fallsOut(town: Town, { plan }: SlotPlay, person: Townsperson, id: string): void {
	const { callsOff } = plan
	if (!callsOff || town.people[cast.indexOf(callsOff.name)] !== person) return
	town.stage.at(callsOff.when, async (tx) => {
		if ((await stateOf(tx, id)) !== 'agreed') return
		await callOffMine(tx, actorOf(town, person), person.id, id)
		release(person, id)
	})
}

/** Somebody cannot come after all: said before the start, and no reason is asked. */
function cannotCome(
	town: Town,
	chance: Chance,
	play: SlotPlay,
	person: Townsperson,
	id: string,
	seatFree: SeatFree,
): void {
	const start = instantOf(play.plan.day, play.plan.startMinute).getTime()
	const at = town.stage.now().getTime()
	const when = whenSaid(
		town,
		chance,
		person,
		awake(chance, new Date(at + (start - at) * (0.3 + 0.4 * chance.draw())), 0),
	)
	if (when.getTime() >= start) {
		playWorkDay(town, play, person, id)
		return
	}
	town.stage.at(when, async (tx) => {
		if ((await stateOf(tx, id)) !== 'agreed') return
		await callOffMine(tx, actorOf(town, person), person.id, id)
		release(person, id)
		seatFree(town, chance, play)
	})
}
