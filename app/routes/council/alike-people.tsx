// Records that may be of one person, a pair a line: who applied twice is found before work and pay are spread over two numbers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { alikePairs } from '~/people/registrant-join.server'
import { SeeLink } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayBirthDay } from '~/words/ja/dates'
import { samePersonWords as words } from '~/words/ja/same-person'
import { inSnapshot } from '~db/client'

export const meta = titled(words.alikeTitle)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'join-registrants')
	return inSnapshot(async (on) => ({
		pairs: (await alikePairs(on)).map(([one, other]) => ({
			// Who came later is the one that usually ends.
			id: other.id,
			with: one.id,
			born: sayBirthDay(one.birthDay),
			people: [one, other].map((each) => ({
				name: `${each.familyName} ${each.givenName}`,
				number: each.number ?? words.noNumber,
				state: councilWords.people.states[each.state],
			})),
		})),
	}))
}

export default function AlikePeople() {
	const { pairs } = useLoaderData<typeof loader>()
	const { columns } = councilWords.people
	return (
		<Council>
			<DeskHead title={words.alikeTitle} lead={words.alikeLead} />
			<Sheet id="alike" title={words.alikeTitle} flush={pairs.length > 0}>
				{pairs.length === 0 ? (
					<Empty icon="people" note={words.alikeNoneNote}>
						{words.alikeNone}
					</Empty>
				) : (
					<Table
						caption={words.alikeTitle}
						columns={[
							{ label: columns.name },
							{ label: words.alikeOther },
							{ label: words.facts.birthDay },
							{ label: columns.open, silent: true },
						]}
						rows={pairs.map((pair) => ({
							key: `${pair.id} ${pair.with}`,
							cells: [
								...pair.people.map((one) => (
									<span key={one.number + one.state}>
										{one.name}
										<small>
											{one.number} {one.state}
										</small>
									</span>
								)),
								pair.born,
								<SeeLink
									key="look"
									href={`/council/people/${pair.id}/same-person?with=${pair.with}`}
									label={`${pair.people[1]?.name ?? ''} ${words.look}`}
								>
									{words.look}
								</SeeLink>,
							],
						}))}
					/>
				)}
			</Sheet>
		</Council>
	)
}
