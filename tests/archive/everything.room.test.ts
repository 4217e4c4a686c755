// Everything of somebody: no table that points to a person is forgotten, and nothing of another stands in it.
import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookOf } from '~/archive/book.server'
import { everythingOf, tablesOf } from '~/archive/everything.server'
import { exportOf, partyOf } from '~/archive/export.server'
import { fileWhatWasIssued } from '~/archive/filing.server'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { write } from '~/notices/conversation.server'
import { looksAt, papersOfParty } from '~/papers/archive.server'
import { db } from '~db/client'
import { engine } from '~db/columns'
import * as ofAssignments from '~db/schema/assignments'
import * as ofCouncil from '~db/schema/council'
import * as ofMatching from '~db/schema/matching'
import * as ofMoney from '~db/schema/money'
import * as ofPeople from '~db/schema/people'
import * as ofWork from '~db/schema/work'
import type { Town } from '../cast'
import { makeTown, throughJourney } from '../cast'

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
	const tables = [ofAssignments, ofCouncil, ofMatching, ofMoney, ofPeople, ofWork]
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
		const all = await everythingOf(db(), registrant())
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
		const all = await everythingOf(db(), employer())
		const text = JSON.stringify(all.filter((one) => one.table !== 'papers'))
		expect(all.map((one) => one.table)).toEqual(
			expect.arrayContaining(['employers', 'work_requests', 'quotes', 'invoices', 'assignments']),
		)
		expect(text).toContain('田村農園')
		expect(text).not.toContain('日高')
		expect(text).not.toContain(town.hidaka.id)
		expect(text).not.toContain('1234567')
	})

	it('somebody of whom little is kept has little in it', async () => {
		const all = await everythingOf(db(), { kind: 'registrant', id: town.noguchi.id })
		expect(JSON.stringify(all)).not.toContain('日高')
		expect(all.map((one) => one.table)).not.toContain('earnings')
	})
})

describe('the book and the files', () => {
	it('hold every kept paper, and say that they were opened', async () => {
		const kept = await papersOfParty(db(), registrant())
		const book = await inTransaction((tx) => bookOf(tx, town.inoue.accountId, registrant()))
		expect(book).toHaveLength(kept.length + 1)
		const first = kept[0]
		expect(first && (await looksAt(db(), first.id)).map((one) => one.way)).toEqual(['export'])
		const files = await inTransaction((tx) => exportOf(tx, chore, registrant()))
		expect(files.filter((one) => one.name.endsWith('.pdf'))).toHaveLength(kept.length)
		expect(files[0]?.name).toBe('はじめに.txt')
		expect(new Set(files.map((one) => one.name)).size).toBe(files.length)
	})

	it('find whose by name, number or id, and nobody else', async () => {
		expect(await partyOf(db(), '田村農園')).toEqual(employer())
		expect(await partyOf(db(), town.hidaka.id)).toEqual(registrant())
		expect(await partyOf(db(), 'どこにもいない')).toBeUndefined()
	})
})
