// The ledger on a real database: what it refuses by itself, sums kept with each posting, and what the check finds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { balanceOn, balances, post, postAll, reverse } from '~/money/ledger.server'
import { checkLedger, lastLedgerCheck, noteLedgerCheck } from '~/money/ledger-check.server'
import type { Tx } from '~db/client'
import { db, plainRows } from '~db/client'
import { closedMonths, entries, postings } from '~db/schema/money'
import type { Town } from '../cast'
import { clockAt, makeTown, throughJourney, today } from '../cast'
import { behindTheTriggers } from '../runner/tamper'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const subject = () => ({ kind: 'test', id: newId() })
const line = { debit: { account: 'bank' }, credit: { account: 'revenue' }, yen: 100 } as const
const posted = (day: string, yen = 100) =>
	inTransaction((tx) =>
		post(tx, town.kaikei.actor, { day, kind: 'invoice', subject: subject() }, [{ ...line, yen }]),
	)
const faults = async () => expect(await checkLedger(db())).toEqual([])

/** What the database answers when rows are put in without the ledger's own writer. */
async function answerTo(act: (tx: Tx) => Promise<unknown>): Promise<string> {
	try {
		await inTransaction(act)
	} catch (error) {
		const words: string[] = []
		for (let e = error as Error | undefined; e; e = e.cause as Error | undefined) words.push(e.message)
		return (
			/ledger: ([a-z ]+)|(FOREIGN KEY|foreign key|only grows)/.exec(words.join(' '))?.[0] ?? words.join(' ')
		)
	}
	return 'taken'
}
const anEntry = (postingId: string, over: Partial<typeof entries.$inferInsert> = {}) => ({
	id: newId(),
	postingId,
	sort: 1,
	debitAccount: 'bank',
	creditAccount: 'revenue',
	yen: 100,
	...over,
})
const aPosting = (id: string, over: Partial<typeof postings.$inferInsert> = {}) => ({
	id,
	day: today,
	kind: 'invoice',
	subjectKind: 'test',
	subjectId: id,
	at: new Date(0),
	...over,
})

describe('the database itself', () => {
	it('takes no posting without lines, and no lines without their posting', async () => {
		expect(await answerTo((tx) => tx.insert(postings).values(aPosting(newId())))).toBe('ledger: no lines')
		expect(await answerTo((tx) => tx.insert(entries).values(anEntry(newId())))).toMatch(/foreign key/i)
	})

	it('takes no further line once the posting stands', async () => {
		const id = await posted(today)
		expect(await answerTo((tx) => tx.insert(entries).values(anEntry(id, { sort: 2 })))).toBe(
			'ledger: the posting is closed',
		)
	})

	it.each([
		['an account nobody knows', { debitAccount: 'purse' }, 'ledger: no such account'],
		['a party where there is none', { debitPartyId: 'x' }, 'ledger: account and party do not fit'],
		['no party where there is one', { creditAccount: 'pay-owed' }, 'ledger: account and party do not fit'],
	] as const)('takes no line with %s', async (_, over, answer) => {
		expect(await answerTo((tx) => tx.insert(entries).values(anEntry(newId(), over)))).toBe(answer)
	})

	it('takes a reversal only as the opposite of what it points to', async () => {
		const first = await posted(today, 300)
		const turned = { debitAccount: 'revenue', creditAccount: 'bank' }
		const reversal = (
			over: Partial<typeof postings.$inferInsert>,
			...lines: Partial<typeof entries.$inferInsert>[]
		) =>
			answerTo(async (tx) => {
				const id = newId()
				for (const [n, one] of lines.entries())
					await tx.insert(entries).values(anEntry(id, { ...turned, yen: 300, sort: n + 1, ...one }))
				await tx.insert(postings).values(aPosting(id, { kind: 'reversal', reversesId: first, ...over }))
			})
		const not = 'ledger: not the opposite of what it reverses'
		expect(await reversal({}, { yen: 299 })).toBe(not)
		expect(await reversal({}, { debitAccount: 'fee' })).toBe(not)
		expect(await reversal({}, {}, {})).toBe(not)
		expect(await reversal({ reversesId: newId() }, {})).toBe(not)
		const apart = 'ledger: a reversal and what it reverses go together'
		expect(await reversal({ reversesId: null }, {})).toBe(apart)
		expect(await reversal({ kind: 'invoice' }, {})).toBe(apart)
		// The ledger's own writer keeps its sums with it, and is taken.
		await inTransaction((tx) => reverse(tx, town.kaikei.actor, first, today))
	})

	it('changes and forgets nothing', async () => {
		const id = await posted(today)
		for (const table of [postings, entries]) {
			expect(await answerTo((tx) => tx.update(table).set({ id: `${id}x` }))).toBe('only grows')
			expect(await answerTo((tx) => tx.delete(table))).toBe('only grows')
		}
	})
})

describe('a closed month', () => {
	const close = (month: string) =>
		inTransaction((tx) =>
			tx.insert(closedMonths).values({
				id: newId(),
				month,
				postings: 0,
				yen: 0,
				missing: 0,
				closedAt: tx.at,
				closedBy: town.kaikei.accountId,
			}),
		)

	it('takes no posting; what belongs there stands in the first open one and names it', async () => {
		await close('2025-03')
		expect(
			await answerTo(async (tx) => {
				const id = newId()
				await tx.insert(entries).values(anEntry(id))
				await tx.insert(postings).values(aPosting(id, { day: '2025-03-31' }))
			}),
		).toBe('ledger: the month is closed')
		const id = await posted('2025-02-14', 70)
		const [row] = (await db().select().from(postings)).filter((one) => one.id === id)
		expect(row).toMatchObject({ day: '2025-04-01', forDay: '2025-02-14' })
		const open = await posted('2025-04-02', 30)
		expect((await db().select().from(postings)).find((one) => one.id === open)).toMatchObject({
			day: '2025-04-02',
			forDay: null,
		})
		expect((await balanceOn(db(), 'bank', { until: '2025-04' })).debitYen).toBe(100)
		await faults()
	})
})

describe('balances', () => {
	it('are the sums of all lines, over all, by party and until a month', async () => {
		const { id: who } = town.hidaka
		const before = await balanceOn(db(), 'pay-owed')
		await inTransaction((tx) =>
			postAll(
				tx,
				town.kaikei.actor,
				Array.from({ length: 1_200 }, (_, n) => ({
					day: n % 2 ? '2026-10-05' : '2026-11-05',
					kind: 'earning' as const,
					subject: { kind: 'test', id: `many-${n}` },
					lines: [
						{
							debit: { account: 'cost-of-pay' },
							credit: { account: 'pay-owed', partyId: n % 3 ? who : town.noguchi.id },
							yen: n + 1,
						},
					],
				})),
			),
		)
		const slow = async (where: string) =>
			Number(
				(
					await plainRows(
						`select coalesce(sum(yen), 0) as yen from entries join postings on postings.id = entries.posting_id where credit_account = 'pay-owed' and ${where}`,
					)
				)[0]?.yen,
			)
		expect((await balanceOn(db(), 'pay-owed')).creditYen).toBe(await slow('true'))
		expect((await balanceOn(db(), 'pay-owed')).balanceYen - before.balanceYen).toBe((1_200 * 1_201) / 2)
		expect((await balanceOn(db(), 'pay-owed', { partyId: who })).creditYen).toBe(
			await slow(`credit_party_id = '${who}'`),
		)
		expect((await balanceOn(db(), 'pay-owed', { partyId: who, until: '2026-10' })).creditYen).toBe(
			await slow(`credit_party_id = '${who}' and day < '2026-11-01'`),
		)
		expect((await balances(db())).find((one) => one.account === 'pay-owed')).toEqual(
			await balanceOn(db(), 'pay-owed'),
		)
		expect((await balanceOn(db(), 'pay-owed', { partyId: 'nobody' })).balanceYen).toBe(0)
		await faults()
	})
})

describe('the check', () => {
	/** What the check says first after somebody with the database's password was there, who then puts it right again. */
	async function found(change: string, back: string): Promise<string | undefined> {
		await faults()
		await behindTheTriggers([change])
		const [first] = await checkLedger(db())
		await behindTheTriggers([back])
		await faults()
		return first?.kind
	}

	it('names the first fault, whatever was changed behind it', async () => {
		clockAt(today)
		const { earningId } = await throughJourney(town, 'paid')
		const one = async (statement: string) => Object.values((await plainRows(statement))[0] ?? {})[0] as string
		const postingId = await one(`select id from postings where subject_id = '${earningId}'`)
		const sent = await one(
			`select id from payout_lines where id in (select payout_line_id from payout_earnings where earning_id = '${earningId}')`,
		)
		const plus = (table: string, column: string, where: string): [string, string] => [
			`update ${table} set ${column} = ${column} + 1 where ${where}`,
			`update ${table} set ${column} = ${column} - 1 where ${where}`,
		]
		const cases: [string, [string, string]][] = [
			['sum-differs', plus('entries', 'yen', `posting_id = '${postingId}'`)],
			['sum-differs', plus('ledger_sums', 'debit_yen', `account = 'bank'`)],
			['earning-differs', plus('earnings', 'yen', `id = '${earningId}'`)],
			['invoice-lines-differ', plus('invoice_lines', 'fee_yen', 'fee_yen >= 0')],
			['invoice-tax-differs', plus('invoices', 'tax_yen', 'tax_yen >= 0')],
			['payout-lines-differ', plus('payouts', 'total_yen', 'total_yen > 0')],
			['payout-lines-differ', plus('payout_lines', 'yen', `id = '${sent}'`)],
			['line-missing', plus('entries', 'sort', `posting_id = '${postingId}'`)],
			[
				'unknown-account',
				[
					`update entries set debit_account = 'purse' where posting_id = '${postingId}'`,
					`update entries set debit_account = 'cost-of-pay' where posting_id = '${postingId}'`,
				],
			],
			[
				'line-without-party-or-yen',
				[
					`update entries set debit_party_id = 'x' where posting_id = '${postingId}'`,
					`update entries set debit_party_id = null where posting_id = '${postingId}'`,
				],
			],
			[
				'earning-paid-without-transfer',
				[
					`update payout_lines set result = null where id = '${sent}'`,
					`update payout_lines set result = 'paid' where id = '${sent}'`,
				],
			],
			['closed-month-changed', plus('closed_months', 'yen', `month = '2025-03'`)],
		]
		for (const [kind, [change, back]] of cases) expect(await found(change, back), change).toBe(kind)
	})

	it('is written down with its outcome', async () => {
		const noted = await noteLedgerCheck()
		expect(noted).toMatchObject({ faults: 0, first: null })
		expect(noted.entries).toBe(Number((await plainRows('select count(*) as n from entries'))[0]?.n))
		expect((await lastLedgerCheck(db()))?.id).toBe(noted.id)
	})

	it('follows a reversal', async () => {
		const id = await posted(today, 5)
		await inTransaction((tx) => reverse(tx, town.kaikei.actor, id, today))
		await faults()
		const back = await plainRows(`select id from postings where reverses_id = '${id}'`)
		await behindTheTriggers([`update postings set kind = 'invoice' where id = '${String(back[0]?.id)}'`])
		expect((await checkLedger(db()))[0]?.kind).toBe('reversal-differs')
	})
})
