// What passed becomes owed, invoiced, sent, and paid or returned; the ledger comes to zero at every step.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { confirmCompletion, settleDifference } from '~/assignments/confirmation.server'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import {
	bankAccountOf,
	checkBankAccount,
	enterBankAccount,
	waitingBankAccounts,
} from '~/money/bank-account.server'
import { checkBankFile } from '~/money/bank-file'
import { credit, dueEarnings, earningsOf, payDayOf } from '~/money/earning.server'
import { postingsAbout } from '~/money/earning-chain.server'
import { recordInvoicePaid } from '~/money/incoming.server'
import { invoiceOf, invoicesForStaff, invoicesOf } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balances, post, postingOn, postingsShown, reverse } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { payoutOf, payouts } from '~/money/payout-list.server'
import { confirmPayout, confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { payoutEarnings, payouts as runs } from '~db/schema/money'
import { tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	anAccount,
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const balance = async (account: string) =>
	(await balances(db())).find((one) => one.account === account)?.balanceYen
const sound = async () => expect(await checkLedger(db())).toEqual([])
const someone = (name = '誰か') => makeRegistrant(name, town.areaId)
async function earned(who: Registrant, payYen = 2600, slot = {}) {
	clockAt(today)
	return throughJourney(town, 'passed', { registrant: who, task: { payYen }, slot })
}

describe('the ledger', () => {
	it('only grows; a mistake is reversed once', async () => {
		const lines = [{ debit: { account: 'bank' }, credit: { account: 'revenue' }, yen: 100 }] as const
		const subject = { kind: 'test', id: 'one' }
		const id = await inTransaction((tx) =>
			post(tx, town.kaikei.actor, { day: today, kind: 'invoice', subject }, lines),
		)
		const before = await balance('bank')
		const back = await inTransaction((tx) => reverse(tx, town.kaikei.actor, id, today))
		expect(await balance('bank')).toBe((before ?? 0) - 100)
		expect(await refusing((tx) => reverse(tx, town.kaikei.actor, id, today))).toBe('posting-reversed')
		expect(await refusing((tx) => reverse(tx, town.kaikei.actor, 'nothing', today))).toBe('not-found')
		const shown = (await postingsShown(db())).find((one) => one.id === back)
		expect(shown).toMatchObject({
			kind: 'reversal',
			reversesId: id,
			lines: [{ debitAccount: 'revenue', creditAccount: 'bank', yen: 100 }],
		})
		await sound()
	})
})

describe('an earning', () => {
	it('hangs on the inspection alone, once, by the agreed terms', async () => {
		const who = await someone()
		clockAt(today)
		const { assignmentId } = await throughJourney(town, 'reported', { registrant: who })
		expect(await refusing((tx) => credit(tx, town.inoue.actor, assignmentId))).toBe('earning-not-passed')
		const before = (await balance('pay-owed')) ?? 0
		// No confirmation by the employer is needed (mode A).
		const id = await inTransaction(async (tx) => {
			await inspect(tx, town.inoue.actor, assignmentId)
			return credit(tx, town.inoue.actor, assignmentId)
		})
		expect(await refusing((tx) => credit(tx, town.inoue.actor, assignmentId))).toBe('earning-already')
		expect(await balance('pay-owed')).toBe(before + 2600)
		expect(await earningsOf(db(), who.id)).toMatchObject([
			{ id, yen: 2600, serviceDay: workDay, payDay: '2026-12-25', state: 'credited', transferDay: null },
		])
		expect(await payDayOf(db(), workDay)).toBe('2026-12-25')
		expect(await eventsAbout('earning', id)).toEqual(['earning.credited'])
		expect(await earningsOf(db(), town.noguchi.id)).toEqual([])
		await sound()
	})

	it('twenty times at once is one', async () => {
		clockAt(today)
		const { assignmentId } = await throughJourney(town, 'reported', { registrant: await someone() })
		await inTransaction((tx) => inspect(tx, town.inoue.actor, assignmentId))
		const ends = await Promise.all(
			Array.from({ length: 20 }, () => refusing((tx) => credit(tx, town.inoue.actor, assignmentId))),
		)
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		await sound()
	})
})

describe('a bank account', () => {
	it('is used once a second person looked; the old one stays until then', async () => {
		const who = await someone()
		const first = await inTransaction((tx) => enterBankAccount(tx, town.inoue.actor, who.id, anAccount()))
		expect(await refusing((tx) => checkBankAccount(tx, town.inoue.actor, first))).toBe(
			'bank-account-same-person',
		)
		expect((await waitingBankAccounts(db())).map((one) => one.id)).toContain(first)
		await inTransaction((tx) => checkBankAccount(tx, town.kaikei.actor, first))
		expect(await refusing((tx) => checkBankAccount(tx, town.kessai.actor, first))).toBe(
			'bank-account-not-waiting',
		)
		const second = await inTransaction((tx) =>
			enterBankAccount(tx, who.actor, who.id, anAccount({ number: '7654321' })),
		)
		expect(await bankAccountOf(db(), who.id)).toMatchObject({
			current: { id: first },
			waiting: { id: second },
		})
		const third = await inTransaction((tx) =>
			enterBankAccount(tx, who.actor, who.id, anAccount({ number: '1111111' })),
		)
		expect(await refusing((tx) => checkBankAccount(tx, town.kaikei.actor, second))).toBe(
			'bank-account-not-waiting',
		)
		const own = { ...town.kaikei.actor, accountId: who.accountId }
		expect(await refusing((tx) => checkBankAccount(tx, own, third))).toBe('bank-account-same-person')
		await inTransaction((tx) => checkBankAccount(tx, town.kaikei.actor, third))
		expect(await bankAccountOf(db(), who.id)).toMatchObject({
			current: { id: third, number: '1111111' },
			waiting: null,
		})
		expect(await eventsAbout('bank-account', third)).toEqual(['bank-account.entered', 'bank-account.checked'])
	})
	it('of somebody checking their own is refused', async () => {
		const who = await someone()
		const id = await inTransaction((tx) => enterBankAccount(tx, town.inoue.actor, who.id, anAccount()))
		const own = { ...town.kaikei.actor, accountId: who.accountId }
		expect(await refusing((tx) => checkBankAccount(tx, own, id))).toBe('own-work')
	})
	it('at a bank or branch that is not there is refused', async () => {
		const enter = (over: object) =>
			refusing((tx) => enterBankAccount(tx, town.inoue.actor, town.hidaka.id, anAccount(over)))
		expect(await enter({ bankCode: '9999' })).toBe('bank-unknown')
		expect(await enter({ branchCode: '999' })).toBe('branch-unknown')
	})
})

describe('invoices', () => {
	it('are one an employer and month, over what passed and was confirmed; a second run adds nothing', async () => {
		const who = await someone()
		const fine = await earned(who)
		const other = await earned(await someone())
		clockAt(today)
		const late = await throughJourney(town, 'reported', { registrant: await someone() })
		await inTransaction((tx) => inspect(tx, town.inoue.actor, late.assignmentId))
		await inTransaction((tx) =>
			confirmCompletion(tx, town.tamura.actor, town.tamura.id, late.assignmentId, {
				verdict: 'different',
				reason: '数がちがう',
			}),
		)
		clockAt('2026-12-01')
		expect(await refusing((tx) => issueInvoices(tx, '2027-01'))).toBe('invoice-month-ahead')
		const ends = await Promise.all(
			Array.from({ length: 5 }, () => inTransaction((tx) => issueInvoices(tx, '2026-11'))),
		)
		const ids = ends.flat()
		expect(ids).toHaveLength(1)
		const invoice = await invoiceOf(db(), town.tamura.id, ids[0] ?? '')
		const lines = invoice?.lines.map((line) => line.assignmentId) ?? []
		expect(lines).toEqual(expect.arrayContaining([fine.assignmentId, other.assignmentId]))
		expect(lines).not.toContain(late.assignmentId)
		const net = (invoice?.lines ?? []).reduce((sum, line) => sum + line.payYen + line.feeYen, 0)
		expect(invoice).toMatchObject({
			month: '2026-11',
			netYen: net,
			taxYen: Math.floor(net / 10),
			totalYen: net + Math.floor(net / 10),
			dueDay: '2026-12-31',
			employerName: '田村農園',
		})
		expect(invoice?.number).toMatch(/^請2026-\d{4}$/)
		const stranger = await makeEmployer('ほかの農園', town.areaId)
		expect(await invoiceOf(db(), stranger.id, ids[0] ?? '')).toBeUndefined()
		expect(await invoicesOf(db(), stranger.id)).toEqual([])
		await sound()

		// Settled afterwards: it goes on the next month's.
		await inTransaction((tx) => settleDifference(tx, town.chosei.actor, late.assignmentId))
		expect(await inTransaction((tx) => issueInvoices(tx, '2026-11'))).toEqual([])
		clockAt('2027-01-01')
		const [next = ''] = await inTransaction((tx) => issueInvoices(tx, '2026-12'))
		expect((await invoiceOf(db(), null, next))?.lines.map((line) => line.assignmentId)).toEqual([
			late.assignmentId,
		])
		await sound()
	})

	it('are paid once, in full', async () => {
		clockAt('2027-01-05')
		const [invoice] = await invoicesForStaff(db(), { unpaid: true })
		if (!invoice) throw new Error('no invoice')
		const before = await balance('bank')
		const pay = (day: string) => refusing((tx) => recordInvoicePaid(tx, town.kaikei.actor, invoice.id, day))
		expect(await pay('2027-01-06')).toBe('invoice-paid-day')
		expect(await pay('2026-11-30')).toBe('invoice-paid-day')
		expect(await pay('2027-01-05')).toBe('done')
		expect(await pay('2027-01-05')).toBe('invoice-paid')
		expect(await balance('bank')).toBe((before ?? 0) + invoice.totalYen)
		expect((await invoicesForStaff(db(), { unpaid: true })).map((one) => one.id)).not.toContain(invoice.id)
		expect(await eventsAbout('invoice', invoice.id)).toEqual(['invoice.issued', 'invoice.paid'])
		await sound()
	})
})

describe('a payout', () => {
	const transferDay = '2026-12-25'
	const make = (until = transferDay) =>
		inTransaction((tx) => makePayout(tx, town.kaikei.actor, transferDay, until))
	const making = () => refusing((tx) => makePayout(tx, town.kaikei.actor, transferDay, transferDay))
	const approve = (id: string, who = town.kessai) => refusing((tx) => approvePayout(tx, who.actor, id))

	beforeEach(async () => {
		// Nothing of another test stands open.
		clockAt('2026-12-21')
		for (const one of await payouts(db()))
			if (one.state === 'made' || one.state === 'approved')
				await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, one.id))
	})

	async function ready(payYen = 2600) {
		const who = await someone()
		const piece = await earned(who, payYen)
		await withAccount(town, who)
		clockAt('2026-12-21')
		return { who, ...piece }
	}

	it('groups by person, leaves who has no account, and comes to the yen', async () => {
		const first = await ready(2600)
		await earned(first.who, 1400, { startMinute: 780, endMinute: 840 })
		const without = await someone('口座なし')
		await earned(without)
		clockAt('2026-12-21')
		const due = await dueEarnings(db(), transferDay)
		const made = await make()
		expect(made.withoutAccount).toContain(without.id)
		const found = await payoutOf(db(), made.id)
		expect(found?.rows.reduce((sum, row) => sum + row.yen, 0)).toBe(made.totalYen)
		expect(found?.totalYen).toBe(made.totalYen)
		expect(found?.rows.find((row) => row.registrantId === first.who.id)).toMatchObject({ yen: 4000 })
		for (const row of found?.rows ?? []) {
			const theirs = due.filter((one) => one.registrantId === row.registrantId)
			expect(row.yen).toBe(theirs.reduce((sum, one) => sum + one.yen, 0))
			expect(row.earnings.map((one) => one.id).sort()).toEqual(theirs.map((one) => one.id).sort())
		}
		expect(new Set(found?.rows.map((row) => row.registrantId)).size).toBe(found?.rows.length)
		expect((await earningsOf(db(), first.who.id)).map((one) => one.state)).toEqual([
			'being-paid',
			'being-paid',
		])
		expect(await making()).toBe('payout-open')
	})

	it('twenty at once make one', async () => {
		await ready()
		const ends = await Promise.all(Array.from({ length: 20 }, making))
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(ends.filter((end) => end === 'payout-open')).toHaveLength(19)
	})

	it('is made for a bank day to come, of what is due by then', async () => {
		await ready()
		expect(await refusing((tx) => makePayout(tx, town.kaikei.actor, '2026-12-26', transferDay))).toBe(
			'transfer-day-closed',
		)
		expect(await refusing((tx) => makePayout(tx, town.kaikei.actor, '2026-12-18', transferDay))).toBe(
			'payout-day-past',
		)
		expect(await refusing((tx) => makePayout(tx, town.kaikei.actor, transferDay, '2026-12-24'))).toBe(
			'payout-nothing',
		)
	})

	it('is approved by another person, and not by somebody it pays', async () => {
		const { who } = await ready()
		const made = await make()
		expect(await approve(made.id, town.kaikei)).toBe('payout-same-person')
		expect(
			await refusing((tx) => approvePayout(tx, { ...town.kessai.actor, accountId: who.accountId }, made.id)),
		).toBe('own-work')
		expect(await refusing((tx) => bankFileOf(tx, town.kaikei.actor, made.id))).toBe('payout-now')
		expect(await approve(made.id)).toBe('done')
		expect(await approve(made.id)).toBe('payout-now')
		expect(await eventsAbout('payout', made.id)).toEqual(['payout.made', 'payout.approved'])
	})

	it('does not hold once a sum or an account changed', async () => {
		const { who } = await ready()
		const made = await make()
		await inTransaction((tx) =>
			tx
				.update(runs)
				.set({ totalYen: made.totalYen + 1 })
				.where(eq(runs.id, made.id)),
		)
		expect(await approve(made.id)).toBe('payout-sum-changed')
		await inTransaction((tx) => tx.update(runs).set({ totalYen: made.totalYen }).where(eq(runs.id, made.id)))
		expect(await approve(made.id)).toBe('done')
		await withAccount(town, who, { number: '2222222' })
		expect(await refusing((tx) => bankFileOf(tx, town.kaikei.actor, made.id))).toBe('payout-sum-changed')
		await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, made.id))
		const again = await make()
		const row = (await payoutOf(db(), again.id))?.rows.find((one) => one.registrantId === who.id)
		expect(row?.account?.number).toBe('2222222')
	})

	it('dropped, everything is due again', async () => {
		const { who } = await ready()
		const made = await make()
		await inTransaction((tx) => dropPayout(tx, town.kessai.actor, made.id))
		expect(await refusing((tx) => dropPayout(tx, town.kessai.actor, made.id))).toBe('payout-now')
		expect((await dueEarnings(db(), transferDay)).map((one) => one.registrantId)).toContain(who.id)
		expect((await earningsOf(db(), who.id))[0]?.state).toBe('credited')
	})

	it('gives a file the bank takes, the same twice, then is sent, paid or returned', async () => {
		const good = await ready(3000)
		const bad = await ready(1700)
		const made = await make()
		await approve(made.id)
		expect(await refusing((tx) => markSent(tx, town.kaikei.actor, made.id))).toBe('payout-file-first')
		const file = await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, made.id))
		expect(file.bytes.length).toBe((made.lines + 3) * 122)
		expect(
			checkBankFile(file.bytes, { madeOn: '2026-12-21' }).filter((one) => one.finding !== 'duplicate'),
		).toEqual([])
		const text = Buffer.from(file.bytes).toString('latin1')
		expect(text).toContain(String(made.totalYen).padStart(12, '0'))
		const again = await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, made.id))
		expect(again.hash).toBe(file.hash)
		const rows = (await payoutOf(db(), made.id))?.rows ?? []
		const goodLine = rows.find((row) => row.registrantId === good.who.id)?.id ?? ''
		const badLine = rows.find((row) => row.registrantId === bad.who.id)?.id ?? ''
		expect(await refusing((tx) => confirmPayout(tx, town.kaikei.actor, goodLine))).toBe('payout-now')

		const [owed = 0, bank = 0] = [await balance('pay-owed'), await balance('bank')]
		await inTransaction((tx) => markSent(tx, town.kaikei.actor, made.id))
		expect(await balance('pay-owed')).toBe(owed - made.totalYen)
		expect(await balance('bank')).toBe(bank - made.totalYen)
		expect(await refusing((tx) => dropPayout(tx, town.kaikei.actor, made.id))).toBe('payout-now')
		expect(await refusing((tx) => markSent(tx, town.kaikei.actor, made.id))).toBe('payout-now')
		await sound()

		clockAt('2026-12-28')
		await inTransaction((tx) => confirmPayout(tx, town.kaikei.actor, goodLine))
		expect(await refusing((tx) => confirmPayout(tx, town.kaikei.actor, goodLine))).toBe('payout-line-settled')
		expect(await refusing((tx) => takeBack(tx, town.kaikei.actor, badLine, 'lost' as never))).toBe(
			'payout-return-reason',
		)
		await inTransaction((tx) => takeBack(tx, town.kaikei.actor, badLine, 'name-differs'))
		expect(await refusing((tx) => takeBack(tx, town.kaikei.actor, badLine, 'other'))).toBe(
			'payout-line-settled',
		)
		expect(await refusing((tx) => confirmPayout(tx, town.kaikei.actor, badLine))).toBe('payout-line-settled')
		expect(await balance('bank')).toBe(bank - made.totalYen + 1700)
		expect(await postingOn(db(), { kind: 'payout-line', id: badLine })).toBeUndefined()
		expect((await postingsAbout(db(), 'payout-line', [badLine])).map((one) => one.kind)).toEqual([
			'payout',
			'reversal',
		])
		expect((await earningsOf(db(), good.who.id))[0]).toMatchObject({ state: 'paid', transferDay })
		expect((await earningsOf(db(), bad.who.id))[0]).toMatchObject({
			state: 'returned',
			returnReason: 'name-differs',
		})
		expect((await bankAccountOf(db(), bad.who.id)).current).toBeNull()
		await sound()
		await confirmRest(made.id)
		expect((await payoutOf(db(), made.id))?.state).toBe('settled')

		// A new account, checked: paid again, and only once.
		await withAccount(town, bad.who, { number: '3333333' })
		const next = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-29', '2026-12-29'))
		expect((await payoutOf(db(), next.id))?.rows.map((row) => row.registrantId)).toContain(bad.who.id)
		const live = await db().select().from(payoutEarnings).where(eq(payoutEarnings.earningId, bad.earningId))
		expect(live.filter((one) => one.releasedAt === null)).toHaveLength(1)
		await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, next.id))
		await sound()
	})

	it('a line that counted as paid can still come back', async () => {
		const { who } = await ready(1234)
		const made = await make()
		await approve(made.id)
		await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, made.id))
		await inTransaction((tx) => markSent(tx, town.kaikei.actor, made.id))
		// No bank says before the day that it has paid.
		expect(await refusing((tx) => confirmWholePayout(tx, town.kaikei.actor, made.id))).toBe('payout-not-yet')
		clockAt(transferDay)
		await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, made.id))
		expect(await refusing((tx) => confirmWholePayout(tx, town.kaikei.actor, made.id))).toBe('payout-now')
		const line = (await payoutOf(db(), made.id))?.rows.find((row) => row.registrantId === who.id)?.id ?? ''
		await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line, 'other'))
		expect((await dueEarnings(db(), transferDay)).map((one) => one.registrantId)).toContain(who.id)
		expect((await bankAccountOf(db(), who.id)).current).not.toBeNull()
		await sound()
	})

	async function confirmRest(id: string) {
		const open = (await payoutOf(db(), id))?.rows.filter((row) => row.result === null) ?? []
		if (open.length > 0) await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, id))
	}
})

it('of three parties: the pay is collected, held and passed on, and is no income on any day', async () => {
	clockAt('2026-12-21')
	for (const one of await payouts(db()))
		if (one.state === 'made' || one.state === 'approved')
			await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, one.id))
	const accounts = [
		'revenue',
		'cost-of-pay',
		'fee',
		'consumption-tax',
		'to-collect',
		'to-pass-on',
		'held',
		'bank',
	]
	const stands = async () => Promise.all(accounts.map(async (one) => (await balance(one)) ?? 0))
	const before = await stands()
	const moved = async () => (await stands()).map((yen, n) => yen - (before[n] ?? 0))
	clockAt(today)
	const who = await someone('三者の人')
	const { assignmentId, taskId } = await throughJourney(town, 'confirmed', { registrant: who })
	// As if it had been asked for after the council chose B.
	await inTransaction(async (tx) => {
		await tx.update(tasks).set({ contractMode: 'B' }).where(eq(tasks.id, taskId))
		const [agreed] = await tx.select().from(terms).where(eq(terms.assignmentId, assignmentId))
		await tx
			.update(terms)
			.set({ body: { ...agreed?.body, mode: 'B' } })
			.where(eq(terms.assignmentId, assignmentId))
		await inspect(tx, town.inoue.actor, assignmentId, '約束のとおりできています')
		await credit(tx, town.inoue.actor, assignmentId)
	})
	expect(await moved()).toEqual([0, 0, 0, 0, 2600, 2600, 0, 0])
	await sound()
	clockAt('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) => issueInvoices(tx, '2026-11'))
	expect(await moved()).toEqual([0, 0, 390, 39, 2600, 2600, 0, 0])
	await withAccount(town, who)
	const waiting = async () =>
		(await dueEarnings(db(), '2026-12-25')).find((one) => one.registrantId === who.id)?.waitsForEmployer
	expect(await waiting()).toBe(true)
	await sound()
	clockAt('2026-12-21')
	const run = () => inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))
	const linesFor = async (id: string) =>
		(await payoutOf(db(), id))?.rows.filter((row) => row.registrantId === who.id).map((row) => row.yen)
	const early = await refusing((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25')).then(
		async (answer) =>
			answer === 'done' ? (await payouts(db())).find((one) => one.state === 'made') : undefined,
	)
	// Nothing of it goes out before the employer's money came in.
	if (early) {
		expect(await linesFor(early.id)).toEqual([])
		await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, early.id))
	}
	await inTransaction((tx) => recordInvoicePaid(tx, town.kaikei.actor, invoiceId, '2026-12-21'))
	expect(await moved()).toEqual([0, 0, 390, 39, 0, 0, 2600, 3029])
	expect(await waiting()).toBe(false)
	const made = await run()
	expect(await linesFor(made.id)).toEqual([2600])
	const bank = (await balance('bank')) ?? 0
	await inTransaction((tx) => approvePayout(tx, town.kessai.actor, made.id))
	await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, made.id))
	await inTransaction((tx) => markSent(tx, town.kaikei.actor, made.id))
	expect(await balance('held')).toBe(before[6])
	expect(await balance('bank')).toBe(bank - made.totalYen)
	await sound()
	const line = (await payoutOf(db(), made.id))?.rows.find((row) => row.registrantId === who.id)
	await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line?.id ?? '', 'other'))
	// What came back is held for the person again.
	expect(await balance('held')).toBe((before[6] ?? 0) + 2600)
	clockAt('2026-12-25')
	if ((await payoutOf(db(), made.id))?.rows.some((row) => row.result === null))
		await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, made.id))
	await sound()
})

it('the whole journey ends paid, and the ledger is sound', async () => {
	clockAt('2026-12-21')
	for (const one of await payouts(db()))
		if (one.state === 'made' || one.state === 'approved')
			await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, one.id))
	clockAt(today)
	const who = await someone('旅の人')
	const { payoutId } = await throughJourney(town, 'paid', { registrant: who, asked: true })
	expect((await payoutOf(db(), payoutId))?.state).toBe('settled')
	expect((await earningsOf(db(), who.id))[0]).toMatchObject({ state: 'paid', transferDay: '2026-12-25' })
	await sound()
})
