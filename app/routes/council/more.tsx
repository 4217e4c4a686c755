// What the office needs less often.
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
import { councilWords } from '~/words/ja/council'

const words = councilWords.more

const pages: { key: keyof typeof words.notes; href: string; doing: Doing; icon: IconName }[] = [
	{ key: 'plan', href: '/council/plan', doing: 'see-work', icon: 'cal' },
	{ key: 'weather', href: '/council/weather', doing: 'see-work', icon: 'sun' },
	{ key: 'messages', href: '/council/messages', doing: 'answer-office', icon: 'chat' },
	{ key: 'proposals', href: '/council/proposals', doing: 'see-desk', icon: 'chat' },
	{ key: 'papers', href: '/council/papers', doing: 'see-papers', icon: 'doc' },
	{ key: 'paper-batch', href: '/council/paper-batch', doing: 'post-papers', icon: 'mail' },
	{ key: 'print', href: '/council/print', doing: 'see-desk', icon: 'doc' },
	{ key: 'bulletin', href: '/council/bulletin', doing: 'see-work', icon: 'doc' },
	{ key: 'three-days', href: '/council/three-days', doing: 'print-days', icon: 'doc' },
	{ key: 'after-outage', href: '/council/after-outage', doing: 'act-for', icon: 'pen' },
	{ key: 'privacy', href: '/council/privacy', doing: 'answer-privacy', icon: 'lock' },
	{ key: 'desk', href: '/council/desk', doing: 'open-considerations', icon: 'care' },
	{ key: 'troubles', href: '/council/troubles', doing: 'see-troubles', icon: 'alert' },
	{ key: 'loans', href: '/council/loans', doing: 'keep-loans', icon: 'book' },
	{ key: 'recent', href: '/council/recent', doing: 'see-desk', icon: 'undo' },
	{ key: 'history', href: '/council/history', doing: 'see-history', icon: 'book' },
	{ key: 'fairness', href: '/council/fairness', doing: 'see-fairness', icon: 'people' },
	{ key: 'outbox', href: '/council/outbox', doing: 'see-outbox', icon: 'mail' },
	{ key: 'settings', href: '/council/settings', doing: 'see-desk', icon: 'pen' },
	{ key: 'agreements', href: '/council/agreements', doing: 'see-desk', icon: 'doc' },
	{ key: 'staff', href: '/council/staff', doing: 'see-staff', icon: 'person' },
	{ key: 'report', href: '/council/report', doing: 'see-desk', icon: 'book' },
	{ key: 'handover', href: '/council/handover', doing: 'see-desk', icon: 'people' },
	{ key: 'areas', href: '/council/areas', doing: 'see-desk', icon: 'pin' },
	{ key: 'closing-days', href: '/council/closing-days', doing: 'see-desk', icon: 'cal' },
	{ key: 'insurances', href: '/council/insurances', doing: 'see-desk', icon: 'doc' },
	{ key: 'benefits', href: '/council/benefits', doing: 'see-desk', icon: 'book' },
	{ key: 'programme-end', href: '/council/programme-end', doing: 'end-programme', icon: 'flag' },
	{ key: 'machine', href: '/council/machine', doing: 'see-machine', icon: 'info' },
]

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-desk')
	return pages.filter((page) => mayDo(page.doing, who.roles)).map((page) => page.key)
}

export default function More() {
	const keys = useLoaderData<typeof loader>()
	return (
		<Council>
			<DeskHead title={words.title} />
			<Sheet id="pages" title={words.title}>
				<Rows
					rows={pages
						.filter((page) => keys.includes(page.key))
						.map((page) => ({
							href: page.href,
							icon: page.icon,
							title: words[page.key],
							note: words.notes[page.key],
						}))}
				/>
			</Sheet>
		</Council>
	)
}
