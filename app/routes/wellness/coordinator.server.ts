// Who stands at a coordinator's door, and as whom they may read a thread.
import { data } from '@remix-run/node'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { requireCoordinator, requireFresh } from '~/people/guard.server'
import { wellnessRoles } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { onDutyAt } from '~/wellness/duty'
import { dutiesAround } from '~/wellness/duty.server'
import { brokenAt } from '~/wellness/opening.server'
import type { Reader, ReadingWay } from '~/wellness/reading'
import { readsAs } from '~/wellness/reading'
import type { Thread } from '~/wellness/thread.server'
import { threadOf } from '~/wellness/thread.server'
import type { Db } from '~db/client'
import { db } from '~db/client'

/** A coordinator or the head at the door, as the rules of reading see them. */
export type AtDoor = { accountId: string; actor: Actor; reader: Omit<Reader, 'brokenAt'> }

/** Line one of each of a coordinator's doors; asks for the secret again after fifteen minutes. */
export async function requireReader(request: Request): Promise<AtDoor> {
	const { who, actor } = await requireCoordinator(request)
	await requireFresh(request, who)
	const head = who.roles.includes('head-coordinator')
	const at = now()
	const deputy = onDutyAt(await dutiesAround(db(), at), at).deputies.has(who.accountId)
	return { accountId: who.accountId, actor, reader: { accountId: who.accountId, head, deputy } }
}

/** A thread and as whom they may read it now; undefined where it is a colleague's or nobody's yet. 404 where there is none. */
export async function threadAt(
	{ accountId, reader }: AtDoor,
	threadId: string,
): Promise<{ thread: Thread; way: ReadingWay | undefined }> {
	const thread = await threadOf(db(), threadId)
	if (!thread) throw data(null, { status: 404 })
	const broken = await brokenAt(db(), threadId, accountId)
	return { thread, way: readsAs(thread, { ...reader, brokenAt: broken }, now()) }
}

/** Coordinators by account, for the pages that say who answered and who read. */
export async function coordinatorNames(on: Db): Promise<Map<string, string>> {
	const holders = await holdersOf(on, wellnessRoles, dayOf(now()))
	return new Map(holders.map(({ accountId, name }) => [accountId, name]))
}
