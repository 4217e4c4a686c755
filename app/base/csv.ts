// A table as text that a spreadsheet opens.

// A cell that begins with one of these is run as a formula by spreadsheets.
const cell = (value: string | number | null) => {
	const text = value === null ? '' : String(value)
	const safe = /^[=+\-@\t]/.test(text) && typeof value !== 'number' ? `'${text}` : text
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a file: with a mark in front so that Excel reads it as UTF-8, lines ended as it expects them. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
	`\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

/** Such a file as an answer to a browser; `name` is of plain letters. */
export const csvAnswer = (text: string, name: string) =>
	new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store',
		},
	})
