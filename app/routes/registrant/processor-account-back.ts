// A registrant is back from the processor's pages: how far their account there is, is asked at once.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { lookAfterOnboarding } from '~/money/connect.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireOwnRegistrant } from '~/people/guard.server'
import { orNotFound } from '../or-not-found.server'
import { withTold } from '../told'

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireOwnRegistrant(request)
	const heard = await orNotFound(hasProcessor() && lookAfterOnboarding(registrantId))
	const page = '/my/processor-account'
	return redirect(heard ? page : withTold(page, 'later'))
}
