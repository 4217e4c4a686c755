// わたしのこと: what the person may change themselves; address, telephone and mail ask for the secret again.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { areasToChoose, checkArea } from '~/council/area.server'
import { settingOn } from '~/council/setting.server'
import { askForConnect, connectAccountOf, offersConnect } from '~/money/connect.server'
import { requireFresh, requireRegistrant } from '~/people/guard.server'
import { illnessWordsIn } from '~/people/illness-words'
import { loansWith } from '~/people/loan.server'
import { askRhythms, waysToHear } from '~/people/registrant'
import type { ProfileForm, Registrant } from '~/people/registrant.server'
import { changeProfile, choosePaidBy, registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import type { Answered } from '~/ui/answered'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { Facts } from '~/ui/facts'
import { FromTo, Group, PickOne, TextArea, TextField, Tick } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { agreementWords } from '~/words/ja/agreements'
import { archiveWords } from '~/words/ja/archive'
import { conversationWords } from '~/words/ja/conversation'
import { sayDay } from '~/words/ja/dates'
import { endingWords } from '~/words/ja/ending'
import { optionalInvoiceNumber, optionalText, optionalTime, personName, pick, tick } from '~/words/ja/fields'
import { emergencyWords } from '~/words/ja/life'
import { loanWords } from '~/words/ja/loans'
import { cashWords } from '~/words/ja/payout'
import { publicWords } from '~/words/ja/public'
import { selfWords } from '~/words/ja/registrant-self'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { ContactFields, contactShape } from '../contact-fields'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

const words = selfWords.profile
const joinWords = publicWords.join

export const meta = titled(words.title)

const partOf = (request: Request) => new URL(request.url).searchParams.get('part')
const aboutContact = (request: Request) => partOf(request) === 'contact'

async function profileOf(on: Db, registrantId: string): Promise<Registrant & { number: string | null }> {
	const found = await registrantOf(on, registrantId)
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	return found
}

/** The ways this person may choose between: cash where it is offered, the processor once their account there is ready. */
async function waysToPay(on: Db, { id, paidBy }: Registrant): Promise<Registrant['paidBy'][]> {
	const ready = (await offersConnect(on)) && (await connectAccountOf(on, id))?.state === 'ready'
	return [
		'bank',
		...((await settingOn(on, 'cash-payout', dayOf(now()))) === 'on' ? (['cash'] as const) : []),
		...(ready || paidBy === 'connect' ? (['connect'] as const) : []),
	]
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	const contact = aboutContact(request)
	if (contact) await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const person = await profileOf(on, registrantId)
		const areas = await areasToChoose(on, person.areaId)
		return {
			told: toldOf(request, { ...words.told, 'paid-by': cashWords.wish.told }),
			waysToPay: await waysToPay(on, person),
			contact,
			areas,
			lent: (await loansWith(on, registrantId, dayOf(now()))).map((one) => ({
				id: one.id,
				say: loanWords.mine.due(loanWords.say(one.kind, one.what), one.dueOn ? sayDay(one.dueOn) : null),
			})),
			areaName: areas.find((area) => area.id === person.areaId)?.name ?? '',
			person: {
				number: person.number,
				name: `${person.familyName} ${person.givenName}`,
				callName: person.callName,
				areaId: person.areaId,
				postalCode: person.postalCode,
				address: person.address,
				telephone: person.telephone,
				email: person.email,
				hearsBy: person.hearsBy,
				likesCallsAt: person.likesCallsAt,
				askAtMost: person.askAtMost,
				askFromMinute: person.askFromMinute ?? '',
				askUntilMinute: person.askUntilMinute ?? '',
				wouldLikeYou: person.wouldLikeYou,
				wouldLikeYouReaders: person.wouldLikeYouReaders,
				invoiceNumber: person.invoiceNumber ?? '',
				paidBy: person.paidBy,
			},
		}
	})
}

const wishes = z.object({
	callName: personName(words.callName),
	hearsBy: pick(words.hearsBy, waysToHear),
	likesCallsAt: optionalText(words.likesCallsAt, 100),
	askAtMost: pick(words.askAtMost, askRhythms),
	askFromMinute: optionalTime(words.askHours),
	askUntilMinute: optionalTime(words.askHours),
	wouldLikeYou: optionalText(words.wouldLikeYou, 400),
	wouldLikeYouReaders: pick(words.readers, ['office', 'beside']),
	invoiceNumber: optionalInvoiceNumber(words.invoiceNumber),
	keep: tick(),
})

const asForm = (person: Registrant): ProfileForm => ({
	callName: person.callName,
	areaId: person.areaId,
	postalCode: person.postalCode,
	address: person.address,
	telephone: person.telephone,
	email: person.email,
	hearsBy: person.hearsBy,
	likesCallsAt: person.likesCallsAt,
	wouldLikeYou: person.wouldLikeYou,
	wouldLikeYouReaders: person.wouldLikeYouReaders,
	askAtMost: person.askAtMost,
	askFromMinute: person.askFromMinute,
	askUntilMinute: person.askUntilMinute,
	invoiceNumber: person.invoiceNumber,
})

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	if (aboutContact(request)) {
		await requireFresh(request, who)
		return send(request, {
			form: 'contact',
			person: who.accountId,
			schema: z.object(contactShape),
			async act(tx, value) {
				const person = await profileOf(tx, registrantId)
				await checkArea(tx, value.areaId, person.areaId)
				if (person.hearsBy === 'mail' && value.email === null)
					throw refused('mail-needed', undefined, 'email')
				await changeProfile(tx, actor, registrantId, { ...asForm(person), ...value }, true)
				return withTold('/my/profile', 'contact')
			},
		})
	}
	if (partOf(request) === 'paid-by')
		return send(request, {
			form: 'paid-by',
			person: who.accountId,
			schema: z.object({ paidBy: pick(cashWords.wish.label, ['bank', 'cash', 'connect']) }),
			async act(tx, { paidBy }) {
				if (paidBy === 'connect') await askForConnect(tx, actor, registrantId)
				else await choosePaidBy(tx, actor, registrantId, paidBy)
				return withTold('/my/profile', 'paid-by')
			},
		})
	return send(request, {
		form: 'wishes',
		person: who.accountId,
		schema: wishes,
		async act(tx, { keep, ...value }) {
			const person = await profileOf(tx, registrantId)
			if (value.hearsBy === 'mail' && person.email === null)
				throw refused('mail-missing', undefined, 'hearsBy')
			await changeProfile(tx, actor, registrantId, { ...asForm(person), ...value }, keep)
			return withTold('/my/profile', 'saved')
		},
	})
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>

export default function Profile() {
	const found = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	return found.contact ? (
		<ContactPage {...found} answered={answered} />
	) : (
		<WishesPage {...found} answered={answered} />
	)
}

const minuteOf = (typed: string | undefined) =>
	typed !== undefined && /^\d{1,4}$/.test(typed) ? Number(typed) : undefined

/** How the pay comes, where the council offers more than one way. */
function PaidBy({
	person,
	waysToPay,
	answered,
}: Pick<Found, 'person' | 'waysToPay'> & { answered: Answered | undefined }) {
	const view = formView(answered, 'paid-by', { paidBy: person.paidBy })
	return (
		<Section id="paid-by" title={cashWords.wish.label}>
			<ActForm action="/my/profile?part=paid-by" idempotencyKey={view.key} className="page-form">
				<PickOne
					{...view.line('paidBy')}
					label={cashWords.wish.label}
					hint={waysToPay.includes('cash') ? cashWords.wish.hint : undefined}
					choices={waysToPay.map((value) => ({ value, ...cashWords.wish.choices[value] }))}
				/>
				<Button kind="second">{cashWords.wish.save}</Button>
			</ActForm>
		</Section>
	)
}

function WishesPage({
	told,
	person,
	lent,
	areaName,
	waysToPay,
	answered,
}: Found & { answered: Answered | undefined }) {
	const view = formView(answered, 'wishes', person)
	const illness = illnessWordsIn(view.value('wouldLikeYou') ?? '').length > 0
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			<Facts
				facts={[
					{ icon: 'person', label: words.name, answer: person.name },
					{ icon: 'card', label: words.number, answer: person.number ?? words.none },
				]}
			/>
			<p className="hint">{words.nameNote}</p>
			<Section id="contact" title={words.contact}>
				<Facts
					facts={[
						{
							icon: 'pin',
							label: joinWords.address,
							answer: (
								<>
									{person.postalCode} {areaName}
									<br />
									{person.address}
								</>
							),
						},
						{ icon: 'phone', label: joinWords.telephone, answer: person.telephone },
						{ icon: 'mail', label: joinWords.email, answer: person.email ?? words.none },
					]}
				/>
				<p className="hint">{words.contactNote}</p>
				<LinkButton href="/my/profile?part=contact" kind="second" icon="pen">
					{words.changeContact}
				</LinkButton>
			</Section>
			{lent.length > 0 && (
				<Section id="lent" title={loanWords.mine.title}>
					<ul>
						{lent.map((one) => (
							<li key={one.id}>{one.say}</li>
						))}
					</ul>
					<p className="hint">{loanWords.mine.note}</p>
				</Section>
			)}
			{waysToPay.length > 1 && <PaidBy person={person} waysToPay={waysToPay} answered={answered} />}
			<ActForm idempotencyKey={view.key} className="page-form">
				<Section id="wishes" title={words.wishes}>
					<div className="page-form">
						<TextField {...view.line('callName')} label={words.callName} hint={words.callNameHint} />
						<PickOne
							{...view.line('hearsBy')}
							label={words.hearsBy}
							choices={waysToHear.map((value) => ({ value, ...joinWords.hearsByChoices[value] }))}
						/>
						<TextField
							{...view.line('likesCallsAt')}
							label={words.likesCallsAt}
							hint={words.likesCallsAtHint}
							optional
						/>
						<PickOne
							{...view.line('askAtMost')}
							label={words.askAtMost}
							hint={words.askAtMostHint}
							choices={askRhythms.map((value) => ({ value, ...words.askChoices[value] }))}
						/>
						<Group
							id="askFromMinute"
							label={words.askHours}
							hint={words.askHoursHint}
							error={view.error('askFromMinute') ?? view.error('askUntilMinute')}
							optional
						>
							<FromTo
								from={{ name: 'askFromMinute', defaultValue: minuteOf(view.value('askFromMinute')) }}
								to={{ name: 'askUntilMinute', defaultValue: minuteOf(view.value('askUntilMinute')) }}
								invalid={view.error('askFromMinute') !== undefined}
							/>
						</Group>
						<TextArea
							{...view.line('wouldLikeYou')}
							label={words.wouldLikeYou}
							hint={words.wouldLikeYouHint}
							optional
						/>
						{illness && <Tick name="keep" label={words.keep} defaultChecked={view.value('keep') === 'on'} />}
						<PickOne
							{...view.line('wouldLikeYouReaders')}
							label={words.readers}
							choices={(['office', 'beside'] as const).map((value) => ({
								value,
								...words.readersChoices[value],
							}))}
						/>
					</div>
				</Section>
				<Section id="invoice" title={words.invoiceTitle}>
					<TextField
						{...view.line('invoiceNumber')}
						label={words.invoiceNumber}
						hint={words.invoiceNumberHint}
						optional
					/>
				</Section>
				<Rows
					rows={[
						{ href: '/my/rest', icon: 'sun', title: words.rest },
						{ href: '/my/emergency', icon: 'phone', title: emergencyWords.mine.link },
						{ href: '/my/agreements', icon: 'doc', title: agreementWords.registrant.title },
						{ href: '/my/papers', icon: 'doc', title: archiveWords.own.link },
						{ href: '/my/ending', icon: 'doc', title: endingWords.mine.title },
						{ href: '/my/messages?about=leaving', icon: 'exit', title: conversationWords.leaving.title },
					]}
				/>
				<Dock>
					<Button>{words.submit}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}

function ContactPage({ person, areas, answered }: Found & { answered: Answered | undefined }) {
	const view = formView(answered, 'contact', { ...person, email: person.email ?? '' })
	return (
		<Resident back={{ href: '/my/profile', label: words.toProfile }}>
			<ErrorSummary errors={view.errors} />
			<PageHead title={words.contactTitle} lead={words.contactLead} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<ContactFields view={view} areas={areas} />
				<Dock>
					<Button>{words.submitContact}</Button>
				</Dock>
			</ActForm>
		</Resident>
	)
}
