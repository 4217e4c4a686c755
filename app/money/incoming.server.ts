// Money that came in, as it is kept: taken into the books once, put to invoices (消し込み), and put right by opposite acts.
import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, isDay } from '~/base/day'
import { newId } from '~/base/ids'
import { formatYen, isYen } from '~/base/yen'
import { isHeld } from '~/council/contract-mode'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { earnings, incomingParts, incomings, invoiceLines, invoices, payoutEarnings } from '~db/schema/money'
import { refuseCashShort } from './cash-held.server'
import { asksFor, itsInvoiceLine } from './earning.server'
import { joinHeirs } from './heirs.server'
import type { IncomingChannel } from './incoming'
import { accountOfChannel, checkToInvoice } from './incoming'
import { openYen } from './invoice'
import type { Invoice } from './invoice.server'
import { invoiceRow } from './invoice.server'
import type { Side } from './ledger'
import { post, postingOn, reverse } from './ledger.server'
import type { AskedFor, MoneyIn } from './posting-lines'
import { linesOfMoneyIn, tellApart } from './posting-lines'

export type Incoming = typeof incomings.$inferSelect
export type IncomingPart = typeof incomingParts.$inferSelect

/** What came in, as it is written down; without an employer it waits as 不明金. */
export type NewIncoming = {
	channel: IncomingChannel
	day: Day
	yen: number
	payerName?: string
	employerId?: string | null
	statementLineId?: string | null
	processorRef?: string | null
	note?: string
}

/** Where money stands that has no invoice yet: with its employer, or with nobody. */
const waitsOn = (employerId: string | null | undefined): Side =>
	employerId ? { account: 'overpaid', partyId: employerId } : { account: 'unmatched' }

/** Takes money into the books, whole; at the counter with the number of a receipt. Gives its id. */
export async function takeIncoming(tx: Tx, actor: Actor, incoming: NewIncoming): Promise<string> {
	const { channel, day, yen, employerId = null } = incoming
	if (!isYen(yen) || yen === 0) throw refused('incoming-yen', undefined, 'yen')
	if (!isDay(day) || day > dayOf(tx.at)) throw refused('incoming-day', undefined, 'day')
	const id = newId()
	await tx.insert(incomings).values({
		...incoming,
		id,
		receiptNumber: channel === 'cash' ? await nextPaperNumber(tx, 'receipt') : null,
		takenAt: tx.at,
		takenBy: actor.accountId ?? actor.role,
	})
	const postingId = await post(tx, actor, { day, kind: 'incoming', subject: { kind: 'incoming', id } }, [
		{ debit: { account: accountOfChannel(channel) }, credit: waitsOn(employerId), yen },
	])
	await record(
		tx,
		actor,
		'incoming.taken',
		{ kind: 'incoming', id },
		{ after: { channel, day, yen, employerId, postingId } },
	)
	return id
}

/** An incoming that was not taken back, or not found. */
export async function incomingRow(on: Db, id: string): Promise<Incoming> {
	const [incoming] = await on.select().from(incomings).where(eq(incomings.id, id))
	if (!incoming) throw refused('not-found')
	return incoming
}

async function standing(on: Db, id: string): Promise<Incoming> {
	const incoming = await incomingRow(on, id)
	if (incoming.undoneAt !== null) throw refused('incoming-undone')
	return incoming
}

const partsOf = (on: Db, which: { incomingId: string } | { invoiceId: string }) =>
	on
		.select()
		.from(incomingParts)
		.where(
			and(
				'incomingId' in which
					? eq(incomingParts.incomingId, which.incomingId)
					: eq(incomingParts.invoiceId, which.invoiceId),
				isNull(incomingParts.undoneAt),
			),
		)
		.orderBy(asc(incomingParts.at), asc(incomingParts.id))

/** What of an incoming has gone nowhere yet, in yen. */
export async function leftOf(on: Db, incoming: Incoming): Promise<number> {
	if (incoming.undoneAt !== null) return 0
	const parts = await partsOf(on, { incomingId: incoming.id })
	return incoming.yen - parts.reduce((sum, part) => sum + part.yen, 0)
}

/** Says whose an incoming is that nobody knew. */
export async function identifyIncoming(
	tx: Tx,
	actor: Actor,
	incomingId: string,
	employerId: string,
): Promise<void> {
	const incoming = await standing(tx, incomingId)
	if (incoming.employerId === employerId) return
	if (incoming.employerId !== null) throw refused('incoming-of-another')
	await tx.update(incomings).set({ employerId }).where(eq(incomings.id, incomingId))
	const left = await leftOf(tx, incoming)
	const postingId =
		left > 0
			? await post(
					tx,
					actor,
					{ day: dayOf(tx.at), kind: 'incoming', subject: { kind: 'incoming', id: incomingId } },
					[{ debit: waitsOn(null), credit: waitsOn(employerId), yen: left }],
				)
			: ''
	await record(
		tx,
		actor,
		'incoming.identified',
		{ kind: 'incoming', id: incomingId },
		{ after: { employerId, postingId } },
	)
}

/** Whose money an invoice asks for: all the council's, or of three parties the registrants' parts and the rest. */
async function askedFor(on: Db, invoice: Invoice): Promise<AskedFor> {
	if (!isHeld(invoice.contractMode)) return { passOn: [], keptYen: 0, ownYen: invoice.totalYen }
	const parts = await on
		.select({
			registrantId: earnings.registrantId,
			yen: earnings.yen,
			withheldYen: earnings.withheldYen,
			withheldBy: earnings.withheldBy,
		})
		.from(invoiceLines)
		.innerJoin(earnings, asksFor)
		.where(eq(invoiceLines.invoiceId, invoice.id))
		.orderBy(asc(invoiceLines.sort))
	const keptYen = parts
		.filter((part) => part.withheldBy === 'council')
		.reduce((sum, part) => sum + part.withheldYen, 0)
	const passOn = parts.map(({ registrantId, yen }) => ({ registrantId, yen }))
	return {
		passOn,
		keptYen,
		ownYen: invoice.totalYen - keptYen - passOn.reduce((sum, part) => sum + part.yen, 0),
	}
}

/** What is still asked for once so much has come in: the first of it went to the registrants' parts, in their order. */
function stillAsked(asked: AskedFor, receivedYen: number): AskedFor {
	let left = receivedYen
	const rest = (yen: number) => {
		const gone = Math.min(left, yen)
		left -= gone
		return yen - gone
	}
	return {
		passOn: asked.passOn.map(({ registrantId, yen }) => ({ registrantId, yen: rest(yen) })),
		keptYen: rest(asked.keptYen),
		ownYen: rest(asked.ownYen),
	}
}

/** Of what is open on an invoice the registrants' part (mode B), in yen; none where all of it is the council's. */
export async function openForRegistrants(on: Db, invoice: Invoice): Promise<number> {
	const { passOn } = stillAsked(await askedFor(on, invoice), invoice.receivedYen)
	return passOn.reduce((sum, part) => sum + part.yen, 0)
}

/** An invoice that stands and of which something is still to come in; refuses any other. */
async function openInvoice(tx: Tx, invoiceId: string): Promise<{ invoice: Invoice; open: number }> {
	const invoice = await invoiceRow(tx, invoiceId)
	if (invoice.creditedAt !== null) throw refused('invoice-void')
	const open = openYen(invoice)
	if (open === 0) throw refused('invoice-paid')
	return { invoice, open }
}

/**
 * Puts money of an incoming to an invoice of the same employer; of three parties the registrants' parts first. A small charge
 * that the payer's bank kept may be taken on by the council, where it settles the invoice. What is for somebody who has died
 * joins their heirs' case. Gives the part's id.
 */
export async function settleInvoice(
	tx: Tx,
	actor: Actor,
	incomingId: string,
	invoiceId: string,
	{ yen, feeYen = 0 }: { yen?: number; feeYen?: number } = {},
): Promise<string> {
	const { invoice, open } = await openInvoice(tx, invoiceId)
	await identifyIncoming(tx, actor, incomingId, invoice.employerId)
	const incoming = await standing(tx, incomingId)
	const left = await leftOf(tx, incoming)
	const asked = stillAsked(await askedFor(tx, invoice), invoice.receivedYen)
	const goes = yen ?? Math.min(left, open)
	checkToInvoice(
		{ yen: goes, feeYen },
		{
			leftYen: left,
			openYen: open,
			ownOpenYen: asked.ownYen,
			mostFeeYen: await settingOn(tx, 'payer-fee-most', dayOf(tx.at)),
		},
	)
	const id = newId()
	await tx.insert(incomingParts).values({
		id,
		incomingId,
		invoiceId,
		yen: goes,
		feeYen,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await tellReceived(tx, invoice, invoice.receivedYen + goes + feeYen, incoming.day)
	const postingId = await post(
		tx,
		actor,
		{ day: bookedOn(tx, incoming, invoice), kind: 'invoice-paid', subject: { kind: 'incoming-part', id } },
		linesOfPart(invoice.employerId, tellApart(goes, asked), feeYen),
	)
	const whole = goes + feeYen === open
	await record(
		tx,
		actor,
		whole ? 'invoice.paid' : 'invoice.part-paid',
		{ kind: 'invoice', id: invoiceId },
		{
			after: { employerId: invoice.employerId, yen: goes, feeYen, day: incoming.day, partId: id, postingId },
		},
	)
	for (const registrantId of new Set(asked.passOn.map((part) => part.registrantId)))
		await joinHeirs(tx, actor, registrantId)
	return id
}

/** Money goes to an invoice on the day it came, and not before the invoice was there; what is put there later, today. */
function bookedOn(tx: Tx, incoming: Incoming, invoice: Invoice): Day {
	const issued = dayOf(invoice.issuedAt)
	if (incoming.takenAt.getTime() !== tx.at.getTime()) return dayOf(tx.at)
	return incoming.day > issued ? incoming.day : issued
}

const linesOfPart = (employerId: string, money: MoneyIn, feeYen: number) => [
	...linesOfMoneyIn(waitsOn(employerId), employerId, money),
	...(feeYen > 0
		? [
				{
					debit: { account: 'bank-fees' as const },
					credit: { account: 'receivable' as const, partyId: employerId },
					yen: feeYen,
				},
			]
		: []),
]

/** Keeps what an invoice has received; refused where another act changed it since it was read. */
async function tellReceived(tx: Tx, invoice: Invoice, receivedYen: number, day: Day): Promise<void> {
	const whole = receivedYen === invoice.totalYen
	const changed = await tx
		.update(invoices)
		.set({ receivedYen, paidDay: whole ? day : null, paidAt: whole ? tx.at : null })
		.where(
			and(
				eq(invoices.id, invoice.id),
				eq(invoices.receivedYen, invoice.receivedYen),
				isNull(invoices.creditedAt),
			),
		)
		.returning({ id: invoices.id })
	if (changed.length === 0) throw refused('invoice-paid')
}

/** Of three parties: what has gone on to a registrant cannot be taken from under them. */
export async function refusePassedOn(tx: Tx, invoice: Invoice): Promise<void> {
	if (!isHeld(invoice.contractMode)) return
	const [gone] = await tx
		.select({ id: earnings.id })
		.from(invoiceLines)
		.innerJoin(earnings, itsInvoiceLine)
		.leftJoin(
			payoutEarnings,
			and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt)),
		)
		.where(
			and(
				eq(invoiceLines.invoiceId, invoice.id),
				or(isNotNull(payoutEarnings.earningId), isNotNull(earnings.heirCaseId)),
			),
		)
		.limit(1)
	if (gone) throw refused('incoming-passed-on')
}

/** Takes money back from an invoice; it waits for another one, or to be paid back. */
export async function unsettle(tx: Tx, actor: Actor, partId: string): Promise<void> {
	const [part] = await tx
		.select()
		.from(incomingParts)
		.where(and(eq(incomingParts.id, partId), isNull(incomingParts.undoneAt)))
	if (!part?.invoiceId) throw refused('not-found')
	const invoice = await invoiceRow(tx, part.invoiceId)
	await refusePassedOn(tx, invoice)
	const posting = await postingOn(tx, { kind: 'incoming-part', id: partId })
	// What was paid before incomings were kept has its posting at the invoice, for the whole of it.
	if (!posting) throw refused('incoming-of-old')
	const undone = await tx
		.update(incomingParts)
		.set({ undoneAt: tx.at })
		.where(and(eq(incomingParts.id, partId), isNull(incomingParts.undoneAt)))
		.returning({ id: incomingParts.id })
	if (undone.length === 0) throw refused('not-found')
	await tellReceived(tx, invoice, invoice.receivedYen - part.yen - part.feeYen, dayOf(tx.at))
	const postingId = await reverse(tx, actor, posting.id, dayOf(tx.at))
	await record(
		tx,
		actor,
		'invoice.unsettled',
		{ kind: 'invoice', id: invoice.id },
		{ after: { employerId: invoice.employerId, yen: part.yen, partId, postingId } },
	)
}

/** Takes every part back that an invoice has received. */
export async function unsettleAll(tx: Tx, actor: Actor, invoiceId: string): Promise<void> {
	for (const part of await partsOf(tx, { invoiceId })) await unsettle(tx, actor, part.id)
}

/** An incoming was written down by mistake: refused while any of it stands on an invoice or was paid back. */
export async function undoIncoming(
	tx: Tx,
	actor: Actor,
	incomingId: string,
	withItsLine = false,
): Promise<void> {
	const incoming = await standing(tx, incomingId)
	if (incoming.statementLineId !== null && !withItsLine) throw refused('incoming-on-line')
	// The processor holds it, whatever anybody writes here.
	if (incoming.processorRef !== null) throw refused('incoming-of-processor')
	if ((await partsOf(tx, { incomingId })).length > 0) throw refused('incoming-used')
	await tx.update(incomings).set({ undoneAt: tx.at }).where(eq(incomings.id, incomingId))
	for (;;) {
		const posting = await postingOn(tx, { kind: 'incoming', id: incomingId })
		if (!posting) break
		await reverse(tx, actor, posting.id, dayOf(tx.at))
	}
	await record(
		tx,
		actor,
		'incoming.undone',
		{ kind: 'incoming', id: incomingId },
		{ after: { yen: incoming.yen, employerId: incoming.employerId } },
	)
}

/**
 * Money paid back to who sent it: too much, or never ours. By transfer, out of the cash box where it came in there, or by the
 * processor where that has given it back. Refused for more than is left of it, or than the cash box holds.
 */
export async function refundIncoming(
	tx: Tx,
	actor: Actor,
	incomingId: string,
	{ yen, day, by }: { yen: number; day: Day; by?: 'processor' },
): Promise<string> {
	const incoming = await standing(tx, incomingId)
	const left = await leftOf(tx, incoming)
	if (!isYen(yen) || yen === 0) throw refused('incoming-yen', undefined, 'yen')
	if (yen > left) throw refused('incoming-more-than-left', { left: formatYen(left) }, 'yen')
	if (!isDay(day) || day > dayOf(tx.at) || day < incoming.day) throw refused('incoming-day', undefined, 'day')
	const from = by ?? (incoming.channel === 'cash' ? 'cash-box' : 'bank')
	if (from === 'cash-box') await refuseCashShort(tx, yen, 'yen')
	const id = newId()
	await tx.insert(incomingParts).values({ id, incomingId, yen, at: tx.at, by: actor.accountId ?? actor.role })
	const postingId = await post(tx, actor, { day, kind: 'refund', subject: { kind: 'incoming-part', id } }, [
		{
			debit: waitsOn(incoming.employerId),
			credit: { account: from },
			yen,
		},
	])
	await record(
		tx,
		actor,
		'incoming.refunded',
		{ kind: 'incoming', id: incomingId },
		{ after: { yen, day, employerId: incoming.employerId, partId: id, postingId } },
	)
	return id
}

/** The employer's money has come in, in full, as the bank book says: taken in and put to its invoice in one act. */
export async function recordInvoicePaid(
	tx: Tx,
	actor: Actor,
	invoiceId: string,
	paidDay: Day,
): Promise<void> {
	const { invoice, open: yen } = await openInvoice(tx, invoiceId)
	if (!isDay(paidDay) || paidDay > dayOf(tx.at) || paidDay < dayOf(invoice.issuedAt))
		throw refused('invoice-paid-day', undefined, 'paidDay')
	const incomingId = await takeIncoming(tx, actor, {
		channel: 'bank',
		day: paidDay,
		yen,
		employerId: invoice.employerId,
	})
	await settleInvoice(tx, actor, incomingId, invoiceId)
}

/** Cash handed over at the counter for an invoice: with a receipt, and put to it. Gives the incoming's id. */
export async function takeCash(tx: Tx, actor: Actor, invoiceId: string, yen: number): Promise<string> {
	const { invoice } = await openInvoice(tx, invoiceId)
	const incomingId = await takeIncoming(tx, actor, {
		channel: 'cash',
		day: dayOf(tx.at),
		yen,
		employerId: invoice.employerId,
	})
	await settleInvoice(tx, actor, incomingId, invoiceId, { yen })
	return incomingId
}
