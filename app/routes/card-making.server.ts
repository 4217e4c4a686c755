// Issues a card (登録証) and draws it for the answer of the form itself: a code is never kept to be shown again.
import { data } from '@remix-run/node'
import QRCode from 'qrcode'
import { environment } from '~/base/env'
import { act } from '~/events/act.server'
import type { Actor } from '~/events/event'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { issueCard } from '~/people/code-card.server'
import { newCode } from '~/people/secret.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { readForm } from './door.server'

/** Whose card it is. */
export type CardSubject = { accountId: string; name: string; number: string }

/**
 * Issues a new card for whom `find` finds. The same press again (a page loaded anew) makes none: the card printed a
 * second before would be dead. A refusal is a sentence on the page.
 */
export async function makeCard(
	request: Request,
	actor: Actor,
	find: (tx: Tx) => Promise<CardSubject | undefined>,
) {
	const code = newCode()
	let again = true
	let made: CardSubject | undefined
	try {
		const { key, body } = await readForm(request)
		await inTransaction((tx) =>
			act(tx, { key, person: actor.accountId ?? '', form: 'card', body }, () =>
				withFootprint(tx, async (tx) => {
					again = false
					made = await find(tx)
					if (made) await issueCard(tx, actor, made.accountId, code)
					return new URL(request.url).pathname
				}),
			),
		)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return data({ sentence: error.sentence }, { status: 422 })
	}
	if (again) return data({ again: true as const }, { status: 422 })
	if (!made) throw data(null, { status: 404 })
	const address = `${environment().BASE_URL}/card`
	const svg = await QRCode.toString(`${address}?n=${made.number}&c=${code}`, { type: 'svg', margin: 0 })
	const path = /<path[^>]*stroke="#000000"[^>]*d="([^"]+)"/.exec(svg)?.[1] ?? ''
	const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 0)
	return data({
		name: made.name,
		number: made.number,
		code: `${code.slice(0, 4)}-${code.slice(4)}`,
		address,
		qr: { path, size },
	})
}
