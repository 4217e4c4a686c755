// Of three parties: the council passes the employer's answer on to the person in its own words, never in theirs.
import { refused } from '~/words/refusal'

const bare = (text: string) => text.replaceAll(/[\s、。，．,.・!！?？「」]/g, '')

// A word or two of the trade may well be the same.
const longest = 6

/** Whether a sentence takes over what the employer wrote: all of it, or any piece of it longer than a few words. */
export function takesOver(own: string, theirs: string): boolean {
	const [mine, raw] = [bare(own), bare(theirs)]
	if (raw === '') return false
	if (raw.length <= longest) return mine.includes(raw)
	for (let at = 0; at + longest < raw.length; at++)
		if (mine.includes(raw.slice(at, at + longest + 1))) return true
	return false
}

/** Refuses, by field, to pass an answer on without a sentence of the council's own, or in the employer's words. */
export function checkOwnWords(own: string, theirs: string, field: string): void {
	if (own.trim() === '') throw refused('pass-on-words', undefined, field)
	if (takesOver(own, theirs)) throw refused('pass-on-raw', undefined, field)
}
