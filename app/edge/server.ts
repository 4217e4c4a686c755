// The process: settings checked, Express before Remix, chores by the clock, and an end that loses nothing.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { createRequestHandler as createFetchHandler } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import { now } from '~/base/clock'
import { readEnvironment } from '~/base/env'
import { log } from '~/base/log'
import { endStreams } from '~/base/streams'
import { startChores } from '~/chores/runner.server'
import { startMatchIndex } from '~/matching/match-index.server'
import { startPlanner } from '~/matching/plan-runner.server'
import { saysSession } from '~/people/session.server'
import { closeDatabase } from '~db/client'
import { handlerPerDoor, routeNames } from './doors'
import { headers } from './headers'
import { healthz, readyz } from './health'
import { keptPages } from './kept-pages'
import { bodyLimit, ownOrigin } from './limits'

const checked = readEnvironment(process.env)
if ('problems' in checked) {
	for (const problem of checked.problems) process.stderr.write(`${problem}\n`)
	process.exit(78)
}
const settings = checked.environment
const root = new URL('../../', import.meta.url)
const path = (place: string) => fileURLToPath(new URL(place, root))

const build = (await import(new URL('build/server/index.js', root).href)) as ServerBuild
const routeOf = routeNames(build)
const app = express()
const startedAt = now()
let ending = false

app.disable('x-powered-by')
app.disable('etag')
app.set('trust proxy', settings.TRUSTED_PROXIES)
app.use(
	headers({
		secure: settings.BASE_URL.startsWith('https:'),
		processor: Boolean(settings.STRIPE_SECRET_KEY),
	}),
)
app.get('/healthz', healthz)
app.get(
	'/readyz',
	readyz(startedAt, () => ending),
)
app.use(compression())
app.use(
	'/assets',
	express.static(path('build/client/assets'), {
		immutable: true,
		maxAge: '1y',
		index: false,
		redirect: false,
	}),
)
app.use(
	express.static(path('build/client'), { maxAge: '1h', index: false, redirect: false, dotfiles: 'allow' }),
)
app.use(ownOrigin(settings.BASE_URL))
app.use(bodyLimit)
app.use((request, response, next) => {
	// Only what the edge itself saw reaches the doors under these names.
	const id = randomUUID()
	request.headers['x-request-id'] = id
	const route = routeOf(request.path)
	request.headers['x-edge-route'] = route
	request.headers['x-edge-network'] = request.ip ?? 'unknown'
	// Remix compares Origin with this one: a sender's own word for it is not believed.
	if (settings.TRUSTED_PROXIES === 0) delete request.headers['x-forwarded-host']
	response.set('x-request-id', id)
	const began = performance.now()
	response.on('close', () =>
		log.info(
			{
				request: id,
				route,
				method: request.method,
				status: response.writableFinished ? response.statusCode : 0,
				ms: Math.round(performance.now() - began),
			},
			'answered',
		),
	)
	response.set(
		'cache-control',
		saysSession(request.headers.cookie) || request.method !== 'GET' ? 'no-store' : 'no-cache',
	)
	next()
})

const doors = handlerPerDoor(build, (part) => createRequestHandler({ build: part, mode: 'production' }))
app.all('*', (request, response, next) => doors(request.path)(request, response, next))

const draw = handlerPerDoor(build, (part) => createFetchHandler(part, 'production'))
const kept = keptPages(
	(request) => draw(new URL(request.url).pathname)(request),
	settings.BASE_URL,
	settings.BASE_URL.startsWith('https:'),
)
// Kept pages are counted, not logged one by one.
let said = ''
const count = () => {
	const figures = kept.figures()
	if (JSON.stringify(figures) !== said) log.info(figures, 'kept pages')
	said = JSON.stringify(figures)
}
const counting = setInterval(count, 60_000)
const server = createServer((request, response) => {
	if (!kept.answer(request, response, () => app(request, response))) app(request, response)
})
server.requestTimeout = 60_000
server.headersTimeout = 15_000
const chores = startChores()
const matchIndex = startMatchIndex()
const planner = startPlanner()

server.listen(settings.PORT, settings.HOST, () => {
	const address = server.address()
	const port = typeof address === 'object' && address ? address.port : settings.PORT
	log.info({ port, mode: settings.MODE }, 'listening')
	process.send?.({ listening: port })
	process.stdout.write(
		`Listening on ${settings.PORT === 0 ? `http://${settings.HOST}:${port}` : settings.BASE_URL}\n`,
	)
})

/** No new connections, ten seconds for those running, the history chained, the database closed. */
async function end(signal: string): Promise<void> {
	if (ending) return
	ending = true
	log.info({ signal }, 'ending')
	const all = new Promise<void>((resolve) => server.close(() => resolve()))
	endStreams()
	server.closeIdleConnections()
	const late = setTimeout(() => server.closeAllConnections(), 10_000)
	await all
	clearTimeout(late)
	kept.end()
	clearInterval(counting)
	count()
	await matchIndex.end()
	await planner.end()
	await chores.end()
	await closeDatabase()
	process.exit(0)
}

process.on('SIGTERM', () => void end('SIGTERM'))
process.on('SIGINT', () => void end('SIGINT'))
