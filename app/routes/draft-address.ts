// The address of an invoice's draft, and the draft an address names.
import { contractModeOf } from '~/council/contract-mode'

type Key = { employerId: string; month: string; mode: 'A' | 'B'; taskId: string | null }

/** Where a draft is looked at. */
export function draftAddress({ employerId, month, mode, taskId }: Key): string {
	const asked = new URLSearchParams({ month, mode, ...(taskId && { task: taskId }) })
	return `/council/invoices/drafts/${employerId}?${asked}`
}

/** The draft of a request; undefined where its month is none. */
export function draftAsked(request: Request, employerId: string): Key | undefined {
	const asked = new URL(request.url).searchParams
	const month = asked.get('month') ?? ''
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined
	return { employerId, month, mode: contractModeOf(asked.get('mode')), taskId: asked.get('task') || null }
}
