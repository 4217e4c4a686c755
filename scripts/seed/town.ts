// What the seed knows of the town while it is played: staff, employers, people with what they promised, and the stage.
import type { Day } from '~/base/day'
import type { Actor, Channel } from '~/events/event'
import type { Booked } from '~/matching/booking'
import type { FitPerson } from '~/matching/fit'
import type { TownFacts } from '~/matching/way'
import type { Chance } from './chance'
import type { EmployerFacts, EmployerKey } from './employers'
import type { Hours } from './hours'
import type { Makeup } from './people'
import type { SlotPlay } from './slots'
import type { Stage } from './stage'

export type StaffKey =
	| 'receptionist'
	| 'arranger'
	| 'approver'
	| 'treasurer'
	| 'administrator'
	| 'auditor'
	| 'outside-approver'
	| 'head'
	| 'coordinator'
	| 'second-coordinator'

export type Townsperson = {
	makeup: Makeup
	id: string
	accountId: string
	number: string
	registered: boolean
	judged: FitPerson
	/** What is promised, and what the story keeps free. */
	busy: (Booked & { key: string })[]
	turns: number
	lastTurn: number
	lastAsked: Day | null
}

export type TownEmployer = EmployerFacts & {
	id: string
	seatAccountId: string | null
	joined: Day
	areaId: string
}

export type Town = {
	seed: number
	today: Day
	start: Day
	/** The day the scheme opened: the first of the twelve weeks, or the first office day of its first year. */
	opened: Day
	end: Date
	stage: Stage
	hours: Hours
	chance: (matter: string) => Chance
	staff: Record<StaffKey, string>
	areaIds: string[]
	facts: TownFacts
	people: Townsperson[]
	/** Everybody registered so far, for drawing from. */
	registered: Townsperson[]
	employers: Map<EmployerKey, TownEmployer>
	secrets: {
		staff: { hash: string; kind: 'pin' | 'password' }
		pin: { hash: string; kind: 'pin' | 'password' }
	}
	/** Two who said yes to being a team, once they have; and where their hands are up together. */
	team?: { teamId: string; one: string; two: string; slotId?: string }
	/** Every posted slot as it is played, by its id. */
	plays: Map<string, SlotPlay>
	/** How often each kind of end was dealt out. */
	dealt: Map<string, number>
}

export const staffActor = (town: Town, role: StaffKey, channel: Channel = 'site'): Actor => ({
	accountId: town.staff[role],
	role,
	channel,
})

/** Somebody on their own phone, or staff who hear it from them. */
export function actorOf(town: Town, person: Townsperson, role: StaffKey = 'receptionist'): Actor {
	const { hearsBy } = person.makeup
	if (hearsBy === 'site' || hearsBy === 'mail')
		return { accountId: person.accountId, role: 'registrant', channel: 'site' }
	return {
		accountId: town.staff[role],
		role,
		channel: hearsBy === 'paper' ? 'counter' : 'telephone',
		onBehalf: { kind: 'registrant', id: person.id },
	}
}

export const byPhone = (person: Townsperson) =>
	person.makeup.hearsBy === 'telephone' || person.makeup.hearsBy === 'paper'

/** When somebody says a thing: in the site whenever they like, by telephone while the office is open. */
export const whenSaid = (town: Town, chance: Chance, person: Townsperson, when: Date): Date =>
	byPhone(person) ? town.hours.whileOpen(chance, when) : when

/** An employer's own seat, or staff who hear it from them. */
export function employerActor(town: Town, employer: TownEmployer, role: StaffKey = 'arranger'): Actor {
	if (employer.seatAccountId) return { accountId: employer.seatAccountId, role: 'employer', channel: 'site' }
	return {
		accountId: town.staff[role],
		role,
		channel: employer.says,
		onBehalf: { kind: 'employer', id: employer.id },
	}
}

/** Deals the ends of a list out in turn: each comes as often as it stands there, whatever chance says. */
export function deal<T>(town: Town, matter: string, ends: readonly T[]): T {
	const n = town.dealt.get(matter) ?? 0
	town.dealt.set(matter, n + 1)
	return ends[n % ends.length] as T
}

/** A list to deal from: the usual end, and here and there another. */
export const dealtOut = <T>(length: number, usual: T, other: Readonly<Record<number, T>>): T[] =>
	Array.from({ length }, (_, n) => other[n] ?? usual)
