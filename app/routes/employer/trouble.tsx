// こまったこと: one door for everything that went wrong, and what was told so far.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEmployer } from '~/people/guard.server'
import { ownKinds } from '~/trouble/trouble'
import { Employer } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { troubleWords as words } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { FirstOfAll, PastTroubles, TroubleDoors } from '../trouble-parts'
import { pastOf } from '../trouble-shown.server'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return { past: await inSnapshot((on) => pastOf(on, { employerId })) }
}

export default function Trouble() {
	const { past } = useLoaderData<typeof loader>()
	return (
		<Employer>
			<PageHead title={words.title} lead={words.employerLead} />
			<FirstOfAll />
			<TroubleDoors kinds={ownKinds} path="/employer/trouble" />
			<PastTroubles path="/employer/trouble" past={past} />
		</Employer>
	)
}
