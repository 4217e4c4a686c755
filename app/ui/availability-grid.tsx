// できる時間: ○ or ― for four parts of seven days, real checkboxes; finer hours open below each day.
import { saySpan } from '~/words/ja/dates'
import { ui } from '~/words/ja/ui'
import { FromTo, hoursOfWork } from './field'
import { idFor } from './field-id'
import { Icon } from './icon'

/** The parts of a day as the council has set them; `label` is 朝, `hours` 6時〜10時. */
export type DayPart = { key: string; label: string; hours: string }

/** A finer span, in minutes after midnight. */
export type FinerSpan = { from?: number; to?: number }

/** What the grid needs. Days are 1 (Monday) to 7 (Sunday). */
export type AvailabilityGridProps = {
	/** The checkboxes are named `name`, with values `day-part`: `2-morning`. */
	name: string
	parts: readonly DayPart[]
	/** The values that are ○. */
	chosen: readonly string[]
	/** Finer spans by day, named `name-finer.day.n.from` and `.to`; one empty pair is always offered after them. */
	finer?: Readonly<Record<number, readonly FinerSpan[]>>
	/** What is wrong with the finer hours of a day. */
	errors?: Readonly<Record<number, string | undefined>>
	/** Days in the order shown. */
	days?: readonly number[]
}

/** `2-morning`: what a checkbox of the grid sends. */
export function partValue(day: number, part: string): string {
	return `${day}-${part}`
}

function Finer(props: { name: string; day: number; spans: readonly FinerSpan[]; error?: string }) {
	const { name, day, spans, error } = props
	return (
		<details open={spans.length > 0 || Boolean(error)}>
			<summary>
				{ui.finer}
				<Icon name="down" />
			</summary>
			{error && (
				<p className="err" id={idFor(`${name}-finer-${day}-error`)}>
					<Icon name="alert" />
					<span>{error}</span>
				</p>
			)}
			{[...spans, {}].map((span: FinerSpan, at) => (
				<fieldset key={`${name}.${day}.${at.toString()}`} className="add-span">
					<legend className="far">{ui.span(at + 1)}</legend>
					<FromTo
						range={hoursOfWork}
						from={{ name: `${name}-finer.${day}.${at}.from`, label: ui.fromWhen, defaultValue: span.from }}
						to={{ name: `${name}-finer.${day}.${at}.to`, label: ui.toWhen, defaultValue: span.to }}
						invalid={Boolean(error)}
						describedBy={error ? idFor(`${name}-finer-${day}-error`) : undefined}
					/>
				</fieldset>
			))}
		</details>
	)
}

/** 11時〜13時・15時〜16時: what was set by the half hour, said where the buttons stand. */
const finerHours = (spans: readonly FinerSpan[] = []) =>
	spans
		.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [saySpan(from, to)]))
		.join('・')

/** The week. The first checkbox of a day carries the id `name-day`. */
export function AvailabilityGrid(props: AvailabilityGridProps) {
	const { name, parts, chosen, finer, errors, days = [1, 2, 3, 4, 5, 6, 7] } = props
	return (
		<>
			<ul className="part-key">
				{parts.map(({ key, label, hours }) => (
					<li key={key}>
						<b>{label}</b>
						{hours}
					</li>
				))}
			</ul>
			<div className="week">
				{days.map((day) => (
					<fieldset className="week-day" key={day}>
						<legend>{ui.weekdayLong(ui.weekdays[day % 7] ?? '')}</legend>
						<div className="day-row">
							{parts.map(({ key, label }, at) => (
								<label className="part" key={key}>
									<input
										type="checkbox"
										name={name}
										value={partValue(day, key)}
										id={at === 0 ? idFor(`${name}-${day}`) : undefined}
										defaultChecked={chosen.includes(partValue(day, key))}
									/>
									<span>{label}</span>
								</label>
							))}
						</div>
						{finerHours(finer?.[day]) !== '' && (
							<p className="hint">{ui.finerHours(finerHours(finer?.[day]))}</p>
						)}
						{finer && <Finer name={name} day={day} spans={finer[day] ?? []} error={errors?.[day]} />}
					</fieldset>
				))}
			</div>
		</>
	)
}
