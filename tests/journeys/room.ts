// The people of the consultation room at their browsers: a mother who writes, a nurse, a midwife, the head, and a clerk who sees nothing.
import { eq } from 'drizzle-orm'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { grantRole, makeAccount } from '~/people/account.server'
import type { Role } from '~/people/role'
import { registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { qualify } from '../cast'
import { giveSecrets } from './browsers'

/** Gives each a way to sign in (see `signInAs`), and 日高さん a mail address. Gives the listeners' accounts by name. */
export async function makeRoomPeople(town: Town): Promise<Record<'nurse' | 'midwife' | 'head', string>> {
	const made = { nurse: '', midwife: '', head: '' }
	for (const [name, role] of [
		['nurse', 'coordinator'],
		['midwife', 'coordinator'],
		['head', 'head-coordinator'],
	] as [keyof typeof made, Role][])
		made[name] = await inTransaction(async (tx) => {
			const accountId = await makeAccount(tx, chore, {
				name: { nurse: '白石 ゆう', midwife: '緒方 みのり', head: '本間 とも' }[name],
			})
			await grantRole(tx, chore, accountId, role, '2026-04-01')
			return accountId
		})
	await qualify(...Object.values(made))
	await giveSecrets({ ...made, mother: town.hidaka.accountId, clerk: town.inoue.accountId })
	await inTransaction((tx) =>
		tx
			.update(registrants)
			.set({ hearsBy: 'mail', email: 'hidaka@hinata.example' })
			.where(eq(registrants.id, town.hidaka.id)),
	)
	return made
}
