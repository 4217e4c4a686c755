// Reads the feed of what happened and tells who must know: in the site, by mail, or on the call list.

import type { SQL } from 'drizzle-orm'
import { and, count, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { startOf } from '~/assignments/assignment'
import { endCall } from '~/assignments/end-call.server'
import { dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { closingAfter } from '~/council/calendar'
import { officeDaysOn } from '~/council/closing-day.server'
import { settingOn } from '~/council/setting.server'
import type { Event } from '~/events/changes.server'
import { changesSince, markOf, markOfReader, moveMark } from '~/events/changes.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { caseOfPerson } from '~/money/heirs.server'
import {
	closeCallNamed,
	closeCallsAbout,
	closeRedCalls,
	openCall,
	settledCallAbout,
} from '~/people/contact.server'
import { hearsInTalk } from '~/people/registrant'
import type { EventName } from '~/words/event-names'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { prepared } from '~db/prepared'
import { assignments, offers } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { earnings, invoices, payoutLines } from '~db/schema/money'
import { notices } from '~db/schema/notices'
import { accounts, considerations, employerSeats, employers, registrants } from '~db/schema/people'
import { quotes, slots, tasks, workRequests } from '~db/schema/work'
import { mailTo } from './mail.server'
import type { NoticeKind, NoticeRule } from './notice'
import { calledWhateverChannel, noticeRules, staysRed, toldByThemselves } from './notice'

const reader = 'notices'

/** Tells everything that happened since the last time; gives how many events were read. */
export async function tellWhatHappened(): Promise<number> {
	let read = 0
	for (;;) {
		const n = await inTransaction(async (tx) => {
			const some = await changesSince(tx, await markOfReader(tx, reader), 100)
			for (const event of some) await tellOne(tx, event)
			const last = some.at(-1)
			if (last) await moveMark(tx, reader, markOf(last))
			return some.length
		})
		read += n
		if (n === 0) return read
	}
}

// What was answered on one channel needs no call on another.
const settles: Partial<Record<EventName, string>> = {
	'offer.accepted': 'offer',
	'offer.declined': 'offer',
	'offer.lapsed': 'offer',
	'assignment.agreed': 'assignment',
	'assignment.refused': 'assignment',
	'assignment.lapsed': 'assignment',
	'assignment.called-off': 'assignment',
	'assignment.taken-back': 'assignment',
	'earning.corrected': 'earning',
	'earning.correction-refused': 'earning',
	'earning.correction-withdrawn': 'earning',
	'quote.agreed': 'quote',
	'quote.declined': 'quote',
	'quote.withdrawn': 'quote',
}

const aboutOf = (event: Event) => ({ kind: event.subjectKind, id: event.subjectId })

/** Closes what was to be said of the quotes of a request; of those before a version, where one is named. */
async function closeCallsOfQuotes(tx: Tx, requestId: string, before?: number): Promise<void> {
	const former = await tx
		.select({ id: quotes.id })
		.from(quotes)
		.where(
			and(eq(quotes.requestId, requestId), before === undefined ? undefined : lt(quotes.version, before)),
		)
	for (const { id } of former) await closeCallsAbout(tx, chore, { kind: 'quote', id })
}

async function tellOne(tx: Tx, event: Event): Promise<void> {
	const what = event.what as EventName
	// What becomes of an empty seat replaces what was said of it before.
	if (what === 'vacancy.ended') await closeCallsAbout(tx, chore, aboutOf(event), 'settled', 'stand-in-sought')
	if (what === 'assignment.comes-after-all') {
		const seat = { kind: 'slot', id: String(event.after.slotId) }
		for (const told of ['stand-in-sought', 'one-fewer'])
			await closeCallsAbout(tx, chore, seat, 'settled', told)
	}
	if (what === 'assignment.coming') await closeCallsAbout(tx, chore, aboutOf(event), 'settled', 'again')
	if (what === 'assignment.ended' || what === 'assignment.reported')
		await closeCallsAbout(tx, chore, aboutOf(event), 'settled', endCall)
	const settled = settles[what]
	if (settled) await closeCallsAbout(tx, chore, { kind: settled, id: event.subjectId })
	// A quote that went with its request needs no answer any more.
	if (what === 'request.turned-down' && event.after.quoteId)
		await closeCallsAbout(tx, chore, { kind: 'quote', id: String(event.after.quoteId) })
	if (what === 'request.withdrawn') await closeCallsOfQuotes(tx, event.subjectId)
	// A new quote takes the place of what was said of those before it.
	if (what === 'quote.made')
		await closeCallsOfQuotes(tx, String(event.after.requestId), Number(event.after.version))
	if (what === 'request.taken-up-again')
		await closeCallsAbout(tx, chore, aboutOf(event), 'settled', 'turned-down')
	if (what === 'act.taken-back')
		return untell(tx, event, String(event.before.event), event.before.what as EventName)
	if (what === 'payout.approval-asked') return mailApprover(tx, event, String(event.after.accountId))
	if (what === 'assignment.taken-back') {
		const [decided] = await tx
			.select({ id: events.id })
			.from(events)
			.where(
				and(
					eq(events.subjectKind, 'assignment'),
					eq(events.subjectId, event.subjectId),
					eq(events.what, 'assignment.decided'),
				),
			)
		if (decided) await untell(tx, event, decided.id, 'assignment.decided')
		return
	}
	for (const rule of noticeRules[what] ?? []) {
		if (rule.when && !rule.when(event)) continue
		if (toldByThemselves(rule.kind, event, rule.to)) continue
		const subject = await subjectOf(tx, event)
		if (rule.to === 'registrant' && subject.registrantId)
			await tellRegistrant(tx, event, rule, subject, subject.registrantId)
		if (rule.to === 'employer' && subject.employerId)
			await tellEmployer(tx, event, rule, subject, subject.employerId)
	}
}

/** Who is asked to approve may sit elsewhere and open no page by themselves: a mail says that something waits. */
async function mailApprover(tx: Tx, event: Event, accountId: string): Promise<void> {
	const [asked] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
	if (asked?.email) await mailTo(tx, event.id, asked.email, '/council/approvals', 'approvalMail')
}

/**
 * What was told of an act (`what`, the event `undone`) that was taken back: unread it goes; who has read it is told;
 * nobody is called for it, and who was called already is called once more.
 */
async function untell(tx: Tx, event: Event, undone: string, what: EventName): Promise<void> {
	const theirs = await tx.select().from(notices).where(eq(notices.eventId, undone))
	await tx.delete(notices).where(and(eq(notices.eventId, undone), isNull(notices.readAt)))
	const rules = noticeRules[what] ?? []
	for (const { readAt, kind, accountId, facts } of theirs) {
		const side = rules.find((rule) => rule.kind === kind)?.to
		if (readAt)
			await keep(tx, event, side === 'employer' ? 'taken-back-employer' : 'taken-back', accountId, {
				about: String(facts.about ?? ''),
				title: String(facts.title ?? ''),
				day: String(facts.day ?? ''),
				employerId: facts.employer ? String(facts.employer) : undefined,
			})
	}
	for (const rule of rules) {
		const told = await closeCallNamed(tx, chore, `${rule.kind} ${undone}`)
		if (told)
			await openCall(tx, chore, told, {
				why: 'notice',
				subject: { kind: event.subjectKind, id: event.subjectId },
				naturalKey: `${rule.to === 'employer' ? 'taken-back-employer' : 'taken-back'} ${event.id} ${rule.kind}`,
				dueAt: await callBy(tx, event),
			})
	}
	if (endsAQuote.has(what)) await callAboutQuoteAgain(tx, event, undone)
}

// What settles the call about a quote that was not answered.
const endsAQuote = new Set<EventName>(['quote.made', 'quote.withdrawn', 'request.turned-down'])

/** A quote stands again since what ended it was taken back: who was still to be called about it is to be called. */
async function callAboutQuoteAgain(tx: Tx, event: Event, undone: string): Promise<void> {
	const [act] = await tx
		.select({ subjectId: events.subjectId, after: events.after })
		.from(events)
		.where(eq(events.id, undone))
	const [stands] = await tx
		.select({ id: quotes.id })
		.from(quotes)
		.innerJoin(workRequests, eq(workRequests.id, quotes.requestId))
		.where(
			and(
				eq(quotes.requestId, String(act?.after.requestId ?? act?.subjectId ?? '')),
				eq(workRequests.state, 'quoted'),
			),
		)
		.orderBy(desc(quotes.version))
		.limit(1)
	const subject = stands && { kind: 'quote', id: stands.id }
	const whom = subject && (await settledCallAbout(tx, subject, 'quote'))
	if (whom)
		await openCall(tx, chore, whom, {
			why: 'notice',
			subject,
			naturalKey: `quote ${event.id}`,
			dueAt: await callBy(tx, event),
		})
}

/** The ids an event is about, as its notice needs them. */
type Subject = {
	registrantId?: string
	employerId?: string
	about: string
	title: string
	day?: string
	startsAt?: Date
	/** Both sums, the rest and its day, where it is about a supplement. */
	sums?: NoticeSums
}

/** Figures a notice says: they are the person's own, and stay in the site. */
export type NoticeSums = { sentYen: number; rightYen: number; restYen: number; payDay: string; held: boolean }

const sumsOf = ({ before, after }: Event): NoticeSums => ({
	sentYen: Number(before.yen),
	rightYen: Number(after.yen),
	restYen: Number(after.restYen),
	payDay: String(after.payDay),
	held: after.held === true,
})

async function subjectOf(tx: Tx, event: Event): Promise<Subject> {
	const id = event.subjectId
	const after = event.after as Record<string, string | null>
	switch (event.subjectKind) {
		case 'assignment': {
			const [row] = await tx
				.select({
					registrantId: assignments.registrantId,
					employerId: assignments.employerId,
					title: tasks.title,
					state: assignments.state,
					day: slots.day,
					startMinute: slots.startMinute,
				})
				.from(assignments)
				.innerJoin(tasks, eq(tasks.id, assignments.taskId))
				.innerJoin(slots, eq(slots.id, assignments.slotId))
				.where(eq(assignments.id, id))
			// A decision that was taken back before anybody was told is told to nobody.
			if (row?.state === 'taken-back') return { about: id, title: '' }
			return { ...row, about: id, title: row?.title ?? '', startsAt: row && startOf(row) }
		}
		case 'slot': {
			const [row] = await tx
				.select({
					employerId: tasks.employerId,
					title: tasks.title,
					day: slots.day,
					startMinute: slots.startMinute,
				})
				.from(slots)
				.innerJoin(tasks, eq(tasks.id, slots.taskId))
				.where(eq(slots.id, id))
			return { ...row, about: id, title: row?.title ?? '', startsAt: row && startOf(row) }
		}
		case 'offer': {
			const [row] = await tx
				.select({ registrantId: offers.registrantId, title: tasks.title, day: slots.day })
				.from(offers)
				.innerJoin(slots, eq(slots.id, offers.slotId))
				.innerJoin(tasks, eq(tasks.id, slots.taskId))
				.where(eq(offers.id, id))
			return { ...row, about: id, title: row?.title ?? '' }
		}
		case 'application': {
			const [row] = await tx
				.select({ title: tasks.title, day: slots.day })
				.from(slots)
				.innerJoin(tasks, eq(tasks.id, slots.taskId))
				.where(eq(slots.id, after.slotId ?? ''))
			return { ...row, registrantId: after.registrantId ?? undefined, about: id, title: row?.title ?? '' }
		}
		case 'earning': {
			const [row] = await tx
				.select({ registrantId: earnings.registrantId, title: tasks.title, day: earnings.serviceDay })
				.from(earnings)
				.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
				.innerJoin(tasks, eq(tasks.id, assignments.taskId))
				.where(eq(earnings.id, id))
			const sums = event.what === 'earning.supplemented' ? { sums: sumsOf(event) } : {}
			return { ...row, about: id, title: row?.title ?? '', ...sums }
		}
		case 'payout-line': {
			const [row] = await tx
				.select({ registrantId: payoutLines.registrantId })
				.from(payoutLines)
				.where(eq(payoutLines.id, id))
			return { ...row, about: id, title: '' }
		}
		case 'quote': {
			const [row] = await tx
				.select({ employerId: workRequests.employerId, requestId: workRequests.id, title: workRequests.what })
				.from(quotes)
				.innerJoin(workRequests, eq(workRequests.id, quotes.requestId))
				.where(eq(quotes.id, id))
			return { employerId: row?.employerId, about: row?.requestId ?? id, title: row?.title ?? '' }
		}
		case 'request': {
			const [row] = await tx
				.select({ employerId: workRequests.employerId, title: workRequests.what })
				.from(workRequests)
				.where(eq(workRequests.id, id))
			return { employerId: row?.employerId, about: id, title: row?.title ?? '' }
		}
		case 'task': {
			const [row] = await tx
				.select({ employerId: tasks.employerId, requestId: tasks.requestId, title: tasks.title })
				.from(tasks)
				.where(eq(tasks.id, id))
			return { employerId: row?.employerId, about: row?.requestId ?? id, title: row?.title ?? '' }
		}
		case 'invoice': {
			const [row] = await tx
				.select({ employerId: invoices.employerId, title: invoices.number })
				.from(invoices)
				.where(eq(invoices.id, id))
			return { ...row, about: id, title: row?.title ?? '' }
		}
		case 'proposal':
			return { employerId: after.employerId ?? undefined, about: id, title: '' }
		case 'bank-account':
			return { registrantId: after.registrantId ?? undefined, about: id, title: '' }
		case 'registrant':
			return { registrantId: id, about: id, title: '' }
		case 'consideration': {
			// Whose it is stands in the case alone where it is one of harassment.
			const [row] = await tx
				.select({ registrantId: considerations.registrantId })
				.from(considerations)
				.where(eq(considerations.id, id))
			return { ...row, about: id, title: '' }
		}
		case 'team':
		case 'ending':
			return { registrantId: after.registrantId ?? undefined, about: id, title: '' }
		case 'trouble':
			return {
				registrantId: after.registrantId ?? undefined,
				employerId: after.employerId ?? undefined,
				about: id,
				title: '',
			}
		case 'conversation':
			return after.with === 'registrant'
				? { registrantId: after.id ?? undefined, about: id, title: '' }
				: { employerId: after.id ?? undefined, about: id, title: '' }
		default:
			return { about: id, title: '' }
	}
}

async function keep(
	tx: Tx,
	event: Event,
	kind: NoticeKind,
	accountId: string,
	{ about, title, day = '', employerId, sums }: Omit<Subject, 'registrantId' | 'startsAt'>,
): Promise<void> {
	const facts = { about, title, day, ...(employerId && { employer: employerId }), ...sums }
	await tx
		.insert(notices)
		.values({ id: newId(), accountId, kind, facts, eventId: event.id, at: event.at })
		.onConflictDoNothing({ target: [notices.eventId, notices.accountId, notices.kind] })
}

async function tellRegistrant(
	tx: Tx,
	event: Event,
	rule: NoticeRule,
	subject: Subject,
	registrantId: string,
): Promise<void> {
	const [person] = await tx
		.select({
			accountId: registrants.accountId,
			hearsBy: registrants.hearsBy,
			email: registrants.email,
			state: registrants.state,
		})
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	// Nothing more is said to somebody who has left, nor to the house of somebody who has died.
	if (!person || person.state === 'left' || (await caseOfPerson(tx, registrantId))) return
	await keep(tx, event, rule.kind, person.accountId, subject)
	const red = staysRed(rule.kind, urgencyOf(event, subject).why)
	if (person.hearsBy === 'mail' && person.email) await mailTo(tx, event.id, person.email, '/my/notices')
	if (
		rule.call &&
		(red ||
			hearsInTalk(person.hearsBy) ||
			calledWhateverChannel(rule.kind, urgencyOf(event, subject), event.at, await shortNoticeDays(tx, tx.at)))
	) {
		await openCall(
			tx,
			chore,
			{ registrantId },
			{
				why: rule.call,
				subject: { kind: event.subjectKind, id: event.subjectId },
				naturalKey: `${rule.kind} ${event.id}`,
				dueAt: await callBy(tx, event, subject.startsAt),
				red,
			},
		)
	}
}

async function tellEmployer(
	tx: Tx,
	event: Event,
	rule: NoticeRule,
	subject: Subject,
	employerId: string,
): Promise<void> {
	const seats = await tx
		.select({ accountId: accounts.id, email: accounts.email })
		.from(employerSeats)
		.innerJoin(accounts, eq(accounts.id, employerSeats.accountId))
		.where(and(eq(employerSeats.employerId, employerId), isNull(employerSeats.untilDay)))
	for (const seat of seats) {
		await keep(tx, event, rule.kind, seat.accountId, subject)
		if (seat.email) await mailTo(tx, event.id, seat.email, '/employer')
	}
	const [employer] = await tx
		.select({ state: employers.state })
		.from(employers)
		.where(eq(employers.id, employerId))
	const red = staysRed(rule.kind, urgencyOf(event, subject).why)
	if (
		rule.call &&
		employer?.state !== 'ended' &&
		(red ||
			seats.length === 0 ||
			calledWhateverChannel(rule.kind, urgencyOf(event, subject), event.at, await shortNoticeDays(tx, tx.at)))
	) {
		await openCall(
			tx,
			chore,
			{ employerId },
			{
				why: rule.call,
				subject: { kind: event.subjectKind, id: event.subjectId },
				naturalKey: `${rule.kind} ${event.id}`,
				dueAt: await callBy(tx, event, subject.startsAt),
				red,
			},
		)
	}
}

/** How near work must be that calling it off is always said by telephone. */
export const shortNoticeDays = (on: Db, at: Date) => settingOn(on, 'short-notice-days', dayOf(at))

const urgencyOf = (event: Event, { startsAt }: Subject) => ({
	why: (event.after as Record<string, string | null>).why,
	startsAt,
})

/** Work is told of an hour before it begins at the latest; what has begun, at once. */
const beforeStart = 3_600_000

/** When a call must have been made: before an answer is due and the work begins, at the latest by the end of the next office day. */
async function callBy(tx: Tx, event: Event, startsAt?: Date): Promise<Date> {
	const answerBy = (event.after as Record<string, string | null>).answerBy
	const today = dayOf(tx.at)
	const next = closingAfter(today, 1, await officeDaysOn(tx, today))
	const limits = [instantOf(next.day, next.minute).getTime()]
	if (answerBy) limits.push(new Date(answerBy).getTime())
	if (startsAt) limits.push(startsAt.getTime() - beforeStart)
	return new Date(Math.max(Math.min(...limits), tx.at.getTime()))
}

export type NoticeShown = {
	id: string
	kind: NoticeKind
	about: string
	/** The work it is about and its day; empty where it is about no work. */
	title: string
	day: string
	sums: NoticeSums | null
	at: Date
	isNew: boolean
}

/** Somebody's notices, the latest first. */
export async function noticesOf(on: Db, accountId: string, most = 60): Promise<NoticeShown[]> {
	const rows = await prepared(on, 'noticesOf', { accountId, most }, (db) =>
		db
			.select()
			.from(notices)
			.where(eq(notices.accountId, sql.placeholder('accountId')))
			.orderBy(desc(notices.at), desc(notices.id))
			.limit(sql.placeholder('most')),
	)
	return rows.map(shown)
}

const shown = (row: typeof notices.$inferSelect): NoticeShown => ({
	id: row.id,
	kind: row.kind as NoticeKind,
	about: String(row.facts.about ?? ''),
	title: String(row.facts.title ?? ''),
	day: String(row.facts.day ?? ''),
	sums: 'restYen' in row.facts ? (row.facts as NoticeSums) : null,
	at: row.at,
	isNew: row.readAt === null,
})

/** What an employer was told since a moment, the latest first: once, however many sit there, and nothing of another. */
export async function noticesOfEmployer(
	on: Db,
	employerId: string,
	kinds: readonly NoticeKind[],
	since: Date,
): Promise<NoticeShown[]> {
	const sitting = on
		.select({ accountId: employerSeats.accountId })
		.from(employerSeats)
		.where(and(eq(employerSeats.employerId, employerId), isNull(employerSeats.untilDay)))
	const rows = await on
		.select()
		.from(notices)
		.where(
			and(inArray(notices.accountId, sitting), inArray(notices.kind, [...kinds]), gte(notices.at, since)),
		)
		.orderBy(desc(notices.at), desc(notices.id))
	const once = new Map<string, NoticeShown>()
	for (const row of rows)
		if (row.facts.employer === employerId && !once.has(`${row.eventId} ${row.kind}`))
			once.set(`${row.eventId} ${row.kind}`, shown(row))
	return [...once.values()]
}

/** Whether somebody was told one thing in the site, and when they read it. */
export async function noticeAbout(
	on: Db,
	accountId: string,
	kind: NoticeKind,
	about: string,
): Promise<{ at: Date; readAt: Date | null } | undefined> {
	const rows = await on
		.select({ facts: notices.facts, at: notices.at, readAt: notices.readAt })
		.from(notices)
		.where(and(eq(notices.accountId, accountId), eq(notices.kind, kind)))
		.orderBy(desc(notices.at))
	return rows.find((row) => row.facts.about === about)
}

export async function unreadNotices(on: Db, accountId: string): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(notices)
		.where(and(eq(notices.accountId, accountId), isNull(notices.readAt)))
	return Number(row?.n ?? 0)
}

/** Marks everything so far as read; who read that work does not take place needs no call about it. */
export const readNotices = (tx: Tx, accountId: string): Promise<void> =>
	markRead(tx, and(eq(notices.accountId, accountId), isNull(notices.readAt)))

async function markRead(tx: Tx, which: SQL | undefined): Promise<void> {
	const read = await tx
		.update(notices)
		.set({ readAt: tx.at })
		.where(which)
		.returning({ kind: notices.kind, eventId: notices.eventId })
	await closeRedCalls(
		tx,
		chore,
		read.map(({ kind, eventId }) => `${kind} ${eventId}`),
	)
}

/** Somebody opened what a notice leads to, without the list of notices: what was told about it is read. */
export async function readNoticesAbout(accountId: string, about: string): Promise<void> {
	const unread = await db()
		.select({ id: notices.id, facts: notices.facts })
		.from(notices)
		.where(and(eq(notices.accountId, accountId), isNull(notices.readAt)))
	const ids = unread.filter(({ facts }) => facts.about === about).map(({ id }) => id)
	if (ids.length > 0)
		await inTransaction((tx) => markRead(tx, and(inArray(notices.id, ids), isNull(notices.readAt))))
}
