// 手順書 and 仕様書 of tasks: what who does it needs, and what the contract is measured by.
import { sayDay, sayMinutes, saySpan } from '~/words/ja/dates'
import { hazardWords, sheetWords } from '~/words/ja/sheet'
import { sayRule, weatherWords } from '~/words/ja/weather'
import { workWords } from '~/words/ja/work'
import type { WeatherRule } from '~/work/weather'
import { KeyValues } from './facts'

const words = sheetWords.papers

/** A task as the room gives it. */
export type TaskRead = {
	id: string
	title: string
	result: string
	procedure: string
	specification: string
	contractKind: keyof typeof workWords.contractKinds
	place: string
	bring: string
	minutes: number
	rests: boolean
	hazards: readonly string[]
	outdoors: boolean
	weather: WeatherRule | null
	rain: string
	slots: readonly { day: string; startMinute: number; endMinute: number }[]
}

/** The task in words, ready to be drawn. */
export const workFacts = (task: TaskRead) => ({
	id: task.id,
	title: task.title,
	result: task.result,
	procedure: task.procedure,
	specification: task.specification,
	contract: workWords.contractKinds[task.contractKind],
	place: task.place,
	bring: task.bring,
	minutes: sayMinutes(task.minutes),
	rests: task.rests,
	hazards: task.hazards.map((one) => hazardWords[one as keyof typeof hazardWords] ?? one).join('・'),
	days: task.slots.map((slot) => `${sayDay(slot.day)} ${saySpan(slot.startMinute, slot.endMinute)}`),
	rain: task.outdoors ? [task.weather && sayRule(task.weather), task.rain].filter(Boolean).join('\n') : '',
})

type Task = ReturnType<typeof workFacts>

const rainPart = ({ rain }: Task) =>
	rain === '' ? [] : [{ label: weatherWords.rule.label, answer: <span className="lines-kept">{rain}</span> }]

/** 手順書 of a task. */
export function Procedure({ task }: { task: Task }) {
	return (
		<section className="paper-part">
			<h2>{task.title}</h2>
			<KeyValues
				pairs={[
					{ label: words.result, answer: task.result },
					{ label: words.place, answer: task.place },
					{ label: words.minutes, answer: task.minutes + (task.rests ? ` ${words.rests}` : '') },
					...(task.bring ? [{ label: words.bring, answer: task.bring }] : []),
					...(task.hazards ? [{ label: words.hazards, answer: task.hazards }] : []),
					...rainPart(task),
				]}
			/>
			<p className="lines-kept paper-steps">{task.procedure}</p>
		</section>
	)
}

/** 仕様書 of a task. */
export function Specification({ task }: { task: Task }) {
	return (
		<section className="paper-part">
			<h2>{task.title}</h2>
			<KeyValues
				pairs={[
					{ label: words.contract, answer: task.contract },
					{ label: words.result, answer: task.result },
					{ label: words.measure, answer: <b className="lines-kept">{task.specification}</b> },
					{ label: words.place, answer: task.place },
					{ label: words.minutes, answer: task.minutes },
					...rainPart(task),
				]}
			/>
		</section>
	)
}
