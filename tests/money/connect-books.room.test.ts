// What a run through the processor leaves in the books and on paper: money put in there, three parties, the notice of payment, the journal.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town'
})

import { fileWhatWasIssued } from '~/archive/filing.server'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { instantOf } from '~/base/day'
import type { ContractMode } from '~/council/contract-mode'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { askForConnect, lookAfterOnboarding } from '~/money/connect.server'
import { credit, dueEarnings, earningsOf } from '~/money/earning.server'
import { recordInvoicePaid } from '~/money/incoming.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { journalName } from '~/money/journal'
import { journalOf } from '~/money/journal.server'
import { balanceOn, balances } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, makePayout, markSent } from '~/money/payout.server'
import { payoutOf } from '~/money/payout-list.server'
import { turnOverProcessor } from '~/money/processor.server'
import { bookLine, importStatement, openLines, reopenLine } from '~/money/statement.server'
import { bodyOfPaper, papersOfParty } from '~/papers/archive.server'
import { archiveWords } from '~/words/ja/archive'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { entries, postings } from '~db/schema/money'
import { tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'
import { StripeStandIn } from '../outside/stripe'
import { outside } from '../runner/setup-outside'

const folder = mkdtempSync(join(tmpdir(), 'town-connect-books-'))
const hasHledger = spawnSync('which', ['hledger']).status === 0

let town: Town
let at = 0
const stripe = new StripeStandIn(() => at)
const purse = () => town.kaikei.actor
const on = async (account: Parameters<typeof balanceOn>[1], partyId = '') =>
	(await balanceOn(db(), account, { partyId })).balanceYen

function later(minutes: number): void {
	at += minutes * 60_000
	moveClock(() => new Date(at))
}
function onDay(day: string): void {
	at = instantOf(day, 9 * 60).getTime()
	later(0)
}

beforeAll(async () => {
	town = await makeTown()
	clockAt('2026-12-10')
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'on', '2026-12-01'))
})
beforeEach(() => outside.use(...stripe.handlers()))
afterEach(async () => expect(await checkLedger(db())).toEqual([]))
afterAll(() => {
	moveClock(undefined)
	rmSync(folder, { recursive: true, force: true })
})

/** Somebody with 2,600 yen due, in a mode, who wishes it through the processor and whose account there is ready. */
async function earned(mode: ContractMode): Promise<{ who: Registrant; invoiceId: string }> {
	clockAt(today)
	const who = await makeRegistrant('誰か', town.areaId)
	const employer = await makeEmployer(`${mode}の依頼主`, town.areaId)
	const { taskId, assignmentId } = await throughJourney({ ...town, tamura: employer }, 'confirmed', {
		registrant: who,
	})
	await inTransaction(async (tx) => {
		await tx.update(tasks).set({ contractMode: mode }).where(eq(tasks.id, taskId))
		const [agreed] = await tx.select().from(terms).where(eq(terms.assignmentId, assignmentId))
		await tx
			.update(terms)
			.set({ body: { ...agreed?.body, mode } })
			.where(eq(terms.assignmentId, assignmentId))
		await inspect(tx, town.inoue.actor, assignmentId, '約束のとおりできています')
		await credit(tx, town.inoue.actor, assignmentId)
	})
	await withAccount(town, who)
	onDay('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', purse(), { employerIds: [employer.id] }),
	)
	onDay('2026-12-10')
	await inTransaction((tx) => askForConnect(tx, who.actor, who.id))
	await turnOverProcessor()
	const account = stripe.accounts.find((one) => one.registrant === who.id)
	if (account) account.ready = true
	await lookAfterOnboarding(who.id)
	return { who, invoiceId }
}

const make = () =>
	inTransaction((tx) => makePayout(tx, purse(), '2026-12-25', '2026-12-25', { way: 'connect' }))

async function send(runId: string): Promise<void> {
	await inTransaction((tx) => approvePayout(tx, town.kessai.actor, runId))
	await inTransaction((tx) => markSent(tx, purse(), runId))
	for (const _ of [1, 2]) await turnOverProcessor()
}

/** The person's own bank takes it, or does not. */
async function bankSays(fault: string | null = null): Promise<void> {
	const payout = stripe.payouts.at(-1)
	if (!payout) throw new Error('nothing went to a bank')
	stripe.arrives(payout, fault)
	later(61)
	for (const _ of [1, 2]) await turnOverProcessor()
}

/** What was posted of a kind, as account to account. */
async function postedAs(kind: typeof postings.$inferSelect.kind): Promise<string[]> {
	const rows = await db()
		.select({ debit: entries.debitAccount, credit: entries.creditAccount, yen: entries.yen })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(eq(postings.kind, kind))
	return rows.map(({ debit, credit, yen }) => `${debit} ${credit} ${yen}`)
}

it('money put in there is a line of the bank’s statement, booked from the bank to the processor, and put back', async () => {
	onDay('2026-12-10')
	const [bank, there] = [await on('bank'), await on('processor')]
	const says = 'ストライプ ニュウキン'
	await inTransaction((tx) =>
		importStatement(tx, purse(), {
			hash: 'a file',
			rows: [{ day: '2026-12-08', inYen: 0, outYen: 20_000, says, balanceYen: null }],
		}),
	)
	const lineId = async () => (await openLines(db())).find((one) => one.says === says)?.id ?? ''
	const id = await lineId()
	await inTransaction((tx) => bookLine(tx, purse(), id, 'processor'))
	expect([await on('bank'), await on('processor')]).toEqual([bank - 20_000, there + 20_000])
	expect(await postedAs('processor-filled')).toEqual(['processor bank 20000'])
	expect(await refusing((tx) => bookLine(tx, purse(), id, 'processor'))).not.toBe('done')
	await inTransaction((tx) => reopenLine(tx, purse(), id))
	expect([await on('bank'), await on('processor')]).toEqual([bank, there])
	const again = await lineId()
	await inTransaction((tx) => bookLine(tx, purse(), again, 'processor'))
	expect(await on('processor')).toBe(there + 20_000)
})

it('a run in mode A leaves the processor, and each hears on paper what is paid, which way, and into no account of ours', async () => {
	const { who } = await earned('A')
	const there = await on('processor')
	await send((await make()).id)
	expect(await on('pay-owed', who.id)).toBe(0)
	expect(await on('processor')).toBe(there - 2600)
	await fileWhatWasIssued()
	await fileWhatWasIssued()
	const papers = (await papersOfParty(db(), { kind: 'registrant', id: who.id })).filter(
		(one) => one.kind === 'payment-notice',
	)
	expect(papers).toHaveLength(1)
	const [paper] = papers
	expect(paper).toMatchObject({ yen: 2600 })
	const body = paper && JSON.stringify(await bodyOfPaper(db(), paper))
	for (const says of ['支払通知書', '2,600円', '2026年12月25日', '決済代行会社からのお振込み'])
		expect(body).toContain(says)
	expect(body).not.toContain(archiveWords.sheets.notice.into)
	await bankSays()
	expect((await earningsOf(db(), who.id))[0]?.state).toBe('paid')
})

it('a run in mode B waits for the employer, pays out of what is held, and holds it again when it comes back', async () => {
	const { who, invoiceId } = await earned('B')
	const waits = async () =>
		(await dueEarnings(db(), '2026-12-25')).find((one) => one.registrantId === who.id)?.waitsForEmployer
	expect(await waits()).toBe(true)
	expect(
		await refusing((tx) => makePayout(tx, purse(), '2026-12-25', '2026-12-25', { way: 'connect' })),
	).toBe('payout-nothing-connect')
	await inTransaction((tx) => recordInvoicePaid(tx, purse(), invoiceId, '2026-12-10'))
	expect(await waits()).toBe(false)
	expect(await on('held', who.id)).toBe(2600)
	const there = await on('processor')
	const run = await make()
	expect((await payoutOf(db(), run.id))?.rows.map((row) => [row.registrantId, row.yen])).toEqual([
		[who.id, 2600],
	])
	await send(run.id)
	expect(await on('held', who.id)).toBe(0)
	expect(await on('pay-owed', who.id)).toBe(0)
	expect(await on('processor')).toBe(there - 2600)
	await bankSays('account_closed')
	expect((await earningsOf(db(), who.id))[0]?.state).toBe('returned')
	expect(await on('held', who.id)).toBe(2600)
	expect(await on('processor')).toBe(there)
})

it('what it charges is a cost, and all of it is in the journal that is handed to the accountant', async () => {
	stripe.fees.push({ id: 'txn_1', yen: 508, created: at })
	for (const _ of [1, 2]) {
		later(13 * 60)
		await turnOverProcessor()
	}
	expect(await postedAs('processor-fee')).toEqual(['bank-fees processor 508'])
	let text = ''
	for await (const piece of journalOf(db(), 'hledger')) text += piece
	expect(text).not.toMatch(/[^\p{ASCII}]/u)
	const name = journalName('hledger', { account: 'processor', partyId: '' })
	expect(text).toContain(name)
	if (!hasHledger) return
	const file = join(folder, 'town.journal')
	writeFileSync(file, text)
	execFileSync('hledger', ['-f', file, 'check', '--strict'], { stdio: 'pipe' })
	for (const account of ['processor', 'bank-fees', 'held'] as const) {
		const ours = (await balances(db())).find((one) => one.account === account)
		const theirs = journalName('hledger', { account, partyId: '' })
		const asked = ['-f', file, 'bal', theirs, '--depth', '2', '-N', '-E', '-O', 'csv']
		const said = execFileSync('hledger', asked).toString().trim()
		expect(Number(/"(-?[\d.,]+)(?: JPY)?"\s*$/.exec(said)?.[1]?.replace(/[.,]/g, '')), theirs).toBe(
			(ours?.debitYen ?? 0) - (ours?.creditYen ?? 0),
		)
	}
})
