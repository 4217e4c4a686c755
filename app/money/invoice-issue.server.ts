// Making invoices: what may be asked for, the draft a treasurer looks at, and the act that issues it under the next number.
import {
	and,
	asc,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	min,
	ne,
	notInArray,
	or,
	sql,
} from 'drizzle-orm'
import { agreedYen } from '~/assignments/share.server'
import type { Day, Month } from '~/base/day'
import { addMonths, dayInMonth, dayOf, monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import type { ContractMode } from '~/council/contract-mode'
import { heldModes, isHeld } from '~/council/contract-mode'
import { settingOn, settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import { billedFor, usualPayTerms } from '~/work/pay-terms'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { inParts } from '~db/in-parts'
import { assignments, confirmations } from '~db/schema/assignments'
import type { EarningKind } from '~db/schema/money'
import { earningCorrections, earnings, invoiceDrafts, invoiceLines, invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { payOf } from './earning'
import { isItsLine, itsInvoiceLine } from './earning.server'
import type { InvoiceLine } from './invoice'
import { invoiceDueDay, invoiceSums } from './invoice'
import { keepInvoicePhotos } from './invoice-photo.server'
import { post } from './ledger.server'
import { linesOfInvoice } from './posting-lines'

// A piece that waited longer than this for its confirmation is looked for by hand.
const lookBackMonths = 12
const firstLookedAt = (month: Month): Day => `${addMonths(month, -lookBackMonths)}-01`

/** Which invoice: whose, of which month, in which way to contract, and of which task where they are billed by task. */
export type InvoiceKey = { employerId: string; month: Month; mode: ContractMode; taskId: string | null }

/** One piece of work that may stand on an invoice, with what it comes to. */
export type Billable = InvoiceLine & {
	assignmentId: string
	/** The supplement it asks for; null for the piece of work itself. */
	earningId: string | null
	kind: EarningKind
	travelYen: number
	withheldYen: number
	taxed: boolean
	title: string
	serviceDay: Day
}

/** What the treasurer set for an invoice before it is issued. */
export type DraftSet = {
	note: string
	withPhotos: boolean
	heldBack: readonly string[]
	/** Released photos that stay behind all the same. */
	photosLeftOut?: readonly string[]
}

/** An invoice before it is issued: its lines as they stand now, what waits for a later one, and what was set. */
export type Draft = InvoiceKey & { lines: Billable[]; waiting: Billable[]; set: DraftSet }

/** By which a draft tells its lines: the supplement's id, or that of the piece of work. */
export const lineKey = ({ earningId, assignmentId }: Pick<Billable, 'earningId' | 'assignmentId'>): string =>
	earningId ?? assignmentId

const nothingSet: DraftSet = { note: '', withPhotos: false, heldBack: [] }

const confirmed = and(
	eq(assignments.state, 'passed'),
	isNotNull(confirmations.id),
	or(ne(confirmations.verdict, 'different'), isNotNull(confirmations.settledAt)),
)

/** How far back the work of a month's invoices may lie: further only while the rest of older work is on no invoice. */
async function lookedAtFrom(on: Db, month: Month): Promise<Day> {
	const first = firstLookedAt(month)
	const [older] = await on
		.select({ day: min(earnings.serviceDay) })
		.from(earnings)
		.leftJoin(invoiceLines, itsInvoiceLine)
		.where(and(isNotNull(earnings.supplementOf), lt(earnings.serviceDay, first), isNull(invoiceLines.id)))
	return older?.day ?? first
}

/**
 * What may be invoiced up to the end of a month, by employer: work that passed and was confirmed (or settled), what a late
 * calling off by the employer's side owes, and the supplements of both; on no invoice that stands.
 */
async function invoiceable(on: Db, month: Month, employerIds?: readonly string[]) {
	const from = await lookedAtFrom(on, month)
	return on
		.select({
			assignmentId: assignments.id,
			state: assignments.state,
			employerId: assignments.employerId,
			billing: employers.billing,
			taskId: tasks.id,
			title: tasks.title,
			serviceDay: assignments.serviceDay,
			payYen: agreedYen,
			feeYen: tasks.feeYen,
			mode: tasks.contractMode,
			payTerms: tasks.payTerms,
			earning: earnings,
		})
		.from(assignments)
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.leftJoin(earnings, eq(earnings.assignmentId, assignments.id))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.leftJoin(
			invoiceLines,
			and(eq(invoiceLines.assignmentId, assignments.id), isNull(invoiceLines.releasedAt), isItsLine),
		)
		.leftJoin(
			earningCorrections,
			and(eq(earningCorrections.earningId, earnings.id), isNull(earningCorrections.answeredAt)),
		)
		.where(
			and(
				// Of three parties the employer is asked for exactly what the person gets: an open question about it waits.
				or(notInArray(tasks.contractMode, heldModes), isNull(earningCorrections.id)),
				employerIds ? inArray(assignments.employerId, [...employerIds]) : undefined,
				gte(assignments.serviceDay, from),
				// Found too low long after the work: the rest is new, the work is not.
				or(gte(assignments.serviceDay, firstLookedAt(month)), isNotNull(earnings.supplementOf)),
				lte(assignments.serviceDay, dayInMonth(month, 31)),
				or(
					confirmed,
					and(eq(assignments.state, 'called-off'), inArray(earnings.kind, ['cancellation', 'supplement'])),
				),
				isNull(invoiceLines.id),
			),
		)
		.orderBy(
			asc(employers.kana),
			asc(assignments.employerId),
			asc(assignments.serviceDay),
			asc(slots.startMinute),
			asc(assignments.id),
			// The work itself before its supplements.
			sql`case when ${earnings.supplementOf} is null then 0 else 1 end`,
			asc(earnings.id),
		)
}

type Row = Awaited<ReturnType<typeof invoiceable>>[number]

/** The line of one piece: the agreed pay of what was done with its fee, or what a calling off or a supplement owes without one. */
function billed({ payYen, feeYen, payTerms, earning, mode }: Row) {
	const { kind, units, travelYen } = earning ?? { kind: 'work' as const, units: null, travelYen: 0 }
	// What the employer keeps back for the tax office is not asked for (mode B).
	const withheldYen = earning?.withheldBy === 'employer' ? earning.withheldYen : 0
	const same = { kind, travelYen, withheldYen }
	// The slip was the office's own: no fee is asked on what it had left out.
	if (earning && kind !== 'work') return { ...same, payYen: payOf(earning), feeYen: 0 }
	const agreed = billedFor({ payYen, feeYen, terms: payTerms ?? usualPayTerms }, units)
	// Of three parties the employer pays exactly what the person gets, a slip put right with it.
	if (earning && isHeld(mode)) return { ...same, ...agreed, payYen: payOf(earning) }
	return { ...same, ...agreed }
}

/** The tax of each day of work: a rate that changes in the middle of a month holds from its day. */
async function taxesOf(on: Db, days: readonly Day[]) {
	const found = await oneByOne([...new Set(days)], async (day) => {
		const set = await settingsOn(on, ['tax-rate', 'cancel-tax'], day)
		return [day, set] as const
	})
	return new Map(found)
}

const keyOf = (row: Pick<Row, 'employerId' | 'mode' | 'billing' | 'taskId'>) =>
	`${row.employerId} ${row.mode} ${row.billing === 'per-task' ? row.taskId : ''}`

/**
 * The invoices of a month that are not issued yet, by employer, way to contract (work from before a change is billed apart: its
 * tax is another) and, where they wish it, by task; what came late goes on the next month's.
 */
export async function draftsOf(on: Db, month: Month, employerIds?: readonly string[]): Promise<Draft[]> {
	const issued = await issuedKeys(on, month, employerIds)
	// Who was billed for the whole month gets no second paper of it, whatever they chose since.
	return (await unbilledOf(on, month, employerIds)).filter(
		({ employerId, mode, taskId }) =>
			!issued.has(`${employerId} ${mode} `) && !issued.has(`${employerId} ${mode} ${taskId ?? ''}`),
	)
}

/** All that no invoice asks for up to the end of a month, also of a month whose invoice went out early. */
export async function unbilledOf(on: Db, month: Month, employerIds?: readonly string[]): Promise<Draft[]> {
	const rows = await invoiceable(on, month, employerIds)
	const taxes = await taxesOf(
		on,
		rows.map((row) => row.serviceDay),
	)
	const groups = new Map<string, Row[]>()
	for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
	const sets = await setsOf(on, month, employerIds)
	const drafts: Draft[] = []
	for (const [key, theirs] of groups) {
		const [first] = theirs
		if (!first) continue
		const set = sets.get(key) ?? nothingSet
		const lines = theirs.map((row): Billable => {
			const tax = taxes.get(row.serviceDay)
			const line = billed(row)
			return {
				...line,
				assignmentId: row.assignmentId,
				earningId: row.earning?.supplementOf ? row.earning.id : null,
				title: row.title,
				serviceDay: row.serviceDay,
				// A supplement is of the kind of what it follows.
				taxed: row.state !== 'called-off' || tax?.['cancel-tax'] === 'taxed',
				taxRatePermille: tax?.['tax-rate'] ?? 0,
			}
		})
		drafts.push({
			employerId: first.employerId,
			month,
			mode: first.mode,
			taskId: first.billing === 'per-task' ? first.taskId : null,
			set,
			lines: lines.filter((line) => !set.heldBack.includes(lineKey(line))),
			waiting: lines.filter((line) => set.heldBack.includes(lineKey(line))),
		})
	}
	return drafts
}

/** The invoices of a month that stand. */
async function issuedKeys(on: Db, month: Month, employerIds?: readonly string[]): Promise<Set<string>> {
	const rows = await on
		.select({ employerId: invoices.employerId, mode: invoices.contractMode, taskId: invoices.taskId })
		.from(invoices)
		.where(
			and(
				employerIds ? inArray(invoices.employerId, [...employerIds]) : undefined,
				eq(invoices.month, month),
				isNull(invoices.creditedAt),
			),
		)
	return new Set(rows.map((row) => `${row.employerId} ${row.mode} ${row.taskId ?? ''}`))
}

async function setsOf(on: Db, month: Month, employerIds?: readonly string[]): Promise<Map<string, DraftSet>> {
	const rows = await on
		.select()
		.from(invoiceDrafts)
		.where(
			and(
				employerIds ? inArray(invoiceDrafts.employerId, [...employerIds]) : undefined,
				eq(invoiceDrafts.month, month),
			),
		)
	return new Map(rows.map((row) => [`${row.employerId} ${row.contractMode} ${row.taskId}`, row]))
}

const sameDraft = ({ employerId, month, mode, taskId }: InvoiceKey) =>
	and(
		eq(invoiceDrafts.employerId, employerId),
		eq(invoiceDrafts.month, month),
		eq(invoiceDrafts.contractMode, mode),
		eq(invoiceDrafts.taskId, taskId ?? ''),
	)

/** One draft by its key, `undefined` where nothing is to be asked for. */
export async function draftOf(on: Db, key: InvoiceKey): Promise<Draft | undefined> {
	const drafts = await draftsOf(on, key.month, [key.employerId])
	return drafts.find((one) => one.mode === key.mode && one.taskId === key.taskId)
}

/** Sets a draft's note and what waits for a later invoice; at least one piece stays. */
export async function setDraft(tx: Tx, actor: Actor, key: InvoiceKey, set: DraftSet): Promise<void> {
	const draft = await draftOf(tx, key)
	if (!draft) throw refused('invoice-nothing')
	const known = [...draft.lines, ...draft.waiting].map(lineKey)
	const heldBack = known.filter((id) => set.heldBack.includes(id))
	if (heldBack.length === known.length) throw refused('invoice-all-held', undefined, 'lines')
	const kept = {
		...set,
		heldBack,
		photosLeftOut: [...(set.photosLeftOut ?? [])],
		at: tx.at,
		by: actor.accountId ?? actor.role,
	}
	await tx
		.insert(invoiceDrafts)
		.values({
			...kept,
			id: newId(),
			employerId: key.employerId,
			month: key.month,
			contractMode: key.mode,
			taskId: key.taskId ?? '',
		})
		.onConflictDoUpdate({
			target: [
				invoiceDrafts.employerId,
				invoiceDrafts.month,
				invoiceDrafts.contractMode,
				invoiceDrafts.taskId,
			],
			set: kept,
		})
	await record(
		tx,
		actor,
		'invoice.draft-set',
		{ kind: 'employer', id: key.employerId },
		{ after: { month: key.month, heldBack: heldBack.length } },
	)
}

/** Issues a draft as it stands: draws the number, keeps the lines, writes the ledger. Gives the invoice's id. */
export async function issueInvoice(tx: Tx, actor: Actor, key: InvoiceKey): Promise<string> {
	if (key.month > monthOf(dayOf(tx.at))) throw refused('invoice-month-ahead', undefined, 'month')
	const draft = await draftOf(tx, key)
	if (!draft || draft.lines.length === 0) throw refused('invoice-nothing')
	return issue(tx, actor, draft)
}

/** The pieces whose photos may go along: a supplement brings none again. */
export const photographed = (lines: readonly Billable[]): string[] =>
	lines.flatMap((line) => (line.earningId === null ? line.assignmentId : []))

async function issue(tx: Tx, actor: Actor, draft: Draft): Promise<string> {
	const { employerId, month, mode, taskId, lines, set } = draft
	const today = dayOf(tx.at)
	const id = newId()
	const sums = invoiceSums(lines, mode)
	await tx.insert(invoices).values({
		...sums,
		id,
		number: await nextPaperNumber(tx, 'invoice'),
		employerId,
		month,
		contractMode: mode,
		taskId,
		note: set.note,
		taxRatePermille: sums.rates[0]?.ratePermille ?? (await settingOn(tx, 'tax-rate', today)),
		dueDay: invoiceDueDay(today, await settingOn(tx, 'invoice-due-days', today)),
		issuedAt: tx.at,
		// Nothing is left to be paid where the employer keeps all of it back.
		...(sums.totalYen === 0 && { paidDay: today, paidAt: tx.at }),
	})
	const kept = lines.map(({ title: _, serviceDay: __, ...line }, n) => ({
		...line,
		id: newId(),
		invoiceId: id,
		sort: n + 1,
	}))
	for (const some of inParts(kept)) await tx.insert(invoiceLines).values(some)
	if (set.withPhotos) await keepInvoicePhotos(tx, id, photographed(lines), set.photosLeftOut)
	await tx.delete(invoiceDrafts).where(sameDraft(draft))
	const asked = linesOfInvoice({
		mode,
		employerId,
		payYen: lines.reduce((sum, line) => sum + line.payYen + line.travelYen - line.withheldYen, 0),
		feeYen: lines.reduce((sum, line) => sum + line.feeYen, 0),
		taxYen: sums.taxYen,
	})
	// Of three parties and without a fee nothing is owed to the council: what it is to collect stands since it was earned.
	const postingId =
		asked.length > 0
			? await post(tx, actor, { day: today, kind: 'invoice', subject: { kind: 'invoice', id } }, asked)
			: ''
	const { netYen, taxYen, totalYen } = sums
	await record(
		tx,
		actor,
		'invoice.issued',
		{ kind: 'invoice', id },
		{ after: { employerId, month, lines: lines.length, netYen, taxYen, totalYen, postingId } },
	)
	return id
}

/**
 * Issues the invoices of a month, the first `most` of them; running it again issues nothing new. Gives the new invoices' ids.
 */
export async function issueInvoices(
	tx: Tx,
	month: Month,
	actor: Actor = chore,
	{ most = Number.POSITIVE_INFINITY, employerIds }: { most?: number; employerIds?: readonly string[] } = {},
): Promise<string[]> {
	if (month > monthOf(dayOf(tx.at))) throw refused('invoice-month-ahead', undefined, 'month')
	const drafts = (await draftsOf(tx, month, employerIds)).filter((draft) => draft.lines.length > 0)
	return oneByOne(drafts.slice(0, most), (draft) => issue(tx, actor, draft))
}

// Batches this long hold the writer well below 200 ms.
const employersABatch = 5
const piecesABatch = 100

/** The employers in their order, a few at a time, fewer where they have much to be asked for. */
function inBatches(rows: readonly { employerId: string }[]): string[][] {
	const pieces = new Map<string, number>()
	for (const { employerId } of rows) pieces.set(employerId, (pieces.get(employerId) ?? 0) + 1)
	const batches: string[][] = []
	let room = 0
	for (const [employerId, count] of pieces) {
		const batch = batches.at(-1)
		if (batch && batch.length < employersABatch && count <= room) batch.push(employerId)
		else {
			batches.push([employerId])
			room = piecesABatch
		}
		room -= count
	}
	return batches
}

/** Issues a month's invoices in batches, each in a transaction of its own; running it again issues nothing new. */
export async function issueMonth(month: Month): Promise<number> {
	const rows = await inSnapshot((on) => invoiceable(on, month))
	let issued = 0
	for (const employerIds of inBatches(rows))
		issued += (await inTransaction((tx) => issueInvoices(tx, month, chore, { employerIds }))).length
	return issued
}
