// Limited attempts, counted in the database so that they hold over all processes.
import { and, count, eq, gt, lt } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { digest } from '~/base/seal'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { attempts } from '~db/schema/people'

/** Per account few, per network many: a whole office or a library sits behind one address. */
const most = { account: 5, card: 5, network: 60, form: 20, 'room-card': 30 } as const
const minutes = 15

export type AttemptScope = keyof typeof most

const markOf = (scope: AttemptScope, subject: string) =>
	digest(`attempt-${scope}`, subject).toString('base64url')

/** Whether too many tries stand within the last 15 minutes. */
export async function tooMany(db: Db, at: Date, scope: AttemptScope, subject: string): Promise<boolean> {
	const since = new Date(at.getTime() - minutes * 60_000)
	const [row] = await db
		.select({ n: count() })
		.from(attempts)
		.where(
			and(
				eq(attempts.scope, scope),
				eq(attempts.subjectDigest, markOf(scope, subject)),
				gt(attempts.at, since),
			),
		)
	return (row?.n ?? 0) >= most[scope]
}

export async function refuseTooMany(db: Db, at: Date, scope: AttemptScope, subject: string): Promise<void> {
	if (await tooMany(db, at, scope, subject)) throw tooManyTries()
}

export const tooManyTries = () => refused('too-many-attempts', { minutes })

export async function countAttempt(tx: Tx, scope: AttemptScope, subject: string): Promise<void> {
	await tx.insert(attempts).values({ id: newId(), scope, subjectDigest: markOf(scope, subject), at: tx.at })
}

/** After a success the account's tries are forgotten. */
export async function forgetAttempts(tx: Tx, scope: AttemptScope, subject: string): Promise<void> {
	await tx
		.delete(attempts)
		.where(and(eq(attempts.scope, scope), eq(attempts.subjectDigest, markOf(scope, subject))))
}

export async function forgetOldAttempts(tx: Tx): Promise<void> {
	await tx.delete(attempts).where(lt(attempts.at, new Date(tx.at.getTime() - 86_400_000)))
}
