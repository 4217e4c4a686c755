// The promise of an answer: when it ends and when others are called. Moments are stored and compared, never counted up.

/** How long is promised, and after how long the deputy and the head (統括) are called, in hours by the wall. */
export type Promised = { answerHours: number; deputyHours: number; headHours: number }

/** The moments of one message's promise. */
export type Moments = { startedAt: Date; deputyAt: Date; headAt: Date; answerBy: Date }

/** What is known of a clock. `droppedAt`: the person asks no more, and nothing is owed. */
export type Clock = Moments & {
	deputyCalledAt: Date | null
	headCalledAt: Date | null
	answeredAt: Date | null
	droppedAt: Date | null
}

/** Who is called about a message that has no answer. */
export type Rung = 'deputy' | 'head'

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000)

/**
 * The moments of a message written at `startedAt`: twenty-four hours are twenty-four hours, over night, holidays and the
 * year's end. Nobody is called after the promise has ended already.
 */
export function momentsOf(startedAt: Date, { answerHours, deputyHours, headHours }: Promised): Moments {
	return {
		startedAt,
		deputyAt: later(startedAt, Math.min(deputyHours, answerHours)),
		headAt: later(startedAt, Math.min(Math.max(headHours, deputyHours), answerHours)),
		answerBy: later(startedAt, answerHours),
	}
}

/**
 * The same of somebody who needs help now, promised an answer until `answerBy`: who was called at once is called again half way,
 * and the head shortly before, never later than about any other message.
 */
export function urgentMoments(
	usual: Pick<Moments, 'deputyAt' | 'headAt'>,
	answerBy: Date,
	startedAt: Date,
): Omit<Moments, 'startedAt'> {
	const span = answerBy.getTime() - startedAt.getTime()
	const part = (share: number, most: Date) =>
		new Date(Math.min(startedAt.getTime() + span * share, most.getTime()))
	return { answerBy, deputyAt: part(1 / 2, usual.deputyAt), headAt: part(5 / 6, usual.headAt) }
}

export const isOpen = (clock: Clock): boolean => clock.answeredAt === null && clock.droppedAt === null

/** Who must be called now and was not yet. A clock set back calls nobody twice, and a missed run is made up for. */
export function callsDue(clock: Clock, at: Date): Rung[] {
	if (!isOpen(clock)) return []
	return [
		...(clock.deputyCalledAt === null && clock.deputyAt <= at ? (['deputy'] as const) : []),
		...(clock.headCalledAt === null && clock.headAt <= at ? (['head'] as const) : []),
	]
}

/** The earliest promise that is open, or null. */
export function earliest(clocks: readonly Clock[]): Date | null {
	const open = clocks.filter(isOpen).map((clock) => clock.answerBy.getTime())
	return open.length === 0 ? null : new Date(Math.min(...open))
}

/** How promises were kept. Minutes; `kept` of those whose time is over or that were answered, `late` answered after it. */
export type Keeping = {
	kept: number
	late: number
	missing: number
	medianMinutes: number | null
	threads: number
}

/** Counts clocks that ended: answered, or their time is over at `at`. What was dropped before its time counts nowhere. */
export function keepingOf(clocks: readonly (Clock & { threadId: string })[], at: Date): Keeping {
	const counted = clocks.filter(
		(clock) => clock.answeredAt !== null || (clock.droppedAt === null && clock.answerBy <= at),
	)
	const minutes = counted
		.flatMap(({ answeredAt, startedAt }) =>
			answeredAt === null ? [] : [Math.max(0, answeredAt.getTime() - startedAt.getTime()) / 60_000],
		)
		.sort((a, b) => a - b)
	const inTime = counted.filter(({ answeredAt, answerBy }) => answeredAt !== null && answeredAt <= answerBy)
	const half = Math.floor(minutes.length / 2)
	const median =
		minutes.length % 2 === 1 ? minutes[half] : ((minutes[half - 1] ?? 0) + (minutes[half] ?? 0)) / 2
	return {
		kept: inTime.length,
		late: minutes.length - inTime.length,
		missing: counted.length - minutes.length,
		medianMinutes: minutes.length === 0 || median === undefined ? null : Math.round(median),
		threads: new Set(counted.map((clock) => clock.threadId)).size,
	}
}
