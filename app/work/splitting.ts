// The arithmetic of splitting: minutes of steps, seats of slots, and what a quote adds up to.
import { taxOn } from '~/base/yen'

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
export type Counted = { payYen: number; feeYen: number; slots: readonly { seats: number }[] }

export type QuoteSums = {
	seats: number
	payYen: number
	feeYen: number
	netYen: number
	taxYen: number
	totalYen: number
}

/** Pay and fee of every seat, tax cut down once on their sum, and the total. */
export function quoteSums(tasks: readonly Counted[], taxPermille: number): QuoteSums {
	let seats = 0
	let payYen = 0
	let feeYen = 0
	for (const task of tasks) {
		const many = seatsOf(task.slots)
		seats += many
		payYen += many * task.payYen
		feeYen += many * task.feeYen
	}
	const netYen = payYen + feeYen
	const taxYen = taxOn(netYen, taxPermille)
	return { seats, payYen, feeYen, netYen, taxYen, totalYen: netYen + taxYen }
}

/** Pay for an hour at this length, in whole yen: a yardstick for staff, on no paper. */
export const yenAnHour = (payYen: number, minutes: number) =>
	minutes > 0 ? Math.floor((payYen * 60) / minutes) : 0
