// Issues a new card for somebody of the office: the administrator's alone, since a card sets the secret.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { staffRoles } from '~/people/role'
import { holderForCard } from '~/people/staff.server'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { staffWords } from '~/words/ja/office'
import { makeCard } from '../card-making.server'
import { CardPaper } from '../card-paper'

export const meta = titled(councilWords.record.cardTitle)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'grant-roles')
	return null
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'grant-roles')
	await requireFresh(request, who)
	return makeCard(request, actor, (tx) => holderForCard(tx, params.staffId ?? '', staffRoles))
}

export default function StaffCard() {
	const back = { href: '/council/staff', label: staffWords.cardBack }
	return <CardPaper card={useActionData<typeof action>()} back={back} />
}
