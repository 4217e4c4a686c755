// 二重登録: by what two records may be one person. Pure.

/** What of a record tells whose it may be. */
export type Likeness = {
	id: string
	birthDay: string
	familyKana: string
	givenKana: string
	telephone: string
	address: string
}

const bare = (text: string) =>
	text
		.normalize('NFKC')
		.replace(/[\s‐‑–—―−ー-]/g, '')
		.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))

const same = (one: string, other: string) => bare(one) !== '' && bare(one) === bare(other)

/**
 * Whether two records may be of one person: born on one day, called by one given name, and of one family name, telephone or
 * address (who married has another family name). Twins share all but the given name.
 */
export const mayBeOne = (one: Likeness, other: Likeness): boolean =>
	one.id !== other.id &&
	one.birthDay !== '' &&
	one.birthDay === other.birthDay &&
	same(one.givenKana, other.givenKana) &&
	(same(one.familyKana, other.familyKana) ||
		same(one.telephone, other.telephone) ||
		same(one.address, other.address))

/** Pairs of records that may be of one person, each once. */
export function pairsAlike<One extends Likeness>(people: readonly One[]): [One, One][] {
	const born = new Map<string, One[]>()
	const pairs: [One, One][] = []
	for (const one of people) {
		const key = `${one.birthDay} ${bare(one.givenKana)}`
		const known = born.get(key) ?? []
		for (const other of known) if (mayBeOne(other, one)) pairs.push([other, one])
		born.set(key, [...known, one])
	}
	return pairs
}
