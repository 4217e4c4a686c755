// The life of an assignment (担当): states, the moves between them, who makes each and what it needs.
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import type { OfficeDays } from '~/council/calendar'
import { addOfficeDays, closesOn } from '~/council/calendar'
import { hearsInTalk } from '~/people/registrant'
import { doings } from '~/people/role'
import { isWeather } from '~/work/weather'

export const assignmentStates = [
	'decided',
	'agreed',
	'reported',
	'mending',
	'passed',
	'refused',
	'lapsed',
	'called-off',
	'taken-back',
] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** Why somebody is asked (お声がけ): by hand, for who cannot come, first because they did it before, or from a week's plan. */
export const askWhys = ['asked', 'stand-in', 'before', 'plan'] as const
export type AskWhy = (typeof askWhys)[number]

/** States in which a seat is held and the person's time is taken. */
export const liveStates = [
	'decided',
	'agreed',
	'reported',
	'mending',
	'passed',
] as const satisfies AssignmentState[]

/** States in which a contract stands: the yes is said, and nobody left. */
export const contractStates = ['agreed', 'reported', 'mending', 'passed'] as const satisfies AssignmentState[]

/** States in which somebody who had the seat has left it. */
export const leftStates = ['refused', 'lapsed', 'called-off'] as const satisfies AssignmentState[]

/** States in which something is still to be done by somebody. */
export const openStates = ['decided', 'agreed', 'reported', 'mending'] as const satisfies AssignmentState[]

/** Each move; the contract is made by `sayYes` and by nothing else: `comeAfterAll` lets one stand again. */
export const assignmentMoves = [
	{
		act: 'decide',
		from: [],
		to: 'decided',
		by: doings.decide,
		needs: [
			'a hand raised',
			'a free seat',
			'no clash',
			'a reason where something does not fit',
			'a reason where a fitting hand is passed over in turn',
			'every item of the terms',
		],
	},
	{
		act: 'sayYes',
		from: ['decided'],
		to: 'agreed',
		by: ['registrant'],
		needs: ['the newest terms', 'in time'],
	},
	{ act: 'sayNo', from: ['decided'], to: 'refused', by: ['registrant'] },
	{ act: 'lapseTerms', from: ['decided'], to: 'lapsed', by: ['chore'], needs: ['no answer in time'] },
	{
		act: 'takeBackDecision',
		from: ['decided'],
		to: 'taken-back',
		by: doings.decide,
		needs: ['the same person', 'within ten minutes', 'terms not answered'],
	},
	{ act: 'callOff', from: ['decided', 'agreed'], to: 'called-off', by: ['registrant', ...doings.decide] },
	{
		act: 'comeAfterAll',
		from: ['called-off'],
		to: 'agreed',
		by: ['registrant'],
		needs: ['their own 行けなくなりました', 'a yes before it', 'the seat still free', 'before the start'],
	},
	{
		act: 'report',
		from: ['agreed', 'mending'],
		to: 'reported',
		by: ['registrant'],
		needs: ['after the start'],
	},
	{
		act: 'inspect',
		from: ['reported'],
		to: 'passed',
		by: doings.inspect,
		needs: ['not one’s own work'],
	},
	{
		act: 'askToMend',
		from: ['reported'],
		to: 'mending',
		by: doings.inspect,
		needs: ['once', 'measured against the specification', 'a new day'],
	},
] as const satisfies readonly {
	act: string
	from: readonly AssignmentState[]
	to: AssignmentState
	by: readonly string[]
	needs?: readonly string[]
}[]

export type AssignmentAct = (typeof assignmentMoves)[number]['act']

/** Ways by which staff give terms to somebody in writing (handbook §3.1: paper, FAX, mail, SMS; never a posting). */
export const waysByHand = ['handed', 'post', 'fax', 'sms', 'mail'] as const

/** Why something that was decided does not take place. Only `registrant` keeps the turn. */
export const callOffReasons = [
	'registrant',
	'employer',
	'rain',
	'heat',
	'snow',
	'disaster',
	'council',
] as const
export type CallOffReason = (typeof callOffReasons)[number]

/** What became of a raised hand: chosen; somebody else was; or nobody is sought any more. */
export const handOutcomes = ['decided', 'another', 'closed'] as const
export type HandOutcome = (typeof handOutcomes)[number]

/** Reasons that hold for everybody at that place and hour: nobody else is sought for the slot. */
export const closesSlot = (why: CallOffReason) => why === 'employer' || isWeather(why)

/** The instant a slot begins. */
export const startOf = (slot: { day: string; startMinute: number }) => instantOf(slot.day, slot.startMinute)

/** When the office is open and people sleep (minutes of the day), as far as waiting for an answer needs it. */
export type OfficeTimes = OfficeDays & { nightFrom: number; nightUntil: number }

/** Whether a minute of the day lies in the night, in which nobody is asked and no time to answer ends. */
export const isNight = (
	minute: number,
	{ nightFrom, nightUntil }: Pick<OfficeTimes, 'nightFrom' | 'nightUntil'>,
) => minute >= nightFrom || minute < nightUntil

/** When the night that holds an instant ends. */
export const nightEnd = (at: Date, office: Pick<OfficeTimes, 'nightUntil'>): Date =>
	instantOf(minuteOf(at) < office.nightUntil ? dayOf(at) : addDays(dayOf(at), 1), office.nightUntil)

/**
 * Until when an answer is awaited: so many hours, never less than to the end of the next office day (who is called
 * by telephone would lapse over a weekend), never past the start and never ending at night (practice.md 29). Somebody
 * reached by telephone alone who was not `spokenTo` yet has until the start: their time begins with the talk.
 */
export function answerBy(
	at: Date,
	hours: number,
	slot: { day: string; startMinute: number },
	office: OfficeTimes,
	spokenTo = true,
): Date {
	const start = startOf(slot)
	const nextOfficeDay = addOfficeDays(dayOf(at), 1, office.closing)
	const least = instantOf(nextOfficeDay, closesOn(nextOfficeDay, office))
	const wanted = new Date(at.getTime() + hours * 3_600_000)
	const end = !spokenTo ? start : afterNight(wanted > least ? wanted : least, office)
	return end < start ? end : beforeNightOf(start, at, office)
}

/**
 * Until when an answer is awaited, as people read it: null while the time of somebody reached by telephone alone has not
 * begun, which lasts until somebody spoke to them.
 */
export const answerUntil = (
	until: Date,
	slot: { day: string; startMinute: number },
	hearsBy: string,
): Date | null => (hearsInTalk(hearsBy) && until >= startOf(slot) ? null : until)

function afterNight(end: Date, office: OfficeTimes): Date {
	return isNight(minuteOf(end), office) ? nightEnd(end, office) : end
}

/** Work that begins while people sleep is settled the evening before that night, while there is an hour left for it. */
function beforeNightOf(start: Date, at: Date, office: OfficeTimes): Date {
	if (!isNight(minuteOf(start), office)) return start
	const day = minuteOf(start) < office.nightUntil ? addDays(dayOf(start), -1) : dayOf(start)
	const evening = instantOf(day, office.nightFrom)
	return evening.getTime() - at.getTime() >= 3_600_000 ? evening : start
}

/** What a registrant does next, as a code for one sentence. */
export function nextStep(
	assignment: { state: AssignmentState },
	slot: { day: string; startMinute: number; endMinute: number },
	at: Date,
	said: readonly ('arrived' | 'ended')[] = [],
):
	| 'answer-terms'
	| 'wait-for-day'
	| 'arrive'
	| 'begin'
	| 'end'
	| 'report'
	| 'mend'
	| 'wait-for-inspection'
	| 'wait-for-pay'
	| 'none' {
	switch (assignment.state) {
		case 'decided':
			return 'answer-terms'
		case 'agreed':
			if (at < startOf(slot)) {
				if (said.includes('arrived')) return 'begin'
				return slotIsToday(slot, at) ? 'arrive' : 'wait-for-day'
			}
			if (at < instantOf(slot.day, slot.endMinute) && !said.includes('ended')) return 'end'
			return 'report'
		case 'mending':
			return 'mend'
		case 'reported':
			return 'wait-for-inspection'
		case 'passed':
			return 'wait-for-pay'
		default:
			return 'none'
	}
}

// Two hours before the start is early enough to have arrived.
const slotIsToday = (slot: { day: string; startMinute: number }, at: Date) =>
	at.getTime() >= startOf(slot).getTime() - 2 * 3_600_000

/**
 * Seats of a slot that were somebody's and are nobody's now: each decision after somebody left fills the seat that came
 * free first, whoever decided. What was never decided is not among them.
 */
export function seatsLeftBehind(
	held: readonly { decidedAt: Date; endedAt: Date | null; left: boolean }[],
): number {
	const leavings = held
		.flatMap(({ endedAt, left }) => (left && endedAt ? [endedAt.getTime()] : []))
		.sort((a, b) => a - b)
	const decided = held.map((one) => one.decidedAt.getTime()).sort((a, b) => a - b)
	let free = leavings.length
	for (const at of leavings) {
		const next = decided.findIndex((moment) => moment > at)
		if (next < 0) break
		decided.splice(next, 1)
		free--
	}
	return free
}

/**
 * Which empty seats have their stand-in: each yes of somebody decided later fills the seat that came free first, but never the
 * seat that came free by their own leaving (`ownId`).
 */
export function filledSeats(
	seats: readonly { id: string; openedAt: Date }[],
	yeses: readonly { decidedAt: Date; ownId: string | null }[],
): Set<string> {
	const open = [...seats].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
	const filled = new Set<string>()
	for (const { decidedAt, ownId } of [...yeses].sort(
		(a, b) => a.decidedAt.getTime() - b.decidedAt.getTime(),
	)) {
		const seat = open.find((one) => !filled.has(one.id) && one.openedAt <= decidedAt && one.id !== ownId)
		if (seat) filled.add(seat.id)
	}
	return filled
}
