// What agreed terms bring on a real database: lots, time, travel, tax kept back, and a late calling off, to the invoice and the ledger.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayArrived } from '~/assignments/arrival.server'
import { callOff, callOffSlot } from '~/assignments/call-off.server'
import { report } from '~/assignments/completion.server'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { setAreaTravel } from '~/council/area.server'
import { setSetting } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import {
	cancellationOf,
	cancellationsOfSlot,
	credit,
	creditCancellation,
	earningAhead,
	earningOfAssignment,
} from '~/money/earning.server'
import { invoiceOf } from '~/money/invoice.server'
import { issueInvoices } from '~/money/invoice-issue.server'
import { balances } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import type { PayTerms } from '~/work/pay-terms'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { areas } from '~db/schema/council'
import { quotes } from '~db/schema/work'
import type { Town } from '../cast'
import {
	clockAt,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const sound = async () => expect(await checkLedger(db())).toEqual([])
const balance = async (account: string) =>
	(await balances(db())).find((one) => one.account === account)?.balanceYen ?? 0

/** Somebody new with a piece of work that is paid so, as far as the yes. */
async function agreed(payTerms: Partial<PayTerms>, payYen = 2400) {
	clockAt(today)
	const who = await makeRegistrant('数', town.areaId)
	const { assignmentId, ...rest } = await throughJourney(town, 'agreed', {
		registrant: who,
		task: { payYen, payTerms: { ...usualPayTerms, ...payTerms } },
	})
	return { who, assignmentId, ...rest }
}

async function passed(
	{ who, assignmentId }: Awaited<ReturnType<typeof agreed>>,
	said: { units?: number | null; travelYen?: number | null } = {},
	aboutMinutes: number | null = 120,
) {
	clockAt(workDay, 720)
	await inTransaction((tx) =>
		report(tx, who.actor, who.id, assignmentId, { aboutMinutes, note: '', ...said }),
	)
	const ahead = await earningAhead(db(), assignmentId)
	await inTransaction(async (tx) => {
		await inspect(tx, town.inoue.actor, assignmentId)
		await credit(tx, town.inoue.actor, assignmentId)
	})
	const earning = await earningOfAssignment(db(), assignmentId)
	expect(ahead?.yen).toBe(earning?.yen)
	return earning
}

describe('lots', () => {
	const bags = { by: 'lots', unit: '1袋', units: 24 } as const
	it('are counted as the person reports them, and never past the agreed number', async () => {
		const piece = await agreed(bags)
		clockAt(workDay, 720)
		const say = (units: number) =>
			refusing((tx) =>
				report(tx, piece.who.actor, piece.who.id, piece.assignmentId, {
					aboutMinutes: null,
					note: '',
					units,
				}),
			)
		expect(await say(25)).toBe('report-units')
		expect(await say(0)).toBe('report-units')
		expect(await say(1.5)).toBe('report-units')
		expect(await passed(piece, { units: 10 })).toMatchObject({ yen: 1000, units: 10, kind: 'work' })
		await sound()
	})
	it('that nobody counted are all of them', async () =>
		expect(await passed(await agreed(bags))).toMatchObject({ yen: 2400, units: 24 }))
	it('hours never enter the sum', async () => {
		expect(await passed(await agreed({}), {}, 10)).toMatchObject({ yen: 2400, units: null })
		expect(await passed(await agreed({}), { units: 3 }, 1440)).toMatchObject({ yen: 2400, units: null })
	})
	it('of time are paid where the terms say so and why', async () => {
		const time = { by: 'time', unit: '1時間', units: 4, why: 'お客さまの数しだい' } as const
		expect(await passed(await agreed(time), { units: 3 })).toMatchObject({ yen: 1800, units: 3 })
		const { who } = await agreed(time)
		expect(who).toBeDefined()
		await expect(agreed({ ...time, why: '' })).rejects.toThrow('pay-time-why')
		await expect(agreed({ ...time, units: 7 })).rejects.toThrow('pay-units-uneven')
	})
})

describe('travel', () => {
	it('at a fixed sum is added, stands on the quote with its tax, and is named in the terms', async () => {
		await inTransaction((tx) => setAreaTravel(tx, town.kessai.actor, town.areaId, 300))
		expect((await db().select().from(areas).where(eq(areas.id, town.areaId)))[0]?.travelYen).toBe(300)
		expect(await refusing((tx) => setAreaTravel(tx, town.kessai.actor, town.areaId, -1))).toBe('pay-travel')
		const piece = await agreed({ travel: 'fixed', travelYen: 300, travelAs: 'expense' })
		const [quote] = await db().select().from(quotes).where(eq(quotes.id, piece.quoteId))
		// Two seats: pay 4,800, fee 720, travel 600; tax 10 %.
		expect(quote).toMatchObject({ payYen: 4800, feeYen: 720, taxYen: 612, totalYen: 6732 })
		expect(quote?.lines[0]).toMatchObject({ travelYen: 300, travelAs: 'expense' })
		expect(quote?.cancellation).toContain('60%')
		const [issued] = await db().select().from(terms).where(eq(terms.assignmentId, piece.assignmentId))
		expect(issued?.body).toMatchObject({
			travel: 'fixed',
			travelAs: 'expense',
			travelYen: 300,
			sentYen: 2700,
		})
		expect(await passed(piece)).toMatchObject({ yen: 2700, travelYen: 300 })
	})
	it('at cost is what was reported, up to its end', async () => {
		const piece = await agreed({ travel: 'at-cost', travelYen: 800 })
		clockAt(workDay, 720)
		expect(
			await refusing((tx) =>
				report(tx, piece.who.actor, piece.who.id, piece.assignmentId, {
					aboutMinutes: null,
					note: '',
					travelYen: 801,
				}),
			),
		).toBe('report-travel')
		expect(await passed(piece, { travelYen: 420 })).toMatchObject({ yen: 2820, travelYen: 420 })
	})
})

describe('tax kept back', () => {
	it('lowers what is sent and stands in its own account', async () => {
		const before = { withheld: await balance('withheld'), owed: await balance('pay-owed') }
		const piece = await agreed({ withholding: 'design' }, 10_000)
		expect(await passed(piece)).toMatchObject({
			yen: 8979,
			withheldYen: 1021,
			withheldBy: 'council',
			withholding: 'design',
		})
		expect(await balance('withheld')).toBe(before.withheld + 1021)
		expect(await balance('pay-owed')).toBe(before.owed + 8979)
		await sound()
	})
	it('is that of the day of pay', async () => {
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'withholding-low', 1000, '2026-12-25'))
		expect(await passed(await agreed({ withholding: 'design' }, 10_000))).toMatchObject({ withheldYen: 1000 })
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'withholding-low', 1021, '2026-12-25'))
	})
})

describe('a calling off by the employer’s side', () => {
	const eve = (minute: number) => clockAt('2026-11-08', minute)
	async function calledOff(
		piece: Awaited<ReturnType<typeof agreed>>,
		setOut = false,
		why: 'employer' | 'rain' | 'council' = 'employer',
	) {
		return inTransaction(async (tx) => {
			const owed = why === 'employer' ? await cancellationOf(tx, piece.assignmentId, tx.at, setOut) : null
			await callOff(tx, town.chosei.actor, piece.assignmentId, why)
			return creditCancellation(tx, town.chosei.actor, piece.assignmentId, owed)
		})
	}

	it('until 17:00 the day before owes nothing', async () => {
		const piece = await agreed({})
		eve(1020)
		expect(await calledOff(piece)).toBeNull()
	})
	it('after it owes 60 %, up to the yen, on the day of pay of the terms', async () => {
		const piece = await agreed({}, 2401)
		eve(1021)
		expect(await calledOff(piece)).toEqual(expect.any(String))
		expect(await earningOfAssignment(db(), piece.assignmentId)).toMatchObject({
			yen: 1441,
			kind: 'cancellation',
			payDay: '2026-12-25',
			serviceDay: workDay,
		})
		await sound()
	})
	it('after the start, an arrival or a word that they had set out owes all of it', async () => {
		const late = await agreed({})
		clockAt(workDay, 600)
		await calledOff(late)
		expect(await earningOfAssignment(db(), late.assignmentId)).toMatchObject({ yen: 2400 })

		const here = await agreed({ travel: 'fixed', travelYen: 300 })
		clockAt(workDay, 560)
		await inTransaction((tx) => sayArrived(tx, here.who.actor, here.who.id, here.assignmentId))
		await calledOff(here)
		expect(await earningOfAssignment(db(), here.assignmentId)).toMatchObject({ yen: 2700, travelYen: 300 })

		const onTheWay = await agreed({})
		clockAt(workDay, 540)
		await calledOff(onTheWay, true)
		expect(await earningOfAssignment(db(), onTheWay.assignmentId)).toMatchObject({ yen: 2400 })
	})
	it('the weather and the council have their own rules', async () => {
		for (const why of ['rain', 'council'] as const) {
			const piece = await agreed({})
			eve(1300)
			expect(await calledOff(piece, false, why)).toBeNull()
			expect(await earningOfAssignment(db(), piece.assignmentId)).toBeUndefined()
		}
	})
	it('goes by the terms that were agreed and not by a rule set since', async () => {
		const piece = await agreed({})
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cancel-late-share', 100, today))
		eve(1300)
		await calledOff(piece)
		expect(await earningOfAssignment(db(), piece.assignmentId)).toMatchObject({ yen: 1440 })
		await inTransaction((tx) => setSetting(tx, town.kessai.actor, 'cancel-late-share', 600, today))
	})
	it('without a yes owes nothing, and nothing is credited twice or for another reason', async () => {
		clockAt(today)
		const who = await makeRegistrant('未', town.areaId)
		const { assignmentId } = await throughJourney(town, 'decided', { registrant: who })
		eve(1300)
		expect(await cancellationOf(db(), assignmentId, new Date('2026-11-08T13:00:00Z'))).toBeNull()

		const piece = await agreed({})
		eve(1300)
		const owed = await cancellationOf(db(), piece.assignmentId, new Date('2026-11-08T13:00:00Z'))
		expect(owed?.yen).toBe(1440)
		expect(await refusing((tx) => creditCancellation(tx, town.chosei.actor, piece.assignmentId, owed))).toBe(
			'cancellation-not-theirs',
		)
		await calledOff(piece)
		expect(await refusing((tx) => creditCancellation(tx, town.chosei.actor, piece.assignmentId, owed))).toBe(
			'earning-already',
		)
	})
	it('of a whole slot owes it to each who agreed, and the employer is billed without fee and tax', async () => {
		clockAt('2027-01-04')
		const posted = await postTask(town, { payYen: 3000 }, [{ day: '2027-01-20', seats: 3 }])
		expect(await cancellationsOfSlot(db(), posted.slotIds[0] ?? '', new Date())).toEqual([])

		const piece = await agreed({}, 3000)
		eve(1300)
		const slotId = piece.slotId
		await inTransaction(async (tx) => {
			const owed = await cancellationsOfSlot(tx, slotId, tx.at)
			expect(owed.map((one) => one.sums.yen)).toEqual([1800])
			await callOffSlot(tx, town.chosei.actor, slotId, 'employer')
			for (const one of owed) await creditCancellation(tx, town.chosei.actor, one.assignmentId, one.sums)
		})
		clockAt('2026-12-01')
		const [id = ''] = await inTransaction((tx) => issueInvoices(tx, '2026-11'))
		const invoice = await invoiceOf(db(), null, id)
		const lines = invoice?.lines ?? []
		expect(lines.find((line) => line.assignmentId === piece.assignmentId)).toMatchObject({
			kind: 'cancellation',
			payYen: 1800,
			feeYen: 0,
		})
		const net = (some: typeof lines) =>
			some.reduce((sum, line) => sum + line.payYen + line.feeYen + line.travelYen, 0)
		expect(invoice?.netYen).toBe(net(lines))
		expect(invoice?.taxYen).toBe(Math.floor(net(lines.filter((line) => line.kind === 'work')) / 10))
		// What was not confirmed waits; what was called off needs no confirmation.
		expect(lines.every((line) => line.kind === 'cancellation')).toBe(true)
		await sound()
	})
})
