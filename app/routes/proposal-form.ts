// The forms of whoever got a proposal, as their doors read them.
import { z } from 'zod'
import { pick, text } from '~/words/ja/fields'
import { proposalWords } from '~/words/ja/proposal'

const words = proposalWords.answerer

export const proposalFormSchema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('answer'),
		answer: pick(words.answer, ['taken', 'partly', 'declined']),
		words: text(words.words, 1_000),
	}),
	z.object({ act: z.literal('result'), result: text(words.resultLabel, 1_000) }),
	z.object({ act: z.literal('show'), agrees: z.enum(['yes', 'no']) }),
])

/** The proposal a form is about, in the page's own address. */
export const proposalAbout = (request: Request): string =>
	new URL(request.url).searchParams.get('about')?.slice(0, 40) ?? ''

/** The name of a proposal's form on the page. */
export const proposalFormName = (id: string): string => `proposal-${id}`

/** What the page tells after each act. */
export const toldAfter = { answer: 'answered', result: 'resulted', show: 'agreed' } as const
