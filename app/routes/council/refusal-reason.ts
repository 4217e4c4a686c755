// Why a finding is not let pass: one of the usual reasons, words of one's own, or both, as whoever asked reads it.
import { sheetWords } from '~/words/ja/sheet'

/** The usual reasons, one tap each. */
export const refusalReasons = ['not-sure', 'reword', 'two-people', 'other-form'] as const

/** The reason in words; empty where none was given. */
export const sayRefusal = ({
	why,
	refusal = '',
}: {
	why?: (typeof refusalReasons)[number] | ''
	refusal?: string
}): string => [why ? sheetWords.contract.refusals[why] : '', refusal.trim()].filter(Boolean).join(' ')
