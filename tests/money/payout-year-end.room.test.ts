// A transfer of last fiscal year that comes back, or is asked back, after every month of that year was closed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { dueEarnings } from '~/money/earning.server'
import { balanceOn, postingOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { closeMonth, monthToClose } from '~/money/month-close.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { payoutOf } from '~/money/payout-list.server'
import { askRecall, settleRecall } from '~/money/payout-recall.server'
import { confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { db } from '~db/client'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today, withAccount } from '../cast'

let town: Town
const people: Registrant[] = []
let payoutId = ''
const act = inTransaction

beforeAll(async () => {
	town = await makeTown()
	for (const payYen of [1500, 2500]) {
		clockAt(today)
		const who = await makeRegistrant('誰か', town.areaId)
		await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
		await withAccount(town, who)
		people.push(who)
	}
	clockAt('2026-12-21')
	payoutId = (await act((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))).id
	await act((tx) => approvePayout(tx, town.kessai.actor, payoutId))
	await act((tx) => bankFileOf(tx, town.kaikei.actor, payoutId))
	await act((tx) => markSent(tx, town.kaikei.actor, payoutId))
	clockAt('2026-12-28')
	await act((tx) => confirmWholePayout(tx, town.kaikei.actor, payoutId))
	clockAt('2027-04-06')
	for (
		let next = await act(monthToClose);
		next !== null && next <= '2027-03';
		next = await act(monthToClose)
	) {
		const month = next
		await act((tx) => closeMonth(tx, town.kaikei.actor, month))
	}
})
afterAll(() => moveClock(undefined))

const lineOf = async (n: number) =>
	(await payoutOf(db(), payoutId))?.rows.find((row) => row.registrantId === people[n]?.id)?.id ?? ''

it('came back by itself: the opposite stands in the open year, and the pay is owed and due in it', async () => {
	const lineId = await lineOf(0)
	await act((tx) => takeBack(tx, town.kaikei.actor, lineId, 'closed'))
	expect((await balanceOn(db(), 'pay-owed', { partyId: people[0]?.id, until: '2027-03' })).balanceYen).toBe(0)
	expect((await balanceOn(db(), 'pay-owed', { partyId: people[0]?.id })).balanceYen).toBe(1500)
	expect(await postingOn(db(), { kind: 'payout-line', id: lineId })).toBeUndefined()
	expect((await dueEarnings(db(), '2027-04-30')).map((one) => one.registrantId)).toContain(people[0]?.id)
	expect(await checkLedger(db())).toEqual([])
})

it('was asked back: the fee and the money stand in the open year', async () => {
	const lineId = await lineOf(1)
	await act((tx) => askRecall(tx, town.kaikei.actor, lineId, { kind: 'recall', why: 'wrong-account' }))
	await act((tx) => settleRecall(tx, town.kaikei.actor, lineId, { to: 'back', feeYen: 880 }))
	expect((await balanceOn(db(), 'bank-fees', { until: '2027-03' })).balanceYen).toBe(0)
	expect((await balanceOn(db(), 'bank-fees')).balanceYen).toBe(880)
	expect((await balanceOn(db(), 'pay-owed', { partyId: people[1]?.id })).balanceYen).toBe(2500)
	expect(await checkLedger(db())).toEqual([])
})
