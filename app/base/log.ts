// The log: one JSON line an event, with route names and ids of requests; never a path, a query, a name or a text.
import { pino } from 'pino'

export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime,
	serializers: {
		// A database error's message may hold the values of the statement: kind, code and places in our code only.
		err: (error: unknown) => describeFault(error),
	},
})

/** What of an error may be written down: kind, code and the stack's places without the message. */
export function describeFault(error: unknown): { kind: string; code?: string; at: string[] } {
	const fault = error as { name?: string; code?: unknown; stack?: string; cause?: unknown } | null
	const deepest = (fault?.cause ?? fault) as { code?: unknown } | null
	return {
		kind: fault?.name ?? typeof error,
		...(typeof deepest?.code === 'string' ? { code: deepest.code } : {}),
		at: (fault?.stack ?? '')
			.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.slice(0, 8)
			.map((line) => line.trim()),
	}
}
