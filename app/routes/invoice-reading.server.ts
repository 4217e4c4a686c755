// An invoice with what the paper has to say of its issuer, for the employer's door and the council's.
import { dayOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import { invoiceOf } from '~/money/invoice.server'
import { invoiceFacts } from '~/ui/invoice-sheet'
import type { Db } from '~db/client'

/** As its paper said it on the day of issue; for an employer only their own is found, for staff (`null`) any. */
export async function readInvoice(on: Db, employerId: string | null, invoiceId: string) {
	const invoice = await invoiceOf(on, employerId, invoiceId)
	if (!invoice) return undefined
	const issuedDay = dayOf(invoice.issuedAt)
	const set = await settingsOn(
		on,
		['office-name', 'office-address', 'office-telephone', 'office-bank-account'],
		issuedDay,
	)
	return invoiceFacts({
		...invoice,
		issuedDay,
		issuer: {
			name: set['office-name'],
			address: set['office-address'],
			telephone: set['office-telephone'],
			account: set['office-bank-account'],
		},
	})
}
