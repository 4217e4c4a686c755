// What a part of a page says, as lines of text: pictures and what is hidden from readers' software are left out.
import type { ReactNode } from 'react'
import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

const unsaid = /<svg\b[\s\S]*?<\/svg>|<span class="band-hours"[^>]*>(?:<span>[^<]*<\/span>)*<\/span>/g
const ends = /<br\/?>|<\/(?:p|div|dt|dd|dl|li|ul|ol|h\d|summary|details)>/g
const entities: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#x27;': "'",
}

/** The lines of a node; empty ones are left out. */
export function plainText(node: ReactNode): string {
	return renderToStaticMarkup(createElement(Fragment, null, node))
		.replace(unsaid, '')
		.replace(ends, '\n')
		.replace(/<[^>]+>/g, '')
		.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join('\n')
}
