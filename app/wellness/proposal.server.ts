// Keeping proposals and the voices they rest on. Nothing here opens a seal: what is kept of a voice leads to nobody.
import type { SQL } from 'drizzle-orm'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import type { EventName } from '~/words/event-names'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { events } from '~db/schema/events'
import { passedVoices, proposals, proposalVoices } from '~db/schema/wellness-voice'
import type { ProposalAnswer, ProposalSide } from './proposal'
import { isPublic } from './proposal'

/** A voice that was passed on, as coordinators and whoever gets a proposal from it read it. */
export type PassedVoice = typeof passedVoices.$inferSelect

/** A proposal with the voices it rests on. */
export type Proposal = typeof proposals.$inferSelect & { voices: PassedVoice[] }

/** Whose proposals: a firm's, the city's (null), or all. */
type Whose = { employerId: string | null } | 'all'

const to = (employerId: string | null): SQL =>
	employerId === null ? isNull(proposals.employerId) : eq(proposals.employerId, employerId)

/** The voices that were passed on, the latest month first; within a month in an order that says nothing. */
export const passedVoicesOf = (on: Db): Promise<PassedVoice[]> =>
	on.select().from(passedVoices).orderBy(desc(passedVoices.month), asc(passedVoices.id)).limit(500)

async function withVoices(on: Db, rows: (typeof proposals.$inferSelect)[]): Promise<Proposal[]> {
	const ids = rows.map(({ id }) => id)
	const found =
		ids.length === 0
			? []
			: await on
					.select({ proposalId: proposalVoices.proposalId, voice: passedVoices })
					.from(proposalVoices)
					.innerJoin(passedVoices, eq(passedVoices.id, proposalVoices.voiceId))
					.where(inArray(proposalVoices.proposalId, ids))
					.orderBy(desc(passedVoices.month), asc(passedVoices.id))
	return rows.map((row) => ({
		...row,
		voices: found.filter(({ proposalId }) => proposalId === row.id).map(({ voice }) => voice),
	}))
}

/** Proposals, the latest first. */
export const proposalsOf = async (on: Db, whose: Whose, most = 200): Promise<Proposal[]> =>
	withVoices(
		on,
		await on
			.select()
			.from(proposals)
			.where(whose === 'all' ? undefined : to(whose.employerId))
			.orderBy(desc(proposals.madeAt), desc(proposals.id))
			.limit(most),
	)

/** Firms' proposals that the room and the firm would show; the office is asked only then, and reads them only then. */
export const proposalsToShow = async (on: Db): Promise<Proposal[]> =>
	withVoices(
		on,
		await on
			.select()
			.from(proposals)
			.where(
				and(
					isNotNull(proposals.employerId),
					isNotNull(proposals.publicByRoomAt),
					isNotNull(proposals.publicByAnswererAt),
				),
			)
			.orderBy(desc(proposals.madeAt)),
	)

/** What everybody may read: proposals that all three agreed to show, without the voices. */
export async function publicProposals(on: Db, most = 30): Promise<(typeof proposals.$inferSelect)[]> {
	const rows = await on
		.select()
		.from(proposals)
		.where(and(isNotNull(proposals.answer), isNotNull(proposals.publicByOfficeAt)))
		.orderBy(desc(proposals.madeAt))
	return rows.filter(isPublic).slice(0, most)
}

/** A proposal to be: to a firm or the city (null), what, why, by when, resting on which voices. */
export type NewProposal = {
	employerId: string | null
	what: string
	why: string
	byDay: Day
	voiceIds: readonly string[]
}

const firmOf = (employerId: string | null): Record<string, string> =>
	employerId === null ? {} : { employerId }

// So long a reason names what it rests on; a shorter one needs a voice.
const reasonLetters = 20

/** Makes a proposal; refused without anything it rests on, and with a voice that was meant for somebody else. */
export async function makeProposal(
	tx: Tx,
	actor: Actor,
	{ employerId, what, why, byDay, voiceIds }: NewProposal,
): Promise<string> {
	if (byDay <= dayOf(tx.at)) throw refused('proposal-day-past', undefined, 'byDay')
	const chosen =
		voiceIds.length === 0
			? []
			: await tx
					.select()
					.from(passedVoices)
					.where(inArray(passedVoices.id, [...voiceIds]))
	if (chosen.length !== new Set(voiceIds).size) throw refused('not-found')
	if (chosen.some((voice) => voice.employerId !== employerId)) throw refused('proposal-other-voice')
	if (chosen.length === 0 && why.length < reasonLetters)
		throw refused('proposal-without-ground', undefined, 'why')
	const id = newId()
	await tx
		.insert(proposals)
		.values({ id, employerId, what, why, byDay, madeBy: actor.accountId ?? '', madeAt: tx.at })
	for (const { id: voiceId } of chosen) await tx.insert(proposalVoices).values({ proposalId: id, voiceId })
	await record(tx, actor, 'proposal.made', { kind: 'proposal', id }, { after: firmOf(employerId) })
	return id
}

/** Takes a proposal back that nobody answered yet. */
export async function withdrawProposal(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [waiting] = await tx
		.select({ id: proposals.id })
		.from(proposals)
		.where(and(eq(proposals.id, id), isNull(proposals.answer)))
	if (!waiting) throw refused('proposal-gone')
	await tx.delete(proposalVoices).where(eq(proposalVoices.proposalId, id))
	await tx.delete(proposals).where(eq(proposals.id, id))
	await record(tx, actor, 'proposal.withdrawn', { kind: 'proposal', id })
}

type Changed = Partial<typeof proposals.$inferInsert>

/** Changes one proposal of theirs; what is not theirs is not found. */
async function change(
	tx: Tx,
	actor: Actor,
	id: string,
	whose: Whose,
	set: Changed,
	what: EventName,
	further?: SQL,
): Promise<typeof proposals.$inferSelect> {
	const theirs = whose === 'all' ? undefined : to(whose.employerId)
	const [row] = await tx
		.update(proposals)
		.set(set)
		.where(and(eq(proposals.id, id), theirs, further))
		.returning()
	if (!row) throw refused('proposal-gone')
	await record(tx, actor, what, { kind: 'proposal', id }, { after: firmOf(row.employerId) })
	return row
}

/** Answers a proposal made to a firm or the city; until there is a result the answer may be changed. Shown words are agreed on anew. */
export const answerProposal = (
	tx: Tx,
	actor: Actor,
	id: string,
	whose: { employerId: string | null },
	answer: ProposalAnswer,
	words: string,
) =>
	change(
		tx,
		actor,
		id,
		whose,
		{
			answer,
			answerWords: words,
			answeredBy: actor.accountId,
			answeredAt: tx.at,
			publicByRoomAt: null,
			publicByAnswererAt: null,
			publicByOfficeAt: null,
		},
		'proposal.answered',
		isNull(proposals.resultAt),
	)

/** Says what came of it: whoever answered, or the coordinators, who asked. May be written anew; shown words are agreed on anew. */
export async function noteResult(
	tx: Tx,
	actor: Actor,
	id: string,
	whose: Whose,
	words: string,
): Promise<typeof proposals.$inferSelect> {
	const [row] = await tx
		.select({ answer: proposals.answer })
		.from(proposals)
		.where(and(eq(proposals.id, id), whose === 'all' ? undefined : to(whose.employerId)))
	if (!row) throw refused('proposal-gone')
	if (row.answer === null) throw refused('proposal-unanswered')
	if (row.answer === 'declined') throw refused('proposal-declined')
	return change(
		tx,
		actor,
		id,
		whose,
		{
			resultWords: words,
			resultBy: actor.accountId,
			resultAt: tx.at,
			publicByRoomAt: null,
			publicByAnswererAt: null,
			publicByOfficeAt: null,
		},
		'proposal.resulted',
	)
}

/**
 * One side agrees that everybody may read it, or no longer does. For the city the office is both who answered and the office.
 */
export async function agreeToShow(
	tx: Tx,
	actor: Actor,
	id: string,
	{ side, whose, agrees }: { side: ProposalSide; whose: Whose; agrees: boolean },
): Promise<void> {
	const at = agrees ? tx.at : null
	const set: Changed =
		side === 'room'
			? { publicByRoomAt: at }
			: side === 'answerer'
				? { publicByAnswererAt: at }
				: { publicByOfficeAt: at }
	if (side === 'office' && whose !== 'all' && whose.employerId === null) set.publicByAnswererAt = at
	await change(
		tx,
		actor,
		id,
		whose,
		set,
		agrees ? 'proposal.shown-agreed' : 'proposal.shown-ended',
		isNotNull(proposals.answer),
	)
}

const overdueOn = (today: Day) =>
	and(
		lt(proposals.byDay, today),
		isNull(proposals.resultAt),
		or(isNull(proposals.answer), ne(proposals.answer, 'declined')),
	)

/** How many proposals are overdue, for the coordinators' board. */
export async function countOverdue(on: Db, today: Day): Promise<number> {
	const [row] = await on.select({ n: count() }).from(proposals).where(overdueOn(today))
	return Number(row?.n ?? 0)
}

/** Proposals whose day is over without a result and of which nobody was told yet; each is given once. */
export async function takeOverdue(tx: Tx, most = 50): Promise<(typeof proposals.$inferSelect)[]> {
	const rows = await tx
		.select()
		.from(proposals)
		.where(overdueOn(dayOf(tx.at)))
		.orderBy(asc(proposals.byDay), asc(proposals.id))
	const told = new Set(
		rows.length === 0
			? []
			: (
					await tx
						.select({ id: events.subjectId })
						.from(events)
						.where(and(eq(events.subjectKind, 'proposal'), eq(events.what, 'proposal.overdue')))
				).map(({ id }) => id),
	)
	const now = rows.filter(({ id }) => !told.has(id)).slice(0, most)
	for (const { id, employerId } of now)
		await record(tx, chore, 'proposal.overdue', { kind: 'proposal', id }, { after: firmOf(employerId) })
	return now
}
