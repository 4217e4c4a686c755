// Limits before any door: where a form may come from, how large it may be, how many walk in at once.
import type { NextFunction, Request, Response } from 'express'
import { edgeWords } from '~/words/ja/edge'

/** A page that stands by itself: before any door there is no house to draw it in. */
const plainPage = ({ title, say }: { title: string; say: readonly string[] }) =>
	`<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><h1>${title}</h1>${say.map((one) => `<p><big>${one}</big></p>`).join('')}</body></html>`

const formBytes = 256 * 1024
const fileBytes = 31 * 1024 * 1024

// Pages whose forms take photos or files; a test holds them against the pages that have such a field.
const takesFiles = [
	/^\/(my|employer)\/assignments\/[^/]+\/(completion|confirmation)$/,
	/^\/(my|employer)\/trouble\//,
	/^\/council\/(statements|troubles\/new|payouts\/[^/]+)$/,
	/^\/council\/employers\/[^/]+\/visit$/,
	/^\/council\/assignments\/[^/]+\/from-paper$/,
	/^\/care\/(ask\/words|[^/]+)$/,
	/^\/coordinator\/[^/]+$/,
]

/**
 * Only forms of our own pages: Origin must be our own host. A missing Origin is let through, since the cookies
 * are SameSite; `null` and another host are answered with 403.
 */
export const ownOrigin = (baseUrl: string) => {
	const own = new URL(baseUrl)
	return (request: Request, response: Response, next: NextFunction) => {
		if (request.method === 'GET' || request.method === 'HEAD') return next()
		const origin = request.get('origin')
		if (origin === undefined) return next()
		let host: string | undefined
		try {
			host = new URL(origin).host
		} catch {
			host = undefined
		}
		if (host !== undefined && (host === own.host || host === request.get('host'))) return next()
		response.status(403).type('text/plain; charset=utf-8').send(edgeWords.otherOrigin)
	}
}

/** A body must say its length, and it must not be too long. */
export function bodyLimit(request: Request, response: Response, next: NextFunction) {
	if (request.method === 'GET' || request.method === 'HEAD') return next()
	const length = request.get('content-length')
	const most = takesFiles.some((page) => page.test(request.path)) ? fileBytes : formBytes
	if (request.get('transfer-encoding') !== undefined && length === undefined) {
		return void response.status(411).type('text/plain; charset=utf-8').send(edgeWords.noLength)
	}
	if (Number(length ?? 0) > most) return void tooLarge(request, response)
	next()
}

const tooLargePage = plainPage(edgeWords.tooLarge)

// A browser that is cut off while it sends shows its own English page: as much as a few photos is heard to the end.
const heardBytes = 80 * 1024 * 1024
const heardFor = 60_000

function tooLarge(request: Request, response: Response): void {
	const answer = () => {
		if (!response.headersSent)
			response.status(413).set('connection', 'close').type('text/html; charset=utf-8').send(tooLargePage)
	}
	if (Number(request.get('content-length')) > heardBytes) {
		answer()
		return
	}
	const late = setTimeout(answer, heardFor)
	request.once('end', answer).once('close', () => clearTimeout(late))
	request.resume()
}
