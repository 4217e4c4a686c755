// A paper as it is laid on A4 pages: what its parts are, and the characters a font cannot write.

/** One part of a paper, from top to bottom. */
export type PdfPart =
	| { kind: 'heading'; text: string }
	| { kind: 'text'; text: string; small?: boolean }
	/** A name and what belongs to it, side by side. */
	| { kind: 'pairs'; pairs: readonly { label: string; text: string }[] }
	/** Numbered questions, the law's word small beside each, the answer below. */
	| { kind: 'items'; items: readonly { question: string; law: string; text: string }[] }
	/** Words with kana over the hard ones, written `{客室|きゃくしつ}のシーツ`; large for reading on a board. */
	| { kind: 'ruby'; text: string; size: 'large' | 'text' | 'small'; bold?: boolean }
	/** A QR code as squares, its quiet edge counted in, with words beside it. */
	| { kind: 'qr'; size: number; path: string; caption: string }
	/** An empty box to write, sign or stamp in, so many lines high. */
	| { kind: 'box'; label: string; lines: number }
	/** Lines to be filled in by hand, each with its label. */
	| { kind: 'blanks'; labels: readonly string[] }
	/** Headings and rows; `right` for numbers. */
	| {
			kind: 'table'
			columns: readonly { label: string; right?: boolean }[]
			rows: readonly (readonly string[])[]
	  }

/** Where the window of an envelope shows an address, in millimetres from the sheet's left upper corner. */
export type EnvelopeWindow = { leftMm: number; topMm: number }

/**
 * A whole paper; `foot` stands on each of its pages beside the page's number. `to` is the address for an envelope with
 * a window, on its first page.
 */
export type PdfPaper = {
	title: string
	subject: string
	foot: string
	parts: readonly PdfPart[]
	to?: { lines: readonly string[]; window: EnvelopeWindow }
}

/** What stands for a character the font has not: 〓, as printers have always put it. */
export const noGlyph = '〓'

// A mark that asks for another form of the character before it (異体字セレクタ); fonts without that form show the usual one.
const isSelector = (code: number) =>
	(code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
const isControl = (code: number) => code < 0x20

/**
 * A text as a font can write it: characters it has not become 〓, and are named. A special form it has not is written
 * in the usual form, and named too: a person's name is written by hand where it matters.
 */
export function writable(
	text: string,
	has: (code: number) => boolean,
): { text: string; lacks: readonly string[] } {
	const lacks: string[] = []
	let written = ''
	let before = ''
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0
		if (isSelector(code)) lacks.push(before + character)
		else if (isControl(code) || has(code)) written += character
		else {
			lacks.push(character)
			written += noGlyph
		}
		before = character
	}
	return { text: written, lacks }
}

/** Words with kana taken apart: a word with its kana is one piece, everything else a piece a character. */
export function rubyUnits(text: string): { base: string; kana: string }[] {
	return [...text.matchAll(/\{([^{}|\s]+)\|([^{}|\s]+)\}|([\s\S])/gu)].map(([, base, kana, plain]) =>
		base && kana ? { base, kana } : { base: plain ?? '', kana: '' },
	)
}

/** Pieces in lines no wider than `most`, each as it was; a piece wider than a line has one of its own. */
export function linesOf<Unit extends { wide: number }>(units: readonly Unit[], most: number): Unit[][] {
	const lines: Unit[][] = []
	let left = 0
	for (const unit of units) {
		const last = lines.at(-1)
		if (last && unit.wide <= left) last.push(unit)
		else {
			lines.push([unit])
			left = most
		}
		left -= unit.wide
	}
	return lines
}
