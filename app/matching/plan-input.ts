// Reads what the planner is asked; whatever is not as it should be is named by its field.
import type { PlanPerson, PlanSlot } from './plan-board'

/** Fair turns, or as few different people as can carry it. */
export type PlanMode = 'fair-turns' | 'few-faces'

/** What the planner is asked. `seconds` is a stop for accidents; the same input and seed give the same plan. */
export type PlanInput = {
	slots: readonly PlanSlot[]
	people: readonly PlanPerson[]
	mode: PlanMode
	seconds: number
	seed: number
}

/** The field that is not as it should be, and what it should be. */
export class PlanFault extends Error {
	readonly field: string

	constructor(field: string, should: string) {
		super(`${field}: ${should}.`)
		this.name = 'PlanFault'
		this.field = field
	}
}

/** Reads a parsed JSON document; throws a `PlanFault` that names the first field that does not hold. */
export function readPlanInput(document: unknown): PlanInput {
	const given = objectAt(document, 'the document')
	const slots = listAt(given.slots, 'slots').map(readSlot)
	const known = uniqueIds(slots, 'slots')
	const people = listAt(given.people, 'people').map((one, index) => readPerson(one, index, known))
	uniqueIds(people, 'people')
	const mode = given.mode ?? 'fair-turns'
	if (mode !== 'fair-turns' && mode !== 'few-faces')
		throw new PlanFault('mode', 'must be "fair-turns" or "few-faces"')
	const seconds = given.seconds ?? 60
	if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0)
		throw new PlanFault('seconds', 'must be a number above 0')
	return { slots, people, mode, seconds, seed: wholeAt(given.seed ?? 1, 'seed') }
}

function readSlot(one: unknown, index: number): PlanSlot {
	const field = `slots[${index}]`
	const given = objectAt(one, field)
	const id = idAt(given.id, `${field}.id`)
	const from = wholeAt(given.from, `${field}.from`)
	const to = wholeAt(given.to, `${field}.to`)
	if (to <= from) throw new PlanFault(`${field}.to`, `must be later than from (slot ${JSON.stringify(id)})`)
	return { id, from, to, seats: wholeAt(given.seats, `${field}.seats`, 1) }
}

function readPerson(one: unknown, index: number, known: ReadonlySet<string>): PlanPerson {
	const field = `people[${index}]`
	const given = objectAt(one, field)
	const id = idAt(given.id, `${field}.id`)
	const may = listAt(given.may, `${field}.may`).map((slot, place) => {
		const name = idAt(slot, `${field}.may[${place}]`)
		if (!known.has(name))
			throw new PlanFault(`${field}.may[${place}]`, `there is no slot ${JSON.stringify(name)}`)
		return name
	})
	const limit = (name: 'maxMinutes' | 'maxSlots' | 'turns') =>
		given[name] === undefined || given[name] === null
			? undefined
			: wholeAt(given[name], `${field}.${name}`, 0)
	return {
		id,
		may,
		maxMinutes: limit('maxMinutes'),
		maxSlots: limit('maxSlots'),
		turns: limit('turns'),
	}
}

function objectAt(value: unknown, field: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new PlanFault(field, 'must be an object')
	return value as Record<string, unknown>
}

function listAt(value: unknown, field: string): unknown[] {
	if (!Array.isArray(value)) throw new PlanFault(field, 'must be a list')
	return value
}

function idAt(value: unknown, field: string): string {
	if (typeof value !== 'string' || value === '')
		throw new PlanFault(field, 'must be a text that is not empty')
	return value
}

function wholeAt(value: unknown, field: string, least?: number): number {
	if (!Number.isSafeInteger(value) || (least !== undefined && (value as number) < least))
		throw new PlanFault(field, `must be a whole number${least === undefined ? '' : ` of at least ${least}`}`)
	return value as number
}

function uniqueIds(list: readonly { id: string }[], field: string): Set<string> {
	const seen = new Set<string>()
	list.forEach(({ id }, index) => {
		if (seen.has(id)) throw new PlanFault(`${field}[${index}].id`, `${JSON.stringify(id)} stands there twice`)
		seen.add(id)
	})
	return seen
}
