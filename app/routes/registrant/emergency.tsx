// 緊急連絡先 as the person enters it: whom the office calls when something happened at work.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { emergencyOf, setEmergency, setWantsEndCall } from '~/people/emergency.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Tick } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { tick } from '~/words/ja/fields'
import { emergencyWords as words } from '~/words/ja/life'
import { selfWords } from '~/words/ja/registrant-self'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { EmergencyForm, emergencyShape } from '../emergency-form'
import { toldOf, withTold } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const { known, wantsEndCall } = await inSnapshot(async (on) => ({
		known: await emergencyOf(on, registrantId),
		wantsEndCall: (await registrantOf(on, registrantId))?.wantsEndCall ?? false,
	}))
	return {
		wantsEndCall,
		told: toldOf(request, words.told),
		known: known ? { name: known.name, relation: known.relation, telephone: known.telephone } : null,
	}
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (new URL(request.url).searchParams.get('do') === 'end-call')
		return send(request, {
			form: 'end-call',
			person: who.accountId,
			schema: z.object({ wants: tick() }),
			async act(tx, { wants }) {
				await setWantsEndCall(tx, actor, registrantId, wants)
				return withTold('/my/emergency', wants ? 'endCall' : 'noEndCall')
			},
		})
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
	const { told, known, wantsEndCall } = useLoaderData<typeof loader>()
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
			<Section id="end-call" title={words.endCall.title}>
				<ActForm
					action="/my/emergency?do=end-call"
					idempotencyKey={crypto.randomUUID()}
					className="page-form"
				>
					<Tick
						name="wants"
						label={words.endCall.wants}
						hint={words.endCall.note}
						defaultChecked={wantsEndCall}
					/>
					<Button kind="second">{words.endCall.save}</Button>
				</ActForm>
			</Section>
		</Resident>
	)
}
