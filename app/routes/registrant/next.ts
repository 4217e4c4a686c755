// 次にすること: of everything that waits for a person, the one thing said on their home page.
import { nextStep } from '~/assignments/assignment'
import type { AssignmentRow } from '~/assignments/assignment.server'
import type { OfferShown } from '~/assignments/offer.server'
import { dayOf, daysBetween } from '~/base/day'
import { sayDay, sayInstant, sayTime } from '~/words/ja/dates'
import { registrantWords } from '~/words/ja/registrant'

const words = registrantWords.home

export type Next = { say: string; due?: string; way: { href: string; label: string } }

/** What is known of a person's waiting things. */
export type Waiting = {
	open: readonly (AssignmentRow & { said: readonly ('arrived' | 'ended')[] })[]
	offers: readonly OfferShown[]
	bankMissing: boolean
	hoursMissing: boolean
}

/** Today's work first, then a promise to read, mending, a report, being asked; then what is missing about oneself. */
export function nextThing({ open, offers, bankMissing, hoursMissing }: Waiting, at: Date): Next | undefined {
	const today = dayOf(at)
	const steps = open.map((row) => ({ row, step: nextStep(row.assignment, row.slot, at, row.said) }))
	const first = (step: (typeof steps)[number]['step']) => steps.find((one) => one.step === step)?.row
	const until = (instant: Date) =>
		words.until(sayInstant(instant), words.leftDays(daysBetween(today, dayOf(instant))))
	const to = (row: AssignmentRow, more = '') => `/my/assignments/${row.assignment.id}${more}`

	const arriving = first('arrive')
	if (arriving)
		return {
			say: words.next.arrive.say(sayTime(arriving.slot.startMinute), arriving.title),
			way: { href: to(arriving), label: words.next.arrive.way },
		}
	const ending = first('end')
	if (ending)
		return {
			say: words.next.end.say(ending.title),
			way: { href: to(ending), label: words.next.end.way },
		}
	const promised = steps
		.filter(({ step, row }) => step === 'answer-terms' && row.answerBy !== null && row.answerBy >= at)
		.map(({ row }) => row)
		.sort((a, b) => Number(a.answerBy) - Number(b.answerBy))[0]
	if (promised)
		return {
			say: words.next.terms.say(sayDay(promised.slot.day)),
			due: promised.answerBy ? until(promised.answerBy) : undefined,
			way: { href: to(promised), label: words.next.terms.way },
		}
	const mending = first('mend')
	if (mending)
		return {
			say: words.next.mend.say(mending.title),
			way: { href: to(mending), label: words.next.mend.way },
		}
	const reporting = first('report')
	if (reporting)
		return {
			say: words.next.report.say(reporting.title),
			way: { href: to(reporting, '/completion'), label: words.next.report.way },
		}
	const asked = offers.find((offer) => offer.answerBy >= at)
	if (asked)
		return {
			say: words.next.offer.say(sayDay(asked.day)),
			due: until(asked.answerBy),
			way: { href: `/my/offers/${asked.id}`, label: words.next.offer.way },
		}
	if (bankMissing)
		return { say: words.next.bank.say, way: { href: '/my/bank-account', label: words.next.bank.way } }
	if (hoursMissing)
		return { say: words.next.hours.say, way: { href: '/my/availability', label: words.next.hours.way } }
	return undefined
}
