// What a clerk types with the telephone at the ear, read as a number or a name.

/** A telephone (`tail` and all its digits), the number of a card, or a name without spaces, as typed and in katakana. */
export type Searched =
	| { by: 'telephone'; tail: string; digits: string }
	| { by: 'number'; number: string }
	| { by: 'name'; typed: string; kana: string }
	| { by: 'nothing' }

const longestNumber = 6

export function readSearch(typed: string): Searched {
	const text = typed.normalize('NFKC').replace(/\s/g, '')
	// What a telephone shows: with hyphens of any kind, brackets, or none.
	const bare = text.replace(/[-‐‑–—―−ー()]/g, '')
	if (/^\d+$/.test(bare)) {
		if (bare.length === 4 || bare.length > longestNumber)
			return { by: 'telephone', tail: bare.slice(-4), digits: bare }
		return { by: 'number', number: bare }
	}
	const name = text.replace(/[%_]/g, '').replace(/(さん|様|さま)$/, '')
	if (name === '') return { by: 'nothing' }
	const kana = name.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
	return { by: 'name', typed: name, kana }
}

/** Whether a telephone as kept ends in the digits typed. */
export const endsIn = (telephone: string, digits: string) => telephone.replace(/\D/g, '').endsWith(digits)
