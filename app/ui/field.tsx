// The fields of a form: a question, a hint, what is wrong, the control. The first control of each carries the id of its name.
import type { ReactNode } from 'react'
import { ui } from '~/words/ja/ui'
import { idFor } from './field-id'
import { Icon } from './icon'

/** What every field has. `error` is one sentence that says what to do; `optional` says so beside the label. */
export type FieldProps = {
	name: string
	label: ReactNode
	hint?: ReactNode
	error?: string
	optional?: boolean
	/** Only where two fields of one page share a name. */
	id?: string
}

/** One thing to choose from. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

function Wrong({ id, error }: { id: string; error: string | undefined }) {
	return error ? (
		<p className="err" id={`${id}-error`}>
			<Icon name="alert" />
			<span>{error}</span>
		</p>
	) : null
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
	return hint ? (
		<p className="hint" id={`${id}-hint`}>
			{hint}
		</p>
	) : null
}

function Optional({ optional, word }: { optional: boolean | undefined; word: string }) {
	return optional ? <span className="must">{word}</span> : null
}

/** What a control says about itself to readers' software. */
function describe({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
	const by = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
	return {
		'aria-describedby': by || undefined,
		'aria-invalid': error ? (true as const) : undefined,
	}
}

/** One label over one control; `control` is drawn with the ids it needs. */
function Single(props: FieldProps & { children: ReactNode; word?: string }) {
	const { name, label, hint, error, optional, children, word = ui.optional } = props
	const id = props.id ?? idFor(name)
	return (
		<div className={error ? 'q has-err' : 'q'}>
			<label className="q-name" htmlFor={id}>
				{label}
				<Optional optional={optional} word={word} />
			</label>
			<Hint id={id} hint={hint} />
			<Wrong id={id} error={error} />
			{children}
		</div>
	)
}

/** Several controls under one question. */
export function Group(
	props: Omit<FieldProps, 'name'> & { id: string; quietLabel?: boolean; children: ReactNode },
) {
	const { id, label, hint, error, optional, quietLabel = false, children } = props
	const { 'aria-describedby': describedBy } = describe({ id, hint, error })
	return (
		<fieldset className={error ? 'q has-err' : 'q'} aria-describedby={describedBy}>
			<legend className={quietLabel ? 'far' : undefined}>
				{label}
				<Optional optional={optional} word={ui.optionalChoice} />
			</legend>
			<Hint id={id} hint={hint} />
			<Wrong id={id} error={error} />
			{children}
		</fieldset>
	)
}

/** A line of text. `autoComplete` and `inputMode` spare people typing. */
export function TextField(
	props: FieldProps & {
		type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
		defaultValue?: string
		autoComplete?: string
		inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal'
		maxLength?: number
		/** A field for few letters: a postcode, a code. */
		short?: boolean
		/** Letters set apart, for a code that is read from a card. */
		code?: boolean
	},
) {
	const {
		type = 'text',
		defaultValue,
		autoComplete,
		inputMode,
		maxLength,
		short = false,
		code = false,
	} = props
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props}>
			<input
				className={['in', short ? 'in-short' : '', code ? 'code' : ''].filter(Boolean).join(' ')}
				id={id}
				name={props.name}
				type={type}
				defaultValue={defaultValue}
				autoComplete={autoComplete}
				inputMode={inputMode}
				maxLength={maxLength}
				{...describe({ ...props, id })}
			/>
		</Single>
	)
}

/** People's own words. `rows` is the height in lines. */
export function TextArea(props: FieldProps & { rows?: number; defaultValue?: string; maxLength?: number }) {
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props}>
			<textarea
				className="in"
				id={id}
				name={props.name}
				rows={props.rows ?? 4}
				defaultValue={props.defaultValue}
				maxLength={props.maxLength}
				{...describe({ ...props, id })}
			/>
		</Single>
	)
}

/** A whole number with its unit: kg, 人, 分. */
export function NumberField(
	props: FieldProps & { unit: string; defaultValue?: number | string; maxLength?: number },
) {
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props}>
			<span className="with-unit">
				<input
					className="in"
					id={id}
					name={props.name}
					type="text"
					inputMode="numeric"
					autoComplete="off"
					defaultValue={props.defaultValue}
					maxLength={props.maxLength ?? 9}
					{...describe({ ...props, id })}
				/>
				<span>{props.unit}</span>
			</span>
		</Single>
	)
}

/** An amount in whole yen, 円 beside it. */
export function YenField(props: FieldProps & { defaultValue?: number | string }) {
	return <NumberField {...props} unit={ui.yenUnit} maxLength={14} />
}

/** One of many, from a list. `blank` is the first line, for where nothing is chosen yet. */
export function SelectField(
	props: FieldProps & {
		choices: readonly { value: string; label: string }[]
		defaultValue?: string
		blank?: string | false
	},
) {
	const { choices, defaultValue, blank = ui.choose } = props
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props} word={ui.optionalChoice}>
			<select
				className="in"
				id={id}
				name={props.name}
				defaultValue={defaultValue ?? (blank === false ? undefined : '')}
				{...describe({ ...props, id })}
			>
				{blank !== false && <option value="">{blank}</option>}
				{choices.map(({ value, label }) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</select>
		</Single>
	)
}

type PickLook = {
	choices: readonly Choice[]
	/** `two` puts short words side by side, `days` is for the seven days of a week. */
	columns?: 'one' | 'two' | 'days'
	quietLabel?: boolean
}

const pickClasses = { one: 'pick', two: 'pick pick-2', days: 'pick pick-days' }

function Picks(
	props: FieldProps & PickLook & { type: 'radio' | 'checkbox'; isChecked: (value: string) => boolean },
) {
	const { name, choices, columns = 'one', type, isChecked } = props
	const id = props.id ?? idFor(name)
	return (
		<Group {...props} id={id}>
			<div className={pickClasses[columns]}>
				{choices.map(({ value, label, hint }, at) => (
					<label key={value}>
						<input
							type={type}
							name={name}
							value={value}
							id={at === 0 ? id : `${id}-${at + 1}`}
							defaultChecked={isChecked(value)}
							aria-invalid={props.error ? true : undefined}
						/>
						<span>
							{label}
							{hint && <small>{hint}</small>}
						</span>
					</label>
				))}
			</div>
		</Group>
	)
}

/** One of a few, each in its own box. */
export function PickOne(props: FieldProps & PickLook & { defaultValue?: string }) {
	return <Picks {...props} type="radio" isChecked={(value) => value === props.defaultValue} />
}

/** Any of a few, each in its own box. */
export function PickMany(props: FieldProps & PickLook & { defaultValues?: readonly string[] }) {
	return (
		<Picks {...props} type="checkbox" isChecked={(value) => props.defaultValues?.includes(value) ?? false} />
	)
}

/** One box that means yes: 「読みました」. It starts empty unless the person had ticked it. */
export function Tick(props: Omit<FieldProps, 'optional'> & { value?: string; defaultChecked?: boolean }) {
	const { name, label, hint, error, value = 'on', defaultChecked = false } = props
	const id = props.id ?? idFor(name)
	return (
		<div className="q">
			<Wrong id={id} error={error} />
			<label className={error ? 'tick has-err' : 'tick'}>
				<input
					type="checkbox"
					id={id}
					name={name}
					value={value}
					defaultChecked={defaultChecked}
					{...describe({ id, hint, error })}
				/>
				<span>{label}</span>
			</label>
			<Hint id={id} hint={hint} />
		</div>
	)
}

/** What stands in the three parts of a date: an ISO day, or what the person had written. */
export type DateValue = string | { year?: string; month?: string; day?: string }

function dateParts(value: DateValue | undefined): { year?: string; month?: string; day?: string } {
	if (typeof value !== 'string') return value ?? {}
	const [year, month, day] = value.split('-')
	return { year, month: month?.replace(/^0/, ''), day: day?.replace(/^0/, '') }
}

/** A day in three parts, named `x.year`, `x.month`, `x.day`. */
export function DateField(props: FieldProps & { defaultValue?: DateValue; birth?: boolean }) {
	const { name, error } = props
	const id = props.id ?? idFor(name)
	const value = dateParts(props.defaultValue)
	const invalid = error ? true : undefined
	return (
		<Group {...props} id={id}>
			<div className="date-3">
				<label>
					<input
						className="in in-y"
						id={id}
						name={`${name}.year`}
						// A year of birth may be typed as 昭和30, which a keyboard of figures does not let through.
						inputMode={props.birth ? undefined : 'numeric'}
						maxLength={6}
						autoComplete={props.birth ? 'bday-year' : 'off'}
						defaultValue={value.year}
						aria-invalid={invalid}
					/>
					{ui.year}
				</label>
				<label>
					<input
						className="in"
						id={`${id}-month`}
						name={`${name}.month`}
						inputMode="numeric"
						maxLength={2}
						autoComplete={props.birth ? 'bday-month' : 'off'}
						defaultValue={value.month}
						aria-invalid={invalid}
					/>
					{ui.monthUnit}
				</label>
				<label>
					<input
						className="in"
						id={`${id}-day`}
						name={`${name}.day`}
						inputMode="numeric"
						maxLength={2}
						autoComplete={props.birth ? 'bday-day' : 'off'}
						defaultValue={value.day}
						aria-invalid={invalid}
					/>
					{ui.dayUnit}
				</label>
			</div>
		</Group>
	)
}

/** The times a select offers, in minutes after midnight. */
export type TimeRange = { from?: number; to?: number; step?: 15 | 30 }

/** From before a dawn harvest to after a late supper: the hours somebody may say they can. */
export const hoursOfWork: TimeRange = { from: 4 * 60, to: 22 * 60 }

/** Every time of a range, both ends included. */
export function timesOf({ from = 6 * 60, to = 20 * 60, step = 30 }: TimeRange): number[] {
	const times: number[] = []
	for (let at = from; at <= to; at += step) times.push(at)
	return times
}

function TimeOptions({ range, chosen }: { range: TimeRange; chosen: number | undefined }) {
	const times = timesOf(range)
	// A time from elsewhere (a quarter past, before six) is kept, not rounded away.
	if (chosen !== undefined && !times.includes(chosen)) times.push(chosen)
	return (
		<>
			<option value="">{ui.chooseShort}</option>
			{times
				.sort((a, b) => a - b)
				.map((minutes) => (
					<option key={minutes} value={minutes}>
						{ui.timeOfDay(minutes)}
					</option>
				))}
		</>
	)
}

/** A time of day in half or quarter hours; its value is minutes after midnight. */
export function TimeSelect(props: FieldProps & { range?: TimeRange; defaultValue?: number }) {
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props} word={ui.optionalChoice}>
			<select
				className="in in-short"
				id={id}
				name={props.name}
				defaultValue={props.defaultValue ?? ''}
				{...describe({ ...props, id })}
			>
				<TimeOptions range={props.range ?? {}} chosen={props.defaultValue} />
			</select>
		</Single>
	)
}

/** Minutes after midnight as a time control has them; midnight at the end of a day is its 0:00. */
const clockOf = (value: string | undefined): string | undefined => {
	if (value === undefined || !/^\d{1,4}$/.test(value)) return value
	const minutes = Number(value) % 1440
	return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A time of any quarter of the day, by the control of the phone or computer itself: a list of them would be a hundred lines long. */
export function TimeField(props: FieldProps & { defaultValue?: string }) {
	const id = props.id ?? idFor(props.name)
	return (
		<Single {...props}>
			<input
				className="in in-short"
				id={id}
				name={props.name}
				type="time"
				step={900}
				defaultValue={clockOf(props.defaultValue)}
				{...describe({ ...props, id })}
			/>
		</Single>
	)
}

/** Two time selects side by side without a question of their own, for a part of a larger field. */
export function FromTo(props: {
	from: { name: string; label?: string; defaultValue?: number }
	to: { name: string; label?: string; defaultValue?: number }
	range?: TimeRange
	describedBy?: string
	invalid?: boolean
}) {
	const { from, to, range = {}, describedBy, invalid } = props
	return (
		<div className="from-to">
			{[
				{ ...from, label: from.label ?? ui.from },
				{ ...to, label: to.label ?? ui.to },
			].map(({ name, label, defaultValue }) => (
				<label key={name}>
					<span>{label}</span>
					<select
						className="in"
						id={idFor(name)}
						name={name}
						defaultValue={defaultValue ?? ''}
						aria-invalid={invalid ? true : undefined}
						aria-describedby={describedBy}
					>
						<TimeOptions range={range} chosen={defaultValue} />
					</select>
				</label>
			))}
		</div>
	)
}

const pictures = 'image/jpeg,image/png,image/webp'

/** Photographs, or a file of another kind where `accept` says so. The browser's own control stays in sight, since without a script only it can say what was chosen. */
export function FileField(props: FieldProps & { multiple?: boolean; accept?: string }) {
	const id = props.id ?? idFor(props.name)
	const { accept = pictures } = props
	return (
		<div className={props.error ? 'q has-err' : 'q'}>
			<label className="q-name" htmlFor={id}>
				{props.label}
				<Optional optional={props.optional} word={ui.optionalFile} />
			</label>
			<Wrong id={id} error={props.error} />
			<div className="drop">
				<Icon name={accept === pictures ? 'camera' : 'doc'} />
				<span className="far">{accept === pictures ? ui.photo : ui.chooseFile}</span>
				<input
					type="file"
					id={id}
					name={props.name}
					accept={accept}
					multiple={props.multiple}
					{...describe({ ...props, id })}
				/>
				<Hint id={id} hint={props.hint} />
			</div>
		</div>
	)
}
