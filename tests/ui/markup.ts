// Reads the markup a part draws, as a small tree: enough to ask who stands beside whom.
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** An element of the drawn markup; words are kept as plain strings. */
export type Drawn = {
	tag: string
	attributes: Record<string, string>
	children: (Drawn | string)[]
	parent?: Drawn
}

const empty = new Set(['input', 'br', 'img', 'hr'])

/** What the part sends to the browser. */
export function markup(element: ReactElement): string {
	return renderToStaticMarkup(element)
}

function attributesOf(words: string): Record<string, string> {
	return Object.fromEntries(
		[...words.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((found) => [
			(found[1] ?? '').toLowerCase(),
			found[2] ?? '',
		]),
	)
}

/** The tree of a drawn part. */
export function tree(html: string): Drawn {
	const root: Drawn = { tag: 'root', attributes: {}, children: [] }
	let at = root
	for (const [token] of html.matchAll(/<[^>]+>|[^<]+/g)) {
		if (!token.startsWith('<')) at.children.push(token)
		else if (token.startsWith('</')) at = at.parent ?? root
		else {
			const [, tag = '', rest = ''] = /^<([\w-]+)([^>]*?)\/?>$/s.exec(token) ?? []
			const drawn: Drawn = { tag, attributes: attributesOf(rest), children: [], parent: at }
			at.children.push(drawn)
			if (!empty.has(tag) && !token.endsWith('/>')) at = drawn
		}
	}
	return root
}

/** Every element of a tree. */
export function all(drawn: Drawn): Drawn[] {
	return drawn.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...all(child)]))
}

/** The words inside an element, those of drawings left out. */
export function wordsIn(drawn: Drawn): string {
	return drawn.children
		.map((child) => (typeof child === 'string' ? child : child.tag === 'svg' ? '' : wordsIn(child)))
		.join('')
		.trim()
}

/** The elements of one tag in a drawn part. */
export function find(element: ReactElement, tag: string): Drawn[] {
	return all(tree(markup(element))).filter((drawn) => drawn.tag === tag)
}
