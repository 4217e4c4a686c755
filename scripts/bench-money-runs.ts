// For `bench-money.ts`: a payout run and a month's invoices through the rooms, in the empty database the environment names.
// Prints one line of JSON: milliseconds, how many, and how long the writer was held at most.
import { parseArgs } from 'node:util'
import { newId } from '~/base/ids'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction, watchHolds } from '~/events/transaction.server'
import { dueUntil } from '~/money/board.server'
import { issueMonth } from '~/money/invoice-issue.server'
import { balanceOn, postAll } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout } from '~/money/payout-result.server'
import { linesOfEarning } from '~/money/posting-lines'
import type { Tx } from '../db/client'
import { closeDatabase, db } from '../db/client'
import { assignments, confirmations } from '../db/schema/assignments'
import { bankAccounts, earnings } from '../db/schema/money'
import { accounts, employers, registrants } from '../db/schema/people'
import { slots } from '../db/schema/work'
import { clockAt, makeTown, throughJourney, withAccount } from '../tests/cast'

const { values } = parseArgs({
	options: {
		earnings: { type: 'string', default: '10000' },
		invoices: { type: 'string', default: '10000' },
	},
})
const earned = Number(values.earnings)
const asked = Number(values.invoices)
const people = Math.ceil(earned / 2)

const town = await makeTown()
const { assignmentId, earningId } = await throughJourney(town, 'passed')
await withAccount(town, town.hidaka)

const only = <Row>(rows: readonly Row[], is: (row: Row) => boolean): Row => {
	const found = rows.find(is)
	if (!found) throw new Error('the first piece of work left no row')
	return found
}
const first = {
	account: only(await db().select().from(accounts), (row) => row.id === town.hidaka.accountId),
	registrant: only(await db().select().from(registrants), (row) => row.id === town.hidaka.id),
	bankAccount: only(await db().select().from(bankAccounts), (row) => row.registrantId === town.hidaka.id),
	employer: only(await db().select().from(employers), (row) => row.id === town.tamura.id),
	assignment: only(await db().select().from(assignments), (row) => row.id === assignmentId),
	slot: only(await db().select().from(slots), () => true),
	confirmation: only(await db().select().from(confirmations), () => true),
	earning: only(await db().select().from(earnings), (row) => row.id === earningId),
}

type Table = Parameters<Tx['insert']>[0]

/** So many rows like the first of its table. */
async function fill<Row extends object>(table: Table, count: number, rowAt: (n: number) => Row) {
	const rows = Array.from({ length: count }, (_, n) => rowAt(n))
	for (let from = 0; from < count; from += 200)
		await inTransaction(async (tx) => {
			await tx.insert(table).values(rows.slice(from, from + 200) as never)
		})
	return rows
}

const persons = await fill(accounts, people, () => ({ ...first.account, id: newId() }))
const workers = await fill(registrants, people, (n) => ({
	...first.registrant,
	id: newId(),
	accountId: persons[n]?.id ?? '',
	familyKana: `カナ${n % 97}`,
}))
await fill(bankAccounts, people, (n) => ({
	...first.bankAccount,
	id: newId(),
	registrantId: workers[n]?.id ?? '',
	number: String(1_000_000 + n),
}))
const askers = await fill(employers, asked, (n) => ({
	...first.employer,
	id: newId(),
	kana: `カナ${n % 97}`,
}))

/** So many pieces of passed work, each with its pay in the ledger; gives the assignments' ids. */
async function makeWork(count: number, who: (n: number) => string, forWhom: (n: number) => string) {
	const spans = await fill(slots, count, () => ({ ...first.slot, id: newId() }))
	const pieces = await fill(assignments, count, (n) => ({
		...first.assignment,
		id: newId(),
		slotId: spans[n]?.id ?? '',
		registrantId: who(n),
		employerId: forWhom(n),
	}))
	const pay = await fill(earnings, count, (n) => ({
		...first.earning,
		id: newId(),
		assignmentId: pieces[n]?.id ?? '',
		registrantId: who(n),
	}))
	for (let from = 0; from < count; from += 500)
		await inTransaction((tx) =>
			postAll(
				tx,
				town.inoue.actor,
				pay.slice(from, from + 500).map((one, n) => ({
					day: one.serviceDay,
					kind: 'earning',
					subject: { kind: 'earning', id: one.id },
					lines: linesOfEarning({
						mode: 'A',
						yen: one.yen,
						withheldYen: 0,
						registrantId: one.registrantId,
						employerId: forWhom(from + n),
					}),
				})),
			),
		)
	return pieces.map((piece) => piece.id)
}

let held = 0
watchHolds((milliseconds) => {
	held = Math.max(held, milliseconds)
})

/** How long some work took, and the longest it held the writer. */
async function measured(work: () => Promise<unknown>) {
	held = 0
	const begun = performance.now()
	await work()
	return { ms: performance.now() - begun, held }
}

/** An act as a door does it: its footprint is kept beside. */
const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction((tx) => withFootprint(tx, work))

async function runPayout() {
	await makeWork(
		earned - 1,
		(n) => workers[n % people]?.id ?? '',
		() => town.tamura.id,
	)
	clockAt('2026-12-21')
	const day = '2026-12-25'
	const { kaikei, kessai } = town
	let id = ''
	let lines = 0
	const owed = (await balanceOn(db(), 'pay-owed')).balanceYen
	const steps = {
		choose: await measured(() => dueUntil(db(), day, '2026-12-21')),
		make: await measured(async () => {
			;({ id, lines } = await act((tx) => makePayout(tx, kaikei.actor, day, day)))
		}),
		approve: await measured(() => act((tx) => approvePayout(tx, kessai.actor, id))),
		file: await measured(() => inTransaction((tx) => bankFileOf(tx, kaikei.actor, id))),
	}
	const later = {
		sent: await measured(() => act((tx) => markSent(tx, kaikei.actor, id))),
		paid: await measured(() => {
			clockAt('2026-12-28')
			return act((tx) => confirmWholePayout(tx, kaikei.actor, id))
		}),
	}
	const left = (await balanceOn(db(), 'pay-owed')).balanceYen
	return { lines, steps, later, sound: left === 0 && owed > 0 }
}

async function issueInvoices() {
	clockAt('2026-11-20')
	// Most ask for a little, one in a hundred for much.
	const forWhom = askers.flatMap(({ id }, n) => Array.from({ length: n % 100 === 0 ? 100 : 3 }, () => id))
	const pieces = await makeWork(
		forWhom.length,
		(n) => workers[n % people]?.id ?? '',
		(n) => forWhom[n] ?? '',
	)
	await fill(confirmations, pieces.length, (n) => ({
		...first.confirmation,
		id: newId(),
		assignmentId: pieces[n] ?? '',
	}))
	clockAt('2026-12-01')
	let issued = 0
	const took = await measured(async () => {
		issued = await issueMonth('2026-11')
	})
	// The town's own first employer is asked too.
	return {
		...took,
		issued,
		pieces: pieces.length,
		sound: issued === asked + 1 && (await issueMonth('2026-11')) === 0,
	}
}

const payout = await runPayout()
const invoices = await issueInvoices()
const faults = await checkLedger(db())
await closeDatabase()
console.log(JSON.stringify({ payout, invoices, faults }))
