// Holds a plan to the rules, slowly and on its own: it shares nothing with the planner but the shape of its answer.
import type { Plan } from '~/matching/plan'
import type { PlanInput } from '~/matching/plan-input'

/** What a plan does against the rules, or tells wrongly; nothing when it holds. */
export function faultsOf(input: PlanInput, plan: Plan): string[] {
	const faults: string[] = []
	const slotOf = (id: string) => input.slots.find((slot) => slot.id === id)
	for (const person of input.people) {
		const mine = plan.assignments.filter((one) => one.person === person.id).map((one) => one.slot)
		const slots = mine.map(slotOf)
		if (mine.some((id) => !person.may.includes(id))) faults.push(`${person.id} may not`)
		slots.forEach((one, index) => {
			for (const other of slots.slice(index + 1))
				if (one && other && one.from < other.to && other.from < one.to)
					faults.push(`${person.id} is twice at once`)
		})
		const minutes = slots.reduce((sum, slot) => sum + (slot ? slot.to - slot.from : Number.NaN), 0)
		if (Number.isNaN(minutes)) faults.push(`${person.id} holds a slot that is not`)
		if (minutes > (person.maxMinutes ?? Number.POSITIVE_INFINITY))
			faults.push(`${person.id} has too many minutes`)
		if (mine.length > (person.maxSlots ?? Number.POSITIVE_INFINITY))
			faults.push(`${person.id} has too many slots`)
	}
	const known = new Set(input.people.map((person) => person.id))
	if (plan.assignments.some((one) => !known.has(one.person))) faults.push('somebody unknown')
	for (const slot of input.slots) {
		const seated = plan.assignments.filter((one) => one.slot === slot.id).length
		const empty = plan.unfilled.filter((one) => one.slot === slot.id).reduce((sum, one) => sum + one.seats, 0)
		if (seated + empty !== slot.seats) faults.push(`${slot.id} has ${seated} seated, ${empty} empty`)
	}
	const { figures } = plan
	const turns = turnsIn(input, plan)
	const told = {
		filled: plan.assignments.length,
		seats: input.slots.reduce((sum, slot) => sum + slot.seats, 0),
		people: new Set(plan.assignments.map((one) => one.person)).size,
		mostTurns: Math.max(...turns, turns.length === 0 ? 0 : Number.NEGATIVE_INFINITY),
		fewestTurns: Math.min(...turns, turns.length === 0 ? 0 : Number.POSITIVE_INFINITY),
	}
	for (const [name, value] of Object.entries(told))
		if (figures[name as keyof typeof told] !== value) faults.push(`${name} is ${value}`)
	if (input.mode === 'few-faces' ? figures.bound > figures.people : figures.bound < figures.filled)
		faults.push('the bound is passed')
	return faults
}

/** The turns of everybody who may take anything, those before included. */
export function turnsIn(input: PlanInput, plan: Plan): number[] {
	return input.people
		.filter((person) => person.may.length > 0)
		.map((person) => (person.turns ?? 0) + plan.assignments.filter((one) => one.person === person.id).length)
}
