// Who is on duty (当番): from when until when, who stands in, and what can be promised to who needs help now.

/** One duty. Its end is not of it. */
export type Duty = { coordinatorId: string; deputyId: string | null; startsAt: Date; endsAt: Date }

/** Everybody on duty at an instant, by account; `deputies` stand in for all who are on. */
export type OnDuty = { coordinators: Set<string>; deputies: Set<string> }

export function onDutyAt(duties: readonly Duty[], at: Date): OnDuty {
	const now = duties.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
	return {
		coordinators: new Set(now.map(({ coordinatorId }) => coordinatorId)),
		deputies: new Set(now.flatMap(({ deputyId }) => (deputyId ? [deputyId] : []))),
	}
}

/** Everybody who is called when something is urgent. */
export const peopleOn = ({ coordinators, deputies }: OnDuty): string[] => [
	...new Set([...coordinators, ...deputies]),
]

/**
 * Whether 「1時間以内」 may be said: two different people are on duty now and for the hour to come. An hour promised at
 * three in the morning with nobody there is the most dangerous sentence of all (practice.md 23; handbook §7.2).
 */
export function hourKept(duties: readonly Duty[], at: Date): boolean {
	const end = new Date(at.getTime() + 3_600_000)
	const points = [at, ...duties.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])].filter(
		(point) => point >= at && point < end,
	)
	return points.every((point) => peopleOn(onDutyAt(duties, point)).length >= 2)
}

/** Until when somebody who needs help now is promised an answer: an hour where it can be kept, else the usual promise. */
export const urgentBy = (duties: readonly Duty[], at: Date, usual: Date): Date =>
	hourKept(duties, at) ? new Date(Math.min(at.getTime() + 3_600_000, usual.getTime())) : usual

/**
 * Whether a coordinator is on leave: others are on duty until then and they are not. Without a roster nobody is.
 */
export function isAway(duties: readonly Duty[], coordinatorId: string | null, until: Date): boolean {
	const meanwhile = duties.filter(({ startsAt }) => startsAt < until)
	return (
		coordinatorId !== null &&
		meanwhile.length > 0 &&
		!meanwhile.some((duty) => duty.coordinatorId === coordinatorId || duty.deputyId === coordinatorId)
	)
}

/** Why a duty cannot be as it is typed: it ends before it begins, lasts too long, or the deputy is the same person. */
export function faultOfDuty(duty: Duty): 'duty-order' | 'duty-too-long' | 'duty-own-deputy' | undefined {
	if (duty.endsAt <= duty.startsAt) return 'duty-order'
	if (duty.endsAt.getTime() - duty.startsAt.getTime() > 14 * 86_400_000) return 'duty-too-long'
	if (duty.deputyId === duty.coordinatorId) return 'duty-own-deputy'
	return undefined
}
