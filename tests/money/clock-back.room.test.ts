// A clock set back between acts: numbers stay single, postings and months right, what is too early by the clock is refused with a
// sentence, and nobody is paid twice or forgotten.
import { asc } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { report } from '~/assignments/completion.server'
import { askToMend, inspect } from '~/assignments/inspection.server'
import { moveClock, now } from '~/base/clock'
import { chainEvents, checkHistory } from '~/events/chain.server'
import { inTransaction } from '~/events/transaction.server'
import { answerCorrection, askCorrection } from '~/money/correction.server'
import { credit, dueEarnings, earningOfAssignment } from '~/money/earning.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { closeMonth } from '~/money/month-close.server'
import { approvePayout, bankFileOf, makePayout, markSent } from '~/money/payout.server'
import { payoutOf } from '~/money/payout-list.server'
import { confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import { invoices, payouts, postings } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
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
afterEach(async () => {
	expect(await checkLedger(db())).toEqual([])
	await inTransaction(chainEvents)
	expect((await checkHistory(db(), new Date(now().getTime() + 1_000)))?.kind ?? 'holds').toBe('holds')
})
afterAll(() => moveClock(undefined))

const day = '2026-12-25'

async function someoneWith(payYen: number, slot = {}): Promise<Registrant & { assignmentId: string }> {
	clockAt(today)
	const who = await makeRegistrant('誰か', town.areaId)
	const { assignmentId } = await throughJourney(town, 'passed', { registrant: who, task: { payYen }, slot })
	await withAccount(town, who, { number: String(1_000_000 + payYen) })
	return { ...who, assignmentId }
}

it('between the acts of a run: it goes on, is never confirmed before its day, and pays once', async () => {
	const who = await someoneWith(1500)
	clockAt('2026-12-22')
	const { id } = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, day, day))
	clockAt('2026-12-21')
	await inTransaction((tx) => approvePayout(tx, town.kessai.actor, id))
	clockAt('2026-12-18')
	const first = await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, id))
	clockAt('2026-12-17')
	expect((await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, id))).hash).toBe(first.hash)
	await inTransaction((tx) => markSent(tx, town.kaikei.actor, id))
	expect((await db().select().from(postings)).find((one) => one.kind === 'payout')?.day).toBe(day)
	clockAt('2026-12-24', 1439)
	expect(await refusing((tx) => confirmWholePayout(tx, town.kaikei.actor, id))).toBe('payout-not-yet')
	clockAt(day)
	await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, id))
	// Back before the transfer: what counted as paid does not count as due again.
	clockAt('2026-12-20')
	expect(await refusing((tx) => makePayout(tx, town.kaikei.actor, day, day))).toBe('payout-nothing')
	expect((await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen).toBe(0)
	const line = (await payoutOf(db(), id))?.rows[0]?.id ?? ''
	await inTransaction((tx) => takeBack(tx, town.kaikei.actor, line, 'other'))
	expect((await dueEarnings(db(), day)).map((one) => one.registrantId)).toEqual([who.id])
	expect((await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen).toBe(1500)
})

it('over the end of a month and of the fiscal year: each number is drawn once, and a closed month takes nothing', async () => {
	const numbers: string[] = []
	const issue = async (month: string) => {
		await inTransaction((tx) => issueInvoices(tx, month))
		numbers.splice(0, Infinity, ...(await db().select().from(invoices)).map((one) => one.number))
	}
	clockAt('2026-12-01')
	await issue('2026-11')
	await inTransaction((tx) => closeMonth(tx, town.kaikei.actor, '2026-11'))
	clockAt('2026-11-30', 1439)
	expect(await refusing((tx) => closeMonth(tx, town.kaikei.actor, '2026-12'))).toBe('month-not-over')
	expect(await refusing((tx) => issueInvoices(tx, '2026-12'))).toBe('invoice-month-ahead')
	// Work checked while the clock is back in the closed month stands in the open one.
	const late = await someoneWith(2500, { day: '2026-11-20' })
	const posted = (await db().select().from(postings).orderBy(asc(postings.id))).filter(
		(one) => one.forDay === '2026-11-20',
	)
	expect(posted.map((one) => one.day)).toEqual(['2026-12-01'])
	expect((await earningOfAssignment(db(), late.assignmentId))?.payDay).toBe(day)
	clockAt('2027-04-02')
	await issue('2026-12')
	const before = numbers.length
	clockAt('2027-03-31', 1439)
	await someoneWith(1700, { day: '2026-12-03' })
	clockAt('2027-03-31', 1439)
	await issue('2027-01')
	expect(numbers.length).toBe(before + 1)
	expect(new Set(numbers).size).toBe(numbers.length)
})

it('between two reports: the later word counts, not the later hour', async () => {
	clockAt(today)
	const who = await makeRegistrant('束', town.areaId)
	const { assignmentId } = await throughJourney(town, 'agreed', {
		registrant: who,
		task: { payYen: 2400, payTerms: { ...usualPayTerms, by: 'lots', unit: '1束', units: 4 } },
		slot: { startMinute: 780, endMinute: 840 },
	})
	const say = (units: number) =>
		inTransaction((tx) => report(tx, who.actor, who.id, assignmentId, { aboutMinutes: 60, note: '', units }))
	clockAt(workDay, 1200)
	await say(1)
	await inTransaction((tx) => askToMend(tx, town.inoue.actor, assignmentId, '数え直し', workDay))
	clockAt(workDay, 1190)
	await say(3)
	await inTransaction(async (tx) => {
		await inspect(tx, town.inoue.actor, assignmentId)
		return credit(tx, town.inoue.actor, assignmentId)
	})
	expect(await earningOfAssignment(db(), assignmentId)).toMatchObject({ units: 3, yen: 1800 })
})

it('before a correction is answered: the answer holds, and no sum is lowered without it', async () => {
	const who = await someoneWith(3000, { startMinute: 900, endMinute: 960 })
	const earning = await earningOfAssignment(db(), who.assignmentId)
	clockAt('2026-12-10')
	const said = { payYen: 2800, units: null, travelYen: null, slip: '書きまちがい' }
	const { id } = await inTransaction((tx) => askCorrection(tx, town.kessai.actor, earning?.id ?? '', said))
	clockAt('2026-12-09')
	expect((await earningOfAssignment(db(), who.assignmentId))?.yen).toBe(3000)
	await inTransaction((tx) => answerCorrection(tx, who.actor, who.id, id, 'yes'))
	expect((await earningOfAssignment(db(), who.assignmentId))?.yen).toBe(2800)
	expect((await db().select().from(payouts)).length).toBe(1)
})
