// Random lives of the ledger (post, reverse, close, open again) beside a small model: after every step the balances are the
// model's, and the check finds nothing.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import type { Day, Month } from '~/base/day'
import { addMonths, monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { ContractMode } from '~/council/contract-mode'
import { inTransaction } from '~/events/transaction.server'
import { balances, lastClosedMonth, post, reverse } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { closedMonthsShown, closeMonth, monthToClose, reopenMonth } from '~/money/month-close.server'
import {
	linesOfEarning,
	linesOfInvoice,
	linesOfMoneyIn,
	linesOfPayout,
	tellApart,
} from '~/money/posting-lines'
import { Refusal } from '~/words/refusal'
import { accountsInOrder } from '~db/chart'
import { db } from '~db/client'
import { engine } from '~db/columns'
import type { Town } from '../cast'
import { clockAt, makeTown } from '../cast'
import { longer, runs } from '../runner/long'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const people = ['r-1', 'r-2', 'r-3']
const day = fc
	.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 28 }))
	.map(([month, date]): Day => `2030-0${month}-${String(date).padStart(2, '0')}`)
const sum = fc.record({
	mode: fc.constantFrom<ContractMode>('A', 'B'),
	who: fc.constantFrom(...people),
	yen: fc.integer({ min: 1, max: 30_000 }),
	day,
})
const step = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ act: fc.constant('earn' as const), ...recordOf() }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('ask' as const), ...recordOf() }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('come-in' as const), ...recordOf() }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('pay' as const), ...recordOf() }) },
	{ weight: 3, arbitrary: fc.record({ act: fc.constant('reverse' as const), ...recordOf() }) },
	{ weight: 2, arbitrary: fc.record({ act: fc.constant('close' as const), ...recordOf() }) },
	{ weight: 1, arbitrary: fc.record({ act: fc.constant('open' as const), ...recordOf() }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

function recordOf() {
	return { sum, which: fc.nat(1_000) }
}

function linesOf({ act, sum: { mode, who, yen } }: Step) {
	const employerId = 'e-1'
	switch (act) {
		case 'earn':
			return linesOfEarning({ mode, yen, withheldYen: yen % 3, registrantId: who, employerId })
		case 'ask':
			return linesOfInvoice({ mode, employerId, payYen: yen, feeYen: 1 + (yen % 900), taxYen: yen % 90 })
		case 'come-in':
			return linesOfMoneyIn(
				{ account: 'bank' },
				employerId,
				tellApart(yen, {
					passOn: mode === 'B' ? [{ registrantId: who, yen: Math.ceil(yen / 2) }] : [],
					keptYen: yen % 7,
					// All of the rest: what is too much belongs to an incoming, of which there is none here.
					ownYen: yen,
				}),
			)
		default:
			return linesOfPayout(mode, who, yen)
	}
}

/** What stands where, kept as plainly as can be: every line that was ever taken, and the months that are shut. */
class Model {
	readonly postings: { id: string; lines: ReturnType<typeof linesOf>; undone: boolean; month: Month }[] = []
	closed: Month | null

	constructor(closed: Month | null) {
		this.closed = closed
	}

	monthFor(day: Day): Month {
		return this.closed !== null && monthOf(day) <= this.closed ? addMonths(this.closed, 1) : monthOf(day)
	}

	on(account: string): number {
		let yen = 0
		for (const { lines } of this.postings)
			for (const line of lines) {
				if (line.debit.account === account) yen += line.yen
				if (line.credit.account === account) yen -= line.yen
			}
		return yen
	}
}

async function act(model: Model, step: Step): Promise<void> {
	const actor = town.kaikei.actor
	if (step.act === 'close') {
		const next = await inTransaction((tx) => monthToClose(tx))
		if (next === null || next > '2030-06') return
		await inTransaction((tx) => closeMonth(tx, actor, next))
		model.closed = next
		return
	}
	if (step.act === 'open') {
		const newest = (await closedMonthsShown(db())).find((one) => one.reopenedAt === null)
		if (!newest) return
		await inTransaction((tx) => reopenMonth(tx, town.kessai.actor, newest.id, '試し'))
		// The months before stay shut.
		model.closed = await lastClosedMonth(db())
		expect(model.closed === null || model.closed < newest.month).toBe(true)
		return
	}
	if (step.act === 'reverse') {
		const one = model.postings[step.which % Math.max(1, model.postings.length)]
		if (!one) return
		const undoing = inTransaction((tx) => reverse(tx, actor, one.id, step.sum.day))
		if (one.undone) return void (await expect(undoing).rejects.toBeInstanceOf(Refusal))
		one.undone = true
		model.postings.push({
			id: await undoing,
			lines: one.lines.map(({ debit, credit, yen }) => ({ debit: credit, credit: debit, yen })),
			undone: false,
			month: model.monthFor(step.sum.day),
		})
		return
	}
	const lines = linesOf(step)
	if (lines.length === 0) return
	const id = await inTransaction((tx) =>
		post(tx, actor, { day: step.sum.day, kind: 'invoice', subject: { kind: 'life', id: newId() } }, lines),
	)
	model.postings.push({ id, lines, undone: false, month: model.monthFor(step.sum.day) })
}

it(
	'keeps what the model keeps, after every step',
	async () => {
		clockAt('2031-01-10')
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
				const before = new Map((await balances(db())).map((one) => [one.account, one]))
				const model = new Model(await lastClosedMonth(db()))
				for (const one of steps) {
					await act(model, one)
					expect(await checkLedger(db())).toEqual([])
					for (const { account, debitYen, creditYen } of await balances(db())) {
						const was = before.get(account)
						const moved = debitYen - creditYen - ((was?.debitYen ?? 0) - (was?.creditYen ?? 0))
						expect(moved === model.on(account), `${account} after ${one.act}`).toBe(true)
					}
				}
				for (const account of accountsInOrder) expect(Number.isSafeInteger(model.on(account))).toBe(true)
				// By month too: what is shut took nothing more.
				const months = new Set(model.postings.map((one) => one.month))
				if (model.closed !== null) expect([...months].every((month) => month >= '2030-01')).toBe(true)
			}),
			runs(engine === 'postgres' ? 8 : 24, 20261122),
		)
	},
	longer(120_000),
)
