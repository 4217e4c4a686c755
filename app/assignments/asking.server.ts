// Whether somebody may be asked (お声がけ) for a slot now, and who stands before them in turn.
import { and, asc, eq, gte, isNull, max } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { whoMightEach } from '~/matching/reach.server'
import { byTurn, passedOver } from '~/matching/turn'
import { lastTurns } from '~/matching/turn.server'
import { askedAgainFrom, mayBeAskedAt, restsOn } from '~/people/registrant'
import type { Refusal } from '~/words/refusal'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { applications, offers } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { isLimit, reasonsAgainst } from './against.server'
import type { SlotWithTask } from './seat.server'
import { hadSeat, meantAlone, openSlot, seatHolders } from './seat.server'
import type { Standing } from './turn-proof.server'

const personColumns = {
	id: registrants.id,
	accountId: registrants.accountId,
	familyName: registrants.familyName,
	givenName: registrants.givenName,
	registeredAt: registrants.registeredAt,
	appliedAt: registrants.appliedAt,
	restFrom: registrants.restFrom,
	restUntil: registrants.restUntil,
	askAtMost: registrants.askAtMost,
	askFromMinute: registrants.askFromMinute,
	askUntilMinute: registrants.askUntilMinute,
}

type Person = Pick<typeof registrants.$inferSelect, keyof typeof personColumns>

/** What asking somebody for a slot hangs on, beside the person's own row. */
type AskFacts = { lastAskedAt: Date | null; kindRestsUntil: Day | null; isAsked: boolean; hasHand: boolean }
type FactsOf = (registrantId: string) => AskFacts

/** Who said no to a kind of work lately, and from which day they may be asked for it again; a no lowers nothing. */
export async function restingFromKind(on: Db, kind: string, at: Date): Promise<Map<string, Day>> {
	const days = await settingOn(on, 'no-rest-days', dayOf(at))
	const said = await on
		.select({ registrantId: offers.registrantId, at: offers.answeredAt })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				eq(offers.answer, 'no'),
				eq(tasks.kind, kind),
				gte(offers.answeredAt, instantOf(addDays(dayOf(at), -days), 0)),
			),
		)
		.orderBy(asc(offers.answeredAt))
	return new Map(
		said.flatMap((one) => {
			const from = one.at && addDays(dayOf(one.at), days)
			return from && dayOf(at) < from ? [[one.registrantId, from] as const] : []
		}),
	)
}

/** Everybody registered, when their turn was and when they were asked: read once for an act, however many it asks. */
type Round = {
	people: readonly Person[]
	turns: Awaited<ReturnType<typeof lastTurns>>
	lastAsked: Map<string, Date | null>
	/** Whether being asked is a turn, as the council publishes it. */
	askingCounts: boolean
}

const rounds = new WeakMap<Tx, Round>()

async function roundOf(tx: Tx): Promise<Round> {
	const known = rounds.get(tx)
	if (known) return known
	const people = await tx.select(personColumns).from(registrants).where(eq(registrants.state, 'registered'))
	const askedLast = await tx
		.select({ id: offers.registrantId, at: max(offers.at) })
		.from(offers)
		.groupBy(offers.registrantId)
	const round: Round = {
		people,
		turns: await lastTurns(
			tx,
			people.map((person) => person.id),
			tx.at,
		),
		lastAsked: new Map(askedLast.map((one) => [one.id, one.at])),
		askingCounts: (await settingOn(tx, 'turn-counts', dayOf(tx.at))) === 'offered',
	}
	rounds.set(tx, round)
	return round
}

/** Lets the same act see that somebody was asked, and whether it was their turn. */
export function noteAsked(tx: Tx, registrantId: string, isTurn: boolean): void {
	const round = rounds.get(tx)
	if (!round) return
	round.lastAsked.set(registrantId, tx.at)
	if (!isTurn || !round.askingCounts) return
	const { turns = 0 } = round.turns.get(registrantId) ?? {}
	round.turns.set(registrantId, { turns: turns + 1, lastTurnAt: tx.at })
}

/** What asking anybody for a slot hangs on, in a few readings for all of them. */
export async function askFactsOf(tx: Tx, { slot, task }: SlotWithTask): Promise<FactsOf> {
	const kindRests = await restingFromKind(tx, task.kind, tx.at)
	const isSlots = eq(offers.slotId, slot.id)
	const asked = new Set(
		(await tx.select({ id: offers.registrantId }).from(offers).where(isSlots)).map((one) => one.id),
	)
	const hands = new Set(
		(
			await tx
				.select({ id: applications.registrantId })
				.from(applications)
				.where(and(eq(applications.slotId, slot.id), isNull(applications.withdrawnAt)))
		).map((one) => one.id),
	)
	const { lastAsked } = await roundOf(tx)
	return (id) => ({
		lastAskedAt: lastAsked.get(id) ?? null,
		kindRestsUntil: kindRests.get(id) ?? null,
		isAsked: asked.has(id),
		hasHand: hands.has(id),
	})
}

/** Why somebody may not be asked for a slot of that day now; `isPassed`: a reason goes past what may be passed. */
function whyNotAsk(person: Person, facts: AskFacts, day: Day, at: Date, isPassed: boolean): Refusal | null {
	const today = dayOf(at)
	if (restsOn(person, today) || restsOn(person, day)) return refused('ask-resting')
	if (person.askAtMost === 'never') return refused('ask-never')
	if (facts.isAsked) return refused('asked-already')
	const from = askedAgainFrom(facts.lastAskedAt, person.askAtMost)
	if (from && today < from && !isPassed) return refused('ask-later', { day: from }, 'askReason')
	if (facts.kindRestsUntil && !isPassed)
		return refused('ask-kind-rests', { until: facts.kindRestsUntil }, 'askReason')
	if (!mayBeAskedAt(person, minuteOf(at)) && !isPassed)
		return refused(
			'ask-hours',
			{ from: person.askFromMinute ?? 0, until: person.askUntilMinute ?? 1440 },
			'askReason',
		)
	return facts.hasHand ? refused('applied-already') : null
}

/** Refuses asking somebody who may not be asked now. */
export function refuseAsking(
	{ slot }: SlotWithTask,
	person: Person,
	factsOf: FactsOf,
	at: Date,
	isPassed: boolean,
): void {
	const refusal = whyNotAsk(person, factsOf(person.id), slot.day, at, isPassed)
	if (refusal) throw refusal
}

/** How many of a line are judged and kept: enough to see whether somebody stood before, in a town of any size. */
const mostInLine = 10

const mightTake = new WeakMap<Tx, Map<string, readonly string[]>>()

/** Reads who might take these slots, once for an act that asks for many. */
export async function readWhoMight(tx: Tx, found: readonly SlotWithTask[]): Promise<void> {
	const known = mightTake.get(tx) ?? new Map<string, readonly string[]>()
	mightTake.set(tx, known)
	const each = await whoMightEach(tx, found)
	for (const [n, { slot }] of found.entries()) known.set(slot.id, each[n] ?? [])
}

async function whoMightTake(tx: Tx, found: SlotWithTask): Promise<readonly string[]> {
	if (!mightTake.get(tx)?.has(found.slot.id)) await readWhoMight(tx, [found])
	return mightTake.get(tx)?.get(found.slot.id) ?? []
}

/**
 * The line for asking: the first ten who fit and may be asked now without a reason, and whoever is to be asked. The oldest last turn
 * first, who never had one before all, then who registered first. Whoever had a seat of the slot is not in it.
 */
export async function lineToAsk(
	tx: Tx,
	actor: Actor,
	found: SlotWithTask,
	registrantId: string,
	factsOf: FactsOf,
): Promise<Standing[]> {
	const { slot, task } = found
	const alone = await meantAlone(tx, task, tx.at)
	const had = await hadSeat(tx, slot.id)
	const might = (await whoMightTake(tx, found)).filter(
		(id) => id !== registrantId && !had.has(id) && (alone === null || alone.has(id)),
	)
	const inTurn = await inAskingOrder(tx, [registrantId, ...might])
	const otherSide = await seatHolders(tx, task.employerId)
	const line: Standing[] = []
	for (const { person, ...standing } of inTurn) {
		const isAsked = person.id === registrantId
		if (!isAsked) {
			if (line.length >= mostInLine) continue
			if (whyNotAsk(person, factsOf(person.id), slot.day, tx.at, false)) continue
			// Nobody asks themselves, and nobody works for a client of their own.
			if (person.accountId === actor.accountId || otherSide.has(person.accountId)) continue
		}
		const against = await reasonsAgainst(tx, person.id, found)
		if (!isAsked && against.length > 0) continue
		line.push({ ...standing, fits: against.length === 0, pastLimit: against.some(isLimit) })
	}
	return line
}

/** Who would be passed over by asking somebody for a slot now, in turn. */
export async function wouldAskPast(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantId: string,
): Promise<Standing[]> {
	const found = await openSlot(tx, slotId)
	const line = await lineToAsk(tx, actor, found, registrantId, await askFactsOf(tx, found))
	return passedOver(line, [registrantId])
}

/** People in the order in which they are asked. */
export async function inAskingOrder(
	tx: Tx,
	ids: readonly string[],
): Promise<(Omit<Standing, 'fits' | 'pastLimit'> & { person: Person })[]> {
	const { people, turns } = await roundOf(tx)
	const wanted = new Set(ids)
	return people
		.filter((person) => wanted.has(person.id))
		.map((person) => ({
			person,
			registrantId: person.id,
			name: `${person.familyName} ${person.givenName}`,
			appliedAt: person.registeredAt ?? person.appliedAt,
			turns: turns.get(person.id)?.turns ?? 0,
			lastTurnAt: turns.get(person.id)?.lastTurnAt ?? null,
		}))
		.sort(byTurn)
}
