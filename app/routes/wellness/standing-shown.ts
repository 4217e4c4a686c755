// Where somebody who listens stands, in words.
import type { Day } from '~/base/day'
import type { LicenceKind } from '~/wellness/standing'
import { licenceHolds } from '~/wellness/standing'
import type { StandingOf } from '~/wellness/standing.server'
import { sayDayAndYear } from '~/words/ja/dates'
import { standingWords as words } from '~/words/ja/standing'

/** 「認定」, or that nothing is recorded yet. */
export const sayState = ({ state }: StandingOf): string => (state ? words.states[state] : words.none)

/** The licence with its number and the day its check ends, or that there is none or it is over. */
export function sayLicence(standing: StandingOf, today: Day): string {
	const { licence } = standing
	if (!licence) return words.list.licenceNone
	const said = words.list.licence(
		words.kinds[licence.kind as LicenceKind],
		licence.number,
		sayDayAndYear(licence.renewOn),
	)
	return licenceHolds(standing, today) ? said : `${said}（${words.list.over}）`
}
