// Short names of longer texts: of a cut, for the address of a page; of what somebody was shown before an act.
import { createHash } from 'node:crypto'

/** Twelve letters that stay the same as long as a text does. */
export const shortNameOf = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 12)

/** Twelve letters from a cut as `writeCut` writes it. */
export const idOfCut = shortNameOf
