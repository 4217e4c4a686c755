// Makes the first administrator of a production site: a sign-in good for one hour.

import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { nextNumber } from '~/papers/number-series.server'
import { grantRole, makeAccount } from '~/people/account.server'
import { issueCard } from '~/people/code-card.server'
import { newCode } from '~/people/secret.server'
import { closeDatabase } from '../db/client'
import { codeCards } from '../db/schema/people'

const name = process.argv[2]
if (!name) {
	console.error('Say whose sign-in it is: npm run create-administrator -- "井上 さち"')
	process.exit(64)
}
const code = newCode()
const number = await inTransaction(async (tx) => {
	const { n } = await nextNumber(tx, 'staff')
	const made = `S${String(n).padStart(4, '0')}${randomBytes(1).toString('hex')}`
	const accountId = await makeAccount(tx, chore, { name, number: made })
	await grantRole(tx, chore, accountId, 'administrator', dayOf(tx.at))
	await issueCard(tx, chore, accountId, code)
	await tx
		.update(codeCards)
		.set({ expiresAt: new Date(now().getTime() + 3_600_000) })
		.where(eq(codeCards.accountId, accountId))
	return made
})
await closeDatabase()
console.log(`Open ${environment().BASE_URL}/card within one hour.\nNumber: ${number}\nCode:   ${code}`)
