// A year of clocks on a real database: words, answers and looks of the machine, missed runs and a clock set back, against counters of minutes.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { instantOf } from '~/base/day'
import { callAboutConsultations } from '~/chores/consultation.server'
import { inTransaction } from '~/events/transaction.server'
import { keepingIn } from '~/wellness/clock.server'
import { closeOwnThread } from '~/wellness/thread.server'
import { db } from '~db/client'
import { outbox } from '~db/schema/notices'
import { clocks } from '~db/schema/wellness'
import type { Person } from '../cast'
import { qualify } from '../cast'
import { longer, runs } from '../runner/long'
import { answerOf, makeListener, makeWriter } from './talk'

const began = instantOf('2026-12-01', 9 * 60).getTime()
const year = [instantOf('2026-04-01', 0), instantOf('2028-04-01', 0)] as const
let nurse: Person
let head: Person

beforeAll(async () => {
	moveClock(() => new Date(began))
	nurse = await makeListener('白石')
	head = await makeListener('本間', 'head-coordinator')
	await qualify(nurse.accountId)
}, 60_000)
afterAll(() => moveClock(undefined))

/** One step: so many minutes go by (or the clock is set back), and then something happens. */
type Step = { minutes: number; what: 'word' | 'answer' | 'close' | 'look' }

const steps = fc.array(
	fc.record({
		minutes: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.nat(1_500), fc.nat(30_000)),
		what: fc.constantFrom<Step['what']>('word', 'word', 'answer', 'look', 'look', 'look', 'close'),
	}),
	{ minLength: 8, maxLength: 40 },
)

/** A word with a counter of its own, raised minute by minute. */
type Slow = { age: number; open: boolean; answered: number | null; deputy: boolean; head: boolean }

describe('a year of clocks', () => {
	it(
		'rings each rung once over missed runs and a clock set back, and counts as counters do',
		async () => {
			await fc.assert(
				fc.asyncProperty(steps, async (steps) => {
					await inTransaction(async (tx) => {
						await tx.delete(clocks)
						await tx.delete(outbox)
					})
					const writer = makeWriter()
					let minute = 0
					moveClock(() => new Date(began + minute * 60_000))
					let thread: string | undefined
					let owned = false
					const slow: Slow[] = []
					const rung = { nurse: 0, head: 0 }
					for (const { minutes, what } of steps) {
						minute += minutes
						for (let n = 0; n < Math.abs(minutes); n++)
							for (const one of slow) if (one.open) one.age += Math.sign(minutes)
						if (what === 'word') {
							if (thread === undefined) thread = await writer.asks('夜に起きます')
							else await writer.writes(thread, 'まだ起きます')
							slow.push({ age: 0, open: true, answered: null, deputy: false, head: false })
						}
						if (what === 'answer' && thread !== undefined) {
							expect(await answerOf(nurse, thread, '読みました')).toBe('done')
							owned = true
							for (const one of slow)
								if (one.open) {
									one.answered = one.age
									one.open = false
								}
						}
						if (what === 'close' && thread !== undefined) {
							const closing = thread
							await inTransaction((tx) => closeOwnThread(tx, writer.owner, closing))
							for (const one of slow) one.open = false
						}
						if (what === 'look') {
							const before = await db().select({ to: outbox.toAddress }).from(outbox)
							await callAboutConsultations()
							const after = await db().select({ to: outbox.toAddress }).from(outbox)
							let [toNurse, toHead] = [0, 0]
							for (const one of slow) {
								if (!one.open) continue
								if (!one.deputy && one.age >= 18 * 60) {
									one.deputy = true
									// Nobody on duty and nobody's thread: the head hears of it instead.
									if (owned) toNurse++
									else toHead++
								}
								if (!one.head && one.age >= 22 * 60) {
									one.head = true
									toHead++
								}
							}
							rung.nurse += toNurse
							rung.head += toHead
							expect(after.length - before.length).toBe(toNurse + toHead)
						}
					}
					const mailed = (await db().select({ to: outbox.toAddress }).from(outbox)).map(({ to }) => to)
					expect({
						nurse: mailed.filter((to) => to.startsWith(nurse.accountId)).length,
						head: mailed.filter((to) => to.startsWith(head.accountId)).length,
					}).toEqual(rung)
					const { kept, late, missing } = await keepingIn(db(), ...year, new Date(began + minute * 60_000))
					expect([kept, late, missing]).toEqual([
						slow.filter(({ answered }) => answered !== null && answered <= 1440).length,
						slow.filter(({ answered }) => answered !== null && answered > 1440).length,
						slow.filter(({ answered, open, age }) => answered === null && open && age >= 1440).length,
					])
				}),
				runs(25, 20261123),
			)
		},
		longer(60_000),
	)
})
