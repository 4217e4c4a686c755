// Which lines each act of money writes, in both ways to contract: A, the council owes and is owed; B, it acts for both sides.
import type { ContractMode } from '~/council/contract-mode'
import { isHeld } from '~/council/contract-mode'
import type { Account, Line, Side } from './ledger'

const line = (debit: Side, credit: Side, yen: number): Line => ({ debit, credit, yen })
const plain = (account: Account): Side => ({ account })
const of = (account: Account, partyId: string): Side => ({ account, partyId })

/** Lines that move nothing are left out: an employer without fee, a sum without tax. */
const moving = (lines: readonly Line[]): Line[] => lines.filter((one) => one.yen > 0)

/** An earning as the ledger needs it: `yen` as agreed, of it the income tax the council keeps back for the tax office. */
export type EarnedSums = {
	mode: ContractMode
	yen: number
	withheldYen?: number
	registrantId: string
	employerId: string
}

/**
 * What is earned. A: a cost of the council, owed to the registrant, less what is withheld. B: no cost and no debt of the
 * council; what it is to collect from the employer and to pass on.
 */
export function linesOfEarning({ mode, yen, withheldYen = 0, registrantId, employerId }: EarnedSums): Line[] {
	const from = isHeld(mode) ? of('to-collect', employerId) : plain('cost-of-pay')
	return moving([
		line(from, of(isHeld(mode) ? 'to-pass-on' : 'pay-owed', registrantId), yen - withheldYen),
		line(from, plain('withheld'), withheldYen),
	])
}

/**
 * What an invoice asks. A: all of it is owed to the council: pay and fee apart, and the tax on both. B: only fee and its
 * tax are; the registrants' pay was to collect since it was earned, and is asked for on the same paper.
 */
export function linesOfInvoice({
	mode,
	employerId,
	payYen,
	feeYen,
	taxYen,
}: {
	mode: ContractMode
	employerId: string
	payYen: number
	feeYen: number
	taxYen: number
}): Line[] {
	const owed = of('receivable', employerId)
	return moving([
		line(owed, plain('revenue'), isHeld(mode) ? 0 : payYen),
		line(owed, plain('fee'), feeYen),
		line(owed, plain('consumption-tax'), taxYen),
	])
}

/** A registrant's part of what an employer pays in mode B. */
export type PartToPass = { registrantId: string; yen: number }

/** What an invoice asks for: the registrants' parts, income tax kept back for the tax office (mode B), the council's own. */
export type AskedFor = { passOn: PartToPass[]; keptYen: number; ownYen: number }

/** What came in, told apart in the same way, and what is too much. */
export type MoneyIn = AskedFor & { overYen: number }

/**
 * Tells money that came in apart. In mode B the registrants' parts come first, in the order given (the oldest work
 * first), and only then the council's fee: what was paid for somebody is never kept for the council.
 */
export function tellApart(yen: number, asked: AskedFor): MoneyIn {
	let left = yen
	const take = (most: number) => {
		const part = Math.min(left, most)
		left -= part
		return part
	}
	const passOn = asked.passOn.map(({ registrantId, yen }) => ({ registrantId, yen: take(yen) }))
	const keptYen = take(asked.keptYen)
	const ownYen = take(asked.ownYen)
	return { passOn: passOn.filter((part) => part.yen > 0), keptYen, ownYen, overYen: left }
}

/**
 * Money of an employer that came in, into bank, cash box or the processor's hands. What is for registrants (mode B) is
 * held for them from then on (預り金) and is no income of the council on any day.
 */
export function linesOfMoneyIn(
	into: Side,
	employerId: string,
	{ passOn, keptYen, ownYen, overYen }: MoneyIn,
): Line[] {
	return moving([
		...passOn.flatMap(({ registrantId, yen }) => [
			line(into, of('to-collect', employerId), yen),
			line(of('to-pass-on', registrantId), of('held', registrantId), yen),
		]),
		line(into, of('to-collect', employerId), keptYen),
		line(into, of('receivable', employerId), ownYen),
		line(into, of('overpaid', employerId), overYen),
	])
}

/**
 * Pay that the council lays out in mode B before the employer has paid: held for the registrant from now on, and the
 * employer's debt for it is to the council.
 */
export const linesOfAdvance = (employerId: string, { registrantId, yen }: PartToPass): Line[] => [
	line(of('to-pass-on', registrantId), of('held', registrantId), yen),
	line(of('advances', employerId), of('to-collect', employerId), yen),
]

/** What is sent to a registrant: what the council owes (A), or holds for them (B). */
export const linesOfPayout = (
	mode: ContractMode,
	registrantId: string,
	yen: number,
	by: 'bank' | 'cash-box' | 'processor' = 'bank',
): Line[] => [line(of(isHeld(mode) ? 'held' : 'pay-owed', registrantId), plain(by), yen)]

/** Cash drawn from the bank for a run that is handed over at the counter. */
export const linesOfCashDrawn = (yen: number): Line[] => [line(plain('cash-box'), plain('bank'), yen)]

/** Cash taken to the bank. */
export const linesOfDeposit = (yen: number): Line[] => [line(plain('bank'), plain('cash-box'), yen)]

/** The cash box put to what was counted: less than the ledger says is lost, more is found. */
export const linesOfCashDifference = (countedYen: number, ledgerYen: number): Line[] =>
	moving([
		line(plain('rounding'), plain('cash-box'), ledgerYen - countedYen),
		line(plain('cash-box'), plain('rounding'), countedYen - ledgerYen),
	])

/** What the processor charges for people's accounts and payouts there: the council's own expense; below nought, what it gave back. */
export const linesOfProcessorFee = (yen: number): Line[] =>
	moving([
		line(plain('bank-fees'), plain('processor'), yen),
		line(plain('processor'), plain('bank-fees'), 0 - yen),
	])

/** What a bank charges for 訂正 or 組戻し: the council's own expense, never taken from pay. */
export const linesOfBankFee = (yen: number): Line[] => moving([line(plain('bank-fees'), plain('bank'), yen)])

/** A transfer that is not back and paid again: who has the money owes it, and the pay is owed once more. */
export const linesOfClaim = (transfer: readonly Line[], registrantId: string): Line[] =>
	transfer.map(({ debit, yen }) => line(of('claims', registrantId), debit, yen))

/** What of a claim came back, or was given up. */
export const linesOfClaimEnd = (
	registrantId: string,
	yen: number,
	end: 'paid-back' | 'written-off',
): Line[] => [line(plain(end === 'paid-back' ? 'bank' : 'bad-debt'), of('claims', registrantId), yen)]

/** Pay of somebody who has died, set apart for the heirs. */
export const linesOfHeirs = (
	registrantId: string,
	{ ownYen, heldYen }: { ownYen: number; heldYen: number },
): Line[] =>
	moving([
		line(of('pay-owed', registrantId), of('heirs', registrantId), ownYen),
		line(of('held', registrantId), of('heirs', registrantId), heldYen),
	])

/** The heirs are paid, in one posting. */
export const linesOfHeirsPaid = (registrantId: string, yen: number, way: 'bank' | 'cash'): Line[] => [
	line(of('heirs', registrantId), plain(way === 'cash' ? 'cash-box' : 'bank'), yen),
]

/** One transfer to a registrant who may have earned in both ways: what the council owes, and what it holds for them. */
export const linesOfTransfer = (
	registrantId: string,
	{ ownYen, heldYen }: { ownYen: number; heldYen: number },
	by: 'bank' | 'cash-box' | 'processor' = 'bank',
): Line[] =>
	moving([...linesOfPayout('A', registrantId, ownYen, by), ...linesOfPayout('B', registrantId, heldYen, by)])
