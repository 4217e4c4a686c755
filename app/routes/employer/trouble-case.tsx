// What somebody told, by when it is answered, and the office's answers.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEmployer } from '~/people/guard.server'
import { Employer } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { troubleWords as words } from '~/words/ja/trouble'
import { inSnapshot } from '~db/client'
import { toldOf } from '../told'
import { OwnCase } from '../trouble-parts'
import { ownCase } from '../trouble-shown.server'

export const meta = titled<{ found: { title: string } }>(({ found }) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return {
		found: await inSnapshot((on) => ownCase(on, { employerId }, params.troubleId ?? '')),
		told: toldOf(request, { told: words.own.told, called: words.own.toldAccident }),
	}
}

export default function TroubleCase() {
	const { found, told } = useLoaderData<typeof loader>()
	return (
		<Employer>
			<PageHead title={found.title} />
			{told && <Told>{told}</Told>}
			<OwnCase found={found} called={told === words.own.toldAccident} />
		</Employer>
	)
}
