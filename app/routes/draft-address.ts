// The address of an invoice's draft, and of what was issued; and what such an address names.
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

const mostNamed = 10

/** Where invoices that were just issued are told of, with the first of them by name. */
export const issuedAddress = (ids: readonly string[]): string =>
	`/council/invoices?${new URLSearchParams({ told: 'issued', ids: ids.slice(0, mostNamed).join(' '), n: String(ids.length) })}`

/** The invoices such an address names, and how many more there are. */
export function issuedIn(request: Request): { ids: string[]; more: number } {
	const asked = new URL(request.url).searchParams
	const ids = (asked.get('ids') ?? '').split(' ').filter(Boolean).slice(0, mostNamed)
	const count = Number(asked.get('n'))
	return { ids, more: Number.isSafeInteger(count) ? Math.max(0, count - ids.length) : 0 }
}
