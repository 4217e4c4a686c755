// Registrants: applying to join, the interview, the profile, rest; and finding somebody in two seconds.

import { and, asc, count, desc, eq, gte, inArray, isNull, like, lte, or, sql } from 'drizzle-orm'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { stateAfter, statesBefore } from '~/base/life'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextRegistrantNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { accounts, consents, interviews, registrants, rests } from '~db/schema/people'
import { makeAccount, plainName } from './account.server'
import { illnessWordsIn } from './illness-words'
import type { AskHours, AskRhythm, NamePaper } from './registrant'
import {
	checkAskHours,
	consentKinds,
	consentVersion,
	noPaperSeen,
	registrantMoves,
	tailOf,
} from './registrant'
import { endsIn, readSearch } from './search'
import { grownUpAge, isYoung, oldEnough } from './young'

export type Registrant = typeof registrants.$inferSelect

/** What somebody writes to join. */
export type JoinForm = {
	familyName: string
	givenName: string
	familyKana: string
	givenKana: string
	callName: string
	birthDay: string
	areaId: string
	postalCode: string
	address: string
	telephone: string
	email: string | null
	hearsBy: Registrant['hearsBy']
	likesCallsAt: string
}

/**
 * The back key leads to the filled form again: the same person within a day is one application, not two. What is
 * written the second time holds until the interview, but only from the browser that sent the first (`ownId`):
 * a name, a birthday and a telephone number are known to others too. Gives that application, if there is one.
 */
export async function applyAgain(
	tx: Tx,
	actor: Actor,
	form: JoinForm,
	ownId: string | undefined,
): Promise<{ id: string; corrected: boolean } | undefined> {
	const [known] = await tx
		.select({ id: registrants.id, accountId: registrants.accountId, state: registrants.state })
		.from(registrants)
		.where(
			and(
				eq(registrants.familyName, form.familyName),
				eq(registrants.givenName, form.givenName),
				eq(registrants.birthDay, form.birthDay),
				eq(registrants.telephone, form.telephone),
				gte(registrants.appliedAt, new Date(tx.at.getTime() - 86_400_000)),
			),
		)
		.limit(1)
	if (!known) return undefined
	const corrected = known.state === 'applied' && known.id === ownId
	if (corrected) {
		await tx
			.update(registrants)
			.set({ ...form, telephoneTail: tailOf(form.telephone) })
			.where(eq(registrants.id, known.id))
		await tx
			.update(accounts)
			.set({ email: form.email ? plainName(form.email) : null })
			.where(eq(accounts.id, known.accountId))
		await takeConsents(tx, actor, known.id)
		await record(tx, actor, 'registrant.profile-changed', { kind: 'registrant', id: known.id })
	}
	return { id: known.id, corrected }
}

/** One row a consent, each with its version: what was ticked on this form. */
async function takeConsents(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	for (const kind of consentKinds) {
		await tx.insert(consents).values({
			id: newId(),
			registrantId,
			kind,
			version: consentVersion,
			givenAt: tx.at,
			takenBy: actor.accountId,
		})
	}
}

/** Writes down that somebody wants to join; an interview follows. Gives the registrant's id. */
export async function applyToJoin(tx: Tx, actor: Actor, form: JoinForm): Promise<string> {
	const age = await settingOn(tx, 'least-age', dayOf(tx.at))
	if (!oldEnough(form.birthDay, dayOf(tx.at), age))
		throw refused(age < grownUpAge ? 'too-young-school' : 'too-young', { age }, 'birthDay')
	const accountId = await makeAccount(tx, actor, {
		name: `${form.familyName} ${form.givenName}`,
		email: form.email,
		telephone: form.telephone,
	})
	const id = newId()
	await tx.insert(registrants).values({
		...form,
		id,
		accountId,
		telephoneTail: tailOf(form.telephone),
		state: 'applied',
		appliedAt: tx.at,
	})
	await takeConsents(tx, actor, id)
	await record(tx, actor, 'registrant.applied', { kind: 'registrant', id })
	return id
}

/** What staff write down of an interview. */
export type InterviewForm = {
	day: string
	place: 'counter' | 'home' | 'post-office' | 'telephone'
	identitySeen: string
	result: 'registered' | 'declined'
	note: string
	/** Set when staff saw the question about a word of the illness list and keep the note. */
	noteKept: boolean
	/** What comes next, in writing for the person. */
	nextStep?: string
	/** Why not, in words for the person, and where else help is. */
	toldWhy?: string
	elsewhere?: string
	/** The day on the paper of a parent or guardian, of somebody under eighteen. */
	guardianPaperDay?: string | null
}

/**
 * The interview: confirms or kindly declines. A confirmed person gets a 登録番号; who is declined is told why and where else
 * help is, in writing.
 */
export async function interview(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: InterviewForm,
): Promise<{ accountId: string; number: string | null }> {
	const found = illnessWordsIn(form.note)
	if (found.length > 0 && !form.noteKept) throw refused('illness-word', { words: found.join('・') }, 'note')
	if (form.day > dayOf(tx.at)) throw refused('day-to-come', undefined, 'day')
	const seen = form.identitySeen !== noPaperSeen
	if (seen && form.place === 'telephone') throw refused('paper-by-telephone', undefined, 'identitySeen')
	if (!seen && form.result === 'registered' && form.place !== 'telephone')
		throw refused('paper-not-named', undefined, 'identitySeen')
	if (form.result === 'declined' && form.toldWhy?.trim() === '')
		throw refused('interview-why', undefined, 'toldWhy')
	const act = form.result === 'registered' ? 'register' : 'decline'
	const [person] = await tx
		.select({ birthDay: registrants.birthDay })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	const paper = form.guardianPaperDay ?? null
	if (act === 'register' && person && isYoung(person.birthDay, form.day)) {
		if (paper === null) throw refused('guardian-paper', undefined, 'guardianPaperDay')
		if (paper > form.day) throw refused('day-to-come', undefined, 'guardianPaperDay')
	}
	const [moved] = await tx
		.update(registrants)
		.set({
			state: stateAfter(registrantMoves, act),
			registeredAt: act === 'register' ? tx.at : null,
			...(paper !== null && { guardianPaperDay: paper }),
		})
		.where(
			and(eq(registrants.id, registrantId), inArray(registrants.state, statesBefore(registrantMoves, act))),
		)
		.returning({ accountId: registrants.accountId })
	if (!moved) throw refused('interviewed-already')
	await tx.insert(interviews).values({
		id: newId(),
		registrantId,
		day: form.day,
		place: form.place,
		identitySeen: form.identitySeen,
		result: form.result,
		note: form.note,
		nextStep: form.nextStep?.trim() ?? '',
		toldWhy: form.toldWhy?.trim() ?? '',
		elsewhere: form.elsewhere?.trim() ?? '',
		by: actor.accountId ?? '',
		at: tx.at,
	})
	const number = form.result === 'registered' ? await nextRegistrantNumber(tx) : null
	if (number) await tx.update(accounts).set({ number }).where(eq(accounts.id, moved.accountId))
	await record(
		tx,
		actor,
		'registrant.interviewed',
		{ kind: 'registrant', id: registrantId },
		{ before: { state: 'applied' }, after: { state: form.result } },
	)
	return { accountId: moved.accountId, number }
}

export async function registrantOf(
	on: Db,
	id: string,
): Promise<(Registrant & { number: string | null }) | undefined> {
	const [row] = await prepared(on, 'registrantOf', { id }, (db) =>
		db
			.select({ registrant: registrants, number: accounts.number })
			.from(registrants)
			.innerJoin(accounts, eq(accounts.id, registrants.accountId))
			.where(eq(registrants.id, sql.placeholder('id'))),
	)
	return row ? { ...row.registrant, number: row.number } : undefined
}

export async function interviewsOf(on: Db, registrantId: string) {
	return on
		.select()
		.from(interviews)
		.where(eq(interviews.registrantId, registrantId))
		.orderBy(desc(interviews.at))
}

export async function consentsOf(on: Db, registrantId: string) {
	return on
		.select()
		.from(consents)
		.where(eq(consents.registrantId, registrantId))
		.orderBy(asc(consents.kind), asc(consents.givenAt))
}

/** What a person may change themselves; the address asks for the secret again at the door. */
export type ProfileForm = Pick<
	Registrant,
	| 'callName'
	| 'areaId'
	| 'postalCode'
	| 'address'
	| 'telephone'
	| 'email'
	| 'hearsBy'
	| 'likesCallsAt'
	| 'wouldLikeYou'
	| 'wouldLikeYouReaders'
> & { askAtMost: AskRhythm } & Partial<AskHours & Pick<Registrant, 'invoiceNumber'>>

export async function changeProfile(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: ProfileForm,
	/** Set when the person saw the question about a word of the illness list and keeps their words. */
	wordsKept = false,
): Promise<void> {
	checkAskHours({ askFromMinute: null, askUntilMinute: null, ...form })
	const found = illnessWordsIn(form.wouldLikeYou)
	if (found.length > 0 && !wordsKept)
		throw refused('illness-word', { words: found.join('・') }, 'wouldLikeYou')
	const [changed] = await tx
		.update(registrants)
		.set({ ...form, telephoneTail: tailOf(form.telephone) })
		.where(eq(registrants.id, registrantId))
		.returning({ accountId: registrants.accountId })
	if (!changed) throw refused('not-found')
	await tx
		.update(accounts)
		.set({ telephone: form.telephone.replace(/\D/g, ''), email: form.email ? plainName(form.email) : null })
		.where(eq(accounts.id, changed.accountId))
	await record(tx, actor, 'registrant.profile-changed', { kind: 'registrant', id: registrantId })
}

/** A name as it stands from now on, and the day of birth where it was written down wrongly. */
export type NameForm = Pick<
	Registrant,
	'familyName' | 'givenName' | 'familyKana' | 'givenKana' | 'callName' | 'birthDay'
>

/**
 * Changes somebody's name, or mends a slip in it or in the day of birth, by the paper that was seen. What was issued keeps the name
 * it was issued to. Refused where nothing differs, and where the day of birth is one to come.
 */
export async function changeName(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: NameForm,
	paper: NamePaper,
): Promise<void> {
	const [before] = await tx.select().from(registrants).where(eq(registrants.id, registrantId))
	if (!before || before.blankedAt) throw refused('not-found')
	if (form.birthDay >= dayOf(tx.at)) throw refused('day-to-come', undefined, 'birthDay')
	const changed = (Object.keys(form) as (keyof NameForm)[]).filter((field) => form[field] !== before[field])
	if (changed.length === 0) throw refused('name-same', undefined, 'familyName')
	await tx.update(registrants).set(form).where(eq(registrants.id, registrantId))
	await tx
		.update(accounts)
		.set({ name: `${form.familyName} ${form.givenName}` })
		.where(eq(accounts.id, before.accountId))
	// Which lines changed, never to what: history is never deleted.
	await record(
		tx,
		actor,
		'registrant.name-changed',
		{ kind: 'registrant', id: registrantId },
		{ after: { fields: changed.join('/'), paper } },
	)
}

/**
 * Keeps how somebody wishes to be paid from now on; cash only while the council offers it. Through the processor is for who
 * has asked for an account there, which `money/connect` sees to.
 */
export async function choosePaidBy(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	paidBy: Registrant['paidBy'],
): Promise<void> {
	if (paidBy === 'cash' && (await settingOn(tx, 'cash-payout', dayOf(tx.at))) !== 'on')
		throw refused('payout-cash-off')
	const [before] = await tx
		.select({ paidBy: registrants.paidBy })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!before) throw refused('not-found')
	if (before.paidBy === paidBy) return
	await tx.update(registrants).set({ paidBy }).where(eq(registrants.id, registrantId))
	await record(
		tx,
		actor,
		'registrant.paid-by-chosen',
		{ kind: 'registrant', id: registrantId },
		{ before, after: { paidBy } },
	)
}

/** Keeps the kinds of work somebody likes, none is どれでも, and whether they like to go again where they have been. */
export async function setLikings(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	likesKinds: readonly string[],
	likesSame: boolean,
): Promise<void> {
	await tx
		.update(registrants)
		.set({ likesKinds: [...new Set(likesKinds)], likesSame })
		.where(eq(registrants.id, registrantId))
	await record(tx, actor, 'registrant.likings-changed', { kind: 'registrant', id: registrantId })
}

/** The kinds of work each registered person said they like, by id. */
export async function likingsOf(on: Db): Promise<Map<string, readonly string[]>> {
	const rows = await on
		.select({ id: registrants.id, likesKinds: registrants.likesKinds })
		.from(registrants)
		.where(eq(registrants.state, 'registered'))
	return new Map(rows.map(({ id, likesKinds }) => [id, likesKinds]))
}

/** お休み: from today until a day, or until the person says. No reason is asked. */
export async function rest(tx: Tx, actor: Actor, registrantId: string, until: string | null): Promise<void> {
	const today = dayOf(tx.at)
	if (until !== null && until < today) throw refused('day-gone', undefined, 'until')
	const [goesOn] = await tx
		.update(rests)
		.set({ untilDay: until })
		.where(restingSince(registrantId, today))
		.returning({ fromDay: rests.fromDay })
	const fromDay = goesOn?.fromDay ?? today
	if (!goesOn) await tx.insert(rests).values({ id: newId(), registrantId, fromDay, untilDay: until })
	await tx
		.update(registrants)
		.set({ restFrom: fromDay, restUntil: until })
		.where(eq(registrants.id, registrantId))
	await record(tx, actor, 'registrant.rested', { kind: 'registrant', id: registrantId }, { after: { until } })
}

/** Every お休み of somebody, the oldest first. */
export const restsOf = (on: Db, registrantId: string) =>
	on.select().from(rests).where(eq(rests.registrantId, registrantId)).orderBy(asc(rests.fromDay))

/** The rest somebody is in on a day. */
const restingSince = (registrantId: string, day: string) =>
	and(
		eq(rests.registrantId, registrantId),
		lte(rests.fromDay, day),
		or(isNull(rests.untilDay), gte(rests.untilDay, day)),
	)

export async function returnFromRest(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	const today = dayOf(tx.at)
	const resting = restingSince(registrantId, today)
	await tx.delete(rests).where(and(resting, eq(rests.fromDay, today)))
	await tx
		.update(rests)
		.set({ untilDay: addDays(today, -1) })
		.where(resting)
	await tx
		.update(registrants)
		.set({ restFrom: null, restUntil: null })
		.where(eq(registrants.id, registrantId))
	await record(tx, actor, 'registrant.returned', { kind: 'registrant', id: registrantId })
}

/** Finds by name (kana or kanji, whole or its beginning), a telephone number or its end, or the card number. */
export async function findRegistrants(
	on: Db,
	typed: string,
	most = 30,
): Promise<(Registrant & { number: string | null })[]> {
	const search = readSearch(typed)
	if (search.by === 'nothing') return []
	const where =
		search.by === 'telephone'
			? eq(registrants.telephoneTail, search.tail)
			: search.by === 'number'
				? eq(accounts.number, search.number)
				: or(
						like(sql`${registrants.familyKana} || ${registrants.givenKana}`, `${search.kana}%`),
						like(registrants.givenKana, `${search.kana}%`),
						like(sql`${registrants.familyName} || ${registrants.givenName}`, `${search.typed}%`),
						like(registrants.givenName, `${search.typed}%`),
					)
	const rows = await on
		.select({ registrant: registrants, number: accounts.number })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(where)
		.orderBy(asc(registrants.familyKana), asc(registrants.givenKana), asc(registrants.id))
		.limit(most)
	return rows
		.filter(({ registrant }) => search.by !== 'telephone' || endsIn(registrant.telephone, search.digits))
		.map((row) => ({ ...row.registrant, number: row.number }))
}

/** People in one state, newest application first. */
export async function registrantsIn(on: Db, state: Registrant['state'], most = 100) {
	const rows = await on
		.select({ registrant: registrants, number: accounts.number })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(eq(registrants.state, state))
		.orderBy(asc(registrants.appliedAt), asc(registrants.id))
		.limit(most)
	return rows.map((row) => ({ ...row.registrant, number: row.number }))
}

/** How many people are registered. */
export async function registeredCount(on: Db): Promise<number> {
	const [row] = await on.select({ n: count() }).from(registrants).where(eq(registrants.state, 'registered'))
	return row?.n ?? 0
}
