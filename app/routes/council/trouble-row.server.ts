// A case of the register as its lists say it.
import type { NamedTrouble } from '~/trouble/trouble.server'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { troubleWords } from '~/words/ja/trouble'

const words = troubleWords.council

/** Who told it, by name where there is one. */
export const tellerOf = (one: NamedTrouble): string => {
	const name = { registrant: one.person, employer: one.employer, outside: one.toldByName, staff: '' }[
		one.toldBy
	]
	return `${words.tellers[one.toldBy]} ${name || (one.toldBy === 'outside' ? words.nameless : '')}`.trim()
}

/** One line; `tone` no where the promised answer is late. */
export function rowOf(one: NamedTrouble, at: Date) {
	const late = one.closedAt === null && one.answeredAt === null && one.answerDueAt <= at
	return {
		id: one.id,
		number: one.number,
		kind: troubleWords.kinds[one.kind],
		who: tellerOf(one),
		day: sayDay(one.happenedDay),
		by: sayInstant(one.answerDueAt, 'staff'),
		tone: late
			? ('no' as const)
			: one.added && one.closedAt === null
				? ('wait' as const)
				: one.answeredAt || one.closedAt
					? ('yes' as const)
					: ('wait' as const),
		state: one.closedAt
			? words.done
			: late
				? words.late
				: one.added
					? words.added
					: one.answeredAt
						? words.goes
						: words.waits,
	}
}
export type ShownTrouble = ReturnType<typeof rowOf>
