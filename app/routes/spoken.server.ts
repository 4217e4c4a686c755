// An answer to the terms heard on the telephone: はい with or without the name to call out, or いいえ.
import { askFirstTimeInTalk } from '~/assignments/accompaniment.server'
import { sayNo, sayYes } from '~/assignments/terms.server'
import { minuteOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { closeCallsAbout } from '~/people/contact.server'
import type { Tx } from '~db/client'

/** Whether the employer may hear the call name is asked with every yes: it is the person's to say. */
export const spokenAnswers = ['yes-named', 'yes-unnamed', 'no'] as const
export type SpokenAnswer = (typeof spokenAnswers)[number]

/**
 * Writes the answer down for the person and closes the calls about it. After the yes to a first time one more question belongs
 * to the same talk: gives its call.
 */
export async function answerSpoken(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	answer: SpokenAnswer,
	{
		showPaper = false,
		agrees = false,
		spokenMinute,
	}: { showPaper?: boolean; agrees?: boolean; spokenMinute?: number } = {},
): Promise<string | undefined> {
	const spoken: Actor = {
		...actor,
		channel: 'telephone',
		onBehalf: { kind: 'registrant', id: registrantId },
	}
	if (answer === 'no') await sayNo(tx, spoken, registrantId, assignmentId)
	else
		await sayYes(tx, spoken, registrantId, assignmentId, {
			showCallName: answer === 'yes-named',
			showPaper,
			agrees,
			spokenMinute: spokenMinute ?? minuteOf(tx.at),
		})
	await closeCallsAbout(tx, actor, { kind: 'assignment', id: assignmentId }, answer)
	return answer === 'no' ? undefined : askFirstTimeInTalk(tx, actor, assignmentId)
}
