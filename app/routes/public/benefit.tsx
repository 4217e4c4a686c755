// One benefit: what may change, whom to ask, the day it was last checked.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { benefitPages } from '~/council/benefit.server'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { benefitWords as words } from '~/words/ja/benefits'
import { sayDayAndYear } from '~/words/ja/dates'
import { inSnapshot } from '~db/client'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ params }: LoaderFunctionArgs) {
	const pages = await inSnapshot(benefitPages)
	const page = pages.find(({ benefit }) => benefit === params.benefit)
	if (!page) throw data({ name: 'not-here' }, { status: 404 })
	return {
		title: words.names[page.benefit],
		changes: page.changes,
		ask: page.ask,
		checked: page.checkedDay === null ? null : words.checked(sayDayAndYear(page.checkedDay)),
	}
}

export default function BenefitShown() {
	const { title, changes, ask, checked } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/benefits', label: words.back }}>
			<PageHead title={title} lead={words.general} />
			{checked === null && <Told kind="wait">{words.unchecked}</Told>}
			<Section id="changes" title={words.changes}>
				<p className="lines-kept">{changes}</p>
			</Section>
			<Section id="ask" title={words.ask}>
				<p className="lines-kept">
					<b>{ask}</b>
				</p>
			</Section>
			<Section id="paper" title={words.paper}>
				<p>{words.paperNote}</p>
			</Section>
			{checked !== null && <p className="hint">{checked}</p>}
			<Note>
				<p>{words.nothing}</p>
			</Note>
		</Resident>
	)
}
