// The eight one-tap reasons for going past somebody in turn, as two pages offer them.
import { z } from 'zod'
import { passingReasons } from '~/matching/turn'
import { councilWords } from '~/words/ja/council'
import { pick } from '~/words/ja/fields'

const { reasons, reason } = councilWords.candidates

export const reasonChoices = passingReasons.map((value) => ({ value, label: reasons[value] }))

/** One of the eight, or null where none was chosen. */
export const reasonChosen = z.preprocess(
	(value) => (value === '' || value === undefined ? null : value),
	z.union([z.null(), pick(reason, passingReasons)]),
)
