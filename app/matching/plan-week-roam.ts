// A full week looked for by a walk by chance, and then brought into line: turns evened out, who stands first first. Pure.
import type { Chance } from './plan-chance'
import type { PlanMode } from './plan-input'
import type { Seating } from './plan-week-better'
import { holdsWell, layBack, leave, pairsIn, sit } from './plan-week-better'
import type { Pair } from './plan-week-input'
import { keyOf } from './plan-week-input'

/** How often a plan with one seat more left empty is taken: one in so many. */
const rarely = 64

/**
 * Gives a seat to somebody by chance, who leaves what breaks a limit beside it; a plan as full is walked on from, in few
 * faces none that adds more faces than seats. Leaves the fullest plan seen; what is settled stays.
 */
export function roam(seating: Seating, chance: Chance, mode: PlanMode): void {
	const ableOf = new Map<string, string[]>()
	for (const [registrantId, slotIds] of seating.may)
		for (const slotId of slotIds) ableOf.set(slotId, [...(ableOf.get(slotId) ?? []), registrantId])
	const wanted = seating.week.slots.filter(({ id }) => ableOf.has(id))
	if (wanted.length === 0) return
	const filled = () => [...seating.there.values()].reduce((sum, sitting) => sum + sitting.size, 0)
	const most = seating.week.slots.reduce(
		(sum, { id, seats }) => sum + Math.min(seats, (ableOf.get(id)?.length ?? 0) + settledOn(seating, id)),
		0,
	)
	let best = pairsIn(seating)
	let now = filled()
	let fullest = now
	while (seating.left > 0 && fullest < most) {
		seating.left--
		const slot = wanted[chance(wanted.length)] as (typeof wanted)[number]
		const able = ableOf.get(slot.id) as string[]
		const change = tryOne(seating, slot.id, slot.seats, able[chance(able.length)] as string, chance, mode)
		now += change
		if (now <= fullest) continue
		fullest = now
		best = pairsIn(seating)
	}
	layBack(seating, best)
}

const settledOn = ({ there, stays }: Seating, slotId: string): number =>
	[...(there.get(slotId) ?? [])].filter((registrantId) => stays.has(keyOf({ slotId, registrantId }))).length

/** One change, or none where it costs too much; gives by how many seats the plan is fuller. */
function tryOne(
	seating: Seating,
	slotId: string,
	seats: number,
	registrantId: string,
	chance: Chance,
	mode: PlanMode,
): number {
	const { there, holds } = seating
	if (there.get(slotId)?.has(registrantId)) return 0
	const isFree = (pair: Pair) => !seating.stays.has(keyOf(pair))
	const gone: Pair[] = []
	const drop = (some: readonly Pair[]): boolean => {
		if (some.length === 0) return false
		const pair = some[chance(some.length)] as Pair
		leave(seating, pair)
		gone.push(pair)
		return true
	}
	const pair = { slotId, registrantId }
	sit(seating, pair)
	const sitting = [...(there.get(slotId) ?? [])]
		.filter((id) => id !== registrantId)
		.map((id) => ({ slotId, registrantId: id }))
	let possible = sitting.length < seats || drop(sitting.filter(isFree))
	while (possible && !holdsWell(seating, registrantId)) {
		const theirs = [...(holds.get(registrantId) ?? [])]
			.filter((id) => id !== slotId)
			.map((id) => ({ slotId: id, registrantId }))
		possible = drop(theirs.filter(isFree))
	}
	const change = 1 - gone.length
	const isFace = (id: string) => (holds.get(id)?.size ?? 0) > 0
	const lost = new Set(gone.map((one) => one.registrantId).filter((id) => !isFace(id)))
	const faces = (holds.get(registrantId)?.size === 1 ? 1 : 0) - lost.size
	if (mode === 'few-faces' && faces > change) possible = false
	if (possible && (change >= 0 || (change === -1 && chance(rarely) === 0))) return change
	leave(seating, pair)
	for (const one of gone) sit(seating, one)
	return 0
}

/** Hands pieces from who has two turns more to who has fewer, until none can be handed: the walk does not look at turns. */
export function evenOut(seating: Seating): void {
	const turns = (id: string) => (seating.people.get(id)?.turns ?? 0) + (seating.holds.get(id)?.size ?? 0)
	const handed = (pair: Pair): boolean => {
		for (const { registrantId } of seating.week.people) {
			const next = { slotId: pair.slotId, registrantId }
			if (turns(pair.registrantId) < turns(registrantId) + 2 || seating.left <= 0) continue
			if (!seating.may.get(registrantId)?.has(pair.slotId)) continue
			if (seating.there.get(pair.slotId)?.has(registrantId)) continue
			leave(seating, pair)
			sit(seating, next)
			if (holdsWell(seating, registrantId) && holdsWell(seating, pair.registrantId)) return true
			leave(seating, next)
			sit(seating, pair)
		}
		return false
	}
	for (let more = true; more && seating.left > 0; ) {
		more = false
		for (const pair of pairsIn(seating)) if (!seating.stays.has(keyOf(pair)) && handed(pair)) more = true
	}
}

/**
 * Puts whoever has no seat yet in the place of somebody who stands behind them in line, or who has another seat: then nobody
 * outside the plan is passed over by asking from it.
 */
export function inLine(seating: Seating): void {
	const waiting = seating.week.people.toSorted((a, b) => a.standing - b.standing)
	const seats = (id: string) => seating.holds.get(id)?.size ?? 0
	const placeOf = (id: string) =>
		seats(id) > 1 ? Number.POSITIVE_INFINITY : (seating.people.get(id)?.standing ?? 0)
	const isReplaced = (pair: Pair): boolean => {
		for (const { registrantId, standing } of waiting) {
			if (standing >= placeOf(pair.registrantId) || seating.left <= 0) return false
			if (seats(registrantId) > 0 || !seating.may.get(registrantId)?.has(pair.slotId)) continue
			leave(seating, pair)
			sit(seating, { slotId: pair.slotId, registrantId })
			if (holdsWell(seating, registrantId)) return true
			leave(seating, { slotId: pair.slotId, registrantId })
			sit(seating, pair)
		}
		return false
	}
	for (let more = true; more && seating.left > 0; ) {
		more = false
		for (const pair of pairsIn(seating)) if (!seating.stays.has(keyOf(pair)) && isReplaced(pair)) more = true
	}
}
