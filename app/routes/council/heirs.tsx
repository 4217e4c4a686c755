// 亡くなった方の報酬: every case, those that wait for the heirs' paper first, with the day each is out of time.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { isNear } from '~/money/heirs'
import { heirCasesShown } from '~/money/heirs-list.server'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { sayDayAndYear } from '~/words/ja/dates'
import { moneyWords } from '~/words/ja/money'
import { heirWords as words } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-money')
	const today = dayOf(now())
	const found = await inSnapshot(heirCasesShown)
	return found.map((one) => {
		const state = one.undoneAt ? ('undone' as const) : one.paidAt ? ('paid' as const) : ('open' as const)
		return {
			id: one.id,
			registrantId: one.registrantId,
			who: `${one.familyName} ${one.givenName}`,
			died: sayDayAndYear(one.diedDay),
			sum: `${formatYen(one.yen)}円`,
			limit: one.limitDay ? sayDayAndYear(one.limitDay) : '',
			near: state === 'open' && isNear(one.limitDay, today),
			state,
			mayOpen: mayDo('open-heir-case', who.roles),
		}
	})
}

export default function Heirs() {
	const cases = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead
				over={<a href="/council/money">{moneyWords.title}</a>}
				title={words.title}
				lead={words.listLead}
			/>
			<Sheet id="cases" title={words.title} flush={cases.length > 0}>
				{cases.length === 0 ? (
					<Empty icon="person" note={words.noneNote}>
						{words.none}
					</Empty>
				) : (
					<Table
						caption={words.title}
						columns={[
							{ label: words.columns.who },
							{ label: words.columns.died },
							{ label: words.columns.sum, right: true },
							{ label: words.columns.limit },
							{ label: words.columns.state },
							{ label: words.columns.open, silent: true },
						]}
						rows={cases.map((one) => ({
							key: one.id,
							cells: [
								one.who,
								one.died,
								one.sum,
								one.near ? (
									<Chip key="limit" tone="no">
										{one.limit}
									</Chip>
								) : (
									one.limit
								),
								<Chip
									key="state"
									tone={one.state === 'open' ? 'wait' : one.state === 'paid' ? 'yes' : 'plain'}
								>
									{words.states[one.state]}
								</Chip>,
								one.mayOpen && (
									<SeeLink key="open" href={`/council/people/${one.registrantId}/heirs`}>
										{words.columns.open}
									</SeeLink>
								),
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
