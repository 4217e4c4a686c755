// 次にすること: of everything that waits for a person, the one thing said on their home page.
import { answerUntil, nextStep } from '~/assignments/assignment'
import type { AssignmentRow } from '~/assignments/assignment.server'
import type { OfferShown } from '~/assignments/offer.server'
import type { Day } from '~/base/day'
import { dayOf, daysBetween } from '~/base/day'
import { aroundWords } from '~/words/ja/around'
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
	hearsBy: string
}

/** Today's work first, then a promise to read, mending, a report, being asked; then what is missing about oneself. */
export function nextThing(
	{ open, offers, bankMissing, hoursMissing, hearsBy }: Waiting,
	at: Date,
): Next | undefined {
	const today = dayOf(at)
	const steps = open.map((row) => ({ row, step: nextStep(row.assignment, row.slot, at, row.said) }))
	const first = (step: (typeof steps)[number]['step']) => steps.find((one) => one.step === step)?.row
	const until = (instant: Date, slot: Slot) => untilWhen(answerUntil(instant, slot, hearsBy), today)
	const to = (row: AssignmentRow, more = '') => `/my/assignments/${row.assignment.id}${more}`

	const arriving = first('arrive')
	if (arriving)
		return {
			say: words.next.arrive.say(sayTime(arriving.slot.startMinute), arriving.title),
			way: { href: to(arriving), label: words.next.arrive.way },
		}
	const beginning = first('begin')
	if (beginning)
		return {
			say: words.next.begin.say(sayTime(beginning.slot.startMinute), beginning.title),
			way: { href: to(beginning), label: words.next.begin.way },
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
			due: promised.answerBy ? until(promised.answerBy, promised.slot) : undefined,
			way: { href: to(promised), label: words.next.terms.way },
		}
	const again = steps.find(
		({ step, row }) => step === 'wait-for-day' && row.askedAgainAt !== null && row.comingAt === null,
	)?.row
	if (again)
		return {
			say: aroundWords.again.next(sayDay(again.slot.day), again.title),
			way: { href: to(again), label: aroundWords.again.nextWay },
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
			due: until(asked.answerBy, asked),
			way: { href: `/my/offers/${asked.id}`, label: words.next.offer.way },
		}
	if (bankMissing)
		return { say: words.next.bank.say, way: { href: '/my/bank-account', label: words.next.bank.way } }
	if (hoursMissing)
		return { say: words.next.hours.say, way: { href: '/my/availability', label: words.next.hours.way } }
	return undefined
}

type Slot = { day: Day; startMinute: number }

const untilWhen = (instant: Date | null, today: Day) =>
	instant === null
		? words.untilTalk
		: words.until(sayInstant(instant), words.leftDays(daysBetween(today, dayOf(instant))))

/** What waits for an answer besides the one next thing: promises to read and being asked, the soonest first. */
export function alsoWaiting({ open, offers, hearsBy }: Waiting, at: Date, next: Next | undefined): Next[] {
	const promises = open.flatMap(({ assignment, slot, title, answerBy }) =>
		assignment.state === 'decided' && answerBy !== null
			? [
					{
						answerBy,
						slot,
						say: words.next.terms.of(sayDay(slot.day), title),
						href: `/my/assignments/${assignment.id}`,
					},
				]
			: [],
	)
	const asked = offers.map(({ id, day, startMinute, title, answerBy }) => ({
		answerBy,
		slot: { day, startMinute },
		say: words.next.offer.of(sayDay(day), title),
		href: `/my/offers/${id}`,
	}))
	return [...promises, ...asked]
		.filter(({ answerBy, href }) => answerBy >= at && href !== next?.way.href)
		.sort((a, b) => Number(a.answerBy) - Number(b.answerBy))
		.map(({ answerBy, slot, say, href }) => ({
			say,
			due: untilWhen(answerUntil(answerBy, slot, hearsBy), dayOf(at)),
			way: { href, label: say },
		}))
}
