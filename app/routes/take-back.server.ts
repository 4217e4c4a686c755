// Taking one's own act back (取り消す): the rows stand again as before, and the ledger is posted the other way.
import { takeBackDecision } from '~/assignments/decision.server'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { forget, ownAct, stepBack } from '~/events/footprint.server'
import { refusePassedOn } from '~/money/incoming.server'
import { invoiceRow } from '~/money/invoice.server'
import { reversePostings } from '~/money/ledger.server'
import { refuseLaterClosed, refuseMonthMovedOn } from '~/money/month-close.server'
import { refuseClosedYear, refuseMonthsOpen } from '~/money/year-close.server'
import { peopleByArea } from '~/people/area-use.server'
import type { Role } from '~/people/role'
import { refuseLast } from '~/people/staff.server'
import { refused } from '~/words/refusal'
import { tasksByArea } from '~/work/task.server'
import type { Tx } from '~db/client'

/** Takes an act back by the first event it wrote. */
export async function takeBackAct(tx: Tx, actor: Actor, eventId: string): Promise<void> {
	const { written } = await ownAct(tx, actor, eventId)
	// Terms that were written out stay: a decision has a way back of its own.
	if (written.every((event) => event.what === 'assignment.decided')) {
		for (const event of written) await takeBackDecision(tx, actor, event.subjectId)
		return forget(tx, eventId)
	}
	const { postingIds } = await stepBack(tx, actor, eventId)
	await reversePostings(tx, actor, postingIds, dayOf(tx.at))
	for (const event of written) {
		if (event.what === 'month.closed') {
			await refuseLaterClosed(tx, String(event.after.month))
			await refuseClosedYear(tx, String(event.after.month))
		}
		if (event.what === 'year.reopened') await refuseMonthsOpen(tx, Number(event.after.year))
		if (event.what === 'month.reopened') await refuseMonthMovedOn(tx, event.subjectId)
		if (event.what === 'invoice.paid' || event.what === 'invoice.part-paid')
			await refusePassedOn(tx, await invoiceRow(tx, event.subjectId))
		if (event.what === 'area.added') await refuseAreaInUse(tx, event.subjectId)
		if (event.what === 'account.role-granted') await refuseLast(tx, event.after.role as Role)
	}
}

/** A district somebody was put into since stays; no event names it. */
async function refuseAreaInUse(tx: Tx, areaId: string): Promise<void> {
	if ((await peopleByArea(tx)).has(areaId) || (await tasksByArea(tx)).has(areaId))
		throw refused('area-in-use')
}
