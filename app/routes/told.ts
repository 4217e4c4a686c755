// What happened, as a code in the address after an act; a page knows the sentences of its own codes and no others.

/** The address with its code. */
export function withTold(path: string, code: string): string {
	const url = new URL(path, 'http://own.invalid')
	url.searchParams.set('told', code)
	return url.pathname + url.search + url.hash
}

/** The address of a sentence that leads to a part of its page: the server is not sent the part, and says it there. */
export function withPart(address: string): string {
	const url = new URL(address, 'http://own.invalid')
	if (!url.searchParams.has('told') || url.hash === '') return address
	url.searchParams.set('at', url.hash.slice(1))
	return url.pathname + url.search + url.hash
}

/** The address of a sentence with the act it speaks of, so that its way back takes back that act and no other. */
export function withAct(address: string, eventId: string): string {
	const url = new URL(address, 'http://own.invalid')
	if (!url.searchParams.has('told')) return address
	url.searchParams.set('act', eventId)
	return url.pathname + url.search + url.hash
}

/** The sentence for the code in a request's address, or null. */
export function toldOf(request: Request, sentences: Readonly<Record<string, string>>): string | null {
	const code = new URL(request.url).searchParams.get('told') ?? ''
	return Object.hasOwn(sentences, code) ? (sentences[code] ?? null) : null
}
