// Telling the office what went wrong, in one page.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { readPhotos } from '~/files/file.server'
import { requireRegistrant } from '~/people/guard.server'
import { callsAtOnce, isAccident, ownKinds } from '~/trouble/trouble'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { troubleWords as words } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'
import { withTold } from '../told'
import { FirstOfAll, freshTrouble, TroubleFields, troubleFields } from '../trouble-parts'
import { tell, worksOf } from '../trouble-shown.server'

export const meta = titled<{ title: string }>((found) => found.title)

const kindOf = (asked: string | undefined) =>
	orNotFound(Promise.resolve(ownKinds.find((kind) => kind === asked)))

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const kind = await kindOf(params.trouble)
	const today = dayOf(now())
	const works = await inSnapshot((on) => worksOf(on, { registrantId }, today))
	const asked = new URL(request.url).searchParams.get('assignment')
	return {
		kind,
		title: words.kinds[kind],
		today,
		works,
		work: works.some(({ value }) => value === asked) ? (asked ?? '') : '',
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const kind = await kindOf(params.trouble)
	return send(request, {
		form: 'trouble',
		person: who.accountId,
		schema: z.object(troubleFields),
		prepare: ({ form }) => readPhotos(form.getAll('photos')),
		async act(tx, { photos: _, ...said }, photos) {
			const told = { ...said, kind }
			const id = await tell(tx, actor, { kind: 'registrant', registrantId }, told, photos)
			return withTold(`/my/trouble/${id}`, callsAtOnce(told) ? 'called' : 'told')
		},
	})
}

export default function TroubleTell() {
	const { kind, title, today, works, work } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'trouble', freshTrouble(kind, today, work))
	return (
		<Resident back={{ href: '/my/trouble', label: words.title }}>
			<PageHead title={title} lead={words.notes[kind]} />
			{isAccident(kind) && <FirstOfAll />}
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} files className="page-form">
				<TroubleFields kind={kind} view={view} works={works} />
				<Button>{words.send}</Button>
			</ActForm>
		</Resident>
	)
}
