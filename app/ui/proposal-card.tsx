// A proposal as whoever may read it sees it: to whom, what, why, by when, the answer and what came of it.
import type { ReactNode } from 'react'
import { proposalWords as words } from '~/words/ja/proposal'
import { Chip } from './chip'
import { Fold } from './fold'

/** A proposal in words. */
export type ProposalShown = {
	id: string
	to: string
	what: string
	why: string
	by: string
	state: keyof typeof words.states
	overdue: boolean
	answer: keyof typeof words.answers | null
	answerWords: string
	result: { on: string; words: string } | null
	public: boolean
	agreed: string
	voices: { id: string; of: string; words: string }[]
}

const tones = { waiting: 'wait', taken: 'yes', partly: 'yes', declined: 'plain', done: 'night' } as const

/** `children` are what this reader may do with it; `first` stands right below the page's title, in no part of its own. */
export function ProposalCard(props: { proposal: ProposalShown; first?: boolean; children?: ReactNode }) {
	const { proposal, first = false, children } = props
	const { to, what, why, by, state, overdue, answer, answerWords, result, voices } = proposal
	return (
		<article className="card proposal" id={proposal.id}>
			<p>
				<Chip tone={tones[state]}>{words.states[state]}</Chip>{' '}
				{overdue && <Chip tone="no">{words.overdue}</Chip>} {words.to(to)}・{by}
			</p>
			{first ? <h2>{what}</h2> : <h3>{what}</h3>}
			<p className="lines-kept">
				{words.why}：{why}
			</p>
			{voices.length > 0 && (
				<Fold title={words.voices}>
					<ul>
						{voices.map((voice) => (
							<li key={voice.id}>
								<small>{voice.of}</small>
								<p className="lines-kept">{voice.words}</p>
							</li>
						))}
					</ul>
				</Fold>
			)}
			{answer && (
				<p className="lines-kept">
					<b>{words.answerOf(words.answers[answer])}</b> {answerWords}
				</p>
			)}
			{result && (
				<p className="lines-kept">
					<b>{words.resultOn(result.on)}</b> {result.words}
				</p>
			)}
			{proposal.public ? (
				<p className="hint">{words.public}</p>
			) : (
				proposal.agreed && <p className="hint">{words.agreed(proposal.agreed)}</p>
			)}
			{children}
		</article>
	)
}
