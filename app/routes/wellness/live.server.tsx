// A talk that goes on while its page is open: a stream of new words, resumed by the last message's id.
import { renderToStaticMarkup } from 'react-dom/server'
import { describeFault, log } from '~/base/log'
import { staysOpen } from '~/base/streams'
import { SaidOne, SealedPhotos } from '~/ui/room-parts'
import { hear } from '~/wellness/live.server'
import type { Said } from '~/wellness/thread.server'
import { lastWordIn, saidIn } from '~/wellness/thread.server'
import { db } from '~db/client'

/** After how long a stream ends; the browser comes again at once and its sitting is asked for anew. */
const mostMillis = 10 * 60_000
/** A line now and then, or what stands between would take it for dead. */
const breathMillis = 25_000

/** How one message is told: who says it, when in words, and what. */
export type Shown = { who: string; at: string; mine: boolean; body: string }

/**
 * A stream of a thread at `path`. `told` is asked before each word is sent, since a thread may change hands meanwhile: it
 * gives how to show a message, or undefined where this reader may not read any more.
 */
export type LiveTalk = {
	request: Request
	threadId: string
	path: string
	told: () => Promise<((said: Said) => Shown) | undefined>
}

const eventOf = (id: string, name: string, data: string) =>
	`id: ${id}\nevent: ${name}\n${data
		.split('\n')
		.map((line) => `data: ${line}`)
		.join('\n')}\n\n`

/** The last message the page knows: what the browser says when it comes again, or what the page was drawn with. */
function lastSeen(request: Request): string | null {
	const last = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
	return last && /^[0-9a-f-]{36}$/.test(last) ? last : null
}

type Breathing = { write: (text: string) => void; stop: () => void; until: number }
const breathing = new Set<Breathing>()
let lungs: NodeJS.Timeout | undefined
const encoder = new TextEncoder()

/** One clock for all streams: each gets a line now and then, and ends when its time is over. */
function breathe(stream: Breathing): void {
	breathing.add(stream)
	lungs ??= setInterval(() => {
		for (const one of breathing) {
			if (performance.now() > one.until) one.stop()
			else one.write(': \n\n')
		}
		if (breathing.size > 0) return
		clearInterval(lungs)
		lungs = undefined
	}, breathMillis)
	lungs.unref()
}

/** Answers with the stream of a thread. */
export function liveTalk({ request, threadId, path, told }: LiveTalk): Response {
	let last = lastSeen(request)
	let stop: (left?: boolean) => void = () => undefined
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			let ended = false
			let running = Promise.resolve()
			const closed = staysOpen(() => stop())
			const write = (text: string) => {
				if (!ended) controller.enqueue(encoder.encode(text))
			}
			const next = async () => {
				if (ended || (await lastWordIn(db(), threadId)) === last) return
				const show = await told()
				if (!show) {
					write(eventOf(last ?? '', 'ended', ''))
					return stop()
				}
				for (const said of (await saidIn(db(), threadId, last)) ?? []) {
					write(eventOf(said.id, 'said', drawn(said, show(said), path)))
					last = said.id
				}
			}
			const hearer = () => {
				running = running.then(next).catch((error: unknown) => {
					log.error(describeFault(error), 'a live talk ended')
					stop()
				})
			}
			const quiet = hear(threadId, hearer)
			const breath = { write, stop: () => stop(), until: performance.now() + mostMillis }
			breathe(breath)
			stop = (left = false) => {
				if (ended) return
				ended = true
				closed()
				quiet()
				breathing.delete(breath)
				if (!left) controller.close()
			}
			request.signal.addEventListener('abort', () => stop(true))
			write('retry: 2000\n\n')
			hearer()
		},
		cancel() {
			stop(true)
		},
	})
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no',
		},
	})
}

const drawn = (said: Said, shown: Shown, path: string): string =>
	renderToStaticMarkup(
		<SaidOne
			{...shown}
			isoAt={said.at.toISOString()}
			after={<SealedPhotos path={`${path}/photos`} photos={said.photos} />}
		/>,
	)
