// A payout run through the processor, killed between every two of its steps, also between the processor's doing and its answer:
// it ends as a run nothing happened to, and at the processor nobody was paid twice.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StripeStandIn } from '../outside/stripe'
import { serveStandIn } from '../outside/stripe-served'
import { all, countOf, eachOf, momentsOf, ownProcess, seed, townIn } from './own-process'

const work = mkdtempSync(join(tmpdir(), 'town-connect-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const town = join(work, 'town')
const at = Date.parse('2026-12-10T00:30:00Z')
const begins = 100_000
/** Whose bank does not take it: the one with so much. */
const bouncesYen = 2500

let people: StripeStandIn['accounts']
let steps = 0
/** The steps at which the processor has done something, and nobody knows yet. */
let unheard: number[] = []
let undisturbed: { found: ReturnType<typeof countOf>['found']; stripe: ReturnType<typeof doneAt> }

/** The processor of one town, over loopback; people's banks answer it when they are asked to. */
async function processor(accounts: StripeStandIn['accounts']) {
	const stripe = new StripeStandIn(() => at)
	stripe.accounts.push(...accounts.map((one) => ({ ...one })))
	stripe.balanceYen = begins
	const served = await serveStandIn(stripe, {
		'/people-are-ready': () => {
			for (const account of stripe.accounts) account.ready = true
		},
		'/banks-answer': () =>
			stripe.payouts.map((payout) => {
				const bounces = payout.yen === bouncesYen
				if (payout.status === 'pending') stripe.arrives(payout, bounces ? 'account_closed' : null)
				return stripe.tellsOfPayout(payout, bounces ? 'failed' : 'paid', `evt_${payout.id}`)
			}),
	})
	const env = {
		PROCESSOR: served.url,
		STRIPE_SECRET_KEY: 'sk_test_town',
		STRIPE_WEBHOOK_SECRET: 'whsec_town',
	}
	return { stripe, env, close: served.close }
}

/** What a processor has done in the end, without names that differ from one run to another. */
const doneAt = (stripe: StripeStandIn) => ({
	transfers: stripe.transfers.map(({ yen, back }) => ({ yen, back })).sort((a, b) => a.yen - b.yen),
	payouts: stripe.payouts.map(({ yen, status }) => ({ yen, status })).sort((a, b) => a.yen - b.yen),
	left: stripe.balanceYen,
	withPeople: stripe.accounts.reduce((sum, account) => sum + account.yen, 0),
})

/** A copy of the town, whose process dies before a step if one is named, and another goes on. */
async function day(killAt?: number) {
	const folder = mkdtempSync(join(work, 'day-'))
	cpSync(town, folder, { recursive: true })
	const { stripe, env, close } = await processor(people)
	try {
		const first = await ownProcess(folder, 'run', {
			env: { ...env, ...(killAt && { KILL_AT: String(killAt) }) },
		})
		const last = first.killed ? await ownProcess(folder, 'run', { env }) : first
		return { killed: first.killed, ...countOf(last), stripe: doneAt(stripe) }
	} finally {
		close()
		rmSync(folder, { recursive: true, force: true })
	}
}

beforeAll(async () => {
	const { stripe, env, close } = await processor([])
	await townIn(town, { env })
	people = stripe.accounts
	close()
	const calm = await day()
	steps = calm.steps
	unheard = calm.asked.filter((_, n) => n % 2 === 1)
	undisturbed = { found: calm.found, stripe: calm.stripe }
}, 90_000)

it('a run nothing happened to pays who can be paid, and the others are owed as before', () => {
	expect(steps).toBeGreaterThan(100)
	expect(unheard.length).toBeGreaterThan(10)
	expect(undisturbed.found.paid.filter((one) => !one)).toHaveLength(1)
	expect(undisturbed).toMatchObject({
		found: {
			runs: [{ state: 'settled', lines: 3, totalYen: 8200 }],
			linesPaid: 2,
			waits: 0,
			ledger: [],
			history: 'holds',
		},
		stripe: {
			transfers: [
				{ yen: 2200, back: false },
				{ yen: 2500, back: true },
				{ yen: 3500, back: false },
			],
			payouts: [
				{ yen: 2200, status: 'paid' },
				{ yen: 2500, status: 'failed' },
				{ yen: 3500, status: 'paid' },
			],
			left: begins - 5700,
			withPeople: 0,
		},
	})
})

const someUnheard = (few: number) => momentsOf(unheard.length, few).map((n) => unheard[n - 1] ?? 1)

it(
	`killed before ${all ? 'each' : 'some'} of its steps, it ends the same, and nobody is paid twice or forgotten (seed ${seed})`,
	() =>
		eachOf([...momentsOf(steps, 2), ...(all ? [] : someUnheard(2))], async (step) => {
			const { killed, found, stripe } = await day(step)
			expect(killed, `before step ${step} it dies`).toBe(true)
			expect({ found, stripe }, `killed before step ${step}`).toEqual(undisturbed)
		}),
	// Two deaths and two lives at once, of some seconds each.
	all ? 3_600_000 : 180_000,
)
