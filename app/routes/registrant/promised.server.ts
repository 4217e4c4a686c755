// Work somebody holds on hours or days they have just taken back: it stays theirs, and they are asked.
import { assignmentsOf } from '~/assignments/assignment.server'
import type { Day } from '~/base/day'
import { sayDay } from '~/words/ja/dates'
import { selfWords } from '~/words/ja/registrant-self'
import type { Db } from '~db/client'

const words = selfWords.daysOff

type Held = { day: Day; startMinute: number; endMinute: number }

/** What is decided or agreed from today on and stands where `outside` says nothing should. */
export async function promisedOutside(
	on: Db,
	registrantId: string,
	today: Day,
	outside: (slot: Held) => boolean,
): Promise<{ id: string; title: string }[]> {
	const held = await assignmentsOf(on, registrantId, { today })
	return held
		.filter(
			({ assignment, slot }) =>
				slot.day >= today &&
				(assignment.state === 'decided' || assignment.state === 'agreed') &&
				outside(slot),
		)
		.map(({ assignment, slot, title }) => ({
			id: assignment.id,
			title: words.promisedOn(title, sayDay(slot.day)),
		}))
}
