// The three lines of a 緊急連絡先, the same for the person and for staff who enter them.
import { z } from 'zod'
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { personName, telephone, text } from '~/words/ja/fields'
import { emergencyWords as words } from '~/words/ja/life'

export const emergencyShape = z.object({
	name: personName(words.name),
	relation: text(words.relation, 40),
	telephone: telephone(words.telephone),
})

export function EmergencyForm({ view }: { view: ReturnType<typeof formView> }) {
	return (
		<ActForm idempotencyKey={view.key} className="page-form">
			<TextField {...view.line('name')} label={words.name} />
			<TextField {...view.line('relation')} label={words.relation} hint={words.relationHint} />
			<TextField {...view.line('telephone')} label={words.telephone} type="tel" />
			<Button>{words.save}</Button>
		</ActForm>
	)
}
