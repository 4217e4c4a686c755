// What somebody told, by when it is answered, and the office's answers.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readPhotos } from '~/files/file.server'
import { requireEmployer } from '~/people/guard.server'
import { formView } from '~/ui/answered'
import { Employer } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { troubleWords as words } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'
import { moreFields, OwnCase } from '../trouble-parts'
import { ownCase, tellMore } from '../trouble-shown.server'

export const meta = titled<{ found: { title: string } }>(({ found }) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return {
		found: await inSnapshot((on) => ownCase(on, { employerId }, params.troubleId ?? '')),
		told: toldOf(request, { told: words.own.told, called: words.own.toldAccident, added: words.own.added }),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, employerId } = await requireEmployer(request)
	const id = params.troubleId ?? ''
	await orNotFound(inSnapshot((on) => ownCase(on, { employerId }, id)))
	return send(request, {
		form: 'more',
		person: who.accountId,
		schema: z.object(moreFields),
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { more }, photos) {
			await tellMore(tx, actor, { employerId }, id, more, photos)
			return withTold(`/employer/trouble/${id}`, 'added')
		},
	})
}

export default function TroubleCase() {
	const view = formView(useActionData<typeof action>(), 'more')
	const { found, told } = useLoaderData<typeof loader>()
	return (
		<Employer>
			<PageHead title={found.title} />
			{told && <Told>{told}</Told>}
			<OwnCase found={found} called={told === words.own.toldAccident} view={view} />
		</Employer>
	)
}
