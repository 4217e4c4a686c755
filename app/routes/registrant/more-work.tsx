// What hours would bring more work, for whoever opens it: never beyond one's own limits, never about the person.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { moreWorkOf } from '~/matching/unlock.server'
import { requireRegistrant } from '~/people/guard.server'
import { partValue } from '~/ui/availability-grid'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { unlockWords } from '~/words/ja/unlock'
import { inSnapshot } from '~db/client'
import { partWords } from '../task-filter'

const words = unlockWords.more
const mostShown = 5

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const found = await inSnapshot((on) => moreWorkOf(on, registrantId, dayOf(now())))
	return {
		more: found.slice(0, mostShown).map(({ weekday, part, more }) => ({
			say: words.gain(weekday, partWords.find(({ value }) => value === part)?.label ?? '', more),
			href: `/my/availability?add=${partValue(weekday || 7, part)}`,
		})),
	}
}

export default function MoreWorkPage() {
	const { more } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my/availability', label: words.back }}>
			<PageHead title={words.title} lead={words.lead} />
			{more.length === 0 ? (
				<Empty icon="cal">{words.none}</Empty>
			) : (
				<Rows
					rows={more.map(({ say, href }) => ({
						icon: 'clock',
						title: say,
						note: words.add,
						href,
						key: say,
					}))}
				/>
			)}
			<Note>
				<p>{words.budget}</p>
			</Note>
		</Resident>
	)
}
