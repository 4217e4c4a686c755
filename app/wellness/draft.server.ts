// Words that are typed and not sent: sealed on the server at each screen, never in the browser, whose telephone may be shared.
import { and, count, desc, eq, lt } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { openWith } from '~/base/seal'
import type { Photo } from '~/files/file.server'
import { mostFiles } from '~/files/image'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { attachments, drafts } from '~db/schema/wellness'
import { keyOf, makeKey } from './keyring.server'
import type { Draft, SealedPhoto } from './sealed.server'
import { bindings, openValue, sealPhotos, sealValue } from './sealed.server'

/** How long words that were never sent are kept, in days. */
export const draftDays = 14

/** A draft and the thread it belongs to, or will be. */
export type KeptDraft = { threadId: string; draft: Draft; at: Date }

/** A draft sealed outside the transaction that keeps it, with its new photos. */
export type SealedDraft = { threadId: string; sealed: Buffer; photos: SealedPhoto[] }

const first = and(eq(drafts.begins, true))

/** The first message somebody has begun and not sent; one at a time. */
export async function begunBy(on: Db, owner: Buffer): Promise<KeptDraft | undefined> {
	const [row] = await on
		.select()
		.from(drafts)
		.where(and(eq(drafts.owner, owner), first))
		.orderBy(desc(drafts.at))
		.limit(1)
	return row && opened(row)
}

/** What somebody typed in a thread and did not send. */
export async function draftIn(on: Db, owner: Buffer, threadId: string): Promise<KeptDraft | undefined> {
	const [row] = await on
		.select()
		.from(drafts)
		.where(and(eq(drafts.owner, owner), eq(drafts.threadId, threadId)))
	return row && opened(row)
}

async function opened(row: typeof drafts.$inferSelect): Promise<KeptDraft | undefined> {
	const key = await keyOf(row.threadId)
	const draft = key && openValue<Draft>(key, row.sealed, bindings.draft(row.threadId, row.owner))
	return draft && { threadId: row.threadId, draft, at: row.at }
}

/** Seals a draft with photos that came with it; a thread that is yet to come gets its key here, before anything else of it is kept. */
export async function sealDraft(
	owner: Buffer,
	draft: Draft,
	{ threadId = newId(), photos = [] }: { threadId?: string; photos?: readonly Photo[] } = {},
): Promise<SealedDraft> {
	if (draft.photos.length + photos.length > mostFiles) throw refused('too-many-photos', undefined, 'photos')
	const key = (await keyOf(threadId)) ?? (await makeKey(threadId))
	const sealedPhotos = sealPhotos(key, threadId, photos)
	const whole = { ...draft, photos: [...draft.photos, ...sealedPhotos.map(({ id }) => id)] }
	return {
		threadId,
		sealed: sealValue(key, whole, bindings.draft(threadId, owner)),
		photos: sealedPhotos,
	}
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(
	tx: Tx,
	owner: Buffer,
	{ threadId, sealed, photos }: SealedDraft,
	begins: boolean,
): Promise<void> {
	await tx
		.insert(drafts)
		.values({ threadId, owner, sealed, begins, at: tx.at })
		.onConflictDoUpdate({ target: [drafts.threadId, drafts.owner], set: { sealed, at: tx.at } })
	for (const photo of photos) await tx.insert(attachments).values({ ...photo, threadId, at: tx.at })
}

/** Throws a draft away, with the photos that only it had. */
export async function dropDraft(
	tx: Tx,
	owner: Buffer,
	threadId: string,
	photos: readonly string[] = [],
): Promise<void> {
	await tx.delete(drafts).where(and(eq(drafts.threadId, threadId), eq(drafts.owner, owner)))
	for (const id of photos) await dropPhoto(tx, threadId, id)
}

/** Takes one photo away. */
export const dropPhoto = (tx: Tx, threadId: string, id: string) =>
	tx.delete(attachments).where(and(eq(attachments.id, id), eq(attachments.threadId, threadId)))

/** A photo of a thread as JPEG; the door has asked who may see the thread. */
export async function photoIn(on: Db, threadId: string, id: string): Promise<Buffer | undefined> {
	const [row] = await on
		.select({ sealed: attachments.sealed })
		.from(attachments)
		.where(and(eq(attachments.id, id), eq(attachments.threadId, threadId)))
	const key = row && (await keyOf(threadId))
	return key && openWith(key, row.sealed, bindings.photo(threadId, id))
}

/** Throws away what was typed and left for too long; the keys of threads that never came go by the sweep. */
export async function forgetOldDrafts(tx: Tx): Promise<number> {
	const before = new Date(tx.at.getTime() - draftDays * 86_400_000)
	// In one statement, so that one typed on in this very second is not thrown away.
	const old = await tx.delete(drafts).where(lt(drafts.at, before)).returning()
	for (const { threadId, begins } of old)
		if (begins) await tx.delete(attachments).where(eq(attachments.threadId, threadId))
	return old.length
}

/** How many drafts wait, for tests and the sweep. */
export async function draftsKept(on: Db): Promise<number> {
	const [row] = await on.select({ n: count() }).from(drafts)
	return Number(row?.n ?? 0)
}
