// What is read out on the telephone before a yes: the same terms as on the site, as one sheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { assignmentForStaff } from '~/assignments/assignment.server'
import { asAgreed, callNameIn } from '~/assignments/terms'
import { dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Terms } from '~/ui/terms'
import { termItemsOf } from '~/ui/terms-body'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { sayDay, saySpan } from '~/words/ja/dates'
import { frameWords } from '~/words/ja/frame'
import { inSnapshot } from '~db/client'

const words = councilWords.calls

export const meta = titled(words.script)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const found = await inSnapshot((on) => assignmentForStaff(on, params.assignmentId ?? ''))
	const terms = found?.terms.at(-1)
	if (!found || !terms) throw data(null, { status: 404 })
	return {
		id: found.assignment.id,
		title: found.task.title,
		who: `${found.person.familyName} ${found.person.givenName}`,
		callName: callNameIn(terms.body, found.person.callName),
		when: `${sayDay(found.slot.day)} ${saySpan(found.slot.startMinute, found.slot.endMinute)}`,
		body: asAgreed(terms.body, terms.answer === 'yes' && terms.answeredAt ? dayOf(terms.answeredAt) : null),
	}
}

export default function Script() {
	const found = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={{ href: '/council/calls', label: words.title }}>
			<h1>{words.script}</h1>
			<p>{frameWords.person(found.who)}</p>
			<p>{words.scriptLead(found.callName)}</p>
			<Terms title={found.title} subject={found.when} items={termItemsOf(found.body)} />
		</PaperPage>
	)
}
