// Forms that act once, history that cannot be changed, and transactions that keep or lose everything.
import { count, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { newId } from '~/base/ids'
import { chainAll } from '~/chores/timetable.server'
import { act } from '~/events/act.server'
import { checkHistory, endOfChain } from '~/events/chain.server'
import { changesSince, markOf, theBeginning } from '~/events/changes.server'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { Refusal } from '~/words/refusal'
import { db, inSnapshot, transactionAt } from '~db/client'
import { acts, eventChain, events } from '~db/schema/events'

const something = (id = newId()) => ({ kind: 'thing', id })
const happen = () =>
	inTransaction((tx) => record(tx, chore, 'setting.changed', something(), { after: { key: 'tax-rate' } }))
const eventCount = async () => Number((await db().select({ n: count() }).from(events))[0]?.n)

describe('act', () => {
	const sent = () => ({ key: crypto.randomUUID(), person: 'somebody', form: 'apply', body: 'a=1' })

	it('does a form once and answers the second time the same', async () => {
		const form = sent()
		let times = 0
		const send = () =>
			inTransaction((tx) =>
				act(tx, form, async () => {
					times += 1
					await record(tx, chore, 'setting.changed', something())
					return '/done/1'
				}),
			)
		expect(await send()).toBe('/done/1')
		expect(await send()).toBe('/done/1')
		expect(times).toBe(1)
	})

	it('refuses the same key with another body, person or form', async () => {
		const form = sent()
		await inTransaction((tx) => act(tx, form, async () => '/first'))
		for (const other of [{ body: 'a=2' }, { person: 'another' }, { form: 'withdraw' }]) {
			const refusal = await inTransaction((tx) =>
				act(tx, { ...form, ...other }, async () => '/second'),
			).catch((error) => error)
			expect(refusal).toBeInstanceOf(Refusal)
			expect(refusal.refusal).toBe('form-sent-already')
			expect(refusal.facts).toEqual({ address: '/first' })
		}
	})

	it('keeps no key of a refused form', async () => {
		const form = sent()
		await inTransaction((tx) => act(tx, form, async () => Promise.reject(new Error('refused')))).catch(
			() => undefined,
		)
		expect(await db().select().from(acts).where(eq(acts.key, form.key))).toEqual([])
	})

	it('lets one of twenty posts of the same form act', async () => {
		const form = sent()
		let times = 0
		const answers = await Promise.all(
			Array.from({ length: 20 }, () =>
				inTransaction((tx) =>
					act(tx, form, async () => {
						const id = await record(tx, chore, 'setting.changed', something())
						times += 1
						return `/done/${id}`
					}),
				),
			),
		)
		expect(new Set(answers).size).toBe(1)
		const [row] = await db()
			.select({ n: count() })
			.from(events)
			.where(eq(events.id, (answers[0] ?? '').slice(6)))
		expect(Number(row?.n)).toBe(1)
		expect(times).toBeGreaterThanOrEqual(1)
	})
})

describe('a transaction', () => {
	it('loses everything when the work throws, also after awaiting', async () => {
		const before = await eventCount()
		await inTransaction(async (tx) => {
			await record(tx, chore, 'setting.changed', something())
			await new Promise((resolve) => setImmediate(resolve))
			await record(tx, chore, 'setting.changed', something())
			throw new Error('no')
		}).catch(() => undefined)
		expect(await eventCount()).toBe(before)
	})

	it('shows nothing outside before it is kept', async () => {
		const before = await eventCount()
		await inTransaction(async (tx) => {
			await record(tx, chore, 'setting.changed', something())
			expect(await eventCount()).toBe(before)
		})
		expect(await eventCount()).toBe(before + 1)
	})

	it('runs twenty at once, each whole', async () => {
		const before = await eventCount()
		await Promise.all(Array.from({ length: 20 }, happen))
		expect(await eventCount()).toBe(before + 20)
	})

	it('gives a snapshot that does not move and cannot write', async () => {
		await inSnapshot(async (on) => {
			const first = Number((await on.select({ n: count() }).from(events))[0]?.n)
			await happen()
			expect(Number((await on.select({ n: count() }).from(events))[0]?.n)).toBe(first)
			await expect((async () => on.delete(acts))()).rejects.toThrow()
		})
	})

	it('keeps one instant for the whole act, to the millisecond', async () => {
		const at = new Date('2026-11-21T00:00:00.123Z')
		const id = await transactionAt(at, (tx) => record(tx, chore, 'setting.changed', something()))
		const [row] = await db().select().from(events).where(eq(events.id, id))
		expect(row?.at.toISOString()).toBe('2026-11-21T00:00:00.123Z')
	})
})

describe('history', () => {
	it('refuses names and sentences as facts', async () => {
		for (const fact of ['日高 ふみ', 'two words', "'; drop"]) {
			await expect(
				inTransaction((tx) => record(tx, chore, 'setting.changed', something(), { after: { fact } })),
			).rejects.toThrow('not a plain fact')
		}
	})

	it('refuses to be changed or deleted', async () => {
		await happen()
		await chainAll()
		await expect(inTransaction((tx) => tx.update(events).set({ channel: 'fax' }))).rejects.toThrow()
		await expect(inTransaction((tx) => tx.delete(events))).rejects.toThrow()
		await expect(inTransaction((tx) => tx.delete(eventChain))).rejects.toThrow()
	})

	it('feeds each event once, in order, to a reader with a mark', async () => {
		await happen()
		const all = await changesSince(db(), theBeginning, 10_000)
		let mark = theBeginning
		const walked: string[] = []
		for (;;) {
			const some = await changesSince(db(), mark, 3)
			if (some.length === 0) break
			walked.push(...some.map((event) => event.id))
			mark = markOf(some[some.length - 1] as (typeof some)[number])
		}
		expect(walked).toEqual(all.map((event) => event.id))
	})

	it('chains and holds, and holds to an earlier mark', async () => {
		await chainAll()
		const long = new Date('2100-01-01')
		expect(await checkHistory(db(), long)).toBeUndefined()
		const mark = await endOfChain(db())
		await happen()
		await chainAll()
		expect(await checkHistory(db(), long, mark)).toBeUndefined()
		expect(await checkHistory(db(), long, mark?.slice(0, -50))).toBeUndefined()
		expect(await checkHistory(db(), long, `${mark?.split(':')[0]}:ffff`)).toMatchObject({
			kind: 'mark-differs',
		})
	})

	it('names an event that waits too long to be chained', async () => {
		await happen()
		expect(await checkHistory(db(), new Date(0))).toBeUndefined()
		expect(await checkHistory(db(), new Date('2100-01-01'))).toMatchObject({ kind: 'unchained' })
		await chainAll()
	})

	it('names what was changed, missing or added behind the triggers', async () => {
		await Promise.all(Array.from({ length: 6 }, happen))
		await chainAll()
		const { behindTheTriggers } = await import('../runner/tamper')
		const rows = await db().select().from(eventChain)
		const victim = rows[rows.length - 2]
		await behindTheTriggers([`update events set channel = 'fax' where id = '${victim?.eventId}'`])
		expect(await checkHistory(db(), new Date(0))).toEqual({ kind: 'changed', position: victim?.position })
		await behindTheTriggers([`update events set channel = 'site' where id = '${victim?.eventId}'`])
		expect(await checkHistory(db(), new Date(0))).toBeUndefined()
		await behindTheTriggers([`delete from events where id = '${victim?.eventId}'`])
		expect(await checkHistory(db(), new Date(0))).toEqual({ kind: 'missing', position: victim?.position })
	})
})
