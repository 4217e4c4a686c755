// The life of an assignment (担当): states, the moves between them, who makes each and what it needs.
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import type { ClosingDays } from '~/council/calendar'
import { addOfficeDays } from '~/council/calendar'
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

/** States in which a seat is held and the person's time is taken. */
export const liveStates = [
	'decided',
	'agreed',
	'reported',
	'mending',
	'passed',
] as const satisfies AssignmentState[]

/** States in which something is still to be done by somebody. */
export const openStates = ['decided', 'agreed', 'reported', 'mending'] as const satisfies AssignmentState[]

/** Each move; the contract is made by `sayYes` and by nothing else. */
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
export type OfficeTimes = {
	closing: ClosingDays
	closesMinute: number
	nightFrom: number
	nightUntil: number
}

/** Whether a minute of the day lies in the night, in which nobody is asked and no time to answer ends. */
export const isNight = (
	minute: number,
	{ nightFrom, nightUntil }: Pick<OfficeTimes, 'nightFrom' | 'nightUntil'>,
) => minute >= nightFrom || minute < nightUntil

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
	const least = instantOf(nextOfficeDay, office.closesMinute)
	const wanted = new Date(at.getTime() + hours * 3_600_000)
	const end = !spokenTo ? start : afterNight(wanted > least ? wanted : least, office)
	return end < start ? end : eveningBefore(start, at, office)
}

function afterNight(end: Date, office: OfficeTimes): Date {
	const minute = minuteOf(end)
	if (!isNight(minute, office)) return end
	return instantOf(minute < office.nightUntil ? dayOf(end) : addDays(dayOf(end), 1), office.nightUntil)
}

/** Work that begins before people are up is settled the evening before, while there is an hour left for it. */
function eveningBefore(start: Date, at: Date, office: OfficeTimes): Date {
	if (minuteOf(start) >= office.nightUntil) return start
	const evening = instantOf(addDays(dayOf(start), -1), office.nightFrom)
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
