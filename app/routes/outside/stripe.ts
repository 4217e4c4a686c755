// Where the processor tells what happened: outside sessions, believed by its signature alone, stored first and handled later.
import type { ActionFunctionArgs } from '@remix-run/node'
import { now } from '~/base/clock'
import { log } from '~/base/log'
import { inTransaction } from '~/events/transaction.server'
import { storeEvent } from '~/money/processor-event.server'
import { hasProcessor, verified } from '~/money/stripe.server'
import { countAttempt, tooMany } from '~/people/attempt.server'
import { db } from '~db/client'
import { networkOf } from '../network.server'

const mostBytes = 256 * 1024

/** The processor reads the number and nothing else. */
const say = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } })

export const loader = () => say(404)

export async function action({ request }: ActionFunctionArgs) {
	if (!hasProcessor() || request.method !== 'POST') return say(404)
	// Apart from the attempts to sign in of the same network.
	const sender = `processor ${networkOf(request)}`
	if (await tooMany(db(), now(), 'network', sender)) return say(429)
	const raw = await request.text()
	if (raw.length > mostBytes) return say(413)
	const told = await verified(raw, request.headers.get('stripe-signature') ?? '')
	if (!told) {
		log.warn('something not signed by the processor was refused')
		await inTransaction((tx) => countAttempt(tx, 'network', sender))
		return say(400)
	}
	await inTransaction((tx) => storeEvent(tx, told))
	return say(200)
}
