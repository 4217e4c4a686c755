// The proof file of a month; without a month, the last one begun.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { monthsDecided, proofOf } from '~/assignments/fairness.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { inSnapshot } from '~db/client'

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-fairness')
	return inSnapshot(async (on) => {
		const months = await monthsDecided(on, dayOf(now()))
		const asked = new URL(request.url).searchParams.get('month') ?? months[0]
		const month = months.find((one) => one === asked)
		if (!month) throw data(null, { status: 404 })
		return new Response(`${JSON.stringify(await proofOf(on, month), null, '\t')}\n`, {
			headers: {
				'content-type': 'application/json',
				'content-disposition': `attachment; filename="turns-${month}.json"`,
				'cache-control': 'no-store',
			},
		})
	})
}
