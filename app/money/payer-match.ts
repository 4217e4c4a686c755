// Whose money a line of the bank's statement is (消し込み): proposed by name, number and sum, and never decided by itself.
import type { Day } from '~/base/day'

/** An invoice that waits for money. */
export type OpenInvoice = { id: string; number: string; employerId: string; openYen: number; dueDay: Day }

/** Who may have paid: the employer's kana, and the names banks were found to write. */
export type Payer = { employerId: string; kana: string; names: readonly string[] }

/**
 * What a line may be. `exact` alone may be taken with others at once: one employer by name or number, one invoice of just this sum.
 * `sum`: several of one employer's invoices together. `short`: one, less a charge of the payer's bank. `part`, `over`: another
 * sum than is asked. `amount`: the sum fits one invoice, and no name does. `several`: it may be any of these. `none`: nobody.
 */
export type Proposal = {
	kind: 'exact' | 'sum' | 'short' | 'part' | 'over' | 'amount' | 'several' | 'none'
	employerId: string | null
	invoiceIds: string[]
	feeYen: number
}

const small = 'ァィゥェォッャュョヮヵヶ'
const large = 'アイウエオツヤユヨワカケ'
// What banks write for 株式会社, 有限会社 and the like, before or after the name.
const forms =
	/[((]?(?:カブシキガイシヤ|ユウゲンガイシヤ|カ|ユ|ド|メ|シ|シヤ|ザイ|フク|イ|ガク|シユウ|ノウキヨウ|ギヨキヨウ|トクヒ)[))]|[((](?:カ|ユ|ド|メ|シ|シヤ|ザイ|フク|イ|ガク|ノウキヨウ|トクヒ)(?=[^))]|$)/g

/** A name as all banks would write it: large kana, no spaces, marks, forms of company or words of the bank. */
export function payerKey(says: string): string {
	return says
		.normalize('NFKC')
		.replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
		.replaceAll(/[ァィゥェォッャュョヮヵヶ]/g, (c) => large[small.indexOf(c)] ?? c)
		.toUpperCase()
		.replaceAll(/^(?:振込入金|振込|フリコミ|入金)\s*/g, '')
		.replaceAll(forms, '')
		.replaceAll('株式会社', '')
		.replaceAll('有限会社', '')
		.replaceAll(/[\s\d()().・,/\-ー‐−:*]/g, '')
}

const digitsOf = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, ' ').split(' ').filter(Boolean)

/** Whether the words of a line name an invoice by its number (請2026-0012: 20260012, or 2026-0012). */
export function namesNumber(says: string, number: string): boolean {
	const wanted = digitsOf(number).join('')
	const runs = digitsOf(says)
	return runs.includes(wanted) || runs.some((run, i) => run + (runs[i + 1] ?? '') === wanted)
}

const leastLetters = 3

/** The employers a line's words may name. */
function payersNamed(says: string, payers: readonly Payer[]): Payer[] {
	const key = payerKey(says)
	const found = payers.filter((payer) => payer.names.includes(key))
	if (found.length > 0) return found
	const keyed = payers.map((payer) => ({ payer, kana: payerKey(payer.kana) }))
	const same = keyed.filter(({ kana }) => kana !== '' && kana === key)
	if (same.length > 0) return same.map(({ payer }) => payer)
	// Banks cut long names, and people put their own name behind the firm's.
	return keyed
		.filter(
			({ kana }) =>
				Math.min(kana.length, key.length) >= leastLetters && (key.startsWith(kana) || kana.startsWith(key)),
		)
		.map(({ payer }) => payer)
}

const byDue = (a: OpenInvoice, b: OpenInvoice) =>
	a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.number < b.number ? -1 : 1

const nobody: Proposal = { kind: 'none', employerId: null, invoiceIds: [], feeYen: 0 }

/** Proposes what a line of `yen` is; `mostFeeYen` is the most of a bank's charge the council takes on. */
export function proposeFor(
	line: { says: string; yen: number },
	invoices: readonly OpenInvoice[],
	payers: readonly Payer[],
	mostFeeYen: number,
): Proposal {
	const numbered = invoices.filter((one) => namesNumber(line.says, one.number))
	const named = new Set([
		...numbered.map((one) => one.employerId),
		...(numbered.length > 0 ? [] : payersNamed(line.says, payers).map((payer) => payer.employerId)),
	])
	if (named.size > 1) {
		const theirs = invoices.filter((one) => named.has(one.employerId) && one.openYen === line.yen)
		return { kind: 'several', employerId: null, invoiceIds: theirs.map((one) => one.id), feeYen: 0 }
	}
	const [employerId] = [...named]
	if (employerId === undefined) return proposeBySum(line.yen, invoices)
	const theirs = invoices.filter((one) => one.employerId === employerId).sort(byDue)
	return { ...proposeOf(line.yen, theirs, numbered, mostFeeYen), employerId }
}

function proposeBySum(yen: number, invoices: readonly OpenInvoice[]): Proposal {
	const same = invoices.filter((one) => one.openYen === yen)
	const [only] = same
	if (!only) return nobody
	if (same.length > 1) return { ...nobody, kind: 'several', invoiceIds: same.map((one) => one.id) }
	return { kind: 'amount', employerId: only.employerId, invoiceIds: [only.id], feeYen: 0 }
}

/** Of one employer's invoices, the oldest first, those a sum is for. */
function proposeOf(
	yen: number,
	theirs: readonly OpenInvoice[],
	numbered: readonly OpenInvoice[],
	mostFeeYen: number,
): Omit<Proposal, 'employerId'> {
	const [named] = numbered
	// Who names a number means that one, whatever else stands at this sum.
	const same = (named ? numbered : theirs).find((one) => one.openYen === yen)
	if (same) return { kind: 'exact', invoiceIds: [same.id], feeYen: 0 }
	for (let n = 2; n <= theirs.length; n++) {
		const some = theirs.slice(0, n)
		if (some.reduce((sum, one) => sum + one.openYen, 0) === yen)
			return { kind: 'sum', invoiceIds: some.map((one) => one.id), feeYen: 0 }
	}
	const short = theirs.find((one) => one.openYen > yen && one.openYen - yen <= mostFeeYen)
	if (short) return { kind: 'short', invoiceIds: [short.id], feeYen: short.openYen - yen }
	const all = theirs.reduce((sum, one) => sum + one.openYen, 0)
	if (yen > all) return { kind: 'over', invoiceIds: theirs.map((one) => one.id), feeYen: 0 }
	const first = named ?? theirs[0]
	return { kind: 'part', invoiceIds: first ? [first.id] : [], feeYen: 0 }
}
