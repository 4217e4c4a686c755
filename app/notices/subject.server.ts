// Whom and what an act was about, by name, for the one who did it: the history itself keeps only ids.
import type { SQL } from 'drizzle-orm'
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '~db/client'
import { applications, assignments, offers } from '~db/schema/assignments'
import { areas, insurances } from '~db/schema/council'
import {
	bankAccounts,
	earnings,
	incomings,
	invoices,
	payoutLines,
	payouts,
	statementLines,
} from '~db/schema/money'
import { conversations } from '~db/schema/notices'
import { accounts, calls, employers, loans, registrants, representatives } from '~db/schema/people'
import { troubles } from '~db/schema/trouble'
import { quotes, slots, steps, tasks, workRequests } from '~db/schema/work'

/** Whose and which: what is not known or does not apply is left out. */
export type SubjectNames = { person?: string; thing?: string; day?: string }

type Subject = { subjectKind: string; subjectId: string }

const family = { family: registrants.familyName, given: registrants.givenName }
const work = { thing: tasks.title, day: slots.day }

type Row = {
	id: string
	family?: string | null
	given?: string | null
	person?: string | null
	thing?: string | null
	day?: string | null
}

/** One query a kind of subject; `ids` are those of that kind. */
const finders: Record<string, (on: Db, ids: string[]) => PromiseLike<Row[]>> = {
	registrant: (on, ids) =>
		on
			.select({ id: registrants.id, ...family })
			.from(registrants)
			.where(inArray(registrants.id, ids)),
	employer: (on, ids) =>
		on.select({ id: employers.id, person: employers.name }).from(employers).where(inArray(employers.id, ids)),
	account: (on, ids) =>
		on.select({ id: accounts.id, person: accounts.name }).from(accounts).where(inArray(accounts.id, ids)),
	representative: (on, ids) =>
		on
			.select({ id: representatives.id, ...family })
			.from(representatives)
			.innerJoin(registrants, eq(registrants.id, representatives.registrantId))
			.where(inArray(representatives.id, ids)),
	loan: (on, ids) =>
		on
			.select({ id: loans.id, thing: loans.what, ...family })
			.from(loans)
			.innerJoin(registrants, eq(registrants.id, loans.registrantId))
			.where(inArray(loans.id, ids)),
	trouble: (on, ids) =>
		on.select({ id: troubles.id, thing: troubles.number }).from(troubles).where(inArray(troubles.id, ids)),
	insurance: (on, ids) =>
		on
			.select({ id: insurances.id, thing: insurances.insurer })
			.from(insurances)
			.where(inArray(insurances.id, ids)),
	area: (on, ids) => on.select({ id: areas.id, thing: areas.name }).from(areas).where(inArray(areas.id, ids)),
	assignment: (on, ids) =>
		on
			.select({ id: assignments.id, ...family, ...work })
			.from(assignments)
			.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.where(inArray(assignments.id, ids)),
	application: (on, ids) =>
		on
			.select({ id: applications.id, ...family, ...work })
			.from(applications)
			.innerJoin(registrants, eq(registrants.id, applications.registrantId))
			.innerJoin(slots, eq(slots.id, applications.slotId))
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(inArray(applications.id, ids)),
	offer: (on, ids) =>
		on
			.select({ id: offers.id, ...family, ...work })
			.from(offers)
			.innerJoin(registrants, eq(registrants.id, offers.registrantId))
			.innerJoin(slots, eq(slots.id, offers.slotId))
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(inArray(offers.id, ids)),
	slot: (on, ids) =>
		on
			.select({ id: slots.id, ...work })
			.from(slots)
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(inArray(slots.id, ids)),
	task: (on, ids) =>
		on.select({ id: tasks.id, thing: tasks.title }).from(tasks).where(inArray(tasks.id, ids)),
	step: (on, ids) => on.select({ id: steps.id, thing: steps.what }).from(steps).where(inArray(steps.id, ids)),
	request: (on, ids) => ofRequests(on, inArray(workRequests.id, ids)),
	quote: async (on, ids) => {
		const of = await on
			.select({ id: quotes.id, requestId: quotes.requestId })
			.from(quotes)
			.where(inArray(quotes.id, ids))
		const found = await ofRequests(
			on,
			inArray(
				workRequests.id,
				of.map((one) => one.requestId),
			),
		)
		return of.flatMap(({ id, requestId }) =>
			found.filter((one) => one.id === requestId).map((one) => ({ ...one, id })),
		)
	},
	invoice: (on, ids) =>
		on
			.select({ id: invoices.id, person: employers.name, thing: invoices.number })
			.from(invoices)
			.innerJoin(employers, eq(employers.id, invoices.employerId))
			.where(inArray(invoices.id, ids)),
	incoming: (on, ids) =>
		on
			.select({ id: incomings.id, person: employers.name, day: incomings.day })
			.from(incomings)
			.leftJoin(employers, eq(employers.id, incomings.employerId))
			.where(inArray(incomings.id, ids)),
	'statement-line': (on, ids) =>
		on
			.select({ id: statementLines.id, thing: statementLines.says, day: statementLines.day })
			.from(statementLines)
			.where(inArray(statementLines.id, ids)),
	payout: (on, ids) =>
		on
			.select({ id: payouts.id, thing: payouts.number, day: payouts.transferDay })
			.from(payouts)
			.where(inArray(payouts.id, ids)),
	'payout-line': (on, ids) =>
		on
			.select({ id: payoutLines.id, ...family })
			.from(payoutLines)
			.innerJoin(registrants, eq(registrants.id, payoutLines.registrantId))
			.where(inArray(payoutLines.id, ids)),
	earning: (on, ids) =>
		on
			.select({ id: earnings.id, ...family, thing: tasks.title, day: earnings.serviceDay })
			.from(earnings)
			.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
			.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.where(inArray(earnings.id, ids)),
	'bank-account': (on, ids) =>
		on
			.select({ id: bankAccounts.id, ...family })
			.from(bankAccounts)
			.innerJoin(registrants, eq(registrants.id, bankAccounts.registrantId))
			.where(inArray(bankAccounts.id, ids)),
	call: (on, ids) =>
		on
			.select({ id: calls.id, ...family, person: employers.name })
			.from(calls)
			.leftJoin(registrants, eq(registrants.id, calls.registrantId))
			.leftJoin(employers, eq(employers.id, calls.employerId))
			.where(inArray(calls.id, ids)),
	conversation: (on, ids) =>
		on
			.select({ id: conversations.id, ...family, person: employers.name })
			.from(conversations)
			.leftJoin(registrants, eq(registrants.id, conversations.withId))
			.leftJoin(employers, eq(employers.id, conversations.withId))
			.where(inArray(conversations.id, ids)),
}

const ofRequests = (on: Db, which: SQL) =>
	on
		.select({ id: workRequests.id, person: employers.name, thing: workRequests.what })
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.where(which)

/** The names behind what these acts are about, by the subject's id; never of a consultation. */
export async function namesOfSubjects(
	on: Db,
	subjects: readonly Subject[],
): Promise<Map<string, SubjectNames>> {
	const found = new Map<string, SubjectNames>()
	const kinds = new Set(subjects.map((one) => one.subjectKind))
	for (const kind of kinds) {
		const ids = subjects.filter((one) => one.subjectKind === kind).map((one) => one.subjectId)
		for (const { id, family, given, person, thing, day } of (await finders[kind]?.(on, ids)) ?? [])
			found.set(id, {
				person: family ? `${family} ${given}` : (person ?? undefined),
				thing: thing ?? undefined,
				day: day ?? undefined,
			})
	}
	return found
}
