// Weather as it is kept: heat values, what a place has against heat, acts about a day, and the slots moved by them.
import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { heatValues, slots, tasks, weatherActs } from '~db/schema/work'
import { usualWeather } from './task.server'
import type { HeatAnswer } from './weather'

export type WeatherAct = typeof weatherActs.$inferSelect

/** The heat values foretold for a day: by area, with '' for the whole town. */
export async function heatOn(on: Db, day: Day): Promise<Map<string, number>> {
	const rows = await on.select().from(heatValues).where(eq(heatValues.day, day))
	return new Map(rows.map((row) => [row.areaId, row.tenths]))
}

/** The value that holds in an area: its own, else the town's. */
export const heatIn = (values: ReadonlyMap<string, number>, areaId: string): number | null =>
	values.get(areaId) ?? values.get('') ?? null

const mostTenths = 500

/** Enters the value foretold for a day, for an area or ('') the whole town; the latest holds. */
export async function enterHeat(
	tx: Tx,
	actor: Actor,
	{ day, areaId, tenths }: { day: Day; areaId: string; tenths: number },
): Promise<void> {
	if (!Number.isInteger(tenths) || tenths < 0 || tenths > mostTenths)
		throw refused('heat-value', undefined, 'heat')
	if (day < dayOf(tx.at)) throw refused('weather-day-past', undefined, 'day')
	const now = { tenths, at: tx.at, by: actor.accountId ?? actor.role }
	await tx
		.insert(heatValues)
		.values({ day, areaId, ...now })
		.onConflictDoUpdate({ target: [heatValues.day, heatValues.areaId], set: now })
	await record(tx, actor, 'heat.entered', { kind: 'heat', id: day }, { after: { areaId, tenths } })
}

/** Writes down what the employer says there is against heat; on posted work too, since it only adds. */
export async function answerHeat(
	tx: Tx,
	actor: Actor,
	taskId: string,
	there: readonly HeatAnswer[],
): Promise<void> {
	const [task] = await tx
		.select({ outdoors: tasks.outdoors, weather: tasks.weather })
		.from(tasks)
		.where(eq(tasks.id, taskId))
	if (!task?.outdoors) throw refused('not-found')
	const rule = task.weather ?? (await usualWeather(tx, dayOf(tx.at)))
	const heat = {
		shade: there.includes('shade'),
		water: there.includes('water'),
		rest: there.includes('rest'),
	}
	await tx
		.update(tasks)
		.set({ weather: { ...rule, heat } })
		.where(eq(tasks.id, taskId))
	await record(tx, actor, 'task.heat-answered', { kind: 'task', id: taskId }, { after: heat })
}

/** A slot of the same hours and seats on the day the work is moved to; nobody stands on it yet. */
export async function addMovedSlot(
	tx: Tx,
	actor: Actor,
	slot: typeof slots.$inferSelect,
	toDay: Day,
	why: string,
): Promise<typeof slots.$inferSelect> {
	const [made] = await tx
		.insert(slots)
		.values({
			...slot,
			id: newId(),
			day: toDay,
			taken: 0,
			open: true,
			reserveDay: slot.reserveDay !== null && slot.reserveDay > toDay ? slot.reserveDay : null,
			movedFrom: slot.id,
		})
		.returning()
	if (!made) throw new Error('the moved slot was not kept')
	await record(
		tx,
		actor,
		'slot.moved',
		{ kind: 'slot', id: made.id },
		{ before: { slotId: slot.id, day: slot.day }, after: { day: toDay, why } },
	)
	return made
}

/** Where a slot was moved to. */
export async function movedTo(on: Db, slotId: string): Promise<{ id: string; day: Day } | undefined> {
	const [row] = await on
		.select({ id: slots.id, day: slots.day })
		.from(slots)
		.where(eq(slots.movedFrom, slotId))
	return row
}

/** Keeps an act about the weather; gives its id. */
export async function keepWeatherAct(
	tx: Tx,
	actor: Actor,
	act: Omit<WeatherAct, 'id' | 'at' | 'by'>,
): Promise<string> {
	const id = newId()
	await tx.insert(weatherActs).values({ ...act, id, at: tx.at, by: actor.accountId ?? actor.role })
	const { scope, scopeId, day, why, toDay, slots: many, people } = act
	await record(
		tx,
		actor,
		'weather.acted',
		{ kind: 'weather', id },
		{ after: { scope, scopeId, day, why, toDay, slots: many, people } },
	)
	return id
}

/** What was done about the weather of a day, in order. */
export const weatherActsOn = (on: Db, day: Day): Promise<WeatherAct[]> =>
	on
		.select()
		.from(weatherActs)
		.where(and(eq(weatherActs.day, day)))
		.orderBy(asc(weatherActs.at), asc(weatherActs.id))
