// 支払伺 of a run: what stands on the sheet, and the signed sheet's number or photo once it is back.
import { eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Photo } from '~/files/file.server'
import { addPhotos, photosOf } from '~/files/file.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { payouts as runs } from '~db/schema/money'
import { payoutRow } from './payout.server'

/** Keeps the signed sheet's number in the office's binder, its photo, or both; a later one takes the place of the first. */
export async function noteSigned(
	tx: Tx,
	actor: Actor,
	payoutId: string,
	{ number, photos }: { number: string; photos: Photo[] },
): Promise<void> {
	const run = await payoutRow(tx, payoutId)
	if (run.state === 'dropped') throw refused('payout-now', { state: run.state })
	if (number === '' && photos.length === 0) throw refused('payout-signed-empty', undefined, 'signedNumber')
	await addPhotos(tx, actor, { kind: 'payout', id: payoutId }, photos.slice(0, 1))
	const newest = photos.length > 0 ? (await photosOf(tx, 'payout', [payoutId])).at(-1) : undefined
	await tx
		.update(runs)
		.set({ signedNumber: number || run.signedNumber, signedFileId: newest?.id ?? run.signedFileId })
		.where(eq(runs.id, payoutId))
	await record(
		tx,
		actor,
		'payout.signed',
		{ kind: 'payout', id: payoutId },
		{ after: { number: number !== '', photo: photos.length > 0 } },
	)
}
