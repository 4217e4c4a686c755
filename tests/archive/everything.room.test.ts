// Everything of somebody: no table that points to a person is forgotten, and nothing of another stands in it.
import { eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookOf } from '~/archive/book.server'
import { everythingOf, tablesOf } from '~/archive/everything.server'
import { exportOf, partiesOf } from '~/archive/export.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { inTransaction } from '~/events/transaction.server'
import { write } from '~/notices/conversation.server'
import { looksAt, noteLooks, papersOfParty } from '~/papers/archive.server'
import { openConsideration, weigh } from '~/people/consideration.server'
import { archiveWords } from '~/words/ja/archive'
import { db } from '~db/client'
import { engine } from '~db/columns'
import * as ofAssignments from '~db/schema/assignments'
import { confirmations } from '~db/schema/assignments'
import * as ofCouncil from '~db/schema/council'
import * as ofMatching from '~db/schema/matching'
import * as ofMoney from '~db/schema/money'
import { paperBodies, papers } from '~db/schema/papers'
import * as ofPeople from '~db/schema/people'
import * as ofTrouble from '~db/schema/trouble'
import * as ofWork from '~db/schema/work'
import type { Town } from '../cast'
import { makeEmployer, makeTown, throughJourney } from '../cast'

let town: Town

beforeAll(async () => {
	town = await makeTown()
	await throughJourney(town, 'paid')
	await inTransaction((tx) =>
		write(tx, town.hidaka.actor, { kind: 'registrant', id: town.hidaka.id }, '道に迷いました', false),
	)
	await fileWhatWasIssued()
})

const registrant = () => ({ kind: 'registrant', id: town.hidaka.id }) as const
const employer = () => ({ kind: 'employer', id: town.tamura.id }) as const

describe.skipIf(engine === 'postgres')('the list of tables', () => {
	const tables = [ofAssignments, ofCouncil, ofMatching, ofMoney, ofPeople, ofTrouble, ofWork]
		.flatMap((schema) => Object.values(schema as Record<string, unknown>))
		.filter((one): one is SQLiteTable => is(one, SQLiteTable))
	const pointsTo = (name: string) =>
		tables
			.filter((one) =>
				getTableConfig(one).foreignKeys.some((key) => getTableName(key.reference().foreignTable) === name),
			)
			.map((one) => getTableName(one))

	it('has every table that points to a registrant or to their assignments', () => {
		const named: string[] = tablesOf('registrant')
		for (const root of ['registrants', 'assignments', 'completions', 'earnings', 'payout_lines', 'terms'])
			expect(
				pointsTo(root).filter((one) => !named.includes(one)),
				root,
			).toEqual([])
	})

	it('has every table that points to an employer or to their requests and invoices', () => {
		const named: string[] = tablesOf('employer')
		// What the council weighs for itself about a request, and what it tells of people, is not the employer's.
		const councils = [
			'overrides',
			'override_refusals',
			'reach_answers',
			'cut_snapshots',
			'considerations',
			'endings',
			'invoice_photos',
			'task_groups',
			'slot_reach',
			'applications',
			'offers',
			'decisions',
			'vacancies',
			'share_changes',
			'avoided_places',
		]
		for (const root of ['employers', 'work_requests', 'quotes', 'tasks', 'invoices', 'incomings'])
			expect(
				pointsTo(root).filter((one) => !named.includes(one) && !councils.includes(one)),
				root,
			).toEqual([])
	})
})

describe('what is read', () => {
	it('of a registrant: their work, pay, account and words, and no id of anybody else', async () => {
		const all = await everythingOf(db(), registrant(), false)
		const text = JSON.stringify(all)
		expect(all.map((one) => one.table)).toEqual(
			expect.arrayContaining(['registrants', 'assignments', 'terms', 'earnings', 'bank_accounts', 'papers']),
		)
		expect(text).toContain('日高')
		expect(text).toContain('1234567')
		expect(text).toContain('道に迷いました')
		expect(text).toContain('●●')
		for (const other of [town.noguchi.id, town.inoue.accountId, town.kaikei.accountId, town.tamura.accountId])
			expect(text).not.toContain(other)
		expect(text).not.toContain('argon2')
	})

	it('of an employer: what they asked and paid, and nobody who worked for them', async () => {
		const all = await everythingOf(db(), employer(), false)
		const text = JSON.stringify(all.filter((one) => one.table !== 'papers'))
		expect(all.map((one) => one.table)).toEqual(
			expect.arrayContaining(['employers', 'work_requests', 'quotes', 'invoices', 'assignments']),
		)
		expect(text).toContain('田村農園')
		expect(text).not.toContain('日高')
		expect(text).not.toContain(town.hidaka.id)
		expect(text).not.toContain('1234567')
	})

	it('what was said to the desk is read by who may hear it, what the office looked into by nobody', async () => {
		await inTransaction(async (tx) => {
			const id = await openConsideration(tx, town.hidaka.actor, town.hidaka.id, {
				kind: 'harassment',
				words: 'どなられました',
			})
			await weigh(tx, town.kessai.actor, id, '山田さんにも聞いた')
		})
		const covered = JSON.stringify(await everythingOf(db(), registrant(), false))
		expect(covered).not.toContain('どなられました')
		expect(covered).toContain(archiveWords.book.byHead)
		const whole = JSON.stringify(await everythingOf(db(), registrant(), true))
		expect(whole).toContain('どなられました')
		expect(whole + covered).not.toContain('山田さん')
	})

	it('an employer reads their own answer; who did the work does not', async () => {
		await inTransaction((tx) => tx.update(confirmations).set({ reason: '皮が残っていた' }))
		expect(JSON.stringify(await everythingOf(db(), employer(), false))).toContain('皮が残っていた')
		expect(JSON.stringify(await everythingOf(db(), registrant(), false))).not.toContain('皮が残っていた')
	})

	it('two papers of one kind, day and number lie in two files', async () => {
		await inTransaction((tx) =>
			tx.insert(papers).select(
				tx
					.select({
						...getTableColumns(papers),
						id: sql<string>`'another'`.as('id'),
						eventId: sql<string>`'another'`.as('event_id'),
					})
					.from(papers)
					.where(eq(papers.kind, 'specification'))
					.limit(1),
			),
		)
		const [line] = await db().select().from(papers).where(eq(papers.id, 'another'))
		const [body] = await db()
			.select()
			.from(paperBodies)
			.innerJoin(papers, eq(papers.id, paperBodies.paperId))
			.where(eq(papers.bodyHash, line?.bodyHash ?? ''))
		await inTransaction((tx) =>
			tx.insert(paperBodies).values({ paperId: 'another', body: body?.paper_bodies.body ?? '' }),
		)
		const { files } = await exportOf(db(), employer())
		expect(files.filter((one) => one.name.includes('仕様書')).length).toBeGreaterThan(1)
		expect(new Set(files.map((one) => one.name)).size).toBe(files.length)
	})

	it('somebody of whom little is kept has little in it', async () => {
		const all = await everythingOf(db(), { kind: 'registrant', id: town.noguchi.id }, false)
		expect(JSON.stringify(all)).not.toContain('日高')
		expect(all.map((one) => one.table)).not.toContain('earnings')
	})
})

describe('the book and the files', () => {
	it('hold every kept paper, and say that they were opened', async () => {
		const kept = await papersOfParty(db(), registrant())
		const { book, paperIds } = await bookOf(db(), registrant(), false)
		expect(book).toHaveLength(kept.length + 1)
		await inTransaction((tx) => noteLooks(tx, town.inoue.accountId, 'export', paperIds))
		const first = kept[0]
		expect(first && (await looksAt(db(), first.id)).map((one) => one.way)).toEqual(['export'])
		const { files } = await exportOf(db(), registrant())
		expect(files.filter((one) => one.name.endsWith('.pdf'))).toHaveLength(kept.length)
		expect(files[0]?.name).toBe('はじめに.txt')
		expect(new Set(files.map((one) => one.name)).size).toBe(files.length)
	})

	it('find whose by name, number or id, and nobody else', async () => {
		expect(await partiesOf(db(), '田村農園')).toEqual([employer()])
		expect(await partiesOf(db(), town.hidaka.id)).toEqual([registrant()])
		expect(await partiesOf(db(), 'どこにもいない')).toEqual([])
		const other = await makeEmployer('田村農園', town.areaId)
		expect((await partiesOf(db(), '田村農園')).map((one) => one.id).sort()).toEqual(
			[town.tamura.id, other.id].sort(),
		)
	})
})
