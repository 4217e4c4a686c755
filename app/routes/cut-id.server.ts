// A short name of a cut that stays the same as long as its pieces do, for the address of a page.
import { createHash } from 'node:crypto'

/** Twelve letters from a cut as `writeCut` writes it. */
export const idOfCut = (text: string): string =>
	createHash('sha256').update(text).digest('base64url').slice(0, 12)
