// What a piece of work is worth, for staff: what it will bring once it passes, or the earning it has become.
import { payTermsIn } from '~/assignments/pay-items'
import { dayOf } from '~/base/day'
import type { EarningSums } from '~/money/earning'
import { payOf } from '~/money/earning'
import { earningsOfAssignment } from '~/money/earning.server'
import { sayDay } from '~/words/ja/dates'
import type { SumLine } from '~/words/ja/pay'
import { payWords, sumLines } from '~/words/ja/pay'
import type { Db } from '~db/client'
import type { TermsBody } from '~db/schema/assignments'

export type SumsShown = {
	lines: SumLine[]
	sentYen: number
	credited: string | null
	earningId: string | null
	/** What was paid too low: its rest, each with its page. */
	supplements: { id: string; say: string }[]
}

/** The sums in words, or null where there are none: nobody has agreed, or nothing is owed. */
export async function sumsShown(
	on: Db,
	{ id, state }: { id: string; state: string },
	body: TermsBody | undefined,
	ahead: EarningSums | null,
): Promise<SumsShown | null> {
	const [earning, ...supplements] = await earningsOfAssignment(on, id)
	const sums = earning ?? (['agreed', 'reported', 'mending'].includes(state) ? ahead : null)
	if (!sums || !body) return null
	const { yen, travelYen = 0, withheldYen = 0, units = null } = sums
	return {
		lines: sumLines(payTermsIn(body), Number(body.payYen), {
			payYen: payOf({ yen, travelYen, withheldYen }),
			travelYen,
			withheldYen,
			units,
			kind: earning?.kind ?? 'work',
		}),
		sentYen: yen,
		credited: earning ? sayDay(dayOf(earning.creditedAt)) : null,
		earningId: earning?.id ?? null,
		supplements: supplements.map((one) => ({
			id: one.id,
			say: payWords.supplement.followed(one.yen, sayDay(one.payDay)),
		})),
	}
}
