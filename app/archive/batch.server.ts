// Papers for those who hear by paper: what waits for an envelope, one PDF by district, and what was posted.
import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, gte, inArray, isNull, ne, notExists, sql } from 'drizzle-orm'
import { noteDelivered } from '~/assignments/terms-delivery.server'
import { addDays, dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { takenBack } from '~/events/history.server'
import { record } from '~/events/record.server'
import { noteLooks, readPapers } from '~/papers/archive.server'
import type { PaperKind } from '~/papers/paper'
import type { PdfPaper } from '~/papers/pdf'
import { archiveWords } from '~/words/ja/archive'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, terms, termsDeliveries } from '~db/schema/assignments'
import { areas } from '~db/schema/council'
import { heirCases } from '~db/schema/money'
import { paperBatches, paperPosts, papers } from '~db/schema/papers'
import { registrants } from '~db/schema/people'

/** What goes by post to whoever hears by paper. */
const postedKinds: readonly PaperKind[] = [
	'terms',
	'payment-notice',
	'certificate',
	'year-statement',
	'privacy-answer',
]

/** Older ones were dealt with before the person chose paper. */
const forDays = 60

const columns = {
	paper: papers,
	areaName: areas.name,
	familyName: registrants.familyName,
	givenName: registrants.givenName,
	postalCode: registrants.postalCode,
	address: registrants.address,
}

// Terms that were handed over, sent by FAX or posted already need no second envelope.
const givenByHand = (on: Db) =>
	on
		.select({ one: sql`1` })
		.from(termsDeliveries)
		.innerJoin(terms, eq(terms.id, termsDeliveries.termsId))
		.where(
			and(
				eq(papers.kind, 'terms'),
				eq(terms.assignmentId, papers.subjectId),
				ne(termsDeliveries.way, 'site'),
				gte(termsDeliveries.at, papers.issuedAt),
			),
		)

const rowsWhere = (on: Db, where: SQL | undefined) =>
	on
		.select(columns)
		.from(papers)
		.innerJoin(registrants, and(eq(papers.partyKind, 'registrant'), eq(registrants.id, papers.partyId)))
		.leftJoin(areas, eq(areas.id, registrants.areaId))
		.where(where)
		.orderBy(
			asc(areas.sort),
			asc(areas.name),
			asc(registrants.familyKana),
			asc(registrants.givenKana),
			asc(registrants.id),
			asc(papers.day),
			asc(papers.id),
		)

/** One paper that waits for an envelope, with its address. */
export type ToPost = Awaited<ReturnType<typeof waitingForPost>>[number]

// What was called off, refused or taken back binds nobody: no envelope.
const ended = (on: Db) =>
	on
		.select({ one: sql`1` })
		.from(assignments)
		.where(
			and(
				eq(papers.kind, 'terms'),
				eq(assignments.id, papers.subjectId),
				inArray(assignments.state, ['refused', 'lapsed', 'called-off', 'taken-back']),
			),
		)

// Nothing cheerful comes by post to the house of somebody who has died; their heirs get a statement of their own.
const ofTheDead = (on: Db) =>
	on
		.select({ one: sql`1` })
		.from(heirCases)
		.where(
			and(
				eq(papers.kind, 'year-statement'),
				eq(heirCases.registrantId, papers.partyId),
				isNull(heirCases.undoneAt),
			),
		)

/** What waits, by district, reading and day; of terms that were changed the newest alone. */
export async function waitingForPost(on: Db, at: Date, most = 500) {
	const found = await rowsWhere(
		on,
		and(
			inArray(papers.kind, [...postedKinds]),
			eq(registrants.hearsBy, 'paper'),
			isNull(papers.destroyedOn),
			gte(papers.issuedAt, instantOf(addDays(dayOf(at), -forDays), 0)),
			notExists(on.select({ one: sql`1` }).from(paperPosts).where(eq(paperPosts.paperId, papers.id))),
			notExists(givenByHand(on)),
			notExists(ended(on)),
			notExists(ofTheDead(on)),
		),
	).limit(most)
	const undone = await takenBack(
		on,
		found.map((row) => row.paper.eventId),
	)
	const rows = found.filter((row) => !undone.has(row.paper.eventId))
	const newest = new Map(
		rows.filter(({ paper }) => paper.kind === 'terms').map(({ paper }) => [paper.subjectId, paper.id]),
	)
	return rows.filter(({ paper }) => paper.kind !== 'terms' || newest.get(paper.subjectId) === paper.id)
}

/** What went with an earlier printing, in the same order. */
export async function postedWith(on: Db, batchId: string): Promise<ToPost[]> {
	return rowsWhere(
		on,
		sql`${papers.id} in (select ${paperPosts.paperId} from ${paperPosts} where ${paperPosts.batchId} = ${batchId})`,
	)
}

/** Papers one after the other, the first of each person with the address where the envelope's window is. */
export async function printed(tx: Tx, by: string, rows: readonly ToPost[]): Promise<PdfPaper[]> {
	const set = await settingsOn(tx, ['window-left-mm', 'window-top-mm'], dayOf(tx.at))
	const window = { leftMm: set['window-left-mm'], topMm: set['window-top-mm'] }
	const addresses = new Map(rows.map(({ paper, ...address }) => [paper.id, address]))
	const opened = await readPapers(
		tx,
		rows.map((row) => row.paper),
	)
	await noteLooks(
		tx,
		by,
		'batch',
		opened.map(({ line }) => line.id),
	)
	return opened.map(({ line, paper }, at) => {
		const address = addresses.get(line.id)
		if (!address || line.partyId === opened[at - 1]?.line.partyId) return paper
		const name = archiveWords.sheets.to(`${address.familyName} ${address.givenName}`)
		return { ...paper, to: { lines: [`〒${address.postalCode}`, address.address, name], window } }
	})
}

/** The papers named are in their envelopes: terms count as posted from now on. Refuses where none of them waits any more. */
export async function notePosted(tx: Tx, actor: Actor, paperIds: readonly string[]): Promise<number> {
	const rows = (await waitingForPost(tx, tx.at)).filter((row) => paperIds.includes(row.paper.id))
	if (rows.length === 0) throw refused('batch-empty')
	const id = newId()
	await tx.insert(paperBatches).values({
		id,
		papers: rows.length,
		envelopes: new Set(rows.map((row) => row.paper.partyId)).size,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	// First of the act's events: who takes it back knows it by the envelopes.
	await record(tx, actor, 'papers.posted', { kind: 'paper-batch', id }, { after: { papers: rows.length } })
	for (const { paper } of rows) {
		await tx.insert(paperPosts).values({ paperId: paper.id, batchId: id })
		if (paper.kind === 'terms') await noteDelivered(tx, actor, paper.subjectId, 'post')
	}
	return rows.length
}

/** Earlier printings, the newest first. */
export async function batches(on: Db, most = 20): Promise<(typeof paperBatches.$inferSelect)[]> {
	return on.select().from(paperBatches).orderBy(desc(paperBatches.at), desc(paperBatches.id)).limit(most)
}
