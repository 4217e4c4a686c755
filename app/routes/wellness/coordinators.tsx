// Who answers consultations: given and ended by the head coordinator (統括), and seen by nobody of the council.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { namesOf } from '~/people/account.server'
import { requireFresh, requireHeadCoordinator } from '~/people/guard.server'
import { wellnessRoles } from '~/people/role'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Coordinator } from '~/ui/frame'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { mayListen } from '~/wellness/standing'
import { candidatesOn, standingsOf } from '~/wellness/standing.server'
import { staffWords as words } from '~/words/ja/office'
import { standingWords } from '~/words/ja/standing'
import { inSnapshot } from '~db/client'
import { Holders } from '../holders'
import { actOnHolders, loadHolders } from '../holders.server'
import { sayLicence, sayState } from './standing-shown'

const path = '/coordinator/people'
const { list } = standingWords

export const meta = titled(words.coordinatorsTitle, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	const holders = await loadHolders(request, wellnessRoles)
	const today = dayOf(now())
	const standing = await inSnapshot(async (on) => {
		const candidates = await candidatesOn(on)
		const ids = [...new Set([...holders.people.map(({ id }) => id), ...candidates])]
		const all = await standingsOf(on, ids)
		const names = await namesOf(on, ids)
		return ids.flatMap((id) => {
			const one = all.get(id)
			return one
				? [
						{
							id,
							name: names.get(id) ?? '',
							state: sayState(one),
							licence: one.state === 'candidate' && !one.licence ? (one.why ?? '') : sayLicence(one, today),
							listens: mayListen(one, today),
						},
					]
				: []
		})
	})
	return { holders, standing }
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireHeadCoordinator(request)
	await requireFresh(request, who)
	return actOnHolders(request, { person: who.accountId, actor, roles: wellnessRoles, path })
}

export default function Coordinators() {
	const { holders, standing } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return (
		<Coordinator>
			<Holders
				title={words.coordinatorsTitle}
				lead={words.coordinatorsLead}
				mayChange
				{...{ path, roles: wellnessRoles, found: holders, answered }}
			/>
			<Sheet id="standing" title={list.title} flush>
				<p className="sheet-lead">{list.lead}</p>
				<Table
					caption={list.title}
					columns={[
						{ label: list.columns.name },
						{ label: list.columns.licence },
						{ label: list.columns.state },
						{ label: list.columns.act, silent: true },
					]}
					rows={standing.map((one) => ({
						key: one.id,
						cells: [
							one.name,
							one.licence,
							<Chip key="state" tone={one.listens ? 'yes' : 'wait'}>
								{one.state}
							</Chip>,
							<SeeLink key="see" href={`${path}/${one.id}/standing`}>
								{list.see}
							</SeeLink>,
						],
					}))}
				/>
			</Sheet>
		</Coordinator>
	)
}
