// How a message of a consultation is shown, to its person and to a coordinator.
import type { Said } from '~/wellness/thread.server'
import { sayInstant } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { wellnessWords } from '~/words/ja/wellness'

/** For whom, the names of coordinators, and the name the person is called by. */
export type Showing = {
	reader: 'person' | 'staff'
	names: Map<string, string>
	called: string
}

/** One message in words: who, when, what; a talk by telephone says that it was one. */
export function shownSaid(said: Said, { reader, names, called }: Showing) {
	const ofDesk = reader === 'staff'
	const coordinator = said.coordinatorId && (names.get(said.coordinatorId) ?? wellnessWords.coordinator)
	const person = ofDesk
		? wellnessWords.board.person(called || wellnessWords.answer.nameless)
		: wellnessWords.yourself(called)
	const say = (at: Date) => sayInstant(at, ofDesk ? 'staff' : 'resident')
	const { spoken } = said
	return {
		who: coordinator || person,
		at: say(said.at),
		mine: ofDesk === (said.coordinatorId !== null),
		body: spoken
			? `${deskWords.desk.said(deskWords.desk.ways[spoken.way], say(new Date(spoken.at)))}\n${said.words}`
			: said.words,
	}
}

/** The same for a whole talk, with what a page needs beside it. */
export const shownTalk = (said: readonly Said[], showing: Showing) =>
	said.map((one) => ({
		...shownSaid(one, showing),
		key: one.id,
		isoAt: one.at.toISOString(),
		photos: one.photos,
		manual: one.manual ?? null,
	}))
