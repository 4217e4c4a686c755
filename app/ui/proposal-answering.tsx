// What whoever got a proposal does with it: answer, say what came of it, and agree that everybody may read it.
import { proposalWords as words } from '~/words/ja/proposal'
import { ActForm } from './act-form'
import { formView } from './answered'
import { Button } from './button'
import { ErrorSummary } from './error-summary'
import { PickOne, TextArea } from './field'
import { Fold } from './fold'
import type { ProposalShown } from './proposal-card'

type Answered = Parameters<typeof formView>[0]

const say = words.answerer
const answers = ['taken', 'partly', 'declined'] as const

/** `action` is the page's own address with the proposal in it; each proposal is a form of its own, named by `form`. */
export function ProposalAnswering(props: {
	proposal: ProposalShown
	agrees: boolean
	action: string
	form: string
	answered: Answered
}) {
	const { proposal, agrees, action, form, answered } = props
	const view = formView(answered, form)
	const wrong = view.errors.length > 0
	// Several proposals stand on a page; the sentences above lead to the fields of the one that was refused.
	const idOf = (name: string) => (wrong ? undefined : `${name}-${proposal.id}`)
	return (
		<>
			<ErrorSummary errors={view.errors} />
			{!proposal.result && (
				<Fold title={proposal.answer ? say.change : say.answer} open={wrong || !proposal.answer}>
					<ActForm action={action} idempotencyKey={view.key} hidden={{ act: 'answer' }}>
						<PickOne
							{...view.line('answer')}
							id={idOf('answer')}
							label={say.answer}
							choices={answers.map((value) => ({ value, label: words.answers[value] }))}
						/>
						<TextArea {...view.line('words')} id={idOf('words')} label={say.words} rows={4} />
						<Button>{say.send}</Button>
					</ActForm>
				</Fold>
			)}
			{proposal.answer && proposal.answer !== 'declined' && (
				<Fold title={say.result} open={wrong}>
					<ActForm action={action} idempotencyKey={crypto.randomUUID()} hidden={{ act: 'result' }}>
						<TextArea {...view.line('result')} id={idOf('result')} label={say.resultLabel} rows={4} />
						<Button>{say.resultSend}</Button>
					</ActForm>
				</Fold>
			)}
			{proposal.answer && <ShowToAll action={action} agrees={agrees} />}
		</>
	)
}

/** Agreeing that everybody may read it, or no longer agreeing. */
export function ShowToAll({ action, agrees }: { action: string; agrees: boolean }) {
	return (
		<ActForm
			action={action}
			idempotencyKey={crypto.randomUUID()}
			hidden={{ act: 'show', agrees: agrees ? 'no' : 'yes' }}
		>
			{!agrees && <p className="hint">{words.agreeNote}</p>}
			<Button kind="second">{agrees ? words.disagree : words.agree}</Button>
		</ActForm>
	)
}
