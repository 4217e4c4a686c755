// The bank's statement on a real database: taken in once however many files name a line, decided by people, and put back.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { recordInvoicePaid, refundIncoming, takeIncoming } from '~/money/incoming.server'
import { incomingsLeft } from '~/money/incoming-list.server'
import { invoiceState } from '~/money/invoice'
import { invoiceRow } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import type { StatementLine } from '~/money/statement.server'
import {
	alreadyBooked,
	bookLine,
	importStatement,
	incomingOfLine,
	lineIsBooked,
	linkLine,
	openLines,
	proposalFor,
	readStatementFile,
	readyToPropose,
	reopenLine,
	setLineAside,
	takeExact,
	takeLine,
	writtenByHand,
} from '~/money/statement.server'
import type { StatementRow } from '~/money/statement-file'
import { db } from '~db/client'
import { employers } from '~db/schema/people'
import type { Employer, Town } from '../cast'
import {
	clockAt,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusalOf,
	refusing,
	throughJourney,
	today,
} from '../cast'

let town: Town
let file = 0
beforeAll(async () => {
	town = await makeTown()
})
beforeEach(() => clockAt('2026-12-10'))
afterAll(() => moveClock(undefined))

const sound = async () => expect(await checkLedger(db())).toEqual([])
const actor = () => town.kaikei.actor
const on = async (account: Parameters<typeof balanceOn>[1]) => (await balanceOn(db(), account)).balanceYen
const row = (says: string, inYen: number, more: Partial<StatementRow> = {}): StatementRow => ({
	day: '2026-12-08',
	inYen,
	outYen: 0,
	says,
	balanceYen: null,
	...more,
})
const bring = (...rows: StatementRow[]) =>
	inTransaction((tx) => importStatement(tx, actor(), { hash: `file ${++file}`, rows }))
const lineSaying = async (says: string): Promise<StatementLine> => {
	const line = (await openLines(db())).find((one) => one.says === says)
	if (!line) throw new Error(`no open line ${says}`)
	return line
}
const stateOf = async (id: string) => invoiceState(await invoiceRow(db(), id))

/** An employer of this name in kana with an invoice of 3,289 yen. */
async function asked(name: string, kana: string): Promise<{ employer: Employer; invoiceId: string }> {
	clockAt(today)
	const employer = await makeEmployer(name, town.areaId)
	await inTransaction((tx) => tx.update(employers).set({ kana }).where(eq(employers.id, employer.id)))
	const who = await makeRegistrant('払', town.areaId)
	await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who })
	clockAt('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', actor(), { employerIds: [employer.id] }),
	)
	clockAt('2026-12-10')
	return { employer, invoiceId }
}

describe('a file', () => {
	it('is taken in once, and a line of two files is one line', async () => {
		const rows = [row('フタツ', 10), row('フタツ', 10), row('ヒトツ', 20, { balanceYen: 120 })]
		expect(await bring(...rows)).toEqual({ lines: 3, newLines: 3 })
		// The next file begins earlier and goes further; the two that are alike are still two.
		expect(await bring(...rows, row('ツギ', 30))).toEqual({ lines: 4, newLines: 1 })
		expect((await openLines(db())).filter((one) => one.says === 'フタツ')).toHaveLength(2)
		const same = { hash: 'the same', rows: [row('オナジ', 1)] }
		await inTransaction((tx) => importStatement(tx, actor(), same))
		expect(await refusing((tx) => importStatement(tx, actor(), same))).toBe('statement-again')
		for (const line of await openLines(db()))
			await inTransaction((tx) => setLineAside(tx, actor(), line.id, 'other'))
	})

	it('that cannot be read takes nothing in', async () => {
		const before = await openLines(db())
		const broken = new TextEncoder().encode('日付,摘要,出金,入金\n2026/12/08,タムラ,,10\n2026/12/0')
		expect(await refusalOf(readStatementFile(db(), broken, '2026-12-10'))).toBe('statement-cut-off')
		expect(await openLines(db())).toEqual(before)
	})
})

describe('a line', () => {
	it('that fits to the yen is taken with others in one act, what only likely fits is left', async () => {
		const first = await asked('ぴったり農園', 'ピッタリノウエン')
		const second = await asked('たりない農園', 'タリナイノウエン')
		await bring(row('ﾋﾟﾂﾀﾘﾉｳｴﾝ', 3289), row('ﾀﾘﾅｲﾉｳｴﾝ', 2849))
		expect(await inTransaction((tx) => takeExact(tx, actor()))).toBe(1)
		expect(await stateOf(first.invoiceId)).toBe('paid')
		expect(await stateOf(second.invoiceId)).toBe('issued')
		expect(await refusing((tx) => takeExact(tx, actor()))).toBe('statement-none-exact')
		const line = await lineSaying('ﾀﾘﾅｲﾉｳｴﾝ')
		const proposal = proposalFor(line, await readyToPropose(db(), '2026-12-10'))
		expect(proposal).toMatchObject({ kind: 'short', feeYen: 440, invoiceIds: [second.invoiceId] })
		await inTransaction((tx) => takeLine(tx, actor(), line.id, { ...proposal }))
		expect(await stateOf(second.invoiceId)).toBe('paid')
		expect(await refusing((tx) => takeLine(tx, actor(), line.id, { ...proposal }))).toBe(
			'statement-line-settled',
		)
		await sound()
	})

	it('of another name is known the next time', async () => {
		const { employer, invoiceId } = await asked('ことり工房', 'コトリコウボウ')
		await bring(row('ﾔﾏﾀﾞ ﾊﾅｺ', 3000))
		const line = await lineSaying('ﾔﾏﾀﾞ ﾊﾅｺ')
		expect(proposalFor(line, await readyToPropose(db(), '2026-12-10')).kind).toBe('none')
		await inTransaction((tx) =>
			takeLine(tx, actor(), line.id, { employerId: employer.id, invoiceIds: [invoiceId], remember: true }),
		)
		await bring(row('ヤマダハナコ', 289))
		const next = await lineSaying('ヤマダハナコ')
		expect(proposalFor(next, await readyToPropose(db(), '2026-12-10'))).toMatchObject({
			kind: 'exact',
			employerId: employer.id,
		})
		await inTransaction((tx) => takeExact(tx, actor()))
		expect(await stateOf(invoiceId)).toBe('paid')
		await sound()
	})

	it('of money written down by hand is linked, and nothing is booked twice', async () => {
		const { invoiceId } = await asked('手書き商店', 'テガキシヨウテン')
		clockAt('2026-12-09')
		await inTransaction((tx) => recordInvoicePaid(tx, actor(), invoiceId, '2026-12-08'))
		clockAt('2026-12-10')
		const bank = await on('bank')
		await bring(row('ﾃｶﾞｷｼﾖｳﾃﾝ', 3289))
		const line = await lineSaying('ﾃｶﾞｷｼﾖｳﾃﾝ')
		// Its invoice is paid; even an exact one would not be taken over what is written by hand.
		const [likely] = await writtenByHand(db(), line)
		expect(await refusing((tx) => takeExact(tx, actor()))).toBe('statement-none-exact')
		expect(await refusing((tx) => linkLine(tx, actor(), line.id, 'another'))).toBe('statement-not-same')
		await inTransaction((tx) => linkLine(tx, actor(), line.id, likely?.incoming.id ?? ''))
		expect(await on('bank')).toBe(bank)
		await inTransaction((tx) => reopenLine(tx, actor(), line.id))
		expect(await stateOf(invoiceId)).toBe('paid')
		await inTransaction((tx) => linkLine(tx, actor(), line.id, likely?.incoming.id ?? ''))
		await sound()
	})

	it('of nobody known waits as 不明金, and everything of it can be put back', async () => {
		const { employer, invoiceId } = await asked('戻す農園', 'モドスノウエン')
		const before = [await on('bank'), await on('unmatched')]
		await bring(row('ｷﾕｳﾉｵｶﾈ', 4000))
		const line = await lineSaying('ｷﾕｳﾉｵｶﾈ')
		const nobody = { employerId: null, invoiceIds: [] }
		expect(
			await refusing((tx) => takeLine(tx, actor(), line.id, { employerId: null, invoiceIds: [invoiceId] })),
		).toBe('statement-whose')
		await inTransaction((tx) => takeLine(tx, actor(), line.id, nobody))
		expect((await incomingsLeft(db())).map((one) => one.incoming.id)).toContain(
			await incomingOfLine(db(), line.id),
		)
		await inTransaction((tx) => reopenLine(tx, actor(), line.id))
		expect([await on('bank'), await on('unmatched')]).toEqual(before)
		await inTransaction((tx) =>
			takeLine(tx, actor(), line.id, { employerId: employer.id, invoiceIds: [invoiceId] }),
		)
		expect(await stateOf(invoiceId)).toBe('paid')
		expect((await incomingsLeft(db(), employer.id)).map((one) => one.leftYen)).toEqual([711])
		await inTransaction((tx) => reopenLine(tx, actor(), line.id))
		expect(await stateOf(invoiceId)).toBe('issued')
		expect([await on('bank'), await on('unmatched')]).toEqual(before)
		await sound()
		await inTransaction((tx) => setLineAside(tx, actor(), line.id, 'own'))
	})

	it('of the bank’s charge is booked as that, and no other way', async () => {
		const fees = await on('bank-fees')
		await bring(row('テスウリヨウ', 0, { outYen: 330 }))
		const line = await lineSaying('テスウリヨウ')
		expect(await refusing((tx) => takeLine(tx, actor(), line.id, { employerId: null, invoiceIds: [] }))).toBe(
			'statement-line-out',
		)
		expect(await refusing((tx) => bookLine(tx, actor(), line.id, 'processor'))).toBe('statement-line-out')
		await inTransaction((tx) => bookLine(tx, actor(), line.id, 'bank-fee'))
		expect(await on('bank-fees')).toBe(fees + 330)
		await inTransaction((tx) => reopenLine(tx, actor(), line.id))
		expect(await on('bank-fees')).toBe(fees)
		expect(await refusing((tx) => reopenLine(tx, actor(), line.id))).toBe('statement-line-open')
		await inTransaction((tx) => bookLine(tx, actor(), line.id, 'bank-fee'))
		await sound()
	})

	it('of what another page booked is linked to it, once, and nothing is booked again', async () => {
		const { employer } = await asked('返す農園', 'カエスノウエン')
		const incomingId = await inTransaction((tx) =>
			takeIncoming(tx, actor(), { channel: 'bank', day: '2026-12-07', yen: 700, employerId: employer.id }),
		)
		await inTransaction((tx) => refundIncoming(tx, actor(), incomingId, { yen: 700, day: '2026-12-09' }))
		const bank = await on('bank')
		await bring(
			row('ヘンキン', 0, { outYen: 700 }),
			row('ヘンキン ニカイメ', 0, { outYen: 700 }),
			row('ヘンキン トオイ', 0, { outYen: 700, day: '2026-11-20' }),
		)
		const line = await lineSaying('ヘンキン')
		const [found] = await alreadyBooked(db(), line)
		expect(found).toMatchObject({ kind: 'refund', day: '2026-12-09' })
		expect(await alreadyBooked(db(), await lineSaying('ヘンキン トオイ'))).toEqual([])
		const link = (id: string) => refusing((tx) => lineIsBooked(tx, actor(), id, found?.id ?? ''))
		const second = await lineSaying('ヘンキン ニカイメ')
		expect([await link(line.id), await link(second.id)]).toEqual(['done', 'statement-not-same'])
		expect(await on('bank')).toBe(bank)
		await inTransaction((tx) => reopenLine(tx, actor(), line.id))
		expect(await on('bank')).toBe(bank)
		expect(await link(second.id)).toBe('done')
		await sound()
	})

	it('of two charges of the same sum within days is linked to the one that was chosen', async () => {
		const { employer } = await asked('二度返す', 'ニドカエス')
		for (const day of ['2026-12-08', '2026-12-09']) {
			const incomingId = await inTransaction((tx) =>
				takeIncoming(tx, actor(), { channel: 'bank', day: '2026-12-07', yen: 660, employerId: employer.id }),
			)
			await inTransaction((tx) => refundIncoming(tx, actor(), incomingId, { yen: 660, day }))
		}
		await bring(row('ヘンキン イチ', 0, { outYen: 660 }), row('ヘンキン ニ', 0, { outYen: 660 }))
		const first = await lineSaying('ヘンキン イチ')
		const second = await lineSaying('ヘンキン ニ')
		const [early, late] = await alreadyBooked(db(), first)
		const link = (id: string, postingId = '') => refusing((tx) => lineIsBooked(tx, actor(), id, postingId))
		expect(await link(first.id, late?.id)).toBe('done')
		expect((await alreadyBooked(db(), second)).map((one) => one.id)).toEqual([early?.id])
		expect(await link(second.id, late?.id)).toBe('statement-not-same')
		expect(await link(second.id, early?.id)).toBe('done')
		await inTransaction((tx) => reopenLine(tx, actor(), first.id))
		expect((await alreadyBooked(db(), first)).map((one) => one.id)).toEqual([late?.id])
		await sound()
	})
})
