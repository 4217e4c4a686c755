// The stage: acts in the order of their moments, played with a moved clock and many to a transaction.
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'

type Act = (tx: Tx) => Promise<unknown>
type Due =
	| { at: number; n: number; act: Act; alone: false }
	| { at: number; n: number; act: () => Promise<unknown>; alone: true }

export type Stage = {
	/** The moment being played. */
	now(): Date
	/** An act at a moment; one that is over already comes next. */
	at(when: Date, act: Act): void
	/** Something that opens its own transactions. */
	alone(when: Date, act: () => Promise<unknown>): void
	/** Plays everything up to a moment; what lies later is never played. */
	play(until: Date): Promise<number>
}

// Nobody waits for the writer longer than this while a town is made.
const longestMillis = 60

export function makeStage(begin: Date): Stage {
	let clock = begin.getTime()
	let count = 0
	const heap: Due[] = []
	moveClock(() => new Date(clock))

	const before = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.n < b.n)
	function add(due: Due) {
		let n = heap.push(due) - 1
		while (n > 0) {
			const up = (n - 1) >> 1
			if (before(heap[up] as Due, due)) break
			heap[n] = heap[up] as Due
			n = up
		}
		heap[n] = due
	}
	function next(): Due | undefined {
		const first = heap[0]
		const last = heap.pop()
		if (!first || !last || heap.length === 0) return first
		let n = 0
		for (;;) {
			let down = 2 * n + 1
			if (down + 1 < heap.length && before(heap[down + 1] as Due, heap[down] as Due)) down += 1
			if (down >= heap.length || before(last, heap[down] as Due)) break
			heap[n] = heap[down] as Due
			n = down
		}
		heap[n] = last
		return first
	}
	const moment = (when: Date) => Math.max(when.getTime(), clock + 1)

	async function playOne(due: Due, tx?: Tx) {
		clock = due.at
		try {
			if (due.alone) await due.act()
			else await due.act(Object.assign(Object.create(tx as Tx), { at: new Date(clock) }) as Tx)
		} catch (error) {
			if (!(error instanceof Refusal)) throw error
			throw new Error(
				`${new Date(clock).toISOString()}: ${error.refusal} ${JSON.stringify(error.facts ?? {})}`,
				{ cause: error },
			)
		}
	}

	return {
		now: () => new Date(clock),
		at: (when, act) => add({ at: moment(when), n: count++, act, alone: false }),
		alone: (when, act) => add({ at: moment(when), n: count++, act, alone: true }),
		async play(until) {
			const end = until.getTime()
			const waits = () => heap[0] !== undefined && heap[0].at <= end
			let played = 0
			while (waits()) {
				if (heap[0]?.alone) {
					await playOne(next() as Due)
					played += 1
					continue
				}
				await inTransaction(async (tx) => {
					const begun = performance.now()
					while (waits() && !heap[0]?.alone && performance.now() - begun < longestMillis) {
						await playOne(next() as Due, tx)
						played += 1
					}
				})
			}
			return played
		},
	}
}
