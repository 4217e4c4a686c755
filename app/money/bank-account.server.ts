// Bank accounts as they are kept: entered by one person, checked by another, the old one ended and never changed.

import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseOwnSide } from '~/people/account.server'
import { refuseUnrepresented } from '~/people/representative.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { bankAccounts } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import type { BankAccount, RejectReason } from './bank-account'
import { bankAndBranchOf } from './bank-directory.server'

export type KeptBankAccount = typeof bankAccounts.$inferSelect

/** Enters an account; it is used only once a second person has checked it. Gives its id. */
export async function enterBankAccount(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	account: BankAccount,
): Promise<string> {
	if (actor.channel === 'family') await refuseUnrepresented(tx, registrantId, 'receive')
	const { bank, branch } = bankAndBranchOf(account.bankCode, account.branchCode)
	// What waited before is replaced; what is in use stays until the new one is checked.
	await tx
		.update(bankAccounts)
		.set({ endedAt: tx.at })
		.where(
			and(
				eq(bankAccounts.registrantId, registrantId),
				isNull(bankAccounts.checkedAt),
				isNull(bankAccounts.endedAt),
			),
		)
	const id = newId()
	await tx.insert(bankAccounts).values({
		id,
		registrantId,
		bankCode: bank.code,
		bankName: bank.name,
		bankKana: bank.kana,
		branchCode: branch.code,
		branchName: branch.name,
		branchKana: branch.kana,
		kind: account.kind,
		number: account.number,
		holderKana: account.holder,
		enteredAt: tx.at,
		enteredBy: actor.accountId ?? actor.role,
	})
	await record(tx, actor, 'bank-account.entered', { kind: 'bank-account', id }, { after: { registrantId } })
	return id
}

/** A second person has looked at it: it is in use from now on, and the one before is ended. */
export async function checkBankAccount(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [account] = await tx.select().from(bankAccounts).where(eq(bankAccounts.id, id))
	if (!account) throw refused('not-found')
	if (account.enteredBy === (actor.accountId ?? actor.role)) throw refused('bank-account-same-person')
	await refuseOwnSide(tx, actor, { registrantId: account.registrantId })
	await tx
		.update(bankAccounts)
		.set({ endedAt: tx.at })
		.where(
			and(
				eq(bankAccounts.registrantId, account.registrantId),
				isNotNull(bankAccounts.checkedAt),
				isNull(bankAccounts.endedAt),
			),
		)
	const checked = await tx
		.update(bankAccounts)
		.set({ checkedAt: tx.at, checkedBy: actor.accountId })
		.where(and(eq(bankAccounts.id, id), isNull(bankAccounts.checkedAt), isNull(bankAccounts.endedAt)))
		.returning({ id: bankAccounts.id })
	if (checked.length === 0) throw refused('bank-account-not-waiting')
	await record(
		tx,
		actor,
		'bank-account.checked',
		{ kind: 'bank-account', id },
		{ after: { registrantId: account.registrantId } },
	)
}

/** A second person saw that it cannot be right: it is ended, and the person is told and asked for another. */
export async function rejectBankAccount(
	tx: Tx,
	actor: Actor,
	id: string,
	reason: RejectReason,
): Promise<void> {
	const [account] = await tx.select().from(bankAccounts).where(eq(bankAccounts.id, id))
	if (!account) throw refused('not-found')
	await refuseOwnSide(tx, actor, { registrantId: account.registrantId })
	const ended = await tx
		.update(bankAccounts)
		.set({ endedAt: tx.at })
		.where(and(eq(bankAccounts.id, id), isNull(bankAccounts.checkedAt), isNull(bankAccounts.endedAt)))
		.returning({ id: bankAccounts.id })
	if (ended.length === 0) throw refused('bank-account-not-waiting')
	await record(
		tx,
		actor,
		'bank-account.rejected',
		{ kind: 'bank-account', id },
		{ after: { registrantId: account.registrantId, reason } },
	)
}

/** The account in use, and the one that waits for a second person. */
export async function bankAccountOf(
	on: Db,
	registrantId: string,
): Promise<{ current: KeptBankAccount | null; waiting: KeptBankAccount | null }> {
	const open = await prepared(on, 'bankAccountOf', { registrantId }, (db) =>
		db
			.select()
			.from(bankAccounts)
			.where(
				and(eq(bankAccounts.registrantId, sql.placeholder('registrantId')), isNull(bankAccounts.endedAt)),
			),
	)
	return {
		current: open.find((account) => account.checkedAt !== null) ?? null,
		waiting: open.find((account) => account.checkedAt === null) ?? null,
	}
}

/** Accounts that wait for a second person, the oldest first. */
export async function waitingBankAccounts(
	on: Db,
): Promise<
	(KeptBankAccount & { familyName: string; givenName: string; familyKana: string; givenKana: string })[]
> {
	const rows = await on
		.select({
			account: bankAccounts,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			familyKana: registrants.familyKana,
			givenKana: registrants.givenKana,
		})
		.from(bankAccounts)
		.innerJoin(registrants, eq(registrants.id, bankAccounts.registrantId))
		.where(and(isNull(bankAccounts.checkedAt), isNull(bankAccounts.endedAt)))
		.orderBy(asc(bankAccounts.enteredAt), asc(bankAccounts.id))
	return rows.map(({ account, ...name }) => ({ ...account, ...name }))
}
