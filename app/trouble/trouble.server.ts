// 苦情処理簿: a case from the first word to cause and cure. Nothing here touches pay, turns or an assignment.
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { contractStates } from '~/assignments/assignment'
import type { Day } from '~/base/day'
import { dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { closingAfter } from '~/council/calendar'
import { officeDaysOn } from '~/council/closing-day.server'
import { insuranceOn } from '~/council/insurance.server'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { closeCallsAbout, openCall } from '~/people/contact.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { employers, registrants } from '~db/schema/people'
import { troubleSteps, troubles } from '~db/schema/trouble'
import { slots, tasks } from '~db/schema/work'
import type { Hurt, StepKind, TroubleKind } from './trouble'
import { addedStep, callsAtOnce, isAccident, reportDays } from './trouble'

export type Trouble = typeof troubles.$inferSelect
export type TroubleStep = typeof troubleSteps.$inferSelect

/** Who tells it: somebody of ours, or a neighbour or passer-by with a name and a telephone, if they like. */
export type Teller =
	| { kind: 'registrant'; registrantId: string }
	| { kind: 'employer'; employerId: string }
	| { kind: 'outside'; name: string; telephone: string }

/** What is told, with no more than its teller knows; `happenedMinute` of the day. */
export type Told = {
	kind: TroubleKind
	assignmentId: string | null
	/** Where no work is named: whose place it was. */
	employerId?: string | null
	happenedDay: Day
	happenedMinute: number | null
	place: string
	hurt: Hurt
	firstAid: string
	words: string
}

/**
 * Opens a case: its number, by when it is answered, and for an accident by when insurer and 労基署 hear of it. The office is
 * called at once where harm was done. Refuses a day to come, and work that is not the teller's.
 */
export async function openTrouble(tx: Tx, actor: Actor, teller: Teller, told: Told): Promise<string> {
	const today = dayOf(tx.at)
	if (told.happenedDay > today) throw refused('trouble-day', undefined, 'happenedDay')
	if (told.words.trim() === '') throw refused('trouble-words', undefined, 'words')
	const sides = await sidesOf(tx, teller, told)
	const set = await settingsOn(tx, ['trouble-answer-days', 'labour-report-days'], today)
	const office = await officeDaysOn(tx, today)
	const due = closingAfter(today, set['trouble-answer-days'], office)
	const insured = isAccident(told.kind)
		? await insuranceOn(tx, told.kind === 'accident' ? 'injury' : 'liability', told.happenedDay)
		: undefined
	const id = newId()
	const number = await nextPaperNumber(tx, 'trouble')
	await tx.insert(troubles).values({
		id,
		number,
		kind: told.kind,
		toldBy: teller.kind,
		...sides,
		assignmentId: told.assignmentId,
		...(teller.kind === 'outside' && { toldByName: teller.name, toldByTelephone: teller.telephone }),
		happenedDay: told.happenedDay,
		happenedMinute: told.happenedMinute,
		place: told.place,
		hurt: told.hurt,
		firstAid: told.firstAid,
		words: told.words.trim(),
		channel: actor.channel,
		openedAt: tx.at,
		openedBy: actor.accountId ?? actor.role,
		answerDueAt: instantOf(due.day, due.minute),
		...reportDays(told, {
			insurerDays: insured?.tellDays ?? null,
			labourDays: set['labour-report-days'],
		}),
	})
	const whom = sides.registrantId
		? { registrantId: sides.registrantId }
		: sides.employerId
			? { employerId: sides.employerId }
			: null
	if (whom && callsAtOnce(told))
		await openCall(
			tx,
			actor,
			teller.kind === 'employer' && sides.employerId ? { employerId: sides.employerId } : whom,
			{
				why: 'accident',
				subject: { kind: 'trouble', id },
				naturalKey: `trouble ${id}`,
				dueAt: tx.at,
				red: true,
			},
		)
	await record(
		tx,
		actor,
		'trouble.opened',
		{ kind: 'trouble', id },
		{ after: { kind: told.kind, hurt: told.hurt, toldBy: teller.kind, ...sides } },
	)
	return id
}

/** Both sides of a case, as far as they are known; work is only named by who has a part in it. */
async function sidesOf(
	tx: Tx,
	teller: Teller,
	told: Told,
): Promise<{ registrantId: string | null; employerId: string | null }> {
	const own = {
		registrantId: teller.kind === 'registrant' ? teller.registrantId : null,
		employerId: teller.kind === 'employer' ? teller.employerId : (told.employerId ?? null),
	}
	if (told.assignmentId === null) return own
	const [work] = await tx
		.select({ registrantId: assignments.registrantId, employerId: assignments.employerId })
		.from(assignments)
		.where(eq(assignments.id, told.assignmentId))
	if (
		!work ||
		(teller.kind === 'registrant' && work.registrantId !== teller.registrantId) ||
		(teller.kind === 'employer' && work.employerId !== teller.employerId)
	)
		throw refused('not-found')
	return work
}

async function openOne(tx: Tx, id: string): Promise<Trouble> {
	const found = await troubleOf(tx, id)
	if (!found) throw refused('not-found')
	if (found.closedAt) throw refused('trouble-closed')
	return found
}

async function addStep(
	tx: Tx,
	actor: Actor,
	id: string,
	step: { kind: string; words: string; shown: boolean },
) {
	await tx.insert(troubleSteps).values({
		id: newId(),
		troubleId: id,
		kind: step.kind,
		words: step.words,
		shown: step.shown,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
}

const takenNow = (tx: Tx, actor: Actor, found: Trouble) => ({
	takenBy: found.takenBy ?? actor.accountId ?? actor.role,
	takenAt: found.takenAt ?? tx.at,
})

/** Writes down what was done. What is told to who reported it is their answer, and they read it on their page. */
export async function noteStep(
	tx: Tx,
	actor: Actor,
	id: string,
	{ kind, words }: { kind: StepKind; words: string },
): Promise<void> {
	const found = await openOne(tx, id)
	if (words.trim() === '') throw refused('trouble-words', undefined, 'words')
	const shown = kind === 'told'
	// A neighbour who left no number is answered by what is done.
	const answers = shown || (found.toldBy === 'outside' && found.toldByTelephone === '')
	await addStep(tx, actor, id, { kind, words: words.trim(), shown })
	await tx
		.update(troubles)
		.set({ ...takenNow(tx, actor, found), ...(answers && { answeredAt: found.answeredAt ?? tx.at }) })
		.where(eq(troubles.id, id))
	await closeCallsAbout(tx, actor, { kind: 'trouble', id }, 'settled')
	await record(
		tx,
		actor,
		shown ? 'trouble.answered' : 'trouble.noted',
		{ kind: 'trouble', id },
		{
			after: {
				kind,
				toldBy: found.toldBy,
				registrantId: found.registrantId,
				employerId: found.employerId,
			},
		},
	)
}

/**
 * Adds words of who told it to their own case. A case that was closed goes on with them; of one that was joined the words stand
 * with it, and the case that goes on shows them. The promise of a first answer stays the one that was given.
 */
export async function addWords(
	tx: Tx,
	actor: Actor,
	teller: { registrantId: string } | { employerId: string },
	id: string,
	words: string,
): Promise<void> {
	const found = await ownTroubleOf(tx, teller, id)
	if (!found) throw refused('not-found')
	if (words.trim() === '') throw refused('trouble-words', undefined, 'words')
	await addStep(tx, actor, id, { kind: addedStep, words: words.trim(), shown: true })
	const goesOn = found.joinedIntoId ?? id
	const [opened] = await tx
		.update(troubles)
		.set({ closedAt: null, closedBy: null })
		.where(and(eq(troubles.id, goesOn), isNotNull(troubles.closedAt)))
		.returning({ id: troubles.id })
	await record(
		tx,
		actor,
		'trouble.words-added',
		{ kind: 'trouble', id },
		{ after: { goesOn, opened: opened !== undefined } },
	)
}

/** Notes the day on which the insurer or the 労基署 was told. */
export async function noteReported(
	tx: Tx,
	actor: Actor,
	id: string,
	{ to, day }: { to: 'insurer' | 'labour'; day: Day },
): Promise<void> {
	const found = await openOne(tx, id)
	if (day > dayOf(tx.at) || day < found.happenedDay) throw refused('trouble-day', undefined, 'day')
	await tx
		.update(troubles)
		.set({
			...takenNow(tx, actor, found),
			...(to === 'insurer' ? { insurerToldDay: day } : { labourToldDay: day }),
		})
		.where(eq(troubles.id, id))
	await record(tx, actor, 'trouble.reported', { kind: 'trouble', id }, { after: { to, day } })
}

/** Notes that neither had to be told after all, with the reason: what is owed is for the office to find out. */
export async function noteNotOwed(
	tx: Tx,
	actor: Actor,
	id: string,
	{ to, words }: { to: 'insurer' | 'labour'; words: string },
): Promise<void> {
	const found = await openOne(tx, id)
	if (words.trim() === '') throw refused('trouble-not-owed', undefined, 'why')
	await addStep(tx, actor, id, { kind: `not-owed-${to}`, words: words.trim(), shown: false })
	await tx
		.update(troubles)
		.set({
			...takenNow(tx, actor, found),
			...(to === 'insurer' ? { insurerDueDay: null } : { labourDueDay: null }),
		})
		.where(eq(troubles.id, id))
	await record(tx, actor, 'trouble.not-owed', { kind: 'trouble', id }, { after: { to } })
}

/** Whether a case may not be closed yet: insurer or 労基署 have a day by which they hear of it, and have not. */
export const owesReport = (
	one: Pick<Trouble, 'insurerDueDay' | 'insurerToldDay' | 'labourDueDay' | 'labourToldDay'>,
): boolean =>
	(one.insurerDueDay !== null && one.insurerToldDay === null) ||
	(one.labourDueDay !== null && one.labourToldDay === null)

/** Closes a case with its cause and what was changed so that it does not happen again. Refuses one nobody was answered about, or that insurer or 労基署 still have to hear of. */
export async function closeTrouble(
	tx: Tx,
	actor: Actor,
	id: string,
	{ cause, cure }: { cause: string; cure: string },
): Promise<void> {
	const found = await openOne(tx, id)
	if (found.answeredAt === null) throw refused('trouble-unanswered')
	if (owesReport(found)) throw refused('trouble-unreported')
	await tx
		.update(troubles)
		.set({
			...takenNow(tx, actor, found),
			cause: cause.trim(),
			cure: cure.trim(),
			closedAt: tx.at,
			closedBy: actor.accountId ?? actor.role,
		})
		.where(eq(troubles.id, id))
	await closeCallsAbout(tx, actor, { kind: 'trouble', id }, 'settled')
	await record(tx, actor, 'trouble.closed', { kind: 'trouble', id }, { after: {} })
}

/** Takes a closed case up again. */
export async function reopenTrouble(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [found] = await tx
		.update(troubles)
		.set({ closedAt: null, closedBy: null, joinedIntoId: null })
		.where(and(eq(troubles.id, id), isNotNull(troubles.closedAt)))
		.returning({ id: troubles.id })
	if (!found) throw refused('not-found')
	await record(tx, actor, 'trouble.reopened', { kind: 'trouble', id }, { after: {} })
}

/**
 * The same thing was told twice, by registrant and employer say: this case goes on as the other one, and its teller reads the
 * other's answers from then on. Refuses a case that is joined itself.
 */
export async function joinTrouble(tx: Tx, actor: Actor, id: string, intoId: string): Promise<void> {
	const found = await openOne(tx, id)
	const into = await troubleOf(tx, intoId)
	if (!into || into.joinedIntoId || into.id === id || into.closedAt) throw refused('trouble-join')
	await tx
		.update(troubles)
		.set({
			...takenNow(tx, actor, found),
			joinedIntoId: intoId,
			closedAt: tx.at,
			closedBy: actor.accountId ?? actor.role,
		})
		.where(eq(troubles.id, id))
	await tx.update(troubles).set({ joinedIntoId: intoId }).where(eq(troubles.joinedIntoId, id))
	await closeCallsAbout(tx, actor, { kind: 'trouble', id }, 'settled')
	await record(tx, actor, 'trouble.joined', { kind: 'trouble', id }, { after: { intoId } })
}

export async function troubleOf(on: Db, id: string): Promise<Trouble | undefined> {
	const [row] = await on.select().from(troubles).where(eq(troubles.id, id))
	return row
}

/** One case of a registrant or an employer who told it; nobody reads what the other side told. */
export async function ownTroubleOf(
	on: Db,
	teller: { registrantId: string } | { employerId: string },
	id: string,
): Promise<Trouble | undefined> {
	const [row] = await on
		.select()
		.from(troubles)
		.where(and(eq(troubles.id, id), toldBy(teller)))
	return row
}

const toldBy = (teller: { registrantId: string } | { employerId: string }) =>
	'registrantId' in teller
		? and(eq(troubles.toldBy, 'registrant'), eq(troubles.registrantId, teller.registrantId))
		: and(eq(troubles.toldBy, 'employer'), eq(troubles.employerId, teller.employerId))

/** What somebody told so far, the newest first. */
export async function ownTroubles(
	on: Db,
	teller: { registrantId: string } | { employerId: string },
): Promise<Trouble[]> {
	return on.select().from(troubles).where(toldBy(teller)).orderBy(desc(troubles.openedAt)).limit(50)
}

/** What was done about a case, in order; of one that was joined, what was done about the one that goes on. */
export async function stepsOf(on: Db, trouble: Pick<Trouble, 'id' | 'joinedIntoId'>): Promise<TroubleStep[]> {
	return on
		.select()
		.from(troubleSteps)
		.where(
			or(
				eq(troubleSteps.troubleId, trouble.id),
				trouble.joinedIntoId === null ? undefined : eq(troubleSteps.troubleId, trouble.joinedIntoId),
			),
		)
		.orderBy(asc(troubleSteps.at), asc(troubleSteps.id))
}

/** What tellers of cases that were joined into one have added since: the office reads it with the one that goes on. */
export const addedToJoined = (on: Db, id: string): Promise<TroubleStep[]> =>
	on
		.select({ step: troubleSteps })
		.from(troubleSteps)
		.innerJoin(troubles, eq(troubles.id, troubleSteps.troubleId))
		.where(and(eq(troubles.joinedIntoId, id), eq(troubleSteps.kind, addedStep)))
		.orderBy(asc(troubleSteps.at), asc(troubleSteps.id))
		.then((rows) => rows.map(({ step }) => step))

const listed = {
	trouble: troubles,
	/** The last thing that was done or said about it, or about one that was joined into it. */
	last: sql<
		string | null
	>`(select step.kind from trouble_steps step inner join troubles told on told.id = step.trouble_id where told.id = ${troubles.id} or told.joined_into_id = ${troubles.id} order by step.at desc, step.id desc limit 1)`,
	family: registrants.familyName,
	given: registrants.givenName,
	employer: employers.name,
}

const listedFrom = (on: Db) =>
	on
		.select(listed)
		.from(troubles)
		.leftJoin(registrants, eq(registrants.id, troubles.registrantId))
		.leftJoin(employers, eq(employers.id, troubles.employerId))

type Listed = {
	trouble: Trouble
	last: string | null
	family: string | null
	given: string | null
	employer: string | null
}
const named = (rows: readonly Listed[]) =>
	rows.map(({ trouble, last, family, given, employer }) => ({
		...trouble,
		/** Whoever told it has added words since the office last did something. */
		added: last === addedStep,
		person: family === null ? null : `${family} ${given}`,
		employer,
	}))

/** A case with the names of both sides. */
export type NamedTrouble = ReturnType<typeof named>[number]

/** What is open, the first due first. */
export const openTroubles = async (on: Db): Promise<NamedTrouble[]> =>
	named(
		await listedFrom(on)
			.where(isNull(troubles.closedAt))
			.orderBy(asc(troubles.answerDueAt), asc(troubles.id))
			.limit(200),
	)

/** The register of a fiscal year (April to March), in the order of its numbers. */
export const registerOf = async (on: Db, fiscalYear: number): Promise<NamedTrouble[]> =>
	named(
		await listedFrom(on)
			.where(
				and(
					gte(troubles.openedAt, instantOf(`${fiscalYear}-04-01`, 0)),
					lt(troubles.openedAt, instantOf(`${fiscalYear + 1}-04-01`, 0)),
				),
			)
			.orderBy(asc(troubles.openedAt), asc(troubles.id)),
	)

/** One case with names. */
export const namedTroubleOf = async (on: Db, id: string): Promise<NamedTrouble | undefined> =>
	named(await listedFrom(on).where(eq(troubles.id, id)))[0]

/** Other open cases of the same work or of the same day and place: perhaps the same thing told twice. */
export async function alikeOf(on: Db, one: Trouble): Promise<NamedTrouble[]> {
	const same = or(
		one.assignmentId ? eq(troubles.assignmentId, one.assignmentId) : undefined,
		and(
			eq(troubles.happenedDay, one.happenedDay),
			or(
				one.employerId ? eq(troubles.employerId, one.employerId) : undefined,
				one.registrantId ? eq(troubles.registrantId, one.registrantId) : undefined,
			),
		),
	)
	const rows = named(
		await listedFrom(on)
			.where(and(isNull(troubles.closedAt), same))
			.limit(10),
	)
	return rows.filter(
		(row) =>
			row.id !== one.id &&
			(one.employerId !== null || one.registrantId !== null || one.assignmentId !== null),
	)
}

/** Work somebody may mean: of these days, by registrant or employer, the nearest first. */
export async function workToName(
	on: Db,
	whose: { registrantId: string } | { employerId: string },
	from: Day,
	until: Day,
): Promise<{ id: string; title: string; day: Day; startMinute: number; registrantId: string }[]> {
	return on
		.select({
			id: assignments.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			registrantId: assignments.registrantId,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				'registrantId' in whose
					? eq(assignments.registrantId, whose.registrantId)
					: eq(assignments.employerId, whose.employerId),
				inArray(assignments.state, [...contractStates]),
				gte(slots.day, from),
				lte(slots.day, until),
			),
		)
		.orderBy(desc(slots.day), desc(slots.startMinute))
		.limit(30)
}

/** Employers somebody has or had a contract with, by name: whom they may mean. */
export async function employersKnownTo(
	on: Db,
	registrantId: string,
): Promise<{ id: string; name: string }[]> {
	return on
		.selectDistinct({ id: employers.id, name: employers.name })
		.from(assignments)
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(and(eq(assignments.registrantId, registrantId), inArray(assignments.state, [...contractStates])))
		.orderBy(asc(employers.name))
}

/** Words of cases told by somebody of whom nothing must be kept any more; number, kind and days stay in the register. */
export async function forgetTroubles(
	tx: Tx,
	teller: { registrantId: string } | { employerId: string },
): Promise<void> {
	const gone = await tx
		.update(troubles)
		.set({ words: '', firstAid: '', place: '', cause: '', cure: '', toldByName: '', toldByTelephone: '' })
		.where(toldBy(teller))
		.returning({ id: troubles.id })
	for (const { id } of gone)
		await tx.update(troubleSteps).set({ words: '' }).where(eq(troubleSteps.troubleId, id))
}
