// The filter of a list of tasks as a page of its own: boxes to tick, sent by GET.
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { PickMany } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { publicWords } from '~/words/ja/public'
import { ui } from '~/words/ja/ui'
import { taskKinds } from '~/work/task'
import { kindWord } from './task-face'
import type { Chosen } from './task-filter'
import { partWords, wants, weekdayValues } from './task-filter'

const words = publicWords.filter

/** `hidden` travels along: which list was looked at. */
export function TaskFilterForm(props: {
	path: string
	chosen: Chosen
	areas: readonly { id: string; name: string }[]
	hidden?: Readonly<Record<string, string>>
}) {
	const { path, chosen, areas, hidden = {} } = props
	return (
		<>
			<PageHead title={words.title} lead={words.lead} />
			<form method="get" action={path} className="page-form">
				{Object.entries(hidden).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				<PickMany
					name="day"
					label={words.days}
					columns="days"
					choices={weekdayValues.map((value) => ({ value, label: ui.weekdays[Number(value)] ?? '' }))}
					defaultValues={chosen.day}
				/>
				<PickMany
					name="part"
					label={words.parts}
					columns="two"
					choices={partWords}
					defaultValues={chosen.part}
				/>
				<PickMany
					name="want"
					label={words.body}
					choices={wants.map((value) => ({ value, ...words.wants[value] }))}
					defaultValues={chosen.want}
				/>
				<PickMany
					name="area"
					label={words.areas}
					columns="two"
					choices={areas.map(({ id, name }) => ({ value: id, label: name }))}
					defaultValues={chosen.area}
				/>
				<PickMany
					name="kind"
					label={words.kinds}
					columns="two"
					choices={taskKinds.map((value) => ({ value, label: kindWord(value) }))}
					defaultValues={chosen.kind}
				/>
				<p className="clear">
					<a href={path}>{publicWords.tasks.clear}</a>
				</p>
				<Dock>
					<Button icon="search">{words.submit}</Button>
				</Dock>
			</form>
		</>
	)
}
