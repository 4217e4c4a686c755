// The rest of what was sent too low, on a real database: credited apart, told, asked of the employer, paid, and never lowered.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { itsEarning, ownYen } from '~/matching/booking.server'
import { answerCorrection, askCorrection, earningForStaff, restWouldCome } from '~/money/correction.server'
import { creditInvoice } from '~/money/credit-note.server'
import { credit, dueEarnings, earningsOf, earningsOfAssignment } from '~/money/earning.server'
import { earningChain } from '~/money/earning-chain.server'
import { caseOfPerson, openHeirCase, payHeirs, undoHeirCase } from '~/money/heirs.server'
import { settleInvoice, takeIncoming } from '~/money/incoming.server'
import { invoiceOf } from '~/money/invoice.server'
import { draftsOf, issueInvoices, lineKey, setDraft } from '~/money/invoice-issue.server'
import { balanceOn } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { closeMonth } from '~/money/month-close.server'
import { paidInYear } from '~/money/paid.server'
import { approvePayout, bankFileOf, dropPayout, makePayout, markSent } from '~/money/payout.server'
import { confirmWholePayout, takeBack } from '~/money/payout-result.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { usualPayTerms } from '~/work/pay-terms'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { bookings } from '~db/schema/matching'
import { earningCorrections, earnings, invoiceLines, payoutLines, postings } from '~db/schema/money'
import { tasks } from '~db/schema/work'
import type { Employer, Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	refusing,
	throughJourney,
	today,
	withAccount,
} from '../cast'
import { behindTheTriggers } from '../runner/tamper'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const act = inTransaction
const purse = () => town.kaikei.actor
const sound = async () => expect(await checkLedger(db())).toEqual([])
const slip = '26,000円と書くところを、2,600円と書きました。'
const said = (over: object) => ({ payYen: null, units: null, travelYen: null, slip, ...over })
const ask = (earningId: string, payYen: number) =>
	act((tx) => askCorrection(tx, purse(), earningId, said({ payYen })))
const refusedAsk = (earningId: string, over: object) =>
	refusing((tx) => askCorrection(tx, purse(), earningId, said(over)))
const owed = async (who: Registrant) => (await balanceOn(db(), 'pay-owed', { partyId: who.id })).balanceYen
const pieceOf = async (assignmentId: string) => earningsOfAssignment(db(), assignmentId)
const restIdOf = async (assignmentId: string) => (await pieceOf(assignmentId)).at(-1)?.id ?? ''

/** Sends everything that is due, and confirms it; gives the run. */
async function send(day: string, { confirmed = true } = {}): Promise<string> {
	const { id } = await act((tx) => makePayout(tx, purse(), day, day))
	await act((tx) => approvePayout(tx, town.kessai.actor, id))
	await act((tx) => bankFileOf(tx, purse(), id))
	await act((tx) => markSent(tx, purse(), id))
	if (confirmed) {
		clockAt(day, 1000)
		await act((tx) => confirmWholePayout(tx, purse(), id))
	}
	return id
}

/** A piece of work of somebody new that was paid on 25 December. */
async function paid(name: string, payYen = 2600, task: object = {}) {
	clockAt(today)
	const who = await makeRegistrant(name, town.areaId)
	const employer = await makeEmployer(`${name}農園`, town.areaId)
	const found = await throughJourney({ ...town, tamura: employer }, 'passed', {
		registrant: who,
		task: { payYen, ...task },
	})
	await withAccount(town, who)
	clockAt('2026-12-21')
	const run = await send('2026-12-25')
	clockAt('2026-12-28')
	return { ...found, who, employer, run }
}

describe('pay found too low after it was sent', () => {
	it('is followed by its rest: an earning of its own, due at once, with a posting and an event', async () => {
		const { who, earningId, assignmentId } = await paid('足')
		expect(await restWouldCome(db(), await pieceOf(assignmentId), new Date('2026-12-28T00:00:00Z'))).toEqual({
			day: '2026-12-29',
			held: false,
		})
		expect(await ask(earningId, 26_000)).toMatchObject({ waits: false, restPayDay: '2026-12-29' })
		const [first, rest] = await pieceOf(assignmentId)
		expect(first).toMatchObject({ id: earningId, yen: 2600, kind: 'work' })
		expect(rest).toMatchObject({
			...{ kind: 'supplement', supplementOf: earningId, registrantId: who.id, yen: 23_400 },
			...{ travelYen: 0, withheldYen: 0, payDay: '2026-12-29', serviceDay: first?.serviceDay, paidAt: null },
		})
		expect(await owed(who)).toBe(23_400)
		expect(await eventsAbout('earning', rest?.id ?? '')).toEqual(['earning.supplemented'])
		const about = await db()
			.select()
			.from(postings)
			.where(eq(postings.subjectId, rest?.id ?? ''))
		expect(about).toMatchObject([{ kind: 'supplement', day: first?.serviceDay }])
		await sound()
		await send('2026-12-29')
		expect(await owed(who)).toBe(0)
		expect((await paidInYear(db(), who.id, 2026)).map((one) => one.payYen)).toEqual([2600, 23_400])
		await sound()
	})

	it('is told with both sums, and each page leads to the other', async () => {
		const { who, earningId, assignmentId } = await paid('告')
		await ask(earningId, 3000)
		const restId = await restIdOf(assignmentId)
		await tellWhatHappened()
		expect((await noticesOf(db(), who.accountId))[0]).toMatchObject({
			...{ kind: 'supplemented', about: restId },
			sums: { sentYen: 2600, rightYen: 3000, restYen: 400, payDay: '2026-12-29', held: false },
		})
		expect(await earningChain(db(), who.id, restId)).toMatchObject({
			...{
				follows: { firstId: earningId, sentYen: 2600, slip },
				followedBy: [],
				invoice: null,
				transfers: [],
			},
			state: 'credited',
		})
		expect(await earningChain(db(), who.id, earningId)).toMatchObject({
			...{ follows: null, followedBy: [{ id: restId, yen: 400 }], state: 'paid' },
		})
		expect((await earningsOf(db(), who.id)).map((one) => [one.kind, one.state])).toEqual([
			['supplement', 'credited'],
			['work', 'paid'],
		])
		expect(await earningChain(db(), town.hidaka.id, restId)).toBeUndefined()
	})

	it('is never less, of the whole or of a part, and nothing that was paid changes', async () => {
		const { earningId } = await paid('減', 3000, {
			payTerms: { ...usualPayTerms, travel: 'fixed', travelYen: 500 },
		})
		expect(await refusedAsk(earningId, { payYen: 2999 })).toBe('correction-sent')
		expect(await refusedAsk(earningId, { payYen: 3000 })).toBe('correction-same')
		expect(await refusedAsk(earningId, { payYen: 4000, travelYen: 400 })).toBe('correction-sent-travel')
		expect(await refusedAsk(earningId, { payYen: 2900, travelYen: 900 })).toBe('correction-sent-pay')
		expect(await refusedAsk(earningId, { payYen: 3200, travelYen: 800 })).toBe('done')
		const [rest] = await db().select().from(earnings).where(eq(earnings.supplementOf, earningId))
		expect(rest).toMatchObject({ yen: 500, travelYen: 300 })
		await sound()
	})

	it('counts lots, travel and tax as the difference, also after an earlier supplement', async () => {
		const { earningId, assignmentId } = await paid('源', 12_000, {
			payFor: '3袋',
			payTerms: { ...usualPayTerms, by: 'lots', unit: '袋', units: 4, withholding: 'writing' },
		})
		await act((tx) => tx.select().from(earnings))
		const [first] = await pieceOf(assignmentId)
		// All four were credited: 12,000 less 1,225.
		expect(first).toMatchObject({ units: 4, withheldYen: 1225, yen: 10_775 })
		expect(await refusedAsk(earningId, { units: 5 })).toBe('report-units')
		await act((tx) => askCorrection(tx, purse(), earningId, said({ travelYen: 1001 })))
		// 10.21 % of 13,001, cut off, is 1,327.
		expect((await pieceOf(assignmentId))[1]).toMatchObject({
			...{
				travelYen: 1001,
				withheldYen: 102,
				yen: 899,
				units: 0,
				withholding: 'writing',
				withheldBy: 'council',
			},
		})
		clockAt('2026-12-28')
		await send('2026-12-29')
		await act((tx) => askCorrection(tx, purse(), earningId, said({ travelYen: 1500 })))
		const whole = (await pieceOf(assignmentId)).reduce((sum, one) => sum + one.withheldYen, 0)
		expect(whole).toBe(Math.floor(13_500 * 0.1021))
		expect((await pieceOf(assignmentId)).map((one) => one.yen)).toEqual([10_775, 899, 448])
		await sound()
	})

	it('goes with the first where that is sent and its day is still to come', async () => {
		clockAt(today)
		const who = await makeRegistrant('先', town.areaId)
		const { earningId, assignmentId } = await throughJourney(town, 'passed', { registrant: who })
		await withAccount(town, who)
		clockAt('2026-12-14')
		await send('2026-12-25', { confirmed: false })
		expect((await ask(earningId, 3000)).restPayDay).toBe('2026-12-25')
		expect(await restIdOf(assignmentId)).not.toBe(earningId)
		clockAt('2026-12-25', 1000)
		await sound()
	})

	it('waits until a run that is not sent is dropped, also where the run holds its rest', async () => {
		const { earningId, assignmentId } = await paid('取')
		await ask(earningId, 3000)
		const { id } = await act((tx) => makePayout(tx, purse(), '2026-12-29', '2026-12-29'))
		expect(await refusedAsk(earningId, { payYen: 4000 })).toBe('correction-in-payout')
		await act((tx) => dropPayout(tx, purse(), id))
		// Not gone: the rest itself takes the correction.
		expect(await ask(earningId, 4000)).toMatchObject({ waits: false })
		expect((await pieceOf(assignmentId)).map((one) => one.yen)).toEqual([2600, 1400])
		await sound()
	})

	it('a rest that was written too high waits for the yes like any lower sum, and never reaches what was sent', async () => {
		const { who, earningId, assignmentId } = await paid('高')
		await ask(earningId, 26_000)
		const restId = await restIdOf(assignmentId)
		expect(await refusedAsk(restId, { payYen: 2600 })).toBe('correction-sent')
		const { id, waits } = await ask(restId, 2900)
		expect(waits).toBe(true)
		expect(await refusedAsk(earningId, { payYen: 5000 })).toBe('correction-open')
		await act((tx) => answerCorrection(tx, who.actor, who.id, id, 'yes'))
		expect((await pieceOf(assignmentId)).map((one) => one.yen)).toEqual([2600, 300])
		expect(await owed(who)).toBe(300)
		expect((await earningForStaff(db(), earningId))?.corrections.map((one) => one.answer)).toEqual([
			'yes',
			'told',
		])
		await sound()
	})

	it('a transfer that comes back makes the newest that is here the one to correct', async () => {
		const { who, earningId, assignmentId, run } = await paid('戻')
		await ask(earningId, 3000)
		const [line] = await db()
			.select()
			.from(payoutLines)
			.where(and(eq(payoutLines.payoutId, run), eq(payoutLines.registrantId, who.id)))
		await act((tx) => takeBack(tx, purse(), line?.id ?? '', 'other'))
		expect(await owed(who)).toBe(3000)
		await ask(earningId, 3100)
		expect((await pieceOf(assignmentId)).map((one) => one.yen)).toEqual([2600, 500])
		await sound()
		await send('2026-12-30')
		expect(await owed(who)).toBe(0)
		await sound()
	})

	it('was told, and is taken back by no press of who did it', async () => {
		const { earningId, assignmentId } = await paid('消')
		await act((tx) =>
			withFootprint(tx, (watched) => askCorrection(watched, purse(), earningId, said({ payYen: 9000 }))),
		)
		const recent = await recentActs(db(), town.kaikei.accountId, new Date('2026-12-28T00:05:00Z'))
		expect(recent.map((one) => one.what)).not.toContain('earning.supplemented')
		expect(await pieceOf(assignmentId)).toHaveLength(2)
		await sound()
	})

	it('stands in the open month and names the old where that is closed', async () => {
		const { earningId, assignmentId } = await paid('締')
		await act((tx) => tx.select().from(earnings))
		clockAt('2027-04-06')
		for (const month of ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03'])
			await act((tx) => closeMonth(tx, purse(), month))
		expect((await ask(earningId, 3000)).restPayDay).toBe('2027-04-07')
		const [posting] = await db()
			.select()
			.from(postings)
			.where(eq(postings.subjectId, await restIdOf(assignmentId)))
		expect(posting).toMatchObject({ day: '2027-04-01', forDay: '2026-11-09' })
		await sound()
	})

	it('counts once in what its person has booked, with all that was credited', async () => {
		const { earningId, assignmentId } = await paid('数')
		await ask(earningId, 3000)
		const rows = await db()
			.select({ yen: ownYen })
			.from(bookings)
			.leftJoin(earnings, itsEarning)
			.where(eq(bookings.assignmentId, assignmentId))
		expect(rows.map((row) => Number(row.yen))).toEqual([3000])
	})
})

describe('the employer', () => {
	const issue = async (employer: Employer, month: '2026-11' | '2026-12') => {
		const ids = await act((tx) => issueInvoices(tx, month, purse(), { employerIds: [employer.id] }))
		return ids[0] ?? ''
	}
	const linesOf = async (id: string) => (await invoiceOf(db(), null, id))?.lines ?? []

	it('is asked for it on the next invoice, by a line of its own without a fee', async () => {
		const { earningId, assignmentId, employer } = await paid('請')
		const first = await issue(employer, '2026-11')
		await ask(earningId, 3000)
		const restId = await restIdOf(assignmentId)
		expect(await issue(employer, '2026-11')).toBe('')
		const next = await issue(employer, '2026-12')
		expect(await linesOf(next)).toMatchObject([
			{
				...{
					kind: 'supplement',
					earningId: restId,
					assignmentId,
					payYen: 400,
					feeYen: 0,
					taxRatePermille: 100,
				},
			},
		])
		expect(await invoiceOf(db(), null, next)).toMatchObject({ netYen: 400, taxYen: 40, totalYen: 440 })
		expect(await linesOf(first)).toMatchObject([{ kind: 'work', earningId: null }])
		await sound()

		// A credit note releases each by itself.
		await act((tx) => creditInvoice(tx, purse(), next, '宛名'))
		const again = await issue(employer, '2026-12')
		expect(await linesOf(again)).toMatchObject([{ kind: 'supplement', earningId: restId }])
		await act((tx) => creditInvoice(tx, purse(), first, '宛名'))
		const anew = await issue(employer, '2026-11')
		expect(await linesOf(anew)).toMatchObject([{ kind: 'work', assignmentId, earningId: null }])
		await sound()
		// Somebody with the database's password turned the line to another's work.
		const other = (await paid('他')).earningId
		const [line] = await db().select().from(invoiceLines).where(eq(invoiceLines.invoiceId, again))
		await behindTheTriggers([`update invoice_lines set earning_id = '${other}' where id = '${line?.id}'`])
		expect((await checkLedger(db()))[0]?.kind).toBe('invoice-line-of-another')
		await behindTheTriggers([`update invoice_lines set earning_id = '${restId}' where id = '${line?.id}'`])
		await behindTheTriggers([`update earnings set supplement_of = '${other}' where id = '${restId}'`])
		expect((await checkLedger(db()))[0]?.kind).toBe('supplement-of-another')
		await behindTheTriggers([`update earnings set supplement_of = '${earningId}' where id = '${restId}'`])
		await sound()
	})

	it('reads piece and supplement as two lines where both go at once, each kept back by itself', async () => {
		const { earningId, assignmentId, employer } = await paid('双')
		await ask(earningId, 3000)
		const restId = await restIdOf(assignmentId)
		const [draft] = await draftsOf(db(), '2026-11', [employer.id])
		expect(draft?.lines.map(lineKey)).toEqual([assignmentId, restId])
		if (!draft) throw new Error('no draft')
		const set = (heldBack: string[]) =>
			refusing((tx) => setDraft(tx, purse(), draft, { ...draft.set, heldBack }))
		expect(await set([assignmentId, restId])).toBe('invoice-all-held')
		expect(await set([restId])).toBe('done')
		expect(await linesOf(await issue(employer, '2026-11'))).toMatchObject([{ kind: 'work' }])
		expect(await linesOf(await issue(employer, '2026-12'))).toMatchObject([{ kind: 'supplement' }])
		await sound()
	})

	it('is asked for it also where the work lies years back, and for no other old work', async () => {
		const { earningId, employer } = await paid('旧')
		clockAt(today)
		const other = await makeRegistrant('旧他', town.areaId)
		await throughJourney({ ...town, tamura: employer }, 'passed', {
			registrant: other,
			slot: { startMinute: 900, endMinute: 960 },
		})
		clockAt('2028-12-20')
		const later = async () => (await draftsOf(db(), '2028-12', [employer.id])).flatMap((one) => one.lines)
		expect(await later()).toEqual([])
		await ask(earningId, 3000)
		expect(await later()).toMatchObject([{ kind: 'supplement', payYen: 400 }])
	})

	/** A credited piece of work of three parties, of an employer of its own. */
	async function ofThree(name: string) {
		clockAt(today)
		const who = await makeRegistrant('三', town.areaId)
		const employer = await makeEmployer(name, town.areaId)
		const { taskId, assignmentId } = await throughJourney({ ...town, tamura: employer }, 'confirmed', {
			registrant: who,
		})
		await act(async (tx) => {
			await tx.update(tasks).set({ contractMode: 'B' }).where(eq(tasks.id, taskId))
			const [agreed] = await tx.select().from(terms).where(eq(terms.assignmentId, assignmentId))
			await tx
				.update(terms)
				.set({ body: { ...agreed?.body, mode: 'B' } })
				.where(eq(terms.assignmentId, assignmentId))
			await inspect(tx, town.inoue.actor, assignmentId, '約束のとおりできています')
		})
		const earningId = await act((tx) => credit(tx, town.inoue.actor, assignmentId))
		return { who, employer, assignmentId, earningId }
	}

	it('of three parties: a sum raised before the invoice is what the employer is asked for', async () => {
		const { who, employer, earningId } = await ofThree('直す農園')
		await ask(earningId, 3000)
		clockAt('2026-12-01')
		expect(await linesOf(await issue(employer, '2026-11'))).toMatchObject([{ payYen: 3000 }])
		expect((await balanceOn(db(), 'held', { partyId: who.id })).balanceYen).toBe(0)
		await sound()
	})

	it('of three parties: the rest is passed on only from what came in for it', async () => {
		const { who, employer, assignmentId, earningId } = await ofThree('三者農園')
		await withAccount(town, who)
		clockAt('2026-12-01')
		const first = await issue(employer, '2026-11')
		const pay = async (invoiceId: string, yen: number) => {
			const id = await act((tx) =>
				takeIncoming(tx, purse(), { channel: 'bank', day: '2026-12-10', yen, employerId: employer.id }),
			)
			await act((tx) => settleInvoice(tx, purse(), id, invoiceId))
		}
		clockAt('2026-12-21')
		await pay(first, 3458)
		await send('2026-12-25')
		clockAt('2026-12-28')
		// The council's rule counts from today: nothing can be sent before the employer pays.
		expect(await ask(earningId, 3000)).toMatchObject({ restPayDay: '2027-01-25' })
		const restId = await restIdOf(assignmentId)
		const waits = async () =>
			(await dueEarnings(db(), '2027-01-31')).find((one) => one.id === restId)?.waitsForEmployer
		expect(await waits()).toBe(true)
		await sound()
		const next = await issue(employer, '2026-12')
		expect(await linesOf(next)).toMatchObject([{ kind: 'supplement', payYen: 400, feeYen: 0 }])
		expect(await invoiceOf(db(), null, next)).toMatchObject({ taxYen: 0, totalYen: 400 })
		expect(await waits()).toBe(true)
		// Asked for to the yen: it is made void first.
		expect(await refusedAsk(earningId, { payYen: 3100 })).toBe('correction-invoiced')
		await pay(next, 399)
		expect(await waits()).toBe(true)
		await pay(next, 1)
		expect(await waits()).toBe(false)
		expect((await balanceOn(db(), 'held', { partyId: who.id })).balanceYen).toBe(400)
		await sound()
		clockAt('2027-01-20')
		const run = await act((tx) => makePayout(tx, purse(), '2027-01-25', '2027-01-25'))
		expect(await refusing((tx) => creditInvoice(tx, purse(), next, 'まちがい'))).toBe('incoming-passed-on')
		await act((tx) => dropPayout(tx, purse(), run.id))
		await send('2027-01-25')
		expect((await balanceOn(db(), 'held', { partyId: who.id })).balanceYen).toBe(0)
		await sound()
	})
})

describe('somebody who has died', () => {
	it('is owed the rest too: it joins the case, or a new one where the heirs were paid', async () => {
		const { who, earningId, assignmentId } = await paid('亡')
		await act((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-27'))
		await ask(earningId, 3000)
		const heirs = async () => (await balanceOn(db(), 'heirs', { partyId: who.id })).balanceYen
		expect(await heirs()).toBe(400)
		expect(await refusedAsk(earningId, { payYen: 4000 })).toBe('earning-with-heirs')
		const found = await caseOfPerson(db(), who.id)
		await act((tx) =>
			payHeirs(tx, purse(), found?.id ?? '', {
				...{ paperNumber: '1', receiver: '長女', way: 'bank', day: '2026-12-28' },
			}),
		)
		expect(await heirs()).toBe(0)
		await ask(earningId, 3500)
		expect(await heirs()).toBe(500)
		const later = await caseOfPerson(db(), who.id)
		expect(later?.id).not.toBe(found?.id)
		// Their heirs were paid: that they died is no mistake any more, and nothing of it may stand nowhere.
		expect(await refusing((tx) => undoHeirCase(tx, purse(), later?.id ?? ''))).toBe('heirs-paid-before')
		expect((await pieceOf(assignmentId)).map((one) => one.yen)).toEqual([2600, 400, 500])
		await sound()
		expect(
			await db()
				.select({ from: earningCorrections.fromYen, to: earningCorrections.toYen })
				.from(earningCorrections)
				.where(eq(earningCorrections.earningId, await restIdOf(assignmentId))),
		).toEqual([{ from: 3000, to: 3500 }])
	})
})
