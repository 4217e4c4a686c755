// 停電のあと: what was written on paper while there was no power, entered afterwards with its true hours.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { refuseOwnSide } from '~/people/account.server'
import { officePaperWords } from '~/words/ja/office-papers'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { arrivals, assignments } from '~db/schema/assignments'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { sayArrived, sayEnded } from './arrival.server'
import { contractStates } from './assignment'
import { report } from './completion.server'

/** How long ago paper hours may lie; what is older is settled with its people. */
const mostDaysAgo = 31

/** One person's work of a day with the hours the office knows, in minutes of the day. */
export type PaperLine = {
	assignmentId: string
	registrantId: string
	name: string
	title: string
	employerName: string
	startMinute: number
	endMinute: number
	arrivedMinute: number | null
	endedMinute: number | null
	reported: boolean
}

/** The work of a day under contract, in the order of the paper: those of whom something is missing. */
export const openOnPaper = async (on: Db, day: Day, most: number): Promise<PaperLine[]> =>
	(await linesOn(on, day)).filter((one) => !isWhole(one)).slice(0, most)

/** Who of a day has nothing left to enter, with the hours that stand. */
export const wholeOnPaper = async (on: Db, day: Day, most: number): Promise<PaperLine[]> =>
	(await linesOn(on, day)).filter(isWhole).slice(0, most)

const isWhole = (one: PaperLine) => one.reported && one.arrivedMinute !== null && one.endedMinute !== null

async function linesOn(on: Db, day: Day): Promise<PaperLine[]> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			state: assignments.state,
			registrantId: registrants.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			title: tasks.title,
			employerName: employers.name,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(inArray(assignments.state, [...contractStates]), eq(assignments.serviceDay, day)))
		.orderBy(
			asc(slots.startMinute),
			asc(tasks.title),
			asc(registrants.familyKana),
			asc(registrants.givenKana),
			asc(assignments.id),
		)
	const said = await saidAt(
		on,
		rows.map((row) => row.assignmentId),
	)
	return rows.map(({ state, familyName, givenName, ...row }) => ({
		...row,
		name: `${familyName} ${givenName}`,
		arrivedMinute: said.get(`${row.assignmentId} arrived`) ?? null,
		endedMinute: said.get(`${row.assignmentId} ended`) ?? null,
		reported: state !== 'agreed',
	}))
}

async function saidAt(on: Db, ids: readonly string[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select()
		.from(arrivals)
		.where(inArray(arrivals.assignmentId, [...ids]))
	return new Map(rows.map((row) => [`${row.assignmentId} ${row.said}`, minuteOf(row.at)]))
}

/** What stood on the paper about one of them; null where nothing did. */
export type PaperHours = { arrived: number | null; ended: number | null }

/**
 * Enters the hours of a day, each as said on paper by whom it is about, and the report where an end stands there: about as long
 * as from the arrival (or the agreed beginning) to the end. The report itself counts from now, so that an employer's days to
 * confirm are not shortened by the power cut. Refuses hours to come, an end before the arrival, a day too long ago and staff's
 * own work, by field. Gives how many it was about.
 */
export async function enterAfterwards(
	tx: Tx,
	actor: Actor,
	day: Day,
	hours: Readonly<Record<string, PaperHours>>,
): Promise<number> {
	const today = dayOf(tx.at)
	if (day > today || day < addDays(today, -mostDaysAgo))
		throw refused('afterwards-day', { days: mostDaysAgo })
	const lines = new Map(
		(await openOnPaper(tx, day, Number.POSITIVE_INFINITY)).map((one) => [one.assignmentId, one]),
	)
	let entered = 0
	for (const [assignmentId, said] of Object.entries(hours)) {
		if (said.arrived === null && said.ended === null) continue
		const line = lines.get(assignmentId)
		if (!line) throw refused('afterwards-changed')
		await enterOne(tx, actor, day, line, said)
		entered += 1
	}
	if (entered === 0) throw refused('afterwards-nothing')
	return entered
}

async function enterOne(
	tx: Tx,
	actor: Actor,
	day: Day,
	line: PaperLine,
	{ arrived, ended }: PaperHours,
): Promise<void> {
	const { assignmentId, registrantId } = line
	checkHour(tx, day, arrived, `hours.${assignmentId}.arrived`, line.name)
	checkHour(tx, day, ended, `hours.${assignmentId}.ended`, line.name)
	const began = arrived ?? line.arrivedMinute
	if (ended !== null && began !== null && ended < began)
		throw refused('afterwards-order', { name: line.name }, `hours.${assignmentId}.ended`)
	await refuseOwnSide(tx, actor, { registrantId })
	const onPaper: Actor = { ...actor, channel: 'paper', onBehalf: { kind: 'registrant', id: registrantId } }
	if (arrived !== null && line.arrivedMinute === null && !line.reported)
		await sayArrived(tx, onPaper, registrantId, assignmentId, instantOf(day, arrived))
	if (ended === null) return
	if (line.endedMinute === null)
		await sayEnded(tx, onPaper, registrantId, assignmentId, instantOf(day, ended))
	if (!line.reported)
		await report(tx, onPaper, registrantId, assignmentId, {
			aboutMinutes: Math.max(1, ended - (began ?? line.startMinute)),
			note: officePaperWords.after.note,
		})
}

function checkHour(tx: Tx, day: Day, minute: number | null, field: string, name: string): void {
	if (minute !== null && instantOf(day, minute) > tx.at) throw refused('afterwards-future', { name }, field)
}
