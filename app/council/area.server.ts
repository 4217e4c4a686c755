// Districts (地区) as staff keep them: what postings, people and employers are placed in.
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { areas, areaWays, busTimes } from '~db/schema/council'

export type Area = typeof areas.$inferSelect

/** Every district in its order, those no longer used too: for saying where something is. */
export async function allAreas(on: Db): Promise<Area[]> {
	return on.select().from(areas).orderBy(asc(areas.sort), asc(areas.id))
}

/** The districts that can be chosen, in their order; `own` stays on offer to whoever is in it. */
export async function areasToChoose(on: Db, own?: string): Promise<Area[]> {
	return (await allAreas(on)).filter((area) => !area.closed || area.id === own)
}

/** Refuses a district that is not on offer. */
export async function checkArea(tx: Tx, areaId: string, own?: string): Promise<void> {
	if (!(await areasToChoose(tx, own)).some((area) => area.id === areaId))
		throw refused('area-unknown', undefined, 'areaId')
}

/** Refuses districts of which one is not known. */
export async function checkAreas(on: Db, areaIds: readonly string[]): Promise<void> {
	const known = new Set((await allAreas(on)).map((area) => area.id))
	if (!areaIds.every((id) => known.has(id))) throw refused('area-unknown', undefined, 'areaIds')
}

/** Adds a district at the end of the list; two of one name would not be told apart. */
export async function addArea(tx: Tx, actor: Actor, name: string): Promise<string> {
	const known = await allAreas(tx)
	refuseSameName(known, name)
	const id = newId()
	await tx.insert(areas).values({ id, name, sort: Math.max(0, ...known.map((area) => area.sort)) + 1 })
	await record(tx, actor, 'area.added', { kind: 'area', id })
	return id
}

/** Renames a district: postings and people in it show the new name. */
export async function renameArea(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
	refuseSameName(
		(await allAreas(tx)).filter((area) => area.id !== id),
		name,
	)
	await change(tx, actor, id, { name })
}

/** Takes a district out of what can be chosen, or back into it; whoever is in it stays there. */
export async function closeArea(tx: Tx, actor: Actor, id: string, closed: boolean): Promise<void> {
	await change(tx, actor, id, { closed })
}

/** Moves a district one place up in every list. */
export async function moveAreaUp(tx: Tx, actor: Actor, id: string): Promise<void> {
	const known = await allAreas(tx)
	const at = known.findIndex((area) => area.id === id)
	if (at < 0) throw refused('not-found')
	if (at === 0) return
	const order = known.map((area) => area.id)
	order.splice(at - 1, 2, id, order[at - 1] ?? id)
	for (const [sort, areaId] of order.entries())
		await tx
			.update(areas)
			.set({ sort: sort + 1 })
			.where(eq(areas.id, areaId))
	await record(tx, actor, 'area.changed', { kind: 'area', id }, { after: { place: at } })
}

/** Keeps when the first bus of the day is in a district; null where none has to be waited for. */
export async function setFirstBus(tx: Tx, actor: Actor, id: string, minute: number | null): Promise<void> {
	if (minute !== null && !(Number.isInteger(minute) && minute >= 0 && minute < 1440))
		throw refused('area-bus', undefined, 'minute')
	await change(tx, actor, id, { busArrivesMinute: minute })
}

/** Keeps the fixed sum for the way to work in a district; null where none is paid by district. */
export async function setAreaTravel(
	tx: Tx,
	actor: Actor,
	id: string,
	travelYen: number | null,
): Promise<void> {
	if (travelYen !== null && !(Number.isInteger(travelYen) && travelYen >= 1 && travelYen <= 100_000))
		throw refused('pay-travel', undefined, 'travelYen')
	await change(tx, actor, id, { travelYen })
}

export type BusTimes = typeof busTimes.$inferSelect

/** Every timetable that was written down, by district, line, stop and kind of day. */
export const allBusTimes = (on: Db): Promise<BusTimes[]> =>
	on
		.select()
		.from(busTimes)
		.orderBy(asc(busTimes.areaId), asc(busTimes.line), asc(busTimes.stop), asc(busTimes.days))

/** Writes the timetable of a line at a stop down for one kind of day; without any time it is taken off. */
export async function setBusTimes(tx: Tx, actor: Actor, times: BusTimes): Promise<void> {
	const { areaId, line, stop, days, arrives, leaves } = times
	await checkAreas(tx, [areaId])
	if (arrives.length === 0 && leaves.length === 0)
		await tx
			.delete(busTimes)
			.where(
				and(
					eq(busTimes.areaId, areaId),
					eq(busTimes.line, line),
					eq(busTimes.stop, stop),
					eq(busTimes.days, days),
				),
			)
	else
		await tx
			.insert(busTimes)
			.values(times)
			.onConflictDoUpdate({
				target: [busTimes.areaId, busTimes.line, busTimes.stop, busTimes.days],
				set: { arrives, leaves },
			})
	await record(
		tx,
		actor,
		'area.changed',
		{ kind: 'area', id: areaId },
		{ after: { days, arrives: arrives.length, leaves: leaves.length } },
	)
}

export type AreaWay = typeof areaWays.$inferSelect

/** The minutes by car that were written down, by the order of districts. */
export async function allAreaWays(on: Db): Promise<AreaWay[]> {
	const order = (await allAreas(on)).map((area) => area.id)
	const place = (way: AreaWay) => order.indexOf(way.areaId) * order.length + order.indexOf(way.otherId)
	return (await on.select().from(areaWays)).sort((a, b) => place(a) - place(b))
}

/** Keeps the minutes by car between two districts; null lets the usual figure hold. */
export async function setAreaWay(
	tx: Tx,
	actor: Actor,
	one: string,
	other: string,
	minutes: number | null,
): Promise<void> {
	await checkAreas(tx, [one, other])
	if (one === other) throw refused('area-way-same', undefined, 'otherId')
	if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= 180))
		throw refused('area-way-minutes', undefined, 'minutes')
	const [areaId, otherId] = one < other ? [one, other] : [other, one]
	if (minutes === null)
		await tx.delete(areaWays).where(and(eq(areaWays.areaId, areaId), eq(areaWays.otherId, otherId)))
	else
		await tx
			.insert(areaWays)
			.values({ areaId, otherId, minutes })
			.onConflictDoUpdate({ target: [areaWays.areaId, areaWays.otherId], set: { minutes } })
	await record(tx, actor, 'area.changed', { kind: 'area', id: areaId }, { after: { otherId, minutes } })
}

type Change = { name?: string; closed?: boolean; busArrivesMinute?: number | null; travelYen?: number | null }

async function change(tx: Tx, actor: Actor, id: string, to: Change) {
	const [changed] = await tx.update(areas).set(to).where(eq(areas.id, id)).returning({ id: areas.id })
	if (!changed) throw refused('not-found')
	const { name: _, ...after } = to
	await record(tx, actor, 'area.changed', { kind: 'area', id }, { after })
}

function refuseSameName(known: readonly Area[], name: string): void {
	if (known.some((area) => area.name === name)) throw refused('area-known', undefined, 'name')
}
