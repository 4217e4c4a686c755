// Where somebody lives and how they are reached: the same fields when joining and when they change.
import type { FormView } from '~/ui/answered'
import { SelectField, TextField } from '~/ui/field'
import { chosen, optionalEmail, postalCode, telephone, text } from '~/words/ja/fields'
import { publicWords } from '~/words/ja/public'

const words = publicWords.join

/** How these fields are read. */
export const contactShape = {
	areaId: chosen(words.areaId),
	postalCode: postalCode(words.postalCode),
	address: text(words.address, 200),
	telephone: telephone(words.telephone),
	email: optionalEmail(words.email),
}

/** The fields themselves, with what was typed. */
export function ContactFields({
	view,
	areas,
}: {
	view: FormView
	areas: readonly { id: string; name: string }[]
}) {
	return (
		<>
			<SelectField
				{...view.line('areaId')}
				label={words.areaId}
				choices={areas.map(({ id, name }) => ({ value: id, label: name }))}
			/>
			<TextField
				{...view.line('postalCode')}
				label={words.postalCode}
				hint={words.postalCodeHint}
				inputMode="numeric"
				autoComplete="postal-code"
				short
			/>
			<TextField
				{...view.line('address')}
				label={words.address}
				hint={words.addressHint}
				autoComplete="street-address"
			/>
			<TextField
				{...view.line('telephone')}
				label={words.telephone}
				hint={words.telephoneHint}
				type="tel"
				autoComplete="tel"
			/>
			<TextField
				{...view.line('email')}
				label={words.email}
				hint={words.emailHint}
				inputMode="email"
				autoComplete="email"
				optional
			/>
		</>
	)
}
