// What an employer asked for in words: its facts, why a day is counted, and what of a cut is other than asked.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { formatYen } from '~/base/yen'
import { councilWords } from '~/words/ja/council'
import { wishWords } from '~/words/ja/cuts'
import { sayDay, sayTime } from '~/words/ja/dates'
import type { WishedDays } from '~/work/cuts-question'
import { hoursIn, isOutside, isWishedDay, reasonOfDay } from '~/work/cuts-question'
import type { RequestState } from '~/work/request'
import { standingQuote } from '~/work/turning-down'

type Wish = WishedDays & { what: string; place: string; like: string; budgetYen: number | null }

const words = councilWords.splitting

const sayDays = ({ fromDay, byDay }: WishedDays) =>
	[fromDay, byDay]
		.map((day) => (day ? sayDay(day) : ''))
		.filter(Boolean)
		.join('〜')

/** The wish but for what it is about, as label and answer; what was left open is left out. */
export const wishPairs = (wish: Wish): { label: string; answer: string }[] =>
	[
		{ label: words.place, answer: wish.place },
		{ label: words.days, answer: sayDays(wish) },
		{ label: words.howOften, answer: wish.howOften },
		{ label: words.like, answer: wish.like },
		{ label: words.budget, answer: wish.budgetYen === null ? '' : `${formatYen(wish.budgetYen)}円` },
	].filter(({ answer }) => answer !== '')

/** The wish as it heads the comparison of cuts. */
export const wishShown = (wish: Wish) => [{ label: wishWords.what, answer: wish.what }, ...wishPairs(wish)]

/** The days that were asked for, in one line. */
export const wishedDays = (wish: WishedDays) => [sayDays(wish), wish.howOften].filter(Boolean).join('・')

/** Why figures are counted for a day, and whether that is another than was asked for. */
export function dayShown(
	wish: WishedDays,
	day: Day,
	today: Day,
	quoted: Day | null,
	said: typeof wishWords.days = wishWords.days,
): { say: string; other: boolean } {
	const reason = reasonOfDay(wish, day, today, quoted)
	return {
		say: said[reason](sayDay(day), wishedDays(wish)),
		other: reason === 'other' || reason === 'over',
	}
}

type Quoted = {
	state: RequestState
	quotes: readonly {
		totalYen: number
		lines: readonly { slots: readonly { day: Day; seats: number }[] }[]
	}[]
}

/** What the quote that stands is for: the cuts beside it count one time of the work. */
export function sayStanding(request: Quoted): string | null {
	const quote = standingQuote(request)
	if (!quote) return null
	const slots = quote.lines.flatMap((line) => line.slots)
	const seats = slots.reduce((sum, slot) => sum + slot.seats, 0)
	const days = new Set(slots.map((slot) => slot.day)).size
	return wishWords.standing(seats, days, formatYen(quote.totalYen))
}

type Piece = { day: number; startMinute: number; endMinute: number }

/** What of a cut lies on other days or hours than were asked for, in a sentence; nothing where all is as asked. */
export function otherThanWished(
	wish: Wish,
	pieces: readonly Piece[],
	first: Day,
	today: Day,
	quoted: Day | null,
): string | undefined {
	const hours = hoursIn([wish.howOften, wish.like, wish.what].join('。'))
	const { from, until } = hours
	const others = [...new Set(pieces.map((piece) => addDays(first, piece.day)))].filter(
		(day) => !isWishedDay(wish, day) && reasonOfDay(wish, day, today, quoted) === 'other',
	)
	const said = [
		others.length > 0 ? wishWords.otherDays(others.map(sayDay).join('、')) : '',
		pieces.some((piece) => isOutside(hours, piece))
			? wishWords.otherHours(
					[
						from === null ? '' : wishWords.from(sayTime(from, 'staff')),
						until === null ? '' : wishWords.until(sayTime(until, 'staff')),
					].join(''),
				)
			: '',
	].join('')
	return said === '' ? undefined : said
}
