// Papers for those who hear by paper: by district, addressed, once; terms in an envelope are terms delivered.
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { batches, notePosted, postedWith, printed, waitingForPost } from '~/archive/batch.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { deliveriesOf, noteDelivered } from '~/assignments/terms-delivery.server'
import { now } from '~/base/clock'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { issueCertificate } from '~/money/paid.server'
import { filePaper } from '~/papers/archive.server'
import { takeBackAct } from '~/routes/take-back.server'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, makeArea, makeTown, refusing, throughJourney } from '../cast'

let town: Town
let work: Awaited<ReturnType<typeof throughJourney>>

const waiting = async () => (await waitingForPost(db(), now())).map((one) => one.paper)
const kindsOf = (rows: readonly { kind: string }[]) => rows.map((one) => one.kind)

beforeAll(async () => {
	town = await makeTown()
	work = await throughJourney(town, 'paid')
	await inTransaction((tx) =>
		issueCertificate(tx, town.inoue.actor, town.hidaka.id, { fromMonth: '2026-12', untilMonth: '2026-12' }),
	)
	await fileWhatWasIssued()
})

describe('what waits for an envelope', () => {
	it('is nothing while nobody hears by paper', async () => {
		expect(await waiting()).toEqual([])
		expect(await refusing((tx) => notePosted(tx, town.inoue.actor, []))).toBe('batch-empty')
	})

	it('is terms, payment notice and certificate of who does, and no other paper', async () => {
		await inTransaction((tx) =>
			tx.update(registrants).set({ hearsBy: 'paper' }).where(eq(registrants.id, town.hidaka.id)),
		)
		expect(kindsOf(await waiting()).sort()).toEqual(['certificate', 'payment-notice', 'terms'])
	})

	it('leaves out terms that were handed over, and papers of long ago', async () => {
		const id = work.assignmentId
		const before = await waiting()
		const [row] = await db().select().from(terms).where(eq(terms.assignmentId, id))
		await inTransaction((tx) => noteDelivered(tx, town.inoue.actor, id, 'handed'))
		expect((await deliveriesOf(db(), row?.id ?? '')).map((one) => one.way)).toContain('handed')
		expect(kindsOf(await waiting()).sort()).toEqual(['certificate', 'payment-notice'])
		clockAt('2027-03-20')
		expect(await waiting()).toEqual([])
		clockAt('2026-12-28')
		expect(before).toHaveLength(3)
	})
})

describe('a printing', () => {
	it('goes by district and reading, each person’s first sheet with the address', async () => {
		// Somebody of another district, whose reading comes later, has two papers; the district stands first.
		const north = await makeArea('北の町', 0)
		await inTransaction(async (tx) => {
			await tx
				.update(registrants)
				.set({ hearsBy: 'paper', areaId: north, familyKana: 'ヤマダ' })
				.where(eq(registrants.id, town.noguchi.id))
			for (const [n, kind] of (['certificate', 'privacy-answer'] as const).entries())
				await filePaper(
					tx,
					{ id: `of-noguchi-${n}`, at: tx.at },
					{ years: 7, partyName: '' },
					{
						kind,
						number: null,
						day: '2026-12-20',
						yen: null,
						party: { kind: 'registrant', id: town.noguchi.id },
						subject: { kind: 'certificate', id: 'none' },
						paper: { title: '証明書', subject: '', foot: '', parts: [] },
					},
				)
		})
		const rows = await waitingForPost(db(), now())
		const papers = await inTransaction((tx) => printed(tx, town.inoue.accountId, rows))
		expect(papers[0]?.to?.lines.join(' ')).toMatch(/^〒999-0123 .+ 様$/)
		expect(papers[0]?.to?.window).toEqual({ leftMm: 25, topMm: 20 })
		expect(rows.map((one) => one.areaName)).toEqual(['北の町', '北の町', '中央地区', '中央地区'])
		expect(papers.map((one) => one.to !== undefined)).toEqual([true, false, true, false])
	})

	it('is noted once: what is in its envelope waits no more, and can be printed again', async () => {
		const ids = (await waiting()).map((one) => one.id)
		expect(await inTransaction((tx) => notePosted(tx, town.inoue.actor, ids))).toBe(ids.length)
		expect(await waiting()).toEqual([])
		expect(await refusing((tx) => notePosted(tx, town.inoue.actor, ids))).toBe('batch-empty')
		const [batch] = await batches(db())
		expect(batch).toMatchObject({ papers: ids.length })
		expect((await postedWith(db(), batch?.id ?? '')).map((one) => one.paper.id).sort()).toEqual(ids.sort())
	})
})

describe('terms that go by post', () => {
	it('count as delivered by post from then on', async () => {
		const noguchi = town.noguchi
		clockAt('2026-11-02')
		await inTransaction((tx) =>
			tx.update(registrants).set({ hearsBy: 'paper' }).where(eq(registrants.id, noguchi.id)),
		)
		const other = await throughJourney(town, 'decided', { registrant: noguchi, slot: { day: '2026-11-16' } })
		await fileWhatWasIssued()
		const mine = (await waiting()).filter((one) => one.partyId === noguchi.id)
		expect(kindsOf(mine)).toEqual(['terms'])
		await inTransaction((tx) =>
			notePosted(
				tx,
				town.inoue.actor,
				mine.map((one) => one.id),
			),
		)
		const [row] = await db().select().from(terms).where(eq(terms.assignmentId, other.assignmentId))
		expect((await deliveriesOf(db(), row?.id ?? '')).map((one) => one.way)).toEqual(['post'])
	})

	it('wait for an envelope again once that is taken back, and are not delivered', async () => {
		const { noguchi } = town
		clockAt('2026-11-03')
		const other = await throughJourney(town, 'decided', { registrant: noguchi, slot: { day: '2026-11-17' } })
		await fileWhatWasIssued()
		const ids = (await waiting()).filter((one) => one.partyId === noguchi.id).map((one) => one.id)
		const [row] = await db().select().from(terms).where(eq(terms.assignmentId, other.assignmentId))
		const ways = async () => (await deliveriesOf(db(), row?.id ?? '')).map((one) => one.way)
		const before = (await batches(db())).length
		await inTransaction((tx) => withFootprint(tx, (watched) => notePosted(watched, town.inoue.actor, ids)))
		expect([await ways(), (await batches(db())).length]).toEqual([['post'], before + 1])
		const [act] = await recentActs(db(), town.inoue.accountId, now())
		expect(act?.what).toBe('papers.posted')
		await inTransaction((tx) => takeBackAct(tx, town.inoue.actor, act?.id ?? ''))
		expect([await ways(), (await batches(db())).length]).toEqual([[], before])
		expect((await waiting()).map((one) => one.id)).toEqual(expect.arrayContaining(ids))
	})
})
