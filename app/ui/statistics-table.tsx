// Released statistics as tables with their pictures: topics with bars and lines, and a topic crossed with one more thing.
import { statisticsWords } from '~/words/ja/statistics'
import { wellnessWords } from '~/words/ja/wellness'
import { Bar, Line } from './chart'
import { Table } from './table'

const words = statisticsWords.page

/** A number as it may be said: null is hidden. */
const say = (shown: number | null) => (shown === null ? words.hidden : words.shown(shown))

/** One topic: its number now, and in the quarters up to now, the oldest first; undefined is a quarter that is not out. */
export type TopicRow = {
	topic: keyof typeof wellnessWords.topics
	shown: number | null
	over: (number | null)[]
}

/** Topics by their number, with a bar each, and a line where there is more than one quarter. */
export function TopicTable({ rows, caption }: { rows: readonly TopicRow[]; caption: string }) {
	const most = Math.max(1, ...rows.map(({ shown }) => shown ?? 0))
	const highest = Math.max(1, ...rows.flatMap(({ over }) => over.map((n) => n ?? 0)))
	const several = rows.some(({ over }) => over.filter((n) => n !== null).length > 1)
	return (
		<Table
			caption={caption}
			columns={[
				{ label: words.columns.topic },
				{ label: words.columns.people, right: true },
				{ label: words.columns.bar, silent: true },
				...(several ? [{ label: words.columns.line }] : []),
			]}
			rows={rows.map(({ topic, shown, over }) => ({
				key: topic,
				cells: [
					wellnessWords.topics[topic],
					say(shown),
					<Bar key="bar" share={(shown ?? 0) / most} hidden={shown === null} />,
					<Line key="line" shares={over.map((n) => (n === null ? null : n / highest))} />,
				],
			}))}
		/>
	)
}

/** A crossing: a row for each band, district, field or firm, a column for each topic. */
export function CrossedTable(props: {
	caption: string
	label: string
	topics: readonly (keyof typeof wellnessWords.topics)[]
	rows: readonly { key: string; label: string; shown: readonly (number | null)[] }[]
}) {
	const { caption, label, topics, rows } = props
	return (
		<Table
			caption={caption}
			className="stat-cells"
			columns={[{ label }, ...topics.map((topic) => ({ label: wellnessWords.topics[topic], right: true }))]}
			rows={rows.map((row) => ({ key: row.key, cells: [row.label, ...row.shown.map(say)] }))}
		/>
	)
}
