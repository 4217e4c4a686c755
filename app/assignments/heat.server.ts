// Heat and new promises: for a slot in the open that is too hot, or has no shade, water and rest, nobody new is asked or decided.
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Refusal } from '~/words/refusal'
import { refused } from '~/words/refusal'
import { heatAsks, heatLevel } from '~/work/weather'
import { heatIn, heatOn } from '~/work/weather.server'
import type { Db, Tx } from '~db/client'
import type { SlotWithTask } from './seat.server'

/**
 * What the heat foretold for the day asks of a slot before anybody new is bound to it: nothing, the employer's answer of what
 * there is against it, or calling it off (WBGT 28 and 31, as settings).
 */
export async function heatAsksOf(
	on: Db,
	{ slot, task }: SlotWithTask,
	at: Date,
): Promise<ReturnType<typeof heatAsks>> {
	if (!task.outdoors || task.atHome) return 'nothing'
	const tenths = heatIn(await heatOn(on, slot.day), task.areaId)
	if (tenths === null) return 'nothing'
	const set = await settingsOn(on, ['heat-care', 'heat-stop'], dayOf(at))
	return heatAsks(heatLevel(tenths, { care: set['heat-care'], stop: set['heat-stop'] }), task.weather)
}

/** Why nobody new is asked or decided for a slot, where the heat speaks against it. */
export async function whyTooHot(on: Db, found: SlotWithTask, at: Date): Promise<Refusal | null> {
	const asks = await heatAsksOf(on, found, at)
	return asks === 'nothing' ? null : refused(asks === 'stop' ? 'heat-stop' : 'heat-answer')
}

/** Refuses a slot that stands in too much heat. */
export async function refuseHeat(tx: Tx, found: SlotWithTask): Promise<void> {
	const refusal = await whyTooHot(tx, found, tx.at)
	if (refusal) throw refusal
}
