// Random lives of pay through the processor beside plain counting: whatever is lost, late, twice or out of order, it goes once.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

vi.hoisted(() => {
	process.env.STRIPE_SECRET_KEY = 'sk_test_town'
	process.env.STRIPE_WEBHOOK_SECRET = 'whsec_town'
})

import { inArray } from 'drizzle-orm'
import { moveClock, now } from '~/base/clock'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { askForConnect, lookAfterOnboarding } from '~/money/connect.server'
import { askTransferAgain, giveUpLine } from '~/money/connect-payout.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { turnOverProcessor } from '~/money/processor.server'
import { storeEvent } from '~/money/processor-event.server'
import { verified } from '~/money/stripe.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { connectAccounts, payoutLines, payouts, processorCalls } from '~db/schema/money'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, throughJourney, today, withAccount } from '../cast'
import type { Trouble } from '../outside/stripe'
import { StripeStandIn } from '../outside/stripe'
import { longer, runs } from '../runner/long'
import { outside } from '../runner/setup-outside'

let town: Town
let at = 0
const payDay = '2026-12-25'

function later(minutes: number): void {
	at += minutes * 60_000
	const instant = new Date(at)
	moveClock(() => instant)
}

beforeAll(async () => {
	town = await makeTown()
	clockAt('2026-12-10')
	await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'connect', 'on', '2026-12-10'))
})
afterAll(() => moveClock(undefined))

const troubles: Trouble[] = ['lost', 'lost', 'refused', 'down', 'busy', 'bad-ask']
const acts = [
	['make', 3],
	['make-by-bank', 1],
	['approve', 4],
	['send', 5],
	['drop', 1],
	['turn', 6],
	['later', 3],
	['trouble', 3],
	['poor', 1],
	['rich', 2],
	['not-ready', 1],
	['ready', 2],
	['arrives', 3],
	['bounces', 2],
	['told', 4],
	['again', 3],
	['give-up', 3],
	['forget', 1],
] as const
type Act = (typeof acts)[number][0]
const step = fc.record({
	act: fc.oneof(...acts.map(([act, weight]) => ({ weight, arbitrary: fc.constant<Act>(act) }))),
	which: fc.nat(1_000),
})

/** A refusal is an answer like another. */
async function tryTo(work: (tx: Tx) => Promise<unknown>): Promise<void> {
	try {
		await inTransaction(work)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
	}
}

async function hear(raw: string): Promise<void> {
	const { default: Stripe } = await import('stripe')
	const signature = new Stripe('sk_test_town').webhooks.generateTestHeaderString({
		payload: raw,
		secret: 'whsec_town',
		timestamp: Math.floor(at / 1_000),
	})
	const event = await verified(raw, signature)
	if (event) await inTransaction((tx) => storeEvent(tx, event))
}

async function play(
	stripe: StripeStandIn,
	told: string[],
	people: readonly Registrant[],
	{ act, which }: { act: Act; which: number },
) {
	const purse = town.kaikei.actor
	const one = <T>(some: readonly T[]): T | undefined => some[which % Math.max(1, some.length)]
	const ids = people.map((who) => who.id)
	const lines = await db().select().from(payoutLines).where(inArray(payoutLines.registrantId, ids))
	const run = one(
		(await db().select().from(payouts)).filter((row) => row.state === 'made' || row.state === 'approved'),
	)
	const lineId = one(lines)?.id ?? ''
	const runId = run?.id ?? ''
	const account = one(stripe.accounts)
	const payout = one(stripe.payouts)
	switch (act) {
		case 'make':
			return tryTo((tx) => makePayout(tx, purse, payDay, payDay, { way: 'connect' }))
		case 'make-by-bank':
			return tryTo((tx) => makePayout(tx, purse, payDay, payDay))
		case 'approve':
			return tryTo((tx) => approvePayout(tx, town.kessai.actor, runId))
		case 'send':
			await tryTo((tx) => bankFileOf(tx, purse, runId))
			return tryTo((tx) => markSent(tx, purse, runId))
		case 'drop':
			return tryTo((tx) => dropPayout(tx, purse, runId))
		case 'turn':
			await Promise.all([turnOverProcessor(), turnOverProcessor()])
			return
		case 'later':
			return later(1 + (which % 400))
		case 'trouble': {
			const what = ['POST /v1/transfers', 'POST /v1/payouts', 'GET /v1/transfers'][which % 3] ?? ''
			stripe.spoiled.push({ what, trouble: one(troubles) ?? 'lost' })
			return
		}
		case 'poor':
		case 'rich':
			stripe.balanceYen += act === 'poor' ? 0 - stripe.balanceYen : 10_000
			return
		case 'not-ready':
		case 'ready':
			if (account) account.ready = act === 'ready'
			return
		case 'arrives':
			if (payout?.status !== 'pending') return
			stripe.arrives(payout)
			told.push(stripe.tellsOfPayout(payout, 'paid'))
			return
		case 'bounces':
			if (!payout || payout.status === 'failed') return
			stripe.arrives(payout, 'account_closed')
			told.push(stripe.tellsOfPayout(payout, 'failed'))
			return
		case 'told': {
			const transfer = one(stripe.transfers)
			if (transfer) told.push(stripe.tellsOfTransfer(transfer, 'created'))
			const raw = one(told)
			if (raw) await hear(raw)
			return
		}
		case 'again':
			return tryTo((tx) => askTransferAgain(tx, purse, lineId))
		case 'give-up':
			return tryTo((tx) => giveUpLine(tx, purse, lineId))
		case 'forget':
			later(25 * 60)
			return stripe.forgetKeys()
	}
}

/** At every moment: for a line at most one transfer stands, and at most one payout that did not fail. */
function once(stripe: StripeStandIn): void {
	const most = (ids: string[]) =>
		Math.max(0, ...[...new Set(ids)].map((id) => ids.filter((x) => x === id).length))
	expect(
		most(stripe.transfers.flatMap((one) => (one.back ? [] : one.line))),
		'one transfer a line',
	).toBeLessThan(2)
	expect(
		most(stripe.payouts.flatMap((one) => (one.status === 'failed' ? [] : one.line))),
		'one payout a line',
	).toBeLessThan(2)
}

it(
	'goes once, whatever happens on the way, and what did not arrive is owed',
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (steps) => {
				const stripe = new StripeStandIn(() => at)
				stripe.balanceYen = 10_000
				outside.resetHandlers()
				outside.use(...stripe.handlers())
				const told: string[] = []
				const people: Registrant[] = []
				for (const payYen of [1100, 2300]) {
					clockAt(today)
					const who = await makeRegistrant('誰か', town.areaId)
					await throughJourney(town, 'passed', { registrant: who, task: { payYen } })
					await withAccount(town, who)
					clockAt('2026-12-10')
					at = now().getTime()
					await inTransaction((tx) => askForConnect(tx, who.actor, who.id))
					await turnOverProcessor()
					for (const account of stripe.accounts) account.ready = true
					await lookAfterOnboarding(who.id)
					people.push(who)
				}
				for (const one of steps) {
					await play(stripe, told, people, one)
					once(stripe)
					expect(await checkLedger(db())).toEqual([])
				}
				// All is well again, and everything that was sent comes to its end.
				stripe.troubles = []
				stripe.spoiled = []
				stripe.balanceYen += 1_000_000
				for (const account of stripe.accounts) account.ready = true
				for (let n = 0; n < 6; n++) {
					later(13 * 60)
					for (let turn = 0; turn < 3; turn++) await turnOverProcessor()
					const ids = people.map((who) => who.id)
					for (const line of await db()
						.select()
						.from(payoutLines)
						.where(inArray(payoutLines.registrantId, ids)))
						await tryTo((tx) => askTransferAgain(tx, town.kaikei.actor, line.id))
					for (const payout of stripe.payouts) if (payout.status === 'pending') stripe.arrives(payout)
				}
				once(stripe)
				for (const [n, who] of people.entries()) {
					const lines = (await db().select().from(payoutLines)).filter((one) => one.registrantId === who.id)
					const ways = new Map((await db().select().from(payouts)).map((one) => [one.id, one]))
					const there = stripe.payouts.filter(
						(one) => one.status !== 'failed' && lines.some((line) => line.id === one.line),
					)
					const byBank = lines.filter((line) => {
						const run = ways.get(line.payoutId)
						return run?.way === 'bank' && (run.state === 'sent' || run.state === 'settled')
					})
					const gone = [...there, ...byBank].reduce((sum, one) => sum + one.yen, 0)
					const owed = (await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen
					expect(gone + owed, 'owed or gone, to the yen').toBe([1100, 2300][n])
					for (const line of lines)
						if (line.result === 'paid' && ways.get(line.payoutId)?.way === 'connect')
							expect(there.map((one) => one.line)).toContain(line.id)
				}
				expect(await checkLedger(db())).toEqual([])
				// The next lives begin without an open run, and nothing of this one is asked after.
				for (const run of await db().select().from(payouts)) {
					if (run.state === 'made' || run.state === 'approved')
						await inTransaction((tx) => dropPayout(tx, town.kaikei.actor, run.id))
				}
				await inTransaction(async (tx) => {
					await tx.delete(processorCalls)
					await tx.update(connectAccounts).set({ state: 'ended' })
				})
			}),
			runs(engine === 'postgres' ? 4 : 15, 20261210),
		)
	},
	longer(120_000),
)
