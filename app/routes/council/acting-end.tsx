// Ends acting for somebody and leads back to where it was begun, else to their page, where the 控え can be printed.
import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { inTransaction } from '~/events/transaction.server'
import { endActing } from '~/people/acting.server'
import { requireStaff } from '~/people/guard.server'
import { withTold } from '../told'

export const loader = () => redirect('/council')

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'act-for')
	const was = await inTransaction((tx) => endActing(tx, actor, who.idHash))
	if (!was) return redirect('/council')
	const theirs = was.kind === 'registrant' ? `/council/people/${was.id}` : `/council/employers/${was.id}`
	return redirect(withTold(was.from ?? theirs, 'acting-ended'))
}
