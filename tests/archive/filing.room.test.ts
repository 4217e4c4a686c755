// Papers are filed as they were issued, kept from every change, destroyed when their time is over, and then people's names go.
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { endWhatIsOver } from '~/archive/ending.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { findPapers } from '~/archive/find.server'
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { issueCertificate } from '~/money/paid.server'
import type { PaperLine } from '~/papers/archive.server'
import { bodyOfPaper, looksAt, openPaper, papersOfParty } from '~/papers/archive.server'
import { holdsOf, liftHold, placeHold } from '~/papers/retention.server'
import { endEmployer } from '~/people/employer.server'
import { archiveWords } from '~/words/ja/archive'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { terms } from '~db/schema/assignments'
import { heirCases, invoices } from '~db/schema/money'
import { paperBodies, paperLooks, papers } from '~db/schema/papers'
import { employers, registrants } from '~db/schema/people'
import { tasks, workRequests } from '~db/schema/work'
import type { Town } from '../cast'
import { clockAt, everyRow, makeRegistrant, makeTown, refusing, throughJourney } from '../cast'

let town: Town
let journey: Awaited<ReturnType<typeof throughJourney>>

const all = () => db().select().from(papers)
const ofKind = async (kind: string): Promise<PaperLine> => {
	const found = (await all()).find((one) => one.kind === kind)
	if (!found) throw new Error(`no ${kind}`)
	return found
}
const textOf = async (line: PaperLine) => JSON.stringify(await bodyOfPaper(db(), line))

beforeAll(async () => {
	town = await makeTown()
	journey = await throughJourney(town, 'paid')
	await fileWhatWasIssued()
})

describe('filing', () => {
	it('files every paper of a whole piece of work, once', async () => {
		expect((await all()).map((one) => one.kind).sort()).toEqual(
			[
				'quote',
				'order',
				'specification',
				'terms',
				'contract',
				'completion',
				'confirmation',
				'inspection',
				'invoice',
				'payment-notice',
			].sort(),
		)
		expect(await fileWhatWasIssued()).toBe(0)
	})

	it('has whose, when and how much of each', async () => {
		const facts = async (kind: string) => {
			const { day, yen, partyKind, partyId, number } = await ofKind(kind)
			return { day, yen, partyKind, own: partyId === town.hidaka.id || partyId === town.tamura.id, number }
		}
		expect(await facts('terms')).toEqual({
			day: '2026-11-02',
			yen: 2600,
			partyKind: 'registrant',
			own: true,
			number: null,
		})
		expect(await facts('completion')).toMatchObject({ day: '2026-11-09', yen: null, partyKind: 'registrant' })
		expect(await facts('invoice')).toMatchObject({
			day: '2026-12-01',
			partyKind: 'employer',
			number: '請2026-0001',
		})
		expect(await facts('payment-notice')).toMatchObject({ day: '2026-12-25', yen: 2600 })
	})

	it('keeps the words of the sheet: what was quoted, promised, reported, inspected, asked for and paid', async () => {
		expect(await textOf(await ofKind('quote'))).toContain('栗の皮むき')
		expect(await textOf(await ofKind('order'))).toContain(archiveWords.sheets.orderSays)
		expect(await textOf(await ofKind('specification'))).toContain('渋皮が残っていない')
		expect(await textOf(await ofKind('terms'))).toContain('まだお引き受けの返事はありません')
		expect(await textOf(await ofKind('contract'))).toContain('お引き受けいただきました')
		expect(await textOf(await ofKind('completion'))).toContain('終わりました')
		expect(await textOf(await ofKind('inspection'))).toContain(archiveWords.sheets.results.passed)
		expect(await textOf(await ofKind('invoice'))).toContain('請2026-0001')
		const notice = await textOf(await ofKind('payment-notice'))
		expect(notice).toContain('2,600円')
		// Of the account only its end: who opens the envelope needs no more.
		expect(notice).not.toContain('1234567')
		expect(notice).toContain('567')
	})

	it('does not follow what is written later', async () => {
		const before = await textOf(await ofKind('quote'))
		await inTransaction((tx) =>
			tx.update(employers).set({ name: '別の農園' }).where(eq(employers.id, town.tamura.id)),
		)
		expect(await textOf(await ofKind('quote'))).toBe(before)
		expect(before).toContain('田村農園')
	})

	it('an event whose paper cannot be composed keeps no other from being filed', async () => {
		await inTransaction(async (tx) => {
			// Terms without a day cannot be written down; the certificate after them can.
			await tx.update(terms).set({ body: { payYen: 1 } })
			await record(tx, chore, 'assignment.decided', { kind: 'assignment', id: journey.assignmentId })
			await issueCertificate(tx, town.inoue.actor, town.hidaka.id, {
				fromMonth: '2026-12',
				untilMonth: '2026-12',
			})
		})
		expect(await fileWhatWasIssued()).toBe(1)
	})

	it('what was taken back before it was filed leaves no paper', async () => {
		const quote = { kind: 'quote', id: journey.quoteId }
		await inTransaction(async (tx) => {
			const event = await record(tx, chore, 'quote.made', quote)
			await record(tx, chore, 'act.taken-back', quote, { before: { event } })
		})
		expect(await fileWhatWasIssued()).toBe(0)
		await inTransaction((tx) => record(tx, chore, 'quote.made', quote))
		expect(await fileWhatWasIssued()).toBe(1)
	})
})

describe('looking', () => {
	it('is written down, and finds only one’s own', async () => {
		const line = await ofKind('terms')
		const own = { kind: 'registrant', id: town.hidaka.id } as const
		const other = { kind: 'registrant', id: town.noguchi.id } as const
		expect(await refusing((tx) => openPaper(tx, town.noguchi.accountId, 'page', other, line.id))).toBe(
			'not-found',
		)
		await inTransaction((tx) => openPaper(tx, town.hidaka.accountId, 'pdf', own, line.id))
		expect((await looksAt(db(), line.id)).map(({ by, way }) => ({ by, way }))).toEqual([
			{ by: town.hidaka.accountId, way: 'pdf' },
		])
		expect((await papersOfParty(db(), other)).length).toBe(0)
	})
})

describe('what the database itself refuses', () => {
	const refused = async (change: Parameters<typeof inTransaction>[0]) => {
		const said = await inTransaction(change).then(
			() => 'done',
			(error: unknown) => String((error as { cause?: unknown }).cause ?? error),
		)
		return said
	}

	it('a changed line, a changed body, a deleted line or body, and a log with gaps', async () => {
		const { id } = await ofKind('invoice')
		expect(await refused((tx) => tx.update(papers).set({ yen: 1 }).where(eq(papers.id, id)))).toMatch(
			/papers: a line stays/,
		)
		expect(await refused((tx) => tx.delete(papers).where(eq(papers.id, id)))).toMatch(/papers: a line stays/)
		expect(
			await refused((tx) => tx.update(paperBodies).set({ body: '{}' }).where(eq(paperBodies.paperId, id))),
		).toMatch(/paper_bodies: a body stays/)
		expect(await refused((tx) => tx.delete(paperBodies).where(eq(paperBodies.paperId, id)))).toMatch(
			/paper_bodies: a body goes only/,
		)
		expect(await refused((tx) => tx.delete(paperLooks))).toMatch(/only grows/)
		// On SQLite a row that is replaced is deleted first, and no less refused for it.
		if (engine === 'sqlite')
			expect(
				await refused((tx) =>
					tx.run(sql`insert or replace into papers select * from papers where id = ${id}`),
				),
			).toMatch(/papers: a line stays/)
	})

	it('destroying before its time, and of what is held', async () => {
		const { id } = await ofKind('invoice')
		const destroy = (on: string) =>
			refused((tx) =>
				tx
					.update(papers)
					.set({ destroyedOn: on, destroyedAt: tx.at, destroyedWhy: 'time-over', partyName: '' })
					.where(eq(papers.id, id)),
			)
		expect(
			await refused((tx) =>
				tx
					.update(papers)
					.set({ destroyedOn: '2026-12-28', destroyedAt: tx.at, destroyedWhy: 'time-over' })
					.where(eq(papers.id, id)),
			),
		).toMatch(/the name goes with the body/)
		// The day is that of the instant: no date of a later year opens the way.
		expect(await destroy('2099-01-01')).toMatch(/its day is that of its instant/)
		expect(await destroy('2026-12-28')).toMatch(/its time is not over/)
		clockAt('2034-06-01')
		const hold = await inTransaction((tx) =>
			placeHold(tx, town.kessai.actor, { party: { kind: 'employer', id: town.tamura.id } }, '裁判のため'),
		)
		expect(await destroy('2034-06-01')).toMatch(/it is held/)
		clockAt('2026-12-28')
		await inTransaction((tx) => liftHold(tx, town.kessai.actor, hold))
		expect(await refusing((tx) => liftHold(tx, town.kessai.actor, hold))).toBe('hold-lifted')
	})
})

describe('the search', () => {
	const named = async (party: string) =>
		(
			await findPapers(db(), {
				fromDay: null,
				untilDay: null,
				leastYen: null,
				mostYen: null,
				party,
				kind: null,
				number: '',
			})
		).count

	it('finds by the name a paper was issued to, after its party took another', async () => {
		const before = await named('日高')
		expect(before).toBeGreaterThan(3)
		const rename = (familyName: string, familyKana: string) =>
			inTransaction((tx) =>
				tx.update(registrants).set({ familyName, familyKana }).where(eq(registrants.id, town.hidaka.id)),
			)
		await rename('青木', 'アオキ')
		expect(await named('日高')).toBe(before)
		expect(await named('青木')).toBe(before)
		expect(await named('いない')).toBe(0)
		await rename('日高', 'ヒダカ')
	})
})

describe('the end', () => {
	it('comes the day after the last one, not for what is held, and leaves the line', async () => {
		clockAt('2034-05-31')
		const employer = { kind: 'employer' as const, id: town.tamura.id }
		const ofEmployer = (await all()).filter((one) => one.partyId === town.tamura.id).length
		const wholeParty = await inTransaction((tx) =>
			placeHold(tx, town.kessai.actor, { party: employer }, '裁判のため'),
		)
		expect(await endWhatIsOver()).toEqual({ papers: 0, people: 0 })
		const held = await ofKind('completion')
		const hold = await inTransaction((tx) =>
			placeHold(tx, town.kessai.actor, { paperId: held.id }, '監査のため'),
		)
		expect((await holdsOf(db(), held)).map((one) => one.why)).toEqual(['監査のため'])
		clockAt('2034-06-01')
		expect((await endWhatIsOver()).papers).toBe((await all()).length - ofEmployer - 1)
		await inTransaction((tx) => liftHold(tx, town.kessai.actor, wholeParty))
		expect((await endWhatIsOver()).papers).toBe(ofEmployer)
		expect(await bodyOfPaper(db(), held)).toBeDefined()
		const line = await ofKind('invoice')
		expect(await bodyOfPaper(db(), line)).toBeUndefined()
		expect(line.partyName).toBe('')
		// One paper of the work is held: its request keeps its words as long.
		expect((await db().select().from(workRequests))[0]?.what).not.toBe('')
		expect(line).toMatchObject({
			destroyedOn: '2034-06-01',
			destroyedWhy: 'time-over',
			number: '請2026-0001',
		})
		expect(line.bodyHash).toHaveLength(64)
		await inTransaction((tx) => liftHold(tx, town.kessai.actor, hold))
		expect((await endWhatIsOver()).papers).toBe(1)
		expect((await db().select().from(workRequests))[0]).toMatchObject({ what: '', place: '' })
		expect((await db().select().from(tasks))[0]).toMatchObject({ procedure: '', address: '', payYen: 2600 })
		expect((await everyRow()).filter((row) => row.text.includes('栗の皮むきを手伝って'))).toEqual([])
	})

	it('takes the name of who has died once their heirs were paid and nothing is kept', async () => {
		const gone = await makeRegistrant('故人', town.areaId)
		await inTransaction((tx) =>
			tx.insert(heirCases).values({
				id: newId(),
				registrantId: gone.id,
				diedDay: '2033-01-10',
				openedAt: tx.at,
				openedBy: town.kaikei.accountId,
			}),
		)
		expect((await endWhatIsOver()).people).toBe(1)
		expect((await everyRow()).filter((row) => row.text.includes('故人'))).toEqual([])
	})

	it('takes names and contacts of who has left, and of nobody who has not', async () => {
		await inTransaction((tx) =>
			tx
				.update(registrants)
				.set({ state: 'left', leftOn: '2033-06-02' })
				.where(eq(registrants.id, town.hidaka.id)),
		)
		expect((await endWhatIsOver()).people).toBe(0)
		clockAt('2034-06-02')
		expect((await endWhatIsOver()).people).toBe(1)
		const naming = (await everyRow()).filter((row) => row.text.includes('日高'))
		expect(naming.map((row) => row.table)).toEqual([])
		expect((await everyRow()).some((row) => row.text.includes('田村'))).toBe(true)
		await inTransaction((tx) =>
			endEmployer(tx, town.inoue.actor, town.tamura.id, { requests: 0, work: 0, invoices: 0, money: 0 }),
		)
		clockAt('2035-06-02')
		expect((await endWhatIsOver()).people, 'an invoice is still owed').toBe(0)
		await inTransaction((tx) => tx.update(invoices).set({ paidAt: tx.at, paidDay: '2035-06-02' }))
		expect((await endWhatIsOver()).people).toBe(1)
		expect((await everyRow()).filter((row) => row.text.includes('田村'))).toEqual([])
		expect(journey.assignmentId).not.toBe('')
	})
})
