// The contract check: what in a request's texts, answers and days makes commissioned work look like employment, what
// another law keeps for itself, and what is dangerous. Pure; the two lists stand in words/ (handbook §3.3).
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { WordRule } from '~/words/ja/contract-rules'
import { contractQuestions, denial, lawRules, notPartOf, wordRules } from '~/words/ja/contract-rules'
import type { ContractAnswers } from '~db/schema/work'
import type { TaskFields } from './task'
import { marksIn, placesOf, plainText, replacedIn } from './typed-text'

export type { ContractAnswers }
export type Question = (typeof contractQuestions)[number]['code']

/**
 * How a finding is settled: `reword` by other words or a 決裁者's reason, `words` by other words alone, `law` and
 * `safety` by asking and a 決裁者's reason, `never` by nothing: the work belongs to another form.
 */
export type FindingLevel = 'reword' | 'words' | 'law' | 'safety' | 'never'

/** Whether a 決裁者's reason may settle what a rule finds; `words` and `never` no reason settles. */
export const mayPass = (rule: string) =>
	!wordRules.some((one) => one.code === rule && one.onlyWords) &&
	!contractQuestions.some((one) => one.never && `question-${one.code}` === rule)

export type Finding = {
	level: FindingLevel
	/** The rule's code. */
	rule: string
	/** The same for the same rule about the same words: what an override is bound to. */
	about: string
	taskId: string | null
	field: string | null
	/** The sentence as it stands, where it begins in its field, and where its marked words begin and end. */
	sentence: string
	from: number
	marks: readonly { from: number; to: number }[]
	/** The sentence in better words, where there are some. */
	better: string | null
}

/** A text as typed, of a task or (`taskId` null) of what the employer asked. */
export type CheckedText = { taskId: string | null; field: string; text: string }

/** What staff write of a task in words or codes. */
type Written = {
	[Field in keyof TaskFields]-?: string extends TaskFields[Field] ? Field : never
}[keyof TaskFields]

// A new field does not compile until it is said who reads it: what was forgotten here would be checked by nobody.
const readBy = {
	title: 'everybody',
	result: 'everybody',
	procedure: 'everybody',
	specification: 'everybody',
	bring: 'everybody',
	payFor: 'everybody',
	rain: 'everybody',
	groupRule: 'everybody',
	cancellation: 'everybody',
	insurance: 'everybody',
	place: 'everybody',
	address: 'everybody',
	busStop: 'everybody',
	lowPayReason: 'staff',
	kind: 'code',
	areaId: 'code',
	skill: 'code',
} as const satisfies Record<Written, 'everybody' | 'staff' | 'code'>

/** A text of a task that is read by anybody but staff. */
export type CheckedField = {
	[Field in Written]: (typeof readBy)[Field] extends 'everybody' ? Field : never
}[Written]

export const checkedFields = (Object.keys(readBy) as Written[]).filter(
	(field): field is CheckedField => readBy[field] === 'everybody',
)

/** A task as far as its dangers and days are looked at. */
export type CheckedTask = {
	id: string
	title: string
	hazards: readonly string[]
	privateHome: boolean
	atHome: boolean
	slots: readonly { day: Day; startMinute: number; endMinute: number; seats: number }[]
}

/** Sentences of a text with the place each begins at; every letter of the text is in one of them. */
export function sentencesOf(text: string): { sentence: string; from: number }[] {
	const found: { sentence: string; from: number }[] = []
	for (const match of text.matchAll(/[^。｡\r\n]*[。｡\r\n]?/g)) {
		const sentence = match[0].replace(/[\r\n]$/, '')
		if (sentence.trim() !== '') found.push({ sentence, from: match.index })
	}
	return found
}

/** The sentence with the rule's words replaced; null where the rule has no better words for it. */
export function betterSentence(sentence: string, rule: Pick<WordRule, 'better' | 'pattern'>): string | null {
	let better = sentence
	for (const [pattern, words] of rule.better) better = replacedIn(better, pattern, words)
	return better === sentence || marksIn(better, rule.pattern).length > 0 ? null : better
}

const namesSum = (text: string) => /[円¥]|\d[\d,]{2,}/.test(plainText(text).plain)

/** Where the sentence has the rule's words, but for those in a client's own name. */
const marksBesideNames = (sentence: string, pattern: RegExp, names: readonly string[]) => {
	const named = names.flatMap((name) => (name === '' ? [] : placesOf(sentence, name)))
	return marksIn(sentence, pattern).filter(
		(mark) => !named.some(({ from, to }) => from <= mark.from && mark.to <= to),
	)
}

/** What the texts say that a rule asks about, in the order of the texts; `names` are names, and say nothing of the work. */
export function wordFindings(texts: readonly CheckedText[], names: readonly string[] = []): Finding[] {
	return texts.flatMap(({ taskId, field, text }) =>
		sentencesOf(text).flatMap(({ sentence, from }) => {
			const where = { taskId, field, sentence, from }
			const about = (rule: string) => `${rule} ${taskId ?? 'request'} ${field} ${sentence.trim()}`
			return [
				...wordRules.flatMap((rule): Finding[] => {
					const marks = marksBesideNames(sentence, rule.pattern, names).filter(
						({ to }) => rule.deniedToo || !denial.test(plainText(sentence.slice(to - 1)).plain),
					)
					if (marks.length === 0) return []
					const better = betterSentence(sentence, rule)
					// 時給 taken from beside a sum makes the sum of an hour the sum of the whole work.
					const otherSum =
						rule.ofSums && namesSum(text.slice(0, from) + better + text.slice(from + sentence.length))
					return [
						{
							...where,
							level: rule.onlyWords ? 'words' : 'reword',
							rule: rule.code,
							about: about(rule.code),
							marks,
							better: otherSum ? null : better,
						},
					]
				}),
				...lawRules.flatMap((rule): Finding[] => {
					const marks = marksBesideNames(sentence, rule.pattern, names).filter(
						({ to }) => !notPartOf.test(plainText(sentence.slice(to)).plain),
					)
					if (marks.length === 0) return []
					return [{ ...where, level: 'law', rule: rule.code, about: about(rule.code), marks, better: null }]
				}),
			]
		}),
	)
}

/** What the answers to the five questions say. */
export function answerFindings(answers: ContractAnswers): Finding[] {
	return contractQuestions.flatMap(({ code, ask, bad, never }): Finding[] =>
		answers[code] === bad
			? [
					{
						level: never ? 'never' : 'reword',
						rule: `question-${code}`,
						about: `question-${code}`,
						taskId: null,
						field: null,
						sentence: ask,
						from: 0,
						marks: [],
						better: null,
					},
				]
			: [],
	)
}

/** Whether an answer says that the work can be no commission, whatever else is done. */
export const isNever = (answers: ContractAnswers) =>
	answerFindings(answers).some((one) => one.level === 'never')

/** How much of the check is left before posting: each finding that is open, and the questions together. */
export const leftIn = ({
	findings,
	unasked: open,
}: {
	findings: readonly { settled: boolean }[]
	unasked: number
}) => findings.filter((one) => !one.settled).length + (open > 0 ? 1 : 0)

/** The questions that were not answered yet. */
export const unasked = (answers: ContractAnswers): Question[] =>
	contractQuestions.map((one) => one.code).filter((code) => answers[code] === undefined)

/** So many days of any seven at one client, by one person alone, are a pattern and not pieces of work. */
const mostDaysOfSeven = 4

/** 深夜: 22:00 to 5:00 (労働基準法37条 as a yardstick; no work of this scheme is offered then without a reason). */
const nightFrom = 22 * 60
const nightUntil = 5 * 60

const oneSeat = ({ seats }: { seats: number }) => seats === 1

/** One person at one client day after day, over the tasks of the whole request: four days, not four slots of a day. */
function dayAfterDay(tasks: readonly CheckedTask[]): Finding[] {
	const alone = [...new Set(tasks.flatMap((task) => task.slots.filter(oneSeat).map(({ day }) => day)))].sort()
	const close = new Set(
		alone.flatMap((first) => {
			const seven = alone.filter((day) => day >= first && day < addDays(first, 7))
			return seven.length < mostDaysOfSeven ? [] : seven
		}),
	)
	const days = [...close].sort()
	if (days.length === 0) return []
	const titles = tasks
		.filter((task) => task.slots.some((slot) => oneSeat(slot) && close.has(slot.day)))
		.map((task) => task.title)
	return [
		{
			level: 'reword',
			rule: 'day-after-day',
			// Another day is another pattern, and an old yes does not cover it.
			about: `day-after-day ${days[0]} ${days.at(-1)} ${days.length}`,
			taskId: null,
			field: null,
			sentence: [...new Set(titles)].join('・'),
			from: 0,
			marks: [],
			better: null,
		},
	]
}

/** Dangers done alone, private homes entered alone, work at night, and one person day after day. */
export function taskFindings(tasks: readonly CheckedTask[]): Finding[] {
	const each = tasks.flatMap((task): Finding[] => {
		const base = { taskId: task.id, field: null, sentence: task.title, from: 0, marks: [], better: null }
		const alone = task.slots.some((slot) => slot.seats < 2)
		const late = task.slots.some((slot) => slot.startMinute < nightUntil || slot.endMinute > nightFrom)
		const risks = [...task.hazards, ...(task.privateHome && !task.atHome ? ['private-home'] : [])]
		return [
			...(alone && risks.length > 0
				? [
						{
							...base,
							level: 'safety' as const,
							rule: 'two-people',
							about: `two-people ${task.id} ${[...risks].sort().join(' ')}`,
						},
					]
				: []),
			...(late ? [{ ...base, level: 'safety' as const, rule: 'night', about: `night ${task.id}` }] : []),
		]
	})
	return [...each, ...dayAfterDay(tasks)]
}

/** Everything the check finds, what nobody can pass over first. */
export function checkContract(
	texts: readonly CheckedText[],
	answers: ContractAnswers,
	tasks: readonly CheckedTask[],
	names: readonly string[] = [],
): Finding[] {
	const order: readonly FindingLevel[] = ['never', 'words', 'law', 'safety', 'reword']
	return [...answerFindings(answers), ...wordFindings(texts, names), ...taskFindings(tasks)].sort(
		(a, b) => order.indexOf(a.level) - order.indexOf(b.level),
	)
}
