// Random lives of payouts (made, dropped, sent, returned, asked back, paid again, in cash, to heirs) beside plain counting:
// after every step the check is clean, nobody was paid twice, and nobody is forgotten.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { handOver, putBack } from '~/money/cash-box.server'
import { dueEarnings } from '~/money/earning.server'
import { caseOfPerson, openHeirCase, payHeirs, undoHeirCase } from '~/money/heirs.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { keptLines } from '~/money/payout-again.server'
import { askRecall, endClaim, settleRecall } from '~/money/payout-recall.server'
import { confirmPayout, takeBack } from '~/money/payout-result.server'
import { choosePaidBy } from '~/people/registrant.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { earnings, heirCases, payoutEarnings, payoutLines, payoutRecalls, payouts } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today, withAccount } from '../cast'
import { longer, runs } from '../runner/long'

let town: Town
const day = '2026-12-25'
beforeAll(async () => {
	town = await makeTown()
	clockAt(day)
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cash-payout', 'on', day))
})
afterAll(() => moveClock(undefined))

const acts = [
	['make', 4],
	['make-again', 2],
	['make-cash', 2],
	['approve', 5],
	['send', 5],
	['drop', 1],
	['confirm', 4],
	['return', 2],
	['recall', 3],
	['correct', 1],
	['done', 1],
	['back', 2],
	['refuse', 3],
	['claim', 2],
	['hand-over', 3],
	['put-back', 1],
	['wish', 2],
	['die', 1],
	['undo-death', 1],
	['pay-heirs', 1],
] as const
type Act = (typeof acts)[number][0]
const step = fc.record({
	act: fc.oneof(...acts.map(([act, weight]) => ({ weight, arbitrary: fc.constant<Act>(act) }))),
	which: fc.nat(1_000),
})

/** Does an act to one of what there is; a refusal is an answer like another. */
async function tryTo(work: (tx: Tx) => Promise<unknown>): Promise<void> {
	try {
		await inTransaction(work)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
	}
}

async function play(people: readonly Registrant[], { act, which }: { act: Act; which: number }) {
	const purse = town.kaikei.actor
	const one = <T>(some: readonly T[]): T | undefined => some[which % Math.max(1, some.length)]
	const line = one(
		(await db().select().from(payoutLines)).filter((row) =>
			people.some((who) => who.id === row.registrantId),
		),
	)
	const run = one(
		(await db().select().from(payouts)).filter((row) => row.state === 'made' || row.state === 'approved'),
	)
	const who = one(people)
	const lineId = line?.id ?? ''
	const runId = run?.id ?? ''
	switch (act) {
		case 'make':
			return tryTo((tx) => makePayout(tx, purse, day, day))
		case 'make-again': {
			const again = (await keptLines(db())).map((kept) => kept.lineId)
			return tryTo((tx) => makePayout(tx, purse, day, day, { again }))
		}
		case 'make-cash':
			return tryTo((tx) => makePayout(tx, purse, day, day, { way: 'cash' }))
		case 'approve':
			return tryTo((tx) => approvePayout(tx, town.kessai.actor, runId, { again: which % 5 > 0 }))
		case 'send':
			await tryTo((tx) => bankFileOf(tx, purse, runId))
			return tryTo((tx) => markSent(tx, purse, runId))
		case 'drop':
			return tryTo((tx) => dropPayout(tx, purse, runId))
		case 'confirm':
			return tryTo((tx) => confirmPayout(tx, purse, lineId))
		case 'return':
			return tryTo((tx) => takeBack(tx, purse, lineId, 'other'))
		case 'recall':
			return tryTo((tx) => askRecall(tx, purse, lineId, { kind: 'recall', why: 'twice' }))
		case 'correct':
			return tryTo((tx) => askRecall(tx, purse, lineId, { kind: 'correction', why: 'kana' }))
		case 'done':
		case 'back':
		case 'refuse': {
			const to = act === 'refuse' ? 'refused' : act
			return tryTo((tx) => settleRecall(tx, purse, lineId, { to, feeYen: which % 900 }))
		}
		case 'claim':
			return tryTo((tx) =>
				endClaim(tx, purse, lineId, { yen: 1 + (which % 900), end: which % 2 ? 'paid-back' : 'written-off' }),
			)
		case 'hand-over':
			return tryTo((tx) => handOver(tx, purse, lineId))
		case 'put-back':
			return tryTo((tx) => putBack(tx, purse, lineId))
		case 'wish':
			return who && tryTo((tx) => choosePaidBy(tx, who.actor, who.id, which % 2 ? 'cash' : 'bank'))
		case 'die':
			return who && tryTo((tx) => openHeirCase(tx, town.inoue.actor, who.id, day))
		case 'undo-death':
			return who && tryTo(async (tx) => undoHeirCase(tx, purse, (await caseOfPerson(tx, who.id))?.id ?? ''))
		case 'pay-heirs': {
			const paper = { paperNumber: '1', receiver: '長女', way: 'bank', day } as const
			return (
				who && tryTo(async (tx) => payHeirs(tx, purse, (await caseOfPerson(tx, who.id))?.id ?? '', paper))
			)
		}
	}
}

/** Counts everything of these people again, from the rows alone. */
async function count(people: readonly Registrant[]) {
	const ids = new Set(people.map((who) => who.id))
	const all = (await db().select().from(earnings)).filter((one) => ids.has(one.registrantId))
	const lines = (await db().select().from(payoutLines)).filter((one) => ids.has(one.registrantId))
	const runOf = new Map((await db().select().from(payouts)).map((one) => [one.id, one]))
	const parts = await db().select().from(payoutEarnings)
	const cases = new Map((await db().select().from(heirCases)).map((one) => [one.id, one]))
	const recalls = await db().select().from(payoutRecalls)
	const due = new Set((await dueEarnings(db(), '2027-12-31')).map((one) => one.id))
	const gone = (line: (typeof lines)[number]) => {
		const run = runOf.get(line.payoutId)
		if (run?.way === 'cash') return line.result === 'paid'
		return (run?.state === 'sent' || run?.state === 'settled') && line.result !== 'returned'
	}
	// What two people agreed to pay again: the first is no payment of theirs any more.
	const claimed = new Set(
		lines.flatMap((line) => {
			const state = runOf.get(line.payoutId)?.state
			return line.againstLineId && state !== 'made' && state !== 'dropped' ? [line.againstLineId] : []
		}),
	)
	for (const one of all) {
		const theirs = lines.filter((line) =>
			parts.some((part) => part.earningId === one.id && part.payoutLineId === line.id),
		)
		const out = theirs.filter((line) => gone(line) && !claimed.has(line.id))
		const heirs = one.heirCaseId ? cases.get(one.heirCaseId) : undefined
		const toHeirs = heirs?.paidAt ? 1 : 0
		expect(out.length + toHeirs, 'nobody is paid twice').toBeLessThanOrEqual(1)
		const live = parts.filter((part) => part.earningId === one.id && part.releasedAt === null)
		const inLine = lines.find((line) => line.id === live[0]?.payoutLineId)
		const waits = inLine !== undefined && runOf.get(inLine.payoutId)?.state !== 'dropped'
		const places = [due.has(one.id), waits, one.heirCaseId !== null].filter(Boolean)
		expect(places, 'nobody is forgotten').toHaveLength(1)
		const asked = recalls.some(
			(recall) => recall.payoutLineId === inLine?.id && recall.kind === 'recall' && recall.state === 'asked',
		)
		if (asked) expect(one.paidAt, 'what is asked back is not paid').toBeNull()
	}
	for (const who of people) {
		const earned = all.filter((one) => one.registrantId === who.id).reduce((sum, one) => sum + one.yen, 0)
		const out = lines.filter((line) => line.registrantId === who.id && gone(line) && !claimed.has(line.id))
		const heirs = [...cases.values()].filter((one) => one.registrantId === who.id)
		const left =
			earned -
			out.reduce((sum, line) => sum + line.yen, 0) -
			heirs.reduce((sum, one) => sum + (one.paidYen ?? 0), 0)
		const owed = (await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen
		const apart = (await balanceOn(db(), 'heirs', { partyId: who.id })).balanceYen
		expect(owed + apart, 'owed to the yen').toBe(left)
	}
}

it(
	'pays nobody twice and forgets nobody',
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
				const people: Registrant[] = []
				for (const payYen of [1100, 2300]) {
					clockAt(today)
					const who = await makeRegistrant('誰か', town.areaId)
					await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
					await withAccount(town, who)
					people.push(who)
				}
				clockAt(day)
				for (const one of steps) {
					await play(people, one)
					await count(people)
				}
				expect(await checkLedger(db())).toEqual([])
				// The next lives begin without an open run.
				for (const run of await db().select().from(payouts))
					if (run.state === 'made' || run.state === 'approved')
						await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, run.id))
				await count(people)
				expect(await checkLedger(db())).toEqual([])
			}),
			runs(engine === 'postgres' ? 5 : 20, 20261122),
		)
	},
	longer(120_000),
)
