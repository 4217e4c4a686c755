// Why a seat of a week's plan stays empty, told from the finished plan: who could, where they are, which rule kept the others. Pure.
import type { NoReason } from '~/words/ja/fit'
import type { EmptyFacts, EmptyRule, Taken } from '~/words/ja/plan'
import type { Booked } from './booking'
import { bookedAs, fit as judge } from './fit'
import type { Seating } from './plan-week-better'
import type { Pair, Week, WeekSlot } from './plan-week-input'
import { keyOf } from './plan-week-input'

/** Why a seat stays empty, as whole limits tell it. */
export type WeekEmpty = EmptyFacts & { why: 'week' }

/** Rules as they are told of an empty seat: what has the same answer is one. */
const ruleOf: Record<NoReason['name'], EmptyRule> = {
	resting: 'hours',
	'day-off': 'hours',
	holiday: 'hours',
	'dated-hours': 'hours',
	'hours-not-said': 'hours',
	'free-hours': 'hours',
	'first-bus': 'bus',
	'last-bus': 'bus',
	'no-bus': 'bus',
	'bus-stop': 'bus-stop',
	rests: 'rests',
	posture: 'posture',
	standing: 'standing',
	kilograms: 'kilograms',
	alone: 'alone',
	company: 'company',
	pair: 'pair',
	'free-start': 'free-start',
	'fixed-start': 'fixed-start',
	minutes: 'length',
	'minutes-per-week': 'length',
	'days-per-week': 'length',
	indoors: 'indoors',
	'at-home': 'at-home',
	driving: 'driving',
	'under-18': 'skill',
	skill: 'skill',
	area: 'area',
	'month-yen': 'income',
	'year-yen': 'income',
	'client-week': 'client',
	'client-row': 'client',
	'client-month': 'client',
	clash: 'length',
	between: 'length',
}

/** What is settled about a pair before anybody is judged. */
export type Settled = ReadonlyMap<
	string,
	Extract<Taken, 'here' | 'waits' | 'answered' | 'own-firm' | 'avoided' | 'struck'>
>

/** Of several the last in this list holds: who was asked again waits, whatever they said before. */
const settledRank: readonly Taken[] = ['struck', 'avoided', 'own-firm', 'answered', 'waits', 'here']

/** What is settled in a week and an order about pairs that no plan may make. */
export function settledIn(week: Week, struck: readonly Pair[]): Settled {
	const all = [...struck.map((pair) => ({ ...pair, by: 'struck' as const })), ...week.barred]
	const inRank = all.toSorted((a, b) => settledRank.indexOf(a.by) - settledRank.indexOf(b.by))
	return new Map(inRank.map((pair) => [keyOf(pair), pair.by]))
}

/** Why nobody more sits on this slot. */
export function whyEmpty(week: Week, slot: WeekSlot, seating: Seating, settled: Settled): WeekEmpty {
	const { task } = slot
	const taken: WeekEmpty['taken'] = {}
	const kept = new Map<EmptyRule, { timed: number; alone: number }>()
	let [can, timed] = [0, 0]
	const isSettled = ({ registrantId }: { registrantId: string }) =>
		settled.has(keyOf({ slotId: slot.id, registrantId }))
	for (const person of [...week.people, ...week.later.filter(isSettled)]) {
		const rules = new Set(judge(person, task, slot.slot, [], week.town).no.map(({ name }) => ruleOf[name]))
		if (rules.size === 0) {
			can++
			const how = howTaken(week, slot, person, seating, settled)
			taken[how] = (taken[how] ?? 0) + 1
		}
		if (!rules.has('hours')) timed++
		for (const rule of rules) {
			const count = kept.get(rule) ?? { timed: 0, alone: 0 }
			if (!rules.has('hours')) count.timed++
			if (rules.size === 1) count.alone++
			kept.set(rule, count)
		}
	}
	const byAlone = [...kept].sort(([, a], [, b]) => b.alone - a.alone || b.timed - a.timed)
	const parting = byAlone.find(([rule, count]) => rule !== 'hours' && timed - count.timed === can)
	const most = byAlone.find(([, count]) => count.alone > 0)
	return {
		why: 'week',
		can,
		taken,
		only: timed === can ? (kept.has('hours') ? 'hours' : null) : (parting?.[0] ?? null),
		alone: most ? { rule: most[0], people: most[1].alone } : null,
		kilograms: task.kilograms,
		skill: task.skill,
		later: week.later.filter(
			(one) => !isSettled(one) && judge(one, task, slot.slot, one.busy, week.town).fits,
		).length,
	}
}

/** Why one of those who could does not sit there. */
function howTaken(
	week: Week,
	slot: WeekSlot,
	person: Week['later'][number],
	seating: Seating,
	settled: Settled,
): Taken {
	const { registrantId } = person
	if (seating.there.get(slot.id)?.has(registrantId)) return 'here'
	const before = settled.get(keyOf({ slotId: slot.id, registrantId }))
	if (before) return before
	const others = [...(seating.holds.get(registrantId) ?? [])].map((id) => {
		const { task, slot: at } = seating.slots.get(id) as WeekSlot
		return bookedAs(task, at)
	})
	const against = (busy: readonly Booked[]) => judge(person, slot.task, slot.slot, busy, week.town).no
	const promised = against(person.busy)
	if (promised.length > 0) return isTime(promised) ? 'booked' : 'full'
	const planned = against([...person.busy, ...others])
	if (planned.length > 0) return isTime(planned) ? 'planned' : 'full'
	return 'free'
}

const isTime = (no: readonly NoReason[]) => no.some(({ name }) => name === 'clash' || name === 'between')
