// Named people at their browsers: a way to sign in, and what they answer and are called about.
import { eq, isNull } from 'drizzle-orm'
import { inTransaction } from '~/events/transaction.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { accounts, calls } from '~db/schema/people'
import { Visitor } from './site'

const secret = 'a long password'

/** Signs in anew: a session ends, and after a quarter of an hour the room asks for the secret again. */
export function signInAs(name: string, visitor: Visitor) {
	visitor.cookies.clear()
	return visitor.signIn(`${name}@hinata.example`, secret)
}

/** Gives each account a name to sign in with (see `signInAs`). */
export async function giveSecrets(accountIds: Record<string, string>): Promise<void> {
	const made = await hashSecret(secret)
	for (const [name, accountId] of Object.entries(accountIds))
		await inTransaction((tx) =>
			tx
				.update(accounts)
				.set({ email: `${name}@hinata.example`, secretHash: made.hash, secretKind: made.kind })
				.where(eq(accounts.id, accountId)),
		)
}

/** A browser for each, signed in; `again` signs all of them in anew once the clock has moved on past a session. */
export async function atBrowsers<Name extends string>(
	accountIds: Record<Name, string>,
): Promise<Record<Name, Visitor> & { again: () => Promise<void> }> {
	await giveSecrets(accountIds)
	const names = Object.keys(accountIds) as Name[]
	const visitors = Object.fromEntries(names.map((name) => [name, new Visitor()])) as Record<Name, Visitor>
	const again = async () => {
		for (const name of names) await signInAs(name, visitors[name])
	}
	await again()
	return { ...visitors, again }
}

/** Whom the office has still to call, by registrant or employer: the call of each, and whether it is red. */
export async function openCallsOf(whomId: string): Promise<{ id: string; why: string; red: boolean }[]> {
	const open = await db().select().from(calls).where(isNull(calls.closedAt))
	return open.filter((call) => call.registrantId === whomId || call.employerId === whomId)
}

/** The one open call to somebody about something. */
export async function callTo(whomId: string, why: string): Promise<string> {
	const [found] = (await openCallsOf(whomId)).filter((call) => call.why === why)
	if (!found) throw new Error(`nobody has to call them about ${why}`)
	return found.id
}
