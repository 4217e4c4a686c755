// Fair turns as they are read: a month's figures, and the file from which anybody with it can check each decision.

import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day, Month } from '~/base/day'
import { addMonths, dayInMonth, dayOf, instantOf, lastDayOfMonth, monthOf } from '~/base/day'
import { digest } from '~/base/seal'
import type { Proof, ProofDecision, ProofHand } from '~/matching/fair-proof'
import { isOverride } from '~/matching/fair-proof'
import type { Figures, Standing } from '~/matching/fairness'
import { figuresOf } from '~/matching/fairness'
import { daysWaited } from '~/matching/turn'
import { restsOf, turnsThatCount } from '~/matching/turn.server'
import { restsOn } from '~/people/registrant'
import type { Db } from '~db/client'
import { decisionHands, decisions } from '~db/schema/assignments'
import { turns } from '~db/schema/matching'
import { registrants } from '~db/schema/people'

const mostMonths = 12

/** The month's own number of a person: drawn from this site's secret, another each month, and leading back to nobody. */
export function numberIn(month: Month, registrantId: string): string {
	const twelve = digest('fair turns', `${month} ${registrantId}`).readBigUInt64BE() % 10n ** 12n
	return (twelve.toString().padStart(12, '0').match(/\d{4}/g) ?? []).join('-')
}

/** A month as days and as instants. */
export const spanOf = (month: Month) => {
	const first = dayInMonth(month, 1)
	return {
		first,
		last: lastDayOfMonth(first),
		from: instantOf(first, 0),
		until: instantOf(dayInMonth(addMonths(month, 1), 1), 0),
	}
}

/** The months with decisions, newest first, a year at most; this month is among them. */
export async function monthsDecided(on: Db, today: Day): Promise<Month[]> {
	const [first] = await on
		.select({ at: decisions.at })
		.from(decisions)
		.orderBy(asc(decisions.at), asc(decisions.id))
		.limit(1)
	const from = first ? monthOf(dayOf(first.at)) : monthOf(today)
	const months: Month[] = []
	for (let month = monthOf(today); month >= from && months.length < mostMonths; month = addMonths(month, -1))
		months.push(month)
	return months
}

type KeptDecision = ProofDecision & { what: 'decided' | 'asked'; at: Date; handIds: string[] }

/** The decisions of a month in order, each with its hands as it had them before it. */
async function decisionsOf(on: Db, month: Month): Promise<KeptDecision[]> {
	const { from, until } = spanOf(month)
	const rows = await on
		.select({ decision: decisions, hand: decisionHands })
		.from(decisions)
		.innerJoin(decisionHands, eq(decisionHands.decisionId, decisions.id))
		.where(and(gte(decisions.at, from), lt(decisions.at, until)))
		.orderBy(asc(decisions.at), asc(decisions.id), asc(decisionHands.raisedAt))
	const byId = new Map<string, KeptDecision>()
	for (const { decision, hand } of rows) {
		const one = byId.get(decision.id) ?? {
			at: decision.at,
			what: decision.what,
			reason: decision.reason,
			hands: [],
			handIds: [],
		}
		byId.set(decision.id, one)
		// Who only stood in the line for asking took no part.
		if (decision.what === 'decided' || hand.chosen) one.handIds.push(hand.registrantId)
		one.hands.push({
			person: numberIn(month, hand.registrantId),
			raisedAt: hand.raisedAt.toISOString(),
			fits: hand.fits,
			pastLimit: hand.pastLimit,
			turns90Days: hand.turns,
			lastTurnAt: hand.lastTurnAt?.toISOString() ?? null,
			chosen: hand.chosen,
		})
	}
	return [...byId.values()]
}

/** Everybody who is or was registered, their rests, and every turn that stands, oldest first: read once for all months asked. */
async function readTown(on: Db, until: Date) {
	const people = await on
		.select({
			id: registrants.id,
			state: registrants.state,
			registeredAt: registrants.registeredAt,
			appliedAt: registrants.appliedAt,
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
			askAtMost: registrants.askAtMost,
		})
		.from(registrants)
		.where(inArray(registrants.state, ['registered', 'left']))
	const turned = await on
		.select({ registrantId: turns.registrantId, at: turns.at })
		.from(turns)
		.where(and(await turnsThatCount(on, dayOf(now())), lt(turns.at, until)))
		.orderBy(asc(turns.at))
	return { people, turned, rests: await restsOf(on) }
}

type TownRead = Awaited<ReturnType<typeof readTown>>

/**
 * Who could be asked in a month, and how they stood at its end: who raised a hand or had a turn in it, and who is
 * registered since before its end, takes questions, and did not rest through all of it.
 */
function standingsOf(
	{ people, turned, rests }: TownRead,
	month: Month,
	decided: readonly KeptDecision[],
): Map<string, Standing> {
	const { first, last, from, until } = spanOf(month)
	const inMonth = new Map<string, number>()
	const latest = new Map<string, Date>()
	for (const { registrantId, at } of turned) {
		if (at >= until) break
		latest.set(registrantId, at)
		if (at >= from) inMonth.set(registrantId, (inMonth.get(registrantId) ?? 0) + 1)
	}
	const tookPart = new Set([...inMonth.keys(), ...decided.flatMap((one) => one.handIds)])
	const today = dayOf(now())
	const end = today < last ? today : last
	const couldBeAsked = (person: TownRead['people'][number]) =>
		tookPart.has(person.id) ||
		(person.state === 'registered' &&
			person.registeredAt !== null &&
			person.registeredAt < until &&
			person.askAtMost !== 'never' &&
			!(restsOn(person, first) && restsOn(person, end)))
	return new Map(
		people.filter(couldBeAsked).map((person) => {
			const since = latest.get(person.id) ?? person.registeredAt ?? person.appliedAt
			const waitedDays = daysWaited(dayOf(since), rests.get(person.id) ?? [], end)
			return [person.id, { turns: inMonth.get(person.id) ?? 0, waitedDays }]
		}),
	)
}

/** A month as it was read: its decisions, how everybody stood at its end, and both in figures. */
export type MonthRead = {
	month: Month
	decided: readonly KeptDecision[]
	standings: ReadonlyMap<string, Standing>
	figures: Figures
}

/** Reads months, in the order asked, with one reading of the town. */
export async function readMonths(on: Db, months: readonly Month[]): Promise<MonthRead[]> {
	const town = await readTown(on, spanOf([...months].sort().at(-1) ?? monthOf(dayOf(now()))).until)
	const read: MonthRead[] = []
	for (const month of months) {
		const decided = await decisionsOf(on, month)
		const standings = standingsOf(town, month, decided)
		read.push({
			month,
			decided,
			standings,
			figures: figuresOf([...standings.values()], {
				decisions: decided.length,
				overrides: decided.filter(isOverride).length,
			}),
		})
	}
	return read
}

/** Months in figures, in the order asked. */
export const figuresIn = async (on: Db, months: readonly Month[]): Promise<Figures[]> =>
	(await readMonths(on, months)).map((one) => one.figures)

/**
 * Hands of an asking with their order alone: the instant somebody registered is the same in every month's file and would lead
 * to them, so milliseconds before the asking stand for it; who registered together stays together.
 */
function withoutRegistering(hands: readonly ProofHand[], at: Date): ProofHand[] {
	const instants = [...new Set(hands.map((one) => one.raisedAt))].sort()
	return hands.map((one) => ({
		...one,
		raisedAt: new Date(at.getTime() - instants.length + instants.indexOf(one.raisedAt)).toISOString(),
	}))
}

/** The proof of a month that was read: no names and no ids, people by the month's own numbers and in their order. */
export function proofFrom({ month, decided, standings, figures }: MonthRead): Proof {
	const people = [...standings].map(([id, standing]) => ({ person: numberIn(month, id), ...standing }))
	return {
		version: 1,
		month,
		madeAt: now().toISOString(),
		people: people.sort((a, b) => (a.person < b.person ? -1 : 1)),
		decisions: decided.map(({ at, what, reason, hands }, n) => ({
			number: n + 1,
			what,
			at: at.toISOString(),
			reason,
			hands: what === 'asked' ? withoutRegistering(hands, at) : hands,
		})),
		figures,
	}
}

/** The proof file of a month. */
export const proofOf = async (on: Db, month: Month): Promise<Proof> =>
	proofFrom((await readMonths(on, [month]))[0] as MonthRead)
