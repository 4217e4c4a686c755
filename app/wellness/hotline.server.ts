// The help lines that stand on every page of the room: from the settings staff keep, with the day last checked.
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'

/** Lines in their order; each setting is `name|numbers|hours|day checked`. */
export async function hotlinesOn(
	on: Db,
	day: string,
): Promise<{
	lines: { name: string; note: string; numbers: { telephone: string }[]; first: boolean }[]
	checkedOn: string
}> {
	const set = await settingsOn(on, ['hotline-1', 'hotline-2', 'hotline-3'], day)
	const lines = Object.values(set).map((line) => String(line).split('|'))
	const checked = lines
		.map((parts) => parts[3] ?? '')
		.filter(Boolean)
		.sort()
	return {
		lines: lines.map(([name = '', numbers = '', note = ''], n) => ({
			name,
			note,
			numbers: numbers.split('/').map((telephone) => ({ telephone: telephone.trim() })),
			first: n === 0,
		})),
		checkedOn: checked[0] ?? '',
	}
}
