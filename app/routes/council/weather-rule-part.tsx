// The rule of work in the open as fields of a form, on a step of the sheet and on a task: nothing of it must be said.
import { z } from 'zod'
import type { formView } from '~/ui/answered'
import { PickMany, SelectField, TextArea, TimeSelect } from '~/ui/field'
import { Sheet } from '~/ui/section'
import { optionalText, optionalTime, picks } from '~/words/ja/fields'
import { weatherWords } from '~/words/ja/weather'
import type { WeatherRule } from '~/work/weather'
import { deciders, halfways, heatAnswers } from '~/work/weather'

const words = weatherWords.rule

const orUsual = <const Values extends readonly [string, ...string[]]>(values: Values) =>
	z.preprocess((value) => (value === '' ? undefined : value), z.enum(values).optional())

/** The fields as a form sends them; what is empty is the council's usual. */
export const weatherFields = {
	rain: optionalText(words.rain, 1000),
	decides: orUsual(deciders),
	eveningMinute: optionalTime(words.evening),
	morningMinute: optionalTime(words.morning),
	halfway: orUsual(halfways),
	heats: picks(words.heat, heatAnswers),
}

type Typed = {
	decides?: WeatherRule['decides']
	eveningMinute: number | null
	morningMinute: number | null
	halfway?: WeatherRule['halfway']
	heats: readonly (typeof heatAnswers)[number][]
}

/** What was said of the rule, and what there is against heat; both undefined where nothing was. */
export function weatherSaid({ decides, eveningMinute, morningMinute, halfway, heats }: Typed) {
	const said = {
		...(decides && { decides }),
		...(eveningMinute !== null && { eveningMinute }),
		...(morningMinute !== null && { morningMinute }),
		...(halfway && { halfway }),
	}
	return {
		weather: Object.keys(said).length > 0 ? said : undefined,
		heat:
			heats.length > 0
				? {
						shade: heats.includes('shade'),
						water: heats.includes('water'),
						rest: heats.includes('rest'),
					}
				: undefined,
	}
}

/** The values the fields begin with. */
export const weatherFirst = (
	rule: Partial<WeatherRule> | null | undefined,
	heat: WeatherRule['heat'] | Partial<WeatherRule['heat']>,
) => ({
	decides: rule?.decides ?? '',
	eveningMinute: rule?.eveningMinute ?? '',
	morningMinute: rule?.morningMinute ?? '',
	halfway: rule?.halfway ?? '',
	heats: heatAnswers.filter((answer) => heat?.[answer] === true),
})

/** The part of the form. */
export function WeatherRulePart({ view }: { view: ReturnType<typeof formView> }) {
	const minute = (name: string) => (view.value(name) ? Number(view.value(name)) : undefined)
	const list = <Value extends string>(values: readonly Value[], labels: Record<Value, string>) =>
		values.map((value) => ({ value, label: labels[value] }))
	const range = { from: 0, to: 1440, step: 30 } as const
	return (
		<Sheet id="part-weather" title={words.part} note={words.lead}>
			<SelectField
				{...view.line('decides')}
				label={words.decides}
				choices={list(deciders, words.deciders)}
				blank={words.usual}
				optional
			/>
			<TimeSelect
				name="eveningMinute"
				label={words.evening}
				range={range}
				defaultValue={minute('eveningMinute')}
				error={view.error('eveningMinute')}
				optional
			/>
			<TimeSelect
				name="morningMinute"
				label={words.morning}
				range={range}
				defaultValue={minute('morningMinute')}
				error={view.error('morningMinute')}
				optional
			/>
			<SelectField
				{...view.line('halfway')}
				label={words.halfway}
				choices={list(halfways, words.halfways)}
				blank={words.usual}
				optional
			/>
			<PickMany
				name="heats"
				label={words.heat}
				hint={words.heatHint}
				choices={list(heatAnswers, words.heats)}
				defaultValues={view.values('heats')}
				error={view.error('heats')}
				optional
			/>
			<TextArea {...view.line('rain')} label={words.rain} rows={2} optional />
		</Sheet>
	)
}
