// Names and contacts of people nothing must be kept of any more: blanked, and the rows that others point to stay.
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, instantOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import {
	accounts,
	codeCards,
	considerations,
	emergencyContacts,
	employerSeats,
	employers,
	employerVisits,
	endings,
	interviews,
	lifeMoves,
	loans,
	privacyRequests,
	registrants,
	representatives,
	roleGrants,
	sessions,
	teamMembers,
	visitWaivers,
} from '~db/schema/people'

/** Registrants who left or were declined until a day and still have a name, in the order of their ids after one. */
export async function registrantsGone(on: Db, last: Day, after: string, most = 100): Promise<string[]> {
	const rows = await on
		.select({ id: registrants.id })
		.from(registrants)
		.where(
			and(
				isNull(registrants.blankedAt),
				gt(registrants.id, after),
				or(
					and(eq(registrants.state, 'left'), lte(registrants.leftOn, last)),
					and(eq(registrants.state, 'declined'), lte(registrants.appliedAt, instantOf(last, 0))),
				),
				sql`not exists (select 1 from privacy_requests where privacy_requests.registrant_id = ${registrants.id} and privacy_requests.answered_at is null)`,
			),
		)
		.orderBy(asc(registrants.id))
		.limit(most)
	return rows.map((row) => row.id)
}

/** Employers who ended until a day and still have a name, likewise. */
export async function employersGone(on: Db, last: Day, after: string, most = 100): Promise<string[]> {
	const rows = await on
		.select({ id: employers.id })
		.from(employers)
		.where(
			and(
				isNull(employers.blankedAt),
				gt(employers.id, after),
				eq(employers.state, 'ended'),
				lte(employers.endedOn, last),
				sql`not exists (select 1 from privacy_requests where privacy_requests.employer_id = ${employers.id} and privacy_requests.answered_at is null)`,
			),
		)
		.orderBy(asc(employers.id))
		.limit(most)
	return rows.map((row) => row.id)
}

/** An account that serves nothing else any more signs in no more and has no name; one that does keeps it. */
async function closeAccounts(tx: Tx, accountIds: readonly string[]): Promise<void> {
	for (const id of accountIds) {
		const today = dayOf(tx.at)
		const [grant] = await tx
			.select({ id: roleGrants.id })
			.from(roleGrants)
			.where(
				and(
					eq(roleGrants.accountId, id),
					or(isNull(roleGrants.untilDay), sql`${roleGrants.untilDay} >= ${today}`),
				),
			)
			.limit(1)
		const [seat] = await tx
			.select({ id: employerSeats.accountId })
			.from(employerSeats)
			.innerJoin(employers, eq(employers.id, employerSeats.employerId))
			.where(and(eq(employerSeats.accountId, id), isNull(employers.blankedAt)))
			.limit(1)
		const [person] = await tx
			.select({ id: registrants.id })
			.from(registrants)
			.where(and(eq(registrants.accountId, id), isNull(registrants.blankedAt)))
			.limit(1)
		if (grant || seat || person) continue
		await tx
			.update(accounts)
			.set({ name: '', email: null, telephone: null, secretHash: null, closedAt: tx.at })
			.where(eq(accounts.id, id))
		await tx.delete(sessions).where(eq(sessions.accountId, id))
		await tx
			.update(codeCards)
			.set({ voidedAt: tx.at })
			.where(and(eq(codeCards.accountId, id), isNull(codeCards.voidedAt)))
	}
}

/** Blanks a registrant: name, contact, day of birth, words of their own and words written about them. */
export async function blankRegistrant(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	const [gone] = await tx
		.update(registrants)
		.set({
			familyName: '',
			givenName: '',
			familyKana: '',
			givenKana: '',
			callName: '',
			birthDay: '',
			postalCode: '',
			address: '',
			telephone: '',
			telephoneTail: '',
			email: null,
			likesCallsAt: '',
			wouldLikeYou: '',
			invoiceNumber: null,
			blankedAt: tx.at,
		})
		.where(and(eq(registrants.id, registrantId), isNull(registrants.blankedAt)))
		.returning({ accountId: registrants.accountId })
	if (!gone) return
	await tx
		.update(interviews)
		.set({ note: '', nextStep: '', toldWhy: '', elsewhere: '' })
		.where(eq(interviews.registrantId, registrantId))
	await tx.delete(emergencyContacts).where(eq(emergencyContacts.registrantId, registrantId))
	await tx
		.update(representatives)
		.set({ name: '', relation: '', telephone: '' })
		.where(eq(representatives.registrantId, registrantId))
	await tx.update(loans).set({ what: '' }).where(eq(loans.registrantId, registrantId))
	await tx.update(lifeMoves).set({ note: '' }).where(eq(lifeMoves.registrantId, registrantId))
	await tx
		.update(considerations)
		.set({ words: '', weighed: '', answerWords: '' })
		.where(eq(considerations.registrantId, registrantId))
	await tx.update(endings).set({ reason: '', reasonTold: '' }).where(eq(endings.registrantId, registrantId))
	await tx
		.update(privacyRequests)
		.set({ wish: '', answerWords: '' })
		.where(eq(privacyRequests.registrantId, registrantId))
	await tx
		.update(teamMembers)
		.set({ leftAt: tx.at })
		.where(and(eq(teamMembers.registrantId, registrantId), isNull(teamMembers.leftAt)))
	await closeAccounts(tx, [gone.accountId])
	await record(tx, actor, 'registrant.blanked', { kind: 'registrant', id: registrantId })
}

/** Blanks an employer and who sat for them. */
export async function blankEmployer(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const [gone] = await tx
		.update(employers)
		.set({
			name: '',
			kana: '',
			address: '',
			telephone: '',
			telephoneTail: '',
			email: null,
			contactName: '',
			dayContact: '',
			dayTelephone: '',
			blankedAt: tx.at,
		})
		.where(and(eq(employers.id, employerId), isNull(employers.blankedAt)))
		.returning({ id: employers.id })
	if (!gone) return
	await tx.update(employerVisits).set({ answers: {} }).where(eq(employerVisits.employerId, employerId))
	await tx.update(visitWaivers).set({ reason: '' }).where(eq(visitWaivers.employerId, employerId))
	const seats = await tx
		.select({ accountId: employerSeats.accountId })
		.from(employerSeats)
		.where(eq(employerSeats.employerId, employerId))
	await tx
		.update(privacyRequests)
		.set({ wish: '', answerWords: '' })
		.where(inArray(privacyRequests.employerId, [employerId]))
	await closeAccounts(
		tx,
		seats.map((seat) => seat.accountId),
	)
	await record(tx, actor, 'employer.blanked', { kind: 'employer', id: employerId })
}
