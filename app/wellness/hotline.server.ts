// The help lines that stand on every page of the room: a table that is kept here, each with the day it was last checked.
import { asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { hotlines } from '~db/schema/wellness-desk'
import type { Hotline } from './hotline'
import { firstHotlines } from './hotline'

/** A line as it is kept; `id` is null while the town has kept none and reads the list it begins with. */
export type KeptHotline = Hotline & { id: string | null }

/** The lines, those for life and limb first. */
export async function hotlineList(on: Db): Promise<KeptHotline[]> {
	const kept = await on.select().from(hotlines).orderBy(asc(hotlines.sort), asc(hotlines.id))
	const all = kept.length > 0 ? kept : firstHotlines.map((line) => ({ id: null, ...line }))
	return [...all.filter(({ first }) => first), ...all.filter(({ first }) => !first)]
}

/** The lines as pages show them, with the day that lies back furthest. */
export async function hotlinesOn(on: Db): Promise<{
	lines: { name: string; note: string; numbers: { telephone: string }[]; first: boolean }[]
	checkedOn: Day
}> {
	const lines = await hotlineList(on)
	return {
		lines: lines.map(({ name, hours, numbers, first }) => ({
			name,
			note: hours,
			numbers: numbers.map((telephone) => ({ telephone })),
			first,
		})),
		checkedOn: lines.map(({ checkedOn }) => checkedOn).sort()[0] ?? '',
	}
}

/** The first time the town changes a line, the list it began with is its own. */
async function ownList(tx: Tx, actor: Actor): Promise<void> {
	const [kept] = await tx.select().from(hotlines).limit(1)
	if (kept) return
	for (const [sort, line] of firstHotlines.entries())
		await tx.insert(hotlines).values({ id: newId(), sort, ...line, checkedBy: actor.accountId ?? '' })
}

/** Adds a line, or changes the one called `before`. Either way somebody looked at it today. */
export async function keepHotline(
	tx: Tx,
	actor: Actor,
	line: Omit<Hotline, 'checkedOn'>,
	before?: string,
): Promise<void> {
	await ownList(tx, actor)
	const all = await tx.select().from(hotlines).orderBy(asc(hotlines.sort))
	const checked = { checkedOn: dayOf(tx.at), checkedBy: actor.accountId ?? '' }
	const known = all.find(({ name }) => name === before)
	if (before !== undefined && !known) throw refused('not-found')
	if (all.some(({ id, name }) => name === line.name && id !== known?.id))
		throw refused('hotline-twice', undefined, 'name')
	const id = known?.id ?? newId()
	if (known)
		await tx
			.update(hotlines)
			.set({ ...line, ...checked })
			.where(eq(hotlines.id, id))
	else await tx.insert(hotlines).values({ id, sort: (all.at(-1)?.sort ?? 0) + 1, ...line, ...checked })
	await record(tx, actor, 'hotline.changed', { kind: 'hotline', id })
}

/** Somebody called a line up: it is still right today. */
export async function checkHotline(tx: Tx, actor: Actor, name: string): Promise<void> {
	await ownList(tx, actor)
	const [line] = await tx
		.update(hotlines)
		.set({ checkedOn: dayOf(tx.at), checkedBy: actor.accountId ?? '' })
		.where(eq(hotlines.name, name))
		.returning({ id: hotlines.id })
	if (!line) throw refused('not-found')
	await record(tx, actor, 'hotline.changed', { kind: 'hotline', id: line.id })
}

/** Takes a line away. Refused for the last of those for life and limb: every page stands on it. */
export async function dropHotline(tx: Tx, actor: Actor, name: string): Promise<void> {
	await ownList(tx, actor)
	const all = await tx.select().from(hotlines)
	const line = all.find((one) => one.name === name)
	if (!line) throw refused('not-found')
	if (line.first && all.filter(({ first }) => first).length === 1) throw refused('hotline-last')
	await tx.delete(hotlines).where(eq(hotlines.id, line.id))
	await record(tx, actor, 'hotline.changed', { kind: 'hotline', id: line.id })
}
