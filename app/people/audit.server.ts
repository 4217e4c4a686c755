// 監査 looks and changes nothing; which page it opened is written down, by its pattern and ids and never by a word that was sought.

import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'

const anId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const aPlainPart = /^[a-z0-9.-]{1,40}$/

/** `/council/people/:id` and the ids that stood in it; anything else somebody typed into an address becomes `:other`. */
export function pagePattern(pathname: string): { pattern: string; ids: string[] } {
	const ids: string[] = []
	const parts = pathname.split('/').map((part) => {
		if (anId.test(part)) {
			ids.push(part)
			return ':id'
		}
		return part === '' || aPlainPart.test(part) ? part : ':other'
	})
	return { pattern: parts.join('/').slice(0, 80), ids }
}

// The loaders of one page ask the guard each; the edge names their request once.
const noted = new Set<string>()
const mostNoted = 500

/** Writes down that somebody auditing opened the page of this request, once a request. */
export async function noteAudit(request: Request, actor: Actor): Promise<void> {
	if (request.method !== 'GET' && request.method !== 'HEAD') return
	const id = request.headers.get('x-request-id')
	if (id !== null && noted.has(id)) return
	const { pattern, ids } = pagePattern(new URL(request.url).pathname.replace(/\.data$/, ''))
	await inTransaction((tx) =>
		record(
			tx,
			actor,
			'audit.opened',
			{ kind: 'page', id: pattern },
			{ after: Object.fromEntries(ids.map((one, n) => [`id${n + 1}`, one])) },
		),
	)
	if (id === null) return
	noted.add(id)
	for (const oldest of noted) {
		if (noted.size <= mostNoted) break
		noted.delete(oldest)
	}
}
