// The mails that say that something waits and never what: the same words whatever it is about.
import { and, eq, inArray, ne } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { digest } from '~/base/seal'
import { settingsOn } from '~/council/setting.server'
import { caseOfPerson } from '~/money/heirs.server'
import { sayNotice } from '~/words/ja/notices'
import type { Tx } from '~db/client'
import { accounts, registrants } from '~db/schema/people'
import { queueMail } from './outbox.server'

/** Queues the mail for its natural key: two with the same key to the same address are one. */
export async function mailTo(
	tx: Tx,
	naturalKey: string,
	to: string,
	path: string,
	say: keyof typeof sayNotice = 'mail',
): Promise<void> {
	const set = await settingsOn(tx, ['town-name', 'office-name', 'office-telephone'], dayOf(tx.at))
	const { subject, body } = sayNotice[say]({
		town: set['town-name'],
		office: set['office-name'],
		telephone: set['office-telephone'],
		address: `${environment().BASE_URL}${path}`,
	})
	await queueMail(tx, { naturalKey: `${naturalKey} ${to}`, to, subject, body })
}

/** What a ring is about stands in no row: the outbox names whom it goes to, and a message's id beside it would say who wrote. */
const blind = (naturalKey: string) => digest('ring', naturalKey).toString('base64url')

/**
 * Rings somebody who wrote in the consultation room: word for word the mail that rings them about anything else, and only
 * that. Nothing is put among their notices, which staff acting for them read too. Nobody is rung who has left or died.
 */
export async function ringPerson(tx: Tx, naturalKey: string, accountId: string): Promise<void> {
	const [person] = await tx
		.select({ id: registrants.id, email: registrants.email })
		.from(registrants)
		.where(
			and(
				eq(registrants.accountId, accountId),
				eq(registrants.hearsBy, 'mail'),
				ne(registrants.state, 'left'),
			),
		)
	if (!person?.email || (await caseOfPerson(tx, person.id))) return
	await mailTo(tx, blind(naturalKey), person.email, '/my/notices')
}

/** Rings people of the house, for example coordinators; who has no mail address sees it on their page. */
export async function ringStaff(tx: Tx, naturalKey: string, accountIds: readonly string[]): Promise<void> {
	if (accountIds.length === 0) return
	const people = await tx
		.select({ email: accounts.email })
		.from(accounts)
		.where(inArray(accounts.id, [...new Set(accountIds)]))
	for (const { email } of people) if (email) await mailTo(tx, blind(naturalKey), email, '/')
}
