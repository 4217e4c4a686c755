// 利用規約・就業規約・代理受領: each version as the council wrote it, and who agreed to which, when and by which way.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { agreements, agreementTexts } from '~db/schema/council'
import type { AgreementKind, ContractMode } from './contract-mode'
import { textsNeeded } from './contract-mode'

export type AgreementText = typeof agreementTexts.$inferSelect

/** Longest text of rules that is kept, in characters. */
export const mostTextLength = 20_000

/** Writes the next version of a text, to hold from a day on; whoever agreed to an earlier one is asked again. */
export async function writeAgreementText(
	tx: Tx,
	actor: Actor,
	kind: AgreementKind,
	body: string,
	fromDay: Day,
): Promise<string> {
	if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
	const [last] = await tx
		.select({ version: agreementTexts.version, body: agreementTexts.body, fromDay: agreementTexts.fromDay })
		.from(agreementTexts)
		.where(eq(agreementTexts.kind, kind))
		.orderBy(desc(agreementTexts.version))
		.limit(1)
	if (last?.body === body) throw refused('agreement-text-same', undefined, 'body')
	// A later version that holds earlier would leave nobody sure which one holds.
	if (last && fromDay < last.fromDay)
		throw refused('agreement-text-order', { fromDay: last.fromDay }, 'fromDay')
	const id = newId()
	const version = (last?.version ?? 0) + 1
	await tx
		.insert(agreementTexts)
		.values({ id, kind, version, body, fromDay, setBy: actor.accountId, setAt: tx.at })
	await record(
		tx,
		actor,
		'agreement-text.written',
		{ kind: 'agreement-text', id },
		{ after: { kind, version, fromDay } },
	)
	return id
}

/** Every version of every text, the newest first. */
export async function agreementTextsWritten(on: Db): Promise<AgreementText[]> {
	return on.select().from(agreementTexts).orderBy(asc(agreementTexts.kind), desc(agreementTexts.version))
}

/** The texts of these kinds that hold on a day; a kind nobody has written is not among them. */
export async function agreementTextsOn(
	on: Db,
	kinds: readonly AgreementKind[],
	day: Day,
): Promise<AgreementText[]> {
	if (kinds.length === 0) return []
	const rows = await on
		.select()
		.from(agreementTexts)
		.where(inArray(agreementTexts.kind, [...kinds]))
		.orderBy(desc(agreementTexts.version))
	return kinds.flatMap((kind) => rows.find((row) => row.kind === kind && row.fromDay <= day) ?? [])
}

/** Refuses a way to contract from a day on while a text it needs does not hold by then. */
export async function refuseUnwritten(on: Db, mode: ContractMode, day: Day): Promise<void> {
	const needed = textsNeeded(mode)
	const written = (await agreementTextsOn(on, needed, day)).map((text) => text.kind)
	const lacks = needed.filter((kind) => !written.includes(kind))
	if (lacks.length > 0) throw refused('contract-mode-texts', { kinds: lacks }, 'value')
}

export type Agreement = typeof agreements.$inferSelect

/** Whose agreement it is. */
export type Party = { employerId: string } | { registrantId: string }

const isTheirs = (party: Party) =>
	'employerId' in party
		? eq(agreements.employerId, party.employerId)
		: eq(agreements.registrantId, party.registrantId)

/** Everything somebody agreed to, the newest first. */
export async function agreementsOf(on: Db, party: Party): Promise<Agreement[]> {
	return on.select().from(agreements).where(isTheirs(party)).orderBy(desc(agreements.at), desc(agreements.id))
}

/** The texts of these kinds, as they hold on a day, that somebody has still to agree to. */
export async function textsToAgree(
	on: Db,
	party: Party,
	kinds: readonly AgreementKind[],
	day: Day,
): Promise<AgreementText[]> {
	const texts = await agreementTextsOn(on, kinds, day)
	if (texts.length === 0) return []
	const given = new Set((await agreementsOf(on, party)).map((one) => one.textId))
	return texts.filter((text) => !given.has(text.id))
}

/** Refuses, by name, while somebody has still to agree to a text that holds today. */
export async function refuseUnagreed(
	tx: Tx,
	party: Party,
	kinds: readonly AgreementKind[],
	field?: string,
): Promise<void> {
	const open = await textsToAgree(tx, party, kinds, dayOf(tx.at))
	if (open.length > 0) throw refused('agreement-first', { kinds: open.map((text) => text.kind) }, field)
}

/**
 * Keeps that somebody agreed to what holds today of these kinds: by themselves, or heard by staff on `day`. What they
 * agreed to already is not written twice. Gives the versions that are new.
 */
export async function agree(
	tx: Tx,
	actor: Actor,
	party: Party,
	kinds: readonly AgreementKind[],
	day: Day = dayOf(tx.at),
): Promise<{ kind: AgreementKind; version: number }[]> {
	const open = await textsToAgree(tx, party, kinds, dayOf(tx.at))
	for (const text of open) {
		const id = newId()
		await tx.insert(agreements).values({
			id,
			kind: text.kind,
			textId: text.id,
			version: text.version,
			employerId: 'employerId' in party ? party.employerId : null,
			registrantId: 'registrantId' in party ? party.registrantId : null,
			day,
			channel: actor.channel,
			takenBy: actor.accountId,
			at: tx.at,
		})
		await record(
			tx,
			actor,
			'agreement.given',
			{ kind: 'agreement', id },
			{ after: { ...party, kind: text.kind, version: text.version, day } },
		)
	}
	return open.map(({ kind, version }) => ({ kind, version }))
}
