// Where a piece of work stands, as a label on a list.
import type { AssignmentState } from '~/assignments/assignment'
import type { ChipData } from '~/ui/chip'
import { registrantWords } from '~/words/ja/registrant'

const tones: Record<AssignmentState, Pick<ChipData, 'tone' | 'icon'>> = {
	decided: { tone: 'wait', icon: 'doc' },
	agreed: { tone: 'yes' },
	reported: { tone: 'wait' },
	mending: { tone: 'sun', icon: 'pen' },
	passed: { tone: 'yes' },
	refused: {},
	lapsed: {},
	'called-off': {},
	'taken-back': {},
}

/** Its state in words, with its colour and icon. */
export const stateChip = (state: AssignmentState): ChipData => ({
	label: registrantWords.work.states[state],
	...tones[state],
})
