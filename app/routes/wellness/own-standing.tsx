// What a coordinator sees who may not read consultations now: where they stand, and whom to ask.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { requireCoordinator, requireFresh } from '~/people/guard.server'
import { LinkButton } from '~/ui/button'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { mayListen } from '~/wellness/standing'
import { standingOf } from '~/wellness/standing.server'
import { sayDayAndYear } from '~/words/ja/dates'
import { standingWords } from '~/words/ja/standing'
import { db } from '~db/client'
import { sayLicence, sayState } from './standing-shown'

const words = standingWords.mine

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireCoordinator(request)
	await requireFresh(request, who)
	const standing = await standingOf(db(), who.accountId)
	const today = dayOf(now())
	const may = mayListen(standing, today)
	const until = standing.renewOn
	return {
		may,
		soon: may && until && until < addDays(today, 60) ? words.soon(sayDayAndYear(until)) : null,
		head: who.roles.includes('head-coordinator'),
		state: words.state(sayState(standing)),
		licence: words.licence(sayLicence(standing, today)),
	}
}

export default function OwnStanding() {
	const { may, soon, head, state, licence } = useLoaderData<typeof loader>()
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={words.lead} />
			<Told kind={may && !soon ? 'done' : 'wait'}>{may ? (soon ?? words.may) : words.mayNot}</Told>
			<Sheet id="standing" title={standingWords.one.title}>
				<p>{state}</p>
				<p>{licence}</p>
				{(!may || soon) && <p>{head ? words.whatHead : words.what}</p>}
				{head && <LinkButton href="/coordinator/people">{words.people}</LinkButton>}
			</Sheet>
		</Coordinator>
	)
}
