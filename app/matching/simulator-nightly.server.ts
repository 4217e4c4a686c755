// The cuts of waiting requests as their employers may see them: counted once a night, in bands, never in counts.

import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import { parse, stringify } from 'uuid'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import { inTransaction } from '~/events/transaction.server'
import { stepsToCut } from '~/work/cuts.server'
import { usualQuestion } from '~/work/cuts-question'
import { quotedDay, quotesOfRequest } from '~/work/request.server'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import type { CutInBands } from '~db/schema/matching'
import { cutSnapshots, reachAnswers } from '~db/schema/matching'
import { workRequests } from '~db/schema/work'
import type { Answered, Band, People } from './banding'
import { bandsFor, difference } from './banding'
import { indexBuilt } from './match-index.server'
import type { OfferedCut } from './simulator.server'
import { cutsForEmployer } from './simulator.server'

/** How long what an employer could have read is remembered. */
const keepDays = 366

type WaitingRequest = {
	id: string
	employerId: string
	fromDay: string | null
	byDay: string | null
	howOften: string
	/** The first day of the quote that stands. */
	quoted: Day | null
}

/** Counts tonight's cuts of every request that waits to be quoted, an employer at a time; one that fails stops no other. */
export async function countForEmployers(due: Date): Promise<void> {
	const night = dayOf(due)
	const rows = await db()
		.select({
			id: workRequests.id,
			employerId: workRequests.employerId,
			fromDay: workRequests.fromDay,
			byDay: workRequests.byDay,
			howOften: workRequests.howOften,
			state: workRequests.state,
		})
		.from(workRequests)
		.where(inArray(workRequests.state, ['received', 'declined', 'quoted']))
		.orderBy(asc(workRequests.openedAt), asc(workRequests.id))
	const waiting = await oneByOne(rows, async ({ state, ...request }): Promise<WaitingRequest> => {
		const quotes = state === 'quoted' ? await quotesOfRequest(db(), request.id) : []
		return { ...request, quoted: quotedDay({ state, quotes }, night) }
	})
	await indexBuilt()
	const failed: unknown[] = []
	for (const employerId of new Set(waiting.map((request) => request.employerId)))
		await snapshotFor(
			employerId,
			waiting.filter((request) => request.employerId === employerId),
			night,
		).catch((error) => failed.push(error))
	await inTransaction((tx) =>
		tx.delete(reachAnswers).where(lt(reachAnswers.night, addDays(night, -keepDays))),
	)
	// The run counts as failed and is tried again; the others have theirs by now.
	if (failed.length > 0) throw new AggregateError(failed, 'the cuts of some employers could not be counted')
}

type CountedRequest = {
	requestId: string
	day: Day
	cuts: readonly OfferedCut[]
}

/** One employer's requests of one night: counted without the writer, kept so that all agrees with what was said before. */
async function snapshotFor(
	employerId: string,
	requests: readonly WaitingRequest[],
	night: Day,
): Promise<void> {
	const counted: CountedRequest[] = []
	for (const request of requests) {
		const question = usualQuestion(request, await stepsToCut(db(), request.id), night, request.quoted)
		const cuts = await cutsForEmployer(db(), request.id, question, night)
		if (cuts.length > 0) counted.push({ requestId: request.id, day: question.day, cuts })
	}
	if (counted.length > 0) await inTransaction((tx) => keepSnapshot(tx, employerId, night, counted))
}

async function keepSnapshot(
	tx: Tx,
	employerId: string,
	night: Day,
	counted: readonly CountedRequest[],
): Promise<void> {
	const asked = counted.flatMap(({ cuts }) => cuts.flatMap((cut) => cut.pieces.map((piece) => piece.who)))
	const before = await answersOf(tx, employerId)
	const bands = bandsFor(before, asked)
	let at = 0
	for (const { requestId, day, cuts } of counted) {
		const shown = cuts.map((cut) => inBands(cut, () => bands[at++] ?? null))
		const row = { requestId, night, day, cuts: shown }
		await tx.insert(cutSnapshots).values(row).onConflictDoUpdate({ target: cutSnapshots.requestId, set: row })
	}
	await keepAnswers(tx, employerId, night, before, asked, bands)
}

const inBands = (cut: OfferedCut, nextBand: () => Band | null): CutInBands => ({
	kind: cut.kind,
	totalYen: cut.totalYen,
	handovers: cut.handovers,
	doneAt: cut.doneAt,
	pieces: cut.pieces.map(({ parts, day, startMinute, endMinute, seats, title, payYen }) => ({
		parts: [...parts],
		day,
		startMinute,
		endMinute,
		seats,
		title,
		payYen,
		band: nextBand(),
	})),
})

/** What an employer could have read so far, and the people behind it. */
async function answersOf(on: Db, employerId: string): Promise<Answered[]> {
	const rows = await on
		.select({ people: reachAnswers.people, band: reachAnswers.band })
		.from(reachAnswers)
		.where(eq(reachAnswers.employerId, employerId))
	return rows.map(({ people, band }) => ({ people: peopleIn(people), band: band as Band }))
}

const bytesOfPeople = (people: People) => Buffer.concat(people.map((id) => parse(id)))

const peopleIn = (bytes: Uint8Array): string[] =>
	Array.from({ length: bytes.length / 16 }, (_, n) => stringify(bytes.subarray(n * 16, n * 16 + 16)))

/** Keeps what is said for the first time; the same people in the same band are known already. */
async function keepAnswers(
	tx: Tx,
	employerId: string,
	night: Day,
	before: readonly Answered[],
	asked: readonly People[],
	bands: readonly (Band | null)[],
): Promise<void> {
	const known = [...before]
	for (const [n, people] of asked.entries()) {
		const band = bands[n]
		if (!band || known.some((one) => one.band === band && difference(one.people, people, 1) === 0)) continue
		known.push({ people, band })
		await tx
			.insert(reachAnswers)
			.values({ id: newId(), employerId, night, people: bytesOfPeople(people), band })
	}
}

/** What an employer may see of one of their own requests. */
export async function snapshotOf(
	on: Db,
	employerId: string,
	requestId: string,
): Promise<typeof cutSnapshots.$inferSelect | undefined> {
	const [row] = await on
		.select({ snapshot: cutSnapshots })
		.from(cutSnapshots)
		.innerJoin(workRequests, eq(workRequests.id, cutSnapshots.requestId))
		.where(and(eq(cutSnapshots.requestId, requestId), eq(workRequests.employerId, employerId)))
	return row?.snapshot
}
