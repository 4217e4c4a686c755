// The heirs' statement as its page and the archive read it.
import { caseOfPerson } from '~/money/heirs.server'
import { statementOfDeath } from '~/money/heirs-list.server'
import { registrantOf } from '~/people/registrant.server'
import type { HeirRead } from '~/ui/heir-sheet'
import type { Db } from '~db/client'

/** The statement of somebody of whom a case was opened. */
export async function readHeirStatement(
	on: Db,
	registrantId: string,
): Promise<(HeirRead & { id: string }) | undefined> {
	const person = await registrantOf(on, registrantId)
	const found = person && (await caseOfPerson(on, person.id))
	if (!found) return undefined
	const { fromDay, paid, unpaid } = await statementOfDeath(on, person.id, found.diedDay)
	return {
		id: person.id,
		name: `${person.familyName} ${person.givenName}`,
		number: person.number ?? '',
		fromDay,
		diedDay: found.diedDay,
		paid,
		unpaid,
	}
}
