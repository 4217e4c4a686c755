// Photos handed in: checked by content, turned upright, made small, written anew without hidden data, kept in pieces.
import { and, asc, eq, inArray } from 'drizzle-orm'
import sharp from 'sharp'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { filePieces, files } from '~db/schema/files'
import { longestEdge, mostBytes, mostFiles, mostPixels, pictureKind } from './image'

const pieceBytes = 64 * 1024

/** A picture ready to be kept: a fresh JPEG without location or any other hidden data. */
export type Photo = { bytes: Buffer; width: number; height: number }

/** What a file hangs on; its guard is the guard of that thing. */
export type Belongs = { kind: string; id: string }

/**
 * Reads the files of a form, outside the transaction. Empty fields of a browser are passed over; more than three,
 * too large ones, and what is not JPEG, PNG or WebP by content are refused.
 */
export async function readPhotos(given: FormDataEntryValue[], field = 'photos'): Promise<Photo[]> {
	const found = given.filter((one): one is File => typeof one !== 'string' && one.size > 0)
	if (found.length > mostFiles || found.some((file) => file.size > mostBytes))
		throw refused('file-too-large', undefined, field)
	const photos: Photo[] = []
	for (const file of found) {
		const bytes = Buffer.from(await file.arrayBuffer())
		if (!pictureKind(bytes.subarray(0, 16))) throw refused('file-not-image', undefined, field)
		photos.push(await writtenAnew(bytes, field))
	}
	return photos
}

async function writtenAnew(bytes: Buffer, field: string): Promise<Photo> {
	try {
		const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
			.rotate()
			.resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
			.flatten({ background: '#ffffff' })
			.jpeg({ quality: 80, mozjpeg: true })
			.toBuffer({ resolveWithObject: true })
		return { bytes: data, width: info.width, height: info.height }
	} catch {
		throw refused('file-not-image', undefined, field)
	}
}

/** Keeps photos in the act they came with. */
export async function addPhotos(tx: Tx, actor: Actor, belongs: Belongs, photos: Photo[]): Promise<void> {
	for (const photo of photos) {
		const id = newId()
		await tx.insert(files).values({
			id,
			belongsKind: belongs.kind,
			belongsId: belongs.id,
			mediaType: 'image/jpeg',
			size: photo.bytes.length,
			width: photo.width,
			height: photo.height,
			by: actor.accountId ?? '',
			at: tx.at,
		})
		for (let sort = 0; sort * pieceBytes < photo.bytes.length; sort++) {
			await tx
				.insert(filePieces)
				.values({ fileId: id, sort, bytes: photo.bytes.subarray(sort * pieceBytes, (sort + 1) * pieceBytes) })
		}
		await record(
			tx,
			actor,
			'file.added',
			{ kind: 'file', id },
			{ after: { belongs: belongs.kind, id: belongs.id } },
		)
	}
}

/** The photos that hang on things, without their bytes. */
export async function photosOf(
	on: Db,
	kind: string,
	ids: string[],
): Promise<{ id: string; belongsId: string; width: number; height: number }[]> {
	if (ids.length === 0) return []
	return on
		.select({ id: files.id, belongsId: files.belongsId, width: files.width, height: files.height })
		.from(files)
		.where(and(eq(files.belongsKind, kind), inArray(files.belongsId, ids)))
		.orderBy(asc(files.at), asc(files.id))
}

/** What a file hangs on, for the guard. */
export async function belongsOf(on: Db, fileId: string): Promise<Belongs | undefined> {
	const [row] = await on
		.select({ kind: files.belongsKind, id: files.belongsId })
		.from(files)
		.where(eq(files.id, fileId))
	return row
}

export async function bytesOf(on: Db, fileId: string): Promise<Buffer> {
	const pieces = await on
		.select({ bytes: filePieces.bytes })
		.from(filePieces)
		.where(eq(filePieces.fileId, fileId))
		.orderBy(asc(filePieces.sort))
	return Buffer.concat(pieces.map((piece) => piece.bytes))
}

/** Removes photos, once nothing of what they hang on must be kept. */
export async function removePhotos(tx: Tx, ids: readonly string[]): Promise<void> {
	for (const id of ids) {
		await tx.delete(filePieces).where(eq(filePieces.fileId, id))
		await tx.delete(files).where(eq(files.id, id))
	}
}
