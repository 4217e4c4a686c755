// Shares of one sum as they are kept: one of them asks for others, everybody answers, and the last yes makes new terms.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { isDay } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn, withholdingRatesOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { agreedPartOf } from '~/matching/booking.server'
import type { EventName } from '~/words/event-names'
import { shareWords } from '~/words/ja/share'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, shareAnswers, shareChanges, terms } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { liveStates, startOf } from './assignment'
import type { Share } from './share'
import { checkShares, equalParts, sharesMayChange, sumToShare, withShare } from './share'
import { hashTerms } from './terms'
import type { Terms } from './terms.server'
import { versionsOf } from './terms.server'
import { changeAfter, standingOf } from './terms-change'

/** The share of an assignment in yen: as all of them agreed, else the task's. For a query that has `assignments` and `tasks` in it. */
export const agreedYen = sql<number>`coalesce(${agreedPartOf(assignments.id)}, ${tasks.payYen})`.mapWith(
	Number,
)

/** A change that waits for answers. */
export type OpenShares = {
	id: string
	why: string
	/** Whose wish it is, by the name they are called. */
	askedBy: string
	mine: boolean
	shares: (Share & { answer: 'yes' | 'no' | null })[]
}

/** Who works together for one sum, what each gets of it, and a change that waits. */
export type Shares = {
	slotId: string
	/** What they divide between them now. */
	sumYen: number
	/** The same in equal parts, in their order. */
	equally: number[]
	people: { assignmentId: string; registrantId: string; callName: string; mine: boolean; yen: number }[]
	mayChange: boolean
	open: OpenShares | null
}

/** The shares of the slot of one's own piece of work; undefined where each is paid for themselves, and of another's. */
export async function sharesOf(
	on: Db,
	registrantId: string,
	assignmentId: string,
	at: Date,
): Promise<Shares | undefined> {
	const [own] = await on
		.select({ slotId: assignments.slotId })
		.from(assignments)
		.where(and(eq(assignments.id, assignmentId), eq(assignments.registrantId, registrantId)))
	return own && sharesOfSlot(on, own.slotId, at, registrantId)
}

/** The shares of a slot, as somebody of it or (without `registrantId`) the office sees them. */
export async function sharesOfSlot(
	on: Db,
	slotId: string,
	at: Date,
	registrantId?: string,
): Promise<Shares | undefined> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			registrantId: assignments.registrantId,
			state: assignments.state,
			callName: registrants.callName,
			yen: agreedYen,
			slot: slots,
			payYen: tasks.payYen,
			payTerms: tasks.payTerms,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, [...liveStates])))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
	const [first] = rows
	if (!first?.payTerms?.shared) return undefined
	const { slot, payYen } = first
	const sumYen = sumToShare({ payYen, seats: slot.seats, held: rows.length, begun: startOf(slot) <= at })
	const people = rows.map(({ assignmentId, registrantId: whose, callName, yen }) => ({
		assignmentId,
		registrantId: whose,
		callName,
		yen,
		mine: whose === registrantId,
	}))
	return {
		slotId,
		sumYen,
		equally: equalParts(sumYen, rows.length),
		people,
		mayChange: sharesMayChange(rows.map((row) => row.state)),
		open: await openOf(on, slotId, people, registrantId),
	}
}

async function openOf(
	on: Db,
	slotId: string,
	people: Shares['people'],
	registrantId?: string,
): Promise<OpenShares | null> {
	const [change] = await on
		.select()
		.from(shareChanges)
		.where(and(eq(shareChanges.slotId, slotId), isNull(shareChanges.settledAt)))
	if (!change) return null
	const shares = await on
		.select({
			assignmentId: shareAnswers.assignmentId,
			fromYen: shareAnswers.fromYen,
			toYen: shareAnswers.toYen,
			answer: shareAnswers.answer,
		})
		.from(shareAnswers)
		.where(eq(shareAnswers.changeId, change.id))
		.orderBy(asc(shareAnswers.assignmentId))
	const who = people.find((one) => one.registrantId === change.askedBy)
	return {
		id: change.id,
		why: change.why,
		askedBy: who?.callName ?? '',
		mine: change.askedBy === registrantId,
		shares,
	}
}

async function changeableShares(tx: Tx, registrantId: string, assignmentId: string): Promise<Shares> {
	const shares = await sharesOf(tx, registrantId, assignmentId, tx.at)
	if (!shares?.people.some((one) => one.mine)) throw refused('not-found')
	if (!shares.mayChange) throw refused('share-over')
	return shares
}

/** The same act, of each of them by their own piece of work. */
async function noteEach(
	tx: Tx,
	actor: Actor,
	what: Extract<EventName, `share.${string}`>,
	changeId: string,
	theirs: readonly (Share & { registrantId: string; ofThem?: boolean; termsHash?: string })[],
): Promise<void> {
	for (const { assignmentId, registrantId, fromYen, toYen, ofThem = false, termsHash } of theirs)
		await record(
			tx,
			actor,
			what,
			{ kind: 'assignment', id: assignmentId },
			{
				before: { yen: fromYen },
				after: { yen: toYen, changeId, registrantId, byMate: !ofThem, ...(termsHash && { termsHash }) },
			},
		)
}

/**
 * Asks everybody of a slot for other shares of the same sum: who asks has said yes, and without the yes of each of the
 * others all stays as it was. `toYen` is by assignment; refused where it does not come to the sum, or while another
 * change waits. Gives whether it waits for somebody.
 */
export async function askShares(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	{ toYen, why }: { toYen: Readonly<Record<string, number>>; why: string },
): Promise<{ waits: boolean }> {
	if (why.trim() === '') throw refused('share-why', undefined, 'why')
	const { slotId, people, sumYen, open } = await changeableShares(tx, registrantId, assignmentId)
	if (open) throw refused('share-open')
	const shares = people.map((one) => ({
		assignmentId: one.assignmentId,
		registrantId: one.registrantId,
		fromYen: one.yen,
		toYen: toYen[one.assignmentId] ?? 0,
		ofThem: one.mine,
	}))
	checkShares(shares, sumYen)
	const id = newId()
	await tx.insert(shareChanges).values({ id, slotId, why, askedBy: registrantId, askedAt: tx.at })
	await tx.insert(shareAnswers).values(
		shares.map(({ assignmentId: whose, fromYen, toYen: yen, ofThem }) => ({
			changeId: id,
			assignmentId: whose,
			fromYen,
			toYen: yen,
			...(ofThem && { answer: 'yes' as const, answeredAt: tx.at, answeredBy: actor.accountId }),
		})),
	)
	await noteEach(tx, actor, 'share.asked', id, shares)
	return { waits: !(await settleWhenAllSaidYes(tx, actor, id)) }
}

const changeWith = async (on: Db, changeId: string) =>
	on
		.select({ share: shareAnswers, assignment: assignments })
		.from(shareAnswers)
		.innerJoin(assignments, eq(assignments.id, shareAnswers.assignmentId))
		.where(eq(shareAnswers.changeId, changeId))
		.orderBy(asc(shareAnswers.assignmentId))

async function settle(
	tx: Tx,
	changeId: string,
	outcome: 'agreed' | 'refused' | 'withdrawn',
): Promise<string> {
	const [settled] = await tx
		.update(shareChanges)
		.set({ outcome, settledAt: tx.at })
		.where(and(eq(shareChanges.id, changeId), isNull(shareChanges.settledAt)))
		.returning({ why: shareChanges.why })
	if (!settled) throw refused('share-over')
	return settled.why
}

/** Who said yes or no, and to whom it is told. */
const told = (
	rows: Awaited<ReturnType<typeof changeWith>>,
	byRegistrantId: string | null,
): (Share & { registrantId: string; ofThem: boolean })[] =>
	rows.map(({ share: { assignmentId, fromYen, toYen }, assignment: { registrantId } }) => ({
		assignmentId,
		registrantId,
		fromYen,
		toYen,
		ofThem: registrantId === byRegistrantId,
	}))

/** One of them answers. A no needs no reason, nobody is told whose it was, and what was agreed stays. */
export async function answerShares(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	changeId: string,
	answer: 'yes' | 'no',
): Promise<'agreed' | 'refused' | 'waits'> {
	const { open, people, sumYen } = await changeableShares(tx, registrantId, assignmentId)
	if (open?.id !== changeId) throw refused('share-over')
	const asked = new Set(open.shares.map((one) => one.assignmentId))
	// Somebody came or left since, or the work began with a seat free: the shares are to be asked anew.
	const sameSum = open.shares.reduce((sum, one) => sum + one.toYen, 0) === sumYen
	if (answer === 'yes' && !(sameSum && people.every((one) => asked.has(one.assignmentId))))
		throw refused('share-outdated')
	const written = await tx
		.update(shareAnswers)
		.set({ answer, answeredAt: tx.at, answeredBy: actor.accountId })
		.where(
			and(
				eq(shareAnswers.changeId, changeId),
				eq(shareAnswers.assignmentId, assignmentId),
				isNull(shareAnswers.answer),
			),
		)
		.returning({ id: shareAnswers.changeId })
	if (written.length === 0) throw refused('share-answered')
	if (answer === 'yes') return (await settleWhenAllSaidYes(tx, actor, changeId)) ? 'agreed' : 'waits'
	await settle(tx, changeId, 'refused')
	await noteEach(tx, actor, 'share.refused', changeId, told(await changeWith(tx, changeId), registrantId))
	return 'refused'
}

async function settleWhenAllSaidYes(tx: Tx, actor: Actor, changeId: string): Promise<boolean> {
	const rows = await changeWith(tx, changeId)
	if (!rows.every(({ share }) => share.answer === 'yes')) return false
	const why = await settle(tx, changeId, 'agreed')
	const hashes = new Map<string, string>()
	for (const { share } of rows)
		if (share.fromYen !== share.toYen) hashes.set(share.assignmentId, await agreeShare(tx, share, why))
	await noteEach(
		tx,
		actor,
		'share.agreed',
		changeId,
		told(rows, null).map((one) => ({ ...one, termsHash: hashes.get(one.assignmentId) })),
	)
	return true
}

/** Another version of somebody's terms that has its yes already, to exactly this sum; gives its hash. */
async function agreeShare(
	tx: Tx,
	{ assignmentId, fromYen, toYen, answeredBy }: typeof shareAnswers.$inferSelect,
	why: string,
): Promise<string> {
	const versions = await versionsOf(tx, assignmentId)
	const standing = standingOf(versions)
	if (standing?.answer !== 'yes' || Number(standing.body.payYen) !== fromYen) throw refused('share-outdated')
	// What the office asks meanwhile would say the old sum again.
	if (changeAfter(versions)?.answer === null) throw refused('share-terms-open')
	return keepVersion(tx, versions, { payYen: toYen, sharedBy: 'agreed' }, { answeredBy, why })
}

/** Keeps terms that hold from now on with another part of the sum: said yes to, or by the rule that was. Gives their hash. */
async function keepVersion(
	tx: Tx,
	versions: readonly Terms[],
	{ payYen, sharedBy }: { payYen: number; sharedBy: 'agreed' | 'equal' },
	{ answeredBy, why }: { answeredBy: string | null; why: string },
): Promise<string> {
	const [standing, newest] = [standingOf(versions), versions.at(-1)]
	if (!standing || !newest) throw new Error('terms without a version')
	const payOn = standing.body.payOn
	if (!isDay(payOn)) throw new Error('terms without a day of pay')
	const body = withShare(
		standing.body,
		{ payYen, sharedBy },
		{
			taxPermille: await settingOn(tx, 'tax-rate', payOn),
			rates: await withholdingRatesOn(tx, payOn),
		},
	)
	const hash = hashTerms(body)
	await tx.update(terms).set({ answer: 'replaced' }).where(eq(terms.id, standing.id))
	await tx.insert(terms).values({
		id: newId(),
		assignmentId: standing.assignmentId,
		version: newest.version + 1,
		body,
		hash,
		sentAt: tx.at,
		answerBy: tx.at,
		answer: 'yes',
		answeredAt: tx.at,
		answeredBy,
		answerChannel: standing.answerChannel,
		showCallName: standing.showCallName,
		showPaper: standing.showPaper,
		changedWhy: why,
	})
	return hash
}

/**
 * Who works together for one sum is others than before: a change that waits ends, and parts that were agreed go back to
 * equal ones, as the terms say that they do.
 */
export async function loosenShares(tx: Tx, slotId: string): Promise<void> {
	await endShares(tx, slotId)
	const agreed = await tx
		.update(shareChanges)
		.set({ outcome: 'loosened' })
		.where(and(eq(shareChanges.slotId, slotId), eq(shareChanges.outcome, 'agreed')))
		.returning({ id: shareChanges.id })
	const [newest] = agreed.slice(-1)
	if (!newest) return
	const rows = await tx
		.select({
			id: assignments.id,
			registrantId: assignments.registrantId,
			state: assignments.state,
			payYen: tasks.payYen,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			and(eq(assignments.slotId, slotId), inArray(assignments.state, ['agreed', 'reported', 'called-off'])),
		)
		.orderBy(asc(assignments.id))
	const back: (Share & { registrantId: string; termsHash: string })[] = []
	for (const { id, registrantId, state, payYen } of rows) {
		const versions = await versionsOf(tx, id)
		const standing = standingOf(versions)
		if (standing?.answer !== 'yes' || standing.body.sharedBy !== 'agreed') continue
		const fromYen = Number(standing.body.payYen)
		const termsHash = await keepVersion(
			tx,
			versions,
			{ payYen, sharedBy: 'equal' },
			{ answeredBy: null, why: shareWords.loosened },
		)
		// Who left may come after all, and then as the others do; until then it is not theirs to hear.
		if (state !== 'called-off')
			back.push({ assignmentId: id, registrantId, fromYen, toYen: payYen, termsHash })
	}
	await noteEach(tx, chore, 'share.loosened', newest.id, back)
}

/** Who asked takes it back, while somebody has not answered. */
export async function withdrawShares(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	changeId: string,
): Promise<void> {
	const { open } = await changeableShares(tx, registrantId, assignmentId)
	if (open?.id !== changeId || !open.mine) throw refused('share-over')
	await settle(tx, changeId, 'withdrawn')
	await noteEach(tx, actor, 'share.withdrawn', changeId, told(await changeWith(tx, changeId), registrantId))
}

/** Changes that wait for somebody's own answer, the oldest first. */
export const sharesToAnswer = async (on: Db, registrantId: string) =>
	on
		.select({ assignmentId: shareAnswers.assignmentId, title: tasks.title })
		.from(shareAnswers)
		.innerJoin(shareChanges, eq(shareChanges.id, shareAnswers.changeId))
		.innerJoin(assignments, eq(assignments.id, shareAnswers.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				inArray(assignments.state, ['agreed', 'reported']),
				isNull(shareChanges.settledAt),
				isNull(shareAnswers.answer),
			),
		)
		.orderBy(asc(shareChanges.askedAt))

/** Once work of a slot is inspected its shares are what they are: a change nobody finished answering ends. */
export async function endShares(tx: Tx, slotId: string): Promise<void> {
	const [change] = await tx
		.select({ id: shareChanges.id })
		.from(shareChanges)
		.where(and(eq(shareChanges.slotId, slotId), isNull(shareChanges.settledAt)))
	if (!change) return
	await settle(tx, change.id, 'withdrawn')
	await noteEach(tx, chore, 'share.withdrawn', change.id, told(await changeWith(tx, change.id), null))
}

/** Changes of a slot that were settled, the newest first, for the office. */
export const settledSharesOf = async (on: Db, slotId: string) =>
	on
		.select({ outcome: shareChanges.outcome, settledAt: shareChanges.settledAt, why: shareChanges.why })
		.from(shareChanges)
		.where(eq(shareChanges.slotId, slotId))
		.orderBy(desc(shareChanges.askedAt))
		.limit(5)
