// The interview: what was seen and decided; no health, no copy, no My Number.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireStaff } from '~/people/guard.server'
import { identityPapers, interviewPlaces, noPaperSeen } from '~/people/registrant'
import { interview, registrantOf } from '~/people/registrant.server'
import { alikeTo } from '~/people/registrant-join.server'
import { isYoung } from '~/people/young'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, PickOne, TextArea, Tick } from '~/ui/field'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { councilWords } from '~/words/ja/council'
import { day, optionalDay, optionalText, pick, tick } from '~/words/ja/fields'
import { interviewLetterWords } from '~/words/ja/life'
import { samePersonWords } from '~/words/ja/same-person'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { orNotFound } from '../or-not-found.server'

const words = councilWords.interview
const letter = interviewLetterWords
const results = ['registered', 'declined'] as const

export const meta = titled(words.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'register-people')
	const today = dayOf(now())
	return inSnapshot(async (on) => {
		const person = await orNotFound(registrantOf(on, params.registrantId ?? ''))
		return {
			name: `${person.familyName} ${person.givenName}`,
			today,
			young: isYoung(person.birthDay, today),
			alike: (await alikeTo(on, person)).map((one) => ({
				href: `/council/people/${person.id}/same-person?with=${one.id}`,
				say: samePersonWords.alikeTo(
					`${one.familyName} ${one.givenName} ${one.number ?? samePersonWords.noNumber}`,
				),
			})),
		}
	})
}

const schema = z.object({
	day: day(words.day),
	place: pick(words.place, interviewPlaces),
	identitySeen: pick(words.identity, [...identityPapers, noPaperSeen]),
	result: pick(words.result, results),
	note: optionalText(words.note, 1000),
	noteKept: tick(),
	nextStep: optionalText(letter.nextStep, 300),
	toldWhy: optionalText(letter.toldWhy, 300),
	elsewhere: optionalText(letter.elsewhere, 300),
	guardianPaperDay: optionalDay(words.guardianPaper),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'register-people')
	const id = params.registrantId ?? ''
	return send(request, {
		form: 'interview',
		person: who.accountId,
		schema,
		async act(tx, value) {
			await interview(tx, actor, id, value)
			return `/council/people/${id}?told=${value.result}`
		},
	})
}

export default function Interview() {
	const { name, today, young, alike } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'interview', { day: today })
	const list = (values: readonly string[], labels: Record<string, string>) =>
		values.map((value) => ({ value, label: labels[value] ?? value }))
	return (
		<Council>
			<DeskHead title={words.title} over={name} />
			<ErrorSummary errors={view.errors} />
			{alike.map(({ href, say }) => (
				<Note key={href}>
					<a href={href}>{say}</a>
				</Note>
			))}
			<Sheet id="interview" title={words.title}>
				<ActForm idempotencyKey={view.key} className="page-form">
					<DateField {...view.dateLine('day')} label={words.day} />
					<PickOne
						{...view.line('place')}
						label={words.place}
						columns="two"
						choices={list(interviewPlaces, words.places)}
					/>
					<PickOne
						{...view.line('identitySeen')}
						label={words.identity}
						columns="two"
						choices={list([...identityPapers, noPaperSeen], words.papers)}
					/>
					{young && (
						<DateField
							{...view.dateLine('guardianPaperDay')}
							label={words.guardianPaper}
							hint={words.guardianPaperHint}
							optional
						/>
					)}
					<PickOne {...view.line('result')} label={words.result} choices={list(results, words.results)} />
					<TextArea {...view.line('note')} label={words.note} hint={words.noteHint} optional />
					{view.error('note') && <Tick name="noteKept" label={words.keepNote} />}
					<TextArea
						{...view.line('nextStep')}
						label={letter.nextStep}
						hint={letter.nextStepHint}
						rows={2}
						optional
					/>
					<TextArea
						{...view.line('toldWhy')}
						label={letter.toldWhy}
						hint={letter.toldWhyHint}
						rows={2}
						optional
					/>
					<TextArea
						{...view.line('elsewhere')}
						label={letter.elsewhere}
						hint={letter.elsewhereHint}
						rows={2}
						optional
					/>
					<Button big>{words.submit}</Button>
				</ActForm>
			</Sheet>
		</Council>
	)
}
