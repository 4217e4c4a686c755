// What a task's terms cannot say yet, on the form it is written with: each with its reason and the day it will be said.
import type { FormView } from '~/ui/answered'
import { DateField, TextField } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { optionalDay, optionalText } from '~/words/ja/fields'
import { termsChangeWords } from '~/words/ja/terms-change'
import { undecidedKinds } from '~/work/undecided'
import type { UndecidedItem } from '~db/schema/work'

const words = termsChangeWords.undecided

const reasonOf = (item: UndecidedItem['item']) => optionalText(words.reasonOf(words.kinds[item]), 200)
const fixOnOf = (item: UndecidedItem['item']) => optionalDay(words.fixOnOf(words.kinds[item]))

/** The fields as a form sends them. */
export const undecidedFields = {
	addressReason: reasonOf('address'),
	addressFixOn: fixOnOf('address'),
	hoursReason: reasonOf('hours'),
	hoursFixOn: fixOnOf('hours'),
	procedureReason: reasonOf('procedure'),
	procedureFixOn: fixOnOf('procedure'),
	bringReason: reasonOf('bring'),
	bringFixOn: fixOnOf('bring'),
}

type Said = { [Name in keyof typeof undecidedFields]: string | null }

/** What was said of them, and the rest of the form. */
export function undecidedSaid<Value extends Said>(value: Value) {
	const {
		addressReason,
		addressFixOn,
		hoursReason,
		hoursFixOn,
		procedureReason,
		procedureFixOn,
		bringReason,
		bringFixOn,
		...rest
	} = value
	const said: Record<UndecidedItem['item'], [string | null, string | null]> = {
		address: [addressReason, addressFixOn],
		hours: [hoursReason, hoursFixOn],
		procedure: [procedureReason, procedureFixOn],
		bring: [bringReason, bringFixOn],
	}
	const undecided = undecidedKinds.flatMap((item): UndecidedItem[] => {
		const [reason, fixOn] = said[item]
		return reason || fixOn ? [{ item, reason: reason ?? '', fixOn: fixOn ?? '' }] : []
	})
	return { rest, undecided }
}

/** What a draft starts with. */
export const undecidedFirst = (open: readonly UndecidedItem[]): Record<string, string> =>
	Object.fromEntries(
		open.flatMap(({ item, reason, fixOn }) => [
			[`${item}Reason`, reason],
			[`${item}FixOn`, fixOn],
		]),
	)

/** The part of the form; open where something stands in it. */
export function UndecidedPart({ view }: { view: FormView }) {
	const used = undecidedKinds.some(
		(item) =>
			Boolean(view.value(`${item}Reason`)) || view.error(`${item}Reason`) || view.error(`${item}FixOn`),
	)
	return (
		<Fold title={words.part} open={used}>
			<p>{words.partLead}</p>
			{undecidedKinds.map((item) => (
				<div key={item} className="page-form">
					<TextField {...view.line(`${item}Reason`)} label={words.reasonOf(words.kinds[item])} optional />
					<DateField {...view.dateLine(`${item}FixOn`)} label={words.fixOnOf(words.kinds[item])} optional />
				</div>
			))}
		</Fold>
	)
}
