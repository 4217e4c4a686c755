// The pages about benefits as staff keep them; until somebody of the office has looked, each says so.
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { benefitWords } from '~/words/ja/benefits'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { benefitNotes } from '~db/schema/council'
import type { Benefit } from './benefit'
import { benefits } from './benefit'

/** A page: what may change, whom to ask, and when somebody checked it (null: nobody has). */
export type BenefitPage = { benefit: Benefit; changes: string; ask: string; checkedDay: Day | null }

/** Every page in its order: as staff keep it, or the words it starts with. */
export async function benefitPages(on: Db): Promise<BenefitPage[]> {
	const kept = new Map((await on.select().from(benefitNotes)).map((row) => [row.benefit, row]))
	return benefits.map((benefit) => {
		const { changes, ask, checkedDay } = kept.get(benefit) ?? {
			...benefitWords.pages[benefit],
			checkedDay: null,
		}
		return { benefit, changes, ask, checkedDay }
	})
}

/** Writes a page as it was checked with whoever pays the benefit. Refuses a day of checking that is still to come. */
export async function keepBenefit(tx: Tx, actor: Actor, page: BenefitPage): Promise<void> {
	const { benefit, changes, ask, checkedDay } = page
	if (checkedDay !== null && checkedDay > dayOf(tx.at)) throw refused('benefit-day', undefined, 'checkedDay')
	const row = { changes, ask, checkedDay, keptAt: tx.at, keptBy: actor.accountId ?? actor.role }
	await tx
		.insert(benefitNotes)
		.values({ benefit, ...row })
		.onConflictDoUpdate({ target: benefitNotes.benefit, set: row })
	await record(tx, actor, 'benefit.kept', { kind: 'benefit', id: benefit }, { after: { checkedDay } })
}
