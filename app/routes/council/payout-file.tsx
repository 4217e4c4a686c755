// The bank's file of an approved run, to the byte; asked for by a form, since making it is an act.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { inTransaction } from '~/events/transaction.server'
import { bankFileOf } from '~/money/payout.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { Refusal } from '~/words/refusal'
import { refusedOn } from '../refused.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'make-payout')
	return redirect(`/council/payouts/${params.payoutId}`)
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-payout')
	await requireFresh(request, who)
	try {
		const file = await inTransaction((tx) => bankFileOf(tx, actor, params.payoutId ?? ''))
		return new Response(file.bytes, {
			headers: {
				'content-type': 'application/octet-stream',
				'content-disposition': `attachment; filename="${file.name}"`,
				'cache-control': 'no-store',
			},
		})
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		if (error.refusal === 'not-found') throw data(null, { status: 404 })
		return redirect(refusedOn(`/council/payouts/${params.payoutId}`, error))
	}
}
