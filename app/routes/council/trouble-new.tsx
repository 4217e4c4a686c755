// What was heard at the counter or on the telephone from somebody who is neither registrant nor employer, or of no work.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { readPhotos } from '~/files/file.server'
import { allEmployers } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { troubleKinds } from '~/trouble/trouble'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, SelectField, TextField } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { optionalTelephone, optionalText, pick } from '~/words/ja/fields'
import { troubleWords } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { withTold } from '../told'
import { TroubleFields, troubleFields } from '../trouble-parts'
import { tell } from '../trouble-shown.server'

const words = troubleWords.council
const { fields } = troubleWords

export const meta = titled(words.add)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'keep-troubles')
	return {
		today: dayOf(now()),
		employers: (await inSnapshot((on) => allEmployers(on))).map((one) => ({
			value: one.id,
			label: one.name,
		})),
	}
}

const schema = z.object({
	...troubleFields,
	kind: pick(fields.kind, troubleKinds),
	name: optionalText(fields.name, 60),
	telephone: optionalTelephone(fields.telephone),
	employerId: z.string().max(64).default(''),
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'keep-troubles')
	return send(request, {
		form: 'trouble',
		person: who.accountId,
		schema,
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { photos: _, name, telephone, employerId, ...told }, photos) {
			const known = employerId && (await allEmployers(tx)).some((one) => one.id === employerId)
			const id = await tell(
				tx,
				{ ...actor, channel: 'telephone' },
				{ kind: 'outside', name, telephone: telephone ?? '' },
				{ ...told, assignmentId: '', employerId: known ? employerId : null },
				photos,
			)
			return withTold(`/council/troubles/${id}`, 'opened')
		},
	})
}

export default function TroubleNew() {
	const { today, employers } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'trouble', { happenedDay: today, kind: 'neighbour' })
	return (
		<Council>
			<DeskHead title={words.add} over={<a href="/council/troubles">{words.back}</a>} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			<p>{words.notHere}</p>
			<Sheet id="new" title={words.add}>
				<ActForm idempotencyKey={view.key} files className="page-form">
					<PickOne
						{...view.line('kind')}
						label={fields.kind}
						choices={troubleKinds.map((value) => ({
							value,
							label: troubleWords.kinds[value],
							hint: troubleWords.notes[value],
						}))}
					/>
					<TextField {...view.line('name')} label={fields.name} optional />
					<TextField {...view.line('telephone')} label={fields.telephone} type="tel" optional />
					<SelectField
						{...view.line('employerId')}
						label={fields.employer}
						choices={employers}
						blank={fields.noEmployer}
						optional
					/>
					<TroubleFields kind="accident" view={view} works={[]} />
					<Button>{troubleWords.send}</Button>
				</ActForm>
			</Sheet>
		</Council>
	)
}
