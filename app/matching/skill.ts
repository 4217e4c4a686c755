// What somebody brings: skills they named, and papers that staff have seen.
import { refused } from '~/words/refusal'
import { isPaper, skills as known } from '~/work/task'

/** A skill as kept; `checked` once staff have seen the licence or certificate. */
export type HeldSkill = { skill: string; checked: boolean }

/** Each known skill once, in the order of the list; refuses what is not on it. */
export function readSkills(typed: readonly string[]): string[] {
	if (typed.some((skill) => !(known as readonly string[]).includes(skill)))
		throw refused('skill-unknown', undefined, 'skills')
	return known.filter((skill) => typed.includes(skill))
}

/** Whether a task's skill is there: named, and seen where it is a paper. */
export function hasSkill(held: readonly HeldSkill[], skill: string): boolean {
	return held.some((one) => one.skill === skill && (one.checked || !isPaper(skill)))
}
