// Somebody rings the office: what it is probably about, of all that is open with them.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { AssignmentState } from './assignment'

/** Why somebody may be ringing. `at` orders those of one kind: when it begins, or until when it is awaited. */
export type CallerMatter =
	| { kind: 'work'; id: string; state: AssignmentState; day: Day; at: Date }
	| { kind: 'offer'; id: string; at: Date }
	| { kind: 'money'; id: string; at: Date }
	| { kind: 'hand'; id: string; at: Date }

/**
 * How near a matter lies to somebody who rings today, the nearest first: today's work, what waits for their answer, money that
 * is late or came back, work of the next three days, mending, work further off, hands that are up. By judgement of
 * practice.md 1 and 45.
 */
export function nearness(matter: CallerMatter, today: Day): number {
	if (matter.kind === 'offer') return 2
	if (matter.kind === 'money') return 3
	if (matter.kind === 'hand') return 7
	if (matter.state === 'decided') return matter.day === today ? 0 : 1
	if (matter.day === today) return matter.state === 'agreed' ? 0 : 5
	if (matter.state === 'mending') return 4
	if (matter.state === 'agreed' && matter.day > today && matter.day <= addDays(today, 3)) return 4
	return 6
}

/** The matters by nearness, and by their time among equals. */
export const byNearness = <Matter extends CallerMatter>(matters: readonly Matter[], today: Day): Matter[] =>
	[...matters].sort(
		(one, other) => nearness(one, today) - nearness(other, today) || one.at.getTime() - other.at.getTime(),
	)
