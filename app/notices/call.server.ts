// What a call or an act was about, so that whoever dials or reads a slip can say it: the work with its day, place and pay, or what was written.

import { asc, desc, eq, inArray, max, or } from 'drizzle-orm'
import { latesOn } from '~/assignments/delay.server'
import { eventsAbout } from '~/events/history.server'
import { isNever } from '~/work/contract-check'
import type { Db } from '~db/client'
import { applications, assignments, inspections, offers, terms } from '~db/schema/assignments'
import { payoutLines } from '~db/schema/money'
import { conversations, conversationTurns } from '~db/schema/notices'
import type { calls } from '~db/schema/people'
import { employers } from '~db/schema/people'
import { quotes, requestEndings, slots, tasks, workRequests } from '~db/schema/work'
import type { NoticeKind } from './notice'
import { noticeOf } from './notice'

/** A call as far as this needs it. */
export type Named = Pick<typeof calls.$inferSelect, 'id' | 'subjectKind' | 'subjectId' | 'naturalKey'>

export type CallWork = {
	taskId: string
	slotId: string
	assignmentId: string | null
	title: string
	day: string
	startMinute: number
	endMinute: number
	/** 予備日, asked for together with the day. */
	reserveDay: string | null
	place: string
	atHome: boolean
	employerName: string
	payYen: number
	payFor: string
	/** Until when an answer is awaited, while it is. */
	until: Date | null
	/** Why it was called off. */
	endedWhy: string | null
	/** What is to be mended, and by which day. */
	mend: { note: string; by: string | null } | null
}

/** Everything that can be said about one call; what it is not about is null. */
export type CallAbout = {
	notice: NoticeKind | null
	work: CallWork | null
	quote: {
		requestId: string
		number: string
		what: string
		totalYen: number
		validUntil: string
		/** It can be agreed to: nothing took its place, and the work can be a commission as it stands. */
		stands: boolean
	} | null
	request: { id: string; number: string; what: string } | null
	/** Why the council ended the quote or the request, where it did. */
	ended: string | null
	returned: { yen: number; reason: string | null } | null
	/** By how many minutes people are late on the slot. */
	late: number[]
	/** Why an account was not taken. */
	rejected: string | null
	written: { withKind: 'registrant' | 'employer'; withId: string; text: string } | null
}

/** What each of these calls is about, by the call's id. */
export async function aboutCalls(on: Db, some: readonly Named[]): Promise<Map<string, CallAbout>> {
	const idsOf = (kind: string) =>
		some.flatMap((call) => (call.subjectKind === kind && call.subjectId ? [call.subjectId] : []))
	const work = new Map([
		...(await workOfAssignments(on, [...idsOf('assignment'), ...idsOf('accompaniment')])),
		...(await workOfOffers(on, idsOf('offer'))),
		...(await workOfApplications(on, idsOf('application'))),
		...(await workOfSlots(on, idsOf('slot'))),
	])
	const late = await latesOn(on, idsOf('slot'))
	const quoted = await quotesOf(on, idsOf('quote'))
	const asked = await requestsOf(on, idsOf('request'))
	const endings = await endingsOf(on, [...idsOf('quote'), ...idsOf('request')])
	const returned = await returnedOf(on, idsOf('payout-line'))
	const rejected = await rejectedOf(on, idsOf('bank-account'))
	const written = await writtenIn(on, idsOf('conversation'))
	return new Map(
		some.map((call) => {
			const about = call.subjectId ?? ''
			return [
				call.id,
				{
					notice: noticeOf(call.naturalKey),
					work: work.get(about) ?? null,
					late: late.get(about) ?? [],
					quote: quoted.get(about) ?? null,
					request: asked.get(about) ?? null,
					ended: endings.get(about) ?? null,
					returned: returned.get(about) ?? null,
					rejected: rejected.get(about) ?? null,
					written: written.get(about) ?? null,
				},
			]
		}),
	)
}

const workColumns = {
	taskId: tasks.id,
	slotId: slots.id,
	title: tasks.title,
	day: slots.day,
	startMinute: slots.startMinute,
	endMinute: slots.endMinute,
	reserveDay: slots.reserveDay,
	place: tasks.place,
	atHome: tasks.atHome,
	employerName: employers.name,
	payYen: tasks.payYen,
	payFor: tasks.payFor,
}

async function workOfAssignments(on: Db, ids: readonly string[]): Promise<[string, CallWork][]> {
	if (ids.length === 0) return []
	const rows = await on
		.select({ ...workColumns, id: assignments.id, endedWhy: assignments.endedWhy })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(inArray(assignments.id, [...ids]))
	const open = await on
		.select({ assignmentId: terms.assignmentId, answerBy: terms.answerBy, answeredAt: terms.answeredAt })
		.from(terms)
		.where(inArray(terms.assignmentId, [...ids]))
	const mends = await on
		.select()
		.from(inspections)
		.where(inArray(inspections.assignmentId, [...ids]))
		.orderBy(desc(inspections.at))
	return rows.map(({ id, ...row }) => {
		const mend = mends.find((one) => one.assignmentId === id && one.verdict === 'mend')
		return [
			id,
			{
				...row,
				assignmentId: id,
				until: open.find((one) => one.assignmentId === id && one.answeredAt === null)?.answerBy ?? null,
				mend: mend ? { note: mend.note, by: mend.mendBy } : null,
			},
		]
	})
}

const plainWork = { assignmentId: null, endedWhy: null, mend: null }

async function workOfOffers(on: Db, ids: readonly string[]): Promise<[string, CallWork][]> {
	if (ids.length === 0) return []
	const rows = await on
		.select({ ...workColumns, id: offers.id, answerBy: offers.answerBy, answer: offers.answer })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(inArray(offers.id, [...ids]))
	return rows.map(({ id, answerBy, answer, ...row }) => [
		id,
		{ ...row, ...plainWork, until: answer === null ? answerBy : null },
	])
}

async function workOfApplications(on: Db, ids: readonly string[]): Promise<[string, CallWork][]> {
	if (ids.length === 0) return []
	const rows = await on
		.select({ ...workColumns, id: applications.id })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(inArray(applications.id, [...ids]))
	return rows.map(({ id, ...row }) => [id, { ...row, ...plainWork, until: null }])
}

async function workOfSlots(on: Db, ids: readonly string[]): Promise<[string, CallWork][]> {
	if (ids.length === 0) return []
	const rows = await on
		.select(workColumns)
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(inArray(slots.id, [...ids]))
	return rows.map((row) => [row.slotId, { ...row, ...plainWork, until: null }])
}

async function quotesOf(
	on: Db,
	ids: readonly string[],
): Promise<Map<string, NonNullable<CallAbout['quote']>>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select({
			id: quotes.id,
			version: quotes.version,
			requestId: workRequests.id,
			number: workRequests.number,
			what: workRequests.what,
			totalYen: quotes.totalYen,
			validUntil: quotes.validUntil,
			state: workRequests.state,
			answers: workRequests.contractAnswers,
		})
		.from(quotes)
		.innerJoin(workRequests, eq(workRequests.id, quotes.requestId))
		.where(inArray(quotes.id, [...ids]))
	const newest = await on
		.select({ requestId: quotes.requestId, version: max(quotes.version) })
		.from(quotes)
		.where(
			inArray(
				quotes.requestId,
				rows.map((row) => row.requestId),
			),
		)
		.groupBy(quotes.requestId)
	return new Map(
		rows.map(({ id, version, state, answers, ...row }) => [
			id,
			{
				...row,
				stands:
					state === 'quoted' &&
					!isNever(answers) &&
					newest.some((one) => one.requestId === row.requestId && one.version === version),
			},
		]),
	)
}

/** The reasons of what the council ended, by the quote and by the request. */
async function endingsOf(on: Db, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select()
		.from(requestEndings)
		.where(or(inArray(requestEndings.quoteId, [...ids]), inArray(requestEndings.requestId, [...ids])))
		.orderBy(asc(requestEndings.at))
	return new Map(
		rows.map(({ of, quoteId, requestId, reason }) => [(of === 'quote' && quoteId) || requestId, reason]),
	)
}

async function requestsOf(
	on: Db,
	ids: readonly string[],
): Promise<Map<string, NonNullable<CallAbout['request']>>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select({ id: workRequests.id, number: workRequests.number, what: workRequests.what })
		.from(workRequests)
		.where(inArray(workRequests.id, [...ids]))
	return new Map(rows.map((row) => [row.id, row]))
}

async function returnedOf(
	on: Db,
	ids: readonly string[],
): Promise<Map<string, NonNullable<CallAbout['returned']>>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select({ id: payoutLines.id, yen: payoutLines.yen, reason: payoutLines.returnReason })
		.from(payoutLines)
		.where(inArray(payoutLines.id, [...ids]))
	return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** The reason is a code of the event: the account itself is only ended. */
async function rejectedOf(on: Db, ids: readonly string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>()
	for (const id of ids) {
		const told = await eventsAbout(on, { kind: 'bank-account', id })
		const reason = told.find((event) => event.what === 'bank-account.rejected')?.after.reason
		if (reason) found.set(id, String(reason))
	}
	return found
}

/** The latest words of the office in these conversations. */
async function writtenIn(
	on: Db,
	ids: readonly string[],
): Promise<Map<string, NonNullable<CallAbout['written']>>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select({
			id: conversations.id,
			withKind: conversations.withKind,
			withId: conversations.withId,
			text: conversationTurns.text,
			fromOffice: conversationTurns.fromOffice,
		})
		.from(conversationTurns)
		.innerJoin(conversations, eq(conversations.id, conversationTurns.conversationId))
		.where(inArray(conversations.id, [...ids]))
		.orderBy(desc(conversationTurns.at))
	const found = new Map<string, NonNullable<CallAbout['written']>>()
	for (const { id, fromOffice, ...row } of rows) if (fromOffice && !found.has(id)) found.set(id, row)
	return found
}
