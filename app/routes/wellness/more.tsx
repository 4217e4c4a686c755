// What coordinators need less often.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Coordinator } from '~/ui/frame'
import type { IconName } from '~/ui/icon'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { roomMoreWords as words } from '~/words/ja/room-more'
import { requireReader } from './coordinator.server'

const icons: Record<keyof typeof words.pages, IconName> = {
	callers: 'phone',
	canned: 'pen',
	manual: 'book',
	cards: 'card',
	hotlines: 'phone',
	'noticed-words': 'eye',
	statistics: 'doc',
	proposals: 'chat',
	standing: 'card',
	supervision: 'people',
	people: 'person',
}
const headsOnly = ['supervision', 'people']

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	return (await requireReader(request)).reader.head
}

export default function RoomMore() {
	const head = useLoaderData<typeof loader>()
	const keys = (Object.keys(icons) as (keyof typeof icons)[]).filter(
		(key) => head || !headsOnly.includes(key),
	)
	return (
		<Coordinator>
			<DeskHead title={words.title} />
			<Sheet id="pages" title={words.title}>
				<Rows
					rows={keys.map((key) => ({
						href: `/coordinator/${key}`,
						icon: icons[key],
						title: words.pages[key][0],
						note: words.pages[key][1],
					}))}
				/>
			</Sheet>
		</Coordinator>
	)
}
