// How one sum is divided between the people of a slot, for the office to read; nobody of the office changes it.
import { settledSharesOf, sharesOfSlot } from '~/assignments/share.server'
import { formatYen } from '~/base/yen'
import { sayInstant } from '~/words/ja/dates'
import { shareWords } from '~/words/ja/share'
import { ui } from '~/words/ja/ui'
import type { Db } from '~db/client'

const words = shareWords.staff

/** Lines to read, what is under way and what was settled before; null where each is paid for themselves. */
export async function sharesShown(on: Db, slotId: string, at: Date) {
	const shares = await sharesOfSlot(on, slotId, at)
	if (!shares) return null
	const { people, open } = shares
	const left = shares.sumYen - people.reduce((sum, one) => sum + one.yen, 0)
	const toYen = new Map(open?.shares.map((one) => [one.assignmentId, one]))
	return {
		equal: people.every((one, n) => one.yen === shares.equally[n]),
		people: people.map((one) => {
			const asked = toYen.get(one.assignmentId)
			return {
				label: shareWords.mate(one.callName),
				answer: asked ? shareWords.fromTo(one.yen, asked.toYen) : ui.yen(one.yen),
			}
		}),
		sum: ui.yen(shares.sumYen),
		undivided: shares.mayChange && left > 0 ? words.undivided(formatYen(left)) : null,
		open: open
			? { say: words.open(open.shares.filter((one) => one.answer === null).length), why: open.why }
			: null,
		past: (await settledSharesOf(on, slotId)).flatMap(({ outcome, settledAt, why }) =>
			outcome && settledAt
				? [
						{
							label: sayInstant(settledAt, 'staff'),
							answer: [words.outcomes[outcome], why].filter(Boolean).join(' '),
						},
					]
				: [],
		),
	}
}
