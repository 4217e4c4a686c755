// Who answers consultations: given and ended by the head coordinator (統括), and seen by nobody of the council.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { wellnessRoles } from '~/people/role'
import { Coordinator } from '~/ui/frame'
import { titled } from '~/ui/title'
import { staffWords as words } from '~/words/ja/office'
import { Holders } from '../holders'
import { actOnHolders, loadHolders } from '../holders.server'

const path = '/coordinator/people'

export const meta = titled(words.coordinatorsTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return loadHolders(request, wellnessRoles)
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return actOnHolders(request, { person: who.accountId, actor, roles: wellnessRoles, path })
}

export default function Coordinators() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return (
		<Coordinator>
			<Holders
				title={words.coordinatorsTitle}
				lead={words.coordinatorsLead}
				mayChange
				{...{ path, roles: wellnessRoles, found, answered }}
			/>
		</Coordinator>
	)
}
