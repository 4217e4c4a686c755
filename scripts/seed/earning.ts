// What is earned in other ways in the demo town: a late calling off, slips of the pen before and after the pay, a
// certificate, benefits that were checked.
import { and, asc, desc, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm'
import { callOffSlot } from '~/assignments/call-off.server'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, monthOf } from '~/base/day'
import { setAreaTravel } from '~/council/area.server'
import { benefitPages, keepBenefit } from '~/council/benefit.server'
import { addOfficeDays } from '~/council/calendar'
import { askCorrection } from '~/money/correction.server'
import { payOf } from '~/money/earning'
import { cancellationsOfSlot, creditCancellation } from '~/money/earning.server'
import { issueCertificate, paidBetween } from '~/money/paid.server'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { earnings, payoutEarnings } from '~db/schema/money'
import { slots, tasks } from '~db/schema/work'
import { release } from './slots'
import type { Town } from './town'
import { actorOf, staffActor } from './town'
import { tasting } from './work/pay'

/** The day whose work the employer calls off the evening before, counted back from today. */
export const calledOffDay = 18

/** Puts them on the stage. */
export function playEarning(town: Town): void {
	const { stage, today, hours } = town
	const office = (n: number, minute: number) => instantOf(addOfficeDays(today, n, hours.closing), minute)
	const opened = addOfficeDays(town.start, 1, hours.closing)
	stage.at(instantOf(opened, 620), (tx) => checkedPages(town, tx, opened))
	stage.at(instantOf(opened, 640), async (tx) => {
		for (const [n, areaId] of town.areaIds.slice(1, 3).entries())
			await setAreaTravel(tx, staffActor(town, 'administrator'), areaId, 300 + n * 200)
	})
	stage.at(instantOf(addDays(today, -calledOffDay - 1), 1100), (tx) => offTooLate(town, tx))
	stage.at(office(-1, 900), (tx) => slip(town, tx, 'more'))
	stage.at(office(-1, 905), (tx) => slip(town, tx, 'less'))
	stage.at(office(-1, 910), (tx) => certificate(town, tx))
	stage.at(office(-1, 920), (tx) => tooLow(town, tx))
}

/** The office called three of those who pay, and wrote the day down. */
async function checkedPages(town: Town, tx: Tx, day: Day): Promise<void> {
	for (const page of await benefitPages(tx))
		if (['unemployment', 'public-assistance', 'residents-tax'].includes(page.benefit))
			await keepBenefit(tx, staffActor(town, 'receptionist'), { ...page, checkedDay: day })
}

async function offTooLate(town: Town, tx: Tx): Promise<void> {
	const [slot] = await tx
		.select({ id: slots.id })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(eq(tasks.title, tasting.task.title), inArray(slots.open, [true, false])))
	if (!slot) return
	const actor = staffActor(town, 'arranger')
	const owed = await cancellationsOfSlot(tx, slot.id, tx.at)
	await callOffSlot(tx, actor, slot.id, 'employer')
	for (const { assignmentId, sums } of owed) {
		await creditCancellation(tx, actor, assignmentId, sums)
		const [row] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
		const person = town.people.find((one) => one.id === row?.registrantId)
		if (person) release(person, assignmentId)
	}
}

/** A slip of the pen in the newest pay of somebody: more was told, less is asked of 日高さん. */
async function slip(town: Town, tx: Tx, which: 'more' | 'less'): Promise<void> {
	const story = town.people.slice(0, 9).map((one) => one.id)
	const own = story[0] ?? ''
	const rows = await tx
		.select()
		.from(earnings)
		.where(
			and(
				isNull(earnings.paidAt),
				isNull(earnings.units),
				inArray(earnings.registrantId, which === 'less' ? [own] : story.slice(1)),
				notExists(
					tx
						.select({ id: payoutEarnings.earningId })
						.from(payoutEarnings)
						.where(and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt))),
				),
			),
		)
		.orderBy(desc(earnings.serviceDay), asc(earnings.id))
		.limit(1)
	const [earning] = rows
	if (!earning) return
	await askCorrection(tx, staffActor(town, 'treasurer'), earning.id, {
		payYen: which === 'less' ? earning.yen - 200 : earning.yen + 300,
		units: null,
		travelYen: null,
		slip:
			which === 'less'
				? '見積と同じ額を書くところを、200円多く書きました。'
				: '見積と同じ額を書くところを、300円少なく書きました。',
	})
}

/** What 日高さん was paid first was too low: the rest comes on the next bank day. */
async function tooLow(town: Town, tx: Tx): Promise<void> {
	const [earning] = await tx
		.select()
		.from(earnings)
		.where(
			and(
				eq(earnings.registrantId, town.people[0]?.id ?? ''),
				eq(earnings.kind, 'work'),
				isNotNull(earnings.paidAt),
				isNull(earnings.units),
			),
		)
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
		.limit(1)
	if (!earning) return
	await askCorrection(tx, staffActor(town, 'treasurer'), earning.id, {
		payYen: payOf(earning) + 400,
		units: null,
		travelYen: null,
		slip: '見積と同じ額を書くところを、400円少なく書きました。',
	})
}

async function certificate(town: Town, tx: Tx): Promise<void> {
	const [person] = town.people
	const today = dayOf(tx.at)
	if (!person) return
	const paid = await paidBetween(tx, person.id, town.start, today)
	if (paid[0])
		await issueCertificate(tx, actorOf(town, person), person.id, {
			fromMonth: monthOf(paid[0].day),
			untilMonth: monthOf(today),
		})
}
