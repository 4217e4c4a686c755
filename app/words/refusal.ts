// A refusal: an act that the rules do not allow, by name; its sentence stands in this room and nowhere else.
import { refusals } from './ja/refusals'

/** Every refusal the program knows. */
export type RefusalName = keyof typeof refusals

/** The facts a refusal's sentence is filled with (numbers, dates, codes already in words). */
export type RefusalFacts<Name extends RefusalName> = Parameters<(typeof refusals)[Name]>[0]

/** What a door catches and shows beside the form; everything else that is thrown is a fault of ours. */
export class Refusal extends Error {
	/** The name of the form field the sentence belongs to, when it is about one. */
	readonly field: string | undefined
	readonly refusal: RefusalName
	readonly facts: unknown

	constructor(refusal: RefusalName, facts: unknown, field?: string) {
		super(refusal)
		this.name = 'Refusal'
		this.refusal = refusal
		this.facts = facts
		this.field = field
	}

	/** The sentence that says what to do. */
	get sentence(): string {
		return (refusals[this.refusal] as (facts: unknown) => string)(this.facts)
	}
}

/**
 * Makes a refusal to throw: `throw refused('slot-full')`, `throw refused('below-minimum', { minimum: 500 })`.
 * `field` names the form field it belongs to.
 */
export function refused<Name extends RefusalName>(
	name: Name,
	...rest: undefined extends RefusalFacts<Name>
		? [facts?: RefusalFacts<Name>, field?: string]
		: [facts: RefusalFacts<Name>, field?: string]
): Refusal {
	return new Refusal(name, rest[0], rest[1])
}
