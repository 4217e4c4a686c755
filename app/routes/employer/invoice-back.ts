// The employer is back from the processor's page: what became of the payment is asked at once, and said where they pay.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { lookAfterReturn } from '~/money/processor.server'
import { hasProcessor } from '~/money/stripe.server'
import { requireEmployer } from '~/people/guard.server'
import { orNotFound } from '../or-not-found.server'
import { withTold } from '../told'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const invoiceId = params.invoiceId ?? ''
	const page = `/employer/invoices/${invoiceId}/pay`
	const heard = await orNotFound(hasProcessor() && lookAfterReturn(employerId, invoiceId))
	return redirect(heard ? page : withTold(page, 'checking'))
}
