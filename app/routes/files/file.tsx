// A photo, behind the guard of what it hangs on: the person who sent it, staff who check it, the employer whose invoice it is on.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { fileReaders } from '~/assignments/file-guard.server'
import { belongsOf, bytesOf } from '~/files/file.server'
import { isForInvoices, isOnInvoiceOf } from '~/money/invoice-photo.server'
import { noteAudit } from '~/people/audit.server'
import { requireWho } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { db } from '~db/client'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const who = await requireWho(request)
	const belongs = await belongsOf(db(), params.fileId ?? '')
	const readers = belongs && (await fileReaders(db(), belongs))
	// The signed 支払伺 is of the office's money: who sees that sees it, and the photos that go with invoices.
	const ofMoney =
		who.hat === 'council' &&
		mayDo('see-money', who.roles) &&
		(belongs?.kind === 'payout' ||
			(belongs?.kind === 'completion' && (await isForInvoices(db(), params.fileId ?? ''))))
	const ofTheirInvoice =
		belongs?.kind === 'completion' &&
		who.hat === 'employer' &&
		(await isOnInvoiceOf(db(), who.seatEmployerId ?? '', params.fileId ?? ''))
	const may =
		ofMoney ||
		ofTheirInvoice ||
		(readers &&
			((who.hat === 'council' && mayDo('see-work', who.roles)) ||
				(who.hat === 'registrant' &&
					readers.registrantId !== undefined &&
					readers.registrantId === who.registrantId) ||
				(who.hat === 'employer' &&
					readers.employerId !== undefined &&
					readers.employerId === who.seatEmployerId)))
	if (!may) throw data(null, { status: 404 })
	if (who.hat === 'council' && who.roles.every((role) => role === 'auditor'))
		await noteAudit(request, { accountId: who.accountId, role: 'auditor', channel: 'site' })
	return new Response(new Uint8Array(await bytesOf(db(), params.fileId ?? '')), {
		headers: {
			'content-type': 'image/jpeg',
			'content-disposition': 'inline',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	})
}
