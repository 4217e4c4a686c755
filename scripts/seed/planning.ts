// The coming week planned in the demo town: made, changed by hand (one stays, one is struck out) and made again.
import { addDays, weekOf } from '~/base/day'
import { newId } from '~/base/ids'
import { askForPlan, claimPlan, endPlan, planOf } from '~/matching/plan.server'
import { planWeek } from '~/matching/plan-week'
import { weekToPlan } from '~/matching/plan-week.server'
import type { Tx } from '~db/client'
import type { Town } from './town'
import { staffActor } from './town'

const minute = 60_000

/** Lays two plans of the coming week into the last half hour: what the desk shows is the second. */
export function playPlanning(town: Town): void {
	const week = addDays(weekOf(town.today), 7)
	const actor = staffActor(town, 'arranger')
	const before = (minutes: number) => new Date(town.end.getTime() - minutes * minute)
	town.stage.at(before(25), async (tx) => {
		const first = await make(tx, await askForPlan(tx, actor, week, { mode: 'fair-turns' }))
		const [stays, ...others] = first.pairs
		if (!stays) return
		const struck = others.slice(-1).map(bare)
		town.stage.at(before(24), async (on) => {
			await make(on, await askForPlan(on, actor, week, { mode: 'fair-turns', locks: [bare(stays)], struck }))
		})
	})
}

const bare = ({ slotId, registrantId }: { slotId: string; registrantId: string }) => ({
	slotId,
	registrantId,
})

/** What the planner's thread does, in one go and without a clock, so that the town is the same each time. */
async function make(tx: Tx, planId: string) {
	const process = newId()
	await claimPlan(tx, process)
	const { week, ...order } = await planOf(tx, planId)
	const made = planWeek(await weekToPlan(tx, week, tx.at), order, { elapsed: () => 0 })
	await endPlan(tx, planId, process, made)
	return made
}
