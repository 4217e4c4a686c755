// Photos that go with an invoice, on a real database: only what its person let go, as it stood when the invoice went out.
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { releasePhotos } from '~/assignments/completion.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { addPhotos, readPhotos } from '~/files/file.server'
import { draftOf, issueInvoices, setDraft } from '~/money/invoice-issue.server'
import { isForInvoices, isOnInvoiceOf, photosOfInvoice, releasedPhotos } from '~/money/invoice-photo.server'
import { setBilling } from '~/people/employer.server'
import { db } from '~db/client'
import { completions } from '~db/schema/assignments'
import { files } from '~db/schema/files'
import { invoices } from '~db/schema/money'
import type { Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
} from '../cast'

let town: Town
let picture: File
beforeAll(async () => {
	town = await makeTown()
	const bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#c74700' } })
		.jpeg()
		.toBuffer()
	picture = new File([new Uint8Array(bytes)], 'photo.jpg')
})
beforeEach(() => clockAt(today))
afterAll(() => moveClock(undefined))

/** A passed piece of work with one photo in its report. */
async function withPhoto(name: string, released: boolean) {
	const employer = await makeEmployer(name, town.areaId)
	const who = await makeRegistrant('写', town.areaId)
	const piece = await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who })
	const [report] = await db()
		.select()
		.from(completions)
		.where(eq(completions.assignmentId, piece.assignmentId))
	const photos = await readPhotos([picture])
	await inTransaction((tx) => addPhotos(tx, who.actor, { kind: 'completion', id: report?.id ?? '' }, photos))
	const release = (yes: boolean) =>
		inTransaction((tx) => releasePhotos(tx, who.actor, who.id, piece.assignmentId, yes))
	if (released) await release(true)
	const [file] = await db()
		.select()
		.from(files)
		.where(eq(files.belongsId, report?.id ?? ''))
	return { ...piece, employer, who, release, fileId: file?.id ?? '' }
}

const key = (employerId: string) => ({ employerId, month: '2026-11', mode: 'A', taskId: null }) as const
const tickPhotos = (employerId: string) =>
	inTransaction((tx) =>
		setDraft(tx, town.kaikei.actor, key(employerId), { note: '', withPhotos: true, heldBack: [] }),
	)
const issue = async (employerId: string) => {
	const [id = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', town.kaikei.actor, { employerIds: [employerId] }),
	)
	return id
}

it('goes with the invoice where its person let it go and the treasurer ticked it, and that employer alone sees it', async () => {
	const one = await withPhoto('写真の農園', true)
	const other = await makeEmployer('よその農園', town.areaId)
	clockAt('2026-12-01')
	expect(await isOnInvoiceOf(db(), one.employer.id, one.fileId)).toBe(false)
	expect(await isForInvoices(db(), one.fileId)).toBe(true)
	await tickPhotos(one.employer.id)
	const id = await issue(one.employer.id)
	expect((await photosOfInvoice(db(), id)).map((photo) => photo.id)).toEqual([one.fileId])
	expect(await isOnInvoiceOf(db(), one.employer.id, one.fileId)).toBe(true)
	expect(await isOnInvoiceOf(db(), other.id, one.fileId)).toBe(false)
	// What went out stays as it went out.
	await one.release(false)
	expect(await photosOfInvoice(db(), id)).toHaveLength(1)
})

it('stays away where nobody let it go, or where that was taken back before the invoice', async () => {
	for (const [name, first] of [
		['見せない農園', false],
		['やめた農園', true],
	] as const) {
		clockAt(today)
		const one = await withPhoto(name, first)
		clockAt('2026-12-01')
		await tickPhotos(one.employer.id)
		await one.release(false)
		expect(await releasedPhotos(db(), [one.assignmentId])).toEqual([])
		expect(await isForInvoices(db(), one.fileId)).toBe(false)
		const id = await issue(one.employer.id)
		expect(await photosOfInvoice(db(), id)).toEqual([])
		expect(await isOnInvoiceOf(db(), one.employer.id, one.fileId)).toBe(false)
	}
})

it('stays away where the treasurer leaves it out of those that go', async () => {
	const one = await withPhoto('選ぶ農園', true)
	clockAt('2026-12-01')
	const set = { note: '', withPhotos: true, heldBack: [], photosLeftOut: [one.fileId] }
	await inTransaction((tx) => setDraft(tx, town.kaikei.actor, key(one.employer.id), set))
	expect((await draftOf(db(), key(one.employer.id)))?.set.photosLeftOut).toEqual([one.fileId])
	expect(await photosOfInvoice(db(), await issue(one.employer.id))).toEqual([])
})

it('stays away without the tick, and each letting go is one event of its own person', async () => {
	const one = await withPhoto('印なし農園', true)
	await one.release(true)
	await one.release(false)
	expect((await eventsAbout('assignment', one.assignmentId)).filter((what) => /photos/.test(what))).toEqual([
		'completion.photos-released',
		'completion.photos-kept',
	])
	await one.release(true)
	const other = await makeRegistrant('他人', town.areaId)
	expect(await refusing((tx) => releasePhotos(tx, other.actor, other.id, one.assignmentId, false))).toBe(
		'not-found',
	)
	clockAt('2026-12-01')
	expect(await photosOfInvoice(db(), await issue(one.employer.id))).toEqual([])
})

it('an employer billed for a month and by task since gets no second paper of that month', async () => {
	const one = await withPhoto('まとめ方農園', false)
	clockAt('2026-11-20')
	await issue(one.employer.id)
	await inTransaction((tx) => setBilling(tx, one.employer.actor, one.employer.id, 'per-task'))
	clockAt(today)
	const late = await throughJourney({ ...town, tamura: one.employer }, 'passed', {
		registrant: one.who,
		slot: { startMinute: 800, endMinute: 860 },
	})
	clockAt('2026-12-01')
	expect(await issue(one.employer.id)).toBe('')
	expect(
		await draftOf(db(), { ...key(one.employer.id), month: '2026-12', taskId: late.taskId }),
	).toBeDefined()
	expect(await db().select().from(invoices).where(eq(invoices.employerId, one.employer.id))).toHaveLength(1)
})
