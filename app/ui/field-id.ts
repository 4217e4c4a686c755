// Names of form fields and the ids their first control carries, so that the list of errors can lead to it.

/**
 * The id of a field's first control. A date's year and a span's beginning carry the id of the whole:
 * `when` and `when.year` are the same place.
 */
export function idFor(name: string): string {
	return name
		.replace(/\.(year|from)$/, '')
		.replace(/[^A-Za-z0-9_-]+/g, '-')
		.replace(/^-|-$/g, '')
}

/** Where a sentence about the whole form leads: the page itself. */
export const formItself = 'main'

/**
 * One thing to mend: where, and what to do. `href` leads elsewhere: to what was recorded already. `othersKept`: other
 * fields of the form were filled in, and still are.
 */
export type FieldError = { id: string; message: string; href?: string; othersKept?: boolean }

/** What a parser hands over (field → sentences) as a list, each with the id of its field; the form's own have the empty name. */
export function errorList(
	errors: Readonly<Record<string, readonly string[] | null | undefined>> | null | undefined,
	formId = formItself,
): FieldError[] {
	return Object.entries(errors ?? {}).flatMap(([name, messages]) =>
		(messages ?? []).map((message) => ({ id: name === '' ? formId : idFor(name), message })),
	)
}

/** The first sentence about one field; a date's or a span's parts answer for the whole. */
export function errorAt(
	errors: Readonly<Record<string, readonly string[] | null | undefined>> | null | undefined,
	name: string,
): string | undefined {
	for (const at of [name, `${name}.year`, `${name}.month`, `${name}.day`, `${name}.from`, `${name}.to`]) {
		const message = errors?.[at]?.[0]
		if (message) return message
	}
	return undefined
}
