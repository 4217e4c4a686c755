// 閉める前の印刷: the next days on paper (who, where, which number, whose emergency contact), so that the office works without power.
import { and, asc, eq, gt, gte, inArray, lte, or } from 'drizzle-orm'
import { liveStates } from '~/assignments/assignment'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { addOfficeDays, isOfficeDay } from '~/council/calendar'
import { ownClosingDays } from '~/council/closing-day.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { sayCallWhy } from '~/notices/call-why'
import type { PdfPaper, PdfPart } from '~/papers/pdf'
import type { OpenCall } from '~/people/contact.server'
import { openCalls } from '~/people/contact.server'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { officePaperWords } from '~/words/ja/office-papers'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { accounts, emergencyContacts, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { footOf, officeOn } from './office.server'
import { daysToPrint } from './three-days'

const words = officePaperWords.three

const slotsOf = (on: Db, fromDay: Day, untilDay: Day) =>
	on
		.select({
			slot: slots,
			task: tasks,
			employer: employers,
		})
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.where(
			and(
				inArray(slots.open, [true, false]),
				or(eq(slots.open, true), gt(slots.taken, 0)),
				gte(slots.day, fromDay),
				lte(slots.day, untilDay),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(tasks.title), asc(slots.id))

const peopleOf = (on: Db, fromDay: Day, untilDay: Day) =>
	on
		.select({
			slotId: assignments.slotId,
			state: assignments.state,
			registrantId: registrants.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
			number: accounts.number,
			emergency: emergencyContacts,
		})
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.leftJoin(emergencyContacts, eq(emergencyContacts.registrantId, registrants.id))
		.where(
			and(
				inArray(assignments.state, [...liveStates]),
				gte(assignments.serviceDay, fromDay),
				lte(assignments.serviceDay, untilDay),
			),
		)
		.orderBy(asc(registrants.familyKana), asc(registrants.givenKana), asc(registrants.id))

type SlotRow = Awaited<ReturnType<typeof slotsOf>>[number]
type PersonRow = Awaited<ReturnType<typeof peopleOf>>[number]

const peopleTable = (people: readonly PersonRow[]): PdfPart => ({
	kind: 'table',
	columns: [
		{ label: words.columns.who },
		{ label: words.columns.telephone },
		{ label: words.columns.emergency },
		{ label: words.columns.state },
		{ label: words.columns.arrived },
		{ label: words.columns.ended },
	],
	rows: people.map((one) => [
		words.person2(`${one.familyName} ${one.givenName}`, one.number ?? ''),
		one.telephone,
		one.emergency
			? words.emergency(one.emergency.name, one.emergency.relation, one.emergency.telephone)
			: words.emergencyNone,
		words.states[one.state as keyof typeof words.states],
		'',
		'',
	]),
})

function slotParts({ slot, task, employer }: SlotRow, people: readonly PersonRow[]): PdfPart[] {
	const whom = [employer.dayContact || employer.contactName, employer.dayTelephone || employer.telephone]
	return [
		{
			kind: 'heading',
			text: `${saySpan(slot.startMinute, slot.endMinute, 'staff')} ${task.title}`,
		},
		{
			kind: 'pairs',
			pairs: [
				{ label: words.where, text: task.atHome ? words.atHome : `${task.place} ${task.address}` },
				{ label: words.employer, text: employer.name },
				{ label: words.person, text: whom.filter(Boolean).join(' ') },
				{ label: words.seats, text: words.seatsSaid(slot.taken, slot.seats) },
				...(task.bring ? [{ label: words.meet, text: task.bring }] : []),
				...(task.rain ? [{ label: words.rain, text: task.rain }] : []),
			],
		},
		people.length === 0 ? { kind: 'text', text: words.nobody } : peopleTable(people),
	]
}

const callsPaper = (open: readonly OpenCall[], subject: string, foot: string): PdfPaper => ({
	title: words.calls.title,
	subject,
	foot,
	parts: [
		open.length === 0
			? { kind: 'text', text: words.calls.none }
			: {
					kind: 'table',
					columns: Object.values(words.calls.columns).map((label) => ({ label })),
					rows: open.map((call) => [
						sayInstant(call.dueAt, 'staff'),
						call.name,
						call.telephone,
						sayCallWhy(call),
						'',
					]),
				},
	],
})

/** Every open call fits on a few sheets; more is no list to work from on paper. */
const mostCalls = 100

/**
 * The papers of today and of the days until the second office day after it, a sheet a day, and the open calls. That their
 * emergency contacts were opened is one event of this printing, with the ids of those they belong to.
 */
export async function printThreeDays(tx: Tx, actor: Actor): Promise<PdfPaper[]> {
	const today = dayOf(tx.at)
	const own = await ownClosingDays(tx)
	const last = addOfficeDays(today, 2, own)
	const rows = await slotsOf(tx, today, last)
	const people = await peopleOf(tx, today, last)
	const office = await officeOn(tx, today)
	const foot = `${footOf(office)} ${words.foot}`
	const subject = words.printed(sayInstant(tx.at, 'staff'))
	const days = daysToPrint(
		today,
		last,
		(day) => isOfficeDay(day, own),
		(day) => rows.some((row) => row.slot.day === day),
	)
	await recordPrinting(tx, actor, today, last, people)
	return [
		...days.map((day): PdfPaper => {
			const theirs = rows.filter((row) => row.slot.day === day)
			return {
				title: words.day(sayDay(day)),
				subject,
				foot,
				parts: [
					{ kind: 'text', text: words.after, small: true },
					...(theirs.length === 0
						? [{ kind: 'text' as const, text: words.none }]
						: theirs.flatMap((row) =>
								slotParts(
									row,
									people.filter((one) => one.slotId === row.slot.id),
								),
							)),
				],
			}
		}),
		callsPaper(await openCalls(tx, mostCalls), subject, foot),
	]
}

async function recordPrinting(
	tx: Tx,
	actor: Actor,
	today: Day,
	last: Day,
	people: readonly PersonRow[],
): Promise<void> {
	const opened = [...new Set(people.filter((one) => one.emergency).map((one) => one.registrantId))]
	await record(
		tx,
		actor,
		'three-days.printed',
		{ kind: 'day', id: today },
		{
			after: {
				until: last,
				people: new Set(people.map((one) => one.registrantId)).size,
				...Object.fromEntries(opened.map((id, n) => [`emergency${n + 1}`, id])),
			},
		},
	)
}
