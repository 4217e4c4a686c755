// Days and times as Japanese text, for a resident (9時30分) and for staff and papers (9:30).

/** Who reads a time: a resident reads words, staff read figures. */
export type Reader = 'resident' | 'staff'

const weekdays = ['日', '月', '火', '水', '木', '金', '土']
const tokyoMillis = 9 * 3_600_000

/** '2026-12-01' gives 「12月1日(火)」. */
export function sayDay(day: string): string {
	const date = midnightOf(day)
	return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日(${weekdays[date.getUTCDay()]})`
}

/** '2026-12-01' gives 「2026年12月1日(火)」. */
export function sayDayAndYear(day: string): string {
	return `${midnightOf(day).getUTCFullYear()}年${sayDay(day)}`
}

/** A day of birth: nobody knows theirs by the day of the week. */
export const sayBirthDay = (day: string): string => sayDayAndYear(day).replace(/\(.\)$/, '')

/** '2026-12' (or a day in it) gives 「2026年12月」. */
export function sayMonth(month: string): string {
	const date = midnightOf(`${month.slice(0, 7)}-01`)
	return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`
}

/** A minute of the day (0–1440): 570 gives 「9時30分」, 600 gives 「10時」; for staff 「9:30」 and 「10:00」. */
export function sayTime(minute: number, reader: Reader = 'resident'): string {
	const hours = Math.floor(minute / 60)
	const minutes = minute % 60
	if (reader === 'staff') return `${hours}:${String(minutes).padStart(2, '0')}`
	return minutes === 0 ? `${hours}時` : `${hours}時${minutes}分`
}

/** Two minutes of one day: 「9時30分〜11時」; for staff 「9:30〜11:00」. */
export function saySpan(startMinute: number, endMinute: number, reader: Reader = 'resident'): string {
	return `${sayTime(startMinute, reader)}〜${sayTime(endMinute, reader)}`
}

/** A length in minutes: 「1時間30分」, 「2時間」, 「45分」. */
export function sayMinutes(minutes: number): string {
	const hours = Math.floor(minutes / 60)
	const rest = minutes % 60
	if (hours === 0) return `${rest}分`
	return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`
}

/** An instant, in Asia/Tokyo: 「11月21日(土) 9時30分」; for staff 「11月21日(土) 9:30」. */
export function sayInstant(instant: Date, reader: Reader = 'resident'): string {
	const there = new Date(instant.getTime() + tokyoMillis)
	const day = there.toISOString().slice(0, 10)
	return `${sayDay(day)} ${sayTime(there.getUTCHours() * 60 + there.getUTCMinutes(), reader)}`
}

function midnightOf(day: string): Date {
	const date = new Date(`${day}T00:00:00Z`)
	if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day))
		throw new RangeError(`not a day: ${day}`)
	return date
}

/** Until when an answer is awaited, to staff; null: from the talk on. */
export const sayAnswerUntil = (until: Date | null): string =>
	until === null ? 'お返事の時間は、お話ししたときから' : `返事は ${sayInstant(until, 'staff')} まで`
