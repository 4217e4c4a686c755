// Another version of terms, as it is kept: the one before holds until the yes; a no or silence leaves it as it was.
import { and, asc, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { hearsInTalk } from '~/people/registrant'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, terms } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { answerTime } from './answer-clock.server'
import { startOf } from './assignment'
import { assignmentNow, ownAssignment } from './move.server'
import { hashTerms, missingTermsItems } from './terms'
import type { Terms } from './terms.server'
import { versionsOf } from './terms.server'
import type { TermsChange } from './terms-change'
import { changeAfter, changedItems, checkChange, standingOf, withChange } from './terms-change'
import { noteShown } from './terms-delivery.server'

/** The assignment with its person and slot, while its terms may still change: decided or agreed, and not begun. */
async function changeable(tx: Tx, assignmentId: string) {
	const [row] = await tx
		.select({ assignment: assignments, slot: slots, person: registrants })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(eq(assignments.id, assignmentId))
	if (!row) throw refused('not-found')
	if (row.assignment.state !== 'decided' && row.assignment.state !== 'agreed')
		throw await assignmentNow(tx, assignmentId)
	if (startOf(row.slot) <= tx.at)
		throw refused('slot-started', { day: row.slot.day, startMinute: row.slot.startMinute })
	return row
}

const answerOpen = (tx: Tx, assignmentId: string, set: Partial<Terms>) =>
	tx
		.update(terms)
		.set({ ...set, answeredAt: tx.at })
		.where(and(eq(terms.assignmentId, assignmentId), isNull(terms.answeredAt)))
		.returning()

/**
 * Sends another version to be said yes to: what was agreed holds until then, and stays if the answer is no or none. A
 * version nobody has answered yet is replaced by it.
 */
export async function changeTerms(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	change: TermsChange,
	why: string,
): Promise<void> {
	if (why.trim() === '') throw refused('terms-change-why', undefined, 'why')
	const { assignment, slot, person } = await changeable(tx, assignmentId)
	const versions = await versionsOf(tx, assignmentId)
	const standing = standingOf(versions)
	const last = versions.at(-1)
	if (!standing || !last) throw refused('not-found')
	// Two changes one after the other: the second says both.
	const base = changeAfter(versions)?.answer === null ? last.body : standing.body
	checkChange(base, change, slot)
	const body = withChange(base, change)
	// Terms from before an item was asked for lack it still; what a change takes away is refused.
	const had = missingTermsItems(base)
	const lacks = missingTermsItems(body).filter((item) => !had.includes(item))
	if (lacks.length > 0) throw refused('terms-lack', { items: lacks })
	await answerOpen(tx, assignmentId, { answer: 'withdrawn' })
	const id = newId()
	const version = last.version + 1
	await tx.insert(terms).values({
		id,
		assignmentId,
		version,
		body,
		hash: hashTerms(body),
		sentAt: tx.at,
		answerBy: await answerTime(tx, 'terms', slot, !hearsInTalk(person.hearsBy)),
		changedWhy: why,
	})
	await noteShown(tx, id, person.hearsBy)
	await record(
		tx,
		actor,
		'terms.changed',
		{ kind: 'assignment', id: assignmentId },
		{
			after: {
				state: assignment.state,
				registrantId: assignment.registrantId,
				version,
				termsHash: hashTerms(body),
				items: changedItems(standing.body, body)
					.map((one) => one.item)
					.join('/'),
			},
		},
	)
}

/** The same change for everybody whose work of a task is still ahead; gives how many are asked. */
export async function changeTermsOfTask(
	tx: Tx,
	actor: Actor,
	taskId: string,
	change: TermsChange,
	why: string,
): Promise<number> {
	const theirs = await tx
		.select({ id: assignments.id, slot: slots })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(and(eq(assignments.taskId, taskId), inArray(assignments.state, ['decided', 'agreed'])))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
	const ahead = theirs.filter((one) => startOf(one.slot) > tx.at)
	for (const one of ahead) await changeTerms(tx, actor, one.id, change, why)
	return ahead.length
}

/** The person agrees to the newest version: from now on it holds, and the one before is kept as replaced. */
export async function agreeChange(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	version: number,
): Promise<void> {
	const asked = await askedChange(tx, registrantId, assignmentId, version)
	const { standing } = asked
	await tx.update(terms).set({ answer: 'replaced' }).where(eq(terms.id, standing.id))
	await answerOpen(tx, assignmentId, {
		answer: 'yes',
		answeredBy: actor.accountId,
		answerChannel: actor.channel,
		showCallName: standing.showCallName,
		showPaper: standing.showPaper,
	})
	await noteAnswer(tx, actor, 'terms.change-agreed', asked)
}

/** The person stays with what was agreed: no reason, no mark. */
export async function refuseChange(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	version: number,
): Promise<void> {
	const asked = await askedChange(tx, registrantId, assignmentId, version)
	await answerOpen(tx, assignmentId, {
		answer: 'no',
		answeredBy: actor.accountId,
		answerChannel: actor.channel,
	})
	await noteAnswer(tx, actor, 'terms.change-refused', asked)
}

type Asked = { assignmentId: string; registrantId: string; standing: Terms; newest: Terms }

async function askedChange(
	tx: Tx,
	registrantId: string,
	assignmentId: string,
	version: number,
): Promise<Asked> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const versions = await versionsOf(tx, assignmentId)
	const [standing, newest] = [standingOf(versions), changeAfter(versions)]
	if (own.state !== 'agreed' || !standing || newest?.answer !== null) throw refused('terms-change-over')
	if (newest.version !== version) throw refused('terms-newer')
	if (newest.answerBy < tx.at) throw refused('terms-change-over')
	return { assignmentId, registrantId, standing, newest }
}

const noteAnswer = (
	tx: Tx,
	actor: Actor,
	what: 'terms.change-agreed' | 'terms.change-refused' | 'terms.change-lapsed',
	{
		assignmentId,
		registrantId,
		newest,
	}: Pick<Asked, 'assignmentId' | 'registrantId'> & {
		newest: Pick<Terms, 'version' | 'hash'>
	},
) =>
	record(
		tx,
		actor,
		what,
		{ kind: 'assignment', id: assignmentId },
		{ after: { registrantId, version: newest.version, termsHash: newest.hash } },
	)

/** Versions nobody answered in time: silence is never a yes, what was agreed before stays. */
export async function lapseChanges(tx: Tx): Promise<number> {
	const late = await tx
		.select({ assignmentId: assignments.id, registrantId: assignments.registrantId, newest: terms })
		.from(terms)
		.innerJoin(assignments, eq(assignments.id, terms.assignmentId))
		.where(and(isNull(terms.answeredAt), lt(terms.answerBy, tx.at), eq(assignments.state, 'agreed')))
		.orderBy(asc(terms.answerBy))
		.limit(200)
	for (const one of late) {
		await answerOpen(tx, one.assignmentId, { answer: 'lapsed' })
		await noteAnswer(tx, chore, 'terms.change-lapsed', one)
	}
	return late.length
}

/** The office leaves it at what was agreed, after a no or no answer. */
export async function settleChange(tx: Tx, actor: Actor, assignmentId: string): Promise<void> {
	const newest = changeAfter(await versionsOf(tx, assignmentId))
	if (newest?.answer !== 'no' && newest?.answer !== 'lapsed') throw refused('terms-change-over')
	await tx.update(terms).set({ answer: 'withdrawn' }).where(eq(terms.id, newest.id))
	await record(
		tx,
		actor,
		'terms.change-settled',
		{ kind: 'assignment', id: assignmentId },
		{ before: { answer: newest.answer }, after: { version: newest.version } },
	)
}

export type OpenChange = {
	assignmentId: string
	title: string
	day: Day
	startMinute: number
	familyName: string
	givenName: string
	answer: 'no' | 'lapsed' | null
	answerBy: Date
}

/** Versions of work ahead that wait for an answer, or got a no or none, and nobody has settled. */
export async function openChanges(on: Db, at: Date): Promise<OpenChange[]> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			answer: terms.answer,
			answerBy: terms.answerBy,
		})
		.from(assignments)
		.innerJoin(terms, eq(terms.assignmentId, assignments.id))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(
			and(
				eq(assignments.state, 'agreed'),
				gte(assignments.serviceDay, dayOf(at)),
				// Every version after the first says why it is there.
				ne(terms.changedWhy, ''),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(assignments.id), asc(terms.version))
	const newest = new Map(rows.map((row) => [row.assignmentId, row]))
	return [...newest.values()].flatMap(({ answer, ...row }) =>
		answer === null || answer === 'no' || answer === 'lapsed' ? [{ ...row, answer }] : [],
	)
}
