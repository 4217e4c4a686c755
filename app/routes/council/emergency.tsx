// Somebody's 緊急連絡先 for staff: opening the page is an act that is kept; it is entered here too.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inTransaction } from '~/events/transaction.server'
import { emergencyOf, openEmergency, setEmergency } from '~/people/emergency.server'
import { requireStaff } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { mayDo } from '~/people/role'
import { formView } from '~/ui/answered'
import { LinkButton } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { councilWords } from '~/words/ja/council'
import { emergencyWords as words } from '~/words/ja/life'
import { send } from '../door.server'
import { EmergencyForm, emergencyShape } from '../emergency-form'
import { orNotFound } from '../or-not-found.server'
import { toldOf, withTold } from '../told'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'open-emergency')
	return inTransaction(async (tx) => {
		const person = await orNotFound(registrantOf(tx, params.registrantId ?? ''))
		const known = await emergencyOf(tx, person.id)
		if (known) await openEmergency(tx, actor, person.id)
		return {
			id: person.id,
			told: toldOf(request, words.told),
			title: words.of(`${person.familyName} ${person.givenName}`),
			known: known ? { name: known.name, relation: known.relation, telephone: known.telephone } : null,
			mayEnter: mayDo('register-people', who.roles),
		}
	})
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'register-people')
	const registrantId = params.registrantId ?? ''
	return send(request, {
		form: 'emergency',
		person: who.accountId,
		schema: emergencyShape,
		async act(tx, value) {
			await orNotFound(registrantOf(tx, registrantId))
			await setEmergency(tx, actor, registrantId, value)
			return withTold(`/council/people/${registrantId}`, 'emergency')
		},
	})
}

export default function Emergency() {
	const { id, told, title, known, mayEnter } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'emergency', known ?? {})
	return (
		<Council>
			<DeskHead title={title} lead={known ? words.opened : undefined} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="contact" title={words.title}>
				{known ? (
					<KeyValues
						pairs={[
							{ label: words.name, answer: known.name },
							{ label: words.relation, answer: known.relation },
							{
								label: words.telephone,
								answer: <a href={`tel:${known.telephone.replace(/\D/g, '')}`}>{known.telephone}</a>,
							},
						]}
					/>
				) : (
					<Empty icon="phone" note={words.noneNote}>
						{words.none}
					</Empty>
				)}
			</Sheet>
			{mayEnter && (
				<Sheet id="enter" title={words.change}>
					<EmergencyForm view={view} />
				</Sheet>
			)}
			<LinkButton kind="second" href={`/council/people/${id}`}>
				{councilWords.record.facts}
			</LinkButton>
		</Council>
	)
}
