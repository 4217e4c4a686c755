// Step 1 of the journey: an employer asks in plain words.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { textsToAgree } from '~/council/agreement.server'
import { contractRules } from '~/council/contract-mode'
import { contractModeOn } from '~/council/setting.server'
import { requireEmployer } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextArea, TextField, Tick, YenField } from '~/ui/field'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { conversationWords } from '~/words/ja/conversation'
import { employerWords } from '~/words/ja/employer'
import { optionalDay, optionalText, optionalWhole, text, tick } from '~/words/ja/fields'
import { openRequest } from '~/work/request.server'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

const words = employerWords.request

export const meta = titled(words.newTitle)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const today = dayOf(now())
	const open = await inSnapshot(async (on) =>
		textsToAgree(on, { employerId }, contractRules[await contractModeOn(on, today)].employerAgrees, today),
	)
	// Nobody writes a whole request only to learn that something comes before it.
	if (open.length > 0) throw redirect('/employer/agreements')
	return null
}

const schema = z.object({
	what: text(words.what, 500),
	place: text(words.place, 200),
	fromDay: optionalDay(words.fromDay),
	byDay: optionalDay(words.byDay),
	howOften: optionalText(words.howOften, 200),
	like: optionalText(words.like, 1000),
	kept: tick(),
	budgetYen: optionalWhole(words.budget, { least: 1, most: 100_000_000, unit: '円' }),
})

// What staff write down for an employer who says it on the telephone.
const askedInWords = ['what', 'place', 'howOften', 'like'] as const

export async function action({ request }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	return send(request, {
		form: 'request-new',
		person: who.accountId,
		schema,
		async act(tx, { kept, ...asked }) {
			if (who.acting && !kept) for (const field of askedInWords) refuseIllnessWords(asked[field], field)
			const { id } = await openRequest(tx, actor, employerId, asked)
			return `/employer/requests/${id}?told=sent`
		},
	})
}

export default function NewRequest() {
	const view = formView(useActionData<typeof action>(), 'request-new')
	return (
		<Employer>
			<DeskHead title={words.newTitle} lead={words.newLead} />
			<ErrorSummary errors={view.errors} />
			<Sheet id="ask" title={words.newTitle}>
				<ActForm idempotencyKey={view.key} className="page-form">
					<TextArea {...view.line('what')} label={words.what} hint={words.whatHint} />
					<TextField {...view.line('place')} label={words.place} hint={words.placeHint} />
					<DateField {...view.dateLine('fromDay')} label={words.fromDay} optional />
					<DateField {...view.dateLine('byDay')} label={words.byDay} optional />
					<TextField {...view.line('howOften')} label={words.howOften} hint={words.howOftenHint} optional />
					<TextArea {...view.line('like')} label={words.like} hint={words.likeHint} optional />
					<YenField {...view.line('budgetYen')} label={words.budget} hint={words.budgetHint} optional />
					{askedInWords.some((field) => view.refusedWords(field)) && (
						<Tick name="kept" label={conversationWords.keep} />
					)}
					<Button big>{words.submit}</Button>
				</ActForm>
			</Sheet>
		</Employer>
	)
}
