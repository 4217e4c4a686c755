// A registrant's life and choices: who may join, the states, and how often one may be asked.
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import type { Move } from '~/base/life'
import { refused } from '~/words/refusal'
import { doings } from './role'

/** The life as data: each move, from where, to where, who makes it. */
export const registrantMoves = [
	{
		act: 'apply',
		from: [],
		to: 'applied',
		by: ['visitor'],
		needs: ['the age the council sets', 'every consent'],
	},
	{
		act: 'register',
		from: ['applied'],
		to: 'registered',
		by: doings['register-people'],
		needs: ['an interview', 'a paper seen'],
	},
	{
		act: 'decline',
		from: ['applied'],
		to: 'declined',
		by: doings['register-people'],
		needs: ['an interview'],
	},
	{
		act: 'endRegistration',
		from: ['registered'],
		to: 'left',
		by: doings['end-registration'],
		needs: ['told thirty days before, or an exception of the law', 'every piece of promised work done'],
	},
	{
		act: 'enterLifeMove',
		from: ['registered'],
		to: 'left',
		by: doings['enter-life-move'],
		needs: ['a day', 'which paper was seen'],
	},
	{
		act: 'takeBackLifeMove',
		from: ['left'],
		to: 'registered',
		by: doings['enter-life-move'],
		needs: ['the same day, but for a death'],
	},
	{
		act: 'joinIntoAnother',
		from: ['applied', 'registered'],
		to: 'left',
		by: doings['join-registrants'],
		needs: ['the same day of birth', 'another registration that goes on', 'no hour held by both'],
	},
	{
		act: 'takeApart',
		from: ['left'],
		to: 'registered',
		by: doings['join-registrants'],
		needs: ['a join that stands', 'registered before it'],
	},
	{
		act: 'takeApplicationApart',
		from: ['left'],
		to: 'applied',
		by: doings['join-registrants'],
		needs: ['a join that stands', 'applied before it'],
	},
] as const satisfies readonly Move[]

/** 退会 (their own wish), 逝去, 転出, 後見等: what ends a registration by staff's entry of what happened. */
export const lifeMoveKinds = ['left', 'died', 'moved-away', 'guardianship'] as const
export type LifeMoveKind = (typeof lifeMoveKinds)[number]

/** Which paper shows a move; `told` is none yet. */
export const lifePapers = [
	'notice',
	'death-certificate',
	'moving-out',
	'guardianship-register',
	'told',
] as const

/** How a person wants to hear from the office. */
export const waysToHear = ['site', 'mail', 'telephone', 'paper'] as const

/** How often a person may be asked (お声がけ). */
export const askRhythms = ['daily', 'weekly', 'monthly', 'never'] as const
export type AskRhythm = (typeof askRhythms)[number]

/** Days that must lie between two お声がけ; `never` is never. */
export const daysBetweenAsks: Record<AskRhythm, number> = {
	daily: 1,
	weekly: 7,
	monthly: 30,
	never: Number.POSITIVE_INFINITY,
}

/** The first day somebody may be asked again, by when they were asked last; null for who never was, or takes no questions. */
export const askedAgainFrom = (lastAsked: Date | null, rhythm: AskRhythm): Day | null =>
	lastAsked === null || rhythm === 'never' ? null : addDays(dayOf(lastAsked), daysBetweenAsks[rhythm])

/** Hours of the day at which somebody may be asked: both ends, or none at all. */
export type AskHours = { askFromMinute: number | null; askUntilMinute: number | null }

/** Refuses hours of which one end is missing, or that end before they begin. */
export function checkAskHours({ askFromMinute, askUntilMinute }: AskHours): void {
	if (askFromMinute === null && askUntilMinute === null) return
	if (askFromMinute === null || askUntilMinute === null)
		throw refused('ask-hours-half', undefined, 'askFromMinute')
	const real = askFromMinute >= 0 && askUntilMinute <= 1440
	if (!real || askUntilMinute <= askFromMinute) throw refused('ask-hours-order', undefined, 'askFromMinute')
}

/** Whether a minute of the day is one at which somebody may be asked. */
export const mayBeAskedAt = ({ askFromMinute, askUntilMinute }: AskHours, minute: number): boolean =>
	askFromMinute === null || askUntilMinute === null || (minute >= askFromMinute && minute < askUntilMinute)

/** Whether somebody rests (お休み中) on a day. */
export function restsOn(person: { restFrom: string | null; restUntil: string | null }, day: string): boolean {
	return (
		person.restFrom !== null &&
		person.restFrom <= day &&
		(person.restUntil === null || day <= person.restUntil)
	)
}

/** What a person says yes to when joining, each with its own tick and version. */
export const consentKinds = ['purpose', 'tell-employer', 'commission'] as const
export const consentVersion = '2026-04'

/** Which paper was seen at the interview; no copy is kept, and never My Number. */
export const identityPapers = [
	'driving-licence',
	'my-number-card',
	'passport',
	'residence-card',
	'health-certificate',
	'other',
] as const

/** By which paper a name is changed (戸籍・住民票など), or that it was written down wrongly. */
export const namePapers = ['family-register', 'licence-or-card', 'guardianship-register', 'slip'] as const
export type NamePaper = (typeof namePapers)[number]

/** What is kept where no paper was seen: who is not registered, or spoke by telephone. */
export const noPaperSeen = 'none'

export const interviewPlaces = ['counter', 'home', 'post-office', 'telephone'] as const

/** The last four digits of a telephone number, by which staff find people. */
export const tailOf = (telephone: string) => telephone.replace(/\D/g, '').slice(-4)

/** Whether somebody hears of things in a talk alone: they are telephoned, and their time to answer begins with the talk. */
export const hearsInTalk = (hearsBy: string) => hearsBy === 'telephone' || hearsBy === 'paper'
