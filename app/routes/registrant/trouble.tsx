// こまったこと: one door for everything that went wrong, and what was told so far.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRegistrant } from '~/people/guard.server'
import { ownKinds } from '~/trouble/trouble'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { selfWords } from '~/words/ja/registrant-self'
import { troubleWords as words } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { FirstOfAll, PastTroubles, TroubleDoors } from '../trouble-parts'
import { pastOf } from '../trouble-shown.server'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return { past: await inSnapshot((on) => pastOf(on, { registrantId })) }
}

export default function Trouble() {
	const { past } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<PageHead title={words.title} lead={words.lead} />
			<FirstOfAll />
			<TroubleDoors
				kinds={ownKinds}
				path="/my/trouble"
				more={[
					{
						href: '/my/desk?kind=harassment',
						icon: 'care',
						title: words.harassment,
						note: words.harassmentNote,
					},
					{ href: '/my/desk?kind=care', icon: 'care', title: words.care, note: words.careNote },
				]}
			/>
			<PastTroubles path="/my/trouble" past={past} />
		</Resident>
	)
}
