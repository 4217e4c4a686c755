// How a task is paid beside its one sum, as fields of its form: nothing of it must be said.
import { z } from 'zod'
import { isWithholdingKind, withholdingKinds } from '~/council/withholding'
import type { formView } from '~/ui/answered'
import { NumberField, SelectField, TextField, Tick, YenField } from '~/ui/field'
import { Sheet } from '~/ui/section'
import { optionalText, optionalWhole, tick } from '~/words/ja/fields'
import { payWords as words } from '~/words/ja/pay'
import type { PayTerms } from '~/work/pay-terms'
import { payWays, tidyPayTerms, travelNames, travelWays, usualPayTerms } from '~/work/pay-terms'

const orFirst = <const Values extends readonly [string, ...string[]]>(values: Values) =>
	z.preprocess((value) => (value === '' ? undefined : value), z.enum(values).default(values[0] as never))

/** The fields as a form sends them; what is empty is the usual way. */
export const payTermsFields = {
	payBy: orFirst(payWays),
	payUnit: optionalText(words.unit, 20),
	payUnits: optionalWhole(words.units, { least: 1, most: 10_000 }),
	payWhy: optionalText(words.why, 300),
	shared: tick(),
	withholding: orFirst(withholdingKinds),
	taxApart: tick(),
	travel: orFirst(travelWays),
	travelAs: orFirst(['expense', 'pay']),
	travelYen: optionalWhole(words.travelYen, { least: 0, most: 100_000, unit: '円' }),
}

type Typed = {
	payBy: PayTerms['by']
	payUnit: string
	payUnits: number | null
	payWhy: string
	shared: boolean
	withholding: string
	taxApart: boolean
	travel: PayTerms['travel']
	travelAs: PayTerms['travelAs']
	travelYen: number | null
}

/** What was said; null where it is the usual way. `areaYen` stands in for a fixed sum that was left empty. */
export function payTermsSaid(typed: Typed, areaYen: number | null): PayTerms | null {
	const { payBy, payUnit, payUnits, payWhy, shared, withholding, taxApart, travel, travelAs, travelYen } =
		typed
	const said = tidyPayTerms({
		by: payBy,
		unit: payUnit,
		units: payUnits ?? 0,
		why: payWhy,
		shared,
		withholding,
		taxApart,
		travel,
		travelAs,
		travelYen: travelYen ?? (travel === 'fixed' ? (areaYen ?? 0) : 0),
	})
	const usual = !said.shared && said.by === 'result' && said.withholding === 'none' && said.travel === 'none'
	return usual ? null : said
}

/** The values the fields begin with. */
export function payTermsFirst(terms: PayTerms | null | undefined) {
	const { by, unit, units, why, shared, withholding, taxApart, travel, travelAs, travelYen } =
		terms ?? usualPayTerms
	return {
		payBy: by,
		payUnit: unit,
		payUnits: by === 'result' ? '' : units,
		payWhy: why,
		shared: shared ? 'on' : '',
		withholding,
		taxApart: taxApart ? 'on' : '',
		travel,
		travelAs,
		travelYen: travel === 'none' ? '' : travelYen,
	}
}

const list = <Value extends string>(values: readonly Value[], labels: Record<Value, string>) =>
	values.map((value) => ({ value, label: labels[value] }))

/** The part of the form; `travelNote` says the fixed sum of the task's district. */
export function PayTermsPart({
	view,
	travelNote,
}: {
	view: ReturnType<typeof formView>
	travelNote: string
}) {
	const kind = view.value('withholding') ?? 'none'
	return (
		<Sheet id="part-pay-terms" title={words.part} note={words.partLead}>
			<SelectField
				{...view.line('payBy')}
				label={words.by}
				choices={list(payWays, words.ways)}
				blank={false}
			/>
			<TextField {...view.line('payUnit')} label={words.unit} hint={words.unitHint} optional />
			<NumberField {...view.line('payUnits')} label={words.units} hint={words.unitsHint} unit="" optional />
			<TextField {...view.line('payWhy')} label={words.why} hint={words.whyHint} optional />
			<Tick
				name="shared"
				label={words.shared}
				hint={words.sharedHint}
				defaultChecked={view.value('shared') === 'on'}
			/>
			<SelectField
				{...view.line('withholding')}
				label={words.withholding}
				hint={words.withholdingHint}
				choices={list(withholdingKinds, words.kinds)}
				blank={false}
			/>
			<Tick
				name="taxApart"
				label={words.taxApart}
				defaultChecked={isWithholdingKind(kind) && view.value('taxApart') === 'on'}
			/>
			<SelectField
				{...view.line('travel')}
				label={words.travel}
				choices={list(travelWays, words.travels)}
				blank={false}
			/>
			<YenField
				{...view.line('travelYen')}
				label={words.travelYen}
				hint={`${words.travelYenHint}${travelNote}`}
				optional
			/>
			<SelectField
				{...view.line('travelAs')}
				label={words.travelAs}
				choices={list(travelNames, words.names)}
				blank={false}
			/>
		</Sheet>
	)
}
