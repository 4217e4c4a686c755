// Signing out: ends the session here and forgets the cookie.
import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { whoIs } from '~/people/guard.server'
import { endSession } from '~/people/session.server'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
	const who = await whoIs(request)
	if (!who) return redirect('/')
	const cookie = await inTransaction(async (tx) => {
		await record(tx, { accountId: who.accountId, role: who.hat, channel: 'site' }, 'session.ended', {
			kind: 'account',
			id: who.accountId,
		})
		return endSession(tx, who.idHash)
	})
	return redirect('/', { headers: { 'set-cookie': cookie } })
}
