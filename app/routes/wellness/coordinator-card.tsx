// Issues a new card for a coordinator: the head coordinator's alone, since a card sets the secret.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { wellnessRoles } from '~/people/role'
import { holderForCard } from '~/people/staff.server'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { staffWords } from '~/words/ja/office'
import { makeCard } from '../card-making.server'
import { CardPaper } from '../card-paper'

export const meta = titled(councilWords.record.cardTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	await requireHeadCoordinator(request)
	return null
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return makeCard(request, actor, (tx) => holderForCard(tx, params.coordinatorId ?? '', wellnessRoles))
}

export default function CoordinatorCard() {
	const back = { href: '/coordinator/people', label: staffWords.coordinatorCardBack }
	return <CardPaper card={useActionData<typeof action>()} back={back} />
}
