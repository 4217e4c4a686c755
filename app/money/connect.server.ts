// Registrants who wish to be paid through the processor (Stripe Connect): asked for by themselves, ready when the processor says so.
import { and, desc, eq, ne } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { choosePaidBy } from '~/people/registrant.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { connectAccounts } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { connectFrom } from './connect-payout'
import type { Call, CallRule } from './processor-call.server'
import { callsAbout, writeCall } from './processor-call.server'
import { askAccount, askAccountLink, hasProcessor, ProcessorFault, seeAccount } from './stripe.server'

export type ConnectAccount = typeof connectAccounts.$inferSelect

/** Whether the council offers to pay through the processor: a key is set, and the setting is on. */
export const offersConnect = async (on: Db): Promise<boolean> =>
	(await connectOffered(on, dayOf(now()))) !== null

/** The first day on which money sent through the processor on a day can be with people; `null` where it is not offered. */
export async function connectOffered(on: Db, today: Day): Promise<Day | null> {
	if (!hasProcessor()) return null
	const set = await settingsOn(on, ['connect', 'connect-days'], today)
	return set.connect === 'on' ? connectFrom(today, set['connect-days']) : null
}

/** Who wishes to be paid through the processor and can be: their account there is ready. By person, its name there. */
export async function readyForConnect(on: Db): Promise<Map<string, string>> {
	const rows = await on
		.select({ registrantId: connectAccounts.registrantId, accountRef: connectAccounts.accountRef })
		.from(connectAccounts)
		.innerJoin(registrants, eq(registrants.id, connectAccounts.registrantId))
		.where(and(eq(connectAccounts.state, 'ready'), eq(registrants.paidBy, 'connect')))
	return new Map(
		rows.flatMap(({ registrantId, accountRef }) => (accountRef ? [[registrantId, accountRef]] : [])),
	)
}

/** The lines of a run are to be sent: one call each, made after this act's commit; and what it will cost is asked after from now on. */
export async function sendThrough(
	tx: Tx,
	lines: readonly { id: string; yen: number; accountRef: string | null }[],
): Promise<void> {
	for (const { id, yen, accountRef } of lines)
		await writeCall(tx, 'transfer', { kind: 'payout-line', id }, { accountRef, yen })
	const fees = { kind: 'council', id: 'connect-fees' }
	const [before] = await callsAbout(tx, 'connect-fees', fees)
	if (!before || before.state === 'failed') await writeCall(tx, 'connect-fees', fees, {})
}

/** Somebody's wish to be paid so, and how far it is; undefined without one, or after they ended it. */
export async function connectAccountOf(on: Db, registrantId: string): Promise<ConnectAccount | undefined> {
	const [account] = await on
		.select()
		.from(connectAccounts)
		.where(and(eq(connectAccounts.registrantId, registrantId), ne(connectAccounts.state, 'ended')))
	return account
}

const about = (registrantId: string) => ({ kind: 'registrant', id: registrantId })

/** The registrant asks for it; an account they had there before is taken up again. */
export async function askForConnect(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	if (!(await offersConnect(tx))) throw refused('not-found')
	await choosePaidBy(tx, actor, registrantId, 'connect')
	if (await connectAccountOf(tx, registrantId)) return
	const [before] = await tx
		.select()
		.from(connectAccounts)
		.where(eq(connectAccounts.registrantId, registrantId))
	const state = before?.accountRef ? ('incomplete' as const) : ('asked' as const)
	await tx
		.insert(connectAccounts)
		.values({ registrantId, state, askedAt: tx.at, changedAt: tx.at })
		.onConflictDoUpdate({
			target: connectAccounts.registrantId,
			set: { state, askedAt: tx.at, changedAt: tx.at },
		})
	const calls = await callsAbout(tx, 'account', about(registrantId))
	if (!before?.accountRef && calls.every((call) => call.state === 'failed'))
		await writeCall(tx, 'account', about(registrantId), {})
	await record(tx, actor, 'connect.asked', about(registrantId))
}

/** The registrant would rather be paid by bank transfer or at the counter again. */
export async function endConnect(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	const ended = await tx
		.update(connectAccounts)
		.set({ state: 'ended', changedAt: tx.at })
		.where(and(eq(connectAccounts.registrantId, registrantId), ne(connectAccounts.state, 'ended')))
		.returning({ id: connectAccounts.registrantId })
	if (ended.length === 0) throw refused('connect-none')
	const [person] = await tx
		.select({ paidBy: registrants.paidBy })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (person?.paidBy === 'connect') await choosePaidBy(tx, actor, registrantId, 'bank')
	await record(tx, actor, 'connect.ended', about(registrantId))
}

/** The account is made by the processor once; who they are it asks them itself. */
export const accountCall: CallRule = {
	make: (call: Call) => askAccount(call.id, call.subjectId),
	async answered(tx, call, answer) {
		await tx
			.update(connectAccounts)
			.set({ accountRef: String(answer.ref), changedAt: tx.at })
			.where(eq(connectAccounts.registrantId, call.subjectId))
		await tx
			.update(connectAccounts)
			.set({ state: 'incomplete' })
			.where(and(eq(connectAccounts.registrantId, call.subjectId), eq(connectAccounts.state, 'asked')))
	},
}

/** Asks whether money can be sent to an account by now, and gives what is to be written of it. */
export async function seeAccountOf(accountRef: string): Promise<(tx: Tx) => Promise<void>> {
	const [known] = await db().select().from(connectAccounts).where(eq(connectAccounts.accountRef, accountRef))
	if (!known || known.state === 'ended') return async () => {}
	const { ready } = await seeAccount(accountRef)
	return (tx) => tellAccount(tx, accountRef, ready)
}

async function tellAccount(tx: Tx, accountRef: string, ready: boolean): Promise<void> {
	const state = ready ? ('ready' as const) : ('incomplete' as const)
	const [changed] = await tx
		.update(connectAccounts)
		.set({ state, changedAt: tx.at })
		.where(
			and(
				eq(connectAccounts.accountRef, accountRef),
				ne(connectAccounts.state, 'ended'),
				ne(connectAccounts.state, state),
			),
		)
		.returning()
	if (changed)
		await record(tx, chore, ready ? 'connect.ready' : 'connect.incomplete', about(changed.registrantId))
}

/** The processor's pages on which somebody says who they are; null while their account is not made yet. */
export async function leadToConnect(registrantId: string): Promise<string | null> {
	const account = await connectAccountOf(db(), registrantId)
	if (!account?.accountRef) return null
	return askAccountLink(account.accountRef, `${environment().BASE_URL}/my/processor-account/back`)
}

/** Somebody is back from those pages: how far they are is asked at once. Gives whether an answer came. */
export async function lookAfterOnboarding(registrantId: string): Promise<boolean> {
	const account = await connectAccountOf(db(), registrantId)
	if (!account?.accountRef) return true
	try {
		const write = await seeAccountOf(account.accountRef)
		await inTransaction(write)
		return true
	} catch (error) {
		if (error instanceof ProcessorFault) return false
		throw error
	}
}

/** Who is paid or wishes to be paid through the processor, for the treasurer. */
export async function connectAccountsShown(on: Db) {
	return on
		.select({
			registrantId: connectAccounts.registrantId,
			state: connectAccounts.state,
			changedAt: connectAccounts.changedAt,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(connectAccounts)
		.innerJoin(registrants, eq(registrants.id, connectAccounts.registrantId))
		.where(ne(connectAccounts.state, 'ended'))
		.orderBy(desc(connectAccounts.changedAt))
		.limit(200)
}
