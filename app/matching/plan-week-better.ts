// A filled week made better: a seat more by handing work on, then what people like, near home, practice, company. Pure.
import type { Booked } from './booking'
import { bookedAs, fit as judge } from './fit'
import type { PlanMode } from './plan-input'
import type { Meter } from './plan-meter'
import { allow, meterOf, pay } from './plan-meter'
import type { Pair, Week, WeekPerson, WeekSlot } from './plan-week-input'
import { keyOf, workOf } from './plan-week-input'

/** What may speak for a pairing beside the turn. */
export type Spoke = 'likes' | 'near' | 'used-to-it' | 'same-faces' | 'guides'

const worths: Record<Spoke, number> = { likes: 4, near: 2, 'used-to-it': 3, 'same-faces': 3, guides: 3 }

/** Whether somebody used to a step does it in three quarters of the time or less. */
export function practiceSaves({
	minutes,
	detail,
}: {
	minutes: number | null
	detail: { usedMinutes?: number | undefined }
}): boolean {
	return minutes !== null && detail.usedMinutes !== undefined && detail.usedMinutes * 4 <= minutes * 3
}

/**
 * Who sits where while it is bettered. `may` are the pairs that may be made at all, `stays` those that are settled. As a meter
 * its steps are pairings judged: each costs about as much as the next.
 */
export type Seating = Meter & {
	week: Week
	slots: ReadonlyMap<string, WeekSlot>
	people: ReadonlyMap<string, WeekPerson>
	may: ReadonlyMap<string, ReadonlySet<string>>
	stays: ReadonlySet<string>
	there: Map<string, Set<string>>
	holds: Map<string, Set<string>>
}

/** A meter for pairings judged: it looks at the clock after 500 of them, some milliseconds. */
export const judging = (seconds: number, elapsed: () => number): Meter => meterOf(seconds, elapsed, 500)

/** The seating of these pairs. */
export function seatingOf(
	week: Week,
	pairs: readonly Pair[],
	may: ReadonlyMap<string, readonly string[]>,
	stays: ReadonlySet<string>,
	steps: number,
	meter: Meter = judging(1, () => 0),
): Seating {
	const seating: Seating = {
		...meter,
		week,
		slots: new Map(week.slots.map((one) => [one.id, one])),
		people: new Map(week.people.map((one) => [one.registrantId, one])),
		may: new Map([...may].map(([id, list]) => [id, new Set(list)])),
		stays,
		there: new Map(week.slots.map((one) => [one.id, new Set()])),
		holds: new Map(week.people.map((one) => [one.registrantId, new Set()])),
	}
	allow(seating, steps)
	for (const pair of pairs) sit(seating, pair)
	return seating
}

/** The pairs of a seating. */
export const pairsIn = ({ there }: Seating): Pair[] =>
	[...there].flatMap(([slotId, people]) => [...people].map((registrantId) => ({ slotId, registrantId })))

/** Seats somebody. */
export function sit({ there, holds }: Seating, { slotId, registrantId }: Pair): void {
	there.get(slotId)?.add(registrantId)
	holds.get(registrantId)?.add(slotId)
}

/** Frees a seat. */
export function leave({ there, holds }: Seating, { slotId, registrantId }: Pair): void {
	there.get(slotId)?.delete(registrantId)
	holds.get(registrantId)?.delete(slotId)
}

/** Whether all this person holds now keeps every limit, each piece beside all the others. */
export function holdsWell(seating: Seating, registrantId: string): boolean {
	const person = seating.people.get(registrantId) as WeekPerson
	const theirs = [...(seating.holds.get(registrantId) ?? [])].map((id) => seating.slots.get(id) as WeekSlot)
	const booked = new Map<WeekSlot, Booked>(theirs.map((one) => [one, bookedAs(one.task, one.slot)]))
	pay(seating, theirs.length)
	return theirs.every((one) => {
		const others = theirs.filter((other) => other !== one).map((other) => booked.get(other) as Booked)
		return judge(person, one.task, one.slot, [...person.busy, ...others], seating.week.town).fits
	})
}

/**
 * Fills seats that another order would fill: somebody takes the seat and hands one or two of theirs on to others, who may
 * do the same, a few hands deep.
 */
export function handOn(seating: Seating): void {
	for (let more = true; more; ) {
		more = false
		for (const { id, seats } of seating.week.slots)
			while ((seating.there.get(id)?.size ?? 0) < seats && seating.left > 0) {
				if (!place(seating, id, 3, new Set())) break
				more = true
			}
		for (const { registrantId } of seating.week.people) if (holdMore(seating, registrantId)) more = true
	}
}

/** Whether somebody can hold more than now by leaving pieces for other seats that are empty: one day's for another's. */
function holdMore(seating: Seating, registrantId: string): boolean {
	const now = [...(seating.holds.get(registrantId) ?? [])]
	const empty = seating.week.slots.filter(
		({ id, seats }) =>
			(seating.there.get(id)?.size ?? 0) < seats &&
			!now.includes(id) &&
			seating.may.get(registrantId)?.has(id) === true,
	)
	if (empty.length < 2 || seating.left <= 0) return false
	const settled = now.filter((slotId) => seating.stays.has(keyOf({ slotId, registrantId })))
	const others = [...now.filter((id) => !settled.includes(id)), ...empty.map(({ id }) => id)]
	let best = now
	const theirs = [...settled]
	const wear = (next: readonly string[]) => {
		for (const slotId of [...(seating.holds.get(registrantId) ?? [])])
			leave(seating, { slotId, registrantId })
		for (const slotId of next) sit(seating, { slotId, registrantId })
	}
	const go = (at: number) => {
		if (theirs.length > best.length) best = [...theirs]
		if (at === others.length || theirs.length + others.length - at <= best.length || seating.left <= 0) return
		theirs.push(others[at] as string)
		wear(theirs)
		if (holdsWell(seating, registrantId)) go(at + 1)
		theirs.pop()
		go(at + 1)
	}
	go(0)
	wear(best)
	return best !== now
}

function place(seating: Seating, slotId: string, deep: number, met: ReadonlySet<string>): boolean {
	for (const { registrantId } of seating.week.people) {
		if (seating.left <= 0) return false
		if (met.has(registrantId) || !seating.may.get(registrantId)?.has(slotId)) continue
		const theirs = seating.holds.get(registrantId) ?? new Set()
		if (theirs.has(slotId)) continue
		const pair = { slotId, registrantId }
		const free = [...theirs].filter((id) => !seating.stays.has(keyOf({ slotId: id, registrantId })))
		for (const given of deep === 0 ? [[]] : gifts(free)) {
			for (const id of given) leave(seating, { slotId: id, registrantId })
			sit(seating, pair)
			const on = new Set([...met, registrantId])
			const before = pairsIn(seating)
			if (holdsWell(seating, registrantId) && given.every((id) => place(seating, id, deep - 1, on)))
				return true
			if (given.length > 1) layBack(seating, before)
			leave(seating, pair)
			for (const id of given) sit(seating, { slotId: id, registrantId })
		}
	}
	return false
}

/** Nothing, one piece, or two. */
const gifts = (free: readonly string[]): string[][] => [
	[],
	...free.map((id) => [id]),
	...free.flatMap((id, at) => free.slice(at + 1).map((other) => [id, other])),
]

/** Seats everybody as these pairs say. */
export function layBack(seating: Seating, pairs: readonly Pair[]): void {
	for (const pair of pairsIn(seating)) leave(seating, pair)
	for (const pair of pairs) sit(seating, pair)
}

/** Whether somebody has done work for this client. */
const wasAt = ({ did }: WeekPerson, employerId: string) =>
	did.some((work) => work.startsWith(`${employerId} `))

const isFirst = (person: WeekPerson) => person.did.length === 0

/** What speaks for somebody on a slot beside those who sit there. */
export function spokeFor(
	person: WeekPerson,
	{ task, needsPractice, guided }: WeekSlot,
	beside: readonly WeekPerson[],
): Spoke[] {
	const hasGuide = guided || beside.some((one) => !isFirst(one))
	const guides = isFirst(person) ? hasGuide : beside.some(isFirst)
	return [
		...(person.likesKinds.includes(task.kind) ? (['likes'] as const) : []),
		...(!task.atHome && person.homeAreaId === task.areaId ? (['near'] as const) : []),
		...(needsPractice && person.did.includes(workOf(task)) ? (['used-to-it'] as const) : []),
		...(person.likesSame && wasAt(person, task.employerId) ? (['same-faces'] as const) : []),
		...(guides ? (['guides'] as const) : []),
	]
}

/** What all pairings of these slots are worth. */
export function worthOf({ slots, people, there }: Seating, slotIds: Iterable<string>): number {
	let worth = 0
	for (const id of slotIds) {
		const slot = slots.get(id) as WeekSlot
		const sitting = [...(there.get(id) ?? [])].map((one) => people.get(one) as WeekPerson)
		for (const person of sitting)
			for (const spoke of spokeFor(
				person,
				slot,
				sitting.filter((one) => one !== person),
			))
				worth += worths[spoke]
	}
	return worth
}

/**
 * Exchanges and replaces until nothing more speaks for a change or the steps are used up. Every seat stays filled; a
 * replacement is made only where the one has just a turn less than the other and as many people hold something as before,
 * so that neither the spread nor the number of faces changes. In fair turns nobody is replaced by who stands behind them.
 */
export function please(seating: Seating, mode: PlanMode = 'few-faces'): void {
	let changed = true
	while (changed && seating.left > 0) {
		changed = false
		for (const pair of pairsIn(seating)) {
			if (seating.stays.has(keyOf(pair)) || !seating.there.get(pair.slotId)?.has(pair.registrantId)) continue
			if (pleaseOne(seating, pair, mode)) changed = true
		}
	}
}

function pleaseOne(seating: Seating, pair: Pair, mode: PlanMode): boolean {
	for (const { registrantId: other } of seating.week.people) {
		if (seating.left <= 0) return false
		if (other === pair.registrantId || !seating.may.get(other)?.has(pair.slotId)) continue
		if (seating.there.get(pair.slotId)?.has(other)) continue
		seating.left--
		const next = { slotId: pair.slotId, registrantId: other }
		if (
			(mode !== 'fair-turns' || standsBefore(seating, other, pair.registrantId)) &&
			tryChange(seating, pair, next, undefined)
		)
			return true
		// A copy: a change that is taken back puts what was taken at the end of the set.
		for (const slotId of [...(seating.holds.get(other) ?? [])]) {
			seating.left--
			const back = { slotId, registrantId: other }
			if (seating.stays.has(keyOf(back)) || !seating.may.get(pair.registrantId)?.has(slotId)) continue
			if (seating.there.get(slotId)?.has(pair.registrantId)) continue
			if (tryChange(seating, pair, next, back)) return true
		}
	}
	return false
}

const standsBefore = ({ people }: Seating, one: string, other: string): boolean =>
	(people.get(one)?.standing ?? 0) < (people.get(other)?.standing ?? 0)

/** Puts `next` in the place of `pair`; with `back`, the one who goes takes that in exchange. */
function tryChange(seating: Seating, pair: Pair, next: Pair, back: Pair | undefined): boolean {
	if (!back && !isEven(seating, pair.registrantId, next.registrantId)) return false
	const slots = new Set([pair.slotId, back?.slotId ?? pair.slotId])
	const before = worthOf(seating, slots)
	const goes = back && { slotId: back.slotId, registrantId: pair.registrantId }
	const made = [next, ...(goes ? [goes] : [])]
	const gone = [pair, ...(back ? [back] : [])]
	for (const one of gone) leave(seating, one)
	for (const one of made) sit(seating, one)
	if (
		worthOf(seating, slots) > before &&
		holdsWell(seating, next.registrantId) &&
		holdsWell(seating, pair.registrantId)
	)
		return true
	for (const one of made) leave(seating, one)
	for (const one of gone) sit(seating, one)
	return false
}

/** Whether turns lie as they did, only with the two the other way round, and no further face is needed. */
function isEven({ people, holds }: Seating, from: string, to: string): boolean {
	const count = (id: string) => holds.get(id)?.size ?? 0
	const turns = (id: string) => (people.get(id)?.turns ?? 0) + count(id)
	return turns(from) === turns(to) + 1 && (count(to) > 0 || count(from) === 1)
}
