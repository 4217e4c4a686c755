// Acting for somebody (代行): staff enter what a person said on the telephone, at the counter, by FAX or on paper.
import { eq } from 'drizzle-orm'
import type { Actor, Channel } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers, registrants } from '~db/schema/people'
import { refuseOwnSide } from './account.server'
import { refuseEnded } from './employer.server'
import { refuseUnrepresented } from './representative.server'
import { actingOf, setActing } from './session.server'

const minutes = 30

/** For whom, as a name for the banner. */
export async function actingName(
	on: Db,
	acting: { kind: 'registrant' | 'employer'; id: string },
): Promise<string> {
	if (acting.kind === 'employer') {
		const [row] = await on.select({ name: employers.name }).from(employers).where(eq(employers.id, acting.id))
		return row?.name ?? ''
	}
	const [row] = await on
		.select({ family: registrants.familyName, given: registrants.givenName })
		.from(registrants)
		.where(eq(registrants.id, acting.id))
	return row ? `${row.family} ${row.given}` : ''
}

/** Begins acting for half an hour; nobody acts for themselves or their own firm, for an employer who ended, or by what a family says who may not talk for the person. `from` is the page it leads back to. */
export async function startActing(
	tx: Tx,
	actor: Actor,
	idHash: string,
	forWhom: { kind: 'registrant' | 'employer'; id: string },
	channel: Channel,
	from: string | null = null,
): Promise<void> {
	if ((await actingName(tx, forWhom)) === '') throw refused('not-found')
	if (forWhom.kind === 'employer') await refuseEnded(tx, forWhom.id)
	else if (channel === 'family') await refuseUnrepresented(tx, forWhom.id, 'talk')
	await refuseOwnSide(
		tx,
		actor,
		forWhom.kind === 'registrant' ? { registrantId: forWhom.id } : { employerId: forWhom.id },
	)
	await setActing(tx, idHash, {
		...forWhom,
		channel,
		until: new Date(tx.at.getTime() + minutes * 60_000),
		from,
	})
	await record(tx, { ...actor, channel, onBehalf: forWhom }, 'acting.started', {
		kind: forWhom.kind,
		id: forWhom.id,
	})
}

/** Ends acting, also when its half hour is over; gives for whom it was and where it was begun. */
export async function endActing(tx: Tx, actor: Actor, idHash: string): ReturnType<typeof actingOf> {
	const was = await actingOf(tx, idHash)
	await setActing(tx, idHash, null)
	if (!was) return null
	const onBehalf = { kind: was.kind, id: was.id }
	await record(tx, { ...actor, onBehalf }, 'acting.ended', onBehalf)
	return was
}
