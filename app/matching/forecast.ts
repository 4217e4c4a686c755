// The chance that all seats of a slot are taken, from what became of past slots as many people could take. Pure.
import type { Day } from '~/base/day'

/** A slot that is over: how many could take it when it was posted, its seats, and how many of them were filled. */
export type PastSlot = { day: Day; could: number; seats: number; filled: number }

/** Chances by how many people there are for each seat, never falling; from what that is, and on how many slots it stands. */
export type Forecast = { steps: readonly { from: number; chance: number; slots: number }[]; slots: number }

/** Under so many past slots no chance is said. */
export const leastHistory = 50

/** People for each seat from which a new step begins: twice as many is what makes a difference. */
const edges = [0, 1, 2, 4, 8, 16, 32, 64]

/** How much the rate over all slots weighs in each step, in slots. */
const prior = 4

/** The share of slots that were filled wholly. */
export const plainRate = (past: readonly PastSlot[]): number =>
	past.length === 0 ? 0 : past.filter(isFull).length / past.length

const isFull = (slot: PastSlot) => slot.filled >= slot.seats

/**
 * Steps from past slots: in each the share that was filled, drawn to the share over all by four slots' weight; then
 * neighbours that fall are joined until none does (pool adjacent violators), since more people never fill less.
 * `undefined` under fifty slots.
 */
export function forecastOf(past: readonly PastSlot[]): Forecast | undefined {
	if (past.length < leastHistory) return undefined
	const all = plainRate(past)
	const steps = edges.flatMap((from, n) => {
		const within = past.filter((slot) => stepFor(slot.could / slot.seats) === n)
		const full = within.filter(isFull).length
		return within.length === 0
			? []
			: [{ from, weight: within.length + prior, full: full + prior * all, slots: within.length }]
	})
	const pooled: typeof steps = []
	for (const step of steps) {
		let last = step
		for (let before = pooled.at(-1); before && rate(before) > rate(last); before = pooled.at(-1)) {
			pooled.pop()
			last = {
				from: before.from,
				weight: before.weight + last.weight,
				full: before.full + last.full,
				slots: before.slots + last.slots,
			}
		}
		pooled.push(last)
	}
	return {
		steps: pooled.map((step) => ({ from: step.from, chance: rate(step), slots: step.slots })),
		slots: past.length,
	}
}

const rate = ({ full, weight }: { full: number; weight: number }) => full / weight

const stepFor = (perSeat: number) => edges.findLastIndex((edge) => perSeat >= edge)

/** The chance, 0 to 1, that every seat of a slot fills; none where fewer could than seats there are. */
export function chanceOf(forecast: Forecast, { could, seats }: { could: number; seats: number }): number {
	if (could < seats) return 0
	const { steps } = forecast
	return (steps.findLast((step) => could / seats >= step.from) ?? steps[0])?.chance ?? 0
}

/** The chance that every seat of every slot fills, as if they filled apart from each other. */
export const chanceOfAll = (forecast: Forecast, slots: readonly { could: number; seats: number }[]): number =>
	slots.reduce((chance, slot) => chance * chanceOf(forecast, slot), 1)

/** The mean squared distance of chances from what happened (Brier 1950): 0 is knowing all, 0.25 is a coin. */
export const brier = (said: readonly { chance: number; full: boolean }[]): number =>
	said.reduce((sum, { chance, full }) => sum + (chance - Number(full)) ** 2, 0) / said.length

/** A forecast made before a day, held against what came after; `undefined` when before it there was too little. */
export function checkForecast(
	past: readonly PastSlot[],
	from: Day,
): { slots: number; brier: number; plain: number } | undefined {
	const before = past.filter((slot) => slot.day < from)
	const after = past.filter((slot) => slot.day >= from)
	const forecast = forecastOf(before)
	if (!forecast || after.length === 0) return undefined
	const rateBefore = plainRate(before)
	return {
		slots: after.length,
		brier: brier(after.map((slot) => ({ chance: chanceOf(forecast, slot), full: isFull(slot) }))),
		plain: brier(after.map((slot) => ({ chance: rateBefore, full: isFull(slot) }))),
	}
}
