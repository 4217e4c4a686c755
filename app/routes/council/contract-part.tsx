// The contract check on the splitting page: five questions, each finding with a better wording or a 決裁者's reason, and pay.
import type { ReactNode } from 'react'
import { ActForm } from '~/ui/act-form'
import type { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { KeyValues } from '~/ui/facts'
import { SelectField, TextArea } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Icon } from '~/ui/icon'
import { Sheet } from '~/ui/section'
import { ToldIn } from '~/ui/told-in'
import { contractQuestions } from '~/words/ja/contract-rules'
import { sheetWords } from '~/words/ja/sheet'
import type { ContractAnswers, FindingLevel } from '~/work/contract-check'
import { leftIn } from '~/work/contract-check'

const words = sheetWords.contract

/** A finding as the page shows it. */
export type FindingShown = {
	about: string
	level: FindingLevel
	/** Where it stands, when it is about a sentence of a task. */
	where: string
	taskId: string | null
	sentence: string
	marks: readonly { from: number; to: number }[]
	why: string
	better: string | null
	settled: boolean
	override: {
		id: string
		reason: string
		said: string
		mine: boolean
	} | null
	/** Why it was not let pass the last time, where it was asked for and nobody asks now. */
	refusal: { said: string; reason: string } | null
}

type View = ReturnType<typeof formView>

/** A sentence with the words that are asked about marked. */
function Marked({ sentence, marks }: Pick<FindingShown, 'sentence' | 'marks'>) {
	const parts: ReactNode[] = []
	let at = 0
	for (const { from, to } of marks) {
		if (from < at) continue
		parts.push(sentence.slice(at, from), <mark key={from}>{sentence.slice(from, to)}</mark>)
		at = to
	}
	parts.push(sentence.slice(at))
	return <>「{parts}」</>
}

function Questions({ answers, may }: { answers: ContractAnswers; may: boolean }) {
	if (!may)
		return (
			<KeyValues
				pairs={contractQuestions.map(({ code, ask }) => ({
					label: ask,
					answer: answers[code] ? words[answers[code]] : words.notAsked,
				}))}
			/>
		)
	return (
		<ActForm
			idempotencyKey={crypto.randomUUID()}
			hidden={{ intent: 'answer-contract' }}
			className="page-form"
		>
			<p>{words.questionsSay}</p>
			{contractQuestions.map(({ code, ask }) => (
				<fieldset className="q" key={code}>
					<legend>{ask}</legend>
					<div className="pick pick-2">
						{(['no', 'yes'] as const).map((value) => (
							<label key={value}>
								<input
									type="radio"
									name={code}
									value={value}
									id={value === 'no' ? `contract-${code}` : undefined}
									defaultChecked={answers[code] === value}
								/>
								<span>{words[value]}</span>
							</label>
						))}
					</div>
				</fieldset>
			))}
			<Button kind="second">{words.save}</Button>
		</ActForm>
	)
}

function Settle({
	finding,
	view,
	mayAsk,
	mayApprove,
}: {
	finding: FindingShown
	view: View
	mayAsk: boolean
	mayApprove: boolean
}) {
	const { override, about, level } = finding
	const typed = view.value('intent') === 'ask-override' && view.value('about') === about
	if (level === 'never') return null
	const onlyWords = level === 'words'
	if (override) {
		return (
			<>
				{onlyWords && <p>{words.onlyWords}</p>}
				<p>
					<b>{override.said}</b> {override.reason}
				</p>
				<div className="btns-row">
					{mayApprove && !override.mine && !onlyWords && (
						<ActForm
							idempotencyKey={crypto.randomUUID()}
							hidden={{ intent: 'approve-override', overrideId: override.id }}
						>
							<Button kind="second" icon="check">
								{words.approve}
							</Button>
						</ActForm>
					)}
					{override.mine && mayAsk && (
						<ActForm
							idempotencyKey={crypto.randomUUID()}
							hidden={{ intent: 'drop-override', overrideId: override.id }}
						>
							<Button kind="plain">{words.drop}</Button>
						</ActForm>
					)}
					{!override.mine && mayApprove && <Refuse overrideId={override.id} view={view} />}
				</div>
			</>
		)
	}
	if (onlyWords) return <p>{words.onlyWords}</p>
	if (!mayAsk) return null
	return (
		<Fold title={words.askOverride} open={typed}>
			<ActForm
				idempotencyKey={typed ? view.key : crypto.randomUUID()}
				hidden={{ intent: 'ask-override', about }}
				className="page-form"
			>
				<TextArea
					name="reason"
					id={typed ? undefined : `reason-${about}`}
					label={words.reason}
					rows={2}
					defaultValue={typed ? view.value('reason') : undefined}
					error={typed ? view.error('reason') : undefined}
				/>
				<Button kind="second">{words.askOverride}</Button>
			</ActForm>
		</Fold>
	)
}

/** A point that a second person let pass: nothing is to be done about it any more, and what it was stays to be read. */
function Settled({ finding, id }: { finding: FindingShown; id: string }) {
	return (
		<div className="note-soft word-check" id={id}>
			<p>
				<Icon name="check" /> <b>{words.settled}</b> {finding.where}{' '}
				<Marked sentence={finding.sentence} marks={[]} />
			</p>
			{finding.override && (
				<p>
					{finding.override.said} {finding.override.reason}
				</p>
			)}
			<Fold title={words.settledPoint}>
				<p>
					{words.levels[finding.level]}。{finding.why}
				</p>
			</Fold>
		</div>
	)
}

/** The approver's no, with one of the usual reasons or words of their own. */
function Refuse({ overrideId, view }: { overrideId: string; view: View }) {
	const typed = view.value('intent') === 'refuse-override' && view.value('overrideId') === overrideId
	return (
		<Fold title={words.refuse} open={typed}>
			<ActForm
				idempotencyKey={typed ? view.key : crypto.randomUUID()}
				hidden={{ intent: 'refuse-override', overrideId }}
				className="page-form"
			>
				<p>{words.refusalSay}</p>
				<SelectField
					name="why"
					id={`why-${overrideId}`}
					label={words.refusalWhy}
					choices={Object.entries(words.refusals).map(([value, label]) => ({ value, label }))}
					defaultValue={typed ? view.value('why') : undefined}
					optional
				/>
				<TextArea
					name="refusal"
					id={typed ? undefined : `refusal-${overrideId}`}
					label={words.refusal}
					rows={2}
					defaultValue={typed ? view.value('refusal') : undefined}
					error={typed ? view.error('refusal') : undefined}
					optional
				/>
				<Button kind="second">{words.refuse}</Button>
			</ActForm>
		</Fold>
	)
}

/** What the reader asked for and was not let pass, until they have read why: it stands whether or not drafts are left. */
export function NotPassed({ unread }: { unread: readonly { id: string; reason: string }[] }) {
	if (unread.length === 0) return null
	return (
		<Sheet id="not-passed" title={words.refusedTitle}>
			{unread.map(({ id, reason }) => (
				<div className="note-soft" key={id}>
					<p>
						<b>{words.refusedMine}</b> {reason}
					</p>
					<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'read-refusal', refusalId: id }}>
						<Button kind="second">{words.refusalRead}</Button>
					</ActForm>
				</div>
			))}
		</Sheet>
	)
}

/** What is left of the check, at the head of the page: a link to each. */
export function ContractLeft({ findings, unasked }: { findings: readonly FindingShown[]; unasked: number }) {
	const left = findings.flatMap((finding, n) => (finding.settled ? [] : [{ finding, n }]))
	const many = leftIn({ findings, unasked })
	if (many === 0) return null
	return (
		<Sheet id="left" title={words.left(many)}>
			<ul>
				{left.map(({ finding, n }) => (
					<li key={`${finding.about} ${finding.sentence}`}>
						<a href={`#finding-${n + 1}`}>
							{words.levels[finding.level]} {finding.where} 「{finding.sentence}」
						</a>
					</li>
				))}
				{unasked > 0 && (
					<li>
						<a href="#contract">{words.leftUnasked(unasked)}</a>
					</li>
				)}
			</ul>
		</Sheet>
	)
}

/** The whole check; `pay` are its sentences about pay. */
export function ContractPart(props: {
	requestId: string
	answers: ContractAnswers
	sound: number
	unasked: number
	findings: readonly FindingShown[]
	pay: readonly string[]
	/** The days the two lists were read. */
	readOn: { words: string; laws: string }
	view: View
	told?: string | null
	mayCut: boolean
	mayApprove: boolean
}) {
	const { requestId, answers, sound, unasked, findings, pay, readOn, view, told, mayCut, mayApprove } = props
	return (
		<Sheet id="contract" title={words.title} note={words.readOn(readOn.words, readOn.laws)}>
			{told && <ToldIn part="contract">{told}</ToldIn>}
			<p>{words.lead}</p>
			{findings.map((finding, n) => {
				const [key, id] = [`${finding.about} ${finding.sentence}`, `finding-${n + 1}`]
				return finding.settled ? (
					<Settled key={key} id={id} finding={finding} />
				) : (
					<div className="note-soft word-check" id={id} key={key}>
						<p>
							<b>{words.levels[finding.level]}</b> {finding.where}{' '}
							<Marked sentence={finding.sentence} marks={finding.marks} />
						</p>
						<p>{finding.why}</p>
						{finding.better && (
							<p>
								<b>{words.better}</b> 「{finding.better}」
							</p>
						)}
						{mayCut && finding.taskId && finding.marks.length > 0 && (
							<div className="btns-row">
								{finding.better && (
									<ActForm
										idempotencyKey={crypto.randomUUID()}
										hidden={{ intent: 'take-wording', about: finding.about }}
									>
										<Button kind="second">{words.take}</Button>
									</ActForm>
								)}
								<a href={`/council/requests/${requestId}/tasks/${finding.taskId}`}>{words.own}</a>
							</div>
						)}
						{finding.level === 'never' && (
							<LinkButton kind="second" icon="doc" href={`/council/requests/${requestId}/referral`}>
								{words.referral}
							</LinkButton>
						)}
						{finding.refusal && (
							<p>
								<b>{finding.refusal.said}</b> {finding.refusal.reason}
							</p>
						)}
						<Settle finding={finding} view={view} mayAsk={mayCut} mayApprove={mayApprove} />
					</div>
				)
			})}
			<ul className="can">
				{findings.length === 0 && (
					<li>
						<Icon name="check" /> {words.none}
					</li>
				)}
				{sound > 0 && (
					<li>
						<Icon name="check" /> {words.sound(sound, contractQuestions.length, unasked)}
					</li>
				)}
				{pay.map((one) => (
					<li key={one}>{one}</li>
				))}
			</ul>
			<Fold title={words.questions} open={unasked > 0}>
				<Questions answers={answers} may={mayCut} />
			</Fold>
		</Sheet>
	)
}
