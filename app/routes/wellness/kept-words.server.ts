// What the script of the room sends every few seconds: words that are typed and not sent, kept sealed on the server.
import { now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { keepDraft, sealDraft } from '~/wellness/draft.server'
import type { Draft } from '~/wellness/sealed.server'
import { mostLetters } from '~/wellness/topic'
import { sayInstant } from '~/words/ja/dates'
import { optionalText } from '~/words/ja/fields'
import { Refusal } from '~/words/refusal'

const typed = optionalText('', mostLetters)

/**
 * Keeps the words in place of those before, with the photos and choices of `before`; answers with the time in words. It is
 * no act: it has no key and no event, sent twice it is the same, and what cannot be kept is left to the buttons.
 */
export async function keepTyped(
	request: Request,
	owner: Buffer,
	before: { threadId: string; draft: Partial<Draft>; begins: boolean },
): Promise<Response> {
	const words = typed.safeParse((await request.formData()).get('words'))
	if (!words.success) return new Response(null, { status: 422 })
	try {
		const { threadId, draft, begins } = before
		const sealed = await sealDraft(owner, { photos: [], ...draft, words: words.data }, { threadId })
		await inTransaction((tx) => keepDraft(tx, owner, sealed, begins))
	} catch (error) {
		if (error instanceof Refusal) return new Response(null, { status: 422 })
		throw error
	}
	const said = sayInstant(now())
	return new Response(said, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
