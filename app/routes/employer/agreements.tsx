// What an employer agrees to before the first request: the rules in full, and what they agreed to before.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { agree, agreementsOf, textsToAgree } from '~/council/agreement.server'
import { contractRules } from '~/council/contract-mode'
import { contractModeOn } from '~/council/setting.server'
import { requireEmployer } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { Tick } from '~/ui/field'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreementKindWords, agreementWords } from '~/words/ja/agreements'
import { mustTick } from '~/words/ja/fields'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { agreementsShown, textsShown } from '../agreement-shown'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = agreementWords.employer

export const meta = titled(words.title)

/** What today's way to contract asks of an employer. */
const asked = async (on: Db, at: Date) => contractRules[await contractModeOn(on, dayOf(at))].employerAgrees

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const at = now()
	return inSnapshot(async (on) => {
		const given = await agreementsOf(on, { employerId })
		return {
			told: toldOf(request, { agreed: words.told }),
			open: textsShown(await textsToAgree(on, { employerId }, await asked(on, at), dayOf(at))),
			given: agreementsShown(given),
		}
	})
}

const schema = z.object({ read: mustTick(words.readMust) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	return send(request, {
		form: 'agreements',
		person: who.accountId,
		schema,
		async act(tx) {
			await agree(tx, actor, { employerId }, await asked(tx, tx.at))
			return '/employer/agreements?told=agreed'
		},
	})
}

export default function EmployerAgreements() {
	const { told, open, given } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'agreements')
	const again = open.some((text) => given.some((one) => one.kind === text.kind))
	return (
		<Employer>
			<DeskHead title={words.title} lead={again ? words.again : open.length > 0 ? words.lead : undefined} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			{open.map((text) => (
				<Sheet key={text.id} id={text.kind} title={agreementKindWords[text.kind]} note={text.version}>
					<p className="lines-kept">{text.body}</p>
				</Sheet>
			))}
			{open.length > 0 ? (
				<Sheet id="agree" title={words.submit}>
					<ActForm idempotencyKey={view.key} className="page-form">
						<Tick name="read" label={words.read} error={view.error('read')} />
						<Button big>{words.submit}</Button>
					</ActForm>
				</Sheet>
			) : (
				<Sheet id="open" title={words.submit}>
					<Empty icon="check">{words.nothing}</Empty>
					<LinkButton href="/employer/requests/new">{words.ask}</LinkButton>
				</Sheet>
			)}
			{given.length > 0 && (
				<Sheet id="given" title={words.given}>
					<ul>
						{given.map((one) => (
							<li key={one.id}>{one.say}</li>
						))}
					</ul>
				</Sheet>
			)}
		</Employer>
	)
}
