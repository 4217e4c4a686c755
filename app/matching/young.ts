// What speaks against a slot for somebody under eighteen, as a reason beside those of `fit`.
import type { Day } from '~/base/day'
import type { PieceForYoung } from '~/people/young'
import { youngBar } from '~/people/young'
import type { NoReason } from '~/words/ja/fit'

/** A slot of a task at an employer of this kind, as far as it counts for who is young. */
export const pieceForYoung = (
	task: { hazards: readonly string[]; atHome: boolean },
	slot: { day: Day; endMinute: number },
	employerKind: string,
): PieceForYoung => ({
	day: slot.day,
	endMinute: slot.endMinute,
	hazards: task.hazards,
	privateHome: employerKind === 'household' && !task.atHome,
})

/** The reason, or none. */
export function youngReasons(birthDay: Day, piece: PieceForYoung): NoReason[] {
	const bar = youngBar(birthDay, piece)
	return bar === null ? [] : [{ name: 'under-18', facts: { bar } }]
}
