// The year's report: counts of a fiscal year that can be had today, read and never written.
import { and, asc, count, countDistinct, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, instantOf, weekOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { whoGoesOn } from '~/people/registrant-join.server'
import { careerConsultations } from '~/wellness/statistics.server'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { contactsHad, employers, guidedHours, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Worker } from './year-report'
import { countWorkers } from './year-report'

/** First and last day of a fiscal year, April to March. */
export const yearSpan = (fiscalYear: number): { fromDay: Day; untilDay: Day } => ({
	fromDay: `${fiscalYear}-04-01`,
	untilDay: `${fiscalYear + 1}-03-31`,
})

type Span = ReturnType<typeof yearSpan>

async function contactsIn(on: Db, { fromDay, untilDay }: Span): Promise<Map<string, number>> {
	const rows = await on
		.select({ kind: contactsHad.kind, n: count() })
		.from(contactsHad)
		.where(
			and(gte(contactsHad.day, fromDay), lte(contactsHad.day, untilDay), isNull(contactsHad.takenBackAt)),
		)
		.groupBy(contactsHad.kind)
	return new Map(rows.map((row) => [row.kind, Number(row.n)]))
}

/** Groups (団体) that were talked with, each once. */
async function groupsIn(on: Db, { fromDay, untilDay }: Span): Promise<number> {
	const [row] = await on
		.select({ n: countDistinct(contactsHad.employerId) })
		.from(contactsHad)
		.innerJoin(employers, eq(employers.id, contactsHad.employerId))
		.where(
			and(
				eq(employers.kind, 'group'),
				eq(contactsHad.kind, 'consultation'),
				gte(contactsHad.day, fromDay),
				lte(contactsHad.day, untilDay),
				isNull(contactsHad.takenBackAt),
			),
		)
	return Number(row?.n ?? 0)
}

/** 切り出し: tasks that came out of a request and were posted, by the day of the posting. */
async function cutsIn(on: Db, { fromDay, untilDay }: Span): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(tasks)
		.where(
			and(
				isNotNull(tasks.publishedAt),
				gte(tasks.publishedAt, instantOf(fromDay, 0)),
				lte(tasks.publishedAt, new Date(instantOf(addDays(untilDay, 1), 0).getTime() - 1)),
			),
		)
	return Number(row?.n ?? 0)
}

/** Everybody whose work of the year passed the check, with the weeks they worked or were guided to. */
async function workersIn(on: Db, { fromDay, untilDay }: Span): Promise<Worker[]> {
	const rows = await on
		.select({
			registrantId: registrants.id,
			birthDay: registrants.birthDay,
			field: employers.field,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(
			and(
				eq(assignments.state, 'passed'),
				gte(assignments.serviceDay, fromDay),
				lte(assignments.serviceDay, untilDay),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(assignments.id))
	const guided = await on
		.select()
		.from(guidedHours)
		.where(and(gte(guidedHours.week, weekOf(fromDay)), lte(guidedHours.week, untilDay)))
	const found = new Map<string, { birthDay: Day; field: string; weeks: Map<string, number> }>()
	const goesOn = await whoGoesOn(on)
	for (const row of rows) {
		const person = goesOn.get(row.registrantId) ?? row.registrantId
		const known = found.get(person) ?? {
			birthDay: row.birthDay,
			field: row.field,
			weeks: new Map(),
		}
		const week = weekOf(row.day)
		known.weeks.set(week, (known.weeks.get(week) ?? 0) + row.endMinute - row.startMinute)
		found.set(person, known)
	}
	for (const one of guided) {
		const known = found.get(goesOn.get(one.registrantId) ?? one.registrantId)
		known?.weeks.set(one.week, Math.max(known.weeks.get(one.week) ?? 0, one.minutes))
	}
	return [...found.values()].map((one) => ({ ...one, weeks: [...one.weeks.values()] }))
}

/** The one number of career consultations the gate lets out, of the quarters released; null while none is. */
async function careerIn(on: Db, fiscalYear: number): Promise<number | null> {
	const quarters = [
		`${fiscalYear}-04-01`,
		`${fiscalYear}-07-01`,
		`${fiscalYear}-10-01`,
		`${fiscalYear + 1}-01-01`,
	]
	const released = (await oneByOne(quarters, (quarter) => careerConsultations(on, quarter))).filter(
		(one) => typeof one === 'number',
	)
	return released.length === 0 ? null : released.reduce((sum, n) => sum + n, 0)
}

/** The counts of a fiscal year by line; null where a number is not let out. */
export async function yearReport(on: Db, fiscalYear: number): Promise<Record<string, number | null>> {
	const span = yearSpan(fiscalYear)
	const contacts = await contactsIn(on, span)
	const of = (kind: string) => contacts.get(kind) ?? 0
	return {
		seminar: of('seminar'),
		'employer-survey': of('employer-survey'),
		training: of('training'),
		briefing: of('briefing'),
		cuts: await cutsIn(on, span),
		groups: await groupsIn(on, span),
		'round-table': of('round-table'),
		consultations: of('consultation'),
		career: await careerIn(on, fiscalYear),
		'resident-survey': of('resident-survey'),
		...countWorkers(await workersIn(on, span), span.untilDay),
	}
}
