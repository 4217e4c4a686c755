// Instances with a planted solution: people's days are cut into work first, then others who could do it are added.
import type { PlanPerson, PlanSlot } from '~/matching/plan-board'
import { mulberry } from '../../scripts/random'

/** How an instance is planted. */
export type Planting = {
	slots: number
	people: number
	/** How many of the people carry everything in the planted solution. */
	planted: number
	/** Minutes of one day, and how many days. */
	day?: number
	days?: number
	/** Percent of the planted people's time that is work. */
	tightness?: number
	/** People who do the same day side by side: slots with more seats. */
	seats?: number
	/** Limits a little above what the planted solution needs, in percent. */
	spare?: number
	/** Share of the slots a person may take: from, to. */
	share?: [number, number]
	seed?: number
}

export type Planted = { slots: PlanSlot[]; people: PlanPerson[]; planted: number }

/** Cuts the days of the planted people into slots until there are as many as asked, and lets others do a share of them. */
export function plant(planting: Planting): Planted {
	const { people, planted, day = 600, days = 1, tightness = 90, seats = 1, share = [1 / 3, 2 / 3] } = planting
	const draw = mulberry(planting.seed ?? 1)
	const below = (limit: number) => Math.floor(draw() * limit)
	const teams = Math.ceil(planted / seats)
	const pieces = teams * days
	/** Cuts one day into so many pieces of work; a day of one or two pieces is a short one. */
	const cutDay = (count: number): [number, number][] => {
		const worked = days > 1 && count < 3 ? Math.round((day * count) / 3) : day
		const work = Math.round((worked * tightness) / 100)
		const cuts = partsOf(work, count, Math.max(5, Math.floor(work / count / 4)), below)
		const gaps = partsOf(day - work, count + 1, 0, below)
		let at = 0
		return cuts.map((minutes, index) => {
			const from = at + (gaps[index] as number)
			at = from + minutes
			return [from, at]
		})
	}
	const counts = new Array<number>(pieces).fill(Math.floor(planting.slots / pieces))
	for (const piece of shuffled(pieces, below).slice(0, planting.slots % pieces))
		counts[piece] = (counts[piece] as number) + 1
	const slots: PlanSlot[] = []
	const teamOf: number[] = []
	counts.forEach((count, piece) => {
		const team = piece % teams
		const size = Math.min(seats, planted - team * seats)
		cutDay(count).forEach(([from, to]) => {
			const at = Math.floor(piece / teams) * 1_440 + 480
			teamOf.push(team)
			slots.push({ id: `s${slots.length + 1}`, from: at + from, to: at + to, seats: size })
		})
	})
	const order = shuffled(people, below)
	const minutesOf = (mine: Iterable<number>) =>
		[...mine].reduce((sum, slot) => sum + (slots[slot] as PlanSlot).to - (slots[slot] as PlanSlot).from, 0)
	const more = (needed: number) => Math.ceil((needed * (100 + (planting.spare ?? 0))) / 100)
	const persons: PlanPerson[] = Array.from({ length: people }, (_, index) => {
		const own = order[index] as number
		const team = own < planted ? Math.floor(own / seats) : -1
		const mine = new Set<number>()
		teamOf.forEach((one, slot) => {
			if (one === team) mine.add(slot)
		})
		const size = Math.round((share[0] + draw() * (share[1] - share[0])) * slots.length)
		const limits =
			planting.spare === undefined
				? {}
				: {
						maxMinutes: more(mine.size > 0 ? minutesOf(mine) : (day * days) / 2),
						maxSlots: more(mine.size > 0 ? mine.size : Math.round(planting.slots / teams)),
					}
		while (mine.size < size) mine.add(below(slots.length))
		return {
			id: `p${index + 1}`,
			may: [...mine].sort((a, b) => a - b).map((slot) => (slots[slot] as PlanSlot).id),
			...limits,
		}
	})
	return { slots, people: persons, planted }
}

/** Cuts a whole into so many whole parts by chance, none under `least`. */
function partsOf(whole: number, count: number, least: number, below: (limit: number) => number): number[] {
	if (count === 0) return []
	const rest = Math.max(0, whole - count * least)
	const cuts = Array.from({ length: count - 1 }, () => below(rest + 1)).sort((a, b) => a - b)
	return [...cuts, rest].map((cut, index) => cut - (cuts[index - 1] ?? 0) + least)
}

function shuffled(count: number, below: (limit: number) => number): number[] {
	const list = Array.from({ length: count }, (_, index) => index)
	for (let at = count - 1; at > 0; at--) {
		const other = below(at + 1)
		const kept = list[at] as number
		list[at] = list[other] as number
		list[other] = kept
	}
	return list
}

/** Slots and people by chance, nothing planted: seats, limits and turns before of every kind. */
export function scatter(
	slots: number,
	people: number,
	seed: number,
): { slots: PlanSlot[]; people: PlanPerson[] } {
	const draw = mulberry(seed)
	const below = (limit: number) => Math.floor(draw() * limit)
	const all = Array.from({ length: slots }, (_, index) => {
		const from = below(600)
		return { id: `s${index + 1}`, from, to: from + 30 + below(180), seats: 1 + below(2) }
	})
	return {
		slots: all,
		people: Array.from({ length: people }, (_, index) => ({
			id: `p${index + 1}`,
			may: all.filter(() => below(5) < 2).map((slot) => slot.id),
			maxMinutes: below(3) === 0 ? 60 + below(400) : undefined,
			maxSlots: below(3) === 0 ? 1 + below(4) : undefined,
			turns: below(4),
		})),
	}
}
