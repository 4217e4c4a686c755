// Somebody's limits as one text: to take twenty columns apart by themselves takes as long as all the rest of a person.
import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { limits } from '~db/schema/matching'
import type { Limits } from './limit'
import { noLimits } from './limit'
import type { PackedLines } from './packed-lines'
import { fieldEnd, hasMore, linesOf, takeDigit, takeFigure, takeWord } from './packed-lines'

function fieldOf(name: keyof Limits): SQL {
	if (name === 'comesBy') return sql`coalesce(${limits.comesBy}, '') || ':'`
	if (name === 'areaIds') return sql`cast(${limits.areaIds} as text)`
	if (typeof noLimits[name] === 'boolean') return sql`case when ${limits[name]} then '1' else '0' end`
	return sql`coalesce(cast(${limits[name]} as text), '') || ':'`
}

/** Every limit in the order `takeLimits` reads them. */
export const limitsText = sql<string | null>`${sql.join(
	(Object.keys(noLimits) as (keyof Limits)[]).map(fieldOf),
	sql` || `,
)}`

const flag = (lines: PackedLines): boolean => takeDigit(lines) === 1
const figure = (lines: PackedLines): number | null => takeFigure(lines, fieldEnd)

/** Reads limits as `limitsText` wrote them, one after another in the order of `noLimits`, up to the end of their line. */
export const takeLimits = (lines: PackedLines): Limits => ({
	kilogramsMost: figure(lines),
	sittingOnly: flag(lines),
	restEachHour: flag(lines),
	aloneOnly: flag(lines),
	indoorsOnly: flag(lines),
	atHomeOnly: flag(lines),
	noDriving: flag(lines),
	busStopNeeded: flag(lines),
	minutesMost: figure(lines),
	daysPerWeekMost: figure(lines),
	minutesPerWeekMost: figure(lines),
	restBetweenMinutes: figure(lines),
	holidaysOff: flag(lines),
	notAlone: flag(lines),
	pairAtMost: flag(lines),
	freeStartOnly: flag(lines),
	fixedStartOnly: flag(lines),
	standMinutesMost: figure(lines),
	monthYenMost: figure(lines),
	yearYenMost: figure(lines),
	comesBy: (takeWord(lines, ':') || null) as Limits['comesBy'],
	areaIds: namesIn(takeWord(lines, '\n')),
})

const namesIn = (text: string): string[] => (text === '[]' ? [] : JSON.parse(text))

/** Somebody's limits; who has none has said nothing. */
export function limitsIn(text: string | null): Limits {
	const lines = linesOf(text)
	return hasMore(lines) ? takeLimits(lines) : noLimits
}
