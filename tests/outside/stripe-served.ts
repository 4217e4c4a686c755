// The stand-in for Stripe in a process of its own, asked over loopback: it knows what it did also when whoever asked it has died.
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import type { StripeStandIn } from './stripe'

const handedOn = ['idempotency-key', 'stripe-account', 'content-type']

/** What this process asks of Stripe is asked of the stand-in at `url`; `step` comes before each asking and before its answer is known. */
export function askOverThere(url: string, step: () => void = () => {}): void {
	const forward = http.all('https://api.stripe.com/*', async ({ request }) => {
		const { pathname, search } = new URL(request.url)
		const headers = handedOn.flatMap((name) => {
			const value = request.headers.get(name)
			return value === null ? [] : [[name, value] as [string, string]]
		})
		const body = request.method === 'POST' ? await request.text() : undefined
		step()
		const answer = await fetch(`${url}${pathname}${search}`, { method: request.method, headers, body })
		const said = await answer.text()
		step()
		return new HttpResponse(said, {
			status: answer.status,
			headers: { 'content-type': 'application/json' },
		})
	})
	setupServer(forward).listen({ onUnhandledRequest: 'bypass' })
}

async function textOf(ask: IncomingMessage): Promise<string> {
	const parts: Buffer[] = []
	for await (const part of ask) parts.push(part as Buffer)
	return Buffer.concat(parts).toString('utf8')
}

export type ServedStandIn = { url: string; close(): void }

/** Lets a stand-in answer over loopback; `asides` are what a test does at it, by their path. */
export async function serveStandIn(
	stripe: StripeStandIn,
	asides: Record<string, () => unknown>,
): Promise<ServedStandIn> {
	const server = createServer(async (ask, reply) => {
		const body = await textOf(ask)
		const aside = asides[ask.url ?? '']
		if (aside) {
			reply.end(JSON.stringify(aside() ?? null))
			return
		}
		const headers = handedOn.flatMap((name) => {
			const value = ask.headers[name]
			return typeof value === 'string' ? [[name, value] as [string, string]] : []
		})
		const answer = await stripe.answer(
			new Request(`https://api.stripe.com${ask.url}`, {
				method: ask.method,
				headers,
				...(ask.method === 'POST' && { body }),
			}),
		)
		reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
	})
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
