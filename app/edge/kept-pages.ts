// Pages for visitors without a session, kept as ready bytes and answered before Express. A request that begins
// after an act was answered never shows the state before it; other processes' acts show within a second.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { now } from '~/base/clock'
import { log } from '~/base/log'
import type { Mark } from '~/events/changes.server'
import { changesSince, markOf, theBeginning } from '~/events/changes.server'
import { latestMark } from '~/events/history.server'
import type { EventName } from '~/words/event-names'
import { commitsHere, databaseMark, db } from '~db/client'
import { engine } from '~db/columns'
import { plainHeaders } from './headers'

const mostPages = 500
const mostBytes = 32 * 1024 * 1024
const mostAddresses = 4_000

/** Public pages that hold no posting form, and the query each knows; anything else in an address is not part of it. */
const keepable: { path: RegExp; query: readonly string[] }[] = [
	{ path: /^\/$/, query: [] },
	{ path: /^\/tasks$/, query: ['day', 'part', 'want', 'area', 'kind', 'find', 'page'] },
	{ path: /^\/tasks\/[0-9a-f-]{36}$/, query: [] },
	{ path: /^\/benefits(?:\/[a-z-]{1,40})?$/, query: [] },
	{ path: /^\/(?:about|trouble|fair-turns|consultation-promise|how-to-join|how-to-ask|privacy)$/, query: [] },
]

/** Acts that change what a visitor sees. */
const shows = new Set<EventName>([
	'task.published',
	'task.closed',
	'assignment.decided',
	'assignment.refused',
	'assignment.lapsed',
	'assignment.called-off',
	'assignment.comes-after-all',
	'slot.called-off',
	'slot.moved',
	'task.heat-answered',
	'assignment.taken-back',
	'setting.changed',
	'area.added',
	'area.changed',
	'benefit.kept',
	'act.taken-back',
	'statistics.released',
	'proposal.answered',
	'proposal.resulted',
	'proposal.shown-agreed',
	'proposal.shown-ended',
])

/** The key of an address: path, known query in a fixed order, display settings; `undefined` when it is never kept. */
export function keyOf(url: string, display: string): string | undefined {
	const [path = '', search = ''] = url.split('?')
	const page = keepable.find((one) => one.path.test(path))
	if (!page) return undefined
	if (search === '' || page.query.length === 0) return `${path}?|${display}`
	const given = [...new URLSearchParams(search)].filter(
		([name, value]) => page.query.includes(name) && value !== '' && value.length <= 64,
	)
	const known = given
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
		.sort()
	return `${path}?${[...new Set(known)].slice(0, 24).join('&')}|${display}`
}

const displayIn = (cookies: string | undefined) =>
	cookies ? (/(?:^|;\s*)display=([LXFS]*)/.exec(cookies)?.[1] ?? '') : ''

// What another process wrote is seen within a second: half of it to look, half to draw.
const lookEvery = 500

type Encoding = 'br' | 'gzip' | 'identity'
type Kept = {
	until: number
	etag: string
	size: number
	bodies: Record<Encoding, { bytes: Buffer; headers: string[] }>
}

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) }

function encodingFor(accepts: string | undefined): Encoding {
	if (!accepts) return 'identity'
	if (accepts.includes('br')) return 'br'
	return accepts.includes('gzip') ? 'gzip' : 'identity'
}

/** What draws a page that is not kept: the site's own handler. */
export type Draw = (request: Request) => Promise<Response>

/** The store: `answer` gives false when the request is not its business. */
export function keptPages(draw: Draw, baseUrl: string, secure: boolean) {
	const pages = new Map<string, Kept>()
	const keys = new Map<string, string | null>()
	const drawing = new Map<string, Promise<Kept | Response>>()
	let bytes = 0
	let seenCommits = -1
	let seenMark: Mark = theBeginning
	let elsewhere = false
	let answered = 0
	let drawn = 0

	const common = [
		...Object.entries(plainHeaders),
		...(secure ? [['strict-transport-security', 'max-age=31536000; includeSubDomains']] : []),
	].flat()

	function dropAll() {
		pages.clear()
		bytes = 0
	}

	/** Reads what happened since the last look and drops the pages when a visitor would see it. */
	async function catchUp(): Promise<void> {
		const commits = commitsHere()
		if (seenCommits === -1) seenMark = await latestMark(db())
		// On PostgreSQL a settled feed may lag behind our own commit: nothing is kept over one.
		else if (engine === 'postgres') dropAll()
		else {
			for (;;) {
				const some = await changesSince(db(), seenMark)
				if (some.some((event) => shows.has(event.what as EventName))) dropAll()
				const last = some.at(-1)
				if (!last) break
				seenMark = markOf(last)
			}
		}
		seenCommits = commits
		elsewhere = false
	}

	let known = ''
	const look = setInterval(() => {
		databaseMark()
			.then((mark) => {
				if (mark !== known) elsewhere = true
				known = mark
			})
			.catch((error) => log.warn({ err: error }, 'the database could not be looked at'))
	}, lookEvery)
	look.unref()

	async function drawFresh(key: string): Promise<Kept | Response> {
		const commits = commitsHere()
		const at = now().getTime()
		const [address = '', display = ''] = key.split('|')
		const headers = new Headers(display ? { cookie: `display=${display}` } : {})
		const response = await draw(new Request(new URL(address.replace(/\?$/, ''), baseUrl), { headers }))
		drawn += 1
		if (response.status !== 200 || response.headers.has('set-cookie')) return response
		const plain = Buffer.from(await response.arrayBuffer())
		const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
		const [br, zipped] = await Promise.all([
			compress.br(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
			compress.gzip(plain),
		])
		const body = (encoding: Encoding, of: Buffer) => ({
			bytes: of,
			headers: [
				...common,
				'content-type',
				'text/html; charset=utf-8',
				'cache-control',
				'no-cache',
				'vary',
				'accept-encoding, cookie',
				'etag',
				etag,
				'content-length',
				String(of.length),
				...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
			],
		})
		const kept: Kept = {
			// The clock alone changes a page when a slot begins: at the latest with the next minute.
			until: (Math.floor(at / 60_000) + 1) * 60_000,
			etag,
			size: plain.length + br.length + zipped.length,
			bodies: { identity: body('identity', plain), br: body('br', br), gzip: body('gzip', zipped) },
		}
		if (commitsHere() === commits && !elsewhere) keep(key, kept)
		return kept
	}

	function keep(key: string, page: Kept) {
		const old = pages.get(key)
		if (old) bytes -= old.size
		pages.delete(key)
		pages.set(key, page)
		bytes += page.size
		for (const [oldest, { size }] of pages) {
			if (pages.size <= mostPages && bytes <= mostBytes) break
			pages.delete(oldest)
			bytes -= size
		}
	}

	function send(request: IncomingMessage, response: ServerResponse, page: Kept) {
		answered += 1
		if (request.headers['if-none-match'] === page.etag) {
			response.writeHead(304, {
				etag: page.etag,
				'cache-control': 'no-cache',
				vary: 'accept-encoding, cookie',
			})
			response.end()
			return
		}
		const body = page.bodies[encodingFor(request.headers['accept-encoding'] as string | undefined)]
		response.writeHead(200, body.headers)
		response.end(request.method === 'HEAD' ? undefined : body.bytes)
	}

	async function answerLater(
		request: IncomingMessage,
		response: ServerResponse,
		key: string,
		pass: () => void,
	) {
		try {
			if (seenCommits !== commitsHere() || elsewhere) await catchUp()
			const page = pages.get(key)
			if (page && page.until > now().getTime()) return send(request, response, page)
			// A page is drawn once for everybody who asks meanwhile, unless something was written since it began.
			const flight = `${commitsHere()} ${key}`
			let fresh = drawing.get(flight)
			if (!fresh) {
				fresh = drawFresh(key).finally(() => drawing.delete(flight))
				drawing.set(flight, fresh)
			}
			const made = await fresh
			if (made instanceof Response) return pass()
			send(request, response, made)
		} catch (error) {
			log.error({ err: error }, 'a kept page failed')
			if (!response.headersSent) pass()
		}
	}

	return {
		/** Answers a visitor's page, or gives false; `pass` hands the request on when it turns out not to be kept. */
		answer(request: IncomingMessage, response: ServerResponse, pass: () => void): boolean {
			if (request.method !== 'GET' && request.method !== 'HEAD') return false
			const cookies = request.headers.cookie
			if (cookies?.includes('session=')) return false
			const address = `${request.url}|${displayIn(cookies)}`
			let key = keys.get(address)
			if (key === undefined) {
				key = keyOf(request.url ?? '', displayIn(cookies)) ?? null
				if (keys.size >= mostAddresses) keys.clear()
				keys.set(address, key)
			}
			if (key === null) return false
			if (seenCommits === commitsHere() && !elsewhere) {
				const page = pages.get(key)
				if (page && page.until > now().getTime()) {
					send(request, response, page)
					return true
				}
			}
			void answerLater(request, response, key, pass)
			return true
		},
		/** Figures for the bench and tests. */
		figures: () => ({ pages: pages.size, bytes, answered, drawn }),
		end: () => clearInterval(look),
	}
}
