// Keeps the 貸出簿: what somebody has from the office or from a client, and that it came back.
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { loans, registrants } from '~db/schema/people'
import { inAskingOrder } from './loan'

export type Loan = typeof loans.$inferSelect

export type LoanForm = Pick<Loan, 'kind' | 'what' | 'lentOn' | 'dueOn'>

/** Writes down that somebody has a thing. Refused on a day to come, with a day of return before it, and for who is not here. */
export async function lend(tx: Tx, actor: Actor, registrantId: string, form: LoanForm): Promise<string> {
	if (form.lentOn > dayOf(tx.at)) throw refused('day-to-come', undefined, 'lentOn')
	if (form.dueOn !== null && form.dueOn < form.lentOn) throw refused('loan-due-before', undefined, 'dueOn')
	const [person] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.where(and(eq(registrants.id, registrantId), isNull(registrants.blankedAt)))
	if (!person) throw refused('not-found')
	const id = newId()
	await tx.insert(loans).values({ ...form, id, registrantId, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'loan.lent',
		{ kind: 'loan', id },
		{ after: { registrantId, kind: form.kind, dueOn: form.dueOn } },
	)
	return id
}

/** Writes down that a thing is back, today. Refused where it was back already. */
export async function takeBackLoan(tx: Tx, actor: Actor, registrantId: string, id: string): Promise<void> {
	const returnedOn = dayOf(tx.at)
	const [back] = await tx
		.update(loans)
		.set({ returnedOn, returnedBy: actor.accountId ?? actor.role })
		.where(and(eq(loans.id, id), eq(loans.registrantId, registrantId), isNull(loans.returnedOn)))
		.returning({ id: loans.id })
	if (!back) throw refused('loan-over')
	await record(tx, actor, 'loan.returned', { kind: 'loan', id }, { after: { registrantId, returnedOn } })
}

/** Takes a tap back: the thing is out after all. Refused where it is. */
export async function stillOut(tx: Tx, actor: Actor, registrantId: string, id: string): Promise<void> {
	const [out] = await tx
		.update(loans)
		.set({ returnedOn: null, returnedBy: null })
		.where(and(eq(loans.id, id), eq(loans.registrantId, registrantId), isNotNull(loans.returnedOn)))
		.returning({ id: loans.id })
	if (!out) throw refused('loan-out')
	await record(tx, actor, 'loan.still-out', { kind: 'loan', id }, { after: { registrantId } })
}

/** All that somebody has or had, the newest first. */
export const loansOf = (on: Db, registrantId: string): Promise<Loan[]> =>
	on
		.select()
		.from(loans)
		.where(eq(loans.registrantId, registrantId))
		.orderBy(desc(loans.lentOn), desc(loans.at))

/** What somebody has now, in the order it is asked for. */
export const loansWith = async (on: Db, registrantId: string, today: Day): Promise<Loan[]> =>
	inAskingOrder(
		(await loansOf(on, registrantId)).filter((one) => one.returnedOn === null),
		today,
	)

/** Everything that is out, with who has it, in the order it is asked for. */
export async function loansOut(on: Db, today: Day) {
	const rows = await on
		.select({
			loan: loans,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
			state: registrants.state,
		})
		.from(loans)
		.innerJoin(registrants, eq(registrants.id, loans.registrantId))
		.where(isNull(loans.returnedOn))
		.orderBy(asc(loans.lentOn), asc(loans.at))
	return inAskingOrder(
		rows.map(({ loan, familyName, givenName, ...person }) => ({
			...loan,
			...person,
			name: `${familyName} ${givenName}`,
		})),
		today,
	)
}
