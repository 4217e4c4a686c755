// Somebody's limits as one text: to take twenty columns apart by themselves takes as long as all the rest of a person.
import { sql } from 'drizzle-orm'
import { limits } from '~db/schema/matching'
import type { Limits } from './limit'
import { noLimits } from './limit'
import type { PackedLines } from './packed-lines'
import { fieldEnd, hasMore, linesOf, takeDigit, takeFigure, takeWord } from './packed-lines'

const limitNames = Object.keys(noLimits) as (keyof Limits)[]
const flagNames = limitNames.filter((name) => typeof noLimits[name] === 'boolean')
const figureNames = limitNames.filter((name) => noLimits[name] === null && name !== 'comesBy')

/** Flags, figures, the way and the districts. */
export const limitsText = sql<string | null>`${sql.join(
	[
		...flagNames.map((name) => sql`case when ${limits[name]} then '1' else '0' end`),
		...figureNames.map((name) => sql`coalesce(cast(${limits[name]} as text), '') || ':'`),
		sql`coalesce(${limits.comesBy}, '') || ':' || cast(${limits.areaIds} as text)`,
	],
	sql` || `,
)}`

/** Reads limits as `limitsText` wrote them, up to the end of their line. */
export function takeLimits(lines: PackedLines): Limits {
	const found: Record<string, unknown> & Limits = { ...noLimits }
	for (let n = 0; n < flagNames.length; n++) found[flagNames[n] as string] = takeDigit(lines) === 1
	for (let n = 0; n < figureNames.length; n++) found[figureNames[n] as string] = takeFigure(lines, fieldEnd)
	found.comesBy = (takeWord(lines, ':') || null) as Limits['comesBy']
	const areaIds = takeWord(lines, '\n')
	found.areaIds = areaIds === '[]' ? [] : JSON.parse(areaIds)
	return found
}

/** Somebody's limits; who has none has said nothing. */
export function limitsIn(text: string | null): Limits {
	const lines = linesOf(text)
	return hasMore(lines) ? takeLimits(lines) : noLimits
}
