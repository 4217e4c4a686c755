// A shared sum (チームでひとつの金額): equal parts by the terms, and a share that is changed by the yes of everybody.
import { refused } from '~/words/refusal'
import type { PayAgreed } from '~/work/pay-terms'
import type { TermsBody } from '~db/schema/assignments'
import type { AssignmentState } from './assignment'
import { payTermsIn, sumItemsOf } from './pay-items'

/** A sum in so many equal parts, in whole yen; what is left over goes to the first of them, a yen each. */
export function equalParts(yen: number, people: number): number[] {
	const part = Math.floor(yen / people)
	return Array.from({ length: people }, (_, n) => part + (n < yen - part * people ? 1 : 0))
}

/** A slot as far as its sum goes: what one seat is paid, its seats, how many are held, and whether the work has begun. */
export type SharedSlot = { payYen: number; seats: number; held: number; begun: boolean }

/**
 * What those who hold a seat divide between them. Before the work begins a seat that is free keeps its part for whoever
 * takes it; afterwards whoever did the work did all of it, and the sum is for the result.
 */
export const sumToShare = ({ payYen, seats, held, begun }: SharedSlot): number =>
	payYen * (begun ? seats : held)

/** States in which a share may be changed: the yes is said, and the work has not been inspected. */
const changeable: readonly AssignmentState[] = ['agreed', 'reported']

/** Whether the shares of a slot may be changed now: everybody has said yes to the work, and nobody's has been inspected. */
export const sharesMayChange = (states: readonly AssignmentState[]): boolean =>
	states.length > 0 && states.every((state) => changeable.includes(state))

/** One share: of which assignment, as it stands and as it is to be. */
export type Share = { assignmentId: string; fromYen: number; toYen: number }

/** Refuses shares that are no whole yen, do not come to the sum, or change nothing. */
export function checkShares(shares: readonly Share[], sumYen: number): void {
	if (shares.some(({ toYen }) => !Number.isSafeInteger(toYen) || toYen < 1)) throw refused('share-yen')
	const saidYen = shares.reduce((sum, { toYen }) => sum + toYen, 0)
	if (saidYen !== sumYen) throw refused('share-sum', { sumYen, saidYen })
	if (shares.every(({ fromYen, toYen }) => fromYen === toYen)) throw refused('share-same')
}

/** Terms with another share of the same sum, and what follows from it. */
export const withShare = (
	body: TermsBody,
	{ payYen, sharedBy }: { payYen: number; sharedBy: 'agreed' | 'equal' },
	law: Pick<PayAgreed, 'taxPermille' | 'rates'>,
): TermsBody => ({
	...body,
	payYen,
	...sumItemsOf(payTermsIn(body), { ...law, payYen }),
	sharedBy,
})
