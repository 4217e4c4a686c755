// Makes the first administrator of a production site, or the first head coordinator (統括): a sign-in good for one hour.

import { eq } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { nextStaffNumber } from '~/papers/number-series.server'
import { grantRole, makeAccount } from '~/people/account.server'
import { issueCard } from '~/people/code-card.server'
import { newCode } from '~/people/secret.server'
import { closeDatabase } from '../db/client'
import { codeCards } from '../db/schema/people'

const [name, role = 'administrator'] = process.argv.slice(2)
if (!name || (role !== 'administrator' && role !== 'head-coordinator')) {
	console.error(
		'Say whose sign-in it is: npm run create-administrator -- "井上 さち" (or "白石 ゆう" head-coordinator)',
	)
	process.exit(64)
}
const code = newCode()
const number = await inTransaction(async (tx) => {
	const made = await nextStaffNumber(tx)
	const accountId = await makeAccount(tx, chore, { name, number: made })
	await grantRole(tx, chore, accountId, role, dayOf(tx.at))
	await issueCard(tx, chore, accountId, code)
	await tx
		.update(codeCards)
		.set({ expiresAt: new Date(now().getTime() + 3_600_000) })
		.where(eq(codeCards.accountId, accountId))
	return made
})
await closeDatabase()
console.log(`Open ${environment().BASE_URL}/card within one hour.\nNumber: ${number}\nCode:   ${code}`)
