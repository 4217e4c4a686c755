// お声がけ: the office asks; two answers of the same size, and a no costs nothing.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerUntil } from '~/assignments/assignment'
import { offerOf } from '~/assignments/offer.server'
import { answerAsked } from '~/assignments/stand-in.server'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { fittingSlots } from '~/matching/candidate.server'
import { requireRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { AskCard } from '~/ui/ask-card'
import { Button, Buttons } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { aroundWords } from '~/words/ja/around'
import { sayInstant } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { sayBeside } from '~/words/ja/fit'
import { registrantWords } from '~/words/ja/registrant'
import { sayReserve } from '~/words/ja/weather'
import { postingOf } from '~/work/posting.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { RainRule } from '../task-body'
import { bandOf, dayAndHours } from '../task-face'
import { toldOf, withTold } from '../told'
import { CallMe } from './call-me-button'

const words = registrantWords.offer

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const at = now()
	const found = await inSnapshot(async (on) => {
		const offer = await offerOf(on, registrantId, params.offerId ?? '')
		if (!offer) return undefined
		const slots = await fittingSlots(on, registrantId, dayOf(at), { taskId: offer.taskId })
		return {
			offer,
			task: await postingOf(on, offer.taskId, dayOf(at)),
			hearsBy: (await registrantOf(on, registrantId))?.hearsBy ?? '',
			beside: slots.find((one) => one.offerId === offer.id)?.beside,
		}
	})
	if (!found) throw data({ name: 'not-here' }, { status: 404 })
	const { offer, task, beside, hearsBy } = found
	const until = answerUntil(offer.answerBy, offer, hearsBy)
	const answer = offer.answer ?? (offer.answerBy < at ? 'lapsed' : null)
	return {
		told: toldOf(request, { called: registrantWords.home.told.called }),
		offer: { ...offer, answer },
		place: task?.placeText ?? '',
		posted: task !== undefined,
		until: until ? words.until(sayInstant(until)) : registrantWords.home.untilTalk,
		beside: beside && answer === null ? sayBeside(beside) : null,
		rain: task?.outdoors ? { weather: task.weather, rain: task.rain } : null,
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	return send(request, {
		form: 'answer',
		person: who.accountId,
		schema: z.object({ answer: pick(words.title, ['yes', 'no']) }),
		async act(tx, { answer }) {
			const { assignmentId, waits } = await answerAsked(tx, actor, registrantId, params.offerId ?? '', answer)
			if (assignmentId) return `/my/assignments/${assignmentId}`
			if (waits) return withTold('/my/work', 'waits')
			return answer === 'yes' ? withTold('/my/work', 'raised') : withTold('/my', 'declined')
		},
	})
}

export default function MyOffer() {
	const { told, offer, place, posted, until, beside, rain } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'answer')
	return (
		<Resident back={{ href: '/my', label: registrantWords.backHome }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told>{told}</Told>}
			<PageHead
				title={offer.why === 'stand-in' ? aroundWords.standIn.title : words.title}
				lead={offer.why === 'stand-in' ? aroundWords.standIn.lead : undefined}
			/>
			{offer.answer && <Told kind="wait">{words.answered[offer.answer]}</Told>}
			<AskCard
				say={words.say(offer.title)}
				when={dayAndHours(offer)}
				reserve={offer.reserveDay ? sayReserve(offer.reserveDay) : undefined}
				band={bandOf(offer)}
				place={place}
				payYen={offer.payYen}
				payFor={offer.payFor}
				until={until}
			>
				{rain && (
					<p>
						<RainRule {...rain} />
					</p>
				)}
				{posted && (
					<p>
						<a href={`/my/tasks/${offer.taskId}`}>{words.see}</a>
					</p>
				)}
				{beside && <p>{beside}</p>}
				{offer.answer === null && (
					<Buttons>
						<ActForm idempotencyKey={view.key} hidden={{ answer: 'yes' }}>
							<Button>{words.yes}</Button>
						</ActForm>
						<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ answer: 'no' }}>
							<Button kind="second">{words.no}</Button>
						</ActForm>
						<p className="hint">{offer.why === 'stand-in' ? aroundWords.standIn.note : words.note}</p>
					</Buttons>
				)}
			</AskCard>
			<CallMe back={`/my/offers/${offer.id}`} />
		</Resident>
	)
}
