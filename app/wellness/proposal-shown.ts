// A proposal put into words for whoever may read it.
import { dayOf, monthOf } from '~/base/day'
import { sayDay, sayDayAndYear, sayMonth } from '~/words/ja/dates'
import { proposalWords as words } from '~/words/ja/proposal'
import { wellnessWords } from '~/words/ja/wellness'
import type { ProposalAnswer, ProposalLife } from './proposal'
import { isOverdue, isPublic, proposalState } from './proposal'
import type { Topic } from './topic'

type Told = ProposalLife & {
	id: string
	employerId: string | null
	what: string
	why: string
	answerWords: string
	resultWords: string
	voices?: readonly { id: string; topic: string; words: string; month: string }[]
}

/** The topic and month of a voice: all there is besides its words. */
export const sayVoice = ({ topic, month }: { topic: string; month: string }): string =>
	words.voice(wellnessWords.topics[topic as Topic], sayMonth(monthOf(month)))

const agreedSides = ({ publicByRoomAt, publicByAnswererAt, publicByOfficeAt }: ProposalLife): string =>
	[
		...(publicByRoomAt ? [words.sides.room] : []),
		...(publicByAnswererAt ? [words.sides.answerer] : []),
		...(publicByOfficeAt ? [words.sides.office] : []),
	].join('・')

/** `names` are employers by id; without `voices` none are shown. */
export const proposalShown = (one: Told, names: ReadonlyMap<string, string>, today: string) => ({
	id: one.id,
	to: one.employerId === null ? words.city : (names.get(one.employerId) ?? ''),
	what: one.what,
	why: one.why,
	by: words.by(sayDayAndYear(one.byDay)),
	state: proposalState(one),
	overdue: isOverdue(one, today),
	answer: one.answer as ProposalAnswer | null,
	answerWords: one.answerWords,
	result: one.resultAt && { on: sayDay(dayOf(one.resultAt)), words: one.resultWords },
	public: isPublic(one),
	agreed: agreedSides(one),
	/** Which sides agreed, for whoever may say so or take it back. */
	agrees: {
		room: one.publicByRoomAt !== null,
		answerer: one.publicByAnswererAt !== null,
		office: one.publicByOfficeAt !== null,
	},
	voices: (one.voices ?? []).map((voice) => ({ id: voice.id, of: sayVoice(voice), words: voice.words })),
})
