// A day and its hours as words that break between the two times and never inside one.
import { sayDay, sayTime } from '~/words/ja/dates'

/** 9時30分〜11時30分 */
export function Hours({ from, to }: { from: number; to: number }) {
	return (
		<>
			<span className="nb">{sayTime(from)}〜</span>
			<wbr />
			<span className="nb">{sayTime(to)}</span>
		</>
	)
}

/** 12月1日(火) 9時30分〜11時30分 */
export function DayHours({ day, from, to }: { day: string; from: number; to: number }) {
	return (
		<>
			<span className="nb">{sayDay(day)}</span> <Hours from={from} to={to} />
		</>
	)
}
