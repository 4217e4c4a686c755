// What a door answers a form with when the act was not done, and how a page reads it.
import type { SubmissionResult } from '@conform-to/react'
import type { FieldError } from './field-id'
import { errorList, formItself } from './field-id'

/** The answer to a refused form: its name and key, what was typed, the sentence of each field. */
export type Answered = {
	form: string
	/** The same key again, so that the mended form is still the same form; undefined asks for a fresh one. */
	key: string | undefined
	result: SubmissionResult<string[]>
	/** Where to read what was recorded, when this form was answered before. */
	record: string | undefined
}

/** A page's view of one form: what to show in each field. */
export type FormView = {
	key: string
	errors: FieldError[]
	record: string | undefined
	/** The sentence at a field. */
	error(name: string): string | undefined
	/** Whether words were typed there and refused: an empty field has none to leave as they are. */
	refusedWords(name: string): boolean
	/** What was typed, or the value the page starts with. */
	value(name: string): string | undefined
	values(name: string): string[] | undefined
	/** What a field takes: its name, what was typed, its sentence. */
	line(name: string): { name: string; defaultValue: string | undefined; error: string | undefined }
	/** The same for a date. */
	dateLine(name: string): {
		name: string
		defaultValue: ReturnType<FormView['date']>
		error: string | undefined
	}
	/** Three parts of a date as typed. */
	date(name: string): string | { year?: string; month?: string; day?: string } | undefined
}

type Nested = { [name: string]: unknown } | undefined

const at = (typed: Nested, name: string): unknown =>
	name.split('.').reduce<unknown>((found, part) => (found as Nested)?.[part], typed)

const ofTheForm = ['key', 'intent', 'form']
const recordId = /^[0-9a-f-]{36}$/

/** The names of the fields somebody wrote or chose in; what the page itself sent along does not count. */
function filledIn(typed: unknown, name = ''): string[] {
	if (typed === null || typeof typed !== 'object')
		return typeof typed === 'string' && typed.trim() !== '' && !recordId.test(typed) ? [name] : []
	return Object.entries(typed).flatMap(([part, value]) =>
		name === '' && ofTheForm.includes(part) ? [] : filledIn(value, name || part),
	)
}

/**
 * Reads the answer for the form called `form`; `first` holds the values a fresh form starts with, by field name.
 */
export function formView(
	answered: Answered | undefined,
	form: string,
	first: Record<string, unknown> = {},
): FormView {
	const mine = answered?.form === form ? answered : undefined
	const typed = mine ? (mine.result.initialValue as Nested) : (first as Nested)
	const sentences = Object.fromEntries(
		Object.entries(mine?.result.error ?? {}).map(([name, list]) => [name, (list as string[] | null) ?? []]),
	)
	const wrong = Object.keys(sentences).map((name) => name.split('.')[0])
	// What the page itself had filled in is not what somebody wrote.
	const othersKept =
		mine !== undefined &&
		filledIn(typed).some((name) => !wrong.includes(name) && at(typed, name) !== first[name])
	const error = (name: string) => sentences[name]?.[0]
	const value = (name: string) => {
		const found = at(typed, name)
		return found === undefined || found === null ? undefined : String(found)
	}
	const date = (name: string) => at(typed, name) as ReturnType<FormView['date']>
	return {
		key: mine?.key ?? crypto.randomUUID(),
		errors: errorList(sentences).map((error) =>
			error.id === formItself && mine?.record ? { ...error, href: mine.record } : { ...error, othersKept },
		),
		record: mine?.record,
		error,
		refusedWords: (name) => error(name) !== undefined && (value(name) ?? '').trim() !== '',
		value,
		line: (name) => ({ name, defaultValue: value(name), error: error(name) }),
		dateLine: (name) => ({ name, defaultValue: date(name), error: error(name) }),
		values: (name) => {
			const found = at(typed, name)
			return found === undefined ? undefined : (Array.isArray(found) ? found : [found]).map(String)
		},
		date,
	}
}
