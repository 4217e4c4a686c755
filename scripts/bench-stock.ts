// For the bench: the same routes and loaders through Remix's default streaming entry with scripts, behind Express.
import { createServer } from 'node:http'
import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import express from 'express'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

const path = new URL('../build/server/index.js', import.meta.url).href
// The root draws its scripts only for this bench.
process.env.BENCH_SCRIPTS = '1'
const build = (await import(path)) as ServerBuild

const streaming = (request: Request, status: number, headers: Headers, context: EntryContext) =>
	new Promise<Response>((resolve, reject) => {
		const { pipe, abort } = renderToPipeableStream(
			createElement(RemixServer, { context, url: request.url, abortDelay: 5_000 }),
			{
				onShellReady() {
					const body = new PassThrough()
					headers.set('content-type', 'text/html')
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
					pipe(body)
				},
				onShellError: reject,
			},
		)
		setTimeout(abort, 6_000).unref()
	})

const app = express()
app.all(
	'*',
	createRequestHandler({
		build: { ...build, entry: { module: { ...build.entry.module, default: streaming } } } as ServerBuild,
		mode: 'production',
	}),
)
const server = createServer(app)
server.listen(0, '127.0.0.1', () => {
	const address = server.address()
	process.send?.({ listening: typeof address === 'object' && address ? address.port : 0 })
})
process.on('SIGTERM', () => process.exit(0))
