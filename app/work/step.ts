// A step (作業) of the sheet: what, about how many minutes, where; unknown minutes never block.
import { refused } from '~/words/refusal'

export type StepFields = { what: string; minutes: number | null; place: string }

/** Refuses minutes that no step of one day can have. */
export function checkStep(step: StepFields): void {
	if (step.minutes === null) return
	if (!Number.isInteger(step.minutes) || step.minutes < 1 || step.minutes > 1440)
		throw refused('step-minutes', undefined, 'minutes')
}

/** The list with one id a place further up or down; the same list when it is at the end already. */
export function movedBy(ids: readonly string[], id: string, by: 'up' | 'down'): string[] {
	const from = ids.indexOf(id)
	const to = from + (by === 'up' ? -1 : 1)
	if (from < 0 || to < 0 || to >= ids.length) return [...ids]
	const out = ids.filter((one) => one !== id)
	out.splice(to, 0, id)
	return out
}
