// The arithmetic of splitting: minutes of steps, seats of slots, and what a quote adds up to.
import { taxOn } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { contractRules } from '~/council/contract-mode'
import type { PayTerms } from './pay-terms'

/** The minutes known so far, and how many steps have none yet. */
export function minutesOfSteps(steps: readonly { minutes: number | null }[]): {
	known: number
	unknown: number
} {
	return {
		known: steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0),
		unknown: steps.filter((step) => step.minutes === null).length,
	}
}

/** How many people all slots take together. */
export const seatsOf = (slots: readonly { seats: number }[]) =>
	slots.reduce((sum, slot) => sum + slot.seats, 0)

/** The council's fee on the pay of one seat, cut down to the yen: invoices count seats and must meet the quote. */
export const feeOn = (payYen: number, feePermille: number) => Math.floor((payYen * feePermille) / 1000)

/** A task as a quote counts it. */
export type Counted = {
	payYen: number
	feeYen: number
	slots: readonly { seats: number }[]
	/** Travel is billed as it is, without a fee; at cost it counts as the most it may be. */
	payTerms?: Pick<PayTerms, 'travelYen'> | null
}

export type QuoteSums = {
	seats: number
	payYen: number
	feeYen: number
	travelYen: number
	netYen: number
	taxYen: number
	totalYen: number
}

/** Pay, fee and travel of every seat, tax cut down once on what the mode taxes, and the total. */
export function quoteSums(
	tasks: readonly Counted[],
	taxPermille: number,
	mode: ContractMode = 'A',
): QuoteSums {
	let seats = 0
	let payYen = 0
	let feeYen = 0
	let travelYen = 0
	for (const task of tasks) {
		const many = seatsOf(task.slots)
		seats += many
		payYen += many * task.payYen
		feeYen += many * task.feeYen
		travelYen += many * (task.payTerms?.travelYen ?? 0)
	}
	const netYen = payYen + feeYen + travelYen
	const taxYen = taxOn(contractRules[mode].taxed === 'fee' ? feeYen : netYen, taxPermille)
	return { seats, payYen, feeYen, travelYen, netYen, taxYen, totalYen: netYen + taxYen }
}

/** Pay for an hour at this length, in whole yen: a yardstick for staff, on no paper. */
export const yenAnHour = (payYen: number, minutes: number) =>
	minutes > 0 ? Math.floor((payYen * 60) / minutes) : 0

/** A line of a quote, as far as telling two quotes apart needs it. */
export type Quoted = {
	taskId: string
	title: string
	payYen: number
	seats: number
	slots: readonly { day: string; startMinute: number; endMinute: number; seats: number }[]
}

/** What is not the same in two quotes of one request, a sentence each. */
export type QuoteChange =
	| { what: 'added' | 'removed' | 'days'; title: string; seats: number }
	| { what: 'seats' | 'pay'; title: string; from: number; to: number }

/** What changed from one quote to the next: what came, what went, and for what stayed its people, its pay, its days. */
export function quoteChanges(before: readonly Quoted[], now: readonly Quoted[]): QuoteChange[] {
	const known = new Map(before.map((line) => [line.taskId, line]))
	const stayed = new Set(now.map((line) => line.taskId))
	const changes = now.flatMap((line): QuoteChange[] => {
		const { title, seats, payYen } = line
		const old = known.get(line.taskId)
		if (!old) return [{ what: 'added', title, seats }]
		const found: QuoteChange[] = []
		if (old.seats !== seats) found.push({ what: 'seats', title, from: old.seats, to: seats })
		if (old.payYen !== payYen) found.push({ what: 'pay', title, from: old.payYen, to: payYen })
		if (old.seats === seats && daysOf(old) !== daysOf(line)) found.push({ what: 'days', title, seats })
		return found
	})
	const gone = before.filter((line) => !stayed.has(line.taskId))
	return [...changes, ...gone.map(({ title, seats }) => ({ what: 'removed' as const, title, seats }))]
}

const daysOf = ({ slots }: Quoted) =>
	slots
		.map(({ day, startMinute, endMinute, seats }) => `${day} ${startMinute} ${endMinute} ${seats}`)
		.sort()
		.join()
