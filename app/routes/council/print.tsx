// 印刷できる紙: every paper of the office in one place.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import type { Doing } from '~/people/role'
import { mayDo } from '~/people/role'
import { Council } from '~/ui/frame'
import type { IconName } from '~/ui/icon'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { blankPaperWords } from '~/words/ja/blank-papers'

const words = blankPaperWords.print

type Group = keyof typeof words.groups
const papers: {
	key: keyof typeof words.pages
	group: Group
	href: string
	doing: Doing
	icon: IconName
}[] = [
	{ key: 'bulletin', group: 'boards', href: '/council/bulletin', doing: 'see-work', icon: 'flag' },
	{ key: 'days', group: 'blanks', href: '/council/three-days', doing: 'print-days', icon: 'cal' },
	{
		key: 'interview',
		group: 'blanks',
		href: '/council/print/interview',
		doing: 'register-people',
		icon: 'person',
	},
	{
		key: 'visits',
		group: 'blanks',
		href: '/council/employers',
		doing: 'visit-employer',
		icon: 'pin',
	},
	{
		key: 'completions',
		group: 'blanks',
		href: '/council/print/completions',
		doing: 'see-work',
		icon: 'check',
	},
	{ key: 'cards', group: 'people', href: '/council/people', doing: 'see-people', icon: 'card' },
	{ key: 'sheets', group: 'people', href: '/council/requests', doing: 'see-work', icon: 'doc' },
	{ key: 'terms', group: 'people', href: '/council/tasks', doing: 'see-work', icon: 'doc' },
	{
		key: 'notices',
		group: 'post',
		href: '/council/papers?kind=payment-notice',
		doing: 'see-papers',
		icon: 'yen',
	},
	{ key: 'envelopes', group: 'post', href: '/council/paper-batch', doing: 'post-papers', icon: 'mail' },
]

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	return papers.filter((one) => mayDo(one.doing, who.roles)).map((one) => one.key)
}

export default function Print() {
	const keys = useLoaderData<typeof loader>()
	const groups = (Object.keys(words.groups) as Group[])
		.map((group) => ({ group, shown: papers.filter((one) => one.group === group && keys.includes(one.key)) }))
		.filter(({ shown }) => shown.length > 0)
	return (
		<Council>
			<DeskHead title={words.title} lead={words.lead} />
			{groups.map(({ group, shown }) => (
				<Sheet key={group} id={group} title={words.groups[group]}>
					<Rows
						rows={shown.map(({ key, href, icon }) => ({
							href,
							icon,
							title: words.pages[key].title,
							note: words.pages[key].note,
						}))}
					/>
				</Sheet>
			))}
		</Council>
	)
}
