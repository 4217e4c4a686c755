// 緊急連絡先 as the person enters it: whom the office calls when something happened at work.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { emergencyOf, setEmergency } from '~/people/emergency.server'
import { requireRegistrant } from '~/people/guard.server'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { emergencyWords as words } from '~/words/ja/life'
import { selfWords } from '~/words/ja/registrant-self'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { EmergencyForm, emergencyShape } from '../emergency-form'
import { toldOf, withTold } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const known = await inSnapshot((on) => emergencyOf(on, registrantId))
	return {
		told: toldOf(request, words.told),
		known: known ? { name: known.name, relation: known.relation, telephone: known.telephone } : null,
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'emergency',
		person: who.accountId,
		schema: emergencyShape,
		async act(tx, value) {
			await setEmergency(tx, actor, registrantId, value)
			return withTold('/my/emergency', 'saved')
		},
	})
}

export default function MyEmergency() {
	const { told, known } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'emergency', known ?? {})
	return (
		<Resident back={{ href: '/my/profile', label: selfWords.profile.title }}>
			<PageHead title={words.title} lead={words.mine.lead} />
			{told && <Told>{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<Section id="emergency" title={known ? words.title : words.mine.none}>
				<EmergencyForm view={view} />
				<p className="hint">{words.mine.note}</p>
			</Section>
		</Resident>
	)
}
