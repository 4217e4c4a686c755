// Issues a new card for a registrant, or for one seat of an employer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { cardSubject } from '~/people/account.server'
import { refuseEnded } from '~/people/employer.server'
import { requireStaff } from '~/people/guard.server'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { makeCard } from '../card-making.server'
import { CardPaper } from '../card-paper'

const words = councilWords.record

export const meta = titled(words.cardTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'issue-card')
	return params.registrantId
		? { href: `/council/people/${params.registrantId}`, label: words.cardBack }
		: { href: `/council/employers/${params.employerId}`, label: words.cardBackEmployer }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'issue-card')
	return makeCard(request, actor, async (tx) => {
		if (params.employerId) await refuseEnded(tx, params.employerId)
		return cardSubject(tx, params, who.roles)
	})
}

export default function Card() {
	return <CardPaper card={useActionData<typeof action>()} back={useLoaderData<typeof loader>()} />
}
