// What a door does with words that need help now: it notices them, and everybody on duty and the head are called in the same act.
import { ringStaff } from '~/notices/mail.server'
import { headsAt } from '~/people/staff.server'
import { onDutyAt, peopleOn } from '~/wellness/duty'
import { listeningDuties, wordsNoticed } from '~/wellness/duty.server'
import { isNoticed } from '~/wellness/noticing'
import { coordinatorOf } from '~/wellness/thread.server'
import type { Db, Tx } from '~db/client'

/** Whether words that coordinators want to notice stand in the text. */
export const noticedIn = async (on: Db, text: string): Promise<boolean> =>
	isNoticed(
		text,
		(await wordsNoticed(on)).map(({ words }) => words),
	)

/** Calls whose thread it is, who is on duty, their deputies and the head about a message. */
export async function callForUrgent(tx: Tx, messageId: string): Promise<void> {
	const onDuty = peopleOn(onDutyAt(await listeningDuties(tx, tx.at), tx.at))
	const own = await coordinatorOf(tx, messageId)
	await ringStaff(tx, `${messageId} urgent`, [...(own ? [own] : []), ...onDuty, ...(await headsAt(tx))])
}
