// Who works on a day, as the insurer asks for it: only who said yes to the terms.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { accounts, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { contractStates } from './assignment'

/** One person at one piece of work of a day, with what names them to an insurer. */
export type InsuredPerson = {
	assignmentId: string
	number: string | null
	name: string
	kana: string
	title: string
	startMinute: number
	endMinute: number
	place: string
	atHome: boolean
	employerName: string
}

/** Everybody who works on a day, by hour and kana. */
export async function insuredOn(on: Db, day: Day): Promise<InsuredPerson[]> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			number: accounts.number,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			familyKana: registrants.familyKana,
			givenKana: registrants.givenKana,
			title: tasks.title,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			place: tasks.place,
			atHome: tasks.atHome,
			employerName: employers.name,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(eq(assignments.serviceDay, day), inArray(assignments.state, [...contractStates])))
		.orderBy(
			asc(slots.startMinute),
			asc(registrants.familyKana),
			asc(registrants.givenKana),
			asc(assignments.id),
		)
	return rows.map(({ familyName, givenName, familyKana, givenKana, ...row }) => ({
		...row,
		name: `${familyName} ${givenName}`,
		kana: `${familyKana} ${givenKana}`,
	}))
}
