// Money that came in (ご入金): by which ways, into which account, and how far it may go to an invoice.
import { formatYen, isYen } from '~/base/yen'
import type { incomingWords } from '~/words/ja/incoming'
import { refused } from '~/words/refusal'
import type { Account } from './ledger'

/** By transfer, at the counter, and through the processor by card, at a convenience store or by transfer to it. */
export const incomingChannels = [
	'bank',
	'cash',
	'card',
	'konbini',
	'processor-bank',
] as const satisfies (keyof typeof incomingWords.channels)[]
export type IncomingChannel = (typeof incomingChannels)[number]

/** Where money of a channel stands once it has come in. */
export const accountOfChannel = (channel: IncomingChannel): Account =>
	channel === 'bank' ? 'bank' : channel === 'cash' ? 'cash-box' : 'processor'

/** What goes to an invoice: money, and a charge of the payer's bank that the council takes on. */
export type ToInvoice = { yen: number; feeYen: number }

/**
 * Refuses more than came in or than stands open, and a charge that is more than the council takes on, that does not settle the
 * invoice, or that would be taken from what is held for registrants.
 */
export function checkToInvoice(
	{ yen, feeYen }: ToInvoice,
	{
		leftYen,
		openYen,
		ownOpenYen,
		mostFeeYen,
	}: Record<'leftYen' | 'openYen' | 'ownOpenYen' | 'mostFeeYen', number>,
): void {
	if (!isYen(yen) || yen === 0) throw refused('incoming-yen', undefined, 'yen')
	if (yen > leftYen) throw refused('incoming-more-than-left', { left: formatYen(leftYen) }, 'yen')
	if (yen > openYen) throw refused('incoming-more-than-open', { open: formatYen(openYen) }, 'yen')
	if (feeYen === 0) return
	if (feeYen < 0 || feeYen > mostFeeYen)
		throw refused('incoming-fee-most', { most: formatYen(mostFeeYen) }, 'feeYen')
	if (yen + feeYen !== openYen || feeYen > ownOpenYen)
		throw refused('incoming-fee-settles', undefined, 'feeYen')
}

/** Why a line of the bank's statement has nothing to do with this ledger. */
export const asideReasons = [
	'subsidy',
	'interest',
	'own',
	'other',
] as const satisfies (keyof typeof incomingWords.statements.as)[]
export type AsideReason = (typeof asideReasons)[number]
