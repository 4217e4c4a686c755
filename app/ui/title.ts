// The window's title of a page.
import type { MetaFunction } from '@remix-run/node'
import type { RootFacts } from './frame'
import { windowTitle } from './page-head'
import { withoutKana } from './ruby'

/** `export const meta = titled('できる時間')`, or a function of the page's own data; `room` for consultations. */
export function titled<Data = unknown>(
	title: string | ((data: Data) => string),
	more: { room?: boolean } = {},
): MetaFunction {
	return ({ data, matches }) => {
		const root = matches.find((match) => match.id === 'root')?.data as RootFacts | undefined
		const own =
			typeof title === 'string' ? title : data === undefined || data === null ? '' : title(data as Data)
		return [{ title: windowTitle(withoutKana(own), root?.office.town ?? '', more) }]
	}
}
