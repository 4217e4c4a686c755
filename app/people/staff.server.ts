// The people of the office and of the consultation room: who holds which role from when until when, and who leaves.

import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextStaffNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accounts, employerSeats, registrants, roleGrants } from '~db/schema/people'
import { grantRole, makeAccount, numberAccount, plainName } from './account.server'
import { voidCards } from './code-card.server'
import type { Role } from './role'
import { wellnessRoles } from './role'
import { endSessionsOf } from './session.server'

/** Somebody who holds one of the roles asked for, today or from a day to come. */
export type Holder = {
	accountId: string
	name: string
	number: string | null
	email: string | null
	/** Whether they ever set a password; before that they need a card. */
	signsIn: boolean
	grants: { id: string; role: Role; fromDay: Day; untilDay: Day | null }[]
}

/** A role as it is given: the first day, and the day it is no longer held (none: until it is ended). */
export type Grant = { role: Role; fromDay: Day; untilDay: Day | null }

const notOver = (today: Day) => or(isNull(roleGrants.untilDay), gt(roleGrants.untilDay, today))

/** Who holds one of these roles today or later, by name. */
export async function holdersOf(on: Db, roles: readonly Role[], today: Day): Promise<Holder[]> {
	const rows = await on
		.select({ account: accounts, grant: roleGrants })
		.from(roleGrants)
		.innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
		.where(and(inArray(roleGrants.role, [...roles]), notOver(today)))
		.orderBy(asc(accounts.name), asc(accounts.id), asc(roleGrants.grantedAt), asc(roleGrants.id))
	const found = new Map<string, Holder>()
	for (const { account, grant } of rows) {
		const known = found.get(account.id) ?? {
			accountId: account.id,
			name: account.name,
			number: account.number,
			email: account.email,
			signsIn: account.secretHash !== null,
			grants: [],
		}
		known.grants.push({
			id: grant.id,
			role: grant.role as Role,
			fromDay: grant.fromDay,
			untilDay: grant.untilDay,
		})
		found.set(account.id, known)
	}
	return [...found.values()]
}

/** The head coordinators (統括) of the day of a transaction, by account. */
export async function headsAt(on: Tx): Promise<string[]> {
	const today = dayOf(on.at)
	return (await holdersOf(on, ['head-coordinator'], today))
		.filter(({ grants }) => grants.some(({ fromDay }) => fromDay <= today))
		.map(({ accountId }) => accountId)
}

/**
 * Gives somebody a role. With `number` it is somebody who has an account already (a registrant, a former colleague):
 * the name has to be theirs, so that a mistyped number gives nobody power. Gives the account's id.
 */
export async function giveRole(
	tx: Tx,
	actor: Actor,
	person: { name: string; number: string | null; email: string | null },
	grant: Grant,
): Promise<string> {
	checkDays(tx, grant)
	const accountId = person.number
		? await knownAccount(tx, person.name, person.number)
		: await makeAccount(tx, actor, {
				name: person.name,
				email: person.email,
				number: await nextStaffNumber(tx),
			})
	await giveRoleTo(tx, actor, accountId, grant)
	return accountId
}

/** Gives a further role to somebody who holds one of these already. */
export async function giveFurtherRole(
	tx: Tx,
	actor: Actor,
	accountId: string,
	grant: Grant,
	roles: readonly Role[],
): Promise<void> {
	const [here] = await tx
		.select({ id: roleGrants.id })
		.from(roleGrants)
		.where(
			and(eq(roleGrants.accountId, accountId), inArray(roleGrants.role, [...roles]), notOver(dayOf(tx.at))),
		)
		.limit(1)
	if (!here) throw refused('not-found')
	await giveRoleTo(tx, actor, accountId, grant)
}

/** Gives an account a role, once at a time. */
export async function giveRoleTo(tx: Tx, actor: Actor, accountId: string, grant: Grant): Promise<void> {
	checkDays(tx, grant)
	await refuseOtherRoom(tx, accountId, grant.role)
	const [held] = await tx
		.select({ id: roleGrants.id })
		.from(roleGrants)
		.where(and(eq(roleGrants.accountId, accountId), eq(roleGrants.role, grant.role), notOver(grant.fromDay)))
	if (held) throw refused('role-held', undefined, 'role')
	await grantRole(tx, actor, accountId, grant.role, grant.fromDay, grant.untilDay)
}

const roomOf = (role: Role) => ((wellnessRoles as readonly Role[]).includes(role) ? 'wellness' : 'council')

/**
 * Nobody holds a role in the office and one in the consultation room: whoever may issue cards in the one could sign in
 * to the other.
 */
async function refuseOtherRoom(tx: Tx, accountId: string, role: Role): Promise<void> {
	const held = await tx
		.select({ role: roleGrants.role })
		.from(roleGrants)
		.where(and(eq(roleGrants.accountId, accountId), notOver(dayOf(tx.at))))
	if (held.some((one) => roomOf(one.role as Role) !== roomOf(role))) throw refused('role-other-room')
}

function checkDays(tx: Tx, { role, fromDay, untilDay }: Grant): void {
	if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
	if (untilDay !== null && untilDay <= fromDay) throw refused('role-days', undefined, 'untilDay')
	// Who audits looks at everything: they come for a time.
	if (role === 'auditor' && untilDay === null) throw refused('audit-has-end', undefined, 'untilDay')
}

async function knownAccount(tx: Tx, name: string, number: string): Promise<string> {
	const [account] = await tx
		.select()
		.from(accounts)
		.where(eq(accounts.number, plainName(number)))
	const letters = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
	if (!account || letters(account.name) !== letters(name))
		throw refused('number-not-theirs', undefined, 'number')
	await tx.update(accounts).set({ closedAt: null }).where(eq(accounts.id, account.id))
	// A card that was printed before the role would set the secret after it.
	await voidCards(tx, account.id)
	// Six digits open a registrant's own pages only: with a role they set a password, by a new card.
	if (account.secretKind === 'pin') {
		await tx.update(accounts).set({ secretHash: null, secretKind: null }).where(eq(accounts.id, account.id))
		await endSessionsOf(tx, account.id)
	}
	return account.id
}

/** Ends a role at once. The last administrator and the last head coordinator stay: nobody could follow them. */
export async function endRole(tx: Tx, actor: Actor, grantId: string, roles: readonly Role[]): Promise<void> {
	const [grant] = await tx
		.select()
		.from(roleGrants)
		.where(and(eq(roleGrants.id, grantId), inArray(roleGrants.role, [...roles]), notOver(dayOf(tx.at))))
	if (!grant) throw refused('not-found')
	await end(tx, actor, grant)
	await refuseLast(tx, grant.role as Role)
}

/**
 * Somebody leaves: every role among these ends, and every sitting. An account that holds nothing else is closed.
 */
export async function leaveOffice(
	tx: Tx,
	actor: Actor,
	accountId: string,
	roles: readonly Role[],
): Promise<void> {
	const today = dayOf(tx.at)
	const held = await tx
		.select()
		.from(roleGrants)
		.where(and(eq(roleGrants.accountId, accountId), inArray(roleGrants.role, [...roles]), notOver(today)))
	if (held.length === 0) throw refused('not-found')
	for (const grant of held) await end(tx, actor, grant)
	for (const grant of held) await refuseLast(tx, grant.role as Role)
	await endSessionsOf(tx, accountId)
	if (await holdsNothing(tx, accountId, today))
		await tx.update(accounts).set({ closedAt: tx.at }).where(eq(accounts.id, accountId))
}

async function end(tx: Tx, actor: Actor, grant: typeof roleGrants.$inferSelect): Promise<void> {
	const today = dayOf(tx.at)
	await tx
		.update(roleGrants)
		.set({ untilDay: grant.fromDay > today ? grant.fromDay : today })
		.where(eq(roleGrants.id, grant.id))
	await record(
		tx,
		actor,
		'account.role-ended',
		{ kind: 'account', id: grant.accountId },
		{ before: { role: grant.role, untilDay: grant.untilDay } },
	)
}

const followed: readonly Role[] = ['administrator', 'head-coordinator']

/** Refuses a state in which nobody holds a role that only its own holders can give. */
export async function refuseLast(tx: Tx, role: Role): Promise<void> {
	if (!followed.includes(role)) return
	const [other] = await tx
		.select({ id: roleGrants.id })
		.from(roleGrants)
		.where(and(eq(roleGrants.role, role), isNull(roleGrants.untilDay), lte(roleGrants.fromDay, dayOf(tx.at))))
		.limit(1)
	if (!other) throw refused('last-of-role')
}

async function holdsNothing(tx: Tx, accountId: string, today: Day): Promise<boolean> {
	const [role] = await tx
		.select({ id: roleGrants.id })
		.from(roleGrants)
		.where(and(eq(roleGrants.accountId, accountId), notOver(today)))
		.limit(1)
	const [person] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.where(eq(registrants.accountId, accountId))
	const [seat] = await tx
		.select({ id: employerSeats.id })
		.from(employerSeats)
		.where(
			and(
				eq(employerSeats.accountId, accountId),
				or(isNull(employerSeats.untilDay), gt(employerSeats.untilDay, today)),
			),
		)
		.limit(1)
	return !role && !person && !seat
}

/** Whose card may be issued on the page of these roles: somebody who holds one of them. */
export async function holderForCard(
	tx: Tx,
	accountId: string,
	roles: readonly Role[],
): Promise<{ accountId: string; name: string; number: string } | undefined> {
	const [row] = await tx
		.select({ accountId: accounts.id, name: accounts.name, number: accounts.number })
		.from(roleGrants)
		.innerJoin(accounts, eq(accounts.id, roleGrants.accountId))
		.where(
			and(eq(roleGrants.accountId, accountId), inArray(roleGrants.role, [...roles]), notOver(dayOf(tx.at))),
		)
		.limit(1)
	if (row && roles[0]) await refuseOtherRoom(tx, accountId, roles[0])
	return row && { ...row, number: row.number ?? (await numberAccount(tx, accountId, nextStaffNumber)) }
}
