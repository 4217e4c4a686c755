// The ways out of a payout run on a real database: asked approvals, 訂正, 組戻し and claims, cash, and pay of the dead.
import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { setSetting } from '~/council/setting.server'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { cashCountsOf, countCash, depositCash, handOver, putBack } from '~/money/cash-box.server'
import { cashInBox } from '~/money/cash-held.server'
import { dueEarnings, earningsOf } from '~/money/earning.server'
import {
	caseOfPerson,
	heirsWaiting,
	joinEarning,
	openHeirCase,
	payHeirs,
	undoHeirCase,
} from '~/money/heirs.server'
import { statementOfDeath } from '~/money/heirs-list.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { paidInYear } from '~/money/paid.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { keptLines } from '~/money/payout-again.server'
import {
	approversFor,
	asksOf,
	askToApprove,
	runAskedOf,
	runsAskedOf,
	unaskToApprove,
} from '~/money/payout-ask.server'
import { payoutOf, payouts } from '~/money/payout-list.server'
import { noteSigned } from '~/money/payout-paper.server'
import { askRecall, endClaim, settleRecall } from '~/money/payout-recall.server'
import { openClaim } from '~/money/payout-recall-list.server'
import { confirmPayout, confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { choosePaidBy } from '~/people/registrant.server'
import { takeBackAct } from '~/routes/take-back.server'
import { db } from '~db/client'
import { cashCounts, heirCases, payoutLines, payoutRecalls } from '~db/schema/money'
import type { Person, Registrant, Town } from '../cast'
import {
	clockAt,
	makeRegistrant,
	makeStaff,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'

let town: Town
let kanji: Person
let kanri: Person
beforeAll(async () => {
	town = await makeTown()
	kanji = await makeStaff('監事', 'outside-approver')
	kanri = await makeStaff('管理', 'administrator')
})
afterAll(() => moveClock(undefined))
afterEach(async () => {
	expect(await checkLedger(db())).toEqual([])
	// Nothing of another test stands open.
	for (const one of await payouts(db()))
		if (one.state === 'made' || one.state === 'approved')
			await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, one.id))
	expect(await checkLedger(db())).toEqual([])
})

const transferDay = '2026-12-25'
const balance = async (account: Parameters<typeof balanceOn>[1], partyId?: string) =>
	(await balanceOn(db(), account, partyId ? { partyId } : {})).balanceYen
const act = inTransaction
const purse = () => town.kaikei.actor
const make = (wish = {}, day = transferDay) => act((tx) => makePayout(tx, purse(), day, day, wish))
const approve = (id: string, more = {}) => refusing((tx) => approvePayout(tx, town.kessai.actor, id, more))
const lineOf = async (id: string, who: Registrant) =>
	(await payoutOf(db(), id))?.rows.find((row) => row.registrantId === who.id)?.id ?? ''
const stateOf = async (who: Registrant) => (await earningsOf(db(), who.id))[0]?.state

async function ready(payYen = 2600, { account = true } = {}) {
	clockAt(today)
	const who = await makeRegistrant('誰か', town.areaId)
	const piece = await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
	if (account) await withAccount(town, who)
	clockAt('2026-12-21')
	return { who, ...piece }
}

async function send(id: string) {
	expect(await approve(id, { again: true })).toBe('done')
	await act((tx) => bankFileOf(tx, purse(), id))
	await act((tx) => markSent(tx, purse(), id))
}

/** Somebody whose transfer was sent, on the day of the bank's answer. */
async function sent(payYen = 2600) {
	const piece = await ready(payYen)
	const run = await make()
	await send(run.id)
	clockAt('2026-12-28')
	return { ...piece, runId: run.id, lineId: await lineOf(run.id, piece.who) }
}

const recall = (lineId: string) =>
	refusing((tx) => askRecall(tx, purse(), lineId, { kind: 'recall', why: 'wrong-account' }))
const correction = (lineId: string) =>
	refusing((tx) => askRecall(tx, purse(), lineId, { kind: 'correction', why: 'kana' }))
const settle = (lineId: string, to: 'done' | 'back' | 'refused', feeYen = 0) =>
	refusing((tx) => settleRecall(tx, purse(), lineId, { to, feeYen }))
const claim = (lineId: string, yen: number, end: 'paid-back' | 'written-off' = 'paid-back') =>
	refusing((tx) => endClaim(tx, purse(), lineId, { yen, end }))

describe('approval elsewhere', () => {
	it('is asked of whoever may, by name and since when, and only they see the run', async () => {
		await ready()
		const run = await make()
		const names = (await approversFor(db(), town.kaikei.accountId, '2026-12-21')).map((one) => one.name)
		expect(names).toEqual(expect.arrayContaining(['監事', '決裁']))
		const ask = (accountId: string) => refusing((tx) => askToApprove(tx, purse(), run.id, accountId))
		expect(await ask(town.kaikei.accountId)).toBe('payout-ask-self')
		expect(await ask(town.inoue.accountId)).toBe('payout-ask-role')
		expect(await runsAskedOf(db(), kanji.accountId)).toEqual([])
		expect(await ask(kanji.accountId)).toBe('done')
		expect(await ask(kanji.accountId)).toBe('payout-asked-already')
		expect(await asksOf(db(), [run.id])).toMatchObject([{ name: '監事', accountId: kanji.accountId }])
		expect((await runsAskedOf(db(), kanji.accountId)).map((one) => one.id)).toEqual([run.id])
		expect(await refusing((tx) => runAskedOf(tx, town.kessai.accountId, run.id))).toBe('not-found')
		expect(await refusing((tx) => approvePayout(tx, kanji.actor, run.id))).toBe('done')
		// Until it is sent there is a way back.
		expect((await runsAskedOf(db(), kanji.accountId)).map((one) => one.state)).toEqual(['approved'])
		expect(await ask(town.kessai.accountId)).toBe('payout-now')
		await act((tx) => dropPayout(tx, kanji.actor, run.id, 'sum'))
		expect(await runsAskedOf(db(), kanji.accountId)).toEqual([])
	})
	it('is taken back from who has not answered, and never asked of whom the run pays', async () => {
		const { who } = await ready()
		const run = await make()
		await act((tx) => askToApprove(tx, purse(), run.id, kanji.accountId))
		const unask = () => refusing((tx) => unaskToApprove(tx, purse(), run.id, kanji.accountId))
		expect(await unask()).toBe('done')
		expect(await unask()).toBe('not-found')
		const both = await makeStaff('両方', 'outside-approver')
		const own = { ...both.actor, accountId: who.accountId }
		expect(await refusing((tx) => approvePayout(tx, own, run.id))).toBe('own-work')
	})
	it('keeps the number of the signed sheet', async () => {
		await ready()
		const run = await make()
		const note = (number: string) => refusing((tx) => noteSigned(tx, purse(), run.id, { number, photos: [] }))
		expect(await note('')).toBe('payout-signed-empty')
		expect(await note('綴 第3号')).toBe('done')
		expect((await payoutOf(db(), run.id))?.signedNumber).toBe('綴 第3号')
		await act((tx) => dropPayout(tx, purse(), run.id))
		expect(await note('綴 第4号')).toBe('payout-now')
	})
})

describe('two at the same second', () => {
	it('approve and drop: one of them comes second', async () => {
		await ready()
		const run = await make()
		const ends = await Promise.all([
			approve(run.id),
			refusing((tx) => approvePayout(tx, kanji.actor, run.id)),
			approve(run.id),
		])
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(ends.filter((end) => end === 'payout-now')).toHaveLength(2)
		await act((tx) => bankFileOf(tx, purse(), run.id))
		const sendings = await Promise.all(
			Array.from({ length: 5 }, () => refusing((tx) => markSent(tx, purse(), run.id))),
		)
		expect(sendings.filter((end) => end === 'done')).toHaveLength(1)
	})
})

describe('訂正', () => {
	it('leaves the same transfer, which waits for its word meanwhile', async () => {
		const { who, lineId, runId } = await sent()
		const bank = await balance('bank')
		expect(await correction(lineId)).toBe('done')
		expect(await correction(lineId)).toBe('recall-open')
		expect(await refusing((tx) => confirmPayout(tx, purse(), lineId))).toBe('payout-line-recalled')
		expect(await settle(lineId, 'refused')).toBe('recall-settled')
		expect(await settle(lineId, 'done', 660)).toBe('done')
		expect(await settle(lineId, 'done')).toBe('recall-settled')
		// The council bears the bank's charge: nothing of the pay moved.
		expect(await balance('bank')).toBe(bank - 660)
		expect(await balance('pay-owed', who.id)).toBe(0)
		await act((tx) => confirmWholePayout(tx, purse(), runId))
		expect(await stateOf(who)).toBe('paid')
	})
	it('that the bank gives back in the end ends with it', async () => {
		const { who, lineId } = await sent()
		await correction(lineId)
		expect(await refusing((tx) => takeBack(tx, purse(), lineId, 'name-differs'))).toBe('done')
		expect(await stateOf(who)).toBe('returned')
		expect(
			(await db().select().from(payoutRecalls).where(eq(payoutRecalls.payoutLineId, lineId)))[0],
		).toMatchObject({
			state: 'back',
		})
	})
})

describe('組戻し', () => {
	it('open, the line is neither paid nor due again; back, it is due', async () => {
		const { who, lineId, runId } = await sent()
		await act((tx) => confirmPayout(tx, purse(), lineId))
		expect(await recall(lineId)).toBe('done')
		expect((await earningsOf(db(), who.id))[0]).toMatchObject({ paidAt: null })
		expect(await refusing((tx) => confirmPayout(tx, purse(), lineId))).toBe('payout-line-recalled')
		expect((await dueEarnings(db(), '2027-01-31')).map((one) => one.registrantId)).not.toContain(who.id)
		expect(
			await refusing((tx) => makePayout(tx, purse(), '2026-12-29', '2026-12-29', { again: [lineId] })),
		).toBe('payout-again-line')
		expect(await checkLedger(db())).toEqual([])
		const fees = await balance('bank-fees')
		expect(await settle(lineId, 'back', 880)).toBe('done')
		expect(await balance('bank-fees')).toBe(fees + 880)
		expect(await balance('pay-owed', who.id)).toBe(2600)
		expect((await dueEarnings(db(), '2027-01-31')).map((one) => one.registrantId)).toContain(who.id)
		expect((await payoutOf(db(), runId))?.rows.find((row) => row.id === lineId)).toMatchObject({
			result: 'returned',
			returnReason: 'recalled',
		})
		expect(await recall(lineId)).toBe('payout-line-back')
	})

	it('refused, nothing is paid again unless maker and approver both say so; then the first is a claim', async () => {
		const { who, lineId } = await sent(3000)
		await recall(lineId)
		expect(await settle(lineId, 'refused', 880)).toBe('done')
		expect((await keptLines(db())).map((one) => one.lineId)).toContain(lineId)
		expect((await dueEarnings(db(), '2027-01-31')).map((one) => one.registrantId)).not.toContain(who.id)
		const again = await make({ again: [lineId] }, '2026-12-29')
		const line = (await payoutOf(db(), again.id))?.rows.find((row) => row.againstLineId === lineId)
		expect(line).toMatchObject({ registrantId: who.id, yen: 3000 })
		expect(await balance('claims', who.id)).toBe(0)
		expect(await settle(lineId, 'back')).toBe('recall-claimed')
		// The approver's own word is asked for.
		expect(await approve(again.id)).toBe('payout-again-unsaid')
		expect(await approve(again.id, { again: true })).toBe('done')
		expect(await balance('claims', who.id)).toBe(3000)
		expect(await balance('pay-owed', who.id)).toBe(3000)
		expect(await claim(lineId, 3000)).toBe('recall-claimed')
		expect(await checkLedger(db())).toEqual([])

		// Dropped, everything is as before; made again, it goes out.
		await act((tx) => dropPayout(tx, town.kessai.actor, again.id))
		expect(await balance('claims', who.id)).toBe(0)
		expect(await checkLedger(db())).toEqual([])
		const third = await make({ again: [lineId] }, '2026-12-29')
		await send(third.id)
		expect(await balance('pay-owed', who.id)).toBe(0)
		clockAt('2026-12-29')
		await act(async (tx) => confirmPayout(tx, purse(), await lineOf(third.id, who)))
		expect(await stateOf(who)).toBe('paid')
		expect(await openClaim(db(), lineId)).toBe(3000)
		expect(await refusing((tx) => confirmPayout(tx, purse(), lineId))).toBe('recall-claimed')
		expect(await claim(lineId, 3001)).toBe('claim-too-much')
		expect(await claim(lineId, 1000)).toBe('done')
		expect(await claim(lineId, 2000, 'written-off')).toBe('done')
		expect(await claim(lineId, 1)).toBe('claim-none')
		expect(await balance('bad-debt')).toBe(2000)
	})

	it('refused, but with its person after all, is at rest', async () => {
		const { who, lineId } = await sent()
		await recall(lineId)
		await settle(lineId, 'refused')
		expect(await refusing((tx) => confirmPayout(tx, purse(), lineId))).toBe('done')
		expect(await stateOf(who)).toBe('paid')
		expect((await keptLines(db())).map((one) => one.lineId)).not.toContain(lineId)
	})
	it('refused, then given back even so', async () => {
		const { who, lineId } = await sent()
		await recall(lineId)
		await settle(lineId, 'refused', 880)
		expect(await settle(lineId, 'back')).toBe('done')
		expect(await stateOf(who)).toBe('returned')
	})
	it('long after it counted as paid, over the end of the fiscal year', async () => {
		const { who, lineId } = await sent()
		await act((tx) => confirmPayout(tx, purse(), lineId))
		clockAt('2027-04-06')
		await recall(lineId)
		expect(await settle(lineId, 'back', 880)).toBe('done')
		expect(await balance('pay-owed', who.id)).toBe(2600)
	})
})

describe('cash', () => {
	const wishCash = (who: Registrant) => refusing((tx) => choosePaidBy(tx, who.actor, who.id, 'cash'))
	it('is offered only where the council set so', async () => {
		const { who } = await ready(2000, { account: false })
		expect(await wishCash(who)).toBe('payout-cash-off')
		expect(await refusing((tx) => makePayout(tx, purse(), transferDay, transferDay, { way: 'cash' }))).toBe(
			'payout-cash-off',
		)
		await act((tx) => setSetting(tx, kanri.actor, 'cash-payout', 'on', '2026-12-21'))
		expect(await wishCash(who)).toBe('done')
	})
	it('is drawn, handed over with a number, put back, counted and taken to the bank', async () => {
		const one = await ready(2000, { account: false })
		const two = await ready(1500)
		const other = await ready(900)
		await wishCash(one.who)
		await wishCash(two.who)
		const byBank = await make()
		expect((await payoutOf(db(), byBank.id))?.rows.map((row) => row.registrantId)).not.toContain(two.who.id)
		expect(await lineOf(byBank.id, other.who)).not.toBe('')
		const run = await make({ way: 'cash' })
		const rows = (await payoutOf(db(), run.id))?.rows ?? []
		expect(rows.map((row) => row.account)).toEqual(rows.map(() => null))
		const ends = [await lineOf(run.id, one.who), await lineOf(run.id, two.who)] as const
		expect(await approve(run.id)).toBe('done')
		expect(await refusing((tx) => bankFileOf(tx, purse(), run.id))).toBe('payout-no-file')
		const [bank, box] = [await balance('bank'), await cashInBox(db())]
		await act((tx) => markSent(tx, purse(), run.id))
		expect(await cashInBox(db())).toBe(box + run.totalYen)
		expect(await balance('bank')).toBe(bank - run.totalYen)
		expect(await checkLedger(db())).toEqual([])

		expect(await refusing((tx) => confirmPayout(tx, purse(), ends[0]))).toBe('payout-cash-line')
		expect(await refusing((tx) => takeBack(tx, purse(), ends[0], 'other'))).toBe('payout-cash-line')
		expect(await recall(ends[0])).toBe('payout-cash-line')
		const number = await act((tx) => handOver(tx, purse(), ends[0]))
		expect(number).toMatch(/^渡2026-\d{4}$/)
		expect(await refusing((tx) => handOver(tx, purse(), ends[0]))).toBe('payout-line-settled')
		expect(await stateOf(one.who)).toBe('paid')
		expect(await balance('pay-owed', one.who.id)).toBe(0)
		expect(await cashInBox(db())).toBe(box + run.totalYen - 2000)

		expect(await refusing((tx) => putBack(tx, purse(), ends[1]))).toBe('done')
		expect(await stateOf(two.who)).toBe('returned')
		expect(await balance('pay-owed', two.who.id)).toBe(1500)
		for (const row of rows) if (!ends.includes(row.id)) await act((tx) => putBack(tx, purse(), row.id))
		expect((await payoutOf(db(), run.id))?.state).toBe('settled')
		// Handed over by mistake: the cash is in the box again.
		expect(await refusing((tx) => putBack(tx, purse(), ends[0]))).toBe('done')
		expect(await balance('pay-owed', one.who.id)).toBe(2000)
		expect(await refusing((tx) => handOver(tx, purse(), 'nothing'))).toBe('not-found')

		const inBox = await cashInBox(db())
		const count = (countedYen: number, why = '') =>
			refusing((tx) => countCash(tx, purse(), { countedYen, why }))
		expect(await count(inBox)).toBe('done')
		expect(await count(inBox - 10)).toBe('cash-why')
		expect(await count(inBox - 10, '不明')).toBe('done')
		expect(await cashInBox(db())).toBe(inBox - 10)
		expect(await balance('rounding')).toBe(10)
		expect((await cashCountsOf(db()))[0]).toMatchObject({
			ledgerYen: inBox,
			countedYen: inBox - 10,
			name: '会計',
		})
		const deposit = (yen: number, day = '2026-12-21') =>
			refusing((tx) => depositCash(tx, purse(), { yen, day }))
		expect(await deposit(inBox)).toBe('cash-short')
		expect(await deposit(10, '2026-12-22')).toBe('cash-day')
		expect(await deposit(inBox - 10)).toBe('done')
		expect(await cashInBox(db())).toBe(0)
		await act((tx) => dropPayout(tx, purse(), byBank.id))
		const again = await make({ way: 'cash' })
		await approve(again.id)
		await act((tx) => markSent(tx, purse(), again.id))
		await act(async (tx) => depositCash(tx, purse(), { yen: await cashInBox(tx), day: '2026-12-21' }))
		const line = await lineOf(again.id, one.who)
		expect(await refusing((tx) => handOver(tx, purse(), line))).toBe('cash-short')
		expect(await refusing((tx) => handOver(tx, { ...purse(), accountId: one.who.accountId }, line))).toBe(
			'own-work',
		)
		for (const row of (await payoutOf(db(), again.id))?.rows ?? [])
			await act((tx) => putBack(tx, purse(), row.id))
	})
})

describe('cash of a run of December', () => {
	it('handed over in January belongs to the year in which it was', async () => {
		const { who } = await ready(2300, { account: false })
		await refusing((tx) => choosePaidBy(tx, who.actor, who.id, 'cash'))
		const run = await make({ way: 'cash' })
		await approve(run.id)
		await act((tx) => markSent(tx, purse(), run.id))
		clockAt('2027-01-08')
		const lineId = await lineOf(run.id, who)
		const number = await act((tx) => withFootprint(tx, (watched) => handOver(watched, purse(), lineId)))
		expect(await paidInYear(db(), who.id, 2026)).toEqual([])
		expect(await paidInYear(db(), who.id, 2027)).toMatchObject([{ yen: 2300, day: '2027-01-08' }])
		expect((await earningsOf(db(), who.id))[0]?.transferDay).toBe('2027-01-08')
		// Its number stays whatever is done with it.
		const [last] = await recentActs(db(), purse().accountId ?? '', new Date('2027-01-08T00:00:00Z'))
		expect(last?.drew).toBe('handover')
		expect(await refusing((tx) => takeBackAct(tx, purse(), last?.id ?? ''))).toBe('act-numbered')
		await act((tx) => putBack(tx, purse(), lineId))
		const row = (await payoutOf(db(), run.id))?.rows.find((one) => one.id === lineId)
		expect(row).toMatchObject({ result: 'returned', receiptNumber: number })
		expect(await paidInYear(db(), who.id, 2027)).toEqual([])
		for (const one of (await payoutOf(db(), run.id))?.rows ?? [])
			if (one.result === null) await act((tx) => putBack(tx, purse(), one.id))
		await act(async (tx) => depositCash(tx, purse(), { yen: await cashInBox(tx), day: '2027-01-08' }))
	})
})

describe('the pay of somebody who has died', () => {
	const open = (who: Registrant, day = '2026-12-20') =>
		refusing((tx) => openHeirCase(tx, town.inoue.actor, who.id, day))
	const pay = (id: string, over = {}) =>
		refusing((tx) =>
			payHeirs(tx, purse(), id, {
				paperNumber: '相 1号',
				receiver: '長女',
				way: 'bank',
				day: '2026-12-21',
				...over,
			}),
		)
	const caseId = async (who: Registrant) => (await caseOfPerson(db(), who.id))?.id ?? ''

	it('leaves the runs, stands apart with its last day, and is paid on the heirs’ paper in one posting', async () => {
		const { who } = await ready(2600)
		const run = await make()
		expect(await open(who)).toBe('heirs-in-payout')
		await act((tx) => dropPayout(tx, purse(), run.id))
		expect(await open(who, '2026-12-22')).toBe('heirs-day')
		expect(await refusing((tx) => openHeirCase(tx, purse(), 'nobody', today))).toBe('not-found')
		expect(await open(who)).toBe('done')
		expect(await open(who)).toBe('heirs-open')
		expect(await balance('pay-owed', who.id)).toBe(0)
		expect(await balance('heirs', who.id)).toBe(2600)
		expect(await caseOfPerson(db(), who.id)).toMatchObject({ limitDay: '2031-12-25', diedDay: '2026-12-20' })
		expect((await dueEarnings(db(), '2027-12-31')).map((one) => one.registrantId)).not.toContain(who.id)
		expect(await checkLedger(db())).toEqual([])

		// Work done before, inspected after.
		clockAt(today)
		const later = await throughJourney(town, 'passed', {
			registrant: who,
			task: { payYen: 1100 },
			slot: { startMinute: 780, endMinute: 840 },
		})
		clockAt('2026-12-21')
		await act((tx) => joinEarning(tx, purse(), later.earningId))
		await act((tx) => joinEarning(tx, purse(), null))
		expect(await balance('heirs', who.id)).toBe(3700)
		expect((await heirsWaiting(db())).find((one) => one.yen === 3700)).toBeDefined()
		const { paid, unpaid } = await statementOfDeath(db(), who.id, '2026-12-20')
		expect(paid).toEqual([])
		expect(unpaid.map((one) => one.sentYen).sort()).toEqual([1100, 2600])

		const id = await caseId(who)
		expect(
			await refusing((tx) =>
				payHeirs(tx, town.inoue.actor, id, {
					paperNumber: '1',
					receiver: '長女',
					way: 'bank',
					day: '2026-12-21',
				}),
			),
		).toBe('heirs-same-person')
		expect(await pay(id, { day: '2026-12-01' })).toBe('heirs-paid-day')
		expect(await pay(id, { way: 'cash' })).toBe('cash-short')
		expect(await pay(id)).toBe('done')
		expect(await pay(id)).toBe('heirs-settled')
		expect(await balance('heirs', who.id)).toBe(0)
		expect((await earningsOf(db(), who.id)).map((one) => one.paidAt !== null)).toEqual([true, true])
		expect(await refusing((tx) => undoHeirCase(tx, purse(), id))).toBe('heirs-settled')
	})

	it('joins what comes back from the bank', async () => {
		const { who, lineId } = await sent(1800)
		clockAt('2026-12-28')
		expect(await open(who, '2026-12-24')).toBe('done')
		expect(await pay(await caseId(who), { day: '2026-12-28' })).toBe('heirs-nothing')
		await act((tx) => takeBack(tx, purse(), lineId, 'closed'))
		expect(await balance('heirs', who.id)).toBe(1800)
	})

	it('undone, everything is the person’s again', async () => {
		const { who } = await ready(2100)
		await open(who)
		const id = await caseId(who)
		expect(await refusing((tx) => undoHeirCase(tx, town.inoue.actor, id))).toBe('done')
		expect(await balance('heirs', who.id)).toBe(0)
		expect(await balance('pay-owed', who.id)).toBe(2100)
		expect(await caseOfPerson(db(), who.id)).toBeUndefined()
		expect((await dueEarnings(db(), transferDay)).map((one) => one.registrantId)).toContain(who.id)
		expect(await open(who)).toBe('done')
	})
})

describe('the check of the ledger', () => {
	const faults = async () => [...new Set((await checkLedger(db())).map((one) => one.kind))]
	const within = async (spoil: () => Promise<unknown>, mend: () => Promise<unknown>, kind: string) => {
		await spoil()
		expect(await faults()).toContain(kind)
		await mend()
		expect(await faults()).toEqual([])
	}
	it('finds made-up faults of every new state', async () => {
		const { lineId } = await sent(1300)
		await recall(lineId)
		const line = eq(payoutLines.id, lineId)
		const set = (over: object) => act((tx) => tx.update(payoutLines).set(over).where(line))
		await within(
			() => set({ result: 'paid' }),
			() => set({ result: null }),
			'recall-differs',
		)
		const asked = eq(payoutRecalls.payoutLineId, lineId)
		const fee = (feeYen: number) => act((tx) => tx.update(payoutRecalls).set({ feeYen }).where(asked))
		await within(
			() => fee(1),
			() => fee(0),
			'recall-fee-differs',
		)
		await settle(lineId, 'refused')
		const [count] = await db().select().from(cashCounts)
		if (!count) throw new Error('no count')
		const only = eq(cashCounts.id, count.id)
		await within(
			() =>
				act((tx) =>
					tx
						.update(cashCounts)
						.set({ countedYen: count.countedYen + 5 })
						.where(only),
				),
			() => act((tx) => tx.update(cashCounts).set({ countedYen: count.countedYen }).where(only)),
			'cash-count-differs',
		)
		const [open] = await db()
			.select()
			.from(heirCases)
			.where(and(isNull(heirCases.paidAt), isNull(heirCases.undoneAt)))
		const heirs = eq(heirCases.id, open?.id ?? '')
		await within(
			() => act((tx) => tx.update(heirCases).set({ undoneAt: tx.at }).where(heirs)),
			() => act((tx) => tx.update(heirCases).set({ undoneAt: null }).where(heirs)),
			'heirs-differ',
		)
	})
})
