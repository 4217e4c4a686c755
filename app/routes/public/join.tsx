// Joining: one form; the office calls afterwards.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { seal, unseal } from '~/base/seal'
import { areasToChoose, checkArea } from '~/council/area.server'
import { visitor } from '~/events/event'
import { countAttempt, refuseTooMany } from '~/people/attempt.server'
import { consentKinds, waysToHear } from '~/people/registrant'
import { applyAgain, applyToJoin } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextField, Tick } from '~/ui/field'
import { Resident, useRoot } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { day, kana, mustTick, optionalText, personName, pick } from '~/words/ja/fields'
import { publicWords } from '~/words/ja/public'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { ContactFields, contactShape } from '../contact-fields'
import { send } from '../door.server'
import { networkOf } from '../network.server'

const words = publicWords.join

export const meta = titled(words.title)

export async function loader(_: LoaderFunctionArgs) {
	return { areas: await areasToChoose(db()) }
}

const consentFields = {
	'consent-purpose': mustTick(words.consentList.purpose.must),
	'consent-tell-employer': mustTick(words.consentList['tell-employer'].must),
	'consent-commission': mustTick(words.consentList.commission.must),
}

const schema = z
	.object({
		familyName: personName(words.familyName),
		givenName: personName(words.givenName),
		familyKana: kana(words.familyKana),
		givenKana: kana(words.givenKana),
		callName: personName(words.callName),
		birthDay: day(words.birthDay, words.birthDayExample),
		...contactShape,
		hearsBy: pick(words.hearsBy, waysToHear),
		likesCallsAt: optionalText(words.likesCallsAt, 100),
		...consentFields,
	})
	.refine((form) => form.hearsBy !== 'mail' || form.email !== null, {
		path: ['email'],
		error: words.mailNeeded,
	})

// Which application this browser sent, known to it alone and for a day: long enough for the back key.
const applicationCookie = (id: string) =>
	`joined=${seal('join', id, 'own')}; Path=/join; Max-Age=86400; HttpOnly; SameSite=Lax${environment().BASE_URL.startsWith('https:') ? '; Secure' : ''}`

const ownApplication = (request: Request) =>
	unseal('join', /(?:^|;\s*)joined=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '', 'own')

export async function action({ request }: ActionFunctionArgs) {
	const network = networkOf(request)
	let cookie: string | undefined
	return send(request, {
		form: 'join',
		person: `network ${network}`,
		schema,
		async prepare() {
			await refuseTooMany(db(), now(), 'form', network)
		},
		async act(tx, value) {
			const {
				'consent-purpose': _purpose,
				'consent-tell-employer': _tell,
				'consent-commission': _commission,
				...form
			} = value
			if (form.birthDay > dayOf(tx.at)) throw refused('day-to-come', undefined, 'birthDay')
			await checkArea(tx, form.areaId)
			await countAttempt(tx, 'form', network)
			const before = await applyAgain(tx, visitor, form, ownApplication(request))
			const id = before?.id ?? (await applyToJoin(tx, visitor, form))
			if (!before) cookie = applicationCookie(id)
			return `/join/sent?of=${seal('join', id, 'sent')}${before && !before.corrected ? '&first=1' : ''}`
		},
		headers: () => (cookie ? { 'set-cookie': cookie } : undefined),
	})
}

export default function Join() {
	const { areas } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const view = formView(useActionData<typeof action>(), 'join', { hearsBy: 'telephone' })
	return (
		<Resident back={{ href: '/how-to-join', label: publicWords.backJoin }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={words.title} lead={words.lead} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<Section id="name" title={words.name}>
					<div className="page-form">
						<TextField {...view.line('familyName')} label={words.familyName} autoComplete="family-name" />
						<TextField {...view.line('givenName')} label={words.givenName} autoComplete="given-name" />
						<TextField {...view.line('familyKana')} label={words.familyKana} hint={words.kanaHint} />
						<TextField {...view.line('givenKana')} label={words.givenKana} />
						<TextField {...view.line('callName')} label={words.callName} hint={words.callNameHint} />
						<DateField
							{...view.dateLine('birthDay')}
							label={words.birthDay}
							hint={words.birthDayHint(office.leastAge)}
							birth
						/>
					</div>
				</Section>
				<Section id="contact" title={words.contact}>
					<div className="page-form">
						<ContactFields view={view} areas={areas} />
						<PickOne
							{...view.line('hearsBy')}
							label={words.hearsBy}
							choices={waysToHear.map((value) => ({ value, ...words.hearsByChoices[value] }))}
						/>
						<TextField
							{...view.line('likesCallsAt')}
							label={words.likesCallsAt}
							hint={words.likesCallsAtHint}
							optional
						/>
					</div>
				</Section>
				<Section id="consents" title={words.consents}>
					<div className="page-form">
						{consentKinds.map((kind) => (
							<Tick
								key={kind}
								name={`consent-${kind}`}
								label={words.consentList[kind].label}
								defaultChecked={view.value(`consent-${kind}`) === 'on'}
								error={view.error(`consent-${kind}`)}
							/>
						))}
						<p>
							<a href="/privacy">{words.privacy}</a>
						</p>
					</div>
				</Section>
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}
