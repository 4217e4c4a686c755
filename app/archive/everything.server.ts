// Everything kept of a person or an employer, table by table, with ids of others covered: for disclosure and for the export.
import { eq, getTableColumns, getTableName, inArray } from 'drizzle-orm'
import { getTableConfig as configOfPostgres } from 'drizzle-orm/pg-core'
import { getTableConfig as configOfSqlite } from 'drizzle-orm/sqlite-core'
import type { PaperParty } from '~/papers/archive.server'
import { archiveWords } from '~/words/ja/archive'
import { sayInstant } from '~/words/ja/dates'
import type { KeptTable } from '~/words/ja/kept-columns'
import { keptColumns, keptTables } from '~/words/ja/kept-columns'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import * as ofAssignments from '~db/schema/assignments'
import * as ofCouncil from '~db/schema/council'
import * as ofMatching from '~db/schema/matching'
import * as ofMoney from '~db/schema/money'
import * as ofNotices from '~db/schema/notices'
import * as ofPapers from '~db/schema/papers'
import * as ofPeople from '~db/schema/people'
import * as ofTrouble from '~db/schema/trouble'
import * as ofWork from '~db/schema/work'

type AnyTable = typeof ofPeople.registrants

const a = ofAssignments
const m = ofMoney
const p = ofPeople
const w = ofWork

/** What is kept of a registrant, a table after the ones it points to. */
const ofRegistrant = [
	p.registrants,
	p.accounts,
	p.interviews,
	p.consents,
	ofCouncil.agreements,
	p.calls,
	p.callTries,
	p.rests,
	p.teamMembers,
	p.privacyRequests,
	p.endings,
	p.considerations,
	p.lifeMoves,
	p.emergencyContacts,
	p.representatives,
	p.loans,
	p.registrantJoins,
	p.contactsHad,
	p.guidedHours,
	ofMatching.avoidedPlaces,
	w.taskGroups,
	ofMatching.availability,
	ofMatching.daysOff,
	ofMatching.datedHours,
	ofMatching.limits,
	ofMatching.skills,
	ofMatching.bookings,
	ofMatching.turns,
	a.applications,
	a.offers,
	a.assignments,
	a.decisionHands,
	a.terms,
	a.termsDeliveries,
	a.arrivals,
	a.completions,
	a.confirmations,
	a.inspections,
	a.vacancies,
	a.reconfirmations,
	a.delays,
	a.accompaniments,
	a.shareAnswers,
	m.heirCases,
	m.earnings,
	m.earningCorrections,
	m.certificates,
	m.bankAccounts,
	m.connectAccounts,
	m.payoutLines,
	m.payoutRecalls,
	m.payoutEarnings,
	m.invoiceLines,
	m.entries,
	ofTrouble.troubles,
	ofTrouble.troubleSteps,
	ofNotices.conversations,
	ofNotices.conversationTurns,
	ofPapers.papers,
] as unknown as AnyTable[]

/** What is kept of an employer; of who worked for them only that somebody did. */
const ofEmployer = [
	p.employers,
	p.employerStops,
	p.employerSeats,
	p.employerVisits,
	p.visitWaivers,
	p.contactsHad,
	ofCouncil.agreements,
	p.calls,
	p.callTries,
	p.privacyRequests,
	w.workRequests,
	w.steps,
	w.quotes,
	w.quoteAnswers,
	w.requestEndings,
	w.tasks,
	w.slots,
	a.assignments,
	a.confirmations,
	m.invoices,
	m.invoiceDrafts,
	m.creditNotes,
	m.invoiceLines,
	m.incomings,
	m.incomingParts,
	m.payerNames,
	m.reminders,
	m.entries,
	ofTrouble.troubles,
	ofTrouble.troubleSteps,
	ofNotices.conversations,
	ofNotices.conversationTurns,
	ofPapers.papers,
] as unknown as AnyTable[]

/** Who points to a party without a foreign key. */
const byParty: Record<string, readonly string[]> = {
	papers: ['partyId'],
	conversations: ['withId'],
	entries: ['debitPartyId', 'creditPartyId'],
}

/** The tables looked through for a party, by name. */
export const tablesOf = (kind: PaperParty['kind']): KeptTable[] =>
	(kind === 'registrant' ? ofRegistrant : ofEmployer).map((one) => getTableName(one) as KeptTable)

const configOf = (one: AnyTable) =>
	engine === 'postgres' ? configOfPostgres(one as never) : configOfSqlite(one as never)

/** A table of what is kept: headings and rows as they are read. */
export type KeptRows = {
	table: KeptTable
	title: string
	columns: { name: string; label: string }[]
	rows: string[][]
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const namesSomebody = /[._](?:by|account_id|registrant_id|companion_id|staff_id)$/
/** What the employer wrote about a registrant in their own words: theirs to show, covered for the other. */
const wordsOfOthers: readonly string[] = ['confirmations.reason']

/**
 * Everything of a party; ids of anybody else are covered. What was said to the harassment desk is shown only where who
 * makes it may hear it (`hears`), and what the office looked into, which is of others too, never.
 */
export async function everythingOf(on: Db, party: PaperParty, hears: boolean): Promise<KeptRows[]> {
	const found = new Map<string, { ids: Set<string>; rows: Record<string, unknown>[] }>()
	const own = new Set([party.id])
	const tables = party.kind === 'registrant' ? ofRegistrant : ofEmployer
	for (const one of tables) {
		const name: string = getTableName(one)
		const rows = (await rowsOf(on, one, party, found)).map((row) =>
			name === 'considerations' ? ofDesk(row, hears) : row,
		)
		found.set(name, { ids: new Set(rows.map((row) => String(row.id ?? ''))), rows })
		if (name === 'registrants' || name === 'employer_seats')
			for (const row of rows) own.add(String(row.accountId))
	}
	const covered = party.kind === 'registrant' ? wordsOfOthers : []
	return tables.flatMap((one) => {
		const rows = found.get(getTableName(one))?.rows ?? []
		return rows.length === 0 ? [] : [readable(one, rows, own, covered)]
	})
}

const ofDesk = (row: Record<string, unknown>, hears: boolean): Record<string, unknown> => ({
	...row,
	weighed: '',
	...(row.kind === 'harassment' && (!hears || row.namesStaff === true)
		? { words: archiveWords.book.byHead, answerWords: archiveWords.book.byHead }
		: {}),
})

async function rowsOf(
	on: Db,
	one: AnyTable,
	party: PaperParty,
	found: ReadonlyMap<string, { ids: Set<string>; rows: Record<string, unknown>[] }>,
): Promise<Record<string, unknown>[]> {
	const columns = getTableColumns(one) as unknown as Record<string, AnyTable['id']>
	const name: string = getTableName(one)
	if (name === `${party.kind}s`) return on.select().from(one).where(eq(one.id, party.id))
	if (name === 'accounts') {
		const accountId = String(found.get('registrants')?.rows[0]?.accountId ?? '')
		return on.select().from(one).where(eq(one.id, accountId))
	}
	const keys: { column: AnyTable['id']; ids: string[] }[] = (byParty[name] ?? []).flatMap((key) =>
		columns[key] ? [{ column: columns[key], ids: [party.id] }] : [],
	)
	// What a party's own row points to upwards (a slot, a task) is not theirs; what hangs on what is theirs is.
	for (const key of configOf(one).foreignKeys) {
		const { columns: from, foreignTable } = key.reference()
		const ids = [...(found.get(getTableName(foreignTable as never))?.ids ?? [])]
		if (from[0] && ids.length > 0) keys.push({ column: from[0] as never, ids })
	}
	const rows = new Map<string, Record<string, unknown>>()
	for (const { column, ids } of keys)
		for (let n = 0; n < ids.length; n += 200) {
			const some: Record<string, unknown>[] = await on
				.select()
				.from(one)
				.where(inArray(column, ids.slice(n, n + 200)))
			for (const row of some) rows.set(JSON.stringify(row), row)
		}
	return [...rows.values()].filter((row) => isTheirs(name, row, party))
}

/** Lines of a table that hangs on both sides (an invoice's line, a consent) are read only where they are of this one. */
function isTheirs(name: string, row: Record<string, unknown>, party: PaperParty): boolean {
	if (name === 'papers') return row.partyKind === party.kind
	if (name === 'conversations') return row.withKind === party.kind
	// Nobody reads what the other side told, and nobody outside what the office wrote for itself.
	if (name === 'troubles' && row.toldBy !== party.kind) return false
	if (name === 'trouble_steps') return row.shown === true
	const whose = party.kind === 'registrant' ? row.registrantId : row.employerId
	return whose === undefined || whose === null || whose === party.id
}

function readable(
	one: AnyTable,
	rows: Record<string, unknown>[],
	own: ReadonlySet<string>,
	covered: readonly string[],
): KeptRows {
	const table = getTableName(one) as KeptTable
	const columns = Object.entries(getTableColumns(one)) as [string, { name: string }][]
	// A column that says nothing in any row is left out.
	const said = columns.filter(
		([key]) => key !== 'secretHash' && rows.some((row) => row[key] !== null && row[key] !== ''),
	)
	return {
		table,
		title: keptTables[table],
		columns: said.map(([, { name }]) => ({ name, label: keptColumns[name] ?? name })),
		rows: rows.map((row) =>
			said.map(([key, { name }]) => cellOf(`${table}.${name}`, row[key], own, covered)),
		),
	}
}

function cellOf(name: string, value: unknown, own: ReadonlySet<string>, covered: readonly string[]): string {
	const words = archiveWords.book
	if (value === null || value === undefined) return ''
	if (value instanceof Date) return sayInstant(value, 'staff')
	if (typeof value === 'boolean') return value ? words.yes : words.no
	if (typeof value === 'object') return JSON.stringify(value)
	const text = String(value)
	if (covered.includes(name) && text !== '') return words.hidden
	if (namesSomebody.test(name) && isId.test(text)) return own.has(text) ? words.own : words.hidden
	return text
}
