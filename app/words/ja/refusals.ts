// Every refusal and its sentence in Japanese: what is not possible, and what to do instead.
import { accessRefusals } from './refusals-access'
import { assignmentRefusals } from './refusals-assignments'
import { councilRefusals } from './refusals-council'
import { matchingRefusals } from './refusals-matching'
import { moneyRefusals } from './refusals-money'
import { peopleRefusals } from './refusals-people'
import { wellnessRefusals } from './refusals-wellness'
import { workRefusals } from './refusals-work'

/** Name → sentence. A sentence says what to do; it is about the rule and never about the person. */
export const refusals = {
	...accessRefusals,
	...assignmentRefusals,
	...councilRefusals,
	...matchingRefusals,
	...moneyRefusals,
	...peopleRefusals,
	...workRefusals,
	...wellnessRefusals,
}
