// 代理: who may talk, agree or receive for somebody, and for how long.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

export const representativeKinds = ['family', 'guardian', 'helper'] as const
export type RepresentativeKind = (typeof representativeKinds)[number]

/** What they may do: 話す (hear and say how it is), 返事する (yes and no), 受け取る (money and papers). Never a consultation. */
export const scopes = ['talk', 'agree', 'receive'] as const
export type Scope = (typeof scopes)[number]

/** Which paper shows it; none is copied. */
export const representativePapers = [
	'letter-of-attorney',
	'registration-of-guardianship',
	'family-register',
	'spoken-by-the-person',
] as const

export type Represents = {
	mayTalk: boolean
	mayAgree: boolean
	mayReceive: boolean
	fromDay: Day
	untilDay: Day
	endedAt: Date | null
}

/** Whether it holds on a day: both its days are in. */
export const holdsOn = ({ fromDay, untilDay, endedAt }: Represents, day: Day) =>
	endedAt === null && fromDay <= day && day <= untilDay

const column = { talk: 'mayTalk', agree: 'mayAgree', receive: 'mayReceive' } as const

/** Whether one of these may do this for the person on a day. */
export const mayFor = (all: readonly Represents[], scope: Scope, day: Day) =>
	all.some((one) => holdsOn(one, day) && one[column[scope]])

/** Days before its end at which staff see that a paper ends. */
const soonDays = 30

/** Whether it ends soon, so that a new paper is asked for in time. */
export const endsSoon = (one: Represents, today: Day) =>
	holdsOn(one, today) && one.untilDay <= addDays(today, soonDays)
