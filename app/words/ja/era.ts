// Years as people write them: 1955, 昭和30, S30, 令和元.

// The first year of each era less one, and its last year; an era runs into the next within a year.
const eras: Record<string, { before: number; last: number }> = {
	明治: { before: 1867, last: 45 },
	大正: { before: 1911, last: 15 },
	昭和: { before: 1925, last: 64 },
	平成: { before: 1988, last: 31 },
	令和: { before: 2018, last: 99 },
}
const letters: Record<string, string> = { M: '明治', T: '大正', S: '昭和', H: '平成', R: '令和' }

const shape = /^(明治|大正|昭和|平成|令和|[MTSHR])(\d{1,2}|元)年?$/i

/** Four figures of the western year, or nothing when it is no year. Two figures alone could be either and are no year. */
export function yearTyped(typed: string): string | undefined {
	const plain = typed.normalize('NFKC').replace(/[\s.]/g, '')
	const western = /^(\d{4})年?$/.exec(plain)?.[1]
	if (western) return western
	const [, name = '', count = ''] = shape.exec(plain) ?? []
	const era = eras[name] ?? eras[letters[name.toUpperCase()] ?? '']
	const year = count === '元' ? 1 : Number(count)
	return era && year >= 1 && year <= era.last ? String(era.before + year) : undefined
}
