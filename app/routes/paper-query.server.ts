// What a search for kept papers asks, read from an address.
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { PaperQuery } from '~/archive/find.server'
import { isPaperKind } from '~/papers/paper'
import type { Answered } from '~/ui/answered'
import { archiveWords } from '~/words/ja/archive'
import { optionalDay, optionalText, optionalWhole } from '~/words/ja/fields'

const words = archiveWords.page

const schema = z
	.object({
		from: optionalDay(words.from),
		until: optionalDay(words.until),
		least: optionalWhole(words.least, { most: 10_000_000_000, unit: '円' }),
		most: optionalWhole(words.most, { most: 10_000_000_000, unit: '円' }),
		party: optionalText(words.party, 60),
		kind: z.preprocess((value) => value ?? '', z.string()),
		number: optionalText(words.number, 40),
	})
	.refine(({ from, until }) => from === null || until === null || from <= until, {
		path: ['until'],
		error: words.upsideDown,
	})

const nothing: PaperQuery = {
	fromDay: null,
	untilDay: null,
	leastYen: null,
	mostYen: null,
	party: '',
	kind: null,
	number: '',
}

/** The search as typed: what is asked, or the sentences that say what cannot be read; then nothing is looked for. */
export function paperQueryOf(request: Request): { query: PaperQuery | null; answered: Answered } {
	const params = new URL(request.url).searchParams
	const submission = parseWithZod(params, { schema, disableAutoCoercion: true })
	const answered = { form: 'search', key: undefined, result: submission.reply(), record: undefined }
	if (submission.status !== 'success') return { query: null, answered }
	const { from, until, least, most, party, kind, number } = submission.value
	return {
		answered,
		query: {
			...nothing,
			fromDay: from,
			untilDay: until,
			leastYen: least,
			mostYen: most,
			party,
			kind: isPaperKind(kind) ? kind : null,
			number,
		},
	}
}
