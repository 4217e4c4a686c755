// A changed profile: what a person types as their address is what they can sign in with.
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '~/events/transaction.server'
import { accountAmong, accountsNamed } from '~/people/account.server'
import { changeProfile, registrantOf } from '~/people/registrant.server'
import { hashSecret } from '~/people/secret.server'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import { makeArea, makeRegistrant } from '../cast'

describe('changing the profile', () => {
	it('lets a person sign in by the new address and telephone, however they were typed', async () => {
		const { id, accountId, actor } = await makeRegistrant('井上', await makeArea('中央'))
		const { hash, kind } = await hashSecret('a long password')
		await inTransaction((tx) =>
			tx.update(accounts).set({ secretHash: hash, secretKind: kind }).where(eq(accounts.id, accountId)),
		)
		const person = await registrantOf(db(), id)
		if (!person) throw new Error('nobody')
		await inTransaction((tx) =>
			changeProfile(tx, actor, id, {
				...person,
				email: 'Inoue.Hana@Hinata.Example',
				telephone: '0999-00-4321',
			} as Parameters<typeof changeProfile>[3]),
		)
		for (const typed of [
			'Inoue.Hana@Hinata.Example',
			'inoue.hana@hinata.example',
			'0999-00-4321',
			'0999004321',
		])
			expect(await accountAmong(await accountsNamed(typed), 'a long password')).toMatchObject({
				id: accountId,
			})
	})
})
