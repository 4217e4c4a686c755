// The written answer to a request about what is kept of somebody, as it is filed.
import { dayOf } from '~/base/day'
import type { Event } from '~/events/changes.server'
import type { PaperToFile } from '~/papers/archive.server'
import { aboutOf, privacyRequest } from '~/people/privacy.server'
import { archiveWords } from '~/words/ja/archive'
import { sayDayAndYear } from '~/words/ja/dates'
import type { Db } from '~db/client'
import { partyName } from './find.server'
import { footOf, officeOn } from './office.server'

const words = archiveWords.answerSheet

/** 個人情報の請求への回答書; of one that was withdrawn there is none. */
export async function filePrivacyAnswer(on: Db, event: Event): Promise<PaperToFile[]> {
	const found = await privacyRequest(on, event.subjectId)
	if (!found?.answer || !found.answeredOn || found.answer === 'withdrawn') return []
	const about = aboutOf(found)
	const office = await officeOn(on, dayOf(event.at))
	return [
		{
			kind: 'privacy-answer',
			number: null,
			day: found.answeredOn,
			yen: null,
			party: about,
			subject: { kind: 'privacy-request', id: found.id },
			paper: {
				title: words.title,
				subject: archiveWords.sheets.to(await partyName(on, about)),
				foot: footOf(office),
				parts: [
					{
						kind: 'pairs',
						pairs: [
							{ label: words.kind, text: archiveWords.privacy.kinds[found.kind] },
							{ label: words.received, text: sayDayAndYear(found.receivedOn) },
							{ label: words.answered, text: sayDayAndYear(found.answeredOn) },
							{ label: words.wish, text: found.wish },
							{ label: words.answer, text: archiveWords.privacy.answers[found.answer] },
							{ label: words.words, text: found.answerWords },
						],
					},
					...(found.thirdCovered ? [{ kind: 'text' as const, text: words.third }] : []),
					{ kind: 'text', text: words.object, small: true },
				],
			},
		},
	]
}
