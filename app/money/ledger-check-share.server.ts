// The check of sums that several people share: the parts of those whose contract stands add up to the sum, and each earned their part.
import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { AssignmentState } from '~/assignments/assignment'
import { contractStates, startOf } from '~/assignments/assignment'
import { sumToShare } from '~/assignments/share'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { assignments, shareAnswers, shareChanges, terms } from '~db/schema/assignments'
import { earnings } from '~db/schema/money'
import { slots, tasks } from '~db/schema/work'
import type { Look } from './ledger-check-page.server'
import { page } from './ledger-check-page.server'

/** Each sum that several people share is what their parts come to, and the parts are what was credited. */
export async function lookAtShares(on: Db, look: Look): Promise<void> {
	for (let after = ''; !look.full(); ) {
		const some = await on
			.select({ id: tasks.id, payYen: tasks.payYen, payTerms: tasks.payTerms })
			.from(tasks)
			.where(and(gt(tasks.id, after), isNotNull(tasks.payTerms)))
			.orderBy(asc(tasks.id))
			.limit(page)
		const seatYen = new Map(
			some.flatMap(({ id, payYen, payTerms }) => (payTerms?.shared ? [[id, payYen ?? 0] as const] : [])),
		)
		for (const ids of inParts([...seatYen.keys()])) await lookAtTasks(on, look, ids, seatYen)
		if (some.length < page) return
		after = some.at(-1)?.id ?? ''
	}
}

async function lookAtTasks(
	on: Db,
	look: Look,
	taskIds: readonly string[],
	seatYen: ReadonlyMap<string, number>,
): Promise<void> {
	const pieces = await piecesOf(on, taskIds)
	const changes = await agreedChangesOf(on, taskIds)
	for (const slot of await on
		.select()
		.from(slots)
		.where(inArray(slots.taskId, taskIds))
		.orderBy(asc(slots.id)))
		lookAtSlot(look, {
			...slot,
			payYen: seatYen.get(slot.taskId) ?? 0,
			pieces: pieces.filter((piece) => piece.slotId === slot.id),
			change: changes.get(slot.id),
		})
}

type Piece = {
	id: string
	slotId: string
	state: AssignmentState
	endedWhy: string | null
	/** The pay their terms name, `undefined` without a yes; and what was credited for the work, travel left out. */
	termsYen: number | undefined
	earnedYen: number | undefined
}

async function piecesOf(on: Db, taskIds: readonly string[]): Promise<Piece[]> {
	const rows = await on
		.select({
			id: assignments.id,
			slotId: assignments.slotId,
			state: assignments.state,
			endedWhy: assignments.endedWhy,
		})
		.from(assignments)
		.where(inArray(assignments.taskId, taskIds))
		.orderBy(asc(assignments.id))
	const termsYen = new Map<string, number>()
	const earnedYen = new Map<string, number>()
	for (const ids of inParts(rows.map((row) => row.id))) {
		for (const one of await on
			.select({ id: terms.assignmentId, body: terms.body })
			.from(terms)
			.where(and(inArray(terms.assignmentId, ids), eq(terms.answer, 'yes')))
			.orderBy(asc(terms.version)))
			termsYen.set(one.id, Number(one.body.payYen))
		for (const { assignmentId, yen, withheldYen, travelYen } of await on
			.select()
			.from(earnings)
			.where(and(inArray(earnings.assignmentId, ids), inArray(earnings.kind, ['work', 'supplement']))))
			earnedYen.set(
				assignmentId,
				(earnedYen.get(assignmentId) ?? 0) + yen + (withheldYen ?? 0) - (travelYen ?? 0),
			)
	}
	return rows.map((row) => ({ ...row, termsYen: termsYen.get(row.id), earnedYen: earnedYen.get(row.id) }))
}

type AgreedChange = { id: string; settledAt: Date | null; parts: Map<string, number> }

/** The change of parts that holds in a slot: the newest that all of them agreed on. */
async function agreedChangesOf(on: Db, taskIds: readonly string[]): Promise<Map<string, AgreedChange>> {
	const found = new Map<string, AgreedChange>()
	for (const { slotId, change, answer } of await on
		.select({ slotId: shareChanges.slotId, change: shareChanges, answer: shareAnswers })
		.from(shareChanges)
		.innerJoin(slots, eq(slots.id, shareChanges.slotId))
		.innerJoin(shareAnswers, eq(shareAnswers.changeId, shareChanges.id))
		.where(and(inArray(slots.taskId, taskIds), eq(shareChanges.outcome, 'agreed')))
		.orderBy(asc(shareChanges.settledAt), asc(shareChanges.id))) {
		const known = found.get(slotId)
		const parts = known?.id === change.id ? known.parts : new Map<string, number>()
		found.set(slotId, { ...change, parts: parts.set(answer.assignmentId, answer.toYen) })
	}
	return found
}

type SharedSlot = Pick<typeof slots.$inferSelect, 'id' | 'day' | 'startMinute' | 'seats'> & {
	payYen: number
	pieces: readonly Piece[]
	change: AgreedChange | undefined
}

const stands = ({ state }: Piece) => (contractStates as readonly string[]).includes(state)

function lookAtSlot(look: Look, slot: SharedSlot): void {
	if (slot.change) lookAtChange(look, slot, slot.change)
	for (const { id, termsYen, earnedYen } of slot.pieces.filter(stands)) {
		// Without a change they have equal parts, as the terms say that they do.
		const part = slot.change?.parts.get(id) ?? slot.payYen
		if (termsYen !== part)
			look.faults.push({ kind: 'share-terms-differ', assignment: id, part, terms: termsYen ?? 0 })
		if (earnedYen !== undefined && earnedYen !== part)
			look.faults.push({ kind: 'share-earning-differs', assignment: id, part, earned: earnedYen })
	}
}

/** Parts that hold are those of everybody of the slot and of nobody else, and come to its sum as it was when they agreed. */
function lookAtChange(look: Look, slot: SharedSlot, { id, settledAt, parts }: AgreedChange): void {
	const held = parts.size
	const begun = settledAt !== null && startOf(slot) <= settledAt
	const yen = [...parts.values()].reduce((sum, part) => sum + part, 0)
	const sum = sumToShare({ payYen: slot.payYen, seats: slot.seats, held, begun })
	if (yen !== sum) look.faults.push({ kind: 'share-sum-differs', slot: slot.id, sum, parts: yen })
	const ofSlot = new Map(slot.pieces.map((piece) => [piece.id, piece]))
	const another =
		[...parts.keys()].find((one) => left(ofSlot.get(one))) ??
		slot.pieces.find((piece) => stands(piece) && !parts.has(piece.id))?.id
	if (another) look.faults.push({ kind: 'share-of-another', slot: slot.id, change: id, assignment: another })
}

/** Whether somebody is not of the slot, or left it by themselves: then what was agreed went back to equal parts. */
const left = (piece: Piece | undefined) => !piece || piece.endedWhy === 'registrant'
