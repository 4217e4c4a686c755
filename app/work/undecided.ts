// What the terms of a task cannot say yet: only for a reason, only until a day before the work, and the items it leaves open.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { refused } from '~/words/refusal'
import type { UndecidedItem } from '~db/schema/work'

/** What may stay undecided when terms go out, where there is a good reason (3条1項ただし書; handbook §3.1). */
export const undecidedKinds = [
	'address',
	'hours',
	'procedure',
	'bring',
] as const satisfies UndecidedItem['item'][]
export type UndecidedKind = (typeof undecidedKinds)[number]

/** Refuses, by field, an undecided item without a reason or a day, or with a day that is over or too late to tell anybody. */
export function checkUndecided(open: readonly UndecidedItem[], today: Day, firstDay: Day | undefined): void {
	for (const { item, reason, fixOn } of open) {
		if (reason.trim() === '') throw refused('undecided-reason', undefined, `${item}Reason`)
		if (fixOn === '' || fixOn < today) throw refused('undecided-day', undefined, `${item}FixOn`)
		if (firstDay !== undefined && fixOn > addDays(firstDay, -1))
			throw refused('undecided-late', { firstDay }, `${item}FixOn`)
	}
}
