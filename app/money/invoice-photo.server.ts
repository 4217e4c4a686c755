// Photos of finished work that go with an invoice: those their person let go, as they stood when it was issued.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { photosOf } from '~/files/file.server'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { completions } from '~db/schema/assignments'
import { files } from '~db/schema/files'
import { invoicePhotos, invoices } from '~db/schema/money'

/** A photo as a page draws it. */
export type InvoicePhoto = { id: string; width: number; height: number }

/** The photos of pieces of work that the person who took them lets go to the employer. */
export async function releasedPhotos(on: Db, assignmentIds: readonly string[]): Promise<InvoicePhoto[]> {
	const reports: string[] = []
	for (const some of inParts([...assignmentIds]))
		reports.push(
			...(
				await on
					.select({ id: completions.id })
					.from(completions)
					.where(and(inArray(completions.assignmentId, some), eq(completions.photosReleased, true)))
			).map((one) => one.id),
		)
	const photos: InvoicePhoto[] = []
	for (const some of inParts(reports)) photos.push(...(await photosOf(on, 'completion', some)))
	return photos
}

/** Keeps with an invoice the photos that are released at this moment, less those left out; what is released or kept later changes nothing of it. */
export async function keepInvoicePhotos(
	tx: Tx,
	invoiceId: string,
	assignmentIds: readonly string[],
	leftOut: readonly string[] = [],
): Promise<void> {
	const released = await releasedPhotos(tx, assignmentIds)
	for (const [n, photo] of released.filter((one) => !leftOut.includes(one.id)).entries())
		await tx.insert(invoicePhotos).values({ invoiceId, fileId: photo.id, sort: n + 1 })
}

/** The photos that went with an invoice. */
export const photosOfInvoice = (on: Db, invoiceId: string): Promise<InvoicePhoto[]> =>
	on
		.select({ id: files.id, width: files.width, height: files.height })
		.from(invoicePhotos)
		.innerJoin(files, eq(files.id, invoicePhotos.fileId))
		.where(eq(invoicePhotos.invoiceId, invoiceId))
		.orderBy(asc(invoicePhotos.sort))

/** Whether a photo is released, or went with some invoice: who sees the office's money may then look at it. */
export async function isForInvoices(on: Db, fileId: string): Promise<boolean> {
	const [row] = await on
		.select({ released: completions.photosReleased, invoiceId: invoicePhotos.invoiceId })
		.from(files)
		.leftJoin(completions, and(eq(files.belongsKind, 'completion'), eq(completions.id, files.belongsId)))
		.leftJoin(invoicePhotos, eq(invoicePhotos.fileId, files.id))
		.where(eq(files.id, fileId))
		.limit(1)
	return row !== undefined && (row.released === true || row.invoiceId !== null)
}

/** Whether a photo went with an invoice of this employer: only then they may open it. */
export async function isOnInvoiceOf(on: Db, employerId: string, fileId: string): Promise<boolean> {
	const [row] = await on
		.select({ id: invoices.id })
		.from(invoicePhotos)
		.innerJoin(invoices, eq(invoices.id, invoicePhotos.invoiceId))
		.where(and(eq(invoicePhotos.fileId, fileId), eq(invoices.employerId, employerId)))
		.limit(1)
	return row !== undefined
}
