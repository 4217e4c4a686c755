// Hands in the demo town: who might raise one for a slot, raising it, and taking it down again.
import { eq } from 'drizzle-orm'
import { applyFor, withdraw } from '~/assignments/application.server'
import type { Tx } from '~db/client'
import { applications } from '~db/schema/assignments'
import type { Chance } from './chance'
import { awake } from './hours'
import type { SlotPlay } from './slots'
import { misfits, suits, takesHands } from './slots'
import type { Town, Townsperson } from './town'
import { actorOf, deal, dealtOut, whenSaid } from './town'

/** Somebody whom a slot suits, drawn by what they hope for and how seldom they had a turn. */
export function whoMight(
	town: Town,
	chance: Chance,
	play: SlotPlay,
	not: ReadonlySet<string>,
): Townsperson | undefined {
	const some =
		town.registered.length > 400
			? Array.from({ length: 160 }, () => chance.one(town.registered))
			: town.registered
	const able = some.filter((one) => !one.makeup.storied && !not.has(one.id) && suits(one, play))
	return chance.weighted(
		able,
		({ makeup, turns }) =>
			(makeup.active * (makeup.likes.includes(play.text.task.kind) ? 5 : 1)) / (1 + turns),
	)
}

/** Raises somebody's hand unless they have promised that time. */
export async function raise(
	town: Town,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
): Promise<string | undefined> {
	if (misfits(person, play, false).some((one) => one.name === 'clash')) return undefined
	// Over the turn of the year the office is closed so long that a telephone call comes too late.
	if (!(await takesHands(tx, play))) return undefined
	return applyFor(tx, actorOf(town, person), person.id, play.id)
}

/** A hand that one in nine takes down again. */
export async function raiseMaybe(
	town: Town,
	chance: Chance,
	tx: Tx,
	play: SlotPlay,
	person: Townsperson,
): Promise<void> {
	if (!(await takesHands(tx, play)) || !suits(person, play)) return
	const id = await raise(town, tx, play, person)
	if (id && deal(town, 'withdraw', dealtOut(9, false, { 5: true }))) takeDown(town, chance, person, id)
}

function takeDown(town: Town, chance: Chance, person: Townsperson, applicationId: string): void {
	const when = whenSaid(town, chance, person, awake(chance, town.stage.now(), chance.whole(2, 30)))
	town.stage.at(when, async (tx) => {
		const [hand] = await tx.select().from(applications).where(eq(applications.id, applicationId))
		if (hand && hand.withdrawnAt === null && hand.settledAt === null)
			await withdraw(tx, actorOf(town, person), person.id, applicationId)
	})
}
