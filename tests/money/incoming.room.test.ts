// Money that comes in on a real database: taken in once, put to invoices, too little, too much, taken back, paid back, void.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inspect } from '~/assignments/inspection.server'
import { moveClock } from '~/base/clock'
import { withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { countCash, depositCash } from '~/money/cash-box.server'
import { cashInBox } from '~/money/cash-held.server'
import { claimsAgainst } from '~/money/claim.server'
import { askCorrection } from '~/money/correction.server'
import { creditInvoice, creditNoteOf } from '~/money/credit-note.server'
import { credit, dueEarnings } from '~/money/earning.server'
import { postingsAbout } from '~/money/earning-chain.server'
import { bookedYenOfCase, caseOfPerson, openHeirCase, payHeirs, yenOfCase } from '~/money/heirs.server'
import {
	incomingRow,
	leftOf,
	recordInvoicePaid,
	refundIncoming,
	settleInvoice,
	takeCash,
	takeIncoming,
	undoIncoming,
	unsettle,
	unsettleAll,
} from '~/money/incoming.server'
import { invoiceState } from '~/money/invoice'
import { invoiceOf, invoiceRow } from '~/money/invoice.server'
import { draftsOf, issueInvoices, setDraft } from '~/money/invoice-issue.server'
import { balanceOn, reversePostings } from '~/money/ledger.server'
import { checkLedger } from '~/money/ledger-check.server'
import { dropPayout, makePayout } from '~/money/payout.server'
import { takeBackAct } from '~/routes/take-back.server'
import { db } from '~db/client'
import { terms } from '~db/schema/assignments'
import { earnings, incomingParts, incomings } from '~db/schema/money'
import { tasks } from '~db/schema/work'
import type { Employer, Town } from '../cast'
import {
	clockAt,
	makeEmployer,
	makeRegistrant,
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
beforeEach(() => clockAt('2026-12-10'))
afterAll(() => moveClock(undefined))

const sound = async () => expect(await checkLedger(db())).toEqual([])
const on = async (account: Parameters<typeof balanceOn>[1], partyId = '') =>
	(await balanceOn(db(), account, { partyId })).balanceYen
const treasurer = () => town.kaikei.actor

/** An employer with an invoice of 2,600 yen of pay: 3,289 yen in all. */
async function asked(name: string): Promise<{ employer: Employer; invoiceId: string; earningId: string }> {
	clockAt(today)
	const employer = await makeEmployer(name, town.areaId)
	const who = await makeRegistrant('払', town.areaId)
	const { earningId } = await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who })
	clockAt('2026-12-01')
	const [invoiceId = ''] = await inTransaction((tx) =>
		issueInvoices(tx, '2026-11', treasurer(), { employerIds: [employer.id] }),
	)
	clockAt('2026-12-10')
	return { employer, invoiceId, earningId }
}

const take = (employerId: string | null, yen: number) =>
	inTransaction((tx) =>
		takeIncoming(tx, treasurer(), { channel: 'bank', day: '2026-12-09', yen, employerId }),
	)
const settle = (incomingId: string, invoiceId: string, how: { yen?: number; feeYen?: number } = {}) =>
	refusing((tx) => settleInvoice(tx, treasurer(), incomingId, invoiceId, how))
const stateOf = async (id: string) => invoiceState(await invoiceRow(db(), id))
const partOf = async (invoiceId: string) =>
	(await db().select().from(incomingParts)).find((one) => one.invoiceId === invoiceId && !one.undoneAt)?.id ??
	''

describe('an incoming', () => {
	it('in two parts pays an invoice when the second comes', async () => {
		const { employer, invoiceId } = await asked('二回払い')
		expect(await settle(await take(employer.id, 2000), invoiceId)).toBe('done')
		expect(await stateOf(invoiceId)).toBe('part-paid')
		expect(await on('receivable', employer.id)).toBe(1289)
		await sound()
		expect(await settle(await take(employer.id, 1289), invoiceId)).toBe('done')
		expect(await invoiceRow(db(), invoiceId)).toMatchObject({ receivedYen: 3289, paidDay: '2026-12-09' })
		expect(await settle(await take(employer.id, 1), invoiceId)).toBe('invoice-paid')
		await sound()
	})

	it('that is too much waits with its employer, goes to the next invoice, or back', async () => {
		const { employer, invoiceId } = await asked('多すぎる')
		const id = await take(employer.id, 4000)
		expect(await settle(id, invoiceId, { yen: 3290 })).toBe('incoming-more-than-open')
		expect(await settle(id, invoiceId)).toBe('done')
		expect(await on('overpaid', employer.id)).toBe(711)
		expect(await leftOf(db(), await incomingRow(db(), id))).toBe(711)
		const back = (yen: number, day = '2026-12-10') =>
			refusing((tx) => refundIncoming(tx, treasurer(), id, { yen, day }))
		expect(await back(712)).toBe('incoming-more-than-left')
		expect(await back(711, '2026-12-11')).toBe('incoming-day')
		expect(await back(711)).toBe('done')
		expect(await on('overpaid', employer.id)).toBe(0)
		await sound()
	})

	it('of nobody known stands apart until its employer is found', async () => {
		const { employer, invoiceId } = await asked('だれか')
		const before = await on('unmatched')
		const id = await take(null, 3289)
		expect(await on('unmatched')).toBe(before + 3289)
		expect(await settle(id, invoiceId)).toBe('done')
		expect(await on('unmatched')).toBe(before)
		expect((await incomingRow(db(), id)).employerId).toBe(employer.id)
		const other = await asked('別の人')
		expect(await settle(id, other.invoiceId)).toBe('incoming-of-another')
		await sound()
	})

	it('short by a bank’s charge settles the invoice where the council takes it on, up to its most', async () => {
		const { employer, invoiceId } = await asked('手数料引き')
		const before = await on('bank-fees')
		const id = await take(employer.id, 2849)
		expect(await settle(id, invoiceId, { feeYen: 439 })).toBe('incoming-fee-settles')
		expect(await settle(id, invoiceId, { yen: 2000, feeYen: 1289 })).toBe('incoming-fee-most')
		expect(await settle(id, invoiceId, { feeYen: 440 })).toBe('done')
		expect(await stateOf(invoiceId)).toBe('paid')
		expect(await on('bank-fees')).toBe(before + 440)
		expect(await on('receivable', employer.id)).toBe(0)
		await sound()
	})

	it('is taken back from an invoice, and then undone, and neither twice', async () => {
		const { employer, invoiceId } = await asked('まちがい')
		const id = await take(employer.id, 3289)
		await settle(id, invoiceId)
		const undo = () => refusing((tx) => undoIncoming(tx, treasurer(), id))
		expect(await undo()).toBe('incoming-used')
		const partId = await partOf(invoiceId)
		const off = () => refusing((tx) => unsettle(tx, treasurer(), partId))
		expect([await off(), await off()]).toEqual(['done', 'not-found'])
		expect(await invoiceRow(db(), invoiceId)).toMatchObject({ receivedYen: 0, paidAt: null, paidDay: null })
		await sound()
		expect([await undo(), await undo()]).toEqual(['done', 'incoming-undone'])
		expect(await settle(id, invoiceId)).toBe('incoming-undone')
		expect(await on('overpaid', employer.id)).toBe(0)
		await sound()
	})

	it('found to be somebody’s after it was nobody’s is undone to the last posting', async () => {
		const { invoiceId } = await asked('あとから')
		const before = [await on('bank'), await on('unmatched')]
		const id = await take(null, 3289)
		await settle(id, invoiceId)
		await inTransaction((tx) => unsettleAll(tx, treasurer(), invoiceId))
		await inTransaction((tx) => undoIncoming(tx, treasurer(), id))
		expect([await on('bank'), await on('unmatched')]).toEqual(before)
		await sound()
	})

	it('in cash stands in the box and has a receipt', async () => {
		const { invoiceId } = await asked('現金')
		const before = await on('cash-box')
		const cash = (yen: number) => refusing((tx) => takeCash(tx, treasurer(), invoiceId, yen))
		expect(await cash(3290)).toBe('incoming-more-than-open')
		const id = await inTransaction((tx) => takeCash(tx, treasurer(), invoiceId, 1000))
		expect((await incomingRow(db(), id)).receiptNumber).toMatch(/^領2026-\d{4}$/)
		expect(await on('cash-box')).toBe(before + 1000)
		expect(await stateOf(invoiceId)).toBe('part-paid')
		await sound()
	})

	it('is no sum of zero, and of no day to come', async () => {
		expect(
			await refusing((tx) => takeIncoming(tx, treasurer(), { channel: 'bank', day: '2026-12-09', yen: 0 })),
		).toBe('incoming-yen')
		expect(
			await refusing((tx) => takeIncoming(tx, treasurer(), { channel: 'bank', day: '2026-12-11', yen: 1 })),
		).toBe('incoming-day')
	})

	it('raced by two pays once', async () => {
		const { employer, invoiceId } = await asked('同時')
		const ids = [await take(employer.id, 3289), await take(employer.id, 3289)]
		const ends = await Promise.all(ids.map((id) => settle(id, invoiceId)))
		expect(ends.sort()).toEqual(['done', 'invoice-paid'])
		await sound()
	})
})

describe('a credit note', () => {
	it('makes an invoice void, leaves what had come in, and its work is asked for again', async () => {
		const { employer, invoiceId } = await asked('取り消し')
		const incomingId = await take(employer.id, 3289)
		await settle(incomingId, invoiceId)
		const credit = () => refusing((tx) => creditInvoice(tx, treasurer(), invoiceId, '日付がちがいました'))
		expect([await credit(), await credit()]).toEqual(['done', 'invoice-void'])
		expect(await creditNoteOf(db(), invoiceId)).toMatchObject({ why: '日付がちがいました' })
		expect((await creditNoteOf(db(), invoiceId))?.number).toMatch(/^返2026-\d{4}$/)
		expect(await stateOf(invoiceId)).toBe('void')
		expect(await on('receivable', employer.id)).toBe(0)
		expect(await on('overpaid', employer.id)).toBe(3289)
		expect(await settle(incomingId, invoiceId)).toBe('invoice-void')
		await sound()
		const [again = ''] = await inTransaction((tx) =>
			issueInvoices(tx, '2026-11', treasurer(), { employerIds: [employer.id] }),
		)
		expect((await invoiceOf(db(), null, again))?.totalYen).toBe(3289)
		expect(await settle(incomingId, again)).toBe('done')
		expect(await stateOf(again)).toBe('paid')
		await sound()
	})

	it('comes for an invoice nothing was paid of', async () => {
		const { employer, invoiceId } = await asked('未入金')
		await inTransaction((tx) => creditInvoice(tx, treasurer(), invoiceId, '宛名'))
		expect(await on('receivable', employer.id)).toBe(0)
		expect(await refusing((tx) => recordInvoicePaid(tx, treasurer(), invoiceId, '2026-12-10'))).toBe(
			'invoice-void',
		)
		await sound()
	})
})

describe('a draft', () => {
	it('keeps back what waits for a later month, says a word, and is gone once issued', async () => {
		clockAt(today)
		const employer = await makeEmployer('下書き', town.areaId)
		const pieces = [900, 1100].map((startMinute) => ({ startMinute, endMinute: startMinute + 60 }))
		const ids: string[] = []
		for (const slot of pieces) {
			clockAt(today)
			const who = await makeRegistrant('稿', town.areaId)
			ids.push(
				(await throughJourney({ ...town, tamura: employer }, 'passed', { registrant: who, slot }))
					.assignmentId,
			)
		}
		clockAt('2026-12-01')
		const drafts = () => draftsOf(db(), '2026-11', [employer.id])
		const [draft] = await drafts()
		if (!draft) throw new Error('no draft')
		expect(draft.lines.map((line) => line.assignmentId).sort()).toEqual([...ids].sort())
		const [first = '', second = ''] = ids
		const set = (heldBack: string[]) =>
			refusing((tx) => setDraft(tx, treasurer(), draft, { note: '注文番号 12', withPhotos: false, heldBack }))
		expect(await set(ids)).toBe('invoice-all-held')
		expect(await set([second, 'nobody'])).toBe('done')
		expect((await drafts())[0]).toMatchObject({ waiting: [{ assignmentId: second }] })
		const issue = (month: '2026-11' | '2026-12') =>
			inTransaction((tx) => issueInvoices(tx, month, treasurer(), { employerIds: [employer.id] }))
		const [id = ''] = await issue('2026-11')
		expect(await invoiceOf(db(), null, id)).toMatchObject({
			note: '注文番号 12',
			lines: [{ assignmentId: first }],
		})
		expect(await issue('2026-11')).toEqual([])
		const [next = ''] = await issue('2026-12')
		expect((await invoiceOf(db(), null, next))?.lines.map((line) => line.assignmentId)).toEqual([second])
		await sound()
	})
})

describe('of three parties', () => {
	/** A piece of work in mode B, passed, with what it earned. */
	async function held(employer: Employer, startMinute: number) {
		clockAt(today)
		const who = await makeRegistrant('三', town.areaId)
		const { taskId, assignmentId } = await throughJourney({ ...town, tamura: employer }, 'confirmed', {
			registrant: who,
			slot: { startMinute, endMinute: startMinute + 60 },
		})
		await inTransaction(async (tx) => {
			await tx.update(tasks).set({ contractMode: 'B' }).where(eq(tasks.id, taskId))
			const [agreed] = await tx.select().from(terms).where(eq(terms.assignmentId, assignmentId))
			await tx
				.update(terms)
				.set({ body: { ...agreed?.body, mode: 'B' } })
				.where(eq(terms.assignmentId, assignmentId))
			await inspect(tx, town.inoue.actor, assignmentId, '約束のとおりできています')
		})
		const earningId = await inTransaction((tx) => credit(tx, town.inoue.actor, assignmentId))
		await withAccount(town, who)
		return { who, earningId }
	}

	it('what comes in goes to the registrants in their order, and only then to the council', async () => {
		const employer = await makeEmployer('三者農園', town.areaId)
		const first = await held(employer, 570)
		const second = await held(employer, 700)
		clockAt('2026-12-01')
		const [invoiceId = ''] = await inTransaction((tx) =>
			issueInvoices(tx, '2026-11', treasurer(), { employerIds: [employer.id] }),
		)
		clockAt('2026-12-21')
		const waits = async () => {
			const due = await dueEarnings(db(), '2026-12-31')
			return [first, second].map(({ earningId }) => due.find((one) => one.id === earningId)?.waitsForEmployer)
		}
		expect(await waits()).toEqual([true, true])
		// 2,600 and half of the second's.
		await settle(await take(employer.id, 3900), invoiceId)
		expect(await waits()).toEqual([false, true])
		expect(await on('held', first.who.id)).toBe(2600)
		expect(await on('held', second.who.id)).toBe(1300)
		expect(await on('receivable', employer.id)).toBe(858)
		await sound()
		await settle(await take(employer.id, 1300), invoiceId)
		expect(await waits()).toEqual([false, false])
		expect(await stateOf(invoiceId)).toBe('part-paid')
		// The council's own part alone may be settled by a charge it takes on.
		expect(await settle(await take(employer.id, 18), invoiceId, { feeYen: 840 })).toBe('done')
		expect(await stateOf(invoiceId)).toBe('paid')
		await sound()

		const slip = { payYen: 2700, slip: '書き間違い', units: null, travelYen: null }
		expect(await refusing((tx) => askCorrection(tx, town.kessai.actor, first.earningId, slip))).toBe(
			'correction-invoiced',
		)
		const run = await inTransaction((tx) => makePayout(tx, treasurer(), '2026-12-25', '2026-12-31'))
		expect(await refusing((tx) => creditInvoice(tx, treasurer(), invoiceId, 'まちがい'))).toBe(
			'incoming-passed-on',
		)
		await inTransaction((tx) => dropPayout(tx, treasurer(), run.id))
		expect(await refusing((tx) => creditInvoice(tx, treasurer(), invoiceId, 'まちがい'))).toBe('done')
		expect(await waits()).toEqual([true, true])
		expect(await on('held', first.who.id)).toBe(0)
		expect(await on('overpaid', employer.id)).toBe(5218)
		await sound()
	})

	/** An employer's invoice of mode B for one person's work. */
	async function heldInvoice(name: string) {
		const employer = await makeEmployer(name, town.areaId)
		const { who, earningId } = await held(employer, 570)
		clockAt('2026-12-01')
		const [invoiceId = ''] = await inTransaction((tx) =>
			issueInvoices(tx, '2026-11', treasurer(), { employerIds: [employer.id] }),
		)
		clockAt('2026-12-21')
		return { employer, who, earningId, invoiceId }
	}
	const paidToHeirs = (id: string, by = treasurer()) =>
		refusing((tx) =>
			payHeirs(tx, by, id, { paperNumber: '1', receiver: '長女', way: 'bank', day: '2026-12-21' }),
		)

	it('what an employer pays for somebody who has died joins their case in the same act', async () => {
		const { employer, who, invoiceId } = await heldInvoice('あとの入金')
		const caseId = await inTransaction((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-20'))
		expect(await yenOfCase(db(), caseId)).toBe(0)
		await settle(await take(employer.id, 2600), invoiceId)
		expect([await yenOfCase(db(), caseId), await bookedYenOfCase(db(), caseId)]).toEqual([2600, 2600])
		expect([await on('heirs', who.id), await on('held', who.id)]).toEqual([2600, 0])
		await sound()
	})

	it('and after the heirs were paid makes a case of its own, paid by another than who opened the first', async () => {
		const { employer, who, invoiceId } = await heldInvoice('二度目の入金')
		clockAt(today)
		const own = await throughJourney(town, 'passed', {
			registrant: who,
			slot: { startMinute: 800, endMinute: 860 },
		})
		clockAt('2026-12-21')
		const first = await inTransaction((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-20'))
		expect(await paidToHeirs(first)).toBe('done')
		await settle(await take(employer.id, 2600), invoiceId)
		const second = await caseOfPerson(db(), who.id)
		expect(second).toMatchObject({ paidAt: null, diedDay: '2026-12-20', openedBy: town.inoue.accountId })
		expect(await yenOfCase(db(), second?.id ?? '')).toBe(2600)
		expect(own.earningId).not.toBe('')
		await sound()
		expect(await refusing((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-20'))).toBe(
			'heirs-open',
		)
		expect(await paidToHeirs(second?.id ?? '', town.inoue.actor)).toBe('heirs-same-person')
		expect(await paidToHeirs(second?.id ?? '')).toBe('done')
		// Both are paid: something found later may be opened by hand.
		expect(await refusing((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-20'))).toBe('done')
		await sound()
	})

	it('nothing is paid to heirs that the ledger has not set apart for them', async () => {
		const { employer, who, invoiceId } = await heldInvoice('ずれ')
		await settle(await take(employer.id, 2600), invoiceId)
		const caseId = await inTransaction((tx) => openHeirCase(tx, town.inoue.actor, who.id, '2026-12-20'))
		const other = await heldInvoice('よその人')
		const move = (heirCaseId: string | null) =>
			inTransaction((tx) => tx.update(earnings).set({ heirCaseId }).where(eq(earnings.id, other.earningId)))
		await move(caseId)
		expect(await paidToHeirs(caseId)).toBe('heirs-differ')
		await move(null)
		expect(await paidToHeirs(caseId)).toBe('done')
		await sound()
	})

	it('what was passed on since cannot be taken back with the act that put it there', async () => {
		const { employer, invoiceId } = await heldInvoice('取り消しのあと')
		const incomingId = await take(employer.id, 2600)
		const footprint = async () => {
			let eventId = ''
			await inTransaction((tx) =>
				withFootprint(
					tx,
					(watched) => settleInvoice(watched, treasurer(), incomingId, invoiceId),
					(id) => {
						eventId = id
					},
				),
			)
			return eventId
		}
		const first = await footprint()
		expect(await refusing((tx) => takeBackAct(tx, treasurer(), first))).toBe('done')
		await sound()
		const second = await footprint()
		const run = await inTransaction((tx) => makePayout(tx, treasurer(), '2026-12-25', '2026-12-31'))
		expect(await refusing((tx) => takeBackAct(tx, treasurer(), second))).toBe('incoming-passed-on')
		await inTransaction((tx) => dropPayout(tx, treasurer(), run.id))
		await sound()
	})

	it('what is claimed counts work of a month invoiced early, and the registrants’ part of open invoices', async () => {
		const { employer, invoiceId } = await heldInvoice('債権')
		// Another piece of the same month, after its invoice went out.
		await held(employer, 700)
		clockAt('2026-11-30')
		const claims = await claimsAgainst(db(), employer.id, '2026-11-30')
		expect(claims.unbilled).toHaveLength(1)
		expect(claims.forOthersYen).toBe(5200)
		expect(claims.totalYen).toBe(2 * 3029)
		clockAt('2026-12-21')
		await settle(await take(employer.id, 1000), invoiceId)
		expect((await claimsAgainst(db(), employer.id, '2026-11-30')).forOthersYen).toBe(4200)
	})
})

it('cash is paid back only as far as the box holds it', async () => {
	const { employer } = await asked('窓口の返金')
	const id = await inTransaction((tx) =>
		takeIncoming(tx, treasurer(), {
			channel: 'cash',
			day: '2026-12-09',
			yen: 500,
			employerId: employer.id,
		}),
	)
	const back = () => refusing((tx) => refundIncoming(tx, treasurer(), id, { yen: 500, day: '2026-12-10' }))
	const box = await cashInBox(db())
	await inTransaction((tx) => depositCash(tx, treasurer(), { yen: box, day: '2026-12-10' }))
	expect(await back()).toBe('cash-short')
	await inTransaction((tx) => countCash(tx, treasurer(), { countedYen: 500, why: '見つかった' }))
	expect(await back()).toBe('done')
	await sound()
})

it('undone, taken back and undone again leaves nothing in the books', async () => {
	const before = await on('bank')
	const id = await take(null, 777)
	await inTransaction((tx) => undoIncoming(tx, treasurer(), id))
	// What 取り消す does with the act: the row stands again, and so do its postings.
	const undone = (await postingsAbout(db(), 'incoming', [id])).filter((one) => one.reversesId !== null)
	await inTransaction(async (tx) => {
		await reversePostings(
			tx,
			treasurer(),
			undone.map((one) => one.id),
			'2026-12-10',
		)
		await tx.update(incomings).set({ undoneAt: null }).where(eq(incomings.id, id))
	})
	expect(await on('bank')).toBe(before + 777)
	await inTransaction((tx) => undoIncoming(tx, treasurer(), id))
	expect(await on('bank')).toBe(before)
	await sound()
})

it('put to an invoice later than it came stands on the day it was put there', async () => {
	const { employer, invoiceId } = await asked('あとで充てる')
	const id = await take(employer.id, 3289)
	clockAt('2027-01-20')
	await settle(id, invoiceId)
	const [posting] = await postingsAbout(db(), 'incoming-part', [await partOf(invoiceId)])
	expect(posting?.day).toBe('2027-01-20')
	await sound()
})
