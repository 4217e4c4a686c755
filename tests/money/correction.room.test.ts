// A slip of the pen on a real database: more at once, less with a yes alone; the database itself refuses anything else.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import {
	answerCorrection,
	askCorrection,
	correctionOf,
	earningForStaff,
	waitingCorrectionsOf,
	withdrawCorrection,
} from '~/money/correction.server'
import { balances, postingsShown } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout } from '~/money/payout-result.server'
import type { StaffRole } from '~/people/role'
import { db } from '~db/client'
import { earnings } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeStaff,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const slip = '2,600円と書くところを、26,000円と書きました。'
const says = (payYen: number) => ({ payYen, units: null, travelYen: null, slip })
const sound = async () => expect(await checkLedger(db())).toEqual([])
const owed = async () =>
	(await balances(db())).find((one) => one.account === 'pay-owed')?.balanceYen ?? Number.NaN
const rowOf = async (id: string) => (await db().select().from(earnings).where(eq(earnings.id, id)))[0]

async function earned(payYen = 26_000) {
	clockAt(today)
	const who = await makeRegistrant('直', town.areaId)
	const { earningId } = await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
	return { who, earningId }
}
const ask = (earningId: string, payYen: number, by = town.kaikei) =>
	inTransaction((tx) => askCorrection(tx, by.actor, earningId, says(payYen)))
const answer = (who: Registrant, id: string, said: 'yes' | 'no') =>
	refusing((tx) => answerCorrection(tx, who.actor, who.id, id, said))

describe('less', () => {
	it('waits for the person’s yes, with both sums, and is then reversed and posted anew', async () => {
		const { who, earningId } = await earned()
		const before = await owed()
		const { id, waits } = await ask(earningId, 2600)
		expect(waits).toBe(true)
		expect(await rowOf(earningId)).toMatchObject({ yen: 26_000 })
		expect(await owed()).toBe(before)
		expect(await correctionOf(db(), who.id, id)).toMatchObject({ fromYen: 26_000, toYen: 2600, slip })
		expect((await waitingCorrectionsOf(db(), who.id)).map((one) => one.id)).toEqual([id])

		expect(await answer(who, id, 'yes')).toBe('done')
		expect(await rowOf(earningId)).toMatchObject({ yen: 2600 })
		expect(await owed()).toBe(before - 23_400)
		expect(await eventsAbout('earning', earningId)).toEqual([
			'earning.credited',
			'earning.correction-asked',
			'earning.corrected',
		])
		const about = (await postingsShown(db())).filter((one) => one.subjectId === earningId)
		expect(about.map((one) => one.kind).sort()).toEqual(['earning', 'earning', 'reversal'])
		expect(await answer(who, id, 'yes')).toBe('correction-answered')
		await sound()
	})
	it('stays as it was after a no, which asks for no reason, and without any word', async () => {
		const { who, earningId } = await earned()
		const { id } = await ask(earningId, 2600)
		expect(await answer(who, id, 'no')).toBe('done')
		expect(await rowOf(earningId)).toMatchObject({ yen: 26_000 })
		expect(await answer(who, id, 'yes')).toBe('correction-answered')
		const again = await ask(earningId, 2500)
		expect(await refusing((tx) => askCorrection(tx, town.kaikei.actor, earningId, says(2400)))).toBe(
			'correction-open',
		)
		await inTransaction((tx) => withdrawCorrection(tx, town.kaikei.actor, again.id))
		expect(await refusing((tx) => withdrawCorrection(tx, town.kaikei.actor, again.id))).toBe(
			'correction-answered',
		)
		expect(await answer(who, again.id, 'yes')).toBe('correction-answered')
		expect(await rowOf(earningId)).toMatchObject({ yen: 26_000 })
		expect((await earningForStaff(db(), earningId))?.corrections.map((one) => one.answer)).toEqual([
			'withdrawn',
			'no',
		])
		await sound()
	})
	it('is answered by nobody else', async () => {
		const { earningId } = await earned()
		const { id } = await ask(earningId, 2600)
		const stranger = await makeRegistrant('他', town.areaId)
		expect(await answer(stranger, id, 'yes')).toBe('not-found')
		expect(await correctionOf(db(), stranger.id, id)).toBeUndefined()
	})
	it('is asked of nobody by themselves', async () => {
		const { who, earningId } = await earned()
		const own = { ...town.kaikei.actor, accountId: who.accountId }
		expect(await refusing((tx) => askCorrection(tx, own, earningId, says(30_000)))).toBe('own-work')
	})
})

describe('more', () => {
	it('holds at once, is told, and is not taken back by the one who did it', async () => {
		const { earningId } = await earned(2600)
		const before = await owed()
		await inTransaction((tx) =>
			withFootprint(tx, (watched) => askCorrection(watched, town.kaikei.actor, earningId, says(26_000))),
		)
		expect(await rowOf(earningId)).toMatchObject({ yen: 26_000 })
		expect(await owed()).toBe(before + 23_400)
		expect(await recentActs(db(), town.kaikei.accountId, new Date(Date.now() + 1))).toEqual([])
		await sound()
	})
})

describe('money on its way', () => {
	it('is corrected in no book, and what to do is said', async () => {
		const { who, earningId } = await earned()
		await withAccount(town, who)
		const { id } = await ask(earningId, 2600)
		clockAt('2026-12-21')
		const run = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))
		expect(await answer(who, id, 'yes')).toBe('correction-in-payout')
		expect(await answer(who, id, 'no')).toBe('done')
		expect(await refusing((tx) => askCorrection(tx, town.kaikei.actor, earningId, says(30_000)))).toBe(
			'correction-in-payout',
		)
		await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, run.id))
		expect((await ask(earningId, 30_000)).waits).toBe(false)
		const next = await inTransaction((tx) => makePayout(tx, town.kaikei.actor, '2026-12-25', '2026-12-25'))
		await inTransaction((tx) => approvePayout(tx, town.kessai.actor, next.id))
		await inTransaction((tx) => bankFileOf(tx, town.kaikei.actor, next.id))
		await inTransaction((tx) => markSent(tx, town.kaikei.actor, next.id))
		clockAt('2026-12-28')
		await inTransaction((tx) => confirmWholePayout(tx, town.kaikei.actor, next.id))
		expect(await refusing((tx) => askCorrection(tx, town.kaikei.actor, earningId, says(29_999)))).toBe(
			'correction-sent',
		)
		await sound()
	})
})

describe('the database', () => {
	const lower = (id: string, set: Partial<typeof earnings.$inferInsert>) =>
		inTransaction((tx) => tx.update(earnings).set(set).where(eq(earnings.id, id)))

	it('refuses to lower a sum to which nobody said yes, whoever asks', async () => {
		const { who, earningId } = await earned()
		await expect(lower(earningId, { yen: 25_999 })).rejects.toThrow()
		await expect(lower(earningId, { withheldYen: 10 })).rejects.toThrow()
		await expect(lower(earningId, { travelYen: 10 })).rejects.toThrow()
		await expect(lower(earningId, { yen: 25_000, withheldYen: 1000 })).rejects.toThrow()
		const { id } = await ask(earningId, 2600)
		await expect(lower(earningId, { yen: 2600 })).rejects.toThrow()
		await answer(who, id, 'no')
		await expect(lower(earningId, { yen: 2600 })).rejects.toThrow()
		expect(await rowOf(earningId)).toMatchObject({ yen: 26_000, withheldYen: 0, travelYen: 0 })
	})
	it('refuses it after a yes to another sum', async () => {
		const { who, earningId } = await earned()
		const { id } = await ask(earningId, 2600)
		await answer(who, id, 'yes')
		await expect(lower(earningId, { yen: 2599 })).rejects.toThrow()
		await expect(lower(earningId, { yen: 0 })).rejects.toThrow()
	})
	it('no role has an act that does', async () => {
		const { earningId } = await earned()
		for (const role of [
			'receptionist',
			'arranger',
			'approver',
			'treasurer',
			'administrator',
		] as StaffRole[]) {
			const staff = await makeStaff(role, role)
			await refusing((tx) => askCorrection(tx, staff.actor, earningId, says(1)))
			expect(await rowOf(earningId), role).toMatchObject({ yen: 26_000 })
		}
	})
})
