// A refusal of an act that answers with a file and no page: it is said on the page whose button was pressed.
import { seal, unseal } from '~/base/seal'
import type { Refusal } from '~/words/refusal'

const purpose = 'refused'

/** The address of the page with the refusal's sentence in it, sealed: nobody else's words are shown as ours. */
export function refusedOn(path: string, refusal: Refusal): string {
	return `${path}?refused=${seal(purpose, refusal.sentence, path)}`
}

/** The sentence of the refusal that led to this page, or null. */
export function refusedBefore(request: Request): string | null {
	const { pathname, searchParams } = new URL(request.url)
	return unseal(purpose, searchParams.get('refused') ?? '', pathname) ?? null
}
