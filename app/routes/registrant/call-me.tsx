// わからない・電話してほしい: puts the person on the call list, from any page, and comes back to it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { closesNext } from '~/council/closing-day.server'
import { askForCall } from '~/people/contact.server'
import { requireRegistrant } from '~/people/guard.server'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { registrantWords } from '~/words/ja/registrant'
import { ownPath } from '../address'
import { send } from '../door.server'
import { withTold } from '../told'
import { CallMe } from './call-me-button'

export const meta = titled(registrantWords.callMe.button)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireRegistrant(request)
	return null
}

/** The pages that can be returned to: a registrant's own. */
function backTo(typed: string | undefined): string {
	const back = ownPath(typed, '/my').split('?')[0] ?? '/my'
	return /^\/my(\/[a-z-]+(\/[0-9a-f-]{36})?)?$/.test(back) ? back : '/my'
}

const kinds: Record<string, string> = { tasks: 'task', offers: 'offer', assignments: 'assignment' }

/** What the page was about, for whoever calls. */
function subjectOf(back: string): { kind: string; id: string } | undefined {
	const [, page, id] = /^\/my\/([a-z-]+)\/([0-9a-f-]{36})$/.exec(back) ?? []
	const kind = page ? kinds[page] : undefined
	return kind && id ? { kind, id } : undefined
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (request.method !== 'POST') throw data({ name: 'not-here' }, { status: 405 })
	return send(request, {
		form: 'call-me',
		person: who.accountId,
		schema: z.object({ back: z.string().max(200).optional() }),
		async act(tx, value) {
			const back = backTo(value.back)
			await askForCall(tx, actor, registrantId, subjectOf(back), await closesNext(tx, tx.at))
			return withTold(back, 'called')
		},
	})
}

/** Drawn when the form could not be taken, with why; otherwise one is back where one was. */
export default function CallMePage() {
	const view = formView(useActionData<typeof action>(), 'call-me')
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={registrantWords.callMe.button} lead={registrantWords.callMe.note} />
			<CallMe back="/my" />
		</Resident>
	)
}
