// Two records of one person made one, in one transaction: time and turns, open work, groups, calls, and the record; and back again.
import { joinOpenWork, partOpenWork } from '~/assignments/join.server'
import type { Actor } from '~/events/event'
import { joinWhatCounts, partWhatCounts } from '~/matching/join.server'
import { readNotices } from '~/notices/notice.server'
import { keepJoin, refuseJoin, takeApart } from '~/people/registrant-join.server'
import { joinGroups, partGroups } from '~/work/group.server'
import type { Tx } from '~db/client'

/**
 * Ends one record in the other. Work passed, pay, papers and consultations stay where they are; everything else goes over.
 * Refused as `refuseJoin` says, and where both hold the same hour.
 */
export async function joinPeople(tx: Tx, actor: Actor, joinedId: string, keptId: string): Promise<void> {
	const both = await refuseJoin(tx, joinedId, keptId)
	const moved = {
		...(await joinWhatCounts(tx, joinedId, keptId)),
		...(await joinOpenWork(tx, joinedId, keptId)),
		groups: await joinGroups(tx, joinedId, keptId),
	}
	await keepJoin(tx, actor, both, moved)
	await readNotices(tx, both.joined.accountId)
}

/** Takes a join back with what went over; gives `apart-part` where work passed since and stays with the record that was credited. */
export async function partPeople(tx: Tx, actor: Actor, joinedId: string): Promise<'apart' | 'apart-part'> {
	const { keptId, moved, at } = await takeApart(tx, actor, joinedId)
	const stayed = await partOpenWork(tx, joinedId, keptId, moved, at)
	await partWhatCounts(tx, joinedId, keptId, moved, stayed)
	await partGroups(tx, keptId, moved.groups ?? [])
	return stayed.length > 0 ? 'apart-part' : 'apart'
}
