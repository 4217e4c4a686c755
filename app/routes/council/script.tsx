// What is read out on the telephone before a yes: the same terms as on the site, as one sheet, and the answer at its foot.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { assignmentForStaff } from '~/assignments/assignment.server'
import { asAgreed, callNameIn, namesByTerms } from '~/assignments/terms'
import { standingOf } from '~/assignments/terms-change'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { textsToAgree } from '~/council/agreement.server'
import { contractModeOf, contractRules } from '~/council/contract-mode'
import { requireStaff } from '~/people/guard.server'
import { mayDo } from '~/people/role'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, Buttons } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Tick, TimeField } from '~/ui/field'
import { useRoot } from '~/ui/frame'
import { PaperPage } from '~/ui/paper-page'
import { Terms } from '~/ui/terms'
import { termItemsOf } from '~/ui/terms-body'
import { titled } from '~/ui/title'
import { agreementKindWords } from '~/words/ja/agreements'
import { councilWords } from '~/words/ja/council'
import { sayDay, sayInstant, saySpan } from '~/words/ja/dates'
import { optionalClockTime, pick, tick } from '~/words/ja/fields'
import { frameWords } from '~/words/ja/frame'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { textsShown } from '../agreement-shown'
import { send } from '../door.server'
import { paperName } from '../paper-name'
import { answerSpoken, spokenAnswers } from '../spoken.server'

const words = councilWords.calls

export const meta = titled(words.script)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-work')
	const at = now()
	const found = await inSnapshot(async (on) => {
		const one = await assignmentForStaff(on, params.assignmentId ?? '')
		const kinds = contractRules[contractModeOf(standingOf(one?.terms ?? [])?.body.mode)].registrantAgrees
		return (
			one && {
				...one,
				toAgree: await textsToAgree(on, { registrantId: one.person.id }, kinds, dayOf(at)),
			}
		)
	})
	const terms = standingOf(found?.terms ?? [])
	if (!found || !terms) throw data(null, { status: 404 })
	return {
		id: found.assignment.id,
		title: found.task.title,
		who: `${found.person.familyName} ${found.person.givenName}`,
		callName: callNameIn(terms.body, found.person.callName),
		when: `${sayDay(found.slot.day)} ${saySpan(found.slot.startMinute, found.slot.endMinute)}`,
		mayAnswer: mayDo('make-calls', who.roles) && found.assignment.state === 'decided',
		answered:
			terms.answer === 'yes' && terms.answeredAt
				? councilWords.inspection.termsYes(sayInstant(terms.answeredAt, 'staff'), terms.showCallName === true)
				: null,
		paper: paperName(found.task.skill),
		toAgree: textsShown(found.toAgree),
		named: namesByTerms(terms.body),
		body: asAgreed(terms.body, terms.answer === 'yes' && terms.answeredAt ? dayOf(terms.answeredAt) : null),
	}
}

const schema = z.object({
	answer: pick(words.scriptAnswer, spokenAnswers),
	showPaper: tick(),
	agrees: tick(),
	spokenMinute: optionalClockTime(words.scriptHeard),
})

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'make-calls')
	const id = params.assignmentId ?? ''
	return send(request, {
		form: 'script',
		person: who.accountId,
		schema,
		async act(tx, { answer, showPaper, agrees, spokenMinute }) {
			const found = await assignmentForStaff(tx, id)
			if (!found) throw refused('not-found')
			const asks = await answerSpoken(tx, actor, found.person.id, id, answer, {
				showPaper,
				agrees,
				spokenMinute: spokenMinute ?? undefined,
			})
			return `/council/assignments/${id}?told=${answer}${asks ? '#accompany' : ''}`
		},
	})
}

export default function Script() {
	const found = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'script')
	const { office } = useRoot()
	return (
		<PaperPage office={office} kind="long" back={{ href: '/council/calls', label: words.title }}>
			<h1>{words.script}</h1>
			<p>{frameWords.person(found.who)}</p>
			<p>{found.named ? words.scriptLeadNamed : words.scriptLead(found.callName)}</p>
			<ErrorSummary errors={view.errors} />
			<Terms title={found.title} subject={found.when} items={termItemsOf(found.body, true)} />
			{found.toAgree.map((text) => (
				<section key={text.id}>
					<h2>{agreementKindWords[text.kind]}</h2>
					<p className="lines-kept">{text.body}</p>
				</section>
			))}
			{found.answered && <p>{words.scriptAnswered(found.answered)}</p>}
			{found.mayAnswer && (
				<ActForm idempotencyKey={view.key} className="screen-only">
					<h2 id="answer">{words.scriptAnswer}</h2>
					{found.paper && <Tick name="showPaper" label={words.scriptPaper(found.paper)} />}
					{found.toAgree.length > 0 && (
						<Tick name="agrees" label={words.scriptAgrees} error={view.error('agrees')} />
					)}
					<TimeField
						name="spokenMinute"
						label={words.scriptHeard}
						hint={words.scriptHeardHint}
						defaultValue={view.value('spokenMinute')}
						error={view.error('spokenMinute')}
						optional
					/>
					<Buttons row>
						{Object.entries(found.named ? words.answersByTerms : words.answers.terms).map(
							([answer, label]) => (
								<Button key={answer} kind="second" name="answer" value={answer}>
									{label}
								</Button>
							),
						)}
					</Buttons>
				</ActForm>
			)}
		</PaperPage>
	)
}
