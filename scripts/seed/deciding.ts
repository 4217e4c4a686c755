// A posted slot in the demo town: hands go up, the council decides by turn, others are asked, and weather may call it off.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { inAskingOrder, restingFromKind, wouldAskPast } from '~/assignments/asking.server'
import { decide, takeBackDecision, wouldPassOver } from '~/assignments/decision.server'
import { ask, lapseOffers } from '~/assignments/offer.server'
import { answerAsked } from '~/assignments/stand-in.server'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { daysBetweenAsks, restsOn } from '~/people/registrant'
import type { Tx } from '~db/client'
import { applications, offers } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { answerTerms, whenAnswered } from './answers'
import type { Chance } from './chance'
import { raise, raiseMaybe, whoMight } from './hands'
import { awake } from './hours'
import type { CastName } from './people'
import { cast } from './people'
import type { SlotPlay } from './slots'
import { closeCallAbout, hold, misfits, personOf, release, suits, takesHands } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, deal, dealtOut, staffActor, whenSaid } from './town'
import { playSlotWeather } from './weather'

/** Plays a slot from its posting on. */
export function playSlot(town: Town, play: SlotPlay): void {
	const { stage } = town
	const { plan } = play
	town.plays.set(play.id, play)
	const chance = town.chance(`slot ${play.text.key} ${plan.day} ${plan.startMinute}`)
	const decided = plan.decided ?? decisionDay(town, chance, play)
	const raised = new Set<string>()

	if (plan.hands) {
		for (const [n, name] of plan.hands.entries()) {
			const person = town.people[cast.indexOf(name)]
			const span = Math.min(decided.getTime(), town.end.getTime()) - play.published.getTime()
			const when = new Date(play.published.getTime() + span * ((n + 1) / (plan.hands.length + 2)))
			if (!person) continue
			const raised = awakeBefore(chance, when, decided)
			const said = whenSaid(town, chance, person, raised)
			stage.at(said < decided ? said : raised, (tx) => raise(town, tx, play, person))
		}
	} else {
		const short = deal(town, 'short', [false, false, false, true, false, false])
		const many = Math.max(1, plan.seats + (short ? -1 : chance.whole(0, 2)))
		for (let n = 0; n < many; n++) {
			const span = decided.getTime() - play.published.getTime()
			const when = new Date(play.published.getTime() + span * (0.02 + 0.9 * chance.draw() ** 1.6))
			stage.at(awakeBefore(chance, when, decided), async (tx) => {
				const person = whoMight(town, chance, play, raised)
				if (!person || !(await takesHands(tx, play))) return
				raised.add(person.id)
				const when = whenSaid(town, chance, person, tx.at)
				if (when < decided) stage.at(when, (on) => raiseMaybe(town, chance, on, play, person))
			})
		}
	}
	const { asked } = plan
	const whom = asked && town.people[cast.indexOf(asked.name)]
	if (asked && whom) stage.at(asked.when, (tx) => askWhenever(town, chance, tx, play, whom))
	if (plan.decided !== null) stage.at(decided, (tx) => decideSlot(town, chance, tx, play, 0))
	playSlotWeather(town, chance, play, again)
}

function awakeBefore(chance: Chance, when: Date, limit: Date): Date {
	const moved = awake(chance, when, 0)
	return moved < limit ? moved : new Date(limit.getTime() - chance.whole(10, 90) * 60_000)
}

/** Some office days before the work, at least one after the posting. */
function decisionDay(town: Town, chance: Chance, { plan, published }: SlotPlay): Date {
	const { closing } = town.hours
	const wanted = addOfficeDays(plan.day, -chance.whole(3, 7), closing)
	const soonest = addOfficeDays(dayOf(published), chance.whole(1, 3), closing)
	return town.hours.office(chance, wanted > soonest ? wanted : soonest, 0, 570, 690)
}

const waitingHands = (tx: Tx, slotId: string) =>
	tx
		.select()
		.from(applications)
		.where(
			and(eq(applications.slotId, slotId), isNull(applications.withdrawnAt), isNull(applications.settledAt)),
		)
		.orderBy(asc(applications.at), asc(applications.id))

/** The arranger decides by turn for the hands that are up, and asks others where seats stay empty. */
async function decideSlot(town: Town, chance: Chance, tx: Tx, play: SlotPlay, round: number): Promise<void> {
	const { plan } = play
	// A team's hands stay up for whoever looks at the desk.
	if (town.team?.slotId === play.id || !(await takesHands(tx, play))) return
	const [slot] = await tx.select().from(slots).where(eq(slots.id, play.id))
	const free = (slot?.seats ?? 0) - (slot?.taken ?? 0)
	const hands = (await waitingHands(tx, play.id)).map((hand) => personOf(town, hand.registrantId))
	const chosen = plan.chosen
		? hands.filter(
				(one) => plan.chosen?.includes(one.makeup.familyName as CastName) && one.makeup.n < cast.length,
			)
		: hands
				.filter((one) => misfits(one, play, plan.hands === undefined).length === 0)
				.sort((a, b) => a.turns - b.turns || a.lastTurn - b.lastTurn)
				.slice(0, free)
	for (const person of chosen) await decideFor(town, chance, tx, play, person)
	const missing = plan.seats - (await seatsTaken(tx, play.id))
	if (missing > 0 && !plan.quiet && plan.decided === undefined && round < 3)
		await askOthers(town, chance, tx, play, missing, round)
}

async function seatsTaken(tx: Tx, slotId: string): Promise<number> {
	const [slot] = await tx.select({ taken: slots.taken }).from(slots).where(eq(slots.id, slotId))
	return slot?.taken ?? 0
}

async function decideFor(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
): Promise<void> {
	const against = misfits(person, play, false)
	const passed = await wouldPassOver(tx, play.id, [person.id])
	const [id = ''] = await decide(
		tx,
		staffActor(town, 'arranger'),
		play.id,
		[person.id],
		against.length > 0 ? '本人と電話で話し、できると確かめました。' : passed.length > 0 ? 'experienced' : '',
	)
	hold(town, person, play, id)
	const backs = !play.plan.hands && deal(town, 'take-back', dealtOut(70, false, { 9: true }))
	if (!backs) {
		await answerTerms(town, chance, tx, play, person, id, again)
		return
	}
	const minutes = (n: number) => new Date(tx.at.getTime() + n * 60_000)
	town.stage.at(minutes(3), async (on) => {
		await takeBackDecision(on, staffActor(town, 'arranger'), id)
		release(person, id)
	})
	town.stage.at(minutes(8), async (on) => {
		if ((await takesHands(on, play)) && misfits(person, play, false).length === 0) {
			const [anew = ''] = await decide(on, staffActor(town, 'arranger'), play.id, [person.id], 'follow')
			hold(town, person, play, anew)
			await answerTerms(town, chance, on, play, person, anew, again)
		}
	})
}

/** A seat came free: the council looks again the next morning, while there is time. */
export function again(town: Town, chance: Chance, play: SlotPlay): void {
	const when = town.hours.nextMorning(chance, town.stage.now())
	if (dayOf(when) < play.plan.day) town.stage.at(when, (tx) => decideSlot(town, chance, tx, play, 2))
}

/** Why the office asks somebody before their turn. */
const askWhys = ['experienced', 'near', 'follow', 'wish', 'near', 'experienced', 'urgent'] as const

const offerEnds = ['yes', 'no', 'yes', 'lapse', 'yes', 'yes', 'no', 'yes'] as const

async function askOthers(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	missing: number,
	round: number,
): Promise<void> {
	const today = dayOf(tx.at)
	const known = await tx.select({ id: offers.registrantId }).from(offers).where(eq(offers.slotId, play.id))
	const hands = await tx
		.select({ id: applications.registrantId })
		.from(applications)
		.where(and(eq(applications.slotId, play.id), isNull(applications.withdrawnAt)))
	const rests = await restingFromKind(tx, play.task.kind, tx.at)
	const not = new Set([...known.map((row) => row.id), ...hands.map((row) => row.id), ...rests.keys()])
	for (let n = 0; n < missing; n++) {
		const able = town.registered.filter(
			(one) => !one.makeup.storied && !not.has(one.id) && mayAsk(one, today) && suits(one, play),
		)
		const [first] = await inAskingOrder(
			tx,
			able.map((one) => one.id),
		)
		const person = able.find((one) => one.id === first?.registrantId)
		if (!person) return
		not.add(person.id)
		await askOne(town, chance, tx, play, person, round)
	}
}

/** Asks one person and leaves it open; who was asked for something else that day is asked the next morning. */
async function askWhenever(town: Town, chance: Chance, tx: Tx, play: SlotPlay, person: Townsperson) {
	if (mayAsk(person, dayOf(tx.at))) return askOne(town, chance, tx, play, person, 0, 'open')
	const later = town.hours.nextMorning(chance, tx.at)
	if (dayOf(later) < play.plan.day) town.stage.at(later, (on) => askWhenever(town, chance, on, play, person))
}

function mayAsk({ makeup, lastAsked, judged }: Townsperson, today: Day): boolean {
	if (makeup.askAtMost === 'never' || restsOn(judged, today)) return false
	return lastAsked === null || today >= addDays(lastAsked, daysBetweenAsks[makeup.askAtMost])
}

/** Asks one person for a slot; what comes of it is dealt out. */
async function askOne(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: Pick<SlotPlay, 'id' | 'plan'> & Partial<SlotPlay>,
	person: Townsperson,
	round: number,
	end: (typeof offerEnds)[number] | 'open' = deal(town, 'offer', offerEnds),
): Promise<void> {
	const arranger = staffActor(town, 'arranger')
	const passed = await wouldAskPast(tx, arranger, play.id, person.id)
	const offer = await ask(
		tx,
		arranger,
		play.id,
		person.id,
		passed.length > 0 ? deal(town, 'ask-why', askWhys) : '',
	)
	playOffer(town, chance, play as SlotPlay, person, offer, round, end)
}

/** What comes of having been asked, by the office or by the machine. */
export function playOffer(
	town: Town,
	chance: Chance,
	play: SlotPlay,
	person: Townsperson,
	offer: { id: string; answerBy: Date },
	round: number,
	end: (typeof offerEnds)[number] | 'open' = deal(town, 'offer', offerEnds),
): void {
	const at = town.stage.now()
	person.lastAsked = dayOf(at)
	person.turns += 1
	person.lastTurn = at.getTime()
	if (end === 'open') return
	if (end === 'lapse') {
		town.stage.at(new Date(offer.answerBy.getTime() + 60_000), (on) => lapseOffers(on))
		return
	}
	town.stage.at(whenAnswered(town, chance, person, offer.answerBy), async (on) => {
		const [open] = await on.select().from(offers).where(eq(offers.id, offer.id))
		// Work that was called off meanwhile asks nobody any more.
		if (!open || open.answeredAt !== null) return
		const can =
			end === 'yes' &&
			(await takesHands(on, play)) &&
			!misfits(person, play, false).some((one) => one.name === 'clash')
		const { assignmentId } = await answerAsked(
			on,
			actorOf(town, person),
			person.id,
			offer.id,
			can ? 'yes' : 'no',
		)
		await closeCallAbout(town, on, 'offer', offer.id, can ? 'yes' : 'no')
		if (assignmentId) {
			hold(town, person, play, assignmentId)
			await answerTerms(town, chance, on, play, person, assignmentId, again)
			return
		}
		if (!can) return
		const when = town.hours.nextMorning(chance, on.at)
		if (dayOf(when) < play.plan.day)
			town.stage.at(when, (later) => decideSlot(town, chance, later, play, round + 1))
	})
}
