// お金や手当が変わることがあります: one line a benefit. Nobody is asked which one they have, and nothing of a visit is kept.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { benefitPages } from '~/council/benefit.server'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { benefitWords as words } from '~/words/ja/benefits'
import { publicWords } from '~/words/ja/public'
import { inSnapshot } from '~db/client'

export const meta = titled(words.title)

export async function loader(_: LoaderFunctionArgs) {
	return inSnapshot(benefitPages)
}

export default function Benefits() {
	const pages = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/about', label: publicWords.about.title }}>
			<PageHead title={words.title} lead={words.lead} />
			<Rows
				rows={pages.map(({ benefit, checkedDay }) => ({
					href: `/benefits/${benefit}`,
					icon: 'info' as const,
					title: words.names[benefit],
					note: checkedDay === null ? words.uncheckedShort : undefined,
				}))}
			/>
			<Note>
				{pages.some((one) => one.checkedDay === null) && <p>{words.uncheckedNote}</p>}
				<p>{words.nothing}</p>
			</Note>
		</Resident>
	)
}
