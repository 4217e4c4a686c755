// Instances without slack: a planted complete solution uses up nearly all of everybody's time, minutes and slots.
import type { PlanPerson, PlanSlot } from '~/matching/plan-board'
import { mulberry } from '../../scripts/random'

/** How a tight instance is made. */
export type Tight = {
	/** Days of the same make; all in one crowded day; a week with limits of the week; short and long; ends that touch. */
	shape: 'days' | 'crowded' | 'week' | 'mixed' | 'touching'
	slots: number
	people: number
	/** Seats of a slot, at most. */
	seats?: number
	/** Which limits are set, and how many percent of them the planted solution uses. */
	limits?: 'none' | 'minutes' | 'slots' | 'both'
	used?: number
	/** Times are whole multiples of so many minutes. */
	grid?: number
	seed?: number
}

const shapes = {
	days: { days: 5, busy: 0.7, least: 60, most: 180 },
	crowded: { days: 1, busy: 0.95, least: 30, most: 240 },
	week: { days: 7, busy: 0.5, least: 60, most: 240 },
	mixed: { days: 3, busy: 0.8, least: 15, most: 360 },
	touching: { days: 2, busy: 1, least: 30, most: 240 },
}

/** Deals slots out to people first, one after the other in time, then lets everybody do a share of the others' too. */
export function plantTight(tight: Tight): { slots: PlanSlot[]; people: PlanPerson[] } {
	const { slots: wanted, people: count, seats = 1, limits = 'both', used = 100, grid = 15 } = tight
	const { days, busy, least, most } = shapes[tight.shape]
	const draw = mulberry(tight.seed ?? 1)
	const below = (limit: number) => Math.floor(draw() * limit)
	const teams: number[][] = []
	for (let person = 0; person < count; ) {
		const size = Math.min(count - person, 1 + below(seats))
		teams.push(Array.from({ length: size }, () => person++))
	}
	const slots: PlanSlot[] = []
	const teamOf: number[] = []
	for (let team = 0; team < teams.length; team++) {
		const mine = Math.floor(((team + 1) * wanted) / teams.length) - Math.floor((team * wanted) / teams.length)
		const perDay = Array.from({ length: days }, () => 0)
		for (let piece = 0; piece < mine; piece++) {
			const day = (piece + team) % days
			perDay[day] = (perDay[day] as number) + 1
		}
		perDay.forEach((pieces, day) => {
			let at = day * 1_440 + 420
			for (let piece = 0; piece < pieces; piece++) {
				const gap = busy === 1 ? 0 : below(Math.ceil(((1 - busy) * 2 * most) / grid)) * grid
				const length = Math.max(grid, Math.round((least + draw() * (most - least)) / grid) * grid)
				slots.push({
					id: `s${slots.length + 1}`,
					from: at + gap,
					to: at + gap + length,
					seats: (teams[team] as number[]).length,
				})
				teamOf.push(team)
				at += gap + length
			}
		})
	}
	const teamOfPerson = teams.flatMap((members, team) => members.map(() => team))
	const order = Array.from({ length: count }, (_, index) => index)
	for (let at = count - 1; at > 0; at--) {
		const other = below(at + 1)
		;[order[at], order[other]] = [order[other] as number, order[at] as number]
	}
	const people = order.map((own, index): PlanPerson => {
		const mine = new Set<number>()
		teamOf.forEach((team, slot) => {
			if (team === teamOfPerson[own]) mine.add(slot)
		})
		const minutes = [...mine].reduce((sum, at) => sum + (slots[at]?.to ?? 0) - (slots[at]?.from ?? 0), 0)
		const needed = mine.size
		const share = (1 / 3 + draw() / 3) * slots.length
		while (mine.size < share) mine.add(below(slots.length))
		return {
			id: `p${index + 1}`,
			may: [...mine].sort((a, b) => a - b).map((at) => slots[at]?.id as string),
			...((limits === 'minutes' || limits === 'both') && { maxMinutes: Math.ceil((minutes * 100) / used) }),
			...((limits === 'slots' || limits === 'both') && { maxSlots: needed }),
		}
	})
	return { slots, people }
}
